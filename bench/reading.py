"""Time reading against its networks alone: `python -m bench.reading --data DIR [--json] [--articles N]`.

Over PolNeAR dev, one thread, processor time: word pieces a second that `read` gets through, and that the bare ONNX
sessions do on the very same windows, article by article in turn: the one that tags and its branch that judges
certainty. The figure is read's share of their rate, beside it the share of the tagging session's rate without the
branch, and the peak memory of this process.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.floors import status
from secondsource.annotate.annotator import annotate
from secondsource.annotate.pieces import encode, stretches, windows
from secondsource.annotate.reader import Reader
from secondsource.model.report import Report
from training.reader.data import read_polnear

if TYPE_CHECKING:
    from collections.abc import Sequence

KILOBYTES = 1024


class Bare(Reader):
    """The reader with a way to run nothing but its sessions."""

    def run(self, text: str) -> tuple[int, float, float]:
        """Return the pieces in a text's windows, and the processor seconds of both sessions and of the first alone."""
        pieces = encode(text, self._tokenizer)
        cuts = windows(pieces)
        started = time.process_time()
        for cut in cuts:
            _, _, lower = self._run(pieces, cut)
            for part in stretches(pieces, cut):
                self._judge(lower, cut, part)
        between = time.process_time()
        for cut in cuts:
            self._session.run(["tags", "links"], self._feed(pieces, cut))
        return len(pieces), between - started, time.process_time() - between


def measure(reader: Bare, texts: Sequence[str]) -> dict[str, float]:
    """Return the two rates in word pieces a second, the share, and the peak memory in megabytes."""
    annotate(Report.from_text(texts[0], id="warm"), reader)
    pieces = bare = first = ours = 0.0
    for number, text in enumerate(texts):
        count, seconds, tagging = reader.run(text)
        report = Report.from_text(text, id=f"r{number}")
        started = time.process_time()
        annotate(report, reader)
        ours += time.process_time() - started
        bare += seconds
        first += tagging
        pieces += count
    return {
        "read_pieces_a_second": round(pieces / ours),
        "sessions_pieces_a_second": round(pieces / bare),
        "tagging_pieces_a_second": round(pieces / first),
        "share": round(bare / ours, 3),
        "share_of_tagging": round(first / ours, 3),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES, 1),
    }


def main() -> int:
    """Print the figures, as lines or as JSON; return 1 when one misses its bound, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--articles", type=int, help="only the first so many")
    args = parser.parse_args()
    texts = list(dict.fromkeys(d.text for d in read_polnear(args.data / "polnear/dev")))[: args.articles]
    figures = measure(Bare(threads=1), texts)
    print(json.dumps(figures) if args.json else "\n".join(f"{name:26}{value}" for name, value in figures.items()))
    return status(figures, "reading")


if __name__ == "__main__":
    sys.exit(main())
