"""Stands: who is for or against what, with the topics of one story grouped into issues."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.language.forms import is_content, stem
from secondsource.language.stance import Stance, stances
from secondsource.model.span import span_of
from secondsource.model.stand import Stand
from secondsource.relate.cluster import average_link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.model.reading import Reading, Sentence, Token

_ISSUE = 0.5
_SHARED_BONUS = 0.15
_SUBJECT_REACH = 12


def find_stands(
    readings: Sequence[Reading],
    speakers: Mapping[str, str],
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
) -> tuple[Stand, ...]:
    """Return the stands in one story's readings in text order.

    `speakers` maps the readings' entity ids to dossier-wide ones; `encode` gives unit vectors of topic phrases.
    """
    found: list[Stand] = []
    for reading in readings:
        for sentence in reading.sentences:
            found += _in_sentence(reading, sentence, speakers)
    issues = _issues(found, encode)
    return tuple(msgspec.structs.replace(s, issue=i) for s, i in zip(found, issues, strict=True))


def _in_sentence(reading: Reading, sentence: Sentence, speakers: Mapping[str, str]) -> list[Stand]:
    low = bisect_left(reading.tokens, sentence.start, key=lambda t: t.start)
    high = bisect_left(reading.tokens, sentence.end, key=lambda t: t.start)
    tokens = reading.tokens[low:high]
    words, tags = [t.text for t in tokens], [t.pos for t in tokens]
    found = []
    for stance in stances(words, tags):
        local = _holder(reading, tokens, stance)
        if local is None or local not in speakers:
            continue
        first, last = _extent(stance)
        topic = range(tokens[stance.topic[0]].start, tokens[stance.topic[1] - 1].end)
        found.append(
            Stand(
                speaker=speakers[local],
                sign=stance.sign,
                act=stance.act,
                quoted=any(q.start <= tokens[stance.word].start < q.end for q in reading.quotations),
                heading=sentence.kind == "heading",
                words=span_of(reading.report, tokens[first].start, tokens[last - 1].end),
                word=span_of(reading.report, tokens[stance.word].start, tokens[stance.word].end),
                topic=span_of(reading.report, topic.start, topic.stop),
                issue=-1,
            )
        )
    return found


def _extent(stance: Stance) -> tuple[int, int]:
    return min(stance.word, stance.topic[0]), max(stance.word + 1, stance.topic[1])


def _holder(reading: Reading, tokens: Sequence[Token], stance: Stance) -> str | None:
    """Return whose stand it is: the speaker whose words it stands in, else the subject before the operator."""
    at = tokens[stance.word].start
    holders = [
        a
        for a in reading.attributions
        if any(s.start <= at < s.end for s in (*a.content, *((a.cue,) if a.cue else ())))
    ]
    if holders:
        narrowest = min(holders, key=lambda a: sum(s.end - s.start for s in a.content))
        return narrowest.speaker
    reach = tokens[max(0, stance.word - _SUBJECT_REACH)].start
    kinds = {e.id: e.kind for e in reading.entities}
    before = [
        m
        for m in reading.mentions
        if tokens[0].start <= m.span.start and reach <= m.span.end <= at and kinds.get(m.entity) in {"person", "organisation"}
    ]
    free = [m for m in before if not reading.report.text[m.span.end : m.span.end + 2].startswith(("'s", "’s"))]
    return min(free, key=lambda m: m.span.start).entity if free else None


def _issues(found: Sequence[Stand], encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> list[int]:
    """Group topics that are about the same matter: average link on the cosine of their vectors, words in common help."""
    if not found:
        return []
    vectors = encode([" ".join(s.topic.text.split()) for s in found])
    scores = vectors @ vectors.T
    stems = [frozenset(stem(w) for w in s.topic.text.split() if is_content(w)) for s in found]
    for i, a in enumerate(stems):
        for j, b in enumerate(stems):
            if a & b:
                scores[i, j] += _SHARED_BONUS
    return average_link(scores, _ISSUE)
