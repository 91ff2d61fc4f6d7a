"""A timeline for other programs: CSV, iCalendar (RFC 5545), TimelineJS, Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from secondsource.render.dates import entry_words, other_words
from secondsource.render.view import count

if TYPE_CHECKING:
    from secondsource.model.timeline import Chronicle, TimelineEntry

COLUMNS = (
    "from",
    "to",
    "precision",
    "time",
    "what",
    "status",
    "reports",
    "origins",
    "report_ids",
    "other_dates",
    "words",
    "place",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]\d+(?:\.\d+)?")
_FOLD = 75  # octets of a content line
_TOO_EARLY = 1583  # RFC 5545 dates are Gregorian
_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "possible": "TENTATIVE", "denied": "CANCELLED"}


def as_csv(chronicle: Chronicle) -> str:
    """Return a timeline as CSV (RFC 4180), a line an event; no cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in chronicle.timeline:
        first = entry.evidence[0] if entry.evidence else None
        row = (
            entry.from_,
            entry.to,
            entry.precision,
            entry.moment or "",
            entry.summary,
            entry.factuality,
            len(entry.reports),
            entry.origins or "",
            " ".join(entry.reports),
            "; ".join(other_words(other) for other in entry.others),
            " … ".join(" ".join(span.text.split()) for span in entry.evidence),
            f"{first.report}[{first.start}:{first.end}]" if first else "",
        )
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def inert(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate; a number is one already."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def as_calendar(chronicle: Chronicle) -> str:
    """Return a timeline as an iCalendar object (RFC 5545): an all-day event a line, those known to the day or closer.

    What is known to the week, month or year is an event of that length, marked as such. Ids are made of the words and
    dates, so that the same line stays the same event; time stamps are made of its dates, for there is no clock.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//secondsource//timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(chronicle.title)}",
    ]
    for entry in chronicle.timeline:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(entry: TimelineEntry) -> list[str]:
    try:
        first, last = date.fromisoformat(entry.from_[:10]), date.fromisoformat(entry.to[:10])
    except ValueError:
        return []
    if first.year < _TOO_EARLY:
        return []
    words = "\n".join(f"{span.report}: {' '.join(span.text.split())}" for span in entry.evidence)
    told = [entry_words(entry), entry.factuality, f"{count(len(entry.reports), 'report')}: {', '.join(entry.reports)}"]
    told += [f"other date: {other_words(other)}" for other in entry.others]
    name = sha256("\x1f".join((entry.from_, entry.to, entry.moment or "", entry.summary)).encode("utf-8", "replace"))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{name.hexdigest()[:32]}@secondsource.invalid",
        f"DTSTAMP:{first:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
    ]
    if last > first:
        lines.append(f"DTEND;VALUE=DATE:{last:%Y%m%d}")
    summary = f"{entry.moment} {entry.summary}" if entry.moment else entry.summary
    return [
        *lines,
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(chr(10).join([*told, words]))}",
        f"STATUS:{_STATUS[entry.factuality]}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    r"""Escape a TEXT value: backslash, semicolon, comma, and line breaks as \n; other controls are left out."""
    for plain, safe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, safe)
    return "".join(letter for letter in text if letter == "\t" or (letter >= " " and letter != "\x7f"))


def _folded(line: str) -> str:
    """Fold a content line to 75 octets a line, never inside a character."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _FOLD:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)


def as_timelinejs(chronicle: Chronicle) -> str:
    """Return a timeline as TimelineJS 3 JSON: a slide a line, with as much of a date as is known."""
    events = [_slide(entry) for entry in chronicle.timeline]
    data = {
        "title": {"text": {"headline": _safe(chronicle.title), "text": count(len(chronicle.reports), "report")}},
        "events": [event for event in events if event is not None],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _slide(entry: TimelineEntry) -> dict[str, Any] | None:
    try:
        first, last = date.fromisoformat(entry.from_[:10]), date.fromisoformat(entry.to[:10])
    except ValueError:
        return None
    start: dict[str, Any] = {"year": str(first.year)}
    if entry.precision not in {"year", "longer"}:
        start["month"] = str(first.month)
    if entry.precision in {"time", "day", "week"}:
        start["day"] = str(first.day)
    if entry.moment:
        start["hour"], start["minute"] = (str(int(part)) for part in entry.moment.split(":"))
    start["display_date"] = entry_words(entry)
    slide: dict[str, Any] = {
        "unique_id": entry.id,
        "start_date": start,
        "group": entry.factuality,
        "text": {"headline": _safe(entry.summary), "text": _quoted(entry)},
    }
    if entry.precision in {"week", "quarter", "longer"}:
        end = date.fromordinal(max(first.toordinal(), last.toordinal() - 1))
        slide["end_date"] = {"year": str(end.year), "month": str(end.month), "day": str(end.day)}
    return slide


def _quoted(entry: TimelineEntry) -> str:
    words = [
        f"<blockquote>{_safe(' '.join(span.text.split()))} <cite>{_safe(span.report)}</cite></blockquote>"
        for span in entry.evidence
    ]
    others = [f"<p>Other date: {_safe(other_words(other))}</p>" for other in entry.others]
    return "".join([*words, *others])


def _safe(text: str) -> str:
    """Escape for HTML, which TimelineJS takes its texts for."""
    for plain, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(plain, safe)
    return text


def as_markdown(chronicle: Chronicle) -> str:
    """Return a timeline as Markdown: a table, then the words each line rests on."""
    from secondsource.render.markdown import escape  # noqa: PLC0415 -- a sibling that most exports do not need

    lines = [f"# {escape(chronicle.title)}", "", "| when | what | status | told by |", "| --- | --- | --- | --- |"]
    notes = []
    for number, entry in enumerate(chronicle.timeline, 1):
        others = "".join(f"; other date: {escape(other_words(other))}" for other in entry.others)
        origins = f", {entry.origins} origins" if entry.origins > 1 else ""
        told = f"{count(len(entry.reports), 'report')}{origins}"
        cells = (escape(entry_words(entry)) + others, f"{escape(entry.summary)}[^{number}]", entry.factuality, told)
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
        words = " · ".join(f"{escape(span.report)}: {escape(' '.join(span.text.split()))}" for span in entry.evidence)
        notes.append(f"[^{number}]: {words}")
    return "\n".join([*lines, "", *notes]) + "\n"
