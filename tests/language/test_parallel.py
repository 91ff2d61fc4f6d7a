from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.language.parallel import align


def test_sentences_meet_their_counterparts_in_any_order() -> None:
    first = ["The gates were opened at four.", "Nobody was hurt.", "The mayor wept."]
    second = ["Nobody was hurt, police said.", "A bridge fell.", "The gates were opened at five."]
    assert align(first, second) == [(0, 2), (1, 0), (None, 1), (2, None)]


@given(st.lists(st.text("ab c", max_size=8), max_size=6), st.lists(st.text("ab c", max_size=8), max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_sentence_stands_in_one_row(first: list[str], second: list[str]) -> None:
    rows = align(first, second)
    assert [i for i, _ in rows if i is not None] == list(range(len(first)))
    assert sorted(j for _, j in rows if j is not None) == list(range(len(second)))
