"""Coreference scores on the example of Pradhan et al. 2014 and on extremes; assignments against brute force."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.assignment import assign
from bench.clusters import Score, b_cubed, ceaf_e, clusters_of, conll, muc

GOLD = [{*"abc"}, {*"defg"}]
FOUND = [{*"ab"}, {*"cd"}, {*"fghi"}]


def rounded(score: Score) -> tuple[float, float, float]:
    return round(score.recall, 2), round(score.precision, 2), round(score.f1, 2)


def test_the_textbook_example_scores_as_published() -> None:
    assert rounded(muc(GOLD, FOUND)) == (0.40, 0.40, 0.40)
    assert rounded(b_cubed(GOLD, FOUND)) == (0.42, 0.50, 0.45)
    assert rounded(ceaf_e(GOLD, FOUND)) == (0.65, 0.43, 0.52)


def test_gold_against_gold_is_perfect() -> None:
    assert conll(GOLD, GOLD) == pytest.approx(1.0)


def test_mentions_that_all_stand_alone_have_no_links_to_score() -> None:
    alone = clusters_of((letter, letter) for letter in "abcdefg")
    assert muc(GOLD, alone).f1 == 0.0
    assert b_cubed(GOLD, alone).precision == 1.0


def test_one_cluster_of_all_keeps_every_link() -> None:
    everything = [frozenset("abcdefg")]
    assert muc(GOLD, everything).recall == 1.0
    assert muc(GOLD, everything).precision == pytest.approx(5 / 6)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_an_assignment_costs_the_least(costs: list[list[int]]) -> None:
    rows, columns = len(costs), len(costs[0])
    pairs = assign(costs)
    few, many = min(rows, columns), max(rows, columns)
    least = min(
        sum(costs[i][p[i]] if rows <= columns else costs[p[i]][i] for i in range(few))
        for p in permutations(range(many), few)
    )
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == few
    assert sum(costs[row][column] for row, column in pairs) == least


def test_nothing_to_assign_is_no_pair() -> None:
    assert assign([]) == []
