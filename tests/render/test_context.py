"""The words around evidence."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.render import html
from secondsource.render.context import Context, context
from secondsource.render.view import look_up
from tests.render.dossiers import bare, finding


def of(text: str, words: str) -> Context:
    report = Report.from_text(text, id="a")
    start = text.index(words)
    return context(span_of(report, start, start + len(words)), look_up(bare(report)))


def test_a_sentence_is_shown_from_its_start_to_its_end() -> None:
    found = of(
        "Rain fell. In the old town of Brinkholt by the river 27 people slept in tents. It stopped.", "27 people"
    )
    assert found == Context("", "In the old town of Brinkholt by the river ", " slept in tents.")


def test_a_long_sentence_is_cut_between_words() -> None:
    found = of("Word " + "before " * 60 + "27 people " + "after " * 60 + "end.", "27 people")
    assert found.before.startswith("… before")
    assert found.after.endswith("after …")
    assert 140 < len(found.before) < 170
    assert 80 < len(found.after) < 110


@pytest.mark.parametrize("begin", ["She", "“He", "The woman", "The young man", "They", "This"])
def test_the_sentence_before_is_shown_where_one_begins_with_what_it_names(begin: str) -> None:
    found = of(f"Rain fell. Anna Roth left the hall. {begin} was 27 people ahead.", "27 people")
    assert found.earlier == "Anna Roth left the hall. "


def test_a_sentence_that_stands_by_itself_is_shown_alone() -> None:
    assert of("Anna Roth left the hall. The mayor was 27 people ahead.", "27 people").earlier == ""
    assert of("She was 27 people ahead.", "27 people").earlier == ""


def test_a_shortened_word_ends_no_sentence() -> None:
    assert of("On Monday Gov. Anna J. Roth met 27 people.", "27 people").before == "On Monday Gov. Anna J. Roth met "


def test_lines_that_a_margin_has_broken_are_read_on_and_a_headline_is_not() -> None:
    text = "Tents for the flooded town\n\nThe mayor said that some would\nsleep in tents: 27 people and\nno more.\n"
    before = "The mayor said that some would sleep in tents: "
    assert of(text, "27 people") == Context("", before, " and no more.")


def test_the_card_of_a_finding_shows_the_context_in_another_style() -> None:
    report = Report.from_text("Anna Roth left the hall. She was 27 people ahead of the queue.", id="a")
    start = report.text.index("27")
    found = finding(1, "number", "low", "rule", "Odd.", span_of(report, start, start + 9))
    page = html(replace(bare(report), findings=(found,)))
    around = [f'<span class="around">{words}</span>' for words in ("Anna Roth left the hall. ", "She was ")]
    assert "".join(around) + "<b>27 people</b>" in page
