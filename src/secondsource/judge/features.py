"""What the comparer looks at: named numbers computed from two passages."""

from __future__ import annotations

import math
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.judge.alignment import Alignment, align
from secondsource.judge.rules import RULES, objections
from secondsource.language.opposites import (
    ALL,
    HEDGES,
    NONE,
    ONLY,
    PLANS,
    REPORTING,
    SOME,
    are_opposite,
)

if TYPE_CHECKING:
    from secondsource.judge.passage import Passage
    from secondsource.language.figures import Day, Figure

_WINDOW = 6
_LISTS = (("hedge", HEDGES), ("plan", PLANS), ("all", ALL), ("some", SOME), ("none", NONE), ("only", ONLY),
          ("report", REPORTING))  # fmt: skip
_REACHES = ("exact", "above", "from", "below", "to", "about", "range")
_KINDS = ("count", "percent", "money", "ordinal")
_NEITHER = -1.0  # a feature that does not apply


def features(a: Passage, b: Passage) -> dict[str, float]:
    """Return the features of a claim `a` beside a text `b`: overlap, replacements, polarity, numbers, dates, rules."""
    aligned = align(a, b)
    spoken = {item.rule: item.relation for item in objections(a, b)}
    found = {f"rule_{rule}": float(spoken.get(rule) == "conflict") for rule in RULES}
    found |= _overlap(a, b, aligned)
    found |= _replacements(a, b, aligned)
    found |= _polarity(a, b, aligned)
    found |= _numbers(a, b, aligned)
    found |= _dates(a, b)
    for name, listed in _LISTS:
        left, right = sum(w in listed for w in a.lower), sum(w in listed for w in b.lower)
        found[f"{name}_a"], found[f"{name}_b"] = float(left), float(right)
    return found


def _overlap(a: Passage, b: Passage, aligned: Alignment) -> dict[str, float]:
    content_a, content_b = sum(a.content), sum(b.content)
    met = [i for i, j in enumerate(aligned.to) if j >= 0 and a.content[i]]
    pairs = sum(1 for i, k in pairwise(met) if 0 < aligned.to[k] - aligned.to[i] <= k - i + 2)
    inverted = sum(1 for i, k in pairwise(met) if aligned.to[k] < aligned.to[i])
    named = [i for i in range(len(a.words)) if a.named[i]]
    lost = set(aligned.missing)
    ratio = SequenceMatcher(None, a.stems, b.stems, autojunk=False)
    longest = ratio.find_longest_match()
    return {
        "length_a": float(content_a),
        "length_b": float(content_b),
        "covered_a": len(met) / max(1, content_a),
        "covered_b": 1 - len(aligned.extra) / max(1, content_b),
        "missing": float(len(aligned.missing)),
        "missing_long": sum(len(a.stems[i]) for i in aligned.missing) / max(1, sum(len(s) for s in a.stems)),
        "missing_last": float(bool(aligned.missing) and max(aligned.missing) >= len(a.words) - 3),
        "in_order": pairs / max(1, len(met) - 1),
        "inverted": inverted / max(1, len(met) - 1),
        "named": float(len(named)),
        "named_lost": float(sum(i in lost for i in named)),
        "plain_lost": float(sum(i not in named for i in lost)),
        "ratio": ratio.quick_ratio(),
        "longest": longest.size / max(1, len(a.stems)),
        "spread": (max(aligned.to[i] for i in met) - min(aligned.to[i] for i in met)) / len(met) if met else _NEITHER,
    }


def _replacements(a: Passage, b: Passage, aligned: Alignment) -> dict[str, float]:
    named = sum(a.named[i] for i, _ in aligned.replaced)
    opposite = sum(1 for i in aligned.missing for j in aligned.extra if are_opposite(a.stems[i], b.stems[j]))
    beside = sum(1 for i, j in aligned.replaced if are_opposite(a.stems[i], b.stems[j]))
    return {
        "replaced": float(len(aligned.replaced)),
        "replaced_named": float(named),
        "replaced_plain": float(len(aligned.replaced) - named),
        "opposite": float(opposite),
        "opposite_beside": float(beside),
        "one_replaced": float(len(aligned.replaced) == len(aligned.missing) == 1),
    }


def _polarity(a: Passage, b: Passage, aligned: Alignment) -> dict[str, float]:
    flipped = [i for i, j in enumerate(aligned.to) if j >= 0 and a.content[i] and a.negated[i] != b.negated[j]]
    kept = [i for i, j in enumerate(aligned.to) if j >= 0 and a.content[i] and a.negated[i] == b.negated[j]]
    return {
        "cues_a": float(len(a.cues)),
        "cues_b": float(len(b.cues)),
        "cues_differ": float(bool(a.cues) != bool(b.cues)),
        "flipped": float(len(flipped)),
        "flipped_share": len(flipped) / max(1, len(flipped) + len(kept)),
    }


def _numbers(a: Passage, b: Passage, aligned: Alignment) -> dict[str, float]:
    """Return how the first passage's numbers fare: the worst of them, and the one whose counterpart is surest."""
    met = {a.stems[i] for i, j in enumerate(aligned.to) if j >= 0 and a.content[i]}
    rows = [_number(a, f, b, met) for f in a.figures]
    found = {"figures_a": float(len(a.figures)), "figures_b": float(len(b.figures))}
    worst = min(rows, key=lambda r: (r["held"] - r["broken"], r["matter"])) if rows else None
    surest = max(rows, key=lambda r: r["matter"]) if rows else None
    for label, row in (("worst", worst), ("surest", surest)):
        for name in _NUMBER_FEATURES:
            found[f"{label}_{name}"] = row[name] if row else _NEITHER
    found["alone"] = float(sum(r["closest"] == _NEITHER for r in rows))
    found["held_all"] = float(bool(rows) and all(r["any_held"] > 0 for r in rows))
    found["broken_any"] = float(any(r["broken"] > 0 for r in rows))
    return found


_NUMBER_FEATURES = (
    "held", "broken", "any_held", "any_broken", "equal", "matter", "closest", "signed", "near_held", "near_broken",
    "reach", "other_reach", "kind", "size", "rivals",
)  # fmt: skip


def _number(a: Passage, f: Figure, b: Passage, met: set[str]) -> dict[str, float]:
    """Compare one number of a claim with its counterparts: that of the nearest matter and that of the nearest value."""
    around = _around(a, f) & met
    rivals = [g for g in b.figures if _comparable(f, g)]
    row = dict.fromkeys(_NUMBER_FEATURES, _NEITHER)
    row |= {
        "reach": float(_REACHES.index(f.reach)),
        "kind": float(_KINDS.index(f.kind)),
        "size": math.log10(1 + abs(f.value)),
        "rivals": float(len(rivals)),
        "held": 0.0,
        "broken": 0.0,
        "any_held": 0.0,
        "any_broken": 0.0,
    }
    if not rivals:
        return row
    matter = max(rivals, key=lambda g: (_shared(_around(b, g), around), -_distance(f, g), -g.start))
    near = min(rivals, key=lambda g: (_distance(f, g), g.start))
    row |= {
        "held": float(f.holds(matter)),
        "broken": float(f.excludes(matter)),
        "any_held": float(any(f.holds(g) for g in rivals)),
        "any_broken": float(any(f.excludes(g) for g in rivals)),
        "equal": float(any(g.value == f.value for g in rivals)),
        "matter": _shared(_around(b, matter), around),
        "closest": _distance(f, near),
        "signed": _signed(f, near),
        "near_held": float(f.holds(near)),
        "near_broken": float(f.excludes(near)),
        "other_reach": float(_REACHES.index(near.reach)),
    }
    return row


def _comparable(f: Figure, g: Figure) -> bool:
    if f.kind == g.kind:
        return True
    return {f.kind, g.kind} in ({"count", "money"}, {"count", "percent"}, {"count", "ordinal"}) and f.value == g.value


def _around(p: Passage, f: Figure) -> frozenset[str]:
    low, high = max(0, f.start - _WINDOW), min(len(p.words), f.end + _WINDOW)
    return frozenset(p.stems[k] for k in range(low, high) if p.content[k] and not f.start <= k < f.end)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(other))


def _distance(f: Figure, g: Figure) -> float:
    """Return the distance of two values as the logarithm of their ratio, 0 for equal ones."""
    return abs(_signed(f, g))


def _signed(f: Figure, g: Figure) -> float:
    return max(-3.0, min(3.0, math.log((abs(g.value) + 0.01) / (abs(f.value) + 0.01))))


def _dates(a: Passage, b: Passage) -> dict[str, float]:
    """Return how the first passage's dates fare: held, broken, or without a counterpart."""
    held = broken = alone = 0
    reach = 0.0
    for day in a.days:
        rivals = [other for other in b.days if day.shares(other) or day.order(other) is not None]
        if day.reach != "exact":
            reach = float(_REACHES.index(day.reach))
        if not rivals:
            alone += 1
        elif any(_date_held(day, other) for other in rivals):
            held += 1
        else:
            broken += 1
    return {
        "days_a": float(len(a.days)),
        "days_b": float(len(b.days)),
        "days_held": float(held),
        "days_broken": float(broken),
        "days_alone": float(alone),
        "days_reach": reach,
    }


def _date_held(day: Day, other: Day) -> bool:
    order = day.order(other)
    if day.reach == "below":
        return order == 1 or (order == 0 and other.reach == "below")
    if day.reach == "above":
        return order == -1 or (order == 0 and other.reach == "above")
    if day.reach == "from":
        return order in {-1, 0}
    if day.reach == "to":
        return order in {0, 1}
    return day.meets(other)
