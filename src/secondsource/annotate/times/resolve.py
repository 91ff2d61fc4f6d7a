"""Frames into values: what an expression means on this publication day, after these earlier expressions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.annotate.times import frames
from secondsource.annotate.times.holidays import holiday_in
from secondsource.annotate.times.periods import (
    FINENESS,
    SEASONS,
    Grain,
    Period,
    bounds,
    containing,
    day,
    day_moved,
    month,
    moved,
    part,
    value,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.frames import Frame, Side
    from secondsource.annotate.times.tense import Tense

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_SATURDAY = 5
# How much farther away than it is a date counts that the tense of its clause speaks against.
_AGAINST_DAY = 3.0
_AGAINST_MONTH = 3.0
_AGAINST_PART = 1.5
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


class Landmark(msgspec.Struct, frozen=True, gc=False):
    """An earlier expression of the text that others may be reckoned from."""

    id: str
    period: Period
    calendar: bool
    sentence: int
    clock: str = ""
    compared: bool = False


class Context(msgspec.Struct, frozen=True, gc=False):
    """What an expression is reckoned from: the published day, the tense of its clause, the earlier expressions."""

    published: date | None
    tense: Tense | None
    landmarks: Sequence[Landmark]
    sentence: int


class Resolved(msgspec.Struct, frozen=True, gc=False):
    """An expression's value, interval (half-open days) and anchor; `period` where it is a place in the calendar."""

    value: str
    type: TimexType = "DATE"
    first: date | None = None
    after: date | None = None
    anchor: str | None = None
    period: Period | None = None


def resolve(frame: Frame, context: Context) -> Resolved:
    """Reckon a frame; what cannot be anchored keeps the value it has by itself."""
    match frame:
        case frames.Exactly():
            return _of(frame.period, "calendar")
        case frames.Step():
            return _step(frame, context)
        case frames.Partial():
            return _partial(frame, context)
        case frames.Part():
            return _part(frame, context)
        case frames.Feast():
            return _feast(frame, context)
        case frames.Moment():
            return _moment(frame, context)
        case frames.Length():
            return _length(frame, context)
        case frames.ClockStep():
            return _clock_step(frame, context)
        case frames.Offset():
            return _offset(frame, context)
        case frames.Containing():
            return _containing(frame, context)
        case frames.Repeat():
            return Resolved(frame.value, "SET")
        case frames.Vague():
            return _vague(frame, context)
    return Resolved("XXXX")


def _of(period: Period, anchor: str) -> Resolved:
    limits = bounds(period)
    if limits is None:
        return Resolved("XXXX")
    return Resolved(value(period), "DATE", limits[0], limits[1], anchor, period)


_UNANCHORED: dict[Grain, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def _step(frame: frames.Step, context: Context) -> Resolved:
    if frame.like and (same := _same_period(frame, context)) is not None:
        return same
    if frame.base != "published" and (told := _told(frame, context)) is not None:
        return told
    if context.published is None or (frame.base == "narrative" and frame.steps > 0):
        return Resolved(_UNANCHORED[frame.grain])
    now = containing(context.published, frame.grain)
    if frame.grain == "weekend" and frame.steps == 0 and frame.base == "published" and frame.narrowed is None:
        now = _weekend(now, context.published, context)
    steps = frame.steps - (1 if frame.like and frame.grain == "quarter" else 0)
    return _narrow(_of(now.shift(steps), "published"), frame, context.published)


def _weekend(now: Period, published: date, context: Context) -> Period:
    """Choose the weekend just past or the one to come: the coming one only before it, and not in a past clause."""
    return now.shift(-1) if published.weekday() < _SATURDAY and context.tense != "future" else now


def _told(frame: frames.Step, context: Context) -> Resolved | None:
    """Reckon from what was spoken of before: anywhere (narrative) or in this sentence or the one before (near)."""
    landmark = _landmark(context, frame.grain)
    if landmark is None or (frame.base == "near" and landmark.sentence < context.sentence - 1):
        return None
    target = moved(landmark.period, frame.steps, frame.grain)
    return _of(target, landmark.id) if target is not None else None


def _same_period(frame: frames.Step, context: Context) -> Resolved | None:
    """Reckon a comparison ("a year ago", "the quarter") from the quarter or half that business figures are given for."""
    reach = 2 if frame.grain == "year" else 40
    for landmark in reversed(context.landmarks[-12:]):
        if landmark.compared or landmark.sentence < context.sentence - reach:
            continue
        if landmark.period.grain in {"quarter", "half"}:
            steps = frame.steps if frame.grain != "year" else frame.steps * (4 if landmark.period.grain == "quarter" else 2)
            return _of(landmark.period.shift(steps), landmark.id)
    return None


def _narrow(whole: Resolved, frame: frames.Step, published: date) -> Resolved:
    """Cut "earlier this week" at the published day and begin "later this week" there."""
    if whole.first is None or whole.after is None or not whole.first <= published < whole.after:
        return whole
    if frame.narrowed == "earlier":
        return msgspec.structs.replace(whole, after=published + timedelta(days=1))
    if frame.narrowed == "later":
        return msgspec.structs.replace(whole, first=published)
    return whole


def _landmark(context: Context, grain: Grain) -> Landmark | None:
    """Return the last expression fine enough to count steps of a grain from."""
    for landmark in reversed(context.landmarks[-12:]):
        if FINENESS[landmark.period.grain] <= FINENESS[grain]:
            return landmark
    return None


def _choose(candidates: Sequence[Period], now: Period, side: Side | None, context: Context, against: float) -> Period:
    """Choose the same date of one year among several: by the side said, else the nearest.

    A candidate that the tense speaks against counts as `against` times as far away; of two equally near the earlier.
    """
    if side == "last":
        return max((p for p in candidates if p.index < now.index), key=lambda p: p.index, default=candidates[0])
    if side == "next":
        return min((p for p in candidates if p.index > now.index), key=lambda p: p.index, default=candidates[-1])

    def cost(period: Period) -> tuple[float, int]:
        away = period.index - now.index
        wrong = (context.tense == "past" and away > 0) or (context.tense == "future" and away < 0)
        return abs(away) * (against if wrong else 1.0), period.index

    return min(candidates, key=cost)


def _partial(frame: frames.Partial, context: Context) -> Resolved:
    if frame.month is None and frame.day is None:
        return _weekday(frame, context)
    if frame.month is None:
        return _day_of_month(frame, context)
    form = f"XXXX-{frame.month:02d}" + (f"-{frame.day:02d}" if frame.day is not None else "")
    year_anchor = _narrative_year(context)
    if context.published is None and year_anchor is None:
        return Resolved(form)
    if year_anchor is not None and frame.side is None:
        period = _in_year(frame.month, frame.day, year_anchor[0])
        return _of(period, year_anchor[1]) if period is not None else Resolved(form)
    if context.published is None:
        return Resolved(form)
    now = containing(context.published, "day" if frame.day is not None else "month")
    found = [_in_year(frame.month, frame.day, context.published.year + n) for n in range(-4, 5)]
    candidates = [p for p in found if p is not None and abs(p.index - now.index) <= (366 * 4 if frame.day else 24)]
    if frame.weekday is not None:
        fitting = [p for p in candidates if (p.index - 1) % 7 == frame.weekday]
        candidates = fitting or candidates
    if not candidates:
        return Resolved(form)
    if frame.side == "this":
        candidates = [p for p in candidates if year_of(p) == context.published.year] or candidates
    against = _AGAINST_DAY if frame.day is not None else _AGAINST_MONTH
    return _of(_choose(candidates, now, frame.side, context, against), "published")


def _in_year(number: int, day_number: int | None, year: int) -> Period | None:
    if day_number is None:
        return month(year, number)
    try:
        return day(date(year, number, day_number))
    except ValueError:
        return None


def _narrative_year(context: Context) -> tuple[int, str] | None:
    """Return the year of the last calendar date, where the published day is unknown."""
    if context.published is not None:
        return None
    for landmark in reversed(context.landmarks[-12:]):
        year = year_of(landmark.period)
        if landmark.calendar and year is not None and FINENESS[landmark.period.grain] <= FINENESS["year"]:
            return year, landmark.id
    return None


def _day_of_month(frame: frames.Partial, context: Context) -> Resolved:
    """Reckon "the 8th" in the month of the last date, else of the published day."""
    form = f"XXXX-XX-{frame.day:02d}"
    landmark = _landmark(context, "month")
    if landmark is not None:
        base, anchor = bounds(landmark.period), landmark.id
    elif context.published is not None:
        base, anchor = (context.published, context.published), "published"
    else:
        base, anchor = None, ""
    if base is None or frame.day is None:
        return Resolved(form)
    try:
        return _of(day(base[0].replace(day=frame.day)), anchor)
    except ValueError:
        return Resolved(form)


def _weekday(frame: frames.Partial, context: Context) -> Resolved:
    form = f"XXXX-WXX-{(frame.weekday or 0) + 1}"
    weekday = frame.weekday or 0
    if isinstance(frame.within, frames.Step) and frame.within.grain == "week":
        week = _step(frame.within, context)
        return _of(day(week.first + timedelta(days=weekday)), "published") if week.first is not None else Resolved(form)
    base, anchor = context.published, "published"
    if isinstance(frame.within, frames.Step):
        landmark = _landmark(context, "day")
        if landmark is not None:
            limits = bounds(landmark.period)
            base, anchor = (limits[0] if limits else None), landmark.id
    if base is None:
        return Resolved(form)
    ahead = (weekday - base.weekday()) % 7
    coming, gone = day_moved(base, ahead, "day"), day_moved(base, (ahead - 7) if ahead else 0, "day")
    if frame.side == "last":
        target = day_moved(base, ahead - 7, "day")
    elif frame.side == "next":
        target = day_moved(base, ahead or 7, "day")
    else:
        ahead_of = context.tense == "future" or (frame.side == "this" and context.tense is None)
        target = coming if ahead_of else gone
    return _of(day(target), anchor) if target is not None else Resolved(form)


def _part(frame: frames.Part, context: Context) -> Resolved:
    label = {"quarter": f"Q{frame.number}", "half": f"H{frame.number}", "month": f"{frame.number:02d}"}.get(frame.grain)
    form = f"XXXX-{label or SEASONS[(frame.number - 1) % 4]}"
    if isinstance(frame.within, frames.Step):
        outer = _step(frame.within, context)
        year = year_of(outer.period) if outer.period is not None else None
        return (
            _of(part(year, frame.grain, frame.number), outer.anchor or "published")
            if year is not None
            else Resolved(form)
        )
    if context.published is None:
        return Resolved(form)
    if frame.side == "this":
        return _of(part(context.published.year, frame.grain, frame.number), "published")
    now = containing(context.published, frame.grain)
    candidates = [part(context.published.year + n, frame.grain, frame.number) for n in (-2, -1, 0, 1, 2)]
    return _of(_choose(candidates, now, frame.side, context, _AGAINST_PART), "published")


def _feast(frame: frames.Feast, context: Context) -> Resolved:
    if frame.year is not None:
        when = holiday_in(frame.holiday, frame.year)
        return _of(day(when), "calendar") if when is not None else Resolved("XXXX-XX-XX")
    if context.published is None:
        return Resolved("XXXX-XX-XX")
    years = range(context.published.year - 1, context.published.year + 2)
    days = [day(when) for year in years if (when := holiday_in(frame.holiday, year)) is not None]
    if not days:
        return Resolved("XXXX-XX-XX")
    now = day(context.published)
    return _of(_choose(days, now, frame.side, context, _AGAINST_DAY), "published")


def _moment(frame: frames.Moment, context: Context) -> Resolved:
    on = frame.on
    if on is None:
        landmark = _landmark(context, "day")
        same = landmark is not None and landmark.sentence >= context.sentence - 1
        if landmark is not None and same and landmark.period.grain == "day":
            base = _of(landmark.period, landmark.id)
        else:
            base = _step(frames.Step("day", 0), context)
    else:
        base = resolve(on, context)
    return msgspec.structs.replace(base, value=f"{base.value}{frame.clock}", type="TIME")


def _clock_step(frame: frames.ClockStep, context: Context) -> Resolved:
    """Reckon hours and minutes: from the last time of day in the text, or back from an unknown hour of publication."""
    said = Resolved(duration(frame.said.unit, frame.said.count), "DURATION")
    if frame.base == "published":
        if context.published is None:
            return said
        today = _of(day(context.published), "published")
        return msgspec.structs.replace(today, value=f"{today.value}TXX:XX", type="TIME")
    landmark = _landmark(context, "day")
    if landmark is None or not landmark.clock or frame.minutes is None or landmark.sentence < context.sentence - 3:
        return said
    hour, minute = int(landmark.clock[1:3]), int(landmark.clock[4:6])
    days, rest = divmod(hour * 60 + minute + round(frame.minutes), 24 * 60)
    base = _of(landmark.period.shift(days), landmark.id)
    return msgspec.structs.replace(base, value=f"{base.value}T{rest // 60:02d}:{rest % 60:02d}", type="TIME")


def _offset(frame: frames.Offset, context: Context) -> Resolved:
    base = resolve(frame.of, context) if frame.of is not None else Resolved("XXXX-XX-XX")
    if base.first is None or base.anchor is None:
        return Resolved(_UNANCHORED[frame.grain])
    when = day_moved(base.first, frame.steps, frame.grain)
    return _of(day(when), base.anchor) if when is not None else Resolved(_UNANCHORED[frame.grain])


def _containing(frame: frames.Containing, context: Context) -> Resolved:
    base = resolve(frame.of, context) if frame.of is not None else Resolved("XXXX")
    if base.first is None or base.anchor is None:
        return Resolved(_UNANCHORED[frame.grain])
    return _of(containing(base.first, frame.grain), base.anchor)


def _length(frame: frames.Length, context: Context) -> Resolved:
    text = duration(frame.unit, frame.count)
    if (
        frame.reach is None
        or context.published is None
        or frame.count is None
        or frame.unit in {"second", "minute", "hour"}
    ):
        return Resolved(text, "DURATION")
    grain: Grain = "day" if frame.unit in {"second", "minute", "hour"} else frame.unit
    sign = -1 if frame.reach == "past" else 1
    if frame.count > 5000 or frame.count != int(frame.count):
        return Resolved(text, "DURATION")
    far = day_moved(context.published, sign * int(frame.count), grain)
    if far is None:
        return Resolved(text, "DURATION")
    first, last = min(far, context.published), max(far, context.published)
    return Resolved(text, "DURATION", first, last + timedelta(days=1), "published")


def duration(unit: str, count: float | None) -> str:
    """Return the TIMEX3 value of a duration: P3D, PT2H, PXY, P2Y6M; decades and centuries are counted in years."""
    symbol, factor = _UNITS[unit]
    timed, letter = ("T", symbol[1:]) if symbol.startswith("T") else ("", symbol)
    if count is None:
        letter = {"decade": "DE", "century": "CE", "quarter": "Q"}.get(unit, letter)
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


def _vague(frame: frames.Vague, context: Context) -> Resolved:
    if frame.ref == "PRESENT_REF" and context.published is not None:
        whole = _of(day(context.published), "published")
        return msgspec.structs.replace(whole, value=frame.ref, period=None)
    return Resolved(frame.ref)
