from __future__ import annotations

from typing import Any

import pytest

from bench.findings import meets
from secondsource import Report
from secondsource.model.finding import Finding, FindingKind
from tests.builders import place

A = Report.from_text("Tom Reed, 36, was held. Reed was seen at six.", id="a")
B = Report.from_text("Tom Read, 63, was held. Read was seen at nine.", id="b")
REPORTS = {"a": A, "b": B}


def found(kind: FindingKind, *words: tuple[Report, str]) -> Finding:
    return Finding("f1", kind, "low", "", "", tuple(place(*where) for where in words))


def conflict(kind: str, *words: tuple[Report, str]) -> dict[str, Any]:
    spans = [place(*where) for where in words]
    return {"kind": kind, "places": [[span.report, span.start, span.end] for span in spans]}


AGE = conflict("age", (A, "36"), (B, "63"))
HOUR = conflict("time", (A, "at six"), (B, "at nine"))


def test_a_conflict_is_met_by_a_finding_of_its_kind_on_its_words() -> None:
    assert meets(found("number", (A, "36"), (B, "63")), AGE, REPORTS)
    assert meets(found("date", (A, "six"), (B, "nine")), HOUR, REPORTS)


def test_a_name_meets_it_wherever_it_stands() -> None:
    listed = conflict("name", (A, "Reed was"), (B, "Read was"))
    assert meets(found("name", (A, "Reed"), (B, "Read")), listed, REPORTS)


@pytest.mark.parametrize(
    ("item", "listed"),
    [
        (found("name", (A, "Tom Reed, 36"), (B, "Tom Read, 63")), AGE),  # another kind, on the words
        (found("number", (A, "Tom Reed"), (B, "Tom Read")), AGE),  # beside the words
        (found("number", (A, "36"), (B, "held")), AGE),  # on one side alone
        (found("date", (A, "six")), conflict("time", (A, "at six"), (A, "six"))),  # in one report
    ],
)
def test_what_is_of_other_words_or_of_another_kind_meets_no_conflict(item: Finding, listed: dict[str, Any]) -> None:
    assert not meets(item, listed, REPORTS)


def test_a_report_against_itself_is_met_in_itself() -> None:
    listed = conflict("self", (A, "36"), (A, "six"))
    assert meets(found("self-contradiction", (A, "36"), (A, "six")), listed, REPORTS)
