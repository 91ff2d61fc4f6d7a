"""What every way of showing a dossier looks up: places, names, stories, wordings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.lists import words
from secondsource.language.naming import name_words
from secondsource.language.titles import roles_in
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier, Position
from secondsource.model.finding import Finding
from secondsource.model.reading import Attribution, Entity, Quantity
from secondsource.model.report import Report
from secondsource.model.story import Copy, Link, Origin, Story
from secondsource.model.timeline import TimelineEntry
from secondsource.model.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.span import Span

_BREAK = re.compile(r"\r\n|\r|\n")
_RELATIVES = frozenset(["who", "which", "that"])
_BEFORE = 60  # characters before a relative pronoun in which its antecedent is looked for
_PHRASE = re.compile(r"(?P<words>(?:[\w’'-]+ )?[\w’'-]+)(?P<mark>,?)(?: (?:—|–|--))?\s*$")

_OPENING, _CLOSING = '"“„«»', '"”“»«'

# Titles that say nothing without what somebody is leader or head of.
_VAGUE = words(
    "leader official figure politician head chief member man woman girl boy child kid teen teenager baby guy victim"
)

_STOP_REACH = 8  # characters in which the end of the sentence before is looked for
_STOPS = frozenset(["", "\n", "\r", ".", "!", "?", ":", "…", ">"])

SEVERITIES = ("high", "medium", "low")
KIND_NAMES = {
    "contradiction": "contradiction",
    "number": "number",
    "date": "date",
    "place": "place",
    "speaker": "speaker",
    "name": "name",
    "altered-quote": "altered quotation",
    "garbled-quote": "garbled quotation",
    "headline-body": "headline against text",
    "self-contradiction": "contradicts itself",
}


def explained(finding: Finding) -> str:
    """Return a finding's explanation with what a person says of it."""
    if finding.review is None:
        return finding.explanation
    return f"{finding.explanation} [{finding.review}{f': {finding.note}' if finding.note else ''}]"


class Lookup(msgspec.Struct, frozen=True):
    """A dossier's values by their ids, and where the lines of its reports start.

    `owners` give the origin of each report that is in one, `quantities` the figures of each report, `disputes` the
    findings that dispute each claim.
    """

    reports: dict[str, Report]
    lines: dict[str, tuple[int, ...]]
    entities: dict[str, Entity]
    claims: dict[str, Claim]
    attributions: dict[str, tuple[Attribution, ...]]
    said_by: dict[str, str]
    owners: dict[str, str] = {}
    quantities: dict[str, tuple[Quantity, ...]] = {}
    disputes: dict[str, tuple[Finding, ...]] = {}

    def line(self, span: Span) -> int:
        """Return the number, from 1, of the line a span starts on."""
        return bisect_right(self.lines.get(span.report, (0,)), span.start)

    def place(self, span: Span) -> str:
        """Return a span's place as `report:line`."""
        return f"{span.report}:{self.line(span)}"

    def origin(self, report: str) -> str:
        """Return the id of a report's origin; a report in none is its own."""
        return self.owners.get(report, f"\0{report}")

    def values_in(self, span: Span) -> tuple[tuple[float, float | None], ...]:
        """Return the figures that words give, each as its value and, of a range, the upper end."""
        return tuple((q.value, q.high) for q in self.quantities.get(span.report, ()) if q.span.overlaps(span))

    def name(self, entity: str) -> str:
        """Return an entity's name; an id the dossier does not hold stands for itself."""
        return self.entities[entity].name if entity in self.entities else entity

    def introduced(self, entity: str) -> str:
        """Return an entity's name with a role, else a description, it goes by: `Ingrid Falk, harbour master`."""
        known = self.entities.get(entity)
        if known is None:
            return entity
        own = set(name_words(known.name))
        apart = [a for a in known.aliases if not own & set(name_words(a)) and not any(c.isdigit() for c in a)]
        apart.sort(key=lambda alias: not roles_in(alias))
        title = apart[0] if apart and known.kind == "person" else ""
        bare = title.removeprefix("The ").removeprefix("the ")
        bare = "" if bare.lower() in _VAGUE else bare
        return f"{known.name}, {bare}" if bare else known.name

    def voice(self, claim: Claim) -> str:
        """Return whose words alone a claim is, by name; "" where reports tell it themselves or several people do.

        Reports that quote one person agree that it was said, which is no agreement that it is so.
        """
        refs = [member.ref for member in claim.members if member.span.report in claim.carriers]
        speakers = {self.said_by.get(ref or "", "") for ref in refs}
        return self.name(speakers.pop()) if len(speakers) == 1 and "" not in speakers else ""

    def speakers(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Return whose words the spans are: speakers of attributions whose content they overlap, in order."""
        found: dict[str, None] = {}
        for span in spans:
            for attribution in self.attributions.get(span.report, ()):
                if attribution.speaker and any(part.overlaps(span) for part in attribution.content):
                    found.setdefault(attribution.speaker)
        return tuple(found)


class StoryView(msgspec.Struct, frozen=True):
    """A story with all that belongs to it; `story` is None for reports that no story holds.

    Its `title` is the story's unless a finding disputes that headline.
    """

    story: Story | None
    title: str
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    positions: tuple[Position, ...]
    timeline: tuple[TimelineEntry, ...]

    def with_status(self, status: str) -> tuple[Claim, ...]:
        """Return the claims of one status, those of the most origins first."""
        return tuple(sorted((c for c in self.claims if c.status == status), key=lambda c: -c.origins))


class Voice(msgspec.Struct, frozen=True, gc=False):
    """Somebody who is quoted, and what they are quoted with; unknown when no entity stands behind the words."""

    name: str
    known: bool
    candidates: tuple[str, ...]
    attributions: tuple[Attribution, ...]


def look_up(dossier: Dossier) -> Lookup:
    """Index a dossier."""
    attributions: dict[str, list[Attribution]] = {}
    for attribution in dossier.attributions:
        attributions.setdefault(attribution.report, []).append(attribution)
    quantities: dict[str, list[Quantity]] = {}
    for quantity in dossier.quantities:
        quantities.setdefault(quantity.span.report, []).append(quantity)
    disputes: dict[str, list[Finding]] = {}
    for finding in ranked(dossier.findings):
        for claim in finding.claims:
            disputes.setdefault(claim, []).append(finding)
    return Lookup(
        reports={report.id: report for report in dossier.reports},
        lines={report.id: line_starts(report.text) for report in dossier.reports},
        entities={entity.id: entity for entity in dossier.entities},
        claims={claim.id: claim for claim in dossier.claims},
        attributions={report: tuple(found) for report, found in attributions.items()},
        said_by={item.id: item.speaker for item in dossier.attributions if item.speaker},
        owners={report: origin.id for origin in dossier.origins for report in origin.reports},
        quantities={report: tuple(found) for report, found in quantities.items()},
        disputes={claim: tuple(found) for claim, found in disputes.items()},
    )


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line of a text starts; lines end as in an editor (LF, CR LF, CR)."""
    return (0, *(match.end() for match in _BREAK.finditer(text)))


def in_marks(text: str) -> str:
    """Put words on one line between quotation marks: single where they hold double, none where they bring their own."""
    words = " ".join(text.split())
    if len(words) > 1 and words[0] in _OPENING and words[-1] in _CLOSING:
        return words
    return f"‘{words}’" if any(mark in words for mark in '"“”„«»') else f"“{words}”"


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, highest first, in their own order otherwise."""
    return tuple(sorted(findings, key=lambda f: SEVERITIES.index(f.severity)))


def in_turn(claims: Sequence[Claim], lookup: Lookup) -> list[Claim]:
    """Order claims so that every report comes to word: the first of each, then the second.

    What other reports touch comes last, and before it what begins in the middle of a sentence.
    """
    turns: Counter[str] = Counter()
    ranked: list[tuple[bool, bool, int, int]] = []
    for claim in claims:
        first = claim.carriers[0]
        ranked.append((bool(claim.beside), _is_cut(claim, lookup), turns[first], len(ranked)))
        turns[first] += 1
    return [claims[place] for *_, place in sorted(ranked)]


def _is_cut(claim: Claim, lookup: Lookup) -> bool:
    """Tell whether a claim's words begin in the middle of a sentence."""
    spans = [member.span for member in claim.members]
    span = next((s for s in spans if " ".join(s.text.split()) == claim.summary), spans[0])
    before = lookup.reports[span.report].text[max(0, span.start - _STOP_REACH) : span.start]
    return span.text[:1].islower() or before.rstrip(" \t\"'“”‘’(")[-1:] not in _STOPS


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 report`, `2 stories`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def origin_count(reports: Iterable[Report], origins: Iterable[Origin]) -> int:
    """Return how many independent origins some reports have; a report in none is its own."""
    owner = {report: origin.id for origin in origins for report in origin.reports}
    return len({owner.get(report.id, f"\0{report.id}") for report in reports})


def copy_words(copy: Copy) -> str:
    """Say what a copy is: `b is a rewrite of a`."""
    if copy.relation == "shared":
        return f"{copy.a} and {copy.b} share passages from elsewhere"
    later, earlier = (copy.a, copy.b) if copy.earlier == "b" else (copy.b, copy.a)
    if copy.earlier is None:
        return f"{copy.a} and {copy.b} are {'copies' if copy.relation == 'copy' else 'rewrites'} of one text"
    return f"{later} {'copies' if copy.relation == 'copy' else 'is a rewrite of'} {earlier}"


def link_words(link: Link) -> str:
    """Say what a report rests on: `radio cites Northwire`."""
    verb = {"copy": "copies", "rewrite": "rewrites", "revision": "is a later text of", "credit": "credits"}
    return f"{link.report} {verb.get(link.kind, 'cites')} {link.source or link.on}"


def voices(attributions: Iterable[Attribution], lookup: Lookup) -> tuple[Voice, ...]:
    """Group attributions by speaker, those with most first.

    The unknown ones are grouped by the words that name them and come after the known.
    """
    groups: dict[tuple[bool, str], list[Attribution]] = {}
    for item in attributions:
        known = item.speaker is not None
        groups.setdefault((known, item.speaker or _shown(item, lookup).casefold()), []).append(item)
    found = []
    for (known, key), items in groups.items():
        words = _shown(items[0], lookup)
        name = lookup.introduced(key) if known else f"“{words}”" if words else "no source named"
        candidates = dict.fromkeys(lookup.name(c) for item in items for c in item.candidates)
        found.append(Voice(name, known, tuple(candidates), tuple(items)))
    return tuple(sorted(found, key=lambda v: (not v.known, -len(v.attributions))))


def _shown(attribution: Attribution, lookup: Lookup) -> str:
    """Return a source's words, a relative pronoun with those before it ("lawmakers, who"); "" when it names none."""
    source = attribution.source
    if source is None or source.text.lower() not in _RELATIVES:
        return source_words(attribution)
    before = _PHRASE.search(lookup.reports[source.report].text[max(0, source.start - _BEFORE) : source.start])
    return f"{' '.join(before['words'].split())}{before['mark']} {source.text}" if before else source.text


def unspoken(voice: Voice) -> int:
    """Return how many of a voice's attributions are no words said: thoughts, intentions, attitudes."""
    return sum(not item.spoken for item in voice.attributions)


def source_words(attribution: Attribution) -> str:
    """Return the words that name an attribution's source, on one line; "" when it names none."""
    return " ".join(attribution.source.text.split()).rstrip(" ,;:") if attribution.source else ""


def by_story(dossier: Dossier) -> tuple[StoryView, ...]:
    """Part a dossier by story; reports that no story holds come last, together."""
    home = {report: story.id for story in dossier.stories for report in story.reports}
    claim_home = {claim.id: claim.story for claim in dossier.claims}

    def at(spans: Iterable[Span]) -> str | None:
        return next((home[span.report] for span in spans if span.report in home), None)

    def of_finding(finding: Finding) -> str | None:
        return at(finding.evidence) or next((claim_home[c] for c in finding.claims if c in claim_home), None)

    known = {story.id for story in dossier.stories}

    def of_entry(entry: TimelineEntry) -> str | None:
        told = entry.story or claim_home.get(entry.claim)
        return told if told in known else None

    views = []
    for story in (*dossier.stories, None):
        key = story.id if story else None
        reports = tuple(r for r in dossier.reports if home.get(r.id) == key)
        ids = {report.id for report in reports}
        views.append(
            StoryView(
                story=story,
                title=title_of(story.title, reports, dossier.findings) if story else "Reports outside any story",
                reports=reports,
                origins=tuple(o for o in dossier.origins if ids.intersection(o.reports)),
                copies=tuple(c for c in dossier.copies if c.a in ids or c.b in ids),
                findings=ranked(f for f in dossier.findings if of_finding(f) == key),
                claims=tuple(c for c in dossier.claims if (c.story if c.story in known else None) == key),
                attributions=tuple(a for a in dossier.attributions if home.get(a.report) == key),
                positions=tuple(p for p in dossier.positions if at(p.evidence) == key),
                timeline=tuple(t for t in dossier.timeline if of_entry(t) == key),
            )
        )
    orphans = views[-1]
    return tuple(views if orphans.reports or orphans.findings or orphans.claims else views[:-1])
