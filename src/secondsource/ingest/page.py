"""Saved HTML pages: the article and nothing around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.ingest.facts import sound
from secondsource.ingest.page_facts import page_facts
from secondsource.ingest.records import date_note
from secondsource.ingest.values import Batch, Draft, SkipError

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?charset\s*=\s*["']?\s*|\?xml\b[^>]*?encoding\s*=\s*["'])([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero-width space, word joiner, stray mark
_SPACE = re.compile(r"\s+")
_BLANKS = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")
_BLOCKS = frozenset(["p", "head", "list", "item", "table", "row", "code", "div", "body", "dl", "dt", "dd", "quote"])
_INLINE_PARENTS = frozenset(
    [
        "p",
        "li",
        "td",
        "dd",
        "blockquote",
        "figcaption",
        "span",
        "a",
        "em",
        "i",
        "strong",
        "b",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_SENTENCE_END = re.compile(r"""\w["'”’»)\]]*(?:[.!?…]["'”’»)\]]*(?:\s|$)|[。！？])""")
_FEWEST_LETTERS = 20
_LINK_SHARE = 0.5
_REMEDY = "save the page after it has loaded, or give the article as .txt"


def declared_charset(data: bytes) -> str | None:
    """Return the character encoding a page or XML document names in its head, or None."""
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def from_page(source: str, place: str, stem: str) -> Batch:
    """Read a saved page: its article as paragraphs with blank lines between, and what the page says about it.

    Raises SkipError "no-article" where there is no running text, or only a list of links.
    """
    from trafilatura import load_html  # noqa: PLC0415 -- slow to import; runs on plain text never pay for it

    try:
        tree = load_html(source)
        if tree is None:  # a fragment, which the parser takes for no HTML
            tree = load_html(f"<html><body><div>{source}</div></body></html>")
    except Exception as error:  # whatever a parser makes of broken markup, the other inputs go on
        raise _no_article(place, f"the page cannot be parsed ({type(error).__name__})") from error
    if tree is None:
        raise _no_article(place, "nothing in it is HTML")
    facts, unreadable = page_facts(tree, source)
    text = sound(_article_text(tree, facts.url, place))
    notes = tuple(date_note(place, raw) for raw in dict.fromkeys(unreadable))
    return Batch((Draft(place, stem, text, facts),), (), notes)


def _article_text(tree: HtmlElement, url: str | None, place: str) -> str:
    """Return the article's text; reader comments are left out, tables and lists kept."""
    from trafilatura import bare_extraction  # noqa: PLC0415 -- as above
    from trafilatura.settings import Document  # noqa: PLC0415 -- as above

    links = {_words(link.text_content()) for link in tree.iter("a")}
    _keep_inline(tree)
    try:
        # Deduplication stays off: its memory outlives the call, so the third copy of a paragraph would vanish.
        document = bare_extraction(tree, url=url, include_comments=False, include_tables=True, deduplicate=False)
    except Exception as error:  # as above
        raise _no_article(place, f"the article cannot be told from the page ({type(error).__name__})") from error
    blocks = _blocks(document.body) if isinstance(document, Document) else []
    text = _joined(blocks)
    linked = sum(len(block) for block, _ in blocks if _words(block) in links)
    if not _SENTENCE_END.search(text) or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise _no_article(place, "no running text on the page")
    if linked > _LINK_SHARE * len(text):
        raise _no_article(place, "a list of links, not an article")
    return text


def _no_article(place: str, reason: str) -> SkipError:
    return SkipError(place, "no-article", reason, _REMEDY)


def _keep_inline(tree: HtmlElement) -> None:
    """Keep words the extraction would drop or split off: <time> within a sentence, and <q> with the marks it is shown with."""
    for element in list(tree.iter("time")):
        parent = element.getparent()
        if parent is not None and parent.tag in _INLINE_PARENTS:
            element.tag = "span"
    for element in list(tree.iter("q")):
        element.tag = "span"
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"


def _blocks(body: _Element) -> list[tuple[str, str]]:
    """Return the text of every block of an extracted article in order, each with its element's name."""
    from lxml import etree  # noqa: PLC0415 -- as above

    blocks: list[tuple[str, str]] = []
    parts: list[str] = []
    open_blocks: list[str] = []

    def close() -> None:
        text = _tidy("".join(parts))
        parts.clear()
        if text:
            blocks.append((text, open_blocks[-1] if open_blocks else "p"))

    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = element.tag
        in_cell = "cell" in open_blocks
        if event == "start":
            if name in _BLOCKS and not in_cell:
                close()
            if name in _BLOCKS or name == "cell":
                open_blocks.append(name)
            if name == "cell" and any(part.strip() for part in parts):
                parts.append(" | ")
            elif name == "lb":
                parts.append("\n")
            parts.append(_SPACE.sub(" ", element.text or ""))
        else:
            if name in _BLOCKS and not in_cell:
                close()
            if name in _BLOCKS or name == "cell":
                open_blocks.pop()
            parts.append(" " if name in _BLOCKS and in_cell else "")
            parts.append(_SPACE.sub(" ", element.tail or ""))
    close()
    return blocks


def _tidy(text: str) -> str:
    """Return running text without invisible characters, runs of blanks made one; line breaks stay single."""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", _INVISIBLE.sub("", text))).strip()


def _words(text: str) -> str:
    return " ".join(text.split())


def _joined(blocks: list[tuple[str, str]]) -> str:
    """Join blocks by blank lines, the rows of a table by line breaks."""
    parts: list[str] = []
    before = ""
    for text, name in blocks:
        if parts:
            parts.append("\n" if name == before == "row" else "\n\n")
        parts.append(text)
        before = name
    return "".join(parts)
