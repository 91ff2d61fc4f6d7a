"""Measure quantities: python -m bench.quantities --data DIR [--json] [--errors].

Over numbers drawn from PolNeAR dev and local reports of gun violence (bench.quantity_sample) and marked by reading
(bench/marks/quantities.jsonl: number, upper end, unit and the head word of what is counted, by offsets, without the
texts). "Number and unit" is the share of numbers of something whose value and unit are right; "of" the share, of those
with a marked head or marked as counting nothing said, whose `of` holds that head or is none; "left alone" the share of
drawn numbers that are dates, clocks, addresses or labels and are not taken for quantities.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bench.floors import status
from bench.quantity_sample import Text, texts
from secondsource.annotate.quantities import find_quantities
from secondsource.annotate.reader import Reader
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.times import find_times
from secondsource.annotate.words import heads, words_of
from secondsource.model.reading import Token
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Quantity

MARKS = Path(__file__).parent / "marks/quantities.jsonl"


class Mark(msgspec.Struct, frozen=True):
    """A number marked by reading; `head` None means nothing is counted, `judged` False that `of` is open to opinion.

    `kind` is "quantity", or "other" for a number of nothing (a date, an address, a label).
    """

    text: str
    start: int
    end: int
    kind: str = "quantity"
    number: float | None = None
    high: float | None = None
    unit: str | None = None
    head: tuple[int, int] | None = None
    judged: bool = True


class Figures(msgspec.Struct, frozen=True):
    """Shares in [0, 1] and what they were counted on."""

    number_and_unit: float
    of: float
    left_alone: float
    quantities: int
    judged: int
    others: int


def right_number(mark: Mark, found: Quantity | None) -> bool:
    """Tell whether value, upper end and unit are those marked; an open number ("thousands") has its name's value."""
    if found is None or found.unit != mark.unit or (found.high or None) != mark.high:
        return False
    return mark.number is not None and abs(found.value - mark.number) < 1e-6 * max(1.0, abs(mark.number))


def right_of(mark: Mark, found: Quantity | None) -> bool:
    """Tell whether `of` holds the head marked, or is none where nothing is counted."""
    if found is None:
        return False
    if mark.head is None:
        return found.of is None
    return found.of is not None and found.of.start <= mark.head[0] and mark.head[1] <= found.of.end


def at(mark: Mark, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity that stands where a number was drawn."""
    return next((q for q in quantities if q.span.start < mark.end and mark.start < q.span.end), None)


def measure(marks: Sequence[Mark], corpus: dict[str, Text], *, errors: bool = False) -> Figures:
    """Read the texts of the marks and score their quantities."""
    reader, read = Reader(threads=1), {}
    numbers, ofs, alone = [], [], []
    for mark in marks:
        text = corpus[mark.text]
        if mark.text not in read:
            read[mark.text] = quantities_of(text, reader)
        found = at(mark, read[mark.text])
        if mark.kind == "other":
            alone.append(found is None)
        else:
            numbers.append(right_number(mark, found))
            if mark.judged:
                ofs.append(right_of(mark, found))
        if errors:
            _show(mark, found, text)
    return Figures(_share(numbers), _share(ofs), _share(alone), len(numbers), len(ofs), len(alone))


def quantities_of(text: Text, reader: Reader) -> tuple[Quantity, ...]:
    """Find the quantities of a text as `annotate` does, without what they do not need."""
    report = Report.from_text(text.text, published=text.published)
    tagged, places, names = reader.tag(text.text), tokenise(text.text), reader.labels["pos"]
    best = heads(words_of(tagged, places), tagged.layers["pos"]).argmax(axis=1).tolist()
    tokens = [Token(*place, text.text[slice(*place)], names[tag]) for place, tag in zip(places, best, strict=True)]
    sentences = segment(text.text)
    return find_quantities(report, sentences, tokens, find_times(report, sentences, tokens))


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def _show(mark: Mark, found: Quantity | None, text: Text) -> None:
    said = "nothing"
    if found is not None:
        said = f"{found.value:g} {found.high or ''} {found.unit} of {found.of.text if found.of else None!r}"
    wrong = found is not None if mark.kind == "other" else not right_number(mark, found)
    of = mark.kind != "other" and mark.judged and not right_of(mark, found)
    if wrong or of:
        around = " ".join(text.text[max(0, mark.start - 60) : mark.end + 50].split())
        head = text.text[slice(*mark.head)] if mark.head else None
        print(f"{'number' if wrong else 'of':6} {mark.number} {mark.unit} of {head!r}, read {said} | {around}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, with the words around")
    options = parser.parse_args(arguments)
    corpus = {text.id: text for some in texts(options.data).values() for text in some}
    marks = [msgspec.json.decode(line, type=Mark) for line in MARKS.read_bytes().splitlines()]
    figures = measure(marks, corpus, errors=options.errors)
    if options.json:
        print(json.dumps(msgspec.to_builtins(figures)))
    else:
        print(
            f"number and unit {figures.number_and_unit:.3f} ({figures.quantities})"
            f"  of {figures.of:.3f} ({figures.judged})  left alone {figures.left_alone:.3f} ({figures.others})"
        )
    return status(msgspec.structs.asdict(figures), "quantities")


if __name__ == "__main__":
    sys.exit(main())
