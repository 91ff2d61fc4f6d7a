"""From what the rules say to the findings that are shown, and each claim's status over independent origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.accounts import (
    admitted,
    causes,
    clefts,
    extents,
    extremes,
    faced_pairs,
    opposites,
    pending,
    trends,
    undecided,
)
from secondsource.judge.attributes import described_ages, kin, nationalities, offices, surnames
from secondsource.judge.certainty import certainty
from secondsource.judge.claimed import claimed_days, claimed_numbers, claimed_pairs, directions, relations
from secondsource.judge.figures import dates, numbers, substitutions, weekdays
from secondsource.judge.garbled import garbled
from secondsource.judge.grounds import with_grounds
from secondsource.judge.harm import casualties, conditions, wounds
from secondsource.judge.hours import hours, sole_hours
from secondsource.judge.interactions import deeds
from secondsource.judge.passages import SECONDED, compared
from secondsource.judge.people import ages, renamed
from secondsource.judge.polarity import both_ways, negated_pairs, opposed
from secondsource.judge.quotes import altered, borrowed, rearranged
from secondsource.judge.sole import dated_events, results, slips, sole_sums
from secondsource.judge.spellings import spellings, streets
from secondsource.judge.things import courses, looks, objects, seats, sides
from secondsource.judge.tolls import tolls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from secondsource.judge.case import Case
    from secondsource.model.claim import Claim, Status
    from secondsource.model.finding import Finding
    from secondsource.model.span import Span

RULES: tuple[Callable[[Case], list[Finding]], ...] = (
    altered,
    rearranged,
    negated_pairs,
    both_ways,
    opposed,
    deeds,
    certainty,
    admitted,
    undecided,
    pending,
    opposites,
    trends,
    extremes,
    causes,
    clefts,
    extents,
    casualties,
    tolls,
    conditions,
    wounds,
    sides,
    seats,
    objects,
    looks,
    numbers,
    claimed_numbers,
    dates,
    claimed_days,
    weekdays,
    hours,
    sole_hours,
    results,
    sole_sums,
    slips,
    dated_events,
    substitutions,
    directions,
    courses,
    relations,
    kin,
    borrowed,
    ages,
    described_ages,
    nationalities,
    offices,
    spellings,
    streets,
    renamed,
    surnames,
    compared,
    garbled,
)
_LAST = {"unbalanced marks": 2}  # of findings equally serious; those of rule and comparer come behind the rules
_SEVERITY = {"high": 0, "medium": 1, "low": 2}
_ClaimSet = set[tuple[int, ...]]
_ONE_OF_MANY = frozenset(["altered-quote", "speaker"])  # kinds in which many wordings of one thing are one matter
_POLAR = frozenset(["contradiction", "altered-quote", "self-contradiction"])
_BETWEEN = _POLAR - {"self-contradiction"}  # a report's own contradiction is its own matter
_DISPUTES = frozenset(["contradiction", "number", "date", "place", "name", "speaker", "altered-quote"])


def judge(case: Case) -> list[Finding]:
    """Run every rule on a story and return one finding a matter, the most serious first."""
    order = {r.report.id: at for at, r in enumerate(case.readings)}
    case = msgspec.structs.replace(case, claimed=claimed_pairs(case))
    case = msgspec.structs.replace(case, faced=faced_pairs(case))
    found = [f for rule in RULES for f in rule(case)]
    found.sort(
        key=lambda f: (
            _SEVERITY[f.severity],
            _LAST.get(f.by, f.by.endswith(SECONDED)),
            _place(f, order),
            f.kind,
            f.explanation,
        )
    )
    kept: list[tuple[Finding, _ClaimSet]] = []
    for item in found:
        claims = _claims_of(item, case)
        same = next((at for at, (other, theirs) in enumerate(kept) if _same_matter(item, other, claims, theirs)), None)
        if same is None:
            kept.append((item, claims))
        else:
            kept[same] = (_joined(kept[same][0], item), kept[same][1])
    return [with_grounds(item, case) for item, _ in kept]


def _place(item: Finding, order: dict[str, int]) -> tuple[int, int]:
    first = item.evidence[0]
    return order.get(first.report, 0), first.start


def _same_matter(a: Finding, b: Finding, claims_a: _ClaimSet, claims_b: _ClaimSet) -> bool:
    """Tell whether two findings are one matter.

    They are when they point at the same words, or when one rule says the same in the same words, or of two wordings of
    one claim. What a report says against itself stays apart from what it says against another.
    """
    if "garbled-quote" in {a.kind, b.kind} and a.kind != b.kind:
        return False
    one_rule = a.by == b.by and {a.kind, b.kind} <= _BETWEEN
    if ((a.kind == b.kind and a.kind in _ONE_OF_MANY) or one_rule) and _share_words(a, b):
        return True
    if (a.kind, a.by, a.explanation) == (b.kind, b.by, b.explanation) and a.kind != "garbled-quote":
        return True
    if a.kind == b.kind and a.by == b.by and claims_a == claims_b != {()}:
        return True
    if a.kind != b.kind and not {a.kind, b.kind} <= _POLAR:
        return False
    shorter, longer = sorted((a.evidence, b.evidence), key=len)
    return all(any(s.overlaps(o) for o in longer) for s in shorter)


def _share_words(a: Finding, b: Finding) -> bool:
    return any(s.overlaps(o) for s in a.evidence for o in b.evidence)


def _claims_of(item: Finding, case: Case) -> _ClaimSet:
    """Return, for each piece of evidence, the places of the claims it belongs to."""
    return {
        tuple(at for at, claim in enumerate(case.claims) if any(s.overlaps(m.span) for m in claim.members))
        for s in item.evidence
    }


def _joined(kept: Finding, other: Finding) -> Finding:
    """Add the places of a further finding on the same matter, when the same rule found it."""
    if other.by.split(":")[0] != kept.by.split(":")[0]:
        return kept
    extra = tuple(s for s in other.evidence if not any(s.overlaps(o) for o in kept.evidence))
    return msgspec.structs.replace(kept, evidence=kept.evidence + extra)


def with_claims(findings: Sequence[Finding], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Give findings numbers and tie each to the claims whose words it speaks of."""
    found = []
    for number, item in enumerate(findings, 1):
        touched = tuple(c.id for c in claims if any(s.overlaps(m.span) for m in c.members for s in item.evidence))
        found.append(msgspec.structs.replace(item, id=f"f{number}", claims=touched))
    return tuple(found)


def with_status(
    claims: Sequence[Claim], findings: Sequence[Finding], counts: Mapping[str, tuple[int, str]]
) -> tuple[Claim, ...]:
    """Give each claim the number of origins behind it, by its id in `counts` with a reason, and its status.

    A claim is disputed when a finding of conflict rests on its words and another report's, corroborated when at least
    two origins tell it, else single-source.
    """
    disputed = [f for f in findings if f.kind in _DISPUTES]
    found = []
    for claim in claims:
        count, why = counts[claim.id]
        status: Status = "corroborated" if count > 1 else "single-source"
        if any(_disputes(f, tuple(m.span for m in claim.members)) for f in disputed):
            status = "disputed"
        found.append(msgspec.structs.replace(claim, origins=count, status=status, why=why))
    return tuple(found)


def _disputes(item: Finding, spans: tuple[Span, ...]) -> bool:
    return any(s.overlaps(o) for s in item.evidence for o in spans) and len({s.report for s in item.evidence}) > 1
