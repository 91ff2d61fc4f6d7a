from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.pieces import Pieces
from secondsource.annotate.reader import Tagged
from secondsource.annotate.words import Words, begin_inside, heads, pool, spans_from, words_of
from tests.annotate.readers import bio


def tagged(*places: tuple[int, int]) -> Tagged:
    zeros = np.zeros(len(places), dtype=np.int64)
    spans = np.array(places, dtype=np.int64).reshape(-1, 2)
    return Tagged(Pieces(zeros, spans[:, 0], spans[:, 1], zeros, zeros, zeros), {}, (), (), zeros)


def ranges(words: Words) -> list[tuple[int, int]]:
    return list(zip(words.first.tolist(), words.last.tolist(), strict=True))


def table(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_words_are_matched_with_the_pieces_they_overlap() -> None:
    # "weren’t open": pieces weren, ’, t, open
    found = words_of(tagged((0, 5), (5, 6), (6, 7), (8, 12)), [(0, 7), (8, 12)])
    assert ranges(found) == [(0, 3), (3, 4)]
    assert len(found) == 2


def test_a_piece_over_two_words_belongs_to_both() -> None:
    assert ranges(words_of(tagged((0, 4)), [(0, 2), (2, 4)])) == [(0, 1), (0, 1)]


def test_a_word_without_pieces_has_an_empty_range() -> None:
    ((first, last), *_) = ranges(words_of(tagged((4, 8)), [(0, 3), (4, 8)]))
    assert first == last


def test_no_words_and_no_pieces_are_no_trouble() -> None:
    nothing = words_of(tagged(), [])
    assert len(nothing) == 0
    assert pool(nothing, np.zeros((0, 3), dtype=np.float32)).shape == (0, 3)


def test_pooling_averages_over_the_pieces_of_a_word() -> None:
    words = words_of(tagged((0, 2), (2, 4), (5, 6)), [(0, 4), (5, 6), (8, 9)])
    values = table((1.0, 0.0), (0.0, 1.0), (0.25, 0.75))
    assert pool(words, values).tolist() == [[0.5, 0.5], [0.25, 0.75], [0.0, 0.0]]


def test_heads_are_the_values_of_the_first_piece() -> None:
    words = words_of(tagged((0, 2), (2, 4), (5, 6)), [(0, 4), (5, 6), (8, 9)])
    values = table((1.0, 0.0), (0.0, 1.0), (0.25, 0.75))
    assert heads(words, values).tolist() == [[1.0, 0.0], [0.25, 0.75], [0.0, 0.0]]


def test_a_bio_layer_says_how_likely_a_word_is_inside_and_begins() -> None:
    words = words_of(tagged((0, 2), (2, 4), (5, 6)), [(0, 4), (5, 6), (8, 9)])
    inside, begins = begin_inside(words, table((0.2, 0.6, 0.2), (0.4, 0.1, 0.5), (1.0, 0.0, 0.0)))
    assert inside == pytest.approx([0.7, 0.0, 0.0])  # the mean over the pieces
    assert begins == pytest.approx([0.75, 0.0, 0.0])  # the first piece decides


@pytest.mark.parametrize(
    ("inside", "begins", "spans"),
    [
        ([], [], []),
        ([0.1, 0.1], [0.9, 0.9], []),
        ([0.9, 0.9, 0.1], [0.9, 0.1, 0.9], [(0, 2)]),
        ([0.9, 0.9, 0.9], [0.1, 0.1, 0.1], [(0, 3)]),
        ([0.9, 0.9, 0.9], [0.9, 0.9, 0.1], [(0, 1), (1, 3)]),
        ([0.1, 0.9, 0.1, 0.9], [0, 0, 0, 0], [(1, 2), (3, 4)]),
        ([0.5, 0.4], [0, 0], [(0, 1)]),
    ],
)
def test_spans_are_runs_of_words_inside_parted_where_one_begins(
    inside: list[float], begins: list[float], spans: list[tuple[int, int]]
) -> None:
    assert spans_from(np.array(inside), np.array(begins), 0.5) == spans


SPANS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=6)


@settings(max_examples=60)
@given(SPANS)
def test_tagging_spans_and_reading_them_back_gives_the_same_spans(gaps: list[tuple[int, int]]) -> None:
    spans, at = [], 0
    for gap, length in gaps:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    words = words_of(tagged(*((i * 2, i * 2 + 1) for i in range(at))), [(i * 2, i * 2 + 1) for i in range(at)])
    inside, begins = begin_inside(words, bio(at, spans))
    assert spans_from(inside, begins, 0.5) == spans
