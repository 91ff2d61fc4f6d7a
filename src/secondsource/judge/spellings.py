"""Rules on names spelt in two ways: of people, and of streets."""

from __future__ import annotations

import re
from itertools import combinations, combinations_with_replacement, product
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, DamerauLevenshtein

from secondsource.judge.case import Case, finding, sentence_at
from secondsource.language.forms import stem
from secondsource.language.given import same_given
from secondsource.language.naming import fold
from secondsource.language.opposites import are_opposite
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

_ALIKE, _ALIKE_INITIAL = 0.7, 0.5
_SHORTEST = 4
_MOST_PEOPLE = 200  # names of a report that are compared
_QUOTED = re.compile(r"[\"“”]")  # a nickname
_STREET = re.compile(
    r"\b(?P<name>[A-Z][a-z]{4,}) (?:(?:Street|Avenue|Road|Drive|Boulevard|Lane|Court|Place|Circle|Terrace|Parkway)s?"
    r"|St|Ave|Rd|Dr|Blvd|Ln|streets|avenues|roads)\b"
)


def spellings(case: Case) -> list[Finding]:
    """Report a person's name that is spelt in two ways, each report keeping to its own.

    Within a report only a surname behind the same first name is one: brothers and sisters can have names much alike.
    """
    people = [(reading, full) for reading in case.readings for full in _full_names(reading)]
    told: dict[str, set[str]] = {}
    for reading, (name, _) in people:
        told.setdefault(reading.report.id, set()).update((fold(name), _ends(name)))
    found = []
    for (one, (a, at)), (other, (b, there)) in combinations(people, 2):
        within = one is other
        apart = told[other.report.id].isdisjoint((fold(a), _ends(a)))
        apart = apart and told[one.report.id].isdisjoint((fold(b), _ends(b)))
        one_first = fold(a.split()[0]) == fold(b.split()[0])
        if not (one_first if within else apart):
            continue
        if spelt_otherwise(a, b) or (
            not within and _wholly_otherwise(a, b) and company(one, at) & company(other, there)
        ):
            found.append(_spelling(a, b, at, there))
    return [*found, *_short_spellings(case)]


def _ends(name: str) -> str:
    """Return a name's first and last word, folded: what stands between need not be told each time."""
    words = name.split()
    return fold(f"{words[0]} {words[-1]}")


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
        if (
            mention.form == "name"
            and kinds.get(mention.entity) == "person"
            and name.count(" ") in {1, 2}
            and not _QUOTED.search(name)
        ):
            seen.setdefault(name, mention.span)
    yield from list(seen.items())[:_MOST_PEOPLE]


def spelt_otherwise(a: str, b: str) -> bool:
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
    """Tell whether two full names differ in the spelling of both words: "Jake Garmen", "Jaykob Garmin"."""
    (first, last), (other, surname) = ((fold(name.split()[0]), fold(name.split()[-1])) for name in (a, b))
    alike = same_given(first, other) or DamerauLevenshtein.normalized_similarity(first, other) >= _ALIKE_INITIAL
    return first[0] == other[0] and alike and last != surname and _slip(last, surname)


def streets(case: Case) -> list[Finding]:
    """Report a street whose name differs by one letter, in one report or between two that keep to their own."""
    told = [_streets(reading) for reading in case.readings]
    found: dict[tuple[str, str], Finding] = {}
    for one, other in combinations_with_replacement(told, 2):
        for a, b in product(one, other):
            within = one is other
            if not _is_slip(a, b) or (not within and (a in other or b in one)):
                continue
            first, second = sorted((one[a], other[b]), key=lambda span: span.text)
            where = "is also “{}” in the same report" if within else "in one report is “{}” in the other"
            explanation = f"“{first.text}” {where.format(second.text)}"
            made = finding("place", "low", "street spelt in two ways", explanation, (one[a], other[b]))
            found.setdefault((min(a, b), max(a, b)), made)
    return list(found.values())


def _streets(reading: Reading) -> dict[str, Span]:
    """Return the streets of a report by name, each with its first place."""
    report = reading.report
    found: dict[str, Span] = {}
    for match in _STREET.finditer(report.text):
        found.setdefault(match["name"].lower(), span_of(report, *match.span()))
    return found


def _is_slip(a: str, b: str) -> bool:
    """Tell whether two names differ by one letter, or two that changed places, and not by an s at the end."""
    return a[0] == b[0] and a + "s" != b and b + "s" != a and OSA.distance(a, b) == 1
