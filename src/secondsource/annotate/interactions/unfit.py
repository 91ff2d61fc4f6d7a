"""Names that stand for nobody who acts where they stand: a war's country, a given name without its surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.language.given import is_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Entity, Mention, Token


def names_nobody(tokens: Sequence[Token], mention: Mention, at: int, last: int, entity: Entity) -> bool:
    """Tell whether a name that begins at a token is no party of its sentence, which ends before `last`."""
    if mention.form != "name":
        return False
    end = at + 1
    while end < last and tokens[end].end <= mention.span.end:
        end += 1
    if entity.kind == "place":
        return _names_war(tokens[end : min(last, end + 2)])
    return end == at + 1 and _shares_surname(tokens[at], tokens[end : min(last, end + 3)], entity)


def _names_war(behind: Sequence[Token]) -> bool:
    """Tell whether a country names a war: "the Vietnam war" is nobody's, "the US war on drugs" is theirs."""
    words = [t.text.lower() for t in behind]
    return words[:1] in (["war"], ["wars"]) and words[1:] not in (["on"], ["against"])


def _shares_surname(name: Token, behind: Sequence[Token], entity: Entity) -> bool:
    """Tell whether a given name alone has the surname of the one named after it: "Ann and Tom Berg"."""
    if [t.text.lower() for t in behind[:1]] != ["and"] or not all(t.pos in {"NNP", "NNPS"} for t in behind[1:]):
        return False
    given, surname = [t.text for t in behind[1:]] if len(behind) == 3 else ("", "")
    return is_given(name.text) and is_given(given) and surname not in entity.name.split()
