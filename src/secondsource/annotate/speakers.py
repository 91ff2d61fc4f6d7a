"""Who stands behind a source: the entity its head names, describes or takes up by pronoun; else unknown."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from secondsource.annotate.scene import bare_pronoun
from secondsource.language.lists import words as words_of
from secondsource.language.proper import DEPARTMENTS, PEOPLE
from secondsource.language.roles import compatible, is_plural_role, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Entity, Mention, Token
    from secondsource.model.span import Span

_BOUNDARIES = words_of(
    """
    of for from with in at on to by who whom whose which that , ( — – ; : and or as about near before after during
    including among who's told speaking asked within inside outside behind under over above against among into than
    """
)
_COUNTS = words_of(
    """
    two three four five six seven eight nine ten dozens dozen hundreds thousands several many some most more other
    others both few multiple numerous various critics experts analysts witnesses sources people those least half any
    all no every each
    """
)
_LEADING = words_of("according to by per as from says said")
_REFLEXIVE = words_of("himself herself itself themselves")
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])

_ANYBODYS = frozenset(
    role for word in "leader official politician figure head chief".split() if (role := role_of(word))
)
_DESCRIBED = re.compile(  # one person, before the comma that leads to a name
    r"(?:another|(?:an? |the |one of |[\w.-]+['’]s? )(?!.*\b(?:and|like|including|with)\b)[^,]{1,60}), ", re.IGNORECASE
)


def resolve_speaker(
    source: Span, entities: Sequence[Entity], mentions: Sequence[Mention], tokens: Sequence[Token]
) -> tuple[str | None, tuple[str, ...]]:
    """Return the id of the entity that a source is, or None with the ids of those it might be.

    The head of the phrase decides: "Trump's lawyer" and "a spokesman for Trump" are not Trump. Groups and anonymous
    sources ("two officials", "critics") are None without candidates. Mentions and tokens are in the text's order.
    """
    start, end = source.start, source.end
    first, last = (bisect_left(mentions, place, key=lambda m: m.span.start) for place in (start, end))
    inside = [m for m in mentions[first:last] if m.span.end <= end]
    first, last = (bisect_left(tokens, place, key=lambda t: t.start) for place in (start, end))
    words = [t for t in tokens[first:last] if t.start + len(bare_pronoun(t.text)) <= end]
    alone = [m for m in inside if len(words) == 1 and m.form == "pronoun" and m.span.start == words[0].start]
    if alone:
        return alone[0].entity, ()
    named = _apposed(source, inside, entities)
    if named is not None:
        return named, ()
    core = _core(words, inside)
    if core is None or _several(words, core):
        return None, ()
    heads = [m for m in inside if core[0] <= m.span.start and m.span.end == core[1]]
    people = [
        m
        for m in heads
        if (not _possessor(m, tokens) or source.text[m.span.end - start :] in _POSSESSIVE)
        and not _complement(m, heads, core[0])
    ]
    if people:
        best = min(people, key=lambda m: (m.form != "name", m.span.start))
        return best.entity, ()
    return None, _candidates(words, core, entities)


def _apposed(source: Span, inside: Sequence[Mention], entities: Sequence[Entity]) -> str | None:
    """Return the person whose full name stands beside a description: "one of her lawyers, Tom Kirsch"."""
    people = {entity.id for entity in entities if entity.kind == "person"}
    for mention in inside:
        full = mention.form == "name" and mention.entity in people and " " in mention.span.text
        if full and _DESCRIBED.fullmatch(source.text[: mention.span.start - source.start]):
            return mention.entity
    return None


def _core(words: Sequence[Token], inside: Sequence[Mention]) -> tuple[int, int] | None:
    """Return the start and end of a source's head phrase: up to the first preposition, comma or clause."""
    low = 0
    while low < len(words) and words[low].text.lower() in _LEADING:
        low += 1
    if low == len(words):
        return None
    high = low
    while high < len(words):
        token = words[high]
        covered = any(m.span.start < token.start < m.span.end and m.form != "pronoun" for m in inside)
        if token.text.lower() in _BOUNDARIES and not covered and not _begins_count(words, low, high):
            named = _after_department(words, high, inside)
            if named == high:
                break
            high = named
        high += 1
    while high > low and (_is_mark(words[high - 1].text) or words[high - 1].text.lower() in _REFLEXIVE):
        high -= 1
    if high == low:
        return None
    last = words[high - 1]
    return words[low].start, last.start + len(bare_pronoun(last.text))


def _is_mark(word: str) -> bool:
    return not word[0].isalnum() and word != "."


def _begins_count(words: Sequence[Token], low: int, high: int) -> bool:
    """Tell whether a small word belongs to a count ("more than two", "of the" aside)."""
    return high == low + 1 and words[high].text.lower() == "than"


def _several(words: Sequence[Token], core: tuple[int, int]) -> bool:
    """Tell whether a source is a group: counted, or joined with "and" under a plural head."""
    inner = [t.text.lower() for t in words if core[0] <= t.start < core[1]]
    if inner[0] in _COUNTS or inner[0].isdigit():
        return True
    rest = [t for t in words if t.start >= core[1]]
    if not rest or rest[0].text.lower() not in {"and", "or"}:
        return False
    last = rest[-1].text.lower()
    return is_plural_role(last) or last in PEOPLE


def _after_department(words: Sequence[Token], at: int, inside: Sequence[Mention]) -> int:
    """Return the token of the name after a title's "of …" ("Secretary of State Pompeo"), or `at` when there is none."""
    if words[at].text.lower() != "of":
        return at
    end = at + 1
    while end < len(words) and words[end].text.lower() in DEPARTMENTS:
        end += 1
    named = end > at + 1 and end < len(words) and any(m.span.start == words[end].start for m in inside)
    return end if named else at


def _complement(mention: Mention, heads: Sequence[Mention], start: int) -> bool:
    """Tell whether a mention is only what a longer one is of: the town in "the mayor of Lorn"."""
    whole = [m for m in heads if m.span.start == start < mention.span.start and m.entity != mention.entity]
    return any(" of " in m.span.text[: mention.span.start - start] for m in whole)


def _possessor(mention: Mention, tokens: Sequence[Token]) -> bool:
    at = bisect_left(tokens, mention.span.end, key=lambda t: t.start)
    return at < len(tokens) and tokens[at].start == mention.span.end and tokens[at].text in _POSSESSIVE


def _candidates(words: Sequence[Token], core: tuple[int, int], entities: Sequence[Entity]) -> tuple[str, ...]:
    """Return who a description in the singular might be: people called by a compatible title in the report."""
    head = next((t.text.lower() for t in reversed(words) if t.end <= core[1] and t.text[0].isalpha()), "")
    role = role_of(head)
    if role is None or is_plural_role(head):
        return ()
    return tuple(
        entity.id
        for entity in entities
        if entity.kind == "person" and any(_may_mean(role, title) for title in _titles(entity.aliases))
    )


def _may_mean(role: str, title: str) -> bool:
    """Tell whether one title can stand for another; one that fits anybody ("leader", "official") only for itself."""
    return role == title or (compatible(role, title) and not {role, title} & _ANYBODYS)


@lru_cache(maxsize=4096)
def _titles(aliases: tuple[str, ...]) -> frozenset[str]:
    """Return the roles that somebody's other names tell."""
    roles = {role_of(word.strip(".,")) for alias in aliases for word in alias.lower().split()}
    return frozenset(role for role in roles if role)
