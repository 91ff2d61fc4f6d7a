"""What goes into loading and what comes out of it: options, reports, and a named reason for all that was left out."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.errors import InputError
from secondsource.model.report import DateCandidate, Report

MAX_BYTES = 20_000_000

SkipCode = Literal[
    "no-such-file",  # nothing there, or a pattern that matches nothing
    "unreadable",  # there, but the system does not let it be read
    "too-large",  # over max_bytes, packed or unpacked
    "empty",  # no bytes, or white space only
    "binary",  # not text at all
    "encoding",  # not text in the encoding asked for
    "unsupported",  # a known format that is not read
    "no-article",  # a page without running text
    "bad-record",  # a line, row or value that is no record
    "no-text",  # a record without the text of a report
    "bad-archive",  # damaged, locked, or packed in an archive of its own
    "same-file",  # given twice
    "own-output",  # a dossier, timeline or table that this program wrote
    "sidecar",  # metadata of a text that is not among the inputs
    "ignored",  # files of a folder that are no reports, counted
    "no-reports",  # a folder or archive that holds nothing to read
]
NoteCode = Literal[
    "unreadable-date",
    "unreadable-value",
    "duplicate-id",
    "replaced-characters",
    "bad-sidecar",
    "open-front-matter",
    "not-english",
]

SUPPORTED = "text, Markdown, HTML, JSON, JSONL, CSV or TSV, alone or in a folder, a .gz or a .zip"


class IngestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to load; `published` and `outlet` fill gaps last and never override what an input says.

    `published` is an ISO 8601 date or date-time. `encoding` is a Python codec name that every input is read with
    (None: found out for each). `max_bytes` bounds each file, unpacked. `recursive` goes into folders of folders.
    """

    published: str | None = None
    outlet: str | None = None
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    recursive: bool = True


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """An input that gave no report: where it stands, why, what to do, and how many files it stands for."""

    place: str
    reason: str
    remedy: str
    code: SkipCode
    count: int = 1


class Note(msgspec.Struct, frozen=True, gc=False):
    """Something a reader should know about an input that was loaded all the same."""

    place: str
    message: str
    code: NoteCode


class Loaded(msgspec.Struct, frozen=True, gc=False):
    """The reports in the order of their inputs, what was left out, and what should be known about the rest."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...] = ()


class SkipError(InputError):
    """One input gives no report; raised by the readers, turned into a Skipped where inputs are counted."""

    def __init__(self, place: str, code: SkipCode, reason: str, remedy: str = "") -> None:
        """Keep the code beside the message's parts."""
        self.code: SkipCode = code
        super().__init__(place, reason, remedy)

    def skipped(self) -> Skipped:
        """Return the value that goes into the result."""
        return Skipped(self.place, self.reason, self.remedy, self.code)


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What some part of the input says about a report; None and empty mean that it does not say."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[DateCandidate, ...] = ()

    def filled_from(self, other: Facts) -> Facts:
        """Return these facts with the gaps filled from others; date candidates of both are kept."""
        return Facts(
            self.id if self.id is not None else other.id,
            self.title or other.title,
            self.outlet or other.outlet,
            self.authors or other.authors,
            self.published or other.published,
            self.modified or other.modified,
            self.language or other.language,
            self.url or other.url,
            self.dates + tuple(d for d in other.dates if d not in self.dates),
        )


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A report before its id is settled: `stem` is what an id is made of where the input gives none."""

    place: str
    stem: str
    text: str
    facts: Facts


class Batch(msgspec.Struct, frozen=True, gc=False):
    """What one file gave."""

    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Note, ...] = ()
