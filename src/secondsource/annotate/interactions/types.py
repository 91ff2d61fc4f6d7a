"""Settle an interaction's event type: the deed's words and the network together, then PLOVER's own rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from secondsource.language.plover import CLASSES, COOPERATIVE
from secondsource.model.reading import DeedStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Natural logarithm of how much more likely a type is whose words stand there: a phrase is surer than a word.
_TRUST_PHRASE, _TRUST_WORD = 8.0, 6.0
_UNLIKELY = 0.9  # probability of none from which nothing passes, though a verb says so
_UNLIKELY_NOUN = 0.8  # the same where only a noun does
_IMPOSED = re.compile(r"\b(?:sanctions?|tariffs?|embargo\w*|maximum pressure)\b", re.IGNORECASE)
_FORCES = re.compile(r"\b(?:troops?|forces|soldiers|army|military|warships?|fighters)\b", re.IGNORECASE)
_PACT = re.compile(r"\b(?:deal|agreement|accord|treaty|pact|contract|jcpoa|talks|negotiations)\b", re.IGNORECASE)
# Words that announce a deed; "flew there to meet them" does not.
_ANNOUNCED = re.compile(
    r"\b(?:will|won['’]t|shall|would|going to)\b"
    r"|\b(?:pledg|promis|vow|agree|offer|plan|propos|commit|announc|intend|expect|schedul)"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|won['’]t|would|shall|wouldn['’]t)\b", re.IGNORECASE)


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """What the words say: the deed's type, whether a noun or a phrase names it, its status, and whose words.

    `words` run from the first to the last of actor, deed and target, `before` from the sentence's start to the deed.
    """

    hint: str
    noun: bool
    phrase: bool
    words: str
    status: DeedStatus
    own_words: bool
    before: str = ""


def is_pact(words: str) -> bool:
    """Tell whether words speak of an agreement or of talks."""
    return _PACT.search(words) is not None


def settle(given: Evidence, scores: NDArray[Any] | None) -> tuple[str, DeedStatus] | None:
    """Return event type and status of an interaction, None where there is none.

    `scores` are the network's probabilities of `CLASSES`; without them the deed's words alone decide.
    """
    action: str | None = given.hint
    if scores is not None:
        action = _weighed(given, scores)
    return by_rule(action, given) if action else None


def _weighed(given: Evidence, scores: NDArray[Any]) -> str | None:
    """Weigh the network's types with the type of the deed's words."""
    # The network learnt appeals as none from sentences coded after CAMEO; in PLOVER they are REQUEST.
    if given.hint != "REQUEST" and scores[0] > (_UNLIKELY_NOUN if given.noun else _UNLIKELY):
        return None
    logs = np.log(np.maximum(scores[1:], 1e-6))
    logs[CLASSES.index(given.hint) - 1] += _TRUST_PHRASE if given.phrase else _TRUST_WORD
    return CLASSES[1 + int(logs.argmax())]


def by_rule(action: str, given: Evidence) -> tuple[str, DeedStatus]:
    """Apply what PLOVER settles by rule.

    Imposed sanctions are SANCTION, as in the manual (PLV codes them COERCE). Leaving an agreement is SANCTION, taking
    forces back RETREAT. What is done is RETREAT, what is only promised CONCEDE. Cooperation announced for later is
    AGREE, refused REJECT; harm that somebody announces themselves is THREATEN.
    """
    status = given.status
    if given.hint == "REQUEST" and action in COOPERATIVE:
        action = "REQUEST"
    if action in {"COERCE", "SANCTION"} and _IMPOSED.search(given.words):
        action = "SANCTION"
    if (
        action == "RETREAT"
        and _PACT.search(given.words)
        and not _FORCES.search(given.words)
        and given.hint == "SANCTION"
    ):
        action = "SANCTION"
    if action == "SANCTION" and _FORCES.search(given.words) and given.hint == "RETREAT":
        action = "RETREAT"
    if action == "RETREAT" and status in {"planned", "hypothetical"}:
        return "CONCEDE", "done" if status == "planned" else status
    if action == "CONCEDE" and given.hint == "RETREAT" and status == "done":
        return "RETREAT", status
    if action in {"AID", "COOPERATE", "CONSULT"} and status == "planned" and _ANNOUNCED.search(given.before):
        return "AGREE", "done"
    if action in COOPERATIVE and status == "denied" and _WILL.search(given.words):
        return "REJECT", "done"
    if action in {"ASSAULT", "COERCE", "SANCTION"} and status == "planned" and given.own_words:
        return "THREATEN", "done"
    return action, status
