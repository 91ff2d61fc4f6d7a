from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.reuse import ReuseOptions, Run, find_chains
from secondsource.relate.rewording import RewordingOptions, align_sentences

OPTIONS = ReuseOptions()


def test_an_exact_run_is_one_chain() -> None:
    (chain,) = find_chains([*"xabcdy"], [*"abcdz"], OPTIONS)
    assert chain.runs == (Run(1, 0, 4),)
    assert (chain.a, chain.b) == ((1, 5), (0, 4))


def test_a_small_edit_joins_two_runs_and_keeps_what_is_the_same_in_the_gap() -> None:
    (chain,) = find_chains([*"abcdXeYfgh"], [*"abcdZeWfgh"], OPTIONS)
    assert (chain.a, chain.b) == ((0, 10), (0, 10))
    assert [pair[0] for pair in chain.same()] == [0, 1, 2, 3, 5, 7, 8, 9]


def test_moved_passages_are_separate_chains() -> None:
    chains = find_chains([*"abcdefgh"], [*"efghabcd"], OPTIONS)
    assert [(chain.a, chain.b) for chain in chains] == [((0, 4), (4, 8)), ((4, 8), (0, 4))]


def test_no_word_is_used_twice() -> None:
    chains = find_chains([*"abcabc"], [*"abc"], OPTIONS)
    assert [(chain.a, chain.b) for chain in chains] == [((0, 3), (0, 3))]


def test_nothing_in_common_is_no_chain() -> None:
    assert find_chains([*"abc"], [*"cba"], OPTIONS) == []
    assert find_chains([], [*"ab"], OPTIONS) == []


@given(st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40))
@settings(max_examples=60, deadline=None)
def test_chains_pair_equal_words_each_once(a: list[str], b: list[str]) -> None:
    pairs = [pair for chain in find_chains(a, b, OPTIONS) for pair in chain.same()]
    assert all(a[i] == b[j] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def words(*sentences: str) -> list[frozenset[str]]:
    return [frozenset(sentence.split()) for sentence in sentences]


def test_sentences_alike_are_paired_whatever_their_order() -> None:
    a = words("gate weir opened sunday", "eleven people hospital", "minister visits thursday")
    b = words("hospital treated eleven people", "council votes inquiry", "weir gate opened dawn")
    assert align_sentences(a, b, None, RewordingOptions()) == [(0, 2), (1, 0)]


def test_vectors_pair_sentences_that_share_few_words() -> None:
    a, b = words("mayor denies order", "rain tomorrow"), words("mayor rejects claim", "storm coming")
    assert align_sentences(a, b, None, RewordingOptions()) == []
    cosines = np.array([[0.9, 0.1], [0.1, 0.4]], dtype=np.float32)
    assert align_sentences(a, b, cosines, RewordingOptions()) == [(0, 0)]


def test_no_sentences_are_no_pairs() -> None:
    assert align_sentences([], words("a b c"), None, RewordingOptions()) == []
