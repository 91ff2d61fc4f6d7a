from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from secondsource.assemble.tellings import precision
from secondsource.assemble.timeline import TimelineInput, timeline
from secondsource.model.claim import Claim, Member
from secondsource.model.reading import Time
from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.model.story import Origin, Story
from tests.assemble.chronicles import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Reading
    from secondsource.model.timeline import TimelineEntry


def lines(
    *readings: Reading, same: Sequence[Sequence[str]] = (), claims: Sequence[Claim] = (), origins: Sequence[Origin] = ()
) -> tuple[TimelineEntry, ...]:
    story = Story("s1", "", tuple(r.report.id for r in readings), None, None)
    return timeline(TimelineInput(readings, [story], claims, origins, same))


def test_a_dated_event_is_a_line_with_its_sentence_as_evidence() -> None:
    reading = told(
        "The gates opened on Sunday. Nobody was hurt.", events={"opened": "Sunday", "hurt": (None, "denied")}
    )
    (line,) = lines(reading)
    assert (line.from_, line.to, line.precision, line.factuality) == ("2026-05-10", "2026-05-11", "day", "happened")
    assert line.summary == "The gates opened on Sunday."
    assert [span.text for span in line.evidence] == ["The gates opened on Sunday."]
    assert line.reports == ("a",)
    assert line.id == "l1"


def test_lines_stand_in_the_order_of_time() -> None:
    reading = told("The inquiry met on Tuesday. The gates opened on Sunday. The pumps failed in 2025.")
    assert [(line.from_, line.precision) for line in lines(reading)] == [
        ("2025-01-01", "year"),
        ("2026-05-10", "day"),
        ("2026-05-12", "day"),
    ]


def test_one_event_in_two_reports_is_one_line_told_by_their_origins() -> None:
    a = told("The gates opened on Sunday.", "a", events={"opened": "Sunday"})
    b = told("On Sunday both gates were raised by hand.", "b", events={"raised": "Sunday"})
    apart = lines(a, b)
    joined = lines(a, b, same=[("a:v1", "b:v1")])
    assert [line.reports for line in apart] == [("a",), ("b",)]
    assert [line.reports for line in joined] == [("a", "b")]
    assert joined[0].origins == 2
    one_origin = lines(a, b, same=[("a:v1", "b:v1")], origins=[Origin("o1", ("a", "b"), "")])
    assert one_origin[0].origins == 1


def test_a_mention_without_a_date_still_counts_as_telling() -> None:
    a = told("The gates opened on Sunday.", "a", events={"opened": "Sunday"})
    b = told("Both gates were opened by hand.", "b", events={"opened": (None, "happened")})
    (line,) = lines(a, b, same=[("a:v1", "b:v1")])
    assert line.reports == ("a", "b")
    assert line.events == ("a:v1", "b:v1")


def test_dates_of_one_event_that_cannot_both_be_true_are_shown_as_such() -> None:
    a = told("The authority warned the town on Friday.", "a", events={"warned": "Friday"})
    b = told("The authority warned the town on Thursday.", "b", events={"warned": "Thursday"})
    c = told("It was on Friday that the authority warned the town.", "c", events={"warned": "Friday"})
    (line,) = lines(a, b, c, same=[("a:v1", "b:v1", "c:v1")])
    assert line.from_ == "2026-05-08"
    assert [(other.from_, other.reports) for other in line.others] == [("2026-05-07", ("b",))]
    assert line.others[0].evidence[0].text == "The authority warned the town on Thursday."


def test_a_wider_date_is_no_contradiction() -> None:
    a = told("The pumps failed on 3 May.", "a", events={"failed": "3 May"})
    b = told("The pumps failed in May.", "b", events={"failed": "May"})
    (line,) = lines(a, b, same=[("a:v1", "b:v1")])
    assert (line.from_, line.precision, line.others) == ("2026-05-03", "day", ())


def test_the_time_of_day_is_kept_where_it_is_known() -> None:
    (line,) = lines(told("The gates opened at 4 a.m. on Sunday.", events={"opened": "4 a.m. on Sunday"}))
    assert (line.from_, line.moment, line.precision) == ("2026-05-10", "04:00", "time")


def test_midnight_at_the_end_of_a_day_is_no_time_of_it() -> None:
    (line,) = lines(told("By midnight on Sunday all were safe."))
    assert line.moment in {None, "00:00"}


def test_what_was_planned_and_then_happened_has_happened() -> None:
    a = told("The minister will visit on Sunday.", "a", events={"visit": ("Sunday", "planned")})
    b = told("The minister visited on Sunday.", "b", events={"visited": "Sunday"})
    assert [line.factuality for line in lines(a)] == ["planned"]
    assert [line.factuality for line in lines(a, b, same=[("a:v1", "b:v1")])] == ["happened"]


def test_what_lies_after_the_report_is_planned() -> None:
    (line,) = lines(told("The report is due on 30 June 2026."))
    assert line.factuality == "planned"


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    reading = told("“The gates were opened by hand,” she said on Tuesday.", events={"opened": "Tuesday"})
    (line,) = lines(reading)
    assert line.events == ()


def test_the_same_word_on_the_same_day_is_one_event() -> None:
    a = told("The authority warned the town on Friday.", "a", events={"warned": "Friday"})
    b = told("On Friday it had warned us.", "b", events={"warned": "Friday"})
    c = told("On Friday it had not warned us.", "c", events={"warned": ("Friday", "denied")})
    assert [line.reports for line in lines(a, b, c)] == [("a", "b"), ("c",)]


def test_a_sentence_with_several_times_is_told_by_a_claims_clause() -> None:
    reading = told("The council voted on Tuesday, and the inquiry reports on 30 June.", events={"voted": "Tuesday"})
    member = Member(span_of(reading.report, 0, 28), None)
    claim = Claim("c1", "s1", "event", (member,), ("a",), 1, "single-source", "")
    assert [line.summary for line in lines(reading, claims=[claim])] == [
        "The council voted on Tuesday",
        "The council voted on Tuesday, and the inquiry reports on 30 June.",
    ]


def test_two_names_of_one_time_in_a_sentence_are_one_line() -> None:
    reading = told("On Sunday, 10 May, the gates opened and on Sunday they closed.", events={"opened": "10 May"})
    assert len(lines(reading)) == 1


def test_a_claim_joins_tellings_at_one_time_and_is_named() -> None:
    a = told("The council voted on Tuesday.", "a", events={"voted": "Tuesday"})
    b = told("There was a vote on Tuesday.", "b", events={"vote": "Tuesday"})
    members = tuple(Member(span_of(r.report, 0, len(r.report.text)), None) for r in (a, b))
    claim = Claim("c1", "s1", "event", members, ("a", "b"), 2, "corroborated", "")
    (line,) = lines(a, b, claims=[claim])
    assert (line.claim, line.reports) == ("c1", ("a", "b"))


def test_since_when_something_is_so_is_not_when_it_happened() -> None:
    assert lines(told("The river is as high as never since measurements began in 1931.")) == ()


def test_durations_and_times_that_cannot_be_anchored_give_no_line() -> None:
    assert lines(told("The gates opened on Sunday.", published=None)) == ()
    assert lines(told("The inquiry lasts nine days.")) == ()
    assert lines() == ()


@pytest.mark.parametrize(
    ("value", "from_", "to", "expected"),
    [
        ("2026-05-10T04:00", "2026-05-10", "2026-05-11", "time"),
        ("2026-05-10TMO", "2026-05-10", "2026-05-11", "time"),
        ("2026-05-10", "2026-05-10", "2026-05-11", "day"),
        ("2026-W19", "2026-05-04", "2026-05-11", "week"),
        ("2026-02", "2026-02-01", "2026-03-01", "month"),
        ("2026-05", "2026-05-01", "2026-06-01", "month"),
        ("2026-Q1", "2026-01-01", "2026-04-01", "quarter"),
        ("2024", "2024-01-01", "2025-01-01", "year"),
        ("199", "1990-01-01", "2000-01-01", "longer"),
    ],
)
def test_precision_says_how_closely_a_time_is_known(value: str, from_: str, to: str, expected: str) -> None:
    span = span_of(Report.from_text("Sunday", id="a"), 0, 6)
    assert precision(Time("a:t1", span, value, from_, to, "published")) == expected


def test_a_report_does_not_tell_a_date_by_likeness_alone() -> None:
    a = told("The gates opened on Sunday.", "a", events={"opened": "Sunday"})
    other = told("The inquiry opened in the town hall.", "b", events={"opened": (None, "happened")})
    (line,) = lines(a, other, same=[("a:v1", "b:v1")])
    assert line.reports == ("a",)
    early = told("Both gates were opened by hand.", "c", events={"opened": (None, "happened")}, published="2026-05-01")
    (line,) = lines(a, early, same=[("a:v1", "c:v1")])
    assert line.reports == ("a",)


def test_every_report_that_tells_a_line_shows_its_words() -> None:
    a = told("The gates opened on Sunday.", "a", events={"opened": "Sunday"})
    b = told("Both gates were opened by hand.", "b", events={"opened": (None, "happened")})
    (line,) = lines(a, b, same=[("a:v1", "b:v1")])
    assert {span.report for span in line.evidence} == set(line.reports)


def test_what_did_not_happen_is_named() -> None:
    (line,) = lines(told("Nobody was hurt on Sunday.", events={"hurt": ("Sunday", "denied")}))
    assert (line.factuality, line.word) == ("denied", "hurt")


def test_two_events_of_a_kind_in_a_report_are_two_lines() -> None:
    a = told(
        "A man was shot at the weir at 3:30 p.m. on Friday. A man was shot at the mill at 8:39 p.m. on Saturday.",
        "a",
        events={"shot": "3:30 p.m. on Friday"},
    )
    b = told("A man was shot at the mill at 8:30 p.m. on Saturday.", "b", events={"shot": "8:30 p.m. on Saturday"})
    second = replace(a.events[0], id="a:v2", time=a.times[1].id, sentence=a.times[1].span)
    found = lines(replace(a, events=(*a.events, second)), b, same=[("a:v1", "a:v2", "b:v1")])
    assert [(line.from_, line.moment, line.others) for line in found] == [
        ("2026-05-08", "15:30", ()),
        ("2026-05-09", "20:30", ()),
        ("2026-05-09", "20:39", ()),
    ]


def test_about_ten_minutes_are_no_other_date() -> None:
    a = told("The weir broke around 8:30 p.m. on Friday.", "a", events={"broke": "around 8:30 p.m. on Friday"})
    b = told("The weir broke at 8:40 p.m. on Friday.", "b", events={"broke": "8:40 p.m. on Friday"})
    (line,) = lines(a, b, same=[("a:v1", "b:v1")])
    assert (line.reports, line.others) == (("a", "b"), ())
