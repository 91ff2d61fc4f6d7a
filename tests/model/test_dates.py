from __future__ import annotations

from datetime import date

import pytest

from secondsource.model.dates import day_of, in_time, is_earlier


def test_a_day_is_told_only_by_what_is_given_to_the_day() -> None:
    assert day_of("2026-05-12T00:40:00+02:00") == date(2026, 5, 12)
    assert day_of("2026-05") is None
    assert day_of(None) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-05-09", "2026-05-10"),
        ("2026-05-09T23:00", "2026-05-10"),
        ("2026-05-10T08:00", "2026-05-10T09:00"),
        ("2026-05-10T09:00+02:00", "2026-05-10T08:00+00:00"),
        ("2026-05-10T00:30+02:00", "2026-05-09T23:00Z"),
        ("2026-05-09T23:00", "2026-05-10T00:30+02:00"),
    ],
)
def test_what_is_surely_earlier_is_told_one_way_only(one: str, other: str) -> None:
    assert is_earlier(one, other)
    assert not is_earlier(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-05-10", "2026-05-10T09:00"),
        ("2026-05-10T09:00", "2026-05-10T08:00+00:00"),
        ("2026-05-10T09:00+02:00", "2026-05-10T07:00Z"),
        ("2026-05-10", None),
        (None, None),
    ],
)
def test_what_is_not_told_is_earlier_neither_way(one: str | None, other: str | None) -> None:
    assert not is_earlier(one, other)
    assert not is_earlier(other, one)


def test_times_stand_in_order_with_the_undated_last() -> None:
    times = ["2026-05-09T20:00-05:00", "2026-05-10", "2026-05-10T21:00+02:00", "2026-05-11T00:30+02:00", "2026-05-11"]
    assert sorted([None, *reversed(times)], key=in_time) == [*times, None]
