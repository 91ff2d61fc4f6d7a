"""Attributions from the reader's tags: cues, and for each cue its source and its content (PARC 3, PolNeAR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.words import Words, begin_inside, pool, spans_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.reader import Reader, Tagged

WordRange = tuple[int, int]


class AttributionOptions(msgspec.Struct, frozen=True):
    """Thresholds on probabilities, tuned on PolNeAR dev."""

    source: float = 0.45
    cue: float = 0.42
    content: float = 0.45
    link_source: float = 0.3
    link_content: float = 0.45
    inner: float = 0.6


class Link(msgspec.Struct, frozen=True, gc=False):
    """One attribution as word ranges; content may be in several parts, source may be missing."""

    source: WordRange | None
    cue: WordRange
    content: tuple[WordRange, ...]
    score: float


def find_links(reader: Reader, tagged: Tagged, words: Words, options: AttributionOptions) -> list[Link]:
    """Decide spans role by role and give every cue the source and the content parts it is linked to."""
    spans = {}
    for role, threshold in (("source", options.source), ("cue", options.cue), ("content", options.content)):
        inside, begins = begin_inside(words, tagged.layers[role])
        spans[role] = spans_from(inside, begins, threshold)
    found = []
    for cue in spans["cue"]:
        pieces = np.arange(words.first[cue[0]], words.last[cue[1] - 1])
        if len(pieces) == 0:
            continue
        scores = pool(words, reader.link(tagged, pieces))
        source, sure = _best(spans["source"], scores[:, 0], cue, options.link_source)
        content = _content(spans["content"], scores[:, 1], cue, options)
        if content or source is not None:
            found.append(Link(source, cue, content, sure))
    return found


def _apart(a: WordRange, b: WordRange) -> bool:
    return a[1] <= b[0] or b[1] <= a[0]


def _best(
    spans: Sequence[WordRange], scores: NDArray[np.float32], cue: WordRange, threshold: float
) -> tuple[WordRange | None, float]:
    """Return the span with the highest mean score, when that is high enough."""
    best, top = None, threshold
    for span in spans:
        if _apart(span, cue):
            score = float(scores[span[0] : span[1]].mean())
            if score > top:
                best, top = span, score
    return best, top


def _content(
    spans: Sequence[WordRange], scores: NDArray[np.float32], cue: WordRange, options: AttributionOptions
) -> tuple[WordRange, ...]:
    """Return the content spans a cue is linked to; of a span that holds more than this content, its linked part."""
    found = []
    for span in spans:
        inner = scores[span[0] : span[1]]
        if _apart(span, cue):
            if inner.mean() > options.link_content:
                found.append(span)
                continue
        if inner.max(initial=0) > options.inner:
            part = _run(inner > options.link_content, span[0], cue)
            if part is not None:
                found.append(part)
    return tuple(found)


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
