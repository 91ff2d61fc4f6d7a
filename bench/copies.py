"""Measure the finding of copies: `python -m bench.copies --data DIR [--vectors] [--json]`.

No corpus marks text reuse between news reports, so reuse is made from real articles by rule: cut, moved, edited, partly
taken over; and rewrites from sentences that people judged to be paraphrases (MSRP). Recall by kind, and the share of
unrelated pairs (other events) and of independent pairs (same event, another outlet) that are called copy or rewrite.
Beside these, 2,070 pairs made by `bench.reuse_pairs` from gun violence reports and PolNeAR: recall of verbatim,
edited (5-40 % of the words) and rewritten (synonyms and order) reuse, and the precision over these pairs and the
independent ones together, with shared passages counted as reuse in both; `_copies` is the recall as copy or rewrite.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.floors import status
from bench.reuse_pairs import make_pairs, texts_of
from bench.stories import Article, read_basil, read_wikinews
from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import segment
from secondsource.model.reading import Reading
from secondsource.model.report import Report
from secondsource.relate.copies import find_copies
from secondsource.relate.vectors import Encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

PAIRS = 120
REUSE = {"copy", "rewrite", "shared"}
EACH = 230  # pairs made of each kind
SENTENCES = 10  # of a chained rewrite


def reading_of(text: str, id: str) -> Reading:  # noqa: A002 -- as in the contract
    """Make a reading of what the finding of copies looks at."""
    report = Report.from_text(text, id=id)
    marks = tuple(quotations(text))
    return Reading(report, tuple(segment(text)), (), marks, (), (), (), (), (), ())


def cut(text: str, _: random.Random) -> str:
    """Keep the first three fifths of the paragraphs."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: max(1, len(paragraphs) * 3 // 5)])


def moved(text: str, draw: random.Random) -> str:
    """Put the paragraphs in another order."""
    paragraphs = text.split("\n\n")
    draw.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def edited(text: str, draw: random.Random) -> str:
    """Replace or drop about every ninth word."""
    found = [
        word if draw.random() > 1 / 9 else draw.choice(["", "indeed", "official", "town", word.upper() + "x"])
        for word in text.split(" ")
    ]
    return " ".join(word for word in found if word)


def edited_hard(text: str, draw: random.Random) -> str:
    """Replace about every fifth word."""
    return " ".join(word if draw.random() > 1 / 5 else draw.choice(["also", "town", "new"]) for word in text.split(" "))


def halved(text: str, draw: random.Random) -> str:
    """Drop every sentence with even odds."""
    spans = [(s.start, s.end) for s in segment(text)]
    return " ".join(text[start:end] for start, end in spans if draw.random() < 1 / 2) or text


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "cut": cut,
    "moved": moved,
    "edited": edited,
    "edited_hard": edited_hard,
    "halved": halved,
}


def related(a: str, b: str, encoder: Encoder | None) -> str | None:
    """Return the relation found between two texts."""
    readings = [reading_of(a, "a"), reading_of(b, "b")]
    vectors: Mapping[str, NDArray[np.float32]] | None = None
    if encoder is not None:
        vectors = {r.report.id: encoder.encode([r.report.text[s.start : s.end] for s in r.sentences]) for r in readings}
    found = find_copies(readings, vectors)
    return found[0].relation if found else None


def share(relations: Sequence[str | None], wanted: set[str]) -> float:
    """Return the share of relations among the wanted."""
    return round(sum(relation in wanted for relation in relations) / max(1, len(relations)), 3)


def paraphrased(data: Path, draw: random.Random) -> list[tuple[str, str]]:
    """Chain pairs of sentences judged to be paraphrases into pairs of articles."""
    rows = [line.split("\t") for line in (data / "pairs/msrp/train.tsv").read_text("utf-8").splitlines()[1:]]
    pairs = [(row[3], row[4]) for row in rows if row[0] == "1"]
    chosen = [draw.sample(pairs, SENTENCES) for _ in range(PAIRS)]
    return [(" ".join(a for a, _ in chain), " ".join(b for _, b in chain)) for chain in chosen]


def measure(data: Path, encoder: Encoder | None) -> dict[str, float]:
    """Measure all kinds."""
    draw = random.Random(5)  # noqa: S311 -- a sample, not a secret
    basil, wikinews = read_basil(data), read_wikinews(data)
    pool = [article for article in [*basil, *wikinews] if 150 < len(article.text.split()) < 1500]
    figures: dict[str, float] = {}
    for kind, change in KINDS.items():
        texts = [article.text for article in draw.sample(pool, PAIRS)]
        figures[kind] = share([related(text, change(text, draw), encoder) for text in texts], {"copy", "rewrite"})
    chained = paraphrased(data, draw)
    figures["paraphrased"] = share([related(a, b, encoder) for a, b in chained], {"copy", "rewrite"})
    others = [draw.sample(pool, 2) for _ in range(3 * PAIRS)]
    unrelated = [related(a.text, b.text, encoder) for a, b in others if a.event != b.event]
    figures["false_unrelated"] = share(unrelated, {"copy", "rewrite", "shared"})
    same = [related(a.text, b.text, encoder) for a, b in _same_event(basil)]
    figures |= _made(data, encoder, same)
    figures["false_independent"] = share(same, {"copy", "rewrite"})
    figures["shared_independent"] = share(same, {"shared"})
    started = time.perf_counter()
    find_copies([reading_of(article.text, str(at)) for at, article in enumerate(pool)])
    figures["seconds_for_pile"] = round(time.perf_counter() - started, 2)
    figures["pile"] = len(pool)
    return figures


def _made(data: Path, encoder: Encoder | None, independent: Sequence[str | None]) -> dict[str, float]:
    """Measure the pairs made by known operations, and precision over them and independent pairs."""
    draw = random.Random(23)  # noqa: S311 -- a sample, not a secret
    by_kind: dict[str, list[str | None]] = {}
    for pair in make_pairs(texts_of(data), EACH, draw):
        by_kind.setdefault(pair.kind, []).append(related(pair.original, pair.made, encoder))
    figures: dict[str, float] = {"made_pairs": sum(map(len, by_kind.values()))}
    for family in ("verbatim", "edited", "rewritten"):
        relations = [r for kind, found in by_kind.items() if kind.startswith(family) for r in found]
        figures[f"made_{family}"] = share(relations, REUSE)
        figures[f"made_{family}_copies"] = share(relations, {"copy", "rewrite"})
    figures |= {f"made_{kind}": share(found, REUSE) for kind, found in by_kind.items()}
    right = sum(r in REUSE for found in by_kind.values() for r in found)
    wrong = sum(r in REUSE for r in independent)
    figures["made_precision"] = round(right / max(1, right + wrong), 3)
    return figures


def _same_event(articles: Sequence[Article]) -> list[tuple[Article, Article]]:
    return [(a, b) for at, a in enumerate(articles) for b in articles[at + 1 :] if a.event == b.event]


def main() -> int:
    """Measure and print; exit 1 when a bound in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vectors", action="store_true", help="use sentence vectors too")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.data, Encoder() if options.vectors else None)
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:20} {v}" for k, v in figures.items()))
    return status(figures, "copies")


if __name__ == "__main__":
    sys.exit(main())
