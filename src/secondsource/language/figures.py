"""Numbers and dates in a run of words, with the values they allow ("more than 40", "before May 2018")."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

FigureKind = Literal["count", "percent", "money", "ordinal"]
Reach = Literal["exact", "above", "from", "below", "to", "about", "range"]

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {w: float(n) for n, w in enumerate(_ONES)} | {w: 20.0 + 10 * n for n, w in enumerate(_TENS)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT_SCALES = {"m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3, "tn": 1e12}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_ORDINALS = {
    w: float(n)
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(), 1
    )
}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|m|mn|bn|tn)?$", re.IGNORECASE)
_MONTHS = """january february march april may june july august september october november december""".split()
_MONTH = {m: n for n, m in enumerate(_MONTHS, 1)} | {m[:3]: n for n, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_LOWER_CASE_TOO = frozenset("march may mar".split())  # words of their own in lower case
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = re.compile(r"(1[4-9]\d\d|20\d\d|2100)s?$")
_MONEY = frozenset("$ £ € ¥ us$ a$ c$".split())
_CURRENCY = frozenset("dollar dollars euro euros pound pounds yen usd eur gbp".split())
_PERCENT = frozenset("% percent percentage pct".split())
_PHRASES: dict[Reach, str] = {
    "above": """more than|over|above|exceeding|exceeds|exceeded|beyond|higher than|greater than|larger than|
    surpassing|surpassed|upwards of|in excess of|longer than|older than|better than|passed|topped|past""",
    "from": "at least|no fewer than|no less than|not less than|a minimum of|minimum of",
    "below": """less than|fewer than|under|below|lower than|smaller than|shorter than|younger than|worse than|
    short of""",
    "to": "up to|at most|no more than|not more than|a maximum of|maximum of|as many as|as much as|within",
    "about": """about|around|approximately|roughly|some|an estimated|estimated|circa|nearly|almost|close to|
    approaching|approx""",
}
_REACHES = {tuple(phrase.split()): reach for reach, phrases in _PHRASES.items() for phrase in phrases.split("|")}
_LONGEST_REACH = max(len(words) for words in _REACHES)
_SKIPPED = frozenset("the a an us only just his her its their".split()) | _MONEY
_ABOUT = 0.1
_AFTER_FROM, _AFTER_TO = (
    frozenset("more above over older higher greater".split()),
    frozenset("less fewer below under younger lower".split()),
)
_DATE_REACHES: dict[str, Reach] = {"before": "below", "after": "above", "since": "from", "until": "to", "by": "to"}


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number at the words [start, end) with the values it allows; `context` are the words around, for its matter."""

    start: int
    end: int
    value: float
    low: float
    high: float
    kind: FigureKind
    reach: Reach = "exact"
    low_open: bool = False
    high_open: bool = False

    def allows(self, value: float) -> bool:
        """Tell whether a value is among those allowed."""
        low = self.low < value if self.low_open else self.low <= value
        high = value < self.high if self.high_open else value <= self.high
        return low and high

    def holds(self, other: Figure) -> bool:
        """Tell whether all that the other allows is allowed here."""
        low = self.low < other.low or (self.low == other.low and (not self.low_open or other.low_open))
        high = other.high < self.high or (self.high == other.high and (not self.high_open or other.high_open))
        return low and high

    def excludes(self, other: Figure) -> bool:
        """Tell whether nothing is allowed by both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low > high
        low_open = (self.low_open and self.low == low) or (other.low_open and other.low == low)
        return low_open or (self.high_open and self.high == high) or (other.high_open and other.high == high)


class Day(msgspec.Struct, frozen=True, gc=False):
    """A date at the words [start, end), as far as it is said; `reach` tells "before" (below) from "after" (above)."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    reach: Reach = "exact"

    def meets(self, other: Day) -> bool:
        """Tell whether two dates, both taken as points, agree in all that both say."""
        ours = (self.year, self.month, self.day, self.weekday)
        theirs = (other.year, other.month, other.day, other.weekday)
        return all(a is None or b is None or a == b for a, b in zip(ours, theirs, strict=True))

    def shares(self, other: Day) -> bool:
        """Tell whether there is something that both say."""
        ours = (self.year, self.month, self.day, self.weekday)
        theirs = (other.year, other.month, other.day, other.weekday)
        return any(a is not None and b is not None for a, b in zip(ours, theirs, strict=True))

    def order(self, other: Day) -> int | None:
        """Return -1, 0 or 1 for earlier, the same or later; None where the two say too different things."""
        for a, b in ((self.year, other.year), (self.month, other.month), (self.day, other.day)):
            if a is None and b is None:
                continue
            if a is None or b is None:
                return None if self.year is None or other.year is None else 0
            if a != b:
                return -1 if a < b else 1
        return 0 if self.shares(other) else None


def days(words: Sequence[str]) -> list[Day]:
    """Return the dates in a run of words: years, months with days, weekdays."""
    lowered = [w.lower() for w in words]
    found: list[Day] = []
    at = 0
    while at < len(words):
        day = _day(words, lowered, at)
        if day is None:
            at += 1
        else:
            found.append(day)
            at = day.end
    return found


def _day(words: Sequence[str], lowered: Sequence[str], at: int) -> Day | None:
    reach = _DATE_REACHES.get(lowered[at - 1], "exact") if at else "exact"
    word = lowered[at]
    if word.rstrip("s") in WEEKDAYS:
        return Day(at, at + 1, weekday=WEEKDAYS.index(word.rstrip("s")), reach=reach)
    if _is_month(words, lowered, at):
        day, end = _number_after(lowered, at + 1, 31)
        year, end = _year_after(lowered, end)
        return Day(at, end, year, _MONTH[word], day, reach=reach)
    if at + 1 < len(words) and _is_month(words, lowered, at + 1):
        day, _ = _number_after(lowered, at, 31)
        if day is not None:
            year, end = _year_after(lowered, at + 2)
            return Day(at, end, year, _MONTH[lowered[at + 1]], day, reach=reach)
    if _YEAR.match(word) and _stands_as_year(lowered, at):
        return Day(at, at + 1, int(word[:4]), reach=reach)
    return None


def _is_month(words: Sequence[str], lowered: Sequence[str], at: int) -> bool:
    if lowered[at] not in _MONTH or not words[at][0].isupper():
        return False
    if lowered[at] not in _LOWER_CASE_TOO:
        return True
    beside = (*lowered[max(0, at - 1) : at], *lowered[at + 1 : at + 2])
    return any(w[0].isdigit() or w in {"in", "since", "until", "last", "early", "late", "mid", "of"} for w in beside)


def _number_after(lowered: Sequence[str], at: int, most: int) -> tuple[int | None, int]:
    if at < len(lowered):
        match = re.match(r"(\d{1,2})(?:st|nd|rd|th)?$", lowered[at])
        if match and 1 <= int(match[1]) <= most:
            return int(match[1]), at + 1
    return None, at


def _year_after(lowered: Sequence[str], at: int) -> tuple[int | None, int]:
    start = at + 1 if at < len(lowered) and lowered[at] in {",", "of"} else at
    if start < len(lowered) and _YEAR.fullmatch(lowered[start]):
        return int(lowered[start][:4]), start + 1
    return None, at


def _stands_as_year(lowered: Sequence[str], at: int) -> bool:
    """Tell whether four figures are a year: no amount ("more than 2000 cases", "$ 2000")."""
    before, after = lowered[at - 1] if at else "", lowered[at + 1] if at + 1 < len(lowered) else "."
    if before in _MONEY or before in {"than", "over", "least", "about", "approximately", "nearly", "almost"}:
        return False
    return after not in _PERCENT and after not in _SCALES


def figures(words: Sequence[str]) -> list[Figure]:
    """Return the numbers in a run of words that are no dates, each with the values it allows."""
    lowered = [w.lower() for w in words]
    dated = {at for day in days(words) for at in range(day.start, day.end)}
    found: list[Figure] = []
    at = 0
    while at < len(words):
        read = None if at in dated else _read(lowered, at)
        if read is None:
            at += 1
            continue
        value, end, ordinal = read
        found.append(_figure(lowered, at, end, value, ordinal=ordinal))
        at = found[-1].end
    return found


def _read(lowered: Sequence[str], at: int) -> tuple[float, int, bool] | None:  # noqa: PLR0911 -- one line a form
    """Return the value of the number that begins at a word, where it ends, and whether it is an ordinal."""
    word = lowered[at]
    match = _NUMBER.match(word)
    if match:
        value = float(match[1].replace(",", "")) * _SHORT_SCALES.get(match[2] or "", 1.0)
        return (*_scaled(lowered, value, at + 1), False)
    match = _ORDINAL.match(word)
    if match:
        return float(match[1]), at + 1, True
    if word in _ORDINALS:
        return _ORDINALS[word], at + 1, True
    if word in _TIMES:
        return _TIMES[word], at + 1, False
    if word in _SMALL and word != "zero":
        return (*_spelt(lowered, at), False)
    if word in {"a", "an"} and at + 1 < len(lowered) and lowered[at + 1] in _SCALES:
        return (*_scaled(lowered, 1.0, at + 1), False)
    return None


def _spelt(lowered: Sequence[str], at: int) -> tuple[float, int]:
    """Return the value of a number in words ("two hundred and five", "twenty-one") and where it ends."""
    value, end = _SMALL[lowered[at]], at + 1
    if value >= 20 and end < len(lowered):
        step = 2 if lowered[end] == "-" and end + 1 < len(lowered) else 1
        ones = _SMALL.get(lowered[end + step - 1], 0.0)
        if 0 < ones < 10:
            value, end = value + ones, end + step
    return _scaled(lowered, value, end)


def _scaled(lowered: Sequence[str], value: float, end: int) -> tuple[float, int]:
    while end < len(lowered) and lowered[end] in _SCALES:
        value, end = value * _SCALES[lowered[end]], end + 1
    return value, end


def _figure(lowered: Sequence[str], start: int, end: int, value: float, *, ordinal: bool) -> Figure:
    kind: FigureKind = "ordinal" if ordinal else "count"
    before = lowered[start - 1] if start else ""
    if before in _MONEY or (end < len(lowered) and lowered[end] in _CURRENCY):
        kind = "money"
    elif end < len(lowered) and (
        lowered[end] in _PERCENT or (lowered[end] == "per" and lowered[end + 1 : end + 2] == ["cent"])
    ):
        kind = "percent"
        end += 2 if lowered[end] == "per" else 1
    if ordinal:
        return Figure(start, end, value, value, value, kind)
    high, after = _range_end(lowered, end)
    if high is not None and high > value:
        return Figure(start, after, value, value, high, kind, "range")
    return _bounded(_reach_before(lowered, start), Figure(start, end, value, value, value, kind), lowered)


def _range_end(lowered: Sequence[str], end: int) -> tuple[float | None, int]:
    """Return the upper end of "10 to 12" and "10-12"."""
    if end + 1 < len(lowered) and lowered[end] in {"to", "-", "–"}:
        match = _NUMBER.match(lowered[end + 1])
        if match:
            return _scaled(lowered, float(match[1].replace(",", "")), end + 2)
    return None, end


def _reach_before(lowered: Sequence[str], start: int) -> Reach:
    at = start
    while at > 0 and lowered[at - 1] in _SKIPPED:
        at -= 1
    for place in dict.fromkeys((at, start)):
        for size in range(_LONGEST_REACH, 0, -1):
            reach = _REACHES.get(tuple(lowered[max(0, place - size) : place]))
            if reach:
                return reach
    return "exact"


def _bounded(reach: Reach, item: Figure, lowered: Sequence[str]) -> Figure:
    """Return a figure with the values that its bound allows; "or more" and "+" count too."""
    tail = tuple(lowered[item.end : item.end + 2])
    if tail[:1] == ("or",) and tail[1:] and tail[1] in _AFTER_FROM:
        reach = "from"
    elif tail[:1] == ("or",) and tail[1:] and tail[1] in _AFTER_TO:
        reach = "to"
    elif tail[:1] == ("+",):
        reach = "from"
    value = item.value
    low, high, low_open, high_open = value, value, False, False
    if reach in {"above", "from"}:
        high, low_open = math.inf, reach == "above"
    elif reach in {"below", "to"}:
        low, high_open = -math.inf, reach == "below"
    elif reach == "about":
        low, high = value * (1 - _ABOUT), value * (1 + _ABOUT)
    return msgspec.structs.replace(item, low=low, high=high, low_open=low_open, high_open=high_open, reach=reach)
