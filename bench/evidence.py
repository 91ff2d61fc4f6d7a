"""Check every span of every output against its text: `python -m bench.evidence --data DIR [--json] [--events N]`.

Compares the two seed reports, the example reports and BASIL's events, and counts spans, errors and warnings. The share
of exact spans is 100 % or the run fails (exit status 1).
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from pathlib import Path

import msgspec

from bench.findings import basil
from secondsource import Engine, compare, load
from secondsource.model.dossier import Dossier, check_evidence


def main() -> None:
    """Compare everything, check the evidence twice (as made and as loaded back) and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--events", type=int, default=0, help="only the first N events of BASIL; 0 takes all")
    args = parser.parse_args()
    warnings.simplefilter("error")
    engine = Engine()
    examples = Path(__file__).parent.parent / "examples"
    sets = {
        "seeds": load([str(args.data.parent / "seeds")]).reports,
        "examples": load([str(examples / "flood")]).reports,
    }
    events = sorted(basil(args.data).items())
    sets |= {name: tuple(reports) for name, reports in events[: args.events or None]}
    counts = {"sets": 0, "reports": 0, "spans": 0, "errors": 0}
    for number, (name, reports) in enumerate(sets.items(), 1):
        print(f"\r{number}/{len(sets)}", end="", file=sys.stderr, flush=True)
        counts["sets"] += 1
        counts["reports"] += len(reports)
        try:
            dossier = compare(reports, engine=engine)
            counts["spans"] += check_evidence(dossier)
            if msgspec.json.encode(Dossier.from_json(dossier.to_json())) != msgspec.json.encode(dossier):
                raise ValueError("the dossier changes when written and loaded")  # noqa: TRY301 -- counted like the others
        except Exception as error:  # noqa: BLE001 -- every failure is counted and named
            counts["errors"] += 1
            print(f"\n{name}: {type(error).__name__}: {error}", file=sys.stderr)
    print(file=sys.stderr)
    print(json.dumps(counts) if args.json else "\n".join(f"{key:10}{value}" for key, value in counts.items()))
    sys.exit(1 if counts["errors"] else 0)


if __name__ == "__main__":
    main()
