"""Which sentences of different reports say the same: by vectors and by the rare words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.relate.background import background
from secondsource.relate.words import FUNCTION_WORDS, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.model.proposition import Pair, Proposition

_COMMON = 0.5  # what even the commonest content word weighs, in nats


class AlignmentOptions(msgspec.Struct, frozen=True):
    """Weights and thresholds of closeness in [0, 1], fitted to marked pairs of BASIL's sentences.

    `vectors` is the share of the cosine, the rest is the Dice coefficient of the words by rarity. `same` is the
    closeness from which sentences say the same, `apart` that below which their parts do not, however close those are,
    unless by `certain`.
    """

    vectors: float = 0.41
    same: float = 0.4
    apart: float = 0.28
    certain: float = 0.74


class Alignment:
    """The sentences of one story's reports beside each other."""

    def __init__(self, pairs: Iterable[Pair], options: AlignmentOptions | None = None) -> None:
        """Weigh pairs of whole sentences of different reports; headings are left out."""
        self.options = options or AlignmentOptions()
        self._words: dict[str, tuple[frozenset[str], float]] = {}
        self._close: dict[tuple[str, int, str, int], float] = {}
        best: dict[tuple[str, int, str], tuple[float, int]] = {}
        for pair in pairs:
            if pair.a.report == pair.b.report or pair.a.heading or pair.b.heading:
                continue
            a, b = _place(pair.a), _place(pair.b)
            score = self._closeness(pair)
            self._close[*a, *b] = self._close[*b, *a] = score
            for one, other in ((a, b), (b, a)):
                if score > best.get((*one, other[0]), (0.0, 0))[0]:
                    best[*one, other[0]] = (score, other[1])
        self._best = best
        self.known = bool(self._close)

    def _closeness(self, pair: Pair) -> float:
        (words_a, weight_a), (words_b, weight_b) = self._weighed(pair.a), self._weighed(pair.b)
        dice = 2 * _weight(words_a & words_b) / max(1e-9, weight_a + weight_b)
        return round(self.options.vectors * pair.score + (1 - self.options.vectors) * dice, 6)

    def _weighed(self, item: Proposition) -> tuple[frozenset[str], float]:
        if item.id not in self._words:
            words = frozenset(stems_of(item.span.text)) - FUNCTION_WORDS
            self._words[item.id] = (words, _weight(words))
        return self._words[item.id]

    def same(self) -> list[tuple[tuple[str, int], tuple[str, int]]]:
        """Return the sentences, by report and offset, that say the same: each is the other's closest in its report."""
        return [
            ((report_a, a), (report_b, b))
            for (report_a, a, report_b, b), score in self._close.items()
            if (report_a, a) < (report_b, b)
            and score >= self.options.same
            and self._best[report_a, a, report_b][1] == b
            and self._best[report_b, b, report_a][1] == a
        ]

    def apart(self, pair: Pair) -> bool:
        """Tell whether two propositions stand in sentences that are about different things."""
        if pair.a.report == pair.b.report or pair.a.heading or pair.b.heading or not self.known:
            return False
        close = self._close.get((*_place(pair.a), *_place(pair.b)), 0.0)
        return close < self.options.apart and pair.score < self.options.certain


def _place(item: Proposition) -> tuple[str, int]:
    return item.report, item.sentence.start


def _weight(words: Iterable[str]) -> float:
    table = background()
    return sum(table.rarity(word) + _COMMON for word in sorted(words))
