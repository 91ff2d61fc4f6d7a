"""Measure which acts attributions are: `python -m bench.acts --data DIR [--json]`.

300 attributions drawn at random from PolNeAR dev, their act labelled by hand from source, cue and content
(bench/labels/acts.json: annotation file, characters of the cue, act). The word lists were made with the first 200 in
sight; the last 100, marked fresh, were labelled afterwards and are scored apart. The act is decided from the gold cue,
so that the figure does not depend on the reader. Beside it: calling everything a statement.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from bench.floors import status
from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import tokenise
from secondsource.language.acts import act_of
from secondsource.model.reading import SPOKEN, Act
from training.reader.data import read_polnear

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.reader.data import Span

Labelled = tuple[str, str, str]  # words of the cue in their place, the act by hand, ours
_FOLLOWING = 8


def pairs(data: Path, *, fresh: bool) -> Iterable[Labelled]:
    """Yield the cue, the act by hand and ours of each labelled attribution of one of the two samples."""
    documents = {d.name: d for d in read_polnear(data / "polnear/dev")}
    for item in json.loads((Path(__file__).parent / "labels/acts.json").read_text(encoding="utf-8")):
        if item.get("fresh", False) != fresh:
            continue
        document = documents[item["file"]]
        cue = tuple((a, b) for a, b in item["cue"])
        gold = next(a for a in document.attributions or () if a.cue == cue)
        yield _shown(document.text, cue), item["act"], ours(document.text, cue, gold.content)


def ours(text: str, cue: Sequence[Span], content: Sequence[Span]) -> Act:
    """Return the act we give to a gold cue and content."""
    tokens = tokenise(text)
    inside = [text[a:b] for a, b in tokens if any(x <= a and b <= y for x, y in cue)]
    following = [text[a:b] for a, b in tokens if a >= cue[-1][1]][:_FOLLOWING]
    marks = quotations(text)
    quoted = all(any(q.start <= a and b <= q.end for q in marks) for a, b in content)
    return act_of(inside, following, quoted=quoted)


def _shown(text: str, cue: Sequence[Span]) -> str:
    return " ".join(text[max(0, cue[0][0] - 20) : cue[-1][1] + 30].split())


def measure(found: Sequence[Labelled]) -> dict[str, float]:
    """Return accuracy, that of the commonest act, F1 of words said and not, and F1 of each act that occurs."""
    figures = {
        "accuracy": _share(gold == ours for _, gold, ours in found),
        "all_statements": _share(gold == "statement" for _, gold, _ in found),
        "not_spoken": _f1([(gold not in SPOKEN, ours not in SPOKEN) for _, gold, ours in found]),
    }
    for act in get_args(Act):
        if any(act in {gold, ours} for _, gold, ours in found):
            figures[act] = _f1([(gold == act, ours == act) for _, gold, ours in found])
    return figures


def _share(flags: Iterable[bool]) -> float:
    known = list(flags)
    return round(sum(known) / max(1, len(known)), 3)


def _f1(flags: Sequence[tuple[bool, bool]]) -> float:
    right = sum(a and b for a, b in flags)
    return round(2 * right / max(1, sum(a + b for a, b in flags)), 3)


def main() -> int:
    """Print the figures, as lines or as JSON; return 1 when one is below its floor, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="show every act that differs")
    args = parser.parse_args()
    figures = {}
    for name, fresh in (("seen", False), ("fresh", True)):
        found = list(pairs(args.data, fresh=fresh))
        figures[name] = measure(found)
        for words, gold, ours in found if args.verbose else ():
            if gold != ours:
                print(f"{name:6}{gold:10} {ours:10} {words}")
    if args.json:
        print(json.dumps(figures))
    else:
        for name, values in figures.items():
            print(f"{name:8}" + "".join(f"  {key} {value:.3f}" for key, value in values.items()))
    return status({name: values["accuracy"] for name, values in figures.items()}, "acts")


if __name__ == "__main__":
    sys.exit(main())
