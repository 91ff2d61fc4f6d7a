from __future__ import annotations

import hashlib
import inspect
from datetime import date

import msgspec
import pytest

from secondsource.errors import UsageError
from secondsource.model.report import DateCandidate, Report


def test_a_report_needs_nothing_but_its_text() -> None:
    report = Report.from_text("Words.")
    assert (report.id, report.text) == ("report", "Words.")
    assert (report.title, report.outlet, report.published, report.language, report.origin) == (None,) * 5
    assert (report.authors, report.dates) == ((), ())


def test_the_text_is_kept_exactly_as_given() -> None:
    text = "\t“Two\u00a0spaces” \r\n\r\nand a line\u2028separator \n"
    assert Report.from_text(text).text == text


def test_the_hash_is_taken_over_the_texts_utf8_bytes() -> None:
    text = "Wörter — “и слова”"
    assert Report.from_text(text, id="x", title="t").sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_half_of_a_surrogate_pair_is_named() -> None:
    with pytest.raises(
        UsageError, match=r"report 'a': text holds half of a surrogate pair, '\\ud800' at 7; put U\+FFFD"
    ):
        Report.from_text("broken \ud800 text", id="a")
    with pytest.raises(UsageError, match="title holds half"):
        Report.from_text("Words.", title="\udc00")


@pytest.mark.parametrize(
    "value",
    ["May 10, 2026", "2026", "2026-05", "20260510", "2026-02-30", "2026-05-10T25:00", "", "9999-12-31", "0001-01-01"],
)
def test_what_is_no_date_is_named(value: str) -> None:
    with pytest.raises(UsageError, match=rf"report 'a': published '{value}' is no date .*write it as 2026-05-10"):
        Report.from_text("Words.", id="a", published=value)
    with pytest.raises(UsageError, match=f"modified '{value}' is no date"):
        Report.from_text("Words.", id="a", modified=value)


@pytest.mark.parametrize("value", ["2026-05-10", "2026-05-10T09", "2026-05-10 09:00:00.5", "2026-05-10T23:59+02:00"])
def test_the_day_is_that_of_the_date_as_written(value: str) -> None:
    assert Report.from_text("Words.", published=value).day == date(2026, 5, 10)
    assert Report.from_text("Words.").day is None


def test_what_is_known_about_publication_is_kept() -> None:
    report = Report.from_text(
        "Words.",
        id="a.txt",
        title="A title",
        outlet="An outlet",
        authors=("One", "Other"),
        published="2026-05-12T18:40:00+02:00",
        language="en",
        origin="reports/a.txt",
        modified="2026-05-13",
        dates=(DateCandidate("2026-05-12", "dateline"),),
    )
    assert report.authors == ("One", "Other")
    assert report.published == "2026-05-12T18:40:00+02:00"
    assert report.dates[0].place == "dateline"


def test_authors_given_as_a_list_become_a_tuple() -> None:
    assert Report.from_text("Words.", authors=["One"]).authors == ("One",)  # type: ignore[arg-type]


def test_everything_but_the_text_is_given_by_name() -> None:
    parameters = list(inspect.signature(Report.from_text).parameters.values())
    assert parameters[0].name == "text"
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in parameters[1:])


def test_a_report_survives_its_json() -> None:
    report = Report.from_text("“Да”, he said.", id="a", dates=(DateCandidate("2026", "page"),))
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


def test_a_report_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Report.from_text("Words.").text = "Other words."  # type: ignore[misc]
