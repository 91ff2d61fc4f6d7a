"""The clause around an event, by parts of speech: where its subject stands, where its objects stand, where it ends.

No parser: finite verbs, conjunctions and punctuation bound a clause. A verb without a subject of its own takes that of
the verb it is joined to ("came and opened", "refused to open"), a relative clause that of the noun before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from secondsource.annotate.setting import Setting

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_RELATIVE = frozenset("who which that whom whose".split())
_SUBORDINATE = frozenset(
    "because although though while when where if unless since until whereas before after that whether as".split()
)
_STOPS = frozenset('; : “ ” " ( ) — –'.split())
_AUXILIARIES = frozenset("be am is are was were been being 's 're have has had having 've do does did".split())
_OBJECT_CONTROL = frozenset(
    "force forced forces ask asked asks urge urged tell told order ordered allow allowed".split()
)
_OBJECTS = 7  # words after a verb in which its objects stand
_NOUN_BEFORE, _NOUN_AFTER = 3, 4  # words around an event noun in which those it relates stand
_DEEPEST = 3  # verbs followed for a subject

Range = tuple[int, int]


class Clause(msgspec.Struct, frozen=True, gc=False):
    """Word ranges [first, last) of a sentence: the subject's, the objects', and the whole clause with both."""

    subject: Range
    objects: Range
    start: int
    end: int
    passive: bool = False


def takes_part(setting: Setting, at: int, clause: Clause, first: int) -> bool:
    """Tell whether the mention that begins at word `first` is a subject or object of the event at `at`.

    An object stands within a few words, with no comma and no other verb between; what an event noun relates stands
    right before it or in the phrase that a preposition opens right after it.
    """
    if not setting.tags[at].startswith("VB"):
        opened = at + 1 < len(setting.tags) and setting.tags[at + 1] in {"IN", "TO"}
        if at - _NOUN_BEFORE <= first < at:
            return True
        return opened and at < first <= at + _NOUN_AFTER and _no_verb(setting, at + 1, first)
    if clause.subject[0] <= first < clause.subject[1]:
        return first == 0 or setting.tags[first - 1] not in {"IN", "TO"}
    if not clause.objects[0] <= first < min(clause.objects[1], at + _OBJECTS):
        return False
    return _no_verb(setting, at + 1, first) and "," not in setting.words[at + 1 : first]


def _no_verb(setting: Setting, first: int, last: int) -> bool:
    return not any(tag.startswith("VB") for tag in setting.tags[first:last])


def clause_of(setting: Setting, at: int) -> Clause:
    """Return the clause of the event at a position."""
    tags = setting.tags
    end = _end(setting, at)
    if not tags[at].startswith("VB"):
        start = _start(setting, at)
        return Clause((start, at), (at + 1, end), start, end)
    first = _group_start(setting, at)
    subject = _subject(setting, first, 0)
    passive = tags[at] == "VBN" and any(w in _AUXILIARIES - {"have", "has", "had"} for w in setting.words[first:at])
    return Clause(subject, (at + 1, end), min(subject[0], first), end, passive)


def _group_start(setting: Setting, at: int) -> int:
    """Return where a verb's auxiliaries, modals, "to" and adverbs begin."""
    first = at
    while first > 0:
        word, tag = setting.words[first - 1], setting.tags[first - 1]
        if not (word in _AUXILIARIES or tag in {"MD", "TO", "RB", "RBR", "RBS"} or word in {"to", "not", "n't"}):
            break
        first -= 1
    return first


def _subject(setting: Setting, first: int, depth: int) -> Range:
    """Return the range in which the subject of the verb group that begins at `first` stands, empty for none."""
    words, tags = setting.words, setting.tags
    last, place = first, first - 1
    if "to" in words[first : first + 3] and depth < _DEEPEST:
        return _controller(setting, first, depth)
    if place >= 0 and (tags[place] == "CC" or words[place] in {"and", "or", "but"}) and depth < _DEEPEST:
        verb = next((n for n in range(place - 1, -1, -1) if tags[n].startswith("VB")), None)
        return _subject(setting, _group_start(setting, verb), depth + 1) if verb is not None else (first, first)
    if place >= 0 and words[place] in _RELATIVE:
        last, place = place, place - 1
    if place >= 0 and words[place] == ",":
        last, place = _over_apposition(setting, place)
    while place >= 0 and not _bounds_left(setting, place):
        place -= 1
    return place + 1, last


def _controller(setting: Setting, first: int, depth: int) -> Range:
    """Return the subject of an infinitive: that of the verb above, or its object where the verb is one of asking."""
    verb = next((n for n in range(first - 1, max(-1, first - 8), -1) if setting.tags[n].startswith("VB")), None)
    if verb is None:
        return _start(setting, first), first
    if setting.words[verb] in _OBJECT_CONTROL and verb + 1 < first:
        return verb + 1, first
    return _subject(setting, _group_start(setting, verb), depth + 1)


def _over_apposition(setting: Setting, comma: int) -> Range:
    """Step over "…, the mayor," before a verb: return the first word's place of the apposition and what precedes."""
    opening = next((n for n in range(comma - 1, -1, -1) if setting.words[n] == ","), None)
    inside = range((opening or 0) + 1, comma)
    if opening is None or any(setting.tags[n] in _FINITE for n in inside):
        return comma, comma - 1
    return comma, opening - 1


def _bounds_left(setting: Setting, place: int) -> bool:
    word, tag = setting.words[place], setting.tags[place]
    return (
        tag in _FINITE or word in _STOPS or word == "," or (word in _SUBORDINATE and tag in {"IN", "WRB", "WDT", "WP"})
    )


def _start(setting: Setting, at: int) -> int:
    place = at - 1
    while place >= 0:
        word, tag = setting.words[place], setting.tags[place]
        if word in _STOPS or (word in _SUBORDINATE - {"as", "before", "after", "since", "until"} and tag != "DT"):
            break
        place -= 1
    return place + 1


def _end(setting: Setting, at: int) -> int:
    """Return the first place after the objects: a finite verb with its subject, a subordinate clause, a stop."""
    words, tags = setting.words, setting.tags
    for place in range(at + 1, len(words)):
        if words[place] in _STOPS or (words[place] in _RELATIVE and tags[place] != "DT"):
            return place
        if words[place] in _SUBORDINATE and tags[place] in {"IN", "WRB"} and _has_finite(setting, place + 1):
            return place
        if tags[place] == "CC" and place + 1 < len(words) and tags[place + 1] in _FINITE | {"VBN", "VB"}:
            return place
        if tags[place] in _FINITE:
            return _before_subject(setting, at + 1, place)
    return len(words)


def _has_finite(setting: Setting, place: int) -> bool:
    """Tell whether a finite verb follows before the next comma, so that a conjunction opens a clause."""
    for n in range(place, len(setting.words)):
        if setting.words[n] == ",":
            return False
        if setting.tags[n] in _FINITE:
            return True
    return False


def _before_subject(setting: Setting, low: int, verb: int) -> int:
    """Return where the clause of a later finite verb begins: after the last comma or conjunction before it."""
    for place in range(verb - 1, low - 1, -1):
        if setting.words[place] == "," or setting.tags[place] == "CC":
            return place
    return verb
