"""Calls that would lose work or inputs are refused first; no state of the streams ends in a traceback."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secondsource.cli import main
from secondsource.console import as_terminal
from secondsource.render import terminal
from tests.render.dossiers import ferry

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHTS = Path(str(resources.files("secondsource.weights")))
needs_weights = pytest.mark.skipif(
    not ((WEIGHTS / "reader.onnx").exists() and (WEIGHTS / "vectors.onnx").exists()),
    reason="the weights (reader.onnx, vectors.onnx) are not in this checkout",
)
ONE = (
    "“The café of Łódź \x1b[31mstays closed until June,” Marta Lind told reporters on Tuesday.\nDivers found 11 cracks."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "fl"
    reports.mkdir()
    (reports / "one.txt").write_text(ONE, encoding="utf-8")
    (reports / "other.txt").write_text("The café stays closed until June.\n\nNobody was hurt.", encoding="utf-8")
    return tmp_path


def call(folder: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `ss` is the command."""
    command = shlex.join([sys.executable, "-m", "secondsource.cli"])
    script = f'ss() {{ {command} "$@"; }}; {line}'
    return subprocess.run(  # noqa: S603 -- our own command
        ["/bin/sh", "-c", script],
        capture_output=True,
        cwd=folder,
        check=False,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **environment},
    )


@pytest.fixture
def refused(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Return what makes a call in this process and returns its message; a result on stdout or a second line fail."""
    monkeypatch.chdir(folder)

    def refused(line: str, status: int = 2) -> str:
        monkeypatch.setattr(sys, "argv", ["secondsource", *shlex.split(line)])
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capfd.readouterr()
        assert (stop.value.code, captured.out) == (status, "")
        return captured.err

    return refused


@pytest.mark.parametrize(
    "line",
    [
        "compare fl -o fl/one.txt",
        "compare fl/one.txt fl/other.txt -o fl/../fl/other.txt",
        "timeline fl -o link.txt",
        "compare fl/one.txt -o fl/one.json",
        "situation fl -o people.csv --people people.csv",
    ],
)
def test_no_input_is_overwritten(folder: Path, refused: Callable[[str], str], line: str) -> None:
    (folder / "link.txt").hardlink_to(folder / "fl" / "one.txt")
    (folder / "fl" / "one.json").write_text('{"outlet": "Herald"}')
    (folder / "people.csv").write_text("name\nMarta Lind\n")
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert refused(line).endswith("is one of the inputs and would be overwritten; choose another name\n")
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


@needs_weights
def test_an_output_in_the_folder_of_reports_is_passed_over_and_written_again(folder: Path) -> None:
    assert call(folder, "ss compare fl -q -o fl/d.html").returncode == 0
    (folder / "fl" / "d.txt").write_text(terminal(ferry(), width=100, colour=False), encoding="utf-8")
    done = call(folder, "ss compare fl -o fl/d.html")
    assert (done.returncode, done.stdout) == (0, "")
    assert "skipped: fl/d.txt: a dossier that secondsource wrote, not a report" in done.stderr
    assert "left out: 2 own-output" in done.stderr


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("compare fl -o gone/d.html", "--output gone/d.html: cannot be written: there is no folder gone"),
        ("compare fl -o d.md", "--output d.md: cannot be written: it is a folder"),
        ("situation fl -o gone/e.csv", "--output gone/e.csv: cannot be written"),
        ("timeline fl -o gone/t.ics", "--output gone/t.ics: cannot be written"),
        ("compare fl --why f1 -o why.html", "--why f1: prints text about one finding and does not go with --output"),
        ("compare fl --why f1 --json", "--why f1: prints text about one finding and does not go with --json"),
        ("compare fl --json -o d.html", "--output d.html: is not the JSON that --json asks for"),
        ("timeline fl --json -o t.csv", "--output t.csv: is not the JSON that --json asks for"),
        ("quote '' fl", "WORDS '': hold no word to look for"),
        ("quote … fl", "WORDS '…': hold no word to look for"),
        (
            "situation fl --about Ruritania",
            "--about Ruritania: is no country or body that is known; write a country",
        ),
        ("situation fl --about IRN,QQQ", "--about QQQ: is no country or body that is known"),
        ("compare fl --people gone.csv", "--people gone.csv: no such file; check the path"),
        ("compare fl --people fl", "--people fl: is a folder; name a file"),
        ("situation fl --actors gone.txt", "--actors gone.txt: no such file; check the path"),
        ("compare fl --corrections gone.toml", "--corrections gone.toml: no such file; check the path"),
        ("situation fl --actors a.txt", "--actors a.txt:1: 'QQQ' is no code that is known"),
        ("situation fl --actors b.txt", "--actors b.txt:1: 'QQQ' is no sector that is known"),
    ],
)
def test_a_call_that_cannot_give_what_it_asks_for_is_refused_before_any_work(
    folder: Path, refused: Callable[[str], str], line: str, reason: str
) -> None:
    (folder / "d.md").mkdir()
    (folder / "a.txt").write_text("Lorn | QQQ GOV")
    (folder / "b.txt").write_text("Lorn | IRN QQQ")
    message = refused(line)
    assert message.startswith(f"error: {reason}")
    assert message.count("\n") == 1


@needs_weights
def test_a_country_can_be_named_and_json_is_the_timelines_own_where_asked_for(folder: Path) -> None:
    assert call(folder, "ss situation fl --about 'iran,USA'").returncode == 0
    assert call(folder, "ss timeline fl --json -o t.json --published 2026-03-04").returncode == 0
    assert json.loads((folder / "t.json").read_text(encoding="utf-8"))["schema"] == "secondsource/timeline/1"


def test_sentences_alone_make_a_long_topic_of_it(folder: Path) -> None:
    done = call(folder, "ss timeline fl --sentences 1 --json --published 2026-03-04")
    assert done.returncode == 0
    assert all(line["factuality"] for line in json.loads(done.stdout)["timeline"])


@pytest.mark.parametrize("command", ["schema", "--version"])
def test_a_full_disk_is_one_line(folder: Path, command: str) -> None:
    done = call(folder, f"ss {command} > /dev/full")
    assert done.returncode == 2
    assert (
        done.stderr == "error: standard output: cannot be written: No space left on device; choose another place\n"
        or (done.stderr.startswith("error: standard output: No space left") and done.stderr.count("\n") == 1)
    )


def test_closed_streams_are_no_traceback(folder: Path) -> None:
    done = call(folder, "ss schema >&-")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("error: standard output: is closed")
    assert call(folder, "ss schema 2>&- <&-").returncode == 0
    assert call(folder, "ss compare gone.txt 2>/dev/full").returncode == 1
    done = call(folder, "ss read - <&-")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_a_dossier_is_drawn_without_colour_where_standard_output_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert "\x1b" not in as_terminal(ferry())


def test_parquet_without_its_library_is_refused_with_the_files_name(
    refused: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    message = refused("situation fl -o events.parquet")
    assert message.startswith("error: --output events.parquet: needs pyarrow (pip install pyarrow)")


@needs_weights
def test_what_a_terminal_cannot_show_is_replaced_and_json_stays_json(folder: Path) -> None:
    done = call(folder, "ss read fl/one.txt", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    done = call(folder, "ss read fl/one.txt --json", PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)["text"] == ONE


@needs_weights
def test_no_word_of_a_report_colours_the_screen(folder: Path) -> None:
    record = {"id": "r\x1b[31m", "title": "Red \x1b[31m", "text": ONE}
    (folder / "fl" / "red.json").write_text(json.dumps(record))
    for command in ("read", "stories", "stories --stream"):
        done = call(folder, f"ss {command} fl")
        assert (done.returncode, "\x1b" in done.stdout, "<U+001B>[31m" in done.stdout) == (0, False, True)


def test_every_input_left_out_is_named(folder: Path, refused: Callable[..., str]) -> None:
    for number in range(40):
        (folder / f"empty{number:02}.txt").write_bytes(b"")
    (folder / "red\x1b[31m.txt").write_bytes(b"")
    message = refused("compare '*.txt'", status=1)
    assert message.count("skipped: ") == 41
    assert "\x1b" not in message
