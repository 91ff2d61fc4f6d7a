from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.judge.tracing import Trace, trace, words_of

ORDER = "I did not order the change of course, and nobody on that bridge asked me before eight that evening."
DRILL = "The safety drill was a cheap show for visitors, and I told the company about it in 12 letters to Anna Berg."
SOURCES = [words_of(ORDER), words_of(DRILL)]


def traced(text: str) -> Trace:
    found = trace(words_of(text), SOURCES)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "alteration", "before", "after"),
    [
        ("I did order the change of course, and nobody on that bridge asked me", "negation", ("not",), ()),
        ("I told the company about it in 40 letters to Anna Berg.", "number", ("12",), ("40",)),
        ("I told the company about it in 12 letters to Lena Moe.", "name", ("Anna", "Berg"), ("Lena", "Moe")),
        ("The safety drill was a clever show for visitors", "word", ("cheap",), ("clever",)),
        ("The safety drill was perhaps a cheap show for visitors", "hedge", (), ("perhaps",)),
    ],
)
def test_what_was_changed_is_told_with_its_words(
    text: str, alteration: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    found = traced(text)
    assert (found.alteration, found.before, found.after) == (alteration, before, after)


def test_words_left_out_without_an_ellipsis_are_a_cut() -> None:
    found = traced("The safety drill was a cheap show in 12 letters to Anna Berg.")
    assert found.alteration == "cut"
    assert found.before[:2] == ("for", "visitors")


def test_words_in_another_order_are_told() -> None:
    text = "Nobody on that bridge asked me before eight that evening, and I did not order the change of course."
    assert traced(text).alteration == "order"


def test_two_utterances_in_one_are_a_splice_of_both() -> None:
    found = traced("I did not order the change of course, and I told the company about it in 12 letters to Anna Berg.")
    assert (found.alteration, {found.source, found.other}) == ("splice", {0, 1})


@pytest.mark.parametrize(
    "text",
    [
        ORDER,
        "nobody on that bridge asked me before eight that evening",
        "I did not order the change of course … before eight that evening.",
        "I did not order the change of course, and nobody [there] asked me before eight that evening.",
        "The safety drill was, you know, a cheap show for visitors",
        "the safety drill was a cheap show for visitors, and I told the company about it in twelve letters",
    ],
    ids=["whole", "end", "ellipsis", "brackets", "fillers", "number in words"],
)
def test_honest_cuts_are_no_change(text: str) -> None:
    assert traced(text).alteration == "none"


def test_other_words_come_from_nowhere() -> None:
    assert trace(words_of("The council met at noon to vote on the school roof"), SOURCES) is None
    assert trace((), SOURCES) is None
    assert trace(words_of(ORDER), []) is None


@given(st.text(max_size=100), st.text(max_size=100))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_traced(quote: str, source: str) -> None:
    found = trace(words_of(quote), [words_of(source)])
    assert found is None or found.source == 0
