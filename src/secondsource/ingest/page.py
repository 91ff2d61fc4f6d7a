"""Saved HTML pages: the article and nothing around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.ingest.facts import sound
from secondsource.ingest.page_facts import page_facts, stated_text
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
_BOXES = frozenset(["body", "header", "div", "section", "article", "main", "aside", "footer", "nav"])
_SENTENCE_END = re.compile(r"""\w["'”’»)\]]*(?:[.!?…]["'”’»)\]]*(?:\s|$)|[。！？])""")
_FEWEST_LETTERS = 20
_LINK_SHARE = 0.5
_HEADLINE = 4  # words from which a link reads like a headline
_LONGEST_INDEX = 50_000
_SHORT = 250  # below, the text that the page's own JSON-LD states is preferred
_DEEP = 250  # libxml2 gives up on documents nested deeper than 256
_REMEDY = "save the page after it has loaded, or give the article as .txt"


def declared_charset(data: bytes) -> str | None:
    """Return the character encoding a page or XML document names in its head, or None."""
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def from_page(source: str, place: str, stem: str) -> Batch:
    """Read a saved page: its article as paragraphs with blank lines between, and what the page says about it.

    Raises SkipError "no-article" where there is no running text, or only a list of links.
    """
    tree = _parsed(source, place)
    facts, unreadable = page_facts(tree, source)
    stated = stated_text(tree)
    try:
        text = _article_text(tree, facts.url, place)
    except SkipError:
        deeper = _parsed_deep(source)
        if stated is None and deeper is None:
            raise
        text = _article_text(deeper, facts.url, place) if deeper is not None else ""
    if stated is not None and len(text) < _SHORT < len(stated):
        text = stated
    notes = tuple(date_note(place, raw) for raw in dict.fromkeys(unreadable))
    return Batch((Draft(place, stem, sound(text), facts),), (), notes)


def _parsed(source: str, place: str) -> HtmlElement:
    """Return the tree of a page, however broken; raises SkipError."""
    from trafilatura import load_html  # noqa: PLC0415 -- slow to import; runs on plain text never pay for it

    try:
        tree = load_html(source)
        if tree is None:  # a fragment, which the parser takes for no HTML
            tree = load_html(f"<html><body><div>{source}</div></body></html>")
    except Exception as error:  # whatever a parser makes of broken markup, the other inputs go on
        raise _no_article(place, f"the page cannot be parsed ({type(error).__name__})") from error
    if tree is None:
        raise _no_article(place, "nothing in it is HTML")
    return tree


def _parsed_deep(source: str) -> HtmlElement | None:
    """Return the tree of a page nested deeper than parsers like (tags never closed), None if it is not."""
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 -- as above

    if source.count("<") <= _DEEP:
        return None
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (ValueError, LookupError, SyntaxError):
        return None
    depths = (sum(1 for _ in leaf.iterancestors()) for leaf in tree.iter() if not len(leaf))
    return tree if any(depth >= _DEEP for depth in depths) else None


def _article_text(tree: HtmlElement, url: str | None, place: str) -> str:
    """Return the article's text; reader comments are left out, tables and lists kept. Raises SkipError."""
    from trafilatura import bare_extraction  # noqa: PLC0415 -- as above
    from trafilatura.settings import Document, use_config  # noqa: PLC0415 -- as above

    config = use_config()  # a fresh copy; with the usual 250 a brief of two sentences comes with the page's menus
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_FEWEST_LETTERS))
    links = {_words(link.text_content()) for link in tree.iter("a")}
    _keep_inline(tree)
    try:
        # Deduplication stays off: its memory outlives the call, so the third copy of a paragraph would vanish.
        document = bare_extraction(tree, url=url, include_comments=False, deduplicate=False, config=config)
    except Exception as error:  # as above
        raise _no_article(place, f"the article cannot be told from the page ({type(error).__name__})") from error
    text = _joined(_blocks(document.body)) if isinstance(document, Document) else ""
    if not _SENTENCE_END.search(text) or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise _no_article(place, "no running text on the page")
    if len(text) < _LONGEST_INDEX:
        words = _words(text)
        linked = sum(len(link) for link in links if len(link.split()) >= _HEADLINE and link in words)
        if linked > _LINK_SHARE * len(text):
            raise _no_article(place, "a list of links, not an article")
    return text


def _no_article(place: str, reason: str) -> SkipError:
    return SkipError(place, "no-article", reason, _REMEDY)


def _keep_inline(tree: HtmlElement) -> None:
    """Keep words the extraction would drop or split off: <time> in a sentence, <q> with the marks browsers show."""
    for element in list(tree.iter("time")):
        parent = element.getparent()
        if parent is not None and parent.tag not in _BOXES:
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

    flow = _Flow()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            flow.enter(element.tag)
            flow.write(element.text)
        else:
            flow.leave(element.tag)
            flow.write(element.tail)
    flow.close()
    return flow.blocks


class _Flow:
    """Gather running text into blocks; what stands in a table's cell stays within its row."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._open: list[str] = ["body"]
        self._cells = 0

    def write(self, text: str | None) -> None:
        self._parts.append(_SPACE.sub(" ", text or ""))

    def close(self) -> None:
        if text := _tidy("".join(self._parts)):
            self.blocks.append((text, self._open[-1]))
        self._parts.clear()

    def enter(self, name: str) -> None:
        if name == "cell":
            self._parts.append(" | " if any(part.strip() for part in self._parts) else "")
            self._cells += 1
        elif name == "lb":
            self._parts.append(" " if self._cells else "\n")
        elif name in _BLOCKS:
            self._bound()
            self._open.append(name)

    def leave(self, name: str) -> None:
        if name == "cell":
            self._cells -= 1
        elif name in _BLOCKS:
            self._bound()
            self._open.pop()

    def _bound(self) -> None:
        if self._cells:
            self._parts.append(" ")
        else:
            self.close()


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
