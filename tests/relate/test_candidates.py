from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.candidates import CandidateOptions, Sketcher, candidate_pairs

WORDS = [f"w{n}" for n in range(2000)]


def text(seed: int, size: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=size)  # noqa: S311 -- a sample, not a secret


def edited(words: list[str], share: float) -> list[str]:
    draw = random.Random(9)  # noqa: S311 -- likewise
    return [word if draw.random() >= share else "other" for word in words]


def test_an_edited_text_is_a_candidate_and_others_are_not() -> None:
    sketcher = Sketcher()
    texts = [text(1), text(2), edited(text(1), 0.2), text(3)]
    assert candidate_pairs(sketcher.sketch(words) for words in texts) == [(0, 2)]


def test_a_passage_of_a_longer_text_is_found() -> None:
    sketcher = Sketcher()
    assert candidate_pairs([sketcher.sketch(text(1)), sketcher.sketch(text(4) + text(1)[:120])]) == [(0, 1)]


def test_many_equal_texts_make_no_more_pairs_than_the_crowd_allows() -> None:
    sketcher = Sketcher()
    pairs = candidate_pairs([sketcher.sketch(text(1))] * 100, CandidateOptions(crowd=5))
    assert len(pairs) < 5 * 100
    assert {j for _, j in pairs} == set(range(1, 100))


def test_nothing_and_short_texts_have_no_pairs() -> None:
    sketcher = Sketcher()
    assert candidate_pairs([]) == []
    assert candidate_pairs([sketcher.sketch([]), sketcher.sketch(["a", "b"])]) == []


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=12), max_size=6))
@settings(max_examples=40, deadline=None)
def test_equal_texts_of_enough_runs_are_candidates(texts: list[list[str]]) -> None:
    sketcher = Sketcher()
    sketches = [sketcher.sketch(words) for words in texts]
    pairs = set(candidate_pairs(sketches))
    for i, one in enumerate(texts):
        for j in range(i + 1, len(texts)):
            if one == texts[j] and len(sketches[i]) >= 2:
                assert (i, j) in pairs
