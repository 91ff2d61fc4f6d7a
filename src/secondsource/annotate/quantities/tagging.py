"""The words of a sentence with their parts of speech: the tagger's where it ran, else a guess from their form."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.segmentation import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Sentence, Token


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as one string."""
    return frozenset(text.split())


_CLOSED: dict[str, frozenset[str]] = {
    "DT": word_set("a an the this that these those all both each every some any no another"),
    "PRP$": word_set("his her its their our my your whose"),
    "PRP": word_set("he she it they we i you him them us me himself herself themselves itself who one's"),
    "IN": word_set(
        "of in on at by for with from into over under after before during since until about against between among "
        "through across near within without as than per if because while although though behind beyond upon along "
        "around toward towards amid inside outside off above below that where when"
    ),
    "TO": word_set("to"),
    "CC": word_set("and or but nor plus"),
    "MD": word_set("will would can could may might must shall should"),
    "RB": word_set(
        "not also now then there here still just only already later ago away up down out again never ever so too "
        "very more most less as early late north south east west n't who which what"
    ),
    "VBD": word_set(
        "is are was were be been being am has have had do does did said says say told tell rose fell grew hit cost "
        "costs came come went go took take made make left leave leaves won win lost lose became become began begin got "
        "get gave give held hold kept knew led met paid ran saw sent shot stood stands spent spoke stayed remain "
        "remains live lives die dies lay sits need needs want wants know think believe struck kill kills became "
        "climbed dropped reached exceeds exceed totals weighs measures stretches lasts"
    ),
    "JJ": word_set(
        "dead injured wounded killed missing hurt sick ill alive unarmed armed more other new old young senior former "
        "local federal foreign many few several such first last next top american israeli iranian russian chinese "
        "british french german iraqi syrian palestinian ukrainian civilian military nuclear political gunshot critical "
        "separate different big small large high low long short good bad own same public private national "
        "international further additional total"
    ),
}
_PLURAL = word_set(
    "people men women children police troops personnel youth cattle media data sheep fish deer aircraft criteria feet "
    "staff teens folks kin wives lives knives dice mice"
)
_VERB_S = word_set("is was has does says goes this its us as yes his plus less perhaps always sometimes news")
_ADJECTIVE = re.compile(r"(?:ous|ful|less|able|ible|ive|ical|ic|ary|-old)$")


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or mark with its Penn part of speech."""

    start: int
    end: int
    text: str
    tag: str

    @property
    def lower(self) -> str:
        """Return the word in lower case."""
        return self.text.lower()


def words_of(text: str, sentence: Sentence, tokens: Sequence[Token], starts: Sequence[int]) -> list[Word]:
    """Return the words of a sentence; `starts` are the starts of all tokens, in order."""
    low = sentence.start
    inside = tokens[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    if not inside:
        body = text[sentence.start : sentence.end]
        spans = [(sentence.start + a, sentence.start + b, "") for a, b in tokenise(body)]
    else:
        spans = [(t.start, t.end, t.pos) for t in inside]
    return [
        Word(a, b, text[a:b], tag if tag and any(map(str.isalnum, text[a:b])) else guess_tag(text[a:b], first=a == low))
        for a, b, tag in spans
    ]


def guess_tag(word: str, *, first: bool = False) -> str:
    """Guess a Penn part of speech from the form of a word alone; `first` says it opens its sentence."""
    lower = word.lower()
    if word[0].isdigit():
        return "CD"
    if not word[0].isalnum():
        return "POS" if lower in {"'s", "’s"} else "HYPH" if word in "-–" else word
    closed = next((tag for tag, members in _CLOSED.items() if lower in members), None)
    if closed is not None:
        return closed
    if word[0].isupper() and not first:
        return "NNPS" if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else "NNP"
    if lower in _PLURAL:
        return "NNS"
    return _open_class(lower)


def _open_class(lower: str) -> str:
    """Guess noun, verb, adjective or adverb by the ending."""
    if lower.endswith("ly"):
        return "RB"
    if lower.endswith("ed") and len(lower) > 4:
        return "VBN"
    if lower.endswith("ing") and len(lower) > 5:
        return "VBG"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in _VERB_S:
        return "NNS"
    return "JJ" if _ADJECTIVE.search(lower) else "NN"
