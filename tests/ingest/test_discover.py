from pathlib import Path

import pytest

from secondsource.ingest import IngestOptions, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.txt",
        "sub/deep/d.jsonl",
        ".hidden.txt",
        ".git/e.txt",
        "photo.png",
        "notes.log",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"id": "d", "text": "D."}' if name.endswith("jsonl") else f"Text of {name}.")
    return tmp_path


def test_a_folder_is_read_in_order_and_what_is_left_out_is_counted(folder: Path) -> None:
    result = load([folder])
    assert [r.id for r in result.reports] == ["a", "b", "c", "d"]
    assert [(s.code, s.count, s.reason) for s in result.skipped] == [
        ("ignored", 3, "3 files ignored (.log 1, .png 1, hidden 1)")
    ]


def test_a_folder_need_not_be_read_to_its_depths(folder: Path) -> None:
    assert [r.id for r in load([folder], IngestOptions(recursive=False)).reports] == ["a", "b"]


def test_an_odd_suffix_is_read_when_the_file_is_named(folder: Path) -> None:
    assert [r.text for r in load([folder / "notes.log"]).reports] == ["Text of notes.log."]


def test_patterns_find_files_in_order(folder: Path) -> None:
    assert [r.id for r in load([str(folder / "**" / "*.txt")]).reports] == ["b", "c"]
    assert [r.id for r in load([str(folder / "s*")]).reports] == ["c", "d"]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("One.")
    assert [r.id for r in load([tmp_path / "a[1].txt"]).reports] == ["a-1"]


def test_a_file_given_twice_is_read_once_and_copies_are_kept(folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "b.txt").read_bytes())
    result = load([folder / "b.txt", folder / "b.txt", folder / "sub" / ".." / "b.txt", folder / "copy.txt"])
    assert [r.id for r in result.reports] == ["b", "copy"]
    assert result.reports[0].sha256 == result.reports[1].sha256
    assert [s.code for s in result.skipped] == ["same-file", "same-file"]
    assert result.skipped[0].reason == "the same file twice"
    assert result.skipped[1].reason == f"the same file twice, first as {folder / 'b.txt'}"


def test_a_link_to_a_file_is_that_file(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "round").symlink_to(folder)
    result = load([folder])
    assert [r.id for r in result.reports] == ["a", "b", "c", "d"]
    assert "same-file" in [s.code for s in result.skipped]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [s.code for s in load([tmp_path]).skipped] == ["no-reports"]


def test_what_a_browser_saves_beside_a_page_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body><p>The gates were opened on Sunday.</p></body></html>")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<html><body><p>Buy now, it is cheap today.</p></body></html>")
    result = load([tmp_path])
    assert [r.id for r in result.reports] == ["page"]
    assert [(s.code, s.count) for s in result.skipped] == [("ignored", 1)]
