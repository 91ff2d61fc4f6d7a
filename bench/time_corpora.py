"""Read corpora of time expressions: TimeML, MEANTIME's CAT files, WikiWars' TIMEX2."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec

from secondsource.ingest.dates import iso_date

_ANNOTATED = 5  # MEANTIME marks times in the title and the first sentences, numbered up to this
_NO_SPACE_BEFORE = frozenset(". , ; : ? ! ) ] % 's ' n't 're 've 'll 'd 'm ''".split())
_TIMEX2 = re.compile(r"</?TIMEX2\b[^>]*>")
_VAL = re.compile(r'\bVAL="([^"]*)"', re.IGNORECASE)


class Timex(msgspec.Struct, frozen=True):
    """An expression by place and value, gold or found."""

    start: int
    end: int
    value: str
    mod: str = ""


class Document(msgspec.Struct, frozen=True):
    """A document with its creation time and gold expressions."""

    name: str
    text: str
    published: str
    gold: tuple[Timex, ...]


def read_timeml(path: Path) -> Document:
    """Read the text and the TIMEX3 elements of a TimeML file."""
    root = ET.parse(path).getroot()  # noqa: S314 -- a local corpus
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        msg = f"{path}: no creation time or no text"
        raise ValueError(msg)
    pieces: list[str] = []
    gold: list[Timex] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "TIMEX3":
            gold.append(Timex(start, sum(map(len, pieces)), element.get("value", ""), element.get("mod", "")))

    walk(body)
    return Document(path.name, "".join(pieces), created.get("value", ""), tuple(gold))


def read_meantime(path: Path) -> Document:
    """Read the annotated sentences of a MEANTIME article, set as running text, without the line of its date."""
    root = ET.parse(path).getroot()  # noqa: S314 -- a local corpus
    created = next((t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None)
    own = {a.get("t_id") for a in created.findall("token_anchor")} if created is not None else set()
    dateline = {t.get("sentence") for t in root.iter("token") if t.get("t_id") in own}
    text, places, sentence = "", {}, None
    for token in root.iter("token"):
        number, word = token.get("sentence", ""), token.text or ""
        if int(number) > _ANNOTATED or number in dateline:
            continue
        gap = "\n\n" if number != sentence else "" if word in _NO_SPACE_BEFORE else " "
        text += gap if text else ""
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        text, sentence = text + word, number
    gold = []
    for timex in root.iter("TIMEX3"):
        spans = [places[a.get("t_id")] for a in timex.findall("token_anchor") if a.get("t_id") in places]
        if spans:
            gold.append(Timex(min(spans)[0], max(spans)[1], timex.get("value", "")))
    published = iso_date(created.get("value", "")) if created is not None else None  # one of MEANTIME's fits two days
    return Document(path.name, text, published or "", tuple(sorted(gold, key=lambda t: t.start)))


def read_wikiwars(path: Path) -> Document:
    """Read an inline TIMEX2 file of WikiWars; of nested expressions the outermost counts."""
    raw = path.read_text(encoding="utf-8")
    published = re.search(r"<DATETIME>\s*(?:<[^>]*>)?\s*(\d{4})-?(\d{2})-?(\d{2})", raw)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    if published is None or body is None:
        msg = f"{path}: no time of download or no text"
        raise ValueError(msg)
    text, gold, opened, at = "", [], [], 0
    for tag in _TIMEX2.finditer(body[1]):
        text, at = text + body[1][at : tag.start()], tag.end()
        if not tag.group().startswith("</"):
            value = _VAL.search(tag.group())
            opened.append((len(text), value[1] if value else ""))
        elif opened:
            start, said = opened.pop()
            if not opened:
                gold.append(Timex(start, len(text), said))
    return Document(path.name, text + body[1][at:], "-".join(published.groups()), tuple(gold))


class Corpus(msgspec.Struct, frozen=True):
    """A corpus by name: its files under the data folder and how one is read."""

    name: str
    pattern: str
    read: Callable[[Path], Document]


CORPORA = (
    Corpus("TimeBank", "tempeval3/TimeBank/*.tml", read_timeml),
    Corpus("AQUAINT", "tempeval3/AQUAINT/*.tml", read_timeml),
    *(
        Corpus(f"MEANTIME {topic}", f"meantime/intra-doc_annotation/corpus_{topic}/*.xml", read_meantime)
        for topic in ("airbus", "apple", "gm", "stock")
    ),
    Corpus("WikiWars", "wikiwars/keyinline/*", read_wikiwars),
)


def load(data: Path, *names: str) -> list[Document]:
    """Read the documents of the corpora named, in order of their names."""
    chosen = [corpus for corpus in CORPORA if corpus.name in names]
    return [corpus.read(path) for corpus in chosen for path in sorted(data.glob(corpus.pattern))]
