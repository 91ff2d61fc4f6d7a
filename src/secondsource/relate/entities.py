"""Entities across reports: which local entities are one, under one canonical name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.countries import country_named, country_of_demonym
from secondsource.language.naming import (
    PersonName,
    is_acronym,
    name_words,
    organisation_key,
    parse_person,
    same_person,
    short_of,
    stands_for,
)
from secondsource.language.titles import countries_in, role_parts, roles_in
from secondsource.model.reading import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.language.roster import Roster
    from secondsource.model.reading import EntityKind, Reading
    from secondsource.model.span import Span
    from secondsource.model.story import Story


class _Local(msgspec.Struct, frozen=True, gc=False):
    """A report's own entity with what is compared: its names, roles and countries; `place` orders it."""

    entity: Entity
    place: tuple[int, int]
    story: int
    names: Counter[str]
    person: PersonName | None
    roles: frozenset[str]
    countries: frozenset[str]
    marks: frozenset[str]


def link_entities(
    readings: Sequence[Reading], roster: Roster | None = None, stories: Sequence[Story] = ()
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Return the entities of all readings, merged, and a map from the readings' entity ids to theirs.

    Ids are "e1", "e2", … by falling number of mentions, then by first place. Merged are equal and containing names,
    spellings of one name, acronyms with their long form, and a title that is stated with one person's name only.
    People of one surname with different given names stay apart; what could be two people stays by itself. Bare
    surnames, titles and short forms of bodies are linked inside a story only (all reports are one when none are given).
    `roster` is a user's file of names and roles: under its names also those known by a title alone are linked.
    """
    homes = {report: number for number, story in enumerate(stories) for report in story.reports}
    locals_ = [
        item
        for number, reading in enumerate(readings)
        for item in _locals(number, reading, homes.get(reading.report.id, -1), roster)
    ]
    groups = _group_people([item for item in locals_ if item.person is not None])
    groups += _group_others([item for item in locals_ if item.entity.kind != "person" and item.names])
    _add_titled(groups, [item for item in locals_ if item.person is None and item.entity.kind == "person"])
    _add_short_bodies(groups, [i for i in locals_ if i.entity.kind == "organisation" and not i.names])
    grouped = {item.entity.id for group in groups for item in group}
    groups += _group_unnamed([item for item in locals_ if item.entity.id not in grouped])
    ordered = sorted(groups, key=lambda g: (-sum(len(i.entity.mentions) for i in g), min(i.place for i in g)))
    entities, ids = [], {}
    for number, group in enumerate(ordered, 1):
        group.sort(key=lambda item: item.place)
        entity = _merged(f"e{number}", group)
        entities.append(entity)
        ids.update({item.entity.id: entity.id for item in group})
    return tuple(entities), ids


def _locals(number: int, reading: Reading, story: int, roster: Roster | None) -> list[_Local]:
    """Take a reading's entities apart."""
    names: dict[str, Counter[str]] = {}
    for mention in reading.mentions:
        if mention.form == "name":
            names.setdefault(mention.entity, Counter())[mention.span.text] += 1
    found = []
    for entity in reading.entities:
        own = names.get(entity.id, Counter())
        if roster and roster.named(entity.name) is not None:
            own[entity.name] += 1
        described = " | ".join([entity.name, *entity.aliases]) if entity.kind == "person" else ""
        found.append(
            _Local(
                entity=entity,
                place=(number, entity.mentions[0].start if entity.mentions else 0),
                story=story,
                names=own,
                person=parse_person(entity.name) if own and entity.kind == "person" else None,
                roles=roles_in(described),
                countries=countries_in(described),
                marks=frozenset().union(*(_marks(alias) for alias in described.split(" | "))),
            )
        )
    return found


def _group_people(people: Sequence[_Local]) -> list[list[_Local]]:
    """Group people by full name, then give bare surnames to the only person they fit."""
    groups: list[tuple[PersonName, list[_Local]]] = []
    full = [p for p in people if p.person and p.person.given]
    for item in sorted(full, key=lambda p: (-len(p.person.given) if p.person else 0, p.place)):
        fits = [g for name, g in groups if item.person and same_person(name, item.person)]
        fits = fits or [g for name, g in groups if _of_one_office(name, g, item, full)]
        if fits:
            fits[0].append(item)
        elif item.person:
            groups.append((item.person, [item]))
    alone: dict[tuple[str, int], list[_Local]] = {}
    for item in people:
        if item.person is None or item.person.given:
            continue
        word = item.person.surname
        near = [(name, g) for name, g in groups if _near(g, item)]
        fits = [g for name, g in near if short_of(word, name) == "surname"]
        fits = fits or [g for name, g in near if short_of(word, name) == "given"]
        if len(fits) > 1:  # "President Obama" beside Barack and Michelle Obama
            fits = [g for g in fits if any(item.roles & other.roles for other in g)] or fits
        if len(fits) == 1:
            fits[0].append(item)
        else:
            alone.setdefault((word, item.story), []).append(item)
    return [g for _, g in groups] + list(alone.values())


def _of_one_office(name: PersonName, group: Sequence[_Local], item: _Local, people: Sequence[_Local]) -> bool:
    """Tell whether two names that only a "Jr." keeps apart are one: of one story and office, and no report has both."""
    if not (item.person and _but_suffix(name, item.person) and _near(group, item)):
        return False
    told: dict[str, set[int]] = {}
    for other in people:
        if other.person and _but_suffix(name, other.person):
            told.setdefault(other.person.suffix, set()).add(other.place[0])
    return not set.intersection(*told.values()) and any(item.roles & other.roles for other in group)


def _but_suffix(a: PersonName, b: PersonName) -> bool:
    return (a.given, a.surname) == (b.given, b.surname)


def _group_others(items: Sequence[_Local]) -> list[list[_Local]]:
    """Group bodies, places and the rest by country, by the words of any of their names, acronyms by their long form."""
    long = {name: organisation_key(name) for item in items for name in item.names if len(name.split()) > 1}
    groups: dict[object, list[_Local]] = {}
    for item in items:
        keys = [_key(name, long) for name in item.names]
        known = next((groups[key] for key in keys if key in groups), None)
        group = known if known is not None else []
        group.append(item)
        for key in keys:
            groups.setdefault(key, group)
    return list({id(group): group for group in groups.values()}.values())


def _key(name: str, long: dict[str, frozenset[str]]) -> object:
    """Return what a name is compared by."""
    plain = name.removeprefix("The ").removeprefix("the ")
    country = country_named(plain) or country_of_demonym(plain)
    if country is not None:
        return country.code
    if is_acronym(plain):
        fits = {key for words, key in long.items() if stands_for(plain, words)}
        if len(fits) == 1 and len(plain.replace(".", "")) > 2:
            return fits.pop()
    return organisation_key(plain) or plain


def _add_titled(groups: list[list[_Local]], items: Sequence[_Local]) -> None:
    """Give people known by title alone in one report to the only person stated to bear it in another."""
    for item in items:
        fits = [g for g in groups if any(_bears(other, item) for other in g)]
        if len(fits) == 1 and all(other.place[0] != item.place[0] for other in fits[0] if _bears(other, item)):
            fits[0].append(item)


def _bears(named: _Local, titled: _Local) -> bool:
    """Tell whether a named person is stated to bear another's title, for the same country if both say one."""
    if named.person is None or not titled.roles or named.story != titled.story:
        return False
    if named.marks and titled.marks and not named.marks & titled.marks:
        return False
    if named.countries and titled.countries and not named.countries & titled.countries:
        return False
    return titled.roles <= named.roles


def _near(group: Sequence[_Local], item: _Local) -> bool:
    """Tell whether an entity of a group is in the story of another entity."""
    return any(other.story == item.story for other in group)


def _marks(title: str) -> frozenset[str]:
    """Return the place or body that a title names ("the mayor of Lorn": lorn); a name without a role names none."""
    nouns, _, marks = role_parts(title)
    return marks if nouns and " of " in f" {title} " else frozenset()


def _add_short_bodies(groups: list[list[_Local]], items: Sequence[_Local]) -> None:
    """Give bodies called by the end of a name ("the river authority") to the only body of their story so named.

    A name that a country tells from others ("the French health ministry") is not taken for "the health ministry".
    """
    for item in items:
        short = [w for w in name_words(item.entity.name) if w != "the"]
        fits = [g for g in groups if any(_ends_with(o, short) and o.story == item.story for o in g)]
        if len(fits) == 1 and len(short) > 1:
            fits[0].append(item)


def _ends_with(named: _Local, short: Sequence[str]) -> bool:
    """Tell whether a body's name ends with words and tells itself from others by more than a country."""
    if named.entity.kind != "organisation" or not named.names:
        return False
    for name in named.names:
        folded = name_words(name)
        before = len(folded) - len(short)
        extra = " ".join(name.removeprefix("The ").removeprefix("the ").split()[:before]).removesuffix("'s")
        if before > 0 and folded[before:] == list(short) and not countries_in(extra):
            return True
    return False


def _group_unnamed(items: Sequence[_Local]) -> list[list[_Local]]:
    """Group what has no name: bodies by the same words; people by title stay with their report."""
    groups: dict[object, list[_Local]] = {}
    for item in items:
        body = item.entity.kind == "organisation"
        groups.setdefault(organisation_key(item.entity.name) if body else item.entity.id, []).append(item)
    return list(groups.values())


def _merged(key: str, group: Sequence[_Local]) -> Entity:
    """Make one entity of a group: the fullest and commonest of its names, every alias, every mention."""
    names: Counter[str] = Counter()
    for item in group:
        if item.names or all(not other.names for other in group):
            names[item.entity.name] += len(item.entity.mentions)
    name = max(names, key=lambda n: (min(len(n.split()), 2), names[n], len(n)))
    kinds: Counter[EntityKind] = Counter()
    for item in group:
        kinds[item.entity.kind] += len(item.entity.mentions)
    aliases = dict.fromkeys(a for item in group for a in (item.entity.name, *item.entity.aliases))
    aliases.pop(name, None)
    mentions: tuple[Span, ...] = tuple(span for item in group for span in item.entity.mentions)
    return Entity(key, name, kinds.most_common(1)[0][0], tuple(aliases), mentions)
