from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.judge.passage import passage
from secondsource.judge.rules.wording import names, places, roles, speakers, turned

if TYPE_CHECKING:
    from secondsource.judge.rules.objection import Objection


def shown(found: Objection | None) -> tuple[str, str] | None:
    return (found.a, found.b) if found else None


def test_names_object_to_another_name_in_the_same_place() -> None:
    a, b = "The repair was approved by Anna Berg on Friday.", "The repair was approved by Lena Moe on Friday."
    found = names(passage(a), passage(b))
    assert shown(found) == ("Anna Berg", "Lena Moe")
    assert found
    assert found.explanation == "the names differ: “Anna Berg” against “Lena Moe”"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The repair was approved by Anna Berg.", "The repair was approved by Berg."),
        ("The repair was approved by Muammar Qaddafi.", "The repair was approved by Muammar Gaddafi."),
        ("The repair was approved by Anna Berg.", "Nobody had asked Lena Moe about the voyage."),
        ("The repair was approved by Mayor Berg.", "The repair was approved by Governor Berg."),
    ],
)
def test_names_are_silent_about_one_name_and_about_other_matters(a: str, b: str) -> None:
    assert names(passage(a), passage(b)) is None


def test_places_object_to_another_place() -> None:
    a, b = "The ferry was towed to Hallvik by the guard.", "The ferry was towed to Bergsund by the guard."
    assert shown(places(passage(a), passage(b))) == ("Hallvik", "Bergsund")


def test_places_are_silent_about_a_person_and_a_place() -> None:
    a, b = "The ferry was towed to Hallvik by the guard.", "The ferry was towed by Ada Holm of the guard."
    assert places(passage(a), passage(b)) is None


def test_roles_object_to_one_name_with_two_roles() -> None:
    a, b = "The bridge was opened by Mayor Holm.", "The bridge was opened by Governor Holm."
    assert shown(roles(passage(a), passage(b))) == ("Mayor Holm", "Governor Holm")


def test_roles_are_silent_about_two_names() -> None:
    a, b = "The bridge was opened by Mayor Holm.", "The bridge was opened by Governor Lund."
    assert roles(passage(a), passage(b)) is None


def test_speakers_object_to_the_same_words_of_two_people() -> None:
    a, b = "The bridge is safe for lorries, Holm said.", "The bridge is safe for lorries, Lund said."
    assert shown(speakers(passage(a), passage(b))) == ("Holm", "Lund")


@pytest.mark.parametrize(
    "b", ["The bridge is safe for lorries, Ada Holm said.", "The school needs a new roof, Lund said."]
)
def test_speakers_are_silent_about_one_person_and_about_other_words(b: str) -> None:
    assert speakers(passage("The bridge is safe for lorries, Holm said."), passage(b)) is None


@pytest.mark.parametrize("b", ["Lund sued Holm over the bridge.", "Holm was sued by Lund over the bridge."])
def test_turned_objects_when_who_and_whom_change_places(b: str) -> None:
    found = turned(passage("Holm sued Lund over the bridge."), passage(b))
    assert found is not None
    assert found.explanation.startswith("who did it to whom differs")


@pytest.mark.parametrize("b", ["Lund was sued by Holm over the bridge.", "Holm met Lund, who sued the city."])
def test_turned_is_silent_about_the_passive_of_the_same(b: str) -> None:
    assert turned(passage("Holm sued Lund over the bridge."), passage(b)) is None
