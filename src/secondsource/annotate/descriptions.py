"""Descriptions: noun phrases that speak of people and bodies by role, title or age, and the names they stand beside."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.language.countries import country_of
from secondsource.language.forms import FUNCTION_WORDS
from secondsource.language.lists import words
from secondsource.language.proper import CALENDAR, DEPARTMENTS
from secondsource.language.roles import (
    COMPOUNDS,
    HONORIFICS,
    body_of,
    is_plural_role,
    role_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.names import NameSpan
    from secondsource.model.reading import Token

Determiner = Literal["the", "a", "name", "pronoun", "none"]

_LONGEST = 9  # tokens a description may have before its head
_LONGEST_COMPLEMENT = 4
_COMPLEMENT = frozenset(["JJ", "NN", "NNS"])
_HEAD_CLOSERS = frozenset(["NN", "NNS"])
_STOPS = words("IN TO VB VBD VBP VBZ MD CC PRP WDT WP WP$ WRB EX UH PUNCT")
_THE = words("the")
_A = words("a an this that these those another one some any no every each two three four five six several many")
_OWNERS = words("his her their its my our your whose")
_NO_MODIFIERS = (
    (FUNCTION_WORDS - words("most more own other same only very once already"))
    | CALENDAR
    | words(
        """
    including considering using like than that yesterday today tonight tomorrow harshly ago despite amid versus plus
    """
    )
)
_PARTICIPLES = words(
    """
    retired ousted disgraced elected appointed deposed exiled jailed embattled convicted accused acting outgoing
    ruling leading sitting commanding managing founding reigning incoming
    """
)
_CORPORATE = words("executive senior associate assistant regional group company corporate university bank")
_PAST = words("former ex late then onetime retired ousted")
_HYPHENS = frozenset("-‐‑–")
_AGE = re.compile(r"\d{1,3}$")


class Description(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase with a role noun as head: text[start:end], tokens [first, last), head token at `head`.

    `role` is the role it names, "" for an age alone; `body` tells an organisation from a person; `countries` are
    the codes of those it mentions, `past` that the role is a former one; `owner` is the token where a possessor ends,
    `placed` that a place modifies the head.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    role: str
    body: bool
    determiner: Determiner
    plural: bool
    past: bool
    countries: frozenset[str]
    modifiers: frozenset[str]
    owner: int | None
    placed: bool


class NameIndex:
    """Where names stand among tokens: which token is in which name."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[NameSpan]) -> None:
        starts = [t.start for t in tokens]
        self.at: dict[int, int] = {}
        self.first: list[int] = []
        self.last: list[int] = []
        for number, name in enumerate(names):
            low = bisect_left(starts, name.start)
            high = bisect_left(starts, name.end)
            self.first.append(low)
            self.last.append(high)
            for token in range(low, high):
                self.at[token] = number


def find_descriptions(
    text: str, tokens: Sequence[Token], names: Sequence[NameSpan], index: NameIndex
) -> list[Description]:
    """Return the descriptions of a text in order; of two that share their head none, of nested ones both."""
    lowered = [t.text.lower() for t in tokens]
    found: list[Description] = []
    at = 0
    while at < len(tokens):
        head = _head(tokens, lowered, names, index, at)
        if head is None:
            at += 1
            continue
        role, body, last = head
        description = _describe(text, tokens, lowered, names, index, (at, last, role, body))
        if description is not None:
            found.append(description)
        at = last
    return found


def _head(  # noqa: PLR0911 -- a decision list
    tokens: Sequence[Token], lowered: Sequence[str], names: Sequence[NameSpan], index: NameIndex, at: int
) -> tuple[str, bool, int] | None:
    """Return the role, whether it is a body's, and the end of a head that begins at a token."""
    word = lowered[at]
    following = lowered[at + 1] if at + 1 < len(tokens) else ""
    inside = index.at.get(at)
    if inside is not None and (names[inside].kind == "per" or index.last[inside] - index.first[inside] > 1):
        return None
    if (
        _AGE.match(word)
        and lowered[at + 1 : at + 5 : 2] == ["-", "-"]
        and lowered[at + 2 : at + 5 : 2] == ["year", "old"]
    ):
        return ("", False, at + 5) if not _noun_follows(tokens, lowered, index, at + 5) else None
    if (word, following) in COMPOUNDS:
        return (COMPOUNDS[word, following], False, at + 2)
    if following in _HYPHENS and at + 2 < len(tokens) and (word, lowered[at + 2]) in COMPOUNDS:
        return (COMPOUNDS[word, lowered[at + 2]], False, at + 3)
    role = role_of(word) if word not in HONORIFICS or word in {"ayatollah", "pope", "imam", "cardinal"} else None
    body = role is None and body_of(word) is not None
    if role is None and not body:
        return None
    if tokens[at].pos in {"VB", "VBD", "VBZ", "VBP", "MD", "VBG"} and not (at and lowered[at - 1] in _THE | _A):
        return None
    if _noun_follows(tokens, lowered, index, at + 1):
        return None
    return (role or word, body, at + 1)


def _noun_follows(tokens: Sequence[Token], lowered: Sequence[str], index: NameIndex, at: int) -> bool:
    """Tell whether the next token makes what stands before it a modifier ("company spokesman", "party-backed")."""
    if at >= len(tokens):
        return False
    word = lowered[at]
    if word in _HYPHENS and tokens[at].start == tokens[at - 1].end:
        return True
    if role_of(word) is not None or body_of(word) is not None:
        return word not in HONORIFICS and tokens[at].pos not in {"VBZ", "VBD", "VBP", "VB"}
    if at in index.at or not word[0].isalpha() or word in {"this", "last", "that"}:
        return False
    return tokens[at].pos in _HEAD_CLOSERS and tokens[at].text.islower()


def _describe(
    text: str,
    tokens: Sequence[Token],
    lowered: Sequence[str],
    names: Sequence[NameSpan],
    index: NameIndex,
    head: tuple[int, int, str, bool],
) -> Description | None:
    """Grow a head to the left over its modifiers up to its determiner, and to the right over what it is head of."""
    at, last, role, body = head
    first, determiner, owner = _left(tokens, lowered, index, at)
    end = _complement(tokens, lowered, names, index, last)
    countries: set[str] = set()
    for token in range(first, end):
        number = index.at.get(token)
        if number is not None and names[number].kind in {"geo", "gpe", "org"}:
            country = country_of(text[names[number].start : names[number].end])
            if country is not None:
                countries.add(country.code)
    words = frozenset(lowered[i] for i in range(first, last) if lowered[i][0].isalnum() and i not in index.at)
    if role in {"vice-president", "president"} and words & _CORPORATE:
        role = "executive"
    return Description(
        start=tokens[first].start,
        end=tokens[end - 1].end,
        first=first,
        last=end,
        head=last - 1,
        role=role,
        body=body,
        determiner=determiner,
        plural=is_plural_role(lowered[last - 1]) or bool(words & {"these", "those", "two", "three", "several", "many"}),
        past=bool(words & _PAST) or "then" in lowered[first:last],
        countries=frozenset(countries),
        modifiers=words,
        owner=owner,
        placed=any(i in index.at and names[index.at[i]].kind == "geo" for i in range(first, at)),
    )


def _left(
    tokens: Sequence[Token], lowered: Sequence[str], index: NameIndex, at: int
) -> tuple[int, Determiner, int | None]:
    """Return where a phrase begins, its determiner and, after a possessor, the token of its possessive mark."""
    low = at
    while low > 0 and at - low < _LONGEST:
        token, word = tokens[low - 1], lowered[low - 1]
        if low - 1 in index.at:
            low = index.first[index.at[low - 1]]
            continue
        if word in {"'s", "’s", "'", "’"} and low > 1:
            number = index.at.get(low - 2)
            if number is not None:
                return index.first[number], "name", low - 1
            return low, "name", low - 1
        if word in _OWNERS:
            return low - 1, "pronoun", low - 1
        if word in _THE:
            return low - 1, "the", None
        if word in _A:
            return low - 1, "a", None
        hyphen = word in _HYPHENS and token.end == tokens[low].start and tokens[low - 2].end == token.start
        if hyphen:
            low -= 2
            continue
        modifier = token.pos not in _STOPS and word[0].isalnum() and word not in HONORIFICS
        modifier = modifier and (token.pos != "VBG" or word in _PARTICIPLES) and word not in _NO_MODIFIERS
        modifier = modifier and not (word.endswith("ly") and low == at)
        if not modifier and word not in _PARTICIPLES:
            break
        low -= 1
    return low, "none", None


def _complement(
    tokens: Sequence[Token], lowered: Sequence[str], names: Sequence[NameSpan], index: NameIndex, last: int
) -> int:
    """Return the end of a phrase with its "of …" when a department, place, body or thing follows, but no person."""
    if last >= len(tokens) or lowered[last] != "of":
        return last
    at = last + 1
    if at < len(tokens) and lowered[at] == "the":
        at += 1
    if at in index.at and names[index.at[at]].kind != "per":
        return index.last[index.at[at]]
    if at < len(tokens) and lowered[at] in DEPARTMENTS:
        while at < len(tokens) and lowered[at] in DEPARTMENTS and at not in index.at:
            at += 1
        return at
    return _of_thing(tokens, lowered, index, at) or last


def _of_thing(tokens: Sequence[Token], lowered: Sequence[str], index: NameIndex, at: int) -> int | None:
    """Return the end of a plain noun phrase that names no people: (director of) "national intelligence"."""
    end = at
    while end < len(tokens) and end - at < _LONGEST_COMPLEMENT and end not in index.at:
        word = lowered[end]
        if tokens[end].pos not in _COMPLEMENT or role_of(word) is not None or body_of(word) is not None:
            break
        end += 1
    people = end < len(tokens) and (end in index.at or tokens[end].pos in _COMPLEMENT | {"POS"})
    return end if end > at and tokens[end - 1].pos in {"NN", "NNS"} and not people else None
