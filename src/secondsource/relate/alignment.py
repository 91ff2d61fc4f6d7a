"""Which sentences of different reports speak to the same point, whether or not they agree about it.

A logistic model over what two sentences have in common (`alignment_features`), fitted to pairs that were read and
marked.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from secondsource.relate.alignment_features import candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.model.proposition import Proposition

MODEL = "alignment.json"
_LEAST = 0.05

Place = tuple[str, int]  # a sentence: its report and where it begins


class Link(NamedTuple):
    """Two sentences of different reports and the probability that they speak to the same point."""

    a: Place
    b: Place
    probability: float


class Logistic(msgspec.Struct, frozen=True):
    """A logistic regression over named features."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the probability for each row of features (rows x features, in the order of `names`)."""
        return np.asarray(1 / (1 + np.exp(-(rows.astype(np.float64) @ np.array(self.weights) + self.intercept))))


def align(sentences: Sequence[Proposition], vectors: NDArray[np.float32]) -> list[Link]:
    """Return the pairs of one story's sentences that may speak to the same point, in their order.

    `vectors` has one unit row a sentence; the sentences of a report stand together and in order.
    """
    if not sentences:
        return []
    found = candidates(sentences, vectors)
    places = [(s.report, s.sentence.start) for s in sentences]
    chances = _packaged().probability(found.features)
    return [
        Link(places[one], places[other], round(chance, 4))
        for one, other, chance in zip(found.first.tolist(), found.second.tolist(), chances.tolist(), strict=True)
        if chance >= _LEAST
    ]


@cache
def _packaged() -> Logistic:
    return msgspec.json.decode((resources.files(__package__) / MODEL).read_bytes(), type=Logistic)
