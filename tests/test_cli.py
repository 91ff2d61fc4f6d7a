"""The command line: exit statuses, what goes to stdout and what to stderr, and inputs that are of no use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from secondsource import __version__
from secondsource.cli import main
from secondsource.model.dossier import Dossier, schema
from tests import needs

ONE = """\
Pier at Oldhaven to stay closed

The pier at Oldhaven will stay closed until June, the harbour board said on Tuesday.

“The cracks were not caused by the storm,” the board’s chair, Marta Lind, told reporters. Divers found cracks in 11 of
the 40 piles.
"""
OTHER = """\
Oldhaven pier closed until June

Oldhaven’s harbour board said on Tuesday that the pier would stay closed until June.

“The cracks were caused by the storm,” the board’s chair, Marta Lind, told reporters. Divers found cracks in 31 of the
40 piles.
"""


class Run:
    """What one call gave."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def data(self) -> Any:  # noqa: ANN401 -- JSON
        return json.loads(self.out)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 -- a function
    def call(*arguments: str) -> Run:
        assert Path.cwd() == folder
        monkeypatch.setattr(sys, "argv", ["secondsource", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capfd.readouterr()
        return Run(int(stop.value.code or 0), captured.out, captured.err)

    return call


def test_the_version_is_printed(run: Any) -> None:  # noqa: ANN401 -- a function, here and below
    done = run("--version")
    assert (done.status, done.out, done.err) == (0, f"{__version__}\n", "")


def test_the_schema_is_printed(run: Any) -> None:  # noqa: ANN401
    done = run("schema")
    assert (done.status, done.err) == (0, "")
    assert done.data == json.loads(json.dumps(schema()))
    Draft202012Validator.check_schema(done.data)


def test_without_a_command_the_help_is_shown(run: Any) -> None:  # noqa: ANN401
    done = run()
    assert done.status == 2
    assert all(command in done.out + done.err for command in ("compare", "read", "stories", "schema"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("comprae", "one.txt"),
        ("compare",),
        ("compare", "one.txt", "--colour"),
        ("compare", "one.txt", "--fail-on", "grave"),
        ("compare", "one.txt", "--threads", "-1"),
        ("compare", "one.txt", "--published", "yesterday"),
        ("compare", "one.txt", "--encoding", "klingon"),
        ("read", "one.txt", "--people", "one.txt"),
    ],
)
def test_a_wrong_call_exits_with_2_and_prints_no_result(run: Any, arguments: tuple[str, ...]) -> None:  # noqa: ANN401
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "rror: " in done.err


def test_a_suffix_that_names_no_format_is_a_wrong_call_that_names_those_that_do(run: Any, folder: Path) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "-o", "dossier.pdf")
    assert (done.status, done.out) == (2, "")
    assert "'.pdf'" in done.err
    assert all(suffix in done.err for suffix in (".html", ".md", ".json", ".txt"))
    assert not (folder / "dossier.pdf").exists()


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.txt", "no such file"), ("empty.txt", "an empty file")], ids=["missing", "empty"]
)
def test_without_a_usable_input_the_status_is_1_and_the_reason_is_given(run: Any, name: str, reason: str) -> None:  # noqa: ANN401
    for command in ("compare", "read", "stories"):
        done = run(command, name, "--json")
        assert (done.status, done.out) == (1, "")
        assert f"{name}: {reason}" in done.err
        assert "none of the inputs" in done.err


def test_help_and_wrong_calls_load_nothing_heavy() -> None:
    code = (
        "import sys\nsys.argv = ['secondsource', 'compare', 'gone.txt']\nfrom secondsource.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert stop.code == 1, stop.code\n"
        "assert not {'onnxruntime', 'tokenizers', 'numpy', 'jinja2'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 -- our own interpreter
    assert done.returncode == 0, done.stderr


@needs.weights
def test_compare_prints_one_json_document_and_nothing_else(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "other.txt", "--json")
    assert (done.status, done.err) == (0, "")
    Draft202012Validator(schema()).validate(done.data)
    dossier = Dossier.from_json(done.out)
    assert [r.id for r in dossier.reports] == ["one", "other"]
    assert "altered-quote" in {f.kind for f in dossier.findings}


@needs.weights
def test_comparing_twice_gives_the_same_bytes(run: Any) -> None:  # noqa: ANN401
    first = run("compare", "one.txt", "other.txt", "--json", "--threads", "1")
    assert run("compare", "one.txt", "other.txt", "--json", "--threads", "2").out == first.out


@needs.weights
def test_a_good_report_beside_an_empty_file_is_read_and_the_empty_one_is_named_and_counted(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "empty.txt", "gone.txt", "--json")
    assert done.status == 0
    assert [r["id"] for r in done.data["reports"]] == ["one"]
    assert "skipped: empty.txt: an empty file" in done.err
    assert "skipped: gone.txt: no such file" in done.err
    assert "left out: 1 empty, 1 no-such-file" in done.err


@needs.weights
def test_quiet_leaves_the_warnings_out(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "empty.txt", "--json", "--quiet")
    assert (done.status, done.err) == (0, "")


@needs.weights
def test_one_report_alone_is_a_dossier_too(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "--json")
    assert (done.status, len(done.data["reports"]), done.data["copies"]) == (0, 1, [])
    assert {claim["status"] for claim in done.data["claims"]} <= {"single-source"}


@needs.weights
def test_the_same_file_twice_is_read_once(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "one.txt", "--json")
    assert (done.status, len(done.data["reports"])) == (0, 1)
    assert "the same file twice" in done.err


@needs.weights
def test_findings_make_the_status_3_where_that_is_asked_for(run: Any) -> None:  # noqa: ANN401
    assert run("compare", "one.txt", "other.txt", "--fail-on", "high").status == 3
    assert run("compare", "one.txt", "other.txt").status == 0
    assert run("compare", "one.txt", "--fail-on", "low").status == 0


@needs.weights
@pytest.mark.parametrize(
    ("name", "begins"),
    [("d.html", "<!doctype html>"), ("d.md", "#"), ("d.json", "{"), ("d.txt", ""), ("D.HTML", "<!doctype html>")],
)
def test_a_dossier_is_written_in_the_format_its_suffix_names(run: Any, folder: Path, name: str, begins: str) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "other.txt", "-o", name)
    assert (done.status, done.out, done.err) == (0, "", f"written: {name}\n")
    content = (folder / name).read_text(encoding="utf-8")
    assert content.lower().startswith(begins)
    assert "Marta Lind" in content


@needs.weights
def test_a_file_that_cannot_be_written_is_a_wrong_call(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "-o", "no/such/folder/d.json")
    assert (done.status, done.out) == (2, "")
    assert "cannot be written" in done.err


@needs.weights
def test_read_prints_one_line_of_json_a_report(run: Any) -> None:  # noqa: ANN401
    done = run("read", "one.txt", "other.txt", "--json")
    assert (done.status, done.err) == (0, "")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["id"] for line in lines] == ["one", "other"]
    for line, text in zip(lines, (ONE, OTHER), strict=True):
        assert line["text"] == text
        assert {"attributions", "entities", "times", "quantities", "events"} <= set(line)
        spans = [a["cue"] for a in line["attributions"] if a["cue"]] + [t["span"] for t in line["times"]]
        assert spans
        assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


@needs.weights
def test_read_says_who_said_what(run: Any) -> None:  # noqa: ANN401
    done = run("read", "one.txt")
    assert done.status == 0
    assert "Marta Lind — told" in done.out
    assert "WHEN" in done.out


@needs.weights
def test_stories_gives_reasons(run: Any) -> None:  # noqa: ANN401
    done = run("stories", "one.txt", "other.txt", "--json")
    assert (done.status, done.err, list(done.data)) == (0, "", ["stories"])
    (story,) = done.data["stories"]
    assert (story["id"], story["reports"]) == ("s1", ["one", "other"])
    assert story["why"]
    plain = run("stories", "one.txt", "other.txt")
    assert plain.out.startswith("s1  ")


@needs.weights
def test_a_timeline_is_a_line_an_event(run: Any) -> None:  # noqa: ANN401
    found = run("timeline", "one.txt", "other.txt", "--published", "2026-03-04", "--json").data
    assert found["schema"] == "secondsource/timeline/1"
    assert [report["id"] for report in found["reports"]] == ["one", "other"]
    days = [line["from"] for line in found["timeline"]]
    assert days == sorted(days)
    assert "2026-03-03" in days
    plain = run("timeline", "one.txt", "other.txt", "--published", "2026-03-04")
    assert "2026-03-03" in plain.out


@needs.weights
@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("t.csv", "from,to"),
        ("t.ics", "BEGIN:VCALENDAR"),
        ("t.json", "{"),
        ("t.md", "# "),
        ("t.html", "\n<!doctype html>"),
    ],
)
def test_a_timeline_is_written_in_the_format_named(run: Any, folder: Path, name: str, begins: str) -> None:  # noqa: ANN401
    assert run("timeline", "one.txt", "--published", "2026-03-04", "-o", name).status == 0
    assert (folder / name).read_text(encoding="utf-8").startswith(begins.strip())


def test_a_long_topic_needs_no_network(run: Any, folder: Path) -> None:  # noqa: ANN401
    for number in range(1, 8):
        text = f"The ferry Solveig struck a reef on 1 March 2026, the coastguard said on day {number} of its inquiry."
        record = {"id": f"r{number}", "text": text, "published": f"2026-03-{number + 1:02}"}
        (folder / f"r{number}.json").write_text(json.dumps(record), encoding="utf-8")
    found = run("timeline", *(f"r{n}.json" for n in range(1, 8)), "--days", "1", "--sentences", "1", "--json").data
    assert [line["from"] for line in found["timeline"]] == ["2026-03-01"]
    assert len(found["timeline"][0]["reports"]) == 7


@pytest.mark.parametrize(
    "arguments",
    [("--from", "soon"), ("--to", "2026-13-01"), ("--from", "2026-05-02", "--to", "2026-05-01"), ("-o", "x.doc")],
)
def test_days_and_formats_that_are_none_are_wrong_calls(run: Any, arguments: tuple[str, ...]) -> None:  # noqa: ANN401
    found = run("timeline", "one.txt", *arguments)
    assert (found.status, found.out) == (2, "")


@needs.weights
def test_gaps_can_be_filled_from_the_command_line(run: Any) -> None:  # noqa: ANN401
    done = run("compare", "one.txt", "--published", "2026-03-10", "--outlet", "Herald", "--json")
    report = done.data["reports"][0]
    assert (report["published"], report["outlet"]) == ("2026-03-10", "Herald")
    assert "2026-03-10" in {time["from"] for time in done.data["times"]}


@needs.weights
def test_a_reader_who_stops_early_is_no_error(folder: Path) -> None:
    for arguments in (["read", "one.txt", "other.txt", "--json"], ["compare", "one.txt", "other.txt"], ["schema"]):
        source, sink = os.pipe()
        os.close(source)
        command = [sys.executable, "-m", "secondsource.cli", *arguments]
        done = subprocess.run(command, stdout=sink, stderr=subprocess.PIPE, text=True, cwd=folder, check=False)  # noqa: S603 -- our own command
        os.close(sink)
        assert (done.returncode, done.stderr) == (0, "")


@needs.weights
def test_a_report_is_taken_from_standard_input(folder: Path) -> None:
    command = [sys.executable, "-m", "secondsource.cli", "compare", "-", "--json"]
    done = subprocess.run(command, input=ONE.encode(), capture_output=True, cwd=folder, check=False)  # noqa: S603 -- our own command
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["reports"][0]["text"] == ONE


@needs.weights
def test_why_prints_what_led_to_a_finding_and_a_correction_rejects_it(folder: Path, run: Any) -> None:  # noqa: ANN401 -- a fixture
    shown = run("compare", "one.txt", "other.txt", "--why", "f1")
    assert shown.status == 0
    assert "GROUNDS" in shown.out
    block = shown.out.partition("(.toml):\n")[2]
    (folder / "c.toml").write_text(block + '[[finding]]\ndo = "reject"\nkey = "none-0"\n', encoding="utf-8")
    before = run("compare", "one.txt", "other.txt", "--json").data["findings"]
    after = run("compare", "one.txt", "other.txt", "--json", "--corrections", "c.toml")
    assert len(after.data["findings"]) == len(before) - 1
    assert "correction no longer applies: c.toml: finding 2: reject none-0" in after.err
    assert run("compare", "one.txt", "--corrections", "c.yaml").status == 2
    assert run("compare", "one.txt", "--why", "f99").status == 2


@needs.weights
def test_quote_says_who_said_words_and_where_they_were_altered(run: Any) -> None:  # noqa: ANN401 -- a function
    done = run("quote", "The cracks were not caused by the storm", "one.txt", "other.txt")
    assert done.status == 0
    assert "Marta Lind" in done.out
    assert "negation: “not” is left out" in done.out
    found = run("quote", "The cracks were not caused by the storm", "one.txt", "other.txt", "--json").data
    assert [r["wording"] for r in found["renderings"]] == ["same", "negation"]
