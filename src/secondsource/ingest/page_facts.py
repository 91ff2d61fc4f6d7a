"""What a saved page says about its article: JSON-LD, OpenGraph, other meta tags, time elements, its address."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from secondsource.ingest.dates import iso_date
from secondsource.ingest.facts import as_words, language_of, names_in
from secondsource.ingest.values import Facts
from secondsource.model.report import DateCandidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_ARTICLE_TYPE = re.compile(r"(?:.*Article|.*Posting|Report)")
_SITE_TYPE = re.compile(r"WebSite|NewsMediaOrganization")
_PAGE_TYPE = re.compile(r"WebPage|ItemPage")
_CDATA = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
_PUBLISHED = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "publishdate",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
)
_TITLES = ("og:title", "twitter:title", "headline", "parsely-title", "dc.title", "dcterms.title", "sailthru.title")
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_LANGUAGES = ("content-language", "language", "og:locale", "dc.language")
_ADDRESSES = ("og:url", "twitter:url", "parsely-link")
_TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+|\s+::\s+")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_DATED_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_BESIDE = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::a"
_TAG = re.compile(r"<[a-z/][^<>]*>", re.IGNORECASE)
_DEEPEST = 12


class Candidates:
    """Gather the dates of a page: each with its place, readable or not, and what it is a date of."""

    def __init__(self) -> None:
        """Start empty."""
        self._all: dict[DateCandidate, None] = {}
        self._published: list[str] = []
        self._modified: list[str] = []
        self.unreadable: list[str] = []

    def add(self, raw: str | None, place: str, *, modified: bool = False) -> None:
        """Add a date as written; the first readable one of each sort will be the report's."""
        if not raw or not raw.strip():
            return
        iso = iso_date(raw)
        self._all.setdefault(DateCandidate(iso or " ".join(raw.split())[:200], place))
        if iso is None:
            self.unreadable.append(raw.strip())
        else:
            (self._modified if modified else self._published).append(iso)

    @property
    def known(self) -> bool:
        """Tell whether a publication date was found."""
        return bool(self._published)

    def facts(self) -> Facts:
        """Return the dates: of each sort the first, or one with a time of the same day."""
        return Facts(
            published=_most_exact(self._published), modified=_most_exact(self._modified), dates=tuple(self._all)
        )


def _most_exact(values: list[str]) -> str | None:
    if not values or len(values[0]) > len("2026-05-10"):
        return values[0] if values else None
    return next((value for value in values if value.startswith(values[0] + "T")), values[0])


def page_facts(tree: HtmlElement, source: str) -> tuple[Facts, tuple[str, ...]]:
    """Return what a page says about its article, and the dates in it that cannot be read.

    Of several candidates the most deliberate wins: JSON-LD of the article, meta tags, <time>, the address, and
    only then what htmldate finds on the page.
    """
    meta = _meta(tree)
    nodes = list(_json_ld(tree))
    url = _address(tree, meta, source)
    article = _article(nodes, url)
    outlet = _outlet(article, nodes, meta) or _outlet_in_title(tree) or _host(url)
    dates = Candidates()
    _declared_dates(dates, article, nodes, meta)
    _time_elements(dates, tree)
    if url and (match := _DATED_ADDRESS.search(urlsplit(url).path)):
        dates.add(f"{match['year']}-{match['month']}-{match['day']}", "url")
    if not dates.known:
        dates.add(_visible_date(tree), "htmldate")
    stated = Facts(
        title=_title(tree, article, meta, outlet),
        outlet=outlet,
        authors=_authors(tree, article, nodes, meta, outlet),
        language=_language(tree, article, meta),
        url=url,
    )
    return stated.filled_from(dates.facts()), tuple(dates.unreadable)


def stated_text(tree: HtmlElement) -> str | None:
    """Return the article's text as its JSON-LD states it, None if it does not, or states markup."""
    body = _article(list(_json_ld(tree)), None).get("articleBody")
    return body.strip() if isinstance(body, str) and body.strip() and not _TAG.search(body) else None


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of all meta tags by their lower-case property, name, itemprop or http-equiv."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for key in (element.get(attribute) or "").lower().split():
                found.setdefault(key, []).append(content)
    return found


def _first(meta: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    return next((meta[key][0] for key in keys if key in meta), None)


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield every typed JSON-LD object of a page in document order; what does not parse is passed over."""
    for element in tree.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            value = _unescaped(json.loads(_CDATA.sub("", element.text).strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
        yield from _objects(value, 0)


def _unescaped(value: object) -> object:
    """Resolve the character references that many sites leave in the strings of their JSON-LD."""
    if isinstance(value, str):
        return unescape(value) if "&" in value else value
    if isinstance(value, list):
        return [_unescaped(item) for item in value]
    return {key: _unescaped(item) for key, item in value.items()} if isinstance(value, dict) else value


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _is(node: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and pattern.fullmatch(name) for name in (types if isinstance(types, list) else [types])
    )


def _article(nodes: list[dict[str, Any]], url: str | None) -> dict[str, Any]:
    """Return the JSON-LD node of the page's own article: the one with its address, else the first."""
    articles = [node for node in nodes if _is(node, _ARTICLE_TYPE)]
    for node in articles:
        page = node.get("mainEntityOfPage")
        page = page.get("@id") if isinstance(page, dict) else page
        if url and url in {node.get("url"), node.get("@id"), page}:
            return node
    return articles[0] if articles else {}


def _resolved(value: object, nodes: list[dict[str, Any]]) -> object:
    """Follow a bare {"@id": …} to the node it names."""
    if isinstance(value, list):
        return [_resolved(item, nodes) for item in value]
    if isinstance(value, dict) and "@id" in value and "name" not in value:
        return next((node for node in nodes if node.get("@id") == value["@id"] and "name" in node), value)
    return value


def _declared_dates(
    dates: Candidates, article: dict[str, Any], nodes: list[dict[str, Any]], meta: dict[str, list[str]]
) -> None:
    pages = [node for node in nodes if _is(node, _PAGE_TYPE)]
    for key, modified in (("datePublished", False), ("dateCreated", False), ("dateModified", True)):
        dates.add(as_words(article.get(key)), f"json-ld:{key}", modified=modified)
    for keys, modified in ((_PUBLISHED, False), (_MODIFIED, True)):
        for key in keys:
            for content in dict.fromkeys(meta.get(key, ())):
                dates.add(content, f"meta:{key}", modified=modified)
    for page in pages:
        for key, modified in (("datePublished", False), ("dateModified", True)):
            dates.add(as_words(page.get(key)), f"json-ld:WebPage.{key}", modified=modified)


def _time_elements(dates: Candidates, tree: HtmlElement) -> None:
    """Add what elements marked as the article's time say, then the first plain time element at its head."""
    for element in tree.xpath(
        f"//*[@itemprop='datePublished' or @itemprop='dateModified' or @pubdate][not({_BESIDE})]"
    ):
        if element.tag != "meta":
            raw = element.get("datetime") or element.get("content") or element.text_content()
            dates.add(raw, "time", modified=element.get("itemprop") == "dateModified")
    heads = tree.xpath(f"//time[@datetime][not({_BESIDE})][not(@itemprop or @pubdate)]")
    if heads and not _in_running_text(heads[0]):
        dates.add(heads[0].get("datetime"), "time")


def _in_running_text(element: HtmlElement) -> bool:
    """Tell whether an element stands within a sentence rather than in a dateline."""
    around = element.getparent()
    while around is not None and around.tag in {"span", "b", "strong", "i", "em", "small"}:
        around = around.getparent()
    return around is not None and around.tag in {"p", "li", "td", "blockquote"} and len(around.text_content()) > 120


def _visible_date(tree: HtmlElement) -> str | None:
    """Return the date htmldate finds on a page without running text, where dates are the story's and not the page's."""
    from copy import deepcopy  # noqa: PLC0415 -- beside the slow import it serves

    from htmldate import find_date  # noqa: PLC0415 -- slow to import, needed for undated pages only

    bare = deepcopy(tree)
    for element in list(bare.iter("p", "li", "blockquote", "td", "dd")):
        if len(element.text_content()) > 120 and element.getparent() is not None:
            element.drop_tree()
    try:
        found = find_date(
            bare, extensive_search=False, original_date=True, url="", min_date="1990-01-01", max_date="2199-12-31"
        )
    except Exception:  # noqa: BLE001 -- whatever goes wrong there, a page without a date is still a report
        return None
    return found if isinstance(found, str) else None


def _address(tree: HtmlElement, meta: dict[str, list[str]], source: str) -> str | None:
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    saved = _SAVED_FROM.search(source[:4096])
    candidates = [*links, _first(meta, _ADDRESSES) or "", saved[1] if saved else ""]
    return next((url.strip() for url in candidates if re.match(r"\s*https?://[^\s/]", url)), None)


def _outlet(article: dict[str, Any], nodes: list[dict[str, Any]], meta: dict[str, list[str]]) -> str | None:
    publisher = _resolved(article.get("publisher"), nodes)
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    named = as_words(publisher)
    sites = (as_words(node) for node in nodes if _is(node, _SITE_TYPE))
    declared = (meta[key][0] for key in _OUTLETS if key in meta)
    return next((name for name in (named, *declared, *sites) if name and "://" not in name), None)


def _outlet_in_title(tree: HtmlElement) -> str | None:
    """Return what the page's title adds to its one heading, as in "Gates opened | The Herald"."""
    headings, title = _lines(tree, "h1"), next(iter(_lines(tree, "title")), "")
    if len(headings) != 1 or not title.startswith(headings[0]):
        return None
    parts = _TITLE_PARTS.split(title[len(headings[0]) :])
    return parts[1].strip() or None if len(parts) == 2 and not parts[0].strip() else None


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _lines(tree: HtmlElement, name: str) -> list[str]:
    """Return the text of all elements of a name, each as one line, without the empty ones."""
    return [line for element in tree.iter(name) if (line := " ".join(element.text_content().split()))]


def _title(tree: HtmlElement, article: dict[str, Any], meta: dict[str, list[str]], outlet: str | None) -> str | None:
    headline = as_words(article.get("headline"))
    if headline:
        return headline
    if declared := _first(meta, _TITLES):
        return _without_outlet(declared, outlet)
    headings = [heading for heading in _lines(tree, "h1") if heading != outlet]
    if len(headings) == 1:
        return headings[0]
    title = next(iter(_lines(tree, "title")), "")
    return _without_outlet(title, outlet) or (headings[0] if headings else None)


def _without_outlet(title: str, outlet: str | None) -> str | None:
    """Cut the outlet's name off a page title."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) > 1 and outlet and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-:") or None
    return title or None


def _authors(
    tree: HtmlElement,
    article: dict[str, Any],
    nodes: list[dict[str, Any]],
    meta: dict[str, list[str]],
    outlet: str | None,
) -> tuple[str, ...]:
    found = names_in(_resolved(article.get("author"), nodes)) or names_in(_resolved(article.get("creator"), nodes))
    if not found:
        found = next((names for key in _AUTHORS if (names := names_in(meta.get(key, [])))), ())
    if not found:
        marked = tree.xpath(f"//*[@rel='author' or @itemprop='author'][not({_BESIDE.removesuffix(' or ancestor::a')})]")
        found = names_in([element.text_content() for element in marked if element.tag != "meta"][:4])
    own = (outlet or "").casefold()
    return tuple(name for name in found if "://" not in name and name.casefold() != own and len(name) < 100)


def _language(tree: HtmlElement, article: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    tags = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    tags += [as_words(article.get("inLanguage")), _first(meta, _LANGUAGES)]
    return next((found for tag in tags if (found := language_of(tag))), None)
