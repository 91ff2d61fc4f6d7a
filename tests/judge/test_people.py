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
        told("On the quay Sherie Lund spoke.", "a", "Sherie Lund"),
        told("Then Cherie Lund spoke.", "b", "Cherie Lund"),
    )
    (found,) = spellings(case_of(one, other))
    assert (found.kind, found.severity) == ("name", "low")
    assert found.explanation == "“Cherie Lund” in one report is “Sherie Lund” in the other"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Holm", "Ada Holm"), ("Tom Holm", "Thomas Holm"), ("Ada Holm", "Tor Lund"), ("Ada Holm", "Ida Holm")],
    ids=["the same", "a short form", "another", "too short to tell"],
)
def test_other_names_are_silent(one: str, other: str) -> None:
    assert spellings(case_of(told(f"There {one} spoke.", "a", one), told(f"There {other} spoke.", "b", other))) == []


def test_a_report_with_both_names_speaks_of_two_people() -> None:
    both = annotated("There Sherie Lund met Cherie Lund.", "a",
                     Notes(known={"x": Known(("Sherie Lund",)), "y": Known(("Cherie Lund",))}))  # fmt: skip
    assert spellings(case_of(both, told("There Cherie Lund spoke.", "b", "Cherie Lund"))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The captain, Laylah Petersen, was hurt. The trial of Laylah Peterson ended.",
            ["“Laylah Petersen” is also “Laylah Peterson” in the same report"],
        ),
        ("The captain, Marcella Holm, met Marcello Holm.", []),
    ],
    ids=["a surname", "a first name, of a brother perhaps"],
)
def test_within_a_report_a_surname_can_be_spelt_in_two_ways(text: str, said: list[str]) -> None:
    names = [name for name in ("Laylah Petersen", "Laylah Peterson", "Marcella Holm", "Marcello Holm") if name in text]
    reading = annotated(text, "a", Notes(known={name: Known((name,)) for name in names}))
    assert [f.explanation for f in spellings(case_of(reading))] == said


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        ("one-year-old Zoey Horton was hurt.", "Zoey Duncan, 1, was hurt.", "another surname"),
        ("Zoey Horton, 31, was hurt.", "Bianca Horton, 31, was hurt.", "another given name"),
    ],
)
def test_one_age_and_half_a_name_in_common_is_a_person_named_otherwise(one: str, other: str, by: str) -> None:
    readings = [told(f"On the quay {text}", name, "x") for name, text in (("a", one), ("b", other))]
    assert [(f.kind, f.by) for f in renamed(case_of(*readings))] == [("name", by)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoey Horton, 31, was hurt.", "Zoey Duncan, 32, was hurt."),
        ("Zoey Horton, 31, was hurt.", "Zoey Duncan, 31, was hurt. Zoey Horton was not."),
        ("Zoey Horton, 31, was hurt.", "Zoey Hortin, 31, was hurt."),
        ("Zoey Horton, 31, was hurt.", "Bianca Duncan, 31, was hurt."),
        ("Zoey Horton, 31, was hurt.", "Mrs Horton, 31, was hurt."),
    ],
    ids=["another age", "both named", "a spelling", "nothing in common", "a title"],
)
def test_people_who_can_be_two_are_not_one_named_otherwise(one: str, other: str) -> None:
    readings = [told(f"On the quay {text}", name, "x") for name, text in (("a", one), ("b", other))]
    assert renamed(case_of(*readings)) == []
