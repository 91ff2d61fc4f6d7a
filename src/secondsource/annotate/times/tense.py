"""The tense of the clause a time expression stands in, by parts of speech where known, else by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from secondsource.annotate.times.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme

Tense = Literal["past", "future"]

_FUTURE_WORDS = word_set(
    "will shall ll 'll won wo scheduled due expects expected plans planned planning set going slated upcoming"
)
_PAST_WORDS = word_set(
    "was were had did said told went came took made saw got gave found knew thought began held met won "
    "lost rose fell sold bought paid led left kept grew sent spoke wrote ran stood became brought struck "
    "shot hit cut put set broke drew flew threw hurt fought caught sought dealt built spent sank drove "
    "chose swept fled lay shook withdrew"
)
_NOT_PAST = word_set("need speed feed seed breed indeed exceed proceed succeed bed red hundred sacred united")
_REACH = 25  # lexemes looked at on each side
_CLAUSE_ENDS = frozenset({"DOT", "BREAK"})


def tense_at(found: Sequence[Lexeme], first: int, last: int) -> Tense | None:
    """Return the tense of the nearest verb to the expression found[first:last], verbs before it coming first."""
    before = _scan(found, range(first - 1, max(-1, first - _REACH), -1))
    if before is not None and before[1] <= _REACH:
        return before[0]
    after = _scan(found, range(last, min(len(found), last + _REACH)))
    return after[0] if after is not None else None


def _scan(found: Sequence[Lexeme], places: range) -> tuple[Tense, int] | None:
    participle: int | None = None
    for distance, at in enumerate(places):
        lexeme = found[at]
        if lexeme.kind in _CLAUSE_ENDS:
            break
        word = lexeme.text.lower()
        if lexeme.pos == "MD" or not lexeme.pos:
            if word in _FUTURE_WORDS and lexeme.pos != "VBD":
                return "future", distance
        elif word in {"will", "shall", "'ll", "expected", "scheduled", "due"}:
            return "future", distance
        if lexeme.pos == "VBD" or (not lexeme.pos and _looks_past(word)):
            return "past", distance
        if lexeme.pos == "VBN" and participle is None:
            participle = distance
    return ("past", participle) if participle is not None else None


def _looks_past(word: str) -> bool:
    return word in _PAST_WORDS or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)
