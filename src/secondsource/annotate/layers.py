"""Spans of a text asked by place: whether one of them holds another, and which are open at a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.reading import Attribution, Sentence

Range = tuple[int, int]


def by_sentence(sentences: Sequence[Sentence], attributions: Iterable[Attribution]) -> dict[int, list[Attribution]]:
    """Return for each sentence, by number, the attributions whose content meets it."""
    found: dict[int, list[Attribution]] = {}
    for item in attributions:
        met: set[int] = set()
        for part in item.content:
            first = bisect_right(sentences, part.start, key=lambda s: s.end)
            met.update(range(first, bisect_left(sentences, part.end, key=lambda s: s.start)))
        for number in met:
            found.setdefault(number, []).append(item)
    return found


class Cover:
    """Spans, asked whether one of them holds another."""

    def __init__(self, spans: Iterable[Range]) -> None:
        """Put the spans in order."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Tell whether one of the spans holds another."""
        number = bisect_right(self._starts, start)
        return number > 0 and self._reach[number - 1] >= end


class Layers:
    """Things of one or more spans each, asked which of them are open at a place."""

    def __init__(self, parts: Sequence[Iterable[Range]]) -> None:
        """Note at every place where a span begins or ends which things are open from there on."""
        changes: dict[int, Counter[int]] = {}
        for number, spans in enumerate(parts):
            for start, end in spans:
                if start < end:
                    changes.setdefault(start, Counter())[number] += 1
                    changes.setdefault(end, Counter())[number] -= 1
        self._edges = sorted(changes)
        self._open: list[tuple[int, ...]] = []
        counts: Counter[int] = Counter()
        for edge in self._edges:
            for number, change in changes[edge].items():
                counts[number] += change
                if not counts[number]:
                    del counts[number]
            self._open.append(tuple(sorted(counts)))

    def at(self, place: int) -> tuple[int, ...]:
        """Return the numbers of the things that are open at a place, in order."""
        number = bisect_right(self._edges, place)
        return self._open[number - 1] if number else ()
