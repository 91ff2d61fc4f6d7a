from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.judge.harm import casualties, conditions, wounds
from tests.builders import annotated, case_of
from tests.judge.events import found

if TYPE_CHECKING:
    from secondsource import Engine


@pytest.mark.parametrize(
    ("who", "nobody", "somebody"),
    [
        ("nobody hurt", "Nobody was hurt.", "Three people were hurt."),
        (
            "nobody hurt",
            "No one was injured, police said.",
            "Among those brought ashore was a woman of 61 who broke her wrist.",
        ),
        ("no passenger hurt", "Not one passenger was injured.", "Two passengers suffered bruises on the stairs."),
        ("no prisoner hurt", "No prisoner was hurt.", "A prisoner was badly injured."),
        ("no passenger hurt", "None of the passengers was hurt.", "A passenger was slightly injured."),
        ("nobody hurt", "Everyone on board escaped unhurt.", "A man sustained a broken leg."),
        ("nobody hurt", "There were no injuries.", "A child was badly hurt."),
        ("no passenger killed", "All of the 40 passengers survived.", "Two passengers drowned."),
        ("nobody killed", "There were no casualties.", "A man lost his life in the engine room."),
    ],
)
def test_nobody_against_somebody_is_found(who: str, nobody: str, somebody: str) -> None:
    (item,) = casualties(case_of(annotated(somebody, "a"), annotated(nobody, "b")))
    assert (item.kind, item.severity, item.by) == ("number", "high", "casualties")
    assert [span.report for span in item.evidence] == ["b", "a"]
    assert item.explanation == f"{who} in one report, somebody in the other"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("No one else was hurt.", "A woman was hurt."),
        ("No officer was hurt.", "Three people were hurt."),
        ("Not one passenger was injured.", "A sailor was injured."),
        ("Nobody was hurt.", "A woman could have been hurt, the captain said."),
        ("Nobody was hurt.", "No woman was hurt."),
        ("Nobody was hurt, the first report said. In the evening a woman was hurt.", "A woman was hurt."),
        ("All who survived were brought ashore.", "Two people died."),
        ("Nobody was hurt.", "The ship was badly hurt by the affair."),
    ],
)
def test_harm_that_both_can_be_is_no_finding(first: str, second: str) -> None:
    assert casualties(case_of(annotated(first, "a"), annotated(second, "b"))) == []


def test_a_number_of_people_hurt_on_another_day_may_be_an_update() -> None:
    one, other = (
        annotated("Nobody was hurt.", "a", published="2026-05-12"),
        annotated("A woman was hurt.", "b", published="2026-05-13"),
    )
    (item,) = casualties(case_of(one, other))
    assert item.severity == "medium"
    assert item.explanation.endswith("(the reports were published on different days: this may be an update)")


def test_a_person_in_danger_and_out_of_it_is_found(engine: Engine) -> None:
    first = "The cook, Ada Holm, was struck by a falling crate. She is in a critical condition at Skarn hospital."
    second = "The cook, Ada Holm, is stable and sitting up, doctors say."
    (item,) = [f for f in found(engine, first, second) if f.by == "conditions"]
    assert (item.kind, item.severity) == ("contradiction", "medium")
    assert item.explanation == "Ada Holm: “in a critical condition” in one report, “is stable” in the other"
    (later,) = [f for f in found(engine, first, second, ("2026-05-12", "2026-05-14")) if f.by == "conditions"]
    assert later.severity == "low"
    assert "may be an update" in later.explanation


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Holm is in a critical condition.", "Ada Holm is in a critical but stable condition."),
        ("Ada Holm is in a critical condition.", "Tor Lund is out of danger."),
        ("Ada Holm is in a critical condition.", "Ada Holm was in a coma. By the evening Ada Holm was out of danger."),
        ("Ada Holm is in a critical condition.", "Ada Holm might have died."),
        ("The fire killed Ada Holm and critically wounded her father.", "Ada Holm was killed in the fire."),
        (
            "Ada Holm, the captain, is in a critical condition.",
            "Ada Holm ran the ship. At the pier it struck a man and a woman in a boat. The woman is out of danger.",
        ),
    ],
)
def test_conditions_of_two_people_or_in_turn_are_silent(engine: Engine, first: str, second: str) -> None:
    assert not [f for f in found(engine, first, second) if f.by == "conditions"]


def test_a_person_hit_on_two_parts_of_the_body_is_found(engine: Engine) -> None:
    first = "The captain, Tor Lund, came on deck. A rope struck him on the left shoulder."
    second = "The captain, Tor Lund, showed a bandage round his left knee, where a rope had hit him."
    (item,) = [f for f in found(engine, first, second) if f.by == "wounds"]
    assert item.explanation == "Tor Lund: the left shoulder in one report, the left knee in the other"
    assert [span.text for span in item.evidence] == ["struck him on the left shoulder", "his left knee"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A rope struck Tor Lund on the knee.", "A rope struck Tor Lund on the left leg."),
        ("A rope struck Tor Lund on the knee.", "A rope struck Tor Lund on the knee and hit Tor Lund on the head."),
        ("A rope struck Tor Lund on the knee.", "Tor Lund put his hand on the rail."),
        ("A rope struck Tor Lund on the knee.", "Tor Lund had nothing in his hands when the rope struck him."),
        ("A rope struck Tor Lund on the knee.", "A rope struck Ada Holm on the head."),
        (
            "A rope struck Tor Lund on the knee.",
            "Tor Lund held the rope. Ada Holm was on the pier. Her companion was hit by it and hurt his head.",
        ),
    ],
)
def test_wounds_that_can_both_be_are_silent(engine: Engine, first: str, second: str) -> None:
    assert not [f for f in found(engine, first, second) if f.by == "wounds"]


def test_rules_on_harm_have_nothing_to_say_about_one_report() -> None:
    case = case_of(annotated("Nobody was hurt. A woman was hurt.", "a"))
    assert casualties(case) == conditions(case) == wounds(case) == []
