"""Time expressions end to end: words, published day, value, interval, anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.segmentation import segment
from secondsource.annotate.times import find_times
from secondsource.model.reading import Sentence, Time, Token
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

SATURDAY = "2025-02-08"


def read(text: str, published: str | None = SATURDAY, tokens: Sequence[Token] = ()) -> tuple[Time, ...]:
    return find_times(Report.from_text(text, id="r", published=published), [], tokens)


def rows(text: str, published: str | None = SATURDAY) -> list[tuple[str, str, str | None, str | None]]:
    return [(t.span.text, t.value, t.from_, t.to) for t in read(text, published)]


def values(text: str, published: str | None = SATURDAY) -> list[tuple[str, str]]:
    return [(t.span.text, t.value) for t in read(text, published)]


def test_a_weekday_in_a_past_clause_is_the_last_one() -> None:
    assert rows("They met Friday. On Tuesday it rained, and on Wednesday it stopped.") == [
        ("Friday", "2025-02-07", "2025-02-07", "2025-02-08"),
        ("Tuesday", "2025-02-04", "2025-02-04", "2025-02-05"),
        ("Wednesday", "2025-02-05", "2025-02-05", "2025-02-06"),
    ]


def test_a_weekday_in_a_future_clause_is_the_next_one() -> None:
    assert values("The council will meet on Friday.") == [("Friday", "2025-02-14")]
    assert values("The deadline was extended until Monday.") == [("Monday", "2025-02-10")]


def test_the_day_of_publication_counts_as_its_weekday() -> None:
    assert values("Votes were counted on Saturday.") == [("Saturday", "2025-02-08")]


def test_last_and_next_exclude_the_day_of_publication() -> None:
    assert values("It opened last Saturday and closes next Saturday.") == [
        ("last Saturday", "2025-02-01"),
        ("next Saturday", "2025-02-15"),
    ]


def test_without_a_published_day_nothing_deictic_is_anchored() -> None:
    times = read("On Friday, yesterday, last week, in May, on May 3 and this year they met.", None)
    assert [(t.span.text, t.value) for t in times] == [
        ("Friday", "XXXX-WXX-5"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("May", "XXXX-05"),
        ("May 3", "XXXX-05-03"),
        ("this year", "XXXX"),
    ]
    assert all(t.anchor is None and t.from_ is None and t.to is None for t in times)


UNDATED = (
    ("He was jailed in 2006.", "In May the paper asked why.", "May", "XXXX-05"),
    ("The law dates from 1964.", "Days before the Nov. 6 vote they met.", "Nov. 6", "XXXX-11-06"),
    ("In 1939 the war began. In September they fled.", "It was cold.", "September", "1939-09"),
    ("On 2 May 1990 the ship left.", "It was seen on 9 May.", "9 May", "1990-05-09"),
    ("It burned on Saturday, Sept. 17, 2016.", "That was it.\n\nIt was like the Jan. 7 fire.", "Jan. 7", "2016-01-07"),
    ("It burned on Saturday, Sept. 17, 2016.", "That was it.\n\nIt will open on Jan. 7.", "Jan. 7", "2017-01-07"),
    ("He was born on May 1, 1922.", "He ran in 1972.\n\nHe wrote on Jan. 7 that he lost.", "Jan. 7", "XXXX-01-07"),
)


@pytest.mark.parametrize(("first", "second", "words", "value"), UNDATED)
def test_without_a_published_day_a_year_in_passing_dates_nothing_else(
    first: str, second: str, words: str, value: str
) -> None:
    text = f"{first}\n\n{second}"
    report = Report.from_text(text, id="r")
    times = find_times(report, segment(text), [])
    assert [t.value for t in times if t.span.text == words] == [value]


def test_house_numbers_and_models_are_no_years() -> None:
    assert values("Police went to the 2100 block of Etting Street.") == []
    assert values("She drove a silver 2011 Nissan past his 1998 Ford.") == []
    assert values("In 2011 Nissan closed the works.") == [("2011", "2011")]


def test_a_full_date_in_the_text_does_not_replace_the_published_day() -> None:
    times = read("LONDON, Feb. 3, 2025 — He resigned on Friday.", None)
    assert [(t.value, t.anchor) for t in times] == [("2025-02-03", "calendar"), ("XXXX-WXX-5", None)]


def test_a_date_without_a_year_takes_it_from_a_date_before_and_says_so() -> None:
    first, second = read("On Feb. 3, 2019 it began. On March 8 it ended.", None)
    assert (first.value, first.anchor) == ("2019-02-03", "calendar")
    assert (second.value, second.anchor) == ("2019-03-08", "r:t1")


@pytest.mark.parametrize("published", ["2025-02-08T23:59:00+14:00", "2025-02-08 06:00", "2025-02-08T01:00:00Z"])
def test_a_published_date_time_counts_by_its_written_day(published: str) -> None:
    assert values("He spoke yesterday.", published) == [("yesterday", "2025-02-07")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2025-02-08", "2025-02-08"),
        ("2025/02/08", "2025-02-08"),
        ("02/13/2025", "2025-02-13"),
        ("13/02/2025", "2025-02-13"),
        ("08.02.2025", "2025-02-08"),
        ("Feb. 8, 2025", "2025-02-08"),
        ("February 8th, 2025", "2025-02-08"),
        ("8 February 2025", "2025-02-08"),
        ("the 8th of February 2025", "2025-02-08"),
        ("the twenty-first of May 2024", "2024-05-21"),
        ("Friday, Oct. 23, 1998", "1998-10-23"),
        ("February 2025", "2025-02"),
        ("Sept. '98", "1998-09"),
        ("January nineteen ninety-seven", "1997-01"),
        ("late November 2024", "2024-11"),
        ("mid-1996", "1996"),
        ("the end of 1990", "1990"),
        ("the year two thousand", "2000"),
        ("the 1990s", "199"),
        ("the '90s", "199"),
        ("the nineties", "199"),
        ("the mid-1980s", "198"),
        ("the 19th century", "18"),
        ("the twenty-first century", "20"),
        ("the 1800s", "18"),
        ("the third quarter of 2024", "2024-Q3"),
        ("Q3 2024", "2024-Q3"),
        ("the first half of 2024", "2024-H1"),
        ("fiscal 2024", "2024"),
        ("FY2024", "2024"),
        ("the winter of 1994", "1994-WI"),
        ("summer 2024", "2024-SU"),
        ("Christmas 2023", "2023-12-25"),
        ("Easter 2024", "2024-03-31"),
        ("Thanksgiving Day, 1999", "1999-11-25"),
    ],
)
def test_dates_that_carry_their_year(words: str, value: str) -> None:
    (time,) = read(f"It happened in {words}.", None)
    assert (time.span.text, time.value, time.anchor) == (words, value, "calendar")


@pytest.mark.parametrize(
    ("sentence", "words", "value", "first", "after"),
    [
        ("It fell in 2018.", "2018", "2018", "2018-01-01", "2019-01-01"),
        ("It fell in the 1990s.", "the 1990s", "199", "1990-01-01", "2000-01-01"),
        ("It fell last month.", "last month", "2025-01", "2025-01-01", "2025-02-01"),
        ("It fell this week.", "this week", "2025-W06", "2025-02-03", "2025-02-10"),
        ("It fell earlier this week.", "earlier this week", "2025-W06", "2025-02-03", "2025-02-09"),
        ("It falls later this month.", "later this month", "2025-02", "2025-02-08", "2025-03-01"),
        ("It fell last summer.", "last summer", "2024-SU", "2024-06-01", "2024-09-01"),
        ("It fell last winter.", "last winter", "2023-WI", "2023-12-01", "2024-03-01"),
        ("It fell over the weekend.", "the weekend", "2025-W06-WE", "2025-02-08", "2025-02-10"),
        ("It fell in the third quarter.", "the third quarter", "2024-Q3", "2024-07-01", "2024-10-01"),
        ("It fell two days ago.", "two days ago", "2025-02-06", "2025-02-06", "2025-02-07"),
        ("It fell two weeks ago.", "two weeks ago", "2025-W04", "2025-01-20", "2025-01-27"),
        ("It fell a decade ago.", "a decade ago", "201", "2010-01-01", "2020-01-01"),
        ("It fell twenty-five years ago.", "twenty-five years ago", "2000", "2000-01-01", "2001-01-01"),
        ("It fell the day before yesterday.", "the day before yesterday", "2025-02-06", "2025-02-06", "2025-02-07"),
        ("It fell on Jan. 31.", "Jan. 31", "2025-01-31", "2025-01-31", "2025-02-01"),
        ("It fell on the 3rd.", "the 3rd", "2025-02-03", "2025-02-03", "2025-02-04"),
        ("It fell in November.", "November", "2024-11", "2024-11-01", "2024-12-01"),
        ("It will fall in November.", "November", "2025-11", "2025-11-01", "2025-12-01"),
        ("It fell last year.", "last year", "2024", "2024-01-01", "2025-01-01"),
        ("It will end by the end of the year.", "the end of the year", "2025", "2025-01-01", "2026-01-01"),
        ("It fell on Labor Day.", "Labor Day", "2024-09-02", "2024-09-02", "2024-09-03"),
        ("It fell two days before Christmas.", "two days before Christmas", "2024-12-23", "2024-12-23", "2024-12-24"),
        ("It fell in the week of Jan. 20.", "the week of Jan. 20", "2025-W04", "2025-01-20", "2025-01-27"),
        ("It fell in July last year.", "July last year", "2024-07", "2024-07-01", "2024-08-01"),
        ("It fell on Friday of last week.", "Friday of last week", "2025-01-31", "2025-01-31", "2025-02-01"),
    ],
)
def test_expressions_reckoned_from_the_published_day(
    sentence: str, words: str, value: str, first: str, after: str
) -> None:
    assert rows(sentence) == [(words, value, first, after)]


@pytest.mark.parametrize(
    ("sentence", "words", "value", "day"),
    [
        ("It opened at 4 p.m. Friday.", "4 p.m. Friday", "2025-02-07T16:00", "2025-02-07"),
        ("It opened at 4:30 a.m. EST.", "4:30 a.m. EST", "2025-02-08T04:30", "2025-02-08"),
        ("It opened at noon on Tuesday.", "noon on Tuesday", "2025-02-04T12:00", "2025-02-04"),
        ("It opened at midnight Friday.", "midnight Friday", "2025-02-07T24:00", "2025-02-07"),
        ("It opened at four on Sunday morning.", "four on Sunday morning", "2025-02-02T04:00", "2025-02-02"),
        ("It opened at 16:30 on Jan. 3.", "16:30 on Jan. 3", "2025-01-03T16:30", "2025-01-03"),
        ("It opened Friday night.", "Friday night", "2025-02-07TNI", "2025-02-07"),
        ("It opened yesterday morning.", "yesterday morning", "2025-02-07TMO", "2025-02-07"),
        ("It opened last night.", "last night", "2025-02-07TNI", "2025-02-07"),
        ("It opened this afternoon.", "this afternoon", "2025-02-08TAF", "2025-02-08"),
        ("It opens this evening.", "this evening", "2025-02-08TEV", "2025-02-08"),
        ("It opened on the night of Feb. 3.", "the night of Feb. 3", "2025-02-03TNI", "2025-02-03"),
        ("It opened at seven o'clock.", "seven o'clock", "2025-02-08T07:00", "2025-02-08"),
        ("It is eight o'clock on Friday evening.", "eight o'clock on Friday evening", "2025-02-07T20:00", "2025-02-07"),
        ("It opened at 2025-01-02T16:30.", "2025-01-02T16:30", "2025-01-02T16:30", "2025-01-02"),
    ],
)
def test_times_of_day_stand_on_their_day(sentence: str, words: str, value: str, day: str) -> None:
    (time,) = read(sentence)
    assert (time.span.text, time.value, time.from_, time.type) == (words, value, day, "TIME")


def test_steps_in_the_narrative_are_reckoned_from_the_expression_before() -> None:
    text = "On Feb. 3, 2024 talks began. The next day they failed. Three days later they resumed. The previous week"
    assert [(t.value, t.anchor) for t in read(text + " had been calm.")] == [
        ("2024-02-03", "calendar"),
        ("2024-02-04", "r:t1"),
        ("2024-02-07", "r:t2"),
        ("2024-W05", "r:t3"),
    ]


def test_hours_later_are_reckoned_from_the_time_of_day_before() -> None:
    first, second = read("Shelling began at 11 p.m. Friday; two hours later it stopped.")
    assert (first.value, second.value, second.anchor) == ("2025-02-07T23:00", "2025-02-08T01:00", "r:t1")


def test_a_year_earlier_in_figures_is_the_same_quarter_of_the_year_before() -> None:
    text = "Sales rose in the third quarter from a year earlier. In the quarter, costs fell from a year ago."
    assert [t.value for t in read(text)] == ["2024-Q3", "2023-Q3", "2024-Q3", "2023-Q3"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three days", "P3D"),
        ("more than 35 years", "P35Y"),
        ("half an hour", "PT30M"),
        ("an hour and a half", "PT1H30M"),
        ("two and a half years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("a decade", "P10Y"),
        ("two hundred and fifty days", "P250D"),
        ("a couple of weeks", "P2W"),
        ("several years", "PXY"),
        ("a few hours", "PTXH"),
        ("two to three weeks", "PXW"),
        ("at least 72 hours", "PT72H"),
        ("years", "PXY"),
    ],
)
def test_durations(words: str, value: str) -> None:
    (time,) = read(f"It lasted for {words}.")
    assert (time.span.text, time.value, time.type, time.from_) == (words, value, "DURATION", None)


def test_a_duration_up_to_now_has_days() -> None:
    assert rows("In the past five years prices rose; over the next three days they will fall.") == [
        ("the past five years", "P5Y", "2020-02-08", "2025-02-09"),
        ("the next three days", "P3D", "2025-02-08", "2025-02-12"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("every Monday", "XXXX-WXX-1"),
        ("every Friday night", "XXXX-WXX-5TNI"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("each July", "XXXX-07"),
        ("each morning", "XXXX-XX-XXTMO"),
        ("every other week", "P2W"),
        ("every 3 hours", "PT3H"),
        ("daily", "P1D"),
        ("annually", "P1Y"),
        ("twice a week", "P1W"),
        ("three times a year", "P1Y"),
    ],
)
def test_sets(words: str, value: str) -> None:
    (time,) = read(f"They meet {words}.")
    assert (time.span.text, time.value, time.type, time.anchor) == (words, value, "SET", None)


def test_vague_references() -> None:
    assert values("He recently left; she is currently abroad and will soon return, in the future.") == [
        ("recently", "PAST_REF"),
        ("currently", "PRESENT_REF"),
        ("soon", "FUTURE_REF"),
        ("the future", "FUTURE_REF"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 85-year-old and a man aged 85 met a 12-year-old girl who is 12 years old.",
        "It counted 2,018 people, 2018 people and 2018 miles.",
        "They may march on. Theresa May said so. April Smith met June Jones.",
        "He came second and won as soon as it rained.",
        "It cost $2018 under section 1984 of bill 2001.",
        "See https://example.org/2018/05/03/friday for the code A2018.",
        "The Sunday Times recalled Bloody Sunday and the fall of the wall.",
        "He is in his nineties; three-quarters voted.",
        "They came from the quarter called Brinkholt.",
        "The score was 10:35 and 3-2.",
    ],
)
def test_what_is_no_time_expression(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from Monday to Friday", [("Monday", "2025-02-03"), ("Friday", "2025-02-07")]),
        ("in 2015–2018", [("2015", "2015"), ("2018", "2018")]),
        ("in 2015-18", [("2015", "2015"), ("18", "2018")]),
        ("between May 3 and May 5", [("May 3", "2025-05-03"), ("May 5", "2025-05-05")]),
        ("on May 3-5, 2024", [("May 3", "2024-05-03"), ("5, 2024", "2024-05-05")]),
        ("from 3 to 5 May 2024", [("3", "2024-05-03"), ("5 May 2024", "2024-05-05")]),
        ("from May to July 2024", [("May", "2024-05"), ("July 2024", "2024-07")]),
        ("from Nov. 30 to Jan. 2, 2024", [("Nov. 30", "2023-11-30"), ("Jan. 2, 2024", "2024-01-02")]),
        ("between 2 and 3 p.m.", [("2", "2025-02-08T14:00"), ("3 p.m.", "2025-02-08T15:00")]),
    ],
)
def test_each_end_of_a_range_is_its_own_expression(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(f"It ran {text}.") == expected


def test_exchangeable_day_and_month_follow_the_other_dates_of_the_text() -> None:
    assert values("From 2/8/2024 to 13/8/2024.") == [("2/8/2024", "2024-08-02"), ("13/8/2024", "2024-08-13")]
    assert values("From 2/8/2024 to 8/13/2024.") == [("2/8/2024", "2024-02-08"), ("8/13/2024", "2024-08-13")]


def test_exchangeable_day_and_month_follow_nearness_or_stay_unknown() -> None:
    assert rows("Filed 8/2/2025.") == [("8/2/2025", "2025-02-08", "2025-02-08", "2025-02-09")]
    assert rows("Filed 8/2/2021.") == [("8/2/2021", "2021-XX-XX", None, None)]


def test_parts_of_speech_decide_verbs_and_tense() -> None:
    text = "May they march in March ? He opens Friday ."
    tags = ["MD", "PRP", "VB", "IN", "NNP", ".", "PRP", "VBZ", "NNP", "."]
    tokens, at = [], 0
    for word, tag in zip(text.split(), tags, strict=True):
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word, tag))
        at += len(word)
    assert [(t.span.text, t.value) for t in read(text, tokens=tokens)] == [
        ("March", "2025-03"),
        ("Friday", "2025-02-14"),
    ]


def test_no_expression_reaches_across_a_paragraph() -> None:
    sentences = [Sentence(0, 9, 0), Sentence(10, 16, 1)]
    report = Report.from_text("It was 25\nMay 30", id="r", published=SATURDAY)
    assert [t.span.text for t in find_times(report, sentences, [])] == ["May 30"]


def test_ids_count_in_text_order() -> None:
    assert [t.id for t in read("In 2018, in May 2019 and on Friday.")] == ["r:t1", "r:t2", "r:t3"]


_VOCABULARY = (
    "the a last next this early late mid - – May March 3 31 2018 Friday , . ' '90s 1990s first second half quarter "
    "of years day week ago later before after and or to from between 4 p.m. 10:35 noon at on in every twice "
    "twenty five hundred thousand today tonight morning nights Easter Christmas 2/8/2025 13/13/2013 9999-12-31 "
    "99999999999999999999 century decades 0001-01-01 1/0 ½ Q3 FY24 winter \n \n\n fiscal year-end couple "
    "BC AD GMT+3 UTC-03:30 ( ) GMT hundreds one This Week now soon"
)
WORDS = st.sampled_from(_VOCABULARY.split(" "))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(WORDS, max_size=30).map(" ".join),
        st.lists(WORDS, max_size=20).map("".join),
    ),
    st.sampled_from([None, SATURDAY, "0002-01-01", "9998-12-31", "9998-12-31T23:59:59Z"]),
)
def test_any_text_gives_spans_that_slice_and_do_not_overlap(text: str, published: str | None) -> None:
    times = read(text, published)
    end = 0
    for number, time in enumerate(times, 1):
        assert time.id == f"r:t{number}"
        assert time.span.text == text[time.span.start : time.span.end] != ""
        assert end <= time.span.start < time.span.end <= len(text)
        assert (time.from_ is None) == (time.to is None) == (time.anchor is None)
        assert time.from_ is None or (time.to is not None and time.from_ < time.to)
        end = time.span.end


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=15).map(" ".join), st.lists(st.integers(0, 120), max_size=6, unique=True))
def test_sentences_and_tokens_of_any_kind_do_no_harm(text: str, cuts: list[int]) -> None:
    report = Report.from_text(text, id="r", published=SATURDAY)
    sentences = [Sentence(cut, cut + 1, n) for n, cut in enumerate(sorted(cuts))]
    tokens = [Token(cut, cut + 1, "x", "VBD") for cut in cuts]
    assert all(t.span.text == text[t.span.start : t.span.end] for t in find_times(report, sentences, tokens))


def test_an_apostrophe_makes_a_decade_only_after_words_that_say_so() -> None:
    assert values("It was 2020's worst day, as in the 1990's or the mid-1980's.") == [
        ("2020", "2020"),
        ("the 1990's", "199"),
        ("the mid-1980's", "198"),
    ]


def test_abbreviated_weekdays_need_company() -> None:
    assert values("The cat sat; Sun rose. Mon., Feb. 3; Thurs. night; on Sat.") == [
        ("Mon., Feb. 3", "2025-02-03"),
        ("Thurs. night", "2025-02-06TNI"),
        ("Sat.", "2025-02-08"),
    ]


def test_a_modal_looks_ahead() -> None:
    assert values("The bridge may reopen Monday.") == [("Monday", "2025-02-10")]


def test_what_ends_with_the_calendar_has_no_day_after_it() -> None:
    assert rows("It will end in the next 365 days.", "9998-12-31") == [("the next 365 days", "P365D", None, None)]


def test_letters_that_only_fold_to_those_of_a_phrase_are_none_of_it() -> None:
    assert values("In these days they met.") == [("these days", "PRESENT_REF")]
    assert values("In theſe days they met.") == []
