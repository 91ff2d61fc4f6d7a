"""The tense of the clause a time expression stands in, by parts of speech where known, else by its words.

"future" is an expectation, "will" a plain future, "done" a past verb right before the expression; "present" is known
only from parts of speech.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from secondsource.language.lists import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.times.lexing import Lexeme

Tense = Literal["past", "done", "present", "future", "will"]
_Mark = Literal["past", "present", "future", "will", "end"]

_WILL = words_of("will shall ll won wo")
_EXPECTED = words_of("scheduled supposed due expects expected planned planning slated")
_INTENDED = words_of(
    "set ready going plan plans hope hopes hoped intend intends intended vow vows vowed promise promises promised "
    "prepare prepares prepared preparing agreed likely want wants wanted aim aims"
)  # before "to"
_ONCE = words_of("previously originally once initially")
_MODALS = words_of("would may might should must")
_BE = words_of("be being is are")
_APPOINTING = words_of("set scheduled slated fixed chose")  # before a date itself, not before "on" and a date
_SURELY_PAST = words_of("said told was were did went came")
_NO_PLAN = words_of("says say tells think thinks believe believes know knows is are s re has have")
_PAST_WORDS = words_of(
    "was were had did said told went came took made saw got gave found knew thought began held met won lost rose fell "
    "sold bought paid led left kept grew sent spoke wrote ran stood became brought struck shot hit cut put broke drew "
    "flew threw hurt fought caught sought dealt built spent sank drove chose swept fled lay shook withdrew"
)
_NOT_PAST = words_of("need speed feed seed breed indeed exceed proceed succeed bed red hundred sacred united")
_UNTIL = (["until"], ["till"], ["through"], ["effective"])
_EVER_SINCE = "since"
_LIGHT = frozenset({"ON", "IN", "PREP", "AT", "THE", "EARLY", "LATE"})  # may stand between a verb and its date
_SINCE = (["since"], ["after"], ["from"])
_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"])
_BEFORE = 4  # lexemes before an expression looked at
_REACH = 25  # lexemes from an expression to the verb that may date it


class Tenses:
    """The nearest verbs of every place of a lexeme sequence, found in one pass each way."""

    def __init__(self, found: Sequence[Lexeme], starts: Sequence[int] = ()) -> None:
        """Find the verbs; `starts` are the offsets of sentences, without them every full stop ends one."""
        self._found = found
        last = _last_of_sentences(found, starts)
        marks = [_mark(found, at, ends=at in last) for at in range(len(found))]
        self._marks = marks
        self._left = _carry(marks)
        self._right = _carry(marks[::-1])[::-1]

    def at(self, first: int, last: int) -> Tense | None:
        """Return the tense of the verb nearest to the expression found[first:last], those before it coming first."""
        words = [lexeme.text.lower() for lexeme in self._found[max(0, first - _BEFORE) : first]]
        left = self._left[first - 1] if first > 0 else None
        right = self._right[last] if last < len(self._found) else None
        if words[-1:] in _UNTIL or words[-3:] in _AS_SOON_AS:
            return "past" if left is None and right == "past" else "future"
        if _EVER_SINCE in words[-2:] or (words[:1] == [_EVER_SINCE] and words[-2:-1] == ["after"]):
            return "done"
        if (left == "present" and words[-1:] in _SINCE) or (left != "will" and self._is_possessor(last)):
            return None  # "Wednesday's ruling" has a time of its own
        if left == "past" and self._right_after_verb(first):
            return "done"
        if left is None and right == "past" and self._opens(first):
            return "done"  # "In January, it brought": the verb of the clause, not one beside it
        return left or (right if right != "present" else None)

    def _right_after_verb(self, first: int) -> bool:
        """Tell whether nothing but prepositions and articles stands between a past verb and the expression."""
        at = first - 1
        while at > first - 4 and at >= 0 and self._found[at].kind in _LIGHT:
            at -= 1
        if at < 0 or self._marks[at] != "past":
            return False
        return at < first - 1 or self._found[at].text.lower() not in _APPOINTING

    def _opens(self, first: int) -> bool:
        """Tell whether nothing but a preposition stands before the expression in its sentence."""
        at = first - 1
        while at >= 0 and self._found[at].kind in _LIGHT:
            at -= 1
        return at < 0 or self._marks[at] == "end"

    def _is_possessor(self, last: int) -> bool:
        return last < len(self._found) and self._found[last].kind == "POSS"


def _carry(marks: Sequence[_Mark | None]) -> list[Tense | None]:
    """Return for each place the tense of the last verb up to it in its sentence."""
    carried: list[Tense | None] = []
    verb: Tense | None = None
    distance = 0
    for mark in marks:
        distance += 1
        if mark == "end" or distance > _REACH:
            verb = None
        if mark is not None and mark != "end":
            verb, distance = mark, 0
        carried.append(verb)
    return carried


def _last_of_sentences(found: Sequence[Lexeme], starts: Sequence[int]) -> frozenset[int]:
    """Return the places of the lexemes that end a sentence, breaks between paragraphs among them."""
    breaks = {at for at, lexeme in enumerate(found) if lexeme.kind == "BREAK"}
    if not starts:
        return frozenset(breaks | {at for at, lexeme in enumerate(found) if lexeme.kind == "DOT"})
    offsets = [lexeme.start for lexeme in found]
    return frozenset(breaks | {bisect_left(offsets, start) - 1 for start in starts})


def _mark(found: Sequence[Lexeme], at: int, *, ends: bool) -> _Mark | None:
    """Return what a lexeme says of its clause's tense; a participle that no form of "be" goes before is past."""
    lexeme = found[at]
    if ends:
        return "end"
    word, tag = lexeme.text.lower(), lexeme.pos
    if word in _WILL and tag in {"", "MD"}:
        return "will"
    if _is_expectation(found, at, word, tag) or (word in _MODALS and tag in {"", "MD"}):
        return "future"
    past = tag in {"VBD", "VBN"} or (not tag and (looks_past(word) or _is_set_on(found, at)))
    if word in _SURELY_PAST or (past and (tag == "VBD" or not _after_be(found, at))):
        return "past"
    return "present" if tag in {"VBZ", "VBP"} and word not in _NO_PLAN else None


def _is_set_on(found: Sequence[Lexeme], at: int) -> bool:
    """Tell whether "set" is past here: a record set on a day; what is set for a day lies ahead."""
    following = found[at + 1].text.lower() if at + 1 < len(found) else ""
    return found[at].text.lower() == "set" and following in {"on", "in", "aside", "up", "off"}


def _is_expectation(found: Sequence[Lexeme], at: int, word: str, tag: str) -> bool:
    """Tell whether a word looks ahead: scheduled, due, and what "to" follows (set to, plans to)."""
    before = [lexeme.text.lower() for lexeme in found[max(0, at - 2) : at]]
    if before[-1:] and (before[-1] in _ONCE or before == ["had", "been"]):
        return False  # an expectation of the past
    if word in _EXPECTED:
        return tag not in {"NN", "NNS"}
    return word in _INTENDED and at + 1 < len(found) and found[at + 1].text.lower() == "to"


def _after_be(found: Sequence[Lexeme], at: int) -> bool:
    return at > 0 and found[at - 1].text.lower() in _BE


def looks_past(word: str) -> bool:
    """Tell whether a word by itself looks like a verb of the past."""
    return word in _PAST_WORDS or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)
