"""What a report tells of one thing throughout, held against what another report tells of it throughout."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from secondsource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from secondsource.judge.case import Case
    from secondsource.model.reading import Mention, Reading, Sentence


class Told(msgspec.Struct, frozen=True):
    """What a report tells `about` something, with the words; `sentence` is where theirs begins."""

    about: str
    value: str
    span: Span
    sentence: int


def kept_apart(
    case: Case, tell: Callable[[Reading], Iterable[Told]], exclude: Callable[[str, str], bool]
) -> Iterator[tuple[Told, Told]]:
    """Yield what two reports tell of one thing when all that one tells of it excludes all that the other tells."""
    told: dict[str, dict[str, list[Told]]] = {}
    for reading in case.readings:
        by_thing = told.setdefault(reading.report.id, defaultdict(list))
        for item in tell(reading):
            by_thing[item.about].append(item)
    for one, other in combinations(told.values(), 2):
        for about in sorted(one.keys() & other.keys()):
            left, right = one[about], other[about]
            values = {i.value for i in left}, {i.value for i in right}
            if all(exclude(a, b) for a in values[0] for b in values[1]):
                yield left[0], right[0]


class Nearness:
    """How close the sentences of different reports stand: the best score of a pair of their parts."""

    def __init__(self, case: Case) -> None:
        """Take the scores from a case."""
        self._best: dict[tuple[tuple[str, int], tuple[str, int]], float] = {}
        for pair in (*case.pairs, *case.sentence_pairs):
            key = ((pair.a.report, pair.a.sentence.start), (pair.b.report, pair.b.sentence.start))
            self._best[key] = max(pair.score, self._best.get(key, 0.0))

    def of(self, a: Told, b: Told) -> float:
        """Return the score of two sentences, 0 where they are no pair."""
        one, other = (a.span.report, a.sentence), (b.span.report, b.sentence)
        return max(self._best.get((one, other), 0.0), self._best.get((other, one), 0.0))


def sentence_texts(reading: Reading) -> Iterator[tuple[Sentence, str]]:
    """Yield a report's sentences with their text."""
    for sentence in reading.sentences:
        yield sentence, reading.report.text[sentence.start : sentence.end]


def person_before(case: Case, reading: Reading, sentence: Sentence, place: int) -> str | None:
    """Return the person, as known across the reports, who is mentioned last in a sentence before a place.

    A pronoun or a description ("the woman") is often bound to the wrong one: it counts only where the sentence, or else
    the one before it, names that person and nobody else.
    """
    said = [m for m in _people(reading, sentence) if m.span.end <= place]
    last = max(said, key=lambda m: m.span.start, default=None)
    if last is None:
        return None
    if last.form != "name":
        named = {m.entity for m in said if m.form == "name"} or _named_before(reading, sentence)
        if named != {last.entity}:
            return None
    return case.entities.get(last.entity)


def _people(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Return the mentions of people in a sentence."""
    kinds = {e.id: e.kind for e in reading.entities}
    held = (m for m in reading.mentions if sentence.start <= m.span.start < sentence.end)
    return [m for m in held if kinds.get(m.entity) == "person"]


def _named_before(reading: Reading, sentence: Sentence) -> set[str]:
    """Return the people named in the sentence before one, of the same paragraph."""
    before = [s for s in reading.sentences if s.end <= sentence.start and s.paragraph == sentence.paragraph][-1:]
    return {m.entity for s in before for m in _people(reading, s) if m.form == "name"}
