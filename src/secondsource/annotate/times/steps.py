"""Steps in the calendar: so many days, weeks or years from the published day or from what was spoken of before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.times.context import UNANCHORED, Context, Resolved, at, landmark_for, recent
from secondsource.annotate.times.durations import duration
from secondsource.annotate.times.periods import Period, bounds, containing, day, moved

if TYPE_CHECKING:
    from secondsource.annotate.times.context import Landmark
    from secondsource.annotate.times.frames import ClockStep, Step

_SATURDAY = 5
_PER_YEAR = {"quarter": 4, "half": 2}
_SAME_YEAR_REACH, _SAME_QUARTER_REACH = 4, 40
_CLOCK_REACH = 3  # sentences back to a time of day


def step(frame: Step, context: Context) -> Resolved:
    """Reckon a step; one that leads on from a narrative that is not there stays unanchored."""
    if frame.like and (same := _same_period(frame, context)) is not None:
        return same
    business = frame.like and frame.grain == "quarter"  # no other dates say which quarter the figures are for
    if frame.base != "published" and not business and (told := _told(frame, context)) is not None:
        return told
    if context.published is None or (frame.base == "narrative" and frame.steps > 0):
        return Resolved(UNANCHORED[frame.grain])
    now = containing(context.published, frame.grain)
    if frame.grain == "weekend" and frame.steps == 0 and frame.base == "published" and frame.narrowed is None:
        now = _weekend(now, frame, context.published, context)
    steps = frame.steps - (1 if business else 0)
    return _narrow(at(now.shift(steps), "published"), frame, context.published)


def _weekend(now: Period, frame: Step, published: date, context: Context) -> Period:
    """Choose the weekend just past or the one to come: "the weekend" is past but in a future clause.

    "This weekend" is the one to come but in a past clause.
    """
    gone = context.tense in {"past", "done"} if frame.this else context.tense not in {"future", "will"}
    return now.shift(-1) if published.weekday() < _SATURDAY and gone else now


def _told(frame: Step, context: Context) -> Resolved | None:
    """Reckon from what was spoken of before: anywhere (narrative) or in this sentence or the one before (near)."""
    landmark = landmark_for(context, frame.grain, compared=not frame.like)
    if landmark is None or (frame.base == "near" and landmark.sentence < context.sentence - 1):
        return None
    if frame.like and not _of_this_year(landmark.period, context.published):
        return None
    target = moved(landmark.period, frame.steps, frame.grain)
    return at(target, landmark.id) if target is not None else None


def _same_period(frame: Step, context: Context) -> Resolved | None:
    """Reckon a comparison ("a year ago", "the quarter") from the quarter or half that business figures are for.

    That is the latest of those spoken of that were over when the report was published: one still running is an
    outlook, an earlier one an aside.
    """
    reach = _SAME_YEAR_REACH if frame.grain == "year" else _SAME_QUARTER_REACH
    latest: Landmark | None = None
    running: Landmark | None = None
    for landmark in recent(context):
        if landmark.spanned and landmark.sentence >= context.sentence and frame.grain == "year":
            return at(landmark.period.shift(frame.steps), landmark.id)
        per_year = _PER_YEAR.get(landmark.period.grain)
        if per_year is None or landmark.compared or landmark.sentence < context.sentence - reach:
            continue
        if not _is_over(landmark.period, context.published):
            running = running or (landmark if frame.grain == "quarter" else None)
        elif latest is None or _is_later(landmark.period, latest.period):
            latest = landmark
    latest = latest or running
    if latest is None:
        return None
    per_year = _PER_YEAR[latest.period.grain]
    return at(latest.period.shift(frame.steps * per_year if frame.grain == "year" else frame.steps), latest.id)


def _is_later(one: Period, other: Period) -> bool:
    return one.grain == other.grain and one.index > other.index


def _of_this_year(period: Period, published: date | None) -> bool:
    """Tell whether a period may be the one a comparison starts from: none that ended a year before."""
    limits = bounds(period)
    return limits is not None and (published is None or limits[1].year >= published.year)


def _is_over(period: Period, published: date | None) -> bool:
    limits = bounds(period)
    return limits is not None and (published is None or limits[1] <= published)


def _narrow(whole: Resolved, frame: Step, published: date) -> Resolved:
    """Cut "earlier this week" at the published day and begin "later this week" there."""
    if whole.first is None or whole.after is None or not whole.first <= published < whole.after:
        return whole
    if frame.narrowed == "earlier":
        return msgspec.structs.replace(whole, after=published + timedelta(days=1))
    if frame.narrowed == "later":
        return msgspec.structs.replace(whole, first=published)
    return whole


def clock_step(frame: ClockStep, context: Context) -> Resolved:
    """Reckon hours and minutes: from the last time of day in the text, or back from an unknown hour of publication."""
    said = Resolved(duration(frame.said.unit, frame.said.count), "DURATION")
    if frame.base == "published":
        if context.published is None:
            return said
        today = at(day(context.published), "published")
        return msgspec.structs.replace(today, value=f"{today.value}TXX:XX", type="TIME")
    landmark = landmark_for(context, "day")
    if (
        landmark is None
        or not landmark.clock
        or frame.minutes is None
        or landmark.sentence < context.sentence - _CLOCK_REACH
    ):
        return said
    hour, minute = int(landmark.clock[1:3]), int(landmark.clock[4:6])
    days, rest = divmod(hour * 60 + minute + round(frame.minutes), 24 * 60)
    base = at(landmark.period.shift(days), landmark.id)
    return msgspec.structs.replace(base, value=f"{base.value}T{rest // 60:02d}:{rest % 60:02d}", type="TIME")
