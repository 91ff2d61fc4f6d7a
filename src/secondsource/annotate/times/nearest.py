"""Dates with fields missing, completed: which Friday, which May 3, which summer, which Easter is meant."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from secondsource.annotate.times.context import Context, Resolved, at, landmark_for, recent
from secondsource.annotate.times.frames import Step
from secondsource.annotate.times.holidays import holiday_in
from secondsource.annotate.times.periods import (
    FINENESS,
    SEASONS,
    Period,
    bounds,
    containing,
    day,
    day_moved,
    month,
    part,
    year_of,
)
from secondsource.annotate.times.steps import step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.context import Landmark
    from secondsource.annotate.times.frames import Counterpart, Feast, Part, Partial, Side, TwoOrders

# How much farther away than it is a date counts that the tense of its clause speaks against: a coming one in a
# past clause, a past one in a future clause.
_AGAINST_DAY = (2.0, 2.0)
_AGAINST_PART = (4.0, 2.0)
_NEVER = 100.0
_COUNTERPART_REACH = 3  # sentences
_YEAR_REACH = 2  # sentences after a year whose dates are in it, where the day of publication is unknown
_RECENT = 60  # days within which a date is meant although its weekday is wrong: the error is the report's
_NEAR_PUBLISHED = 45  # days within which one reading of 2/8/2025 is taken for the other's being far


def _choose(
    candidates: Sequence[Period], now: Period, side: Side | None, context: Context, against: tuple[float, float]
) -> Period:
    """Choose the same date of one year among several: by the side said, else the nearest.

    A candidate that the tense speaks against counts as farther away than it is (`against`: coming, past); of two
    equally near the earlier wins.
    """
    if side == "last":
        return max((p for p in candidates if p.index < now.index), key=lambda p: p.index, default=candidates[0])
    if side == "next":
        return min((p for p in candidates if p.index > now.index), key=lambda p: p.index, default=candidates[-1])

    def cost(period: Period) -> tuple[float, int]:
        away = period.index - now.index
        if context.tense in {"past", "done"} and away > 0:
            return away * (against[0] if context.tense == "past" else _NEVER), period.index
        if context.tense in {"future", "will", "present"} and away < 0:
            return -away * (_NEVER if context.tense == "will" else against[1]), period.index
        return abs(away), period.index

    return min(candidates, key=cost)


def partial(frame: Partial, context: Context) -> Resolved:
    """Complete a weekday, a day of the month, a month, or a month's day."""
    if frame.month is None:
        return _weekday(frame, context) if frame.day is None else _day_of_month(frame, context)
    form = f"XXXX-{frame.month:02d}" + (f"-{frame.day:02d}" if frame.day is not None else "")
    if context.published is None:
        return _undated(frame, context) or Resolved(form)
    if context.told and frame.side is None:
        return _told_date(frame, _last_dated(context)) or Resolved(form)
    now = containing(context.published, "day" if frame.day is not None else "month")
    found = [_in_year(frame.month, frame.day, context.published.year + n) for n in range(-4, 5)]
    candidates = [p for p in found if p is not None and bounds(p) is not None]
    if frame.weekday is not None and not any(abs(p.index - now.index) <= _RECENT for p in candidates):
        candidates = [p for p in candidates if (p.index - 1) % 7 == frame.weekday] or candidates
    if frame.side == "this":
        candidates = [p for p in candidates if year_of(p) == context.published.year] or candidates
    if not candidates:
        return Resolved(form)
    return at(_choose(candidates, now, frame.side, context, _AGAINST_DAY), "published")


def _undated(frame: Partial, context: Context) -> Resolved | None:
    """Complete a date of a text whose day of publication is unknown, where the text leaves no doubt about its year.

    Either the date before it stands beside it, or a full date shows when the text was written. A year named in passing
    says nothing of what other paragraphs tell.
    """
    if frame.side is not None:
        return None
    beside = _last_dated(context)
    if beside is not None and not _is_beside(beside, context):
        beside = None
    return _told_date(frame, beside) or _as_written(frame, context)


def _is_beside(landmark: Landmark, context: Context) -> bool:
    """Tell whether a text still tells of a date: in the same paragraph, a year no more than a few sentences back."""
    near = landmark.sentence >= context.opening
    if landmark.period.grain == "year":
        return near and landmark.sentence >= context.sentence - _YEAR_REACH
    return near or landmark.sentence >= context.sentence - 1


def _as_written(frame: Partial, context: Context) -> Resolved | None:
    """Complete a date from the last full date of the text so far, where the text names no later year.

    Such a text was written about then: what it tells of lies before, what it announces after.
    """
    days = [one for one in context.landmarks if one.period.grain == "day" and year_of(one.period) == context.latest]
    written = max(days, key=lambda one: one.period.index, default=None)
    limits = bounds(written.period) if written is not None else None
    if written is None or limits is None or frame.month is None:
        return None
    found = [p for n in (-1, 0, 1) if (p := _in_year(frame.month, frame.day, limits[0].year + n)) is not None]
    now = containing(limits[0], "day" if frame.day is not None else "month")
    ahead = context.tense in {"future", "will"}
    fit = [p for p in found if (p.index >= now.index if ahead else p.index <= now.index)]
    return at(min(fit, key=lambda p: abs(p.index - now.index)), written.id) if fit else None


def _told_date(frame: Partial, landmark: Landmark | None) -> Resolved | None:
    """Complete a date from one told before: in the year spoken of, or nearest to that date."""
    if landmark is None or frame.month is None or frame.side is not None:
        return None
    year = year_of(landmark.period)
    years = [] if year is None else [year] if landmark.period.grain == "year" else [year, year + 1, year - 1]
    found = [p for y in years if (p := _in_year(frame.month, frame.day, y)) is not None and bounds(p) is not None]
    limits = bounds(landmark.period)
    if not found or limits is None:
        return None
    return at(min(found, key=lambda p: _days_between(p, limits[0])), landmark.id)


def _days_between(period: Period, when: date) -> int:
    limits = bounds(period)
    return abs((limits[0] - when).days) if limits is not None else 0


def _in_year(number: int, day_number: int | None, year: int) -> Period | None:
    if day_number is None:
        return month(year, number)
    try:
        return day(date(year, number, day_number))
    except ValueError:
        return None


def _last_dated(context: Context) -> Landmark | None:
    """Return the last expression within a year, of those that do not hang on the published day."""
    for landmark in recent(context):
        if not landmark.deictic and not landmark.spanned and FINENESS[landmark.period.grain] <= FINENESS["year"]:
            return landmark
    return None


def _day_of_month(frame: Partial, context: Context) -> Resolved:
    """Reckon "the 8th" in the month of the last date, else of the published day."""
    form = f"XXXX-XX-{frame.day:02d}"
    landmark = landmark_for(context, "month")
    if landmark is not None:
        base, anchor = bounds(landmark.period), landmark.id
    elif context.published is not None:
        base, anchor = (context.published, context.published), "published"
    else:
        base, anchor = None, ""
    if base is None or frame.day is None:
        return Resolved(form)
    try:
        return at(day(base[0].replace(day=frame.day)), anchor)
    except ValueError:
        return Resolved(form)


def _weekday(frame: Partial, context: Context) -> Resolved:
    form = f"XXXX-WXX-{(frame.weekday or 0) + 1}"
    weekday = frame.weekday or 0
    if isinstance(frame.within, Step) and frame.within.grain == "week":
        week = step(frame.within, context)
        return at(day(week.first + timedelta(days=weekday)), "published") if week.first is not None else Resolved(form)
    base, anchor = context.published, "published"
    if isinstance(frame.within, Step):
        landmark = landmark_for(context, "day")
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
        ahead_of = context.tense in {"future", "will", "present"} or (frame.side == "this" and context.tense is None)
        target = coming if ahead_of else gone
    return at(day(target), anchor) if target is not None else Resolved(form)


def part_of_year(frame: Part, context: Context) -> Resolved:
    """Complete a quarter, half, season or month with its year."""
    label = {"quarter": f"Q{frame.number}", "half": f"H{frame.number}", "month": f"{frame.number:02d}"}.get(frame.grain)
    form = f"XXXX-{label or SEASONS[(frame.number - 1) % 4]}"
    if isinstance(frame.within, Step):
        outer = step(frame.within, context)
        year = year_of(outer.period) if outer.period is not None else None
        if year is None or outer.anchor is None:
            return Resolved(form)
        return at(part(year, frame.grain, frame.number), outer.anchor)
    if context.told and frame.side is None and (landmark := _last_dated(context)) is not None:
        year = year_of(landmark.period)
        if year is not None:
            return at(part(year, frame.grain, frame.number), landmark.id)
    if context.published is None:
        return Resolved(form)
    if frame.side == "this":
        return at(part(context.published.year, frame.grain, frame.number), "published")
    now = containing(context.published, frame.grain)
    candidates = [part(context.published.year + n, frame.grain, frame.number) for n in (-2, -1, 0, 1, 2)]
    return at(_choose(candidates, now, frame.side, context, _AGAINST_PART), "published")


def feast(frame: Feast, context: Context) -> Resolved:
    """Find the day of a holiday."""
    if frame.year is not None:
        when = holiday_in(frame.holiday, frame.year)
        return at(day(when), "calendar") if when is not None else Resolved("XXXX-XX-XX")
    if context.published is None:
        return Resolved("XXXX-XX-XX")
    years = range(context.published.year - 1, context.published.year + 2)
    days = [day(when) for year in years if (when := holiday_in(frame.holiday, year)) is not None]
    if not days:
        return Resolved("XXXX-XX-XX")
    now = day(context.published)
    if frame.side == "this":
        days = [when for when in days if year_of(when) == context.published.year] or days
    return at(_choose(days, now, frame.side, context, _AGAINST_DAY), "published")


def counterpart(frame: Counterpart, context: Context) -> Resolved:
    """Find the quarter spoken of just before in another year; without one the year as a whole."""
    for landmark in recent(context):
        if landmark.period.grain == "quarter" and landmark.sentence >= context.sentence - _COUNTERPART_REACH:
            return at(part(frame.year, "quarter", landmark.period.index % 4 + 1), "calendar")
    return at(Period("year", frame.year), "calendar")


def two_orders(frame: TwoOrders, context: Context) -> Resolved:
    """Decide between month first and day first: by the other dates of the text, else by nearness to publication.

    Of two days near publication, one past and one to come, the past one is meant outside a future clause. Where nothing
    speaks, the day stays unknown.
    """
    if context.day_first is not None:
        return at(frame.day_first if context.day_first else frame.month_first, "calendar")
    if context.published is not None:
        now = context.published.toordinal()
        away = sorted((abs(p.index - now), p.index) for p in (frame.month_first, frame.day_first))
        if away[0][0] <= _NEAR_PUBLISHED < away[1][0]:
            return at(Period("day", away[0][1]), "calendar")
        past = [index for _, index in away if index <= now]
        if len(past) == 1 and now - past[0] <= _NEAR_PUBLISHED and context.tense not in {"future", "will"}:
            return at(Period("day", past[0]), "calendar")
    return Resolved(f"{frame.year:04d}-XX-XX")
