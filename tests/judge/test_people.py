from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.judge.people import ages, renamed
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
        ("Ada Holm, 5, was hurt.", "Ada Holm, 49, was hurt.", ("2026-05-09", "2026-05-10")),
        ("Holm, 34, was hurt.", "Holm, 43, was hurt.", ("2026-05-09", "2026-05-10")),
    ],
    ids=["one age", "a birthday", "years later", "another person", "mother and child", "surnames alone"],
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


def test_people_whom_a_third_report_names_both_are_two() -> None:
    one, other = told("There Ada Harlow, 31, was hurt.", "a", "x"), told("There Bettina Harlow, 31, spoke.", "b", "x")
    assert renamed(case_of(one, other))
    third = told("There Ada Harlow met Bettina Harlow.", "c", "x")
    assert not renamed(case_of(one, other, third))
