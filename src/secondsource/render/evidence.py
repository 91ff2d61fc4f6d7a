"""Every span of evidence in a dossier, as the mark it makes in its report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.render.marks import Layer, Mark
from secondsource.render.tally import wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secondsource.model.dossier import Dossier
    from secondsource.model.reading import Attribution
    from secondsource.model.span import Span
    from secondsource.model.story import Link
    from secondsource.render.view import Lookup

Keys = dict[tuple[str, str], str]
"""The key in the page of everything that has an id, by a letter for its sort and that id."""


def keys_of(dossier: Dossier) -> Keys:
    """Give everything that has an id a key that is safe as an anchor: a letter for its sort, and a number."""
    sorts = (
        ("f", dossier.findings),
        ("c", dossier.claims),
        ("a", dossier.attributions),
        ("p", dossier.positions),
        ("k", dossier.copies),
        ("t", dossier.times),
        ("q", dossier.quantities),
        ("n", dossier.entities),
        ("e", dossier.events),
        ("i", dossier.interactions),
        ("l", dossier.timeline),
    )
    return {pair: key for letter, items in sorts for pair, key in _numbered(letter, [item.id for item in items])}


def _numbered(letter: str, ids: list[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield a key for each id; one that is a letter and a number already keeps itself."""
    own = re.compile(re.escape(letter) + r"[0-9]{1,6}\Z")
    kept = {name for name in ids if own.match(name)}
    fresh = (key for number in range(1, 2 * len(ids) + 1) if (key := f"{letter}{number}") not in kept)
    for name in ids:
        yield (letter, name), name if name in kept else next(fresh)


def marks_of(dossier: Dossier, keys: Keys, lookup: Lookup) -> Iterator[tuple[str, Mark]]:
    """Yield the marks of a dossier with the id of the report each stands in."""
    yield from _finding_marks(dossier, keys, lookup)
    for attribution in dossier.attributions:
        yield from _said_marks(attribution, keys["a", attribution.id])
    for claim in dossier.claims:
        yield from _marks((member.span for member in claim.members), keys["c", claim.id], "claim")
    for time in dossier.times:
        yield from _marks([time.span], keys["t", time.id], "figure")
    for quantity in dossier.quantities:
        yield from _marks([quantity.span], keys["q", quantity.id], "figure")
    for entity in dossier.entities:
        yield from _marks(entity.mentions, keys["n", entity.id], "name")
    yield from _other_marks(dossier, keys)


def cited(dossier: Dossier) -> list[tuple[str, Link]]:
    """Return what the words of reports say they rest on, each with its key."""
    links = [link for origin in dossier.origins for link in origin.links if link.evidence]
    return [(f"h{number}", link) for number, link in enumerate(links, 1)]


def _marks(spans: Iterable[Span], key: str, layer: Layer) -> Iterator[tuple[str, Mark]]:
    for span in spans:
        yield span.report, Mark(span.start, span.end, key, layer)


def _finding_marks(dossier: Dossier, keys: Keys, lookup: Lookup) -> Iterator[tuple[str, Mark]]:
    for finding in dossier.findings:
        key = keys["f", finding.id]
        for variant, wording in enumerate(wordings(finding, lookup)):
            for span in wording.spans:
                mark = Mark(span.start, span.end, key, "finding", variant, finding.id, finding.severity)
                yield span.report, mark


def _said_marks(attribution: Attribution, key: str) -> Iterator[tuple[str, Mark]]:
    yield from _marks(attribution.content, key, "speech" if attribution.spoken else "thought")
    if attribution.source is not None:
        yield from _marks([attribution.source], key, "source")
    if attribution.cue is not None:
        yield from _marks([attribution.cue], key, "cue")


def _other_marks(dossier: Dossier, keys: Keys) -> Iterator[tuple[str, Mark]]:
    """Yield the marks that show only when they are lit."""
    for event in dossier.events:
        yield from _marks([event.trigger], keys["e", event.id], "other")
    for position in dossier.positions:
        yield from _marks(position.evidence, keys["p", position.id], "other")
    for interaction in dossier.interactions:
        yield from _marks(interaction.evidence, keys["i", interaction.id], "other")
    for copy in dossier.copies:
        for passage in copy.passages:
            yield from _marks((passage.a, passage.b), keys["k", copy.id], "other")
    for entry in dossier.timeline:
        spans = dict.fromkeys([*entry.evidence, *(span for other in entry.others for span in other.evidence)])
        yield from _marks(spans, keys["l", entry.id], "other")
    for key, link in cited(dossier):
        yield from _marks(link.evidence, key, "other")
    for number, sentence in enumerate(dossier.brief, 1):
        yield from _marks(sentence.evidence, f"b{number}", "other")
