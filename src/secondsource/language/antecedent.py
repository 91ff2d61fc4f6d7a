"""Whether it is safe to say whom a pronoun or "the man" means: one person alone can be meant near by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from secondsource.language.given import gender_of
from secondsource.language.lists import words
from secondsource.language.subject import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.language.given import Gender
    from secondsource.model.reading import Entity, Mention, Sentence, Token

_PRONOUNS: MappingProxyType[str, Gender] = MappingProxyType(
    {
        **dict.fromkeys(("he", "him", "his", "he's", "he’s", "he'll", "he’ll"), "male"),
        **dict.fromkeys(("she", "her", "hers", "she's", "she’s", "she'll", "she’ll"), "female"),
    }
)
_MEN = words("man boy gentleman father son brother husband")
_WOMEN = words("woman girl lady mother daughter sister wife")
# What a report calls somebody whom it does not name: each can mean several.
_ANYBODY = (
    words(
        """suspect gunman shooter attacker victim driver pilot officer soldier student teenager child person resident
        patient doctor nurse guard passenger witness worker teacher patron bartender deputy detective trooper baby"""
    )
    | _MEN
    | _WOMEN
)
_SUBJECTS = words("he she he's she's he’s she’s he'll she'll he’ll she’ll")
_FINITE = words("VBD VBZ VBP MD")
_WHERE = words("in at near")  # who stands right after these is a place by a person's name
_ARTICLES = words("a an the one another this that")
_PHRASE = 6  # words of a noun phrase before its noun


class Told(Protocol):
    """What a report's reading tells of its sentences and of who is spoken of where."""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Return the sentences in order."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return the tokens in order."""

    @property
    def entities(self) -> Sequence[Entity]:
        """Return who and what is spoken of."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return the mentions in the order of the text."""


def is_safe(told: Told, start: int, end: int, entity: str) -> bool:
    """Tell whether the words [start, end) of a text mean an entity for certain.

    Names and titles do. A pronoun or a bare word for a person does where one person alone of that gender is spoken of
    before it in its sentence, or where none is, in the one before, or where it goes on with that one's subject.
    """
    mention = next((m for m in _mentions(told, start, end) if m.entity == entity), None)
    if mention is None or mention.form == "name":
        return True
    word = mention.span.text.lower().split()[-1]
    if word not in _PRONOUNS and word not in _ANYBODY:
        return True
    gender = _PRONOUNS.get(word) or _gender_of(word)
    number = bisect_right(told.sentences, mention.span.start, key=lambda s: s.start) - 1
    first = told.sentences[number].start
    barred = _subject(told, first, mention) if word in {"him", "her"} else None
    here = [who for who in _people(told, first, mention.span.start, gender) if who != barred]
    if here:
        return set(here) == {entity}
    if number == 0:
        return False
    before = [w for w in _people(told, told.sentences[number - 1].start, first, gender) if w != barred]
    if set(before) == {entity}:
        return True
    low, high = (bisect_left(told.tokens, at, key=lambda t: t.start) for at in (first, mention.span.start))
    opens = word in _SUBJECTS and not any(t.pos in _FINITE for t in told.tokens[low:high])
    return opens and before[:1] == [entity]


def _gender_of(word: str) -> Gender | None:
    return "male" if word in _MEN else "female" if word in _WOMEN else None


def _mentions(told: Told, start: int, end: int) -> Sequence[Mention]:
    low, high = (bisect_left(told.mentions, at, key=lambda m: m.span.start) for at in (start, end))
    return told.mentions[low:high]


def _people(told: Told, start: int, end: int, gender: Gender | None) -> list[str]:
    """Return who in a stretch can be meant by a word of a gender, the unnamed under their own words."""
    held = _mentions(told, start, end)
    kinds = {e.id: e for e in told.entities}
    low, high = (bisect_left(told.tokens, at, key=lambda t: t.start) for at in (start, end))
    tokens = told.tokens[low:high]
    where = {b.start for a, b in pairwise(tokens) if a.text.lower() in _WHERE}
    named = [m for m in held if m.form in {"name", "pronoun"} or m.span.text.lower().split()[-1] not in _ANYBODY]
    found = [(m.span.start, m.entity) for m in named if m.span.start not in where and _fits(kinds[m.entity], gender)]
    inside = {at for m in named for at in range(m.span.start, m.span.end)}
    for at, token in enumerate(tokens):
        word = token.text.lower()
        introduced = any(t.text.lower() in _ARTICLES for t in tokens[max(0, at - _PHRASE) : at])  # not "his driver"
        if word in _ANYBODY and introduced and token.start not in inside and _agree(_gender_of(word), gender):
            found.append((token.start, f"a {word}"))
    return list(dict.fromkeys(who for _, who in sorted(found)))


def _fits(entity: Entity, gender: Gender | None) -> bool:
    return entity.kind == "person" and _agree(gender_of(entity.name.split()[0]), gender)


def _agree(a: Gender | None, b: Gender | None) -> bool:
    return a is None or b is None or a == b


def _subject(told: Told, first: int, mention: Mention) -> str | None:
    """Return who the subject of the verb before a pronoun is: "him" is not who acts on him."""
    low, high = (bisect_left(told.tokens, at, key=lambda t: t.start) for at in (first, mention.span.start))
    tokens = told.tokens[low:high]
    verb = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].pos.startswith("V")), None)
    at = subject_of([t.text for t in tokens], [t.pos for t in tokens], verb) if verb is not None else None
    if at is None:
        return None
    return next((m.entity for m in _mentions(told, first, tokens[at].end) if m.span.end >= tokens[at].end), None)
