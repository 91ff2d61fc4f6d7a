import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.errors import UsageError
from secondsource.ingest import IngestOptions, Loaded, load
from secondsource.ingest.dates import iso_date

TEXT = "Gates opened at dawn\r\n\r\nThe river authority said so on Sunday.\r\n"
PAGE = "<!doctype html><html lang=en><body><article><p>The gates were opened on Sunday.</p></article></body></html>"


def codes(result: Loaded) -> list[str]:
    return [item.code for item in result.skipped]


def test_a_text_file_is_its_bytes_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "Agency Report, No. 7.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    report = load([path]).reports[0]
    assert report.text == TEXT
    assert report.title == "Gates opened at dawn"
    assert report.id == "agency-report-no-7"
    assert report.origin == str(path)
    assert report.published is None
    assert report.language is None


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t"), min_size=1))
def test_any_text_written_as_utf_8_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode())
    result = load([path])
    expected = text.removeprefix("\ufeff")
    if not expected.strip():
        assert codes(result) == ["empty"]
        return
    report = result.reports[0]
    assert report.text == expected
    assert report.title is None or report.text[report.text.index(report.title) :].startswith(report.title)


def test_every_bad_input_is_named_and_spoils_nothing(tmp_path: Path) -> None:
    contents = {
        "binary.txt": bytes(range(256)) * 4,
        "blank.txt": b" \r\n\t\n",
        "empty.txt": b"",
        "large.txt": b"x" * 2_001,
        "letter.docx": b"PK\x03\x04" + b"\0" * 22 + b"word/document.xml",
        "menu.html": b"<html><body><nav><a href=1>Home</a> <a href=2>World</a></nav></body></html>",
        "news.rss": b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>",
        "paper.pdf": b"%PDF-1.7 ...",
        "zip.zip": b"no archive",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, newline="")
    paths = [tmp_path / name for name in [*contents, "missing.txt", "no-*.txt", "good.txt"]]
    result = load(paths, IngestOptions(max_bytes=2_000))
    assert [r.text for r in result.reports] == [TEXT]
    named = {Path(s.place).name: s.code for s in result.skipped}
    assert named == {
        "binary.txt": "binary",
        "blank.txt": "empty",
        "empty.txt": "empty",
        "large.txt": "too-large",
        "letter.docx": "unsupported",
        "menu.html": "no-article",
        "news.rss": "unsupported",
        "paper.pdf": "unsupported",
        "zip.zip": "bad-archive",
        "missing.txt": "no-such-file",
        "no-*.txt": "no-such-file",
    }
    by_name = {Path(s.place).name: s for s in result.skipped}
    assert "JSONL" in by_name["paper.pdf"].remedy
    assert by_name["large.txt"].reason == "2,001 bytes, where 2,000 bytes are allowed"
    assert by_name["large.txt"].remedy == "raise --max-bytes"
    assert all(s.reason for s in result.skipped)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert codes(load([path])) == ["unreadable"]


def test_a_file_the_system_cannot_read_is_unreadable(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert codes(load([loop])) == ["unreadable"]


def test_a_path_through_a_file_or_with_a_nul_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert codes(load([tmp_path / "a.txt" / "b.txt", "a\0b", ""])) == ["no-such-file"] * 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (PAGE.encode(), "The gates were opened on Sunday."),
        (b'{"text": "One."}', "One."),
        (b' [{"text": "One."}]', "One."),
        (b'{"text": "One."}\n{"body": "Two."}\n', "One."),
        (b"[Agency] - The gates were opened.", "[Agency] - The gates were opened."),
        (b"{sic} is what he wrote.", "{sic} is what he wrote."),
    ],
)
def test_standard_input_is_what_it_looks_like(data: bytes, text: str) -> None:
    report = load(["-"], stdin=io.BytesIO(data)).reports[0]
    assert report.text == text


def test_standard_input_is_bounded_and_may_be_empty() -> None:
    assert codes(load(["-"], stdin=io.BytesIO(b""))) == ["empty"]
    result = load(["-"], IngestOptions(max_bytes=5), stdin=io.BytesIO(b"123456"))
    assert [(s.place, s.code) for s in result.skipped] == [("standard input", "too-large")]


def test_a_page_is_recognised_whatever_its_name(tmp_path: Path) -> None:
    for name in ("a.txt", "b", "c.asp", "d.xhtml"):
        (tmp_path / name).write_text("<!-- saved --><?xml version='1.0'?>\n" + PAGE)
        assert load([tmp_path / name]).reports[0].text == "The gates were opened on Sunday."


def test_a_file_named_html_without_markup_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("Gates opened.\n5 < 6\n")
    assert load([tmp_path / "a.html"]).reports[0].text == "Gates opened.\n5 < 6\n"


def test_options_fill_gaps_and_never_override(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.json").write_text('{"text": "Two.", "outlet": "Herald", "published": "2026-05-09"}')
    result = load([tmp_path], IngestOptions(published="10 May 2026", outlet="Agency"))
    assert [(r.outlet, r.published) for r in result.reports] == [("Agency", "2026-05-10"), ("Herald", "2026-05-09")]
    assert [d.place for d in result.reports[0].dates] == ["option:published"]
    assert [d.place for d in result.reports[1].dates] == ["record:published"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (IngestOptions(published="10/05/2026"), ["--published", "'10/05/2026'", "2026-05-10"]),
        (IngestOptions(encoding="klingon"), ["--encoding", "'klingon'", "utf-8"]),
        (IngestOptions(max_bytes=0), ["--max-bytes", "0"]),
    ],
)
def test_a_wrong_option_is_named_with_its_value_and_the_remedy(options: IngestOptions, words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        load([], options)
    assert all(word in str(caught.value) for word in words)


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("One.")
    told: list[tuple[int, int, str]] = []
    load([tmp_path], progress=lambda done, total, place: told.append((done, total, Path(place).name)))
    assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_ids_are_short_stable_and_unique(tmp_path: Path) -> None:
    names = [
        "a.md",
        "a.txt",
        "A .text",
        "Отчёт о паводке.txt",
        "...!.txt",
        "a-very-long-name-that-goes-on-and-on-and-on-and-on.txt",
    ]
    for name in names:
        (tmp_path / name).write_text("One.")
    ids = [r.id for r in load([tmp_path / name for name in names]).reports]
    assert ids == ["a", "a-2", "a-3", "отчёт-о-паводке", "report", "a-very-long-name-that-goes-on-and-on-and"]


def test_a_name_that_is_no_utf_8_can_be_shown(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118 -- bytes have no Path
    try:
        with open(path, "wb") as file:  # noqa: PTH123 -- likewise
            file.write(b"One.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    report = load([tmp_path]).reports[0]
    assert report.origin is not None
    report.origin.encode("utf-8")
    report.id.encode("utf-8")


def test_the_same_call_gives_the_same_result(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.csv").write_text("id,text\n1,One.\n")
    assert load([tmp_path]) == load([tmp_path])


def test_dates_of_a_report_read_back() -> None:
    report = load(["-"], IngestOptions(published="2026-05-10T08:30+02:00"), stdin=io.BytesIO(b"One.")).reports[0]
    assert report.published == "2026-05-10T08:30:00+02:00"
    assert iso_date(report.published) == report.published


def test_front_matter_without_an_end_is_noted(tmp_path: Path) -> None:
    (tmp_path / "open.md").write_text("---\ntitle: Gates\n\nThe gates opened.\n")
    (tmp_path / "rule.md").write_text("---\n\nThe gates opened.\n")
    assert [(n.place, n.code) for n in load([tmp_path]).notes] == [(str(tmp_path / "open.md"), "open-front-matter")]


def test_a_pipe_that_nobody_writes_to_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    skipped = load([tmp_path / "pipe.txt"]).skipped
    assert [(s.code, s.reason) for s in skipped] == [("unreadable", "no regular file: a folder, pipe or device")]


def test_a_pipe_of_the_shell_is_read() -> None:
    source, sink = os.pipe()
    os.write(sink, b"The gates opened.")
    os.close(sink)
    try:
        assert [r.text for r in load([f"/dev/fd/{source}"]).reports] == ["The gates opened."]
    finally:
        os.close(source)
