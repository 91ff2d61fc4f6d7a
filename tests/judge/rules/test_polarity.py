from __future__ import annotations

import pytest

from secondsource.judge.passage import passage
from secondsource.judge.rules.polarity import allegations, antonyms, denials, extent, negation, plans


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The company inspected the engine.", "The company did not inspect the engine."),
        ("The gates were never opened that night.", "The gates were opened that night."),
        ("Neither pump was working on Sunday.", "One pump was working on Sunday."),
    ],
)
def test_negation_objects_to_what_is_said_and_negated(a: str, b: str) -> None:
    found = negation(passage(a), passage(b))
    assert found is not None
    assert found.explanation.endswith("is said in one place and negated in the other")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The company did not inspect the engine.", "The engine was not inspected by the company."),
        ("The company did not inspect the engine.", "The council closed the school."),
        ("The council did not accept the plan.", "The council rejected the plan."),
    ],
)
def test_negation_is_silent_where_both_negate_or_speak_of_other_things(a: str, b: str) -> None:
    assert negation(passage(a), passage(b)) is None


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The company agreed to publish records.", "The company refused to publish records.", ("agreed", "refused")),
        ("Prices for timber rose in the spring.", "Prices for timber fell in the spring.", ("rose", "fell")),
        ("The court called the sale legal.", "The court called the sale illegal.", ("legal", "illegal")),
    ],
)  # fmt: skip
def test_antonyms_object_to_opposed_words(a: str, b: str, words: tuple[str, str]) -> None:
    found = antonyms(passage(a), passage(b))
    assert found is not None
    assert (found.a, found.b) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council did not accept the plan.", "The council rejected the plan."),
        ("Prices for timber rose in the spring.", "The ferry fell behind in the storm."),
    ],
)
def test_antonyms_are_silent_where_a_negation_turns_one_or_the_matter_differs(a: str, b: str) -> None:
    assert antonyms(passage(a), passage(b)) is None


def test_denials_object_to_what_the_other_tells_as_a_fact() -> None:
    found = denials(passage("The council denied that it sold the land."), passage("The council sold the land."))
    assert found is not None
    assert found.b == "sold"


def test_denials_are_silent_where_both_deny() -> None:
    a, b = "The council denied that it sold the land.", "The council denies it sold the land."
    assert denials(passage(a), passage(b)) is None


def test_plans_object_to_what_the_other_tells_as_done() -> None:
    a, b = "The council plans to close the school in June.", "The council closed the school in June."
    found = plans(passage(a), passage(b))
    assert found is not None
    assert found.a == "plans to close the"


def test_plans_are_silent_where_both_plan() -> None:
    a, b = "The council plans to close the school in June.", "The council intends to close the school in June."
    assert plans(passage(a), passage(b)) is None


def test_allegations_object_to_what_the_other_tells_as_a_fact() -> None:
    a, b = "The driver allegedly ignored the signal.", "The driver ignored the signal."
    found = allegations(passage(a), passage(b))
    assert found is not None
    assert found.a == "allegedly ignored the signal"


def test_allegations_are_silent_where_both_allege() -> None:
    a, b = "The driver allegedly ignored the signal.", "The driver reportedly ignored the signal."
    assert allegations(passage(a), passage(b)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All passengers left the ferry in time.", "Some passengers left the ferry in time."),
        ("Every pump on the island worked.", "No pump on the island worked."),
    ],
)
def test_extent_objects_to_all_against_some_and_none(a: str, b: str) -> None:
    found = extent(passage(a), passage(b))
    assert found is not None
    assert found.explanation.startswith("the extent differs")


def test_extent_is_silent_about_words_for_the_same_extent() -> None:
    a, b = "All passengers left the ferry in time.", "Every passenger left the ferry in time."
    assert extent(passage(a), passage(b)) is None
