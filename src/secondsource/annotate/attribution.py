"""Attributions from the reader's tags: cues, and for each cue its source and its content (PARC 3, PolNeAR)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.confidence import confidence, features
from secondsource.annotate.words import Words, begin_inside, heads, pool_near, spans_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.reader import Reader, Tagged
    from secondsource.annotate.words import Near

WordRange = tuple[int, int]

_PHRASE_TAGS = frozenset(["DT", "PRP$", "JJ", "JJR", "JJS", "RBS", "CD", "POS"])
_BRIDGE = 2
_SCRAP = 3


class AttributionOptions(msgspec.Struct, frozen=True):
    """Thresholds on probabilities, tuned on PolNeAR dev; `confidence` is that of the attribution as a whole."""

    source: float = 0.45
    cue: float = 0.4
    content: float = 0.4
    link_source: float = 0.3
    link_content: float = 0.1
    inner: float = 0.8
    confidence: float = 0.2


class Link(msgspec.Struct, frozen=True, gc=False):
    """One attribution as word ranges; content may be in several parts, source may be missing."""

    source: WordRange | None
    cue: WordRange
    content: tuple[WordRange, ...]
    confidence: float = 1.0


def find_links(reader: Reader, tagged: Tagged, words: Words, options: AttributionOptions) -> list[Link]:
    """Decide spans role by role, give every cue the source and the content it is linked to, and drop the doubtful."""
    return [
        link
        for candidate, values in candidates(reader, tagged, words, options)
        if (link := msgspec.structs.replace(candidate, confidence=confidence(values, reader.confidence))).confidence
        >= options.confidence
    ]


def candidates(
    reader: Reader, tagged: Tagged, words: Words, options: AttributionOptions
) -> list[tuple[Link, NDArray[np.float64]]]:
    """Return every attribution that the tags allow, with the features its confidence is judged by."""
    spans, inside = {}, {}
    for role, threshold in (("source", options.source), ("cue", options.cue), ("content", options.content)):
        inside[role], begins = begin_inside(words, tagged.layers[role])
        spans[role] = spans_from(inside[role], begins, threshold)
    tags = _tags(reader, tagged, words)
    spans["source"] = [_whole_phrase(span, tags) for span in spans["source"]]
    cues, scores = [], []
    for cue in spans["cue"]:
        pieces = np.arange(words.first[cue[0]], words.last[cue[1] - 1])
        if len(pieces):
            cues.append(cue)
            scores.append(pool_near(words, *reader.link(tagged, pieces)))
    owner = _owners(spans["content"], cues, scores)
    taken = np.zeros(len(words), dtype=bool)
    for start, end in (*cues, *spans["source"]):
        taken[start:end] = True
    found = []
    for number, (cue, score) in enumerate(zip(cues, scores, strict=True)):
        source = _best(_reached(spans["source"], score), score, cue, options.link_source)
        reached = _reached(spans["content"], score)
        free = [s for s in reached if owner.get(s, number) == number or not _apart(s, cue)]
        content = _merged(_content(free, score, cue, options), taken)
        if content:
            link = Link(source, cue, content)
            found.append((link, features(source, cue, content, score, inside)))
    return found


def _tags(reader: Reader, tagged: Tagged, words: Words) -> list[str]:
    """Return each word's part of speech."""
    names = reader.labels["pos"]
    return [names[index] for index in heads(words, tagged.layers["pos"]).argmax(axis=1).tolist()]


def _whole_phrase(span: WordRange, tags: Sequence[str]) -> WordRange:
    """Begin a source where its noun phrase begins: "figure" becomes "Iran's most powerful figure"."""
    first = span[0]
    while first > 0 and _belongs(tags[first - 1], tags[first]):
        first -= 1
    return first, span[1]


def _belongs(before: str, tag: str) -> bool:
    """Tell whether a word is of one noun phrase with the word that follows it."""
    if not tag.startswith(("NN", "JJ", "POS", "RBS", "CD")):
        return False
    if before.startswith("NN"):
        return tag == "POS" or (before[:3] == "NNP") == (tag[:3] == "NNP") or before[:3] == "NNP"
    return before in _PHRASE_TAGS


def _reached(spans: Sequence[WordRange], score: Near) -> Sequence[WordRange]:
    """Return those of the spans, which are in order, that a cue's links reach."""
    first = bisect_right(spans, score.low, key=lambda span: span[1])
    return spans[first : max(first, bisect_left(spans, score.high, key=lambda span: span[0]))]


def _owners(spans: Sequence[WordRange], cues: Sequence[WordRange], scores: Sequence[Near]) -> dict[WordRange, int]:
    """Return for each content span that links reach the number of the cue outside it that it is linked to most."""
    best: dict[WordRange, tuple[float, int]] = {}
    for number, (cue, score) in enumerate(zip(cues, scores, strict=True)):
        reached = _reached(spans, score)
        for span, mean in zip(reached, _means(reached, score, 1), strict=True):
            if _apart(span, cue) and (span not in best or mean > best[span][0]):
                best[span] = mean, number
    return {span: number for span, (_, number) in best.items()}


def _means(spans: Sequence[WordRange], score: Near, role: int) -> list[float]:
    """Return the mean over each span of a cue's links in a role: 0 as its source, 1 as its content."""
    sums = np.concatenate([[0.0], np.cumsum(score.values[:, role], dtype=np.float64)])
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    inside = np.clip(places - score.low, 0, len(score.values))
    means: list[float] = ((sums[inside[:, 1]] - sums[inside[:, 0]]) / (places[:, 1] - places[:, 0])).tolist()
    return means


def _apart(a: WordRange, b: WordRange) -> bool:
    return a[1] <= b[0] or b[1] <= a[0]


def _best(spans: Sequence[WordRange], links: Near, cue: WordRange, threshold: float) -> WordRange | None:
    """Return the span with the highest mean score, when that is high enough."""
    best, top = None, threshold
    for span, score in zip(spans, _means(spans, links, 0), strict=True):
        if score > top and _apart(span, cue):
            best, top = span, score
    return best


def _content(
    spans: Sequence[WordRange], links: Near, cue: WordRange, options: AttributionOptions
) -> tuple[WordRange, ...]:
    """Return the content spans a cue is linked to; of a span that holds more than this content, its linked part."""
    found = []
    for span in spans:
        inner = links.part(*span)[:, 1]
        if _apart(span, cue) and inner.mean() > options.link_content:
            found.append(span)
        elif inner.max(initial=0) > options.inner:
            part = _run(inner > options.link_content, span[0], cue)
            if part is not None:
                found.append(part)
    return tuple(found)


def _merged(parts: Sequence[WordRange], taken: NDArray[np.bool_]) -> tuple[WordRange, ...]:
    """Join parts of one content that the tagger cut in two, and drop scraps beside longer parts.

    A gap of up to two words is bridged unless a cue or a source stands in it.
    """
    found: list[WordRange] = []
    for start, end in sorted(parts):
        if found and start - found[-1][1] <= _BRIDGE and not taken[found[-1][1] : start].any():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    longest = max((end - start for start, end in found), default=0)
    return tuple(part for part in found if part[1] - part[0] >= _SCRAP or part[1] - part[0] == longest)


def _run(mask: NDArray[np.bool_], offset: int, cue: WordRange) -> WordRange | None:
    """Return the longest run of linked words that does not touch the cue."""
    best: WordRange | None = None
    start: int | None = None
    for at, on in enumerate([*mask.tolist(), False]):
        here = offset + at
        on = on and not cue[0] <= here < cue[1]  # noqa: PLW2901 -- the cue interrupts the run
        if on and start is None:
            start = here
        elif not on and start is not None:
            if best is None or here - start > best[1] - best[0]:
                best = (start, here)
            start = None
    return best if best is not None and best[1] - best[0] >= 2 else None
