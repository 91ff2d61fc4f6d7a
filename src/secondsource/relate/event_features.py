"""How much two event mentions have in common, as numbers for every pair of one story's mentions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.relate.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_NEAR = 8  # words on each side that weigh by their distance
_FADE = 3.0
_PREFIX = 4
_LEAD_SENTENCES = 5
_SAYING = frozenset("say tell announc report ad state accord claim said call".split())

NAMES = (
    "same stem",
    "same prefix",
    "same words",
    "trigger cosine",
    "clause cosine",
    "trigger in clause cosine",
    "sentence cosine",
    "report cosine",
    "sentence words",
    "near words",
    "words before",
    "words after",
    "rare sentence words",
    "rare near words",
    "names",
    "no names",
    "numbers",
    "other numbers",
    "same report",
    "same sentence",
    "sentences between",
    "rarity",
    "spread",
    "frequency",
    "two verbs",
    "two nouns",
    "saying",
    "times agree",
    "times differ",
    "place in report",
    "both lead",
    "report words",
    "report names",
    "report leads",
    "story likeness",
    "same circle",
    "same inner circle",
)


class ReportTerms(msgspec.Struct, frozen=True):
    """What a report as a whole says: its stems with their rarities, its names, the stems of its first words."""

    stems: Mapping[str, int]
    rarities: Mapping[str, float]
    names: Mapping[str, int]
    lead: frozenset[str]


class StoryMaterial(msgspec.Struct, frozen=True):
    """One story's mentions and what they are compared by.

    `vectors` are unit rows: of the triggers' words, of their clauses, of both together, of their sentences, of
    their reports. `likeness` is the similarity of pairs of reports by words, `circles` finer groupings of the
    reports; both by places (`order`).
    """

    triggers: Sequence[Trigger]
    trigger_vectors: Matrix
    clause_vectors: Matrix
    mixed_vectors: Matrix
    sentence_vectors: Matrix
    report_vectors: Matrix
    terms: Mapping[str, ReportTerms]
    order: Mapping[str, int]
    likeness: Mapping[tuple[int, int], float]
    circles: tuple[Sequence[int], Sequence[int]]


def pair_features(material: StoryMaterial) -> NDArray[np.float32]:
    """Return the features of all pairs (mentions x mentions x features), symmetric, in the order of NAMES."""
    planes = {
        **_trigger_planes(material),
        **_vector_planes(material),
        **_word_planes(material),
        **_place_planes(material),
        **_report_planes(material),
    }
    return np.stack([planes[name] for name in NAMES], axis=-1).astype(np.float32)


def _trigger_planes(material: StoryMaterial) -> dict[str, Matrix]:
    items = material.triggers
    same = _equal([t.stem for t in items])
    count = Counter(t.stem for t in items)
    reports = {t.report for t in items}
    homes = Counter(stem for stem, _ in {(t.stem, t.report) for t in items})
    verbs = np.array([t.verb for t in items])
    saying = np.array([t.stem in _SAYING for t in items])
    rarity = np.array([t.rarity for t in items])
    spread = np.array([math.log((1 + len(reports)) / (0.5 + homes[t.stem])) for t in items])
    often = np.array([math.log(count[t.stem]) for t in items])
    return {
        "same stem": same,
        "same prefix": _equal([t.stem[:_PREFIX] for t in items]) * (1 - same),
        "same words": _equal([t.text.lower() for t in items]),
        "rarity": np.minimum.outer(rarity, rarity),
        "spread": np.minimum.outer(spread, spread),
        "frequency": np.minimum.outer(often, often),
        "two verbs": np.logical_and.outer(verbs, verbs),
        "two nouns": np.logical_and.outer(~verbs, ~verbs),
        "saying": np.logical_or.outer(saying, saying),
    }


def _vector_planes(material: StoryMaterial) -> dict[str, Matrix]:
    vectors = {
        "trigger cosine": material.trigger_vectors,
        "clause cosine": material.clause_vectors,
        "trigger in clause cosine": material.mixed_vectors,
        "sentence cosine": material.sentence_vectors,
        "report cosine": material.report_vectors,
    }
    return {name: rows @ rows.T for name, rows in vectors.items()}


def _word_planes(material: StoryMaterial) -> dict[str, Matrix]:
    items = material.triggers
    homes: Counter[str] = Counter()
    for report in sorted({t.report for t in items}):
        homes.update({w.stem for t in items if t.report == report for w in t.words})
    size = len({t.report for t in items})

    def rare(stem: str) -> float:
        return math.log((1 + size) / (0.5 + homes[stem])) + 0.3

    def cosine(weigh: Callable[[float, str, int], float]) -> Matrix:
        bags = [{w.stem: weigh(w.rarity, w.stem, w.distance) for w in t.words} for t in items]
        rows, _ = _rows(bags)
        return rows @ rows.T

    def faded(rarity: float, distance: int, *, inside: bool) -> float:
        return rarity / (1 + abs(distance) / _FADE) if inside and abs(distance) <= _NEAR else 0.0

    names, named = _rows([dict.fromkeys(t.names, 1.0) for t in items])
    numbers, numbered = _rows([dict.fromkeys(t.numbers, 1.0) for t in items])
    shared = numbers @ numbers.T
    return {
        "sentence words": cosine(lambda rarity, _, __: rarity),
        "near words": cosine(lambda rarity, _, far: faded(rarity, far, inside=True)),
        "words before": cosine(lambda rarity, _, far: faded(rarity, far, inside=far < 0)),
        "words after": cosine(lambda rarity, _, far: faded(rarity, far, inside=far > 0)),
        "rare sentence words": cosine(lambda rarity, stem, _: rarity * rare(stem)),
        "rare near words": cosine(lambda rarity, stem, far: faded(rarity, far, inside=True) * rare(stem)),
        "names": names @ names.T,
        "no names": np.logical_or.outer(~named, ~named),
        "numbers": shared,
        "other numbers": np.logical_and.outer(numbered, numbered) & (shared == 0),
    }


def _place_planes(material: StoryMaterial) -> dict[str, Matrix]:
    items = material.triggers
    report = _equal([t.report for t in items])
    place = np.array([t.sentence for t in items])
    lead = np.minimum(place, _LEAD_SENTENCES)
    first = place <= 1
    gap = np.abs(np.subtract.outer(place, place))
    agree, differ = np.zeros((2, len(items), len(items)))
    timed = [at for at, t in enumerate(items) if t.times]
    for one in timed:
        for other in timed:
            meet = any(a < d and c < b for a, b in items[one].times for c, d in items[other].times)
            agree[one, other], differ[one, other] = meet, not meet
    return {
        "same report": report,
        "same sentence": report * (gap == 0),
        "sentences between": report * np.log1p(gap),
        "times agree": agree,
        "times differ": differ,
        "place in report": -np.abs(np.subtract.outer(lead, lead)),
        "both lead": np.logical_and.outer(first, first),
    }


def _report_planes(material: StoryMaterial) -> dict[str, Matrix]:
    """Compare the reports that the mentions stand in: words, names and leads, each by how few of the story share it."""
    reports = sorted({t.report for t in material.triggers})
    terms = [material.terms[report] for report in reports]
    at = [reports.index(t.report) for t in material.triggers]
    stems = Counter(stem for item in terms for stem in item.stems)
    names = Counter(name for item in terms for name in item.names)
    size = len(reports)

    def few(count: int) -> float:
        return math.log((1 + size) / (0.5 + count)) + 0.3

    bags: dict[str, list[dict[str, float]]] = {
        "report words": [
            {s: (1 + math.log(n)) * item.rarities[s] * few(stems[s]) for s, n in item.stems.items()} for item in terms
        ],
        "report names": [{s: (1 + math.log(n)) * few(names[s]) for s, n in item.names.items()} for item in terms],
        "report leads": [{s: item.rarities[s] * few(stems[s]) for s in sorted(item.lead)} for item in terms],
    }
    planes: dict[str, Matrix] = {}
    for name, held in bags.items():
        rows, _ = _rows(held)
        planes[name] = (rows @ rows.T)[np.ix_(at, at)]
    places = [material.order[t.report] for t in material.triggers]
    planes["story likeness"] = _likeness(material, reports)[np.ix_(at, at)]
    for name, circle in zip(("same circle", "same inner circle"), material.circles, strict=True):
        planes[name] = _equal([circle[place] for place in places])
    return planes


def _likeness(material: StoryMaterial, reports: Sequence[str]) -> Matrix:
    """Return how alike reports are by their words, at most one half, itself too."""
    found = np.full((len(reports), len(reports)), 0.0, dtype=np.float32)
    np.fill_diagonal(found, 0.5)
    for row, one in enumerate(reports):
        for column, other in enumerate(reports[:row]):
            pair = sorted((material.order[one], material.order[other]))
            found[row, column] = found[column, row] = min(0.5, material.likeness.get((pair[0], pair[1]), 0.0))
    return found


def _equal(keys: Sequence[object]) -> Matrix:
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    row = np.array([numbers[key] for key in keys])
    return np.asarray(row[:, None] == row[None], dtype=np.float32)


def _rows(bags: Sequence[Mapping[str, float]]) -> tuple[Matrix, NDArray[np.bool_]]:
    """Return weighted bags of words as unit rows, and which of them hold anything."""
    column: dict[str, int] = {}
    for bag in bags:
        for term in bag:
            column.setdefault(term, len(column))
    rows = np.zeros((len(bags), max(1, len(column))), dtype=np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for term, value in bag.items():
            row[column[term]] = value
    length = np.linalg.norm(rows, axis=1)
    return rows / np.maximum(length, 1e-9)[:, None], length > 0
