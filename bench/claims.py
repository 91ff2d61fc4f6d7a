"""Measure the lining up of what reports say: `python -m bench.claims --data DIR [--json]`.

Pairs of sentences of two reports of one BASIL event were read and marked as saying the same, or speaking to the same
point, or not (`bench/marks/claims.json`: ids and offsets only; offsets count in title, blank line, body). `dev` and
`check`, 402 pairs, were drawn from pairs that are close by their vectors (0.5 and more) or that an earlier version
joined, and read to the first 165 characters; the alignment is fitted to `dev` among others
(`training/alignment/train.py`). `fresh`, 286 pairs of further events, was drawn evenly over closeness by words and
vectors and read in full; nothing is fitted to it. A pair counts as aligned when one claim has words of both sentences.
Beside it the cosine of sentence vectors alone, its threshold the best on `dev`. `all` is `dev` and `check`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bench.floors import status
from bench.origins import BASIL_OUTLETS
from secondsource.model.report import Report
from secondsource.pipeline import Engine, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.claim import Claim

MARKS = Path(__file__).parent / "marks" / "claims.json"


class Mark(NamedTuple):
    """A pair of sentences, by report and offsets, whether they speak to the same point, and its part."""

    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int
    same: int
    half: str


def read_marks(path: Path = MARKS) -> list[Mark]:
    """Read the marked pairs."""
    return [Mark(*row) for row in json.loads(path.read_text(encoding="utf-8"))]


def reports_of(data: Path, wanted: set[str]) -> dict[str, list[Report]]:
    """Read the BASIL events that hold a wanted article, by event."""
    events: dict[str, list[Report]] = defaultdict(list)
    for path in sorted((data / "stories/basil/articles").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(sentences) for sentences in record["body-paragraphs"])
        outlet = BASIL_OUTLETS.get(record["source"].lower(), record["source"])
        events[record["triplet-uuid"]].append(
            Report.from_text(
                f"{record['title']}\n\n{body}",
                id=path.stem,
                title=record["title"],
                outlet=outlet,
                published=record["date"],
            )
        )
    return {event: held for event, held in events.items() if wanted & {report.id for report in held}}


def aligned(mark: Mark, claims: Iterable[Claim]) -> bool:
    """Tell whether one claim has words of both sentences."""
    ends = ((mark.a, mark.a_start, mark.a_end), (mark.b, mark.b_start, mark.b_end))
    return any(
        all(
            any(m.span.report == report and m.span.start < end and start < m.span.end for m in claim.members)
            for report, start, end in ends
        )
        for claim in claims
    )


def scores(found: Sequence[bool], marks: Sequence[Mark]) -> dict[str, float]:
    """Return F1, precision and recall."""
    right = sum(hit and bool(mark.same) for hit, mark in zip(found, marks, strict=True))
    precision, recall = right / max(1, sum(found)), right / max(1, sum(mark.same for mark in marks))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"f1": round(f1, 3), "precision": round(precision, 3), "recall": round(recall, 3)}


def measure(data: Path, engine: Engine) -> dict[str, dict[str, float]]:
    """Measure claims and vectors alone on both halves."""
    marks = read_marks()
    events = reports_of(data, {mark.a for mark in marks})
    texts = {report.id: report.text for held in events.values() for report in held}
    claims = {report.id: dossier.claims for held in events.values() for dossier in [compare(held, engine=engine)]
              for report in held}  # fmt: skip
    left = engine.encoder.encode([texts[m.a][m.a_start : m.a_end] for m in marks])
    right = engine.encoder.encode([texts[m.b][m.b_start : m.b_end] for m in marks])
    cosines = (left * right).sum(axis=1)
    joined = [aligned(mark, claims[mark.a]) for mark in marks]
    dev = [at for at, mark in enumerate(marks) if mark.half == "dev"]
    steps = np.arange(0.5, 0.95, 0.01)
    threshold = max(
        steps, key=lambda t: scores([bool(cosines[at] >= t) for at in dev], [marks[at] for at in dev])["f1"]
    )
    figures = {}
    for half in ("dev", "check", "fresh", "all"):
        rows = [at for at, mark in enumerate(marks) if mark.half in (("dev", "check") if half == "all" else (half,))]
        chosen = [marks[at] for at in rows]
        figures[f"claims_{half}"] = scores([joined[at] for at in rows], chosen)
        figures[f"vectors_{half}"] = scores([bool(cosines[at] >= threshold) for at in rows], chosen)
    return figures


def main() -> int:
    """Measure and print; exit 1 when a floor in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.data, Engine())
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, row in figures.items():
            print(f"{name:15}", *(f"{key} {value:.3f}" for key, value in row.items()), sep="  ")
    return status({name: row["f1"] for name, row in figures.items()}, "claims")


if __name__ == "__main__":
    sys.exit(main())
