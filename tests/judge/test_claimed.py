from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judge.events import compared

if TYPE_CHECKING:
    from secondsource import Engine


@pytest.mark.parametrize(
    ("kind", "by", "first", "second"),
    [
        (
            "number",
            "different numbers",
            "The repair will cost 14 million euros.",
            "The works will cost 41 million euros.",
        ),
        ("number", "different numbers", "A ferry with 210 passengers sailed.", "The ferry sailed with 120 people."),
        (
            "date",
            "different days",
            "The terminal in Port Elly has been closed to lorries since Sunday.",
            "The terminal in Port Elly has been closed to lorries since Monday.",
        ),
        ("date", "different hours", "The ferry struck the bank at 6:20 a.m.", "The ferry struck the bank at 7 a.m."),
        ("place", "directions", "It sailed from Brannock to Port Elly.", "It was going from Port Elly to Brannock."),
        (
            "contradiction",
            "relatives",
            "The captain owns the small ferry company with her husband.",
            "The captain owns the small ferry company with her brother.",
        ),
        ("number", "casualties", "Nobody was hurt, police said.", "Three people were hurt, police said."),
        (
            "contradiction",
            "certainty",
            "The company had the engine of the ferry inspected on Friday.",
            "The safety board said the engine of the ferry had not been inspected on Friday.",
        ),
    ],
)
def test_what_differs_within_a_claim_is_found(engine: Engine, kind: str, by: str, first: str, second: str) -> None:
    findings = compared(engine, first, second).findings
    (item,) = [item for item in findings if (item.kind, item.by) == (kind, by)]
    assert {span.report for span in item.evidence} == {"a", "b"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The repair will cost about 14 million euros.", "The works will cost 14.2 million euros."),
        ("The ferry struck the bank at 6:20 a.m.", "The ferry struck the bank about 6:30 a.m."),
        ("It sailed from Brannock to Port Elly.", "From Brannock it was going to Port Elly."),
        ("The captain owns the company with her husband and her brother.", "The captain owns it with her brother."),
        ("No one else was hurt.", "Three people were hurt, police said."),
        ("The safety board will open an inquiry.", "The safety board opened an inquiry."),
    ],
)
def test_what_can_both_be_is_no_finding(engine: Engine, first: str, second: str) -> None:
    assert compared(engine, first, second).findings == ()


def test_a_report_with_another_number_does_not_agree(engine: Engine) -> None:
    dossier = compared(engine, "Cracks were found in three of its cables.", "Cracks were found in five of its cables.")
    claim = next(c for c in dossier.claims if "cables" in c.summary)
    assert claim.reports == ("a", "b")
    assert len(claim.behind) == len(claim.against) == 1
    assert claim.origins == 1
    assert claim.status == "disputed"


def test_a_report_that_only_speaks_to_the_point_is_not_behind_a_claim(engine: Engine) -> None:
    dossier = compared(
        engine,
        "The captain of the ferry had sailed this route for twenty years without an accident.",
        "The coast guard has asked the captain of the ferry about the route that she sailed.",
    )
    alone = next(c for c in dossier.claims if "twenty years" in c.summary)
    assert alone.reports == ("a", "b")
    assert (alone.origins, alone.behind, alone.against, alone.status) == (1, ("a",), (), "single-source")
    shared = next(c for c in dossier.claims if "sandbank" in c.summary)
    assert (shared.origins, shared.behind, shared.status) == (2, ("a", "b"), "corroborated")
