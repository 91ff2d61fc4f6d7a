"""Paths, folders and patterns into the list of files to read, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from secondsource.ingest.files import no_such_file
from secondsource.ingest.sniff import is_read, suffix_of
from secondsource.ingest.values import SkipError, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"
_PATTERN = frozenset("*?[")
_COMPANION = "_files"  # what browsers call the folder of a saved page's pictures and frames


class Found(msgspec.Struct, frozen=True, gc=False):
    """A file to read: its path, how messages name it, and what makes two paths one file."""

    path: str
    place: str
    real: str


def discover(paths: Sequence[str | os.PathLike[str]], *, recursive: bool) -> tuple[list[Found], list[Skipped]]:
    """Return the files behind paths, folders, patterns and "-" in order, and what was left out on the way."""
    found: dict[str, Found] = {}
    skipped: list[Skipped] = []
    for given in paths:
        for item in _expand(os.fspath(given), recursive=recursive):
            if isinstance(item, Skipped):
                skipped.append(item)
            elif item.real in found:
                first = found[item.real].place
                reason = "the same file twice" + (f", first as {first}" if first != item.place else "")
                skipped.append(Skipped(item.place, reason, "", "same-file"))
            else:
                found[item.real] = item
    return list(found.values()), skipped


def shown(path: str) -> str:
    """Return a path as messages can show it, bytes that are no UTF-8 replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _expand(path: str, *, recursive: bool) -> Iterator[Found | Skipped]:
    if path == STDIN:
        yield Found(STDIN, STDIN, STDIN)
    elif "\0" in path or not path:
        yield no_such_file(path.replace("\0", "\ufffd") or "''").skipped()
    elif Path(path).is_dir():
        yield from _folder(path, recursive=recursive)
    elif os.path.lexists(path):
        yield _found(path)
    elif _PATTERN.intersection(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 -- patterns may be absolute
        files = [match for match in matches if not Path(match).is_dir()]
        if not matches:
            reason = "no file matches this pattern"
            yield Skipped(shown(path), reason, "check the pattern", "no-such-file")
        for match in files:
            yield _found(match)
        for match in matches if not files else ():
            yield from _folder(match, recursive=recursive)
    else:
        yield no_such_file(shown(path)).skipped()


def _found(path: str) -> Found:
    return Found(path, shown(path), os.path.realpath(path))


def _folder(folder: str, *, recursive: bool) -> Iterator[Found | Skipped]:
    """Yield the files of a folder, sorted, files before folders; hidden ones and companions of pages are left out."""
    ignored: Counter[str] = Counter()
    errors: list[OSError] = []
    empty = True
    for where, folders, names in os.walk(folder, onerror=errors.append):
        pages = {Path(name).stem + _COMPANION for name in names if suffix_of(name) in {".html", ".htm"}}
        companions = pages.intersection(folders)
        ignored["page companions"] += sum(
            len(inside) for name in companions for _, _, inside in os.walk(Path(where, name))
        )
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in companions)
        for name in sorted(names):
            path = Path(where, name)
            if name.startswith("."):
                ignored["hidden"] += 1
            elif not is_read(name) or not path.is_file():
                ignored[suffix_of(name) or "no suffix"] += 1
            else:
                empty = False
                yield _found(str(path))
        if not recursive:
            break
    yield from _left_out(shown(folder), ignored, errors, empty=empty)


def _left_out(place: str, ignored: Counter[str], errors: list[OSError], *, empty: bool) -> Iterator[Skipped]:
    for error in errors:
        reason = f"cannot be read: {error.strerror or error}"
        where = shown(os.fsdecode(error.filename)) if error.filename else place
        yield SkipError(where, "unreadable", reason, "check its permissions").skipped()
    if count := ignored.total():
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(ignored.items()) if number)
        noun = "file" if count == 1 else "files"
        yield Skipped(place, f"{count} {noun} ignored ({kinds})", "name a file to have it read", "ignored", count)
    if empty and not errors:
        yield Skipped(place, "a folder without reports", "", "no-reports")
