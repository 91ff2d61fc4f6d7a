"""What this program wrote itself is recognised in a folder of reports, whatever format it was written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from secondsource import render
from secondsource.ingest import inputs, load
from secondsource.model.timeline import TIMELINE_SCHEMA, Chronicle, TimelineReport
from secondsource.render import situation
from secondsource.render.chronicle import writers
from tests.render.dossiers import ferry, quiet

if TYPE_CHECKING:
    from pathlib import Path

DOSSIER = ferry()
CHRONICLE = Chronicle(
    schema=TIMELINE_SCHEMA,
    title="Timeline",
    about=None,
    from_=None,
    to=None,
    reports=tuple(TimelineReport(r.id, r.title, r.outlet, r.published, r.origin, r.sha256) for r in DOSSIER.reports),
    timeline=DOSSIER.timeline,
)
READING = msgspec.to_builtins(DOSSIER.reports[0]) | dict.fromkeys(
    ("attributions", "entities", "times", "quantities", "events", "interactions"), ()
)
OUTPUTS = {
    "page.html": render.html(DOSSIER),
    "dossier.md": render.markdown(DOSSIER),
    "quiet.md": render.markdown(quiet()),
    "dossier.txt": render.terminal(DOSSIER, width=100, colour=False),
    "quiet.txt": render.terminal(quiet(), width=100, colour=False),
    "narrow.txt": render.terminal(DOSSIER, width=40, colour=False),
    "earlier.txt": "5 reports, 1 story, 2 origins, 2 copies: mirror is a rewrite of agency\n",
    "earlier.md": "# Flood\n\n**5 reports, 1 story, 2 origins, 8 findings**: mirror is a rewrite of agency\n",
    "dossier.json": DOSSIER.to_json(),
    "timeline.json": CHRONICLE.to_json(),
    "reading.jsonl": msgspec.json.encode(READING).decode() + "\n",
    "reading.json": msgspec.json.encode(READING).decode() + "\n",
    "situation.csv": situation.table(DOSSIER, DOSSIER.interactions, separator=","),
    "situation.tsv": situation.table(DOSSIER, DOSSIER.interactions, order="icews"),
} | {f"line{suffix}": write(CHRONICLE) for suffix, write in writers().items() if suffix not in {".ics", ".json"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("The gates opened at four.")
    return tmp_path


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_in_a_folder_of_reports_is_no_report(folder: Path, name: str) -> None:
    (folder / name).write_text(OUTPUTS[name], encoding="utf-8")
    loaded = load([folder])
    assert [report.id for report in loaded.reports] == ["one"]
    assert [(item.place, item.code) for item in loaded.skipped] == [(str(folder / name), "own-output")]
    assert "secondsource wrote" in loaded.skipped[0].reason


def test_a_dossier_given_alone_gives_its_reports_back(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(DOSSIER.to_json())
    assert [r.text for r in load([tmp_path / "d.json"]).reports] == [r.text for r in DOSSIER.reports]


def test_a_timeline_beside_a_text_is_no_metadata_of_it(folder: Path) -> None:
    (folder / "one.json").write_text(CHRONICLE.to_json())
    loaded = load([folder])
    assert [report.title for report in loaded.reports] == [None]
    assert [item.code for item in loaded.skipped] == ["own-output"]


def test_a_report_about_this_program_is_a_report(folder: Path) -> None:
    words = 'The file says "schema": "secondsource/dossier/1".\n3 reports, 1 story, 2 origins: so it begins.'
    (folder / "two.txt").write_text(words)
    (folder / "three.jsonl").write_bytes(msgspec.json.encode({"text": words}))
    assert len(load([folder]).reports) == 3


def test_what_an_output_would_destroy_is_told_from_what_it_may_replace(folder: Path) -> None:
    (folder / "d.html").write_text(OUTPUTS["page.html"], encoding="utf-8")
    (folder / "one.meta.json").write_text('{"outlet": "Herald"}')
    assert str(folder / "one.txt") in inputs([folder], folder / "one.txt")
    assert inputs([folder], folder / "d.html") == []
    assert inputs([folder / "one.txt"], folder / "one.meta.json")[-1] == str(folder / "one.meta.json")
