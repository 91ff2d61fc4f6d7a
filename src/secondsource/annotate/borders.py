"""Where spans may not go: over the end of a heading, out of the cue's paragraph, or on function words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.acts import tells
from secondsource.language.forms import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.page import Page, Saying, WordRange

_CONDITIONS = frozenset(["if", "as", "when", "unless", "whether", "how", "that"])
_BEFORE = frozenset(",;.)")
_AFTER = frozenset(",;(")


def within_borders(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Return links with sources cut to one paragraph and contents cut at headings; those that then say nothing go."""
    found = []
    for link in links:
        parts = tuple(_bare(page, part) for span in link.content for part in _beside_heading(page, span, link.cue))
        source = _one_paragraph(page, link.source, link.cue) if link.source else None
        if source is not None and _anybody(page, source):
            source = None
        item = msgspec.structs.replace(link, source=source, content=parts)
        if parts and not _says_nothing(page, item):
            found.append(item)
    return found


def _anybody(page: Page, source: WordRange) -> bool:
    """Tell whether a source is the "one" that stands for anybody: "if one believes her"."""
    return page.words[slice(*source)] == ["one"] and page.word(source[0] - 1) in _CONDITIONS


def _bare(page: Page, part: WordRange) -> WordRange:
    """Return a part of a content without the marks that only part it from its surroundings."""
    start, end = part
    while end - start > 1 and page.words[start] in _BEFORE:
        start += 1
    while end - start > 1 and page.words[end - 1] in _AFTER and not page.in_quotation[end - 1]:
        end -= 1
    return start, end


def _paragraphs(page: Page, span: WordRange) -> list[tuple[WordRange, int, bool]]:
    """Return the parts of a span by paragraph, with its number and whether it is a heading."""
    found: list[tuple[WordRange, int, bool]] = []
    for number in range(page.sentence_of(span[0]), page.sentence_of(span[1] - 1) + 1):
        sentence = page.sentences[number]
        start, end = max(span[0], page.sentence_words[number][0]), min(span[1], page.sentence_words[number][1])
        if start >= end:
            continue
        if found and found[-1][1] == sentence.paragraph:
            found[-1] = ((found[-1][0][0], end), sentence.paragraph, found[-1][2])
        else:
            found.append(((start, end), sentence.paragraph, sentence.kind == "heading"))
    return found


def _one_paragraph(page: Page, span: WordRange, cue: WordRange | None) -> WordRange:
    """Return the part of a source in the cue's paragraph, else its last part, without a bracket opened before it."""
    parts = _paragraphs(page, span)
    if len(parts) > 1:
        home = page.sentences[page.sentence_of(cue[0])].paragraph if cue else -1
        span = next((part for part, number, _ in parts if number == home), parts[-1][0])
    if span[1] - span[0] > 1 and page.words[span[0]] == "(" and ")" not in page.words[span[0] : span[1]]:
        return span[0] + 1, span[1]
    return span


def _beside_heading(page: Page, span: WordRange, cue: WordRange | None) -> list[WordRange]:
    """Return what of a content span stands on the cue's side of a heading's end: all of it when it crosses none."""
    parts = _paragraphs(page, span)
    if cue is None or len({heading for *_, heading in parts}) < 2:
        return [span]
    headed = page.sentences[page.sentence_of(cue[0])].kind == "heading"
    kept = [part for part, _, heading in parts if heading == headed]
    return [(kept[0][0], kept[-1][1])] if kept else []


def _says_nothing(page: Page, link: Saying) -> bool:
    """Tell whether a link has no source, no quoted words, and a cue of function words alone ("it", "of", "was")."""
    if link.source is not None or link.cue is None or any(page.in_quotation[start] for start, _ in link.content):
        return False
    words = [page.words[at] for at in range(*link.cue)]
    return all((word in FUNCTION_WORDS and not tells(word)) or not word[0].isalnum() for word in words)
