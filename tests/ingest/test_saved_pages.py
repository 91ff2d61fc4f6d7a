import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.ingest import Loaded, load
from secondsource.ingest.page import from_page
from secondsource.ingest.values import SkipError
from secondsource.model.report import Report

HEAD = """
<title>Gates opened at dawn | The Herald</title>
<link rel="canonical" href="https://www.herald.example/2026/05/09/gates">
<meta property="og:site_name" content="Herald Online">
<meta property="article:published_time" content="2026-05-10T08:30:00+02:00">
<meta property="article:modified_time" content="2026-05-11T09:00:00+02:00">
<meta name="author" content="By A. Meta">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "NewsArticle", "headline": "Gates opened at dawn", "datePublished": "2026-05-10",
   "author": [{"@type": "Person", "name": "Jane Doe"}, {"@id": "#roe"}], "publisher": {"@id": "#pub"}},
  {"@type": "Organization", "@id": "#pub", "name": "The Herald"},
  {"@type": "Person", "@id": "#roe", "name": "John Roe"}]}
</script>
"""
BODY = """
<header><a href="/">The Herald</a><nav><ul><li><a href="/world">World</a></li></ul></nav></header>
<article>
<h1>Gates opened at dawn</h1>
<p>The gates at Weir&nbsp;7 were opened at <time datetime="2026-05-10T04:00">four on Sunday</time> morning,
   the river authority said. It had rained for <b>three</b> days, &ldquo;a <i>record</i>&rdquo;.</p>
<p>She said <q>no one <b>asked</b> me</q>, and left the room.</p>
<ul><li>One inquiry was announced.</li><li>Two pumps failed.</li></ul>
<table><tr><th>Day</th><th>Level</th></tr><tr><td>Saturday</td><td>3.2 m</td></tr></table>
</article>
<aside><p>Most read: pumps failed at Weir 9, officials say.</p></aside>
<footer><p>Copyright 2026 The Herald. All rights reserved.</p></footer>
"""
ARTICLE = """Gates opened at dawn

The gates at Weir 7 were opened at four on Sunday morning, the river authority said. It had rained for three days, \
“a record”.

She said “no one asked me”, and left the room.

One inquiry was announced.

Two pumps failed.

Day | Level
Saturday | 3.2 m"""


def page(head: str = "", body: str = BODY, lang: str = "en-GB") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def loaded(folder: Path, content: str | bytes, name: str = "page.html") -> Loaded:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load([path])


def report_of(folder: Path, content: str | bytes) -> Report:
    result = loaded(folder, content)
    assert result.skipped == ()
    return result.reports[0]


def test_the_article_is_taken_out_of_its_page(tmp_path: Path) -> None:
    assert report_of(tmp_path, page(HEAD)).text == ARTICLE


def test_what_a_page_says_about_its_article(tmp_path: Path) -> None:
    report = report_of(tmp_path, page(HEAD))
    assert report.id == "page"
    assert report.title == "Gates opened at dawn"
    assert report.outlet == "The Herald"
    assert report.authors == ("Jane Doe", "John Roe")
    assert report.language == "en"
    assert report.origin == "https://www.herald.example/2026/05/09/gates"
    assert report.published == "2026-05-10T08:30:00+02:00"  # of the same day, but with its time
    assert report.modified == "2026-05-11T09:00:00+02:00"
    assert [(d.value, d.place) for d in report.dates] == [
        ("2026-05-10", "json-ld:datePublished"),
        ("2026-05-10T08:30:00+02:00", "meta:article:published_time"),
        ("2026-05-11T09:00:00+02:00", "meta:article:modified_time"),
        ("2026-05-09", "url"),
    ]


@pytest.mark.parametrize(
    ("head", "body", "published", "place"),
    [
        ("<meta name='date' content='10 May 2026'>", "", "2026-05-10", "meta:date"),
        ("", "<p>By Jane Doe, <time datetime='2026-05-10'>today</time></p>", "2026-05-10", "time"),
        ("", "<span itemprop=datePublished content='2026-05-10T08:00Z'></span>", "2026-05-10T08:00:00+00:00", "time"),
        ("<link rel=canonical href='https://a.example/2026/05/10/x'>", "", "2026-05-10", "url"),
        ("", "<div class='date'>May 10, 2026</div>", "2026-05-10", "htmldate"),
    ],
)
def test_a_date_is_found_where_the_page_states_it(
    tmp_path: Path, head: str, body: str, published: str, place: str
) -> None:
    story = "<article><h1>Gates</h1>" + body + "<p>The gates were opened, the authority said.</p></article>"
    report = report_of(tmp_path, page(head, story))
    assert report.published == published
    assert [d.place for d in report.dates] == [place]


def test_dates_the_story_tells_are_not_the_pages(tmp_path: Path) -> None:
    story = (
        "<article><p>The weir was built in 1931 and, after the flood of 2003-05-04, it was raised by two metres, "
        "the authority said on <time datetime='2003-05-06'>a Tuesday</time>; nothing was done in the years since.</p>"
        "</article>"
    )
    report = report_of(tmp_path, page("", story))
    assert report.published is None
    assert report.dates == ()


def test_a_date_that_cannot_be_read_is_kept_and_reported(tmp_path: Path) -> None:
    result = loaded(tmp_path, page("<meta property='article:published_time' content='10/05/2026'>"))
    assert ("10/05/2026", "meta:article:published_time") in [(d.value, d.place) for d in result.reports[0].dates]
    assert [n.code for n in result.notes] == ["unreadable-date"]


def test_an_outlet_is_named_by_meta_title_or_address(tmp_path: Path) -> None:
    meta = "<meta property='og:site_name' content='Herald Online'>"
    title = "<title>Gates opened at dawn - The Herald</title>"
    link = "<link rel=canonical href='https://www.herald.example/gates'>"
    assert report_of(tmp_path, page(meta + title + link)).outlet == "Herald Online"
    assert report_of(tmp_path, page(title + link)).outlet == "The Herald"
    assert report_of(tmp_path, page(link)).outlet == "herald.example"
    assert report_of(tmp_path, page()).outlet is None


def test_character_references_in_json_ld_are_resolved(tmp_path: Path) -> None:
    node = '{"@type": "Article", "headline": "A &amp; B", "publisher": {"name": "C &#38; D"}, "author": "J&ouml;rg"}'
    report = report_of(tmp_path, page(f'<script type="application/ld+json">{node}</script>'))
    assert (report.title, report.outlet, report.authors) == ("A & B", "C & D", ("Jörg",))


def test_a_title_loses_the_name_of_the_outlet(tmp_path: Path) -> None:
    head = (
        "<meta property='og:title' content='Dawn – 5 – The Herald'><meta property='og:site_name' content='The Herald'>"
    )
    assert report_of(tmp_path, page(head)).title == "Dawn – 5"


def test_the_address_a_browser_saved_it_from_is_the_origin(tmp_path: Path) -> None:
    content = "<!-- saved from url=(0026)https://herald.example/gates -->\n" + page()
    assert report_of(tmp_path, content).origin == "https://herald.example/gates"


def test_broken_metadata_is_passed_over(tmp_path: Path) -> None:
    head = "<script type='application/ld+json'>{\"@type\": </script><script type='application/ld+json'>" + "[" * 50_000
    report = report_of(
        tmp_path, page(head + "</script><meta content=x><meta name=author><link rel=canonical href='/x'>")
    )
    assert report.text == ARTICLE
    assert report.origin is not None
    assert report.origin.endswith("page.html")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><a href=1>Home</a> <a href=2>World</a></nav><p>Log in</p>",
        "".join(f"<div><a href={i}>Headline number {i} says something happened.</a></div>" for i in range(40)),
        "<script>var text = 'The gates were opened on Sunday.';</script>",
    ],
)
def test_a_page_without_an_article_is_skipped(tmp_path: Path, body: str) -> None:
    result = loaded(tmp_path, page("", body))
    assert result.reports == ()
    assert [s.code for s in result.skipped] == ["no-article"]
    assert result.skipped[0].remedy


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><article><p>The gates were opened on Sunday.<p>No one <b>asked the mayor.",
        "<p>The gates were opened on Sunday.</p><p>No one asked the mayor.</p>",
        "<html><body>" + "<font>" * 600 + "<p>The gates were opened on Sunday.</p><p>No one asked the mayor.</p>",
        "<html\0><body><p>The gates were\0 opened on Sunday.</p><p>No one asked \x08the mayor.</p></body></html>",
        "<?xml encoding='utf-8'?><html><p>The gates were opened on Sunday.</p><p>No one asked the mayor.</p></html>",
    ],
)
def test_broken_pages_are_read_all_the_same(tmp_path: Path, markup: str) -> None:
    assert report_of(tmp_path, markup).text == "The gates were opened on Sunday.\n\nNo one asked the mayor."


def test_pages_made_to_break_parsers_are_skipped_at_worst(tmp_path: Path) -> None:
    for markup in (
        "<div>" * 100_000,
        "<" * 100_000,
        "<p " + "a=b " * 50_000 + ">",
        "<a" + " href" * 10_000,
        "<!--" * 9_999,
    ):
        result = loaded(tmp_path, "<html><body>" + markup)
        assert [s.code for s in result.skipped] == ["no-article"]


@pytest.mark.parametrize(("declared", "encoding"), [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("x-none", "cp1252")])
def test_a_wrong_declared_character_set_does_no_harm(tmp_path: Path, declared: str, encoding: str) -> None:
    words = "Le café était fermé, “on Monday”, said the mayor’s office."
    content = page(f'<meta charset="{declared}">', f"<article><p>{words}</p></article>").encode(encoding)
    assert report_of(tmp_path, content).text == words


def test_a_text_that_only_the_metadata_states_is_taken_from_there(tmp_path: Path) -> None:
    body = "The gates were opened on Sunday, the authority said. " * 8
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "' + body + '"}</script>'
    assert report_of(tmp_path, page(head, "<p>Please wait, loading.</p>")).text == body.strip()


def test_a_page_gives_the_same_result_however_often_and_after_whatever(tmp_path: Path) -> None:
    paragraph = (
        "The gates were opened on Sunday, the authority said, and nobody had asked for it to be done at that hour. "
    )
    first = page("", f"<article><p>{paragraph * 3}</p><p>One of a kind: the mayor was not there.</p></article>")
    (tmp_path / "a.html").write_text(first)
    (tmp_path / "b.html").write_text(first.replace("One of a kind", "Another one"))
    alone = load([tmp_path / "a.html"])
    for _ in range(6):
        assert load([tmp_path / "a.html"]) == alone
    both = load([tmp_path / "b.html", tmp_path / "a.html"])
    assert both.reports[1] == alone.reports[0]
    assert paragraph.strip() in both.reports[0].text


def test_text_alone_never_loads_the_page_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    code = (
        "import sys; from secondsource.ingest import load; load([sys.argv[1]]);"
        "print(sorted({'trafilatura', 'lxml', 'htmldate', 'charset_normalizer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "<article>",
    "<q>",
    "</q>",
    "<table>",
    "<tr>",
    "<td>",
    "<br>",
    "<time datetime=x>",
    "<li>",
    "<a>",
]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(TAGS), st.text(max_size=30), st.just("The gates were opened, he said. ")), max_size=25
    )
)
def test_no_markup_raises_and_every_text_can_be_kept(parts: list[str]) -> None:
    try:
        batch = from_page("<html><body>" + "".join(parts), "a.html", "a")
    except SkipError as error:
        assert error.code == "no-article"  # noqa: PT017 -- either outcome is right
    else:
        batch.drafts[0].text.encode("utf-8")
