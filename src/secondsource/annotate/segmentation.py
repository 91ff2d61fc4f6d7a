"""Sentences and tokens of a text, by rule, with exact offsets.

The decision at each stop looks at the word before it, the marks that close after it and the word that follows, as
in the rules of Gillick (2009, "Sentence boundary detection and the problem with the U.S.") and pySBD's golden
rules, written out by hand so that every split can be explained.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from secondsource.annotate.abbreviations import (
    AFTER_CLOCK,
    AMBIGUOUS,
    BINDING,
    CLOCK,
    NUMBERED,
    SPEAKER_AFTER,
    STARTERS,
    begins_sentence,
)
from secondsource.annotate.layout import dateline_end, paragraph_kinds
from secondsource.annotate.paragraphs import paragraphs
from secondsource.model.reading import Sentence

_STOP = re.compile(r"\.(?:\s\.){1,3}|[.!?…。！？؟۔।]+")
_WIDE_STOPS = frozenset("。！？۔।")
_CLOSING = frozenset("”’»›)]}")
_EITHER = frozenset("\"'“«*_")
_NOTE = re.compile(r"\[\d{1,3}\]")
_EMOJI = re.compile(r"\s?[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+")
_OPENING = re.compile(r"[\"“„«‘'(\[{¿¡*_]{0,4}")
_QUOTES = frozenset("\"“„«‘'”’»")
_BULLET = re.compile(r"[•‣▪●◦]\s*|[–—-]\s+")
_LEAD = re.compile(r"(?:[-–—•‣▪●◦*+>]\s*)*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_LAST_WORD = re.compile(r"[^\s\"“”„«»‘(\[{—–/]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_DOMAINS = frozenset(
    re.findall(
        r"\w+",
        "Com Org Net Gov Edu Io Co Uk Info Js Tv Us Eu De Fr Ru Ir Int Mil Biz News Me Ai App Html Htm Php Pdf Jpg Png",
    )
)
_LOOKBACK = 40
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*\w*(?:['’][sS]\b)?|\w+(?:['’]\w+)*|['’][sS]\b|[^\w\s]")
_CONTRACTED = frozenset(re.findall(r"\w+", "it he she that what who there here let where how when why this"))


class _Stop(msgspec.Struct, frozen=True, gc=False):
    """A place where a sentence may end: the stop [start, end), its closing marks up to `closed`, the next word."""

    start: int
    end: int
    closed: int
    next: int


_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){1,60}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


def segment(text: str) -> list[Sentence]:
    """Return the sentences, headings, datelines and captions of a text in order.

    They do not overlap, are trimmed and cover every character that is not white space. A byline or a line that only
    gives a date counts as "dateline", being outside the text proper; so do the lines of a front matter block. Linear in
    the length of the text.
    """
    spans = paragraphs(text)
    front = _FRONT_MATTER.match(text)
    front_end = front.end() if front else 0
    found: list[Sentence] = []
    for number, ((start, end), kind) in enumerate(zip(spans, paragraph_kinds(text, spans), strict=True)):
        if start < front_end:
            found.append(Sentence(start, end, number, "dateline"))
            continue
        if kind in {"heading", "dateline"}:
            found.append(Sentence(start, end, number, kind))
            continue
        low = start
        if kind == "body" and (stop := dateline_end(text, start, end)) > start:
            found.append(Sentence(start, stop, number, "dateline"))
            low = _skip_space(text, stop, end)
        found += [Sentence(left, right, number, kind) for left, right in split_sentences(text, low, end)]
    return found


def tokenise(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every token.

    Numbers keep their inner separators (1,200), words their inner apostrophes (don’t) but for a possessive ’s, which
    is a token of its own; a hyphen parts words; every other mark is one token.
    """
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        body = match.group()
        if end - start > 2 and body[-2] in "'’" and body[-1] in "sS" and body[:-2].lower() not in _CONTRACTED:
            found.append((start, end - 2))
            start = end - 2
        found.append((start, end))
    return found


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the (start, end) of the sentences within one paragraph of running text."""
    marks = [at for at in range(start, end) if text[at] == '"']
    found: list[tuple[int, int]] = []
    low = start
    at = start
    while (match := _STOP.search(text, at, end)) is not None:
        inside = bisect_left(marks, match.end()) % 2 == 1
        closed = _close(text, match.end(), end, inside=inside)
        stop = _Stop(match.start(), match.end(), closed, _skip_space(text, closed, end))
        at = closed
        if low < closed and stop.next < end and _splits(text, low, end, stop):
            found.append((low, closed))
            low = stop.next
    if low < end:
        found.append((low, end))
    return found


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _close(text: str, at: int, end: int, *, inside: bool) -> int:
    """Return where the marks that close after a stop end; `inside` says a straight quotation is open there."""
    while at < end:
        char = text[at]
        following = text[at + 1] if at + 1 < end else " "
        if note := _NOTE.match(text, at, end):
            at = note.end()
        elif (
            (char in _CLOSING and not (char == "’" and following.isalnum() and not following.isupper()))
            or (char in _EITHER and not following.isalnum())
            or (char == '"' and inside)
        ):
            inside = inside and char != '"'
            at += 1
        elif char == " " and following in '”»"' and _is_stray(text, at + 1, end, inside=inside):
            inside = inside and following != '"'
            at += 2
        elif emoji := _EMOJI.match(text, at, end):
            at = emoji.end()
        else:
            break
    return at


def _is_stray(text: str, at: int, end: int, *, inside: bool) -> bool:
    """Tell whether a quotation mark set off by a space closes what stands before it."""
    following = text[at + 1] if at + 1 < end else " "
    return not following.isalnum() and (text[at] != '"' or inside)


def _splits(text: str, low: int, end: int, stop: _Stop) -> bool:  # noqa: PLR0911 -- a decision list
    """Decide whether the sentence that began at `low` ends at a stop."""
    if text[stop.start] in _WIDE_STOPS:
        return True
    if stop.next == stop.closed:
        return _splits_unspaced(text, low, end, stop)
    bullet = _BULLET.match(text, stop.next, end)
    closers = text[stop.end : stop.closed]
    if bullet and text[stop.next] in "–—-" and _QUOTES.intersection(closers):
        return False
    opening = _OPENING.match(text, bullet.end() if bullet else stop.next, end)
    head = opening.end() if opening else stop.next
    if head >= end:
        return False
    if not _can_begin(text, head, end):
        quoted = opening is not None and bool(_QUOTES.intersection(opening.group()))
        return quoted and text[head].islower() and not _is_abbreviated(text, low, stop)
    mark = text[stop.start : stop.end]
    if mark == ".":
        return _splits_full_stop(text, low, end, stop, head)
    if "?" in mark or "!" in mark:
        return not (_QUOTES.intersection(closers) and head == stop.next and SPEAKER_AFTER.match(text, head, end))
    if len(mark) == 4 and "." in mark:
        return True
    quoted = bool(_QUOTES.intersection(closers)) or head > stop.next
    return quoted or begins_sentence(text, head, end)


def _can_begin(text: str, at: int, end: int) -> bool:
    """Tell whether a sentence may begin with the character at this place."""
    char = text[at]
    following = text[at + 1] if at + 1 < end else " "
    if char.isalpha():
        return not char.islower() or following.isupper()
    return char.isdigit() or (char in "@#$£€" and following.isalnum()) or char in "•‣▪●◦"


def _last_word(text: str, low: int, stop: _Stop) -> str:
    match = _LAST_WORD.search(text[max(low, stop.start - _LOOKBACK) : stop.start])
    return match.group().lstrip("'’*_") if match else ""


def _is_abbreviated(text: str, low: int, stop: _Stop) -> bool:
    """Tell whether the word before a full stop is a known abbreviation or initial."""
    word = _last_word(text, low, stop)
    return word in BINDING or word in AMBIGUOUS or word in CLOCK or len(word) == 1 or bool(_DOTTED.match(word))


def _splits_full_stop(text: str, low: int, end: int, stop: _Stop, head: int) -> bool:  # noqa: PLR0911 -- likewise
    """Decide at a single full stop that is followed by space and something that may begin a sentence."""
    word = _last_word(text, low, stop)
    if stop.start - low < 8 and _LEAD.match(text[low : stop.start]):
        return False  # the number or letter of a list item, "Q." and "A."
    if stop.closed > stop.end and text[stop.end : stop.closed] not in {")", "]"}:
        return True
    number = text[head].isdigit()
    if word in BINDING:
        return word in AMBIGUOUS and text.startswith(("The ", "He ", "She ", "They "), head)
    if word in NUMBERED and number:
        return False
    if word in CLOCK:
        match = _WORD.match(text, head, end)
        return not number and (match is None or match.group() not in AFTER_CLOCK)
    if word in AMBIGUOUS or _DOTTED.match(word):
        return not number and begins_sentence(text, head, end)
    if len(word) == 1 and word.isalpha() and word != "I":
        match = _WORD.match(text, head, end)
        return match is not None and len(match.group()) > 1 and match.group() in STARTERS
    return True


def _splits_unspaced(text: str, low: int, end: int, stop: _Stop) -> bool:
    """Decide at a stop with no space after it: only between plain words, never inside an address or a name."""
    opening = _OPENING.match(text, stop.next, end)
    head = opening.end() if opening else stop.next
    following = _WORD.match(text, head, end)
    if following is None or not following.group()[0].isupper() or "…" in text[stop.start : stop.end]:
        return False
    word, after = following.group(), text[following.end() : following.end() + 2]
    if word[1:] != word[1:].lower() or word in _DOMAINS or (after[:1] in "./@_(:" and after[1:].isalnum()):
        return False
    before = text[max(low, stop.start - _LOOKBACK) : stop.start].split()
    chunk = before[-1] if before else ""
    if any(mark in chunk for mark in "@/\\") or chunk.startswith("www.") or "." in chunk.strip("."):
        return False
    plain = chunk.strip("\"“‘'(,;")
    if stop.closed > stop.end or head > stop.next or plain[-1:] in {"”", '"', "’", ")", "]"}:
        return True
    if len(word) == 1:
        return plain.islower() and len(plain) > 1 and begins_sentence(text, head, end)
    return len(plain) > 1 and (word in STARTERS or (plain.islower() and plain.isalpha()))
