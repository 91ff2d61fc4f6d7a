"""Measure who takes part in events: python -m bench.participants --data DIR [--json].

Over MEANTIME's events with participants (roles after PropBank), event and entity mentions given as marked, those of the
sentence as candidates: precision, recall and F1 of the entity mentions that stand where the clause puts subjects and
objects, beside all entity mentions of the sentence. Nothing was trained on it; the reach of objects was set on it.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec

from bench.floors import status
from secondsource.annotate.clause import clause_of, takes_part
from secondsource.annotate.reader import Reader
from secondsource.annotate.setting import Setting, setting_of
from training.factuality import tagged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Picker = Callable[[Setting, int, int], bool]

_ANNOTATED = 5  # sentences are numbered up to this one


class Told(msgspec.Struct, frozen=True):
    """An event at a word of its sentence, the first words of the entity mentions there, and which of them take part."""

    setting: Setting
    at: int
    candidates: tuple[int, ...]
    gold: frozenset[int]


class Figures(msgspec.Struct, frozen=True):
    """Precision, recall and F1 in [0, 1]."""

    precision: float
    recall: float
    f1: float


def read(path: Path, reader: Reader) -> Iterator[Told]:
    """Read the events of one CAT file that have participants."""
    root = ET.parse(path).getroot()  # noqa: S314 -- a local corpus
    tokens = [t for t in root.iter("token") if int(t.get("sentence", "0")) <= _ANNOTATED]
    sentences = [list(some) for _, some in groupby(tokens, key=lambda t: t.get("sentence"))]
    rows = [{"text": " ".join((t.text or "").replace(" ", "_") for t in some)} for some in sentences]
    settings = [setting_of(words) for words, _ in tagged(rows, reader)]
    places = {t.get("t_id"): (n, at) for n, some in enumerate(sentences) for at, t in enumerate(some)}
    marks: dict[str, tuple[str, int, int, int]] = {}
    for mark in root.iterfind("Markables/*"):
        spots = [places[a.get("t_id")] for a in mark.findall("token_anchor") if a.get("t_id") in places]
        if spots:
            marks[mark.get("m_id", "")] = (mark.tag, spots[0][0], min(spots)[1], max(spots)[1] + 1)
    parts: dict[str, set[int]] = {}
    for relation in root.iterfind("Relations/HAS_PARTICIPANT"):
        event, entity = (marks.get(end.get("m_id", "")) for end in (relation[0], relation[1]))
        if event and entity and entity[0] == "ENTITY_MENTION" and event[1] == entity[1]:
            parts.setdefault(relation[0].get("m_id", ""), set()).add(entity[2])
    for name, gold in parts.items():
        _, sentence, at, _ = marks[name]
        candidates = [
            start
            for kind, where, start, end in marks.values()
            if kind == "ENTITY_MENTION" and where == sentence and not start <= at < end
        ]
        yield Told(settings[sentence], at, tuple(candidates), frozenset(gold))


def score(events: Sequence[Told], picks: Picker) -> Figures:
    """Score a way of choosing participants among the entity mentions of the sentence."""
    right = said = gold = 0
    for event in events:
        chosen = {first for first in event.candidates if picks(event.setting, event.at, first)}
        right += len(chosen & event.gold)
        said += len(chosen)
        gold += len(event.gold)
    return Figures(right / max(said, 1), right / max(gold, 1), 2 * right / max(said + gold, 1))


def by_clause(setting: Setting, at: int, first: int) -> bool:
    """Choose as the program does."""
    return takes_part(setting, at, clause_of(setting, at), first)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit 1 when F1 is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    reader = Reader(threads=1)
    paths = sorted((options.data / "meantime/intra-doc_annotation").glob("*/*.xml"))
    events = [event for path in paths for event in read(path, reader)]
    results = {"secondsource": score(events, by_clause), "whole sentence": score(events, lambda *_: True)}
    if options.json:
        print(json.dumps(msgspec.to_builtins(results)))
    else:
        for name, found in results.items():
            print(f"{name:15} precision {found.precision:.3f}  recall {found.recall:.3f}  F1 {found.f1:.3f}")
    return status({"f1": results["secondsource"].f1}, "participants")


if __name__ == "__main__":
    sys.exit(main())
