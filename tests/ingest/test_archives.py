import gzip
import io
import zipfile
from pathlib import Path
from time import process_time

from secondsource.ingest import IngestOptions, Loaded, load


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def codes(result: Loaded) -> list[str]:
    return [item.code for item in result.skipped]


def test_a_packed_file_is_read_as_what_it_packs(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"One.\r\n") + gzip.compress(b"Two."))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id":"x","text":"Three."}\n'))
    result = load([tmp_path])
    assert [(r.id, r.text) for r in result.reports] == [("a", "One.\r\nTwo."), ("x", "Three.")]
    assert result.skipped == ()


def test_a_zip_is_read_member_by_member(tmp_path: Path) -> None:
    members = {
        "z/b.txt": b"Two.",
        "a.txt": b"One.",
        "a.meta.json": b'{"outlet": "Herald"}',
        "z/empty.txt": b"",
        "c.csv.gz": gzip.compress(b"id,text\n9,Nine.\n"),
        "__MACOSX/._a.txt": b"\0\1",
        ".DS_Store": b"\0",
        "photo.jpg": b"\xff\xd8",
    }
    path = zipped(tmp_path / "pile.zip", members)
    result = load([path])
    assert [(r.id, r.text, r.outlet) for r in result.reports] == [("a", "One.", "Herald"), ("b", "Two.", None)]
    assert [(s.place.removeprefix(str(path)), s.code, s.count) for s in result.skipped] == [
        ("/c.csv.gz", "bad-archive", 1),
        ("/z/empty.txt", "empty", 1),
        ("", "ignored", 3),
    ]
    assert result.reports[1].origin == f"{path}/z/b.txt"


def test_what_unpacks_to_too_much_is_skipped_at_once(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * 3_000_000))
    zipped(tmp_path / "bomb.zip", {"a.txt": b"0" * 3_000_000, "b.txt": b"Two."})
    result = load([tmp_path], IngestOptions(max_bytes=1_000_000))
    assert codes(result) == ["too-large", "too-large"]
    assert [r.text for r in result.reports] == ["Two."]


def test_all_of_an_archive_is_bounded_too(tmp_path: Path) -> None:
    path = zipped(tmp_path / "many.zip", {f"{i:03}.txt": b"word " * 800 for i in range(100)})
    assert len(load([path], IngestOptions(max_bytes=20_000)).reports) == 100
    result = load([path], IngestOptions(max_bytes=16_000))
    assert len(result.reports) == 16_000 * 20 // 4_000
    assert codes(result) == ["too-large"] * 20


def test_gzip_of_thousands_of_parts_is_read_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "many.txt.gz"
    path.write_bytes(gzip.compress(b"One.") * 150_000)
    begin = process_time()
    assert len(load([path]).reports[0].text) == 4 * 150_000
    assert process_time() - begin < 5  # not so if each part copies what follows


def test_damaged_locked_and_nested_archives_are_named(tmp_path: Path) -> None:
    whole = gzip.compress(b"One. " * 1000)
    (tmp_path / "cut.txt.gz").write_bytes(whole[: len(whole) // 2])
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "One.")
    zipped(tmp_path / "nested.zip", {"inner.zip": inner.getvalue()})
    data = bytearray(zipped(tmp_path / "locked.zip", {"a.txt": b"One."}).read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(data))
    data = bytearray(zipped(tmp_path / "wrong.zip", {"a.txt": b"One. Two. Three."}).read_bytes())
    data[40] ^= 0xFF
    (tmp_path / "wrong.zip").write_bytes(bytes(data))
    result = load([tmp_path])
    assert codes(result) == ["bad-archive"] * 4
    reasons = " ".join(s.reason for s in result.skipped)
    assert "the end is missing" in reasons
    assert "password" in reasons
    assert "archive within an archive" in reasons


def test_an_archive_without_reports_says_so(tmp_path: Path) -> None:
    assert codes(load([zipped(tmp_path / "a.zip", {})])) == ["no-reports"]


def test_warc_and_tar_are_named_even_when_packed(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n"))
    (tmp_path / "b.tar.gz").write_bytes(gzip.compress(b"a.txt".ljust(257, b"\0") + b"ustar\0" + b"00"))
    result = load([tmp_path])
    assert codes(result) == ["unsupported", "unsupported"]
    assert [s.reason for s in result.skipped] == ["WARC is not read", "tar is not read"]
