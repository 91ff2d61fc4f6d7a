"""Stretches of the calendar: days, weeks, months… that can be named, bounded and counted along."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

FINENESS: dict[Grain, int] = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "quarter": 4,
    "season": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
}
SEASONS = ("SP", "SU", "FA", "WI")
_MONTHS_IN: dict[Grain, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_WIDTHS: dict[Grain, int] = {"month": 7, "year": 4, "decade": 3, "century": 2}
_SEASON_SHIFT = 2  # the first season of a year begins in March
_MONDAY = 1  # date.fromordinal(1) is a Monday


class Period(msgspec.Struct, frozen=True, gc=False):
    """The index-th stretch of its grain, counted from the year 0, so that neighbours differ by one."""

    grain: Grain
    index: int

    def shift(self, steps: int) -> Period:
        """Return the period that many steps of its own grain away."""
        return Period(self.grain, self.index + steps)


def day(when: date) -> Period:
    """Return the period of a single day."""
    return Period("day", when.toordinal())


def month(year: int, number: int) -> Period:
    """Return a month, `number` from 1."""
    return Period("month", year * 12 + number - 1)


def part(year: int, grain: Grain, number: int) -> Period:
    """Return the number-th (from 1) half, quarter, season or month of a year."""
    per_year = 12 // _MONTHS_IN[grain]
    return Period(grain, year * per_year + number - 1)


def containing(when: date, grain: Grain) -> Period:
    """Return the period of a grain in which a day lies."""
    if grain == "day":
        return day(when)
    if grain in {"week", "weekend"}:
        return Period(grain, (when.toordinal() - _MONDAY) // 7)
    months = when.year * 12 + when.month - 1
    if grain == "season":
        months -= _SEASON_SHIFT
    return Period(grain, months // _MONTHS_IN[grain])


def bounds(period: Period) -> tuple[date, date] | None:
    """Return the first day and the first day after, or None outside the years 1 to 9998."""
    index = period.index
    try:
        if period.grain == "day":
            return date.fromordinal(index), date.fromordinal(index + 1)
        if period.grain in {"week", "weekend"}:
            monday = date.fromordinal(index * 7 + _MONDAY)
            return monday + timedelta(days=5 if period.grain == "weekend" else 0), monday + timedelta(days=7)
        size = _MONTHS_IN[period.grain]
        offset = _SEASON_SHIFT if period.grain == "season" else 0
        return _month_start(index * size + offset), _month_start((index + 1) * size + offset)
    except (ValueError, OverflowError):
        return None


def _month_start(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def value(period: Period) -> str:
    """Return the TIMEX3 value (TimeML 1.2.1): 2025-02-08, 2025-W06, 2025-W06-WE, 2025-Q1, 2025-SU, 202, 20."""
    limits = bounds(period)
    if limits is None:
        return "XXXX"
    first = limits[0]
    match period.grain:
        case "day":
            text = first.isoformat()
        case "week" | "weekend":
            year, week, _ = first.isocalendar()
            text = f"{year:04d}-W{week:02d}" + ("-WE" if period.grain == "weekend" else "")
        case "season":
            text = f"{period.index // 4:04d}-{SEASONS[period.index % 4]}"
        case "quarter":
            text = f"{period.index // 4:04d}-Q{period.index % 4 + 1}"
        case "half":
            text = f"{period.index // 2:04d}-H{period.index % 2 + 1}"
        case _:
            text = first.isoformat()[: _WIDTHS[period.grain]]
    return text


def year_of(period: Period) -> int | None:
    """Return the year a period begins in, if the calendar reaches so far."""
    limits = bounds(period)
    return limits[0].year if limits else None


def moved(period: Period, steps: int, grain: Grain) -> Period | None:
    """Move a period by steps of a grain; the result is of that grain, or a part of a year where the period is one.

    A quarter moved by a year stays a quarter ("a year earlier"); a day moved by a year becomes a year, and no step at
    all ("that year") gives the grain asked for.
    """
    limits = bounds(period)
    if limits is None:
        return None
    if grain == "year" and steps and period.grain in {"month", "quarter", "half", "season"}:
        return period.shift(steps * (12 // _MONTHS_IN[period.grain]))
    if grain == "weekend" or FINENESS[period.grain] <= FINENESS[grain]:
        return containing(limits[0], grain).shift(steps)
    return None


def day_moved(when: date, steps: int, grain: Grain) -> date | None:
    """Move a day by steps of a grain; the day of the month is cut to the month's length."""
    try:
        if grain == "day":
            return when + timedelta(days=steps)
        if grain in {"week", "weekend"}:
            return when + timedelta(days=7 * steps)
        months = when.year * 12 + when.month - 1 + steps * _MONTHS_IN[grain]
        first = _month_start(months)
        length = (_month_start(months + 1) - first).days
        return first.replace(day=min(when.day, length))
    except (ValueError, OverflowError):
        return None
