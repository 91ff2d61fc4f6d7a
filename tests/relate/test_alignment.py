from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from secondsource.relate.alignment import Logistic, align
from tests.builders import proposition

if TYPE_CHECKING:
    from secondsource.model.proposition import Proposition

DYKE = "The dyke at Halmen broke on Tuesday and flooded the pasture"
DYKE_TOO = "On Tuesday the dyke near Halmen broke, flooding the pasture"
DYKE_HELD = "The dyke at Halmen did not break on Tuesday"
VOTE = "The council voted for a new bridge over the canal"
FEES = "Parking fees in the old harbour will rise in spring"


def report(name: str, *texts: str) -> list[Proposition]:
    """Return a report's sentences, one after the other."""
    found = []
    for number, text in enumerate(texts):
        item = proposition(text, f"{name}:s{number}", name)
        place = replace(item.sentence, start=100 * number, end=100 * number + len(text))
        found.append(replace(item, sentence=place, span=place))
    return found


def vectors(*angles: float) -> np.ndarray:
    return np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32)


def test_sentences_with_the_same_rare_words_are_linked_and_others_are_not() -> None:
    items = [*report("a", DYKE, VOTE), *report("b", FEES, DYKE_TOO)]
    probable = {(a, b): chance for a, b, chance in align(items, vectors(0, 1.4, 2.4, 0.2))}
    assert probable[("a", 0), ("b", 100)] > 0.8
    assert max([chance for pair, chance in probable.items() if pair != (("a", 0), ("b", 100))], default=0) < 0.3


def test_a_denial_is_linked_to_what_it_denies() -> None:
    items = [*report("a", DYKE, VOTE), *report("b", DYKE_HELD, FEES)]
    (best, *_) = sorted(align(items, vectors(0, 1.4, 0.3, 2.4)), key=lambda link: -link.probability)
    assert (best.a, best.b) == (("a", 0), ("b", 0))
    assert best.probability > 0.5


def test_sentences_of_one_report_are_never_linked() -> None:
    assert align(report("a", DYKE, DYKE_TOO), vectors(0, 0)) == []


def test_nothing_is_linked_where_nothing_was_said() -> None:
    assert align([], np.zeros((0, 2), dtype=np.float32)) == []


def test_a_logistic_model_weighs_its_features() -> None:
    model = Logistic(("words", "margin"), (2.0, -1.0), 1.0)
    found = model.probability(np.array([[0, 1], [1, 3], [1, 0]], dtype=np.float32))
    assert found.round(3).tolist() == [0.5, 0.5, 0.953]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=40)), max_size=8))
def test_any_texts_give_probabilities_of_sentences_of_different_reports(texts: list[tuple[str, str]]) -> None:
    held = [text for name in "abc" for text in report(name, *[t for n, t in texts if n == name])]
    rows = vectors(*range(len(held))).reshape(len(held), 2)
    for link in align(held, rows):
        assert link.a[0] != link.b[0]
        assert 0 <= link.probability <= 1
