from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.errors import UsageError
from secondsource.language.roster import Roster

if TYPE_CHECKING:
    from pathlib import Path

CSV = """name,aliases,roles,kind,from,to
Ilse Brandt,Ibi;I. Brandt,mayor of Lorn,,2024-05-01,
Karl Huber,,mayor of Lorn,,2018-05-01,2024-04-30
Lorn Water Board,LWB,,organisation,,
"""


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(tmp_path: Path, name: str, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        Roster.from_file(written(tmp_path, name, text))
    return str(caught.value).replace(str(tmp_path), "DIR")


def test_names_and_aliases_find_their_entry(tmp_path: Path) -> None:
    roster = Roster.from_file(written(tmp_path, "people.csv", CSV))
    assert [(e.name, e.kind) for n in ("Ibi", "LWB", "Karl Huber") if (e := roster.named(n))] == [
        ("Ilse Brandt", "person"),
        ("Lorn Water Board", "organisation"),
        ("Karl Huber", "person"),
    ]
    assert roster.named("Brandt") is None


def test_json_lines_say_the_same_as_csv(tmp_path: Path) -> None:
    rows = '{"name": "Ilse Brandt", "aliases": ["Ibi"], "roles": ["mayor of Lorn"], "from": "2024-05-01"}\n\n'
    entry = Roster.from_file(written(tmp_path, "people.jsonl", rows)).named("Ibi")
    assert entry is not None
    assert [(r.phrase, r.start, r.end) for r in entry.roles] == [("mayor of Lorn", "2024-05-01", None)]


@pytest.mark.parametrize(
    ("phrase", "text", "day", "name"),
    [
        ("the mayor of Lorn", "", "2026-01-01", "Ilse Brandt"),
        ("the mayor of Lorn", "", "2020-01-01", "Karl Huber"),
        ("The mayor", "It rained in Lorn.", "2026-01-01", "Ilse Brandt"),
        ("The mayor", "It rained in Arl.", "2026-01-01", None),
        ("the mayor of Arl", "Lorn is near.", "2026-01-01", None),
        ("the mayor of Lorn", "", "2010-01-01", None),
        ("the mayor of Lorn", "", None, None),
        ("the bishop of Lorn", "", "2026-01-01", None),
    ],
)
def test_a_title_means_who_holds_the_role_on_the_day(
    tmp_path: Path, phrase: str, text: str, day: str | None, name: str | None
) -> None:
    entry = Roster.from_file(written(tmp_path, "people.csv", CSV)).bearing(phrase, text, day)
    assert (entry.name if entry else None) == name


def test_a_role_that_two_hold_means_neither(tmp_path: Path) -> None:
    rows = "name,roles\nIlse Brandt,mayor of Lorn\nKarl Huber,mayor of Lorn\n"
    assert Roster.from_file(written(tmp_path, "people.csv", rows)).bearing("the mayor of Lorn", "", None) is None


def test_an_alias_that_two_share_means_neither(tmp_path: Path) -> None:
    rows = "name,aliases\nIlse Brandt,Brandt\nKarl Brandt,Brandt\n"
    roster = Roster.from_file(written(tmp_path, "people.csv", rows))
    assert roster.named("Brandt") is None


def test_names_are_found_as_whole_words_the_longest_first(tmp_path: Path) -> None:
    roster = Roster.from_file(written(tmp_path, "people.csv", "name,aliases\nIlse Brandt,Ilse\n"))
    text = "Ilse Brandt, Ilse and Ilsebill."
    assert [text[a:b] for a, b, _ in roster.names_in(text)] == ["Ilse Brandt", "Ilse"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("p.csv", "name,rank\nA,1\n", "--people DIR/p.csv:1: unknown column 'rank'; the header's columns are name, "),
        ("p.csv", "aliases\nA\n", "--people DIR/p.csv:1: no column 'name'; "),
        ("p.csv", "name,kind\nA,persn\n", "--people DIR/p.csv:2: kind 'persn' is none of person, organisation, place"),
        ("p.csv", "name,from\nA,May\n", "--people DIR/p.csv:2: from 'May' is no date; write YYYY-MM-DD"),
        (
            "p.csv",
            "name,from,to\nA,2024-01-02,2024-01-01\n",
            "DIR/p.csv:2: to '2024-01-01' is before from '2024-01-02'",
        ),
        ("p.csv", "name,roles\nA,glorp of Lorn\n", "DIR/p.csv:2: role 'glorp of Lorn' names no role that is known; "),
        ("p.csv", "name\nA,b\n", "--people DIR/p.csv:2: more cells than columns; put cells with commas in quotation"),
        ("p.csv", "name,kind\n,person\n", "--people DIR/p.csv:2: name '' is empty or no text; give the canonical name"),
        ("p.jsonl", "{\n", "--people DIR/p.jsonl:1: not JSON: "),
        ("p.jsonl", '{"name": "A", "role": "x"}\n', "--people DIR/p.jsonl:1: unknown field 'role'; use name, aliases"),
        ("p.jsonl", '{"name": "A", "aliases": "B"}\n', "--people DIR/p.jsonl:1: aliases 'B' is no list of texts; "),
        ("p.xlsx", "", "--people DIR/p.xlsx: the suffix '.xlsx' names no format; use .csv, .jsonl or .ndjson"),
    ],
)
def test_a_wrong_file_is_refused_with_place_value_and_remedy(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    assert message in refused(tmp_path, name, text)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        Roster.from_file(tmp_path / "none.csv")
