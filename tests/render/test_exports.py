"""Timelines for other programs, read back: CSV by csv, iCalendar by unfolding as RFC 5545 says, TimelineJS by json."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from secondsource.model.timeline import TIMELINE_SCHEMA, Chronicle, OtherDate, TimelineEntry, TimelineReport
from secondsource.render.chronicle import page, text, writers
from secondsource.render.exports import COLUMNS, as_calendar, as_csv, as_markdown, as_timelinejs

REPORT = Report.from_text("The gates opened at four; nobody, they say, was hurt.\nA visit is planned.", id="a.txt")
WORDS = span_of(REPORT, 0, 53)


def entry(number: int, from_: str, to: str, precision: str = "day", **more: object) -> TimelineEntry:
    values = {"id": f"l{number}", "summary": "The gates opened", "reports": ("a.txt",), "evidence": (WORDS,), **more}
    return TimelineEntry(from_, to, precision, "", **values)  # type: ignore[arg-type]


ENTRIES = (
    entry(1, "2025-01-01", "2026-01-01", "year", summary="=SUM(A1), “so called”"),
    entry(2, "2026-04-01", "2026-05-01", "month"),
    entry(
        3,
        "2026-05-10",
        "2026-05-11",
        "time",
        moment="04:00",
        origins=2,
        reports=("a.txt", "b.txt"),
        others=(OtherDate("2026-05-09", "2026-05-10", "day", ("c.txt",), (WORDS,)),),
    ),
    entry(4, "2026-06-01", "2026-06-08", "week", factuality="planned"),
)


def chronicle(*entries: TimelineEntry, title: str = "Ilse Brandt") -> Chronicle:
    reports = (TimelineReport("a.txt", None, None, "2026-05-12", None, REPORT.sha256),) * 2
    return Chronicle(TIMELINE_SCHEMA, title, None, None, None, reports, entries)


def unfolded(calendar: str) -> list[str]:
    """Return the content lines of a calendar."""
    assert calendar.endswith("\r\n")
    assert "\n" not in calendar.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    return calendar.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), value)


def test_csv_reads_back_line_by_line() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(chronicle(*ENTRIES)), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["from"] for row in rows] == [line.from_ for line in ENTRIES]
    assert rows[2]["time"] == "04:00"
    assert rows[2]["other_dates"] == "2026-05-09 (c.txt)"
    assert rows[2]["place"] == "a.txt[0:53]"
    assert rows[3]["status"] == "planned"


def test_no_cell_is_a_formula() -> None:
    row = next(csv.DictReader(io.StringIO(as_csv(chronicle(ENTRIES[0])))))
    assert row["what"].startswith("'=SUM(A1)")


def test_a_calendar_has_an_all_day_event_a_line() -> None:
    lines = unfolded(as_calendar(chronicle(*ENTRIES)))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(ENTRIES)
    starts = [line.removeprefix("DTSTART;VALUE=DATE:") for line in lines if line.startswith("DTSTART")]
    ends = [line.removeprefix("DTEND;VALUE=DATE:") for line in lines if line.startswith("DTEND")]
    assert starts == ["20250101", "20260401", "20260510", "20260601"]
    assert ends == ["20260101", "20260501", "20260511", "20260608"]
    assert [line for line in lines if line.startswith("STATUS")][-1] == "STATUS:TENTATIVE"


def test_calendar_text_is_escaped_and_comes_back() -> None:
    line = entry(1, "2026-05-10", "2026-05-11", summary="one, two; three\\four\nfive")
    (summary,) = (x for x in unfolded(as_calendar(chronicle(line))) if x.startswith("SUMMARY:"))
    assert summary == "SUMMARY:one\\, two\\; three\\\\four\\nfive"
    assert unescaped(summary.removeprefix("SUMMARY:")) == "one, two; three\\four\nfive"


def test_the_same_line_keeps_its_id_whatever_stands_beside_it() -> None:
    def ids(*entries: TimelineEntry) -> list[str]:
        return [line for line in unfolded(as_calendar(chronicle(*entries))) if line.startswith("UID:")]

    assert ids(ENTRIES[2]) == ids(*ENTRIES)[2:3]
    assert len(set(ids(*ENTRIES))) == len(ENTRIES)


def test_what_lies_outside_the_calendar_is_left_out() -> None:
    assert "VEVENT" not in as_calendar(
        chronicle(entry(1, "-0043-03-15", "-0043-03-16"), entry(2, "1066-10-14", "1066-10-15"))
    )
    assert json.loads(as_timelinejs(chronicle(entry(1, "-0043-03-15", "-0043-03-16"))))["events"] == []


def test_timelinejs_has_as_much_of_a_date_as_is_known() -> None:
    data = json.loads(as_timelinejs(chronicle(*ENTRIES)))
    assert data["title"]["text"]["headline"] == "Ilse Brandt"
    dates = [{k: v for k, v in event["start_date"].items() if k != "display_date"} for event in data["events"]]
    assert dates == [
        {"year": "2025"},
        {"year": "2026", "month": "4"},
        {"year": "2026", "month": "5", "day": "10", "hour": "4", "minute": "0"},
        {"year": "2026", "month": "6", "day": "1"},
    ]
    assert data["events"][3]["end_date"] == {"year": "2026", "month": "6", "day": "7"}
    assert [event["group"] for event in data["events"]] == ["happened", "happened", "happened", "planned"]
    assert "Other date: 2026-05-09" in data["events"][2]["text"]["text"]


def test_reports_words_cannot_become_markup() -> None:
    nasty = entry(1, "2026-05-10", "2026-05-11", summary="<script>alert(1)</script>")
    assert "<script>" not in as_timelinejs(chronicle(nasty, title="<b>"))
    assert "<script>alert" not in page(chronicle(nasty, title="<b>"))


def test_markdown_has_a_row_a_line_and_its_words_below() -> None:
    found = as_markdown(chronicle(*ENTRIES))
    assert found.count("\n| ") == len(ENTRIES) + 2
    assert "other date: 2026-05-09" in found
    assert "[^4]: a.txt:" in found


def test_the_page_shows_status_and_contradicting_dates_in_words() -> None:
    found = page(chronicle(*ENTRIES))
    assert '<b class="status">planned</b>' in found
    assert "other date:" in found
    assert "2026-05-10 04:00" in found
    assert "script-src" not in found
    assert "<script" not in found


def test_text_fits_its_width() -> None:
    found = text(chronicle(*ENTRIES), width=48)
    assert all(len(line) <= 48 for line in found.splitlines())
    assert "2026-05-10 04:00" in found


def test_nothing_to_tell_is_said() -> None:
    for suffix, write in writers().items():
        assert write(chronicle()), suffix
    assert text(chronicle(), width=80) == "No dated events found.\n"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.dates(min_value=date(1600, 1, 1)))
def test_any_words_and_day_make_files_that_can_be_read(words: str, day: date) -> None:
    safe = words.encode("utf-8", "replace").decode()
    line = entry(1, day.isoformat(), day.isoformat(), summary=safe, evidence=(Span("a", 0, 1, safe or "x"),))
    found = unfolded(as_calendar(chronicle(line, title=safe)))
    assert sum(part.startswith("SUMMARY:") for part in found) == 1
    assert json.loads(as_timelinejs(chronicle(line)))["events"][0]["start_date"]["year"] == str(day.year)
    assert len(list(csv.reader(io.StringIO(as_csv(chronicle(line)), newline="")))) == 2


def test_one_report_is_no_plural_and_reports_and_origins_are_listed_as_in_a_dossier() -> None:
    one = TimelineReport("a.txt", None, None, None, None, REPORT.sha256)
    line = entry(1, "2026-05-05", "2026-05-06", reports=("a.txt", "b.txt", "c.txt"), origins=2)
    chronicle = Chronicle(TIMELINE_SCHEMA, "Timeline", None, None, None, (one,), (line,))
    assert json.loads(as_timelinejs(chronicle))["title"]["text"]["text"] == "1 report"
    several = Chronicle(TIMELINE_SCHEMA, "Timeline", None, None, None, (one,) * 3, (line,))
    assert "(3 reports, 2 origins)" in text(several, width=100)
