"""The geometry of the timeline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.timeline import TimelineEntry

_CHARACTER = 2.0  # per cent of the axis that a character of a tick's label takes

_LABEL_LENGTHS = {"year": 4, "month": 7, "quarter": 7}


class Bar(msgspec.Struct, frozen=True, gc=False):
    """An interval on the timeline's axis: start and width in per cent."""

    x: float
    width: float


class Tick(msgspec.Struct, frozen=True, gc=False):
    """A date written on the axis, at a place in per cent."""

    x: float
    label: str
    anchor: str


class Axis(msgspec.Struct, frozen=True, gc=False):
    """The timeline's bars, None where a date cannot be drawn, and its ticks."""

    bars: tuple[Bar | None, ...]
    ticks: tuple[Tick, ...]


def axis(entries: Sequence[TimelineEntry]) -> Axis:
    """Lay entries on an axis in order of time whose long gaps are shortened.

    The width between two neighbouring dates grows with the logarithm of the hours between them, so that a report
    that reaches back years still shows the hours that matter.
    """
    spans = [_interval(entry) for entry in entries]
    points = sorted({moment for span in spans if span for moment in span})
    if len(points) < 2:
        return Axis(tuple(None for _ in entries), ())
    widths = [1.0 + log2(1 + (b - a) / timedelta(hours=1)) for a, b in pairwise(points)]
    total = sum(widths)
    at, places = 0.0, [0.0]
    for width in widths:
        at += width
        places.append(100 * at / total)
    where = dict(zip(points, places, strict=True))
    bars = tuple(
        Bar(round(where[span[0]], 2), round(where[span[1]] - where[span[0]], 2)) if span else None for span in spans
    )
    return Axis(bars, _ticks({span[0]: entry for span, entry in zip(spans, entries, strict=True) if span}, where))


def _ticks(starts: dict[datetime, TimelineEntry], where: dict[datetime, float]) -> tuple[Tick, ...]:
    """Write the starts of entries on the axis: the first and the last, and those between that have room."""
    every = [
        (round(where[moment], 2), starts[moment].from_[: _LABEL_LENGTHS.get(starts[moment].precision, 10)])
        for moment in sorted(starts)
    ]
    chosen = every[:1]
    for x, label in every[1:-1]:
        if _free(chosen[-1], (x, label)) and _free((x, label), every[-1]):
            chosen.append((x, label))
    if len(every) > 1 and _free(chosen[-1], every[-1]):
        chosen.append(every[-1])
    return tuple(
        Tick(x, _after(before, label), _anchor(x))
        for (x, label), before in zip(chosen, ("", *(label for _, label in chosen)), strict=False)
    )


def _after(before: str, label: str) -> str:
    """Leave the year out of a day's label when the label before it has it."""
    return label[5:] if len(label) == 10 and label[:4] == before[:4] else label


def _anchor(x: float) -> str:
    return "start" if x < 12 else "end" if x > 80 else "middle"


def _free(left: tuple[float, str], right: tuple[float, str]) -> bool:
    """Tell whether two labels leave room between them."""
    share = {"start": 1.0, "middle": 0.5, "end": 0.0}
    before, after = share[_anchor(left[0])], 1.0 - share[_anchor(right[0])]
    used = before * len(left[1]) + after * len(_after(left[1], right[1])) + 1
    return right[0] - left[0] >= _CHARACTER * used


def _interval(entry: TimelineEntry) -> tuple[datetime, datetime] | None:
    """Read an entry's interval; None when it lies outside the calendar or runs backwards."""
    try:
        start, end = (datetime.fromisoformat(value) for value in (entry.from_, entry.to))
        if entry.moment is not None:
            start = datetime.fromisoformat(f"{entry.from_[:10]}T{entry.moment}")
            end = start + timedelta(hours=1)
    except (ValueError, OverflowError):
        return None
    start, end = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (start, end))
    return (start, end) if start < end else None
