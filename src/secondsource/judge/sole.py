"""Rules on values of which each report gives one only: they need no passages that line up.

Independent newsrooms word the same thing in ways that share hardly anything. Where one report of an event gives one
time of day, or one result of a vote, and another report gives one other, it is for the same thing more often than not.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations
from typing import TYPE_CHECKING

from secondsource.judge.case import finding, same_people
from secondsource.judge.figures import date_finding, is_stamp, keep_to, number_finding, same_voice
from secondsource.judge.hours import minutes_apart, two_addresses
from secondsource.language.agreement import LIGHT, can_both_be, is_clock, is_day, is_money, may_be_one_day, says_day
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair, Proposition
    from secondsource.model.reading import Event, Quantity, Reading, Time
    from secondsource.model.span import Span

_HOUR = re.compile(r"T(\d\d):(\d\d)$")
_LEAST = 25  # minutes
_SUMS = 0.45
_APART = 10  # times: sums further apart are of two things
_VOTED = frozenset(
    stem(w)
    for w in """vote ballot motion bill approve reject pass adopt plan council parliament board committee assembly
    senate court jury elect law budget resolution amendment proposal scheme""".split()
)
_DATED = 0.45
_WEEK = 7  # days beyond which two are rather of two events
_RECURRING = LIGHT | {stem(w) for w in "meet speak vote arrest charge indict arraign appear".split()}


def sole_hours(case: Case) -> list[Finding]:
    """Report the hours of two reports that give one each, in sentences that share a word beside it."""
    found = []
    for one, other in _two_reports(case):
        left, right = _hours(case, one), _hours(case, other)
        if len(left) != 1 or len(right) != 1:
            continue
        a, b = left[0], right[0]
        both_days = says_day(a) and says_day(b) and not may_be_one_day(a, b)
        left_words, right_words = _beside(one, a.span), _beside(other, b.span)
        if minutes_apart(a, b) < _LEAST or both_days or not left_words & right_words:
            continue
        if two_addresses((one, a), (other, b)):
            continue
        explanation = f"“{a.span.text}” against “{b.span.text}”"
        found.append(finding("date", "low", "different hours", explanation, (a.span, b.span)))
    return found


def _two_reports(case: Case) -> Iterator[tuple[Reading, Reading]]:
    return combinations(case.readings, 2)


def _hours(case: Case, reading: Reading) -> list[Time]:
    """Return the times of day that a report gives, without midnight and noon, which are said for the hours around."""
    found = [t for t in reading.times if t.type == "TIME" and _HOUR.search(t.value) and not is_stamp(case, t)]
    return [t for t in found if re.search(r"midnight|noon", t.span.text, re.IGNORECASE) is None]


def _beside(reading: Reading, span: Span) -> frozenset[str]:
    """Return the stems of the content words and names in the sentence of a span, the span aside."""
    home = next((s for s in reading.sentences if s.start <= span.start < s.end), None)
    if home is None:
        return frozenset()
    tokens = [t for t in reading.tokens if home.start <= t.start < home.end and not span.start <= t.start < span.end]
    return frozenset(stem(t.text) for t in tokens if t.pos[:1] in {"N", "V", "J"} and stem(t.text) not in LIGHT)


def results(case: Case) -> list[Finding]:
    """Report the results of a vote in two reports that give one each; a match has scores at many moments."""
    found = []
    for one, other in _two_reports(case):
        left, right = ([q for q in r.quantities if q.high is not None and q.bound == "exact"] for r in (one, other))
        if len(left) != 1 or len(right) != 1 or {left[0].value, left[0].high} == {right[0].value, right[0].high}:
            continue
        if all(_beside(r, q.span) & _VOTED for r, q in ((one, left[0]), (other, right[0]))):
            found.append(number_finding(case, left[0], right[0]))
    return found


def sole_sums(case: Case) -> list[Finding]:
    """Report the sums of money in two reports of which each gives one that the other does not have, told alike."""
    close = {
        (p.a.report, p.a.sentence.start, p.b.report, p.b.sentence.start)
        for p in case.sentence_pairs
        if p.score >= _SUMS and same_voice(p) and same_people(case, p)
    }
    found = []
    for one, other in _two_reports(case):
        for unit in sorted({q.unit for q in one.quantities if q.unit and is_money(q)}):
            left, right = _own(one, other, unit), _own(other, one, unit)
            if len(left) != 1 or len(right) != 1 or not _near(left[0], right[0]):
                continue
            here, there = (_home(r, q.span) for r, q in ((one, left[0]), (other, right[0])))
            if (one.report.id, here, other.report.id, there) in close:
                found.append(number_finding(case, left[0], right[0]))
    return found


def _own(reading: Reading, other: Reading, unit: str) -> list[Quantity]:
    """Return the sums of a currency that another report does not give, each once."""
    theirs = [q for q in other.quantities if q.unit == unit]
    found: list[Quantity] = []
    for item in (q for q in reading.quantities if q.unit == unit):
        if not any(can_both_be(item, q) for q in (*theirs, *found)):
            found.append(item)
    return found


def _near(a: Quantity, b: Quantity) -> bool:
    return 0 < max(a.value, b.value) <= _APART * min(a.value, b.value)


def _home(reading: Reading, span: Span) -> int:
    return next((s.start for s in reading.sentences if s.start <= span.start < s.end), -1)


def dated_events(case: Case) -> list[Finding]:
    """Report two days of events with the same verb, told as past, where each report keeps to its own day."""
    times = {t.id: t for r in case.readings for t in r.times}
    events = {r.report.id: r.events for r in case.readings}
    found = []
    for pair in case.sentence_pairs:
        if pair.a.report == pair.b.report or pair.score < _DATED or not _may_face(case, pair):
            continue
        for a in _dated(pair.a, events[pair.a.report]):
            for b in _dated(pair.b, events[pair.b.report]):
                one, other = times[str(a.time)], times[str(b.time)]
                same = stem(a.trigger.text) == stem(b.trigger.text) and _days_apart(one, other) <= _WEEK
                if same and not may_be_one_day(one, other) and keep_to(case, one, other):
                    found.append(date_finding(one, other))
    return found


def _days_apart(a: Time, b: Time) -> int:
    """Return how many days lie between two anchored days; none where one is not anchored."""
    if a.from_ is None or b.from_ is None:
        return 0
    return abs((dt.date.fromisoformat(a.from_[:10]) - dt.date.fromisoformat(b.from_[:10])).days)


def _may_face(case: Case, pair: Pair) -> bool:
    return same_voice(pair) and same_people(case, pair) and not (pair.a.heading or pair.b.heading)


def _dated(item: Proposition, events: Sequence[Event]) -> list[Event]:
    """Return the events of a passage that are past, told by a verb, and the nearest to a day that dates them."""
    past = {w.start for w in item.words if w.pos in {"VBD", "VBN"} and w.stem not in _RECURRING and w.content}
    found = []
    for time in (t for t in item.times if is_day(t) and not is_clock(t)):
        dated = [e for e in events if e.time == time.id and item.span.holds(e.trigger)]
        nearest = min(
            dated, key=lambda e: max(e.trigger.start - time.span.end, time.span.start - e.trigger.end), default=None
        )
        if nearest is not None and nearest.trigger.start in past and nearest.factuality == "happened":
            found.append(nearest)
    return found
