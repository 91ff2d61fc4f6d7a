from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.errors import UsageError
from secondsource.ingest.corrections import read_corrections

if TYPE_CHECKING:
    from pathlib import Path

TOML = """
[[finding]]
do = "reject"
key = "number-5f2c81d07a"

[[speaker]]
words = "Nobody on that bridge was told"
speaker = "Tor Lund"

[[merge]]
names = ["Ingrid Falk", "the harbour master"]

[[split]]
name = "Lund"
aliases = ["Kari Lund"]
"""
LINES = """{"what": "finding", "do": "confirm", "key": "date-0c9a1e55b2"}

{"do": "annotate", "words": ["ordered the change"], "note": "asked"}
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_toml_is_read_with_the_place_of_each_correction(tmp_path: Path) -> None:
    found = read_corrections(written(tmp_path, "c.toml", TOML))
    assert [(f.do, f.key, f.place) for f in found.finding] == [("reject", "number-5f2c81d07a", "c.toml: finding 1")]
    assert found.speaker[0].speaker == "Tor Lund"
    assert found.merge[0].names == ("Ingrid Falk", "the harbour master")
    assert found.split[0].aliases == ("Kari Lund",)


def test_json_lines_are_read_with_their_numbers(tmp_path: Path) -> None:
    found = read_corrections(written(tmp_path, "c.jsonl", LINES))
    assert [(f.do, f.place) for f in found.finding] == [("confirm", "c.jsonl:1"), ("annotate", "c.jsonl:3")]
    assert found.finding[1].words == ("ordered the change",)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("c.yaml", "", r"suffix '.yaml' names no form; use .toml or .jsonl"),
        ("c.toml", "[[finding", r"no TOML: .*mend the line"),
        ("c.toml", "[finding]\ndo = 'reject'", r"'finding' is no list of tables; write \[\[finding\]\]"),
        ("c.toml", "[[finding]]\ndo = 'reject'", r"finding 1: neither 'key' nor 'words' is given"),
        ("c.toml", "[[finding]]\nkey = 'a'", r"finding 1: 'do' is missing"),
        (
            "c.toml",
            "[[finding]]\ndo = 'drop'\nkey = 'a'",
            r"c.toml: finding 1: do 'drop' is not known; use reject, confirm, annotate",
        ),
        (
            "c.toml",
            "[[finding]]\ndo = 'reject'\nkey = 'a'\nnote = 5",
            r"c.toml: finding 1: Expected .* - at `note`; see docs",
        ),
        ("c.toml", "[[finding]]\ndo = 'reject'\nkey = 'a'\ncolour = 1", r"unknown field `colour`"),
        ("c.toml", "[[merge]]\nnames = ['One']", r"merge 1: \['One'\] are too few names"),
        (
            "c.toml",
            "[[speaker]]\nwords = ' '\nspeaker = 'One'",
            r"speaker 1: ' ' are no words, .*a speaker needs `words`",
        ),
        ("c.toml", "[[finding]]\ndo = 'reject'\nwords = ['a', '']", r"finding 1: \['a', ''\] are no words"),
        ("c.toml", "[[rename]]\nname = 'One'", r"'rename' is no kind of correction; use one of finding, speaker"),
        ("c.jsonl", "{", r"c.jsonl:1: no JSON: .*one object a line"),
        ("c.jsonl", "[1]", r"c.jsonl:1: '\[1\]' is no object"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_remedy(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_corrections(written(tmp_path, name, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.toml: no such file; check the path"):
        read_corrections(tmp_path / "gone.toml")
