from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.language.negation import negated, negation_cues


def scope(sentence: str) -> str:
    """Return the words that stand under a negation."""
    words = sentence.split()
    return " ".join(word for word, flag in zip(words, negated(words), strict=True) if flag)


def cues(sentence: str) -> list[str]:
    words = sentence.split()
    return [words[at] for at in negation_cues(words)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The gates were not opened on my order", "opened on my order"),
        ("He didn't open the gates", "open the gates"),
        ("He didn’t open the gates", "open the gates"),
        ("I cannot say it", "say it"),
        ("She never said it", "said it"),
        ("Nobody was hurt", "was hurt"),
        ("None of the gates were opened", "of the gates were opened"),
        ("hardly anyone came", "anyone came"),
        ("They left without warning", "warning"),
        ("NOT ONE gate was opened", "ONE gate was opened"),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(sentence: str, found: str) -> None:
    assert scope(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He did not go but she went", "go"),
        ("He did not go , but she went", "go"),
        ("He did not go because she went", "go"),
        ("He left without warning , and she stayed", "warning"),
        ("Not a gate was opened , she said", "a gate was opened"),
        ("The gates were opened , not closed .", "closed ."),
        ("the man who did not see it ; the others saw it", "see it"),
        ("Nobody was hurt — the bus was empty", "was hurt"),
        ("They did not come if they could stay", "come"),
        ("No , the gates were opened", ""),
        ("A girl found after failing to come home had been hurt", "to come home"),
        ("A girl who did not come home was hurt", "come home"),
        ("A girl without a coat was hurt", "a coat"),
        ("She did not make it and was hurt", "make it"),
        ("She did not say that it was true", "say that it was true"),
    ],
)
def test_a_clause_ends_at_marks_and_conjunctions(sentence: str, found: str) -> None:
    assert scope(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They were neither wise nor good", "wise good"),
        ("Neither the mayor nor the governor came", "the mayor the governor came"),
        ("He did not eat , drink or sleep", "eat , drink or sleep"),
        ("No gates , dykes or walls were opened", "gates , dykes or walls were opened"),
        ("The deal was not wise , smart or honourable", "wise , smart or honourable"),
    ],
)
def test_a_list_carries_a_negation_on(sentence: str, found: str) -> None:
    assert scope(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no doubt that he lied",
        "It was not only wise but good",
        "It is not just wise",
        "It is not merely a plan",
        "not least the mayor",
        "no matter what he says",
        "It is no wonder that they left",
        "The mayor opened the gates",
        "They have knots and notes",
    ],
)
def test_phrases_that_only_look_like_negations_are_none(sentence: str) -> None:
    assert (cues(sentence), scope(sentence)) == ([], "")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He refused to open the gates", "to open the gates"),
        ("The talks failed to produce a deal", "to produce a deal"),
        ("They fail to see it", "to see it"),
        ("She declined to answer", "to answer"),
        ("refusing to speak , he left", "to speak"),
    ],
)
def test_failing_and_refusing_to_do_something_negate_it(sentence: str, found: str) -> None:
    assert scope(sentence) == found


@pytest.mark.parametrize("sentence", ["He refused the offer", "The pump failed at noon", "The pound declined sharply"])
def test_failing_and_refusing_alone_negate_nothing(sentence: str) -> None:
    assert scope(sentence) == ""


def test_two_negations_lift_each_other() -> None:
    assert scope("He never said that nobody left") == "said that nobody"
    assert scope("It isn't true that they weren't there") == "true that they weren't"


def test_a_scope_is_nine_words_at_most() -> None:
    assert scope("not " + " ".join("abcdefghijklm")) == "a b c d e f g h i"


def test_contractions_of_every_auxiliary_are_cues() -> None:
    assert cues("isn't wasn’t won't can’t couldn't needn't") == "isn't wasn’t won't can’t couldn't needn't".split()


def test_a_cue_does_not_negate_itself() -> None:
    assert negated(["not"]) == [False]
    assert negated([]) == []


WORDS = st.sampled_from("not no never neither nor or , but only doubt to refuse opened gates didn't ; n't".split())


@settings(max_examples=100)
@given(st.lists(WORDS, max_size=20))
def test_every_word_gets_a_flag_and_nothing_is_negated_without_a_cue(words: list[str]) -> None:
    flags, found = negated(words), negation_cues(words)
    assert len(flags) == len(words)
    assert found == sorted(set(found))
    if True in flags:
        assert found
        assert flags.index(True) > found[0]
