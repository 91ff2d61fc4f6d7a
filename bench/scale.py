"""Measure growth: `python -m bench.scale --data DIR [--sizes 1000 10000 100000] [--peer FOLDER] [--plot FILE.svg]`.

Reports are made from the corpora: sentences of gun violence reports, WikiNews and PolNeAR in new combinations with a
quarter of their words edited, so that two reports with one sentence do not share it word for word, each followed by a
copy with another 5 to 30 % of its words edited. Candidate pairs: seconds from words to pairs, and recall of the copies,
beside datasketch's MinHash LSH (128 permutations, threshold 0.3) over the same runs of words, where it can be imported
(`--peer` names a folder it was installed to). Stories: features streamed one by one, reports a second. Processor time,
one thread.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.reuse_pairs import edited, texts_of
from bench.stories import read_wikinews
from secondsource.relate.candidates import CandidateOptions, Sketcher, candidate_pairs
from secondsource.relate.features import make_features
from secondsource.relate.stream import StoryStream
from secondsource.relate.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (1000, 10_000, 100_000)
SENTENCES = 12
PERMUTATIONS, THRESHOLD = 128, 0.3
_WIDTH, _HEIGHT = 640, 320


def make_reports(data: Path, size: int) -> list[str]:
    """Make reports; each at an odd place is an edited copy of the one before."""
    draw = random.Random(31)  # noqa: S311 -- a sample, not a secret
    texts = [*texts_of(data), *(article.text for article in read_wikinews(data))]
    pool = [part.strip() for text in texts for part in text.split(". ") if 6 <= len(part.split()) <= 40]
    found: list[str] = []
    while len(found) < size:
        whole = edited(". ".join(draw.sample(pool, SENTENCES)) + ".", draw, 0.25)
        found += [whole, edited(whole, draw, draw.uniform(0.05, 0.3))]
    return found[:size]


def recall(pairs: Sequence[tuple[int, int]], size: int) -> float:
    """Return the share of the copies made that are among the pairs."""
    held = set(pairs)
    return sum((at, at + 1) in held for at in range(0, size - 1, 2)) / max(1, size // 2)


def ours(words: Sequence[Sequence[str]]) -> tuple[float, float, int]:
    """Return seconds, recall and the number of candidate pairs."""
    started = time.process_time()
    sketcher = Sketcher()
    pairs = candidate_pairs(sketcher.sketch(own) for own in words)
    return time.process_time() - started, recall(pairs, len(words)), len(pairs)


def theirs(words: Sequence[Sequence[str]]) -> tuple[float, float, int] | None:
    """Return the same of datasketch; None where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 -- a peer, not a dependency
    except ImportError:
        return None
    gram = CandidateOptions().gram
    started = time.process_time()
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    pairs: list[tuple[int, int]] = []
    for at, own in enumerate(words):
        sketch = MinHash(num_perm=PERMUTATIONS)
        runs = {" ".join(own[i : i + gram]).encode() for i in range(max(1, len(own) - gram + 1))}
        sketch.update_batch(sorted(runs))
        pairs += [(other, at) for other in index.query(sketch)]
        index.insert(at, sketch)
    return time.process_time() - started, recall(pairs, len(words)), len(pairs)


def streamed(texts: Sequence[str]) -> float:
    """Return the seconds that sorting into stories takes, after reading."""
    features = [make_features(str(at), None, text) for at, text in enumerate(texts)]
    stream = StoryStream()
    started = time.process_time()
    for item in features:
        stream.add(item)
    return time.process_time() - started


def measure(data: Path, sizes: Sequence[int], stream_up_to: int) -> list[dict[str, float]]:
    """Measure each size."""
    texts = make_reports(data, max(sizes))
    rows = []
    for size in sizes:
        words = [stems_of(text) for text in texts[:size]]
        seconds, found, pairs = ours(words)
        row: dict[str, float] = {"reports": size, "seconds": seconds, "recall": found, "pairs": pairs}
        peer = theirs(words)
        if peer is not None:
            row |= {"peer_seconds": peer[0], "peer_recall": peer[1], "peer_pairs": peer[2]}
        if size <= stream_up_to:
            row["stream_seconds"] = streamed(texts[:size])
            row["stream_per_second"] = size / row["stream_seconds"]
        rows.append({name: round(value, 3) for name, value in row.items()})
        print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    return rows


def plot(rows: Sequence[dict[str, float]]) -> str:
    """Draw seconds over reports, both logarithmic, as SVG."""
    from math import log10  # noqa: PLC0415 -- only here

    series = [("seconds", "candidate pairs"), ("peer_seconds", "datasketch MinHash LSH"), ("stream_seconds", "stories")]
    values = [row[key] for row in rows for key, _ in series if row.get(key)]
    low, high = min(map(log10, values)) - 0.2, max(map(log10, values)) + 0.2
    first, last = log10(rows[0]["reports"]), log10(rows[-1]["reports"])

    def x(reports: float) -> float:
        return 60 + (log10(reports) - first) / max(1e-9, last - first) * (_WIDTH - 230)

    def y(seconds: float) -> float:
        return _HEIGHT - 40 - (log10(seconds) - low) / (high - low) * (_HEIGHT - 70)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">',
        f'<title>Seconds over reports</title><rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fffefb"/>',
        '<g font-size="12">',
    ]
    for row in rows:
        at = x(row["reports"])
        parts.append(f'<line x1="{at:.0f}" x2="{at:.0f}" y1="20" y2="{_HEIGHT - 40}" stroke="#dcd7cc"/>')
        parts.append(f'<text x="{at:.0f}" y="{_HEIGHT - 22}" text-anchor="middle">{row["reports"]:,.0f}</text>')
    for power in range(-3, 5):
        if low <= power <= high:
            at = y(10.0**power)
            parts.append(f'<line x1="60" x2="{_WIDTH - 170}" y1="{at:.0f}" y2="{at:.0f}" stroke="#dcd7cc"/>')
            parts.append(f'<text x="54" y="{at + 4:.0f}" text-anchor="end">{10.0**power:g} s</text>')
    for (key, name), colour, dash in zip(series, ("#1d4f7c", "#9c1f17", "#0d6553"), ("", "6 3", "2 3"), strict=True):
        points = [(x(row["reports"]), y(row[key])) for row in rows if row.get(key)]
        if points:
            path = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
            )
            parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colour}"/>' for a, b in points]
            parts.append(f'<text x="{points[-1][0] + 8:.0f}" y="{points[-1][1] + 4:.0f}" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{(_WIDTH - 170) // 2}" y="{_HEIGHT - 6}" text-anchor="middle">reports</text></g></svg>')
    return "\n".join(parts) + "\n"


def main() -> int:
    """Measure and print; exit 1 when the candidates are slower or find less than the peer's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--stream-up-to", type=int, default=SIZES[-1])
    parser.add_argument("--peer", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.peer:
        sys.path.append(str(options.peer))
    rows = measure(options.data, options.sizes, options.stream_up_to)
    if options.plot:
        options.plot.write_text(plot(rows), encoding="utf-8")
    if options.json:
        print(json.dumps(rows, indent=2))
    else:
        for row in rows:
            print(*(f"{name} {value:g}" for name, value in row.items()), sep="  ")
    worse = [
        r for r in rows if "peer_seconds" in r and (r["seconds"] > r["peer_seconds"] or r["recall"] < r["peer_recall"])
    ]
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
