"""Rules on hours of the same day for the same thing."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding, sentence_at
from secondsource.judge.claimed import claimed_pairs
from secondsource.judge.figures import is_stamp
from secondsource.language.agreement import LIGHT, may_be_one_day, says_day
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair
    from secondsource.model.reading import Reading, Time
    from secondsource.model.span import Span

_HOUR = re.compile(r"([\dX]{4}-[\dXW]{2,3}-[\dX]{1,2})T\d\d:?(?:\d\d)?$")
_CLOCK = re.compile(r"T(\d\d):?(\d\d)?$")
_HALF = re.compile(r"[ap]\.?\s?m\b|morning|afternoon|evening|night|[01]\d[:.]\d\d|2\d[:.]\d\d", re.IGNORECASE)
_STREETS = frozenset(
    stem(w) for w in "street road avenue place drive lane boulevard court square way st rd ave".split()
)
_DIRECTIONS = frozenset("east west north south upper lower new old the of city county street avenue".split())
_HALF_DAY = 12 * 60
_VAGUE = re.compile(r"\b(?:midnight|noon|midday)\b", re.IGNORECASE)
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
    given = {r.report.id: {m[0] for t in r.times if (m := _clock(t))} for r in case.readings}
    close = [p for p in case.sentence_pairs if p.a.report != p.b.report and p.score >= _SCORE and _share(p)]
    found = []
    for pair, sure in (
        *((p, False) for p in close),
        *((p, True) for p in claimed_pairs(case) if p.score >= _SURE and _share(p)),
    ):
        left, right = ([(t, m) for t in p.times if (m := _clock(t))] for p in (pair.a, pair.b))
        if len(left) != 1 or len(right) != 1:
            continue
        (one, a), (other, b) = left[0], right[0]
        said = says_day(one) and says_day(other)
        most = _DAY if sure else _MOST
        if (a[1] != b[1] and said) or not (sure or said) or not _LEAST <= _minutes_apart(one, other) <= most:
            continue
        if _two_addresses((known[pair.a.report], one), (known[pair.b.report], other)):
            continue
        if a[0] not in given[pair.b.report] and b[0] not in given[pair.a.report]:
            explanation = f"“{one.span.text}” against “{other.span.text}”"
            found.append(finding("date", "low", "different hours", explanation, (one.span, other.span)))
    return found


def sole_hours(case: Case) -> list[Finding]:
    """Report the hours of two reports that give one each, in sentences that share a word beside it."""
    found = []
    for one, other in combinations(case.readings, 2):
        left, right = ([t for t in r.times if _clock(t) and not is_stamp(case, t)] for r in (one, other))
        if len(left) != 1 or len(right) != 1:
            continue
        a, b = left[0], right[0]
        both_days = says_day(a) and says_day(b) and not may_be_one_day(a, b)
        left_words, right_words = words_beside(one, a.span), words_beside(other, b.span)
        if _minutes_apart(a, b) < _LEAST or both_days or not left_words & right_words:
            continue
        if _two_addresses((one, a), (other, b)):
            continue
        explanation = f"“{a.span.text}” against “{b.span.text}”"
        found.append(finding("date", "low", "different hours", explanation, (a.span, b.span)))
    return found


def words_beside(reading: Reading, span: Span) -> frozenset[str]:
    """Return the stems of the content words and names in the sentence of a span, the span aside."""
    home = sentence_at(reading, span.start)
    if home is None:
        return frozenset()
    tokens = [t for t in reading.tokens if home.start <= t.start < home.end and not span.start <= t.start < span.end]
    return frozenset(stem(t.text) for t in tokens if t.pos[:1] in {"N", "V", "J"} and stem(t.text) not in LIGHT)


def _two_addresses(one: tuple[Reading, Time], other: tuple[Reading, Time]) -> bool:
    """Tell whether the sentences of two times name streets, or places, and none in common: rather two incidents."""
    for named in (_streets, _places):
        left, right = named(*one), named(*other)
        if left and right and not left & right:
            return True
    return False


def _places(reading: Reading, time: Time) -> frozenset[str]:
    """Return the places named in the sentence of a time, by the words of their names."""
    home = sentence_at(reading, time.span.start)
    if home is None:
        return frozenset()
    kinds = {e.id: e.kind for e in reading.entities}
    held = [m for m in reading.mentions if home.start <= m.span.start < home.end and m.form == "name"]
    places = (m.span.text.lower() for m in held if kinds.get(m.entity) == "place")
    return frozenset(word for name in places for word in name.split()) - _DIRECTIONS


def _streets(reading: Reading, time: Time) -> frozenset[str]:
    """Return the words before the words for a street in the sentence of a time."""
    home = sentence_at(reading, time.span.start)
    if home is None:
        return frozenset()
    tokens = [t.text.lower() for t in reading.tokens if home.start <= t.start < home.end]
    return frozenset(name for name, kind in pairwise(tokens) if stem(kind) in _STREETS)


def _minutes_apart(a: Time, b: Time) -> int:
    """Return how far two hours are apart; one that does not say its half of the day may be in either."""
    one, other = (60 * int(m[1]) + int(m[2] or 0) for t in (a, b) if (m := _CLOCK.search(t.value)))
    halves = all(_HALF.search(t.span.text) for t in (a, b))
    return abs(one - other) if halves else min((one - other) % _HALF_DAY, (other - one) % _HALF_DAY)


def _clock(time: Time) -> tuple[str, str] | None:
    """Return the value and the day of an hour; noon and midnight are said of the hours around."""
    match = _HOUR.match(time.value)
    if match is None or time.type != "TIME" or _VAGUE.search(time.span.text):
        return None
    return time.value, match[1]


def _share(pair: Pair) -> bool:
    """Tell whether the two share words enough beside their times, a verb among them or a name."""
    dated = [
        {w.stem for w in p.words if any(t.span.start <= w.start < t.span.end for t in p.times)}
        for p in (pair.a, pair.b)
    ]
    left, right = ({w.stem for w in p.words if w.content} - dated[0] - dated[1] for p in (pair.a, pair.b))
    return len(left & right) >= _SHARED
