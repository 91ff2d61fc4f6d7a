from __future__ import annotations

import pytest

from secondsource.language.forms import stem
from secondsource.language.opposites import NOT_PREFIXED, are_opposite


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreed", "refused"),
        ("legal", "illegal"),
        ("rise", "falls"),
        ("safe", "unsafe"),
        ("believed", "disbelieved"),
        ("regular", "irregular"),
        ("dependent", "independent"),
        ("possible", "impossible"),
    ],
)
def test_antonyms_are_opposite_either_way(one: str, other: str) -> None:
    assert are_opposite(stem(one), stem(other))
    assert are_opposite(stem(other), stem(one))


@pytest.mark.parametrize(("one", "other"), [("agreed", "agrees"), ("form", "inform"), ("open", "ferry")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not are_opposite(stem(one), stem(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prove", "improved"),
        ("press", "impressed"),
        ("tends", "intends"),
        ("comes", "income"),
        ("posing", "imposing"),
        ("jury", "injuries"),
        ("closed", "disclosed"),
    ],
)
def test_words_that_only_begin_like_a_denial_deny_nothing(one: str, other: str) -> None:
    assert not are_opposite(stem(one), stem(other))
    assert not are_opposite(stem(other), stem(one))


def test_words_that_deny_nothing_are_listed_by_their_stems() -> None:
    assert {stem(word) for word in ("improve", "include", "involve")} <= NOT_PREFIXED
