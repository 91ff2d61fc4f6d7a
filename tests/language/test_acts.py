from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.language.acts import act_of, tells
from secondsource.model.reading import SPOKEN


@pytest.mark.parametrize(
    ("cue", "following", "act"),
    [
        ("said", "that the gates were open", "statement"),
        ("has repeatedly told", "reporters that the gates were open", "statement"),
        ("according to", "the mayor", "statement"),
        ("denied", "that she knew", "denial"),
        ("dismissed", "the report", "denial"),
        ("asked", "whether the gates were open", "question"),
        ("wondered", "why nobody came", "question"),
        ("urged", "the council to act", "demand"),
        ("told", "her staff to leave", "demand"),
        ("asked", "the council to act", "demand"),
        ("called for", "an inquiry", "demand"),
        ("called", "him a liar", "statement"),
        ("believes", "the dam is safe", "thought"),
        ("is expected", "to resign", "thought"),
        ("wants", "the gates repaired", "intention"),
        ("would like", "to resign", "intention"),
        ("declined", "to comment", "intention"),
        ("decided", "to sue", "intention"),
        ("fears", "another flood", "attitude"),
        ("backs", "the plan", "attitude"),
        ("expressed deep concern about", "the dam", "attitude"),
        ("made clear", "that she would go", "statement"),
        ("pleaded", "guilty to fraud", "statement"),
        ("pleaded", "with them to stop", "demand"),
    ],
)
def test_the_cue_and_what_follows_say_the_act(cue: str, following: str, act: str) -> None:
    assert act_of(cue.split(), following.split()) == act


def test_a_verb_that_only_begins_or_tries_gives_way() -> None:
    assert act_of(["sought", "to", "explain"]) == "statement"
    assert act_of(["continued", "to", "insist"]) == "statement"
    assert act_of(["sought"], ["to", "open"]) == "intention"


def test_a_noun_decides_over_the_verb_that_carries_it() -> None:
    assert act_of(["voiced", "support", "for"]) == "attitude"
    assert act_of(["raised", "doubts", "about"]) == "thought"


def test_adverbs_are_no_acts() -> None:
    assert act_of(["is", "likely", "to", "say"]) == "statement"
    assert act_of(["allegedly"]) == "statement"


def test_a_mark_alone_asks_when_its_words_ask() -> None:
    assert act_of([":"], asks=True) == "question"
    assert act_of([], asks=True) == "question"
    assert act_of([":"]) == "statement"
    assert act_of(["said"], asks=True) == "statement"


def test_seeming_is_a_thought_unless_words_are_quoted() -> None:
    assert act_of(["seemed"]) == "thought"
    assert act_of(["seemed"], quoted=True) == "statement"


def test_asked_before_quoted_words_is_a_question() -> None:
    assert act_of(["asked"], ["“", "to", "whom"], quoted=True) == "question"


def test_words_said_are_the_first_four_acts() -> None:
    assert {"statement", "denial", "question", "demand"} == SPOKEN


def test_words_that_tell_of_an_act() -> None:
    assert tells("Said")
    assert tells("fears")
    assert not tells("river")


@given(st.lists(st.text(min_size=1, max_size=8), max_size=6), st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_any_words_have_an_act(cue: list[str], following: list[str]) -> None:
    assert act_of(cue, following) in SPOKEN | {"thought", "intention", "attitude"}
