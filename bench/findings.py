"""Measure findings on real reports: `python -m bench.findings --data DIR [--json]`.

Events of BASIL and incidents from local reports of gun violence, compared as they are. Every finding of these stories
was read beside the texts and marked right, wrong or pointless; for ten of them the conflicts that a careful reader
finds were listed. The marks (`bench/marks/findings.json`) are kinds, report ids and offsets, without the texts. A
finding takes the mark of the one of its kind whose words it shares; one that has none counts as unmarked and is shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.floors import status
from secondsource import Engine, Report, compare

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.span import Span

HERE = Path(__file__).parent


def basil(data: Path) -> dict[str, list[Report]]:
    """Return BASIL's reports by event; the text is the title and the paragraphs."""
    events: dict[str, list[Report]] = defaultdict(list)
    for path in sorted((data / "stories/basil/articles").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"])
        events[row["triplet-uuid"]].append(_report(row["source"], row["title"], body, row["date"]))
    return events


def incidents(data: Path) -> dict[str, list[Report]]:
    """Return the local reports of gun violence by incident, numbered in the order of the file."""
    found: dict[str, list[Report]] = defaultdict(list)
    for line in (data / "stories/gun-violence/reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reports = found[row["incident"]]
        reports.append(_report(f"r{len(reports) + 1}", row["title"], row["content"], row["dct"]))
    return found


def _report(id: str, title: str, body: str, day: str) -> Report:  # noqa: A002 -- the contract's name
    return Report.from_text(f"{title}\n\n{body}", id=id, title=title, published=day)


def _shares(span: Span, places: list[list[Any]]) -> bool:
    return any(span.report == report and span.start < end and start < span.end for report, start, end in places)


def mark_of(item: Finding, marks: list[dict[str, Any]]) -> str | None:
    """Return the mark of the finding of this kind that shares words with two pieces of evidence, or all there are."""
    for mark in marks:
        met = sum(_shares(span, mark["places"]) for span in item.evidence)
        if mark["kind"] == item.kind and met >= min(2, len(item.evidence)):
            return str(mark["mark"])
    return None


def is_found(conflict: dict[str, Any], findings: tuple[Finding, ...]) -> bool:
    """Tell whether a finding shares words with both places of a conflict."""
    return any(
        all(any(_shares(span, [place]) for span in item.evidence) for place in conflict["places"]) for item in findings
    )


def measure(data: Path) -> tuple[dict[str, float], list[str]]:
    """Compare the marked stories; return the figures and a line for each finding without a mark."""
    marks = json.loads((HERE / "marks/findings.json").read_text(encoding="utf-8"))
    corpora = {"basil": basil(data), "incidents": incidents(data)}
    engine, counts = Engine(), Counter[str]()
    conflicts: list[bool] = []
    unmarked = []
    for story in marks:
        findings = compare(corpora[story["corpus"]][story["story"]], engine=engine, one_story=True).findings
        for item in findings:
            mark = mark_of(item, story["findings"]) or "unmarked"
            counts[mark] += 1
            if mark == "unmarked":
                unmarked.append(f"{story['corpus']} {story['story']}: {item.kind}, {item.by}: {item.explanation}")
        conflicts += [is_found(conflict, findings) for conflict in story.get("conflicts", [])]
    marked = counts["right"] + counts["wrong"] + counts["pointless"]
    figures = {
        "stories": float(len(marks)),
        "findings": float(marked),
        "right": round(counts["right"] / max(1, marked), 3),
        "wrong": round(counts["wrong"] / max(1, marked), 3),
        "pointless": round(counts["pointless"] / max(1, marked), 3),
        "unmarked": float(counts["unmarked"]),
        "conflicts": float(len(conflicts)),
        "conflicts_found": round(sum(conflicts) / max(1, len(conflicts)), 3),
    }
    return figures, unmarked


def main() -> int:
    """Measure and print; exit 1 when a bound in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures, unmarked = measure(options.data)
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:20} {v}" for k, v in figures.items()))
    for line in unmarked:
        print(f"unmarked: {line}", file=sys.stderr)
    return status(figures, "findings")


if __name__ == "__main__":
    sys.exit(main())
