"""Lists of words written as one string."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(text.split())
