"""How alike reports are, by the words they share that few others have, and by the days between them."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from secondsource.relate.background import background
from secondsource.relate.boilerplate import StandingLines
from secondsource.relate.features import published_day
from secondsource.relate.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from secondsource.relate.features import Features

Vector = dict[int, float]
"""A report as a unit vector: the weight of each term it holds, by the term's number."""


class SimilarityOptions(msgspec.Struct, frozen=True):
    """Weights of the parts, tuned on WikiNews, BASIL and reports of gun violence.

    `prior` is how many reports the background table counts for beside the pile's own. `days` is the time between two
    reports, past the first day, that takes half of what time may take of their similarity; `lasting` is the share that
    it may not, because trials follow crimes by months, until `echo` days have passed; `undated` is
    what is left of it where a date is unknown. `crowding` is the highest
    similarity to the pile at large that is taken off a report's similarities; the pile is thought to go on with
    `unseen` reports alike by `typical`. Pairs less alike than `least` count as not alike at all; terms that stand in
    more than `common` reports are left out.
    """

    words: float = 1.0
    lead: float = 0.5
    pairs: float = 1.0
    prior: float = 143.0
    days: float = 20.0
    lasting: float = 0.4
    echo: float = 180.0
    undated: float = 0.85
    crowding: float = 0.03
    unseen: int = 20
    typical: float = 0.01
    least: float = 0.03
    common: int = 1500


class Edge(NamedTuple):
    """Two reports of a pile by their places, the first before the second, and how alike they are."""

    a: int
    b: int
    score: float


class Weigher:
    """Weighs the terms of reports by their rarity among the reports seen and in the background together.

    In a pile of two the pile's own counts say nothing, and the background decides; in a large one the pile decides.
    """

    def __init__(self, options: SimilarityOptions) -> None:
        """Begin with no report seen."""
        total = options.words + options.lead + options.pairs
        self._scales = [math.sqrt(part / total) for part in (options.words, options.lead, options.pairs)]
        self._prior = options.prior
        self._numbers: tuple[dict[str, int], ...] = ({}, {}, {})
        self._expected: list[float] = []  # the background's count of each term, scaled to the prior
        self.spread: list[int] = []  # how many of the reports seen hold each term
        self.seen = 0
        self.standing = StandingLines()

    def see(self, item: Features) -> None:
        """Take note of a report's lines, before terms are counted."""
        self.standing.add(item.sightings())

    def count(self, item: Features) -> list[list[tuple[int, int]]]:
        """Count a report's terms, part by part, and take it into the spread."""
        stems, lead = item.words(self.standing)
        table = background()
        share = self._prior / table.texts
        found = []
        for numbers, counts in zip(
            self._numbers, (Counter(stems), Counter(lead), Counter(_word_pairs(stems))), strict=True
        ):
            part = []
            for term, times in counts.items():
                number = numbers.get(term)
                if number is None:
                    number = numbers[term] = len(self.spread)
                    self.spread.append(0)
                    self._expected.append(share * table.frequency.get(term, 0.0) + 1)
                self.spread[number] += 1
                part.append((number, times))
            found.append(part)
        self.seen += 1
        return found

    def vector(self, parts: Sequence[Sequence[tuple[int, int]]]) -> Vector:
        """Weigh counted terms by 1 + log tf and rarity; each part is a unit vector, scaled to its share."""
        every = math.log(self.seen + self._prior + 1)
        spread, expected, log = self.spread, self._expected, math.log
        found: Vector = {}
        for scale, part in zip(self._scales, parts, strict=True):
            weighed = [
                (number, (1 + log(times)) * rarity)
                for number, times in part
                if (rarity := every - log(spread[number] + expected[number])) > 0
            ]
            length = math.sqrt(sum(value * value for _, value in weighed))
            if length:
                factor = scale / length
                found.update((number, value * factor) for number, value in weighed)
        return found


def fading(gap: NDArray[np.float64], options: SimilarityOptions) -> NDArray[np.float64]:
    """Return what days between reports leave of their similarity: 1 for none, `undated` for an unknown gap (nan)."""
    days = np.abs(gap)
    left = options.lasting + (1 - options.lasting) / (1 + np.maximum(days - 1, 0) / options.days)
    left = left / (1 + np.maximum(days - options.echo, 0) / options.days)
    return np.where(np.isnan(left), options.undated, left)


def fading_of(gap: float, options: SimilarityOptions) -> float:
    """Return `fading` of one gap."""
    if math.isnan(gap):
        return options.undated
    days = abs(gap)
    left = options.lasting + (1 - options.lasting) / (1 + max(days - 1, 0) / options.days)
    return left / (1 + max(days - options.echo, 0) / options.days)


def alike(features: Sequence[Features], options: SimilarityOptions) -> Iterator[Edge]:
    """Yield the pairs of a pile that are alike, with how much more than both are to the pile at large.

    Where all reports are of one field (a campaign, a league) they share its words without sharing a story, so what
    a report has in common with the pile is taken off, as in cross-domain similarity local scaling (Conneau et al.
    2018), but never more than `crowding`: a pile may also be a single story. A report meets only those with which it
    shares terms.
    """
    terms, weights, postings = _invert(_vectors(features, options), options.common)
    size = len(features)
    days = days_of(features)
    crowding = _crowding(terms, weights, postings, options)
    for at in range(size):
        if not len(terms[at]):
            continue
        lists = [postings[term] for term in terms[at].tolist()]
        reports = np.concatenate([held for held, _ in lists])
        shares = np.concatenate([w * own for (_, w), own in zip(lists, weights[at].tolist(), strict=True)])
        later = reports > at
        row = np.bincount(reports[later], weights=shares[later], minlength=0)
        others = np.flatnonzero(row >= options.least)
        scores = row[others] * fading(days[others] - days[at], options) - crowding[others] - crowding[at]
        keep = scores >= options.least
        yield from (Edge(at, *pair) for pair in zip(others[keep].tolist(), scores[keep].tolist(), strict=True))


def _vectors(features: Sequence[Features], options: SimilarityOptions) -> list[Vector]:
    weigher = Weigher(options)
    for item in features:
        weigher.see(item)
    counted = [weigher.count(item) for item in features]
    return [weigher.vector(parts) for parts in counted]


def days_of(features: Sequence[Features]) -> NDArray[np.float64]:
    """Return the day each report was published on, as an ordinal, nan where it is not known."""
    days = [published_day(item.published) for item in features]
    return np.array([math.nan if day is None else day.toordinal() for day in days])


def _crowding(
    terms: Sequence[NDArray[np.intp]],
    weights: Sequence[NDArray[np.float64]],
    postings: Sequence[Posting],
    options: SimilarityOptions,
) -> NDArray[np.float64]:
    """Return each report's mean similarity to the pile, by one product with the sum of all, at most `crowding`."""
    total = np.array([held.sum() for _, held in postings])
    sums = np.array([own @ (total[term] - own) for term, own in zip(terms, weights, strict=True)])
    return np.minimum((sums + options.unseen * options.typical) / (len(terms) + options.unseen), options.crowding)


def _word_pairs(stems: Sequence[str]) -> Iterator[str]:
    """Yield the pairs of neighbouring content words."""
    content = [word for word in stems if word not in FUNCTION_WORDS]
    return (f"{first} {second}" for first, second in pairwise(content))


Posting = tuple["NDArray[np.intp]", "NDArray[np.float64]"]


def _invert(
    rows: Sequence[Vector], common: int
) -> tuple[list[NDArray[np.intp]], list[NDArray[np.float64]], list[Posting]]:
    """List the terms that several reports share, but not too many: by report, and each term's reports and weights."""
    spread: Counter[int] = Counter()
    for row in rows:
        spread.update(row.keys())
    number = {term: at for at, term in enumerate(t for t, held in spread.items() if 1 < held <= common)}
    reports: list[list[int]] = [[] for _ in number]
    shares: list[list[float]] = [[] for _ in number]
    terms: list[NDArray[np.intp]] = []
    weights: list[NDArray[np.float64]] = []
    for at, row in enumerate(rows):
        kept = [(number[term], value) for term, value in row.items() if term in number]
        terms.append(np.array([term for term, _ in kept], dtype=np.intp))
        weights.append(np.array([value for _, value in kept], dtype=np.float64))
        for term, value in kept:
            reports[term].append(at)
            shares[term].append(value)
    postings = [(np.array(held, dtype=np.intp), np.array(own)) for held, own in zip(reports, shares, strict=True)]
    return terms, weights, postings
