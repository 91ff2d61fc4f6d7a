"""What the accord network learns from: pairs of sentences, each with what they are to each other."""

from __future__ import annotations

import csv
import itertools
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.stories import read_incidents, read_wikinews
from secondsource.annotate.segmentation import segment
from secondsource.relate.vectors import Encoder
from training.comparer.data import CONTRADICTS as COMPARER_CONTRADICTS
from training.comparer.data import SAME as COMPARER_SAME
from training.comparer.data import read_contrasts, read_vitaminc

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence

INVENTED = Path(__file__).with_name("facts")
MARKS = Path(__file__).parents[2] / "bench/marks"
OTHER, SAME, CONTRADICTS, NO_CONFLICT = 0, 1, 2, 3  # the last: one of the first two, nobody said which
ENTAILS, NEUTRAL, EXCLUDES = 0, 1, 2
_ENTAILMENT = {
    **dict.fromkeys(("entailment", "ENTAILMENT", "SUPPORTS"), ENTAILS),
    **dict.fromkeys(("neutral", "NEUTRAL", "NOT ENOUGH INFO"), NEUTRAL),
    **dict.fromkeys(("contradiction", "CONTRADICTION", "REFUTES"), EXCLUDES),
}
_GROUPS = ("a", "b", "vague", "fits")
_NEAR, _COPIED = 0.35, 0.95  # cosines of sentences of two real reports that are looked at
_NEIGHBOURS = 2
_REAL = 12_000


class Pair(msgspec.Struct, frozen=True):
    """Two sentences and their label in one of the two tasks."""

    a: str
    b: str
    label: int
    task: str = "facts"


def read_events(folder: Path = INVENTED) -> dict[str, list[list[tuple[str, str]]]]:
    """Read the invented events by name: for each its facts, each the sentences that tell it with their group."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        for number, event in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            found[f"{path.stem}.{number}"] = [
                [(group, " ".join(text.split())) for group in _GROUPS for text in fact.get(group) or ()]
                for fact in event["facts"]
            ]
    return found


def pairs_of(event: Sequence[Sequence[tuple[str, str]]]) -> Iterator[Pair]:
    """Yield all pairs of an event's sentences."""
    told = [(number, group, text) for number, fact in enumerate(event) for group, text in fact]
    for (one, group, a), (other, theirs, b) in itertools.combinations(told, 2):
        yield Pair(a, b, OTHER if one != other else _label({group, theirs}))


def _label(groups: set[str]) -> int:
    if "fits" in groups:
        return NO_CONFLICT
    return CONTRADICTS if groups == {"a", "b"} else SAME


def read_entailment(data: Path) -> list[Pair]:
    """Read the corpora of entailment and contradiction, premise first."""
    folder = data / "pairs"
    found = [
        (r["premise"], r["hypothesis"], r["label"]) for p in folder.glob("lingnli/train*.jsonl") for r in _lines(p)
    ]
    found += [(r["premise"], r["hypothesis"], r["label"]) for r in _table(folder / "mnli-dev/dev.csv", ",")]
    found += [(r["sentence_A"], r["sentence_B"], r["entailment_label"]) for r in _table(folder / "sick/SICK.txt")]
    found += [(r["sentence1"], r["sentence2"], r["gold_label"]) for r in _lines(folder / "breaking-nli/all.jsonl")]
    found += [(r["sentence1"], r["sentence2"], r["gold_label"]) for r in _table(folder / "cad-nli/train.tsv")]
    found += [(r["Premise"], r["Hypothesis"], r["Label"]) for r in _table(folder / "conjnli/train.tsv")]
    for name in ("vitaminc-real/train.jsonl", "vitaminc-synthetic/all.jsonl"):
        found += [(r["evidence"], r["claim"], r["label"]) for r in _lines(folder / name)]
    return [Pair(a, b, _ENTAILMENT[label], "entailment") for a, b, label in found if a and b and label in _ENTAILMENT]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def _table(path: Path, delimiter: str = "\t") -> Iterator[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    return (row for row in csv.DictReader(text.splitlines(), delimiter=delimiter, quoting=quoting))


def read_changed(data: Path) -> list[Pair]:
    """Return sentences of news changed by rule, told in other words, or next to each other."""
    labels = {COMPARER_CONTRADICTS: CONTRADICTS, COMPARER_SAME: SAME}
    return [Pair(p.claim, p.text, labels.get(p.label, NO_CONFLICT)) for p in read_contrasts(data / "polnear/train")]


def read_vitaminc_dev(data: Path) -> list[Pair]:
    """Read VitaminC-real's development pairs, evidence first."""
    labels = {COMPARER_SAME: ENTAILS, COMPARER_CONTRADICTS: EXCLUDES}
    rows = read_vitaminc(data / "pairs/vitaminc-real/dev.jsonl")
    return [Pair(r.text, r.claim, labels.get(r.label, NEUTRAL), "entailment") for r in rows]


def read_real(data: Path, draw: random.Random) -> list[Pair]:
    """Return close sentences of real reports of one event; hardly one such pair in fifty is a contradiction.

    Events in which findings or claims were marked for a benchmark are left out.
    """
    marks = (MARKS / name for name in ("findings.json", "conflicts.json"))
    marked = {story["story"] for path in marks for story in json.loads(path.read_text(encoding="utf-8"))}
    encoder, found = Encoder(threads=1), []
    for articles in (read_wikinews(data), read_incidents(data)):
        events = defaultdict(list)
        for article in articles:
            events[article.event].append(article.text)
        for event, texts in events.items():
            if len(texts) > 1 and event not in marked:
                found += list(_close(texts, encoder))
    return draw.sample(found, min(_REAL, len(found)))


def _close(texts: Iterable[str], encoder: Encoder) -> Iterator[Pair]:
    told = [(n, text[s.start : s.end]) for n, text in enumerate(texts) for s in segment(text) if s.end - s.start > 30]
    report = np.array([n for n, _ in told])
    if len(set(report.tolist())) < 2:
        return
    vectors = encoder.encode([text for _, text in told])
    close = vectors @ vectors.T
    close[report[:, None] == report[None]] = -1
    seen = set()
    for one, row in enumerate(close):
        for other in np.argsort(-row)[:_NEIGHBOURS].tolist():
            if _NEAR <= row[other] < _COPIED and (other, one) not in seen:
                seen.add((one, other))
                yield Pair(told[one][1], told[other][1], NO_CONFLICT)
