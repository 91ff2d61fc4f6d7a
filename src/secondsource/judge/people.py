"""Rules on people across reports: two ages of one person, one name spelt in two ways."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz.distance import OSA, DamerauLevenshtein

from secondsource.judge.case import Case, finding, sentence_at
from secondsource.judge.passage import passage
from secondsource.judge.rules.figures import ages_in
from secondsource.language.forms import stem
from secondsource.language.given import same_given
from secondsource.language.naming import PersonName, fold, parse_person, same_person
from secondsource.language.opposites import are_opposite
from secondsource.language.roles import HONORIFICS
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

_ALIKE, _ALIKE_INITIAL = 0.7, 0.5
_SHORTEST = 4
_MOST_PEOPLE = 200  # names of a report that are compared
_YEAR = 365


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
            if same_first == same_last or _spelt_otherwise(a.shown, b.shown) or same_person(a.name, b.name):
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
    if a.age == b.age:
        return True
    if a.published is None or b.published is None:
        return False
    days = (b.published - a.published).days
    older = b.age - a.age if days > 0 else a.age - b.age
    return days != 0 and 0 <= older <= abs(days) // _YEAR + 1


def spellings(case: Case) -> list[Finding]:
    """Report a person's name that is spelt in two ways, each report keeping to its own.

    Within a report only a surname behind the same first name is one: brothers and sisters can have names much alike.
    """
    people = [(reading, full) for reading in case.readings for full in _full_names(reading)]
    told: dict[str, set[str]] = {}
    for reading, (name, _) in people:
        told.setdefault(reading.report.id, set()).add(fold(name))
    found = []
    for (one, (a, at)), (other, (b, there)) in combinations(people, 2):
        within = one is other
        apart = fold(a) not in told[other.report.id] and fold(b) not in told[one.report.id]
        one_first = fold(a.split()[0]) == fold(b.split()[0])
        if not (one_first if within else apart):
            continue
        if _spelt_otherwise(a, b) or (
            not within and _wholly_otherwise(a, b) and company(one, at) & company(other, there)
        ):
            found.append(_spelling(a, b, at, there))
    return [*found, *_short_spellings(case)]


def _spelling(a: str, b: str, at: Span, there: Span) -> Finding:
    first, second = sorted((a, b))
    where = "is also “{}” in the same report" if at.report == there.report else "in one report is “{}” in the other"
    explanation = f"“{first}” {where.format(second)}"
    return finding("name", "low", "name spelt in two ways", explanation, (at, there))


def _short_spellings(case: Case) -> Iterator[Finding]:
    """Yield the surnames that a report spells in another way where they stand alone: "Ann Seale", "Seal said"."""
    full = {r.report.id: [(name.split(), span) for name, span in _full_names(r)] for r in case.readings}
    others = {fold(words[-1]) for names in full.values() for words, _ in names}
    for reading in case.readings:
        known = {fold(word) for words, _ in full[reading.report.id] for word in words}
        plain = {t.text for t in reading.tokens if t.text.islower()}
        seen: set[str] = set()
        for span in _lone_names(reading):
            name = fold(span.text)
            meant = [(words, at) for words, at in full[reading.report.id] if _slip(fold(words[-1]), name)]
            if name in known | others | seen or name in plain or len({fold(words[-1]) for words, _ in meant}) != 1:
                continue
            seen.add(name)
            words, at = meant[0]
            yield _spelling(" ".join(words), span.text, at, span)


def _lone_names(reading: Reading) -> Iterator[Span]:
    """Yield the people's names of one word."""
    kinds = {e.id: e.kind for e in reading.entities}
    for mention in reading.mentions:
        if mention.form == "name" and kinds.get(mention.entity) == "person" and mention.span.text.isalpha():
            yield mention.span


def _slip(surname: str, name: str) -> bool:
    """Tell whether a name is a surname but for one letter, or two that changed places; "the Smiths" are no slip."""
    long = min(len(surname), len(name)) >= _SHORTEST and surname[0] == name[0] and name != surname + "s"
    return long and OSA.distance(surname, name) == 1


def company(reading: Reading, span: Span) -> frozenset[str]:
    """Return the surnames, folded, of the other people named in full in the sentence of a name."""
    home = sentence_at(reading, span.start)
    if home is None:
        return frozenset()
    held = [(name, at) for name, at in _full_names(reading) if home.start <= at.start < home.end and at != span]
    return frozenset(fold(name.split()[-1]) for name, _ in held)


def _full_names(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the names of two words and more of a report's people, each with its first place."""
    kinds = {e.id: e.kind for e in reading.entities}
    seen: dict[str, Span] = {}
    for mention in reading.mentions:
        name = " ".join(mention.span.text.split())
        if mention.form == "name" and kinds.get(mention.entity) == "person" and name.count(" ") in {1, 2}:
            seen.setdefault(name, mention.span)
    yield from list(seen.items())[:_MOST_PEOPLE]


def _spelt_otherwise(a: str, b: str) -> bool:
    """Tell whether two full names differ in the spelling of one word: "Sheila Lund", "Cheila Lund"."""
    one, other = ([name.split()[0], name.split()[-1]] for name in (a, b))
    differing = [(x, y) for x, y in zip(one, other, strict=True) if fold(x) != fold(y)]
    if len(differing) != 1:
        return False
    x, y = (fold(word).strip(".,'") for word in differing[0])
    if min(len(x), len(y)) < _SHORTEST or x.startswith(y) or y.startswith(x) or same_given(x, y) or stem(x) == stem(y):
        return False
    if are_opposite(stem(x), stem(y)):  # "Senate Majority", "Senate Minority"
        return False
    return DamerauLevenshtein.normalized_similarity(x, y) >= (_ALIKE_INITIAL if x[0] == y[0] else _ALIKE)


def _wholly_otherwise(a: str, b: str) -> bool:
    """Tell whether two full names differ in the spelling of both words: "Jake Woodruff", "Jaykob Woodriff"."""
    (first, last), (other, surname) = ((fold(name.split()[0]), fold(name.split()[-1])) for name in (a, b))
    alike = same_given(first, other) or DamerauLevenshtein.normalized_similarity(first, other) >= _ALIKE_INITIAL
    return first[0] == other[0] and alike and last != surname and _slip(last, surname)
