"""Time expressions: modifiers, time zones, eras, names, tales of years past, comparisons of business figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.annotate.times import find_times
from secondsource.model.report import Report

if TYPE_CHECKING:
    from secondsource.model.reading import Time, Token

WEDNESDAY = "2026-05-13"


def read(text: str, published: str | None = WEDNESDAY, tokens: tuple[Token, ...] = ()) -> tuple[Time, ...]:
    return find_times(Report.from_text(text, id="r", published=published), [], tokens)


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(t.span.text, t.value) for t in read(text, published)]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It rained earlier this week.", "START"),
        ("It opens in early June.", "START"),
        ("It opens at the beginning of June.", "START"),
        ("It opens in mid-June.", "MID"),
        ("It opens in the middle of June.", "MID"),
        ("It closed late Monday.", "END"),
        ("It closes at the end of the year.", "END"),
        ("It closed about two years ago.", "APPROX"),
        ("It took a week or so.", "APPROX"),
        ("It took a couple of weeks.", "APPROX"),
        ("It took nearly three weeks.", "LESS_THAN"),
        ("It took less than an hour.", "LESS_THAN"),
        ("It took more than two months.", "MORE_THAN"),
        ("It took at least five days.", "EQUAL_OR_MORE"),
        ("It took up to 30 days.", "EQUAL_OR_LESS"),
        ("It took no more than sixty days.", "EQUAL_OR_LESS"),
        ("It took no less than sixty days.", "EQUAL_OR_MORE"),
        ("It took three days.", None),
        ("It closed two days later.", None),
        ("It closed on May 3.", None),
    ],
)
def test_words_around_a_value_modify_it(text: str, mod: str | None) -> None:
    assert [t.mod for t in read(text)] == [mod]


@pytest.mark.parametrize(
    ("said", "value", "zone"),
    [
        ("18:00 GMT", "T18:00Z", "+00:00"),
        ("0735 GMT", "T07:35Z", "+00:00"),
        ("9 a.m. EST", "T09:00", "-05:00"),
        ("10 p.m. (UTC+3)", "T22:00", "+03:00"),
        ("10 p.m. (UTC+5:30)", "T22:00", "+05:30"),
        ("10 p.m. GMT-0330", "T22:00", "-03:30"),
        ("10 p.m. GMT+99", "T22:00", None),
        ("9 a.m. ET", "T09:00", None),
        ("9 a.m.", "T09:00", None),
    ],
)
def test_a_time_zone_is_kept_as_an_offset(said: str, value: str, zone: str | None) -> None:
    (time,) = read(f"It began at {said}.")
    assert (time.span.text, time.value, time.zone) == (said, f"2026-05-13{value}", zone)


def test_an_iso_time_keeps_its_zone() -> None:
    assert [(t.value, t.zone) for t in read("Logged 2026-05-10T04:00:00Z and 2026-05-10T04:00+02:00.")] == [
        ("2026-05-10T04:00Z", "+00:00"),
        ("2026-05-10T04:00", "+02:00"),
    ]


def test_years_before_christ_have_a_value_and_no_days() -> None:
    times = read("They came in 490 BC, fought from 499-450 B.C. and left in the 4th century BC.")
    assert [(t.span.text, t.value, t.from_, t.anchor) for t in times] == [
        ("490 BC", "BC0490", None, None),
        ("499", "BC0499", None, None),
        ("450 B.C.", "BC0450", None, None),
        ("the 4th century BC", "BC03", None, None),
    ]


def test_early_years_of_our_era_are_years() -> None:
    assert values("The city burned in AD 64 and again in 79 AD.") == [("AD 64", "0064"), ("79 AD", "0079")]


def test_names_made_of_time_words_are_no_times() -> None:
    assert values('She spoke on the programme "This Week" and on Radio Today, as it happens.') == []
    assert values("This week she spoke.") == [("This week", "2026-W20")]
    assert values("TWO KILLED IN FLOOD TODAY") == [("TODAY", "2026-05-13")]


def test_the_past_year_reaches_back_from_publication() -> None:
    (time,) = read("Prices rose over the past year.")
    assert (time.value, time.type, time.from_, time.to) == ("2025", "DATE", "2025-05-13", "2026-05-14")


def test_this_weekend_is_ahead_and_the_weekend_behind() -> None:
    assert values("The fair is open this weekend.") == [("this weekend", "2026-W20-WE")]
    assert values("It burned over the weekend.") == [("the weekend", "2026-W19-WE")]


def test_of_two_readings_of_digits_the_past_one_counts() -> None:
    assert values("The photo was taken on 7/8/26.", "2026-07-09") == [("7/8/26", "2026-07-08")]


def test_a_past_verb_right_before_a_date_leaves_no_choice() -> None:
    assert values("In the fiscal year ended Jan. 31 sales fell.", "2025-10-31")[-1] == ("Jan. 31", "2025-01-31")
    assert values("Police have searched since the Nov. 23 shooting.", "2026-05-06") == [("Nov. 23", "2025-11-23")]


def test_plans_look_ahead() -> None:
    assert values("They did not plan to meet on Friday.") == [("Friday", "2026-05-15")]
    assert values("Talks are set to resume Monday.") == [("Monday", "2026-05-18")]
    assert values("The offer had been due to end on Friday.") == [("Friday", "2026-05-08")]


def test_figures_compare_with_the_last_finished_quarter() -> None:
    text = (
        "Profit rose in the third quarter. Brandt expects a weak fourth quarter. "
        "In the latest quarter sales were 4 million crowns, up from 3 million a year earlier."
    )
    assert values(text, "2025-10-30") == [
        ("the third quarter", "2025-Q3"),
        ("fourth quarter", "2025-Q4"),
        ("the latest quarter", "2025-Q3"),
        ("a year earlier", "2024-Q3"),
    ]


def test_figures_for_nine_months_compare_with_the_year_before() -> None:
    text = "Profit fell in the third quarter. For the nine months it was 9 million, up from 8 million a year earlier."
    assert values(text, "2025-10-30")[-1] == ("a year earlier", "2024")


TALE = (
    "In 1914 war came. In 1915 the front froze. In 1916 it held. In 1917 it broke. In 1918 peace came. "
    "By 1919 they had left; in 1920, 1921, 1922, 1923 and 1924 others came. "
)


def test_a_tale_of_years_past_dates_by_the_year_told_of() -> None:
    told = values(TALE + "In December 1925 snow fell. In January it melted, on 3 March it rained.")
    assert told[-3:] == [("December 1925", "1925-12"), ("January", "1926-01"), ("3 March", "1926-03-03")]
    assert values(TALE + "In 1925 the harvest failed; in the summer they left.")[-1] == ("the summer", "1925-SU")


def test_news_that_names_a_year_keeps_to_its_publication() -> None:
    text = "The law dates from 1973. Voters go to the polls on June 3."
    assert values(text)[-1] == ("June 3", "2026-06-03")


def test_soon_in_the_past_is_no_future() -> None:
    assert values("A trickle soon became a flood.") == []
    assert values("The trickle will soon be a flood.") == [("soon", "FUTURE_REF")]


def test_now_before_a_comma_only_leads_on() -> None:
    assert values("Now, that is another matter.") == []
    assert values("The gates are open now.") == [("now", "PRESENT_REF")]


def test_hundreds_of_years_are_an_open_number() -> None:
    assert values("They ruled for hundreds of years, then for decades.") == [
        ("hundreds of years", "PXY"),
        ("decades", "PXY"),
    ]
