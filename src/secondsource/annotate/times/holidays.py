"""Holidays whose day follows from the year: fixed dates, n-th weekdays, and the feasts that move with Easter."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec


class Fixed(msgspec.Struct, frozen=True, gc=False):
    """The same month and day every year."""

    month: int
    day: int


class NthWeekday(msgspec.Struct, frozen=True, gc=False):
    """The n-th weekday (Monday 0) of a month, counted from its end when n is negative; `plus` days later."""

    month: int
    weekday: int
    n: int
    plus: int = 0


class AfterEaster(msgspec.Struct, frozen=True, gc=False):
    """So many days after Easter Sunday."""

    days: int


Holiday = Fixed | NthWeekday | AfterEaster


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous computus, Nature 1876, as given by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, rest = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, rest + 1)


def holiday_in(holiday: Holiday, year: int) -> date | None:
    """Return the day of a holiday in a year, or None outside the calendar."""
    try:
        if isinstance(holiday, Fixed):
            return date(year, holiday.month, holiday.day)
        if isinstance(holiday, AfterEaster):
            return easter(year) + timedelta(days=holiday.days)
        return _nth_weekday(holiday, year)
    except (ValueError, OverflowError):
        return None


def _nth_weekday(holiday: NthWeekday, year: int) -> date:
    if holiday.n > 0:
        first = date(year, holiday.month, 1)
        ahead = (holiday.weekday - first.weekday()) % 7
        return first + timedelta(days=ahead + 7 * (holiday.n - 1) + holiday.plus)
    following = date(year + holiday.month // 12, holiday.month % 12 + 1, 1)
    last = following - timedelta(days=1)
    back = (last.weekday() - holiday.weekday) % 7
    return last - timedelta(days=back + 7 * (-holiday.n - 1)) + timedelta(days=holiday.plus)
