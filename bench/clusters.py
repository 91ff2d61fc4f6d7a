"""Compare a clustering of mentions with the gold one: MUC, B-cubed, CEAF over entities, and their mean (CoNLL 2012).

All three take clusters as sets of the same mentions and return recall, precision and F1 (Pradhan et al. 2014).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

Clusters = Sequence["AbstractSet[Hashable]"]


class Score(msgspec.Struct, frozen=True):
    """Recall, precision and F1, in [0, 1]."""

    recall: float
    precision: float
    f1: float

    @classmethod
    def of(cls, recall: tuple[float, float], precision: tuple[float, float]) -> Score:
        """Make a score of two fractions (right, of all); nothing of nothing is 0."""
        r, p = (right / total if total else 0.0 for right, total in (recall, precision))
        return cls(r, p, 2 * p * r / (p + r) if p + r else 0.0)


def clusters_of(labels: Iterable[tuple[Hashable, Hashable]]) -> list[frozenset[Hashable]]:
    """Gather (mention, label) pairs into clusters, in the order of their first mentions."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, label in labels:
        found[label].add(mention)
    return [frozenset(members) for members in found.values()]


def muc(gold: Clusters, found: Clusters) -> Score:
    """Return the MUC score: links kept (Vilain et al. 1995)."""

    def kept(wanted: Clusters, given: Clusters) -> tuple[float, float]:
        owner = {mention: number for number, members in enumerate(given) for mention in members}
        right = total = 0
        for members in wanted:
            parts = {owner.get(mention, ("alone", mention)) for mention in members}
            right += len(members) - len(parts)
            total += len(members) - 1
        return right, total

    return Score.of(kept(gold, found), kept(found, gold))


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """Return the B-cubed score: for each mention, how much of its cluster it is with (Bagga and Baldwin 1998)."""

    def shared(wanted: Clusters, given: Clusters) -> tuple[float, float]:
        owner = {mention: number for number, members in enumerate(given) for mention in members}
        right = 0.0
        for members in wanted:
            parts = Counter(owner[mention] for mention in members if mention in owner)
            right += sum(count * count for count in parts.values()) / len(members)
        return right, sum(map(len, wanted))

    return Score.of(shared(gold, found), shared(found, gold))


def ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """Return CEAF with the similarity of entities, phi 4: clusters paired one to one (Luo 2005)."""
    owner: dict[Hashable, int] = {mention: number for number, members in enumerate(found) for mention in members}
    likeness = np.zeros((len(gold), len(found)))
    for row, members in enumerate(gold):
        for column, count in Counter(owner[m] for m in members if m in owner).items():
            likeness[row, column] = 2 * count / (len(members) + len(found[column]))
    total = float(sum(likeness[pair] for pair in assign(-likeness)))
    return Score.of((total, len(gold)), (total, len(found)))


def conll(gold: Clusters, found: Clusters) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAF over entities."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3
