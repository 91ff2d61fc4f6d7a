from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.judge.people import ages, renamed, spellings
from tests.builders import Known, Notes, annotated, case_of

if TYPE_CHECKING:
    from secondsource.model.reading import Reading


def told(text: str, id: str, name: str, day: str | None = None) -> Reading:  # noqa: A002 -- the contract's name
    return annotated(text, id, Notes(known={"x": Known((name,))}), published=day)


def test_two_ages_of_one_person_are_reported_with_their_words() -> None:
    one = told("The captain, Ada Holm, 34, was hurt.", "a", "Ada Holm", "2026-05-09")
    other = told("The 43-year-old captain, Ada Holm, was hurt.", "b", "Ada Holm", "2026-05-10")
    (found,) = ages(case_of(one, other))
    assert (found.kind, found.by, found.severity) == ("number", "different ages", "medium")
    assert found.explanation == "Ada Holm is 34 in one report and 43 in the other"
    assert [s.text for s in found.evidence] == ["Ada Holm, 34", "43-year-old captain, Ada Holm"]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Ada Holm, 34, was hurt.", "Ada Holm, 34, was hurt.", ("2026-05-09", "2026-05-10")),
        ("Ada Holm, 34, was hurt.", "Ada Holm, 35, spoke.", ("2026-05-09", "2026-08-10")),
        ("Ada Holm, 34, was hurt.", "Ada Holm, 37, spoke.", ("2026-05-09", "2029-05-10")),
        ("Ada Holm, 34, was hurt.", "Tor Holm, 43, was hurt.", ("2026-05-09", "2026-05-10")),
        ("Holm, 34, was hurt.", "Holm, 43, was hurt.", ("2026-05-09", "2026-05-10")),
    ],
    ids=["one age", "a birthday", "years later", "another person", "surnames alone"],
)
def test_what_can_both_be_is_silent(one: str, other: str, days: tuple[str, str]) -> None:
    readings = [
        told(f"On the quay {one}", "a", "Ada Holm", days[0]),
        told(f"On the quay {other}", "b", "Ada Holm", days[1]),
    ]
    assert ages(case_of(*readings)) == []


def test_a_report_that_gives_both_ages_speaks_of_two_people() -> None:
    one = told("Ada Holm, 34, and her aunt Ada Holm, 43, were hurt.", "a", "Ada Holm", "2026-05-09")
    other = told("On the quay Ada Holm, 43, was hurt.", "b", "Ada Holm", "2026-05-09")
    assert ages(case_of(one, other)) == []


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
    [("Ada Holm", "Ada Holm"), ("Tom Holm", "Thomas Holm"), ("Ada Holm", "Tor Lund"), ("Ada Holm", "Ida Holm")],
    ids=["the same", "a short form", "another", "too short to tell"],
)
def test_other_names_are_silent(one: str, other: str) -> None:
    assert spellings(case_of(told(f"There {one} spoke.", "a", one), told(f"There {other} spoke.", "b", other))) == []


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
    ("one", "other", "by"),
    [
        ("one-year-old Ottilie Harlow was hurt.", "Ottilie Dunmore, 1, was hurt.", "another surname"),
        ("Ottilie Harlow, 31, was hurt.", "Bettina Harlow, 31, was hurt.", "another given name"),
    ],
)
def test_one_age_and_half_a_name_in_common_is_a_person_named_otherwise(one: str, other: str, by: str) -> None:
    readings = [told(f"On the quay {text}", name, "x") for name, text in (("a", one), ("b", other))]
    assert [(f.kind, f.by) for f in renamed(case_of(*readings))] == [("name", by)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ottilie Harlow, 31, was hurt.", "Ottilie Dunmore, 32, was hurt."),
        ("Ottilie Harlow, 31, was hurt.", "Ottilie Dunmore, 31, was hurt. Ottilie Harlow was not."),
        ("Ottilie Harlow, 31, was hurt.", "Ottilie Harlaw, 31, was hurt."),
        ("Ottilie Harlow, 31, was hurt.", "Bettina Dunmore, 31, was hurt."),
        ("Ottilie Harlow, 31, was hurt.", "Mrs Harlow, 31, was hurt."),
    ],
    ids=["another age", "both named", "a spelling", "nothing in common", "a title"],
)
def test_people_who_can_be_two_are_not_one_named_otherwise(one: str, other: str) -> None:
    readings = [told(f"On the quay {text}", name, "x") for name, text in (("a", one), ("b", other))]
    assert renamed(case_of(*readings)) == []


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


def test_people_whom_a_third_report_names_both_are_two() -> None:
    one, other = told("There Ada Harlow, 31, was hurt.", "a", "x"), told("There Bettina Harlow, 31, spoke.", "b", "x")
    assert renamed(case_of(one, other))
    third = told("There Ada Harlow met Bettina Harlow.", "c", "x")
    assert not renamed(case_of(one, other, third))
