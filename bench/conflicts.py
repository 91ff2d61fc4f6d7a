"""Measure how many known conflicts are found: `python -m bench.conflicts [--half dev|more|check] [--json] [--verbose]`.

The reports in `bench/invented` are invented: 44 sets of two to four reports of one event, in the manner of independent
newsrooms, with the conflicts that a careful editor would list, and innocent differences that are none. They were
written without knowledge of the rules, in three parts: dev was read while rules were made, more in part, check is only
measured. A conflict is found when one finding of a kind that fits (`bench/kinds.py`) shares words with those listed in
two of its reports, or, where the speaker differs, stands in their sentences or the next; a finding that meets no listed
conflict so is a false alarm (some are real and were not listed).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from bench.floors import status
from bench.kinds import fits
from secondsource import Engine, compare, load
from secondsource.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.model.dossier import Dossier
    from secondsource.model.span import Span

SETS = Path(__file__).parent / "invented"
HALVES = ("dev", "more", "check")


class Listed(msgspec.Struct, frozen=True):
    """A conflict somebody listed: its kind, a note, the pairs of places (report, start, end) it stands in."""

    kind: str
    note: str
    pairs: tuple[tuple[tuple[str, int, int], tuple[str, int, int]], ...]


class Outcome(msgspec.Struct, frozen=True):
    """One set compared: its findings, each with the conflict it meets, and the conflicts, each found or not."""

    name: str
    findings: tuple[tuple[Finding, Listed | None], ...]
    conflicts: tuple[tuple[Listed, bool], ...]


def _sentence(text: str, words: str) -> tuple[int, int]:
    """Return the bounds of the line's sentence that holds some words."""
    at = text.index(words)
    start = max(text.rfind("\n", 0, at), *(text.rfind(end, 0, at) + 1 for end in (". ", "? ", "! ", ".” ", '." '))) + 1
    ends = [e for e in (text.find(mark, at + len(words)) for mark in ("\n", ". ", "? ", "! ", ".” ", '." ')) if e >= 0]
    return start, min(ends, default=len(text))


def _place(text: str, words: str) -> tuple[int, int]:
    """Return the bounds of some words."""
    at = text.index(words)
    return at, at + len(words)


def _passage(text: str, words: str) -> tuple[int, int]:
    """Return the bounds of the sentence that holds some words and of the next, where what was said may stand."""
    start, end = _sentence(text, words)
    return start, _sentence(text[end + 2 :], "")[1] + end + 2


def listed(folder: Path, texts: dict[str, str]) -> Iterator[Listed]:
    """Yield the conflicts listed for a set; `texts` are its reports by file name."""
    for row in json.loads((folder / "conflicts.json").read_text(encoding="utf-8"))["conflicts"]:
        places = [*row["places"], *row.get("also", ())]
        place = _passage if row["kind"] == "speaker" else _place
        spots = [(name.removesuffix(".txt"), *place(texts[name], words)) for name, words in places]
        pairs = tuple((a, b) for n, a in enumerate(spots) for b in spots[n + 1 :] if a[0] != b[0])
        yield Listed(row["kind"], row.get("note", ""), pairs)


def meets(item: Finding, conflict: Listed) -> bool:
    """Tell whether a finding is of a fitting kind and its evidence shares words with two places of a conflict."""
    met = (_touches(item.evidence, a) and _touches(item.evidence, b) for a, b in conflict.pairs)
    return fits(item, conflict.kind) and any(met)


def _touches(spans: Sequence[Span], place: tuple[str, int, int]) -> bool:
    report, start, end = place
    return any(Path(s.report).stem == report and s.start < end and start < s.end for s in spans)


def outcomes(half: str, engine: Engine) -> Iterator[tuple[Outcome, Dossier]]:
    """Compare the sets of a half, each told to be one story."""
    for folder in sorted(p for p in (SETS / half).iterdir() if p.is_dir()):
        texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
        dossier = compare(load([str(folder / name) for name in texts]).reports, engine=engine, one_story=True)
        conflicts = list(listed(folder, texts))
        findings = [(f, next((c for c in conflicts if meets(f, c)), None)) for f in dossier.findings]
        found = [(c, any(meets(f, c) for f in dossier.findings)) for c in conflicts]
        yield Outcome(folder.name, tuple(findings), tuple(found)), dossier


def measure(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return recall over the conflicts, by kind too, and the share of findings that meet one."""
    kinds: dict[str, list[bool]] = defaultdict(list)
    for outcome in found:
        for conflict, hit in outcome.conflicts:
            kinds[conflict.kind].append(hit)
    hits = [hit for flags in kinds.values() for hit in flags]
    met = [conflict is not None for outcome in found for _, conflict in outcome.findings]
    return {
        "conflicts": len(hits),
        "found": round(sum(hits) / max(1, len(hits)), 3),
        "findings": len(met),
        "listed": round(sum(met) / max(1, len(met)), 3),
        "kinds": {kind: f"{sum(flags)}/{len(flags)}" for kind, flags in sorted(kinds.items())},
    }


def _show(outcome: Outcome, dossier: Dossier) -> None:
    texts = {report.id: report.text for report in dossier.reports}
    for conflict, hit in outcome.conflicts:
        if not hit:
            print(f"missed   {outcome.name}: {conflict.kind}: {conflict.note}")
            for report, start, end in conflict.pairs[0]:
                text = next(words for name, words in texts.items() if Path(name).stem == report)
                print(f"             {report}: {' '.join(text[start:end].split())[:170]}")
    for item, met in outcome.findings:
        if met is None:
            print(f"unlisted {outcome.name}: {item.kind}: {item.by}: {item.explanation}")
            for span in item.evidence[:2]:
                print(f"             {span.report}: {' '.join(span.text.split())[:170]}")


def main() -> int:
    """Measure and print; return 1 when a figure is below its floor in bench/floors.toml, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="not needed: the sets are in bench/invented")
    parser.add_argument("--half", choices=HALVES, action="append")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="show what was missed and what was not listed")
    options = parser.parse_args()
    engine, figures = Engine(), {}
    for half in options.half or HALVES:
        found = list(outcomes(half, engine))
        figures[half] = measure([outcome for outcome, _ in found])
        for outcome, dossier in found if options.verbose else ():
            _show(outcome, dossier)
    print(json.dumps(figures, indent=2))
    by = Counter({f"{half}_found": f["found"] for half, f in figures.items()})
    by.update({f"{half}_listed": f["listed"] for half, f in figures.items()})
    return status(by, "conflicts") if len(figures) == len(HALVES) else 0


if __name__ == "__main__":
    sys.exit(main())
