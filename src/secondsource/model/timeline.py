"""Timelines: what happened when, a line an event, with how precisely, by how many, and where reports differ."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.model.reading import Factuality
from secondsource.model.report import Report
from secondsource.model.span import Span

TIMELINE_SCHEMA: Literal["secondsource/timeline/1"] = "secondsource/timeline/1"

Precision = Literal["time", "day", "week", "month", "quarter", "year", "longer"]


class OtherDate(msgspec.Struct, frozen=True, gc=False):
    """Another date that some reports give the event of a line: one that cannot be true together with the line's own."""

    from_: str = msgspec.field(name="from")
    to: str
    precision: Precision
    reports: tuple[str, ...]
    evidence: tuple[Span, ...]
    moment: str | None = None


class TimelineEntry(msgspec.Struct, frozen=True, gc=False):
    """One line of the timeline: an interval, how precisely it is known, and what happened in it.

    `from_`/`to` are ISO dates, half-open; `moment` is the ISO time of day where one is known. `claim` is the claim that
    says it, "" where none does. `factuality` tells what happened from what is planned. `reports` tell it, from
    `origins` independent origins (0: not known); `others` are dates that contradict this one. `word` is the event that
    `factuality` speaks of, "" where none is named.
    """

    from_: str = msgspec.field(name="from")
    to: str
    precision: Precision
    claim: str
    id: str = ""
    story: str = ""
    summary: str = ""
    moment: str | None = None
    factuality: Factuality = "happened"
    reports: tuple[str, ...] = ()
    origins: int = 0
    others: tuple[OtherDate, ...] = ()
    events: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    word: str = ""


class DatedSentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence, text[start:end], its place in the report, and the days (ISO) it names."""

    start: int
    end: int
    place: int
    days: tuple[str, ...]


class DatedReport(msgspec.Struct, frozen=True, gc=False):
    """A report read for its dates alone."""

    report: Report
    sentences: tuple[DatedSentence, ...]


class TimelineReport(msgspec.Struct, frozen=True, gc=False):
    """A report as a timeline names it: without its text, whose digest is given."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    origin: str | None
    sha256: str


class Chronicle(msgspec.Struct, frozen=True, gc=False):
    """A timeline by itself, of one actor or topic or of all; `from_`/`to` are the days asked for, half-open."""

    schema: Literal["secondsource/timeline/1"]
    title: str
    about: str | None
    from_: str | None = msgspec.field(name="from")
    to: str | None
    reports: tuple[TimelineReport, ...]
    timeline: tuple[TimelineEntry, ...]

    def to_json(self) -> str:
        """Return the timeline as indented JSON (`secondsource/timeline/1`)."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode()
