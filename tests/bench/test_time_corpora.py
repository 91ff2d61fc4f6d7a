"""The benchmark of times: corpora read with exact places, pairs scored as in TempEval-3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.heideltime import _read
from bench.time_corpora import Document, Timex, read_meantime, read_timeml, read_wikiwars
from bench.times import matches, score

if TYPE_CHECKING:
    from pathlib import Path


def words(document: Document) -> list[tuple[str, str]]:
    return [(document.text[t.start : t.end], t.value) for t in document.gold]


def test_timeml_gives_text_creation_time_and_expressions(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(
        '<TimeML><DCT><TIMEX3 type="DATE" value="2026-05-12">x</TIMEX3></DCT><TEXT>Gates <EVENT>opened</EVENT> '
        '<TIMEX3 tid="t1" type="DATE" value="2026-05" mod="START">in early May</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    document = read_timeml(path)
    assert (document.text, document.published) == ("Gates opened in early May.", "2026-05-12")
    assert words(document) == [("in early May", "2026-05")]
    assert document.gold[0].mod == "START"


def test_a_timeml_file_without_a_creation_time_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text("<TimeML><TEXT>x</TEXT></TimeML>", encoding="utf-8")
    with pytest.raises(ValueError, match="no creation time"):
        read_timeml(path)


def test_meantime_leaves_out_the_line_of_the_date_and_what_is_not_annotated(tmp_path: Path) -> None:
    tokens = [
        (0, "Gates"),
        (0, "open"),
        (1, "May"),
        (1, "12"),
        (2, "It"),
        (2, "rained"),
        (2, "Friday"),
        (2, "."),
        (9, "End"),
    ]
    lines = [f'<token t_id="{n}" sentence="{s}" number="{n}">{w}</token>' for n, (s, w) in enumerate(tokens)]
    path = tmp_path / "a.xml"
    path.write_text(
        f"<Document>{''.join(lines)}<Markables>"
        '<TIMEX3 functionInDocument="CREATION_TIME" value="2026-05-12"><token_anchor t_id="2"/></TIMEX3>'
        '<TIMEX3 functionInDocument="NONE" value="2026-05-08"><token_anchor t_id="6"/></TIMEX3>'
        "</Markables></Document>",
        encoding="utf-8",
    )
    document = read_meantime(path)
    assert (document.text, document.published) == ("Gates open\n\nIt rained Friday.", "2026-05-12")
    assert words(document) == [("Friday", "2026-05-08")]


def test_wikiwars_gives_the_outermost_expressions(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        "<DOC><DATETIME>20091219T17:00:00</DATETIME><TEXT>War came in "
        '<TIMEX2 VAL="P1W">the week of <TIMEX2 VAL="1914-08-01">1 August 1914</TIMEX2></TIMEX2>.</TEXT></DOC>',
        encoding="utf-8",
    )
    document = read_wikiwars(path)
    assert document.published == "2009-12-19"
    assert words(document) == [("the week of 1 August 1914", "P1W")]


def test_places_in_heideltimes_output_are_those_of_the_text() -> None:
    text = "Fair & free, on Friday."
    tagged = (
        '<?xml version="1.0"?>\n<TimeML>\nFair & free, on <TIMEX3 tid="t1" value="2026-05-08" mod="END">Friday'
        "</TIMEX3>.\n</TimeML>\n"
    )
    (found,) = _read(tagged, Document("a", text, "2026-05-12", ()))
    assert (text[found.start : found.end], found.value, found.mod) == ("Friday", "2026-05-08", "END")


def test_each_gold_expression_is_matched_once() -> None:
    gold = [Timex(0, 10, "2026"), Timex(20, 26, "P1D", "APPROX")]
    found = [Timex(0, 4, "2026"), Timex(5, 10, "2025"), Timex(20, 26, "P2D", "APPROX")]
    assert [(a.start, b.start) for a, b in matches(gold, found)] == [(0, 5), (20, 20)]
    figures = score([(gold, found)])
    assert figures.relaxed_f1 == pytest.approx(4 / 5)
    assert figures.strict_f1 == pytest.approx(2 / 5)
    assert (figures.value_f1, figures.mod) == (0.0, 1.0)
