"""A dossier as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.model.dates import day_of, in_time
from secondsource.render.cells import Run, clip, elide, pad, plain, width_of, wrap
from secondsource.render.context import around
from secondsource.render.dates import entry_notes, entry_words, other_words
from secondsource.render.tally import Wording, tally, wordings
from secondsource.render.view import (
    KIND_NAMES,
    Lookup,
    StoryView,
    by_story,
    copy_words,
    count,
    explained,
    in_turn,
    look_up,
    origin_count,
    unspoken,
    voices,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from secondsource.model.claim import Claim
    from secondsource.model.dossier import Dossier
    from secondsource.model.finding import Finding
    from secondsource.model.span import Span
    from secondsource.model.story import Copy
    from secondsource.model.timeline import TimelineEntry
    from secondsource.render.wording import Difference

_LABEL = 8  # cells of the left column: the longest label and a space
_NARROWEST = 40
_WIDEST = 120  # longer lines are hard to read
_PLACE_MOST = 28
_PLACES_MOST = 4  # places shown behind a claim
_LINES_OF_WORDS = 3  # lines a quotation may take before its middle is left out
_REACH = 26  # characters of them on each side
_SHORT = 24  # evidence shorter than this is shown with the words around it
_ROOM = 26  # cells a column of text needs; with fewer it goes below what stands beside it
_STEPS = (3, 31, 366)  # days from the story's own beyond which an entry counts as farther away
_MOST = 12  # claims and days listed before "and N more"

_SGR = {
    "high": "1;31",
    "medium": "1;33",
    "low": "1;36",
    "label": "1",
    "strong": "1",
    "place": "36",
    "dim": "2",
    "lost": "1;4;31",
    "added": "1;4;32",
    "id": "2",
}
_STANCE_WORDS = {"supports": "for", "opposes": "against", "mixed": "for and against", "unclear": "unclear on"}


class _Page(msgspec.Struct):
    """Lines being written, and how."""

    width: int
    colour: bool
    lines: list[str]

    def line(self, runs: Iterable[Run]) -> None:
        """Write one line."""
        self.lines.append("".join(self.styled(text, style) for text, style in runs).rstrip())

    def styled(self, text: str, style: str) -> str:
        """Put a text in its style, when there is colour."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.colour and style and text.strip() else text

    def hang(self, label: Run, runs: Iterable[Run], *, indent: int = _LABEL) -> None:
        """Write wrapped text under a label that stands alone in the left column."""
        lead: list[Run] = [(pad(label[0], indent), label[1])]
        for body in wrap(runs, self.width - indent):
            self.line([*lead, *body])
            lead = [(" " * indent, "")]

    def row(self, label: Run, column: Run, size: int, runs: Iterable[Run]) -> None:
        """Write a label, a column of `size` cells, and wrapped text beside it, or below it where there is no room."""
        if self.width - _LABEL - size - 2 < _ROOM:
            if label[0] or column[0]:
                self.line([(pad(label[0], _LABEL), label[1]), column])
            self.hang(("", ""), runs, indent=_LABEL + 2)
            return
        lead: list[Run] = [(pad(label[0], _LABEL), label[1]), (pad(column[0], size + 2), column[1])]
        for body in wrap(runs, self.width - _LABEL - size - 2):
            self.line([*lead, *body])
            lead = [(" " * (_LABEL + size + 2), "")]

    def blank(self) -> None:
        """Write an empty line, unless one stands there."""
        if self.lines and self.lines[-1]:
            self.lines.append("")


def terminal(dossier: Dossier, *, width: int, colour: bool) -> str:
    """Return a dossier as text of at most `width` cells a line (40-120), with ANSI colours where asked for.

    No line of a report can move the cursor or colour the screen: control characters are shown by their numbers.
    """
    page = _Page(min(max(width, _NARROWEST), _WIDEST), colour, [])
    lookup = look_up(dossier)
    views = by_story(dossier)
    _summary(page, dossier, views)
    for view in views:
        if len(views) > 1:
            page.blank()
            names = ", ".join(plain(report.id) for report in view.reports)
            page.hang(("STORY", "label"), [(plain(view.title), "strong"), (f" — {names}", "dim")])
        _findings(page, view, lookup)
        page.blank()
        _claims(page, view, lookup)
        _who(page, view, lookup)
        _when(page, view, lookup)
        _positions(page, view, lookup)
    return "\n".join(page.lines).rstrip() + "\n"


def _summary(page: _Page, dossier: Dossier, views: tuple[StoryView, ...]) -> None:
    """Write how many reports, stories, origins and copies there are, and why reports are not independent."""
    origins = origin_count(dossier.reports, dossier.origins)
    stories = sum(view.story is not None for view in views)
    counts = [
        count(len(dossier.reports), "report"),
        count(origins, "independent origin"),
        count(stories, "story", "stories"),
        *_copy_counts(dossier.copies),
    ]
    why = [plain(origin.why) for origin in dossier.origins if len(origin.reports) > 1 and origin.why]
    why = why or [plain(copy_words(copy)) for copy in dossier.copies]
    text = "; ".join(why)
    page.hang(("", ""), [(", ".join(counts), "strong"), (f": {text}" if text else "", "")], indent=0)


def _copy_counts(copies: Sequence[Copy]) -> list[str]:
    """Count copies and rewrites; pairs that only share passages are none."""
    shared = sum(copy.relation == "shared" for copy in copies)
    made = len(copies) - shared
    told = [count(made, "copy", "copies")] if made else []
    return [*told, *([count(shared, "pair") + " with shared passages"] if shared else [])]


def _findings(page: _Page, view: StoryView, lookup: Lookup) -> None:
    """Write a story's findings, the gravest first."""
    page.blank()
    if not view.findings:
        between = " between these reports" if len(view.reports) > 1 else ""
        nothing = f"No contradiction or damaged quotation was found{between}; one told in other words can go unseen."
        page.hang(("", ""), [(nothing, "")], indent=0)
        return
    kinds = max(width_of(KIND_NAMES[finding.kind]) for finding in view.findings) if page.width >= 72 else 0
    for index, finding in enumerate(view.findings):
        if index:
            page.blank()
        _finding(page, finding, lookup, kinds)


def _finding(page: _Page, finding: Finding, lookup: Lookup, kinds: int) -> None:
    """Write one finding: what it is and whose words, why, and every place with its words."""
    kind = pad(KIND_NAMES[finding.kind], kinds)
    label = finding.severity.upper()
    room = page.width - _LABEL - width_of(kind) - width_of(finding.id) - 4
    name = _whose(finding, lookup, room) if room > 8 else ""
    head: list[Run] = [(pad(label, _LABEL), finding.severity), (kind, "strong"), ("  " if name else "", ""), (name, "")]
    used = sum(width_of(text) for text, _ in head)
    page.line([*head, (" " * max(1, page.width - used - width_of(finding.id)), ""), (finding.id, "id")])
    page.hang(("", ""), [(plain(explained(finding)), "")])
    found = wordings(finding, lookup)
    places = max((width_of(_place(span, lookup)) for wording in found for span in wording.spans), default=0)
    for index, wording in enumerate(found):
        following = found[1].difference if index == 0 and len(found) == 2 else None
        _wording(page, wording, following, lookup, places)
    said = tally(finding.kind, found, lookup)
    if said:
        page.hang(("", ""), [(said, "dim")])


def _whose(finding: Finding, lookup: Lookup, room: int) -> str:
    """Say whose words a finding is about: with their titles where there is room, else by name alone."""
    speakers = lookup.speakers(finding.evidence)[:2]
    full = plain(" / ".join(lookup.introduced(speaker) for speaker in speakers))
    return full if width_of(full) <= room else clip(plain(" / ".join(map(lookup.name, speakers))), room)


def _place(span: Span, lookup: Lookup) -> str:
    return clip(plain(lookup.place(span)), _PLACE_MOST)


def _compared(wording: Wording, following: Difference | None) -> list[Run]:
    """Return a wording's words with what differs marked; none where it is not compared with another."""
    own = wording.difference
    pieces = own.second if own else following.first if following else ()
    style = "added" if own else "lost"
    return [(_spaced(piece.text), style if piece.differs else "") for piece in pieces]


def _placed(span: Span, lookup: Lookup, *, context: bool) -> list[Run]:
    """Return words, and what surrounds them when they are few."""
    words = plain(span.text)
    if width_of(words) >= _SHORT or not context:
        return [(words, "")]
    before, after = (_spaced(part) for part in around(span, lookup, _REACH))
    return [(words, "strong"), (f"  ({before}", "dim"), (words, "dim"), (f"{after})", "dim")]


def _spaced(text: str) -> str:
    """Make a piece safe to print, keeping whether white space stands at its ends."""
    body = plain(text)
    return (" " if text[:1].isspace() else "") + body + (" " if body and text[-1:].isspace() else "")


def _wording(page: _Page, wording: Wording, following: Difference | None, lookup: Lookup, places: int) -> None:
    """Write a wording in each of its forms: at its first place, the change it makes, the other places that carry it."""
    compared = _compared(wording, following)
    changes = "; ".join(plain(str(change)) for change in wording.difference.changes) if wording.difference else ""
    for first, *more in wording.forms:
        runs = compared or _placed(first, lookup, context=page.width >= 60)
        shown = elide(runs, max(_ROOM, page.width - _LABEL - places - 2) * _LINES_OF_WORDS)
        if changes:
            shown = [*shown, (" — ", "dim"), (changes, "strong")]
        page.row(("", ""), (_place(first, lookup), "place"), places, shown)
        others = list(dict.fromkeys(_place(span, lookup) for span in more))
        if others:
            page.row(("", ""), ("", ""), places, [("the same in " + ", ".join(others), "dim")])
        compared, changes = [], ""


def _claims(page: _Page, view: StoryView, lookup: Lookup) -> None:
    """Write what independent reports agree on and what only one origin says."""
    disputed = [(f"{len(claim.reports)} reports", claim) for claim in view.with_status("disputed")]
    agreed = [(f"by {count(claim.origins, 'origin')}", claim) for claim in view.with_status("corroborated")]
    when = {report.id: in_time(report.published) for report in view.reports}
    alone = [(_first_place(c, when, lookup), c) for c in in_turn(view.with_status("single-source"), lookup)]
    reached = {claim for finding in view.findings for claim in finding.claims}
    _claim_lines(page, "OPEN", [item for item in disputed if item[1].id not in reached], lookup)
    _claim_lines(page, "AGREED", agreed, lookup)
    if len(view.reports) > 1:
        _claim_lines(page, "ALONE", alone, lookup)


def _first_place(claim: Claim, when: Mapping[str, datetime], lookup: Lookup) -> str:
    """Return where the earliest report that carries a claim says it, and how many dependent ones carry it too."""
    carriers = sorted(claim.carriers, key=lambda report: when[report])
    others = f" +{len(carriers) - 1}" if len(carriers) > 1 else ""
    first = _places(claim, carriers[:1], lookup)
    return clip("".join(first), _PLACE_MOST - len(others)) + others


def _places(claim: Claim, reports: Sequence[str], lookup: Lookup) -> list[str]:
    """Return where each of some reports says a claim: in the claim's own words if it has them, else at first."""

    def rank(span: Span) -> tuple[bool, int]:
        return " ".join(span.text.split()) != claim.summary, span.start

    held = ([m.span for m in claim.members if m.span.report == report] for report in reports)
    return [plain(lookup.place(min(spans, key=rank))) for spans in held if spans]


def _listing(places: Sequence[str]) -> str:
    """Return the first places behind a claim, and how many more there are."""
    shown = ", ".join(clip(place, _PLACE_MOST) for place in places[:_PLACES_MOST])
    more = f" and {len(places) - _PLACES_MOST} more" if len(places) > _PLACES_MOST else ""
    return f" ({shown}{more})" if shown else ""


def _claim_lines(page: _Page, label: str, rows: list[tuple[str, Claim]], lookup: Lookup) -> None:
    """Write one line a claim, the label on the first only; past a dozen, say how many more there are."""
    column = min(max((width_of(by) for by, _ in rows), default=0), _PLACE_MOST)
    for index, (by, claim) in enumerate(rows[:_MOST]):
        text = elide([(plain(claim.summary), "")], max(_ROOM, page.width - _LABEL - column - 2) * _LINES_OF_WORDS)
        beside = f" ({plain(', '.join(claim.beside))} on the same point)" if claim.beside and label == "ALONE" else ""
        if label == "AGREED" and (voice := lookup.voice(claim)):
            beside = f" (that {plain(voice)} says so)"
        where = "" if label == "ALONE" else _listing(_places(claim, claim.carriers, lookup))
        said: list[Run] = [*text, (beside, "dim"), (where, "place")]
        page.row((label if index == 0 else "", "label"), (clip(by, column), "dim"), column, said)
    if len(rows) > _MOST:
        page.hang(("", ""), [(f"and {len(rows) - _MOST} more (--json shows all)", "dim")])


def _who(page: _Page, view: StoryView, lookup: Lookup) -> None:
    """Write who is quoted and how often, the unknown ones as such."""
    parts = []
    found = voices(view.attributions, lookup)
    for voice in found:
        text = f"{plain(voice.name)} {len(voice.attributions)}"
        if meant := unspoken(voice):
            text += f", {meant} unspoken"
        if not voice.known:
            maybe = f"; perhaps {' or '.join(plain(name) for name in voice.candidates)}" if voice.candidates else ""
            text += f" (unknown{maybe})"
        parts.append(text)
    _listed(page, "WHO", parts)


def _when(page: _Page, view: StoryView, lookup: Lookup) -> None:
    """Write the timeline, a line an entry."""
    rows = [(entry_words(entry), entry) for entry in _chosen(view)]
    column = min(max((width_of(day) for day, _ in rows), default=0), 24)
    for index, (day, entry) in enumerate(rows):
        claim = lookup.claims.get(entry.claim)
        summary = plain(entry.summary or (claim.summary if claim else entry.claim))
        text = elide([(summary, "")], max(_ROOM, page.width - _LABEL - column - 2) * _LINES_OF_WORDS)
        told = entry_notes(entry, claim, several=len(view.reports) > 1)
        notes: list[Run] = [(f" ({plain(', '.join(told))})", "dim")] if told else []
        others = "; ".join(other_words(other) for other in entry.others)
        notes += [(f" other date: {plain(others)}", "strong")] if others else []
        page.row(("WHEN" if index == 0 else "", "label"), (day, "place"), column, [*text, *notes])
    if len(view.timeline) > len(rows):
        left = len(view.timeline) - len(rows)
        page.hang(("", ""), [(f"and {left} more, told by fewer or further back (--json shows all)", "dim")])


def _chosen(view: StoryView) -> list[TimelineEntry]:
    """Choose the entries to show: those told by most and nearest to the story's own days, in order of time.

    An origin more counts as much as being nearer by two steps (from years to a year, a month, some days), an event that
    is named as much. Where half a dozen stand near, what one origin tells of far away, or of no event, is left out; so
    is a sentence that already stands beside another of its dates.
    """
    days = sorted(_ordinal(report.day) for report in view.reports if report.day)
    middle = days[len(days) // 2] if days else _own_day(view.timeline)

    def away(entry: TimelineEntry) -> int:
        return abs(_ordinal(day_of(entry.from_)) - middle)

    def weight(entry: TimelineEntry) -> int:
        far = sum(away(entry) > bound for bound in _STEPS)
        return far - 2 * (max(entry.origins, 1) - 1) + (0 if entry.events else 2)

    def rank(entry: TimelineEntry) -> tuple[int, int, bool, int]:
        return weight(entry), -entry.origins, entry.precision not in {"time", "day"}, away(entry)

    near = [entry for entry in view.timeline if weight(entry) <= 1]
    ranked = sorted(near if len(near) >= _MOST // 2 else view.timeline, key=rank)
    first = {entry.summary or entry.claim: entry for entry in reversed(ranked)}
    kept = sorted(first.values(), key=rank)[:_MOST]
    return [entry for entry in view.timeline if entry in kept]


def _own_day(entries: Sequence[TimelineEntry]) -> int:
    """Return the day that reports without a date of their own are taken to be of: the last of which they tell."""
    return max((_ordinal(day_of(entry.from_)) for entry in entries if entry.factuality == "happened"), default=0)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _positions(page: _Page, view: StoryView, lookup: Lookup) -> None:
    """Write who is for and against what, first where there are several or one is both."""
    issues: dict[str, list[str]] = {}
    for position in view.positions:
        when = f", {position.from_[:10]}" if position.from_ else ""
        stance = _STANCE_WORDS[position.stance]
        issues.setdefault(position.issue, []).append(f"{stance}: {plain(lookup.name(position.speaker))}{when}")
    mixed = {p.issue for p in view.positions if p.stance == "mixed"}
    rows = sorted(issues.items(), key=lambda row: -max(len(row[1]), 2 * (row[0] in mixed)))
    for index, (issue, held) in enumerate(rows[:_MOST]):
        lead = "STANCE" if index == 0 else ""
        page.hang((lead, "label"), [(plain(issue), "strong"), (" — " + "; ".join(held), "")])
    if len(rows) > _MOST:
        page.hang(("", ""), [(f"and {len(rows) - _MOST} more (--json shows all)", "dim")])


def _listed(page: _Page, label: str, parts: list[str]) -> None:
    shown = parts[: 2 * _MOST]
    if len(parts) > len(shown):
        shown.append(f"and {len(parts) - len(shown)} more (--json shows all)")
    if shown:
        page.hang((label, "label"), [(" · ".join(shown), "")])
