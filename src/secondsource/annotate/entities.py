"""The people, bodies and places of a report, every place each is spoken of, and who stands behind a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.appositions import state_titles
from secondsource.annotate.coreference import resolve_mentions, resolve_titles, take
from secondsource.annotate.descriptions import NameIndex, find_descriptions
from secondsource.annotate.known import bearers, canonical_names, teach_roles
from secondsource.annotate.names import NameSpan, find_names
from secondsource.annotate.quotation import quotations
from secondsource.annotate.referents import merge_names
from secondsource.annotate.scene import Scene
from secondsource.annotate.speakers import resolve_speaker
from secondsource.annotate.unnamed import find_bodies, people_behind, speaking_people
from secondsource.model.reading import Entity, Mention
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.referents import Referent
    from secondsource.language.roster import Roster
    from secondsource.model.reading import Sentence, Token
    from secondsource.model.report import Report

__all__ = ["NameSpan", "find_entities", "find_names", "resolve_speaker"]

Range = tuple[int, int]


def find_entities(
    report: Report,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    names: Sequence[NameSpan],
    said: Mapping[Range, Sequence[Range]],
    roster: Roster | None = None,
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return a report's entities, in order of their first mention, and all mentions in order of the text.

    `said` maps the attributions' sources, as (start, end), to the parts of what they say; `roster` is a user's file of
    names and roles. Names are merged first, then titles stated beside them, definite descriptions and pronouns are
    resolved; what cannot be resolved with confidence has no mention. An entity's own mentions never overlap, those of
    two may.
    """
    text = report.text
    index = NameIndex(tokens, names)
    referents, owners = merge_names(text, names, canonical_names(names, text, roster))
    owner = {number: r for number, r in enumerate(owners) if r is not None}
    if roster:
        teach_roles(owner, names, text, roster, report.published)
    descriptions = find_descriptions(text, tokens, names, index)
    taken = state_titles(text, tokens, descriptions, index, names, owner)
    scene = Scene(text, tokens, sentences, said, [(q.start, q.end) for q in quotations(text)])
    for known in referents:
        scene.admit(known)
    resolve_titles(scene, descriptions, taken)
    for item, referent in bearers(descriptions, taken, text, roster, report.published) if roster else ():
        take(scene, item, referent, taken)
        if id(referent) not in scene.rank:
            scene.admit(referent)
            referents.append(referent)
    people = people_behind(tokens, descriptions, taken)
    resolve_mentions(scene, descriptions, taken, people)
    bodies = find_bodies(text, tokens, descriptions, said, taken)
    speaking = speaking_people(text, descriptions, people, said)
    return _values(report, [*referents, *bodies, *speaking])


def _values(report: Report, referents: Sequence[Referent]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Freeze what was gathered."""
    ordered = sorted((r for r in referents if r.mentions), key=lambda r: min(r.mentions))
    entities, mentions = [], []
    for number, referent in enumerate(ordered, 1):
        key = f"{report.id}:e{number}"
        places = sorted(referent.mentions)
        spans = tuple(span_of(report, start, end) for start, end, _ in places)
        name = _name(report.text, referent)
        aliases = dict.fromkeys(
            [
                *referent.names,
                *(f"{title} {name}" for title in dict.fromkeys(referent.titles)),
                *(report.text[start:end] for start, end, form in places if form in {"title", "nominal"}),
            ]
        )
        aliases.pop(name, None)
        entities.append(Entity(key, name, referent.kind, tuple(aliases), spans))
        mentions += [Mention(span, key, form) for span, (_, _, form) in zip(spans, places, strict=True)]
    mentions.sort(key=lambda m: (m.span.start, -m.span.end, m.entity))
    return tuple(entities), tuple(mentions)


def _name(text: str, referent: Referent) -> str:
    """Choose the canonical name: the fullest that is used, the most frequent of those."""
    if referent.canonical:
        return referent.canonical
    if not referent.names:
        start, end, _ = min(referent.mentions)
        return text[start:end]
    if referent.kind == "place" and referent.countries:
        country = referent.country_name()
        if country:
            return country
    names = referent.names
    return max(names, key=lambda n: (len(n.split()), names[n], len(n)))
