"""Read ECB+ (Cybulska and Vossen 2014): documents as reports, the gold event mentions of validated sentences."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec

from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DEV = ("2", "5", "12", "18", "21", "23", "34", "35")
_NAME = re.compile(r"\d+_(\d+)(ecb|ecbplus)")
_TIGHT_BEFORE = frozenset(". , ; : ! ? ) ] } % 's 'S n't 're 've 'll 'd 'm ”".split())
_TIGHT_AFTER = frozenset("( [ { $ “".split())
_TYPED = {"``": "“", "''": "”"}
_CLITICS = frozenset("s S m t d re ve ll".split())


class Gold(msgspec.Struct, frozen=True):
    """A gold mention: its words (the first to the last), the words themselves, and the event it belongs to."""

    report: str
    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    event: str


class Document(msgspec.Struct, frozen=True):
    """A document of ECB+: its topic, the subtopic it was collected for, its text and its gold mentions."""

    topic: str
    subtopic: str
    report: Report
    gold: tuple[Gold, ...]


class TokenAt(msgspec.Struct, frozen=True):
    """A word of a document in the tools' own format: its id, the number of its sentence, its text."""

    id: str
    sentence: int
    text: str


def read_ecbplus(data: Path, topics: Sequence[str]) -> list[Document]:
    """Read the documents of some topics that have validated sentences, in order of topic and name."""
    validated: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (data / "ecbplus/ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            validated[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
    found = []
    for topic in topics:
        for path in sorted(
            (data / "ecbplus/ECB+" / topic).glob("*.xml"), key=lambda p: (p.stem[-1], len(p.name), p.name)
        ):
            match = _NAME.fullmatch(path.stem)
            name = match.group(1) + match.group(2) if match else path.stem
            if (topic, name) in validated:
                found.append(read_document(path, topic, validated[topic, name]))
    return found


def read_document(path: Path, topic: str, validated: set[int]) -> Document:
    """Read one document: a sentence a line, the address it begins with left out."""
    root = ET.parse(path).getroot()  # noqa: S314 -- a local corpus
    words = [
        TokenAt(t.get("t_id", ""), int(t.get("sentence", 0)), _TYPED.get(t.text or "", t.text or ""))
        for t in root.iter("token")
    ]
    first = [w.text for w in words if w.sentence == 0]
    address = {0} if first[:2] == ["http", ":"] or first[:1] == ["www"] else set()
    text, places = write_tokens([w for w in words if w.sentence not in address])
    sentence = {w.id: w.sentence for w in words}
    events = _events(root)
    gold = []
    for markable in root.find("Markables") or ():
        ids = [anchor.get("t_id", "") for anchor in markable.iter("token_anchor")]
        if not ids or "ACTION" not in markable.tag or sentence.get(ids[0]) not in validated or ids[0] not in places:
            continue
        spans = tuple(sorted(places[i] for i in ids if i in places))
        event = events.get(markable.get("m_id", ""), f"{path.stem}:{markable.get('m_id')}")
        gold.append(Gold(path.stem, spans[0][0], spans[-1][1], spans, event))
    gold.sort(key=lambda g: (g.start, g.end))
    report = Report.from_text(text, id=path.stem)
    return Document(topic, topic + ("plus" if path.stem.endswith("plus") else ""), report, tuple(gold))


def _events(root: ET.Element) -> dict[str, str]:
    """Return the event of each mention's id: the instance of a cross-document chain, else the chain in its document."""
    events: dict[str, str] = {}
    name = root.get("doc_name", "")
    for relation in root.find("Relations") or ():
        members = [source.get("m_id", "") for source in relation.iter("source")]
        inside = relation.tag.startswith("INTRA")
        event = f"{name}:r{relation.get('r_id')}" if inside else relation.get("note", "")
        for member in members:
            events.setdefault(member, event)
    return events


def write_tokens(words: Sequence[TokenAt]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Write words as text, a sentence a paragraph, and say where each word stands."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at, before = 0, None
    for word, following in zip_longest(words, words[1:]):
        gap = ""
        if before is not None:
            clitic = word.text in "’'" and following is not None and following.text in _CLITICS
            tight = clitic or (before.text in "’'" and word.text in _CLITICS)
            gap = "\n\n" if before.sentence != word.sentence else "" if tight else _gap(before.text, word.text)
        pieces += [gap, word.text]
        at += len(gap)
        places[word.id] = (at, at + len(word.text))
        at += len(word.text)
        before = word
    return "".join(pieces), places


def _gap(left: str, right: str) -> str:
    return "" if right in _TIGHT_BEFORE or left in _TIGHT_AFTER else " "
