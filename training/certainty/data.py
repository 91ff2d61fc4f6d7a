"""Judged sentences and unlabelled news as pieces, for the two networks of certainty."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from secondsource.annotate.pieces import Pieces, encode
from training.factuality import running_text
from training.reader.data import Example
from training.reader.train import LENGTH

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray  # noqa: TC004 -- windows are never decoded, so the hints stay unread
    from tokenizers import Tokenizer

LIMIT = 3.0  # certainty runs from -LIMIT to LIMIT
CORPORA = ("UW", "MEANTIME", "UDS_IH2")  # each is judged by a scale of its own; UW's is kept
WEB = "UDS_IH2"  # far larger than the others and no news: only a share of it counts each epoch
_MARKS = Path(__file__).parents[2] / "bench/marks/conflicts.json"  # stories that findings are measured on
TOPICS = ("libya", "haiti", "mj", "finan")
_FOLDS = 5  # of UW's training part, of which one is left out to measure on
_PIECES = 768  # a batch
_TOGETHER = (1, 2, 4, 8)  # sentences that are read as one text
_WINDOW = 250  # pieces of unlabelled text that are read as one
_LEAST_WINDOW = 16
_LEAST_ARTICLE, _MOST_ARTICLE = 600, 6000  # characters
_ARRAYS = ("ids", "starts", "ends", "quote", "case", "layout")
_POLNEAR = 0.8  # of its articles, up to half of all pieces

Window = tuple["Pieces", int, int]


class Judged(msgspec.Struct, frozen=True):
    """A text in pieces with the judged ones and their certainty, from 0 to 1."""

    corpus: str
    pieces: Pieces
    at: tuple[int, ...]
    certain: tuple[float, ...]


class Taught(msgspec.Struct, frozen=True):
    """A window's pieces with the teacher's certainty of each, from 0 to 1, and how probably it is an event."""

    pieces: Pieces
    certain: NDArray[np.float32]
    event: NDArray[np.float32]


def judgements(data: Path, *, whole: bool) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
    """Read the training parts, and the fifth of UW's that is left out unless the `whole` is to be learnt from."""
    rows = {name: _lines(data / "factuality" / name / "train.jsonl") for name in CORPORA}
    held = [row for number, row in enumerate(rows["UW"]) if number % _FOLDS == 0]
    if not whole:
        rows["UW"] = [row for number, row in enumerate(rows["UW"]) if number % _FOLDS]
    return rows, held


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def in_texts(rows: Sequence[dict[str, Any]], corpus: str, tokenizer: Tokenizer, together: int = 6) -> list[Judged]:
    """Set so many sentences at a time as one text, for measuring."""
    return [judged(rows[at : at + together], corpus, tokenizer) for at in range(0, len(rows), together)]


def judged(rows: Sequence[dict[str, Any]], corpus: str, tokenizer: Tokenizer) -> Judged:
    """Set sentences as one text and find the first piece of every judged word."""
    text, spans = running_text(rows)
    pieces = encode(text, tokenizer)
    at, certain = [], []
    for row, places in zip(rows, spans, strict=True):
        for target in row["targets"]:
            place = target["span1"][0]
            if place < len(places):
                at.append(int(np.searchsorted(pieces.ends, places[place][0], side="right")))
                certain.append((float(target["label"]) + LIMIT) / (2 * LIMIT))
    return Judged(corpus, pieces, tuple(at), tuple(certain))


def parcels(
    rows: dict[str, list[dict[str, Any]]], tokenizer: Tokenizer, rng: random.Random, web: float
) -> list[list[Judged]]:
    """Return an epoch's batches: corpora cut anew into texts, a share of `web`'s, those of like length together."""
    found: list[list[Judged]] = []
    for corpus, held in rows.items():
        texts = _texts(held, corpus, tokenizer, rng)
        share = web if corpus == WEB else 1.0
        found += _together(rng.sample(texts, round(len(texts) * share)), rng)
    rng.shuffle(found)
    return found


def _texts(rows: Sequence[dict[str, Any]], corpus: str, tokenizer: Tokenizer, rng: random.Random) -> list[Judged]:
    found, start = [], 0
    while start < len(rows):
        size = rng.choice(_TOGETHER)
        found.append(judged(rows[start : start + size], corpus, tokenizer))
        start += size
    return [item for item in found if item.at and len(item.pieces) <= LENGTH]


def _together(items: Sequence[Judged], rng: random.Random) -> Iterator[list[Judged]]:
    row: list[Judged] = []
    for item in sorted(items, key=lambda item: (len(item.pieces), rng.random())):
        if row and (len(row) + 1) * (len(item.pieces) + 2) > _PIECES:
            yield row
            row = []
        row.append(item)
    if row:
        yield row


def plain(items: Sequence[Judged]) -> list[tuple[Example, int, int]]:
    """Return texts as whole windows without labels, as the reader's training batches them."""
    return [(Example(item.corpus, item.pieces, {}, ()), 0, len(item.pieces)) for item in items]


def windows(data: Path, tokenizer: Tokenizer, budget: int, rng: random.Random) -> list[Window]:
    """Return windows of news without judgements, `budget` pieces in all: PolNeAR, then T17 and local reports."""
    articles = [
        encode(p.read_text(encoding="utf-8"), tokenizer) for p in sorted((data / "polnear/train").rglob("*.txt"))
    ]
    others = _alternating(data, rng)
    rng.shuffle(articles)
    found: list[Window] = []
    size = 0
    for pieces in articles[: int(len(articles) * _POLNEAR)]:
        if size > budget / 2:
            break
        found += _cut(pieces)
        size += len(pieces)
    for text in others:
        if size > budget:
            break
        pieces = encode(text[:_MOST_ARTICLE], tokenizer)
        found += _cut(pieces)
        size += len(pieces)
    return sorted(found, key=lambda window: window[2] - window[1])


def _alternating(data: Path, rng: random.Random) -> list[str]:
    """Return articles of the development topics of T17 and local reports of gun violence, one of each at a time."""
    csv.field_size_limit(sys.maxsize)
    topics = []
    for topic in TOPICS:
        with (data / "timelines/t17" / topic / "articles.csv").open(encoding="utf-8") as lines:
            topics += [text for row in csv.reader(lines) if len(text := max(row, key=len)) > _LEAST_ARTICLE]
    measured = {row["story"] for row in json.loads(_MARKS.read_text(encoding="utf-8"))}
    local = [r for r in _lines(data / "stories/gun-violence/reports.jsonl") if r["incident"] not in measured]
    reports = [f"{row['title']}\n\n{row['content']}" for row in local]
    rng.shuffle(topics)
    rng.shuffle(reports)
    pairs = zip(topics, reports, strict=False)
    return list(dict.fromkeys(text for pair in pairs for text in pair))


def _cut(pieces: Pieces) -> list[Window]:
    starts = range(0, len(pieces), _WINDOW)
    cut = [(pieces, start, min(len(pieces), start + _WINDOW)) for start in starts]
    return [window for window in cut if window[2] - window[1] > _LEAST_WINDOW]


def part(pieces: Pieces, start: int, end: int) -> Pieces:
    """Return a range of pieces."""
    return Pieces(**{name: getattr(pieces, name)[start:end] for name in _ARRAYS})


def write(path: Path, items: Sequence[Taught]) -> None:
    """Write taught windows as arrays end to end."""
    arrays = {name: np.concatenate([getattr(item.pieces, name) for item in items]) for name in _ARRAYS}
    arrays |= {name: np.concatenate([getattr(item, name) for item in items]) for name in ("certain", "event")}
    np.savez_compressed(path, lengths=np.array([len(item.pieces) for item in items]), **arrays)


def read(path: Path) -> list[Taught]:
    """Read what `write` wrote."""
    with np.load(path) as loaded:
        arrays = {name: loaded[name] for name in loaded.files}
    ends = np.cumsum(arrays.pop("lengths")).tolist()
    cuts = [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    return [
        Taught(Pieces(**{n: arrays[n][cut] for n in _ARRAYS}), arrays["certain"][cut], arrays["event"][cut])
        for cut in cuts
    ]
