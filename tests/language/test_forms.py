from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.language.forms import FUNCTION_WORDS, is_content, stem

_ENDINGS = ("ing", "ingly", "ed", "es", "ations", "iveness", "ally", "ousness", "ers", "ement")


@pytest.mark.parametrize(
    "forms",
    [
        "negotiate negotiates negotiating negotiated negotiation negotiations negotiator",
        "tear tears tearing tore torn",
        "say says saying said",
        "go goes going went gone",
        "lead leads leading led",
        "fight fights fighting fought",
        "withdraw withdraws withdrawing withdrew withdrawn",
        "seek seeks sought",
        "flee flees fled",
        "open opens opened opening",
        "mayor mayors mayor's mayor’s MAYOR Mayor’s",
        "person people persons",
        "woman women",
        "wife wives",
        "policy policies",
        "die dies dying died",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("found", "founded"),
        ("fell", "felt"),
        ("war", "warn"),
        ("lost", "list"),
        ("wise", "unwise"),
        ("legal", "illegal"),
        ("payment", "paymaster"),
        ("led", "laid"),
    ],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["gates", "1,200", "12", "Brandt", "mayor’s", "é", "x", "opened", "denied"])
def test_words_that_say_something_are_content(word: str) -> None:
    assert is_content(word)


@pytest.mark.parametrize(
    "word", ["the", "The", "AND", "of", "was", "said", "not", "n't", "whom", "according", "cannot"]
)
def test_function_words_are_none(word: str) -> None:
    assert not is_content(word)


@pytest.mark.parametrize(
    "word", ["don't", "won’t", "couldn't", "it’s", "he's", "they've", "we’ll", "I'm", "she'd", "’s"]
)
def test_contracted_function_words_are_none_either(word: str) -> None:
    assert not is_content(word)


@pytest.mark.parametrize("mark", ["", " ", ",", "—", "“", "...", "…", "%", "'"])
def test_marks_are_no_words(mark: str) -> None:
    assert not is_content(mark)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_any_text_has_a_stem_that_case_does_not_change(word: str) -> None:
    assert isinstance(is_content(word), bool)
    if word.isascii():
        assert stem(word.upper()) == stem(word.lower())


def test_function_words_are_written_as_they_are_looked_up() -> None:
    assert all(word == word.lower() for word in FUNCTION_WORDS)


def test_threads_stem_as_one_does() -> None:
    words = [f"{a}{b}{c}" for a in ("negotia", "bombard", "relation", "hesita") for b in "tbsn" for c in _ENDINGS]
    alone = {word: stem(word) for word in words}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(10):
            stem.cache_clear()
            with ThreadPoolExecutor(8) as pool:
                together = list(pool.map(lambda _: {word: stem(word) for word in words}, range(8)))
            assert all(found == alone for found in together)
    finally:
        sys.setswitchinterval(interval)
