"""Event mentions as event coreference looks at them: trigger, the words and names around it, numbers, times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.forms import is_content, stem
from secondsource.relate.background import background
from secondsource.relate.words import stem as plain_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.reading import Event, Mention, Reading, Time, Token

_REACH = 7  # words on each side of a trigger that are read as its clause
_LIGHT = frozenset("be have do take make get give go hold".split())


class Word(msgspec.Struct, frozen=True, gc=False):
    """A content word of the sentence: its stem, how rare it is in news, its distance in words from the trigger."""

    stem: str
    rarity: float
    distance: int


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """An event mention prepared for comparison; `clause` are the words around it, `sentence` its sentence's number."""

    id: str
    report: str
    sentence: int
    stem: str
    rarity: float
    verb: bool
    text: str
    clause: str
    words: tuple[Word, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    times: tuple[tuple[str, str], ...]


def triggers_of(reading: Reading, events: Iterable[Event]) -> list[Trigger]:
    """Prepare the event mentions of one reading, in their order."""
    starts = [token.start for token in reading.tokens]
    sentences = [sentence.start for sentence in reading.sentences]
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        mentions[bisect_right(sentences, mention.span.start) - 1].append(mention)
    times: dict[int, list[Time]] = defaultdict(list)
    for time in reading.times:
        times[bisect_right(sentences, time.span.start) - 1].append(time)
    found = []
    for event in events:
        number = bisect_right(sentences, event.trigger.start) - 1
        first, last = bisect_left(starts, event.sentence.start), bisect_left(starts, event.sentence.end)
        inside = reading.tokens[first:last]
        own = [at for at, t in enumerate(inside) if t.end > event.trigger.start and t.start < event.trigger.end]
        if own:
            found.append(_trigger(reading, event, number, inside, own, mentions[number], times[number]))
    return found


def _trigger(  # noqa: PLR0913, PLR0917 -- one mention and what stands in its sentence
    reading: Reading,
    event: Event,
    number: int,
    inside: Sequence[Token],
    own: Sequence[int],
    mentions: Sequence[Mention],
    times: Sequence[Time],
) -> Trigger:
    at = _head(inside, own)
    head = inside[at]
    clause = inside[max(0, at - _REACH) : at + _REACH + 1]
    text = reading.report.text
    return Trigger(
        id=event.id,
        report=reading.report.id,
        sentence=number,
        stem=stem(head.text),
        rarity=_rarity(head.text),
        verb=head.pos.startswith("V"),
        text=" ".join(event.trigger.text.split()),
        clause=" ".join(text[clause[0].start : clause[-1].end].split()),
        words=tuple(
            Word(stem(token.text), _rarity(token.text), place - at)
            for place, token in enumerate(inside)
            if place not in own and is_content(token.text)
        ),
        names=frozenset(w for m in mentions for w in m.span.text.lower().split() if len(w) > 2),
        numbers=frozenset(token.text for token in inside if token.text.isdigit()),
        times=tuple(
            (time.from_, time.to)
            for time in times
            if time.from_ is not None and time.to is not None and time.type in {"DATE", "TIME"}
        ),
    )


def _head(inside: Sequence[Token], own: Sequence[int]) -> int:
    """Return the word of a trigger that says what happened: its verb unless that is a light one, else its last noun."""
    if len(own) > 1:
        full = (at for at in own if inside[at].pos.startswith("V") and stem(inside[at].text) not in _LIGHT)
        nouns = (at for at in reversed(own) if inside[at].pos.startswith("N"))
        return next(full, next(nouns, own[-1]))
    return own[0]


def _rarity(word: str) -> float:
    return background().rarity(plain_stem(word))
