"""Whose a deed is and whom it reaches: what a long sentence sets between a subject, its deed and a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.interactions.clauses import FINITE, SAYING
from secondsource.language.deeds import AVOIDING
from secondsource.language.forms import stem
from secondsource.language.lists import words
from secondsource.language.subject import before_enclosed, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.interactions.parties import Party
    from secondsource.model.reading import Token

_VERBS = frozenset(["VB", "VBD", "VBZ", "VBP", "VBG", "VBN"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_PHRASE = _NOUNS | {"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "PDT"}
_AUXILIARIES = words("be is are was were been being am 's ’s 're ’re 'm ’m have has had having 've ’ve keep kept keeps")
# What says something for the one who issues it: "a statement pledging help".
_STATEMENTS = words(
    "statement statements letter letters speech message messages tweet tweets video ad advert interview"
)
_SPANS = words("week month year day night morning afternoon evening today yesterday")
_CALLS = words("call calls appeal appeals demand demands request requests plea pleas")
_OF_ANOTHER = words("for of from")  # "mocked him for proposing it": the deed is his
_SOMEBODY = words("someone somebody anyone anybody everyone everybody nobody others")
_FINITE_WORDS = words("is are was were has have had does do did will would can could may might")
_URGENT = words("should must")
_DEEPEST = 4  # verbs that govern one another
_PARALLEL = 25  # tokens back to the verb that "and" joins another to
_ENCLOSED = 10  # tokens of an apposition between a subject and its verb


def does(tokens: Sequence[Token], first: int, at: int, subjects: Sequence[Party], depth: int = 0) -> bool:
    """Tell whether a clause's subjects can be those who do what a verb of a sentence from `first` on says.

    A finite verb has the subject before it; an infinitive and a participle have that of the verb they hang on, unless
    that verb's object or another noun does it ("urged Israel to renew talks", "activists camping there to oppose it").
    """
    before = tokens[at - 1] if at > first else None
    tag = _tag(tokens[at])
    if before is None or tag not in _VERBS or depth > _DEEPEST:
        return True
    if tag in {"VBD", "VBZ", "VBP"} or _helped(tokens, first, at):
        return _is_subject_of(tokens, first, at, subjects)
    if before.pos == "CC":
        earlier = next((i for i in range(at - 2, max(first - 1, at - _PARALLEL), -1) if tokens[i].pos == tag), None)
        return does(tokens, first, earlier, subjects, depth + 1) if earlier is not None else tag != "VBG"
    if tag == "VBG":
        return _participle(tokens, first, at, subjects)
    hangs = before.text.lower() == "to" and at - 2 >= first
    return not hangs or _infinitive(tokens, first, at - 2, subjects, depth)


def _helped(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a verb has an auxiliary or modal before it, adverbs aside."""
    for index in range(at - 1, max(first - 1, at - 5), -1):
        token = tokens[index]
        if token.pos == "MD" or token.text.lower() in _AUXILIARIES:
            return True
        if token.pos != "RB":
            return False
    return False


def _is_subject_of(tokens: Sequence[Token], first: int, at: int, subjects: Sequence[Party]) -> bool:
    told = subject_of([t.text for t in tokens[first : at + 1]], [_tag(t) for t in tokens[first : at + 1]], at - first)
    if told is None or any(s.start <= first + told < s.end for s in subjects):
        return True
    told += first
    if any(tokens[s.end].pos == "VBG" and s.end < told and not _parted(tokens[s.end : told]) for s in subjects):
        return True  # "Detectives investigating the case have"
    said = told - (2 if tokens[told - 1].text.lower() == "that" else 1)
    return tokens[told].text.lower() == "they" and said >= first and tokens[said].text.lower() in SAYING


def _tag(token: Token) -> str:
    """Return a token's part of speech, that of a noun for a word for anybody and of a verb for a noun in -ed."""
    word = token.text.lower()
    return "NN" if word in _SOMEBODY else "VBD" if token.pos in _NOUNS and word.endswith("ed") else token.pos


def _parted(between: Sequence[Token]) -> bool:
    return any(t.text == "," for t in between)


def _participle(tokens: Sequence[Token], first: int, at: int, subjects: Sequence[Party]) -> bool:
    """Tell whose a bare participle is: that of the noun right before it, of the one spoken of, or the clause's."""
    before = tokens[at - 1]
    word = before.text.lower()
    if word in SAYING:  # "says asking her is wrong": anybody's
        return False
    if before.pos in _NOUNS:
        return any(s.start < at <= s.end for s in subjects) or word in _STATEMENTS | _SPANS or before.pos == "NNP"
    if word in _OF_ANOTHER and at - 2 >= first and tokens[at - 2].pos in _NOUNS | {"PRP"}:
        return any(s.start <= at - 2 < s.end for s in subjects)
    return True


def _infinitive(tokens: Sequence[Token], first: int, at: int, subjects: Sequence[Party], depth: int) -> bool:
    """Tell whether an infinitive after the word at a place is the subjects', as what it hangs on is."""
    word = tokens[at].text.lower()
    start = at
    while start >= first and tokens[start].pos in _PHRASE:
        start -= 1
    given_up = start >= first and stem(tokens[start].text) in AVOIDING  # "dropped a plan to"
    if tokens[at].pos in _NOUNS and (word in _CALLS or given_up):
        return False
    governor = next((i for i in range(at, first - 1, -1) if tokens[i].pos in _VERBS), None)
    if any(s.start <= at < s.end for s in subjects):
        return True
    named = start < at and tokens[at].pos in {"NNP", "NNPS"}
    if governor is not None and (tokens[at].pos == "PRP" or (named and governor == start)):
        return False  # "urged Israel to", "told him to": the object does it
    if governor is not None and not (
        governor < at and tokens[governor + 1].pos in _NOUNS and tokens[governor].pos == "VBN"
    ):
        return does(tokens, first, governor, subjects, depth + 1)
    return True


def heads_clause(tokens: Sequence[Token], party: Party, stop: int) -> bool:
    """Tell whether a party is the subject of a verb after it, and so not the object of one before it.

    What should or must be done counts as asked of it ("demanded that Iran must leave").
    """
    at = party.end
    while at < stop and tokens[at].pos in _PHRASE:
        at += 1
    if at + 1 < stop and tokens[at].text.lower() == "and" and tokens[at + 1].pos in _PHRASE | {"PRP"}:
        at += 1
        while at < stop and tokens[at].pos in _PHRASE | {"PRP"}:
            at += 1
    if at < stop and tokens[at].text == ",":
        tail = tokens[party.start : min(stop, at + _ENCLOSED)]
        listed, tags = [t.text for t in tail], [t.pos for t in tail]
        commas = [i for i in range(at - party.start + 1, len(tail)) if tail[i].text == ","]
        if not commas or before_enclosed(listed, tags, commas[0]) != at - party.start - 1:
            return False
        at = party.start + commas[0] + 1
    while at < stop and tokens[at].pos == "RB" and tokens[at].text.lower() not in _FINITE_WORDS:
        at += 1
    return at < stop and _is_finite(tokens[at]) and tokens[at].text.lower() not in _URGENT


def _is_finite(token: Token) -> bool:
    """Tell whether a verb is finite, by its form where the tagger is not to be trusted."""
    word = token.text.lower()
    return token.pos in FINITE or word in _FINITE_WORDS or (token.pos == "VB" and word.endswith("ed"))


def passes(between: Sequence[Token], *, content: bool) -> bool:
    """Tell whether nothing else is done between a deed and its target.

    Where a deed takes a clause (`content`: "refused to meet them") infinitives may stand between.
    """
    for at, token in enumerate(between):
        hangs = content and (at == 0 or between[at - 1].text.lower() == "to" or between[at - 1].pos == "VB")
        if token.pos in FINITE or (token.pos == "VB" and not hangs):
            return False
    return True
