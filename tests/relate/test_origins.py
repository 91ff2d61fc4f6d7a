from __future__ import annotations

import msgspec
import pytest

from secondsource.relate.citing import credit, reliances, same_outlet
from secondsource.relate.copies import find_copies
from secondsource.relate.origins import find_origins
from tests.relate.readings import all_flood, make_reading

REUTERS_STORY = (
    "A tanker ran aground off Port Elin on Sunday, Reuters reported. The crew of nine was taken off by helicopter. "
    "According to Reuters, no oil has been lost. The owner told the agency that a tug was on its way."
)
REUTERS_TOO = (
    "Port Elin (Reuters) - A tanker is stuck on the sands north of the town. The coast guard brought its nine sailors "
    "to safety and said the hull was tight. The tide will decide when the ship can be moved."
)
OWN = (
    "From the lighthouse one can see the tanker lying on the sand. Fishermen stood on the mole all Sunday and watched. "
    "“Nine people, all well,” said the harbour master, Anna Suhr. One of the crew told Reuters he had slept through it."
)


def test_the_examples_have_two_origins_and_say_why() -> None:
    readings = all_flood()
    first, second = find_origins(readings, find_copies(readings))
    assert (first.id, first.reports) == ("o1", ("agency.txt", "radio.txt", "mirror.txt"))
    assert first.why == (
        "mirror.txt is a rewrite of agency.txt; radio.txt cites Lowland Press Agency for most of its account"
    )
    assert (second.id, second.reports) == ("o2", ("herald.html", "courier.md"))
    assert second.why == "courier.md is a copy of herald.html"


def test_the_dateline_names_the_agency_when_the_metadata_do_not() -> None:
    readings = [msgspec.structs.replace(r, report=msgspec.structs.replace(r.report, outlet=None)) for r in all_flood()]
    assert [origin.reports for origin in find_origins(readings, ())] == [
        ("agency.txt", "radio.txt"),
        ("mirror.txt",),
        ("herald.html",),
        ("courier.md",),
    ]


def test_two_reports_that_rest_on_an_absent_outlet_are_one_origin() -> None:
    readings = [make_reading(REUTERS_STORY, "a"), make_reading(OWN, "b"), make_reading(REUTERS_TOO, "c")]
    first, second = find_origins(readings, ())
    assert first.reports == ("a", "c")
    assert first.why == "a cites Reuters for most of its account; c credits Reuters"
    assert second.reports == ("b",)
    assert second.why == "no copy of another report, and no outlet it rests on"


def test_a_report_that_cites_an_outlet_nobody_shares_is_its_own_origin() -> None:
    (origin,) = find_origins([make_reading(REUTERS_STORY, "a")], ())
    assert origin.why == "no copy of another report, and no outlet it rests on"


def test_every_report_is_in_exactly_one_origin() -> None:
    readings = all_flood()
    placed = [report for origin in find_origins(readings, find_copies(readings)) for report in origin.reports]
    assert sorted(placed) == sorted(reading.report.id for reading in readings)


def test_no_reports_have_no_origin() -> None:
    assert find_origins([], ()) == ()


def test_one_answer_given_to_an_agency_is_not_resting_on_it() -> None:
    (reliance,) = reliances(make_reading(OWN), [])
    assert reliance.outlet == "Reuters"
    assert reliance.share < 0.5


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The prisoners were freed on Friday, state TV reported.", "state tv"),
        ("The prisoners were freed on Friday, the Northern Tribune newspaper reported.", "Northern Tribune"),
        ("The prisoners are free, the Interfax news agency said.", "Interfax"),
        ("Quoting the Coast Press Agency, the ministry said the prisoners were free.", "Coast Press Agency"),
        ("He told the AP that the prisoners were free.", "Associated Press"),
        ("“They are free,” the minister said in an interview with Radio Elin.", "Radio Elin"),
    ],
)
def test_citations_are_recognised(text: str, outlet: str) -> None:
    assert [item.outlet for item in reliances(make_reading(text), [])] == [outlet]


@pytest.mark.parametrize(
    "text",
    [
        "The Environmental Protection Agency said the water was clean.",
        "According to Anna Suhr, the agency had no comment.",
        "The paper on the table said nothing.",
        "The Herald learned that the prisoners were free. He told the Herald so himself.",
    ],
)
def test_other_speakers_are_no_outlets(text: str) -> None:
    assert reliances(make_reading(text, outlet="Veldt Valley Herald"), ["Veldt Valley Herald"]) == []


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("WADA said the sample was lost.", []),
        ("The ships were late, KPMG said.", []),
        ("The ships were late, WREG reported.", ["WREG"]),
        ("The ships were late, she told WREG.", ["WREG"]),
        ("The ships were late, WPTV-TV said.", ["WPTV-TV"]),
        ("The ships were late, she told KTLA 5.", ["KTLA"]),
    ],
)
def test_call_signs_need_a_broadcaster_around_them(text: str, outlets: list[str]) -> None:
    assert [item.outlet for item in reliances(make_reading(text), [])] == outlets


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("OSKAMP, May 3 (AP) — A sawmill burned.", "Associated Press"),
        ("OSKAMP (LPA) - A sawmill burned.", "LPA"),
        ("By Reuters\n\nA sawmill burned.", "Reuters"),
        ("Source: Coast Press Agency\n\nA sawmill burned.", "Coast Press Agency"),
        ("By Dora Lindqvist\n\nA sawmill burned.", None),
        ("A sawmill (founded in 1902) burned.", None),
        ("Fire at the mill\n\nTolmere, 3 May (Reuters) — A sawmill burned.", "Reuters"),
        ("Tolmere, May 3 (LPA) — A sawmill burned.", "LPA"),
        ("(LPA) — A sawmill burned.", "LPA"),
        ("OSKAMP, Tenn. (WREG) – A sawmill burned.", "WREG"),
        ("The World Health Organization (WHO) - the UN health body - said a sawmill burned.", None),
        ("WORLD HEALTH ORGANIZATION (WHO) - A sawmill burned.", None),
        ("A fire at the mill of the Lorn Timber Group (LTG) — the town's largest — is out.", None),
        ("Tolmere Council (RTC) - a body of twelve - met.", None),
    ],
)
def test_credits_are_read_from_dateline_and_byline(text: str, outlet: str | None) -> None:
    assert credit(make_reading(text)) == outlet


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("AP", "The Associated Press", True),
        ("LPA", "Lowland Press Agency", True),
        ("Herald", "Veldt Valley Herald", True),
        ("www.herald.com", "Herald", True),
        ("Fox News", "Sky News", False),
        ("News", "Fox News", False),
        ("Veldt Herald", "Oskamp Herald", False),
        ("The Times", "Los Angeles Times", False),
        ("The Times", "Times", True),
    ],
)
def test_names_of_one_outlet(a: str, b: str, same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert same_outlet(a, b) is same
    assert same_outlet(b, a) is same
