"""Read the training corpora as texts with label arrays over word pieces."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec
import numpy as np

from secondsource.annotate.pieces import Pieces, encode
from training.reader.labels import ENTITIES, EVENTS, GMB_KIND, IGNORE, POS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray  # noqa: TC004 -- examples are never decoded, so the hints stay unread
    from tokenizers import Tokenizer

Span = tuple[int, int]
_POS_INDEX = {tag: index for index, tag in enumerate(POS)}
_ENTITY_INDEX = {tag: index for index, tag in enumerate(ENTITIES)}


class Attribution(msgspec.Struct, frozen=True):
    """One gold attribution: character spans of its source, cue and content (each may be in several parts)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Document(msgspec.Struct, frozen=True):
    """A text with whatever labels its corpus has; a missing layer is None and adds no loss."""

    name: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    entities: tuple[tuple[Span, str], ...] | None = None
    pos: tuple[tuple[Span, str], ...] | None = None
    times: tuple[Span, ...] | None = None
    events: tuple[tuple[Span, str], ...] | None = None


class Example(msgspec.Struct, frozen=True):
    """A document in pieces: integer labels per piece and layer, and the piece indices of each attribution."""

    name: str
    pieces: Pieces
    labels: dict[str, NDArray[np.int64]]
    links: tuple[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]], ...]


def read_polnear(folder: Path) -> list[Document]:
    """Read PolNeAR's brat files; an article with several annotators gives several documents."""
    texts = {p.stem: p.read_bytes().decode("utf-8") for p in sorted((folder / "text").glob("*.txt"))}
    found = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = texts[path.stem.rsplit("_", 1)[0]]
        found.append(Document(path.stem, text, attributions=tuple(_brat(path.read_text("utf-8")))))
    return found


def _brat(ann: str) -> Iterator[Attribution]:
    """Yield the attributions of one brat file; discarded and merely discussed ones carry no event and drop out."""
    spans: dict[str, tuple[Span, ...]] = {}
    for line in ann.split("\n"):
        if re.match(r"T\d+\t", line):
            key, place = line.split("\t")[:2]
            offsets = place.split(" ", 1)[1].split(";")
            spans[key] = tuple((int(a), int(b)) for a, b in (o.split(" ") for o in offsets))
    for line in ann.split("\n"):
        if not re.match(r"E\d+\t", line):
            continue
        parts: dict[str, list[Span]] = {role: [] for role in ROLES}
        for item in line.split("\t")[1].split():
            role, key = item.split(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in parts:
                parts[role] += spans[key]
        if parts["cue"] or parts["content"]:
            yield Attribution(*(tuple(sorted(parts[role])) for role in ROLES))


def read_gmb(path: Path, per_document: int = 14) -> list[Document]:
    """Read the Groningen sentences with their tags, set as running text, a few sentences a document."""
    with zipfile.ZipFile(path) as archive:
        rows = csv.reader(io.StringIO(archive.read("ner_dataset.csv").decode("latin-1")))
        next(rows)
        sentences: list[list[tuple[str, str, str]]] = []
        for row in rows:
            if row[0]:
                sentences.append([])
            if len(row) >= 4 and row[1].strip():
                sentences[-1].append((row[1], row[2], row[3]))
    rng = random.Random(7)
    return [
        _gmb_document(f"gmb-{at}", sentences[at : at + per_document], rng)
        for at in range(0, len(sentences), per_document)
    ]


def _gmb_document(name: str, sentences: list[list[tuple[str, str, str]]], rng: random.Random) -> Document:
    curly, typographic = rng.random() < 0.5, rng.random() < 0.5
    text = ""
    pos: list[tuple[Span, str]] = []
    entities: list[tuple[Span, str]] = []
    for sentence in sentences:
        text += rng.choice(["\n\n", "\n", " ", " "]) if text else ""
        glue, inside = True, False
        for word, tag, entity in sentence:
            shown = word
            if word in {'"', "``", "''"}:
                inside = not inside
                shown = ("“" if inside else "”") if curly else '"'
                closing = not inside
            else:
                closing = re.fullmatch(r"[.,;:!?%)\]]|'s|'|n't|'re|'ve|'ll|'d|'m|\.\.\.", word) is not None
                shown = word.replace("'", "’") if typographic else word
            text += "" if glue or closing else " "
            glue = shown in {"(", "[", "$", "“"} or (shown == '"' and inside)
            span = (len(text), len(text) + len(shown))
            text += shown
            pos.append((span, tag if tag in _POS_INDEX else "PUNCT"))
            prefix, _, kind = entity.partition("-")
            if kind in GMB_KIND:
                label = GMB_KIND[kind]
                if prefix == "I" and entities and entities[-1][1] == label:
                    entities[-1] = ((entities[-1][0][0], span[1]), label)
                else:
                    entities.append((span, label))
    return Document(name, text, entities=tuple(entities), pos=tuple(pos))


def read_timeml(folder: Path) -> list[Document]:
    """Read TimeML files: the text of <TEXT>, its TIMEX3 extents and EVENT triggers with their class."""
    return [_timeml(path) for path in sorted(folder.rglob("*.tml"))]


def _timeml(path: Path) -> Document:
    root = ET.fromstring(path.read_bytes())  # noqa: S314 -- a local corpus
    body = root.find("TEXT")
    text: list[str] = []
    times: list[Span] = []
    events: list[tuple[Span, str]] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, text))
        text.append(node.text or "")
        for child in node:
            walk(child)
            text.append(child.tail or "")
        span = (start, sum(map(len, text)))
        if node.tag == "TIMEX3":
            times.append(span)
        elif node.tag == "EVENT":
            events.append((span, node.get("class", "OCCURRENCE")))

    if body is not None:
        walk(body)
    return Document(path.stem, "".join(text), times=tuple(times), events=tuple(events))


def example(document: Document, tokenizer: Tokenizer) -> Example:
    """Project a document's character labels onto word pieces."""
    pieces = encode(document.text, tokenizer)
    size = len(pieces)
    labels: dict[str, NDArray[np.int64]] = {}
    links = []
    if document.attributions is not None:
        for role in ROLES:
            spans = [s for a in document.attributions for s in getattr(a, role)]
            labels[role] = _bio(pieces, sorted(spans, key=lambda s: (s[0], -s[1])))
        links = [
            (_inside(pieces, a.source), _inside(pieces, a.cue), _inside(pieces, a.content))
            for a in document.attributions
        ]
    if document.times is not None:
        labels["time"] = _bio(pieces, list(document.times))
    if document.entities is not None:
        tags = np.zeros(size, dtype=np.int64)
        for span, kind in document.entities:
            at = _inside(pieces, (span,))
            tags[at] = _ENTITY_INDEX[f"I-{kind}"]
            tags[at[:1]] = _ENTITY_INDEX[f"B-{kind}"]
        labels["entity"] = tags
    for layer, values, index in (
        ("pos", document.pos, _POS_INDEX),
        ("event", document.events, {name: i for i, name in enumerate(EVENTS)}),
    ):
        if values is not None:
            tags = np.full(size, IGNORE if layer == "pos" else 0, dtype=np.int64)
            for span, name in values:
                tags[_inside(pieces, (span,))] = index.get(name, IGNORE)
            labels[layer] = tags
    return Example(document.name, pieces, labels, tuple(links))


def _inside(pieces: Pieces, spans: tuple[Span, ...]) -> NDArray[np.int64]:
    """Return the indices of the pieces that overlap any of the spans."""
    mask = np.zeros(len(pieces), dtype=bool)
    for start, end in spans:
        mask |= (pieces.starts < end) & (pieces.ends > start)
    return np.flatnonzero(mask)


def _bio(pieces: Pieces, spans: list[Span]) -> NDArray[np.int64]:
    """Tag pieces 0 outside, 1 first of a span, 2 inside; the outer of two overlapping spans wins."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    for span in spans:
        at = _inside(pieces, (span,))
        if len(at) == 0:
            continue
        if tags[at].any():
            tags[at[tags[at] == 0]] = 2
        else:
            tags[at] = 2
            tags[at[0]] = 1
    return tags
