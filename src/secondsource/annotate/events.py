"""Event mentions: triggers from the reader (TimeML), factuality by rules over the words around (FactBank's scale)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.words import pool
from secondsource.language.negation import negated
from secondsource.model.reading import Event, Factuality, Mention, Sentence, Time, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from secondsource.annotate.reader import Tagged
    from secondsource.annotate.words import Words

_FUTURE = frozenset("will shall 'll plan plans planned planning intend intends intended scheduled expected".split())
_POSSIBLE = frozenset(
    """would could may might can should must if whether unless possible possibly perhaps maybe likely unlikely probably
    allegedly alleged reportedly suspected believed apparently possibility risk threat threats threaten threatens
    threatened proposed proposal suggested""".split()
)
_DENIED = frozenset("deny denies denied denying refuse refuses refused refusing reject rejects rejected".split())
_STATIVE = frozenset(["STATE", "I_STATE"])
_STOPS = frozenset(", ; that which who and but".split())
_REACH = 6
_LEAST = 0.5


class EventInput(msgspec.Struct, frozen=True):
    """What finding events needs beside the reader's tags."""

    report: Report
    sentences: Sequence[Sentence]
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    times: Sequence[Time]


def find_events(given: EventInput, tagged: Tagged, words: Words, labels: Sequence[str]) -> tuple[Event, ...]:
    """Return the event mentions of a report in text order; reporting verbs are attributions and not repeated here."""
    scores = pool(words, tagged.layers["event"])
    best = scores.argmax(axis=1)
    triggers = np.flatnonzero((scores[:, 0] < _LEAST) & (best > 0))
    starts = [s.start for s in given.sentences]
    found: list[Event] = []
    for at in triggers.tolist():
        if labels[best[at]] in {"REPORTING", *_STATIVE}:
            continue
        token = given.tokens[at]
        index = bisect_left(starts, token.start + 1) - 1
        if index < 0 or token.end > given.sentences[index].end:
            continue
        found.append(_event(given, at, given.sentences[index], len(found) + 1))
    return tuple(found)


def _event(given: EventInput, at: int, sentence: Sentence, number: int) -> Event:
    token, report = given.tokens[at], given.report
    first = bisect_left(given.tokens, sentence.start, key=lambda t: t.start)
    last = bisect_left(given.tokens, sentence.end, key=lambda t: t.start)
    inside = range(sentence.start, sentence.end)
    near = [t for t in given.times if t.span.start in inside and t.type in {"DATE", "TIME"}]
    near.sort(key=lambda t: (abs(t.span.start - token.start), t.span.start))
    people = dict.fromkeys(m.entity for m in given.mentions if m.span.start in inside)
    return Event(
        id=f"{report.id}:v{number}",
        trigger=span_of(report, token.start, token.end),
        sentence=span_of(report, sentence.start, sentence.end),
        participants=tuple(people),
        time=near[0].id if near else None,
        factuality=factuality(given.tokens[first:last], at - first),
    )


def factuality(tokens: Sequence[Token], at: int) -> Factuality:
    """Return whether the event at a position of a sentence happened, was denied, is possible or planned.

    A verb under "to" after a plan or a possibility takes that status; so does one under a modal verb, and one in the
    clause of what is denied or only possible ("denied that …").
    """
    texts = [t.text for t in tokens]
    clause = _clause([_lowered(texts[i], i) for i in range(max(0, at - _REACH), at)])
    if negated(texts)[at] or any(w in _DENIED for w in clause):
        return "denied"
    if any(w in _POSSIBLE or w.endswith("'d") for w in clause):
        return "possible"
    if any(w in _FUTURE or w.endswith("'ll") for w in clause) or (
        tokens[at].pos in {"VB", "VBN"} and "to" in clause[-2:]
    ):
        return "planned"
    return "happened"


def _lowered(word: str, at: int) -> str:
    return "" if at and word == "May" else word.lower().replace("’", "'")  # the month is no modal


def _clause(before: Sequence[str]) -> Sequence[str]:
    """Return the words before an event that belong to its clause, or to the one that its own depends on."""
    for stop in range(len(before) - 1, -1, -1):
        if before[stop] not in _STOPS:
            continue
        above = before[max(0, stop - 2) : stop]
        unreal = bool(above) and (above[-1] in _POSSIBLE or any(w in _DENIED for w in above))
        if before[stop] != "that" or not unreal:
            return before[stop + 1 :]
    return before
