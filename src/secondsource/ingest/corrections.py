"""A file of corrections, TOML or JSON lines, into values; every mistake in it is named with its place and a remedy."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from secondsource.errors import UsageError
from secondsource.model.correction import (
    Corrections,
    Deed,
    FindingCorrection,
    MergeCorrection,
    SpeakerCorrection,
    SplitCorrection,
)

if TYPE_CHECKING:
    from pathlib import Path

_TABLES = {
    "finding": ("do", "a finding needs `key`, or `words` of its evidence"),
    "speaker": ("words", "a speaker needs `words` of the statement and `speaker`"),
    "merge": ("names", "a merge needs two `names` or more"),
    "split": ("name", "a split needs `name` and `aliases`"),
}
_KINDS = {
    "finding": FindingCorrection,
    "speaker": SpeakerCorrection,
    "merge": MergeCorrection,
    "split": SplitCorrection,
}
_DEEDS: tuple[str, ...] = get_args(Deed)


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections; its form is told by its suffix, `.toml` or `.jsonl`.

    Raises UsageError naming the place, the value and what to write instead.
    """
    if path.suffix.lower() not in {".toml", ".jsonl"}:
        raise UsageError(f"--corrections {path}: the suffix {path.suffix!r} names no form; use .toml or .jsonl")
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UsageError(f"--corrections {path}: no such file; check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--corrections {path}: cannot be read: {error}; give a readable UTF-8 file") from error
    tables = _toml(path, text) if path.suffix.lower() == ".toml" else _lines(path, text)
    found: dict[str, list[Any]] = {name: [] for name in _TABLES}
    for name, record, place in tables:
        _check(name, record, place)
        found[name].append(_converted(name, {**record, "place": place}, place))
    return Corrections(**{name: tuple(values) for name, values in found.items()})


def _converted(name: str, record: dict[str, Any], place: str) -> Any:  # noqa: ANN401 -- one of four kinds
    try:
        return msgspec.convert(record, _KINDS[name], strict=True)
    except msgspec.ValidationError as error:
        wrong = str(error).replace("`$.", "`")  # the record is named by its place
        raise UsageError(f"--corrections {place}: {wrong}; see docs/corrections.md for the fields") from error


def _toml(path: Path, text: str) -> list[tuple[str, dict[str, Any], str]]:
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"--corrections {path}: no TOML: {error}; mend the line") from error
    found = []
    for name, records in value.items():
        if not isinstance(records, list):
            raise UsageError(f"--corrections {path}: {name!r} is no list of tables; write [[{name}]]")
        for number, record in enumerate(records, 1):
            found.append((name, record, f"{path.name}: {name} {number}"))
    return found


def _lines(path: Path, text: str) -> list[tuple[str, dict[str, Any], str]]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            raise UsageError(f"--corrections {place}: no JSON: {error}; write one object a line") from error
        if not isinstance(record, dict):
            raise UsageError(f"--corrections {place}: {line.strip()[:40]!r} is no object; write one object a line")
        found.append((str(record.pop("what", "finding")), record, place))
    return found


def _check(name: str, record: object, place: str) -> None:
    """Raise UsageError for what the shape alone does not tell."""
    if name not in _TABLES:
        raise UsageError(f"--corrections {place}: {name!r} is no kind of correction; use one of {', '.join(_TABLES)}")
    needed, remedy = _TABLES[name]
    if not isinstance(record, dict) or needed not in record:
        raise UsageError(f"--corrections {place}: {needed!r} is missing; {remedy}")
    if name in {"finding", "speaker"} and _is_blank(record.get("words")):
        raise UsageError(f"--corrections {place}: {record['words']!r} are no words, and stand in every text; {remedy}")
    if name == "finding" and record["do"] not in _DEEDS:
        raise UsageError(f"--corrections {place}: do {record['do']!r} is not known; use {', '.join(_DEEDS)}")
    if name == "finding" and not (record.get("key") or record.get("words")):
        raise UsageError(f"--corrections {place}: neither 'key' nor 'words' is given; {remedy}")
    if name == "merge" and (not isinstance(record["names"], list) or len(record["names"]) < 2):
        raise UsageError(f"--corrections {place}: {record['names']!r} are too few names; {remedy}")


def _is_blank(words: object) -> bool:
    """Tell whether words are given of which one is blank."""
    return any(isinstance(item, str) and not item.strip() for item in (words if isinstance(words, list) else [words]))
