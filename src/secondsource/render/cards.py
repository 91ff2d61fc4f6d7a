"""What the page shows of each thing: its words, its places as links, its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.render.context import Context, context
from secondsource.render.dates import days_between, entry_words, gap_words, status_words, when_words
from secondsource.render.tally import tally, wordings
from secondsource.render.view import (
    KIND_NAMES,
    Lookup,
    Voice,
    explained,
    in_marks,
    source_words,
)
from secondsource.render.wording import Piece, merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from secondsource.model.claim import Claim
    from secondsource.model.dossier import Position
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Attribution, Interaction
    from secondsource.model.span import Span
    from secondsource.model.timeline import TimelineEntry
    from secondsource.render.tally import Wording

_SHORT = 60  # evidence shorter than this is shown with the words around it


class Link(msgspec.Struct, frozen=True, gc=False):
    """A place, the anchor of its words in the page, and how many words there are meant."""

    place: str
    href: str
    times: int = 1


class Dispute(msgspec.Struct, frozen=True, gc=False):
    """The finding that disputes a claim: its anchor, its id and its explanation."""

    href: str
    id: str
    why: str


class WordingCard(msgspec.Struct, frozen=True, gc=False):
    """One wording of a finding, or one form of it: a letter, its pieces, what is around them, places and changes.

    `other` tells a wording after the first.
    """

    letter: str
    other: bool
    pieces: tuple[Piece, ...]
    context: Context
    places: tuple[Link, ...]
    changes: tuple[str, ...]


class FindingCard(msgspec.Struct, frozen=True, gc=False):
    """A finding as the page shows it; `copy` is the whole as plain text."""

    key: str
    id: str
    kind: str
    kind_name: str
    severity: str
    whose: str
    explanation: str
    by: str
    wordings: tuple[WordingCard, ...]
    tally: str
    reports: str
    copy: str


class Row(msgspec.Struct, frozen=True, gc=False):
    """A line that lights words: its key or keys, its text, a note and its places."""

    key: str
    text: str
    note: str
    places: tuple[Link, ...]
    lights: str = ""


class ClaimRow(msgspec.Struct, frozen=True, gc=False):
    """A claim: its key, words, who else speaks to it and how, places, number of origins, and what disputes it."""

    key: str
    text: str
    note: str
    places: tuple[Link, ...]
    origins: int
    disputes: tuple[Dispute, ...]


class VoiceRow(msgspec.Struct, frozen=True, gc=False):
    """Somebody quoted, and a row for each thing they are quoted with."""

    key: str
    name: str
    known: bool
    candidates: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def lights(self) -> str:
        """The keys of all the rows."""
        return " ".join(row.key for row in self.rows)


class OtherDay(msgspec.Struct, frozen=True, gc=False):
    """Another date that some reports give the event of a line, and where."""

    day: str
    reports: str
    places: tuple[Link, ...]


class DayRow(msgspec.Struct, frozen=True, gc=False):
    """An entry of the timeline; `gap` says how long after the one before it is, where that is long."""

    key: str
    day: str
    precision: str
    text: str
    reports: int
    origins: int
    status: str
    status_words: str
    gap: str
    others: tuple[OtherDay, ...]
    words: tuple[tuple[str, str], ...]
    disputes: tuple[Dispute, ...] = ()


class StanceMark(msgspec.Struct, frozen=True, gc=False):
    """A position in the table."""

    key: str
    stance: str
    words: str


class StanceRow(msgspec.Struct, frozen=True, gc=False):
    """An issue, and each speaker's positions on it in the order of the table's columns."""

    issue: str
    cells: tuple[tuple[StanceMark, ...], ...]


class StanceTable(msgspec.Struct, frozen=True, gc=False):
    """Who stands where: speakers across, issues down."""

    speakers: tuple[str, ...]
    rows: tuple[StanceRow, ...]


class Desk(msgspec.Struct, frozen=True):
    """What cards are made with: the lookup, the number of each report and the anchors given out."""

    lookup: Lookup
    numbers: dict[str, int]
    keys: dict[tuple[str, str], str]

    def link(self, span: Span) -> Link:
        """Return a span's place and anchor."""
        return Link(self.lookup.place(span), f"#r{self.numbers.get(span.report, 0)}-{span.start}")

    def links(self, spans: Iterable[Span]) -> tuple[Link, ...]:
        """Return the places of some spans, each once, with how many of them stand there."""
        found: dict[str, Link] = {}
        for link in dict.fromkeys(self.link(span) for span in spans):
            known = found.get(link.place)
            found[link.place] = Link(known.place, known.href, known.times + 1) if known else link
        return tuple(found.values())

    def disputes(self, claim: str) -> tuple[Dispute, ...]:
        """Return the findings that dispute a claim."""
        found = self.lookup.disputes.get(claim, ())
        return tuple(Dispute(f"#{self.keys['f', f.id]}", f.id, explained(f)) for f in found)


def finding_card(finding: Finding, desk: Desk) -> FindingCard:
    """Make the card of a finding."""
    found = wordings(finding, desk.lookup)
    cards = tuple(card for index in range(len(found)) for card in _wording_cards(index, found, desk))
    whose = " / ".join(desk.lookup.introduced(speaker) for speaker in desk.lookup.speakers(finding.evidence)[:2])
    reports = dict.fromkeys(desk.numbers[span.report] for span in finding.evidence if span.report in desk.numbers)
    head = f"{finding.severity.upper()} {KIND_NAMES[finding.kind]}" + (f" — words of {whose}" if whose else "")
    return FindingCard(
        key=desk.keys["f", finding.id],
        id=finding.id,
        kind=finding.kind,
        kind_name=KIND_NAMES[finding.kind],
        severity=finding.severity,
        whose=whose,
        explanation=explained(finding),
        by=finding.by,
        wordings=cards,
        tally=tally(finding.kind, found, desk.lookup),
        reports=" ".join(f"r{number}" for number in reports),
        copy="\n".join([head, explained(finding), *(quoted(span, desk) for span in finding.evidence)]),
    )


def quoted(span: Span, desk: Desk) -> str:
    """Return a span's words with their place, for a reader's notes."""
    report = desk.lookup.reports.get(span.report)
    told = [desk.lookup.place(span)]
    if report is not None:
        told = [part for part in (report.outlet, told[0], (report.published or "")[:10]) if part]
    return f"{in_marks(span.text)} ({', '.join(told)})"


def _wording_cards(index: int, found: Sequence[Wording], desk: Desk) -> Iterator[WordingCard]:
    """Make the cards of one wording, a form each; the first wording shows what the others lack."""
    wording = found[index]
    own = wording.difference
    compared = [other.difference.first for other in found[1:] if other.difference] if index == 0 else []
    pieces = own.second if own else merge(compared)
    changes = tuple(str(change) for change in own.changes) if own else ()
    for form in wording.forms:
        span = form[0]
        yield WordingCard(
            letter=chr(ord("A") + index) if len(found) > 1 and index < 26 else "",
            other=index > 0,
            pieces=pieces or (Piece(span.text, differs=False),),
            context=Context() if len(span.text) >= _SHORT else context(span, desk.lookup),
            places=desk.links(form),
            changes=changes,
        )
        pieces, changes = (), ()


def claim_row(claim: Claim, desk: Desk) -> ClaimRow:
    """Make the row of a claim."""
    voice = desk.lookup.voice(claim) if claim.origins > 1 else ""
    notes = (
        f"that {voice} says so" if voice else "",
        f"{len(claim.against)} against" if claim.against else "",
        f"{', '.join(claim.beside)} on the same point" if claim.beside else "",
    )
    note = ", ".join(filter(None, notes))
    disputes = desk.disputes(claim.id) if claim.status == "disputed" else ()
    return ClaimRow(desk.keys["c", claim.id], claim.summary, note, desk.links(claim.support), claim.origins, disputes)


def voice_row(number: int, voice: Voice, desk: Desk) -> VoiceRow:
    """Make the rows of somebody quoted."""
    rows = tuple(_said_row(item, desk) for item in voice.attributions)
    return VoiceRow(f"v{number}", voice.name, voice.known, voice.candidates, rows)


def _said_row(item: Attribution, desk: Desk) -> Row:
    words = " … ".join(" ".join(part.text.split()) for part in item.content)
    cue = " ".join(item.cue.text.split()) if item.cue else ""
    told = " ".join(part for part in (source_words(item), cue) if part)
    spans = item.content[:1] or tuple(span for span in (item.source, item.cue) if span)[:1]
    kind = item.manner if item.act == "statement" else f"{item.manner} {item.act}"
    kind += f", {item.guess} quotation (a guess)" if item.guess else ""
    return Row(desk.keys["a", item.id], words, f"{kind}: {told}" if told else kind, desk.links(spans))


def day_rows(entries: Sequence[TimelineEntry], desk: Desk) -> tuple[DayRow, ...]:
    """Make the rows of a timeline."""
    befores = [None, *entries[:-1]]
    return tuple(_day_row(entry, before, desk) for entry, before in zip(entries, befores, strict=False))


def _day_row(entry: TimelineEntry, before: TimelineEntry | None, desk: Desk) -> DayRow:
    claim = desk.lookup.claims.get(entry.claim)
    key = desk.keys.get(("l", entry.id), "") if entry.evidence else desk.keys["c", entry.claim] if claim else ""
    return DayRow(
        key=key,
        day=entry_words(entry),
        precision=entry.precision,
        text=entry.summary or (claim.summary if claim else entry.claim),
        reports=len(entry.reports) or (len(claim.reports) if claim else 0),
        origins=entry.origins,
        status=entry.factuality,
        status_words=status_words(entry),
        gap=gap_words(days_between(before, entry)) if before else "",
        others=tuple(
            OtherDay(
                when_words(other.from_, other.to, other.precision, other.moment),
                ", ".join(other.reports),
                desk.links(other.evidence),
            )
            for other in entry.others
        ),
        words=tuple((span.report, " ".join(span.text.split())) for span in entry.evidence),
        disputes=desk.disputes(entry.claim) if claim and claim.status == "disputed" else (),
    )


def deed_row(item: Interaction, desk: Desk) -> Row:
    """Make the row of an interaction: actor, PLOVER event type, target, and what is known of when and whether."""

    def side(entity: str | None, words: Span | None) -> str:
        return desk.lookup.name(entity) if entity else " ".join(words.text.split()) if words else "somebody"

    whom = f" → {side(item.target, item.target_words)}" if item.target or item.target_words else ""
    action = item.action.lower() + (f" ({item.mode})" if item.mode else "")
    told = f"{item.origins} origins" if item.origins > 1 else ""
    where = item.place and desk.lookup.name(item.place)
    note = ", ".join(part for part in (item.factuality, item.date, where, told) if part)
    return Row(
        desk.keys["i", item.id],
        f"{side(item.actor, item.actor_words)} — {action}{whom}",
        note,
        desk.links(item.evidence),
    )


def stance_table(positions: Sequence[Position], desk: Desk) -> StanceTable:
    """Lay positions out by speaker and issue, those of one cell in order of time."""
    speakers = tuple(dict.fromkeys(position.speaker for position in positions))
    issues = dict.fromkeys(position.issue for position in positions)
    cells: dict[tuple[str, str], list[StanceMark]] = {}
    for position in sorted(positions, key=lambda p: (p.from_ is None, p.from_ or "")):
        name = desk.lookup.name(position.speaker)
        when = f", {position.from_[:10]}" if position.from_ else ""
        words = f"{name} on {position.issue}: {position.stance}{when}"
        mark = StanceMark(desk.keys["p", position.id], position.stance, words)
        cells.setdefault((position.issue, position.speaker), []).append(mark)
    return StanceTable(
        speakers=tuple(desk.lookup.name(speaker) for speaker in speakers),
        rows=tuple(
            StanceRow(issue, tuple(tuple(cells.get((issue, speaker), ())) for speaker in speakers)) for issue in issues
        ),
    )
