"""The reader's tags seen word by word: the level at which spans are decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.reader import Tagged


class Words(msgspec.Struct, frozen=True, gc=False):
    """Tokens of a text with the range of pieces each is made of; arrays have one entry a token."""

    starts: Any
    ends: Any
    first: Any
    last: Any

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.starts)


def words_of(tagged: Tagged, tokens: Sequence[tuple[int, int]]) -> Words:
    """Match tokens (character spans in order) with the pieces that overlap them."""
    spans = np.array(tokens, dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(tagged.pieces.ends, spans[:, 0], side="right")
    last = np.searchsorted(tagged.pieces.starts, spans[:, 1], side="left")
    return Words(spans[:, 0], spans[:, 1], first, np.maximum(last, first))


def pool(words: Words, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Average per-piece values (pieces x n) over each word; a word without a piece gets zeros."""
    sums = np.concatenate(
        [np.zeros((1, values.shape[1]), dtype=np.float64), np.cumsum(values, axis=0, dtype=np.float64)]
    )
    counts = np.maximum(words.last - words.first, 1)[:, None]
    return np.asarray((sums[words.last] - sums[words.first]) / counts, dtype=np.float32)


def heads(words: Words, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the values of each word's first piece; a word without a piece gets zeros."""
    padded = np.concatenate([values, np.zeros((1, values.shape[1]), dtype=values.dtype)])
    return padded[np.where(words.last > words.first, words.first, len(values))]


def begin_inside(words: Words, layer: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return for a BIO layer each word's probability to be in a span, and, if it is, to begin one."""
    inside = 1 - pool(words, layer)[:, 0]
    first = heads(words, layer)
    begins = first[:, 1] / np.maximum(first[:, 1] + first[:, 2], 1e-9)
    return np.where(words.last > words.first, inside, 0), begins


def spans_from(inside: NDArray[np.float32], begins: NDArray[np.float32], threshold: float) -> list[tuple[int, int]]:
    """Return the (first, last + 1) word ranges of the spans a BIO layer describes."""
    found: list[tuple[int, int]] = []
    open_at: int | None = None
    for at in range(len(inside)):
        if inside[at] < threshold:
            if open_at is not None:
                found.append((open_at, at))
            open_at = None
        elif open_at is None:
            open_at = at
        elif begins[at] > 0.5:
            found.append((open_at, at))
            open_at = at
    if open_at is not None:
        found.append((open_at, len(inside)))
    return found
