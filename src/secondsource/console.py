"""What the commands share: reading inputs, choosing a file's format, saying things on stdout and stderr."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections import Counter
from datetime import date, timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

import typer

from secondsource.errors import UsageError
from secondsource.ingest import IngestOptions, inputs, load

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
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def open_engine(threads: int, people: Path | None = None, actors: Path | None = None) -> Engine:
    """Return an engine whose files of names were read, so that a wrong one is named before reports are read."""
    for option, path in (("--people", people), ("--actors", actors)):
        if path is not None and not path.exists():
            raise UsageError(f"{option} {path}: no such file; check the path")
        if path is not None and path.is_dir():
            raise UsageError(f"{option} {path}: is a folder; name a file")
    from secondsource.pipeline import Engine  # noqa: PLC0415 -- heavy

    engine = Engine(threads=threads, people=people, actors=actors)
    _ = engine.roster, engine.actor_table if actors else None
    return engine


def load_reports(paths: Sequence[str], options: IngestOptions, *, quiet: bool) -> tuple[Report, ...]:
    """Load reports, name what was left out, and stop when nothing is left."""
    with Progress(quiet=quiet) as progress:
        loaded = load(paths, options, stdin=sys.stdin.buffer if sys.stdin else io.BytesIO(), progress=progress)
    if not quiet or not loaded.reports:
        _report_skipped(loaded)
    if not loaded.reports:
        say("error: none of the inputs holds a report that can be read")
        raise typer.Exit(NOTHING_USABLE)
    return loaded.reports


def _report_skipped(loaded: Loaded) -> None:
    for note in loaded.notes:
        say(f"note: {note.place}: {note.message}")
    for item in loaded.skipped:
        say(f"skipped: {item.place}: {item.reason}" + (f" ({item.remedy})" if item.remedy else ""))
    counts = Counter[str]()
    for item in loaded.skipped:
        counts[item.code] += item.count
    if counts:
        say("left out: " + ", ".join(f"{number} {code}" for code, number in sorted(counts.items())))


def check_output(output: Path | None, paths: Sequence[str], *beside: Path | None) -> None:
    """Raise UsageError, before any work, for a file that cannot be written or that an input would be lost by writing.

    `beside` are files that options name. What this program wrote earlier is no input and may be written again.
    """
    if output is None:
        return
    folder = output.parent
    if output.is_dir():
        raise UsageError(f"--output {output}: cannot be written: it is a folder; name a file in it")
    if not folder.is_dir():
        raise UsageError(f"--output {output}: cannot be written: there is no folder {folder}; make it first")
    if not os.access(output if output.exists() else folder, os.W_OK):
        raise UsageError(f"--output {output}: cannot be written: Permission denied; choose another place")
    if output.exists() and any(_same(output, path) for path in (*inputs(paths, output), *beside)):
        raise UsageError(f"--output {output}: is one of the inputs and would be overwritten; choose another name")


def _same(output: Path, path: str | Path | None) -> bool:
    try:
        return path is not None and output.samefile(path)
    except OSError:
        return False


def one_form(output: Path | None, *, json: bool, why: str | None = None) -> None:
    """Raise UsageError where a call asks for two forms of its result at once."""
    if why is not None and (json or output):
        other = f"--output {output}" if output else "--json"
        raise UsageError(f"--why {why}: prints text about one finding and does not go with {other}; leave one out")
    if json and output and output.suffix.lower() != ".json":
        raise UsageError(f"--output {output}: is not the JSON that --json asks for; name a .json file or drop --json")


def day_bounds(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Check the first and last day asked for and return them half-open; raises UsageError for what is no day."""
    found: list[date | None] = []
    for name, value in (("--from", first), ("--to", last)):
        try:
            found.append(date.fromisoformat(value) if value is not None else None)
        except ValueError as error:
            raise UsageError(f"{name} {value}: no ISO day; write it as 2026-05-01") from error
    begin, end = found
    if begin is not None and end is not None and end < begin:
        raise UsageError(f"--to {last}: lies before --from {first}; swap the two")
    after = end + timedelta(days=1) if end is not None and end < date.max else None
    return (begin.isoformat() if begin else None, after.isoformat() if after else None)


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

    if output.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise UsageError(f"--output {output}: needs pyarrow (pip install pyarrow); or write .csv")
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

    colour = sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return terminal(dossier, width=width(), colour=colour)


def show_why(dossier: Dossier, id: str) -> None:  # noqa: A002 -- the contract's name
    """Print everything that led to a finding."""
    from secondsource.render.why import why  # noqa: PLC0415 -- only when asked for

    show(why(dossier, id, width=width()))


def width() -> int:
    """Return the terminal's width in columns."""
    return shutil.get_terminal_size((100, 24)).columns


def show(text: str, *, colour: bool = False) -> bool:
    """Write a result and tell whether anybody still reads; one who has seen enough (`| head`) is no error.

    Raises UsageError where standard output cannot be written.
    """
    if sys.stdout is None:
        raise UsageError("standard output: is closed; open it, or write to a file with --output")
    try:
        typer.echo(text, color=colour or None)
        sys.stdout.flush()
    except BrokenPipeError:
        give_up(sys.stdout)
        return False
    except OSError as error:
        give_up(sys.stdout)
        raise UsageError(f"standard output: cannot be written: {error.strerror}; choose another place") from error
    return True


def show_json(text: str) -> bool:
    """Write JSON as `show` does, in ASCII where the terminal's encoding lacks a character of it."""
    try:
        text.encode((sys.stdout and sys.stdout.encoding) or "utf-8")
    except UnicodeEncodeError:
        text = _NOT_ASCII.sub(lambda match: json.dumps(match.group())[1:-1], text)
    return show(text)


def show_dossier(dossier: Dossier, *, json: bool) -> None:
    """Write a dossier to standard output, as JSON or as the terminal shows it."""
    if json:
        show_json(dossier.to_json())
    else:
        show(as_terminal(dossier), colour=True)


def show_stream(reports: Sequence[Report], engine: Engine, *, json: bool) -> None:
    """Print one line a report as soon as it is read: what it joins, opens or brings together."""
    import msgspec  # noqa: PLC0415 -- keeps --help and errors quick

    from secondsource.pipeline import stream_stories  # noqa: PLC0415 -- likewise
    from secondsource.render.cells import plain  # noqa: PLC0415 -- likewise

    ids = [report.id for report in reports]
    for step, why in stream_stories(reports, engine=engine):
        row = {
            "report": step.report,
            "change": step.change,
            "story": ids[step.story],
            "merged": None if step.merged is None else ids[step.merged],
            "moved": [{"report": ids[at], "story": ids[story]} for at, story in step.moved],
            "why": why,
        }
        other = f" and {row['merged']}" if row["merged"] else ""
        deed = {
            "opened": "opens a story",
            "joined": f"joins {row['story']}: {why}",
            "merged": f"joins two, {row['story']}{other}: {why}",
        }[step.change]
        moved = [f"    {plain(f'{ids[at]} moves to {ids[story]}')}" for at, story in step.moved]
        text = "\n".join([f"{plain(step.report)}  {plain(deed)}", *moved])
        if not (show_json(msgspec.json.encode(row).decode()) if json else show(text)):
            return


def say(message: str) -> None:
    """Print a message on stderr, if anybody reads it; control characters are shown by their numbers."""
    from secondsource.render.cells import plain  # noqa: PLC0415 -- keeps --help quick

    try:
        typer.echo(plain(message), err=True)
    except OSError:
        give_up(sys.stderr)


def be_lenient() -> None:
    """Let what a terminal cannot show be replaced where it is printed."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def give_up(stream: TextIO | None) -> None:
    """Send what is still to be written to a stream nowhere, so that Python does not fail once more when it ends."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Progress:
    """One line on stderr that says how far the work is, on a terminal only."""

    def __init__(self, *, quiet: bool) -> None:
        """Be silent when asked to, and where nobody looks."""
        self.on = sys.stderr is not None and sys.stderr.isatty() and not quiet

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __call__(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` are done and what comes next."""
        if self.on:
            from secondsource.render.cells import plain  # noqa: PLC0415 -- only on a terminal

            sys.stderr.write(f"\r\x1b[2K{done}/{total} {plain(what)[:60]}")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        self.clear()

    def clear(self) -> None:
        """Clear the line, so that a result can be printed where it stood."""
        if self.on:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
