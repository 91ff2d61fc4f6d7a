"""Rules on values of which each report gives one only: they need no passages that line up.

Independent newsrooms word the same thing in ways that share hardly anything. Where one report of an event gives one
time of day, or one result of a vote, and another report gives one other, it is for the same thing more often than not.
"""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from secondsource.judge.case import same_people, sentence_at
from secondsource.judge.figures import date_finding, keep_to, number_finding, same_voice
from secondsource.judge.hours import words_beside
from secondsource.language.agreement import (
    LIGHT,
    can_both_be,
    counted,
    is_clock,
    is_day,
    is_money,
    may_be_one_day,
    sort_of_sum,
)
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair, Proposition
    from secondsource.model.reading import Event, Quantity, Reading, Time
    from secondsource.model.span import Span

_SUMS = 0.45
_LONG = 4  # digits of a number that is hardly met twice by chance
_BESIDE = 2  # words shared around it
_APART = 10  # times: sums further apart are of two things
_VOTED = frozenset(
    stem(w)
    for w in """vote ballot motion bill approve reject pass adopt plan council parliament board committee assembly
    senate court jury elect law budget resolution amendment proposal scheme""".split()
)
_DATED = 0.45
_WEEK = 7  # days beyond which two are rather of two events
_RECURRING = LIGHT | {stem(w) for w in "meet speak vote arrest charge indict arraign appear".split()}


def results(case: Case) -> list[Finding]:
    """Report the results of a vote in two reports that give one each; a match has scores at many moments."""
    found = []
    for one, other in combinations(case.readings, 2):
        left, right = ([q for q in r.quantities if q.high is not None and q.bound == "exact"] for r in (one, other))
        if len(left) != 1 or len(right) != 1 or {left[0].value, left[0].high} == {right[0].value, right[0].high}:
            continue
        if all(words_beside(r, q.span) & _VOTED for r, q in ((one, left[0]), (other, right[0]))):
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
    for one, other in combinations(case.readings, 2):
        for unit in sorted({q.unit for q in one.quantities if q.unit and is_money(q)}):
            left, right = _own(one, other, unit), _own(other, one, unit)
            if len(left) != 1 or len(right) != 1 or not _near(left[0], right[0]):
                continue
            here, there = (_home(r, q.span) for r, q in ((one, left[0]), (other, right[0])))
            if (one.report.id, here, other.report.id, there) in close and _alike((one, left[0]), (other, right[0])):
                found.append(number_finding(case, left[0], right[0]))
    return found


def _alike(one: tuple[Reading, Quantity], other: tuple[Reading, Quantity]) -> bool:
    """Tell whether what one sum is said to be ("bail") is told beside the other, too."""
    return all(
        sort_of_sum(a) <= words_beside(r, b.span) | counted(b) for (_, a), (r, b) in ((one, other), (other, one))
    )


def slips(case: Case) -> list[Finding]:
    """Report long numbers of two reports, told alike, that differ in one digit or in two that changed places."""
    found = []
    for one, other in combinations(case.readings, 2):
        left, right = ([q for q in r.quantities if len(_digits(q).rstrip("0")) >= _LONG] for r in (one, other))
        told = [{q.value for q in r.quantities} for r in (one, other)]
        found += [
            number_finding(case, a, b)
            for a in left
            for b in right
            if a.unit == b.unit
            and a.value not in told[1]
            and b.value not in told[0]
            and len(_digits(a)) == len(_digits(b))
            and DamerauLevenshtein.distance(_digits(a), _digits(b)) == 1
            and len(words_beside(one, a.span) & words_beside(other, b.span)) >= _BESIDE
        ]
    return found


def _digits(item: Quantity) -> str:
    return f"{item.value:.2f}".replace(".", "").lstrip("0")


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
    sentence = sentence_at(reading, span.start)
    return sentence.start if sentence else -1


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
