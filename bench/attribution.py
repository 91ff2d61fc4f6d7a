"""Measure attributions on PolNeAR dev: `python -m bench.attribution --data DIR [--json]`."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bench.floors import status
from bench.peers.together import PeerOptions, direct, peers
from secondsource.annotate.annotator import tokens_of as parts_of_speech
from secondsource.annotate.attribution import AttributionOptions, Link, find_links
from secondsource.annotate.constructions import mended
from secondsource.annotate.page import Page, Saying
from secondsource.annotate.quotation import quotations
from secondsource.annotate.reader import Reader
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.words import Words, words_of
from training.reader.data import Attribution, read_polnear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.peers.together import Found
    from training.reader.data import Document

ROLES = ("source", "cue", "content")
HUMANS = {"token": (0.811, 0.686, 0.916), "exact": (0.777, 0.705, 0.659)}  # source, cue, content
HUMANS_RELATION = 0.754
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Counts(msgspec.Struct):
    """True positives, predicted and gold of one measure."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: set[object], gold: set[object]) -> None:
        """Count two sets of items."""
        self.right += len(predicted & gold)
        self.predicted += len(predicted)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """Return F1, rounded to three places."""
        return round(2 * self.right / max(1, self.predicted + self.gold), 3)


def predict(reader: Reader, text: str, options: AttributionOptions) -> list[Attribution]:
    """Read one text and return its attributions as character spans."""
    tagged = reader.tag(text)
    words = words_of(tagged, tokenise(text))
    tokens = parts_of_speech(text, reader, tagged, words)
    page = Page(text, tokens, segment(text), quotations(text))
    return [decode(words, item) for item in mended(page, find_links(reader, tagged, words, options))]


def decode(words: Words, link: Link | Saying) -> Attribution:
    """Return an attribution as character spans."""

    def chars(parts: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((int(words.starts[a]), int(words.ends[b - 1])) for a, b in parts)

    return Attribution(
        chars([link.source] if link.source else []), chars([link.cue] if link.cue else []), chars(link.content)
    )


def tokens_of(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the starts of the tokens in the spans."""
    return {m.start() for a, b in spans for m in _TOKEN.finditer(text, a, b)}


def matches(text: str, predicted: Sequence[Attribution], gold: Sequence[Attribution]) -> dict[int, int]:
    """Return which predicted attributions are right, each with the gold one it stands for (one at most)."""
    free = list(range(len(gold)))
    golds = [(tokens_of(text, g.source), tokens_of(text, g.content)) for g in gold]
    found = {}
    for number, item in enumerate(predicted):
        source, content = tokens_of(text, item.source), tokens_of(text, item.content)
        for index in free:
            gold_source, gold_content = golds[index]
            shared = len(content & gold_content)
            same_source = bool(source & gold_source) or (not source and not gold_source)
            if same_source and shared and 2 * shared >= max(len(content), len(gold_content)):
                free.remove(index)
                found[number] = index
                break
    return found


def measure(pairs: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, float]:
    """Score (text, predicted, gold) triples; micro-averaged over annotation files."""
    counts = {f"{kind}_{role}": Counts() for kind in ("token", "exact") for role in ROLES}
    relation = Counts()
    for text, predicted, gold in pairs:
        for role in ROLES:
            ours = [span for a in predicted for span in getattr(a, role)]
            theirs = [span for a in gold for span in getattr(a, role)]
            counts[f"token_{role}"].add(set(tokens_of(text, ours)), set(tokens_of(text, theirs)))
            counts[f"exact_{role}"].add(_exact(predicted, role), _exact(gold, role))
        relation.right += len(matches(text, predicted, gold))
        relation.predicted += len(predicted)
        relation.gold += len(gold)
    return {**{name: c.f1 for name, c in counts.items()}, "relation": relation.f1}


def _exact(items: Sequence[Attribution], role: str) -> set[object]:
    """Return whole spans (all parts of one) as a set."""
    return set(Counter(getattr(a, role) for a in items if getattr(a, role)))


def beside_peers(gold: Sequence[Document], found: Mapping[str, Found]) -> dict[str, dict[str, float]]:
    """Return for each tool its relation F1 on everything and on direct quotations alone (gold and found ones)."""
    figures = {}
    for name, items in found.items():
        everything = measure((d.text, items[d.text], d.attributions or ()) for d in gold)
        quoted = measure((d.text, direct(d.text, items[d.text]), direct(d.text, d.attributions or ())) for d in gold)
        figures[name] = {"all": everything["relation"], "direct": quoted["relation"]}
    return figures


def main() -> int:
    """Print our figures beside those of two human annotators and of the peers that can run; return 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peers-python", help="an interpreter with spaCy and textacy")
    parser.add_argument("--pipeline", default="en_core_web_sm", help="the spaCy pipeline of the peers")
    parser.add_argument("--gendergap", help="nlp/english of a checkout of sfu-discourse-lab/GenderGapTracker")
    args = parser.parse_args()
    reader = Reader()
    gold = read_polnear(args.data / "polnear/dev")
    texts = {d.text: predict(reader, d.text, AttributionOptions()) for d in gold}
    figures = measure((d.text, texts[d.text], d.attributions or ()) for d in gold)
    options = PeerOptions(args.peers_python, args.pipeline, args.gendergap)
    table = beside_peers(gold, {"secondsource": texts, **peers(list(texts), options)})
    if args.json:
        print(json.dumps({**figures, "peers": table}))
        return status(figures, "attribution")
    print(f"PolNeAR dev, {len(gold)} annotation files, {len(texts)} articles")
    print(f"{'':10}{'source':>9}{'cue':>9}{'content':>9}")
    for kind in ("token", "exact"):
        print(f"{kind:10}" + "".join(f"{figures[f'{kind}_{role}']:9.3f}" for role in ROLES))
        print(f"{'  humans':10}" + "".join(f"{value:9.3f}" for value in HUMANS[kind]))
    print(f"relation  {figures['relation']:9.3f}\n  humans  {HUMANS_RELATION:9.3f}")
    print(f"\n{'relation F1':24}{'all':>9}{'direct':>9}")
    for name, row in table.items():
        print(f"{name:24}{row['all']:9.3f}{row['direct']:9.3f}")
    return status(figures, "attribution")


if __name__ == "__main__":
    sys.exit(main())
