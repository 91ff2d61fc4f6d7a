from __future__ import annotations

from msgspec.structs import replace

from secondsource.judge.passages import compared
from secondsource.model.proposition import Pair
from tests.builders import case_of, proposition

BAIL = "Bail for the captain was set at $500,000 by the court on Friday."
MORE = "Bail for the captain was set at $1 million by the court on Friday."


def found(
    one: str, other: str, score: float = 0.8, speakers: tuple[str | None, str | None] = (None, None)
) -> list[str]:
    from tests.builders import annotated  # noqa: PLC0415 -- only here

    a = proposition(one, "s1", "a", speakers[0])
    b = proposition(other, "s2", "b", speakers[1])
    case = replace(case_of(annotated(one, "a"), annotated(other, "b")), sentence_pairs=(Pair(a, b, score),))
    return [item.by for item in compared(case)]


def test_a_rule_and_the_comparer_together_report_a_conflict() -> None:
    assert found(BAIL, MORE) == ["numbers, and the comparer"]


def test_far_passages_one_text_and_two_speakers_are_silent() -> None:
    assert found(BAIL, MORE, score=0.5) == []
    assert found(BAIL, BAIL) == []
    assert found(BAIL, MORE, speakers=("holm", "lund")) == []


def test_what_no_rule_objects_to_is_silent() -> None:
    assert found(BAIL, "The court met on Friday to hear the captain of the ferry.") == []


def test_names_that_both_reports_know_replace_none() -> None:
    one = "The quay was repaired by Anna Berg on Friday before Lena Moe came."
    other = "The quay was repaired by Lena Moe on Friday before Anna Berg came."
    assert "names, and the comparer" not in found(one, other)
