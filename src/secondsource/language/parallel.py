"""Which sentences of two texts correspond, whatever their order: what one added, left out or changed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.45  # the share of their words that two corresponding sentences have in common
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_COMMON = 60  # sentences with one word, from which the word brings none together


def align(first: Sequence[str], second: Sequence[str], least: float = ALIKE) -> list[tuple[int | None, int | None]]:
    """Return rows of (place in the first, place in the second), None where a sentence has no counterpart.

    One to one, the most alike first by the Dice coefficient of their words (competitive linking, Melamed 2000). Rows
    stand in the order of the first text; a sentence that only the second has stands after the one it follows there.
    """
    pairs = _links(first, second, least)
    counterpart = dict(pairs)
    matched = {j: i for i, j in pairs}
    rows: list[tuple[int | None, int | None]] = []
    lone: dict[int | None, list[int]] = {}
    last: int | None = None
    for j in range(len(second)):
        if j in matched:
            last = matched[j]
        else:
            lone.setdefault(last, []).append(j)
    rows.extend((None, j) for j in lone.get(None, []))
    for i in range(len(first)):
        rows.append((i, counterpart.get(i)))
        rows.extend((None, j) for j in lone.get(i, []))
    return rows


def _links(first: Sequence[str], second: Sequence[str], least: float) -> list[tuple[int, int]]:
    left, right = [_words(text) for text in first], [_words(text) for text in second]
    holders: dict[str, list[int]] = {}
    for j, words in enumerate(right):
        for word in words:
            holders.setdefault(word, []).append(j)
    scores: list[tuple[float, int, int, int]] = []
    for i, words in enumerate(left):
        near = {j for word in words for j in holders.get(word, []) if len(holders[word]) <= _COMMON}
        for j in near:
            total = words.total() + right[j].total()
            score = 2 * (words & right[j]).total() / total
            if score >= least:
                scores.append((-round(score, 9), abs(i - j), i, j))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    found = []
    for _, _, i, j in sorted(scores):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            found.append((i, j))
    return sorted(found)


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text))
