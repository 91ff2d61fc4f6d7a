from __future__ import annotations

from itertools import pairwise

from secondsource.model.timeline import TimelineEntry
from secondsource.render.pictures import axis
from tests.render.dossiers import TIMELINE


def test_bars_are_in_order_of_time_and_inside_the_picture() -> None:
    bars = [bar for bar in axis(TIMELINE).bars if bar is not None]
    assert len(bars) == len(TIMELINE)
    assert [bar.x for bar in bars[:4]] == sorted(bar.x for bar in bars[:4])
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in bars)


def test_seven_years_do_not_squeeze_the_day_out_of_sight() -> None:
    bars = axis(TIMELINE).bars
    day = bars[4]
    assert day is not None
    assert day.width > 5


def test_ticks_do_not_run_into_each_other() -> None:
    ticks = axis(TIMELINE).ticks
    assert [tick.label for tick in ticks] == ["2019", "2021", "2026-01", "03-16"]
    assert all(b.x - a.x >= 20 for a, b in pairwise(ticks))


def test_a_year_is_not_repeated_on_the_next_tick() -> None:
    days = (
        TimelineEntry("2026-03-01", "2026-03-02", "day", "c1"),
        TimelineEntry("2026-03-09", "2026-03-10", "day", "c1"),
    )
    assert [tick.label for tick in axis(days).ticks] == ["2026-03-01", "03-09"]


def test_a_date_outside_the_calendar_is_not_drawn() -> None:
    entries = (TimelineEntry("-0043-03-15", "-0043-03-16", "day", "c1"), *TIMELINE[:2])
    assert axis(entries).bars[0] is None
    assert axis(()).bars == ()
