"""Tags made by hand: layers over one piece a word, and a reader that answers with link scores given to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from secondsource.annotate.pieces import Pieces
from secondsource.annotate.reader import Tagged
from secondsource.annotate.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

Range = tuple[int, int]
POS = ("X", "DT", "JJ", "NN", "NNP", "POS")
SURE = 0.9


def bio(size: int, spans: Sequence[Range], sure: float = SURE) -> NDArray[np.float32]:
    """Return a layer (words x O, B, I) that tags the given word ranges."""
    layer = np.tile(np.array([sure, (1 - sure) / 2, (1 - sure) / 2], dtype=np.float32), (size, 1))
    for start, end in spans:
        layer[start:end] = ((1 - sure) / 2, (1 - sure) / 2, sure)
        layer[start] = ((1 - sure) / 2, sure, (1 - sure) / 2)
    return layer


def pos_layer(size: int, tags: Mapping[int, str]) -> NDArray[np.float32]:
    """Return a layer of parts of speech: those given by word, X for the others."""
    layer = np.zeros((size, len(POS)), dtype=np.float32)
    for at in range(size):
        layer[at, POS.index(tags.get(at, "X"))] = 1
    return layer


def tagged_words(words: Sequence[str], layers: Mapping[str, Any]) -> tuple[Tagged, Words]:
    """Return the tags of a text in which every word is one piece."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    zeros = np.zeros(len(words), dtype=np.int64)
    pieces = Pieces(zeros, np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64), zeros, zeros, zeros)
    tagged = Tagged(pieces, dict(layers), (), (), np.full(len(words), 3.0, dtype=np.float32))
    return tagged, words_of(tagged, list(zip(starts, ends, strict=True)))


class HandReader:
    """Answers `link` with scores written down for the first word of each cue."""

    labels: ClassVar = {"pos": list(POS)}
    confidence: ClassVar[dict[str, float]] = {}

    def __init__(self, size: int, links: Mapping[int, Mapping[str, Mapping[Range, float]]]) -> None:
        self.size = size
        self.links = links

    def link(self, tagged: Tagged, cue: NDArray[np.int64]) -> tuple[int, NDArray[np.float32]]:
        assert len(tagged.pieces) == self.size
        scores = np.zeros((self.size, 2), dtype=np.float32)
        for column, role in enumerate(("source", "content")):
            for (start, end), score in self.links[int(cue[0])].get(role, {}).items():
                scores[start:end, column] = score
        # The window is no wider than the links, so that what lies outside it is tried too.
        linked = np.flatnonzero(scores.any(axis=1))
        low, high = (int(linked[0]), int(linked[-1]) + 1) if len(linked) else (0, 0)
        return low, scores[low:high]
