"""The people, bodies and places of a report, every place each is spoken of, and who stands behind a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.appositions import state_titles
from secondsource.annotate.bodies import find_bodies
from secondsource.annotate.coreference import Scene, resolve_descriptions, resolve_pronouns
from secondsource.annotate.descriptions import NameIndex, find_descriptions
from secondsource.annotate.names import NameSpan, find_names
from secondsource.annotate.quotation import quotations
from secondsource.annotate.referents import Referent, merge_names
from secondsource.annotate.speakers import resolve_speaker
from secondsource.model.reading import Entity, Mention, Sentence, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["EntityInput", "NameSpan", "Said", "find_entities", "find_names", "resolve_speaker"]


class Said(msgspec.Struct, frozen=True, gc=False):
    """An attribution as character spans: its source and the parts of its content."""

    source: tuple[int, int]
    content: tuple[tuple[int, int], ...] = ()


class EntityInput(msgspec.Struct, frozen=True, gc=False):
    """What entities are found from: a report, its sentences, tokens with part of speech, names and attributions."""

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]
    said: tuple[Said, ...] = ()


def find_entities(given: EntityInput) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return a report's entities, in order of their first mention, and all mentions in order of the text.

    Names are merged first, then titles stated beside them, definite descriptions and pronouns are resolved; what
    cannot be resolved with confidence has no mention. An entity's own mentions never overlap; those of two may nest.
    """
    text = given.report.text
    index = NameIndex(given.tokens, given.names)
    referents, owners = merge_names(text, given.names)
    owner = {number: r for number, r in enumerate(owners) if r is not None}
    descriptions = find_descriptions(text, given.tokens, given.names, index)
    taken = state_titles(text, given.tokens, descriptions, index, given.names, owner)
    said = {s.source: s.content for s in given.said}
    quoted = [(q.start, q.end) for q in quotations(text)]
    scene = Scene(text, given.tokens, given.sentences, said, quoted)
    scene.referents = referents
    resolve_descriptions(scene, descriptions, taken)
    scene.referents += find_bodies(text, given.tokens, descriptions, said, taken)
    resolve_pronouns(scene)
    return _values(given.report, scene.referents)


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
    if not referent.names:
        start, end, _ = min(referent.mentions)
        return text[start:end]
    if referent.kind == "place" and referent.countries:
        country = referent.country_name()
        if country:
            return country
    names = referent.names
    return max(names, key=lambda n: (len(n.split()), names[n], len(n)))
