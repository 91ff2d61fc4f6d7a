"""Text in character cells: widths, wrapping and shortening for a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What could move the cursor, colour the screen or turn the reading direction is shown by its number instead.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_NEAR = 10  # characters given up to end a cut between words

Run = tuple[str, str]
"""A stretch of text and the name of its style ("" for none)."""


def plain(text: str) -> str:
    """Return a text on one line, safe to print: white space folded, control characters shown as <U+001B>."""
    return _UNSAFE.sub(lambda m: f"<U+{ord(m.group()):04X}>", " ".join(text.split()))


def width_of(text: str) -> int:
    """Return how many cells a text takes (Unicode standard annex 11: wide and full-width characters take two)."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int) -> str:
    """Fill a text up to a number of cells."""
    return text + " " * max(0, width - width_of(text))


def clip(text: str, width: int) -> str:
    """Shorten a text to a number of cells, cutting out its middle, between words where they are near."""
    if width_of(text) <= width:
        return text
    head = _fit(text, width // 2)
    tail = _fit(text[::-1], width - 1 - width // 2)[::-1]
    if not text[len(head)].isspace():
        gap = head.rfind(" ", -_NEAR)
        head = head[: gap + 1] if gap > 0 else head
    if not text[-len(tail) - 1].isspace():
        gap = tail.find(" ", 0, _NEAR)
        tail = tail[gap:] if gap >= 0 else tail
    return head + "…" + tail


def _fit(text: str, width: int) -> str:
    """Return as much of a text's start as fits into a number of cells."""
    used = 0
    for index, character in enumerate(text):
        used += _cell(character)
        if used > width:
            return text[:index]
    return text


def wrap(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Break styled text into lines of at most `width` cells, at white space where there is any.

    A word of several styles stays together; one longer than a line is cut.
    """
    lines: list[list[Run]] = [[]]
    used = 0
    for word in _words(runs):
        size = sum(width_of(text) for text, _ in word)
        if used and used + 1 + size > width:
            lines.append([])
            used = 0
        if used:
            lines[-1].append((" ", word[0][1] if lines[-1][-1][1] == word[0][1] else ""))
            used += 1
        for text, style in word:
            rest = text
            while width_of(rest) > width - used:
                head = _fit(rest, width - used) or ("" if used else rest[:1])
                if head:
                    lines[-1].append((head, style))
                rest = rest[len(head) :]
                lines.append([])
                used = 0
            if rest:
                lines[-1].append((rest, style))
                used += width_of(rest)
    return [line for line in lines if line]


def _words(runs: Iterable[Run]) -> list[list[Run]]:
    """Cut styled text at white space into words, each of one or more styled parts."""
    words: list[list[Run]] = []
    joined = False
    for text, style in runs:
        for part in re.split(r"(\s+)", text):
            if not part:
                continue
            if part.isspace():
                joined = False
            elif joined:
                words[-1].append((part, style))
            else:
                words.append([(part, style)])
                joined = True
    return words


def elide(runs: Iterable[Run], width: int) -> list[Run]:
    """Cut long styled text down to about `width` cells with an ellipsis, never cutting out a styled stretch.

    The unstyled stretches give way: each keeps the words next to what is styled, and the text keeps both its ends.
    """
    parts = list(runs)
    total = sum(width_of(text) for text, _ in parts)
    loose = [index for index, (_, style) in enumerate(parts) if not style]
    fixed = sum(width_of(text) for text, style in parts if style)
    if total <= width or not loose:
        return parts
    share = max(12, (width - fixed) // len(loose))
    return [(clip(text, share) if index in loose else text, style) for index, (text, style) in enumerate(parts)]
