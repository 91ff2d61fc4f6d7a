"""What a time expression says before it is reckoned: frames, the grammar's output and the resolver's input."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.annotate.times.holidays import Holiday
from secondsource.annotate.times.periods import Grain, Period

Base = Literal["published", "narrative", "near"]
Side = Literal["last", "this", "next"]
Narrowed = Literal["earlier", "later"]
Unit = Literal["second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"]
Reach = Literal["past", "coming"]


class Frame(msgspec.Struct, frozen=True, gc=False):
    """Base of all frames."""


class Exactly(Frame, frozen=True, gc=False):
    """A period that carries its own date: 2018, the 1990s, February 2025, Feb. 8, 2025."""

    period: Period


class Ancient(Frame, frozen=True, gc=False):
    """A time before the year 1, where the calendar used here does not reach: its TIMEX3 value alone."""

    value: str


class Partial(Frame, frozen=True, gc=False):
    """A date with fields missing: Friday, Feb. 8, Monday, March 3, the 8th; `side` as said by last, this, next."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    side: Side | None = None
    within: Frame | None = None


class TwoOrders(Frame, frozen=True, gc=False):
    """A date in digits whose day and month could be exchanged: 2/8/2025."""

    year: int
    month_first: Period
    day_first: Period


class Part(Frame, frozen=True, gc=False):
    """A numbered part of a year: the third quarter, last summer; `within` says of which year."""

    grain: Grain
    number: int
    side: Side | None = None
    within: Frame | None = None


class Counterpart(Frame, frozen=True, gc=False):
    """The quarter spoken of, in another year, or that year itself: the 1988 quarter."""

    year: int


class Feast(Frame, frozen=True, gc=False):
    """A holiday, in a year where one is said."""

    holiday: Holiday
    year: int | None = None
    side: Side | None = None


class Step(Frame, frozen=True, gc=False):
    """So many steps of a grain from a base: yesterday, last week, two years ago, three days later, the weekend.

    The base is the published day; the last expression fine enough (narrative); or the last one if it stands near,
    else the published day (near). `like` marks a comparison with the same period a year before, `this` that the words
    say so ("this weekend").
    """

    grain: Grain
    steps: int
    base: Base = "published"
    narrowed: Narrowed | None = None
    like: bool = False
    this: bool = False


class Length(Frame, frozen=True, gc=False):
    """A duration; `count` None is an unknown number; `reach` says on which side of the published time it lies.

    `dated` marks one whose value is by custom the calendar's unit before or after: the past year, the next decade.
    """

    unit: Unit
    count: float | None
    reach: Reach | None = None
    dated: bool = False


class ClockStep(Frame, frozen=True, gc=False):
    """So many minutes from a base: an hour ago, 90 minutes later; `said` is the duration in those words."""

    minutes: float | None
    said: Length
    base: Base = "published"


class Offset(Frame, frozen=True, gc=False):
    """So many steps of a grain from a day said next to it: the day after Christmas, a week from Monday."""

    grain: Grain
    steps: int
    of: Frame | None = None


class Containing(Frame, frozen=True, gc=False):
    """The period of a grain in which a day said next to it lies: the week of March 6, Easter week."""

    grain: Grain
    of: Frame | None = None


class Moment(Frame, frozen=True, gc=False):
    """A time of day, alone or on a day; `clock` is as in TIMEX3: T16:30, TMO, TAF, TEV, TNI; `zone` its UTC offset."""

    clock: str
    on: Frame | None = None
    zone: str | None = None


def on_the_clock(hour: int, daypart: str) -> int:
    """Return the hour from 0 to 23 of an hour from 1 to 12 in a part of the day."""
    hour %= 12
    later = daypart in {"TAF", "TEV"} or (daypart == "TNI" and hour >= 6)
    return hour + 12 if later else hour


class Repeat(Frame, frozen=True, gc=False):
    """A set: every Monday, daily, twice a week."""

    value: str


class Vague(Frame, frozen=True, gc=False):
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    ref: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
