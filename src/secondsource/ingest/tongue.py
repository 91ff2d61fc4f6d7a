"""Whether a text looks like English, by how many of its words are among the commonest of that language."""

from __future__ import annotations

import re

_COMMONEST = frozenset(
    "the of and to a in that is was for on with as by at from it be are has have not this said".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST = 0.1  # English news has three in ten; German, French and Spanish have fewer than one in twenty
_ENOUGH = 40  # words from which one can tell
_LETTERS = 200  # letters from which one can tell a script without spaces by
_LONGEST = 12  # letters that words have at most on the average
_READ = 20_000  # characters looked at


def seems_english(text: str) -> bool:
    """Tell whether a text can be English; a short one always can."""
    words = _WORD.findall(text[:_READ].lower())
    letters = sum(map(len, words))
    if len(words) < _ENOUGH and not (letters > _LETTERS and letters > _LONGEST * len(words)):
        return True
    return sum(word in _COMMONEST for word in words) >= _LEAST * len(words)
