"""Event mentions: triggers from the reader (TimeML) with participants, place, time, factuality and whose word it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.clause import Clause, clause_of, takes_part
from secondsource.annotate.factuality import certainty, judge
from secondsource.annotate.layers import by_sentence
from secondsource.annotate.setting import Setting, setting_of
from secondsource.annotate.words import certainty_at, pool
from secondsource.model.reading import Attribution, Entity, Event, Factuality, Mention, Sentence, Time, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from secondsource.annotate.reader import Tagged
    from secondsource.annotate.words import Words
    from secondsource.model.span import Span

_STATIVE = frozenset(["STATE", "I_STATE"])
_LOCATIVE = frozenset("in at near on outside inside across around off over within".split())
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_FAR = 6  # words that a verb, a comma or a status that does not fit adds to the distance of a time
_LEAST = 0.5


class EventInput(msgspec.Struct, frozen=True):
    """What finding events needs beside the reader's tags."""

    report: Report
    sentences: Sequence[Sentence]
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    times: Sequence[Time]
    entities: Sequence[Entity] = ()
    attributions: Sequence[Attribution] = ()


class Scene(msgspec.Struct, frozen=True, gc=False):
    """A sentence prepared once for its events: its tokens, its mentions and times, the statements that tell in it."""

    sentence: Sentence
    tokens: Sequence[Token]
    setting: Setting
    mentions: tuple[tuple[int, Mention], ...]
    times: tuple[tuple[int, Time], ...]
    told: Sequence[Attribution]


def find_events(given: EventInput, tagged: Tagged, words: Words, labels: Sequence[str]) -> tuple[Event, ...]:
    """Return the event mentions of a report in text order; reporting verbs are attributions and not repeated here."""
    scores = pool(words, tagged.layers["event"])
    best = scores.argmax(axis=1)
    triggers = np.flatnonzero((scores[:, 0] < _LEAST) & (best > 0))
    starts = [s.start for s in given.sentences]
    places = frozenset(entity.id for entity in given.entities if entity.kind == "place")
    told = by_sentence(given.sentences, given.attributions)
    found: list[Event] = []
    scene: Scene | None = None
    certain = certainty_at(words, tagged)
    for at in triggers.tolist():
        if labels[best[at]] in {"REPORTING", *_STATIVE}:
            continue
        token = given.tokens[at]
        index = bisect_left(starts, token.start + 1) - 1
        if index < 0 or token.end > given.sentences[index].end:
            continue
        sentence = given.sentences[index]
        if scene is None or scene.sentence is not sentence:
            scene = _scene(given, sentence, told.get(index, ()))
        place = bisect_left(scene.tokens, token.start, key=_start)
        found.append(_event(given, scene, (place, certain[at]), places, len(found) + 1))
    return tuple(found)


def _start(token: Token) -> int:
    return token.start


def _scene(given: EventInput, sentence: Sentence, told: Sequence[Attribution]) -> Scene:
    first = bisect_left(given.tokens, sentence.start, key=_start)
    tokens = given.tokens[first : bisect_left(given.tokens, sentence.end, key=_start)]

    def place(span: Span) -> int:
        return bisect_left(tokens, span.start + 1, key=_start) - 1

    return Scene(
        sentence,
        tokens,
        setting_of(tokens),
        tuple((place(m.span), m) for m in given.mentions[_starting(given.mentions, sentence)]),
        tuple((place(t.span), t) for t in given.times[_starting(given.times, sentence)] if t.type in {"DATE", "TIME"}),
        told,
    )


def _starting(items: Sequence[Mention | Time], sentence: Sentence) -> slice:
    """Return which of things in the order of the text start in a sentence."""
    places = (sentence.start, sentence.end)
    return slice(*(bisect_left(items, place, key=lambda item: item.span.start) for place in places))


def _event(given: EventInput, scene: Scene, judged: tuple[int, float], places: frozenset[str], number: int) -> Event:
    """Make the event whose trigger stands at a place of its sentence, with the certainty the reader sees in it."""
    at, seen = judged
    report, trigger, sentence = given.report, scene.tokens[at], scene.sentence
    clause = clause_of(scene.setting, at)
    status = judge(scene.setting, at, seen)
    where = _place(scene, at, clause, places)
    people = [m.entity for n, m in scene.mentions if m.entity != where and takes_part(scene.setting, at, clause, n)]
    return Event(
        id=f"{report.id}:v{number}",
        trigger=span_of(report, trigger.start, trigger.end),
        sentence=span_of(report, sentence.start, sentence.end),
        participants=tuple(dict.fromkeys(people)),
        time=_time(scene, at, clause, status, report.published),
        factuality=status,
        certainty=round(certainty(scene.setting, at, seen), 2),
        place=where,
        attribution=_within(scene.told, trigger),
    )


def _place(scene: Scene, at: int, clause: Clause, places: frozenset[str]) -> str | None:
    """Return the nearest place of the clause that "in", "at", "near" and their like lead to."""
    near = [
        (abs(first - at), first, mention.entity)
        for first, mention in scene.mentions
        if mention.entity in places and clause.start <= first < clause.end and _is_located(scene.setting, first)
    ]
    return min(near)[2] if near else None


def _is_located(setting: Setting, first: int) -> bool:
    """Tell whether a locative preposition stands before a mention, words like "the" and "northern" between."""
    at = first - 1
    while at >= 0 and setting.tags[at] in {"DT", "JJ", "NNP", "PRP$"}:
        at -= 1
    return at >= 0 and setting.words[at] in _LOCATIVE


def _time(scene: Scene, at: int, clause: Clause, status: Factuality, published: str | None) -> str | None:
    """Return the time that holds for an event: the nearest, those beyond other verbs and commas counting as far.

    So do those that do not fit its status: what happened took no place after publication, what is planned takes none
    before it; such a time outside the clause holds for something else.
    """
    day = (published or "")[:10]
    ranked = []
    for place, time in scene.times:
        ahead = bool(day) and time.from_ is not None and time.from_ > day
        behind = bool(day) and time.to is not None and time.to <= day
        unfit = (status == "happened" and ahead) or (status == "planned" and behind)
        if not unfit or clause.start <= place < clause.end:
            far = abs(place - at) + _FAR * (_between(scene.setting, at, place) + unfit)
            ranked.append((far, place, time.id))
    return min(ranked)[2] if ranked else None


def _between(setting: Setting, at: int, place: int) -> int:
    """Count the finite verbs and the commas between two words."""
    inside = range(min(at, place) + 1, max(at, place))
    return sum(setting.tags[n] in _FINITE or setting.words[n] in {",", ";"} for n in inside)


def _within(attributions: Sequence[Attribution], trigger: Token) -> str | None:
    """Return the statement with the least content that holds a trigger."""
    around = [
        (sum(span.end - span.start for span in item.content), item.id)
        for item in attributions
        if any(span.start <= trigger.start and trigger.end <= span.end for span in item.content)
    ]
    return min(around)[1] if around else None
