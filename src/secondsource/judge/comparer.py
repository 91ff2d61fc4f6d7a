"""The comparer: boosted trees over named features of two passages say same, contradicts or neither, with scores."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np

from secondsource.errors import WeightError
from secondsource.judge.features import features
from secondsource.judge.passage import passage
from secondsource.judge.support import Support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Answer = Literal["same", "contradicts", "neither", "unsure"]
FILE = "comparer.npz"
_DEEPEST = 64
_SURE = 0.5
_SURE_OF_CONFLICT = 0.75  # set on paraphrases and headlines that say the same


class Scores(msgspec.Struct, frozen=True, gc=False):
    """How probable it is that two passages say the same, contradict each other, or do neither; they add up to 1."""

    same: float
    contradicts: float
    neither: float

    @property
    def best(self) -> Answer:
        """Return the most probable answer, however improbable."""
        named: tuple[tuple[Answer, float], ...] = (
            ("same", self.same),
            ("contradicts", self.contradicts),
            ("neither", self.neither),
        )
        return max(named, key=lambda item: item[1])[0]

    @property
    def answer(self) -> Answer:
        """Return the most probable answer, or "unsure" where it is not probable enough.

        A contradiction has to be surer than the others: a false alarm costs more than silence.
        """
        least = _SURE_OF_CONFLICT if self.best == "contradicts" else _SURE
        return self.best if max(self.same, self.contradicts, self.neither) >= least else "unsure"


class Comparer:
    """Boosted trees as flat arrays (Friedman 2001); `names` are the features in the order in which they are read."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Take the arrays that `training.comparer.train` writes."""
        self.names = [str(name) for name in arrays["names"]]
        self._feature, self._threshold = arrays["feature"], arrays["threshold"]
        self._left, self._right = arrays["left"], arrays["right"]
        weights, means, spreads = (
            tuple(float(x) for x in arrays[f"support_{part}"]) for part in ("weights", "means", "spreads")
        )
        names = tuple(str(name) for name in arrays["support_names"])
        self.support = Support(names, weights, means, spreads, float(arrays["support_intercept"][0]))
        self._value, self._roots, self._baseline = arrays["value"], arrays["roots"], arrays["baseline"]

    def claims(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Judge claims, each beside a text: whether the text supports it, refutes it, or does neither."""
        if not pairs:
            return []
        found = [features(passage(a), passage(b)) for a, b in pairs]
        rows = np.array([[row[name] for name in self.names] for row in found], dtype=np.float32)
        return [Scores(*(round(float(p), 4) for p in row)) for row in self._probabilities(rows)]

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Judge pairs of passages, neither of which is the other's claim: the mean of both ways round."""
        both = self.claims([*pairs, *((b, a) for a, b in pairs)])
        return [
            Scores(
                round((one.same + other.same) / 2, 4),
                round((one.contradicts + other.contradicts) / 2, 4),
                round((one.neither + other.neither) / 2, 4),
            )
            for one, other in zip(both[: len(pairs)], both[len(pairs) :], strict=True)
        ]

    def _probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        nodes = np.tile(self._roots.ravel(), (len(rows), 1))
        line = np.arange(len(rows))[:, None]
        for _ in range(_DEEPEST):
            goes_left = rows[line, self._feature[nodes]] <= self._threshold[nodes]
            following = np.where(goes_left, self._left[nodes], self._right[nodes])
            if (following == nodes).all():
                break
            nodes = following
        values = self._value[nodes].reshape(len(rows), *self._roots.shape).astype(np.float64).sum(axis=1)
        raw = values + self._baseline
        grown = np.exp(raw - raw.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True))


@cache
def comparer() -> Comparer:
    """Return the comparer that ships with the package.

    Raises WeightError when its file is missing or broken.
    """
    place = resources.files("secondsource.weights") / FILE
    try:
        with resources.as_file(place) as path, np.load(path) as loaded:
            return Comparer({name: loaded[name] for name in loaded.files})
    except (OSError, KeyError, ValueError) as error:
        raise WeightError(f"{place}: the comparer cannot be loaded: {error}; reinstall the package") from error
