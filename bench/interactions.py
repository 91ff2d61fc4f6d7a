"""Interactions: `python -m bench.interactions --data DIR`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secondsource.language.plover import CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

YIELD = ("CONCEDE", "RETREAT")
ROOTS = tuple(name for name in CLASSES[1:] if name not in YIELD)
QUAD_OF = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("YIELD", "COOPERATE", "AID"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
SIDE_OF = {"1": "C", "2": "C", "3": "H", "4": "H"}


def macro_scores(gold: Sequence[tuple[frozenset[str], str]], table: np.ndarray) -> dict[str, float]:
    """Return macro-F1 over PLV's root types, quad classes and the two sides from class probabilities."""
    columns = [CLASSES.index(name) for name in ROOTS]
    joint = np.column_stack([table[:, columns], table[:, [CLASSES.index(n) for n in YIELD]].sum(1)])
    names = (*ROOTS, "YIELD")
    told = [names[at] for at in joint.argmax(1)]
    roots = ["YIELD" if len(allowed) > 1 else next(iter(allowed)) for allowed, _ in gold]
    quads = [QUAD_OF[name] for name in told]
    return {
        "root": macro_f1(roots, told),
        "quad": macro_f1([quad for _, quad in gold], quads),
        "binary": macro_f1([SIDE_OF[quad] for _, quad in gold], [SIDE_OF[quad] for quad in quads]),
    }


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    """Return the mean over the classes of the gold labels of each one's F1."""
    scores = []
    for name in sorted(set(gold)):
        right = sum(g == t == name for g, t in zip(gold, told, strict=True))
        scores.append(2 * right / (gold.count(name) + list(told).count(name)))
    return sum(scores) / len(scores)
