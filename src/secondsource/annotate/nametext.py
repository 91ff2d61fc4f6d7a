"""A text as names are found in it: its words, their capitals, and where capitals tell nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from secondsource.annotate.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.words import Words

_LINE = re.compile(r"[^\r\n]+")
_ENDS = frozenset('.!?:;…“”"„‘«»•|*—–([')
_STOPPED = 0.9  # the same for a line that ends in a full stop
_TITLED = 0.6  # share of capitalised words from which a line is set in title case


class NameText(msgspec.Struct, frozen=True, gc=False):
    """Words of a text with what each shows; `kinds` is words x kinds, the other lists have one entry a word.

    `initial` marks words whose capital may come from their place; `heading` those of lines in title case or capitals;
    `breaks` those before which a name cannot go on (a new paragraph, a mark between).
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    initial: list[bool]
    heading: list[bool]
    breaks: list[bool]
    named: list[float]
    inside: list[float]
    begins: list[float]
    kinds: Any

    def text_of(self, first: int, last: int) -> str:
        """Return the text of the words [first, last)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def shape_text(text: str, words: Words) -> NameText:
    """Look at the capitals of every word; the tags are filled in later."""
    starts, ends = words.starts.tolist(), words.ends.tolist()
    tokens = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    capital = [t[0].isupper() or (t[0].isalpha() and any(c.isupper() for c in t[1:])) for t in tokens]
    first, heading = _lines(text, tokens, starts)
    initial = [first[at] or _after_end(tokens, at) for at in range(len(tokens))]
    return NameText(text, tokens, starts, ends, capital, initial, heading, first, [], [], [], None)


def _after_end(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a word follows a mark after which a sentence may begin; an initial's stop ends none."""
    before = tokens[at - 1]
    if before == "." and at > 1 and len(tokens[at - 2]) <= 3 and tokens[at - 2][0].isupper():
        return False
    return before in _ENDS


def _lines(text: str, tokens: Sequence[str], starts: Sequence[int]) -> tuple[list[bool], list[bool]]:
    """Return which words begin a paragraph and which stand in lines set in title case or capitals."""
    first = [False] * len(tokens)
    heading = [False] * len(tokens)
    at = 0
    for start, end in paragraphs(text):
        fresh = True
        for line in _LINE.finditer(text, start, end):
            low = at
            while at < len(tokens) and starts[at] < line.end():
                at += 1
            if low == at:
                continue
            titled = _titled(tokens[low:at])
            first[low] = fresh or titled
            fresh = titled
            if titled:
                heading[low:at] = [True] * (at - low)
    return first, heading


def _titled(tokens: Sequence[str]) -> bool:
    """Tell whether most long words of a short line are capitalised."""
    long = [t for t in tokens if len(t) > 3 and t[0].isalpha()]
    if len(long) < 3 or len(tokens) > 40 or tokens[-1] in {"”", '"'}:
        return False
    share = sum(t[0].isupper() for t in long) / len(long)
    return share > _TITLED if tokens[-1] != "." else share > _STOPPED and len(long) > 3
