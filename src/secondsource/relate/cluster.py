"""Average-link clustering (Lance and Williams 1967), deterministic: of a matrix, and of a sparse graph."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray


def average_link(scores: NDArray[np.floating], threshold: float) -> list[int]:
    """Return a cluster number for each row, clusters numbered by their first row.

    Merges the two clusters with the highest mean similarity until none reaches the threshold; ties go to the first.
    """
    size = len(scores)
    means = np.array(scores, dtype=np.float64)
    np.fill_diagonal(means, -np.inf)
    counts = np.ones(size)
    label = np.arange(size)
    best = means.max(axis=1) if size else np.zeros(0)
    while size:
        i = int(best.argmax())
        j = int(means[i].argmax())
        if means[i, j] < threshold:
            break
        i, j = min(i, j), max(i, j)
        touched = np.flatnonzero((means[i] == best) | (means[j] == best))
        merged = (counts[i] * means[i] + counts[j] * means[j]) / (counts[i] + counts[j])
        means[i], means[:, i] = merged, merged
        means[i, i] = -np.inf
        means[j], means[:, j] = -np.inf, -np.inf
        best[touched] = means[touched].max(axis=1)
        best[i], best[j] = means[i].max(), -np.inf
        counts[i] += counts[j]
        label[label == j] = i
    return _numbered(label.tolist())


def average_link_sparse(
    size: int, edges: Iterable[tuple[int, int, float]], threshold: float, weights: Sequence[int] | None = None
) -> list[int]:
    """Return a cluster number for each of `size` things, given the pairs that are alike at all; others count as 0.

    With `weights` a thing stands for so many, and an edge gives the sum over their pairs.
    """
    label = list(range(size))
    for i, j in merges(size, edges, threshold, weights):
        label[j] = i
    for at in range(size):
        label[at] = label[label[at]]  # a label points to one before it, which is already settled
    return _numbered(label)


def merges(
    size: int, edges: Iterable[tuple[int, int, float]], threshold: float, weights: Sequence[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the merges of average link in their order, each cluster named by its first thing; the second ceases to be.

    The same merges as of a matrix, in time that grows with the pairs given: a pair of clusters below the threshold
    stays below it until one of the two is merged, so that only pairs at or above it wait in a heap. `threshold` must
    be above 0; `weights` are as in `average_link_sparse`.
    """
    counts = [1] * size if weights is None else list(weights)  # 0 for what has been merged into another
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    heap: list[tuple[float, int, int]] = []
    for i, j, score in edges:
        sums[i][j] = sums[j][i] = score
        mean = score / (counts[i] * counts[j])
        if mean >= threshold:
            heap.append((-mean, min(i, j), max(i, j)))
    heapify(heap)
    while heap:
        mean, i, j = heappop(heap)
        if not (counts[i] and counts[j]) or sums[i].get(j, 0.0) / (counts[i] * counts[j]) != -mean:
            continue
        yield i, j
        counts[i] += counts[j]
        counts[j] = 0
        for other, total in sums[j].items():
            if other != i:
                sums[other].pop(j)
                sums[i][other] = sums[other][i] = sums[i].get(other, 0.0) + total
        sums[i].pop(j)
        sums[j] = {}
        for other, total in sums[i].items():
            mean = total / (counts[i] * counts[other])
            if mean >= threshold:
                heappush(heap, (-mean, min(i, other), max(i, other)))


def _numbered(label: list[int]) -> list[int]:
    order = {first: number for number, first in enumerate(dict.fromkeys(label))}
    return [order[x] for x in label]
