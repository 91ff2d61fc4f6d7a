"""Metadata beside a text: NAME.meta.json or NAME.json next to NAME.txt."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from secondsource.ingest.decode import decode
from secondsource.ingest.facts import facts_from
from secondsource.ingest.ours import is_our_json
from secondsource.ingest.records import notes_on, parse_json, record_text
from secondsource.ingest.values import Facts, Note, SkipError

if TYPE_CHECKING:
    from secondsource.ingest.files import Files

_META = ".meta.json"
_DESCRIBED = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")


def described(files: Files, name: str) -> str | None:
    """Return the file a sidecar's name says it describes, if there is one."""
    low = name.lower()
    if low.endswith(_META):
        base = name[: -len(_META)]
        candidates = [base] if low[: -len(_META)].endswith(_DESCRIBED) else []
    elif low.endswith(".json"):
        base, candidates = name[: -len(".json")], []
    else:
        return None
    candidates += [base + suffix + packed for suffix in _DESCRIBED for packed in ("", ".gz")]
    return next((candidate for candidate in candidates if files.has(candidate)), None)


def is_meta_name(name: str) -> bool:
    """Tell whether a name can only be a sidecar's."""
    return name.lower().endswith(_META)


def is_metadata(text: str) -> bool:
    """Tell whether a JSON document is one object that holds no report's text."""
    try:
        value = parse_json(text)
    except ValueError:
        return False
    if not isinstance(value, dict) or is_our_json(text):
        return False
    return not _holds_text(value) and not any(map(_holds_text, value.values()))


def _holds_text(value: object) -> bool:
    """Tell whether a value is a record with a text, or a list that begins with one."""
    if isinstance(value, list):
        return bool(value) and _holds_text(value[0])
    return isinstance(value, dict) and record_text(value) is not None


def beside(files: Files, name: str, place: str, limit: int) -> tuple[Facts, tuple[Note, ...]]:
    """Return what the sidecars of a text say, the more particular name first."""
    if not name.lower().endswith(_DESCRIBED):
        return Facts(), ()
    stem = name[: name.rindex(".")]
    facts = Facts()
    notes: list[Note] = []
    for candidate in (name + _META, stem + _META, stem + ".json"):
        if not files.has(candidate):
            continue
        try:
            text = decode(files.read(candidate, place, limit), place).text
            if candidate.endswith(_META) or is_metadata(text):
                found, more = _facts(text, place.removesuffix(name) + candidate if place.endswith(name) else candidate)
                facts = facts.filled_from(found)
                notes += more
        except SkipError as error:
            notes.append(
                Note(place, f"its metadata {PurePath(candidate).name} is left out: {error.reason}", "bad-sidecar")
            )
    return facts, tuple(notes)


def _facts(text: str, place: str) -> tuple[Facts, list[Note]]:
    try:
        value = parse_json(text)
    except ValueError as error:
        raise SkipError(place, "bad-record", f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise SkipError(place, "bad-record", "not one JSON object")
    facts, dates = facts_from(value, "sidecar")
    return facts, notes_on(value, dates, place)
