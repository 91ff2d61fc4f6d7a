"""A text as the reader sees it: word pieces with offsets and surface features, cut into windows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.paragraphs import paragraphs
from secondsource.annotate.quotation import quotations

if TYPE_CHECKING:
    from numpy.typing import NDArray  # noqa: TC004 -- pieces are never decoded, so the hints stay unread
    from tokenizers import Tokenizer

QUOTE_FEATURES = 4  # outside, inside double marks, inside single marks, inside a quotation with a mark missing
CASE_FEATURES = 4  # lower case or no letter, capitalised, upper case, mixed
LAYOUT_FEATURES = 2  # first piece of a paragraph or not
WINDOW = 510  # pieces a window can hold beside its two special ones
STRETCH = 200  # pieces that the branch, which needs no more than a few sentences, decides in one pass
_MARGIN = 40  # pieces in which the rest of a sentence cut in two is looked for
_SENTENCE_ENDS = (1012, 1029, 999)  # the pieces ".", "?", "!"
CONTEXT = 56  # pieces of context kept on each side of a window's core

_WORD = re.compile(r"\w+|[^\w\s]")


class Pieces(msgspec.Struct, frozen=True, gc=False):
    """The word pieces of one text; every array has one entry a piece (no special pieces)."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    quote: NDArray[np.int64]
    case: NDArray[np.int64]
    layout: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)


class Window(msgspec.Struct, frozen=True, gc=False):
    """A stretch [start, end) of pieces read in one pass, of which [core_start, core_end) is decided there."""

    start: int
    end: int
    core_start: int
    core_end: int


def word_spans(text: str) -> list[tuple[int, int]]:
    r"""Return the (start, end) of every token, a token being `\w+|[^\w\s]`."""
    return [m.span() for m in _WORD.finditer(text)]


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces and add the surface features the tokenizer throws away."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    quote = np.zeros(len(text) + 1, dtype=np.int64)
    for item in quotations(text):
        quote[item.start : item.end] = 3 if item.problem else 1 if item.style == "double" else 2
    case = np.zeros(len(text) + 1, dtype=np.int64)
    for start, end in word_spans(text):
        case[start:end] = _case(text[start:end])
    layout = np.zeros(len(text) + 1, dtype=np.int64)
    for start, _ in paragraphs(text):
        layout[start] = 1
    at = offsets[:, 0]
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        starts=at,
        ends=offsets[:, 1],
        quote=quote[at],
        case=case[at],
        layout=layout[at],
    )


def stretches(pieces: Pieces, window: Window) -> list[Window]:
    """Cut a window's core into shorter windows at the ends of sentences, where such are near."""
    ends = np.flatnonzero(np.isin(pieces.ids[window.start : window.end], _SENTENCE_ENDS)) + window.start + 1
    found: list[Window] = []
    core = window.core_start
    while core < window.core_end:
        limit = core + STRETCH
        near = ends[(ends > core + STRETCH // 2) & (ends <= limit)]
        stop = window.core_end if window.core_end <= limit else int(near[-1]) if len(near) else limit
        before, after = ends[(ends <= core) & (ends >= core - _MARGIN)], ends[(ends >= stop) & (ends <= stop + _MARGIN)]
        start = int(before[-1]) if len(before) else max(window.start, core - _MARGIN)
        end = int(after[0]) if len(after) else min(window.end, stop + _MARGIN)
        found.append(Window(start, end, core, stop))
        core = stop
    return found


def _case(word: str) -> int:
    if word == word.lower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


def windows(pieces: Pieces) -> list[Window]:
    """Cut pieces into windows whose cores tile the text, breaking at paragraph starts where one is near."""
    total = len(pieces)
    if total <= WINDOW:
        return [Window(0, total, 0, total)] if total else []
    breaks = np.flatnonzero(pieces.layout)
    found: list[Window] = []
    core = 0
    while core < total:
        start = max(0, core - CONTEXT)
        if total - start <= WINDOW:
            found.append(Window(start, total, core, total))
            break
        limit = start + WINDOW - CONTEXT
        near = breaks[(breaks > core + WINDOW // 2) & (breaks <= limit)]
        stop = int(near[-1]) if len(near) else limit
        found.append(Window(start, min(total, stop + CONTEXT), core, stop))
        core = stop
    return found
