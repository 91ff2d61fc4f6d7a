"""Measure the finding of origins: `python -m bench.origins --data DIR [--json]`.

Seventy-eight stories, 60 of gun violence (three to five local reports each) and 18 of BASIL, were read, each report in
its opening and where it cites or resembles another, and their reports marked as dependent where one copies or rewrites
another, both rest on one outlet, or both are one release in nearly the same words (`bench/marks/origins.json`, ids
only). The first forty were drawn at random; the others among stories with reports that share runs of five words or
name outlets, because few of the first hold dependent reports. Agreement is the
share of pairs of reports on which the marks and the program agree; beside it that of calling all pairs independent,
recall and precision of dependent pairs, and the share of stories sorted exactly alike.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bench.floors import status
from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import segment
from secondsource.model.reading import Reading
from secondsource.model.report import Report
from secondsource.relate.copies import find_copies
from secondsource.relate.origins import find_origins
from secondsource.relate.vectors import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKS = Path(__file__).parent / "marks" / "origins.json"
BASIL_OUTLETS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+/")


def readings_of(data: Path, wanted: set[str]) -> dict[str, Reading]:
    """Make readings by rules of the reports wanted, by id."""
    found = {}
    for line in (data / "stories/gun-violence/reports.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["id"] in wanted:
            host = urlsplit(_ARCHIVE.sub("", record["uri"])).hostname or ""
            found[record["id"]] = _reading(
                record["id"], record["title"], record["content"], record["dct"], host.removeprefix("www.")
            )
    for path in sorted((data / "stories/basil/articles").glob("*.json")):
        if path.stem in wanted:
            record = json.loads(path.read_text(encoding="utf-8"))
            body = "\n\n".join(" ".join(sentences) for sentences in record["body-paragraphs"])
            outlet = BASIL_OUTLETS.get(record["source"].lower(), record["source"])
            found[path.stem] = _reading(path.stem, record["title"], body, record["date"], outlet)
    return found


def _reading(name: str, title: str, body: str, published: str, outlet: str) -> Reading:
    text = f"{title}\n\n{body}"
    report = Report.from_text(text, id=name, title=title, published=published, outlet=outlet)
    return Reading(report, tuple(segment(text)), (), tuple(quotations(text)), (), (), (), (), (), ())


def together(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    """Return the pairs that stand in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def measure(data: Path, encoder: Encoder) -> dict[str, float]:
    """Compare the program's origins with the marks."""
    marks = json.loads(MARKS.read_text(encoding="utf-8"))
    readings = readings_of(data, {name for mark in marks for name in mark["reports"]})
    agreed = alike = exact = right = found_pairs = marked_pairs = total = 0
    for mark in marks:
        held = [readings[name] for name in mark["reports"]]
        vectors = {r.report.id: encoder.encode([r.report.text[s.start : s.end] for s in r.sentences]) for r in held}
        origins = find_origins(held, find_copies(held, vectors))
        found, marked = together(o.reports for o in origins), together(mark["dependent"])
        pairs = together([mark["reports"]])
        total += len(pairs)
        agreed += sum((pair in found) == (pair in marked) for pair in pairs)
        alike += len(pairs) - len(marked)
        exact += found == marked
        right += len(found & marked)
        found_pairs += len(found)
        marked_pairs += len(marked)
    figures = {
        "agreement": agreed / total,
        "all_independent": alike / total,
        "exact_stories": exact / len(marks),
        "recall": right / max(1, marked_pairs),
        "precision": right / max(1, found_pairs),
        "pairs": float(total),
        "dependent_pairs": float(marked_pairs),
    }
    return {name: round(value, 3) for name, value in figures.items()}


def main() -> int:
    """Measure and print; exit 1 when a floor in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.data, Encoder())
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:20} {v}" for k, v in figures.items()))
    return status(figures, "origins")


if __name__ == "__main__":
    sys.exit(main())
