"""How people are introduced."""

from __future__ import annotations

import pytest

from secondsource.model.reading import Entity
from secondsource.render.view import Lookup


@pytest.mark.parametrize(
    ("aliases", "shown"),
    [
        (("Falk", "the harbour master"), "Ingrid Falk, harbour master"),
        (("Falk", "The 61-year-old"), "Ingrid Falk"),
        (("Falk", "the leader"), "Ingrid Falk"),
        ((), "Ingrid Falk"),
    ],
)
def test_people_are_introduced_by_a_title_that_says_something(aliases: tuple[str, ...], shown: str) -> None:
    known = Entity("n1", "Ingrid Falk", "person", aliases, ())
    assert Lookup({}, {}, {"n1": known}, {}, {}).introduced("n1") == shown
