from __future__ import annotations

import pytest

from secondsource.language.subject import subject_of


def subject(tagged: str, verb: str) -> str | None:
    pairs = [item.rsplit("/", 1) for item in tagged.split()]
    words, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
    at = subject_of(words, tags, words.index(verb))
    return None if at is None else words[at]


@pytest.mark.parametrize(
    ("tagged", "verb", "found"),
    [
        ("Moor/NNP rejected/VBD the/DT plan/NN", "rejected", "Moor"),
        ("Moor/NNP has/VBZ never/RB supported/VBN it/PRP", "supported", "Moor"),
        ("Moor/NNP wants/VBZ to/TO support/VB it/PRP", "support", "Moor"),
        ("Moor/NNP ,/, however/RB ,/, refused/VBD", "refused", "Moor"),
        ("Moor/NNP ,/, who/WP leads/VBZ the/DT board/NN ,/, refused/VBD", "refused", "Moor"),
        ("Moor/NNP met/VBD the/DT union/NN and/CC rejected/VBD its/PRP$ terms/NNS", "rejected", "Moor"),
        ("Lena/NNP Moor/NNP ,/, who/WP backed/VBD the/DT plan/NN ,/, left/VBD", "backed", "Moor"),
        ("She/PRP is/VBZ willing/JJ to/TO talk/VB", "willing", "She"),
    ],
)
def test_a_subject_is_found_over_auxiliaries_commas_and_joined_verbs(tagged: str, verb: str, found: str) -> None:
    assert subject(tagged, verb) == found


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("a/DT van/NN in/IN stickers/NNS supporting/VBG Moor/NNP", "supporting"),
        ("calls/NNS for/IN Moor/NNP to/TO support/VB it/PRP", "support"),
        ("members/NNS of/IN Moor/NNP rejected/VBD it/PRP", "rejected"),
        ("supported/VBD it/PRP", "supported"),
        ("“/“ supported/VBD it/PRP", "supported"),
    ],
)
def test_where_no_subject_is_to_be_seen_none_is_named(tagged: str, verb: str) -> None:
    assert subject(tagged, verb) is None
