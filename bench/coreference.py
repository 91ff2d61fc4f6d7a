"""Measure event coreference on ECB+: `python -m bench.coreference --data DIR [--json]`.

The development topics (2 5 12 18 21 23 34 35), gold mentions in the validated sentences, documents sorted into
stories by this package: MUC, B-cubed, CEAF over entities and their mean (CoNLL F1), mentions that stand alone
included. Beside it mentions with the same head lemma in one story, and in one topic and half of it as the corpus has
them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.clusters import b_cubed, ceaf_e, clusters_of, conll, muc
from bench.ecbplus import DEV, Document, read_ecbplus
from bench.floors import status
from secondsource.annotate.annotator import annotate
from secondsource.annotate.reader import Reader
from secondsource.model.reading import Event, Reading
from secondsource.model.span import span_of
from secondsource.relate.events import same_events
from secondsource.relate.stories import find_stories
from secondsource.relate.triggers import triggers_of
from secondsource.relate.vectors import Encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence


PUBLISHED = "published on the test topics: same head lemma 76.7, Barhom et al. (2019) 79.2"


class Read(msgspec.Struct, frozen=True):
    """A document with its reading, whose events are the gold mentions, and its sentences' vectors."""

    document: Document
    reading: Reading
    vectors: NDArray[np.float32]


def with_gold(document: Document, reading: Reading) -> Reading:
    """Put the gold mentions in place of the events that were read."""
    report = document.report
    events = []
    for number, gold in enumerate(document.gold, 1):
        home = next((s for s in reading.sentences if s.start <= gold.start < s.end), None)
        if home is not None:
            trigger = span_of(report, gold.start, gold.end)
            sentence = span_of(report, home.start, home.end)
            events.append(Event(f"{report.id}:v{number}", trigger, sentence, (), None, "happened"))
    return msgspec.structs.replace(reading, events=tuple(events))


def read_all(documents: Sequence[Document]) -> list[Read]:
    """Read documents and put the gold mentions into their readings."""
    reader, encoder = Reader(threads=1), Encoder(threads=1)
    found = []
    for document in documents:
        reading = annotate(document.report, reader)
        texts = [document.report.text[s.start : s.end] for s in reading.sentences]
        found.append(Read(document, with_gold(document, reading), encoder.encode(texts)))
    return found


def measure(
    items: Sequence[Read], encode: Callable[[Sequence[str]], NDArray[np.float32]]
) -> dict[str, dict[str, float]]:
    """Measure ours and the baselines; every figure in per cent."""
    readings = [item.reading for item in items]
    stories = find_stories(readings)
    groups = same_events(readings, stories, {i.reading.report.id: i.vectors for i in items}, encode)
    gold = {
        f"{item.document.report.id}:v{number}": mention.event
        for item in items
        for number, mention in enumerate(item.document.gold, 1)
    }
    story = {report: found.id for found in stories for report in found.reports}
    topic = {item.document.report.id: item.document.topic for item in items}
    half = {item.document.report.id: item.document.subtopic for item in items}
    lemma = {t.id: (t.report, t.stem) for r in readings for t in triggers_of(r, r.events)}
    mine = {event: number for number, group in enumerate(groups) for event in group}

    def same_lemma(home: dict[str, str]) -> dict[str, Hashable]:
        return {name: (home[report], stem) for name, (report, stem) in lemma.items()}

    answers: dict[str, dict[str, Hashable]] = {
        "secondsource": dict(mine),
        "same lemma, same story": same_lemma(story),
        "same lemma, same half of a topic (given)": same_lemma(half),
        "same lemma, same topic (given)": same_lemma(topic),
    }
    return {name: score(gold, answer) for name, answer in answers.items()}


def score(gold: dict[str, str], answer: dict[str, Hashable]) -> dict[str, float]:
    """Score labels of mentions against the gold ones; a mention without a label stands alone."""
    wanted = clusters_of(gold.items())
    found = clusters_of((name, answer.get(name, ("alone", name))) for name in gold)
    parts = {"muc": muc(wanted, found).f1, "b_cubed": b_cubed(wanted, found).f1, "ceaf_e": ceaf_e(wanted, found).f1}
    return {name: round(100 * value, 1) for name, value in {"conll": conll(wanted, found), **parts}.items()}


def main() -> int:
    """Measure; exit 1 when a floor in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(read_all(read_ecbplus(options.data, DEV)), Encoder(threads=1).encode)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, row in figures.items():
            print(name, *(f"{key} {value:.1f}" for key, value in row.items()), sep="  ")
        print(PUBLISHED)
    return status({"conll": figures["secondsource"]["conll"]}, "coreference")


if __name__ == "__main__":
    sys.exit(main())
