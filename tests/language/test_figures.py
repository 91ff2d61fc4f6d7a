from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.language.figures import Day, Figure, days, figures


def read(text: str) -> list[tuple[float, float, float, str]]:
    return [(f.value, f.low, f.high, f.kind) for f in figures(text.split())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 people", (1200, 1200, 1200, "count")),
        ("more than 90 people", (90, 90, math.inf, "count")),
        ("at least ninety - one people", (91, 91, math.inf, "count")),
        ("fewer than 90 people", (90, -math.inf, 90, "count")),
        ("up to two hundred people", (200, -math.inf, 200, "count")),
        ("30 or more people", (30, 30, math.inf, "count")),
        ("about 100 people", (100, 90, 110, "count")),
        ("10 to 12 people", (10, 10, 12, "count")),
        ("$ 2.5 million", (2.5e6, 2.5e6, 2.5e6, "money")),
        ("61 per cent of it", (61, 61, 61, "percent")),
        ("the third ferry", (3, 3, 3, "ordinal")),
        ("twice a day", (2, 2, 2, "count")),
        ("a dozen boats", (12, 12, 12, "count")),
        ("more than 2000 boats", (2000, 2000, math.inf, "count")),
    ],
)
def test_a_number_is_read_with_what_it_allows(text: str, expected: tuple[float, float, float, str]) -> None:
    (found,) = read(text)
    assert found[3] == expected[3]
    assert found[:3] == pytest.approx(expected[:3])


def only(text: str) -> Figure:
    (found,) = figures(text.split())
    return found


def test_what_is_said_exactly_may_lie_within_a_bound() -> None:
    assert only("more than 90 people").holds(only("95 people"))
    assert not only("more than 90 people").holds(only("90 people"))
    assert only("at least 90 people").holds(only("90 people"))
    assert only("more than 90 people").excludes(only("90 people"))
    assert only("fewer than 90 people").excludes(only("at least 90 people"))
    assert not only("at least 90 people").excludes(only("at most 90 people"))


def test_dates_are_no_numbers() -> None:
    assert read("on May 8 , 2026 and in 1987") == []


def day(text: str) -> Day:
    (found,) = days(text.split())
    return found


def test_dates_are_read_as_far_as_they_are_said() -> None:
    said = day("on 8 May 2026")
    assert (said.year, said.month, said.day, said.reach) == (2026, 5, 8, "exact")
    said = day("before May 2018")
    assert (said.year, said.month, said.day, said.reach) == (2018, 5, None, "below")
    assert day("on Friday").weekday == 4
    assert days("you may march on".split()) == []


def test_dates_meet_where_both_say_the_same() -> None:
    assert day("on 8 May 2026").meets(day("in May"))
    assert not day("on 8 May").meets(day("on May 9"))
    assert day("in 1987").order(day("in 1990")) == -1
    assert day("on Friday").order(day("in 1990")) is None


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
@settings(max_examples=80, deadline=None)
def test_places_lie_within_the_words(words: list[str]) -> None:
    for item in (*figures(words), *days(words)):
        assert 0 <= item.start < item.end <= len(words)
