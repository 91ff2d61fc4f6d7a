"""Train the comparer: `python -m training.comparer.train --data DIR --out FILE`.

Gradient-boosted trees (scikit-learn's HistGradientBoostingClassifier) over the features of `judge.features`, on the
train part of VitaminC-real and on contrasts made by rule from the train part of PolNeAR; and a logistic regression over
those of `judge.support`, on the train part of DeFacto. Both are written as arrays.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from secondsource.judge.features import features
from secondsource.judge.passage import passage
from secondsource.judge.support import support_features
from training.comparer.data import CONTRADICTS, NEITHER, Labelled, read_contrasts, read_summaries, read_vitaminc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROUNDS, RATE, LEAVES, LEAST = 250, 0.06, 16, 30
REGULAR = 0.3


def matrix(pairs: Sequence[Labelled]) -> tuple[list[str], NDArray[np.float32]]:
    """Return the names of the features and one row of them a pair."""
    rows = [features(passage(p.claim), passage(p.text)) for p in pairs]
    names = list(rows[0])
    return names, np.array([[row[name] for name in names] for row in rows], dtype=np.float32)


def arrays(model: Any, names: Sequence[str]) -> dict[str, NDArray[Any]]:  # noqa: ANN401 -- scikit-learn is untyped
    """Return the trees as flat arrays: a leaf points at itself, `roots` say where each tree of each class begins."""
    feature, threshold, left, right, value, roots = [], [], [], [], [], []
    for trees in model._predictors:  # noqa: SLF001 -- the trees have no public form
        for tree in trees:
            start = len(feature)
            roots.append(start)
            for at, node in enumerate(tree.nodes):
                leaf = bool(node["is_leaf"])
                feature.append(0 if leaf else int(node["feature_idx"]))
                threshold.append(0.0 if leaf else float(node["num_threshold"]))
                left.append(start + (at if leaf else int(node["left"])))
                right.append(start + (at if leaf else int(node["right"])))
                value.append(float(node["value"]) if leaf else 0.0)
    return {
        "names": np.array(names),
        "feature": np.array(feature, dtype=np.uint8),
        "threshold": np.array(threshold, dtype=np.float64),
        "left": np.array(left, dtype=np.int32),
        "right": np.array(right, dtype=np.int32),
        "value": np.array(value, dtype=np.float32),
        "roots": np.array(roots, dtype=np.int32).reshape(-1, len(model._predictors[0])),  # noqa: SLF001 -- likewise
        "baseline": np.array(model._baseline_prediction, dtype=np.float64).ravel(),  # noqa: SLF001 -- likewise
    }


def support_arrays(summaries: Sequence[tuple[str, str, bool]]) -> dict[str, NDArray[Any]]:
    """Fit the logistic model of support and return its numbers; both sides weigh the same."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- training only

    found = [support_features(sentence, text) for sentence, text, _ in summaries]
    names = list(found[0])
    rows = np.array([[row[name] for name in names] for row in found])
    means, spreads = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    model = LogisticRegression(C=REGULAR, class_weight="balanced", max_iter=1000)
    model.fit((rows - means) / spreads, [wrong for *_, wrong in summaries])
    return {
        "support_names": np.array(names),
        "support_weights": model.coef_[0],
        "support_means": means,
        "support_spreads": spreads,
        "support_intercept": model.intercept_,
    }


def show(label: str, scores: NDArray[np.float64], wanted: NDArray[np.int64]) -> None:
    """Print accuracy, and that between supported and refuted alone."""
    told = wanted != NEITHER
    between = (scores[told, CONTRADICTS] > scores[told, 0]) == (wanted[told] == CONTRADICTS)
    print(f"{label}: accuracy {(scores.argmax(1) == wanted).mean():.3f}, supports against refutes {between.mean():.3f}")


def main() -> None:
    """Train, print figures on the dev parts, write the arrays."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 -- training only

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rows", type=Path, help="keep the features here too")
    options = parser.parse_args()
    real = options.data / "pairs/vitaminc-real"
    parts = [read_vitaminc(real / "train.jsonl"), read_contrasts(options.data / "polnear/train/text")]
    pairs = [pair for part in parts for pair in part]
    names, rows = matrix(pairs)
    wanted = np.array([pair.label for pair in pairs])
    print(f"{len(pairs)} pairs, {len(names)} features")
    if options.rows:
        np.savez_compressed(options.rows, rows=rows, wanted=wanted, names=np.array(names))
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=1.0,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    model.fit(rows, wanted)
    for label, dev in (
        ("vitaminc-real dev", read_vitaminc(real / "dev.jsonl")),
        ("contrasts dev", read_contrasts(options.data / "polnear/dev/text")),
    ):
        show(label, model.predict_proba(matrix(dev)[1]), np.array([pair.label for pair in dev]))
    support = support_arrays(read_summaries(options.data / "pairs/defacto/train.jsonl"))
    np.savez_compressed(options.out, **arrays(model, names), **support)


if __name__ == "__main__":
    main()
