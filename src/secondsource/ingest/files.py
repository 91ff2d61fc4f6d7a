"""Where bytes come from: the disk, standard input, archives; always bounded, every failure named."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from secondsource.ingest.values import SkipError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 20
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")  # pipes that the shell has opened, with a writer at work
_ARCHIVE_SHARE = 20  # all members of an archive together may hold this many times the bound of one file


class Files(Protocol):
    """A place where an input has neighbours."""

    def has(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        ...

    def read(self, name: str, place: str, limit: int) -> bytes:
        """Return a file's bytes; raises SkipError."""
        ...


class Disk:
    """Files by path."""

    def has(self, name: str) -> bool:
        """Tell whether there is a file at this path."""
        return Path(name).is_file()

    def read(self, name: str, place: str, limit: int) -> bytes:
        """Return a file's bytes; raises SkipError "no-such-file", "unreadable" or "too-large"."""
        try:
            if not name.startswith(_STREAMS) and not stat.S_ISREG(Path(name).stat().st_mode):
                reason = "no regular file: a folder, pipe or device"
                raise SkipError(place, "unreadable", reason, "give a file, or - for standard input")
            with Path(name).open("rb") as file:
                status = os.fstat(file.fileno())
                if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                    raise too_large(place, limit, status.st_size)
                return read_bounded(file, place, limit)
        except FileNotFoundError as error:
            raise no_such_file(place) from error
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}"
            raise SkipError(place, "unreadable", reason, "check its permissions") from error


class Members:
    """The members of a zip archive, held in memory."""

    def __init__(self, data: bytes, place: str, limit: int) -> None:
        """Open the archive; raises SkipError "bad-archive"."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise _damaged(place, error) from error
        self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._left = limit * _ARCHIVE_SHARE

    def names(self) -> list[str]:
        """Return the names of all members that are files, sorted."""
        return sorted(self._infos)

    def has(self, name: str) -> bool:
        """Tell whether there is a member of this name."""
        return name in self._infos

    def read(self, name: str, place: str, limit: int) -> bytes:
        """Return a member's bytes; raises SkipError "too-large" or "bad-archive"."""
        info = self._infos[name]
        if info.flag_bits & 1:
            raise SkipError(place, "bad-archive", "locked with a password", "unpack it first")
        if self._left <= 0:
            raise SkipError(place, "too-large", "the archive unpacks to too much", "unpack it, or raise --max-bytes")
        try:
            with self._zip.open(info) as file:
                data = read_bounded(file, place, limit)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise _damaged(place, error) from error
        self._left -= len(data)
        return data


class Alone:
    """No neighbours at all: standard input."""

    def has(self, name: str) -> bool:  # noqa: ARG002 -- the protocol's signature
        """Tell that there is none."""
        return False

    def read(self, name: str, place: str, limit: int) -> bytes:  # noqa: ARG002 -- the protocol's signature
        """Raise SkipError, for there is none."""
        raise no_such_file(place)


def read_bounded(file: BinaryIO | io.BufferedIOBase | Iterator[bytes], place: str, limit: int) -> bytes:
    """Return all bytes of a stream; raises SkipError "too-large" as soon as there are more than allowed."""
    chunks: list[bytes] = []
    size = 0
    read = file.read  # type: ignore[union-attr]
    while chunk := read(min(_CHUNK, limit + 1 - size)):
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise too_large(place, limit)
    return b"".join(chunks)


def gunzip(data: bytes, place: str, limit: int) -> bytes:
    """Unpack gzip, all its parts; raises SkipError "too-large" or "bad-archive"."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            return read_bounded(file, place, limit)
    except EOFError as error:
        raise _damaged(place, EOFError("the end is missing")) from error
    except (OSError, zlib.error) as error:
        raise _damaged(place, error) from error


def too_large(place: str, limit: int, size: int | None = None) -> SkipError:
    """Return the error for a file over the bound."""
    shown = f"{size:,} bytes" if size is not None else "more"
    return SkipError(place, "too-large", f"{shown}, where {limit:,} bytes are allowed", "raise --max-bytes")


def no_such_file(place: str) -> SkipError:
    """Return the error for a path where nothing is."""
    return SkipError(place, "no-such-file", "no such file", "check the path")


def _damaged(place: str, error: Exception) -> SkipError:
    return SkipError(place, "bad-archive", f"a damaged archive: {error}", "pack it again, or give the files themselves")
