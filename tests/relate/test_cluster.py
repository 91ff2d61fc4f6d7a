from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.cluster import average_link, average_link_sparse


def brute_force(scores: np.ndarray, threshold: float) -> list[int]:
    """Merge the two groups with the highest mean score, computed afresh each time, until none reaches the threshold."""
    groups = [[at] for at in range(len(scores))]
    while len(groups) > 1:
        best, a, b = max(
            ((float(np.mean([scores[i, j] for i in a for j in b])), -a[0], -b[0]) for a, b in combinations(groups, 2)),
        )
        if best < threshold:
            break
        one = next(g for g in groups if g[0] == -a)
        other = next(g for g in groups if g[0] == -b)
        groups.remove(other)
        one += other
    home = {at: number for number, group in enumerate(sorted(groups, key=min)) for at in group}
    return [home[at] for at in range(len(scores))]


def test_what_is_close_is_together_and_what_is_not_apart() -> None:
    scores = np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]])
    assert average_link(scores, 0.5) == [0, 0, 1]


def test_the_mean_decides_and_not_the_best_link() -> None:
    scores = np.array([[1, 0.9, 0.0], [0.9, 1, 0.6], [0.0, 0.6, 1]])
    assert average_link(scores, 0.5) == [0, 0, 1]
    assert average_link(scores, 0.3) == [0, 0, 0]


def test_a_large_group_counts_each_of_its_members() -> None:
    scores = np.array([[1, 0.9, 0.9, 0.3], [0.9, 1, 0.9, 0.3], [0.9, 0.9, 1, 0.9], [0.3, 0.3, 0.9, 1]])
    assert average_link(scores, 0.51) == [0, 0, 0, 1]
    assert average_link(scores, 0.49) == [0, 0, 0, 0]


def test_groups_are_numbered_by_their_first_row() -> None:
    scores = np.array([[1, 0, 0, 0.9], [0, 1, 0.8, 0], [0, 0.8, 1, 0], [0.9, 0, 0, 1]])
    assert average_link(scores, 0.5) == [0, 1, 1, 0]


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_and_one_row_are_no_trouble(size: int) -> None:
    assert average_link(np.ones((size, size)), 0.5) == [0] * size


def test_a_score_at_the_threshold_merges() -> None:
    assert average_link(np.array([[1, 0.5], [0.5, 1]]), 0.5) == [0, 0]


def test_the_scores_given_stay_as_they_are() -> None:
    scores = np.array([[1, 0.9], [0.9, 1]])
    average_link(scores, 0.5)
    assert scores.tolist() == [[1, 0.9], [0.9, 1]]


DISTINCT = st.integers(2, 7).flatmap(
    lambda n: st.lists(st.integers(0, 10_000), min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2, unique=True).map(
        lambda values: (n, values)
    )
)


@settings(max_examples=80, deadline=None)
@given(DISTINCT, st.floats(0.05, 0.95))
def test_clusters_are_those_of_brute_force(given_scores: tuple[int, list[int]], threshold: float) -> None:
    size, values = given_scores
    scores = np.eye(size)
    for (i, j), value in zip(combinations(range(size), 2), values, strict=True):
        scores[i, j] = scores[j, i] = value / 10_000
    assert average_link(scores, threshold) == brute_force(scores, threshold)


@settings(max_examples=80, deadline=None)
@given(DISTINCT, st.floats(0.05, 0.95))
def test_a_sparse_graph_gives_the_clusters_of_its_matrix(given_scores: tuple[int, list[int]], threshold: float) -> None:
    size, values = given_scores
    edges = [
        (i, j, value / 10_000) for (i, j), value in zip(combinations(range(size), 2), values, strict=True) if value
    ]
    scores = np.eye(size)
    for i, j, value in edges:
        scores[i, j] = scores[j, i] = value
    assert average_link_sparse(size, edges, threshold) == average_link(scores, threshold)
