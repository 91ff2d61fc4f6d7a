"""What surrounds an event in its sentence, as named features: its verb group, what governs it, negation, condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.forms import stem
from secondsource.language.implicatives import Joint, Sign, sign
from secondsource.language.negation import negated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Token

_MODALS = frozenset("would could may might can should must will shall 'll 'd ought wo ca".split())
_AUXILIARIES = frozenset(
    "be am is are was were been being 's 're have has had having 've do does did done get gets got".split()
)
_NEGATIONS = frozenset("not n't never no neither nor without cannot hardly barely scarcely nobody none nothing".split())
_CONDITIONS = frozenset("if unless whether until once when should".split())
_SUBORDINATORS = frozenset(
    "if unless whether that because although though while after before since when until as for".split()
)
_HEDGES = frozenset(
    "possible possibly perhaps maybe likely unlikely probably allegedly alleged reportedly suspected believed "
    "apparently possibility risk threat potential".split()
)
_OPEN = ("VB", "NN", "JJ")
_GROUP = 7  # words to the left that a verb group may reach over
_OBJECT = 4  # words of an object between a governing verb and its "to" or "from"
_WINDOW = 12  # words to the left in which a governing word is sought


class Setting(msgspec.Struct, frozen=True, gc=False):
    """A sentence's words in lower case, their parts of speech and which of them are negated."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    negated: tuple[bool, ...]


def setting_of(tokens: Sequence[Token]) -> Setting:
    """Prepare a sentence once for all its events."""
    texts = [token.text for token in tokens]
    words = tuple(
        "<month>" if word == "May" and at else word.lower().replace("’", "'") for at, word in enumerate(texts)
    )
    return Setting(words, tuple(token.pos for token in tokens), tuple(negated(texts)))


def features(setting: Setting, at: int) -> list[str]:
    """Return the features of the event at a position, each once, in a fixed order."""
    words, tags = setting.words, setting.tags
    kind = _kind(tags[at])
    found = [f"pos={tags[at]}", f"own={stem(words[at])}", f"neg={setting.negated[at]}|{kind}"]
    found += [f"left{step}={_word(setting, at - step)}|{kind}" for step in (1, 2, 3)]
    found += [f"right{step}={_word(setting, at + step)}" for step in (1, 2)]
    found += _verb_group(setting, at)
    found += _governors(setting, at, kind)
    found += _frame(setting, at)
    governor = governed(setting, at)
    if governor is not None:
        found.append(f"sign={governor[1]}")
    return list(dict.fromkeys(found))


def governed(setting: Setting, at: int) -> tuple[int, Sign] | None:
    """Return the listed word that governs an event and what it says of it: failed *to* open, stopped *from* opening.

    The governing word stands before the joint, with an object or an adverbial between at most ("forced the mayor to
    resign", "denied on Tuesday that").
    """
    joint, place = _joint(setting, at)
    if joint is None:
        return None
    low = max(-1, place - 1 - (0 if joint == "ing" else _OBJECT))
    for governor in range(place, low, -1):
        tag = setting.tags[governor]
        said = sign(setting.words[governor], joint, negated=setting.negated[governor])
        if said is not None and not (joint == "that" and tag.startswith("NN")):
            return governor, said
        if tag.startswith("VB") and governor < place:
            return None
    return None


def _joint(setting: Setting, at: int) -> tuple[Joint | None, int]:
    """Return how an event hangs on what stands before it, and the last place its governor may have."""
    words, place = setting.words, at - 1
    while place > 0 and (setting.tags[place].startswith("RB") and words[place] not in _NEGATIONS):
        place -= 1
    if place < 0:
        return None, place
    word = words[place]
    if word in {"to", "from"} and place > 0:
        return ("to" if word == "to" else "from"), place - 1
    if words[at].endswith("ing"):
        return "ing", place
    for back in range(place, max(0, place - _GROUP), -1):
        if words[back] == "that" and setting.tags[back] in {"IN", "X", ""}:
            return "that", back - 1
        if words[back] in {",", ";", ":", "who", "which"}:
            break
    return None, place


def _kind(tag: str) -> str:
    return "N" if tag.startswith("NN") else "J" if tag.startswith("JJ") else tag if tag in {"VB", "VBG", "VBN"} else "V"


def _word(setting: Setting, at: int) -> str:
    """Return a neighbour by its form where it is a function word, else by its part of speech."""
    if not 0 <= at < len(setting.words):
        return "<edge>"
    word, tag = setting.words[at], setting.tags[at]
    if word == "<month>" or tag in {"NNP", "NNPS", "CD"}:
        return tag
    return stem(word) if tag.startswith(_OPEN) else word


def _verb_group(setting: Setting, at: int) -> list[str]:
    """Name the auxiliaries, modals and negations that stand in one group with the event."""
    found, adverbs = [], 0
    for place in range(at - 1, max(-1, at - 1 - _GROUP), -1):
        word, tag = setting.words[place], setting.tags[place]
        if word in _MODALS:
            found.append(f"modal={word}")
        elif word in _NEGATIONS or word.endswith("n't"):
            found.append("group=not")
            if word.endswith("n't") and word[:-3] in _MODALS | {"ca", "wo"}:
                found.append(f"modal={word[:-3]}")
        elif word in _AUXILIARIES:
            found.append(f"aux={stem(word)}")
        elif word == "to":
            found.append("group=to")
            break
        elif tag.startswith("RB") and adverbs < 2:
            adverbs += 1
        else:
            break
    modal = next((f for f in found if f.startswith("modal=")), "")
    if modal and "aux=have" in found:
        found.append(f"{modal}+have")
    if modal and "group=not" in found:
        found.append(f"{modal}+not")
    return found


def _governors(setting: Setting, at: int, kind: str) -> list[str]:
    """Name the nearest verb, noun and adjective to the left, how the event is joined to it, and its polarity."""
    found: list[str] = []
    joint, seen = "", set()
    for place in range(at - 1, max(-1, at - 1 - _WINDOW), -1):
        word, tag = setting.words[place], setting.tags[place]
        if word in {";", ":", "``", "''", '"', "“", "”"}:
            break
        if not joint and (tag in {"IN", "TO", "WDT", "WP", "WRB", "CC"} or word in {"to", ",", "that"}):
            joint = word
        if word in _AUXILIARIES | _MODALS or not tag.startswith(_OPEN):
            continue
        group = tag[:2]
        if group in seen:
            continue
        seen.add(group)
        base, denied = stem(word), setting.negated[place]
        found.append(f"gov{group}={base}|{kind}")
        found.append(f"gov{group}={base}|{joint}|{kind}")
        found.append(f"joint{group}={joint}|{kind}")
        if denied:
            found.append(f"gov{group}={base}|{joint}|{kind}|not")
            found.append(f"joint{group}={joint}|{kind}|not")
        if group == "VB":
            found += [f"above:{f}" for f in _verb_group(setting, place) if f.startswith(("modal", "group=not"))]
            break
    return found


def _frame(setting: Setting, at: int) -> list[str]:
    """Name conditions, hedges and subordinators before the event, and a question around it."""
    found: list[str] = []
    before = setting.words[max(0, at - _WINDOW) : at]
    for gap, word in enumerate(reversed(before)):
        if word in _CONDITIONS:
            found.append(f"condition={word}|{'near' if gap < _GROUP else 'far'}")
        if word in _HEDGES:
            found.append(f"hedge={stem(word)}")
        if word in _MODALS:
            found.append(f"modal-before={word}")
    last = next((word for word in reversed(before) if word in _SUBORDINATORS), "")
    if last:
        found.append(f"clause={last}")
    if setting.words[-1:] == ("?",):
        found.append("question")
    if setting.words[:1] and setting.words[0] in _CONDITIONS:
        found.append(f"opens={setting.words[0]}")
    return found
