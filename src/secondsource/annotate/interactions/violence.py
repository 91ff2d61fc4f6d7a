"""Which words of violence mean it: persons and bodies are struck, not what they say; politicians fight with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.language.forms import stem
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.interactions.parties import Party
    from secondsource.model.reading import Entity, Token

_UNARMED = frozenset(["GOV", "LEG", "PTY", "ELI", "JRN", "OPP", "BUS", "SOC", "EDU", "REL"])
_EITHER = frozenset(stem(word) for word in ("attack", "hit", "fight", "clash", "strike"))
_CONTESTED = _EITHER | frozenset(stem(word) for word in ("beat", "destroy", "storm", "choke", "punch", "slap", "kill"))
# What is attacked with words, whoever it belongs to.
_SAID = words(
    """suggestion claim claims plan plans policy policies proposal proposals record idea ideas decision position
    positions remarks comments statement speech law bill budget argument arguments handling response approach views"""
)
_AFTER = 4  # tokens behind a name within which the thing stands that belongs to it


def with_words(entities: Sequence[Entity], actor: Party, target: Party, trigger: str) -> bool:
    """Tell whether an attack is one with words: between unarmed people, or the unarmed of one country."""
    return stem(trigger) in _EITHER and _unarmed(entities, actor, target)


def is_bodily(entities: Sequence[Entity], tokens: Sequence[Token], actor: Party, target: Party, trigger: str) -> bool:
    """Tell whether violence can be meant bodily: its target a person or body, or a thing of a state's or body's."""
    if stem(trigger) in _CONTESTED and _unarmed(entities, actor, target):
        return False
    if target.role is not None:
        return True
    following = tokens[target.end : target.end + _AFTER]
    return not _is_person(entities, target) and not any(t.text.lower() in _SAID for t in following)


def _unarmed(entities: Sequence[Entity], actor: Party, target: Party) -> bool:
    if actor.code is None or target.code is None or not {actor.code.sector, target.code.sector} <= _UNARMED:
        return False
    people = _is_person(entities, actor) and _is_person(entities, target)
    return people or actor.code.country == target.code.country


def _is_person(entities: Sequence[Entity], party: Party) -> bool:
    return any(e.id == party.entity and e.kind == "person" for e in entities)
