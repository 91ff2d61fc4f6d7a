"""A passage as the rules and the comparer read it: words, negation, numbers and dates, from the text alone."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from secondsource.language.figures import Day, Figure, days, figures
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negated, negation_cues

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*\w*|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_DETACHED = re.compile(r" (n['’]t|['’](?:s|re|ve|ll|d|m))\b", re.IGNORECASE)
_LONGEST = 160  # words that are read of a passage


class Passage(msgspec.Struct, frozen=True, gc=False):
    """The words of a passage side by side with what is known of each.

    `content` marks words with content, `negated` those under a negation, `named` capitalised ones within the text;
    `cues` are the places of negations.
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[bool, ...]
    negated: tuple[bool, ...]
    named: tuple[bool, ...]
    cues: tuple[int, ...]
    figures: tuple[Figure, ...]
    days: tuple[Day, ...]

    @property
    def numeric(self) -> frozenset[int]:
        """Return the places of the words that are numbers or dates."""
        places = [(f.start, f.end) for f in self.figures] + [(d.start, d.end) for d in self.days]
        return frozenset(at for start, end in places for at in range(start, end))


@lru_cache(maxsize=4096)
def passage(text: str) -> Passage:
    """Read a passage, as far as its first 160 words."""
    plain = _DETACHED.sub(r"\1", text.replace("``", '"').replace("''", '"'))
    words = tuple(_POSSESSIVE.sub("", w) for w in _TOKEN.findall(plain)[:_LONGEST])
    stems = tuple(stem(w) for w in words)
    return Passage(
        text,
        words,
        tuple(w.lower().replace("’", "'") for w in words),
        stems,
        tuple(is_content(w) for w in words),
        tuple(negated(words)),
        tuple(_is_named(words, at) for at in range(len(words))),
        tuple(negation_cues(words)),
        tuple(figures(words)),
        tuple(days(words)),
    )


def _is_named(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a word is capitalised where a common word would not be."""
    word = words[at]
    if not word[0].isupper() or not is_content(word):
        return False
    if at and words[at - 1] not in {".", "?", "!", '"', "“", "‘"}:
        return True
    following = words[at + 1] if at + 1 < len(words) else ""
    return following[:1].isupper() or word.isupper()
