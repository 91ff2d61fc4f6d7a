"""English words that modify a time expression (TIMEX3 `mod`): early, late, mid, about, nearly, at least, or so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme
    from secondsource.model.reading import TimeMod

_EDGES: dict[str, TimeMod] = {"beginning": "START", "start": "START", "middle": "MID", "end": "END", "close": "END"}
_OPENINGS: dict[str, TimeMod] = {
    "EARLY": "START",
    "EARLIER": "START",
    "MID": "MID",
    "LATE": "END",
    "LATER": "END",
    "UP": "EQUAL_OR_LESS",
}
_BOUNDS: dict[str, TimeMod] = {
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "under": "LESS_THAN",
    "less": "LESS_THAN",
    "fewer": "LESS_THAN",
    "more": "MORE_THAN",
    "longer": "MORE_THAN",
    "over": "MORE_THAN",
    "within": "EQUAL_OR_LESS",
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
}
_HEAD = 3  # lexemes from the start among which a modifier may stand


def modifier(words: Sequence[Lexeme]) -> TimeMod | None:
    """Return what an expression's own words say about its value, as TIMEX3 `mod` names it, None for nothing.

    Of several the first counts; "or so" at the end counts where nothing before the head does.
    """
    for at, lexeme in enumerate(words[: _HEAD if len(words) > 1 else 0]):
        found = _one(words, at, lexeme)
        if found is not None:
            return found
    if words and words[0].kind == "YEAREND":
        return "END"
    kinds = [lexeme.kind for lexeme in words]
    return "APPROX" if kinds[-2:] == ["OR", "SO"] or "COUPLE" in kinds else None


def _one(words: Sequence[Lexeme], at: int, lexeme: Lexeme) -> TimeMod | None:
    found: TimeMod | None = None
    last = at == len(words) - 1
    text = lexeme.text.lower()
    match lexeme.kind:
        case "APPROX":
            found = _BOUNDS.get(text, "APPROX")
        case "LEAST" | "OVER" if at <= 1:
            found = _BOUNDS.get(text)
        case "EDGE" if not last:
            found = _EDGES.get(text)
        case "MORE" if not last and words[at + 1].kind == "THAN":
            found = _BOUNDS.get(text)
            if at and words[at - 1].kind == "NO":
                found = "EQUAL_OR_LESS" if text == "more" else "EQUAL_OR_MORE"
        case kind:
            found = None if last else _OPENINGS.get(kind)
    return found
