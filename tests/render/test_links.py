"""Every link of a page leads to something in it, and what is disputed says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html as reader
from msgspec.structs import replace

from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.model.story import Link, Origin, Story
from secondsource.model.timeline import TimelineEntry
from secondsource.render import html
from tests.render.dossiers import CP, NW, alone, bare, claim, cut, ferry, finding, quiet, two_stories
from tests.test_golden import dossier as flood

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from secondsource.model.dossier import Dossier


def citing() -> Dossier:
    """Return two reports of which one says in two places of one line that it has its news from the other."""
    wire = Report.from_text("The gate was open.", id="wire")
    radio = Report.from_text("The gate was open, Wire reported. Nobody was hurt, it told Wire.", id="radio")
    first, second = (radio.text.index(words) for words in ("Wire reported", "told Wire"))
    link = Link(
        "radio",
        "citation",
        "wire",
        "Wire",
        0.6,
        (span_of(radio, first, first + 13), span_of(radio, second, second + 9)),
    )
    story = Story("s1", "The gate", ("wire", "radio"), None, None)
    return replace(
        bare(wire, radio, stories=(story,)), origins=(Origin("o1", ("wire", "radio"), "radio cites wire", (link,)),)
    )


def tree_of(dossier: Dossier) -> HtmlElement:
    return reader.document_fromstring(html(dossier))


@pytest.mark.parametrize("make", [flood, citing, ferry, two_stories, alone, quiet])
def test_every_link_has_a_target(make: object) -> None:
    assert callable(make)
    tree = tree_of(make())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)


def test_what_a_report_says_it_rests_on_can_be_chosen_and_lights_its_words() -> None:
    row = tree_of(citing()).xpath("//ul[contains(@class, 'chain')]/li")[0]
    key = row.xpath(".//button[@class='choose']/@data-key")[0]
    assert row.xpath(".//button")[0].text_content() == "radio cites Wire"
    lit = tree_of(citing()).xpath(f"//*[contains(concat(' ', @data-k, ' '), ' {key} ')]")
    assert [element.text_content() for element in lit] == ["Wire reported", "told Wire"]


def test_two_words_of_one_line_are_one_place_that_counts_them() -> None:
    places = tree_of(citing()).xpath("//ul[contains(@class, 'chain')]//a")
    assert [" ".join(place.text_content().split()) for place in places] == ["radio:1 ×2"]


def test_a_disputed_claim_and_its_day_lead_to_the_finding() -> None:
    spans = cut(NW, "312 people"), cut(CP, "312 people")
    found = finding(4, "number", "high", "rule", "312 against 400", *spans, claims=("c1",))
    dossier = replace(
        bare(NW, CP, claims=(claim(1, "disputed", 2, "312 were aboard", *spans),)),
        stories=(Story("s1", "Ferry", (NW.id, CP.id), None, None),),
        findings=(found,),
        timeline=(TimelineEntry("2026-03-14", "2026-03-15", "day", "c1"),),
    )
    tree = tree_of(dossier)
    row = tree.get_element_by_id("c1")
    assert "disputed in f4: 312 against 400" in row.text_content()
    assert row.xpath(".//a[@class='see']/@href") == ["#f4"]
    day = tree.xpath("//section[@id='timeline']//a[@class='see']")
    assert [(link.get("href"), link.text_content(), link.get("title")) for link in day] == [
        ("#f4", "disputed in f4", "312 against 400")
    ]


def test_a_headline_that_a_finding_disputes_is_no_heading() -> None:
    tree = tree_of(alone())
    words = "“Captain admits: light was burning” — headline in strand-notes.md"
    assert tree.xpath("//h1")[0].text_content() == words
    assert tree.xpath("//title")[0].text_content() == f"{words} · secondsource"
