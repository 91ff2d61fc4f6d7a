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


class Near(msgspec.Struct, frozen=True, gc=False):
    """Values (words x n) of the words from `low` on; those of all other words are 0."""

    low: int
    values: Any

    @property
    def high(self) -> int:
        """Return the first word behind those with values."""
        return self.low + len(self.values)

    def part(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the values of a range of words."""
        if self.low <= start and end <= self.high:
            return np.asarray(self.values[start - self.low : end - self.low])
        found = np.zeros((end - start, self.values.shape[1]), dtype=self.values.dtype)
        first, last = max(start, self.low), min(end, self.high)
        if first < last:
            found[first - start : last - start] = self.values[first - self.low : last - self.low]
        return found


def words_of(tagged: Tagged, tokens: Sequence[tuple[int, int]]) -> Words:
    """Match tokens (character spans in order) with the pieces that overlap them."""
    spans = np.array(tokens, dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(tagged.pieces.ends, spans[:, 0], side="right")
    last = np.searchsorted(tagged.pieces.starts, spans[:, 1], side="left")
    return Words(spans[:, 0], spans[:, 1], first, np.maximum(last, first))


def pool(words: Words, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Average per-piece values (pieces x n) over each word; a word without a piece gets zeros."""
    sums = _sums(values)
    counts = np.maximum(words.last - words.first, 1)[:, None]
    return np.asarray((sums[words.last] - sums[words.first]) / counts, dtype=np.float32)


def pool_near(words: Words, at: int, values: NDArray[np.float32]) -> Near:
    """Average values of the pieces from `at` on over each word that they reach; all other pieces count as 0."""
    end = at + len(values)
    low = int(np.searchsorted(words.last, at, side="right"))
    high = max(low, int(np.searchsorted(words.first, end, side="left")))
    first, last = words.first[low:high], words.last[low:high]
    counts = np.maximum(last - first, 1)[:, None]
    sums = _sums(values)
    whole = sums[np.clip(last, at, end) - at] - sums[np.clip(first, at, end) - at]
    return Near(low, np.asarray(whole / counts, dtype=np.float32))


def _sums(values: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.concatenate(
        [np.zeros((1, values.shape[1]), dtype=np.float64), np.cumsum(values, axis=0, dtype=np.float64)]
    )


def heads(words: Words, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the values of each word's first piece; a word without a piece gets zeros."""
    padded = np.concatenate([values, np.zeros((1, values.shape[1]), dtype=values.dtype)])
    return padded[np.where(words.last > words.first, words.first, len(values))]


def certainty_at(words: Words, tagged: Tagged) -> list[float]:
    """Return how certain the text makes what each word tells, from -3 to +3, as the branch sees at its first piece."""
    return [float(value) for value in heads(words, tagged.certainty[:, None])[:, 0]]


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
