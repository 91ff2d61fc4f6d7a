import json
from pathlib import Path

import pytest

from secondsource.ingest import load

FACTS = {"outlet": "The Herald", "published": "2026-05-10", "authors": ["Jane Doe"], "url": "https://herald.example/1"}


@pytest.mark.parametrize("name", ["a.meta.json", "a.txt.meta.json", "a.json"])
@pytest.mark.parametrize("whole_folder", [True, False])
def test_a_sidecar_says_what_the_text_does_not(tmp_path: Path, name: str, whole_folder: bool) -> None:  # noqa: FBT001
    (tmp_path / "a.txt").write_text("Gates opened\n\nThe gates were opened.")
    (tmp_path / name).write_text(json.dumps(FACTS | {"title": "Gates opened, says the Herald"}))
    result = load([tmp_path] if whole_folder else [tmp_path / "a.txt", tmp_path / name])
    assert result.skipped == ()
    (report,) = result.reports
    assert report.title == "Gates opened"
    assert (report.outlet, report.published, report.authors) == ("The Herald", "2026-05-10", ("Jane Doe",))
    assert report.origin == "https://herald.example/1"
    assert [(d.value, d.place) for d in report.dates] == [("2026-05-10", "sidecar:published")]


def test_the_more_particular_sidecar_is_asked_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.json").write_text('{"outlet": "Second", "language": "en"}')
    (tmp_path / "a.meta.json").write_text('{"outlet": "First"}')
    (report,) = load([tmp_path]).reports
    assert (report.outlet, report.language) == ("First", "en")


def test_json_with_a_text_of_its_own_is_a_report_beside_any_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.json").write_text('{"text": "Two.", "outlet": "Herald"}')
    assert [(r.text, r.outlet) for r in load([tmp_path]).reports] == [("Two.", "Herald"), ("One.", None)]


def test_a_sidecar_without_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_text(json.dumps(FACTS))
    assert [s.code for s in load([tmp_path]).skipped] == ["sidecar"]
    (tmp_path / "a.txt").write_text("One.")
    result = load([tmp_path / "a.meta.json"])
    assert [(s.code, s.remedy) for s in result.skipped] == [("sidecar", "give the text it describes")]


def test_a_broken_sidecar_does_not_cost_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.meta.json").write_text("{outlet")
    result = load([tmp_path])
    assert [r.text for r in result.reports] == ["One."]
    assert [n.code for n in result.notes] == ["bad-sidecar"]
    assert "a.meta.json" in result.notes[0].message


def test_what_cannot_be_read_in_a_sidecar_is_put_down_to_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The gates opened.")
    (tmp_path / "a.meta.json").write_text('{"outlet": ["A"], "published": "soonish"}')
    result = load([tmp_path / "a.txt"])
    assert [(n.place, n.code) for n in result.notes] == [
        (str(tmp_path / "a.meta.json"), "unreadable-value"),
        (str(tmp_path / "a.meta.json"), "unreadable-date"),
    ]
