"""How alike reports are, by the words they share that few others have, and by the days between them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from secondsource.model.dates import day_of
from secondsource.relate.background import background
from secondsource.relate.boilerplate import StandingLines
from secondsource.relate.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from secondsource.relate.features import Features


class Vector(NamedTuple):
    """A report as a unit vector: the numbers of the terms it holds, and the weight of each."""

    terms: NDArray[np.intp]
    weights: NDArray[np.float64]


Counted = list[tuple["NDArray[np.intp]", "NDArray[np.float64]"]]
"""A report's terms, part by part: their numbers, and how often each occurs."""


_ROOM = 1024


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
        following = count().__next__
        self._numbers = tuple(defaultdict[str, int](following) for _ in self._scales)
        self._expected = np.zeros(_ROOM)  # the background's count of each term, scaled to the prior
        self._spread = np.zeros(_ROOM)  # how many of the reports seen hold each term
        self.terms = 0
        self.seen = 0
        self.standing = StandingLines()

    def see(self, item: Features) -> None:
        """Take note of a report's lines, before terms are counted."""
        self.standing.add(item.sightings())

    def count(self, item: Features) -> Counted:
        """Count a report's terms, part by part, and take it into the spread."""
        stems, lead = item.words(self.standing)
        self.seen += 1
        return [
            self._numbered(numbers, Counter(terms))
            for numbers, terms in zip(self._numbers, (stems, lead, _word_pairs(stems)), strict=True)
        ]

    def _numbered(self, numbers: dict[str, int], counts: Counter[str]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        found = np.fromiter((numbers[term] for term in counts), dtype=np.intp, count=len(counts))
        new = [term for term, number in zip(counts, found.tolist(), strict=True) if number >= self.terms]
        held = self.terms
        self.terms += len(new)
        self._spread, self._expected = with_room(self._spread, self.terms), with_room(self._expected, self.terms)
        table = background()
        share = self._prior / table.texts
        self._expected[held : self.terms] = [share * table.frequency.get(term, 0.0) + 1 for term in new]
        self._spread[found] += 1
        return found, np.fromiter(counts.values(), dtype=np.float64, count=len(counts))

    def vector(self, parts: Counted) -> Vector:
        """Weigh counted terms by 1 + log tf and rarity; each part is a unit vector, scaled to its share."""
        every = math.log(self.seen + self._prior + 1)
        terms, weights = [], []
        for scale, (numbers, times) in zip(self._scales, parts, strict=True):
            rarity = every - np.log(self._spread[numbers] + self._expected[numbers])
            weighed = (1 + np.log(times)) * np.maximum(rarity, 0.0)
            length = math.sqrt(float((weighed * weighed).sum()))
            held = weighed > 0
            terms.append(numbers[held])
            weights.append(weighed[held] * (scale / length if length else 0.0))
        return Vector(np.concatenate(terms), np.concatenate(weights))


def with_room(values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Return values with zeros behind them, at least `size` in all; twice as many where there are fewer."""
    return values if size <= len(values) else np.concatenate([values, np.zeros(2 * size - len(values))])


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
    days = [day_of(item.published) for item in features]
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
    spread = np.bincount(np.concatenate([row.terms for row in rows] or [np.zeros(0, dtype=np.intp)]))
    shared = np.flatnonzero((spread > 1) & (spread <= common))
    number = np.full(len(spread), -1)
    number[shared] = np.arange(len(shared))
    reports: list[list[int]] = [[] for _ in range(len(shared))]
    shares: list[list[float]] = [[] for _ in range(len(shared))]
    terms: list[NDArray[np.intp]] = []
    weights: list[NDArray[np.float64]] = []
    for at, row in enumerate(rows):
        own = number[row.terms]
        terms.append(own[own >= 0])
        weights.append(row.weights[own >= 0])
        for term, value in zip(terms[-1].tolist(), weights[-1].tolist(), strict=True):
            reports[term].append(at)
            shares[term].append(value)
    postings = [(np.array(held, dtype=np.intp), np.array(own)) for held, own in zip(reports, shares, strict=True)]
    return terms, weights, postings
