"""A timeline by itself: as text for a terminal, and as one self-contained page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.render.cards import DayRow, OtherDay
from secondsource.render.cells import elide, pad, plain, width_of, wrap
from secondsource.render.dates import (
    days_between,
    entry_notes,
    entry_words,
    gap_words,
    other_words,
    status_words,
    when_words,
)
from secondsource.render.exports import as_calendar, as_csv, as_markdown, as_timelinejs
from secondsource.render.strip import Strip, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from secondsource.model.timeline import Chronicle, TimelineEntry
    from secondsource.render.cells import Run

_NARROWEST, _WIDEST = 40, 120
_DAY_MOST = 24
_LINES = 4  # lines that the words of one event take before their middle is left out


class TimelinePage(msgspec.Struct, frozen=True):
    """What the page shows."""

    strip: Strip
    days: tuple[DayRow, ...]


def writers() -> dict[str, Callable[[Chronicle], str]]:
    """Return what writes a timeline into a file, by the file's suffix; `.json` is TimelineJS."""
    return {
        ".html": page,
        ".htm": page,
        ".md": as_markdown,
        ".csv": as_csv,
        ".ics": as_calendar,
        ".json": as_timelinejs,
        ".txt": lambda chronicle: f"SECONDSOURCE TIMELINE  {plain(chronicle.title)}\n\n" + text(chronicle, width=100),
    }


def text(chronicle: Chronicle, *, width: int) -> str:
    """Return a timeline as text of at most `width` cells a line (40-120): the day, what happened, who tells it."""
    width = min(max(width, _NARROWEST), _WIDEST)
    if not chronicle.timeline:
        return "No dated events found.\n"
    days = [plain(entry_words(entry)) for entry in chronicle.timeline]
    column = min(max(map(width_of, days)), _DAY_MOST)
    lines: list[str] = []
    for day, entry in zip(days, chronicle.timeline, strict=True):
        told = ", ".join(entry_notes(entry, None, several=len(chronicle.reports) > 1))
        notes = [*([told] if told else []), *(f"other date: {other_words(other)}" for other in entry.others)]
        runs: list[Run] = [(plain(entry.summary), "")]
        room = max(20, width - column - 2)
        shown = [*elide(runs, room * _LINES), (f" ({plain('; '.join(notes))})" if notes else "", "")]
        lead = pad(day, column + 2)
        for row in wrap(shown, room):
            lines.append((lead + "".join(words for words, _ in row)).rstrip())
            lead = " " * (column + 2)
    return "\n".join(lines) + "\n"


def page(chronicle: Chronicle) -> str:
    """Return a timeline as one HTML document that needs nothing beside itself and no script."""
    from secondsource.render.page import render_page  # noqa: PLC0415 -- keeps Jinja out of start-up

    befores = [None, *chronicle.timeline[:-1]]
    rows = tuple(_line(entry, before) for entry, before in zip(chronicle.timeline, befores, strict=False))
    return render_page("chronicle.html", chronicle=chronicle, line=TimelinePage(strip(chronicle.timeline), rows))


def _line(entry: TimelineEntry, before: TimelineEntry | None) -> DayRow:
    return DayRow(
        key="",
        day=entry_words(entry),
        precision=entry.precision,
        text=entry.summary,
        reports=len(entry.reports),
        origins=entry.origins,
        status=entry.factuality,
        status_words=status_words(entry),
        gap=gap_words(days_between(before, entry)) if before else "",
        others=tuple(
            OtherDay(when_words(o.from_, o.to, o.precision, o.moment), ", ".join(o.reports), ()) for o in entry.others
        ),
        words=_words(entry),
    )


def _words(entry: TimelineEntry) -> tuple[tuple[str, str], ...]:
    """Return each wording once with the reports that carry it; the line's own words are not repeated."""
    found: dict[str, dict[str, None]] = {}
    for span in entry.evidence:
        found.setdefault(" ".join(span.text.split()), {})[span.report] = None
    return tuple((", ".join(reports), "" if words == entry.summary else words) for words, reports in found.items())
