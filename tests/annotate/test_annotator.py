from __future__ import annotations

import pytest

from secondsource.annotate.annotator import manner_of
from secondsource.annotate.quotation import quotations
from secondsource.model.report import Report
from secondsource.model.span import span_of


def manner(text: str, *contents: str) -> str:
    report = Report.from_text(text)
    places = [(text.index(content), len(content)) for content in contents]
    return manner_of([span_of(report, start, start + length) for start, length in places], quotations(text))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“The gates are open,” she said.", "“The gates are open,”", "direct"),
        ("“The gates are open,” she said.", "The gates are open", "direct"),
        ("She said the gates are open.", "the gates are open", "indirect"),
        ("She said the gates are “wide open”.", "the gates are “wide open”", "mixed"),
        ("‘The gates are open,’ she said.", "‘The gates are open,’", "direct"),
        ("She said: “Open.” The gates stayed shut.", "The gates stayed shut", "indirect"),
    ],
)
def test_manner_is_read_off_the_quotation_marks(text: str, content: str, expected: str) -> None:
    assert manner(text, content) == expected


def test_content_in_parts_is_judged_as_a_whole() -> None:
    text = "“The gates,” she said, “are open.”"
    assert manner(text, "“The gates,”", "“are open.”") == "direct"
    assert manner("“The gates,” she said, are open.", "“The gates,”", "are open") == "mixed"


def test_no_content_is_indirect() -> None:
    assert manner("She said.") == "indirect"
    assert manner("She said “…”.", "“…”") == "indirect"
