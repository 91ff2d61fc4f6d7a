"""How people are introduced."""

from __future__ import annotations

import pytest

from secondsource.model.claim import Claim, Member
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
        (("Falk", "the girl"), "Ingrid Falk"),
        (("Íngrid",), "Ingrid Falk"),
        ((), "Ingrid Falk"),
    ],
)
def test_people_are_introduced_by_a_title_that_says_something(aliases: tuple[str, ...], shown: str) -> None:
    known = Entity("n1", "Ingrid Falk", "person", aliases, ())
    assert Lookup({}, {}, {"n1": known}, {}, {}, {}).introduced("n1") == shown


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
    lookup = Lookup({"r": Report.from_text(text, id="r")}, {}, {}, {}, {}, {})
    assert [voice.name for voice in voices([item], lookup)] == [shown]


def test_a_claim_of_one_persons_words_has_their_voice() -> None:
    falk = Entity("n1", "Ingrid Falk", "person", (), ())
    lookup = Lookup({}, {}, {"n1": falk}, {}, {}, {"a:a1": "n1", "b:a1": "n1", "c:a1": "n2"})

    def claim(*refs: str | None) -> Claim:
        members = tuple(Member(Span((ref or "b")[0], 0, 4, "Said"), ref) for ref in refs)
        return Claim("c1", "s1", "statement", members, ("a", "b", "c"), 2, "corroborated", "Said")

    assert lookup.voice(claim("a:a1", "b:a1")) == "Ingrid Falk"
    assert lookup.voice(claim("a:a1", "c:a1")) == ""
    assert lookup.voice(claim("a:a1", "b:v3")) == ""
    assert lookup.voice(claim("a:a1", None)) == ""
