from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as reader
from msgspec.structs import replace

from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.render import html, markdown, terminal
from tests.render.dossiers import (
    CLAIMS,
    CP,
    NW,
    REPORTS,
    SN,
    alone,
    bare,
    claim,
    cut,
    ferry,
    finding,
    large,
    quiet,
    two_stories,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@pytest.fixture(scope="module")
def page() -> str:
    return html(ferry())


@pytest.fixture(scope="module")
def tree(page: str) -> HtmlElement:
    return reader.document_fromstring(page)


def classed(tree: HtmlElement, name: str) -> list[HtmlElement]:
    return tree.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def test_nothing_outside_the_file_is_asked_for(page: str, tree: HtmlElement) -> None:
    assert not tree.xpath(
        "//script[@src] | //img | //iframe | //object | //*[@style] | //*[starts-with(name(@*), 'on')]"
    )
    assert [link.get("href") for link in tree.xpath("//link")] == ["data:,"]
    assert all(link.get("href").startswith("#") for link in tree.xpath("//a"))
    assert "url(" not in re.sub(r"url\(#\w+\)", "", page)
    assert "@import" not in page


def test_the_policy_allows_the_pages_own_style_and_script_and_no_more(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    text = policy.group(1).replace("&#39;", "'")
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert body is not None
        digest = b64encode(sha256(body.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in text
    assert text.startswith("default-src 'none';")
    assert "unsafe" not in text


def test_every_line_of_every_report_is_there_to_the_character(tree: HtmlElement) -> None:
    for number, report in enumerate(REPORTS, 1):
        for line_number, line in enumerate(report.text.splitlines(), 1):
            if line.strip():
                found = tree.get_element_by_id(f"r{number}-L{line_number}")
                assert found.text_content() == line


def test_a_script_in_a_report_is_words(page: str, tree: HtmlElement) -> None:
    assert '<script>alert("strand")' not in page
    assert page.count("<script") == 1
    assert '<script>alert("strand")</script>' in tree.get_element_by_id("r5-L3").text_content()


def test_every_span_of_evidence_is_marked_with_what_rests_on_it(tree: HtmlElement) -> None:
    dossier = ferry()
    numbers = {report.id: n for n, report in enumerate(REPORTS, 1)}
    marked: dict[tuple[int, str], str] = {}
    for element in tree.xpath("//*[@data-k]"):
        number = int(element.xpath("ancestor::article[contains(@class, 'report')]/@id")[0][1:])
        for token in element.get("data-k").split():
            key = number, token.split(":")[0]
            marked[key] = marked.get(key, "") + element.text_content()
    for item in dossier.findings:
        for report in {span.report for span in item.evidence}:
            words = "".join(span.text for span in sorted(item.evidence, key=lambda s: s.start) if span.report == report)
            assert marked[numbers[report], item.id] == words
    for item in CLAIMS:
        for member in item.members:
            assert member.span.text in marked[numbers[member.span.report], item.id]


def test_every_place_leads_to_words_in_the_page(tree: HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in tree.xpath("//a")} <= set(ids)
    place = tree.xpath("//article[@id='f1']//a[@class='place']")[2]
    assert place.text_content() == "coast-post.html:5"
    assert tree.get_element_by_id(place.get("href")[1:]).text_content().startswith("“I did order")


def test_a_lost_word_is_marked_by_an_element_and_by_name(tree: HtmlElement) -> None:
    card = tree.get_element_by_id("f1")
    assert not card.xpath(".//del | .//ins")
    assert [element.text_content() for element in classed(card, "unlike")] == ["not"]
    assert [element.text_content() for element in classed(card, "change")] == ["lost: not"]


def test_overlapping_evidence_is_cut_into_segments(tree: HtmlElement) -> None:
    line = tree.get_element_by_id("r5-L5")
    keys = [re.findall(r"\w+(?=:| |$)", element.get("data-k")) for element in line.xpath(".//*[@data-k]")]
    both = [found for found in keys if "f5" in found and "f10" in found]
    assert both
    assert any("f10" in found and "f5" not in found for found in keys)
    assert [element.get("data-n") for element in classed(line, "ref")] == ["f9", "f5", "f10"]


def test_headings_and_landmarks_are_in_order(tree: HtmlElement) -> None:
    levels = [int(element.tag[1]) for element in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(tree.xpath("//main")) == len(tree.xpath("//header[@class='top']")) == 1
    assert all(element.get("aria-labelledby") for element in tree.xpath("//section"))


def test_unknown_speakers_are_called_unknown_with_their_candidates(tree: HtmlElement) -> None:
    unknown = [" ".join(element.xpath("./summary")[0].text_content().split()) for element in classed(tree, "unknown")]
    assert (
        "“Two officials, who asked not to be named” 1 unknown; perhaps the transport ministry or the coastguard"
        in unknown
    )


def test_a_time_without_a_date_says_so(tree: HtmlElement) -> None:
    assert "PAST_REF, cannot be dated" in tree.get_element_by_id("figures").text_content()


def test_the_pictures_are_drawn_and_described(tree: HtmlElement) -> None:
    picture = classed(tree, "lineage")[0]
    assert picture.get("aria-label") == (
        "3 independent origins of 5 reports; coast-post.html is a rewrite of northwire.txt; "
        "harbour-radio.txt copies northwire.txt"
    )
    assert len(classed(tree, "node")) >= 7
    assert classed(tree, "strip")[0].get("aria-label", "").startswith("7 dated events between ")
    stances = tree.xpath("//*[@id='stances']//button/@aria-label")
    assert "Pavel Orsic on withdrawing Norline’s licence: opposes, 2026-03-15" in stances


def test_who_did_what_to_whom_is_listed_with_its_words(tree: HtmlElement) -> None:
    row = " ".join(tree.get_element_by_id("deeds").xpath(".//li")[0].text_content().split())
    assert row == "the seamen’s union — request → Norline done evening-ledger.txt:13"


def test_small_dossiers_have_no_empty_parts() -> None:
    single = reader.document_fromstring(html(alone()))
    assert not single.xpath("//*[@id='lineage'] | //*[@id='timeline'] | //*[@id='stances'] | //*[@id='by-report']")
    assert "One report: nothing to compare it with." in single.text_content()
    calm = reader.document_fromstring(html(quiet()))
    assert "No contradictions or damaged quotations found between these reports." in calm.text_content()
    assert reader.document_fromstring(html(bare())).xpath("//h1")[0].text_content() == "Dossier"


def test_several_stories_are_grouped_and_can_be_filtered() -> None:
    tree = reader.document_fromstring(html(two_stories()))
    assert [o.text_content() for o in tree.xpath("//select[@id='by-story']/option")] == [
        "all stories",
        "Ferry aground off Oldhaven",
        "A market hall in Lisl",
    ]
    assert tree.xpath("//article[@data-place='market.txt']/@data-story") == ["s2"]
    assert tree.xpath("//h1")[0].text_content() == "Ferry aground off Oldhaven · A market hall in Lisl"


def test_ids_that_could_break_out_of_an_anchor_are_replaced() -> None:
    base = bare(SN)
    odd = replace(finding(1, "name", "low", "rule", "Odd.", span_of(SN, 0, 7)), id='"><script>')
    page = html(replace(base, findings=(odd,)))
    tree = reader.document_fromstring(page)
    assert tree.get_element_by_id("f1").get("data-kind") == "name"
    assert '"><script>' not in page


def test_halves_of_surrogates_and_control_characters_do_not_reach_the_page() -> None:
    report = Report.from_text("a\x00b", id="odd.txt")
    odd = finding(1, "name", "low", "rule", "b\ud800c", span_of(report, 0, 3))
    page = html(replace(bare(report), findings=(odd,)))
    assert "a\ufffdb" in page
    assert "b\ufffdc" in page
    page.encode()


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60), st.data())
def test_any_text_comes_out_as_it_is(text: str, data: st.DataObject) -> None:
    report = Report.from_text(text, id="any.txt")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = replace(bare(report), findings=(finding(1, "name", "low", "rule", text, span_of(report, start, end)),))
    tree = reader.document_fromstring(html(made))
    lines = classed(tree, "line")
    assert "".join(line.text_content() for line in lines) == (text if text.strip() else "")


def test_ten_long_reports_with_five_hundred_marks_are_drawn_quickly() -> None:
    dossier = large()
    html(dossier)
    began = perf_counter()
    page = html(dossier)
    assert perf_counter() - began < 5
    assert len(page) < 3_000_000


def test_a_claim_says_which_other_reports_speak_to_its_point() -> None:
    dossier = ferry()
    several = next(claim for claim in dossier.claims if len(claim.reports) > 1)
    first, *rest = several.reports
    alone_in_it = replace(several, behind=(first,))
    claims = tuple(alone_in_it if claim.id == several.id else claim for claim in dossier.claims)
    assert "on the same point" not in html(dossier)
    assert f"{', '.join(rest)} on the same point" in html(replace(dossier, claims=claims))


def test_the_strip_counts_independent_origins_beside_reports(tree: HtmlElement) -> None:
    pairs = tree.xpath("//dl[@class='counts']/div")
    assert [f"{pair.xpath('./dd')[0].text} {pair.xpath('./dt')[0].text}" for pair in pairs] == [
        "5 reports",
        "3 independent origins",
        "1 story",
        "10 findings",
    ]


def test_the_parts_are_named_in_their_order_and_by_their_headings(tree: HtmlElement) -> None:
    links = {link.get("href")[1:]: link.text.strip() for link in tree.xpath("//nav[@class='parts']/a")}
    sections = {part.get("id"): part.xpath(".//h2")[0].text for part in tree.xpath("//main//section")}
    assert list(links.items()) == list(sections.items())
    assert {"Who says what", "Who did what to whom", "Times and figures"} <= set(links.values())


@pytest.mark.parametrize(("number", "shown"), [(3, 0), (4, 1)])
def test_a_few_findings_are_not_filtered(number: int, shown: int) -> None:
    tree = reader.document_fromstring(html(replace(ferry(), findings=ferry().findings[:number])))
    assert len(classed(tree, "filters")) == shown


def test_the_brief_stands_before_findings_that_are_all_low() -> None:
    low = tuple(item for item in ferry().findings if item.severity == "low")
    for findings, first in ((ferry().findings, "findings"), (low, "brief")):
        tree = reader.document_fromstring(html(replace(ferry(), findings=findings)))
        assert tree.xpath("//main//section/@id")[0] == first
        assert tree.xpath("//nav[@class='parts']/a/@href")[0] == f"#{first}"


def test_claims_of_one_origin_beyond_a_dozen_are_folded_away() -> None:
    many = tuple(replace(CLAIMS[0], id=f"c{n}", status="single-source") for n in range(1, 16))
    tree = reader.document_fromstring(html(replace(ferry(), claims=many)))
    (more,) = tree.xpath("//section[@id='claims']//details")
    assert more.xpath("./summary")[0].text == "3 more"
    assert len(more.xpath(".//tr")) == 3
    assert len(tree.xpath("//section[@id='claims']//tr[@id]")) == 15


def test_a_finding_says_whose_words_it_is_about_and_how_it_was_found_apart(tree: HtmlElement) -> None:
    card = tree.get_element_by_id("f1")
    assert " ".join(classed(card, "whose")[0].text_content().split()) == "words of Ingrid Falk, harbour master"
    assert (
        " ".join(card.xpath("./div[@class='fine']/details")[0].text_content().split())
        == "how found by: rule:quote-wording"
    )


def test_pairs_that_hang_together_stand_before_those_that_share_nothing(tree: HtmlElement) -> None:
    sides = classed(tree, "sides")[0]
    near = [
        " ".join(item.xpath("./summary")[0].text_content().split()) for item in sides.xpath("./details[@open or 1]")
    ]
    assert [name.split(" ")[2] for name in near[:-1]] == ["coast-post.html", "harbour-radio.txt"]
    assert near[-1] == "Other pairs, which share no passages 8"
    assert len(sides.xpath("./details[last()]/details")) == 8


def test_a_line_that_did_not_happen_is_called_said_not_to_have_happened() -> None:
    denied = tuple(replace(entry, factuality="denied") for entry in ferry().timeline)
    dossier = replace(ferry(), timeline=denied)
    for shown in (html(dossier), terminal(dossier, width=120, colour=False), markdown(dossier)):
        assert "said not to have happened" in " ".join(shown.split())
        assert "did not happen" not in shown


def test_a_headline_below_front_matter_is_the_headline() -> None:
    text = "---\ntitle: Gate open\n---\nGate open\n\nNobody knows why.\n"
    tree = reader.document_fromstring(html(bare(Report.from_text(text, id="a", title="Gate open"))))
    assert [part.text_content().strip() for part in classed(tree, "headline")] == ["Gate open"]
    assert [part.text_content().strip() for part in classed(tree, "front")] == ["---\ntitle: Gate open\n---"]
    assert not classed(tree, "title")


def test_the_dozen_claims_of_one_origin_come_from_every_report_in_turn() -> None:
    spans = [cut(NW, "312 people")] * 13 + [cut(CP, "312 people")]
    many = tuple(claim(n, "single-source", 1, f"Point {n}", span) for n, span in enumerate(spans, 1))
    tree = reader.document_fromstring(html(replace(ferry(), claims=many)))
    rows = tree.xpath("//section[@id='claims']//tr/@id")
    assert rows[:3] == ["c1", "c14", "c2"]
