"""Which words of one passage stand for which of another, and what stands in place of what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from secondsource.judge.passage import Passage

_ALIKE = 0.75
_SHORTEST = 5  # letters from which another spelling counts as the same word
_REACH = 3  # words around an aligned neighbour in which a replacement is looked for


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """`to[i]` is the place in the second passage of word i of the first, -1 for none; `replaced` pairs places.

    `missing` and `extra` are the places of content words of the first and second that have no counterpart.
    """

    to: tuple[int, ...]
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    replaced: tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)
def align(a: Passage, b: Passage) -> Alignment:
    """Align two passages by stems and spellings; of several places the one nearest to the neighbours' is taken."""
    to = _by_stem(a, b)
    taken = {j for j in to if j >= 0}
    missing = [i for i, j in enumerate(to) if j < 0 and a.content[i]]
    extra = [j for j in range(len(b.words)) if b.content[j] and j not in taken]
    for i in missing:
        match = next((j for j in extra if _spelt_alike(a, i, b, j)), None)
        if match is not None:
            to[i] = match
            extra.remove(match)
    missing = [i for i in missing if to[i] < 0]
    return Alignment(tuple(to), tuple(missing), tuple(extra), tuple(_replaced(a, b, to, missing, extra)))


def _by_stem(a: Passage, b: Passage) -> list[int]:
    places: dict[str, list[int]] = {}
    for j, base in enumerate(b.stems):
        places.setdefault(base if b.content[j] else b.lower[j], []).append(j)
    to: list[int] = []
    expected = 0
    for i, base in enumerate(a.stems):
        choices = places.get(base if a.content[i] else a.lower[i])
        if not choices or not (a.content[i] or a.lower[i].isalpha()):
            to.append(-1)
            continue
        best = min(choices, key=lambda j: (abs(j - expected), j))
        to.append(best)
        if a.content[i]:
            expected = best + 1
    return to


def _spelt_alike(a: Passage, i: int, b: Passage, j: int) -> bool:
    one, other = a.lower[i], b.lower[j]
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or one[0].isdigit():
        return False
    return DamerauLevenshtein.normalized_similarity(one, other) >= _ALIKE


def _replaced(a: Passage, b: Passage, to: list[int], missing: list[int], extra: list[int]) -> list[tuple[int, int]]:
    """Pair each missing word with the extra word of its sort that stands nearest to where it should stand."""
    found = []
    numeric_a, numeric_b = a.numeric, b.numeric
    for i in missing:
        anchors = [
            to[k] + (i - k) for k in range(max(0, i - _REACH), min(len(to), i + _REACH + 1)) if to[k] >= 0 and k != i
        ]
        near = [
            (min(abs(j - at) for at in anchors), j)
            for j in extra
            if anchors and (i in numeric_a) == (j in numeric_b) and a.named[i] == b.named[j]
        ]
        near = [(gap, j) for gap, j in near if gap <= _REACH]
        if near:
            found.append((i, min(near)[1]))
    return found
