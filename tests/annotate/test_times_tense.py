"""Which of two dates a clause means: by its verbs, where a sentence begins and ends, and what compares figures."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.times import find_times
from secondsource.model.reading import Sentence
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

WEDNESDAY = "2026-05-13"


def values(text: str, published: str = WEDNESDAY, sentences: Sequence[Sentence] = ()) -> list[tuple[str, str]]:
    found = find_times(Report.from_text(text, id="r", published=published), sentences, [])
    return [(t.span.text, t.value) for t in found]


def test_the_stop_of_an_abbreviation_ends_no_sentence() -> None:
    text = "The crew might come to the U.S. as soon as Friday."
    assert values(text, sentences=[Sentence(0, len(text), 0)]) == [("Friday", "2026-05-15")]


def test_the_verb_of_another_sentence_says_nothing() -> None:
    text = "It will rain. On Monday the gates opened."
    sentences = [Sentence(0, 13, 0), Sentence(14, len(text), 0)]
    assert values(text, sentences=sentences) == [("Monday", "2026-05-11")]


def test_a_date_that_opens_a_past_sentence_is_past() -> None:
    assert values("In July, the firm hired a chemist.") == [("July", "2025-07")]
    assert values("In July, the firm will hire a chemist.") == [("July", "2026-07")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The record set on Aug. 6 still stands.", "2025-08-06"),
        ("The hearing was set for Aug. 6.", "2026-08-06"),
        ("Talks are supposed to end by August.", "2026-08"),
        ("They have searched since shortly after the Nov. 23 shooting.", "2025-11-23"),
    ],
)
def test_words_beside_a_date_say_on_which_side_it_lies(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


def test_one_day_after_a_modal_is_to_come() -> None:
    assert values("The valley will one day be a lake.") == [("one day", "FUTURE_REF")]
    assert values("The strike lasted one day.") == [("one day", "P1D")]


def test_units_without_bounds_are_all_that_was_or_will_be() -> None:
    assert values("As in past years, losses will weigh on future quarters.") == [
        ("past years", "PAST_REF"),
        ("future quarters", "FUTURE_REF"),
    ]
    assert values("It fell in the past few years.") == [("the past few years", "PXY")]


def test_a_plural_part_of_the_day_holds_for_both_weekdays() -> None:
    assert values("Ferries leave on Monday and Tuesday nights.") == [
        ("Monday", "XXXX-WXX-1TNI"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
    ]


def test_the_same_quarter_of_the_year_before_is_one_expression() -> None:
    text = "Profit rose in the first quarter. {} it fell."
    for words in ("the same period last year", "the corresponding quarter of last year", "the quarter a year ago"):
        assert values(text.format(f"In {words}"))[-1] == (words, "2025-Q1")
    assert values(text.format("In last year's quarter"))[-1] == ("last year's quarter", "2025-Q1")
    assert values("Thefts rose. In the same period a year earlier there were two.")[-1] == (
        "the same period a year earlier",
        "2025",
    )


def test_an_aside_about_an_earlier_quarter_is_not_what_figures_compare_with() -> None:
    text = "Profit rose in the third quarter, after a flat second quarter. Sales beat those of the year-earlier period."
    assert values(text, "2026-10-30")[-1] == ("the year-earlier period", "2025-Q3")


def test_with_no_finished_quarter_the_running_one_is_the_quarter() -> None:
    text = "Losses grew in the fourth quarter. Sales in the latest period were flat."
    assert values(text, "2026-11-02")[-1] == ("the latest period", "2026-Q4")


def test_months_a_year_before_are_a_length() -> None:
    assert values("Net for the year-earlier nine months rose.") == [("the year-earlier nine months", "P9M")]


def test_parts_counted_name_their_year() -> None:
    assert values("Sales rose through the first nine months of the year.") == [
        ("the first nine months", "P9M"),
        ("the year", "2026"),
    ]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from("set on Aug. 6 since after the quarter last year past U.S. will Monday . ,".split())),
    st.lists(st.integers(min_value=0, max_value=60), max_size=4),
)
def test_any_order_of_such_words_is_survived(words: list[str], cuts: list[int]) -> None:
    text = " ".join(words)
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    sentences = [Sentence(start, end, 0) for start, end in pairwise(edges)]
    report = Report.from_text(text, id="r", published=WEDNESDAY)
    found = find_times(report, sentences, [])
    assert all(t.span.text == text[t.span.start : t.span.end] for t in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
