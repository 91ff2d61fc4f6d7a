"""Spans that break off before their noun made whole ("the", "a"), and contents that say nothing by themselves left out.

A source or content never is an article, a conjunction or a mark alone; a content never "which" alone ("it" can be what
somebody opposes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.page import Page, Saying, WordRange

_OPENERS = words("the a an other and or every its their his her our your my of")  # what cannot end a noun phrase
_WEAK = _OPENERS | words("no such both either neither")  # what is no source by itself
_POSSESSIVES = words("its their his her our your my")
_EMPTY = _OPENERS | words("which what who whom there here to in on at by for with from about as if than but")
_PHRASE = ("NN", "JJ", "CD", "POS", "VBN", "VBG", "DT", "PRP$")
_LONGEST = 8  # words that a broken phrase may lack


def without_fragments(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Return links whose sources and contents are whole phrases; those whose content says nothing by itself go."""
    found = []
    for link in links:
        if link.direct:
            found.append(link)
            continue
        taken = frozenset(at for span in (link.source, link.cue, *link.content) if span for at in range(*span))
        source = _source(page, link.source, taken) if link.source else None
        content = tuple(_completed(page, part, taken) for part in link.content)
        content = tuple(part for part in content if any(page.words[at][0].isalnum() for at in range(*part)))
        if content and not all(_empty(page, part) for part in content):
            found.append(msgspec.structs.replace(link, source=source, content=content))
    return found


def _source(page: Page, span: WordRange, taken: frozenset[int]) -> WordRange | None:
    """Return a source as a whole phrase; None if it is a small word that belongs to none."""
    whole = span
    if page.words[span[0]] in {"and", "or"}:
        whole = _leftward(page, span, taken)
    if page.words[span[1] - 1] in _OPENERS - _POSSESSIVES:
        whole = whole[0], _completed(page, span, taken)[1]
    weak = all(page.words[at] in _WEAK - _POSSESSIVES or not page.words[at][0].isalnum() for at in range(*whole))
    return None if weak else whole


def _completed(page: Page, span: WordRange, taken: frozenset[int]) -> WordRange:
    """Return a span that ends in an article or the like up to the noun this belongs to, itself if there is none."""
    start, end = span
    if page.words[end - 1] not in _OPENERS or page.words[end - 1] == "her":
        return span
    limit = min(end + _LONGEST, page.sentence_words[page.sentence_of(end - 1)][1])
    last = at = end
    while at < limit and at not in taken and page.pos(at).startswith(_PHRASE):
        at += 1
        if page.pos(at - 1).startswith(("NN", "CD")):
            last = at
    return start, last


def _leftward(page: Page, span: WordRange, taken: frozenset[int]) -> WordRange:
    """Return a span that begins with "and" with the noun phrase before it."""
    first = at = span[0]
    low = page.sentence_words[page.sentence_of(first)][0]
    while (
        at > low
        and first - at < _LONGEST
        and at - 1 not in taken
        and page.pos(at - 1).startswith(("NN", "JJ", "CD", "DT"))
    ):
        at -= 1
    return at, span[1]


def _empty(page: Page, part: WordRange) -> bool:
    """Tell whether a part of a content has nothing but small words, outside quotation marks."""
    quoted = any(page.in_quotation[at] for at in range(*part))
    return not quoted and all(page.words[at] in _EMPTY or not page.words[at][0].isalnum() for at in range(*part))
