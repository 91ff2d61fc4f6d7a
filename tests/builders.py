"""Readings and cases written by hand: texts with their statements, names, times and numbers, and a small lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.annotator import manner_of
from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.judge.case import Case
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negated
from secondsource.model.proposition import Pair, Proposition, Word
from secondsource.model.reading import Act, Attribution, Entity, EntityKind, Mention, Quantity, Reading, Time, Token
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from secondsource.relate.propositions import propositions

if TYPE_CHECKING:
    from secondsource.model.claim import Claim
    from secondsource.model.stand import Stand

_LEXICON = {
    word: tag
    for tag, listed in {
        "DT": "the a an this these those no every some any such",
        "IN": "of in on at by for with from after since because if whether while as that before about against over",
        "TO": "to",
        "CC": "and or but nor neither either",
        "PRP": "he she it they we i you them him",
        "PRP$": "his her its their our my",
        "MD": "will would could should may might must can shall cannot",
        "RB": "not never only again soon then there here very",
        "WP": "who whom",
        "WDT": "which",
        "EX": "there",
        "CD": "one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million",
        "VBZ": "is has says supports opposes rejects welcomes backs refuses wants hopes",
        "VBP": "are have say am do support oppose back hope",
        "VBD": "was were had said told left went came saw fell rose lost held broke took did met ran withdrew "
        "tore gave didn’t isn’t wasn’t stood began",
        "VB": "be open close meet accept reject build leave sign",
        "VBN": "been seen done gone known taken torn",
        "JJ": "wise unwise good bad smart willing unwilling ready open safe new old dangerous honourable direct",
        "NNS": "gates talks people workers troops pumps villages negotiations sanctions months days",
    }.items()
    for word in listed.split()
}
_ENDINGS = (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS"))


class Said(msgspec.Struct, frozen=True):
    """A statement by its words in the text; `speaker` is the entity's key."""

    source: str | None
    cue: str | None
    content: str | tuple[str, ...]
    speaker: str | None = None
    act: Act = "statement"


class Known(msgspec.Struct, frozen=True):
    """An entity by the names the text uses for it."""

    names: tuple[str, ...]
    kind: EntityKind = "person"


class Count(msgspec.Struct, frozen=True):
    """A number by its words, and the words of what is counted."""

    words: str
    value: float
    of: str | None = None
    unit: str | None = None


class Day(msgspec.Struct, frozen=True):
    """A time by its words: value, first day, day after; `anchor` as in the contract."""

    words: str
    value: str
    to: str
    anchor: str | None = "published"


class Notes(msgspec.Struct, frozen=True):
    """What is written down about a text."""

    said: Sequence[Said] = ()
    known: Mapping[str, Known] = {}
    counts: Sequence[Count] = ()
    days: Sequence[Day] = ()
    tags: Mapping[str, str] = {}


def tag(word: str, tags: Mapping[str, str], *, first: bool) -> str:
    """Return a part of speech: as written down, by the lexicon, or by its shape."""
    lowered = word.lower()
    if word in tags:
        return tags[word]
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "CD"
    if lowered in _LEXICON and word != "May":
        return _LEXICON[lowered]
    if word[0].isupper() and not first:
        return "NNP"
    return next((pos for ending, pos in _ENDINGS if lowered.endswith(ending)), "NN")


def place(report: Report, words: str, after: int = 0) -> Span:
    """Return the span of words in a report's text, from an offset on."""
    start = report.text.index(words, after)
    return span_of(report, start, start + len(words))


def annotated(text: str, id: str = "a", notes: Notes = Notes(), *, published: str | None = None) -> Reading:  # noqa: A002, B008 -- the contract's name; frozen
    """Return the reading of a text with what is written down about it."""
    report = Report.from_text(text, id=id, published=published)
    sentences = tuple(segment(text))
    firsts = {s.start for s in sentences}
    tokens = tuple(
        Token(a, b, text[a:b], tag(text[a:b], notes.tags, first=a in firsts or text[a - 1] in '“"‘'))
        for a, b in tokenise(text)
    )
    mentions = sorted(
        (
            Mention(span_of(report, *m.span()), f"{id}:{key}", "name")
            for key, known in notes.known.items()
            for name in known.names
            for m in re.finditer(rf"\b{re.escape(name)}\b", text)
        ),
        key=lambda m: m.span.start,
    )
    marks = tuple(quotations(text))
    return Reading(
        report=report,
        sentences=sentences,
        tokens=tokens,
        quotations=marks,
        attributions=tuple(_attribution(report, item, number, marks) for number, item in enumerate(notes.said, 1)),
        entities=tuple(
            Entity(f"{id}:{key}", known.names[0], known.kind, known.names[1:], ()) for key, known in notes.known.items()
        ),
        mentions=tuple(mentions),
        times=tuple(
            Time(f"{id}:t{n}", place(report, d.words), d.value, d.value[:10], d.to, d.anchor)
            for n, d in enumerate(notes.days, 1)
        ),
        quantities=tuple(
            Quantity(f"{id}:q{n}", place(report, c.words), c.value, c.unit, place(report, c.of) if c.of else None)
            for n, c in enumerate(notes.counts, 1)
        ),
        events=(),
    )


def _attribution(report: Report, item: Said, number: int, marks: Sequence[object]) -> Attribution:
    contents = (item.content,) if isinstance(item.content, str) else item.content
    parts = tuple(place(report, content) for content in contents)
    return Attribution(
        id=f"{report.id}:a{number}",
        report=report.id,
        source=place(report, item.source) if item.source else None,
        speaker=f"{report.id}:{item.speaker}" if item.speaker else None,
        cue=place(report, item.cue) if item.cue else None,
        content=parts,
        manner=manner_of(parts, marks),  # type: ignore[arg-type]
        act=item.act,
    )


def shared(*readings: Reading) -> dict[str, str]:
    """Map the readings' entity ids to dossier-wide ones: the key after the report's id."""
    return {e.id: e.id.partition(":")[2] for reading in readings for e in reading.entities}


def case_of(
    *readings: Reading,
    score: float = 0.8,
    rivals: Sequence[tuple[Stand, Stand]] = (),
    claims: Sequence[Claim] = (),
) -> Case:
    """Return the case of some readings in which every two propositions are a pair of one score."""
    speakers = shared(*readings)
    items = [p for reading in readings for p in propositions(reading, speakers)]
    entities = [e for reading in readings for e in reading.entities]
    return Case(
        readings=tuple(readings),
        propositions=tuple(items),
        pairs=tuple(Pair(a, b, score) for a, b in combinations(items, 2)),
        sentence_pairs=(),
        rivals=tuple(rivals),
        claims=tuple(claims),
        names={speakers[e.id]: e.name for e in entities},
        kinds={speakers[e.id]: e.kind for e in entities},
        entities=dict(speakers),
    )


def words(text: str, tags: Mapping[str, str] | None = None) -> tuple[Word, ...]:
    """Return the words of a sentence as a proposition has them."""
    spans = tokenise(text)
    texts = [text[a:b] for a, b in spans]
    return tuple(
        Word(word, a, b, stem(word), tag(word, tags or {}, first=a == 0), is_content(word), flag, quoted=False)
        for (a, b), word, flag in zip(spans, texts, negated(texts), strict=True)
    )


def proposition(text: str, id: str = "p1", report: str = "a", speaker: str | None = None) -> Proposition:  # noqa: A002 -- as in the model
    """Return a proposition that is all there is in its report."""
    span = Span(report, 0, len(text), text)
    return Proposition(
        id, report, span, span, None, speaker, speaker is not None, heading=False, words=words(text),
        entities=frozenset(), quantities=(), times=(),
    )  # fmt: skip
