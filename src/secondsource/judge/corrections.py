"""A person's word on findings: rejected ones go, confirmed and annotated ones say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.grounds import is_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.correction import FindingCorrection
    from secondsource.model.finding import Finding


def correct_findings(
    findings: Sequence[Finding], corrections: Sequence[FindingCorrection]
) -> tuple[list[Finding], list[str]]:
    """Return the findings after corrections, and a line for each correction that applies to nothing any more.

    A correction finds its finding by key; failing that, by kind and words, which may have changed a little.
    """
    found: list[Finding | None] = list(findings)
    idle = []
    for item in corrections:
        places = [at for at, f in enumerate(found) if f is not None and item.key is not None and f.key == item.key]
        if not places and item.words:
            places = [at for at, f in enumerate(found) if f is not None and is_like(f, item.kind, item.words)]
        if not places:
            idle.append(
                f"{item.place}: {item.do} {item.key or ' / '.join(item.words)}: no finding is like this any more"
            )
        for at in places:
            found[at] = _corrected(found[at], item)
    return [f for f in found if f is not None], idle


def _corrected(item: Finding | None, correction: FindingCorrection) -> Finding | None:
    if item is None or correction.do == "reject":
        return None
    review = "confirmed" if correction.do == "confirm" or item.review == "confirmed" else "annotated"
    return msgspec.structs.replace(item, review=review, note=correction.note or item.note)
