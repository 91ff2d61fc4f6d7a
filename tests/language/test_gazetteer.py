from __future__ import annotations

from importlib import resources

import pytest

from secondsource.language.gazetteer import is_known_body, is_known_place


@pytest.mark.parametrize("name", ["Lubumbashi", "são paulo", "Sao Paulo", "West Bank"])
def test_well_known_places_are_known_in_any_case_and_spelling(name: str) -> None:
    assert is_known_place(name)


@pytest.mark.parametrize("name", ["Boeing", "Islamic State of Iraq and the Levant", "Sinn Fein"])
def test_well_known_bodies_are_known(name: str) -> None:
    assert is_known_body(name)


def test_invented_names_are_neither() -> None:
    assert not is_known_place("Quellstadt")
    assert not is_known_body("Quellwerke")


@pytest.mark.parametrize("table", ["places.txt", "bodies.txt"])
def test_a_table_has_no_name_twice_and_no_blanks_around_one(table: str) -> None:
    lines = (resources.files("secondsource.language") / table).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert len(rows) == len(set(rows))
    assert all(row == row.strip() and row for row in rows)
