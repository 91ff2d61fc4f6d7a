from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.judge.words import Comparison, compare_words, normal, phrase
from tests.builders import words

GATES = "The gates of the town were opened at night"


def compare(a: str, b: str) -> Comparison:
    return compare_words(words(a), words(b))


def changes(a: str, b: str) -> list[tuple[str, str, str]]:
    """Return each change that matters as its kind and the words before and after."""
    return [(c.kind, phrase(c.before), phrase(c.after)) for c in compare(a, b).changes if c.kind != "small"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The gates were not opened on my order", "The gates were opened on my order", ("negation", "not", "")),
        ("The gates were opened on my order", "The gates were never opened on my order", ("negation", "", "never")),
        ("No one spoke at the gate that night", "Someone spoke at the gate that night", ("", "", "")),
        ("So no one spoke at the gate", "So someone spoke at the gate", ("negation", "no one", "someone")),
        ("We didn’t open the gates at night", "We did open the gates at night", ("negation", "didn’t", "did")),
    ],
)
def test_a_lost_or_added_negation_is_told(a: str, b: str, expected: tuple[str, str, str]) -> None:
    assert changes(a, b) == ([expected] if expected[0] else [])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("We moved 1,200 people that night", "We moved 12,000 people that night", ("number", "1,200", "12,000")),
        ("We moved twelve people that night", "We moved twenty people that night", ("number", "twelve", "twenty")),
        ("We moved twelve people that night", "We moved 20 people that night", ("number", "twelve", "20")),
        ("We moved 120 people that night", "We moved 1200 people that night", ("number", "120", "1200")),
        ("We moved 1,200 people that night", "We moved 1,200,000 people then", ("number", "1,200", "1,200,000")),
    ],
)
def test_a_changed_number_is_told(a: str, b: str, expected: tuple[str, str, str]) -> None:
    assert changes(a, b) == [expected]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We lost twelve gates that night", "We lost 12 gates that night"),
        ("We lost twenty-five gates that night", "We lost 25 gates that night"),
        ("We lost 5% of the gates at night", "We lost five per cent of the gates at night"),
        ("We lost 5 percent of the gates at night", "We lost 5 per cent of the gates at night"),
    ],
)
def test_a_number_in_words_is_the_number_in_figures(a: str, b: str) -> None:
    assert changes(a, b) == []


def test_a_changed_name_is_told() -> None:
    assert changes("We saw General Brandt at the gate", "We saw General Moor at the gate") == [
        ("name", "Brandt", "Moor")
    ]


def test_a_changed_word_is_told() -> None:
    assert changes("The old gates were wise to have", "The old gates were bad to have") == [("word", "wise", "bad")]
    assert changes("The gates opened at night", "The old gates opened at night") == [("word", "", "old")]
    assert changes("We fear the war at the gate", "We fear the warnings at the gate") == [("word", "war", "warnings")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We saw Gen. Brandt at the gate", "We saw General Brandt at the gate"),
        ("So Masoud came to the gate at night", "So Masuud came to the gate at night"),
        ("The U.S. gates were opened at night", "The US gates were opened at night"),
        ("The U.S.A. gates were opened at night", "The USA gates were opened at night"),
        ("We did not open the gates", "We didn’t open the gates"),
        ("We won't open the gates at night", "We will not open the gates at night"),
        ("It’s a good day for the town", "It's a good day for the town"),
        ("THE GATES WERE OPENED at night", "The gates were opened at night"),
        ("The gates of the town were opened at night", "Gates of a town were opened at night"),
        ("We went. They left the old town", "We went and they left the old town"),
    ],
    ids=[
        "an abbreviation",
        "a spelling of a name",
        "an acronym with stops",
        "a long acronym",
        "a contraction",
        "another contraction",
        "an apostrophe",
        "capitals",
        "articles",
        "marks",
    ],
)
def test_what_is_no_change_of_the_words(a: str, b: str) -> None:
    assert changes(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "The worker opened the gates at night",
            "The workers opened the gates at night",
            ("form", "worker", "workers"),
        ),
        ("We broke no rules or laws at night", "We broke no rules and laws at night", ("form", "or", "and")),
        ("We opened my gates at night", "We opened his gates at night", ("form", "my", "his")),
    ],
)
def test_another_form_or_another_small_word_is_a_change_of_form(a: str, b: str, found: tuple[str, str, str]) -> None:
    assert changes(a, b) == [found]


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[…]", "[...]", "(…)"])
def test_what_an_ellipsis_leaves_out_is_no_change(mark: str) -> None:
    assert changes(f"The gates {mark} were opened at night", "The gates of the town were opened at night") == []


def test_an_editors_brackets_are_left_out() -> None:
    assert changes("The gates [of the town] were opened at night", "The gates were opened at night") == []
    assert changes("They (the workers) were opened at night", "They were opened at night") == []


def test_a_cut_at_either_end_is_no_change() -> None:
    found = compare("The gates were opened at night by the workers of the board", "gates were opened at night")
    assert (found.changes, found.shared, found.coverage) == ((), 5, 1.0)


def test_a_long_gap_parts_two_stretches_and_the_longest_is_compared() -> None:
    long = f"He said it twice. One day all the people of the old town met here. {GATES}"
    found = compare(long, GATES)
    assert (found.changes, found.coverage) == ((), 1.0)
    assert long[slice(*found.a)] == GATES


def test_two_unrelated_sentences_share_nothing_worth_telling() -> None:
    found = compare("The gates were opened", "A committee met for lunch today")
    assert found == Comparison(0, 0, 0.0, ())
    assert compare(GATES, "The mayor of a city said it was cold").shared_content == 0


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", GATES), (GATES, ""), ("…", "…"), ("“”", ",")])
def test_nothing_is_compared_with_nothing(a: str, b: str) -> None:
    assert compare(a, b).shared_content == 0


def test_the_places_are_those_of_the_shared_stretch() -> None:
    a, b = f"Well, {GATES}.", f"“{GATES},” she said"
    found = compare(a, b)
    assert a[slice(*found.a)] == b[slice(*found.b)] == GATES
    assert (found.shared, found.shared_content) == (9, 4)


def test_words_are_compared_without_case_and_typography() -> None:
    assert normal("It’s") == normal("IT'S")


WORDS = st.lists(
    st.sampled_from(
        "The gates not opened 12 twelve Brandt … ... [ ] ( ) . , U.S. % per cent didn’t twenty five".split()
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(WORDS, WORDS)
def test_comparing_is_bounded_and_the_same_both_ways_round_for_equals(a: str, b: str) -> None:
    found = compare(a, b)
    assert 0 <= found.shared_content <= found.shared
    assert 0 <= found.coverage <= 1
    assert 0 <= found.a[0] <= found.a[1] <= len(a)
    assert 0 <= found.b[0] <= found.b[1] <= len(b)
    assert compare(a, a).changes == ()
