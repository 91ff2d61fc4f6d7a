"""JSON, JSON Lines, CSV and TSV: one record, one report."""

from __future__ import annotations

import csv
import io
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from secondsource.ingest.facts import TEXT_KEYS, facts_from, plain_key, sound, unreadable_values
from secondsource.ingest.values import Batch, Draft, Note, SkipError, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = ("reports", "articles", "documents", "docs", "items", "records", "results", "data", "entries")
_TEXT_REMEDY = f"name its text {' or '.join(TEXT_KEYS[:3])}"
_DELIMITERS = (",", ";", "\t", "|")


class Builder:
    """Gather the drafts, skipped records and notes of one file."""

    def __init__(self, place: str, stem: str) -> None:
        """Start empty."""
        self._place, self._stem = place, stem
        self._drafts: list[Draft] = []
        self._skipped: list[Skipped] = []
        self._notes: list[Note] = []

    def add(self, value: object, where: str, number: int | None) -> None:
        """Add one record; `where` is its line or position, `number` what tells its id from its neighbours'."""
        place = f"{self._place}{where}"
        try:
            self._drafts.append(self._draft(value, place, number))
        except SkipError as error:
            self.skip(error)

    def skip(self, error: SkipError) -> None:
        """Add a record that gives no report."""
        self._skipped.append(error.skipped())

    def batch(self) -> Batch:
        """Return what was gathered; a file without any record says so."""
        if not self._drafts and not self._skipped:
            self.skip(SkipError(self._place, "no-reports", "no record in it", ""))
        return Batch(tuple(self._drafts), tuple(self._skipped), tuple(self._notes))

    def _draft(self, value: object, place: str, number: int | None) -> Draft:
        if not isinstance(value, dict):
            reason = f"a record is an object with named values, this is {_kind(value)}"
            raise SkipError(place, "bad-record", reason, "give one object for each report")
        text = record_text(value)
        if text is None:
            keys = sound(", ".join(sorted(map(str, value))[:8])[:200]) or "none"
            raise SkipError(place, "no-text", f"a record without the text of a report (its keys: {keys})", _TEXT_REMEDY)
        if not text.strip():
            raise SkipError(place, "empty", "a record whose text is empty", "")
        clean = sound(text)
        if clean != text:
            message = "half of a surrogate pair is no character; shown as U+FFFD"
            self._notes.append(Note(place, message, "replaced-characters"))
        facts, unreadable = facts_from(value, "record")
        self._notes += notes_on(value, unreadable, place)
        return Draft(place, self._stem if number is None else f"{self._stem}-{number}", clean, facts)


def notes_on(record: dict[str, Any], dates: tuple[str, ...], place: str) -> list[Note]:
    """Return the notes for what a record says of its report and cannot be read."""
    values = [
        Note(place, f"{key!r} holds {_kind(record[key])}, not words, and is passed over", "unreadable-value")
        for key in unreadable_values(record)
    ]
    return [*values, *(date_note(place, raw) for raw in dates)]


def date_note(place: str, raw: str) -> Note:
    """Return the note for a date that cannot be read."""
    message = f"the date {raw[:80]!r} cannot be read without guessing; write it as in 2026-05-10 or 2026-05-10T08:30Z"
    return Note(place, message, "unreadable-date")


def record_text(record: dict[str, Any]) -> str | None:
    """Return the text of a record exactly as given, None if it has none."""
    named = {plain_key(str(key)): value for key, value in reversed(record.items())}
    found = [named[key] for key in TEXT_KEYS if isinstance(named.get(key), str)]
    return next((text for text in found if text.strip()), found[0] if found else None)


def from_json(text: str, place: str, stem: str) -> Batch:
    """Read a JSON document: one record, an array of them, or an object that holds such an array.

    A file of JSON Lines under the name .json is read as such. Raises SkipError "bad-record".
    """
    try:
        value = parse_json(text)
    except ValueError as error:
        if _first_line_parses(text):
            return from_jsonl(text, place, stem)
        raise SkipError(place, "bad-record", f"not JSON: {error}", "mend the file, or save it as .txt") from error
    builder = Builder(place, stem)
    if isinstance(value, dict) and record_text(value) is None:
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            builder.add(item, f", record {number}", number)
    else:
        builder.add(value, "", None)
    return builder.batch()


def from_jsonl(text: str, place: str, stem: str) -> Batch:
    """Read JSON Lines: one record a line; a bad line is named by its number and left out."""
    builder = Builder(place, stem)
    if not _first_line_parses(text):
        try:
            parse_json(text)
        except ValueError:
            pass
        else:
            return from_json(text, place, stem)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = parse_json(line)
        except ValueError as error:
            builder.skip(SkipError(f"{place}:{number}", "bad-record", f"not JSON: {error}", "mend this line"))
        else:
            builder.add(value, f":{number}", number)
    return builder.batch()


def parse_json(text: str) -> Any:  # noqa: ANN401 -- JSON is anything
    """Parse JSON; control characters within strings are let pass. Raises ValueError, nesting too deep included."""
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _first_line_parses(text: str) -> bool:
    start = len(text) - len(text.lstrip())
    try:
        return isinstance(parse_json(text[start:].partition("\n")[0]), dict)
    except ValueError:
        return False


def from_table(text: str, place: str, stem: str, delimiter: str | None = None) -> Batch:
    """Read CSV or TSV (RFC 4180) whose first row names the columns; a bad row is named by its line and left out."""
    delimiter = delimiter or _delimiter(text)
    builder = Builder(place, stem)
    header: list[str] | None = None
    number = 0
    for line, last, row in _rows(text, delimiter):
        reach = f", to line {last}" if last > line else ""
        if isinstance(row, csv.Error):
            reason = f"not a row of a table{reach}: {row}"
            builder.skip(
                SkipError(f"{place}:{line}", "bad-record", reason, "double the quotation marks within a field")
            )
        elif header is None:
            header = row
            if not {plain_key(name) for name in header} & set(TEXT_KEYS):
                reason = f"no column holds the text (columns: {', '.join(header)[:120]})"
                raise SkipError(place, "no-text", reason, _TEXT_REMEDY)
        elif row:
            number += 1
            if len(row) != len(header):
                reason = f"{len(row)} fields{reach} where the first row names {len(header)}"
                builder.skip(SkipError(f"{place}:{line}", "bad-record", reason, "quote fields that hold the separator"))
                continue
            filled = {
                name: field for name, field in zip(header, row, strict=True) if field or plain_key(name) in TEXT_KEYS
            }
            builder.add(filled, f":{line}", number)
    return builder.batch()


def _delimiter(text: str) -> str:
    """Return the separator that the first line uses most."""
    first = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _rows(text: str, delimiter: str) -> list[tuple[int, int, list[str] | csv.Error]]:
    """Return every row, or what is wrong with it, with the numbers of its first and last line."""
    rows: list[tuple[int, int, list[str] | csv.Error]] = []
    with _long_fields(len(text)):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
                rows.append((line, reader.line_num, row))
            except csv.Error as error:
                rows.append((line, reader.line_num, error))
            except StopIteration:
                return rows


@contextmanager
def _long_fields(limit: int) -> Iterator[None]:
    """Let fields be as long as the whole file, and put the module's own bound back afterwards."""
    before = csv.field_size_limit(max(limit + 1, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _kind(value: object) -> str:
    return {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}.get(
        type(value), "a number"
    )
