"""The subject of a verb, found by parts of speech: back over auxiliaries, infinitive chains and what commas enclose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_AUXILIARIES = frozenset(
    """have has had having is are was were am be been being do does did will would can could may might must shall
    should 'll 'd 's 've 're ’ll ’d ’s ’ve ’re n't n’t not never""".split()
)
_CHAIN = frozenset(  # verbs and adjectives whose subject is that of the infinitive after them
    map(
        stem,
        """want wish plan decide vow intend continue agree begin start try seek promise pledge expect likely have go
        going seem appear choose offer prepare threaten move tend manage fail need aim hope ready willing eager able
        unwilling reluctant prepared about determined inclined set refuse decline remain""".split(),
    )
)
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_PHRASE = _NOUNS | {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS"}
_PREPOSITIONS = frozenset(
    """of in on by with to from at near for about against under over like among between including toward towards
    around behind through into via per without""".split()
)
_RELATIVE = frozenset("who which that whose".split())
_MARKS = frozenset('“ ” "'.split())
_JOINTS = frozenset("and but or".split())
_ENDS = frozenset('; : — – ( ) “ ” " ? !'.split())
_ENCLOSED = 16  # words that two commas may enclose between a subject and its verb
_JOINED = 30  # words back to the verb that another is joined to


def subject_of(words: Sequence[str], tags: Sequence[str], verb: int) -> int | None:
    """Return the last word of the subject of a verb or predicate adjective, None where no subject is to be seen.

    `tags` are Penn parts of speech. A participle without an auxiliary ("stickers supporting him") and an infinitive
    that hangs on a noun ("calls for him to support it") have none.
    """
    at = _before_group(words, tags, verb)
    if at is None or at < 0:
        return None
    word = words[at].lower()
    if word in _JOINTS or (word == "," and words[at - 1 : at] and tags[at - 1].startswith("V")):
        return _of_earlier_verb(words, tags, at, verb)
    if word == ",":
        at = before_enclosed(words, tags, at)
    if word in _RELATIVE and tags[at] in {"WP", "WDT", "IN"}:
        at -= 1 + (at > 0 and words[at - 1] == ",")
    return at if at >= 0 and _is_subject(words, tags, at) else None


def _before_group(words: Sequence[str], tags: Sequence[str], verb: int) -> int | None:
    """Return the word before a verb's group, over "wants to" and "has not"; None where the group has no subject."""
    at, helped = verb - 1, tags[verb] in _FINITE
    while at >= 0:
        word, tag = words[at].lower(), tags[at]
        if word == "to" and tag in {"TO", "IN"}:
            if at == 0 or stem(words[at - 1].lower()) not in _CHAIN or tags[at - 1].startswith("N"):
                return None
            at -= 1
            helped = helped or tags[at] in _FINITE
        elif not (word in _AUXILIARIES or word.endswith(("n't", "n’t")) or tag in {"MD", "RB"}):
            break
        else:
            helped = helped or tag in _FINITE
        at -= 1
    return at if helped else None


def _of_earlier_verb(words: Sequence[str], tags: Sequence[str], joint: int, verb: int) -> int | None:
    """Return the subject of the verb that another is joined to: "met them and rejected it"."""
    for at in range(joint - 1, max(-1, joint - _JOINED), -1):
        if words[at] in _ENDS:
            return None
        if tags[at] in _FINITE and (tags[at] == tags[verb] or tags[verb] not in _FINITE):
            return subject_of(words, tags, at)
    return None


def before_enclosed(words: Sequence[str], tags: Sequence[str], comma: int) -> int:
    """Return the word before what two commas enclose ("Brandt, 54, said"; "Joost, who leads it, said"), or `comma`."""
    for at in range(comma - 1, max(0, comma - _ENCLOSED), -1):
        if words[at] in _MARKS:
            break
        if words[at] == ",":
            relative = words[at + 1].lower() in _RELATIVE
            finite = any(tag in _FINITE for tag in tags[at + 1 : comma])
            return at - 1 if relative or not finite else comma
    return comma


def _is_subject(words: Sequence[str], tags: Sequence[str], end: int) -> bool:
    """Tell whether a noun phrase ends here that no preposition governs."""
    if tags[end] == "PRP":
        return True
    if tags[end] not in _NOUNS:
        return False
    first = end
    while first > 0 and tags[first - 1] in _PHRASE and words[first - 1].lower() not in _PREPOSITIONS:
        first -= 1
    return first == 0 or words[first - 1].lower() not in _PREPOSITIONS
