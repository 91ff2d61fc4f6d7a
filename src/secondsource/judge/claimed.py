"""Rules on passages that stand in one claim: told of one point already, they need less in common than others."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from secondsource.judge.case import finding, same_people
from secondsource.judge.figures import (
    date_finding,
    is_count,
    is_series,
    is_stamp,
    keep_to,
    known_to_both,
    number_finding,
    same_place,
    same_voice,
)
from secondsource.language.agreement import differing_days, differing_numbers, differing_periods, is_money
from secondsource.language.lists import words
from secondsource.model.proposition import Pair

if TYPE_CHECKING:
    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Proposition
    from secondsource.model.reading import Quantity, Time

_MOST = 40  # members of a claim that are held against each other
_CLOSE = 0.65
_SAME = 0.8  # for days: the same people meet on many
_NEAR = 0.6
_HALF = 0.5
_LEAST = 0.45
_FEW_SUMS = 3
_FAR = 20  # times: numbers further apart are of two things
_PLACE = r"(?:[A-Z][\w’'-]+(?: (?:of |the |de |la )?(?=[A-Z]))?){1,4}"
_WAY = re.compile(rf"\bfrom (?P<start>{_PLACE}) to (?P<end>{_PLACE})")
_WHOSE = words("his her their my our your")
_KIN = words(
    """husband wife brother sister father mother son daughter uncle aunt nephew niece cousin grandfather grandmother
    grandson granddaughter stepfather stepmother stepson stepdaughter boyfriend girlfriend fiancé fiancée widow widower
    twin brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law ex-husband ex-wife"""
)


def claimed_numbers(case: Case) -> list[Finding]:
    """Report different numbers of one thing within a claim."""
    found = []
    for pair in claimed_pairs(case):
        differing = differing_numbers(pair.a, pair.b)
        if differing is not None and _bears(case, pair, *differing):
            found.append(number_finding(case, *differing))
    return found


def claimed_days(case: Case) -> list[Finding]:
    """Report different days within a claim whose passages are very close, and different months, quarters or years."""
    found = []
    for pair in claimed_pairs(case):
        differing = differing_days(pair.a, pair.b) if pair.score >= _SAME else None
        differing = differing or (_periods(pair) if pair.score >= _NEAR else None)
        if differing is not None and not any(is_stamp(case, t) for t in differing) and keep_to(case, *differing):
            found.append(date_finding(*differing))
    return found


def _periods(pair: Pair) -> tuple[Time, Time] | None:
    """Return two differing months, quarters or years that stand in the same place: behind the same words."""
    found = differing_periods(pair.a, pair.b)
    if found is None or "-Q" in found[0].value or same_place(pair, *found):
        return found
    return None


def directions(case: Case) -> list[Finding]:
    """Report a way told in both directions: from one place to another, and back."""
    found = []
    for pair in (*claimed_pairs(case), *(p for p in case.sentence_pairs if p.a.report != p.b.report)):
        ways = [_ways(pair.a), _ways(pair.b)]
        for start, end in sorted(ways[0] - ways[1]):
            if (end, start) in ways[1] - ways[0]:
                explanation = f"from {start} to {end} in one report, from {end} to {start} in the other"
                found.append(finding("place", "medium", "directions", explanation, (pair.a.span, pair.b.span)))
    return found


def _ways(item: Proposition) -> frozenset[tuple[str, str]]:
    """Return the ways from a place to a place that a passage names."""
    return frozenset((m["start"], m["end"]) for m in _WAY.finditer(" ".join(item.span.text.split())))


def relations(case: Case) -> list[Finding]:
    """Report that "her husband" in one report is "her brother" in another, each keeping to its own."""
    told = {r.report.id: frozenset(t.text.lower() for t in r.tokens) for r in case.readings}
    found = []
    for pair in claimed_pairs(case):
        left, right = _kin(pair.a), _kin(pair.b)
        if len(_matter(pair.a) & _matter(pair.b)) < _HALF * min(len(_matter(pair.a)), len(_matter(pair.b))):
            continue
        for whose in sorted(left.keys() & right.keys()):
            one, other = left[whose], right[whose]
            if one != other and one not in told[pair.b.report] and other not in told[pair.a.report]:
                explanation = f"“{whose} {one}” in one report is “{whose} {other}” in the other"
                found.append(finding("contradiction", "medium", "relatives", explanation, (pair.a.span, pair.b.span)))
    return found


def _kin(item: Proposition) -> dict[str, str]:
    """Return the relative that a passage speaks of, by the possessive before it ("her")."""
    said = [w.text.lower() for w in item.words]
    return {whose: who for whose, who in pairwise(said) if whose in _WHOSE and who in _KIN}


def claimed_pairs(case: Case) -> tuple[Pair, ...]:
    """Return the pairs of different reports' passages that speak to one point, of one voice, with their cosines.

    They stand in one claim, or are whole sentences that were aligned; passages far apart have a cosine of 0.
    """
    if case.claimed is not None:
        return case.claimed
    known = {item.span: item for item in case.propositions}
    cosine = {(p.a.id, p.b.id): p.score for p in (*case.pairs, *case.sentence_pairs)}
    found: dict[tuple[str, str], Pair] = {}
    for claim in case.claims:
        told = [known[m.span] for m in claim.members[:_MOST] if m.span in known]
        for a, b in combinations(told, 2):
            found.setdefault((a.id, b.id), Pair(a, b, cosine.get((a.id, b.id), 0.0)))
    for a, b in ((p.a, p.b) for p in case.aligned):
        found.setdefault((a.id, b.id), Pair(a, b, cosine.get((a.id, b.id), 0.0)))
    return tuple(pair for pair in found.values() if pair.a.report != pair.b.report and same_voice(pair))


def _bears(case: Case, pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are of one thing in passages that say the same of it."""
    if known_to_both(case, pair, one, other) or not is_count(case, one):
        return False
    if max(one.value, other.value) > _FAR * min(one.value, other.value):
        return False
    if is_series(case, one, pair.a.report) or is_series(case, other, pair.b.report) or not same_people(case, pair):
        return False
    told = one.of is not None and other.of is not None
    if is_money(one) and not told and _sums(case, pair, one.unit) > _FEW_SUMS:
        return False
    left, right = _matter(pair.a), _matter(pair.b)
    least = min(len(left), len(right))
    if least > 1 and pair.score >= _LEAST and len(left & right) >= _HALF * least:
        return True
    return told and pair.score >= _CLOSE and bool(_verbs(pair.a) & _verbs(pair.b))


def _sums(case: Case, pair: Pair, unit: str | None) -> int:
    """Return how many sums of a currency the report gives that gives more of them: a budget has many."""
    held = {r.report.id: {q.value for q in r.quantities if q.unit == unit} for r in case.readings}
    return max(len(held[p.report]) for p in (pair.a, pair.b))


def _matter(item: Proposition) -> frozenset[str]:
    """Return the stems of the content words that are neither names nor figures."""
    return frozenset(w.stem for w in item.words if w.content and not w.named and not w.text[0].isdigit())


def _verbs(item: Proposition) -> frozenset[str]:
    return frozenset(w.stem for w in item.words if w.content and w.pos[:1] == "V")
