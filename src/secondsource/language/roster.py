"""A user's file of people and bodies: names, other names, dated roles."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from secondsource.errors import UsageError
from secondsource.language.titles import countries_in, role_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Kind = Literal["person", "organisation", "place", "other"]
FIELDS = ("name", "aliases", "roles", "kind", "from", "to")
_KINDS: tuple[str, ...] = get_args(Kind)


class DatedRole(msgspec.Struct, frozen=True, gc=False):
    """A role in the file's words, its role nouns, countries and other words, held from and to a day, both included."""

    phrase: str
    nouns: frozenset[str]
    countries: frozenset[str]
    marks: frozenset[str]
    start: str | None
    end: str | None

    @classmethod
    def of(cls, phrase: str, *, start: str | None = None, end: str | None = None) -> DatedRole:
        """Make a role of its words ("mayor of Lorn") and the ISO days between which it is held."""
        return cls(phrase, *role_parts(phrase), start, end)

    def holds(self, day: str | None) -> bool:
        """Tell whether the role is held on a day (ISO date); on an unknown day only a role without dates is."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= day[:10]) and (self.end is None or day[:10] <= self.end)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One person or body of the file under its canonical name."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    roles: tuple[DatedRole, ...]


class Roster:
    """The entries of a file, found by name or by role; what two entries share finds neither."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """Take the entries; of several with one name the aliases and roles are put together."""
        self._entries = _joined(entries)

    @classmethod
    def from_file(cls, path: Path) -> Roster:
        """Read a CSV file with a header, or JSON lines, with the fields of FIELDS; only `name` is needed.

        Aliases and roles are parted by `;` in CSV and lists in JSON; `kind` is person (when left out), organisation,
        place or other; dates are YYYY-MM-DD. Raises UsageError that names the line, the value and the remedy.
        """
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"--people {path}: cannot be read: {error}; give a UTF-8 file") from error
        suffix = path.suffix.lower()
        if suffix == ".csv":
            rows = _csv_rows(path, text)
        elif suffix in {".jsonl", ".ndjson"}:
            rows = _json_rows(path, text)
        else:
            raise UsageError(f"--people {path}: the suffix {suffix!r} names no format; use .csv, .jsonl or .ndjson")
        return cls([_entry(place, row) for place, row in rows])

    def named(self, name: str) -> Entry | None:
        """Return the only entry with this name or alias, in this spelling."""
        return self._by_name.get(name)

    def bearing(self, phrase: str, text: str, day: str | None) -> Entry | None:
        """Return the only entry whose role on a day is what a description says ("the mayor", "the mayor of Lorn").

        Every word of the description must be in the role, and what tells the role from others of its kind (its place
        or body) must be in the description or in the report's text.
        """
        nouns, countries, marks = role_parts(phrase)
        if not nouns:
            return None
        found = {
            entry.name: entry
            for entry in self._entries
            for role in entry.roles
            if role.holds(day)
            and nouns <= role.nouns
            and marks <= role.marks
            and countries <= role.countries
            and _told(role, countries | marks, text)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def names_in(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield the whole words of a text that are names of the file, as (start, end, entry); the longest wins."""
        free = 0
        for match in re.finditer(r"\w+", text):
            start = match.start()
            for name in self._by_first.get(match.group(), ()) if start >= free else ():
                end = start + len(name)
                if text.startswith(name, start) and not text[end : end + 1].isalnum():
                    yield start, end, self._by_name[name]
                    free = end
                    break

    @cached_property
    def _by_name(self) -> Mapping[str, Entry]:
        found: dict[str, Entry | None] = {}
        for entry in self._entries:
            for name in {entry.name, *entry.aliases}:
                found[name] = None if name in found else entry
        return {name: entry for name, entry in found.items() if entry is not None}

    @cached_property
    def _by_first(self) -> Mapping[str, list[str]]:
        """Return the names by their first word, the longest first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._by_name, key=lambda n: (-len(n), n)):
            first = re.match(r"\w+", name)
            if first:
                found.setdefault(first.group(), []).append(name)
        return found

    def __bool__(self) -> bool:
        """Tell whether there are entries."""
        return bool(self._entries)


def _told(role: DatedRole, said: frozenset[str], text: str) -> bool:
    """Tell whether a role's place or body is said, or stands in the text; a role that names none is told by itself."""
    marks = role.marks | role.countries
    if not marks or marks <= said:
        return True
    lowered = text.lower()
    return all(mark in lowered for mark in role.marks) and (not role.countries or role.countries <= countries_in(text))


def _joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for entry in entries:
        known = found.get(entry.name)
        if known is not None:
            aliases = tuple(dict.fromkeys((*known.aliases, *entry.aliases)))
            entry = Entry(known.name, aliases, known.kind, (*known.roles, *entry.roles))  # noqa: PLW2901 -- put together
        found[entry.name] = entry
    return tuple(found.values())


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield a CSV file's rows with their places."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [h.strip() for h in reader.fieldnames or ()]
    unknown = [h for h in header if h not in FIELDS]
    if "name" not in header or unknown:
        wrong = f"unknown column {unknown[0]!r}" if unknown else "no column 'name'"
        raise UsageError(f"--people {path}:1: {wrong}; the header's columns are {', '.join(FIELDS)}")
    reader.fieldnames = header
    for row in reader:
        place = f"{path}:{reader.line_num}"
        if None in row:
            raise UsageError(f"--people {place}: more cells than columns; put cells with commas in quotation marks")
        yield place, {field: _listed(field, value or "") for field, value in row.items()}


def _listed(field: str, value: str) -> str | list[str]:
    return [part for part in value.split(";") if part.strip()] if field in {"aliases", "roles"} else value


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the objects of JSON lines with their places."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise UsageError(f"--people {path}:{number}: not JSON: {error}; write one object a line") from error
        unknown = [key for key in row if key not in FIELDS] if isinstance(row, dict) else ["(no object)"]
        if unknown:
            raise UsageError(f"--people {path}:{number}: unknown field {unknown[0]!r}; use {', '.join(FIELDS)}")
        yield f"{path}:{number}", row


def _entry(place: str, row: Mapping[str, Any]) -> Entry:
    """Check one row and return its entry."""
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f"--people {place}: name {name!r} is empty or no text; give the canonical name")
    kind = str(row.get("kind") or "person").strip()
    if kind not in _KINDS:
        raise UsageError(f"--people {place}: kind {kind!r} is none of {', '.join(_KINDS)}; correct it")
    start, end = _day(place, "from", row), _day(place, "to", row)
    if start and end and end < start:
        raise UsageError(f"--people {place}: to {end!r} is before from {start!r}; correct one of them")
    roles = [DatedRole.of(phrase, start=start, end=end) for phrase in _texts(place, "roles", row)]
    for role in roles:
        if not role.nouns:
            raise UsageError(
                f"--people {place}: role {role.phrase!r} names no role that is known; write one like 'mayor of Lorn'"
            )
    return Entry(name.strip(), tuple(_texts(place, "aliases", row)), msgspec.convert(kind, Kind), tuple(roles))


def _texts(place: str, field: str, row: Mapping[str, Any]) -> list[str]:
    value = row.get(field) or []
    if not isinstance(value, list) or not all(isinstance(part, str) and part.strip() for part in value):
        raise UsageError(f'--people {place}: {field} {value!r} is no list of texts; write ["…", "…"]')
    return [part.strip() for part in value]


def _day(place: str, field: str, row: Mapping[str, Any]) -> str | None:
    value = row.get(field)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise UsageError(f"--people {place}: {field} {value!r} is no date; write YYYY-MM-DD") from None
