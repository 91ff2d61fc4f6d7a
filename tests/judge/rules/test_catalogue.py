from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.judge.passage import passage
from secondsource.judge.rules import RULES, objections


def test_one_matter_gets_one_objection() -> None:
    a, b = passage("The bridge is safe for lorries, Holm said."), passage("The bridge is safe for lorries, Lund said.")
    assert [item.rule for item in objections(a, b)] == ["speakers"]
    a, b = passage("As of Monday 12 people had died."), passage("As of Tuesday 15 people had died.")
    assert [(item.rule, item.relation) for item in objections(a, b)] == [("numbers", "update")]


def test_a_passage_has_nothing_against_itself() -> None:
    same = passage("On Friday 12 of 40 passengers, among them Ada Holm, 34, refused to leave, Mayor Lund said.")
    assert objections(same, same) == ()


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_can_be_judged(a: str, b: str) -> None:
    for name, rule in RULES.items():
        found = rule(passage(a), passage(b))
        assert found is None or found.rule == name
