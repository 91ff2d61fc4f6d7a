"""A small forest of regression trees, grown elsewhere, as numbers in a file: evaluated with numpy alone."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROWS = 4096


class Forest(msgspec.Struct, frozen=True):
    """Gradient-boosted trees (Friedman 2001) in one table of nodes.

    A node asks whether a feature is at most its threshold and goes on to `left` or else `right`; a leaf's `feature` is
    -1 and its value is in `threshold`. `roots` are where the trees begin, `base` is added to the sum of their leaves.
    """

    names: tuple[str, ...]
    base: float
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the probability for each row of features (rows x features, in the order of `names`)."""
        feature, threshold = np.array(self.feature), np.array(self.threshold)
        left, right = np.array(self.left), np.array(self.right)
        found = np.zeros(len(rows))
        for first in range(0, len(rows), _ROWS):
            block = rows[first : first + _ROWS]
            at = np.tile(np.array(self.roots), (len(block), 1))
            line = np.arange(len(block))[:, None]
            while (asks := feature[at] >= 0).any():
                goes_left = block[line, np.maximum(feature[at], 0)] <= threshold[at]
                at = np.where(asks, np.where(goes_left, left[at], right[at]), at)
            found[first : first + _ROWS] = threshold[at].sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-(found + self.base))))


@cache
def packaged(name: str) -> Forest:
    """Return a forest that ships with the package."""
    data = (resources.files(__package__) / name).read_bytes()
    return msgspec.json.decode(data, type=Forest)
