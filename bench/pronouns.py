"""Measure whom pronouns mean: `python -m bench.pronouns --data DIR [--json] [--verbose]`.

Sources: 200 pronouns that are sources in PolNeAR dev, drawn at random and marked by reading (bench/marks/pronouns.jsonl
has document, place and the name of whom each means, null for groups, narrators and people without a name). Right is the
marked name or, where there is none, unknown; shown also for "he", "she" and their forms alone.
OntoGUM: every "he" and "she" (and their forms) in the genres of free text whose gold cluster has another mention than
pronouns: right when the mention of the resolved entity nearest before it that is no pronoun is in that cluster.
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
    from collections.abc import Iterable, Iterator

    from secondsource.model.reading import Reading

MARKS = Path(__file__).parent / "marks" / "pronouns.jsonl"
GENRES = ("news", "interview", "bio", "speech", "court", "textbook", "voyage", "academic")
_GENDERED = words("he him his himself she her hers herself")
_PRONOUNS = _GENDERED | words("i me my mine we us our you your it its they them their who whom whose this that which")
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
        text, open_, clusters = "", defaultdict[str, list[int]](list), defaultdict[str, list[Span]](list)
        for line in path.read_text("utf-8").splitlines():
            row = line.split("\t")
            if len(row) < 3:
                continue
            text += row[1] if not text or _TIED.match(row[1]) or text[-1] in "([“‘$" else f" {row[1]}"
            start = len(text) - len(row[1])
            for mark in re.finditer(r"\((\d+)\)?|(\d+)\)", row[2]):
                key = mark.group(1) or mark.group(2)
                if mark.group(1):
                    open_[key].append(start)
                if mark.group().endswith(")"):
                    clusters[key].append((open_[key].pop(), len(text)))
        yield Document(path.stem, text, dict(clusters))


def measure_ontogum(reader: Reader, documents: Iterable[Document]) -> dict[str, Any]:
    """Return the shares of right, wrong and unknown pronouns."""
    results = []
    for document in documents:
        reading = annotate(Report.from_text(document.text, id=document.name), reader)
        for spans in document.clusters.values():
            pronouns = [s for s in spans if document.text[s[0] : s[1]].lower() in _GENDERED]
            others = [s for s in spans if document.text[s[0] : s[1]].lower() not in _PRONOUNS]
            if others:
                results += [_resolved(reading, span, others) for span in pronouns]
    return _shares(results)


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
    figures["ontogum"] = measure_ontogum(reader, read_ontogum(args.data / "coref/ontogum"))
    if args.json:
        print(json.dumps(figures))
    else:
        for name, values in figures.items():
            print(f"{name:18}" + "".join(f"  {key} {value}" for key, value in values.items()))
    return status({name: values["right"] for name, values in figures.items()}, "pronouns")


if __name__ == "__main__":
    sys.exit(main())
