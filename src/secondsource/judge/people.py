"""Rules on people across reports: two ages of one person, two names for one."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.case import Case, finding
from secondsource.judge.passage import passage
from secondsource.judge.rules.figures import ages_in
from secondsource.judge.spellings import spelt_otherwise
from secondsource.language.naming import PersonName, fold, parse_person, same_person
from secondsource.language.roles import HONORIFICS
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

_YEAR = 365
_OLDER = 2  # times as old: rather father and son


class _Aged(msgspec.Struct, frozen=True):
    name: PersonName
    shown: str
    age: int
    span: Span
    published: date | None


def ages(case: Case) -> list[Finding]:
    """Report different ages of one person; a birthday between two reports is allowed for."""
    people = [item for reading in case.readings for item in _aged(reading)]
    said = {(p.span.report, p.shown.split()[-1].lower(), p.age) for p in people}
    found = []
    for a, b in combinations(people, 2):
        if a.span.report == b.span.report or not _one_person(a.name, b.name) or _can_both_be(a, b):
            continue
        other_way = {
            (a.span.report, a.shown.split()[-1].lower(), b.age),
            (b.span.report, b.shown.split()[-1].lower(), a.age),
        }
        if said & other_way:
            continue
        explanation = f"{a.shown} is {a.age} in one report and {b.age} in the other"
        found.append(finding("number", "medium", "different ages", explanation, (a.span, b.span)))
    return found


def renamed(case: Case) -> list[Finding]:
    """Report people of one age and one first name, or one surname, whom each of two reports names otherwise."""
    told = [(reading, list(_aged(reading))) for reading in case.readings]
    found = []
    for (one, here), (other, there) in combinations(told, 2):
        for a, b in ((a, b) for a in here for b in there if a.age == b.age):
            words = [[fold(part).strip(".") for part in p.shown.split()] for p in (a, b)]
            if any(parts[0] in HONORIFICS for parts in words):
                continue
            same_first, same_last = words[0][0] == words[1][0], words[0][-1] == words[1][-1]
            if same_first == same_last or spelt_otherwise(a.shown, b.shown) or same_person(a.name, b.name):
                continue
            if _names(one, words[1]) or _names(other, words[0]) or any(_names_both(r, words) for r in case.readings):
                continue
            by = "another surname" if same_first else "another given name"
            explanation = f"“{a.shown}”, {a.age}, in one report, “{b.shown}”, {b.age}, in the other"
            found.append(finding("name", "medium", by, explanation, (a.span, b.span)))
    return found


def _names(reading: Reading, name: list[str]) -> bool:
    """Tell whether a report has the first and the last word of a name."""
    said = {fold(t.text) for t in reading.tokens}
    return name[0] in said and name[-1] in said


def _names_both(reading: Reading, names: list[list[str]]) -> bool:
    """Tell whether a report has both names: then they are of two people."""
    return all(_names(reading, name) for name in names)


def _aged(reading: Reading) -> Iterator[_Aged]:
    """Yield the people of a report whose age stands beside their name."""
    report = reading.report
    for sentence in reading.sentences:
        text = report.text[sentence.start : sentence.end]
        for name, age, words in ages_in(passage(text)):
            place = re.search(r"\W*".join(re.escape(word) for word in words), text)
            if place is not None and len(name.split()) > 1:
                span = span_of(report, sentence.start + place.start(), sentence.start + place.end())
                yield _Aged(parse_person(name), name, int(age), span, report.day)


def _one_person(a: PersonName, b: PersonName) -> bool:
    return bool(a.given) and bool(b.given) and a.suffix == b.suffix and same_person(a, b)


def _can_both_be(a: _Aged, b: _Aged) -> bool:
    """Tell whether the later report's age can have come with the time between the two."""
    if a.age == b.age or max(a.age, b.age) >= _OLDER * max(1, min(a.age, b.age)):
        return True
    if a.published is None or b.published is None:
        return False
    days = (b.published - a.published).days
    older = b.age - a.age if days > 0 else a.age - b.age
    return days != 0 and 0 <= older <= abs(days) // _YEAR + 1
