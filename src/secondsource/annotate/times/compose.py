"""Neighbouring expressions into one: a time of day and its day, a weekday and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.times.frames import (
    Containing,
    Exactly,
    Feast,
    Frame,
    Moment,
    Offset,
    Partial,
    Step,
    on_the_clock,
)
from secondsource.annotate.times.rules import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme


class Joins(msgspec.Struct, frozen=True, gc=False):
    """Which classes of lexemes may stand between the two."""

    clock_then_day: frozenset[tuple[str, ...]]
    day_then_clock: frozenset[tuple[str, ...]]


def compose(found: Sequence[Lexeme], expressions: Sequence[Found], joins: Joins) -> list[Found]:
    """Join each time of day and each step with the day beside it; drop a step that found no day."""
    joined: list[Found] = []
    for expression in expressions:
        whole = _joined(found, joined[-1], expression, joins) if joined else None
        if whole is None:
            joined.append(expression)
        else:
            joined[-1] = whole
    return [one for one in joined if not (isinstance(one.frame, Offset | Containing) and one.frame.of is None)]


def _joined(found: Sequence[Lexeme], left: Found, right: Found, joins: Joins) -> Found | None:
    between = tuple(lexeme.kind for lexeme in found[left.last : right.first])
    if len(between) > 2:
        return None
    frame: Frame | None = None
    match left.frame:
        case Offset(of=None) | Containing(of=None) if not between and _is_day(right.frame):
            frame = msgspec.structs.replace(left.frame, of=right.frame)
        case Moment() if not _is_free_moment(left.frame) and len(between) > 1:
            return None
        case Moment(on=None) if _is_day(right.frame) and between in joins.clock_then_day:
            frame = _on(left.frame, right.frame)
        case _ if _is_free_moment(right.frame) and _is_day(left.frame) and between in joins.day_then_clock:
            frame = _on(right.frame, left.frame)
    return Found(left.first, right.last, frame, f"{left.rule} + {right.rule}") if frame is not None else None


def _is_free_moment(frame: Frame) -> bool:
    return isinstance(frame, Moment) and frame.on is None


def _is_day(frame: Frame) -> bool:
    match frame:
        case Exactly():
            return frame.period.grain == "day"
        case Partial():
            return frame.day is not None or frame.weekday is not None
        case Step():
            return frame.grain == "day"
        case Moment():
            return frame.on is not None and frame.clock in {"TMO", "TAF", "TEV", "TNI"}
        case Feast():
            return True
    return False


def _on(clock: Frame, on: Frame) -> Frame | None:
    if not isinstance(clock, Moment):
        return None
    if not isinstance(on, Moment):
        return Moment(clock.clock, on, clock.zone)
    return Moment(_in_part(clock.clock, on.clock), on.on, clock.zone)


def _in_part(clock: str, daypart: str) -> str:
    """Put a time on the half of the day that its day's part says: "eight o'clock on Tuesday evening"."""
    hour = clock[1:3]
    if not hour.isdigit() or not 1 <= int(hour) <= 12:
        return clock
    return f"T{on_the_clock(int(hour), daypart):02d}{clock[3:]}"
