"""A rule on deeds: reports that tell the same deed but differ in who did it, or to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding
from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.model.finding import Finding, Severity
    from secondsource.model.proposition import Pair, Proposition
    from secondsource.model.reading import Interaction

_CLOSE = 0.7  # cosine from which two passages may tell one deed
_MUTUAL = frozenset(["AGREE", "CONSULT", "COOPERATE", "SUPPORT"])  # both sides do these
_REAL = frozenset(["done", "historical"])


def deeds(case: Case) -> list[Finding]:
    """Find deeds told alike by two reports with actor and target changed about, or another actor or target.

    The two stand in passages that say the same (paired by vectors and words), with the same verb or noun for the deed,
    both as done; actors are compared by country, as a state acts under many names.
    """
    told: dict[str, list[Interaction]] = {r.report.id: list(r.interactions) for r in case.readings}
    found = []
    for pair in case.pairs:
        if pair.a.report == pair.b.report or pair.score < _CLOSE:
            continue
        for a, b in _alike(pair, told):
            words = conflict(a, b)
            if words:
                severity: Severity = "high" if words.startswith("changed") else "medium"
                found.append(
                    finding("contradiction", severity, "deeds", _explained(words, a, b), (a.evidence[0], b.evidence[0]))
                )
    return found


def _alike(pair: Pair, told: dict[str, list[Interaction]]) -> Iterator[tuple[Interaction, Interaction]]:
    for a in _inside(pair.a, told.get(pair.a.report, [])):
        for b in _inside(pair.b, told.get(pair.b.report, [])):
            yield a, b


def _inside(item: Proposition, told: list[Interaction]) -> list[Interaction]:
    return [i for i in told if i.trigger and item.sentence.holds(i.trigger)]


def conflict(a: Interaction, b: Interaction) -> str | None:
    """Say how two interactions that tell one deed differ: "changed about", "actor" or "target"; None otherwise."""
    if a.action != b.action or a.action in _MUTUAL or not {a.factuality, b.factuality} <= _REAL:
        return None
    if not (a.trigger and b.trigger and _stems(a.trigger.text) & _stems(b.trigger.text)):
        return None
    ours, theirs = (_country(a.actor_code), _country(a.target_code)), (_country(b.actor_code), _country(b.target_code))
    if None in {*ours, *theirs} or ours[0] == ours[1] or theirs[0] == theirs[1]:
        return None
    if ours == theirs[::-1]:
        return "changed about"
    differ = [name for name, x, y in zip(("actor", "target"), ours, theirs, strict=True) if x != y]
    return differ[0] if len(differ) == 1 else None


def _country(code: str | None) -> str | None:
    country = code.split()[0] if code else ""
    return country if country.isalpha() else None


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


def _explained(words: str, a: Interaction, b: Interaction) -> str:
    what = {
        "changed about": "Reports agree on the deed but change about who does it and to whom",
        "actor": "Reports agree on the deed and its target but not on who does it",
        "target": "Reports agree on the deed and who does it but not on whom it is done to",
    }[words]
    return f"{what}: {_pair(a)} against {_pair(b)}."


def _pair(item: Interaction) -> str:
    actor = " ".join(item.actor_words.text.split()) if item.actor_words else "somebody"
    target = " ".join(item.target_words.text.split()) if item.target_words else "somebody"
    return f"“{actor} → {target}”"
