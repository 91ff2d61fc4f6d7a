from __future__ import annotations

import pytest
from msgspec.structs import replace

from secondsource.judge.hours import hours
from secondsource.model.proposition import Pair
from secondsource.model.reading import Time
from secondsource.model.span import span_of
from tests.builders import annotated, case_of, proposition


def said(one: str, a: tuple[str, str], other: str, b: tuple[str, str]) -> list[tuple[str, str]]:
    """Return what is reported when each of two sentences has one hour, by its words and value."""
    readings, items = [], []
    for name, text, (words, value) in (("a", one, a), ("b", other, b)):
        reading = annotated(text, name)
        start = text.index(words)
        time = Time(
            f"{name}:t1", span_of(reading.report, start, start + len(words)), value, value[:10], None, None, "TIME"
        )
        readings.append(replace(reading, times=(time,)))
        items.append(replace(proposition(text, f"{name}1", name), times=(time,)))
    case = replace(case_of(*readings), sentence_pairs=(Pair(items[0], items[1], 0.7),))
    return [(item.by, item.explanation) for item in hours(case)]


ONE = "The ferry struck the reef off Hallvik about 10:30 p.m. Monday."
OTHER = "The ferry struck the reef at 11:15 p.m. Monday, rescuers said."


def test_two_hours_of_one_day_for_the_same_thing_are_reported() -> None:
    (found,) = said(ONE, ("10:30 p.m. Monday", "2026-05-11T22:30"), OTHER, ("11:15 p.m. Monday", "2026-05-11T23:15"))
    assert found == ("different hours", "“10:30 p.m. Monday” against “11:15 p.m. Monday”")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("11:15 p.m. Monday", "2026-05-11T22:40"),
        ("11:15 p.m. Monday", "2026-05-12T23:15"),
        ("11:15 p.m.", "2026-05-11T23:15"),
        ("11:15 p.m. Monday", "2026-05-11TNI"),
    ],
    ids=["nearly the same", "another day", "no day said", "no hour"],
)
def test_hours_that_may_agree_are_silent(words: str, value: str) -> None:
    assert said(ONE, ("10:30 p.m. Monday", "2026-05-11T22:30"), OTHER, (words, value)) == []
