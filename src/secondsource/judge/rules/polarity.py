"""Rules on polarity, certainty and extent in two passages: said and denied, planned and done, all and some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.alignment import align
from secondsource.judge.rules.objection import Objection, against, said
from secondsource.language.opposites import are_opposite

if TYPE_CHECKING:
    from secondsource.judge.alignment import Alignment
    from secondsource.judge.passage import Passage

_SHARED = 2
_COVERED = 0.6
_AROUND = 4
_DENIALS = frozenset("deny denies denied denying dispute disputes disputed refute refutes refuted disown".split())
_ALLEGED = frozenset(
    """allegedly reportedly alleged accused suspected purportedly supposedly apparently claims claimed rumoured rumored
    unconfirmed believed might may could possibly perhaps probably""".split()
)
_PLANNED = frozenset(
    """plan plans planned planning will would expected set scheduled intend intends intended hope hopes
    proposes proposed
    considering vows vowed pledges pledged promised threatens threatened wants due""".split()
)
_DEEDS = frozenset("did has have had was were".split())
_DEGREES = (
    frozenset("all every everyone everybody entire whole always completely fully entirely".split()),
    frozenset("some several part partly partially sometimes few half most certain occasionally".split()),
    frozenset("no none nobody nothing never".split()),
)


def negation(a: Passage, b: Passage) -> Objection | None:
    """Object to the same thing said in one passage and negated in the other."""
    aligned = align(a, b)
    if not _alike(a, b, aligned) or bool(a.cues) == bool(b.cues):
        return None
    flipped = [i for i, j in enumerate(aligned.to) if j >= 0 and a.content[i] and a.negated[i] != b.negated[j]]
    if not flipped:
        return None
    negating, cue = (a, a.cues[0]) if a.cues else (b, b.cues[0])
    if any(are_opposite(a.stems[i], b.stems[j]) for i, j in aligned.replaced):
        return None  # "did not refuse", "agreed": two turns make none
    word = a.words[flipped[0]]
    other = said(negating, cue, min(len(negating.words), cue + _AROUND))
    first, second = (other, word) if negating is a else (word, other)
    explanation = f"“{word}” is said in one place and negated in the other"
    return Objection("negation", explanation, first, second)


def antonyms(a: Passage, b: Passage) -> Objection | None:
    """Object to opposed words in the same place: agreed and refused, rose and fell, legal and illegal."""
    aligned = align(a, b)
    if not _alike(a, b, aligned):
        return None
    for i in aligned.missing:
        for j in aligned.extra:
            if are_opposite(a.stems[i], b.stems[j]) and a.negated[i] == b.negated[j]:
                turns = sum(c != i for c in a.cues) + sum(c != j for c in b.cues)
                if turns % 2 == 0:
                    return against("antonyms", "opposed words", a.words[i], b.words[j])
    return None


def denials(a: Passage, b: Passage) -> Objection | None:
    """Object to something told as a fact in one passage and denied in the other."""
    return _marked_once(a, b, _DENIALS, "denials", "told as a fact in one place, denied in the other")


def allegations(a: Passage, b: Passage) -> Objection | None:
    """Object to an allegation or guess in one passage that the other tells as a fact."""
    return _marked_once(a, b, _ALLEGED, "allegations", "alleged or supposed in one place, told as a fact in the other")


def plans(a: Passage, b: Passage) -> Objection | None:
    """Object to something planned in one passage that the other tells as done."""
    found = _marked_once(a, b, _PLANNED, "plans", "planned in one place, told as done in the other")
    if found is None:
        return None
    done = b if any(w in _PLANNED for w in a.lower) else a
    return found if any(w in _DEEDS or w.endswith("ed") for w in done.lower) else None


def extent(a: Passage, b: Passage) -> Objection | None:
    """Object to all against some or none: the whole in one passage, a part or nothing of the same in the other."""
    aligned = align(a, b)
    if not _alike(a, b, aligned):
        return None
    left, right = _degree(a, b), _degree(b, a)
    if left is None or right is None or left[0] == right[0]:
        return None
    return against("extent", "the extent differs", left[1], right[1])


def _degree(p: Passage, other: Passage) -> tuple[int, str] | None:
    """Return the extent that a passage names before a word of both, and its words."""
    shared = set(other.stems)
    for at, word in enumerate(p.lower):
        for degree, listed in enumerate(_DEGREES):
            if word in listed and word not in other.lower:
                near = [p.stems[k] for k in range(at + 1, min(len(p.words), at + _AROUND + 1)) if p.content[k]]
                if any(base in shared for base in near):
                    return degree, said(p, at, min(len(p.words), at + _AROUND))
    return None


def _marked_once(a: Passage, b: Passage, listed: frozenset[str], rule: str, what: str) -> Objection | None:
    """Object when words of a list stand in one of two passages only that are otherwise alike."""
    marks = [[at for at, w in enumerate(p.lower) if w in listed] for p in (a, b)]
    if bool(marks[0]) == bool(marks[1]):
        return None
    aligned = align(a, b)
    marked, places = (a, marks[0]) if marks[0] else (b, marks[1])
    if not _alike(a, b, aligned, least=0.75):
        return None
    shown = said(marked, places[0], min(len(marked.words), places[0] + _AROUND))
    told = _facing(a, b, aligned, marked, places[0])
    first, second = (shown, told) if marked is a else (told, shown)
    return Objection(rule, f"{what}: “{shown}”", first, second)


def _facing(a: Passage, b: Passage, aligned: Alignment, marked: Passage, at: int) -> str:
    """Return the other passage's words that stand for those right behind a place."""
    pairs = [(i, j) if marked is a else (j, i) for i, j in enumerate(aligned.to) if j >= 0]
    other = b if marked is a else a
    facing = [theirs for ours, theirs in pairs if at < ours <= at + _AROUND and other.content[theirs]]
    return said(other, min(facing), max(facing) + 1) if facing else other.text


def _alike(a: Passage, b: Passage, aligned: Alignment, *, least: float = _COVERED) -> bool:
    """Tell whether the shorter passage's words are for the most part in the other too."""
    met = sum(j >= 0 and a.content[i] for i, j in enumerate(aligned.to))
    shorter = min(sum(a.content), sum(b.content))
    return met >= _SHARED and met >= least * shorter
