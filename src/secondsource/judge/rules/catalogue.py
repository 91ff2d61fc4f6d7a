"""All rules on two passages, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable

from secondsource.judge.passage import Passage
from secondsource.judge.rules.figures import ages, dates, numbers, weekdays
from secondsource.judge.rules.objection import Objection
from secondsource.judge.rules.polarity import allegations, antonyms, denials, extent, negation, plans
from secondsource.judge.rules.wording import names, places, roles, speakers, turned

Rule = Callable[[Passage, Passage], Objection | None]

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        numbers, dates, weekdays, ages, places, names, roles, speakers, turned,
        negation, antonyms, denials, plans, allegations, extent,
    )
}  # fmt: skip


# What a rule says of the same words as another, and better: a speaker is a name, an update differs in its date.
_INSTEAD = {"speakers": ("names",), "turned": ("names", "places", "speakers"), "numbers": ("dates",)}


def objections(a: Passage, b: Passage) -> tuple[Objection, ...]:
    """Return what the rules object to in two passages, at most one objection a rule."""
    found = {name: said for name, rule in RULES.items() if (said := rule(a, b)) is not None}
    for rule, others in _INSTEAD.items():
        if rule in found and (rule != "numbers" or found[rule].relation == "update"):
            for other in others:
                found.pop(other, None)
    return tuple(found.values())
