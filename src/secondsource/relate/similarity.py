"""How alike reports are, by the words they share that few others have, and by the days between them."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.relate.background import background
from secondsource.relate.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.relate.features import Features


class SimilarityOptions(msgspec.Struct, frozen=True):
    """Weights of the parts, tuned on WikiNews, BASIL and reports of gun violence.

    `prior` is how many reports the background table counts for beside the pile's own. `days` is the time between two
    reports, past the first day, that halves their similarity. `crowding` is the highest similarity to the pile at large
    that is taken off a report's similarities; the pile is thought to go on with `unseen` reports alike by `typical`.
    """

    words: float = 1.0
    lead: float = 0.5
    pairs: float = 1.0
    prior: float = 143.0
    days: float = 10.0
    crowding: float = 0.03
    unseen: int = 20
    typical: float = 0.01


class TermMatrix:
    """A pile of reports as sparse unit vectors, kept by term: a report meets only those it shares terms with."""

    def __init__(self, features: Sequence[Features], options: SimilarityOptions) -> None:
        """Weigh the terms of all reports."""
        self.size = len(features)
        self._days = _published_days(features)
        self._half_life = options.days
        parts = (
            (options.words, [Counter(item.stems) for item in features]),
            (options.lead, [Counter(item.lead) for item in features]),
            (options.pairs, [_word_pairs(item.stems) for item in features]),
        )
        total = sum(weight for weight, _ in parts)
        rows: list[dict[tuple[int, str], float]] = [{} for _ in features]
        for number, (weight, counts) in enumerate(parts):
            for row, vector in zip(rows, _unit_vectors(counts, options.prior), strict=True):
                scale = math.sqrt(weight / total)
                row.update({(number, term): value * scale for term, value in vector.items()})
        self._terms, self._weights, self._postings = _invert(rows)
        pile = (self._sums() + options.unseen * options.typical) / (self.size + options.unseen)
        self._crowding = np.minimum(pile, options.crowding)

    def _sums(self) -> NDArray[np.float64]:
        """Return the sum of each report's similarities in words to all others, by one product with the sum of all."""
        total = [float(weights.sum()) for _, weights in self._postings]
        sums = [
            sum(own * (total[term] - own) for term, own in zip(terms, weights, strict=True))
            for terms, weights in zip(self._terms, self._weights, strict=True)
        ]
        return np.array(sums)

    def row(self, at: int) -> NDArray[np.float64]:
        """Return how much more alike one report is to each than both are to the pile at large, at most 1; its own is 1.

        Where all reports are of one field (a campaign, a league) they share its words without sharing a story, so what
        a report has in common with the pile is taken off, as in cross-domain similarity local scaling (Conneau et al.
        2018), but never more than `crowding`: a pile may also be a single story.
        """
        lists = [self._postings[term] for term in self._terms[at]]
        if lists:
            reports = np.concatenate([reports for reports, _ in lists])
            weights = np.concatenate([w * own for (_, w), own in zip(lists, self._weights[at], strict=True)])
            alike = np.bincount(reports, weights=weights, minlength=self.size).astype(np.float64, copy=False)
        else:
            alike = np.zeros(self.size)
        # A report that nobody publishes a date for is compared by its words alone.
        gap = np.nan_to_num(np.abs(self._days - self._days[at]), nan=0.0)
        found: NDArray[np.float64] = alike / (1 + np.maximum(gap - 1, 0) / self._half_life)
        found -= self._crowding + self._crowding[at]
        found[at] = 1.0
        return found


def _published_days(features: Sequence[Features]) -> NDArray[np.float64]:
    days = [published_day(item.published) for item in features]
    return np.array([math.nan if day is None else day.toordinal() for day in days])


def published_day(published: str | None) -> date | None:
    """Return the day of an ISO date or date-time, None if it is not given to the day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _word_pairs(stems: Sequence[str]) -> Counter[str]:
    """Count the pairs of neighbouring content words."""
    content = [word for word in stems if word not in FUNCTION_WORDS]
    return Counter(f"{first} {second}" for first, second in pairwise(content))


def _unit_vectors(counts: Sequence[Counter[str]], prior: float) -> list[dict[str, float]]:
    """Weigh terms by 1 + log tf and by their rarity in the pile and the background together; make them unit vectors.

    In a pile of two the pile's own counts say nothing, and the background decides; in a large one the pile decides.
    """
    table = background()
    share = prior / table.texts
    spread: Counter[str] = Counter()
    for count in counts:
        spread.update(count.keys())
    rarity = {
        term: math.log((len(counts) + prior + 1) / (texts + share * table.frequency.get(term, 0.0) + 1))
        for term, texts in spread.items()
    }
    vectors: list[dict[str, float]] = []
    for count in counts:
        vector = {term: (1 + math.log(times)) * max(rarity[term], 0.0) for term, times in count.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({term: value / length for term, value in vector.items()})
    return vectors


Postings = tuple["NDArray[np.intp]", "NDArray[np.float64]"]


def _invert(
    rows: Sequence[Mapping[tuple[int, str], float]],
) -> tuple[list[list[int]], list[list[float]], list[Postings]]:
    """Give the terms that reports share numbers, and list each one's reports and weights."""
    spread: Counter[tuple[int, str]] = Counter()
    for row in rows:
        spread.update(row.keys())
    number = {term: at for at, term in enumerate(_shared(spread))}
    reports: list[list[int]] = [[] for _ in number]
    weights: list[list[float]] = [[] for _ in number]
    terms_of: list[list[int]] = []
    weights_of: list[list[float]] = []
    for at, row in enumerate(rows):
        kept = [(number[term], value) for term, value in row.items() if term in number]
        terms_of.append([term for term, _ in kept])
        weights_of.append([value for _, value in kept])
        for term, value in kept:
            reports[term].append(at)
            weights[term].append(value)
    postings = [(np.array(r, dtype=np.intp), np.array(w)) for r, w in zip(reports, weights, strict=True)]
    return terms_of, weights_of, postings


def _shared(spread: Counter[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    return (term for term, reports in spread.items() if reports > 1)
