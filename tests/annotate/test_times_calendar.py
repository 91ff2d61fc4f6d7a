"""The calendar below the time grammar: periods, holidays, numerals, the rule language."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.annotate.times.durations import duration
from secondsource.annotate.times.frames import Frame, Vague
from secondsource.annotate.times.holidays import AfterEaster, Fixed, NthWeekday, easter, holiday_in
from secondsource.annotate.times.lexing import Entry, Lexeme, Vocabulary, lexemes
from secondsource.annotate.times.numerals import number, spoken_year
from secondsource.annotate.times.periods import Grain, Period, bounds, containing, day_moved, moved, part, value
from secondsource.annotate.times.rules import Match, Rule, compile_grammar, search

GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century")


@pytest.mark.parametrize(
    ("grain", "text", "first", "after"),
    [
        ("day", "2025-02-08", date(2025, 2, 8), date(2025, 2, 9)),
        ("week", "2025-W06", date(2025, 2, 3), date(2025, 2, 10)),
        ("weekend", "2025-W06-WE", date(2025, 2, 8), date(2025, 2, 10)),
        ("month", "2025-02", date(2025, 2, 1), date(2025, 3, 1)),
        ("quarter", "2025-Q1", date(2025, 1, 1), date(2025, 4, 1)),
        ("half", "2025-H1", date(2025, 1, 1), date(2025, 7, 1)),
        ("season", "2024-WI", date(2024, 12, 1), date(2025, 3, 1)),
        ("year", "2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("decade", "202", date(2020, 1, 1), date(2030, 1, 1)),
        ("century", "20", date(2000, 1, 1), date(2100, 1, 1)),
    ],
)
def test_the_period_around_a_day(grain: Grain, text: str, first: date, after: date) -> None:
    period = containing(date(2025, 2, 8), grain)
    assert (value(period), bounds(period)) == (text, (first, after))


def test_the_week_of_new_year_belongs_to_its_thursday() -> None:
    assert value(containing(date(2027, 1, 1), "week")) == "2026-W53"


@given(st.dates(date(2, 1, 1), date(9799, 12, 31)), st.sampled_from(GRAINS))
def test_periods_tile_the_calendar(when: date, grain: Grain) -> None:
    period = containing(when, grain)
    limits, following = bounds(period), bounds(period.shift(1))
    if limits is None or following is None:
        assert when.year < 100
        return
    assert limits[0] <= when < limits[1] == following[0]


def test_outside_the_calendar_there_are_no_bounds() -> None:
    assert bounds(Period("year", 0)) is None
    assert bounds(Period("year", 10_000)) is None
    assert value(Period("century", -3)) == "XXXX"
    assert day_moved(date(2025, 1, 1), -3000, "year") is None


def test_a_quarter_moved_by_a_year_stays_one_and_a_day_does_not() -> None:
    assert moved(part(2025, "quarter", 1), -1, "year") == part(2024, "quarter", 1)
    assert moved(containing(date(2025, 2, 8), "day"), 1, "year") == Period("year", 2026)
    assert moved(Period("year", 2025), 2, "day") is None


def test_a_month_after_the_last_of_january_ends_with_february() -> None:
    assert day_moved(date(2025, 1, 31), 1, "month") == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("year", "when"),
    [(1818, date(1818, 3, 22)), (1998, date(1998, 4, 12)), (2024, date(2024, 3, 31)), (2038, date(2038, 4, 25))],
)
def test_easter(year: int, when: date) -> None:
    assert easter(year) == when


def test_holidays_by_rule() -> None:
    assert holiday_in(Fixed(12, 25), 2024) == date(2024, 12, 25)
    assert holiday_in(NthWeekday(11, 3, 4), 2024) == date(2024, 11, 28)
    assert holiday_in(NthWeekday(5, 0, -1), 2024) == date(2024, 5, 27)
    assert holiday_in(NthWeekday(11, 0, 1, 1), 2022) == date(2022, 11, 8)
    assert holiday_in(NthWeekday(12, 0, -1), 2024) == date(2024, 12, 30)
    assert holiday_in(AfterEaster(-2), 2024) == date(2024, 3, 29)
    assert holiday_in(Fixed(2, 29), 2025) is None
    assert holiday_in(Fixed(1, 1), 10_000) is None


@pytest.mark.parametrize(
    ("unit", "count", "text"),
    [
        ("day", 3, "P3D"),
        ("hour", 1.5, "PT1H30M"),
        ("hour", 0.5, "PT30M"),
        ("year", 2.5, "P2Y6M"),
        ("decade", 2, "P20Y"),
        ("century", 0.5, "P50Y"),
        ("quarter", 3, "P9M"),
        ("day", 0.5, "PT12H"),
        ("month", 1.5, "P1.5M"),
        ("year", None, "PXY"),
        ("minute", None, "PTXM"),
        ("decade", None, "PXY"),
    ],
)
def test_the_value_of_a_duration(unit: str, count: float | None, text: str) -> None:
    assert duration(unit, count) == text


def _part(*items: tuple[str, int | None]) -> list[Lexeme]:
    return [Lexeme(0, 0, "", kind, payload) for kind, payload in items]


def test_number_words() -> None:
    assert number(_part(("TENS", 20), ("HYPHEN", None), ("ONES", 5))) == 25
    assert number(_part(("ONES", 2), ("HUNDRED", 100), ("AND", None), ("TENS", 50))) == 250
    assert number(_part(("AA", 1), ("THOUSAND", 1000))) == 1000
    assert number(_part(("ONES", 2), ("AND", None), ("AA", 1), ("HALF", None))) == 2.5
    assert number(_part(("AA", 1), ("SEVERAL", None))) is None
    assert number([]) is None


def test_spoken_years() -> None:
    assert spoken_year(_part(("TEENS", 19), ("TENS", 90), ("HYPHEN", None), ("ONES", 7))) == 1997
    assert spoken_year(_part(("ONES", 2), ("THOUSAND", 1000), ("AND", None), ("ONES", 5))) == 2005
    assert spoken_year(_part(("TENS", 20))) is None


def _vague(_: Match) -> Frame:
    return Vague("PAST_REF")


def test_rules_are_patterns_over_word_classes_and_the_longest_wins() -> None:
    vocabulary = Vocabulary({"red": Entry("RED"), "fox": Entry("FOX", 7)}, re.compile(r"(?!)"))
    rules = (Rule("fox", "(n:FOX)", _vague), Rule("red fox", "REDS(n:FOX)", _vague))
    grammar = compile_grammar(rules, {"REDS": "RED{1,3}"}, {"RED", "FOX"})
    found = lexemes("a red red fox, fox", vocabulary, [], {})
    assert [(one.first, one.last, one.rule) for one in search(found, grammar)] == [(1, 4, "red fox"), (5, 6, "fox")]


def test_a_rejected_match_is_tried_again_further_right() -> None:
    def short(match: Match) -> Frame | None:
        return Vague("PAST_REF") if match.end - match.start == 2 else None

    found = [Lexeme(n, n + 1, "x", "XX") for n in range(3)]
    grammar = compile_grammar((Rule("two", "XX{2,3}", short),), {}, {"XX"})
    assert [(one.first, one.last) for one in search(found, grammar)] == [(1, 3)]


def test_a_pattern_that_names_no_class_is_refused() -> None:
    with pytest.raises(KeyError, match="NOWHERE"):
        compile_grammar((Rule("bad", "NOWHERE", _vague),), {}, set())
