"""Grow the trees of event coreference from ECB+: `python -m training.events.train --data DIR --out FILE`.

Trained on topics 1–35 without the development topics: gold mentions in validated sentences, documents sorted into
stories by this package; every pair of mentions of one story is an example. Boosted trees of scikit-learn, written as
JSON.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.coreference import read_all
from bench.ecbplus import DEV, read_ecbplus
from secondsource.relate.event_features import NAMES, pair_features
from secondsource.relate.events import story_material, surroundings
from secondsource.relate.forest import Forest
from secondsource.relate.stories import find_stories
from secondsource.relate.vectors import Encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bench.coreference import Read

TRAIN = tuple(str(topic) for topic in range(1, 36) if str(topic) not in DEV)


def examples(
    items: Sequence[Read], encode: Callable[[Sequence[str]], NDArray[np.float32]]
) -> list[tuple[NDArray[np.float32], list[str]]]:
    """Return for each story the features of its pairs (mentions x mentions x features) and each mention's event."""
    readings = [item.reading for item in items]
    vectors = {item.reading.report.id: item.vectors for item in items}
    gold = {
        f"{item.document.report.id}:v{number}": mention.event
        for item in items
        for number, mention in enumerate(item.document.gold, 1)
    }
    around = surroundings(readings)
    found = []
    for story in find_stories(readings):
        held = [reading for reading in readings if reading.report.id in story.reports]
        events = {reading.report.id: reading.events for reading in held}
        material = story_material(held, events, vectors, encode, around)
        if material.triggers:
            found.append((pair_features(material), [gold[trigger.id] for trigger in material.triggers]))
    return found


def grow(stories: Sequence[tuple[NDArray[np.float32], list[str]]]) -> HistGradientBoostingClassifier:
    """Grow trees on the pairs of all stories."""
    rows, right = [], []
    for features, events in stories:
        one, other = np.triu_indices(len(events), 1)
        rows.append(features[one, other])
        right.append(np.array(events)[one] == np.array(events)[other])
    model = HistGradientBoostingClassifier(
        max_iter=150,
        max_leaf_nodes=12,
        learning_rate=0.08,
        l2_regularization=5,
        min_samples_leaf=60,
        max_features=0.4,
        random_state=2,
    )
    return model.fit(np.vstack(rows), np.hstack(right))


def as_forest(model: HistGradientBoostingClassifier) -> Forest:
    """Write grown trees as one table of nodes, values rounded to five figures."""
    roots: list[int] = []
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    for (tree,) in model._predictors:  # noqa: SLF001 -- scikit-learn has no public way to its trees
        first = len(feature)
        roots.append(first)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            feature.append(-1 if leaf else int(node["feature_idx"]))
            threshold.append(float(f"{node['value'] if leaf else node['num_threshold']:.5g}"))
            left.append(0 if leaf else first + int(node["left"]))
            right.append(0 if leaf else first + int(node["right"]))
    base = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001 -- likewise
    return Forest(
        NAMES, float(f"{base:.5g}"), tuple(roots), tuple(feature), tuple(threshold), tuple(left), tuple(right)
    )


def main() -> None:
    """Read, grow, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    stories = examples(read_all(read_ecbplus(options.data, TRAIN)), Encoder(threads=1).encode)
    options.out.write_bytes(msgspec.json.encode(as_forest(grow(stories))) + b"\n")


if __name__ == "__main__":
    main()
