"""Those without a proper name: bodies ("police", "the river authority") and people ("the mayor", "his mother")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.appositions import learn
from secondsource.annotate.referents import Referent
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.roles import is_kin, role_gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secondsource.annotate.descriptions import Description
    from secondsource.model.reading import Token

# What people without a name weigh, as those a pronoun may mean, against people with one.
GENDERED, UNGENDERED = 0.5, 0.3
_BARE = words("police authorities parliament congress")
# Words that only take up a body named before: by themselves they name nobody.
_VAGUE = words(
    """group organization organisation company firm business corporation team party movement site website network body
    chain giant maker startup club campaign paper outlet center centre fund service coalition office union league"""
)
_GENERIC = words(
    """man woman boy girl official figure politician candidate victim suspect native resident witness mother father
    teenager student worker driver expert owner player star veteran defendant gunman shooter aide adviser nominee
    spokesman spokeswoman spokesperson author writer host reporter officer agent farmer producer"""
)


def find_bodies(
    text: str,
    tokens: Sequence[Token],
    items: Sequence[Description],
    sources: Iterable[tuple[int, int]],
    taken: Mapping[int, Referent],
) -> list[Referent]:
    """Return unnamed bodies that are a source at least once, with all their mentions in the same words."""
    starts = {start for start, _ in sources}
    groups: dict[str, Referent] = {}
    spoken: dict[str, None] = {}
    for item in items:
        usable = item.determiner == "the" or (item.determiner == "none" and item.role in _BARE)
        if not item.body or not usable or item.start in taken:
            continue
        key = _words(tokens, item)
        if key in _VAGUE:
            continue
        groups.setdefault(key, Referent("organisation")).add(item.start, item.end, "nominal")
        if item.start in starts:
            spoken.setdefault(key)
    for key in spoken:
        start, end, _ = groups[key].mentions[0]
        groups[key].names[_without_article(text[start:end])] += 1
    return [groups[key] for key in spoken]


def people_behind(
    tokens: Sequence[Token], items: Sequence[Description], taken: Mapping[int, Referent]
) -> dict[int, Referent]:
    """Return who stands behind every description of a single person that no name is known for yet, by its start.

    Definite titles in the same words share a referent, every other description has its own; none has mentions yet.
    """
    titled: dict[str, Referent] = {}
    found: dict[int, Referent] = {}
    for item in items:
        if item.body or item.plural or item.start in taken or is_given(item.role):
            continue
        person = titled.setdefault(_words(tokens, item), _person(item)) if _is_title(item) else _person(item)
        found[item.start] = person
    return found


def speaking_people(
    text: str, items: Sequence[Description], people: Mapping[int, Referent], sources: Iterable[tuple[int, int]]
) -> list[Referent]:
    """Return the unnamed people who are a source under a definite title ("the mayor said"), named by it."""
    starts = {start for start, _ in sources}
    found: dict[int, Referent] = {}
    for item in items:
        person = people.get(item.start)
        if person is None or id(person) in found or not _is_title(item) or item.start not in starts:
            continue
        if item.start in person.order:
            start, end, _ = person.mentions[0]
            person.names[_without_article(text[start:end])] += 1
            found[id(person)] = person
    return list(found.values())


def _is_title(item: Description) -> bool:
    """Tell whether a description is a title that one person bears."""
    definite = item.determiner == "the" or (item.determiner == "name" and bool(item.countries))
    return definite and bool(item.role) and item.role not in _GENERIC and not is_kin(item.role)


def _person(item: Description) -> Referent:
    found = Referent("person")
    learn(found, item)
    found.gender = role_gender(item.role)
    found.weight = GENDERED if found.gender else UNGENDERED
    return found


def _words(tokens: Sequence[Token], item: Description) -> str:
    """Return a description's words without article, in lower case."""
    return " ".join(t.text.lower() for t in tokens[item.first : item.last] if t.text.lower() != "the")


def _without_article(words_: str) -> str:
    return words_.removeprefix("The ").removeprefix("the ")
