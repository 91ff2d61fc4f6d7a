"""The noun phrase that a time stands in: "a Thursday afternoon shooting", "the 2012 cycle", "Friday's rampage"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Token
    from secondsource.model.span import Span

_LEADING = frozenset({"DT", "PRP$", "POS", "JJ", "JJS", "RBS"})
_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "CD", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OF = frozenset("of about into to for".split())
_WHEN = frozenset("in during at on over throughout after before since until".split())


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Where a phrase is, after the time in it.

    `adverbial` says that it tells when its clause happens ("in a Thursday shooting"), or may be no phrase at all ("on
    Friday police …").
    """

    start: int
    end: int
    adverbial: bool


def phrase_around(tokens: Sequence[Token], time: Span) -> Phrase | None:
    """Return the noun phrase that a time is a part of, None where it stands by itself; `tokens` have tags."""
    first = bisect_left(tokens, time.start, key=lambda token: token.start)
    after = bisect_left(tokens, time.end, key=lambda token: token.start)
    owned = after < len(tokens) and tokens[after].pos == "POS"
    led = first > 0 and tokens[first - 1].pos in _LEADING
    bare = first > 0 and tokens[first - 1].pos == "IN"
    if not (owned or led or bare):
        return None
    last = after + owned
    while last < len(tokens) and tokens[last].pos in _INSIDE:
        last += 1
    if last == after + owned or not any(token.pos in _NOUNS for token in tokens[after:last]):
        return None
    if bare and not owned:
        adverbial = tokens[first - 1].text.lower() not in _OF
        return Phrase(tokens[after + owned].start, tokens[last - 1].end, adverbial)
    before = first - 1
    while before >= 0 and tokens[before].pos in _LEADING:
        before -= 1
    adverbial = before >= 0 and tokens[before].text.lower() in _WHEN
    return Phrase(tokens[after + owned].start, tokens[last - 1].end, adverbial)
