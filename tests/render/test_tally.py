"""How many independent origins stand behind each wording of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from secondsource.model.reading import Quantity
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from secondsource.model.story import Origin
from secondsource.render import html, markdown, terminal
from secondsource.render.tally import tally, wordings
from secondsource.render.view import look_up
from tests.render.dossiers import bare, finding

if TYPE_CHECKING:
    from secondsource.model.dossier import Dossier

OPEN, SHUT = "The gate was left open", "The gate was kept shut"


def told(kind: str, texts: list[str], origins: str) -> Dossier:
    """Return reports named a, b, c … of which each says one text, with origins given as `ab c`."""
    reports = [Report.from_text(text, id=chr(ord("a") + n)) for n, text in enumerate(texts)]
    spans = [span_of(report, 0, len(report.text)) for report in reports]
    found = finding(1, kind, "high", "rule", "They differ.", *spans)  # type: ignore[arg-type]
    groups = tuple(Origin(f"o{n}", tuple(names), "") for n, names in enumerate(origins.split(), 1))
    return replace(bare(*reports), findings=(found,), origins=groups)


def said(dossier: Dossier) -> str:
    lookup = look_up(dossier)
    return tally(dossier.findings[0].kind, wordings(dossier.findings[0], lookup), lookup)


@pytest.mark.parametrize(
    ("texts", "origins", "words"),
    [
        ([OPEN, OPEN, SHUT], "a b c", "2 reports carry the first wording, 1 the second"),
        ([OPEN, OPEN, SHUT], "", "2 reports carry the first wording, 1 the second"),
        ([OPEN, SHUT], "a b", ""),
        ([OPEN], "a", ""),
        ([OPEN, SHUT, SHUT], "a bc", "1 origin carries the first wording (1 report), 1 the second (2 reports)"),
        ([OPEN, SHUT], "ab", "1 origin carries both wordings: 1 report the first, 1 the second"),
        (
            [OPEN, OPEN, OPEN, SHUT],
            "ab cd",
            "2 origins carry the first wording (3 reports), 1 the second (1 report); 1 origin carries both",
        ),
        (
            [*"ABCDE", "F", "F"],
            "a b c d e fg",
            "6 wordings; the commonest stands in 1 origin (2 reports)",
        ),
        ([*"ABCDE", "F", "F"], "", "6 wordings; the commonest stands in 2 reports"),
    ],
)
def test_origins_are_counted_beside_reports_where_they_are_fewer(texts: list[str], origins: str, words: str) -> None:
    assert said(told("contradiction", texts, origins)) == words


def test_page_terminal_and_markdown_say_the_same() -> None:
    dossier = told("contradiction", [OPEN, SHUT, SHUT], "a bc")
    words = "1 origin carries the first wording (1 report), 1 the second (2 reports)"
    assert f"<span>{words}</span>" in html(dossier)
    assert words in " ".join(terminal(dossier, width=120, colour=False).split())
    assert f"\n{words}.\n" in markdown(dossier)


def figures(texts: list[str], values: list[float]) -> Dossier:
    dossier = told("number", texts, "")
    found = tuple(
        Quantity(f"q{n}", Span(report.id, 0, 2, report.text[:2]), value, None, None)
        for n, (report, value) in enumerate(zip(dossier.reports, values, strict=True), 1)
    )
    return replace(dossier, quantities=found)


def test_wordings_of_one_number_are_one_figure_in_two_forms() -> None:
    dossier = figures(["25 people were hurt", "27 people were hurt", "25 of them"], [25, 27, 25])
    first, second = wordings(dossier.findings[0], look_up(dossier))
    assert [[span.text for span in form] for form in first.forms] == [["25 people were hurt"], ["25 of them"]]
    assert second.reports == ("b",)
    assert said(dossier) == "2 reports carry the first figure, 1 the second"
    for words in ("25 people were hurt", "25 of them"):
        assert words in terminal(dossier, width=100, colour=False)
        assert f"“{words}”" in markdown(dossier)
    assert html(dossier).count('class="letter" aria-hidden="true">A<') == 2


def test_the_first_of_several_wordings_shows_what_any_of_the_others_lacks() -> None:
    texts = ["The old gate was left open", "The old door was left open", "The old gate was left shut"]
    page = html(told("contradiction", texts, ""))
    for word in ("gate", "open", "door", "shut"):
        assert page.count(f'<mark class="unlike">{word}</mark>') == 1
