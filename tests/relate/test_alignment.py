from __future__ import annotations

from secondsource.model.proposition import Pair, Proposition
from secondsource.relate.alignment import Alignment
from tests.builders import proposition

DYKE = "The dyke at Halmen broke on Tuesday and flooded the pasture"
DYKE_TOO = "On Tuesday the dyke near Halmen broke, flooding the pasture"
VOTE = "The council voted for a new bridge over the canal"


def sentences() -> list[Proposition]:
    return [proposition(DYKE, "a:s1", "a"), proposition(DYKE_TOO, "b:s1", "b"), proposition(VOTE, "c:s1", "c")]


def test_sentences_with_the_same_rare_words_say_the_same() -> None:
    one, other, vote = sentences()
    alignment = Alignment([Pair(one, other, 0.7), Pair(one, vote, 0.45)])
    assert [(a[0], b[0]) for a, b in alignment.same()] == [("a", "b")]


def test_parts_of_sentences_about_different_things_are_apart_unless_they_are_nearly_equal() -> None:
    one, _, vote = sentences()
    alignment = Alignment([Pair(one, vote, 0.5)])
    assert alignment.same() == []
    assert alignment.apart(Pair(one, vote, 0.6))
    assert not alignment.apart(Pair(one, vote, 0.9))


def test_nothing_is_apart_where_nothing_was_compared() -> None:
    one, _, vote = sentences()
    assert not Alignment([]).apart(Pair(one, vote, 0.5))
