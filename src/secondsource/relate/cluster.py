"""Average-link clustering of a small similarity matrix (Lance and Williams 1967), deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
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
    while size:
        i, j = divmod(int(means.argmax()), size)
        if means[i, j] < threshold:
            break
        i, j = min(i, j), max(i, j)
        merged = (counts[i] * means[i] + counts[j] * means[j]) / (counts[i] + counts[j])
        means[i], means[:, i] = merged, merged
        means[i, i] = -np.inf
        means[j], means[:, j] = -np.inf, -np.inf
        counts[i] += counts[j]
        label[label == j] = i
    order = {int(first): number for number, first in enumerate(dict.fromkeys(label.tolist()))}
    return [order[int(x)] for x in label]
