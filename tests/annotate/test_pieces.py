from __future__ import annotations

from importlib import resources
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tokenizers import Tokenizer

from secondsource.annotate.pieces import (
    CASE_FEATURES,
    CONTEXT,
    LAYOUT_FEATURES,
    QUOTE_FEATURES,
    STRETCH,
    WINDOW,
    Pieces,
    Window,
    encode,
    stretches,
    windows,
    word_spans,
)

TOKENIZER = Tokenizer.from_str((resources.files("secondsource.weights") / "tokenizer.json").read_text("utf-8"))
SENTENCE = "The gates were opened at four in the morning on the order of the mayor, she said."


def flat(size: int, *starts: int) -> Pieces:
    """Make pieces that only have a length and paragraph starts."""
    zeros = np.zeros(size, dtype=np.int64)
    layout = zeros.copy()
    layout[list(starts)] = 1
    return Pieces(zeros, np.arange(size), np.arange(1, size + 1), zeros, zeros, layout)


def surface(text: str, feature: str) -> dict[str, int]:
    """Return a feature's value for each word, read at its first piece."""
    pieces = encode(text, TOKENIZER)
    values = dict(zip(pieces.starts.tolist(), getattr(pieces, feature).tolist(), strict=True))
    return {text[start:end]: values[start] for start, end in word_spans(text)}


def test_offsets_slice_to_the_words() -> None:
    text = "Café “weren’t” 漢字 ½"
    pieces = encode(text, TOKENIZER)
    cut = [text[a:b] for a, b in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)]
    assert cut == ["Café", "“", "weren", "’", "t", "”", "漢", "字", "½"]


def test_pieces_know_what_marks_they_stand_between() -> None:
    found = surface("out “dbl ‘sgl’ dbl2” out2 ‘solo’", "quote")
    assert [found[w] for w in ("out", "dbl", "sgl", "dbl2", "out2", "solo")] == [0, 1, 2, 1, 0, 2]


def test_pieces_in_a_damaged_quotation_know_it() -> None:
    assert surface("fine “never closed", "quote") == {"fine": 0, "“": 3, "never": 3, "closed": 3}


def test_pieces_know_how_their_word_is_written() -> None:
    assert surface("lower Upper ALLCAPS McCoy A 12 iPhone", "case") == {
        "lower": 0,
        "Upper": 1,
        "ALLCAPS": 2,
        "McCoy": 3,
        "A": 1,
        "12": 0,
        "iPhone": 3,
    }


def test_the_first_piece_of_a_paragraph_is_marked() -> None:
    assert surface("One two.\n\nThree four.", "layout") == {
        **dict.fromkeys(("two", ".", "four"), 0),
        **dict.fromkeys(("One", "Three"), 1),
    }


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_text_has_no_pieces_and_no_windows(text: str) -> None:
    pieces = encode(text, TOKENIZER)
    assert len(pieces) == 0
    assert windows(pieces) == []


@pytest.mark.parametrize("size", [1, WINDOW])
def test_a_short_text_is_one_window(size: int) -> None:
    (found,) = windows(flat(size))
    assert (found.start, found.end, found.core_start, found.core_end) == (0, size, 0, size)


def test_windows_break_where_a_paragraph_begins_when_one_is_near() -> None:
    first, second = windows(flat(600, 0, 400, 430))
    assert first.core_end == second.core_start == 430


def test_a_paragraph_start_far_from_the_end_of_a_window_does_not_shorten_it() -> None:
    assert windows(flat(600, 0, 20))[0].core_end == WINDOW - CONTEXT


def test_a_text_gives_the_same_pieces_each_time() -> None:
    one, other = encode(SENTENCE, TOKENIZER), encode(SENTENCE, TOKENIZER)
    assert one.ids.tolist() == other.ids.tolist()


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 3000), st.lists(st.integers(0, 2999), max_size=30))
def test_windows_tile_the_pieces_and_give_each_core_its_context(size: int, starts: list[int]) -> None:
    found = windows(flat(size, *(start for start in starts if start < size)))
    assert [found[0].core_start, *(w.core_end for w in found)] == [*(w.core_start for w in found), size]
    for window in found:
        assert 0 <= window.start <= window.core_start < window.core_end <= window.end <= size
        assert window.end - window.start <= WINDOW
        assert window.start == max(0, window.core_start - CONTEXT)
        assert window.end >= min(size, window.core_end + CONTEXT)
    assert all(one.core_end == other.core_start for one, other in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_pieces_in_order_with_features_in_bounds(text: str) -> None:
    pieces = encode(text, TOKENIZER)
    assert ((pieces.starts >= 0) & (pieces.starts <= pieces.ends) & (pieces.ends <= len(text))).all()
    assert (np.diff(pieces.starts) >= 0).all()
    for values, count in (
        (pieces.quote, QUOTE_FEATURES),
        (pieces.case, CASE_FEATURES),
        (pieces.layout, LAYOUT_FEATURES),
    ):
        assert len(values) == len(pieces)
        assert ((values >= 0) & (values < count)).all()


def worded(size: int, *stops: int) -> Pieces:
    """Return pieces of which those given are full stops."""
    pieces = flat(size)
    return replace(pieces, ids=np.array([1012 if at in stops else 2000 for at in range(size)]))


@given(st.integers(1, 510), st.lists(st.integers(0, 509), max_size=30))
def test_stretches_tile_a_core_and_hold_their_sentences(size: int, stops: list[int]) -> None:
    window = Window(0, size, size // 10, size - size // 10)
    found = stretches(worded(size, *stops), window)
    cores = [(w.core_start, w.core_end) for w in found]
    assert [start for start, _ in cores] == [window.core_start, *(end for _, end in cores[:-1])]
    assert cores[-1][1] == window.core_end
    for part in found:
        assert window.start <= part.start <= part.core_start < part.core_end <= part.end <= window.end
        assert part.core_end - part.core_start <= STRETCH


def test_a_stretch_ends_with_a_sentence_where_one_is_near() -> None:
    first, second = stretches(worded(400, 169, 250), Window(0, 400, 0, 350))
    assert (first.start, first.core_end, first.end) == (0, 170, 170)
    assert (second.start, second.core_start, second.core_end, second.end) == (170, 170, 350, 390)
