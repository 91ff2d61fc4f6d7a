"""A rule on hours of the same day for the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair
    from secondsource.model.reading import Time

_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):?(\d\d)?$")
_SAID_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|night|today",
    re.IGNORECASE,
)
_SCORE = 0.5
_LEAST = 25  # minutes; hours are said to the nearest half hour
_MOST = 360  # beyond which it is rather another event of the day
_SHARED = 2


def hours(case: Case) -> list[Finding]:
    """Report two hours of one day for the same thing, where each report keeps to its own."""
    given = {r.report.id: {m[0] for t in r.times if (m := _minutes(t))} for r in case.readings}
    found = []
    for pair in case.sentence_pairs:
        if pair.a.report == pair.b.report or pair.score < _SCORE or not _share(pair):
            continue
        left, right = ([(t, m) for t in p.times if (m := _minutes(t)) is not None] for p in (pair.a, pair.b))
        if len(left) != 1 or len(right) != 1:
            continue
        (one, a), (other, b) = left[0], right[0]
        apart = abs(a[1] - b[1])
        if a[2] != b[2] or not _LEAST <= apart <= _MOST or a[0] in given[pair.b.report] or b[0] in given[pair.a.report]:
            continue
        explanation = f"“{one.span.text}” against “{other.span.text}”"
        found.append(finding("date", "low", "different hours", explanation, (one.span, other.span)))
    return found


def _minutes(time: Time) -> tuple[str, int, str] | None:
    """Return an hour whose day is said: its value, the minutes of the day, and the day."""
    match = _HOUR.match(time.value)
    if match is None or time.type != "TIME" or _SAID_DAY.search(time.span.text) is None:
        return None
    return time.value, 60 * int(match[2]) + int(match[3] or 0), match[1]


def _share(pair: Pair) -> bool:
    """Tell whether the two share words enough beside their times, a verb among them or a name."""
    dated = [
        {w.stem for w in p.words if any(t.span.start <= w.start < t.span.end for t in p.times)}
        for p in (pair.a, pair.b)
    ]
    left, right = ({w.stem for w in p.words if w.content} - dated[0] - dated[1] for p in (pair.a, pair.b))
    return len(left & right) >= _SHARED
