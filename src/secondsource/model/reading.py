"""A reading: what one report says, each item tied to its words."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.model.report import Report
from secondsource.model.span import Span

EntityKind = Literal["person", "organisation", "place", "other"]
Manner = Literal["direct", "indirect", "mixed"]
Act = Literal["statement", "denial", "question", "demand", "thought", "intention", "attitude"]
MentionForm = Literal["name", "title", "nominal", "pronoun"]
Factuality = Literal["happened", "denied", "possible", "planned"]
DeedStatus = Literal["done", "planned", "demanded", "hypothetical", "denied", "historical"]
SentenceKind = Literal["body", "heading", "dateline", "caption"]
QuoteStyle = Literal["double", "single"]
QuoteProblem = Literal["unclosed", "unopened"]
TimeMod = Literal["APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END"]

SPOKEN: frozenset[Act] = frozenset(["statement", "denial", "question", "demand"])
"""The acts in which words are said or written; the others tell what somebody thinks, means to do or feels."""

Bound = Literal["exact", "about", "at least", "more than", "at most", "less than", "range"]


class Token(msgspec.Struct, frozen=True, gc=False):
    r"""A token `\w+|[^\w\s]` (contractions split as in the Penn Treebank stay one) with its part of speech."""

    start: int
    end: int
    text: str
    pos: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence, heading, dateline or caption: text[start:end]; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "body"


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """Words between quotation marks: text[start:end] with the marks, text[inner_start:inner_end] without.

    `problem` says which mark is missing; the side that lacks it is then a guess. `continued` is set when the
    quotation goes on in the next paragraph (by convention without a closing mark).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    style: QuoteStyle
    problem: QuoteProblem | None = None
    continued: bool = False


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A mention of an entity and the form it takes."""

    span: Span
    entity: str
    form: MentionForm


class Entity(msgspec.Struct, frozen=True, gc=False):
    """A person, organisation, place or other named thing under one canonical name.

    `aliases` are the other names, titles and descriptions it goes by; `mentions` every place it is spoken of.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Somebody says, thinks, wants or denies something: source, cue, content (PARC 3, PolNeAR).

    `speaker` is the entity behind the source, None when unknown; `candidates` then lists who it might be.
    `content` may be in several parts. `within` is the attribution in whose content this one stands. `act` says what
    kind of act the cue tells of; all but those in SPOKEN are not words said. `guess` is set where the quotation marks
    of the content do not pair: which one is missing, so that the quotation's other side, and `manner`, are guesses.
    """

    id: str
    report: str
    source: Span | None
    speaker: str | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    within: str | None = None
    time: str | None = None
    candidates: tuple[str, ...] = ()
    act: Act = "statement"
    guess: QuoteProblem | None = None

    @property
    def spoken(self) -> bool:
        """Tell whether words were said or written, rather than thought, meant or felt."""
        return self.act in SPOKEN


class Time(msgspec.Struct, frozen=True, gc=False):
    """A time expression with its TIMEX3 value and interval.

    `from_`/`to` are ISO dates, half-open, None where it cannot be anchored. `anchor` says what it was reckoned
    from: "calendar" (it says its own date), "published", the id of another time expression, or None (unanchored).
    `mod` is what the words around the value add to it (TIMEX3: APPROX, MORE_THAN, START, …); `zone` the offset from
    UTC of the time zone said (+00:00, -05:00), None where none is said or its offset varies over the year.
    """

    id: str
    span: Span
    value: str
    from_: str | None = msgspec.field(name="from")
    to: str | None
    anchor: str | None
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    mod: TimeMod | None = None
    zone: str | None = None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit and what it counts.

    `value` is the number said (the lower end of a range, whose upper end is `high`); `unit` is normalised
    ("%", "USD", "km", "year", ... or None for a plain count); `of` is the counted thing's words; `as_of` the id of the
    time a running count holds for.
    """

    id: str
    span: Span
    value: float
    unit: str | None
    of: Span | None
    bound: Bound = "exact"
    high: float | None = None
    as_of: str | None = None


class Event(msgspec.Struct, frozen=True, gc=False):
    """An event mention: its trigger, sentence, participants (its subjects first), time and factuality.

    `certainty` is how certain the text makes it, from -3 (did not happen) to 3; `place` the entity it took place in;
    `attribution` the id of the innermost statement it stands in, None where the report itself tells it.
    """

    id: str
    trigger: Span
    sentence: Span
    participants: tuple[str, ...]
    time: str | None
    factuality: Factuality
    certainty: float | None = None
    place: str | None = None
    attribution: str | None = None


class Interaction(msgspec.Struct, frozen=True, gc=False):
    """Who did what to whom, as a PLOVER event.

    `action` is the event type, `mode` and `context` refine it; codes are a country (ISO 3166 alpha-3, or the kind of an
    international body) and a sector; `cameo` and `goldstein` (−10 to 10) are derived from type and mode. `date` is
    when, as far as the report says, else when it was published. `attribution` is who says so when it is only reported.
    `reports` tell it, `origins` counts the independent ones. `actor` and `target` are None where no name stands behind
    the words, which the evidence then holds.
    """

    id: str
    actor: str | None
    actor_code: str | None
    action: str
    mode: str | None
    target: str | None
    target_code: str | None
    time: str | None
    place: str | None
    factuality: DeedStatus
    attribution: str | None
    evidence: tuple[Span, ...]
    context: tuple[str, ...] = ()
    cameo: str | None = None
    goldstein: float | None = None
    date: str | None = None
    reports: tuple[str, ...] = ()
    origins: int = 1
    actor_words: Span | None = None
    target_words: Span | None = None
    trigger: Span | None = None


class Reading(msgspec.Struct, frozen=True, gc=False):
    """All that was read in one report; ids are `<report id>:<letter><number>` and unique over reports."""

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]
    interactions: tuple[Interaction, ...] = ()
