from __future__ import annotations

import pytest

from secondsource.assemble.timeline import precision, timeline
from secondsource.model.claim import Claim, Member
from secondsource.model.dossier import TimelineEntry
from secondsource.model.reading import Time
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of

TEXT = "The gates opened on Sunday, in May. The inquiry lasts nine days. Nobody knows when it ends. It met in 2025."
REPORT = Report.from_text(TEXT, id="a")


def time(words: str, value: str, from_: str | None, to: str | None, type: str = "DATE") -> Time:  # noqa: A002 -- TIMEX3's name
    start = TEXT.index(words)
    return Time(f"a:{words}", span_of(REPORT, start, start + len(words)), value, from_, to, "published", type)  # type: ignore[arg-type]


def claim(number: int, *sentences: int) -> Claim:
    starts = [0, *(at + 1 for at, letter in enumerate(TEXT) if letter == "." and at + 1 < len(TEXT))]
    ends = [at + 1 for at, letter in enumerate(TEXT) if letter == "."]
    members = tuple(Member(span_of(REPORT, starts[n], ends[n]), None) for n in sentences)
    return Claim(f"c{number}", "s1", "event", members, ("a",), 1, "single-source", "")


SUNDAY = time("Sunday", "2026-05-10", "2026-05-10", "2026-05-11")
MAY = time("May", "2026-05", "2026-05-01", "2026-06-01")
NINE_DAYS = time("nine days", "P9D", "2026-05-10", "2026-05-19", "DURATION")
YEAR = time("2025", "2025", "2025-01-01", "2026-01-01")


def test_a_claim_takes_the_narrowest_time_its_words_name() -> None:
    assert timeline([claim(1, 0)], {"a": [MAY, SUNDAY]}) == (TimelineEntry("2026-05-10", "2026-05-11", "day", "c1"),)


def test_claims_stand_in_the_order_of_time() -> None:
    found = timeline([claim(1, 0), claim(2, 3)], {"a": [SUNDAY, YEAR]})
    assert [(e.claim, e.precision) for e in found] == [("c2", "year"), ("c1", "day")]


def test_any_member_may_give_the_time() -> None:
    assert [e.from_ for e in timeline([claim(1, 2, 0)], {"a": [SUNDAY]})] == ["2026-05-10"]


def test_durations_and_times_that_cannot_be_anchored_give_no_line() -> None:
    unanchored = time("Sunday", "XXXX-WXX-7", None, None)
    assert timeline([claim(1, 0), claim(2, 1)], {"a": [unanchored, NINE_DAYS]}) == ()


def test_times_outside_a_claims_words_and_of_other_reports_give_no_line() -> None:
    assert timeline([claim(1, 2)], {"a": [SUNDAY, MAY]}) == ()
    assert timeline([claim(1, 0)], {"b": [SUNDAY]}) == ()
    assert timeline([], {}) == ()


def test_since_when_something_is_so_is_not_when_it_happened() -> None:
    text = "The river is as high as never since measurements began in 1931."
    span = Span("a", 0, len(text), text)
    year = Time(
        "a:t1", Span("a", text.index("1931"), len(text) - 1, "1931"), "1931", "1931-01-01", "1932-01-01", "calendar"
    )
    item = Claim("c1", "s1", "event", (Member(span, None),), ("a",), 1, "single-source", "")
    assert timeline([item], {"a": [year]}) == ()


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
    assert precision(time("Sunday", value, from_, to)) == expected
