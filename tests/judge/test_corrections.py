from __future__ import annotations

from secondsource.judge.corrections import correct_findings
from secondsource.judge.grounds import is_like, key_of, with_grounds
from secondsource.model.correction import FindingCorrection
from secondsource.model.finding import Finding
from secondsource.model.span import Span
from tests.builders import annotated, case_of

ONE = "Rescuers took 38 passengers to Hallvik."
OTHER = "Rescuers took 83 passengers to Hallvik."


def finding(one: str = ONE, other: str = OTHER, kind: str = "number") -> Finding:
    spans = (Span("a", 0, len(one), one), Span("b", 0, len(other), other))
    found = Finding("", kind, "high", "38 against 83", "different numbers", spans)  # type: ignore[arg-type]
    return with_grounds(found, case_of(annotated(one, "a"), annotated(other, "b")))


def test_a_key_survives_marks_case_function_words_and_the_order_of_the_sides() -> None:
    assert finding().key == key_of(finding(OTHER, ONE)) == key_of(finding("The RESCUERS took 38 passengers to Hallvik"))
    assert finding().key != finding("Rescuers took 12 passengers to Hallvik.").key
    assert finding().key.startswith("number-")


def test_the_grounds_say_rule_shared_words_objections_and_scores() -> None:
    grounds = finding().grounds
    assert grounds[0] == "the rule “different numbers” spoke; its severity is high"
    assert any(g.startswith("the two passages are about one point: cosine") for g in grounds)
    assert any(g.startswith("they share 4 words with content: hallvik, passeng") for g in grounds)
    assert "rule on two passages, numbers: the numbers differ: “38” against “83”" in grounds
    assert any(g.startswith("the comparer says contradicts") for g in grounds)


def test_a_rejected_finding_goes_and_a_confirmed_one_says_so() -> None:
    item = finding()
    gone, idle = correct_findings([item], [FindingCorrection("reject", key=item.key)])
    assert (gone, idle) == ([], [])
    (kept,), _ = correct_findings([item], [FindingCorrection("confirm", key=item.key, note="seen")])
    assert (kept.review, kept.note) == ("confirmed", "seen")


def test_words_find_a_finding_whose_key_changed() -> None:
    item = finding("Rescuers in boats took 38 passengers to Hallvik.")
    words = ("Rescuers took 38 passengers",)
    assert is_like(item, "number", words)
    assert not is_like(item, "date", words)
    (kept,), idle = correct_findings([item], [FindingCorrection("annotate", key="number-0", words=words, note="look")])
    assert (kept.review, kept.note, idle) == ("annotated", "look", [])


def test_a_correction_that_fits_nothing_is_named() -> None:
    item = finding()
    lost = FindingCorrection("reject", words=("The council closed the school",), place="c.toml: finding 1")
    kept, idle = correct_findings([item], [lost])
    assert kept == [item]
    assert idle == ["c.toml: finding 1: reject The council closed the school: no finding is like this any more"]
