"""Words into lexemes: each token of a text with the class the grammar knows it by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "BREAK"  # the class of the mark between two paragraphs: no rule reads across it
OTHER = "OTHER"

_SCAN = re.compile(
    r"""(?P<url>(?:https?://|www\.)\S+)
    |(?P<ISO>(?<![\w/.-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]))
    |(?P<NUMERIC>(?<![\w/.-])(?:\d{4}(?P<s1>[/.])\d{1,2}(?P=s1)\d{1,2}|\d{1,2}(?P<s2>[/.-])\d{1,2}(?P=s2)(?:\d{4}|\d{2}))(?![\w/-]))
    |(?P<ZONE>(?<!\w)(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?(?![\w:]))
    |(?P<CLOCK>(?<![\w.:])\d{1,2}(?::\d{2}(?::\d{2})?|\.\d{2}(?=\s?[ap]\.?\s?m\b|\s[A-Z]{2,3}T\b))(?![\d:]))
    |(?P<DECADE>['’‘]?(?<!\w)(?:\d{2})?\d0s(?!\w)|(?:(?<=he\s)|(?<=[dy][\s-])|(?<=te\s))(?:\d{2})?\d0['’]s(?!\w))
    |(?P<YEAR2>(?<!\w)['’‘]\d{2}(?!\w))
    |(?P<ORD>(?<!\w)\d{1,3}(?:st|nd|rd|th)(?!\w))
    |(?P<PARTCODE>(?<!\w)(?:Q[1-4]|H[12])(?!\w))
    |(?P<FYCODE>(?<!\w)FY\s?['’]?(?:20\d{2}|\d{2})(?![\w,]))
    |(?P<FRACTION>(?<![\w/])\d{1,2}/\d{1,2}(?![\w/])|[½¼¾])
    |(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    |(?P<AMPM>[apAP]\.\s?[mM]\b\.?|[aApP][mM]\b)
    |(?P<POSS>['’]s\b)
    |(?P<word>[^\W\d_]+)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_MARKS = {
    ",": "COMMA",
    ".": "DOT",
    "-": "HYPHEN",
    "–": "DASH",
    "—": "LONGDASH",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    "'": "APOS",
    "’": "APOS",
    "$": "MONEY",
    "£": "MONEY",
    "€": "MONEY",
    "¥": "MONEY",
    "%": "PERCENT",
    "#": "NUMBERSIGN",
}
_UNIT_AFTER = re.compile(r"[ap]\.?m\b", re.IGNORECASE)

SCANNED = frozenset(_MARKS.values()) | {
    *("ISO", "NUMERIC", "CLOCK", "DECADE", "YEAR2", "ORD", "PARTCODE", "FYCODE", "FRACTION", "AMPM", "POSS"),
    *("DAYNUM", "YEAR4", "NUM", "ZONE"),
}

Payload = int | float | str | tuple[object, ...] | None


class Lexeme(msgspec.Struct, frozen=True, gc=False):
    """A token text[start:end] with its grammar class, the value the vocabulary gives it, and its part of speech."""

    start: int
    end: int
    text: str
    kind: str
    payload: Payload = None
    pos: str = ""

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A word of the vocabulary: its class and value; `capital` where it counts only with a capital letter."""

    kind: str
    payload: Payload = None
    capital: bool = False


class Vocabulary(msgspec.Struct, frozen=True, gc=False):
    """A language's words by lower-case form; a key may end in a full stop, which then belongs to the lexeme."""

    words: Mapping[str, Entry]
    phrases: re.Pattern[str]


def lexemes(text: str, vocabulary: Vocabulary, breaks: Sequence[int], tags: Mapping[int, str]) -> list[Lexeme]:
    """Return all lexemes of a text in order, with a mark of class BREAK at every offset of `breaks`."""
    found: list[Lexeme] = []
    phrases = {m.start(): m for m in vocabulary.phrases.finditer(text)}
    pending = iter(sorted(breaks))
    following = next(pending, None)
    at = 0
    while (match := _SCAN.search(text, at)) is not None:
        start = match.start()
        while following is not None and following <= start:
            found.append(Lexeme(following, following, "", BREAK))
            following = next(pending, None)
        phrase = phrases.get(start)
        lexeme = (_phrase(phrase, vocabulary) if phrase else None) or _lexeme(text, match, vocabulary, tags)
        found.append(lexeme)
        at = lexeme.end
    return found


def _phrase(match: re.Match[str], vocabulary: Vocabulary) -> Lexeme | None:
    words = match.group()
    entry = vocabulary.words.get(" ".join(words.lower().replace("’", "'").split()))  # none: “theſe days” matches too
    if entry is None or (entry.capital and not words[0].isupper()):
        return None
    return Lexeme(match.start(), match.end(), words, entry.kind, entry.payload)


def _lexeme(text: str, match: re.Match[str], vocabulary: Vocabulary, tags: Mapping[int, str]) -> Lexeme:
    tag = tags.get(match.start(), "")
    start, end, words = match.start(), match.end(), match.group()
    group = match.lastgroup or "mark"
    if group in {"s1", "s2"}:
        group = "NUMERIC"
    if group == "word":
        entry = vocabulary.words.get(words.lower())
        if text[end : end + 1] == "." and (short := vocabulary.words.get(words.lower() + ".")) is not None:
            entry, end = short, end + 1
        if entry is None or (entry.capital and not words[0].isupper()):
            return Lexeme(start, end, text[start:end], OTHER, None, tag)
        return Lexeme(start, end, text[start:end], entry.kind, entry.payload, tag)
    if group == "number":
        return _number(text, start, end, tag)
    if group == "mark":
        return Lexeme(start, end, words, _MARKS.get(words, OTHER), None, tag)
    if group == "url":
        return Lexeme(start, end, words, OTHER)
    return Lexeme(start, end, words, group, words, tag)


def _number(text: str, start: int, end: int, tag: str) -> Lexeme:
    """Classify digits: a day's number, a possible year, any other number, or part of a code."""
    words = text[start:end]
    after, before = text[end : end + 1], text[start - 1 : start]
    if (after.isalpha() and not _UNIT_AFTER.match(text, end)) or before.isalnum() or "_" in (before, after):
        return Lexeme(start, end, words, OTHER, None, tag)
    if words.isascii() and words.isdigit():
        if len(words) <= 2 and 1 <= int(words) <= 31:
            return Lexeme(start, end, words, "DAYNUM", int(words), tag)
        if len(words) == 4 and 1000 <= int(words) <= 2199:
            return Lexeme(start, end, words, "YEAR4", int(words), tag)
    plain = words.replace(",", "")
    number = float(plain) if len(plain) <= 15 else None
    return Lexeme(start, end, words, "NUM", number, tag)
