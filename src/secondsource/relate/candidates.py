"""Which reports of a large pile may share text: bottom-k sketches of their word runs in one sorted list.

A bottom-k sketch (Broder 1997; Thorup 2013) keeps the smallest hash values of a text's shingles, a sample that texts
with common passages share. One hash function and one sort take the place of the many of MinHash with banding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)


class CandidateOptions(msgspec.Struct, frozen=True):
    """Sketches of `size` hashes over runs of `gram` (at most 4) words.

    Reports that share `shared` hashes are candidates; a hash that more than `crowd` reports hold is followed for its
    first `crowd` only.
    """

    gram: int = 4
    size: int = 32
    shared: int = 2
    crowd: int = 40


class Sketcher:
    """Makes sketches; remembers the hash of each word."""

    def __init__(self, options: CandidateOptions | None = None) -> None:
        """Begin without words."""
        self.options = options or CandidateOptions()
        self._hashes: dict[str, int] = {}

    def sketch(self, words: Sequence[str]) -> NDArray[np.uint64]:
        """Return the smallest hashes of the runs of words of a text, fewer for a short one."""
        gram, known = self.options.gram, self._hashes
        hashes = []
        for word in words:
            value = known.get(word)
            if value is None:
                value = known[word] = crc32(word.encode("utf-8", "surrogatepass")) + 1
            hashes.append(value)
        if len(hashes) < gram:
            return np.zeros(0, dtype=np.uint64)
        array = np.array(hashes, dtype=np.uint64)
        runs = array[: len(array) - gram + 1] * _FACTORS[0]
        for at in range(1, gram):
            runs = runs ^ (array[at : len(array) - gram + 1 + at] * _FACTORS[at])
            runs = (runs ^ (runs >> _SHIFT)) * _MIX
        found = np.unique(runs ^ (runs >> _SHIFT))
        return found[: self.options.size]


def candidate_pairs(
    sketches: Iterable[NDArray[np.uint64]], options: CandidateOptions | None = None
) -> list[tuple[int, int]]:
    """Return the pairs of reports, by their places, whose sketches share enough hashes, in order.

    Time grows with the hashes and with the pairs found, not with the square of the reports.
    """
    options = options or CandidateOptions()
    held = list(sketches)
    if not held:
        return []
    hashes = np.concatenate(held)
    owners = np.repeat(np.arange(len(held), dtype=np.int64), [len(sketch) for sketch in held])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    keys: list[NDArray[np.int64]] = []
    size = len(held)
    for step in range(1, min(options.crowd, len(hashes))):
        same = np.flatnonzero(hashes[step:] == hashes[:-step])
        if not len(same):
            break
        keys.append(owners[same] * size + owners[same + step])
    if not keys:
        return []
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    kept = pairs[counts >= options.shared]
    return list(zip((kept // size).tolist(), (kept % size).tolist(), strict=True))
