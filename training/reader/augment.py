"""Replace the proper names of a training text, so that the reader learns constructions and not politicians."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from training.reader.data import Attribution, Document

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_KEPT = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december president senator mayor governor minister secretary representative
    republican democrat democratic republicans democrats american americans white house congress senate court state
    states united party department committee university county city street""".split()
)
_ONSETS = "b br c d dr f fl g gr h j k kr l m n p pr r s sh st t th tr v w z".split()
_VOWELS = "a e i o u ai ea ou ie".split()
_CODAS = ["", "n", "r", "l", "s", "k", "t", "m", "nd", "rt", "sk", "x"]


def name_pool(documents: Sequence[Document]) -> list[str]:
    """Return the words of tagged names of people, places and organisations, commonest and rarest alike once."""
    words = {
        word
        for d in documents
        for (start, end), _ in d.entities or ()
        for word in _CAPITALISED.findall(d.text[start:end])
        if word.lower() not in _KEPT
    }
    return sorted(words)


def renamed(document: Document, pool: Sequence[str], rng: random.Random, share: float = 0.8) -> Document:
    """Return a document in which most capitalised words seen inside sentences stand for others, the same throughout."""
    names = sorted({m.group() for m in _INSIDE.finditer(document.text)})
    chosen = {n: _other(pool, rng) for n in names if n.lower() not in _KEPT and rng.random() < share}
    parts, at, shift = [], 0, 0
    edges, shifts = [0], [0]
    for match in _CAPITALISED.finditer(document.text):
        new = chosen.get(match.group())
        if new is None:
            continue
        parts += [document.text[at : match.start()], new]
        at = match.end()
        shift += len(new) - len(match.group())
        edges.append(match.end())
        shifts.append(shift)
    parts.append(document.text[at:])

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(edges, offset) - 1]

    def spans(items: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((moved(a), moved(b)) for a, b in items)

    attributions = tuple(
        Attribution(spans(a.source), spans(a.cue), spans(a.content)) for a in document.attributions or ()
    )
    return msgspec.structs.replace(document, text="".join(parts), attributions=attributions)


def _other(pool: Sequence[str], rng: random.Random) -> str:
    """Draw a name from the pool, or make one up."""
    if rng.random() < 0.6:
        return rng.choice(pool)
    syllables = rng.choice((2, 2, 3))
    return "".join(
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables)
    ).capitalize()
