"""Cut readings into propositions: the sentences of each statement, and the clauses of what the report says itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negated
from secondsource.model.proposition import Proposition, Word
from secondsource.model.reading import Attribution, Reading, Sentence
from secondsource.model.span import span_of
from secondsource.relate.boilerplate import is_notice
from secondsource.relate.descriptions import descriptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.reading import Token
    from secondsource.model.span import Span

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_OPENERS = frozenset("and but or so yet while whereas although though because after before since when as".split())
_RELATIVES = frozenset("which who whose whom where".split())
_PHRASE = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "POS", "PRP$"])
WEIGHTY = 3  # content words from which a proposition can be judged by itself
_LONG = 14
_SAID = frozenset(["body", "heading"])
_BESIDE = 24  # characters between a source or cue and what is said
_MOSTLY = 0.5


_LEADING = re.compile(
    r"(?:and|but|or|yet|so(?!\s+(?:far|many|much|few|little|long|close|bad|large|big|great|strong|severe|high)\b))\s+",
    re.IGNORECASE,
)


_Places = list[tuple[int, int]]  # where things start, each with its number, in order


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """A run of text that becomes a proposition."""

    start: int
    end: int
    sentence: Sentence
    attribution: Attribution | None


def propositions(reading: Reading, speakers: Mapping[str, str], least: int = WEIGHTY) -> list[Proposition]:
    """Return the propositions of a reading of at least so many content words, in text order.

    `speakers` maps the reading's own entity ids to dossier-wide ones.
    """
    sentences = _told(reading)
    statements = _statements(reading, sentences)
    pieces = [*statements, *_narration(reading, sentences, statements)]
    pieces.sort(key=lambda p: (p.start, p.end, p.attribution.id if p.attribution else ""))
    found: list[Proposition] = []
    builder = _Builder.of(reading, speakers, least)
    for piece in pieces:
        made = builder.build(piece, f"{reading.report.id}:p{len(found) + 1}")
        if made is not None:
            found.append(made)
    return found


def whole_sentences(reading: Reading, speakers: Mapping[str, str], least: int = WEIGHTY) -> list[Proposition]:
    """Return each sentence as one proposition, its speaker's when most of it is one statement.

    Figures are compared in these too: a number does not depend on where a statement was found to begin.
    """
    builder = _Builder.of(reading, speakers, least)
    found = []
    sentences = _told(reading)
    covered: dict[int, dict[int, int]] = {}  # sentence: characters of it that each attribution covers
    for rank, item in enumerate(reading.attributions):
        for part in item.content:
            for at in _met(sentences, part):
                size = min(part.end, sentences[at].end) - max(part.start, sentences[at].start)
                of_sentence = covered.setdefault(at, {})
                of_sentence[rank] = of_sentence.get(rank, 0) + size
    for at, sentence in enumerate(sentences):
        size, number = sentence.end - sentence.start, at + 1
        holders = [rank for rank, held in sorted(covered.get(at, {}).items()) if held > _MOSTLY * size]
        holder = reading.attributions[holders[0]] if holders else None
        piece = _Piece(sentence.start, sentence.end, sentence, holder)
        made = builder.build(piece, f"{reading.report.id}:s{number}")
        if made is not None:
            found.append(made)
    return found


def _told(reading: Reading) -> list[Sentence]:
    """Return the sentences that tell something: no bylines and the like, no notices."""
    text = reading.report.text
    return [s for s in reading.sentences if s.kind in _SAID and not is_notice(text[s.start : s.end])]


def is_weighty(item: Proposition) -> bool:
    """Tell whether a proposition says enough to be judged by itself."""
    return sum(w.content for w in item.words) >= WEIGHTY


def _statements(reading: Reading, sentences: Sequence[Sentence]) -> list[_Piece]:
    """Return each attribution's words sentence by sentence: what is said, with its cue and a source right beside it."""
    found = []
    for item in reading.attributions:
        for at in sorted({at for part in item.content for at in _met(sentences, part)}):
            sentence = sentences[at]
            inside = [s for s in item.content if s.start < sentence.end and sentence.start < s.end]
            start = max(sentence.start, min(s.start for s in inside))
            end = min(sentence.end, max(s.end for s in inside))
            start, end = _with_cue(item, sentence, start, end)
            if sentence.kind == "heading":
                start, end = sentence.start, sentence.end
            found.append(_Piece(start, end, sentence, item))
    return found


def _met(sentences: Sequence[Sentence], part: Span) -> range:
    """Return the numbers of the sentences that a span meets."""
    first = bisect_right(sentences, part.start, key=lambda s: s.end)
    return range(first, max(first, bisect_left(sentences, part.end, key=lambda s: s.start)))


def _with_cue(item: Attribution, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of content by the cue and the source beside it in the sentence, the nearer one first."""

    def gap(part: Span) -> int:
        return max(part.start - end, start - part.end, 0)

    parts = [part for part in (item.cue, item.source) if part and sentence.start <= part.start < sentence.end]
    for part in sorted(parts, key=gap):
        if gap(part) <= _BESIDE:
            start, end = min(start, part.start), max(end, part.end)
    return start, end


def _narration(reading: Reading, sentences: Sequence[Sentence], statements: Sequence[_Piece]) -> list[_Piece]:
    """Return the clauses that are not for the most part somebody's statement."""
    taken = _marked(len(reading.report.text) + 1, [(p.start, p.end) for p in statements])
    found = []
    for sentence in sentences:
        for start, end in _clauses(reading, sentence.start, sentence.end):
            if taken.count(1, start, end) < _MOSTLY * (end - start):
                found.append(_Piece(start, end, sentence, None))
    return found


def _clauses(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Split a long run where a clause of its own begins: a mark or an opener with finite verbs on both sides."""
    tokens = reading.tokens
    low = bisect_left(tokens, start, key=lambda t: t.start)
    high = bisect_left(tokens, end, key=lambda t: t.start)
    cuts = [low]
    for at in range(low + 4, high - 4):
        word, before = tokens[at].text.lower(), tokens[at - 1].text
        opens = word in _OPENERS | _RELATIVES and (
            before == "," or word in {"while", "whereas", "although", "because", "after"}
        )
        if before in {";", "—", "–"} or opens:
            left = any(t.pos in _FINITE for t in tokens[cuts[-1] : at])
            right = any(t.pos in _FINITE for t in tokens[at:high])
            if left and right and at - cuts[-1] >= 5 and high - low > _LONG:
                cuts.append(at)
    cuts.append(high)
    return [(tokens[_antecedent(tokens, a, low)].start, tokens[b - 1].end) for a, b in pairwise(cuts) if a < b]


def _antecedent(tokens: Sequence[Token], at: int, low: int) -> int:
    """Return where the phrase begins that a relative clause at `at` is about; `at` itself for any other clause."""
    if tokens[at].text.lower() not in _RELATIVES or at - 1 <= low:
        return at
    first = at - 1
    while first > low and first > at - 7 and tokens[first - 1].pos in _PHRASE:
        first -= 1
    return first if first < at - 1 else at


class _Builder(msgspec.Struct, frozen=True):
    """What the propositions of one reading have in common."""

    reading: Reading
    speakers: Mapping[str, str]
    least: int
    starts: list[int]
    quoted: bytearray
    named: bytearray
    events: _Places
    mentions: _Places
    quantities: _Places
    times: _Places

    @classmethod
    def of(cls, reading: Reading, speakers: Mapping[str, str], least: int) -> _Builder:
        size = len(reading.report.text) + 1
        quoted = _marked(size, [(q.start, q.end) for q in reading.quotations])
        starts = [t.start for t in reading.tokens]
        places = [(m.span.start, m.span.end) for m in reading.mentions]
        named = _marked(size, [*places, *descriptions(reading.tokens, starts, places)])
        return cls(
            reading,
            speakers,
            least,
            starts,
            quoted,
            named,
            _places(e.trigger for e in reading.events),
            _places(m.span for m in reading.mentions),
            _places(q.span for q in reading.quantities),
            _places(t.span for t in reading.times),
        )

    def build(self, piece: _Piece, name: str) -> Proposition | None:
        """Make a proposition of a run of text, or None when it says too little."""
        start, end = self._trim(piece.start, piece.end)
        words = self._words(start, end, piece.sentence)
        verbs = any(w.pos.startswith("V") or w.pos == "MD" for w in words)
        if sum(w.content for w in words) < self.least or (
            piece.attribution is None and not verbs and not self._is_heading(piece)
        ):
            return None
        reading, report = self.reading, self.reading.report
        speaker = piece.attribution.speaker if piece.attribution else None
        event = next((reading.events[at].id for at in _inside(self.events, start, end)), None)
        named = [reading.mentions[at].entity for at in _inside(self.mentions, start, end)]
        return Proposition(
            id=name,
            report=report.id,
            span=span_of(report, start, end),
            sentence=span_of(report, piece.sentence.start, piece.sentence.end),
            ref=piece.attribution.id if piece.attribution else event,
            speaker=self.speakers.get(speaker) if speaker else None,
            voiced=piece.attribution is not None,
            spoken=piece.attribution is None or piece.attribution.spoken,
            denied=piece.attribution is not None and piece.attribution.act == "denial",
            heading=self._is_heading(piece),
            words=words,
            entities=frozenset(self.speakers[entity] for entity in named if entity in self.speakers),
            quantities=tuple(reading.quantities[at] for at in _inside(self.quantities, start, end)),
            times=tuple(reading.times[at] for at in _inside(self.times, start, end)),
        )

    @staticmethod
    def _is_heading(piece: _Piece) -> bool:
        return piece.sentence.kind == "heading"

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """Drop white space and stray marks at both ends of a run."""
        text = self.reading.report.text
        while start < end and (text[start].isspace() or text[start] in ",;:.—–-"):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
            end -= 1
        opener = _LEADING.match(text, start, end)
        return (opener.end() if opener else start), end

    def _words(self, start: int, end: int, sentence: Sentence) -> tuple[Word, ...]:
        """Return the words of a run; negation is decided over its whole sentence."""
        tokens = self.reading.tokens
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        flags = negated([t.text for t in tokens[low:high]])
        return tuple(
            Word(
                token.text,
                token.start,
                token.end,
                stem(token.text),
                token.pos,
                is_content(token.text),
                flag,
                bool(self.quoted[token.start]),
                bool(self.named[token.start]),
            )
            for token, flag in zip(tokens[low:high], flags, strict=True)
            if start <= token.start and token.end <= end
        )


def _places(spans: Iterable[Span]) -> _Places:
    return sorted((span.start, number) for number, span in enumerate(spans))


def _inside(places: _Places, start: int, end: int) -> list[int]:
    """Return the numbers of what starts in a stretch of text."""
    return sorted(number for _, number in places[bisect_left(places, (start,)) : bisect_left(places, (end,))])


def _marked(size: int, spans: Sequence[tuple[int, int]]) -> bytearray:
    """Return one byte a character, 1 inside any of the spans."""
    found = bytearray(size)
    for start, end in spans:
        found[start:end] = b"\1" * (end - start)
    return found
