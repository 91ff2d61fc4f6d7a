"""A timeline by itself: of one actor, of one topic, of some days, or all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from secondsource.model.timeline import TIMELINE_SCHEMA, Chronicle, TimelineReport
from secondsource.model.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.dossier import Dossier
    from secondsource.model.reading import Entity
    from secondsource.model.report import Report
    from secondsource.model.span import Span
    from secondsource.model.timeline import TimelineEntry


class Wanted(msgspec.Struct, frozen=True):
    """Whose or what timeline is asked for, and from when to when (ISO days, half-open)."""

    about: str | None = None
    from_: str | None = None
    to: str | None = None


def chronicle_of(dossier: Dossier, wanted: Wanted) -> Chronicle:
    """Return the lines of a dossier's timeline that are about a name or topic and fall into some days."""
    entries = [entry for entry in dossier.timeline if _inside(entry, wanted)]
    title = " · ".join(filter(None, _titles(dossier))) or "Timeline"
    if wanted.about is not None:
        people = entities_named(dossier.entities, wanted.about)
        places = _places(dossier, people)
        entries = [
            entry
            for entry in entries
            if people.intersection(entry.participants) or _is_about(entry, wanted.about, places)
        ]
        title = wanted.about
    return chronicle(title, wanted, dossier.reports, entries)


def _titles(dossier: Dossier) -> list[str]:
    """Return the titles of a dossier's stories, none of them a headline that a finding disputes."""
    held = {report.id: report for report in dossier.reports}
    return [
        title_of(story.title, [held[name] for name in story.reports if name in held], dossier.findings)
        for story in dossier.stories
    ]


def chronicle(title: str, wanted: Wanted, reports: Iterable[Report], entries: Sequence[TimelineEntry]) -> Chronicle:
    """Put lines under a title, with the reports they rest on."""
    return Chronicle(
        schema=TIMELINE_SCHEMA,
        title=title,
        about=wanted.about,
        from_=wanted.from_,
        to=wanted.to,
        reports=tuple(TimelineReport(r.id, r.title, r.outlet, r.published, r.origin, r.sha256) for r in reports),
        timeline=tuple(entries),
    )


def entities_named(entities: Iterable[Entity], name: str) -> frozenset[str]:
    """Return the ids of the entities that go by a name, whole or by its last words ("Brandt" for "Ilse Brandt")."""
    wanted = name.casefold().split()
    found = set()
    for entity in entities:
        for known in (entity.name, *entity.aliases):
            words = known.casefold().split()
            if wanted and (words[-len(wanted) :] == wanted or words == wanted[-len(words) :]):
                found.add(entity.id)
    return frozenset(found)


def _inside(entry: TimelineEntry, wanted: Wanted) -> bool:
    return (wanted.from_ is None or entry.to[:10] > wanted.from_) and (
        wanted.to is None or entry.from_[:10] < wanted.to
    )


def _places(dossier: Dossier, people: frozenset[str]) -> list[Span]:
    """Return where some people are mentioned and where they are quoted."""
    named = [span for entity in dossier.entities if entity.id in people for span in entity.mentions]
    cues = [item.cue for item in dossier.attributions if item.speaker in people]
    return [*named, *(cue for cue in cues if cue is not None)]


def _is_about(entry: TimelineEntry, about: str, places: Sequence[Span]) -> bool:
    """Tell whether a line is about a name or topic: its words mention or quote somebody, or hold the topic's words."""
    if places:
        return any(sentence.holds(place) for sentence in entry.evidence for place in places)
    words = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in about.split()]
    return any(all(word.search(span.text) for word in words) for span in entry.evidence)
