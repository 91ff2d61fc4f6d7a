from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.quantities import find_quantities
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.model.reading import Bound, Quantity, Time, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

Row = tuple[str, float, str | None, str | None, Bound]


def quantities(text: str, times: tuple[Time, ...] = (), tokens: tuple[Token, ...] = ()) -> tuple[Quantity, ...]:
    return find_quantities(Report.from_text(text, id="r"), segment(text), tokens, times)


def rows(text: str) -> list[Row]:
    return [(q.span.text, q.value, q.unit, q.of.text if q.of else None, q.bound) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("About 1,200 people were moved.", ("About 1,200", 1200.0, None, "people", "about")),
        ("The blast killed 12 soldiers.", ("12", 12.0, None, "soldiers", "exact")),
        ("Three of the victims left.", ("Three", 3.0, None, "victims", "exact")),
        ("The death toll rose to 12 on Monday.", ("12", 12.0, None, "death toll", "exact")),
        ("It is concentrated to 60% purity.", ("60%", 60.0, "%", "purity", "exact")),
        ("The uranium was enriched to 60 percent.", ("60 percent", 60.0, "%", "uranium", "exact")),
        ("The price of oil rose to $80 a barrel.", ("$80", 80.0, "USD", "price of oil", "exact")),
        ("They cheered 100 Iranian troops.", ("100", 100.0, None, "Iranian troops", "exact")),
        ("Nearly two dozen people came.", ("Nearly two dozen", 24.0, None, "people", "about")),
        ("At least 30 others left.", ("At least 30", 30.0, None, "others", "at least")),
        ("It hit no fewer than 30 cars.", ("no fewer than 30", 30.0, None, "cars", "at least")),
        ("More than half of the voters left.", ("More than half", 0.5, None, "voters", "more than")),
        ("Up to 400 cars were hit.", ("Up to 400", 400.0, None, "cars", "at most")),
        ("There were fewer than 20 calls.", ("fewer than 20", 20.0, None, "calls", "less than")),
        ("There were 20 calls or more.", ("20", 20.0, None, "calls", "exact")),
        ("He paid $500 or more.", ("$500 or more", 500.0, "USD", None, "at least")),
        ("He got a $500 fine.", ("$500", 500.0, "USD", "fine", "exact")),
        ("They sent $1.5 billion in aid.", ("$1.5 billion", 1.5e9, "USD", "aid", "exact")),
        ("It was a $2bn deal.", ("$2bn", 2e9, "USD", "deal", "exact")),
        ("It was a £500m loss.", ("£500m", 5e8, "GBP", "loss", "exact")),
        ("It was a A$5,000 loss.", ("A$5,000", 5000.0, "AUD", "loss", "exact")),
        ("They lost 3.5 million euros.", ("3.5 million euros", 3.5e6, "EUR", None, "exact")),
        ("It rose two percentage points.", ("two percentage points", 2.0, "percentage point", None, "exact")),
        ("Hundreds of shots were fired.", ("Hundreds", 100.0, None, "shots", "more than")),
        ("Tens of thousands of refugees left.", ("Tens of thousands", 1e4, None, "refugees", "more than")),
        ("Twelve hundred men came.", ("Twelve hundred", 1200.0, None, "men", "exact")),
        ("He counted a hundred and twenty women.", ("a hundred and twenty", 120.0, None, "women", "exact")),
        ("A third of the voters left.", ("A third", 1 / 3, None, "voters", "exact")),
        ("One in five Americans left.", ("One in five", 0.2, None, "Americans", "exact")),
        ("Nearly 1/3 of the seats fell.", ("Nearly 1/3", 1 / 3, None, "seats", "about")),
        ("Two-thirds of women left.", ("Two-thirds", 2 / 3, None, "women", "exact")),
        ("Half a million votes went.", ("Half a million", 5e5, None, "votes", "exact")),
        ("An 85-year-old man left.", ("85-year-old", 85.0, "year", "man", "exact")),
        ("It was John Smith, 85, of Ohio.", ("85", 85.0, "year", "John Smith", "exact")),
        ("A man aged 85 left.", ("85", 85.0, "year", None, "exact")),
        ("He got 20 years in prison.", ("20 years", 20.0, "year", "prison", "exact")),
        ("It took two and a half hours.", ("two and a half hours", 2.5, "hour", None, "exact")),
        ("It took two decades.", ("two decades", 20.0, "year", None, "exact")),
        ("It is 2 1/2 miles long.", ("2 1/2 miles", 2.5, "mi", None, "exact")),
        ("The wind was at 50 km/h.", ("50 km/h", 50.0, "km/h", "wind", "exact")),
        ("The temperature fell to -5°C.", ("-5°C", -5.0, "°C", "temperature", "exact")),
        ("A 7.8-magnitude earthquake hit.", ("7.8-magnitude", 7.8, "magnitude", "earthquake", "exact")),
        ("The three-judge panel met.", ("three", 3.0, None, "judge", "exact")),
        ("No deaths were reported.", ("No", 0.0, None, "deaths", "exact")),
        ("One person was hurt.", ("One", 1.0, None, "person", "exact")),
        ("Up to 12.000 people marched.", ("Up to 12.000", 12000.0, None, "people", "at most")),
        ("They built 3,5 million homes.", ("3,5 million", 3.5e6, None, "homes", "exact")),
        ("They sold 5 million pounds of it.", ("5 million pounds", 5e6, "GBP", None, "exact")),
        ("It burned 40 acres of forest.", ("40 acres", 40.0, "acre", "forest", "exact")),
        ("It is less than half of 1 percent.", ("less than half of 1 percent", 0.5, "%", None, "less than")),
        ("Those with incomes above $1 million left.", ("above $1 million", 1e6, "USD", "incomes", "more than")),
        ("It is for people under 30.", ("under 30", 30.0, "year", None, "less than")),
        ("One of three members left.", ("three", 3.0, None, "members", "exact")),
        ("It ran for over 10 years.", ("over 10 years", 10.0, "year", None, "more than")),
        ("It ran over 10 years.", ("10 years", 10.0, "year", None, "exact")),
        ("He is 70.", ("70", 70.0, "year", None, "exact")),
        ("It was Al Day Jr., 31, of Ohio.", ("31", 31.0, "year", "Al Day Jr.", "exact")),
        ("They bought $250 billion worth of goods.", ("$250 billion", 2.5e11, "USD", "goods", "exact")),
        ("Police found a girl, 3, there.", ("3", 3.0, "year", "girl", "exact")),
        ("It is in a town about 20 miles west.", ("about 20 miles", 20.0, "mi", None, "about")),
        ("A 12,000-strong crowd came.", ("12,000", 12000.0, None, "crowd", "exact")),
        ("The quake killed five.", ("five", 5.0, None, None, "exact")),
        ("Another 300kg of uranium left.", ("300kg", 300.0, "kg", "uranium", "exact")),
        ("The rate was 12.5 per 100,000.", ("12.5", 12.5, None, "rate", "exact")),
        ("None were hurt.", ("None", 0.0, None, None, "exact")),
        ("Several hundred people came.", ("Several hundred", 100.0, None, "people", "more than")),
        ("A few dozen people came.", ("A few dozen", 12.0, None, "people", "more than")),
        ("A couple of dozen people came.", ("A couple of dozen", 24.0, None, "people", "exact")),
        ("It grew 3.1 percent this year.", ("3.1 percent", 3.1, "%", None, "exact")),
        ("She is a mother of three.", ("three", 3.0, None, None, "exact")),
        ("A 10-Year-Old girl left.", ("10-Year-Old", 10.0, "year", "girl", "exact")),
        ("It makes 300 megawatts.", ("300 megawatts", 300.0, "MW", None, "exact")),
    ],
)
def test_value_unit_bound_and_the_counted_thing(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "span", "value", "high", "unit", "of"),
    [
        ("He saw 10 to 12 cars.", "10 to 12", 10.0, 12.0, None, "cars"),
        ("He saw 10-12 cars.", "10-12", 10.0, 12.0, None, "cars"),
        ("He saw between 5 and 7 cars.", "between 5 and 7", 5.0, 7.0, None, "cars"),
        ("He heard four or five shots.", "four or five", 4.0, 5.0, None, "shots"),
        ("They lost $2-3 billion in aid.", "$2-3 billion", 2e9, 3e9, "USD", "aid"),
        ("They host 2 to 3 million refugees.", "2 to 3 million", 2e6, 3e6, None, "refugees"),
        ("It cost 5 percent to 7 percent.", "5 percent to 7 percent", 5.0, 7.0, "%", None),
    ],
)
def test_a_range_has_both_ends(
    text: str, span: str, value: float, high: float, unit: str | None, of: str | None
) -> None:
    (found,) = quantities(text)
    assert (found.span.text, found.value, found.high, found.unit) == (span, value, high, unit)
    assert found.bound == "range"
    assert (found.of.text if found.of else None) == of


def test_ages_may_stand_in_a_row() -> None:
    assert [(q.value, q.unit) for q in quantities("Two sisters, ages 12 and 13, left.")] == [
        (2.0, None),
        (12.0, "year"),
        (13.0, "year"),
    ]


def test_an_age_between_a_number_and_what_it_counts_is_passed_over() -> None:
    found = quantities("Police saw three 14-year-old boys there.")
    assert [(q.span.text, q.of and q.of.text) for q in found] == [("three", "boys"), ("14-year-old", "boys")]


def test_a_number_never_counts_the_words_of_another() -> None:
    found = quantities("Unemployment fell 0.5 percentage points to 3.5%.")
    assert [(q.value, q.of and q.of.text) for q in found] == [(0.5, "Unemployment"), (3.5, "Unemployment")]


def test_a_score_is_exact_and_has_both_figures() -> None:
    (found,) = quantities("It was a 5-4 vote.")
    assert (found.value, found.high, found.bound, found.of and found.of.text) == (5.0, 4.0, "exact", "vote")
    assert [(q.value, q.high) for q in quantities("The Senate voted 52 to 48.")] == [(52.0, 48.0)]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [q.value for q in quantities("It rose from 5 percent to 7 percent.")] == [5.0, 7.0]


@pytest.mark.parametrize(
    "text",
    [
        "Under H.R. 1 and Section 230 they met.",
        "Flight 370 left on Route 66.",
        "An F-16 with COVID-19 and uranium-235 came.",
        "The mosque near ground zero is planned.",
        "He told NBC 7 and Channel 3.",
        "It was May 25, 2015 at 5:20 p.m. on 11/18/2014.",
        "It was in the 1600 block of Main Street.",
        "It was at 4224 Dorchester Road.",
        "Call 800-555-0100 or (916) 555-0100 or 555-0100 or 911.",
        "In 2015 the 13th and twenty-first came in the 1980s.",
        "See http://example.org/12/a or write to a12@example.org.",
        "No comment. One of the men said so one day. No plans.",
        "It was a .45 caliber and a 9 mm pistol.",
        "The second half was one-way.",
        "He was No. 5, not #1.",
        "Jersey 2nd Avenue was shut.",
        "The Group of Seven met.",
        "1. It came.",
        "He is 6'2\" tall.",
        "Image 2 of 8",
        "Text 274637 or call (412)-555-0100.",
        "He was held after 9/11.",
        "They shot at 153-38 118th Ave. and (450 West).",
    ],
)
def test_names_dates_addresses_and_pronouns_are_no_quantities(text: str) -> None:
    assert rows(text) == []


def _time(text: str, words: str, value: str, kind: str) -> Time:
    report = Report.from_text(text, id="r")
    start = text.index(words)
    return Time("r:t1", span_of(report, start, start + len(words)), value, None, None, None, kind)  # type: ignore[arg-type]


def test_a_number_in_a_date_counts_nothing_but_a_duration_is_a_quantity() -> None:
    text = "It was two years ago and took a year."
    ago, took = _time(text, "two years ago", "2013", "DATE"), _time(text, "a year", "P1Y", "DURATION")
    found = quantities(text, (ago, took))
    assert [(q.span.text, q.value, q.unit) for q in found] == [("a year", 1.0, "year")]


def test_a_duration_with_a_written_number_is_found_once() -> None:
    text = "It took three hours."
    found = quantities(text, (_time(text, "three hours", "PT3H", "DURATION"),))
    assert [(q.span.text, q.value, q.unit) for q in found] == [("three hours", 3.0, "hour")]


def test_the_taggers_parts_of_speech_decide_where_the_counted_phrase_ends() -> None:
    text = "Police said 12 fire engines came."
    pos = ["NNS", "VBD", "CD", "NN", "NNS", "VBD", "."]
    tokens = tuple(Token(a, b, text[a:b], tag) for (a, b), tag in zip(tokenise(text), pos, strict=True))
    assert [q.of and q.of.text for q in quantities(text, tokens=tokens)] == ["fire engines"]


def test_ids_count_in_order_of_place() -> None:
    assert [q.id for q in quantities("12 men and 30 women came.")] == ["r:q1", "r:q2"]


PIECES = st.sampled_from(
    [
        *(
            "12",
            "1,200",
            "12.000",
            "$",
            "£",
            "US$",
            "%",
            " percent",
            "-",
            "–",
            " to ",
            " or ",
            " and ",
            "between ",
            ".",
        ),
        *(
            "half ",
            "a third of",
            "one in ",
            "five",
            "hundred",
            "million",
            "dozens of ",
            "no ",
            "none of the ",
            " people",
        ),
        *(
            "year",
            "-year-old",
            " men",
            " ",
            "\n",
            "John Smith, ",
            ", ",
            "°C",
            "1/3",
            "½",
            "about ",
            "at least ",
            "m",
            "k",
        ),
        *("magnitude ", "minus ", "NBC ", "(", ")", "9" * 30, "hundred thousand million ", "٣", "²", "tens of "),
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_gives_exact_ordered_spans_that_do_not_overlap(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert last <= found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.value == found.value
        assert abs(found.value) < float("inf")
        if found.of is not None:
            assert text[found.of.start : found.of.end] == found.of.text
            assert found.of.text
        last = found.span.end


@pytest.mark.parametrize(
    "piece", ["1 ", "12 men ", "111 ", "hundred ", "one and ", "$1 ", "5-4-", "no ", "a third of ", "about ", "1,000,"]
)
def test_long_odd_sentences_take_linear_time(piece: str) -> None:
    before = time.process_time()
    quantities(piece * 400)
    short = time.process_time() - before
    before = time.process_time()
    quantities(piece * 1_600)
    assert time.process_time() - before < 12 * short + 0.5


def test_a_share_of_a_property_is_tied_to_what_has_it() -> None:
    text = "The plant's uranium is now enriched to 20% purity."
    tags = {"uranium": "NN", "plant": "NN", "is": "VBZ"}
    tokens = [Token(a, b, text[a:b], tags.get(text[a:b], "")) for a, b in tokenise(text)]
    found = find_quantities(Report.from_text(text), segment(text), tokens, ())
    assert [(q.span.text, q.of.text if q.of else None) for q in found] == [("20%", "uranium")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The 30-second spot was shown.", ("30-second", 30.0, "second", "spot", "exact")),
        ("Losses came to $3 million in damages.", ("$3 million", 3e6, "USD", "damages", "exact")),
        ("They agreed to release millions in cash.", ("millions", 1e6, None, "cash", "more than")),
        ("They emit two million tons a year.", ("two million tons", 2e6, "t", None, "exact")),
        ("They emit 40 tons per year of carbon dioxide.", ("40 tons", 40.0, "t", "carbon dioxide", "exact")),
        ("It lasted 90-plus minutes.", ("90-plus minutes", 90.0, "minute", None, "at least")),
        ("He will turn 18 in August.", ("18", 18.0, "year", None, "exact")),
        ("Police named Karl Moor, age 27.", ("27", 27.0, "year", "Karl Moor", "exact")),
    ],
)
def test_what_joints_and_ages_count(text: str, row: Row) -> None:
    assert row in rows(text)


def test_an_age_range_counts_those_before_it() -> None:
    (found,) = quantities("It is free for children ages 5 to 12.")
    assert (found.value, found.high, found.unit) == (5.0, 12.0, "year")
    assert found.of is not None
    assert found.of.text == "children"


def test_a_running_count_holds_as_of_the_time_said() -> None:
    text = "As of 6 p.m. Tuesday, 43 people were missing. Twelve were dead."
    when = span_of(Report.from_text(text, id="r"), text.index("6"), text.index(","))
    first, second = quantities(text, (Time("r:t1", when, "2026-05-12T18:00", None, None, None, "TIME"),))
    assert (first.value, first.as_of) == (43.0, "r:t1")
    assert (second.value, second.as_of) == (12.0, None)


def test_the_time_between_two_events_is_a_quantity() -> None:
    text = "Every 72 minutes a train leaves."
    when = span_of(Report.from_text(text, id="r"), 0, len("Every 72 minutes"))
    (found,) = quantities(text, (Time("r:t1", when, "PT72M", None, None, None, "SET"),))
    assert (found.value, found.unit) == (72.0, "minute")


@pytest.mark.parametrize(
    "text", ["Two ſixths of it fell.", "Two sıxths of it fell.", "Dozenſ of houses fell.", "ſix fell."]
)
def test_letters_that_only_fold_to_those_of_a_number_are_none_of_it(text: str) -> None:
    assert all(found.span.text == "Two" for found in quantities(text))
