"""Load reports: every input read by what it is, every failure named, one bad input never spoiling the rest."""

from __future__ import annotations

import codecs
import os
import re
import sys
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from secondsource.errors import UsageError
from secondsource.ingest.dates import iso_date
from secondsource.ingest.decode import decode
from secondsource.ingest.discover import STDIN, discover
from secondsource.ingest.facts import sound
from secondsource.ingest.files import Alone, Disk, Files, Members, gunzip, read_bounded
from secondsource.ingest.ours import refuse_ours
from secondsource.ingest.page import declared_charset, from_page
from secondsource.ingest.plain import describe
from secondsource.ingest.records import date_note, from_json, from_jsonl, from_table
from secondsource.ingest.sidecar import beside, described, is_meta_name, is_metadata
from secondsource.ingest.sniff import Kind, is_read, kind_of_bytes, kind_of_text
from secondsource.ingest.tongue import seems_english
from secondsource.ingest.values import (
    Batch,
    Draft,
    Facts,
    IngestOptions,
    Loaded,
    Note,
    SkipError,
    Skipped,
)
from secondsource.language.frontmatter import is_unclosed
from secondsource.model.report import DateCandidate, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NOT_IN_ID = re.compile(r"[^\w]+")
_LONGEST_ID = 40
_NO_OPTIONS = IngestOptions()


class _Job(msgspec.Struct, frozen=True):
    """How to read the inputs of one call."""

    options: IngestOptions
    files: Files
    wanted: frozenset[str] | None  # resolved paths of all inputs; None inside an archive, where all are wanted
    within: bool = False  # inside an archive
    alone: bool = False  # the only input


def load(
    paths: Sequence[str | os.PathLike[str]],
    options: IngestOptions = _NO_OPTIONS,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> Loaded:
    """Read reports from files, folders, patterns and "-" (standard input), in the order given.

    `progress` is called after each file with how many are done, how many there are, and the file's name. Inputs that
    give no report are returned as Skipped, never raised. Raises UsageError where an option's value is wrong.
    """
    options = _checked(options)
    found, skipped = discover(paths, recursive=options.recursive)
    job = _Job(options, Disk(), frozenset(item.real for item in found), alone=len(found) == 1)
    drafts: list[Draft] = []
    notes: list[Note] = []
    for done, item in enumerate(found, start=1):
        batch = _from_stdin(stdin, job) if item.path == STDIN else _from_path(item.path, item.place, job)
        drafts += batch.drafts
        skipped += batch.skipped
        notes += batch.notes
        if progress is not None:
            progress(done, len(found), item.place)
    ids = _ids(drafts, notes)
    reports = tuple(_report(draft, name, options) for draft, name in zip(drafts, ids, strict=True))
    for draft in drafts:
        if not seems_english(draft.text):
            message = "this does not look like English; little will be found in it, and that little may be wrong"
            notes.append(Note(draft.place, message, "not-english"))
    return Loaded(reports, tuple(skipped), tuple(notes))


def inputs(paths: Sequence[str | os.PathLike[str]], target: str | os.PathLike[str]) -> list[str]:
    """Return the files that `load` would read for these paths and that writing to `target` could destroy.

    `target` is among them where it is the sidecar of one, and not where it is an earlier output beside others.
    """
    found = [item for item in discover(paths, recursive=True)[0] if item.path != STDIN]
    name = os.fspath(target)
    job = _Job(IngestOptions(max_bytes=sys.maxsize), Disk(), frozenset())
    ours = any(item.code == "own-output" for item in _from_path(name, name, job).skipped)
    if ours and len(found) > 1:
        return []
    told = described(Disk(), name)
    beside = [name] if told is not None and os.path.realpath(told) in {item.real for item in found} else []
    return [item.path for item in found] + beside


def _checked(options: IngestOptions) -> IngestOptions:
    """Return the options with `published` in ISO 8601; raises UsageError."""
    published = None
    if options.published is not None and (published := iso_date(options.published)) is None:
        raise UsageError(
            f"--published: {options.published!r} is no date that reads only one way; "
            "write it as in 2026-05-10 or 2026-05-10T08:30+02:00"
        )
    if options.encoding is not None:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise UsageError(
                f"--encoding: {options.encoding!r} is not known; try utf-8, cp1252 or utf-16, or leave it out"
            ) from error
    if options.max_bytes < 1:
        raise UsageError(f"--max-bytes: {options.max_bytes} allows nothing; give a number of bytes from 1")
    outlet = sound(options.outlet) if options.outlet is not None else None
    return msgspec.structs.replace(options, published=published, outlet=outlet)


def _from_stdin(stdin: BinaryIO | None, job: _Job) -> Batch:
    place = "standard input"
    alone = msgspec.structs.replace(job, files=Alone())
    try:
        data = read_bounded(stdin if stdin is not None else sys.stdin.buffer, place, job.options.max_bytes)
        return _from_bytes(data, "stdin", place, alone)
    except SkipError as error:
        return Batch(skipped=(error.skipped(),))
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        return Batch(skipped=(SkipError(place, "unreadable", reason, "give a file").skipped(),))


def _from_path(name: str, place: str, job: _Job) -> Batch:
    """Read one file of the disk or of an archive."""
    try:
        if is_meta_name(name):
            return _used_as_sidecar(name, place, job)
        return _from_bytes(job.files.read(name, place, job.options.max_bytes), name, place, job)
    except SkipError as error:
        return Batch(skipped=(error.skipped(),))


def _from_bytes(data: bytes, name: str, place: str, job: _Job) -> Batch:
    """Read the content of one file; raises SkipError."""
    if not data:
        raise SkipError(place, "empty", "an empty file", "")
    kind = kind_of_bytes(data, name, place)
    if kind in {"gzip", "zip"}:
        return _from_archive(data, name, place, job, kind)
    declared = declared_charset(data) if kind in {"page", None} else None
    decoded = decode(data, place, encoding=job.options.encoding, declared=declared)
    if not decoded.text.strip():
        raise SkipError(place, "empty", "nothing but white space", "")
    kind = kind_of_text(decoded.text, name, kind, place)
    if kind == "json" and described(job.files, name) is not None and is_metadata(decoded.text):
        return _used_as_sidecar(name, place, job)
    refuse_ours(decoded.text, place, alone=job.alone)
    batch = _parsed(decoded.text, kind, place, _stem(name))
    notes = batch.notes
    if decoded.replaced:
        number = "1 character" if decoded.replaced == 1 else f"{decoded.replaced} characters"
        message = f"{number} cannot be read as {decoded.encoding}; shown as U+FFFD"
        notes = (Note(place, message, "replaced-characters"), *notes)
    if kind in {"text", "markdown", "page"}:
        facts, more = beside(job.files, name, place, job.options.max_bytes)
        drafts = tuple(msgspec.structs.replace(draft, facts=draft.facts.filled_from(facts)) for draft in batch.drafts)
        return Batch(drafts, batch.skipped, (*notes, *more))
    return Batch(batch.drafts, batch.skipped, notes)


def _parsed(text: str, kind: Kind, place: str, stem: str) -> Batch:
    if kind == "page":
        return from_page(text, place, stem)
    if kind in {"json", "jsonl"}:
        return (from_json if kind == "json" else from_jsonl)(text, place, stem)
    if kind in {"csv", "tsv"}:
        return from_table(text, place, stem, "\t" if kind == "tsv" else None)
    facts, unreadable = describe(text, markdown=kind == "markdown")
    notes = [date_note(place, raw) for raw in unreadable]
    if is_unclosed(text):
        message = "its front matter does not end and is read as text; close it with a line ---"
        notes.append(Note(place, message, "open-front-matter"))
    return Batch((Draft(place, stem, text, facts),), (), tuple(notes))


def _from_archive(data: bytes, name: str, place: str, job: _Job, kind: Kind) -> Batch:
    """Read a .gz or a .zip; archives within archives are not opened."""
    if job.within:
        raise SkipError(place, "bad-archive", "an archive within an archive", "unpack it first")
    limit = job.options.max_bytes
    if kind == "gzip":
        inner = name[: -len(".gz")] if name.lower().endswith(".gz") else name
        return _from_bytes(gunzip(data, place, limit), inner, place, msgspec.structs.replace(job, within=True))
    members = Members(data, place, limit)
    inside = msgspec.structs.replace(job, files=members, wanted=None, within=True)
    batches: list[Batch] = []
    ignored = 0
    for member in members.names():
        parts = member.split("/")
        if any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX" or not is_read(member):
            ignored += 1
        else:
            batches.append(_from_path(member, f"{place}/{member}", inside))
    skipped = [item for batch in batches for item in batch.skipped]
    if ignored:
        reason = f"{ignored} {'member' if ignored == 1 else 'members'} ignored: hidden, or no reports by their names"
        skipped.append(Skipped(place, reason, "unpack it and name the files to have them read", "ignored", ignored))
    if not batches:
        skipped.append(Skipped(place, "an archive without reports", "", "no-reports"))
    drafts = tuple(draft for batch in batches for draft in batch.drafts)
    return Batch(drafts, tuple(skipped), tuple(note for batch in batches for note in batch.notes))


def _used_as_sidecar(name: str, place: str, job: _Job) -> Batch:
    """Return nothing for a sidecar whose text is among the inputs; raises SkipError "sidecar" for one left alone."""
    text = described(job.files, name)
    if text is not None and (job.wanted is None or os.path.realpath(text) in job.wanted):
        return Batch()
    reason = (
        "metadata of a text that is not there" if text is None else "metadata of a text that is not among the inputs"
    )
    raise SkipError(place, "sidecar", reason, "give the text it describes")


def _stem(name: str) -> str:
    """Return a file's name made into an id: letters, figures and hyphens, at most 40 characters."""
    base = name.replace("\\", "/").rpartition("/")[2]
    while is_read(base):
        base = PurePath(base).stem
    plain = unicodedata.normalize("NFC", base.encode("utf-8", "replace").decode()).casefold()
    slug = _NOT_IN_ID.sub("-", plain).strip("-_")
    if len(slug) > _LONGEST_ID:
        cut = slug[: _LONGEST_ID + 1].rpartition("-")[0]
        slug = cut if len(cut) > _LONGEST_ID // 2 else slug[:_LONGEST_ID]
    return slug.strip("-_") or "report"


def _ids(drafts: Sequence[Draft], notes: list[Note]) -> list[str]:
    """Return an id for each draft, unique in this load; ids the inputs give are kept before any is made."""
    taken: dict[str, int] = {}
    ids: dict[int, str] = {}
    for index, draft in enumerate(drafts):
        if draft.facts.id is not None:
            ids[index] = _unique(draft.facts.id, taken)
            if ids[index] != draft.facts.id:
                message = f"the id {draft.facts.id!r} is taken already; this report is {ids[index]!r}"
                notes.append(Note(draft.place, message, "duplicate-id"))
    for index, draft in enumerate(drafts):
        if index not in ids:
            ids[index] = _unique(draft.stem, taken)
    return [ids[index] for index in range(len(drafts))]


def _unique(name: str, taken: dict[str, int]) -> str:
    """Return the name, or the name with the next free number; `taken` keeps how far each name has counted."""
    candidate = name
    while candidate in taken:
        taken[name] += 1
        candidate = f"{name}-{taken[name]}"
    taken[candidate] = 1
    return candidate


def _report(draft: Draft, name: str, options: IngestOptions) -> Report:
    """Make the report, its gaps filled from the options."""
    facts = draft.facts
    dates = facts.dates
    if facts.published is None and options.published is not None:
        dates = (*dates, DateCandidate(options.published, "option:published"))
    filled = facts.filled_from(Facts(outlet=options.outlet, published=options.published))
    return Report.from_text(
        draft.text,
        id=name,
        title=filled.title,
        outlet=filled.outlet,
        authors=filled.authors,
        published=filled.published,
        language=filled.language,
        origin=filled.url or draft.place,
        modified=filled.modified,
        dates=dates,
    )
