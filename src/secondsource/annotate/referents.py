"""Names of one report brought together: which of them name the same person, body or place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from secondsource.language.countries import country_named, country_of_demonym
from secondsource.language.given import gender_of, is_given
from secondsource.language.naming import (
    PersonName,
    fold,
    is_acronym,
    may_stand_for,
    name_words,
    organisation_key,
    parse_person,
    same_person,
    short_of,
    stands_for,
)
from secondsource.language.roles import HONORIFICS, role_gender, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.names import NameSpan
    from secondsource.language.given import Gender
    from secondsource.model.reading import EntityKind, MentionForm

_KINDS: dict[str, EntityKind] = {
    "per": "person",
    "org": "organisation",
    "geo": "place",
    "gpe": "place",
    "misc": "other",
}
_TITLE = re.compile(r"(\w+)\.?[ \u00a0]$")
_ALSO_KNOWN = re.compile(
    r",?\s*\(?(?:who (?:is|was) )?(?:also|better|formerly|previously) (?:known|called) as\s+|,?\s*\(?a\.?k\.?a\.?\s+",
    re.IGNORECASE,
)
_TITLE_REACH = 24  # characters before a name in which its title stands
_CLEARLY = 2.0  # how much more salient one of two people of a surname must be to own the bare surname


class Referent:
    """What is gathered about one entity while a report is read; `mentions` are (start, end, form)."""

    def __init__(self, kind: EntityKind) -> None:
        """Begin one of a kind, with nothing known."""
        self.kind = kind
        self.names: Counter[str] = Counter()
        self.canonical: str | None = None
        self.full: PersonName | None = None
        self.mentions: list[tuple[int, int, MentionForm]] = []
        self.order: dict[int, int] = {}  # where a mention starts: its number
        self._sorted: list[tuple[int, int, MentionForm]] = []
        self.titles: list[str] = []
        self.roles: set[str] = set()
        self.past: set[str] = set()
        self.countries: set[str] = set()
        self.gender: Gender | None = None
        self.weight = 1.0

    def add(self, start: int, end: int, form: MentionForm) -> bool:
        """Add a mention unless it overlaps one that is there; tell whether it was added."""
        at = bisect_left(self._sorted, (start,))
        if (at and start < self._sorted[at - 1][1]) or (at < len(self._sorted) and self._sorted[at][0] < end):
            return False
        self._sorted.insert(at, (start, end, form))
        self.order[start] = len(self.mentions)
        self.mentions.append((start, end, form))
        return True

    @property
    def first(self) -> int:
        """Return where the first mention in the text starts."""
        return self._sorted[0][0]

    def between(self, low: int, high: int) -> list[tuple[int, int, MentionForm]]:
        """Return the mentions that start in a stretch of text, in its order."""
        return self._sorted[bisect_left(self._sorted, (low,)) : bisect_left(self._sorted, (high,))]

    def meeting(self, low: int, high: int) -> list[tuple[int, int, MentionForm]]:
        """Return the mentions that overlap a stretch of text, in its order."""
        first = bisect_left(self._sorted, (low,))
        first -= first > 0 and self._sorted[first - 1][1] > low
        return self._sorted[first : bisect_left(self._sorted, (high,))]

    def country_name(self) -> str | None:
        """Return the common name of the country this is, None for another place."""
        found = next((c for n in self.names if (c := country_named(n) or country_of_demonym(n)) is not None), None)
        return found.name if found is not None else None


def merge_names(
    text: str, names: Sequence[NameSpan], canonical: Mapping[NameSpan, str] | None = None
) -> tuple[list[Referent], list[Referent | None]]:
    """Return the referents of a report's names and, for every name, its referent (None where two people fit alike).

    `canonical` has names that stand for others ("Bibi" for "Benjamin Netanyahu"); these are compared in their place.
    """
    said = {n: (canonical or {}).get(n) or text[n.start : n.end] for n in names}
    people = [n for n in names if n.kind == "per"]
    others = [n for n in names if n.kind != "per"]
    owner: dict[NameSpan, Referent | None] = {}
    _merge_people(text, said, people, owner)
    _merge_others(text, said, others, owner)
    order: dict[int, Referent] = {}
    for name in names:
        referent = owner.get(name)
        if referent is not None:
            referent.add(name.start, name.end, "name")
            referent.names[text[name.start : name.end]] += 1
            order.setdefault(id(referent), referent)
    return list(order.values()), [owner.get(name) for name in names]


class _Told(NamedTuple):
    """What the title before a name tells ("Mrs.", "Sen."): a gender and a role, as far as it does."""

    gender: Gender | None
    role: str | None


def _told(text: str, start: int) -> _Told:
    """Read the title right before a name."""
    found = _TITLE.search(text, max(0, start - _TITLE_REACH), start)
    word = found.group(1).lower() if found else ""
    return _Told(role_gender(word) if word in HONORIFICS else None, role_of(word))


def _merge_people(
    text: str, said: Mapping[NameSpan, str], people: Sequence[NameSpan], owner: dict[NameSpan, Referent | None]
) -> None:
    """Group full names first, then give each single name to the person it fits."""
    parsed = {n: parse_person(said[n]) for n in people}
    told = {n: _told(text, n.start) for n in people}
    full = [n for n in people if parsed[n].given]
    groups: list[Referent] = []
    stated: dict[int, set[str | None]] = {}
    known: dict[PersonName, Referent] = {}
    for name in sorted(full, key=lambda n: (-len(parsed[n].given), n.start)):
        group = known.get(parsed[name])
        if group is None:
            group = next((g for g in groups if g.full and same_person(g.full, parsed[name])), None)
        if group is None:
            group = _person(parsed[name])
            groups.append(group)
        known[parsed[name]] = group
        group.gender = told[name].gender or group.gender
        stated.setdefault(id(group), set()).add(told[name].role)
        owner[name] = group
    firsts = {id(owner[n]): n.start for n in reversed(full)}
    counts = Counter(id(owner[n]) for n in full)
    seen: dict[int, int] = {}
    for name in people:
        chosen = owner.get(name)
        if not parsed[name].given:
            fits = _fitting(groups, parsed[name], told[name], stated)
            if not fits:
                fits = [_person(parsed[name])]
                fits[0].gender = fits[0].gender or told[name].gender
                groups += fits
            chosen = fits[0] if len(fits) == 1 else _most_salient(fits, seen, counts, firsts, name.start)
            owner[name] = chosen
            if chosen is not None:
                counts[id(chosen)] += 1
                chosen.gender = chosen.gender or told[name].gender
        if chosen is not None:
            seen[id(chosen)] = name.start
    _join_aliases(text, people, owner)


def _join_aliases(text: str, people: Sequence[NameSpan], owner: dict[NameSpan, Referent | None]) -> None:
    """Make one of two people where the text says so: "Cora Lind, also known as Cora Moor"."""
    for first, second in pairwise(people):
        one, other = owner.get(first), owner.get(second)
        if one and other and one is not other and _ALSO_KNOWN.fullmatch(text, first.end, second.start):
            owner.update({name: one for name in people if owner.get(name) is other})


@lru_cache(maxsize=1 << 16)
def _part_of(word: str, full: PersonName) -> str | None:
    """Return `short_of` of the two: few surnames meet few people again and again."""
    return short_of(word, full)


def _fitting(
    groups: Sequence[Referent], name: PersonName, told: _Told, stated: Mapping[int, set[str | None]]
) -> list[Referent]:
    """Return the people whom a single name can mean: by surname, else by given name, and by the title before it.

    A title of the other gender rules somebody out ("Mrs. Brandt" is not Karl Brandt); a role stated for one of
    several chooses them. A role that nobody is stated to bear is not a son's ("President Moor", "Carl Moor Jr."), and
    "Moor Jr." is nobody else's.
    """
    word = name.surname
    able = [g for g in groups if g.full and (told.gender is None or g.gender in {None, told.gender})]
    fits = [g for g in able if g.full and _part_of(word, g.full) == "surname"]
    fits = fits or [g for g in able if g.full and _part_of(word, g.full) == "given"]
    if name.suffix:
        fits = [g for g in fits if g.full and g.full.suffix == name.suffix] or fits
    bearing = [g for g in fits if told.role is not None and told.role in stated.get(id(g), ())]
    if told.role is not None and not bearing:
        fits = [g for g in fits if g.full and g.full.suffix != "jr"]
    return bearing if len(bearing) == 1 else fits


def _most_salient(
    fits: Sequence[Referent], seen: dict[int, int], counts: Counter[int], firsts: dict[int, int], at: int
) -> Referent | None:
    """Choose among people of one surname: the one clearly spoken of most, or just named in full; else None."""

    def weight(group: Referent) -> float:
        if id(group) in seen:
            return counts[id(group)] / (1 + (at - seen[id(group)]) / 1500)
        return 0.5 / (1 + abs(firsts.get(id(group), at) - at) / 1500)

    ranked = sorted(fits, key=weight, reverse=True)
    return ranked[0] if weight(ranked[0]) >= _CLEARLY * weight(ranked[1]) else None


def _person(name: PersonName) -> Referent:
    found = Referent("person")
    found.full = name
    if name.given:
        found.gender = gender_of(name.given[0])
    elif is_given(name.surname):
        found.gender = gender_of(name.surname)
    return found


def _merge_others(
    text: str, said: Mapping[NameSpan, str], names: Sequence[NameSpan], owner: dict[NameSpan, Referent | None]
) -> None:
    """Group bodies, places and the rest: by country, by the same words, acronyms with their long form."""
    groups: dict[object, Referent] = {}
    acronyms: dict[str, str] = {}
    texts = {n: _plain(said[n]) for n in names}
    long = [t for t in dict.fromkeys(texts.values()) if len(name_words(t)) > 1]
    ending = {n.end: n for n in reversed(names)}
    fitting: dict[str, list[str]] = {}
    for name in names:
        words = texts[name]
        if is_acronym(words) and country_named(words) is None and words not in acronyms:
            near = ending.get(name.start - 2) if text[max(0, name.start - 2) : name.start] == " (" else None
            if words not in fitting:
                fitting[words] = [t for t in long if stands_for(words, t)]
            fits = fitting[words]
            if near is not None and may_stand_for(words, texts[near]):
                acronyms[words] = texts[near]
            elif len(fits) == 1 and len(words.replace(".", "")) > 2:
                acronyms[words] = fits[0]
    kinds: dict[object, Counter[str]] = {}
    for name in names:
        words = acronyms.get(texts[name], texts[name])
        country = country_named(words) or country_of_demonym(words)
        key: object = country.code if country else organisation_key(words) or fold(words)
        kinds.setdefault(key, Counter())[name.kind] += 1
    for name in names:
        words = acronyms.get(texts[name], texts[name])
        country = country_named(words) or country_of_demonym(words)
        key = country.code if country else organisation_key(words) or fold(words)
        group = groups.get(key)
        if group is None:
            kind = "geo" if country else kinds[key].most_common(1)[0][0]
            group = groups[key] = Referent(_KINDS[kind])
            if country:
                group.countries.add(country.code)
        owner[name] = group


def _plain(name: str) -> str:
    for article in ("The ", "the "):
        name = name.removeprefix(article)
    return name
