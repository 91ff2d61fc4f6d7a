"""Words as the comparison of reports counts them: normalised, stemmed, with their places."""

from __future__ import annotations

import re

import msgspec

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_KEPT_S = ("ss", "us", "is")
_POSSESSIVE = "'s"

# Function words and reporting words: what two reports of anything share. Kept as stems.
FUNCTION_WORDS = frozenset(
    """a about after again against all also an and any are as at be because been before being between both but by can
    could did do does done down during each ever for from further had has have having he her here hers him his how i if
    in into is it it's its itself just last like made make many may me might more most much must my new no nor not now
    of off on once one only or other our out over own same say said saying she should so some still such than that the
    their them then there these they this those though through to told too two under until up upon us very was we were
    what when where whether which while who whom whose why will with within without would yet you your
    monday tuesday wednesday thursday friday saturday sunday""".split()
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a text: its place and its stem."""

    start: int
    end: int
    stem: str


def stem(word: str) -> str:
    """Return a word without case, possessive and the plural's s (the S-stemmer, Harman 1991)."""
    key = word.casefold().replace("’", "'")
    if key.endswith(_POSSESSIVE):
        key = key[:-2]
    if len(key) > 4 and key.endswith("ies"):
        return key[:-3] + "y"
    if len(key) > 3 and key.endswith("s") and not key.endswith(_KEPT_S):
        return key[:-1]
    return key


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of text[start:end] in order, offsets counted in the whole text."""
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), stem(m.group())) for m in _WORD.finditer(text, start, stop)]


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words in order."""
    return [stem(word) for word in _WORD.findall(text)]
