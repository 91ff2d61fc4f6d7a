"""What the commands share: reading inputs, choosing a file's format, saying things on stdout and stderr."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeVar

import typer

from secondsource.errors import UsageError
from secondsource.ingest import IngestOptions, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from secondsource.ingest import Loaded
    from secondsource.model.dossier import Dossier
    from secondsource.model.reading import Interaction
    from secondsource.model.report import Report
    from secondsource.pipeline import Engine

W = TypeVar("W")

NOTHING_USABLE = 1
_MOST_SKIPPED = 20


def open_engine(threads: int, people: Path | None = None) -> Engine:
    """Return an engine whose file of names was read, so that a wrong one is named before reports are read."""
    from secondsource.pipeline import Engine  # noqa: PLC0415 -- heavy

    engine = Engine(threads=threads, people=people)
    _ = engine.roster
    return engine


def load_reports(paths: Sequence[str], options: IngestOptions, *, quiet: bool) -> tuple[Report, ...]:
    """Load reports, name what was left out, and stop when nothing is left."""
    loaded = load(paths, options, stdin=sys.stdin.buffer)
    if not quiet or not loaded.reports:
        _report_skipped(loaded)
    if not loaded.reports:
        say("error: none of the inputs holds a report that can be read")
        raise typer.Exit(NOTHING_USABLE)
    return loaded.reports


def _report_skipped(loaded: Loaded) -> None:
    for note in loaded.notes:
        say(f"note: {note.place}: {note.message}")
    for item in loaded.skipped[:_MOST_SKIPPED]:
        say(f"skipped: {item.place}: {item.reason}" + (f" ({item.remedy})" if item.remedy else ""))
    if len(loaded.skipped) > _MOST_SKIPPED:
        say(f"skipped: {len(loaded.skipped) - _MOST_SKIPPED} more")
    counts = Counter[str]()
    for item in loaded.skipped:
        counts[item.code] += item.count
    if counts:
        say("left out: " + ", ".join(f"{number} {code}" for code, number in sorted(counts.items())))


def by_suffix(output: Path, writers: Mapping[str, W]) -> W:
    """Return the writer of a file's format; raises UsageError for a suffix that names none."""
    suffix = output.suffix.lower()
    if suffix not in writers:
        raise UsageError(f"--output {output}: the suffix {suffix!r} names no format; use one of {', '.join(writers)}")
    return writers[suffix]


def dossier_writer(output: Path) -> Callable[[Dossier], str]:
    """Return what turns a dossier into the file's format; raises UsageError for a suffix that names none."""
    from secondsource import render  # noqa: PLC0415 -- only when a file is written

    def text(dossier: Dossier) -> str:
        return render.terminal(dossier, width=100, colour=False)

    writers: dict[str, Callable[[Dossier], str]] = {
        ".html": render.html,
        ".htm": render.html,
        ".md": render.markdown,
        ".json": lambda d: d.to_json() + "\n",
        ".txt": text,
    }
    return by_suffix(output, writers)


def table_writer(output: Path, order: Literal["polecat", "icews"]) -> Callable[[Dossier, Sequence[Interaction]], bytes]:
    """Return what turns interactions into the file's format; raises UsageError for a suffix that names none."""
    from secondsource.render import situation as view  # noqa: PLC0415 -- only when a file is written

    writers: dict[str, Callable[[Dossier, Sequence[Interaction]], bytes]] = {
        ".csv": lambda d, items: view.table(d, items, order=order, separator=",").encode(),
        ".tsv": lambda d, items: view.table(d, items, order=order).encode(),
        ".parquet": lambda d, items: view.parquet(d, items, order=order),
        ".graphml": lambda d, items: view.graphml(d, items).encode(),
    }
    return by_suffix(output, writers)


def save(output: Path, content: str) -> None:
    """Write text to a file, in UTF-8."""
    save_bytes(output, content.encode())


def save_bytes(output: Path, content: bytes) -> None:
    """Write a file and say so; raises UsageError where it cannot be written."""
    try:
        output.write_bytes(content)
    except OSError as error:
        raise UsageError(f"--output {output}: cannot be written: {error.strerror}; choose another place") from error
    say(f"written: {output}")


def as_terminal(dossier: Dossier) -> str:
    """Return a dossier as wide as the terminal, in colour where somebody looks."""
    from secondsource.render import terminal  # noqa: PLC0415 -- only when text is printed

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return terminal(dossier, width=width(), colour=colour)


def show_why(dossier: Dossier, id: str) -> None:  # noqa: A002 -- the contract's name
    """Print everything that led to a finding."""
    from secondsource.render.why import why  # noqa: PLC0415 -- only when asked for

    show(why(dossier, id, width=width()))


def width() -> int:
    """Return the terminal's width in columns."""
    return shutil.get_terminal_size((100, 24)).columns


def show(text: str, *, colour: bool = False) -> bool:
    """Write a result and tell whether anybody still reads; one who has seen enough (`| head`) is no error."""
    try:
        typer.echo(text, color=colour or None)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def say(message: str) -> None:
    """Print a message on stderr."""
    typer.echo(message, err=True)


class Progress:
    """One line on stderr that says how far the work is, on a terminal only."""

    def __init__(self, *, quiet: bool) -> None:
        """Be silent when asked to, and where nobody looks."""
        self.on = sys.stderr.isatty() and not quiet

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __call__(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` are done and what comes next."""
        if self.on:
            sys.stderr.write(f"\r\x1b[2K{done}/{total} {what[:60]}")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        if self.on:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
