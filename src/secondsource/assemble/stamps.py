"""Dates of no event: of copyright, publication and updates, of a tweet or photograph, of a question unanswered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Time, Token
    from secondsource.model.span import Span

_RIGHTS = re.compile(
    r"©|\(c\) ?\d{4}|\bcopyright\b(?=\W+(?:©|\(c\)|by\b|\d{4}))|\ball rights reserved\b", re.IGNORECASE
)
_ISSUED = re.compile(
    r"^\W*(?:(?:story|article|video|photo) )?(?:(?:first|last|originally) )?"
    r"(?:published|posted|updated|modified|aired|created)\b(?: on| at)?:?\s*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[A-Z][a-z]{2,8}\.? \d|\d)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated|published|posted|modified):\s+[\w., ]*\d", re.IGNORECASE)
_TWEET = re.compile(r"(?:[—–-]\s*.{1,60}\(@\w+\)|\bpic\.twitter\.com/\w+|\bt\.co/\w+)\s*$")
_CREDIT = re.compile(
    r"\((?:[^()]{0,60}/)?(?:AP|AFP|EPA|Reuters|Getty(?: Images)?|Associated Press)(?:[ /][^()]{0,40})?\)\W*$"
)
_NOTE = re.compile(r"\W*editor[’']s note\b", re.IGNORECASE)
_LINKED = re.compile(r"\bas it happen(?:s|ed)\W*$", re.IGNORECASE)
_SILENT = re.compile(
    r"\b(?:did(?: not|n[’']t) (?:immediately )?(?:return|respond|reply|answer)|could(?: not|n[’']t) (?:immediately )?"
    r"be reached|not immediately (?:available|return|respond)|declined to comment)\b",
    re.IGNORECASE,
)
_SHORT = 25  # words; a longer sentence tells something beside its stamp
_FULL = re.compile(r"\b\d{4}\b")
_PRESENT, _OTHER_TENSE = frozenset({"VBZ", "VBP"}), frozenset({"VBD", "MD"})


def is_stamp(time: Time, sentence: Span, tokens: Sequence[Token]) -> bool:
    """Tell whether a time is the stamp of a text, a tweet or a picture and no event's; `tokens` are the sentence's."""
    text = sentence.text
    if _NOTE.match(text) or _TWEET.search(text[: time.span.start - sentence.start]):
        return True
    if len(text.split()) > _SHORT:
        return _CREDIT.search(text) is not None or _is_caption(time, sentence, tokens)
    stamped = any(pattern.search(text) for pattern in (_RIGHTS, _ISSUED, _CHANGED, _CREDIT, _LINKED, _SILENT))
    return stamped or _is_caption(time, sentence, tokens)


def _is_caption(time: Time, sentence: Span, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence says what a picture shows: all in the present, its full date after what is shown."""
    if time.anchor != "calendar" or time.span.start == sentence.start or not _FULL.search(time.span.text):
        return False
    day = len(time.value) >= len("2016-09-17")
    before = [token.pos for token in tokens if token.end <= time.span.start]
    tags = {token.pos for token in tokens}
    return day and any(tag in _PRESENT for tag in before) and not tags & _OTHER_TENSE
