"""The timeline at a glance: every line as a bar on one axis, bars that would meet stacked above each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.model.timeline import TimelineEntry
from secondsource.render.dates import STATUS_WORDS
from secondsource.render.pictures import Tick, axis

if TYPE_CHECKING:
    from collections.abc import Sequence

LANE = 11  # pixels a lane takes
_BAR = 8
_LEAST = 1.6  # per cent of the width that a bar takes at least
_GAP = 0.5
_MOST_LANES = 14


class Bar(msgspec.Struct, frozen=True, gc=False):
    """A line as a bar: its number in the list, place in per cent and pixels, and how it is drawn."""

    number: int
    x: float
    width: float
    y: float
    status: str
    vague: bool


class Rival(msgspec.Struct, frozen=True, gc=False):
    """Another date of a line: where it is, and where the line's bar is that it contradicts."""

    x: float
    y: float
    from_x: float


class Strip(msgspec.Struct, frozen=True, gc=False):
    """The picture: bars, contradicting dates, dates on the axis; what it shows in words; None of it when undrawable."""

    height: int
    bars: tuple[Bar, ...]
    rivals: tuple[Rival, ...]
    ticks: tuple[Tick, ...]
    words: str


def strip(entries: Sequence[TimelineEntry]) -> Strip:
    """Draw a timeline as a strip."""
    others = [
        (at, TimelineEntry(o.from_, o.to, o.precision, "", moment=o.moment))
        for at, entry in enumerate(entries)
        for o in entry.others
    ]
    laid = axis([*entries, *(other for _, other in others)])
    ends: list[float] = []
    bars: dict[int, Bar] = {}
    for at, (entry, place) in enumerate(zip(entries, laid.bars, strict=False)):
        if place is None:
            continue
        width = max(place.width, _LEAST)
        x = min(place.x, 100 - width)
        lane = next((n for n, end in enumerate(ends) if end + _GAP <= x), len(ends))
        lane = min(lane, _MOST_LANES - 1)
        ends[lane : lane + 1] = [x + width]
        vague = entry.precision not in {"time", "day"}
        bars[at] = Bar(at + 1, round(x, 2), round(width, 2), lane, entry.factuality, vague)
    height = len(ends) * LANE
    placed = {
        at: msgspec.structs.replace(bar, y=height - LANE * (int(bar.y) + 1) + (LANE - _BAR) / 2)
        for at, bar in bars.items()
    }
    rivals = [
        Rival(place.x, placed[at].y + _BAR / 2, placed[at].x)
        for (at, _), place in zip(others, laid.bars[len(entries) :], strict=True)
        if place is not None and at in placed
    ]
    return Strip(height, tuple(placed.values()), tuple(rivals), laid.ticks, _words(entries))


def _words(entries: Sequence[TimelineEntry]) -> str:
    """Say in a sentence what the picture shows."""
    if not entries:
        return "no dated events"
    first, last = min(e.from_[:10] for e in entries), max(e.to[:10] for e in entries)
    parts = [f"{len(entries)} dated event{'s' if len(entries) != 1 else ''} between {first} and {last}"]
    for status in ("planned", "possible", "denied"):
        count = sum(e.factuality == status for e in entries)
        parts += [f"{count} {STATUS_WORDS[status]}"] if count else []
    disputed = sum(bool(e.others) for e in entries)
    return ", ".join([*parts, *([f"{disputed} with dates that contradict each other"] if disputed else [])])
