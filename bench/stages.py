"""Time the time and quantity stages against the whole reading: python -m bench.stages --data DIR [--json].

Reads texts of PolNeAR dev with one thread, `annotate` as a whole and then the two stages by themselves on the same
tokens, in processor time; the figure is the stages' share of the reading.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.floors import status
from secondsource.annotate.annotator import annotate
from secondsource.annotate.quantities import find_quantities
from secondsource.annotate.reader import Reader
from secondsource.annotate.times import find_times
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXTS = 20


def measure(paths: Sequence[Path]) -> dict[str, float]:
    """Return seconds of processor time for reading and for each stage, and the stages' share."""
    reader, spent = Reader(threads=1), {"reading": 0.0, "times": 0.0, "quantities": 0.0}
    annotate(Report.from_text("The gates opened on May 3; two men left."), reader)
    for path in paths:
        report = Report.from_text(path.read_bytes().decode("utf-8"), published="2016-09-26")
        began = time.process_time()
        reading = annotate(report, reader)
        read = time.process_time()
        times = find_times(report, reading.sentences, reading.tokens)
        timed = time.process_time()
        find_quantities(report, reading.sentences, reading.tokens, times)
        spent["reading"] += read - began
        spent["times"] += timed - read
        spent["quantities"] += time.process_time() - timed
    return {**spent, "share": (spent["times"] + spent["quantities"]) / spent["reading"]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit 1 when the share is above its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    paths = sorted((options.data / "polnear/dev/text").glob("*.txt"))[:_TEXTS]
    if not paths:
        print(f"no texts under {options.data / 'polnear/dev/text'}", file=sys.stderr)
        return 1
    figures = measure(paths)
    print(json.dumps(figures) if options.json else "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    return status(figures, "stages")


if __name__ == "__main__":
    sys.exit(main())
