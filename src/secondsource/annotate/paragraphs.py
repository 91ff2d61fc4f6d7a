"""Paragraphs of a text, with exact offsets, whether its lines are wrapped or not."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+(?:(?:\r\n?|\n)(?![^\S\r\n]*(?:\r|\n|$))[^\r\n]+)*")
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?:;…\"”’»'\)\]]\s*$")
_MARKED = re.compile(r"\s*(?:#{1,6}\s|(?:[-*+•‣▪●◦]|\d{1,3}[.)])\s+\S)")
_HASHES = re.compile(r"\s*#{1,6}\s")
_WRAP_MIN, _WRAP_MAX = 40, 120
_OPEN_LINES = 0.6
_OVERHANG = 12  # the last line of a wrapped paragraph is hardly longer than the others


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every paragraph, white space trimmed, in order.

    A blank line always ends a paragraph. A single line break ends one too, unless the block it stands in is
    hard-wrapped: lines of similar, moderate width most of which stop in the middle of a sentence. Within such a
    block a list item or a Markdown heading begins a paragraph of its own.
    """
    found: list[tuple[int, int]] = []
    for block in _BLOCK.finditer(text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in _LINE.finditer(block.group())]
        for start, end in _joined(text, lines):
            body = text[start:end]
            left = start + len(body) - len(body.lstrip())
            right = start + len(body.rstrip())
            if left < right:
                found.append((left, right))
    return found


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a block that one paragraph runs over."""
    found: list[tuple[int, int]] = []
    low = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not _MARKED.match(text, *lines[index]) and not _HASHES.match(text, *lines[index - 1]):
            continue
        part = lines[low:index]
        found += [(part[0][0], part[-1][1])] if _is_wrapped(text, part) else part
        low = index
    return found


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether the lines of one block are one paragraph broken at a right margin."""
    if len(lines) < 2:
        return False
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    widths = [len(line) for line in inner]
    if len(text[slice(*lines[-1])].rstrip()) > max(widths) + _OVERHANG:
        return False
    if max(widths) > _WRAP_MAX or min(widths) < _WRAP_MIN or max(widths) - min(widths) > 25:
        return False
    unfinished = sum(_SENTENCE_END.search(line) is None for line in inner)
    return unfinished >= _OPEN_LINES * len(inner)
