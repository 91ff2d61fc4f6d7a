"""Time a whole `compare` of two reports against importing spaCy: `python -m bench.speed --data DIR [--json]`.

Whole processes, the two commands in turn, warm disk; the figure is the median of the pairwise ratios. spaCy must be
installed in the interpreter named by --peer-python (by default the one that runs this).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.floors import status

MEGABYTE = 1024 * 1024


def run(command: list[str]) -> tuple[float, float]:
    """Run a command and return its wall time in seconds and its peak memory in megabytes."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own
    _, ended, usage = os.wait4(process.pid, 0)
    if code := os.waitstatus_to_exitcode(ended):
        raise SystemExit(f"{' '.join(command)}: exit status {code}; run it by hand to see why")
    return time.perf_counter() - started, usage.ru_maxrss * 1024 / MEGABYTE


def main() -> int:
    """Print wall times, their ratio and peak memory; return 1 when one is beyond its bound, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the data folder; the two reports are in ../seeds beside it"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peer-python", default=sys.executable)
    args = parser.parse_args()
    reports = sorted(str(p) for p in (args.data.parent / "seeds").glob("*.txt"))
    ours = [sys.executable, "-m", "secondsource.cli", "compare", *reports, "--json", "-q"]
    peer = [args.peer_python, "-c", "import spacy"]
    run(ours)
    run(peer)
    pairs = [(run(ours), run(peer)) for _ in range(args.runs)]
    figures = {
        "compare_seconds": round(statistics.median(a[0] for a, _ in pairs), 3),
        "import_spacy_seconds": round(statistics.median(b[0] for _, b in pairs), 3),
        "ratio": round(statistics.median(a[0] / b[0] for a, b in pairs), 3),
        "peak_megabytes": round(max(a[1] for a, _ in pairs), 1),
    }
    print(json.dumps(figures) if args.json else "\n".join(f"{name:24}{value}" for name, value in figures.items()))
    return status(figures, "speed")


if __name__ == "__main__":
    sys.exit(main())
