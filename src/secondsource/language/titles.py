"""Roles and countries read off a title or description in plain words."""

from __future__ import annotations

import re

from secondsource.language.countries import country_of
from secondsource.language.lists import words
from secondsource.language.roles import COMPOUNDS, role_of

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\.?)*")
_LONGEST_COUNTRY = 4  # words
_NOT_MARKS = words("the a an of for in at to and on s by with former current new then mr mrs ms")


def roles_in(phrase: str) -> frozenset[str]:
    """Return the roles a phrase names ("Iran's Supreme Leader": supreme-leader)."""
    words = [m.group().lower() for m in _WORD.finditer(phrase)]
    found: set[str] = set()
    at = 0
    while at < len(words):
        pair = COMPOUNDS.get((words[at], words[at + 1])) if at + 1 < len(words) else None
        role = pair or role_of(words[at])
        if role is not None:
            found.add(role)
        at += 2 if pair else 1
    return frozenset(found)


def countries_in(phrase: str) -> frozenset[str]:
    """Return the ISO codes of the countries a phrase names, also by demonym or capital ("the US president": USA)."""
    words = [m.group() for m in _WORD.finditer(phrase)]
    found: set[str] = set()
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_COUNTRY, len(words) - at), 0, -1):
            country = country_of(" ".join(words[at : at + size]))
            if country is not None:
                found.add(country.code)
                at += size - 1
                break
        at += 1
    return frozenset(found)


def role_parts(phrase: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return a role phrase's role nouns, countries and other words ("the mayor of Lorn": mayor, none, lorn)."""
    nouns, countries = roles_in(phrase), countries_in(phrase)
    marks = set()
    for match in _WORD.finditer(phrase):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        spoken = word in _NOT_MARKS or bool(roles_in(word)) or country_of(match.group()) is not None
        if not spoken and not any(word in noun.split("-") for noun in nouns):
            marks.add(word)
    return nouns, countries, frozenset(marks)
