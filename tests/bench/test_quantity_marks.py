"""The benchmark of quantities: what counts as right, and that the marks hold no texts."""

from __future__ import annotations

import msgspec
import pytest

from bench.quantities import MARKS, Mark, right_number, right_of
from secondsource.model.reading import Quantity
from secondsource.model.span import Span

TEXT = "About 30 old men left."


def quantity(value: float = 30.0, unit: str | None = None, of: tuple[int, int] | None = (9, 16)) -> Quantity:
    span = Span("a", 0, 8, TEXT[0:8])
    return Quantity("a:q1", span, value, unit, Span("a", *of, TEXT[slice(*of)]) if of else None)


@pytest.mark.parametrize(
    ("mark", "number", "of"),
    [
        (Mark("a", 6, 8, number=30, head=(13, 16)), True, True),
        (Mark("a", 6, 8, number=31, head=(13, 16)), False, True),
        (Mark("a", 6, 8, number=30, unit="year", head=(17, 21)), False, False),
        (Mark("a", 6, 8, number=30, high=40), False, False),
    ],
)
def test_numbers_units_and_heads_are_compared(mark: Mark, number: bool, of: bool) -> None:  # noqa: FBT001 -- expectations
    assert right_number(mark, quantity()) is number
    assert right_of(mark, quantity()) is of


def test_nothing_found_is_wrong() -> None:
    mark = Mark("a", 6, 8, number=30)
    assert not right_number(mark, None)
    assert not right_of(mark, None)
    assert right_of(mark, quantity(of=None))


def test_the_marks_are_places_and_values() -> None:
    marks = [msgspec.json.decode(line, type=Mark) for line in MARKS.read_bytes().splitlines()]
    assert len(marks) == len({(mark.text, mark.start) for mark in marks}) == 357
    assert all(mark.number is not None for mark in marks if mark.kind == "quantity")
    assert {mark.kind for mark in marks} == {"quantity", "other"}
