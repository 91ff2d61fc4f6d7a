from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from bench.conflicts import HALVES, SETS, Listed, listed, measure, meets, outcomes
from bench.floors import beyond
from bench.kinds import FITTING, fits
from secondsource import Engine, Report
from secondsource.model.finding import Finding, FindingKind
from tests.builders import place

MARKS = Path(__file__).parents[2] / "bench/marks/conflicts.json"
A = Report.from_text("It began at a party, said Silvia Amend.", id="a")
B = Report.from_text("It began at a rehearsal, said Sylvia Amend.", id="b")


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


def _found(kind: FindingKind, by: str, one: str, other: str) -> Finding:
    return Finding("f1", kind, "low", "", by, (place(A, one), place(B, other)))


def _origin(kind: str) -> Listed:
    return Listed(kind, "", ((("a", 0, A.text.index(",")), ("b", 0, B.text.index(","))),))


def test_a_conflict_is_met_by_a_finding_of_its_kind_on_its_words() -> None:
    assert meets(_found("contradiction", "causes", "party", "rehearsal"), _origin("cause"))


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (
            _found("name", "name spelt in two ways", "Silvia Amend", "Sylvia Amend"),
            "name",
        ),  # in the sentence, other words
        (_found("contradiction", "causes", "party", "Sylvia Amend"), "cause"),  # on one side alone
        (_found("name", "name spelt in two ways", "party", "rehearsal"), "cause"),  # of another kind
        (_found("speaker", "same words, two speakers", "party", "rehearsal"), "quote"),
    ],
)
def test_what_is_of_other_words_or_of_another_kind_meets_no_conflict(item: Finding, kind: str) -> None:
    assert not meets(item, _origin(kind))


def test_two_offices_are_a_conflict_of_relation_and_of_no_name() -> None:
    item = _found("name", "offices", "party", "rehearsal")
    assert fits(item, "relation")
    assert not fits(item, "name")


def test_what_was_said_by_another_may_stand_in_the_next_sentence(tmp_path: Path) -> None:
    texts = {"a.txt": "Ann spoke. “We won.” Later it rained.", "b.txt": "Bob spoke. “We won.” Later it rained."}
    row = {"kind": "speaker", "places": [["a.txt", "Ann spoke"], ["b.txt", "Bob spoke"]]}
    (tmp_path / "conflicts.json").write_text(json.dumps({"conflicts": [row]}), encoding="utf-8")
    ((_, start, end), _), *_ = next(listed(tmp_path, texts)).pairs
    assert "We won" in texts["a.txt"][start:end]
    assert "rained" not in texts["a.txt"][start:end]


def test_every_listed_kind_has_findings_that_fit_it_and_every_finding_a_kind() -> None:
    kinds = {
        row["kind"] for path in SETS.glob("*/*/conflicts.json") for row in json.loads(path.read_text())["conflicts"]
    }
    kinds |= {row["kind"] for story in json.loads(MARKS.read_text("utf-8")) for row in story["conflicts"]}
    assert kinds == set(FITTING)
    assert set().union(*FITTING.values()) == set(get_args(FindingKind))
