"""Durations: their TIMEX3 value, and the days they cover where they end or begin at the published day."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.times.context import Context, Resolved, at
from secondsource.annotate.times.periods import containing, day_moved

if TYPE_CHECKING:
    from secondsource.annotate.times.frames import Length
    from secondsource.annotate.times.periods import Grain

_UNITS: dict[str, tuple[str, int]] = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "week": ("W", 1),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "weekend": ("WE", 1),
}
_SMALLER: dict[str, tuple[str, int]] = {
    "year": ("M", 12),
    "hour": ("TM", 60),
    "day": ("TH", 24),
    "week": ("D", 7),
    "minute": ("TS", 60),
}


_HOURS: dict[str, float] = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}
_LONGEST = 5000  # units of a duration with days


def length(frame: Length, context: Context) -> Resolved:
    """Reckon a duration; "the past five years" ends at the published day and "the next three days" begins there."""
    said = Resolved(duration(frame.unit, frame.count), "DURATION")
    count, published = frame.count, context.published
    if frame.reach is None or published is None or count is None or count > _LONGEST:
        return said
    grain: Grain = "day"
    if frame.unit == "second" or frame.unit == "minute" or frame.unit == "hour":  # noqa: PLR1714 -- narrows the type
        count = float(ceil(count * _HOURS[frame.unit] / 24))
    else:
        grain = frame.unit
    if count != int(count):
        return said
    far = day_moved(published, -int(count) if frame.reach == "past" else int(count), grain)
    after = day_moved(max(far, published), 1, "day") if far is not None else None
    if far is None or after is None:
        return said
    whole = Resolved(said.value, "DURATION", min(far, published), after, "published")
    if not frame.dated:
        return whole
    unit = at(containing(published, grain).shift(-1 if frame.reach == "past" else 1), "published")
    return msgspec.structs.replace(whole, value=unit.value, type="DATE")


def duration(unit: str, count: float | None) -> str:
    """Return the TIMEX3 value of a duration: P3D, PT2H, PXY, P2Y6M; decades and centuries are counted in years."""
    symbol, factor = _UNITS[unit]
    timed, letter = ("T", symbol[1:]) if symbol.startswith("T") else ("", symbol)
    if count is None:
        letter = {"century": "CE", "quarter": "Q"}.get(unit, letter)
        return f"P{timed}X{letter}"
    amount = count * factor
    whole = int(amount)
    rest = amount - whole
    if rest < 1e-9 or unit not in _SMALLER:
        return f"P{timed}{_plain(amount)}{letter}"
    small, times = _SMALLER[unit]
    tail = f"{_plain(round(rest * times, 3))}{small[-1]}"
    head = f"{whole}{letter}" if whole else ""
    if timed:
        return f"PT{head}{tail}"
    return f"P{head}T{tail}" if small.startswith("T") else f"P{head}{tail}"


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"
