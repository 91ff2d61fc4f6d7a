"""Numbers as they stand in lexemes: digits, words, halves, and years as they are spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme

_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def number(part: Sequence[Lexeme]) -> float | None:
    """Return the number that lexemes say, None where it is open (several, many) or not a number."""
    total, current, seen = 0.0, 0.0, False
    for lexeme in part:
        payload = lexeme.payload
        if lexeme.kind == "SEVERAL":
            return None
        if lexeme.kind == "FRACTION":
            current, seen = current + _fraction(lexeme.text), True
        elif lexeme.kind == "HALF":
            current, seen = current + 0.5, True
        elif lexeme.kind in {"HUNDRED", "THOUSAND", "DOZEN", "COUPLE"} and isinstance(payload, int):
            current, seen = (current or 1) * payload, True
            if lexeme.kind == "THOUSAND":
                total, current = total + current, 0.0
        elif lexeme.kind not in {"AA", "ANOTHER"} and isinstance(payload, int | float):
            current, seen = current + payload, True
    return total + current if seen else (1.0 if any(lexeme.kind in {"AA", "ANOTHER"} for lexeme in part) else None)


def _fraction(text: str) -> float:
    if text in _SIGNS:
        return _SIGNS[text]
    above, _, below = text.partition("/")
    return int(above) / int(below) if int(below) else 0.0


def spoken_year(part: Sequence[Lexeme]) -> int | None:
    """Return the year of "nineteen ninety-seven", "two thousand", "two thousand and five", "twenty twenty-five"."""
    words = [lexeme for lexeme in part if isinstance(lexeme.payload, int)]
    if any(lexeme.kind in {"THOUSAND", "HUNDRED"} for lexeme in words):
        whole = number(words)
        return int(whole) if whole is not None else None
    values = [lexeme.payload for lexeme in words if isinstance(lexeme.payload, int)]
    return values[0] * 100 + sum(values[1:]) if len(values) > 1 else None
