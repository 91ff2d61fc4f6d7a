"""The timeline: claims in the order of the times they speak of."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Literal

from secondsource.model.dossier import TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.claim import Claim, Member
    from secondsource.model.reading import Time

Precision = Literal["time", "day", "week", "month", "quarter", "year", "longer"]
_SINCE = re.compile(r"\bsince\b[^,.;]{0,40}$", re.IGNORECASE)
_BOUNDS: tuple[tuple[int, Precision], ...] = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))


def timeline(claims: Sequence[Claim], times: Mapping[str, Sequence[Time]]) -> tuple[TimelineEntry, ...]:
    """Return one line a claim that speaks of an anchored time, ordered by time.

    `times` gives a report's time expressions. A claim takes the narrowest interval any of its members names.
    """
    found = []
    for claim in claims:
        inside = [
            t
            for member in claim.members
            for t in times.get(member.span.report, ())
            if member.span.holds(t.span)
            and t.from_
            and t.to
            and t.type in {"DATE", "TIME"}
            and not _background(member, t)
        ]
        if not inside:
            continue
        best = min(inside, key=lambda t: (_days(t), t.from_ or "", t.span.start))
        found.append(TimelineEntry(best.from_ or "", best.to or "", precision(best), claim.id))
    return tuple(sorted(found, key=lambda e: (e.from_, e.to)))


def _background(member: Member, time: Time) -> bool:
    """Tell whether a time only says since when something is so ("the highest since measurements began in 1931")."""
    return _SINCE.search(member.span.text[: time.span.start - member.span.start]) is not None


def _days(time: Time) -> int:
    return (dt.date.fromisoformat(str(time.to)[:10]) - dt.date.fromisoformat(str(time.from_)[:10])).days


def precision(time: Time) -> Precision:
    """Return how precisely an anchored time is known."""
    if "T" in time.value:
        return "time"
    days = _days(time)
    return next((name for bound, name in _BOUNDS if days <= bound), "longer")
