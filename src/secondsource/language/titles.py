"""Roles and countries read off a title or description in plain words."""

from __future__ import annotations

import re

from secondsource.language.countries import country_of
from secondsource.language.roles import COMPOUNDS, role_of

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\.?)*")
_LONGEST_COUNTRY = 4  # words


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
