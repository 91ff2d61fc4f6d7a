"""Word lists written as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """Return the words of a text, parted by white space, as a set."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a text, parted by bars, as a set."""
    return frozenset(phrase.strip() for phrase in text.split("|") if phrase.strip())


def one_of(listed: Iterable[str]) -> str:
    """Return a pattern that matches one of several ASCII words, the longest first.

    Without `a`, re.IGNORECASE takes “ſ” for an s and “ı” for an i, and what matched would not be among the words.
    """
    return f"(?a:{'|'.join(re.escape(word) for word in sorted(listed, key=lambda w: (-len(w), w)))})"
