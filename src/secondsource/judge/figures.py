"""Rules on numbers, dates and names in passages that say the same."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding, same_people, update_note
from secondsource.judge.words import Change, compare_words, phrase
from secondsource.language.agreement import (
    can_both_be,
    count_the_same,
    counted,
    differing_periods,
    disjoint,
    is_clock,
    is_day,
    may_be_one_day,
)
from secondsource.language.numbers import conflict

if TYPE_CHECKING:
    from secondsource.model.finding import Finding, FindingKind, Severity
    from secondsource.model.proposition import Pair, Proposition, Word
    from secondsource.model.reading import Quantity, Time

_NUMBER_SCORE, _LEAST_SCORE = 0.52, 0.45
_DATE_SCORE = 0.45
_PERIOD_SCORE = 0.5
_WEEKDAY_SCORE = 0.75
_NEAR_IDENTICAL = 0.7
_SHARED_SHARE = 0.4
_SHARED_CONTENT = 5
_SHARED_BY_DAYS = 3
_WHOLE = 0.7  # of the shorter passage's words, for weekdays: the same people meet on many days
_NEAR_VERBATIM = 0.85
_RESULT = 0.6  # of votes and matches, which say by themselves what they are
_ONES = "two three four five six seven eight nine ten eleven twelve dozen".split()
_ABBREVIATED = frozenset(
    "st ave rd dr blvd ln hwy pkwy sgt lt capt cpl det gen gov sen rep rev prof ft mt co inc".split()
)
_COLLECTIVE = frozenset("people toll police crowd staff".split())
_NAME_WORDS = 3
_NO_UPDATE = 4  # a count that grows this much overnight is no update
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_AFTER = 30  # characters behind a number that say of what it is a share
_SHARE = re.compile(
    rf"\s+(?:out )?of (?:(?:the|its|their|his|her|last|previous|some|about) ){{0,3}}(?:\d[\d,.]*|{'|'.join(_ONES)})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_STAMPED = re.compile(r"\b(?:published|updated|posted|modified|photo|file|correction|image)\b[^.]*$", re.IGNORECASE)
_STAMP_REACH = 60
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def numbers(case: Case) -> list[Finding]:
    """Report different numbers for the same thing."""
    found = []
    for pair in (*case.pairs, *case.sentence_pairs):
        a, b = pair.a, pair.b
        if a.report == b.report or pair.score < _LEAST_SCORE or not same_voice(pair) or not same_people(case, pair):
            continue
        for one in a.quantities:
            matches = [other for other in b.quantities if count_the_same(one, other)]
            if not matches or any(can_both_be(one, other) for other in matches) or _different_times(case, pair):
                continue
            if not _shared_beside(pair, one, matches[0]) or known_to_both(case, pair, one, matches[0]):
                continue
            if pair.score < _NUMBER_SCORE and not _one_phrase(one, matches[0]):
                continue
            if not is_count(case, one) or is_series(case, one, a.report) or is_series(case, matches[0], b.report):
                continue
            if _standing(case, one) != _standing(case, matches[0]):
                continue
            found.append(number_finding(case, one, matches[0]))
    return found


def _one_phrase(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers count the same thing in two words and more ("masked men")."""
    return counted(one) == counted(other) and len(counted(one)) > 1


def is_count(case: Case, item: Quantity) -> bool:
    """Tell whether a plain number counts several things; "word 38" and "page 4" say which one."""
    if item.unit is not None or item.of is None:
        return True
    reading = case.reading(item.span.report)
    last = next((t for t in reversed(reading.tokens) if t.end == item.of.end), None)
    return last is None or last.pos != "NN" or last.text.lower() in _COLLECTIVE


def _standing(case: Case, item: Quantity) -> str:
    """Return how a number stands: for a share ("two of 11 games"), for a measure ("a three-game streak"), by itself."""
    end = item.span.end
    after = case.reading(item.span.report).report.text[end : end + _AFTER]
    if item.unit is None and after.startswith("-"):
        return "measure"
    return "share" if _SHARE.match(after) else ""


def is_series(case: Case, item: Quantity, report: str) -> bool:
    """Tell whether a report gives several rates or sums of one kind, as of a tax year by year."""
    if item.unit is None:
        return False
    home = case.reading(report).quantities
    return len({q.value for q in home if q.of is not None and count_the_same(q, item)}) > 1


def known_to_both(case: Case, pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether one report gives the other's number too: then they are numbers of two things."""
    home = {r.report.id: r.quantities for r in case.readings}
    return any(q.value == one.value and q.unit == one.unit for q in home[pair.b.report]) or any(
        q.value == other.value and q.unit == other.unit for q in home[pair.a.report]
    )


def same_voice(pair: Pair) -> bool:
    """Tell whether the two may be held against each other: not two named people who each say their own."""
    a, b = pair.a.speaker, pair.b.speaker
    return a is None or b is None or a == b


def _different_times(case: Case, pair: Pair) -> bool:
    """Tell whether the two sentences speak of different times, or one of a year and the other of none."""
    left, right = (_times_in(case, p) for p in (pair.a, pair.b))
    if left and right:
        return all(disjoint(s, t) for s in left for t in right)
    return any(_YEAR.fullmatch(t.value) for t in (*left, *right)) and pair.score < _NEAR_IDENTICAL


def _times_in(case: Case, item: Proposition) -> list[Time]:
    reading = case.reading(item.report)
    return [t for t in reading.times if item.sentence.holds(t.span) and t.from_ is not None]


def _shared_beside(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether the passages share something beside the number and what it counts."""
    numbers_aside = counted(one) | counted(other)
    left, right = (
        {w.stem for w in p.words if w.content and not w.named and not w.text[0].isdigit()} - numbers_aside
        for p in (pair.a, pair.b)
    )
    shared = left & right
    if one.high is not None and other.high is not None:
        return pair.score >= _RESULT
    if one.of is None or other.of is None:
        compared = compare_words(pair.a.words, pair.b.words)
        return compared.coverage >= _NEAR_VERBATIM and compared.shared_content >= _SHARED_CONTENT
    if len(shared) == 1 and pair.score < _NEAR_IDENTICAL:
        return 2 * len(shared) >= min(len(left), len(right))
    return bool(shared) and len(shared) >= _SHARED_SHARE * min(len(left), len(right))


def number_finding(case: Case, one: Quantity, other: Quantity) -> Finding:
    """Make the finding that two numbers of one thing cannot both be true; between days it may be an update."""
    reason = conflict(one, other) or f"{one.span.text} against {other.span.text}"
    what = one.of or other.of
    largest, smallest = max(one.value, other.value), min(one.value, other.value)
    severity: Severity = "high" if smallest <= 0 or largest / smallest >= 1.5 else "medium"
    later = update_note(case, one.span, other.span)
    if later and largest < _NO_UPDATE * smallest:
        severity = "medium" if severity == "high" else "low"
    subject = f"{what.text}: " if what else ""
    return finding("number", severity, "different numbers", f"{subject}{reason}{later}", (one.span, other.span))


def dates(case: Case) -> list[Finding]:
    """Report different days for the same thing: days that stand behind the same words in passages about one point."""
    found = []
    for pair in (*case.pairs, *case.sentence_pairs):
        a, b = pair.a, pair.b
        if a.report == b.report or not same_voice(pair):
            continue
        left, right = ([t for t in p.times if is_day(t) and _is_sure(t, pair)] for p in (a, b))
        both = {day_of(t) for t in left} & {day_of(t) for t in right}
        left, right = ([t for t in side if day_of(t) not in both] for side in (left, right))
        found += [
            date_finding(one, other)
            for one in left
            for other in right
            if not (may_be_one_day(one, other) or is_clock(one) or is_clock(other))
            and not (is_stamp(case, one) or is_stamp(case, other))
            and keep_to(case, one, other)
            and _same_role(a, one, b, other)
        ]
        periods = differing_periods(a, b) if pair.score >= _PERIOD_SCORE else None
        if periods and same_place(pair, *periods) and keep_to(case, *periods):
            found.append(date_finding(*periods))
    return found


def date_finding(one: Time, other: Time) -> Finding:
    """Make the finding that one thing is said of two days."""
    told = [f"“{t.span.text}” ({t.from_})" if t.from_ else f"“{t.span.text}”" for t in (one, other)]
    explanation = " against ".join(told)
    return finding("date", "medium", "different days", explanation, (one.span, other.span))


def day_of(time: Time) -> str:
    """Return the day a time begins on, or as much as is known of it."""
    return time.from_ or time.value[:10]


def keep_to(case: Case, one: Time, other: Time) -> bool:
    """Tell whether each of two reports keeps to its own day; one that gives both tells of two things."""
    days = {r.report.id: {day_of(t) for t in r.times} for r in case.readings}
    return day_of(other) not in days[one.span.report] and day_of(one) not in days[other.span.report]


def same_place(pair: Pair, one: Time, other: Time) -> bool:
    """Tell whether two times stand behind the same words: "has led the party since 2002", "since 2003"."""
    return _before(pair.a, one) == _before(pair.b, other) is not None


def _same_role(a: Proposition, one: Time, b: Proposition, other: Time) -> bool:
    """Tell whether two dates stand behind the same word with the same preposition ("to report by", "its report by")."""
    compared = compare_words(a.words, b.words)
    dated = any(c.isdigit() for t in (one, other) for c in t.span.text)
    if dated and _before(a, one) == _before(b, other) is not None:
        return True
    coverage, content = (_NEAR_IDENTICAL, _SHARED_CONTENT) if dated else (_NEAR_VERBATIM, _SHARED_BY_DAYS)
    shortest = min(sum(w.text[0].isalnum() for w in p.words) for p in (a, b))
    whole = dated or compared.shared >= _WHOLE * shortest
    return whole and compared.coverage >= coverage and compared.shared_content >= content and _same_verb(a, b)


def _before(item: Proposition, time: Time) -> tuple[str, str] | None:
    """Return the last content stem before a time and the word between."""
    before = [w for w in item.words if w.end <= time.span.start]
    content = [w for w in before if w.content]
    return (content[-1].stem, before[-1].text.lower()) if content else None


def _is_sure(time: Time, pair: Pair) -> bool:
    """Tell whether a time may be compared: a date in passages about one point, a weekday only in close ones."""
    return pair.score >= (_DATE_SCORE if any(c.isdigit() for c in time.span.text) else _WEEKDAY_SCORE)


def is_stamp(case: Case, time: Time) -> bool:
    """Tell whether a time says when a text was published or a picture taken, not when something happened."""
    text = case.reading(time.span.report).report.text
    before = text[max(0, time.span.start - _STAMP_REACH) : time.span.start].rpartition("\n")[2]
    bare = not before.strip(" (") and text[time.span.end : time.span.end + 1] in {")", "\n", ""}
    return bare or _STAMPED.search(before) is not None or before.rstrip().endswith("(")


def _same_verb(a: Proposition, b: Proposition) -> bool:
    verbs = [{w.stem for w in p.words if w.content and w.pos.startswith("V")} for p in (a, b)]
    return bool(verbs[0] & verbs[1])


def weekdays(case: Case) -> list[Finding]:
    """Report a weekday that does not fit the date it stands with."""
    found = []
    for reading in case.readings:
        for time in reading.times:
            match = _WEEKDAY.search(time.span.text)
            if match is None or not re.search(r"\d", time.span.text) or not is_day(time) or time.from_ is None:
                continue
            day = dt.date.fromisoformat(time.value[:10])
            said = _DAYS.index(match.group(1).lower())
            if day.weekday() != said:
                right = f"{_DAYS[day.weekday()].capitalize()}day"
                found.append(
                    finding(
                        "date",
                        "medium",
                        "weekday against date",
                        f"{day.isoformat()} was a {right}, not a {match.group().capitalize()}",
                        (time.span,),
                    )
                )
    return found


def substitutions(case: Case) -> list[Finding]:
    """Report a name or place that is replaced in passages otherwise nearly word for word the same."""
    found = []
    for pair in case.pairs:
        if pair.a.report == pair.b.report or pair.score < _NEAR_IDENTICAL or (pair.a.heading and pair.b.heading):
            continue
        compared = compare_words(pair.a.words, pair.b.words)
        if compared.coverage < _NEAR_IDENTICAL or compared.shared_content < 3:
            continue
        for change in compared.changes:
            both = (*change.before, *change.after)
            if max(len(change.before), len(change.after)) > _NAME_WORDS or not all(w[:1].isupper() for w in both):
                continue
            if any(w.rstrip(".").lower() in _ABBREVIATED for w in both):
                continue
            kind = None if _both_in_both(case, pair, change) else _replaced(case, pair, change.before, change.after)
            if kind is not None:
                before, after = phrase(change.before), phrase(change.after)
                found.append(
                    finding(
                        kind, "medium", "name replaced", f"“{before}” against “{after}”", (pair.a.span, pair.b.span)
                    )
                )
    return found


def _both_in_both(case: Case, pair: Pair, change: Change) -> bool:
    """Tell whether both reports know both names: then they tell of two, as captions of a series do."""
    texts = [r.report.text for r in case.readings if r.report.id in {pair.a.report, pair.b.report}]
    names = [side[-1] for side in (change.before, change.after) if side]
    return all(name in text for name in names for text in texts)


def _replaced(case: Case, pair: Pair, before: tuple[str, ...], after: tuple[str, ...]) -> FindingKind | None:
    """Tell whether the replaced words name different entities of one kind on both sides."""
    left, right = _named(case, pair.a, before), _named(case, pair.b, after)
    if not left or not right or left & right:
        return None
    kinds = {case.kinds.get(e) for e in left} & {case.kinds.get(e) for e in right}
    if "place" in kinds:
        return "place"
    return "name" if kinds & {"person", "organisation"} else None


def _named(case: Case, item: Proposition, words: tuple[str, ...]) -> frozenset[str]:
    """Return the entities whose mention holds one of the words as a capitalised word."""
    wanted: set[str] = {w for w in words if w[:1].isupper()}
    places: list[Word] = [w for w in item.words if w.text in wanted and w.pos.startswith("NNP")]
    found = set()
    for entity in item.entities:
        name = case.names.get(entity, "").split()
        if any(w.text in name for w in places):
            found.add(entity)
    return frozenset(found)
