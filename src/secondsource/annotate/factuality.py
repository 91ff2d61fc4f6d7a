"""Whether an event happened, was denied, is possible or planned: rules of construction, a linear model, a network.

The rules know negation, modals, conditions, plans and implicative verbs; the model (ridge regression over what stands
around the event, trained on people's judgements of certainty) weighs them. training/factuality.py makes it. Where the
reader's branch has judged the event too (`seen`), that counts most.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.setting import features, governed, setting_of
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.setting import Setting
    from secondsource.model.reading import Factuality, Token

_FUTURE = frozenset("will shall 'll plan plans planned planning intend intends intended scheduled expected".split())
_POSSIBLE = frozenset(
    """would could may might can should must if whether unless possible possibly perhaps maybe likely unlikely probably
    allegedly alleged reportedly suspected believed apparently possibility risk threat threats threaten threatens
    threatened proposed proposal suggested""".split()
)
_MODALS = frozenset("would could may might can should must".split())
_HEDGES = frozenset("possible possibly perhaps maybe unlikely allegedly alleged suspected".split())
_INTENDING = frozenset(
    map(stem, "agree want hope intend plan expect vow promise pledge offer propose prepare seek aim".split())
)
_TO_BE = (("to", "be"),)
_DENIED = frozenset("deny denies denied denying refuse refuses refused refusing reject rejects rejected".split())
_STOPS = frozenset(", ; that which who and but".split())
_REACH = 6
_CLOSE = 3  # words before an event among which those of its own verb group stand
_DEEPEST = 3  # governing verbs followed one above the other
_DENIED_BELOW = -1.0
_CONTRADICTED = 1.0  # a rule's denial stands below this certainty
_LIMIT = 3.0
_PLAIN = 2.2  # certainty that outweighs a word for a possibility or a denial
_SEEN = 0.75  # what the network's judgement weighs beside the linear model's


def factuality(tokens: Sequence[Token], at: int, seen: float | None = None) -> Factuality:
    """Return whether the event at a position of a sentence happened, was denied, is possible or planned."""
    return judge(setting_of(tokens), at, seen)


def judge(setting: Setting, at: int, seen: float | None = None) -> Factuality:
    """Decide as `factuality` does, in a sentence already prepared.

    Words that name the status themselves (will, may, allegedly, denied that) decide, whatever people hold for certain;
    unless the network all but sees that the event happened ("would later die").
    """
    ruled, certain = by_rule(setting, at), certainty(setting, at, seen)
    if certain <= _DENIED_BELOW or (ruled == "denied" and certain < _CONTRADICTED):
        return "denied"
    outweighed = seen is not None and certain >= _PLAIN and ruled != "planned"
    if ruled != "happened" and not outweighed and _is_named(setting, at, ruled):
        return ruled
    if certain >= _model().happened or (certain >= _CONTRADICTED and _is_implied(setting, at)):
        return "happened"
    return "planned" if ruled == "planned" else "possible"


def _is_implied(setting: Setting, at: int) -> bool:
    """Tell whether a governing verb leaves no doubt: managed to, was forced to."""
    governor = governed(setting, at)
    return governor is not None and governor[1] == "+" and by_rule(setting, governor[0]) == "happened"


def _is_named(setting: Setting, at: int, ruled: Factuality) -> bool:
    """Tell whether a word close by names the status that the rules found."""
    close = setting.words[max(0, at - _CLOSE) : at]
    if ruled == "denied":
        return any(word in _DENIED for word in setting.words[max(0, at - _REACH) : at])
    if ruled == "planned":
        if any(word in _FUTURE or word.endswith("'ll") for word in close) or close[-2:] in _TO_BE:
            return True
        return close[-1:] == ("to",) and any(
            stem(word) in _INTENDING for word in setting.words[max(0, at - _REACH) : at]
        )
    modal = any(word in _MODALS or word.endswith("'d") for word in close) and setting.tags[at] == "VB"
    return modal or any(word in _HEDGES for word in setting.words[max(0, at - _REACH) : at])


def certainty(setting: Setting, at: int, seen: float | None = None) -> float:
    """Return how certain the text makes an event, from -3 (did not happen) to +3 (happened), as FactBank's scale."""
    weights = _model().weights
    total = weights[""] + sum(weights.get(name, 0.0) for name in described(setting, at))
    told = max(-_LIMIT, min(_LIMIT, total))
    return told if seen is None else _SEEN * seen + (1 - _SEEN) * told


def described(setting: Setting, at: int) -> list[str]:
    """Return the features of an event, the rules' verdict among them."""
    ruled = by_rule(setting, at)
    return [*features(setting, at), f"rule={ruled}", f"rule={ruled}|{setting.tags[at]}"]


class Model(msgspec.Struct, frozen=True):
    """The weight of each feature (their mean under the empty name) and the certainty from which an event happened."""

    happened: float
    weights: dict[str, float]


@lru_cache(maxsize=1)
def _model() -> Model:
    """Load the model once: constant data of the package."""
    packed = (resources.files("secondsource.weights") / "factuality.json").read_bytes()
    return msgspec.json.decode(packed, type=Model)


def by_rule(setting: Setting, at: int, depth: int = 0) -> Factuality:
    """Decide by construction alone.

    A verb under "to" after a plan or a possibility takes that status; so does one under a modal verb, and one in the
    clause of what is denied or only possible ("denied that …"). Under an implicative verb ("failed to") the verb's
    own status and its signature decide.
    """
    above = _from_above(setting, at, depth)
    if above is not None:
        return above
    words = setting.words
    clause = _clause(words[max(0, at - _REACH) : at])
    denial = next((n for n in range(at - len(clause), at) if words[n] in _DENIED), None)
    if denial is not None:
        return "possible" if setting.negated[denial] else "denied"
    if setting.negated[at] and not _is_modifier(setting, at):
        return "denied"
    if any(w in _POSSIBLE or w.endswith("'d") for w in clause):
        return "possible"
    ahead = any(w in _FUTURE or w.endswith("'ll") for w in clause)
    return "planned" if ahead or (setting.tags[at] in {"VB", "VBN"} and "to" in clause[-2:]) else "happened"


def _is_modifier(setting: Setting, at: int) -> bool:
    """Tell whether a participle only describes a noun ("claims made by", "falling prices"): no denial reaches it."""
    tags = setting.tags
    if tags[at] == "VBN":
        return at > 0 and tags[at - 1] in {"NN", "NNS"}
    following = tags[at + 1] if at + 1 < len(tags) else ""
    return (
        tags[at] == "VBG" and following in {"NN", "NNS"} and at > 0 and tags[at - 1] in {"IN", "JJ", "DT", "VB", "VBD"}
    )


def _from_above(setting: Setting, at: int, depth: int) -> Factuality | None:
    """Return the status that a governing implicative verb gives, None where there is none."""
    governor = governed(setting, at) if depth < _DEEPEST else None
    if governor is None:
        return None
    place, said = governor
    above = by_rule(setting, place, depth + 1)
    if above in {"possible", "planned"} or said == "o":
        return above if above == "planned" else "possible"
    return "happened" if said == "+" else "denied"


def _clause(before: Sequence[str]) -> Sequence[str]:
    """Return the words before an event that belong to its clause, or to the one that its own depends on."""
    for stop in range(len(before) - 1, -1, -1):
        if before[stop] not in _STOPS:
            continue
        above = before[max(0, stop - 2) : stop]
        unreal = bool(above) and (above[-1] in _POSSIBLE or any(w in _DENIED for w in above))
        if before[stop] != "that" or not unreal:
            return before[stop + 1 :]
    return before
