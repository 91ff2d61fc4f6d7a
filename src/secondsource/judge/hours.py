"""A rule on hours of the same day for the same thing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding
from secondsource.judge.claimed import claimed_pairs
from secondsource.language.agreement import says_day
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair
    from secondsource.model.reading import Reading, Time

_HOUR = re.compile(r"([\dX]{4}-[\dXW]{2,3}-[\dX]{1,2})T(\d\d):?(\d\d)?$")
_CLOCK = re.compile(r"T(\d\d):?(\d\d)?$")
_HALF = re.compile(r"[ap]\.?\s?m\b|morning|afternoon|evening|night|noon|[01]\d[:.]\d\d|2\d[:.]\d\d", re.IGNORECASE)
_STREETS = frozenset(
    stem(w) for w in "street road avenue place drive lane boulevard court square way st rd ave".split()
)
_HALF_DAY = 12 * 60
_VAGUE = re.compile(r"midnight|noon\b", re.IGNORECASE)
_SCORE = 0.45
_LEAST = 25  # minutes; hours are said to the nearest half hour
_SURE = 0.6  # of passages in one claim
_MOST = 360  # beyond which it is rather another event of the day
_DAY = 24 * 60
_SHARED = 2


def hours(case: Case) -> list[Finding]:
    """Report two hours of one day for the same thing, where each report keeps to its own.

    In passages of one claim the day need not be said.
    """
    known = {r.report.id: r for r in case.readings}
    given = {r.report.id: {m[0] for t in r.times if (m := _minutes(t))} for r in case.readings}
    close = [p for p in case.sentence_pairs if p.a.report != p.b.report and p.score >= _SCORE and _share(p)]
    found = []
    for pair, sure in (
        *((p, False) for p in close),
        *((p, True) for p in claimed_pairs(case) if p.score >= _SURE and _share(p)),
    ):
        left, right = ([(t, m) for t in p.times if (m := _minutes(t))] for p in (pair.a, pair.b))
        if len(left) != 1 or len(right) != 1:
            continue
        (one, a), (other, b) = left[0], right[0]
        said = says_day(one) and says_day(other)
        if (
            (a[2] != b[2] and said)
            or not (sure or said)
            or not _LEAST <= minutes_apart(one, other) <= (_DAY if sure else _MOST)
        ):
            continue
        if two_addresses((known[pair.a.report], one), (known[pair.b.report], other)):
            continue
        if a[0] not in given[pair.b.report] and b[0] not in given[pair.a.report]:
            explanation = f"“{one.span.text}” against “{other.span.text}”"
            found.append(finding("date", "low", "different hours", explanation, (one.span, other.span)))
    return found


def two_addresses(one: tuple[Reading, Time], other: tuple[Reading, Time]) -> bool:
    """Tell whether the sentences of two times name streets and none in common: rather two incidents."""
    left, right = _streets(*one), _streets(*other)
    return bool(left and right) and not left & right


def _streets(reading: Reading, time: Time) -> frozenset[str]:
    """Return the words before the words for a street in the sentence of a time."""
    home = next((s for s in reading.sentences if s.start <= time.span.start < s.end), None)
    if home is None:
        return frozenset()
    tokens = [t.text.lower() for t in reading.tokens if home.start <= t.start < home.end]
    return frozenset(name for name, kind in pairwise(tokens) if stem(kind) in _STREETS)


def minutes_apart(a: Time, b: Time) -> int:
    """Return how far two hours are apart; one that does not say its half of the day may be in either."""
    one, other = (60 * int(m[1]) + int(m[2] or 0) for t in (a, b) if (m := _CLOCK.search(t.value)))
    halves = all(_HALF.search(t.span.text) for t in (a, b))
    return abs(one - other) if halves else min((one - other) % _HALF_DAY, (other - one) % _HALF_DAY)


def _minutes(time: Time) -> tuple[str, int, str] | None:
    """Return an hour of a day: its value, the minutes of the day, and the day; noon and midnight are said of more."""
    match = _HOUR.match(time.value)
    if match is None or time.type != "TIME" or _VAGUE.search(time.span.text):
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
