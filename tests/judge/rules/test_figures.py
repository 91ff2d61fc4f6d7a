from __future__ import annotations

import pytest

from secondsource.judge.passage import passage
from secondsource.judge.rules.figures import ages, dates, numbers, weekdays


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Rescuers brought 38 passengers to Hallvik.", "Rescuers brought 83 passengers to Hallvik.", ("38", "83")),
        ("More than 90 passengers were on board.", "The ferry had 60 passengers on board.", ("90", "60")),
        ("The repair cost $2 million.", "The repair cost $5 million.", ("2 million", "5 million")),
        ("A third pump failed in twelve hours.", "A third pump failed in two hours.", ("twelve", "two")),
        ("Between them 10 to 12 pumps failed.", "Between them 20 pumps failed.", ("10 to 12", "20")),
        (
            "Turnout was 61 percent on the island.",
            "Turnout was 48 percent on the island.",
            ("61 percent", "48 percent"),
        ),
        ("The quay is 10 miles away.", "The quay is 40 kilometres away.", ("10", "40")),
    ],
)
def test_numbers_object_to_what_cannot_both_be_true(a: str, b: str, words: tuple[str, str]) -> None:
    found = numbers(passage(a), passage(b))
    assert found is not None
    assert (found.a, found.b) == words
    assert found.relation == "conflict"
    assert found.explanation == f"the numbers differ: “{words[0]}” against “{words[1]}”"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least 30 passengers were hurt.", "38 passengers were hurt."),
        ("About 1,200 people were moved.", "1,187 people were moved."),
        ("The repair cost $2 million.", "The repair cost $2.02 million."),
        ("Between them 10 to 12 pumps failed.", "Between them 11 pumps failed."),
        ("The road is 10 miles long.", "The road is 16 kilometres long."),
        ("12 passengers and 3 children were hurt.", "3 children and 12 passengers were hurt."),
        ("Twelve passengers were hurt.", "The company has 40 ferries."),
        ("Image 24 of 111 shows the ferry.", "Image 35 of 40 shows the ferry."),
        ("They met on Highway 80 that night.", "They met on Highway 12 that night."),
        ("Ada Holm, 34, left the ferry with 12 passengers.", "Ada Holm, 43, left the ferry with 12 passengers."),
    ],
)
def test_numbers_are_silent_where_both_can_be_true(a: str, b: str) -> None:
    assert numbers(passage(a), passage(b)) is None


def test_running_counts_of_different_times_are_an_update() -> None:
    found = numbers(passage("As of Monday 12 people had died."), passage("As of Tuesday 15 people had died."))
    assert found is not None
    assert found.relation == "update"
    assert found.explanation.endswith("as of different times")


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The report is due by June 30.", "The report is due by July 31.", ("June 30", "July 31")),
        ("The ferry sank on Friday evening.", "The ferry sank on Saturday evening.", ("Friday", "Saturday")),
        ("The ferry was built in 1987.", "The ferry was built in 1978.", ("1987", "1978")),
    ],
)
def test_dates_object_to_days_that_do_not_meet(a: str, b: str, words: tuple[str, str]) -> None:
    found = dates(passage(a), passage(b))
    assert found is not None
    assert (found.a, found.b) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry sank on Friday, May 8.", "The ferry sank on 8 May 2026."),
        ("The ferry was built before 1990.", "The ferry was built in 1987."),
        ("The ferry sank on Friday.", "The inquiry begins on Monday."),
    ],
)
def test_dates_are_silent_where_both_can_be_true(a: str, b: str) -> None:
    assert dates(passage(a), passage(b)) is None


def test_weekdays_object_to_a_weekday_that_does_not_fit_its_date() -> None:
    found = weekdays(passage("The company was warned on Thursday, 8 May 2026."), passage("The company was warned."))
    assert found is not None
    assert found.explanation == "8 May 2026 was a Friday, not a Thursday"


def test_weekdays_are_silent_where_the_date_fits_or_is_none() -> None:
    other = passage("The company was warned on Thursday.")
    assert weekdays(passage("The company was warned on Friday, 8 May 2026."), other) is None
    assert weekdays(passage("The company was warned on Thursday, 31 February 2026."), other) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Holm, 34, was hurt.", "Ada Holm, 43, was hurt."),
        ("The 34-year-old captain, Ada Holm, was hurt.", "Ada Holm, 43, was hurt."),
        ("Ada Holm (34) was hurt.", "Ada Holm, aged 43, was hurt."),
        ("Ada Holm, who is 34, was hurt.", "Ada Holm, age 43, was hurt."),
        ("Ada Holm, now 34, was hurt.", "Ada Holm, who was 43, was hurt."),
    ],
)
def test_ages_object_to_two_ages_of_one_name(a: str, b: str) -> None:
    found = ages(passage(a), passage(b))
    assert found is not None
    assert found.explanation.startswith("Holm is of different ages")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Holm, 34, was hurt.", "34-year-old Ada Holm was hurt."),
        ("Ada Holm, 34, was hurt.", "Tor Lund, 43, was hurt."),
        ("Ada Holm was hurt with 34 others.", "Ada Holm, 43, was hurt."),
        ("Ada Holm (34 others were unhurt) spoke.", "Ada Holm, 43, was hurt."),
    ],
)
def test_ages_are_silent_about_one_age_and_about_others(a: str, b: str) -> None:
    assert ages(passage(a), passage(b)) is None
