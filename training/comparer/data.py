"""Pairs that the comparer learns from: a claim, a text beside it, and whether the text supports or refutes it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import msgspec

from bench.contrast import contrasts, read_sentences

if TYPE_CHECKING:
    from pathlib import Path

SAME, CONTRADICTS, NEITHER = 0, 1, 2
_VITAMINC = {"SUPPORTS": SAME, "REFUTES": CONTRADICTS, "NOT ENOUGH INFO": NEITHER}
_SHORTER = 2  # words by which a part left out shows
_EACH = 600  # contrasts of every kind
_NEIGHBOURS = 3000


class Labelled(msgspec.Struct, frozen=True):
    """A claim beside a text, and which of the three it is."""

    claim: str
    text: str
    label: int


def read_vitaminc(path: Path) -> list[Labelled]:
    """Read pairs of VitaminC (Schuster, Fisch and Barzilay 2021)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Labelled(r["claim"], r["evidence"], _VITAMINC[r["label"]]) for r in rows]


def read_contrasts(folder: Path, seed: int = 3) -> list[Labelled]:
    """Make contrast pairs from a folder's sentences, either of the two as the claim, and neighbours for neither.

    What a part was left out of is no longer all supported by the rest.
    """
    draw = random.Random(seed)
    sentences = read_sentences(folder)
    found = []
    for item in contrasts(sentences, draw, _EACH):
        if item.kind != "same":
            pair = (item.before, item.after) if draw.random() < 0.5 else (item.after, item.before)
            found.append(Labelled(*pair, CONTRADICTS))
        elif draw.random() < 0.5:
            found.append(Labelled(item.after, item.before, SAME))
        else:
            lost = len(item.before.split()) - len(item.after.split())
            found.append(Labelled(item.before, item.after, NEITHER if lost > _SHORTER else SAME))
    places = draw.sample(range(len(sentences) - 2), min(_NEIGHBOURS, len(sentences) // 2))
    found += [Labelled(sentences[at], sentences[at + draw.choice([1, 2])], NEITHER) for at in places]
    return found


def read_summaries(path: Path) -> list[tuple[str, str, bool]]:
    """Read summaries, what they sum up, and whether they say something wrong (DeFacto, Liu et al. 2023)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(r["candidate"], r["article"], r["has_error"]) for r in rows]
