"""Compose the annotation of one report: segmentation, reader, times, quantities, names, speakers, events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.attribution import AttributionOptions, find_links
from secondsource.annotate.constructions import mended
from secondsource.annotate.entities import find_entities
from secondsource.annotate.events import EventInput, find_events
from secondsource.annotate.interactions.find import InteractionInput, find_interactions
from secondsource.annotate.known import with_known
from secondsource.annotate.names import find_names
from secondsource.annotate.page import Page, Saying
from secondsource.annotate.quantities import find_quantities
from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.speakers import resolve_speaker
from secondsource.annotate.times import find_times
from secondsource.annotate.words import Words, certainty_at, heads, words_of
from secondsource.language.acts import act_of
from secondsource.model.reading import Act, Attribution, Manner, Quotation, Reading, Token
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.interactions.find import Coder
    from secondsource.annotate.reader import Reader, Tagged
    from secondsource.language.roster import Roster
    from secondsource.model.reading import QuoteProblem, Sentence, Time
    from secondsource.model.report import Report

_FOLLOWING = 8


def annotate(report: Report, reader: Reader, coder: Coder | None = None, roster: Roster | None = None) -> Reading:
    """Read one report; the same report gives the same reading whatever else is read.

    Without a coder no interactions are looked for. `roster` holds names and roles of the user's own.
    """
    text = report.text
    sentences, spans = tuple(segment(text)), tokenise(text)
    tagged = reader.tag(text)
    words = words_of(tagged, spans)
    tokens = tokens_of(text, reader, tagged, words)
    marks = tuple(quotations(text))
    times = find_times(report, sentences, tokens)
    links = mended(Page(text, tokens, sentences, marks), find_links(reader, tagged, words, AttributionOptions()))
    names = find_names(reader, tagged, words, text)
    names = with_known(names, text, roster) if roster else names
    said: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for link in links:
        if link.source:
            said.setdefault(_chars(words, link.source), []).extend(_chars(words, part) for part in link.content)
    entities, mentions = find_entities(report, sentences, tokens, names, said, roster)
    attributions = []
    quoted = _Marks(marks)
    for number, link in enumerate(links, 1):
        item = _attribution(report, link, words, quoted, f"{report.id}:a{number}")
        item = msgspec.structs.replace(item, act=_act(link.cue or (0, 0), tokens, item))
        if item.source:
            speaker, candidates = resolve_speaker(item.source, entities, mentions, tokens)
            item = msgspec.structs.replace(item, speaker=speaker, candidates=candidates)
        attributions.append(item)
    timed = tuple(_nested(_timed(attributions, sentences, times)))
    given = EventInput(report, sentences, tokens, mentions, times, entities, timed)
    certain = certainty_at(words, tagged)
    deeds = InteractionInput(report, sentences, tokens, entities, mentions, timed, times, certain)
    return Reading(
        report=report,
        sentences=sentences,
        tokens=tokens,
        quotations=marks,
        attributions=timed,
        entities=entities,
        mentions=mentions,
        times=times,
        quantities=find_quantities(report, sentences, tokens, times),
        events=find_events(given, tagged, words, reader.labels["event"]),
        interactions=find_interactions(deeds, coder) if coder else (),
    )


def tokens_of(text: str, reader: Reader, tagged: Tagged, words: Words) -> tuple[Token, ...]:
    """Return a text's tokens with the parts of speech that the reader gives them."""
    names = reader.labels["pos"]
    best = heads(words, tagged.layers["pos"]).argmax(axis=1).tolist()
    return tuple(
        Token(start, end, text[start:end], names[index])
        for start, end, index in zip(words.starts.tolist(), words.ends.tolist(), best, strict=True)
    )


def _chars(words: Words, part: tuple[int, int]) -> tuple[int, int]:
    """Return the characters of a word range; a possessive's clitic at its start takes the word before it too."""
    first = part[0]
    if first and words.starts[first] == words.ends[first - 1] and words.ends[first] - words.starts[first] == len("’s"):
        first -= 1
    return int(words.starts[first]), int(words.ends[part[1] - 1])


def _attribution(report: Report, link: Saying, words: Words, marks: _Marks, name: str) -> Attribution:
    content = tuple(span_of(report, *_chars(words, part)) for part in link.content)
    return Attribution(
        id=name,
        report=report.id,
        source=span_of(report, *_chars(words, link.source)) if link.source else None,
        speaker=None,
        cue=span_of(report, *_chars(words, link.cue)) if link.cue else None,
        content=content,
        manner="direct" if link.direct else _manner(content, marks),
        guess=_guess(content, marks),
    )


class _Marks:
    """Quotations, asked which of them a stretch of text meets."""

    def __init__(self, marks: Sequence[Quotation]) -> None:
        self._marks = marks
        self._reach = list(accumulate((mark.end for mark in marks), max))

    def meeting(self, part: Span) -> list[Quotation]:
        first, last = bisect_right(self._reach, part.start), bisect_left(self._marks, part.end, key=lambda q: q.start)
        return [mark for mark in self._marks[first:last] if part.start < mark.end]


def _guess(content: Sequence[Span], marks: _Marks) -> QuoteProblem | None:
    """Return the problem of the first quotation with one that a content meets."""
    faulty = [mark for part in content for mark in marks.meeting(part) if mark.problem]
    return min(faulty, key=lambda mark: (mark.start, -mark.end)).problem if faulty else None


def _act(cue: tuple[int, int], tokens: Sequence[Token], item: Attribution) -> Act:
    following = [t.text for t in tokens[cue[1] : cue[1] + _FOLLOWING]] if item.cue else []
    asks = item.content[-1].text.rstrip("”\"'’ ").endswith("?")
    return act_of([t.text for t in tokens[slice(*cue)]], following, quoted=item.manner == "direct", asks=asks)


def manner_of(content: Sequence[Span], marks: Sequence[Quotation]) -> Manner:
    """Tell whether content is all, partly or not at all in quotation marks."""
    return _manner(content, _Marks(marks))


def _manner(content: Sequence[Span], marks: _Marks) -> Manner:
    letters = quoted = 0
    for span in content:
        near = marks.meeting(span)
        for at, letter in enumerate(span.text, span.start):
            if letter.isalnum():
                letters += 1
                quoted += any(q.start <= at < q.end for q in near)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.98 * letters else "mixed"


def _timed(items: Sequence[Attribution], sentences: Sequence[Sentence], times: Sequence[Time]) -> list[Attribution]:
    """Give each attribution the time of its saying: one in its sentence, outside what is said, nearest to the cue."""
    starts = [s.start for s in sentences]
    dated: dict[int, list[Time]] = {}
    for time in times:
        if time.type in {"DATE", "TIME"}:
            dated.setdefault(_home(starts, sentences, time.span.start), []).append(time)
    found = []
    for item in items:
        cue = item.cue
        home = _home(starts, sentences, cue.start) if cue else -1
        near = [] if home < 0 else [t for t in dated.get(home, ()) if not any(c.overlaps(t.span) for c in item.content)]
        best = min(near, key=lambda t: (abs(t.span.start - cue.start) if cue else 0, t.span.start), default=None)
        found.append(msgspec.structs.replace(item, time=best.id if best else None))
    return found


def _home(starts: Sequence[int], sentences: Sequence[Sentence], place: int) -> int:
    """Return the number of the sentence a place is in, -1 between sentences."""
    at = bisect_right(starts, place) - 1
    return at if at >= 0 and place < sentences[at].end else -1


def _nested(items: Sequence[Attribution]) -> list[Attribution]:
    """Say for each attribution in whose content it stands: the narrowest that holds its cue."""
    cues = sorted((item.cue.start, item.cue.end, item.id) for item in items if item.cue)
    around: dict[str, list[tuple[int, str]]] = {}
    for other in items:
        size = sum(s.end - s.start for s in other.content)
        for part in other.content:
            first, last = (bisect_left(cues, place, key=lambda cue: cue[0]) for place in (part.start, part.end))
            for _, end, name in cues[first:last]:
                if end <= part.end and name != other.id:
                    around.setdefault(name, []).append((size, other.id))
    return [msgspec.structs.replace(a, within=min(around[a.id])[1] if a.id in around else None) for a in items]
