from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.ingest.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-05-10", "2026-05-10"),
        ("20260510", "2026-05-10"),
        ("2026/5/10", "2026-05-10"),
        ("2026-05-10T08:30Z", "2026-05-10T08:30:00+00:00"),
        ("2026-05-10 08:30:15.123+0200", "2026-05-10T08:30:15+02:00"),
        ("2026-05-10T08:30:00", "2026-05-10T08:30:00"),
        ("20260510T083000Z", "2026-05-10T08:30:00+00:00"),
        ("Sun, 10 May 2026 08:00:00 -0700", "2026-05-10T08:00:00-07:00"),
        ("Sun, 10 May 2026 08:00:00 GMT", "2026-05-10T08:00:00+00:00"),
        ("May 10, 2026", "2026-05-10"),
        ("10th of May 2026 8:30 pm", "2026-05-10T20:30:00"),
        ("Sunday, May 10, 2026 at 12:05 AM EDT", "2026-05-10T00:05:00-04:00"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("05.05.2026", "2026-05-05"),
        ("1778400000", "2026-05-10T08:00:00+00:00"),
        ("1778400000000", "2026-05-10T08:00:00+00:00"),
    ],
)
def test_dates_as_publishers_write_them_become_iso_8601(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "10/05/2026",  # the tenth of May or the fifth of October
        "2026-05",
        "2026",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "2026-05-10T25:00",
        "0001-01-01T00:00:00Z",
        "May 10, 2026 13:00 pm",
        "",
        "12",
        "9" * 400,
    ],
)
def test_what_is_no_date_or_reads_two_ways_is_not_guessed(written: str) -> None:
    assert iso_date(written) is None


def test_a_zone_abbreviation_that_means_several_zones_is_left_out() -> None:
    assert iso_date("10 May 2026 08:30 IST") == "2026-05-10T08:30:00"


@given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 -- no zone is a case
def test_iso_8601_stays_itself(moment: datetime) -> None:
    shown = moment.isoformat(timespec="seconds")
    assert iso_date(shown) == shown


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = iso_date(text)
    assert found is None or iso_date(found) == found


@pytest.mark.parametrize("written", ["4 Auguſt 2026", "Auguſt 4, 2026", "4 Aprıl 2026"])
def test_a_letter_that_only_folds_to_one_of_a_months_name_is_no_date(written: str) -> None:
    assert iso_date(written) is None
