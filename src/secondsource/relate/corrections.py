"""A person's word on who speaks and which names are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.model.reading import Entity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.correction import Corrections, MergeCorrection, SpeakerCorrection, SplitCorrection
    from secondsource.model.reading import Attribution, Reading

Linked = tuple[tuple[Entity, ...], dict[str, str]]


def correct_speakers(
    readings: Sequence[Reading], corrections: Sequence[SpeakerCorrection]
) -> tuple[list[Reading], list[str]]:
    """Return the readings with speakers put right, and a line for each correction that applies to nothing."""
    found, idle = list(readings), []
    for item in corrections:
        wanted = " ".join(item.words.split())
        hit = False
        for at, reading in enumerate(found):
            if item.report is not None and reading.report.id != item.report:
                continue
            said = {
                a.id
                for a in reading.attributions
                if wanted and wanted in " ".join(" ".join(s.text.split()) for s in a.content)
            }
            if said:
                hit = True
                found[at] = _spoken(reading, said, item.speaker)
        if not hit:
            idle.append(f"{item.place}: no statement holds “{wanted}”{f' in {item.report}' if item.report else ''}")
    return found, idle


def _spoken(reading: Reading, said: set[str], speaker: str | None) -> Reading:
    entities = list(reading.entities)
    who = None
    if speaker is not None:
        who = next((e.id for e in entities if speaker.casefold() in {n.casefold() for n in (e.name, *e.aliases)}), None)
        if who is None:
            who = f"{reading.report.id}:corrected-{len(entities) + 1}"
            entities.append(Entity(who, speaker, "person", (), ()))

    def mended(item: Attribution) -> Attribution:
        return msgspec.structs.replace(item, speaker=who, candidates=()) if item.id in said else item

    return msgspec.structs.replace(
        reading, entities=tuple(entities), attributions=tuple(mended(a) for a in reading.attributions)
    )


def correct_entities(readings: Sequence[Reading], linked: Linked, corrections: Corrections) -> tuple[Linked, list[str]]:
    """Return the linked entities with names merged and split, and a line for each correction that finds no name."""
    entities, ids = linked
    idle: list[str] = []
    for split in corrections.split:
        entities, ids = _split(readings, entities, ids, split, idle)
    for merge in corrections.merge:
        entities, ids = _merge(entities, ids, merge, idle)
    return (entities, ids), idle


def _named(entities: Sequence[Entity], name: str) -> Entity | None:
    """Return the entity of a name: its own before an alias."""
    wanted = name.casefold()
    own = next((e for e in entities if e.name.casefold() == wanted), None)
    return own or next((e for e in entities if wanted in {a.casefold() for a in e.aliases}), None)


def _merge(
    entities: tuple[Entity, ...], ids: dict[str, str], item: MergeCorrection, idle: list[str]
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    named = [(name, _named(entities, name)) for name in item.names]
    missing = [name for name, entity in named if entity is None]
    idle += [f"{item.place}: no entity is called “{name}”" for name in missing]
    chosen = list(dict.fromkeys(entity.id for _, entity in named if entity is not None))
    if len(chosen) < 2:
        return entities, ids
    parts = [e for e in entities if e.id in chosen]
    first = next(e for e in parts if e.id == chosen[0])
    names = dict.fromkeys(n for e in (first, *parts) for n in (e.name, *e.aliases) if n != first.name)
    mentions = tuple(dict.fromkeys(m for e in parts for m in e.mentions))
    merged = msgspec.structs.replace(first, aliases=tuple(names), mentions=mentions)
    kept = tuple(merged if e.id == first.id else e for e in entities if e.id == first.id or e.id not in chosen)
    return kept, {local: first.id if shared in chosen else shared for local, shared in ids.items()}


def _split(
    readings: Sequence[Reading],
    entities: tuple[Entity, ...],
    ids: Mapping[str, str],
    item: SplitCorrection,
    idle: list[str],
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Part the readings' own entities that go by one of the aliases from the others of one name."""
    entity = _named(entities, item.name)
    aliases = {alias.casefold() for alias in item.aliases}
    own = {e.id: e for r in readings for e in r.entities if entity and ids.get(e.id) == entity.id}
    parted = {i for i, e in own.items() if aliases & {n.casefold() for n in (e.name, *e.aliases)}}
    if entity is None or not parted or len(parted) == len(own):
        idle.append(f"{item.place}: “{item.name}” has no report of its own that goes by {' or '.join(item.aliases)}")
        return entities, dict(ids)
    new = f"{entity.id}b"
    while any(e.id == new for e in entities):
        new += "b"
    taken = tuple(m for i in sorted(parted) for m in own[i].mentions)
    other = Entity(new, item.aliases[0], entity.kind, tuple(item.aliases[1:]), taken)
    rest = msgspec.structs.replace(
        entity,
        aliases=tuple(a for a in entity.aliases if a.casefold() not in aliases),
        mentions=tuple(m for m in entity.mentions if m not in taken),
    )
    found = tuple(x for e in entities for x in ((rest, other) if e.id == entity.id else (e,)))
    return found, {local: new if local in parted else shared for local, shared in ids.items()}
