"""Timelines compared: the example of tilse's manual, dates, and n-grams as ROUGE counts them."""

from __future__ import annotations

from datetime import date

import pytest

from bench.chronicles import Rates, aligned_rouge, date_rates, mean
from bench.timelines import read_timeline

FOUND = {
    date(2010, 1, 1): ["Just a test .", "Another sentence ."],
    date(2010, 1, 3): ["Some more content .", "Even more !"],
}
GOLD = {date(2010, 1, 2): ["Just a test ."], date(2010, 1, 4): ["This one does not match ."]}


def test_a_timeline_matches_itself() -> None:
    assert aligned_rouge(FOUND, FOUND, 1).f1 == pytest.approx(1.0)
    assert aligned_rouge(FOUND, FOUND, 2).f1 == pytest.approx(1.0)
    assert date_rates(FOUND, FOUND) == Rates(1.0, 1.0)


def test_words_a_day_apart_count_half() -> None:
    rates = aligned_rouge(FOUND, GOLD, 1)
    assert rates.precision == pytest.approx(0.5 / 3)  # test, sentence, content against half a “test”
    assert rates.recall == pytest.approx(0.5 / 2)  # test, match


def test_an_empty_timeline_scores_nothing() -> None:
    assert aligned_rouge({}, GOLD, 1).f1 == 0.0
    assert date_rates({}, GOLD).f1 == 0.0


def test_dates_are_counted_as_a_set() -> None:
    assert date_rates({date(2010, 1, 2): [], date(2010, 1, 9): []}, GOLD) == Rates(0.5, 0.5)


def test_the_mean_is_taken_before_f1() -> None:
    assert mean([Rates(1.0, 0.0), Rates(0.0, 1.0)]).f1 == pytest.approx(0.5)


def test_a_timeline_file_is_read_by_its_days() -> None:
    rule = "-" * 32
    text = f"2010-01-02\nThe gates open .\nWater falls .\n{rule}\n2010-01-04\nAn inquiry .\n{rule}\n"
    assert read_timeline(text) == {
        date(2010, 1, 2): ["The gates open .", "Water falls ."],
        date(2010, 1, 4): ["An inquiry ."],
    }
