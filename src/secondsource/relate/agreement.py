"""Who agrees with a claim: passages that line up speak to one point, but they need not say the same of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.agreement import agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.claim import Claim
    from secondsource.model.proposition import Proposition
    from secondsource.model.span import Span

_MOST = 40  # members of a claim that are held against each other


def with_dissent(claims: Sequence[Claim], items: Sequence[Proposition], homes: Mapping[str, str]) -> list[Claim]:
    """Give each claim the wording that most origins agree with; name the reports whose words cannot be true with it.

    `homes` is the origin of each report.
    """
    known = {item.span: item for item in items}
    return [_settled(claim, known, homes) for claim in claims]


def _settled(claim: Claim, known: Mapping[Span, Proposition], homes: Mapping[str, str]) -> Claim:
    told = [known[member.span] for member in claim.members if member.span in known]
    if len(claim.reports) < 2 or not told:
        return claim
    chosen = next(item for item in told if _wording(item) == claim.summary)
    behind = _agreeing(chosen, told)
    for item in told[:_MOST]:
        others = _agreeing(item, told)
        if not item.heading and len({homes[r] for r in others}) > len({homes[r] for r in behind}):
            chosen, behind = item, others
    against = tuple(report for report in claim.reports if report not in behind)
    return msgspec.structs.replace(claim, summary=_wording(chosen), against=against)


def _wording(item: Proposition) -> str:
    return " ".join(item.span.text.split())


def _agreeing(item: Proposition, told: Sequence[Proposition]) -> frozenset[str]:
    """Return the reports of which a passage says the same."""
    return frozenset(other.report for other in told if other is item or agree(item, other))
