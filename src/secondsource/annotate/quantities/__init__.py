"""Quantities of a report: numbers with their units, bounds and what they count."""

from secondsource.annotate.quantities.find import find_quantities

__all__ = ["find_quantities"]
