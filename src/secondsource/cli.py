"""The command line: results on stdout, progress and warnings on stderr.

Exit status 0 done, 1 nothing usable, 2 wrong call, 3 findings at or above `--fail-on`.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource import __version__
from secondsource.console import (
    NOTHING_USABLE,
    Progress,
    be_lenient,
    by_suffix,
    check_output,
    day_bounds,
    dossier_writer,
    give_up,
    load_reports,
    one_form,
    open_engine,
    save,
    save_bytes,
    say,
    show,
    show_dossier,
    show_json,
    show_stream,
    show_why,
    table_writer,
    width,
)
from secondsource.errors import SecondSourceError, UsageError
from secondsource.ingest import MAX_BYTES, IngestOptions
from secondsource.ingest.corrections import read_corrections

if TYPE_CHECKING:
    from secondsource.model.finding import Finding

WRONG_CALL, FINDINGS = 2, 3
_LONG_TOPIC = 60  # reports from which a timeline is a choice of days and sentences

app = typer.Typer(
    help="Read several news reports of the same events and show, with the exact words, who said what, what happened "
    "when, which reports are copies, what independent reports agree on and where they contradict each other.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Level(StrEnum):
    """How serious a finding must be to make the exit status 3."""

    high = "high"
    medium = "medium"
    low = "low"


class Columns(StrEnum):
    """Whose order of columns a table of interactions has."""

    polecat = "polecat"
    icews = "icews"


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, patterns, or - for standard input: text, Markdown, pages, JSON, JSONL, CSV, zip."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Published = Annotated[
    str | None, typer.Option(help="Publication date (ISO) for reports that do not state one, e.g. 2025-02-08.")
]
Outlet = Annotated[str | None, typer.Option(help="Outlet for reports that do not state one.")]
Encoding = Annotated[str | None, typer.Option(help="Read every input in this encoding instead of finding out.")]
MaxBytes = Annotated[int, typer.Option(help="Largest input to read, in bytes.", min=1)]
Threads = Annotated[int, typer.Option(help="Threads for the neural parts; 0 takes all cores.", min=0)]
People = Annotated[
    Path | None, typer.Option(help="A file with names, other names and roles of your own: .csv or .jsonl.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, and no warnings about inputs left out.")]


def main() -> None:
    """Run the command line and turn our errors, and those of the streams it writes to, into messages."""
    be_lenient()
    try:
        app()
    except UsageError as error:
        say(f"error: {error}")
        sys.exit(WRONG_CALL)
    except SecondSourceError as error:
        say(f"error: {error}")
        sys.exit(NOTHING_USABLE)
    except OSError as error:
        give_up(sys.stdout)
        say(f"error: {error.filename or 'standard output'}: {error.strerror or error}; choose another place")
        sys.exit(WRONG_CALL)


@app.callback(invoke_without_command=True)
def _top(
    *, version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and stop.")] = False
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def compare(  # noqa: PLR0913 -- a command's options are its parameters
    paths: Paths,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file: .html, .md, .json or .txt by its suffix.")
    ] = None,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    threads: Threads = 0,
    fail_on: Annotated[Level | None, typer.Option(help="Exit with 3 when there is a finding this serious.")] = None,
    why: Annotated[
        str | None, typer.Option(help="Print everything that led to the finding of this id, e.g. f1.")
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="A file (.toml or .jsonl) of what a person says about findings and names.")
    ] = None,
    people: People = None,
    one_story: Annotated[
        bool, typer.Option("--one-story", help="Take all reports to be of the same events, however little they share.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Compare reports of the same events: one dossier."""
    one_form(output, json=json, why=why)
    write = dossier_writer(output) if output else None
    check_output(output, paths, corrections, people)
    mended = read_corrections(corrections) if corrections else None
    options = IngestOptions(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes)
    reports = load_reports(paths, options, quiet=quiet)
    from secondsource.pipeline import compare as compare_reports  # noqa: PLC0415 -- keeps --help and errors quick

    with Progress(quiet=quiet) as progress:
        dossier = compare_reports(
            reports,
            engine=open_engine(threads, people),
            progress=progress,
            corrections=mended,
            tell=lambda line: say(f"correction no longer applies: {line}"),
            one_story=one_story,
        )
    if why:
        show_why(dossier, why)
    elif output and write:
        save(output, write(dossier))
    else:
        show_dossier(dossier, json=json)
    if fail_on and any(_at_least(f, fail_on) for f in dossier.findings):
        raise typer.Exit(FINDINGS)


@app.command()
def read(  # noqa: PLR0913 -- a command's options are its parameters
    paths: Paths,
    *,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    threads: Threads = 0,
    people: People = None,
    quiet: Quiet = False,
) -> None:
    """Show what each report says; with --json one line a report."""
    options = IngestOptions(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes)
    reports = load_reports(paths, options, quiet=quiet)
    from secondsource.pipeline import read as read_report  # noqa: PLC0415 -- keeps --help and errors quick
    from secondsource.pipeline import size_words  # noqa: PLC0415 -- likewise
    from secondsource.render.reading import reading_json, reading_text  # noqa: PLC0415 -- likewise

    engine = open_engine(threads, people)
    with Progress(quiet=quiet) as progress:
        for number, report in enumerate(reports):
            progress(number, len(reports), size_words(report))
            reading = read_report(report, engine=engine)
            progress.clear()
            if not (show_json(reading_json(reading)) if json else show(reading_text(reading, width=width()))):
                return


@app.command()
def situation(  # noqa: PLR0913 -- a command's options are its parameters
    paths: Paths,
    *,
    about: Annotated[
        str,
        typer.Option(help="Only what passes between these countries or bodies, e.g. Iran,USA; with one, all of its."),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to a file: .csv, .tsv, .parquet or .graphml by its suffix."),
    ] = None,
    order: Annotated[Columns, typer.Option(help="Whose order of columns the table has.")] = Columns.polecat,
    actors: Annotated[
        Path | None, typer.Option(help="A file with actors of your own; they come before the table's.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    threads: Threads = 0,
    people: People = None,
    quiet: Quiet = False,
) -> None:
    """Show who did what to whom: the interactions of all reports, coded as PLOVER events."""
    write = table_writer(output, order.value) if output else None
    check_output(output, paths, actors, people)
    from secondsource.language.actors import actor_table  # noqa: PLC0415 -- keeps --help quick
    from secondsource.render import situation as view  # noqa: PLC0415 -- likewise

    codes = view.codes_of(about.split(","), actor_table().codes[0]) if about else ()
    options = IngestOptions(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes)
    reports = load_reports(paths, options, quiet=quiet)
    from secondsource.pipeline import compare  # noqa: PLC0415 -- keeps errors quick

    with Progress(quiet=quiet) as progress:
        dossier = compare(reports, engine=open_engine(threads, people, actors), progress=progress)
    items = view.about(dossier, codes)
    if output and write:
        save_bytes(output, write(dossier, items))
    else:
        show(view.lines(dossier, items).rstrip("\n"))


@app.command()
def stories(  # noqa: PLR0913 -- a command's options are its parameters
    paths: Paths,
    *,
    stream: Annotated[
        bool, typer.Option("--stream", help="Take the reports one by one and say at once what each joins.")
    ] = False,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    threads: Threads = 0,
    quiet: Quiet = False,
) -> None:
    """Sort a pile of reports into stories, with the reasons."""
    options = IngestOptions(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes)
    reports = load_reports(paths, options, quiet=quiet)
    if stream:
        show_stream(reports, open_engine(threads), json=json)
        return
    import msgspec  # noqa: PLC0415 -- keeps --help and errors quick

    from secondsource.pipeline import stories as sort_reports  # noqa: PLC0415 -- likewise
    from secondsource.render.cells import plain  # noqa: PLC0415 -- likewise

    with Progress(quiet=quiet) as progress:
        found = sort_reports(reports, engine=open_engine(threads), progress=progress)
    if json:
        show_json(msgspec.json.format(msgspec.json.encode({"stories": found}), indent=2).decode())
        return
    for story in found:
        show(f"{story.id}  {plain(story.title)}\n    {plain(', '.join(story.reports))}\n    {plain(story.why)}")


@app.command()
def quote(  # noqa: PLR0913 -- a command's options are its parameters
    words: Annotated[str, typer.Argument(help="The words to look for, as quoted or remembered.")],
    paths: Paths,
    *,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    threads: Threads = 0,
    quiet: Quiet = False,
) -> None:
    """Say who said words, in which wording, where first and where altered."""
    if not any(letter.isalnum() for letter in words):
        raise UsageError(f"WORDS {words!r}: hold no word to look for; give some words of the quotation")
    options = IngestOptions(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes)
    reports = load_reports(paths, options, quiet=quiet)
    import msgspec  # noqa: PLC0415 -- keeps --help and errors quick

    from secondsource.pipeline import quote as find_quote  # noqa: PLC0415 -- likewise
    from secondsource.render.quotes import quoted_text  # noqa: PLC0415 -- likewise

    with Progress(quiet=quiet) as progress:
        found = find_quote(words, reports, engine=open_engine(threads), progress=progress)
    if json:
        show_json(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        show(quoted_text(found, reports, width=width()))


@app.command()
def timeline(  # noqa: PLR0913 -- a command's options are its parameters
    paths: Paths,
    *,
    about: Annotated[str | None, typer.Option(help="Only what is about this name or topic.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="First day (ISO), e.g. 2026-05-01.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Last day (ISO).")] = None,
    days: Annotated[
        int | None, typer.Option(help="A long topic: only this many days, those that matter most.", min=1)
    ] = None,
    sentences: Annotated[
        int | None, typer.Option(help="A long topic: sentences a day; 2 when left out.", min=1, max=20)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write to a file: .csv, .ics, .json (TimelineJS), .md, .html or .txt by its suffix."
        ),
    ] = None,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    threads: Threads = 0,
    quiet: Quiet = False,
) -> None:
    """Show what happened when, a line an event; of many reports over months, the days and sentences that tell it."""
    from secondsource.render import chronicle as view  # noqa: PLC0415 -- keeps --help quick

    one_form(output, json=json)
    write = by_suffix(output, view.writers()) if output else None
    check_output(output, paths)
    bounds = day_bounds(from_, to)
    options = IngestOptions(published=published, outlet=outlet, encoding=encoding, max_bytes=max_bytes)
    reports = load_reports(paths, options, quiet=quiet)
    from secondsource.assemble.chronicle import Wanted  # noqa: PLC0415 -- keeps errors quick
    from secondsource.pipeline import digest_of, timeline_of  # noqa: PLC0415 -- likewise

    wanted = Wanted(about, *bounds)
    with Progress(quiet=quiet) as progress:
        if days or sentences or len(reports) > _LONG_TOPIC:
            found = digest_of(reports, wanted, days=days, sentences=sentences or 2, progress=progress)
        else:
            found = timeline_of(reports, wanted, engine=open_engine(threads), progress=progress)
    if output and write:
        save(output, found.to_json() + "\n" if json else write(found))
    elif json:
        show_json(found.to_json())
    else:
        show(view.text(found, width=width()).rstrip("\n"))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a dossier."""
    import msgspec  # noqa: PLC0415 -- keeps --help quick

    from secondsource.model.dossier import schema as dossier_schema  # noqa: PLC0415 -- likewise

    show(msgspec.json.format(msgspec.json.encode(dossier_schema()), indent=2).decode())


def _at_least(item: Finding, level: Level) -> bool:
    order = [name.value for name in Level]
    return order.index(item.severity) <= order.index(level.value)


if __name__ == "__main__":
    main()
