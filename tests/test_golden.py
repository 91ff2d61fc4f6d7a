"""The dossier of the example reports: as a golden file, and against the table of what was planted in them.

After a change that is meant, write the golden file anew with `python -m tests.test_golden` and read the difference.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec
import pytest

from secondsource import compare, load
from secondsource.model.dossier import Dossier, check_evidence

HERE = Path(__file__).parent
GOLDEN = HERE / "golden/flood.json"
EXAMPLES = HERE.parent / "examples"

PLANTED = {
    1: {"altered-quote"},
    2: {"speaker"},
    3: {"number"},
    4: {"date"},
    5: {"contradiction"},
    6: {"date"},
    7: {"headline-body"},
    8: {"garbled-quote"},
}
AGREEING = (9, 10, 11, 12)
CORROBORATED = (13, 14, 16)
SINGLE = (17, 18, 19, 20)


@cache
def dossier() -> Dossier:
    return compare(load([str(EXAMPLES / "flood")]).reports)


@cache
def planted() -> dict[int, list[tuple[str, str]]]:
    table = (EXAMPLES / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| (\S+)\.(?:txt|html|md) \| ([^|]+) \|$", table, re.MULTILINE)
    found: dict[int, list[tuple[str, str]]] = {}
    for number, report, words in rows:
        found.setdefault(int(number), []).append((report, words.strip()))
    return found


def place(report: str, words: str) -> tuple[int, int]:
    text = next(r.text for r in dossier().reports if r.id == report)
    start = text.index(words)
    return start, start + len(words)


def test_events_point_to_what_the_dossier_holds() -> None:
    entities = {entity.id for entity in dossier().entities}
    times = {time.id for time in dossier().times}
    said = {item.id for item in dossier().attributions}
    for event in dossier().events:
        assert entities.issuperset(event.participants)
        assert event.place is None or event.place in entities
        assert event.time is None or event.time in times
        assert event.attribution is None or event.attribution in said
    assert any(event.place is not None for event in dossier().events)


def touches(number: int, kinds: set[str]) -> set[str]:
    """Return the findings of these kinds whose evidence meets words planted under a number."""
    found = set()
    for report, words in planted()[number]:
        start, end = place(report, words)
        for item in dossier().findings:
            met = any(s.report == report and s.start < end and start < s.end for s in item.evidence)
            if item.kind in kinds and met:
                found.add(item.id)
    return found


def normal(value: Dossier) -> object:
    """Return a dossier as plain values, origins as file names only: the path depends on where the tests run."""
    plain = msgspec.json.decode(value.to_json())
    for report in plain["reports"]:
        report["origin"] = Path(report["origin"]).name if report["origin"] else None
    return plain


def test_the_examples_give_the_golden_dossier() -> None:
    assert normal(dossier()) == msgspec.json.decode(GOLDEN.read_bytes())


def test_every_span_of_the_golden_dossier_is_exact() -> None:
    assert check_evidence(Dossier.from_json(dossier().to_json())) > 1000


@pytest.mark.parametrize("number", PLANTED)
def test_a_planted_conflict_is_found(number: int) -> None:
    assert touches(number, PLANTED[number]), planted()[number]


@pytest.mark.parametrize("number", SINGLE)
def test_what_one_origin_tells_is_not_shown_as_agreed(number: int) -> None:
    for report, words in planted()[number]:
        start, end = place(report, words)
        for claim in dossier().claims:
            carries = any(s.report == report and s.start < end and start < s.end for s in claim.support)
            assert not (carries and claim.status == "corroborated"), claim


def test_a_planted_stand_is_found() -> None:
    held = {(p.stance, s.report) for p in dossier().positions for s in p.evidence if "it" in s.text.split()}
    assert ("opposes", "agency") in held


@pytest.mark.parametrize("number", AGREEING)
def test_what_agrees_in_other_words_is_no_conflict(number: int) -> None:
    rows = planted()[number]
    for item in dossier().findings:
        if item.kind == "garbled-quote":
            continue
        met = {report for report, words in rows for s in item.evidence if s.report == report and words in s.text}
        assert len(met) < 2, (item, rows)


@pytest.mark.parametrize("number", CORROBORATED)
def test_what_two_origins_tell_is_one_claim_of_two_origins(number: int) -> None:
    for report, words in planted()[number]:
        start, end = place(report, words)
        origins = {
            claim.origins
            for claim in dossier().claims
            for m in claim.members
            if m.span.report == report and m.span.start < end and start < m.span.end
        }
        assert max(origins, default=0) >= 2, (report, words)


def test_the_lineage_is_that_of_the_table() -> None:
    groups = {frozenset(o.reports) for o in dossier().origins}
    assert groups == {frozenset({"agency", "mirror", "radio"}), frozenset({"herald", "courier"})}


def test_every_planted_conflict_is_one_finding_and_no_more_than_three_are_beside_them() -> None:
    expected = set().union(*(touches(number, kinds) for number, kinds in PLANTED.items()))
    others = [f for f in dossier().findings if f.id not in expected]
    assert len(others) <= 3, others


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(msgspec.json.format(msgspec.json.encode(normal(dossier())), indent=1) + b"\n")
