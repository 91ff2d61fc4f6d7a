"""The brief: a few sentences that say what the dossier holds, each with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.model.dates import in_time
from secondsource.model.dossier import BriefSentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.claim import Claim
    from secondsource.model.finding import Finding
    from secondsource.model.report import Report
    from secondsource.model.story import Origin

_AGREED = 3
_CONFLICTS = 3
_ALONE = 2


def brief(
    reports: Sequence[Report], origins: Sequence[Origin], claims: Sequence[Claim], findings: Sequence[Finding]
) -> tuple[BriefSentence, ...]:
    """Return what independent reports agree on, where they conflict and what one report tells alone."""
    found = []
    agreed = sorted((c for c in claims if c.status == "corroborated"), key=lambda c: (-c.origins, -len(c.members)))
    found += [_sentence(f"{_count(c.origins, 'origin')} of {len(origins)} tell it", c) for c in agreed[:_AGREED]]
    conflicts = [f for f in findings if f.severity in {"high", "medium"}]
    found += [
        BriefSentence(f"{f.kind.replace('-', ' ').capitalize()}: {f.explanation}.", f.evidence)
        for f in conflicts[:_CONFLICTS]
    ]
    if len(reports) > 1:
        single = (c for c in claims if c.status == "single-source" and not c.beside and not c.against)
        alone = sorted(single, key=lambda c: -len(c.summary.split()))
        when = {report.id: in_time(report.published) for report in reports}
        for claim in alone[:_ALONE]:
            first = min(claim.carriers, key=lambda report: when[report])
            rest = ", and what rests on it," if len(claim.carriers) > 1 else ""
            found.append(_sentence(f"Only {first}{rest} tells it", claim))
    return tuple(found)


def _sentence(lead: str, claim: Claim) -> BriefSentence:
    return BriefSentence(f"{lead}: {claim.summary}", claim.support)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
