"""How much two sentences of one story's reports have in common, as numbers for each pair that may be aligned.

Words weigh by how few of the story's sentences have them (Spärck Jones 1972), so what all its reports go on about does
not bring two sentences together.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from secondsource.relate.background import background
from secondsource.relate.words import stem as plain_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from secondsource.model.proposition import Proposition
    from secondsource.model.reading import Time

    Matrix = NDArray[np.float32]
    Places = NDArray[np.int64]

_T = TypeVar("_T")

NAMES = (
    "words",
    "shared words",
    "words no names",
    "names",
    "vectors",
    "margin",
    "around",
    "same numbers",
    "other numbers",
    "same times",
    "other times",
)
_IMAGINED = 20  # sentences of news at large counted with a story's own, so that two short reports can be compared too
_WORDS = 0.65  # the share of words in closeness; the rest is the vectors'
_LEAST = 0.1  # closeness from which two sentences are looked at
_FEW = 3  # counts up to this one stand everywhere
_NEAR = 0.35  # cosine below which hardly a pair was marked, so that nothing is known of them
_CHUNK = 2048
_AROUND = ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))


class Candidates(NamedTuple):
    """Pairs of sentences by their places in the list, and a row of features (in the order of NAMES) for each."""

    first: Places
    second: Places
    features: Matrix


def candidates(sentences: Sequence[Proposition], vectors: Matrix) -> Candidates:
    """Return the pairs of sentences of different reports that are not far apart, with their features.

    `vectors` has one unit row a sentence; the sentences of a report stand together and in order.
    """
    words, names = _weighed(sentences)
    unit = _unit(words)
    size = len(sentences)
    centred = _unit(vectors - vectors.mean(axis=0) * (size / (size + _IMAGINED)))
    both = np.hstack([math.sqrt(_WORDS) * unit, math.sqrt(1 - _WORDS) * centred])
    close = both @ both.T
    report = np.unique([s.report for s in sentences], return_inverse=True)[1]
    first, second = np.nonzero(np.triu(close >= _LEAST, 1) & (report[:, None] != report[None]))
    cosines = _products(vectors, vectors, first, second)
    near = cosines >= _NEAR
    first, second, cosines = first[near], second[near], cosines[near]
    body = np.array([not s.heading for s in sentences])
    numbers = [frozenset(q.value for q in s.quantities if abs(q.value) > _FEW) for s in sentences]
    times = [_intervals(s.times) for s in sentences]
    same_numbers, other_numbers = _met(numbers, first, second, lambda a, b: not a.isdisjoint(b))
    same_times, other_times = _met(times, first, second, _overlap)
    columns = (
        _products(unit, unit, first, second),
        np.log1p(_shared(words, first, second)),
        _dice(words - names, first, second),
        _dice(names, first, second),
        cosines,
        _margins(np.where(body[None], close, -1), report, first, second),
        _around(close, np.where(body, report, -1), first, second),
        same_numbers,
        other_numbers,
        same_times,
        other_times,
    )
    return Candidates(first, second, np.stack(columns, axis=1).astype(np.float32))


def _weighed(sentences: Sequence[Proposition]) -> tuple[Matrix, Matrix]:
    """Return the content words of sentences as rows of weights, and those of them that are names."""
    bags = [{w.stem: w.named or w.pos.startswith("NNP") for w in s.words if w.content} for s in sentences]
    spread = Counter(stem for bag in bags for stem in bag)
    words = {w.stem: w.text for s in sentences for w in reversed(s.words) if w.content}
    size, table = len(sentences) + _IMAGINED, background()
    column: dict[str, int] = {}
    weights = np.zeros(len(spread), dtype=np.float32)
    for stem, count in spread.items():
        usual = _IMAGINED * math.exp(-table.rarity(plain_stem(words[stem])))
        weights[column.setdefault(stem, len(column))] = math.log((1 + size) / (0.5 + count + usual))
    found, names = np.zeros((2, len(bags), len(column)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for stem, named in bag.items():
            found[row, column[stem]] = weights[column[stem]]
            names[row, column[stem]] = weights[column[stem]] * named
    return found, names


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _products(left: Matrix, right: Matrix, first: Places, second: Places) -> Matrix:
    """Return the dot product of each pair of rows, some at a time."""
    found = np.zeros(len(first), dtype=np.float32)
    for at in range(0, len(first), _CHUNK):
        part = slice(at, at + _CHUNK)
        found[part] = np.einsum("ij,ij->i", left[first[part]], right[second[part]])
    return found


def _shared(weighed: Matrix, first: Places, second: Places) -> Matrix:
    """Return the weight of the words two sentences share."""
    return _products(weighed, (weighed > 0).astype(np.float32), first, second)


def _dice(weighed: Matrix, first: Places, second: Places) -> Matrix:
    total = weighed.sum(axis=1)
    return np.asarray(2 * _shared(weighed, first, second) / np.maximum(total[first] + total[second], 1e-9))


def _margins(close: Matrix, report: Places, first: Places, second: Places) -> Matrix:
    """Return how much closer two sentences are than either is to the next of the other's report, the larger way."""
    size = report.max(initial=-1) + 1
    best, next_best = np.full((2, len(close), size), -1.0, dtype=np.float32)
    for number in range(size):
        ranked = np.sort(close[:, report == number], axis=1)
        best[:, number] = ranked[:, -1]
        if ranked.shape[1] > 1:
            next_best[:, number] = ranked[:, -2]

    def margin(one: Places, other: Places) -> Matrix:
        own, top = close[one, other], best[one, report[other]]
        rival = np.where(own >= top, next_best[one, report[other]], top)
        return np.asarray(own - np.maximum(rival, 0))

    return np.maximum(margin(first, second), margin(second, first))


def _around(close: Matrix, report: Places, first: Places, second: Places) -> Matrix:
    """Return the mean closeness of the sentences right before and after two to each other and to these."""
    padded = np.concatenate([report, [-2, -2]])  # beside the last sentence stands nothing, not even a heading
    total, count = np.zeros((2, len(first)), dtype=np.float32)
    for left, right in _AROUND:
        one, other = first + left, second + right
        there = (padded[one] == report[first]) & (padded[other] == report[second])
        total += np.where(there, close[one * there, other * there], 0)
        count += there
    return np.asarray(total / np.maximum(count, 1))


def _met(held: Sequence[_T], first: Places, second: Places, meet: Callable[[_T, _T], bool]) -> tuple[Matrix, Matrix]:
    """Tell of each pair whether both hold something that meets, and whether both hold something and it does not."""
    same, other = np.zeros((2, len(first)), dtype=np.float32)
    some = np.array([bool(item) for item in held])
    for at in np.nonzero(some[first] & some[second])[0].tolist():
        met = meet(held[first[at]], held[second[at]])
        same[at], other[at] = met, not met
    return same, other


def _intervals(times: Sequence[Time]) -> list[tuple[str, str]]:
    return [(t.from_, t.to) for t in times if t.from_ is not None and t.to is not None and t.type in {"DATE", "TIME"}]


def _overlap(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
