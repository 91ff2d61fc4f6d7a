"""Sentences of two reports that say the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.relate.background import background

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_COMMON = 0.5  # what even the commonest content word weighs, in nats


class RewordingOptions(msgspec.Struct, frozen=True):
    """From which similarity on two sentences are taken to say the same, in [0, 1].

    `by_words` holds for the overlap of their words alone, `by_both` for its mean with the cosine of their vectors.
    """

    by_words: float = 0.33
    by_both: float = 0.55


def align_sentences(
    a: Sequence[frozenset[str]],
    b: Sequence[frozenset[str]],
    cosines: NDArray[np.float32] | None,
    options: RewordingOptions,
) -> list[tuple[int, int]]:
    """Pair the sentences of two reports, given as sets of content words, one to one, the most alike first.

    Competitive linking (Melamed 2000) rather than a monotone alignment, because a rewrite may move sentences.
    """
    if not a or not b:
        return []
    scores = _dice(a, b)
    threshold = options.by_words
    if cosines is not None:
        scores = (scores + cosines) / 2
        threshold = options.by_both
    scores = np.round(scores, 6)  # so that ties stay ties whatever the order of summation
    pairs: list[tuple[int, int]] = []
    while True:
        i, j = divmod(int(scores.argmax()), len(b))
        if scores[i, j] < threshold:
            return sorted(pairs)
        pairs.append((i, j))
        scores[i, :] = -1.0
        scores[:, j] = -1.0


def _dice(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> NDArray[np.float64]:
    """Return the Dice coefficients of sets of words, each word weighing as much as it is rare."""
    table = background()
    vocabulary = {word: table.rarity(word) + _COMMON for word in frozenset().union(*a, *b)}
    column = {word: at for at, word in enumerate(sorted(vocabulary))}
    weights = np.array([vocabulary[word] for word in column])
    has_a, has_b = _incidence(a, column), _incidence(b, column)
    both = (has_a * weights) @ has_b.T
    sizes = (has_a @ weights)[:, None] + (has_b @ weights)[None, :]
    return np.asarray(2 * both / np.maximum(sizes, 1e-9), dtype=np.float64)


def _incidence(sets: Sequence[frozenset[str]], column: dict[str, int]) -> NDArray[np.float64]:
    found = np.zeros((len(sets), len(column)))
    for row, words in zip(found, sets, strict=True):
        row[[column[word] for word in words]] = 1.0
    return found
