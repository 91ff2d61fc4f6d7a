"""Revisions: later texts of one report, and what changed in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from secondsource.language.parallel import align
from secondsource.model.dates import in_time
from secondsource.model.span import span_of
from secondsource.model.story import Edit, Revision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from secondsource.model.reading import Reading


def find_revisions(readings: Sequence[Reading]) -> tuple[Revision, ...]:
    """Return the texts published at one address in order of time, each with what it changed in the one before."""
    held: dict[str, list[Reading]] = {}
    for reading in readings:
        address = address_of(reading.report.origin)
        if address is not None:
            held.setdefault(address, []).append(reading)
    pairs = [
        (address, before, after)
        for address, texts in held.items()
        for before, after in pairwise(sorted(texts, key=_moment))
        if before.report.sha256 != after.report.sha256
    ]
    return tuple(
        Revision(f"r{number}", address, before.report.id, after.report.id, edits(before, after))
        for number, (address, before, after) in enumerate(pairs, 1)
    )


def address_of(origin: str | None) -> str | None:
    """Return a web address without scheme, "www." and fragment; None for what is no web address."""
    parts = urlsplit(_sound(origin or ""))
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/") + query


def _sound(origin: str) -> str:
    try:
        urlsplit(origin)
    except ValueError:
        return ""
    return origin


def _moment(reading: Reading) -> tuple[bool, datetime]:
    """Order texts by when they were last changed; one without a time comes first."""
    told = reading.report.modified or reading.report.published
    return told is not None, in_time(told)


def edits(before: Reading, after: Reading) -> tuple[Edit, ...]:
    """Return the sentences that a later text added, left out or changed."""
    old = [span_of(before.report, s.start, s.end) for s in before.sentences]
    new = [span_of(after.report, s.start, s.end) for s in after.sentences]
    found: list[Edit] = []
    for i, j in align([span.text for span in old], [span.text for span in new]):
        if i is None and j is not None:
            found.append(Edit("added", None, new[j]))
        elif i is not None and j is None:
            found.append(Edit("left out", old[i], None))
        elif i is not None and j is not None and old[i].text.split() != new[j].text.split():
            found.append(Edit("changed", old[i], new[j]))
    return tuple(found)
