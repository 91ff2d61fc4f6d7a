"""The examples say what their table claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| (\S+\.(?:txt|html|md)) \| ([^|]+) \|$", re.MULTILINE)
ROWS = _ROW.findall((EXAMPLES / "README.md").read_text(encoding="utf-8"))


def body_words(name: str) -> str:
    text = (EXAMPLES / "flood" / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        text = re.sub(r"<[^>]+>", "", text[text.index("<article>") : text.index("</article>")])
    return text


def test_the_table_lists_all_planted_cases() -> None:
    assert {int(number) for number, *_ in ROWS} == set(range(1, 33))


@pytest.mark.parametrize(("number", "kind", "report", "words"), ROWS)
def test_planted_words_stand_in_their_report(number: str, kind: str, report: str, words: str) -> None:
    assert body_words(report).count(words) >= 1, (number, kind)


def test_reports_are_of_a_newspaper_articles_length() -> None:
    for path in sorted((EXAMPLES / "flood").glob("*.[thm]*")):
        if path.suffix != ".json":
            assert 250 <= len(body_words(path.name).split()) <= 450, path.name
