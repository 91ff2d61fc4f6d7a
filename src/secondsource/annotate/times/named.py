"""Words of time that are part of a name: the programme "This Week", High Noon, VOA Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.times.lexing import OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme

# Classes whose words are written small in running text.
_SMALL = frozenset({"THIS", "LAST", "NEXT", "UNIT", "DAYWORD", "NOON", "NOW", "TONIGHT", "OVERNIGHT", "CURRENT"})
_QUOTES = frozenset("\"“‘'`")
_REACH = 8  # lexemes around in which a small word shows running text, and not a heading in capitals


def is_name(found: Sequence[Lexeme], first: int, last: int) -> bool:
    """Tell whether found[first:last] is written as a name: in capitals amid small words, after a name or a quote."""
    words = found[first:last]
    if not all(word.capital and word.kind in _SMALL for word in words) or first == 0:
        return False
    before = found[first - 1]
    quoted = before.text in _QUOTES and len(words) > 1
    named = before.kind == OTHER and before.capital
    if not (quoted or named):
        return False
    around = [*found[max(0, first - _REACH) : first], *found[last : last + _REACH]]
    return any(word.kind == OTHER and word.text[:1].islower() for word in around)
