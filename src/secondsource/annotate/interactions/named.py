"""Words for deeds in a clause: phrases, verbs and nouns with the event type they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.deeds import AVOIDING, RECEIVING, phrases_in, type_of_noun, type_of_verb
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.interactions.clauses import Clause
    from secondsource.annotate.interactions.parties import Party
    from secondsource.model.reading import Token

NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS"])
VERB_TAGS = frozenset(["VB", "VBD", "VBZ", "VBP", "VBG", "VBN"])
_HELPING = frozenset(["help", "helps", "helped", "helping"])
_GIVER = frozenset(["from", "of", "by"])
_BEFORE_RECEIVED = 3  # tokens back to the verb of which a deed is what is received


class Deed(msgspec.Struct, frozen=True, gc=False):
    """Words [start, end) for a deed with the event type they speak of by themselves; `head` decides factuality."""

    start: int
    end: int
    head: int
    type: str
    noun: bool


def deeds(tokens: Sequence[Token], clause: Clause, parties: Sequence[Party]) -> list[Deed]:
    """Return the words for deeds in a clause, phrases before the single words in them."""
    lowered = [t.text.lower() for t in tokens[clause.start : clause.end]]
    found: list[Deed] = []
    covered: set[int] = set()
    for first, last, name in phrases_in(lowered):
        span = range(clause.start + first, clause.start + last)
        if covered.intersection(span) or _opens_with_noun(tokens[span.start], name):
            continue
        covered.update(span)
        found.append(Deed(span.start, span.stop, span.start, name, noun=False))
    inside = {i for p in parties for i in range(p.start, p.end)}
    for at in range(clause.start, clause.end):
        if at in covered or at in inside:
            continue
        token = tokens[at]
        received = token.pos in VERB_TAGS and _is_received(tokens, clause, at)
        verb = type_of_verb(token.text) if token.pos in VERB_TAGS and not received else None
        if token.text.lower() in _HELPING and at + 1 < clause.end and tokens[at + 1].pos == "VB":
            continue  # "to help elect him" speaks of the election
        noun = type_of_noun(token.text) if received or token.pos in {*NOUN_TAGS, "VBG"} else None
        if verb or noun:
            found.append(Deed(at, at + 1, at, verb or noun or "", noun=verb is None))
    return sorted(found, key=lambda d: d.start)


def _opens_with_noun(token: Token, name: str) -> bool:
    """Tell whether the first word of a phrase is a noun for the same deed: "talks with", not "talked with"."""
    return token.pos in NOUN_TAGS and type_of_noun(token.text) == name


def _is_received(tokens: Sequence[Token], clause: Clause, at: int) -> bool:
    """Tell whether what is tagged as a verb is a noun: what a verb of receiving brings ("won praise from")."""
    if type_of_noun(tokens[at].text) is None or at == clause.start or at + 1 >= clause.end:
        return False
    if stem(tokens[at - 1].text) in AVOIDING and tokens[at].text.endswith("s"):
        return True  # "avoided attacks"
    if tokens[at + 1].text.lower() not in _GIVER:
        return False
    before = tokens[max(clause.start, at - _BEFORE_RECEIVED) : at]
    return any(t.pos in VERB_TAGS and stem(t.text) in RECEIVING for t in before)
