"""Titles and descriptions stated beside a name: "President X", "X, the mayor of Y,", "Iran's Supreme Leader, X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.language.lists import words
from secondsource.language.roles import HONORIFICS, TITLE_COUNTRIES, is_kin, role_gender, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.descriptions import Description, NameIndex
    from secondsource.annotate.names import NameSpan
    from secondsource.annotate.referents import Referent
    from secondsource.language.given import Gender
    from secondsource.model.reading import MentionForm, Token

_AFTER = words(", . ; ) — – who whose for at in from to on of under and with")
_OPENERS = frozenset([",", "(", "—", "–"])
_COPULAS = frozenset(["is", "was", "became", "remains"])
_TELLING = words("man woman boy girl king queen prince princess actress businesswoman spokeswoman congresswoman")
_GENDERS: dict[str, Gender] = {"mr": "male", "sir": "male", "mrs": "female", "ms": "female", "miss": "female"}


def learn(referent: Referent, item: Description) -> None:
    """Add to a referent what a description of it says."""
    if not item.role:
        return
    (referent.past if item.past else referent.roles).add(item.role)
    if not item.past:
        referent.countries |= item.countries
        if not referent.countries:
            referent.countries |= TITLE_COUNTRIES.get(item.role, frozenset())
    told = role_gender(item.role)
    if told is not None and not item.body and (referent.gender is None or is_kin(item.role) or item.role in _TELLING):
        referent.gender = told


def description_form(item: Description, text: str) -> MentionForm:
    """Tell a title ("the Supreme Leader", "the president") from another description."""
    words = text[item.start : item.end].split()
    capitals = [w for w in words[1:] if w[0].isupper()]
    bare = len(item.modifiers - {"the", "former", "current", "then"}) <= 1
    return "title" if item.role and not item.body and (bare or capitals) else "nominal"


def state_titles(
    text: str,
    tokens: Sequence[Token],
    descriptions: Sequence[Description],
    index: NameIndex,
    names: Sequence[NameSpan],
    owner: Mapping[int, Referent],
) -> dict[int, Referent]:
    """Teach referents the titles stated beside their names; return descriptions' starts with whom they mean.

    `owner` maps the number of a name to its referent. Only people and bodies named beside a description are taught.
    """
    starting = {first: number for number, first in enumerate(index.first)}
    ending = {last: number for number, last in enumerate(index.last)}
    taken: dict[int, Referent] = {}
    _honorifics(tokens, index, owner)
    for item in descriptions:
        number = _named_after(tokens, starting, item, names)
        prefixed = number is not None and index.first[number] - item.last <= _titles_between(tokens, item.last)
        if number is None:
            number = _named_before(tokens, ending, item, names)
        if number is None:
            number = _equated(tokens, ending, item, names)
            if number is not None and number in owner:
                learn(owner[number], item)
            continue
        referent = owner.get(number)
        if referent is None or (referent.kind == "person") == item.body or item.plural:
            continue
        learn(referent, item)
        if prefixed:
            referent.titles.append(text[item.start : item.end])
            taken[item.start] = referent
        elif referent.add(item.start, item.end, description_form(item, text)):
            taken[item.start] = referent
    return taken


def _honorifics(tokens: Sequence[Token], index: NameIndex, owner: Mapping[int, Referent]) -> None:
    """Teach genders and roles by the short titles right before names (Mr., Sen., Ayatollah)."""
    for number, referent in owner.items():
        at = index.first[number] - 1
        if at >= 0 and tokens[at].text == ".":
            at -= 1
        word = tokens[at].text.lower() if at >= 0 else ""
        if word not in HONORIFICS or referent.kind != "person":
            continue
        referent.titles.append(tokens[at].text + ("." if at + 2 == index.first[number] else ""))
        if word in _GENDERS:
            referent.gender = _GENDERS[word]
        role = role_of(word)
        if role is not None:
            referent.roles.add(role)
            referent.countries |= TITLE_COUNTRIES.get(role, frozenset()) if not referent.countries else frozenset()
            referent.gender = referent.gender or role_gender(role)


def _titles_between(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens of short titles stand at a place (Ayatollah, Sen.)."""
    count = 0
    while at + count < len(tokens) and (
        tokens[at + count].text.lower() in HONORIFICS or (count and tokens[at + count].text == ".")
    ):
        count += 1
    return count


def _named_after(
    tokens: Sequence[Token], starting: Mapping[int, int], item: Description, names: Sequence[NameSpan]
) -> int | None:
    """Return the name a description is put before, directly or, if definite, after a comma."""
    at = item.last + _titles_between(tokens, item.last)
    if at in starting:
        return starting[at] if _kind_fits(names[starting[at]], item) and item.determiner != "a" else None
    if item.determiner not in {"the", "name", "pronoun"} or item.last >= len(tokens) or tokens[item.last].text != ",":
        return None
    at = item.last + 1 + _titles_between(tokens, item.last + 1)
    if at not in starting or not _kind_fits(names[starting[at]], item):
        return None
    return starting[at] if _closes(tokens, starting, at) else None


def _closes(tokens: Sequence[Token], starting: Mapping[int, int], at: int) -> bool:
    """Tell whether a name put after a description and a comma ends at a mark or before a verb, not in a list."""
    end = at + 1
    while end < len(tokens) and tokens[end].text[0].isupper() and end not in starting:
        end += 1
    return end >= len(tokens) or tokens[end].text in {",", ".", ")", "—", "–"}


def _named_before(
    tokens: Sequence[Token], ending: Mapping[int, int], item: Description, names: Sequence[NameSpan]
) -> int | None:
    """Return the name a description follows after a comma or bracket, a stated age between them aside."""
    at = item.first
    if at < 2 or tokens[at - 1].text not in _OPENERS:
        return None
    at -= 1
    if tokens[at - 1].text.isdigit() and at >= 2 and tokens[at - 2].text == ",":
        at -= 2
    number = ending.get(at)
    if number is None or not _kind_fits(names[number], item):
        return None
    after = tokens[item.last].text if item.last < len(tokens) else "."
    return number if after in _AFTER else None


def _equated(
    tokens: Sequence[Token], ending: Mapping[int, int], item: Description, names: Sequence[NameSpan]
) -> int | None:
    """Return the name in "X is the mayor", "X, who was a lawyer"."""
    at = item.first - 1
    if at < 1 or tokens[at].text not in _COPULAS:
        return None
    at -= 1
    if tokens[at].text == "who":
        at -= 1
    if at >= 1 and tokens[at].text == ",":
        at -= 1
    number = ending.get(at + 1)
    return number if number is not None and _kind_fits(names[number], item) else None


def _kind_fits(name: NameSpan, item: Description) -> bool:
    return (name.kind == "per") != item.body and name.kind != "gpe"
