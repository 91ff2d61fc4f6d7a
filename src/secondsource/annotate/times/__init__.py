"""Time expressions: a grammar after TIMEX3 (TimeML 1.2.1), from words to values, intervals and anchors."""

from secondsource.annotate.times.find import find_times

__all__ = ["find_times"]
