"""Measure what is said to be told by several reports: `python -m bench.corroborated --data DIR [--json] [--verbose]`.

88 claims shown as corroborated, drawn from 40 stories of WikiNews, BASIL and local reports of gun violence, were read
beside the passages counted behind them by two readers, who did not know of each other, and marked as right (two reports
do say it), wrong (they speak to the topic, of another point) or fragment (no claim at all). The bounds of
`relate/agreement.py` were set on other claims, of BASIL and gun violence too. `bench/marks/corroborated.json` holds
report ids, offsets and both marks. A claim shown takes the marks of the one whose words its summary shares.

`right` is the share of marked claims that both readers call right (claims shown that nobody marked are left out, and
bounded as `unmarked`), `right_of_either` that one does; `kept` is the share of the claims both call right that are
still shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.findings import basil, incidents
from bench.floors import status
from bench.stories import read_wikinews
from secondsource import Engine, Report, compare

if TYPE_CHECKING:
    from secondsource.model.claim import Claim
    from secondsource.model.span import Span

MARKS = Path(__file__).parent / "marks/corroborated.json"
HALF = 0.5
LONGEST = 8000  # characters of a WikiNews article: longer ones are pages of many matters


def stories(data: Path) -> dict[str, dict[str, list[Report]]]:
    """Return the reports of each corpus by story."""
    wikinews = defaultdict(list)
    for number, article in enumerate(read_wikinews(data)):
        if len(article.text) >= LONGEST:
            continue
        text = f"{article.title}\n\n{article.text}"
        wikinews[article.event].append(Report.from_text(text, id=f"wikinews-{number}", title=article.title))
    return {"wikinews": wikinews, "basil": basil(data), "incidents": incidents(data)}


def words_of(claim: Claim) -> list[Span]:
    """Return the words of a claim's members behind it, first those that it is summed up by."""
    spans = [member.span for member in claim.members if member.span.report in claim.behind]
    return sorted(spans, key=lambda span: " ".join(span.text.split()) != claim.summary)


def marked(spans: list[Span], marks: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the first mark whose words are mostly those of a span."""
    for span in spans:
        for mark in marks:
            report, start, end = mark["words"]
            shared = min(end, span.end) - max(start, span.start)
            if report == span.report and shared >= HALF * max(end - start, span.end - span.start):
                return mark
    return None


def measure(data: Path) -> tuple[dict[str, float], list[str]]:
    """Compare the stories; return the figures and a line for each claim shown that is not right."""
    corpora, engine = stories(data), Engine()
    shown, both, either, kept, wanted, unmarked, lines = 0, 0, 0, 0, 0, 0, []
    for story in json.loads(MARKS.read_text(encoding="utf-8")):
        reports = corpora[story["corpus"]][story["story"]]
        right = [mark for mark in story["claims"] if set(mark["marks"]) == {"right"}]
        wanted += len(right)
        met = []
        for claim in compare(reports, engine=engine, one_story=True).claims:
            if claim.status != "corroborated":
                continue
            mark = marked(words_of(claim), story["claims"])
            if mark is None:
                unmarked += 1
                continue
            shown += 1
            met.append(mark)
            both += set(mark["marks"]) == {"right"}
            either += "right" in mark["marks"]
            if "right" not in mark["marks"]:
                lines.append(f"{story['corpus']} {story['story']}: {'/'.join(mark['marks'])}: {claim.summary}")
        kept += sum(mark in met for mark in right)
    figures = {
        "claims": float(shown),
        "right": round(both / max(1, shown), 3),
        "right_of_either": round(either / max(1, shown), 3),
        "kept": round(kept / max(1, wanted), 3),
        "unmarked": float(unmarked),
    }
    return figures, lines


def main() -> int:
    """Measure and print; return 1 when a figure is below its floor in bench/floors.toml, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="show the claims that are not right")
    options = parser.parse_args()
    figures, lines = measure(options.data)
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:16} {v}" for k, v in figures.items()))
    for line in lines if options.verbose else ():
        print(line, file=sys.stderr)
    return status(figures, "corroborated")


if __name__ == "__main__":
    sys.exit(main())
