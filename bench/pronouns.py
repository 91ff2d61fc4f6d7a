"""Measure whom pronouns mean: `python -m bench.pronouns --data DIR [--json] [--verbose]`.

Sources: 200 pronouns that are sources in PolNeAR dev, drawn at random and marked by reading (bench/marks/pronouns.jsonl
has document, place and the name of whom each means, null for groups, narrators and people without a name). Right is the
marked name or, where there is none, unknown; shown also for "he", "she" and their forms alone.
OntoGUM: every "he" and "she" (and their forms) in the genres of free text whose gold cluster has another mention than
pronouns: right when the mention of the resolved entity nearest before it that is no pronoun is in that cluster.
Shown also for news alone, and there for clusters that hold a name and for pronouns of any person that are sources
(as the package reads them); a source without a name in its cluster is rightly unknown, as in the marked list.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from bench.floors import status
from secondsource.annotate.annotator import annotate
from secondsource.annotate.reader import Reader
from secondsource.annotate.speakers import resolve_speaker
from secondsource.language.lists import words
from secondsource.language.naming import name_words, parse_person, same_person
from secondsource.model.report import Report
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from secondsource.model.reading import Reading

MARKS = Path(__file__).parent / "marks" / "pronouns.jsonl"
GENRES = ("news", "interview", "bio", "speech", "court", "textbook", "voyage", "academic")
_GENDERED = words("he him his himself she her hers herself")
_PRONOUNS = _GENDERED | words("i me my mine we us our you your it its they them their who whom whose this that which")
_SOURCES = _GENDERED | words("i it they we")
_HEAD_ENDS = re.compile(r",| (?:of|from|for|who|whose|which|that|in|at|by|and|with|to|-|–|—)\b|['’]s?$")
_HYPHENS = frozenset("-‐‑")
_TIED = re.compile(r"[.,;:!?)%\]’”]|['’](?:s|re|ve|ll|d|m)?$|n['’]t$")
Span = tuple[int, int]


class Mark(msgspec.Struct, frozen=True):
    """One pronoun of a document, at [start, start + length), and the name of whom it means."""

    document: str
    start: int
    length: int
    name: str | None


class Document(msgspec.Struct, frozen=True):
    """A text and its gold clusters of mentions."""

    name: str
    text: str
    clusters: dict[str, list[Span]]


def read_marks(path: Path = MARKS) -> list[Mark]:
    """Return the marked pronouns."""
    return [msgspec.json.decode(line, type=Mark) for line in path.read_text("utf-8").splitlines()]


def same_name(found: str, gold: str) -> bool:
    """Tell whether a resolved name is the marked one; of people of one surname the given names decide."""
    ours, theirs = parse_person(found), parse_person(gold)
    if ours.given and theirs.given and same_person(ours, theirs):
        return True
    shared = set(name_words(found)) & set(name_words(gold))
    whole = not ours.given or not theirs.given or len(shared) > 1
    return theirs.surname in shared and whole


def judge(name: str | None, gold: str | None) -> str:
    """Return right, wrong or unknown; who has no name is rightly unknown or called by a description."""
    if gold is None:
        return "right" if name is None or name[:1].islower() else "wrong"
    return "unknown" if name is None else "right" if same_name(name, gold) else "wrong"


def measure_sources(reader: Reader, folder: Path, *, verbose: bool = False) -> dict[str, dict[str, Any]]:
    """Return the shares of right, wrong and unknown answers for the marked pronouns."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mark in read_marks():
        marks[mark.document].append(mark)
    counts: dict[str, list[str]] = {"all": [], "gendered": []}
    for document, items in marks.items():
        text = (folder / f"{document}.txt").read_text("utf-8")
        reading = annotate(Report.from_text(text, id=document), reader)
        names = {e.id: e.name for e in reading.entities}
        for mark in items:
            source = span_of(reading.report, mark.start, mark.start + mark.length)
            speaker, _ = resolve_speaker(source, reading.entities, reading.mentions, reading.tokens)
            result = judge(names.get(speaker or ""), mark.name)
            counts["all"].append(result)
            if source.text.lower() in _GENDERED:
                counts["gendered"].append(result)
            if verbose and result != "right":
                around = text[max(0, mark.start - 60) : mark.start + 40].replace("\n", " ")
                print(f"{result:8}{mark.name} -> {names.get(speaker or '')}   …{around}…   {document}:{mark.start}")
    return {group: _shares(results) for group, results in counts.items()}


def _shares(results: list[str]) -> dict[str, Any]:
    total = max(1, len(results))
    shares = {kind: round(results.count(kind) / total, 3) for kind in ("right", "wrong", "unknown")}
    return {"pronouns": len(results), **shares}


def read_ontogum(folder: Path) -> Iterator[Document]:
    """Yield OntoGUM's documents of the free genres, put together from their tokens."""
    for path in sorted(folder.glob("GUM_*.conll")):
        if path.stem.split("_")[1] not in GENRES:
            continue
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        rows = [row for row in rows if len(row) >= 3]
        text, places = _put_together([row[1] for row in rows])
        open_, clusters = defaultdict[str, list[int]](list), defaultdict[str, list[Span]](list)
        for row, (start, end) in zip(rows, places, strict=True):
            for mark in re.finditer(r"\((\d+)\)?|(\d+)\)", row[2]):
                key = mark.group(1) or mark.group(2)
                if mark.group(1):
                    open_[key].append(start)
                if mark.group().endswith(")"):
                    clusters[key].append((open_[key].pop(), end))
        yield Document(path.stem, text, dict(clusters))


def _put_together(words_: Sequence[str]) -> tuple[str, list[Span]]:
    """Write tokens as a text, with the place of each: marks, quotation marks and hyphens tied as in print."""
    text, places, quoted, glued = "", [], False, True
    for at, word in enumerate(words_):
        following = words_[at + 1] if at + 1 < len(words_) else "."
        hyphen = word in _HYPHENS and text[-1:].isalnum() and following[:1].isalnum()
        closing = word == '"' and quoted
        text += word if glued or closing or hyphen or _TIED.match(word) else f" {word}"
        places.append((len(text) - len(word), len(text)))
        quoted ^= word == '"'
        glued = hyphen or word[-1:] in {"(", "[", "“", "‘", "$"} or (word == '"' and quoted)
    return text, places


def measure_ontogum(reader: Reader, documents: Iterable[Document]) -> dict[str, dict[str, Any]]:
    """Return the shares of right, wrong and unknown pronouns: all, in news, of people with a name, sources."""
    results: dict[str, list[str]] = {"all": [], "news": [], "news_named": [], "news_sources": []}
    for document in documents:
        news = document.name.startswith("GUM_news")
        reading = annotate(Report.from_text(document.text, id=document.name), reader)
        sources = {(a.source.start, a.source.end) for a in reading.attributions if a.source} if news else set()
        for spans in document.clusters.values():
            texts = {s: document.text[s[0] : s[1]] for s in spans}
            others = [s for s in spans if texts[s].lower() not in _PRONOUNS]
            named = any(is_named(texts[s]) for s in others)
            pronouns = [s for s in spans if texts[s].lower() in _GENDERED] if others else []
            found = [_resolved(reading, span, others) for span in pronouns]
            results["all"] += found
            results["news"] += found if news else []
            results["news_named"] += found if news and named else []
            said = [s for s in spans if s in sources and texts[s].lower() in _SOURCES]
            results["news_sources"] += [_excused(_resolved(reading, s, others), named=named) for s in said]
    return {group: _shares(found) for group, found in results.items()}


def is_named(mention: str) -> bool:
    """Tell whether a mention is a name: the head, before complements and appositions, ends in a capitalised word."""
    head = _HEAD_ENDS.split(mention, maxsplit=1)[0].split()
    return bool(head) and head[-1][:1].isupper() and head[-1].lower() not in _PRONOUNS


def _excused(result: str, *, named: bool) -> str:
    """Count unknown as right for a source whose cluster holds no name."""
    return "right" if result == "unknown" and not named else result


def _resolved(reading: Reading, span: Span, gold: list[Span]) -> str:
    """Judge one pronoun by the entity's mention before it (else after it) that is no pronoun."""
    mention = next((m for m in reading.mentions if (m.span.start, m.span.end) == span), None)
    if mention is None:
        return "unknown"
    own = [m.span for m in reading.mentions if m.entity == mention.entity and m.form != "pronoun"]
    if not own:
        return "unknown"
    at = bisect_left([s.start for s in own], span[0])
    nearest = own[at - 1] if at else own[0]
    return "right" if any(a <= nearest.start and nearest.end <= b for a, b in gold) else "wrong"


def main() -> int:
    """Print the figures, as lines or as JSON; return 1 when one is below its floor, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="show every marked pronoun that is not right")
    args = parser.parse_args()
    reader = Reader(threads=1)
    sources = measure_sources(reader, args.data / "polnear/dev/text", verbose=args.verbose)
    figures = {f"sources_{group}": values for group, values in sources.items()}
    found = measure_ontogum(reader, read_ontogum(args.data / "coref/ontogum"))
    figures |= {"ontogum" if group == "all" else f"ontogum_{group}": values for group, values in found.items()}
    if args.json:
        print(json.dumps(figures))
    else:
        for name, values in figures.items():
            print(f"{name:22}" + "".join(f"  {key} {value}" for key, value in values.items()))
    return status({name: values["right"] for name, values in figures.items()}, "pronouns")


if __name__ == "__main__":
    sys.exit(main())
