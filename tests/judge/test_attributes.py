from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judge.events import found

if TYPE_CHECKING:
    from secondsource import Engine


@pytest.mark.parametrize(
    ("by", "kind", "first", "second"),
    [
        (
            "different ages",
            "number",
            "The company has signed Milan Varga. The 26-year-old cost a lot of money.",
            "The company has signed Milan Varga. The Hungarian international, 24, is a sailor too.",
        ),
        (
            "different ages",
            "number",
            "Marion Kestle, 47, was found guilty of setting the fire.",
            "Marion Kestle was sentenced by Judge Harriet Monk. The arsonist, who is 54, said nothing.",
        ),
        (
            "nationalities",
            "contradiction",
            "Milan Varga was on board. The Hungarian international said nothing.",
            "Serbia striker Milan Varga was on board.",
        ),
        (
            "nationalities",
            "contradiction",
            "The clerk, a 38-year-old German, was arrested.",
            "The man, an Austrian aged 38, was arrested.",
        ),
        (
            "relatives",
            "contradiction",
            "Edwin Parr died. His brother, Victor Parr, thanked the lifeboat crew.",
            "Edwin Parr died. His son, Victor Parr, thanked the lifeboat crew.",
        ),
        (
            "offices",
            "name",
            "The chairman of the company, Brigid Falvey, will step down.",
            "Brigid Falvey, the chief executive, will step down from the company.",
        ),
        (
            "offices",
            "name",
            "Mayor Una Breslin visited the ferry in the harbour.",
            "Governor Una Breslin visited the ferry in the harbour.",
        ),
        (
            "another surname",
            "name",
            "“Do not go near it,” said Detective Inspector Moira Shand.",
            "“Do not go near it,” said Detective Inspector Moira Tully.",
        ),
        (
            "another given name",
            "name",
            "“Do not go near it,” said Detective Inspector Moira Shand.",
            "Detective Inspector Helen Shand told people in Skarn: “Do not go near it.”",
        ),
        (
            "another given name",
            "name",
            "Sen. Moira Shand won the vote for deputy leader of the party against Edwin Parr.",
            "In the vote for deputy leader of the party Senator Helen T. Shand defeated Edwin Parr.",
        ),
    ],
)
def test_what_people_are_is_compared(engine: Engine, by: str, kind: str, first: str, second: str) -> None:
    items = [f for f in found(engine, first, second) if f.by == by]
    assert [item.kind for item in items] == [kind]
    assert [span.report for span in items[0].evidence] == ["a", "b"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The cook is Ada Holm. The 26-year-old was born here.", "The cook, Ada Holm, 27, was born here."),
        ("The cook is Ada Holm. The 11-year-old was hurt.", "The cook, Ada Holm, 44, was born here."),
        ("The cook is Ada Holm. The 27-year-old vessel was built here.", "The cook, Ada Holm, 34, was born here."),
        ("Ada Holm and Tor Lund came. The 26-year-old spoke.", "The cook, Ada Holm, 34, was born here."),
        ("The clerk, a 38-year-old German, left.", "The cook, a 47-year-old Austrian, was arrested."),
        ("German sailor Ada Holm spoke.", "The German sailor Ada Holm left."),
        ("German sailor Ada Holm spoke.", "Danish sailor Tor Lund spoke."),
        ("Edwin Parr died. His brother, Victor Parr, spoke.", "Ada Holm left. Her husband, Victor Parr, spoke."),
        ("The former chairman, Brigid Falvey, spoke.", "The former managing director, Brigid Falvey, spoke."),
        ("Mayor Una Breslin visited the ferry.", "Una Breslin, the owner of the ferry, came for a visit."),
        ("“Stay away,” said Inspector Moira Shand.", "“Stay away,” said Captain Moira Tully."),
        (
            "“Stay away,” said Inspector Moira Shand.",
            "“Stay away,” said Inspector Moira Tully. Inspector Moira Shand agreed.",
        ),
    ],
)
def test_what_one_person_can_be_is_silent(engine: Engine, first: str, second: str) -> None:
    rules = {"different ages", "nationalities", "relatives", "offices", "another surname", "another given name"}
    assert not [f for f in found(engine, first, second) if f.by in rules]


def test_an_age_may_have_come_with_the_years(engine: Engine) -> None:
    first, second = "The cook is Ada Holm. The 26-year-old was on board.", "The cook is Ada Holm, 29."
    assert not [f for f in found(engine, first, second, ("2026-05-12", "2029-05-12")) if f.by == "different ages"]
    assert [f for f in found(engine, first, second) if f.by == "different ages"]
