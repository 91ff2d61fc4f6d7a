from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.background import background
from secondsource.relate.words import stem, stems_of, words_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Gates", "gate"),
        ("authority’s", "authority"),
        ("authorities", "authority"),
        ("press", "press"),
        ("virus", "virus"),
        ("crisis", "crisis"),
        ("US", "us"),
        ("ties", "tie"),
        ("1,200", "1,200"),
    ],
)
def test_a_stem_drops_case_possessive_and_plural(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_words_keep_their_places_and_inner_apostrophes() -> None:
    text = "“The mayor’s gates”, they didn't open."
    assert [text[w.start : w.end] for w in words_of(text)] == ["The", "mayor’s", "gates", "they", "didn't", "open"]
    assert stems_of(text) == ["the", "mayor", "gate", "they", "didn't", "open"]


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_words_of_any_text_lie_in_it_in_order(text: str) -> None:
    words = words_of(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert [w.stem for w in words] == stems_of(text)


def test_the_background_knows_common_from_rare_words() -> None:
    table = background()
    assert table.texts > 7000
    assert table.rarity("the") < 0.1
    assert table.rarity("police") < table.rarity("flood") < table.rarity("weir")
    assert table.rarity("zzyzx") == pytest.approx(8.876, abs=0.01)
