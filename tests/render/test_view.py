"""How people are introduced."""

from __future__ import annotations

import pytest

from secondsource.model.reading import Attribution, Entity
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.render.view import Lookup, voices


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It did not sway local lawmakers, who say it is overblown.", "“local lawmakers, who”"),
        ("Some families who say it is late.", "“Some families who”"),
        ("who say it is late.", "“who”"),
    ],
)
def test_an_unknown_relative_pronoun_is_shown_with_the_words_before_it(text: str, shown: str) -> None:
    start = text.index("who")
    source = Span("r", start, start + 3, "who")
    item = Attribution("a1", "r", source, None, None, (), "indirect")
    lookup = Lookup({"r": Report.from_text(text, id="r")}, {}, {}, {}, {})
    assert [voice.name for voice in voices([item], lookup)] == [shown]
