"""A dossier as Markdown, to be pasted into a newsroom's notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from secondsource.model.span import Span
from secondsource.render.dates import entry_notes, entry_words, other_words
from secondsource.render.tally import tally, wordings
from secondsource.render.view import (
    KIND_NAMES,
    Lookup,
    StoryView,
    by_story,
    copy_words,
    count,
    explained,
    in_marks,
    look_up,
    origin_count,
    unspoken,
    voices,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.model.claim import Claim
    from secondsource.model.dossier import Dossier
    from secondsource.model.finding import Finding

# What can mean something in CommonMark, in GitHub's Markdown, Pandoc's or Obsidian's, where it can.
_SPECIAL = re.compile(
    r"""[\\`*_{}\[\]<>#|~$^@]          # anywhere
    | &(?=\#?\w+;)                     # a character by its name
    | :(?=[\w+-]+:)                    # an emoji by its name
    | =(?==)                           # a highlight
    | ^[-+=]                           # a list or a heading, at the start
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_STANCES = {"supports": "for", "opposes": "against", "mixed": "for and against", "unclear": "unclear"}


class _Notes(msgspec.Struct):
    """The footnotes given out so far: a span's number, by its place."""

    lookup: Lookup
    numbers: dict[Span, int]

    def cite(self, spans: Iterable[Span]) -> str:
        """Return the footnote marks of some spans."""
        return "".join(f"[^{self.numbers.setdefault(span, len(self.numbers) + 1)}]" for span in dict.fromkeys(spans))

    def lines(self) -> list[str]:
        """Return the footnotes: each span's place and exact words."""
        return [
            f"[^{number}]: {escape(self.lookup.place(span))}, characters {span.start}–{span.end}: {_quote(span.text)}"
            for span, number in self.numbers.items()
        ]


def escape(text: str) -> str:
    """Return a text on one line with everything escaped that Markdown or HTML could take for markup."""
    words = _UNFIT.sub("\ufffd", " ".join(text.split()))
    words = _SPECIAL.sub(lambda match: "\\" + match.group(), words)
    return _NUMBERED.sub(r"\1\\\2", words)


def _quote(text: str) -> str:
    return escape(in_marks(text))


def markdown(dossier: Dossier) -> str:
    """Return a dossier as Markdown: findings first, every line with footnotes that give its places and words.

    Footnotes are as in GitHub's Markdown, Pandoc and Obsidian; reports' words are escaped and cannot make markup.
    """
    lookup = look_up(dossier)
    notes = _Notes(lookup, {})
    views = by_story(dossier)
    single = views[0].title if len(views) == 1 and views[0].story else "Dossier"
    lines = [f"# {escape(single)}", "", *_summary(dossier, views), *_brief(dossier, notes)]
    for view in views:
        level = 2
        if len(views) > 1:
            lines += [f"## {escape(view.title)}", ""]
            level = 3
        lines += _findings(view, notes, level)
        lines += _claims(view, notes, level)
        lines += _voices(view, notes, level)
        lines += _timeline(view, notes, level)
        lines += _positions(view, notes, level)
    lines += ["## Reports", "", *_reports(dossier), ""]
    if notes.numbers:
        lines += ["## Places", "", *notes.lines(), ""]
    return "\n".join(lines).rstrip() + "\n"


def _summary(dossier: Dossier, views: tuple[StoryView, ...]) -> list[str]:
    stories = sum(view.story is not None for view in views)
    origins = origin_count(dossier.reports, dossier.origins)
    why = [origin.why for origin in dossier.origins if len(origin.reports) > 1 and origin.why]
    why = why or [copy_words(copy) for copy in dossier.copies]
    counts = [
        count(len(dossier.reports), "report"),
        count(origins, "independent origin"),
        count(stories, "story", "stories"),
        count(len(dossier.findings), "finding"),
    ]
    return [f"**{', '.join(counts)}**" + (f": {escape('; '.join(why))}" if why else ""), ""]


def _brief(dossier: Dossier, notes: _Notes) -> list[str]:
    if not dossier.brief:
        return []
    return [*(f"{escape(sentence.text)}{notes.cite(sentence.evidence)}" for sentence in dossier.brief), ""]


def _findings(view: StoryView, notes: _Notes, level: int) -> list[str]:
    """Write a story's findings, the gravest first."""
    lines = [f"{'#' * level} Findings", ""]
    if not view.findings:
        return [*lines, "No contradictions or damaged quotations found.", ""]
    for finding in view.findings:
        lines += _finding(finding, notes, level + 1)
    return lines


def _finding(finding: Finding, notes: _Notes, level: int) -> list[str]:
    """Write one finding: its words as a list, each with its places."""
    whose = " / ".join(notes.lookup.introduced(speaker) for speaker in notes.lookup.speakers(finding.evidence)[:2])
    head = f"{finding.severity.upper()}: {KIND_NAMES[finding.kind]}" + (f", words of {whose}" if whose else "")
    lines = [f"{'#' * level} {escape(head)} ({escape(finding.id)})", "", escape(explained(finding)), ""]
    found = wordings(finding, notes.lookup)
    for wording in found:
        changes = [str(change) for change in wording.difference.changes] if wording.difference else []
        changed = f" — **{escape('; '.join(changes))}**" if changes else ""
        for form in wording.forms:
            places = ", ".join(f"{escape(notes.lookup.place(span))}{notes.cite([span])}" for span in form)
            lines.append(f"- {_quote(form[0].text)} — {places}{changed}")
            changed = ""
    said = tally(finding.kind, found, notes.lookup)
    return [*lines, "", *([f"{said}.", ""] if said else [])]


def _claims(view: StoryView, notes: _Notes, level: int) -> list[str]:
    """Write what is disputed, agreed and said by one origin alone."""
    lines: list[str] = []
    for title, status in (("Disputed", "disputed"), ("Agreed", "corroborated"), ("Alone", "single-source")):
        rows = view.with_status(status)
        if rows:
            lines += [f"{'#' * level} {title}", "", *(_claim(claim, notes) for claim in rows), ""]
    return lines


def _claim(claim: Claim, notes: _Notes) -> str:
    where = count(claim.origins, "origin") if claim.origins > 1 else escape(", ".join(claim.carriers))
    voice = notes.lookup.voice(claim) if claim.origins > 1 else ""
    where += f": that {escape(voice)} says so" if voice else ""
    where += f"; {escape(', '.join(claim.beside))} on the same point" if claim.beside else ""
    return f"- {escape(claim.summary)} ({where}){notes.cite(claim.support)}"


def _voices(view: StoryView, notes: _Notes, level: int) -> list[str]:
    """Write who is quoted, and where; the unknown ones as such."""
    lines = []
    for voice in voices(view.attributions, notes.lookup):
        maybe = f"; perhaps {' or '.join(voice.candidates)}" if voice.candidates else ""
        unknown = "" if voice.known else f" (unknown{maybe})"
        cited = notes.cite(span for item in voice.attributions for span in item.content[:1])
        meant = unspoken(voice)
        said = count(len(voice.attributions), "attribution") + (f", {meant} of them unspoken" if meant else "")
        lines.append(f"- {escape(voice.name + unknown)}: {said}{cited}")
    return [f"{'#' * level} Who says what", "", *lines, ""] if lines else []


def _timeline(view: StoryView, notes: _Notes, level: int) -> list[str]:
    lines = []
    for entry in view.timeline:
        claim = notes.lookup.claims.get(entry.claim)
        spans = entry.evidence or (claim.support if claim else ())
        cited = notes.cite([*spans, *(span for other in entry.others for span in other.evidence)])
        told = entry_notes(entry, claim, several=len(view.reports) > 1)
        told += [f"other date: {other_words(other)}" for other in entry.others]
        note = f" ({escape('; '.join(told))})" if told else ""
        text = entry.summary or (claim.summary if claim else entry.claim)
        lines.append(f"- **{escape(entry_words(entry))}** {escape(text)}{note}{cited}")
    return [f"{'#' * level} When", "", *lines, ""] if lines else []


def _positions(view: StoryView, notes: _Notes, level: int) -> list[str]:
    """Write who stands where, as a table."""
    if not view.positions:
        return []
    lines = [f"{'#' * level} Stances", "", "| who | on what | stance | when |", "| --- | --- | --- | --- |"]
    for position in view.positions:
        who, issue = escape(notes.lookup.name(position.speaker)), escape(position.issue)
        stance, when = _STANCES[position.stance] + notes.cite(position.evidence), (position.from_ or "")[:10]
        lines.append(f"| {who} | {issue} | {stance} | {when} |")
    return [*lines, ""]


def _reports(dossier: Dossier) -> list[str]:
    lines = []
    for report in dossier.reports:
        told = [report.outlet, report.title, (report.published or "no date")[:16].replace("T", " "), report.origin]
        lines.append(f"- {escape(report.id)}: {', '.join(escape(part) for part in told if part)}")
    return lines
