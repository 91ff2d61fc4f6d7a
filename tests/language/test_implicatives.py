from __future__ import annotations

import pytest

from secondsource.language.implicatives import SIGNATURES, sign


@pytest.mark.parametrize(
    ("word", "joint", "affirmed", "negated"),
    [
        ("managed", "to", "+", "-"),
        ("failed", "to", "-", "+"),
        ("refused", "to", "-", "o"),
        ("forced", "to", "+", "o"),
        ("prevented", "from", "-", "o"),
        ("knew", "that", "+", "+"),
        ("denied", "that", "-", "o"),
    ],
)
def test_a_verb_says_what_became_of_its_clause(word: str, joint: str, affirmed: str, negated: str) -> None:
    assert sign(word, joint, negated=False) == affirmed  # type: ignore[arg-type] -- literals
    assert sign(word, joint, negated=True) == negated  # type: ignore[arg-type] -- literals


def test_other_words_say_nothing() -> None:
    assert sign("said", "that", negated=False) is None
    assert sign("failed", "that", negated=False) is None


def test_every_signature_is_two_signs() -> None:
    assert all(len(signs) == 2 and set(signs) <= {"+", "-", "o"} for signs in SIGNATURES.values())
