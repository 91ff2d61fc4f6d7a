from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from secondsource.render import markdown
from secondsource.render.markdown import escape
from tests.render.dossiers import alone, bare, ferry, quiet, two_stories

TAGS = re.compile(r"<[^>]+>")
READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def test_findings_carry_their_words_places_and_change() -> None:
    text = markdown(ferry())
    assert "### HIGH: altered quotation, words of Ingrid Falk, harbour master (f1)" in text
    assert "- “I did order the change of course,” — coast-post.html:5[^9] — **lost: not**" in text
    assert "[^9]: coast-post.html:5, characters 154–189: “I did order the change of course,”" in text


def test_every_footnote_is_given_once_and_used() -> None:
    text = markdown(ferry())
    given_out = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert given_out == [str(n) for n in range(1, len(given_out) + 1)]
    assert used == set(given_out)


def test_a_script_in_a_report_stays_words() -> None:
    shown = READER.render(markdown(ferry()))
    assert "<script" not in shown
    assert '&lt;script&gt;alert("strand")&lt;/script&gt;' in shown.replace("&quot;", '"')


@pytest.mark.parametrize(
    "words",
    [
        "1. one",
        "- dash",
        "# head",
        "a | b",
        "*x* _y_",
        "[l](u)",
        "<b>",
        "&amp;",
        ":smile:",
        "==x==",
        "$x$",
        "```",
        "@you #1",
    ],
)
def test_markup_in_words_is_only_words(words: str) -> None:
    shown = READER.render(escape(words))
    assert unescape(TAGS.sub("", shown)).strip() == words
    assert re.findall(r"<(\w+)", shown) == ["p"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), max_size=60))
def test_any_words_come_out_as_they_are(words: str) -> None:
    folded = " ".join(words.split())
    shown = READER.renderInline(escape(words))
    assert unescape(TAGS.sub("", shown)).strip() == folded.strip()


def test_small_dossiers_read_too() -> None:
    assert "No contradictions or damaged quotations found." in markdown(quiet())
    title, _, counts, *_ = markdown(alone()).splitlines()
    assert title == "# “Captain admits: light was burning” — headline in strand-notes.md"
    assert counts.startswith("**1 report, 1 independent origin, 1 story")
    assert "## A market hall in Lisl" in markdown(two_stories())
    assert markdown(bare()).startswith("# Dossier\n")
