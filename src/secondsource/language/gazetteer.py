"""Names that everybody knows: of places (towns, regions, waters), of bodies (companies, media, teams), surnames."""

from __future__ import annotations

from functools import cache
from importlib import resources

from secondsource.language.naming import fold


@cache
def _listed(table: str) -> frozenset[str]:
    """Return the folded names of a list that ships with the package."""
    lines = (resources.files(__package__) / table).read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line).removeprefix("the ") for line in lines if line and not line.startswith("#"))


def is_known_place(name: str) -> bool:
    """Tell whether a name is that of a well-known place; many of them are also surnames."""
    return fold(name) in _listed("places.txt")


def is_known_body(name: str) -> bool:
    """Tell whether a name is that of a well-known company, medium, agency, team, party or armed group."""
    return fold(name).removeprefix("the ") in _listed("bodies.txt")


def is_known_surname(name: str) -> bool:
    """Tell whether a word is a common surname, or the name by which somebody is known to everybody."""
    return fold(name) in _listed("surnames.txt")
