"""Dates in words, as precisely as is known and no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.model.claim import Claim
    from secondsource.model.timeline import OtherDate, TimelineEntry


STATUS_WORDS = {
    "happened": "happened",
    "planned": "planned",
    "possible": "uncertain",
    "denied": "said not to have happened",
}


def when_words(from_: str, to: str, precision: str, moment: str | None = None) -> str:
    """Say when something is: `2026-05-10 04:00`, `2026-05-10`, `week of 2026-05-04`, `2026-05`, `2026 Q2`, `2026`."""
    known = {
        "time": f"{from_[:10]} {moment}" if moment else from_[:16].replace("T", " "),
        "day": from_[:10],
        "week": f"week of {from_[:10]}",
        "month": from_[:7],
        "quarter": f"{from_[:4]} Q{(int(from_[5:7] or 1) - 1) // 3 + 1}",
        "year": from_[:4],
    }
    return known.get(precision, f"{from_[:10]} to {to[:10]}")


def entry_words(entry: TimelineEntry) -> str:
    """Say when a line of the timeline is."""
    return when_words(entry.from_, entry.to, entry.precision, entry.moment)


def other_words(other: OtherDate) -> str:
    """Say another date of a line and which reports give it."""
    return f"{when_words(other.from_, other.to, other.precision, other.moment)} ({', '.join(other.reports)})"


def status_words(entry: TimelineEntry) -> str:
    """Say whether a line's event happened, and which of the sentence's events that is where it did not."""
    said = STATUS_WORDS[entry.factuality]
    return f"{said}: “{entry.word}”" if entry.word and entry.factuality != "happened" else said


def entry_notes(entry: TimelineEntry, claim: Claim | None, *, several: bool) -> list[str]:
    """Say beside a line whether it happened, and by how many reports and origins it is told where there are several."""
    notes = [] if entry.factuality == "happened" else [status_words(entry)]
    reports = len(entry.reports) or (len(claim.reports) if claim else 0)
    if several and reports:
        notes.append(f"{reports} report{'s' if reports != 1 else ''}")
        if 0 < entry.origins < reports:
            notes.append(f"{entry.origins} origin{'s' if entry.origins != 1 else ''}")
    return notes


def days_between(before: TimelineEntry, after: TimelineEntry) -> int:
    """Return the days from the end of one line to the beginning of the next; 0 where they cannot be counted."""
    try:
        return max(0, (date.fromisoformat(after.from_[:10]) - date.fromisoformat(before.to[:10])).days)
    except ValueError:
        return 0


def gap_words(days: int) -> str:
    """Say how long a gap between two lines is; "" for one of less than a fortnight."""
    if days < 14:
        return ""
    for bound, size, noun in ((60, 7, "weeks"), (730, 30.44, "months")):
        if days < bound:
            return f"{round(days / size)} {noun} later"
    return f"{round(days / 365.25)} years later"
