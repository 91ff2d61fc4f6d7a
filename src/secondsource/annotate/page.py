"""A report word by word for the rules on attributions: tokens, sentences and quotations by word number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Quotation, Sentence, Token

WordRange = tuple[int, int]


class Saying(msgspec.Struct, frozen=True, gc=False):
    """One attribution as word ranges, as decided in the end; source and cue may be missing, content in several parts.

    `direct` marks speech that the layout gives word for word, without quotation marks; `confidence` is 0 to 1.
    """

    source: WordRange | None
    cue: WordRange | None
    content: tuple[WordRange, ...]
    confidence: float = 1.0
    direct: bool = False


class Page:
    """A text with its tokens, sentences and quotations, and where these lie counted in words."""

    def __init__(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
    ) -> None:
        """Take a text in its several views."""
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.quotations = quotations

    @cached_property
    def starts(self) -> list[int]:
        """Return where each word starts."""
        return [t.start for t in self.tokens]

    @cached_property
    def words(self) -> list[str]:
        """Return the words in lower case."""
        return [t.text.lower() for t in self.tokens]

    @cached_property
    def sentence_words(self) -> list[WordRange]:
        """Return the words of each sentence."""
        return [self.range(s.start, s.end) for s in self.sentences]

    @cached_property
    def quoted(self) -> list[WordRange]:
        """Return the words of each quotation, its marks among them, in order."""
        return [self.range(q.start, q.end) for q in self.quotations]

    @cached_property
    def in_quotation(self) -> bytearray:
        """Return one byte a word, 1 inside a quotation."""
        found = bytearray(len(self.tokens))
        for start, end in self.quoted:
            found[start:end] = b"\1" * (end - start)
        return found

    def range(self, start: int, end: int) -> WordRange:
        """Return the words that start in [start, end) of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_of(self, word: int) -> int:
        """Return the number of the sentence that a word is in (or that precedes it)."""
        return max(0, bisect_right(self.sentence_words, (word, len(self.tokens))) - 1)

    def pos(self, word: int) -> str:
        """Return a word's part of speech, "" outside the text."""
        return self.tokens[word].pos if 0 <= word < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """Return a word in lower case, "" outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""
