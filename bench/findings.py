"""Measure findings on real reports: `python -m bench.findings --data DIR [--json] [--verbose]`.

Events of BASIL and incidents from local reports of gun violence, compared as they are, each told to be one story.

*Conflicts found*: each report of these stories was read in full beside the others, and every place where two cannot
both be right was listed (`bench/marks/conflicts.json`: kinds, report ids and offsets, without the texts), with how
sure it is that an editor would call it one (3 certainly, 2 probably, 1 arguably) and whether it may be an update.
Counted are those of 2 and 3 that are no updates. The open half was looked at while rules were made, of the closed half
only figures; but findings in stories of both were read while earlier rules were made. A conflict is found when one
finding of a kind that fits (`bench/kinds.py`) shares words with two of its places.

*Right*: the findings of some of these stories were read beside the texts and marked right, wrong or pointless
(`bench/marks/findings.json`). A finding takes the mark of the one of its kind whose words it shares, else it is right
when it meets a listed conflict, else it counts as unmarked and is shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.floors import status
from bench.kinds import fits
from secondsource import Engine, Report, compare

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.span import Span

HERE = Path(__file__).parent
SURE = 2


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


def _touches(item: Finding, report: Report, start: int, end: int) -> bool:
    """Tell whether a finding's evidence shares words with a place of a report, or is a name that stands there too."""
    words = report.text[start:end]
    return any(
        s.report == report.id and ((s.start < end and start < s.end) or (item.kind == "name" and s.text in words))
        for s in item.evidence
    )


def meets(item: Finding, conflict: dict[str, Any], reports: dict[str, Report]) -> bool:
    """Tell whether a finding fits a conflict's kind and touches two of its places, of two reports unless of "self"."""
    if not fits(item, conflict["kind"]):
        return False
    touched = [name for name, start, end in conflict["places"] if _touches(item, reports[name], start, end)]
    return len(set(touched)) > 1 or (conflict["kind"] == "self" and len(touched) > 1)


def measure(data: Path) -> tuple[dict[str, float], list[str]]:
    """Compare the stories; return the figures and a line for each finding without a mark and each conflict missed."""
    marks = {s["story"]: s["findings"] for s in json.loads((HERE / "marks/findings.json").read_text(encoding="utf-8"))}
    corpora = {"basil": basil(data), "incidents": incidents(data)}
    engine, counts = Engine(), Counter[str]()
    found: dict[str, list[bool]] = defaultdict(list)
    lines = []
    for story in json.loads((HERE / "marks/conflicts.json").read_text(encoding="utf-8")):
        name, held = f"{story['corpus']} {story['story']}", corpora[story["corpus"]][story["story"]]
        reports = {report.id: report for report in held}
        findings = compare(held, engine=engine, one_story=True).findings
        for conflict in story["conflicts"]:
            if conflict["sure"] >= SURE and not conflict["update"]:
                hit = any(meets(item, conflict, reports) for item in findings)
                found[story["half"]].append(hit)
                found[f"{story['half']} {story['corpus']}"].append(hit)
                if not hit and story["half"] == "open":
                    lines.append(f"missed: {name}: {conflict['kind']} {conflict['places']}")
        for item in findings:
            right = any(meets(item, conflict, reports) for conflict in story["conflicts"])
            mark = mark_of(item, marks.get(story["story"], [])) or ("right" if right else "unmarked")
            counts["findings"] += item.kind != "garbled-quote"
            counts["listed"] += right
            if story["story"] in marks:
                counts[mark] += 1
                if mark == "unmarked":
                    lines.append(f"unmarked: {name}: {item.kind}, {item.by}: {item.explanation}")
    marked = counts["right"] + counts["wrong"] + counts["pointless"]
    figures = {
        "stories": float(len(marks)),
        "marked": float(marked),
        **{mark: round(counts[mark] / max(1, marked), 3) for mark in ("right", "wrong", "pointless")},
        "unmarked": float(counts["unmarked"]),
        "findings": float(counts["findings"]),
        "listed": round(counts["listed"] / max(1, counts["findings"]), 3),
    }
    for half, hits in sorted(found.items()):
        figures[f"{half.replace(' ', '_')}_conflicts"] = float(len(hits))
        figures[f"{half.replace(' ', '_')}_found"] = round(sum(hits) / len(hits), 3)
    return figures, lines


def main() -> int:
    """Measure and print; exit 1 when a bound in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="list the conflicts of the open half that were missed")
    options = parser.parse_args()
    figures, lines = measure(options.data)
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:24} {v}" for k, v in figures.items()))
    for line in lines:
        if options.verbose or line.startswith("unmarked"):
            print(line, file=sys.stderr)
    return status(figures, "findings")


if __name__ == "__main__":
    sys.exit(main())
