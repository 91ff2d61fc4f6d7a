"""How common a word is in English news at large, so that even two reports alone can be compared."""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from typing import NamedTuple

TABLE = "background.txt"
STEPS_PER_DOUBLING = 2


class Background(NamedTuple):
    """A document-frequency table: `frequency` says in how many of `texts` news texts a stem stands."""

    texts: int
    frequency: dict[str, float]

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem in nats (Spärck Jones 1972); 0 for one that is everywhere."""
        return max(0.0, math.log((self.texts + 1) / (self.frequency.get(stem, 0.0) + 1)))


@cache
def background() -> Background:
    """Return the table that ships with the package."""
    lines = (resources.files(__package__) / TABLE).read_text(encoding="utf-8").splitlines()
    rows = iter(line for line in lines if not line.startswith("#"))
    texts = int(next(rows))
    frequency: dict[str, float] = {}
    for row in rows:
        step, *stems = row.split(" ")
        frequency.update(dict.fromkeys(stems, 2 ** (int(step) / STEPS_PER_DOUBLING)))
    return Background(texts, frequency)
