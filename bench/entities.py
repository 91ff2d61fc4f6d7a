"""Measure names and speakers: `python -m bench.entities --data DIR [--json]`.

Names: F1 of exact spans with their type (PER, LOC, ORG) on the PUD part of Universal NER, sentence by sentence, also
for every other sentence (numbered from 0; rules were once tuned on the even ones), on WikiGold where it is there, and
on the documents of re3d (its named people, places and organisations, without article).
Speakers: of the quotations in BASIL whose speaker has a name, the share whose attribution is resolved to that speaker;
unknown is shown apart. Once for the speakers that are people, once with bodies, whose words a person said.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.floors import status
from secondsource.annotate.annotator import annotate
from secondsource.annotate.names import find_names
from secondsource.annotate.reader import Reader
from secondsource.annotate.segmentation import tokenise
from secondsource.annotate.words import words_of
from secondsource.language.lists import words
from secondsource.language.naming import name_words
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secondsource.model.reading import Reading

Named = tuple[int, int, str]
_TYPES = {"per": "PER", "org": "ORG", "geo": "LOC"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_TIED = re.compile(r"[.,;:!?)%\]]|'s$|n't$|'$|'(?:re|ve|ll|d)$")
_BODIES = words("NAACP Tea_Party BuzzFeed Romney_campaign Secure_America_Now")
_GROUPS = words(
    """
    other_anti other_pro other_neutral Democratic_lawmakers Democratic_Lawmakers House_Democrats House_Republicans
    Republican_lawmakers Republican_Lawmakers Catholics internet_companies protestors Democrats
    """
)


def names_of(reader: Reader, text: str) -> set[Named]:
    """Return the names of a text as (start, end, PER or LOC or ORG)."""
    tagged = reader.tag(text)
    found = find_names(reader, tagged, words_of(tagged, tokenise(text)), text)
    return {(n.start, n.end, _TYPES[n.kind]) for n in found if n.kind in _TYPES}


def read_uner(path: Path) -> Iterator[tuple[str, set[Named]]]:
    """Yield sentences of a Universal NER file with their gold names."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.split("\n")
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), None)
        if text is None:
            continue
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        yield text, set(_aligned(text, [(row[1], row[2]) for row in rows]))


def _aligned(text: str, rows: Iterable[tuple[str, str]]) -> Iterator[Named]:
    """Find tokens in their text and yield the spans of their BIO tags."""
    at, start, end, kind = 0, 0, 0, ""
    for word, tag in rows:
        place = text.find(word, at)
        if place < 0:
            continue
        at = place + len(word)
        if kind and tag != f"I-{kind}":
            if kind in _TYPES.values():
                yield start, end, kind
            kind = ""
        if tag.startswith(("B-", "I-")) and not kind:
            start, kind = place, tag[2:]
        end = at
    if kind in _TYPES.values():
        yield start, end, kind


def read_wikigold(path: Path) -> Iterator[tuple[str, set[Named]]]:
    """Yield WikiGold's sentences (IO tags), put together from their tokens, with their gold names."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if line[-2:] in {" O", "ER", "RG", "OC", "SC"}]
        rows = [row for row in rows if len(row) == 2 and row[0] != "-DOCSTART-"]
        text, spoken = "", False
        for word, _ in rows:
            tied = _TIED.match(word) is not None or text[-1:] in {"(", "[", "$"} or (word == '"' and spoken)
            text += word if tied or not text or (spoken and text.endswith('"')) else f" {word}"
            spoken ^= word == '"'
        if text:
            yield text, set(_aligned(text, [(word, tag) for word, tag in rows]))


def read_re3d(folder: Path) -> Iterator[tuple[str, set[Named]]]:
    """Yield re3d's documents with the names of people, places and organisations, articles left off."""
    for path in sorted(folder.glob("*/documents.json")):
        gold: dict[str, set[Named]] = {}
        for line in (path.parent / "entities.json").read_text("utf-8").splitlines():
            item = json.loads(line)
            words_, kind = str(item["value"]), _RE3D.get(item["type"])
            start = int(item["begin"]) + len("the ") * words_.lower().startswith("the ")
            bare = words_[start - int(item["begin"]) :]
            if kind and bare[:1].isupper():
                gold.setdefault(item["documentId"], set()).add((start, int(item["end"]), kind))
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            yield item["text"], gold.get(item["_id"], set())


def measure_names(reader: Reader, items: Iterable[tuple[str, set[Named]]]) -> dict[str, float]:
    """Return F1 of exact spans and types, overall and for each type."""
    counts = {kind: [0, 0, 0] for kind in ("all", "PER", "LOC", "ORG")}
    for text, gold in items:
        found = names_of(reader, text)
        for kind, sums in counts.items():
            a = {n for n in found if kind in {"all", n[2]}}
            b = {n for n in gold if kind in {"all", n[2]}}
            sums[0] += len(a & b)
            sums[1] += len(a)
            sums[2] += len(b)
    return {kind: round(2 * hit / max(1, ours + gold), 3) for kind, (hit, ours, gold) in counts.items()}


def quotes_of(folder: Path) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """Yield BASIL articles as (id, title, text, [(quoted words, speaker)]), those with a named speaker only."""
    for path in sorted((folder / "articles").rglob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        notes = folder / "annotations" / f"{path.stem}_ann.json"
        if not notes.exists():
            continue
        items = json.loads(notes.read_text("utf-8"))["phrase-level-annotations"]
        quotes = [(i["txt"], i["speaker"]) for i in items if i["quote"] == "yes" and i["speaker"] not in _GROUPS]
        text = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
        if quotes:
            yield path.stem, article["title"], text, [(q, s) for q, s in quotes if s]


def speaker_of(reading: Reading, start: int, end: int) -> tuple[str, str | None]:
    """Return the source's words and the speaker's name of the attribution whose content covers a place most.

    Of several that cover it alike the narrowest counts: "Ames said …, according to the Herald" are Ames's words.
    """
    best, most = None, (0, 0)
    for item in reading.attributions:
        shared = sum(max(0, min(end, c.end) - max(start, c.start)) for c in item.content)
        size = sum(c.end - c.start for c in item.content)
        if shared and (shared, -size) > most:
            best, most = item, (shared, -size)
    if best is None:
        return "(no attribution)", None
    entity = next((e for e in reading.entities if e.id == best.speaker), None)
    return best.source.text if best.source else "(no source)", entity.name if entity else None


def same_speaker(name: str, gold: str) -> bool:
    """Compare a resolved name with BASIL's (Donald_Trump) by surname or, for a body, by any word."""
    wanted = [w for w in name_words(gold.replace("_", " ")) if w != "jr"]
    return bool(wanted) and wanted[-1] in name_words(name)


def measure_speakers(reader: Reader, folder: Path, *, verbose: bool = False) -> dict[str, Any]:
    """Return the shares of right, wrong and unknown speakers."""
    counts = {group: {"right": 0, "wrong": 0, "unknown": 0} for group in ("people", "all")}
    for key, title, text, quotes in quotes_of(folder):
        reading = annotate(Report.from_text(text, id=key, title=title), reader)
        for quote, gold in quotes:
            at = text.find(quote)
            if at < 0:
                continue
            source, name = speaker_of(reading, at, at + len(quote))
            result = "unknown" if name is None else "right" if same_speaker(name, gold) else "wrong"
            for group in ("all",) if gold in _BODIES else ("all", "people"):
                counts[group][result] += 1
            if verbose and result != "right":
                print(f"{key[:12]}{key[-2:]} {result:8}{gold:24}{source[:40]!r} -> {name}   {quote[:60]!r}")
    found = {}
    for group, sums in counts.items():
        total = max(1, sum(sums.values()))
        found[group] = {"quotes": total, **{kind: round(count / total, 3) for kind, count in sums.items()}}
    return found


def main() -> int:
    """Print the figures, as lines or as JSON; return 1 when one is below its floor, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="show every speaker that was not found")
    args = parser.parse_args()
    reader = Reader(threads=1)
    pud = list(read_uner(args.data / "names/uner-pud/dev.iob2"))
    figures = {
        "uner_pud": measure_names(reader, pud),
        "uner_pud_even": measure_names(reader, pud[::2]),
        "uner_pud_odd": measure_names(reader, pud[1::2]),
        "re3d": measure_names(reader, read_re3d(args.data / "names/re3d")),
    }
    gold = list(read_wikigold(args.data / "names/wikigold/wikigold.conll.txt"))
    if gold:
        figures["wikigold"] = measure_names(reader, gold)
    speakers = measure_speakers(reader, args.data / "stories/basil", verbose=args.verbose)
    figures |= {f"basil_{group}": values for group, values in speakers.items()}
    if args.json:
        print(json.dumps(figures))
    else:
        for name, values in figures.items():
            print(f"{name:14}" + "".join(f"  {key} {value}" for key, value in values.items()))
    people = figures["basil_people"]
    bounded = {"uner_pud": figures["uner_pud"]["all"], "basil_right": people["right"], "basil_wrong": people["wrong"]}
    return status(bounded, "entities")


if __name__ == "__main__":
    sys.exit(main())
