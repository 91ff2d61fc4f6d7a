from __future__ import annotations

import numpy as np
import pytest

from secondsource.relate.event_features import NAMES
from secondsource.relate.events import MODEL
from secondsource.relate.forest import Forest, packaged

# One tree: is the first feature at most 0.5? Then leaf -1, else ask the second: at most 2, leaf 0.5, else leaf 3.
TREE = Forest(
    names=("a", "b"),
    base=0.25,
    roots=(0,),
    feature=(0, -1, 1, -1, -1),
    threshold=(0.5, -1.0, 2.0, 0.5, 3.0),
    left=(1, 0, 3, 0, 0),
    right=(2, 0, 4, 0, 0),
)


def test_each_row_goes_to_its_leaf() -> None:
    rows = np.array([[0.5, 9.0], [0.6, 2.0], [0.6, 2.1]], dtype=np.float32)
    expected = 1 / (1 + np.exp(-(np.array([-1.0, 0.5, 3.0]) + 0.25)))
    assert TREE.probability(rows) == pytest.approx(expected)


def test_no_rows_are_no_answers() -> None:
    assert TREE.probability(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def test_the_packaged_trees_ask_for_the_features_there_are() -> None:
    forest = packaged(MODEL)
    assert forest.names == NAMES
    assert max(forest.feature) < len(NAMES)
    assert len(forest.feature) == len(forest.threshold) == len(forest.left) == len(forest.right)
