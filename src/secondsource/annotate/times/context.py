"""What an expression is reckoned from, and what reckoning gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from secondsource.annotate.times.periods import FINENESS, Grain, Period, bounds, value
from secondsource.annotate.times.tense import Tense

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

UNANCHORED: dict[Grain, str] = {
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
_LOOK_BACK = 40  # earlier expressions looked at


class Landmark(msgspec.Struct, frozen=True, gc=False):
    """An earlier expression of the text that others may be reckoned from.

    `deictic` tells that it hangs on the published day, `clock` its time of day, `compared` that it is itself the other
    side of a comparison ("a year earlier") and so not what the text is about; `spanned` that it is a stretch of
    several months up to now ("the nine months"), whose counterpart a year before is no quarter.
    """

    id: str
    period: Period
    deictic: bool
    sentence: int
    clock: str = ""
    compared: bool = False
    spanned: bool = False


class Context(msgspec.Struct, frozen=True):
    """The published day, the tense of the clause, the earlier expressions, the order of dates in digits.

    `told` marks a text that tells of years long past: its dates without a year belong to the year told of. `latest` is
    the last year that the text names; a text whose last year is that of a full date was written about then.
    `opening` is the first sentence of the paragraph.
    """

    published: date | None
    tense: Tense | None = None
    landmarks: Sequence[Landmark] = ()
    sentence: int = 0
    day_first: bool | None = None
    told: bool = False
    latest: int | None = None
    opening: int = 0


class Resolved(msgspec.Struct, frozen=True, gc=False):
    """An expression's value, interval (half-open days) and anchor; `period` where it is a place in the calendar."""

    value: str
    type: TimexType = "DATE"
    first: date | None = None
    after: date | None = None
    anchor: str | None = None
    period: Period | None = None
    zone: str | None = None


def at(period: Period, anchor: str) -> Resolved:
    """Return what is known of an expression that means a period."""
    limits = bounds(period)
    if limits is None:
        return Resolved(UNANCHORED[period.grain])
    return Resolved(value(period), "DATE", limits[0], limits[1], anchor, period)


def landmark_for(context: Context, grain: Grain, *, compared: bool = True) -> Landmark | None:
    """Return the last expression fine enough to count steps of a grain from, if need be none from a comparison."""
    for landmark in recent(context):
        if landmark.spanned:
            continue
        if FINENESS[landmark.period.grain] <= FINENESS[grain] and (compared or not landmark.compared):
            return landmark
    return None


def recent(context: Context) -> list[Landmark]:
    """Return the expressions just before, the last one first."""
    return list(reversed(context.landmarks[-_LOOK_BACK:]))
