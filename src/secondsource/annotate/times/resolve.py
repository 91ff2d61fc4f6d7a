"""Frames into values: what an expression means on this publication day, after these earlier expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.times import frames, nearest, steps
from secondsource.annotate.times.context import UNANCHORED, Context, Resolved, at, landmark_for
from secondsource.annotate.times.durations import length
from secondsource.annotate.times.periods import containing, day, day_moved

if TYPE_CHECKING:
    from secondsource.annotate.times.frames import Frame


def resolve(frame: Frame, context: Context) -> Resolved:  # noqa: PLR0911 -- one return a kind of frame
    """Reckon a frame; what cannot be anchored keeps the value it has by itself."""
    match frame:
        case frames.Exactly():
            return at(frame.period, "calendar")
        case frames.Step():
            return steps.step(frame, context)
        case frames.ClockStep():
            return steps.clock_step(frame, context)
        case frames.Partial():
            return nearest.partial(frame, context)
        case frames.Part():
            return nearest.part_of_year(frame, context)
        case frames.Feast():
            return nearest.feast(frame, context)
        case frames.TwoOrders():
            return nearest.two_orders(frame, context)
        case frames.Length():
            return length(frame, context)
    return _other(frame, context)


def _other(frame: Frame, context: Context) -> Resolved:  # noqa: PLR0911 -- one return a kind of frame
    match frame:
        case frames.Moment():
            return _moment(frame, context)
        case frames.Offset():
            return _offset(frame, context)
        case frames.Containing():
            return _containing(frame, context)
        case frames.Counterpart():
            return nearest.counterpart(frame, context)
        case frames.Ancient():
            return Resolved(frame.value)
        case frames.Repeat():
            return Resolved(frame.value, "SET")
        case frames.Vague():
            return _vague(frame, context)
    return Resolved("XXXX")


def _moment(frame: frames.Moment, context: Context) -> Resolved:
    on = frame.on
    if on is None:
        landmark = landmark_for(context, "day")
        same = landmark is not None and landmark.sentence >= context.sentence - 1
        if landmark is not None and same and landmark.period.grain == "day":
            base = at(landmark.period, landmark.id)
        else:
            base = steps.step(frames.Step("day", 0), context)
    else:
        base = resolve(on, context)
    utc = "Z" if frame.zone == "+00:00" else ""
    return msgspec.structs.replace(base, value=f"{base.value}{frame.clock}{utc}", type="TIME", zone=frame.zone)


def _offset(frame: frames.Offset, context: Context) -> Resolved:
    base = resolve(frame.of, context) if frame.of is not None else Resolved("XXXX-XX-XX")
    if base.first is None or base.anchor is None:
        return Resolved(UNANCHORED[frame.grain])
    when = day_moved(base.first, frame.steps, frame.grain)
    return at(day(when), base.anchor) if when is not None else Resolved(UNANCHORED[frame.grain])


def _containing(frame: frames.Containing, context: Context) -> Resolved:
    base = resolve(frame.of, context) if frame.of is not None else Resolved("XXXX")
    if base.first is None or base.anchor is None:
        return Resolved(UNANCHORED[frame.grain])
    return at(containing(base.first, frame.grain), base.anchor)


def _vague(frame: frames.Vague, context: Context) -> Resolved:
    if frame.ref == "PRESENT_REF" and context.published is not None:
        whole = at(day(context.published), "published")
        return msgspec.structs.replace(whole, value=frame.ref, period=None)
    return Resolved(frame.ref)
