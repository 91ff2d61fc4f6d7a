"""Measure time expressions as TempEval-3 does: python -m bench.times --data DIR [--json] [--reader] [--errors N].

Over the TimeML documents of DIR/tempeval3/{TimeBank,AQUAINT}, the document creation time given as published: relaxed
F1 (spans share a character), strict F1 (equal spans), value F1 (relaxed match and equal TIMEX3 value).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import tomllib
from collections import Counter
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec

from secondsource.annotate.paragraphs import paragraphs
from secondsource.annotate.times import find_times
from secondsource.model.reading import Sentence, Token
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PUBLISHED = "published on TempEval-3's own test: relaxed 90.3, strict 82.7 (ClearTK); value 77.6 (HeidelTime)"
CORPORA = ("TimeBank", "AQUAINT")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"'”’)]*(?=\s|$)|$)", re.DOTALL)


class Timex(msgspec.Struct, frozen=True):
    """An expression by place and value, gold or found."""

    start: int
    end: int
    value: str


class Document(msgspec.Struct, frozen=True):
    """A TimeML document: its text, creation time and gold expressions."""

    name: str
    text: str
    published: str
    gold: tuple[Timex, ...]


class Scores(msgspec.Struct, frozen=True):
    """The three figures of TempEval-3, in [0, 1], and what they were counted on."""

    relaxed_f1: float
    strict_f1: float
    value_f1: float
    gold: int
    found: int


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
            gold.append(Timex(start, sum(map(len, pieces)), element.get("value", "")))

    walk(body)
    return Document(path.name, "".join(pieces), created.get("value", ""), tuple(gold))


def split(text: str) -> list[Sentence]:
    """Cut a text into sentences: with the package's own segmentation where it is there, else roughly."""
    try:
        segment: Callable[[str], list[Sentence]] = import_module("secondsource.annotate.segmentation").segment
    except (ImportError, AttributeError):
        return [
            Sentence(start + m.start(), start + m.end(), n)
            for n, (start, end) in enumerate(paragraphs(text))
            for m in _SENTENCE.finditer(text[start:end])
        ]
    return list(segment(text))


def ours(document: Document, tag: Callable[[str], Sequence[Token]] | None = None) -> list[Timex]:
    """Find the expressions of a document with this package, with parts of speech where a tagger is given."""
    report = Report.from_text(document.text, published=document.published)
    tokens = tag(document.text) if tag is not None else untagged(document.text)
    return [Timex(t.span.start, t.span.end, t.value) for t in find_times(report, split(document.text), tokens)]


def untagged(text: str) -> list[Token]:
    """Cut a text into tokens without parts of speech."""
    return [Token(m.start(), m.end(), m.group(), "") for m in _TOKEN.finditer(text)]


def reader_tags() -> Callable[[str], Sequence[Token]]:
    """Load the packaged reader and return its tagging of a text."""
    annotate = import_module("secondsource.annotate.annotator").annotate
    reader = import_module("secondsource.annotate.reader").Reader(threads=1)

    def tag(text: str) -> Sequence[Token]:
        tokens: Sequence[Token] = annotate(Report.from_text(text), reader).tokens
        return tokens

    return tag


def dateparser_search() -> Callable[[Document], list[Timex]] | None:
    """Return dateparser's search as a peer, None where it is not installed."""
    try:
        search = import_module("dateparser.search").search_dates
    except ImportError:
        return None

    def find(document: Document) -> list[Timex]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(document.published[:10]), "PREFER_DATES_FROM": "past"}
        found: list[Timex] = []
        at = 0
        for words, when in search(document.text, languages=["en"], settings=settings) or ():
            start = document.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append(Timex(start, at, when.date().isoformat()))
        return found

    return find


def score(pairs: Sequence[tuple[Sequence[Timex], Sequence[Timex]]]) -> Scores:
    """Score (gold, found) pairs of documents; each gold expression is matched once, an equal span first."""
    relaxed = strict = value = 0
    for gold, found in pairs:
        for one, other in matches(gold, found):
            relaxed += 1
            strict += (one.start, one.end) == (other.start, other.end)
            value += one.value == other.value
    total = sum(len(gold) for gold, _ in pairs)
    answered = sum(len(found) for _, found in pairs)

    def f1(right: int) -> float:
        return 2 * right / (total + answered) if total + answered else 0.0

    return Scores(f1(relaxed), f1(strict), f1(value), total, answered)


def matches(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair gold and found expressions that share a character, one to one."""
    free = list(found)
    paired: list[tuple[Timex, Timex]] = []
    for one in gold:
        near = [other for other in free if other.start < one.end and one.start < other.end]
        if near:
            best = max(near, key=lambda o, g=one: min(o.end, g.end) - max(o.start, g.start))  # type: ignore[misc]
            free.remove(best)
            paired.append((one, best))
    return paired


def show_errors(documents: Sequence[Document], answers: Sequence[Sequence[Timex]], limit: int) -> None:
    """Print the most frequent kinds of error."""
    kinds: Counter[str] = Counter()
    for document, found in zip(documents, answers, strict=True):
        paired = matches(document.gold, found)
        text = document.text
        for one, other in paired:
            words, said = text[one.start : one.end], text[other.start : other.end]
            if one.value != other.value:
                kinds[
                    f"value  {words!r} is {one.value}, read {said!r} as {other.value} (on {document.published[:10]})"
                ] += 1
            elif words != said:
                kinds[f"span   {words!r}, read {said!r}"] += 1
        hit = {one for one, _ in paired}
        for one in document.gold:
            if one not in hit:
                kinds[f"missed {text[one.start : one.end]!r} {one.value}"] += 1
        used = {other for _, other in paired}
        for other in found:
            if other not in used:
                kinds[f"extra  {text[other.start : other.end]!r} {other.value}"] += 1
    for line, count in kinds.most_common(limit):
        print(f"{count:4} {line}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--reader", action="store_true", help="with the reader's parts of speech (slower)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N most frequent errors")
    options = parser.parse_args(arguments)
    files = [path for corpus in CORPORA for path in sorted((options.data / "tempeval3" / corpus).glob("*.tml"))]
    if not files:
        print(f"no TimeML files under {options.data / 'tempeval3'}", file=sys.stderr)
        return 1
    documents = [read_timeml(path) for path in files]
    tag = reader_tags() if options.reader else None
    started = time.perf_counter()
    answers = [ours(document, tag) for document in documents]
    seconds = time.perf_counter() - started
    results = {"secondsource": score([(d.gold, a) for d, a in zip(documents, answers, strict=True)])}
    if (peer := dateparser_search()) is not None:
        results["dateparser"] = score([(d.gold, peer(d)) for d in documents])
    if options.json:
        print(json.dumps({name: msgspec.to_builtins(scores) for name, scores in results.items()}))
    else:
        size = sum(len(document.text) for document in documents)
        print(f"{len(documents)} documents, {size:,} characters, {seconds:.2f} s")
        for name, scores in results.items():
            print(
                f"{name:14} relaxed {scores.relaxed_f1:.3f}  strict {scores.strict_f1:.3f}"
                f"  value {scores.value_f1:.3f}  (gold {scores.gold}, found {scores.found})"
            )
        print(PUBLISHED)
    if options.errors:
        show_errors(documents, answers, options.errors)
    return missed(results["secondsource"])


def missed(scores: Scores) -> int:
    """Name the figures below their floor in bench/floors.toml on standard error; return 1 if there are any, else 0."""
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["times"]
    low = [name for name, floor in floors.items() if getattr(scores, name) < floor]
    for name in low:
        print(f"times: {name} {getattr(scores, name):.3f} is below its floor {floors[name]}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
