"""The tense of the clause a time expression stands in, by parts of speech where known, else by its words.

"future" is an expectation, "will" a plain future; "present" is known only from parts of speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from secondsource.annotate.times.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme

Tense = Literal["past", "present", "future", "will"]

_WILL = word_set("will shall ll won wo")
_EXPECTED = word_set("scheduled due expects expected planned planning slated")
_BE = word_set("be being")
_NO_PLAN = word_set("says say tells think thinks believe believes know knows is are 's 're")
_PAST_WORDS = word_set(
    "was were had did said told went came took made saw got gave found knew thought began held met won lost rose fell "
    "sold bought paid led left kept grew sent spoke wrote ran stood became brought struck shot hit cut put broke drew "
    "flew threw hurt fought caught sought dealt built spent sank drove chose swept fled lay shook withdrew"
)
_NOT_PAST = word_set("need speed feed seed breed indeed exceed proceed succeed bed red hundred sacred united")
_UNTIL = (["until"], ["till"])
_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"])
_REACH = 25  # lexemes looked at on each side
_CLAUSE_ENDS = frozenset({"DOT", "BREAK"})


def tense_at(found: Sequence[Lexeme], first: int, last: int) -> Tense | None:
    """Return the tense of the nearest verb to the expression found[first:last], verbs before it coming first."""
    if _is_ahead(found, first):
        return "future"
    before = _scan(found, range(first - 1, max(-1, first - _REACH), -1))
    if before is not None:
        return before
    return _scan(found, range(last, min(len(found), last + _REACH)))


def _is_ahead(found: Sequence[Lexeme], first: int) -> bool:
    """Tell whether the words just before look ahead: until Friday, as soon as Tuesday."""
    words = [lexeme.text.lower() for lexeme in found[max(0, first - 3) : first]]
    return words[-1:] in _UNTIL or words in _AS_SOON_AS


def _scan(found: Sequence[Lexeme], places: range) -> Tense | None:
    """Return the tense of the first verb on a way that ends with the sentence; a lone participle counts as past."""
    participle = False
    for at in places:
        lexeme = found[at]
        if lexeme.kind in _CLAUSE_ENDS:
            break
        word, tag = lexeme.text.lower(), lexeme.pos
        if word in _WILL and tag in {"", "MD"}:
            return "will"
        if (word in _EXPECTED and tag not in {"VBD", "NN"}) or (word == "would" and tag in {"", "MD"}):
            return "future"
        passive = at > 0 and found[at - 1].text.lower() in _BE
        if tag == "VBD" or (not tag and not passive and _looks_past(word)):
            return "past"
        if tag in {"VBZ", "VBP"} and word not in _NO_PLAN:
            return "past" if participle else "present"
        participle = participle or (tag == "VBN" and not passive)
    return "past" if participle else None


def _looks_past(word: str) -> bool:
    return word in _PAST_WORDS or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)
