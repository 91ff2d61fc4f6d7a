from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource import Engine, Report, compare

if TYPE_CHECKING:
    from secondsource.model.finding import Finding


def findings(engine: Engine, first: str, second: str) -> tuple[Finding, ...]:
    reports = [
        Report.from_text(text, id=name, published="2026-05-12T10:00")
        for name, text in zip("ab", (first, second), strict=True)
    ]
    return compare(reports, engine=engine, one_story=True).findings


@pytest.mark.parametrize(
    ("kind", "by", "first", "second"),
    [
        (
            "date",
            "different hours",
            "The Sea Lark had slid onto the sands at 8.40am, a fisherman said.",
            "It was at 7:40 a.m. that the ferry Sea Lark got stuck.",
        ),
        (
            "date",
            "different hours",
            "It was at four in the afternoon that the Sea Lark got stuck.",
            "The Sea Lark had slid onto the sands at 2 p.m., a fisherman said.",
        ),
        (
            "number",
            "different numbers",
            "The owners turned the plan down by 17 votes to 12.",
            "Nobody was happy when the scheme was rejected 19 to 12.",
        ),
        (
            "number",
            "different numbers",
            "The fee is £18.5 million, a record for the club.",
            "The club will receive the equivalent of £14.2 million for the player.",
        ),
        (
            "date",
            "different days",
            "The oldest ferry of the company sank on Monday off the island of Hallvik.",
            "The ferry that sank off Hallvik on Sunday was the oldest of the company.",
        ),
    ],
)
def test_values_of_which_each_report_gives_one_are_held_against_each_other(
    engine: Engine, kind: str, by: str, first: str, second: str
) -> None:
    assert (kind, by) in {(item.kind, item.by) for item in findings(engine, first, second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry slid onto the sands at 8.40am.", "The ferry slid onto the sands at 8:50 in the morning."),
        ("The fog came shortly after midnight, a sailor said.", "At 1 a.m. the sands were covered by fog."),
        ("The ferry slid onto the sands at 8:30.", "The ferry slid onto the sands at about 8.45pm."),
        ("The ferry left at 7 a.m. and sank at 9 a.m.", "The ferry sank at 9 a.m."),
        ("They turned the plan down by 17 votes to 12.", "The plan was rejected by 12 votes to 17."),
        ("The fee is £18.5 million, a record.", "The fee is about £18 million, a record."),
        ("The council met in the town hall on Monday.", "When the council met on Sunday, nobody spoke of the town."),
    ],
)
def test_values_that_fit_or_are_of_two_things_are_no_finding(engine: Engine, first: str, second: str) -> None:
    assert [item for item in findings(engine, first, second) if item.kind in {"date", "number"}] == []


def test_long_numbers_that_differ_in_one_digit_are_a_slip(engine: Engine) -> None:
    told = "The ferry Sea Lark paid €5,687.75 in harbour dues."
    slip, both = "Harbour dues of €5,587.75 were paid for the Sea Lark.", "The Sea Lark paid harbour dues of €8,412.30."
    assert "different numbers" in {f.by for f in findings(engine, told, slip)}
    assert "different numbers" not in {f.by for f in findings(engine, told, f"{slip} {told}")}
    assert "different numbers" not in {f.by for f in findings(engine, f"{told} It was little.", f"{both} {told}")}


def test_bail_is_no_fine(engine: Engine) -> None:
    first = "The captain of the ferry was arraigned and jailed on $20,000 bail."
    second = "The captain of the ferry could have been jailed or fined $5,000."
    assert not [f for f in findings(engine, first, second) if f.kind == "number"]
    assert [
        f for f in findings(engine, first, second.replace("fined $5,000", "held on $5,000 bail")) if f.kind == "number"
    ]


def test_hours_of_two_places_are_of_two_events(engine: Engine) -> None:
    first = "A man was shot in East Glasgow at about 8:15 p.m. on Monday."
    second = "A man was shot in East London at around 5 p.m., the mayor said."
    assert not [f for f in findings(engine, first, second) if f.by == "different hours"]
    assert [f for f in findings(engine, first, second.replace("London", "Glasgow")) if f.by == "different hours"]
