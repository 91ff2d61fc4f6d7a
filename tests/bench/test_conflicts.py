from __future__ import annotations

import json

import pytest

from bench.conflicts import HALVES, SETS, Listed, measure, outcomes
from bench.floors import beyond
from secondsource import Engine


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Measure all sets, as the benchmark does."""
    engine, found = Engine(), {}
    for half in HALVES:
        measured = measure([outcome for outcome, _ in outcomes(half, engine)])
        found |= {f"{half}_found": measured["found"], f"{half}_listed": measured["listed"]}
    return found


def test_conflicts_between_invented_reports_are_found_as_often_as_before(figures: dict[str, float]) -> None:
    assert beyond(figures, "conflicts") == []


@pytest.mark.parametrize("half", HALVES)
def test_every_place_of_a_conflict_stands_once_in_its_report(half: str) -> None:
    for path in sorted((SETS / half).glob("*/conflicts.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        for row in (*rows["conflicts"], *rows["innocent"]):
            for name, words in row["places"]:
                assert (path.parent / name).read_text(encoding="utf-8").count(words) == 1, (path, words)


def test_an_empty_half_has_no_share() -> None:
    assert measure([])["found"] == 0
    assert Listed("number", "", ()).pairs == ()
