from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.judge.spellings import spellings, streets
from tests.builders import Known, Notes, annotated, case_of

if TYPE_CHECKING:
    from secondsource.model.reading import Reading


def told(text: str, id: str, name: str, day: str | None = None) -> Reading:  # noqa: A002 -- the contract's name
    return annotated(text, id, Notes(known={"x": Known((name,))}), published=day)


def test_a_name_spelt_in_two_ways_is_reported_once_a_pair() -> None:
    one, other = (
        told("On the quay Sheila Lund spoke.", "a", "Sheila Lund"),
        told("Then Cheila Lund spoke.", "b", "Cheila Lund"),
    )
    (found,) = spellings(case_of(one, other))
    assert (found.kind, found.severity) == ("name", "low")
    assert found.explanation == "“Cheila Lund” in one report is “Sheila Lund” in the other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Holm", "Ada Holm"),
        ("Tom Holm", "Thomas Holm"),
        ("Ada Holm", "Tor Lund"),
        ("Ada Holm", "Ida Holm"),
        ('Candace "Candy" Holm', "Candy Holm"),
    ],
    ids=["the same", "a short form", "another", "too short to tell", "a nickname"],
)
def test_other_names_are_silent(one: str, other: str) -> None:
    assert spellings(case_of(told(f"There {one} spoke.", "a", one), told(f"There {other} spoke.", "b", other))) == []


def test_an_initial_more_or_less_is_the_same_name() -> None:
    known = {"x": Known(("Anton J. Preis",)), "y": Known(("Antwon Preis",)), "z": Known(("Anton Preis",))}
    one = annotated("There Anton J. Preis spoke.", "a", Notes(known={"x": known["x"]}))
    other = annotated("There Antwon Preis met Anton Preis.", "b", Notes(known={"y": known["y"], "z": known["z"]}))
    assert spellings(case_of(one, other)) == []


def test_a_report_with_both_names_speaks_of_two_people() -> None:
    both = annotated("There Sheila Lund met Cheila Lund.", "a",
                     Notes(known={"x": Known(("Sheila Lund",)), "y": Known(("Cheila Lund",))}))  # fmt: skip
    assert spellings(case_of(both, told("There Cheila Lund spoke.", "b", "Cheila Lund"))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The captain, Marlit Andersen, was hurt. The trial of Marlit Anderson ended.",
            ["“Marlit Andersen” is also “Marlit Anderson” in the same report"],
        ),
        ("The captain, Marcella Holm, met Marcello Holm.", []),
    ],
    ids=["a surname", "a first name, of a brother perhaps"],
)
def test_within_a_report_a_surname_can_be_spelt_in_two_ways(text: str, said: list[str]) -> None:
    names = [name for name in ("Marlit Andersen", "Marlit Anderson", "Marcella Holm", "Marcello Holm") if name in text]
    reading = annotated(text, "a", Notes(known={name: Known((name,)) for name in names}))
    assert [f.explanation for f in spellings(case_of(reading))] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The cook, Nils Garmen, left. “Go,” Garman said.", ["“Garman” is also “Nils Garmen” in the same report"]),
        (
            "The cook, Nils Garmen, left. Gramen, who is ill, spoke.",
            ["“Gramen” is also “Nils Garmen” in the same report"],
        ),
        ("The cook, Nils Garmen, met Ida Garman. “Go,” Garman said.", []),
        ("The cook, Nils Garmen, left. The Garmens spoke.", []),
        ("The cook, Nils Holt, left. “Go,” Bolt said.", []),
        ("The cook, Nils Garmen, left. Garmin spoke of the garmin.", []),
        ("The cook, Nils Harlow, left. “Go,” Garman said.", []),
    ],
    ids=["a letter", "letters changed places", "two people", "a family", "the first letter", "a word", "another name"],
)
def test_a_surname_that_stands_alone_can_be_spelt_in_another_way(text: str, said: list[str]) -> None:
    full = [name for name in ("Nils Garmen", "Nils Holt", "Nils Harlow", "Ida Garman") if name in text]
    lone = [word for word in ("Garman", "Gramen", "Garmens", "Bolt", "Garmin") if word in text and "Ida" not in text]
    known = {name: Known((name,)) for name in (*full, *lone)}
    assert [f.explanation for f in spellings(case_of(annotated(text, "a", Notes(known=known))))] == said


def test_a_surname_that_another_report_gives_in_full_is_another_person() -> None:
    text = "The cook, Nils Garmen, left. “Go,” Garman said."
    one = annotated(text, "a", Notes(known={"x": Known(("Nils Garmen",)), "y": Known(("Garman",))}))
    assert not spellings(case_of(one, told("Ida Garman spoke.", "b", "Ida Garman")))


def test_both_names_may_be_spelt_otherwise_beside_the_same_other_person() -> None:
    names = {"x": Known(("Jake Garmen",)), "y": Known(("Ada Holm",)), "z": Known(("Jaykob Garmin",))}
    one = annotated("The cooks are Jake Garmen and Ada Holm.", "a", Notes(known={k: names[k] for k in "xy"}))
    other = annotated("There are Ada Holm and Jaykob Garmin.", "b", Notes(known={k: names[k] for k in "yz"}))
    (found,) = spellings(case_of(one, other))
    assert found.explanation == "“Jake Garmen” in one report is “Jaykob Garmin” in the other"
    alone = annotated("There is Jaykob Garmin.", "b", Notes(known={"z": names["z"]}))
    assert not spellings(case_of(one, alone))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "The fire began in Kelvin Street.",
            "A house in Kelvyn Street burnt.",
            "“Kelvin Street” in one report is “Kelvyn Street” in the other",
        ),
        (
            "The fire began at 4th and Kelvin streets. It reached Kelvni Ave. at night.",
            "A house burnt.",
            "“Kelvin streets” is also “Kelvni Ave” in the same report",
        ),
    ],
)
def test_a_street_is_spelt_in_two_ways(one: str, other: str, said: str) -> None:
    (found,) = streets(case_of(told(one, "a", "x"), told(other, "b", "x")))
    assert (found.kind, found.severity, found.explanation) == ("place", "low", said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire began in Kelvin Street.", "A house in Melvin Street burnt."),
        ("The fire began in Oak Street.", "A house in Oat Street burnt."),
        ("The fire began in Kelvin Street.", "A house in Kelvins Road burnt."),
        ("The fire began in Kelvin Street.", "It went from Kelvyn Street to Kelvin Street."),
        ("The fire began in Kelvin Street.", "A house in Kelvin Road burnt."),
    ],
    ids=["the first letter", "too short", "an s", "both", "the same"],
)
def test_streets_that_can_be_two_are_silent(one: str, other: str) -> None:
    found = streets(case_of(told(one, "a", "x"), told(other, "b", "x")))
    assert not [f for f in found if len({span.report for span in f.evidence}) > 1]
