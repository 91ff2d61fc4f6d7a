"""Fit the confidence of attributions: `python -m training.reader.calibrate --data DIR --reader reader.onnx`.

A logistic regression on PolNeAR dev, which the reader never trained on: is a decoded attribution right in the sense of
relation F1? Five-fold figures are printed; the coefficients of all of dev go into the file's metadata.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx

from bench.attribution import decode, matches, measure
from secondsource.annotate.attribution import AttributionOptions, Link, candidates
from secondsource.annotate.confidence import FEATURES, confidence
from secondsource.annotate.reader import Reader
from secondsource.annotate.segmentation import tokenise
from secondsource.annotate.words import Words, words_of
from training.reader.data import Document, read_polnear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FOLDS = 5
RIDGE = 10.0
THRESHOLDS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)


@dataclass(frozen=True)
class Article:
    """An article's candidates with their features, and its annotation files."""

    text: str
    words: Words
    found: Sequence[tuple[Link, NDArray[np.float64]]]
    gold: Sequence[Document]


def fit(values: NDArray[np.float64], right: NDArray[np.float64], ridge: float = RIDGE) -> dict[str, float]:
    """Return the coefficients of a ridge logistic regression, found by Newton's method on standardised features."""
    mean, scale = values.mean(0), values.std(0) + 1e-9
    design = np.column_stack([np.ones(len(values)), (values - mean) / scale])
    penalty = np.diag([0.0, *([ridge] * values.shape[1])])
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ beta))
        slope = design.T @ (right - chance) - penalty @ beta
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    plain = beta[1:] / scale
    found = {"intercept": float(beta[0] - plain @ mean), **dict(zip(FEATURES, plain.tolist(), strict=True))}
    return {name: round(value, 6) for name, value in found.items()}


def articles(reader: Reader, documents: Sequence[Document]) -> list[Article]:
    """Read each article once and keep what the tags allow."""
    gold: dict[str, list[Document]] = {}
    for document in documents:
        gold.setdefault(document.text, []).append(document)
    found = []
    for text, files in gold.items():
        tagged = reader.tag(text)
        words = words_of(tagged, tokenise(text))
        found.append(Article(text, words, candidates(reader, tagged, words, AttributionOptions()), files))
    return found


def examples(items: Sequence[Article]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return features and whether each candidate is right, once for every annotation file."""
    values, right = [], []
    for item in items:
        predicted = [decode(item.words, link) for link, _ in item.found]
        for document in item.gold:
            hits = matches(item.text, predicted, document.attributions or ())
            values += [v for _, v in item.found]
            right += [float(index in hits) for index in range(len(predicted))]
    return np.array(values), np.array(right)


def main() -> None:
    """Print what the confidence brings on unseen folds and write the coefficients of the whole into the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    args = parser.parse_args()
    items = articles(Reader(args.reader, threads=1), read_polnear(args.data / "polnear/dev"))
    chances: dict[int, list[float]] = {}
    for fold in range(FOLDS):
        coefficients = fit(*examples([a for n, a in enumerate(items) if n % FOLDS != fold]))
        for n, item in enumerate(items):
            if n % FOLDS == fold:
                chances[n] = [confidence(v, coefficients) for _, v in item.found]
    for threshold in THRESHOLDS:
        kept = [
            [decode(a.words, link) for (link, _), p in zip(a.found, chances[n], strict=True) if p >= threshold]
            for n, a in enumerate(items)
        ]
        figures = measure((a.text, k, d.attributions or ()) for a, k in zip(items, kept, strict=True) for d in a.gold)
        print(json.dumps({"threshold": threshold, **figures}))
    model = onnx.load(str(args.reader))
    onnx.helper.set_model_props(
        model,
        {
            **{p.key: p.value for p in model.metadata_props},
            "confidence": json.dumps(fit(*examples(items))),
        },
    )
    onnx.save(model, str(args.reader))
    print(args.reader.stat().st_size, hashlib.sha256(args.reader.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
