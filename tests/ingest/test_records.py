import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.ingest import Loaded, load
from secondsource.ingest.facts import names_in
from secondsource.ingest.records import from_json, from_jsonl, from_table


def loaded(folder: Path, name: str, content: str) -> Loaded:
    path = folder / name
    path.write_bytes(content.encode())
    return load([path])


def test_json_lines_keep_ids_and_texts_as_given_and_name_bad_lines(tmp_path: Path) -> None:
    lines = [
        '{"id": "x-1", "text": " One.\\r\\n", "title": "T", "published": "2026-05-10", "outlet": "Herald"}',
        "{broken",
        "",
        '["no", "record"]',
        '{"id": 7, "title": "no text"}',
        '{"id": 7, "body": "Two\u2028still two."}',
        '{"text": "   "}',
    ]
    result = loaded(tmp_path, "feed.jsonl", "\n".join(lines) + "\n")
    assert [(r.id, r.text) for r in result.reports] == [("x-1", " One.\r\n"), ("7", "Two\u2028still two.")]
    assert result.reports[0].title == "T"
    assert result.reports[0].outlet == "Herald"
    assert result.reports[0].published == "2026-05-10"
    place = str(tmp_path / "feed.jsonl")
    assert [(s.place.removeprefix(place), s.code) for s in result.skipped] == [
        (":2", "bad-record"),
        (":4", "bad-record"),
        (":5", "no-text"),
        (":7", "empty"),
    ]
    assert result.reports[0].origin == f"{place}:1"


def test_a_repeated_id_gets_a_suffix_and_is_reported(tmp_path: Path) -> None:
    result = loaded(
        tmp_path, "feed.jsonl", '{"id":"a","text":"One."}\n{"id":"a","text":"Two."}\n{"id":"a-2","text":"3."}\n'
    )
    assert [r.id for r in result.reports] == ["a", "a-2", "a-2-2"]
    assert [n.code for n in result.notes] == ["duplicate-id", "duplicate-id"]
    assert "'a' is taken" in result.notes[0].message


def test_ids_that_inputs_give_come_before_ids_made_from_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.jsonl").write_text('{"id":"a","text":"Two."}')
    result = load([tmp_path])
    assert [(r.id, r.text) for r in result.reports] == [("a-2", "One."), ("a", "Two.")]
    assert result.notes == ()


def test_common_synonyms_are_understood() -> None:
    record = {
        "content": "Gates opened.",
        "Headline": "Gates",
        "source": {"id": None, "name": "The Herald"},
        "author": "By Jane Doe and John Roe",
        "publishedAt": "2026-05-10T08:30:00Z",
        "updated_at": "10 May 2026",
        "lang": "en-GB",
        "link": "https://herald.example/gates",
    }
    facts = from_json(json.dumps(record), "a.json", "a").drafts[0].facts
    assert facts.title == "Gates"
    assert facts.outlet == "The Herald"
    assert facts.authors == ("Jane Doe", "John Roe")
    assert facts.published == "2026-05-10T08:30:00+00:00"
    assert facts.modified == "2026-05-10"
    assert facts.language == "en"
    assert facts.url == "https://herald.example/gates"
    assert [d.place for d in facts.dates] == ["record:publishedAt", "record:updated_at"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Doe, Jane", ("Doe, Jane",)),
        ("Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Doe, J.; Roe, R.", ("Doe, J.", "Roe, R.")),
        ([{"name": "Jane Doe"}, "By John Roe", None, 7.5], ("Jane Doe", "John Roe", "7.5")),
        (float("nan"), ()),
        (True, ()),
    ],
)
def test_authors_are_split_only_where_each_part_can_be_a_name(given: object, names: tuple[str, ...]) -> None:
    assert names_in(given) == names


def test_json_may_be_a_record_an_array_or_an_object_that_holds_one() -> None:
    record = {"text": "One."}
    assert [d.stem for d in from_json(json.dumps(record), "a.json", "a").drafts] == ["a"]
    assert [d.stem for d in from_json(json.dumps([record, record]), "a.json", "a").drafts] == ["a-1", "a-2"]
    assert len(from_json(json.dumps({"status": "ok", "articles": [record]}), "a.json", "a").drafts) == 1


def test_json_lines_named_json_and_json_named_jsonl_are_read_all_the_same() -> None:
    assert len(from_json('{"text":"1"}\n{"text":"2"}\n', "a.json", "a").drafts) == 2
    assert len(from_jsonl('[\n{"text":"1"},\n{"text":"2"}\n]', "a.jsonl", "a").drafts) == 2


def test_what_is_not_json_is_skipped_with_the_reason(tmp_path: Path) -> None:
    result = loaded(tmp_path, "a.json", "[1, 2")
    assert [(s.code, s.reason.startswith("not JSON")) for s in result.skipped] == [("bad-record", True)]
    result = loaded(tmp_path, "deep.json", "[" * 200_000)
    assert [s.code for s in result.skipped] == ["bad-record"]
    result = loaded(tmp_path, "number.json", "12")
    assert "a number" in result.skipped[0].reason


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", "[]"), ("b.csv", "id,text\n"), ("c.json", '{"articles": []}')]
)
def test_a_file_without_records_says_so(tmp_path: Path, name: str, content: str) -> None:
    assert [s.code for s in loaded(tmp_path, name, content).skipped] == ["no-reports"]


def test_half_a_surrogate_pair_is_replaced_in_place_and_reported(tmp_path: Path) -> None:
    # Replaced, not dropped: one damaged character should not cost a report, and all offsets stay as given.
    result = loaded(tmp_path, "a.json", '{"text": "a\\ud800b\\ud83d\\ude00", "title": "x\\udc00", "id": "\\ud800"}')
    assert result.reports[0].text == "a\ufffdb😀"
    assert result.reports[0].title == "x\ufffd"
    assert result.reports[0].id == "\ufffd"
    assert [n.code for n in result.notes] == ["replaced-characters"]


def test_a_date_that_cannot_be_read_is_kept_and_reported(tmp_path: Path) -> None:
    result = loaded(tmp_path, "a.json", '{"text": "One.", "published": "last Tuesday"}')
    assert result.reports[0].published is None
    assert [(d.value, d.place) for d in result.reports[0].dates] == [("last Tuesday", "record:published")]
    assert [n.code for n in result.notes] == ["unreadable-date"]


def test_csv_keeps_texts_exactly_and_names_bad_rows(tmp_path: Path) -> None:
    content = (
        'id,text,date\r\n1,"He said ""no"",\r\nand left.",2026-05-10\r\n'
        '2,too,many,fields\r\n\r\n3,"Three",\r\n4,"a"b,\r\n'
    )
    result = loaded(tmp_path, "a.csv", content)
    assert [(r.id, r.text, r.published) for r in result.reports] == [
        ("1", 'He said "no",\r\nand left.', "2026-05-10"),
        ("3", "Three", None),
    ]
    place = str(tmp_path / "a.csv")
    assert [(s.place.removeprefix(place), s.code) for s in result.skipped] == [
        (":4", "bad-record"),
        (":7", "bad-record"),
    ]


def test_semicolons_and_tabs_separate_too() -> None:
    assert from_table("id;text\n1;One, two.\n", "a.csv", "a").drafts[0].text == "One, two."
    assert from_table("id\ttext\n1\tOne, two.\n", "a.tsv", "a", "\t").drafts[0].text == "One, two."


def test_a_table_without_a_text_column_names_its_columns(tmp_path: Path) -> None:
    result = loaded(tmp_path, "a.csv", "id,name\n1,x\n")
    assert result.skipped[0].code == "no-text"
    assert "id, name" in result.skipped[0].reason


def test_long_fields_are_read_and_the_csv_module_is_left_as_it_was() -> None:
    before = csv.field_size_limit()
    assert len(from_table("text\n" + "x" * 300_000 + "\n", "a.csv", "a").drafts[0].text) == 300_000
    assert csv.field_size_limit() == before


def test_a_dossier_gives_its_reports_back() -> None:
    dossier = {
        "schema": "secondsource/dossier/1",
        "reports": [{"id": "a", "text": "One.", "authors": []}],
        "stories": [],
    }
    draft = from_json(json.dumps(dossier), "d.json", "d").drafts[0]
    assert (draft.facts.id, draft.text) == ("a", "One.")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4))
def test_any_text_comes_back_from_json_lines_exactly(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    assert [d.text for d in from_jsonl(lines, "a.jsonl", "a").drafts] == [text for text in texts if text.strip()]


SCRAPS = st.text(alphabet=st.sampled_from('a"{}[]:,\\\n 1;\t'), max_size=80)


@given(SCRAPS)
def test_every_line_gives_a_report_or_is_named(text: str) -> None:
    batch = from_jsonl("{}\n" + text, "a.jsonl", "a")
    filled = [number for number, line in enumerate(text.split("\n"), 2) if line.strip()]
    assert sorted(int(d.place.rpartition(":")[2]) for d in (*batch.drafts, *batch.skipped)) == [1, *filled]
    assert {s.code for s in batch.skipped} <= {"bad-record", "no-text"}


@given(SCRAPS)
def test_every_row_gives_its_text_or_is_named(text: str) -> None:
    batch = from_table("id,text\n" + text, "a.csv", "a")
    assert all(d.text in text or d.text.replace('"', '""') in text for d in batch.drafts)
    places = [d.place for d in (*batch.drafts, *batch.skipped)]
    assert places
    assert len(set(places)) == len(places)
    assert {s.code for s in batch.skipped} <= {"bad-record", "empty", "no-reports"}


def test_every_row_that_an_open_quotation_mark_swallows_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,One.\n2,"Two.\n3,Three.\n4,"Four."\n5,Five.\n6,"Six.\n7,Seven.\n')
    result = load([path])
    assert [r.text for r in result.reports] == ["One.", "Five."]
    assert [s.place for s in result.skipped] == [f"{path}:3", f"{path}:7"]
    assert "to line 5" in result.skipped[0].reason
    assert "to line 8" in result.skipped[1].reason


def test_a_value_that_is_no_words_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One.", "outlet": ["A"], "title": {"name": "T"}, "url": null, "lang": true}]')
    result = load([path])
    assert [(n.place, n.code) for n in result.notes] == [(f"{path}, record 1", "unreadable-value")] * 2
    assert result.notes[0].message == "'outlet' holds an array, not words, and is passed over"
