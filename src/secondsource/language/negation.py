"""Negation: which words of a sentence stand under a negation (scope by cue and clause, after *SEM 2012 practice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUES = frozenset("not no never neither nor none nobody nothing nowhere without cannot hardly barely scarcely".split())
_LEXICAL = frozenset("fail fails failed failing refuse refuses refused refusing decline declines declined".split())
_NOT_NEGATING_AFTER = {
    "not": frozenset("only just merely simply least necessarily".split()),
    "no": frozenset("doubt wonder matter mistake question".split()),
}
_ORDER = frozenset("first only last".split())  # "not the first time"
_STOPS = frozenset(
    "; : ! ? — – ( ) but although though because while whereas which who if after before since unless except".split()
)
_FINITE = frozenset("has had was were is are".split())
_RELATIVES = frozenset(["who", "which"])
_RELATIVE_REACH = 3
_SCOPE = 9
_NOUN_SCOPE = 3
_MARKS = frozenset('"“”')


def negation_cues(words: Sequence[str]) -> list[int]:
    """Return the indices of words that negate: not, n't, no, never, neither, nor, without, failed to, ..."""
    found = []
    for at, word in enumerate(words):
        lowered = word.lower().replace("’", "'")
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if following in _NOT_NEGATING_AFTER.get(lowered, ()):
            continue
        if lowered == "not" and following == "the" and at + 2 < len(words) and words[at + 2].lower() in _ORDER:
            continue
        if lowered in _CUES or lowered.endswith("n't") or (lowered in _LEXICAL and following == "to"):
            found.append(at)
    return found


def negated(words: Sequence[str]) -> list[bool]:
    """Tell for each word whether it stands in the scope of an odd number of negations.

    A scope runs from its cue to the end of the clause, nine words at most; a comma ends it except in a list that
    "neither", "nor" or "or" carries on, and so does the end of the quotation that the cue stands in. An infinitive
    ("failing to come home") and a relative clause ("who did not come home") end before the main clause's verb, and
    so does a verb group before the next one ("did not make it and was …").
    """
    flags = [False] * len(words)
    lowered = [w.lower() for w in words]
    for cue in negation_cues(words):
        inner = _is_inner(lowered, cue)
        quoted = sum(word in _MARKS for word in words[:cue]) % 2 == 1
        for at in range(cue + 1, min(len(words), cue + 1 + _reach(lowered, cue))):
            word = lowered[at]
            if word in _STOPS or (word == "," and not _list_goes_on(lowered, at)) or (quoted and word in _MARKS):
                break
            if inner and at > cue + 1 and word in _FINITE:
                break
            if word == "and" and at + 1 < len(words) and lowered[at + 1] in _FINITE:
                break
            if word == "nor" and lowered[cue] != "nor":
                break  # "nor" is a cue of its own
            flags[at] = not flags[at]
    return flags


def _is_inner(words: Sequence[str], cue: int) -> bool:
    """Tell whether a cue stands in an infinitive, after "without", or in a relative clause."""
    if words[cue] == "without" or words[cue] in _LEXICAL:
        return True
    return any(word in _RELATIVES for word in words[max(0, cue - _RELATIVE_REACH) : cue])


def _reach(words: Sequence[str], cue: int) -> int:
    """Return how many words a negation reaches at most: "without" a thing, or without doing something."""
    noun = words[cue] == "without" and not (cue + 1 < len(words) and words[cue + 1].endswith("ing"))
    return _NOUN_SCOPE if noun else _SCOPE


def _list_goes_on(words: Sequence[str], comma: int) -> bool:
    return any(word in {"or", "nor"} for word in words[comma + 1 : comma + 4])
