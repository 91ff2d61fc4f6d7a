"""Paragraphs of a text, with exact offsets, whether its lines are wrapped or not."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+(?:(?:\r\n?|\n)(?![^\S\r\n]*(?:\r|\n|$))[^\r\n]+)*")
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?:;…\"”’»'\)\]]\s*$")
_WRAP_MIN, _WRAP_MAX = 40, 120
_OPEN_LINES = 0.6


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every paragraph, white space trimmed, in order.

    A blank line always ends a paragraph. A single line break ends one too, unless the block it stands in is
    hard-wrapped: lines of similar, moderate width most of which stop in the middle of a sentence.
    """
    found: list[tuple[int, int]] = []
    for block in _BLOCK.finditer(text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in _LINE.finditer(block.group())]
        if _is_wrapped(text, lines):
            lines = [(lines[0][0], lines[-1][1])]
        for start, end in lines:
            body = text[start:end]
            left = start + len(body) - len(body.lstrip())
            right = start + len(body.rstrip())
            if left < right:
                found.append((left, right))
    return found


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether the lines of one block are one paragraph broken at a right margin."""
    if len(lines) < 2:
        return False
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    widths = [len(line) for line in inner]
    if max(widths) > _WRAP_MAX or min(widths) < _WRAP_MIN or max(widths) - min(widths) > 25:
        return False
    unfinished = sum(_SENTENCE_END.search(line) is None for line in inner)
    return unfinished >= _OPEN_LINES * len(inner)
