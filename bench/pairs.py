"""Measure the comparer on pairs: `python -m bench.pairs --data DIR [--json]`.

VitaminC-real dev (Schuster, Fisch and Barzilay 2021): accuracy over supports, refutes and not enough information, and
over the first two alone. DeFacto val (Liu et al. 2023): balanced accuracy of calling a summary wrong or right.
Contrasts made by rule from the sentences of PolNeAR dev (`bench.contrast`): balanced accuracy and recall by kind. False
alarms: paraphrases of MSRP and headlines of STS scored 4 and above that are called contradictions.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.contrast import contrasts, read_sentences
from bench.floors import status
from secondsource.judge.comparer import Comparer, comparer

if TYPE_CHECKING:
    from collections.abc import Sequence

EACH = 60  # contrasts of every kind
_BATCH = 500
_LABELS = {"SUPPORTS": "same", "REFUTES": "contradicts", "NOT ENOUGH INFO": "neither"}
_ALIKE = 4.0


def vitaminc(data: Path, judge: Comparer) -> dict[str, float]:
    """Measure on claims beside real page revisions."""
    lines = (data / "pairs/vitaminc-real/dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    started = time.process_time()
    scores = [s for part in _batches([(r["claim"], r["evidence"]) for r in rows]) for s in judge.claims(part)]
    seconds = time.process_time() - started
    wanted = [_LABELS[r["label"]] for r in rows]
    answers = [s.best for s in scores]
    told = [(s.same < s.contradicts, w == "contradicts") for s, w in zip(scores, wanted, strict=True) if w != "neither"]
    sure = [(s.answer, w) for s, w in zip(scores, wanted, strict=True) if s.answer != "unsure"]
    return {
        "vitaminc_accuracy": _share([a == w for a, w in zip(answers, wanted, strict=True)]),
        "vitaminc_supports_refutes": _share([a == b for a, b in told]),
        "vitaminc_sure": round(len(sure) / len(rows), 3),
        "vitaminc_accuracy_when_sure": _share([a == w for a, w in sure]),
        "vitaminc_calibration": _calibration([(max(s.same, s.contradicts, s.neither), a == w)
                                             for s, a, w in zip(scores, answers, wanted, strict=True)]),
        "pairs_per_second": round(len(rows) / seconds, 1),
    }  # fmt: skip


def _batches(pairs: Sequence[tuple[str, str]]) -> list[Sequence[tuple[str, str]]]:
    return [pairs[at : at + _BATCH] for at in range(0, len(pairs), _BATCH)]


def _share(found: Sequence[bool]) -> float:
    return round(sum(found) / max(1, len(found)), 3)


def _calibration(found: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over ten bins (Guo et al. 2017)."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in found:
        bins[min(9, int(score * 10))].append((score, right))
    gaps = [abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins.values()]
    return round(sum(gaps) / len(found), 3)


def defacto(data: Path, judge: Comparer) -> float:
    """Return the balanced accuracy of calling summaries wrong or right."""
    lines = (data / "pairs/defacto/val.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    called = [judge.support.unsupported(r["candidate"], r["article"]) >= 0.5 for r in rows]
    sides: dict[bool, list[bool]] = {True: [], False: []}
    for row, wrong in zip(rows, called, strict=True):
        sides[row["has_error"]].append(wrong == row["has_error"])
    return round((sum(sides[True]) / len(sides[True]) + sum(sides[False]) / len(sides[False])) / 2, 3)


def contrast(data: Path, judge: Comparer) -> dict[str, float]:
    """Return recall by kind of change, the share of unchanged pairs left alone, and their balanced accuracy."""
    draw = random.Random(5)  # noqa: S311 -- a sample, not a secret
    made = list(contrasts(read_sentences(data / "polnear/dev/text"), draw, EACH))
    scores = [s for part in _batches([(c.before, c.after) for c in made]) for s in judge.compare(part)]
    hits: dict[str, list[bool]] = defaultdict(list)
    for item, score in zip(made, scores, strict=True):
        called = score.answer == "contradicts"
        hits[item.kind].append(called != (item.kind == "same"))
    changed = [hit for kind, found in hits.items() if kind != "same" for hit in found]
    figures = {f"contrast_{kind}": _share(found) for kind, found in sorted(hits.items())}
    balanced = (sum(changed) / len(changed) + sum(hits["same"]) / len(hits["same"])) / 2
    return {"contrast_balanced": round(balanced, 3), **figures}


def false_alarms(data: Path, judge: Comparer) -> dict[str, float]:
    """Return the share of paraphrases and of like headlines that are called contradictions."""
    folder = data / "pairs"
    msrp = [line.split("\t") for part in ("train", "val")
            for line in (folder / f"msrp/{part}.tsv").read_text("utf-8-sig").splitlines()[1:]]  # fmt: skip
    headlines = [line.split("\t") for year in (2013, 2014)
                 for line in (folder / f"sts-headlines/{year}.tsv").read_text("utf-8").splitlines()]  # fmt: skip
    sets = {
        "msrp_false": [(row[3], row[4]) for row in msrp if row[0] == "1"],
        "sts_false": [(row[1], row[2]) for row in headlines if len(row) > 2 and float(row[0]) >= _ALIKE],
    }
    return {
        name: _share([s.answer == "contradicts" for part in _batches(pairs) for s in judge.compare(part)])
        for name, pairs in sets.items()
    }


def main() -> int:
    """Measure and print; exit 1 when a bound in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    judge = comparer()
    figures = {
        **vitaminc(options.data, judge),
        "defacto_balanced": defacto(options.data, judge),
        **contrast(options.data, judge),
        **false_alarms(options.data, judge),
    }
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:28} {v}" for k, v in figures.items()))
    return status(figures, "pairs")


if __name__ == "__main__":
    sys.exit(main())
