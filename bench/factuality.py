"""Measure whether events happened: python -m bench.factuality --data DIR [--json].

Over the dev parts of UW, MEANTIME and UDS-IH2 as unified by Stanovsky et al. (2017) and Rudinger et al. (2018): mean
absolute error and Pearson's r of our certainty on their scale from -3 to +3, beside always +3. And how well what is
denied or only possible is told from what happened: F1 of the former, gold below 1.5 of 3 against the rest ("all"), and
with the events between 1 and 2, on which people do not agree, left out ("clear"). Planned events count by certainty.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.floors import status
from secondsource.annotate.factuality import certainty, judge
from secondsource.annotate.reader import Reader
from training.factuality import UNREAL, Judged, read

if TYPE_CHECKING:
    from collections.abc import Sequence

CORPORA = ("UW", "MEANTIME", "UDS_IH2")
PUBLISHED = (
    "published on UW's test part: MAE .511 r .708 (Lee et al. 2015), MAE .42 r .66 (Stanovsky et al. 2017); "
    "on MEANTIME's: MAE .34 r .47 (Stanovsky et al. 2017)"
)
_UNCLEAR = (1.0, 2.0)
_HAPPENED = 1.9  # certainty that a planned event needs to count with what happened, as the model's own


class Figures(msgspec.Struct, frozen=True):
    """Error and correlation on the scale of certainty, the same of always +3, and F1 of what is not told as fact."""

    mae: float
    r: float
    majority_mae: float
    f1_all: float
    f1_clear: float
    events: int


def measure(events: Sequence[Judged]) -> Figures:
    """Score the events of one corpus."""
    gold = np.array([event.label for event in events])
    said = np.array([certainty(event.setting, event.at, event.seen) for event in events])
    unreal = np.array([_is_unreal(event, score) for event, score in zip(events, said.tolist(), strict=True)])
    clear = (gold <= _UNCLEAR[0]) | (gold >= _UNCLEAR[1])
    return Figures(
        mae=float(np.abs(gold - said).mean()),
        r=float(np.corrcoef(gold, said)[0, 1]),
        majority_mae=float(np.abs(gold - 3).mean()),
        f1_all=_f1(gold < UNREAL, unreal),
        f1_clear=_f1(gold[clear] < UNREAL, unreal[clear]),
        events=len(events),
    )


def _is_unreal(event: Judged, score: float) -> bool:
    status = judge(event.setting, event.at, event.seen)
    return status in {"denied", "possible"} or (status == "planned" and score < _HAPPENED)


def _f1(gold: np.ndarray, said: np.ndarray) -> float:  # type: ignore[type-arg] -- of booleans
    both = float((gold & said).sum())
    return 2 * both / float(gold.sum() + said.sum()) if both else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit 1 when a figure is on the wrong side of its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    reader = Reader(threads=1)
    results = {}
    for name in CORPORA:
        results[name] = measure(read(options.data / "factuality" / name / "dev.jsonl", reader))
        if not options.json:
            print(line(name, results[name]))
    print(json.dumps(msgspec.to_builtins(results)) if options.json else PUBLISHED)
    return status(msgspec.structs.asdict(results["UW"]), "factuality")


def line(name: str, figures: Figures) -> str:
    """Return one corpus's figures as a line."""
    return (
        f"{name:9} MAE {figures.mae:.3f} (always +3: {figures.majority_mae:.3f})  r {figures.r:.3f}  "
        f"denied or possible F1 {figures.f1_all:.3f}, clear {figures.f1_clear:.3f}  ({figures.events} events)"
    )


if __name__ == "__main__":
    sys.exit(main())
