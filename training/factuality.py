"""Train the certainty of events: python -m training.factuality --data DIR --out FILE.

The package keeps the file as src/secondsource/weights/factuality.json.

Ridge regression (conjugate gradients on the normal equations, numpy only) over the features of annotate.setting and
the rules' verdict, on the training parts of UW (Lee et al. 2015) and MEANTIME (Minard et al. 2016) as unified by
Stanovsky et al. (2017). Parts of speech come from the packaged reader, run over six sentences at a time. The certainty
from which an event counts as happened is chosen by five-fold cross-validation, sentences of one fold kept together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.factuality import described
from secondsource.annotate.reader import Reader
from secondsource.annotate.setting import Setting, setting_of
from secondsource.annotate.words import certainty_at, heads, words_of
from secondsource.model.reading import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

TRAINED_ON = ("UW", "MEANTIME")
UNREAL = 1.5  # events that judges call less certain on the whole did not happen, or are only possible or planned
_TOGETHER = 6  # sentences
_LEAST = 6  # a feature seen less often is left out
_PENALTY = 15.0
_STEPS = 150
_FOLDS = 5
_QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


class Judged(msgspec.Struct, frozen=True):
    """An event in its sentence with the certainty people gave it, its sentence's number, and what the branch sees."""

    setting: Setting
    at: int
    label: float
    sentence: int
    seen: float


def read(path: Path, reader: Reader) -> list[Judged]:
    """Read one part of a corpus (JSON lines of tokens and targets), with parts of speech."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    found = []
    for start in range(0, len(rows), _TOGETHER):
        some = rows[start : start + _TOGETHER]
        for number, (row, (tokens, certain)) in enumerate(zip(some, tagged(some, reader), strict=True), start):
            setting = setting_of(tokens)
            found += [
                Judged(setting, at, float(target["label"]), number, certain[at])
                for target in row["targets"]
                if (at := target["span1"][0]) < len(tokens)
            ]
    return found


def running_text(rows: Sequence[dict[str, str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Set tokenised sentences as one text; return it and each sentence's words as character spans."""
    text, spans = "", []
    for row in rows:
        places = []
        for word in row["text"].split(" "):
            shown = _QUOTES.get(word, word)
            places.append((len(text), len(text) + len(shown)))
            text += shown + " "
        spans.append(places)
        text += "\n"
    return text, spans


def tagged(rows: Sequence[dict[str, str]], reader: Reader) -> Iterator[tuple[list[Token], list[float]]]:
    """Give each row's tokens with parts of speech and the certainty that the reader sees, all read as one text."""
    text, ranges = running_text(rows)
    tags = reader.tag(text)
    words = words_of(tags, [span for places in ranges for span in places])
    best = heads(words, tags.layers["pos"]).argmax(axis=1).tolist()
    certain = certainty_at(words, tags)
    names, first = reader.labels["pos"], 0
    for places in ranges:
        last = first + len(places)
        tokens = [
            Token(*span, text[slice(*span)], names[tag]) for span, tag in zip(places, best[first:last], strict=True)
        ]
        yield tokens, certain[first:last]
        first = last


def fit(events: Sequence[Judged]) -> dict[str, float]:
    """Return the weight of each feature, the mean under the empty name."""
    named = [described(event.setting, event.at) for event in events]
    counts = Counter(name for names in named for name in dict.fromkeys(names))
    places = {name: place for place, name in enumerate(sorted(n for n, count in counts.items() if count >= _LEAST))}
    pairs = [(row, places[name]) for row, names in enumerate(named) for name in names if name in places]
    rows, columns = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    labels = np.array([event.label for event in events])
    weights = _ridge(rows, columns, labels - labels.mean(), len(places))
    return {"": round(float(labels.mean()), 4)} | {
        name: round(float(weights[place]), 4) for name, place in places.items() if abs(weights[place]) >= 5e-5
    }


def _ridge(
    rows: NDArray[np.int64], columns: NDArray[np.int64], labels: NDArray[np.float64], size: int
) -> NDArray[np.float64]:
    """Solve (X'X + penalty) w = X'y by conjugate gradients, X given by the places of its ones."""

    def times(vector: NDArray[np.float64]) -> NDArray[np.float64]:
        inner = np.bincount(rows, vector[columns], len(labels))
        return np.bincount(columns, inner[rows], size) + _PENALTY * vector

    weights = np.zeros(size)
    rest = np.bincount(columns, labels[rows], size)
    direction, left = rest.copy(), float(rest @ rest)
    for _ in range(_STEPS):
        image = times(direction)
        step = left / float(direction @ image)
        weights, rest = weights + step * direction, rest - step * image
        following = float(rest @ rest)
        if following < 1e-9:
            break
        direction, left = rest + following / left * direction, following
    return weights


def score(weights: dict[str, float], event: Judged) -> float:
    """Return the certainty the weights give an event."""
    total = weights[""] + sum(weights.get(name, 0.0) for name in described(event.setting, event.at))
    return max(-3.0, min(3.0, total))


def threshold(events: Sequence[Judged]) -> float:
    """Choose by cross-validation the certainty that tells what happened from what did not with the best F1."""
    scores = np.zeros(len(events))
    for fold in range(_FOLDS):
        held = [n for n, event in enumerate(events) if event.sentence % _FOLDS == fold]
        weights = fit([event for event in events if event.sentence % _FOLDS != fold])
        scores[held] = [score(weights, events[n]) for n in held]
    gold = np.array([event.label for event in events]) < UNREAL

    def f1(cut: float) -> float:
        said = scores < cut
        return float(2 * (gold & said).sum() / (gold.sum() + said.sum()))

    return max((round(cut, 1) for cut in np.arange(0.5, 2.6, 0.1).tolist()), key=f1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    reader = Reader(threads=1)
    parts = [read(options.data / "factuality" / name / "train.jsonl", reader) for name in TRAINED_ON]
    write(options.out, [event for part in parts for event in part], threshold(parts[0]))
    return 0


def write(path: Path, events: Sequence[Judged], happened: float) -> None:
    """Fit all events and write the weights and the threshold as JSON, one weight a line."""
    weights = fit(events)
    lines = ",\n".join(f"  {json.dumps(name)}: {weight}" for name, weight in sorted(weights.items()))
    path.write_text(f'{{"happened": {happened},\n "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
