"""A text as spaCy's tools like it, every character at its place: straight double marks, plain spaces."""

from __future__ import annotations

_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "\xa0": " "})


def prepared(text: str) -> str:
    """Return a text of the same length with its double quotation marks written as one straight mark."""
    return text.translate(_SAME).replace("''", '" ').replace("``", '" ')
