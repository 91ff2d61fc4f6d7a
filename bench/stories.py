"""Measure the sorting of reports into stories: `python -m bench.stories --data DIR [--json]`.

B-cubed F1 (Bagga and Baldwin 1998) on WikiNews, BASIL and all reports of gun violence in one pile (there over the
reports of incidents that have two or more), in one go and as a stream, beside plain TF-IDF with average link at the
best of four thresholds; and for piles of two reports the share of pairs of one event joined and of pairs of two events
kept apart. The threshold is also chosen on the other corpora each time. `ceiling` is what the best of all cuts of our
own tree of clusters would give, chosen with the answers in hand: where it is low, reports of one event have little in
common (a WikiNews page "On the campaign trail" collects a month's news). `f1_few` leaves out the reports of events
with more than ten.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.floors import status
from secondsource.relate.cluster import average_link, merges
from secondsource.relate.features import Features, make_features
from secondsource.relate.similarity import alike
from secondsource.relate.stories import StoryOptions, group_features
from secondsource.relate.stream import StoryStream

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

THRESHOLDS = (0.15, 0.2, 0.25, 0.3)
PAIRS = 200
LOWEST = 1e-6
FEW = 10
STEPS = (0.03, 0.04, 0.05, 0.06)
_TOKEN = re.compile(r"\w\w+")


class Article(msgspec.Struct, frozen=True):
    """A report and the event it is about."""

    title: str
    text: str
    published: str | None
    event: str


def read_wikinews(data: Path) -> list[Article]:
    """Read the articles that WikiNews pages cite; a page is an event."""
    pages = json.loads((data / "stories/wikinews/wikinews_big.json").read_text(encoding="utf-8"))
    return [
        Article(article["title"], article["text"], None, str(number))
        for number, page in enumerate(pages)
        for article in page["articles"]
    ]


def read_basil(data: Path) -> list[Article]:
    """Read BASIL's articles; a triplet is an event."""
    found = []
    for path in sorted((data / "stories/basil/articles").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(sentences) for sentences in record["body-paragraphs"])
        found.append(Article(record["title"], body, record["date"], record["triplet-uuid"]))
    return found


def read_incidents(data: Path) -> list[Article]:
    """Read all local reports of incidents of gun violence."""
    lines = (data / "stories/gun-violence/reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [Article(r["title"], r["content"], r["dct"], r["incident"]) for r in map(json.loads, lines)]


def b_cubed(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of a clustering given as labels."""
    both = Counter(zip(predicted, gold, strict=True))
    size, wanted = Counter(predicted), Counter(gold)
    count = len(gold)
    precision = sum(n * n / size[p] for (p, _), n in both.items()) / count
    recall = sum(n * n / wanted[g] for (_, g), n in both.items()) / count
    return precision, recall, 2 * precision * recall / (precision + recall)


def tfidf(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosine similarities of texts as plain TF-IDF vectors: 1 + log tf, smoothed idf."""
    counts = [Counter(_TOKEN.findall(text.lower())) for text in texts]
    spread = Counter(term for count in counts for term in count)
    column = {term: at for at, term in enumerate(spread)}
    matrix = np.zeros((len(texts), len(column)), dtype=np.float32)
    for row, count in zip(matrix, counts, strict=True):
        for term, times in count.items():
            row[column[term]] = (1 + math.log(times)) * (1 + math.log((1 + len(texts)) / (1 + spread[term])))
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return (matrix @ matrix.T).astype(np.float64)


def ours(features: Sequence[Features], threshold: float | None = None) -> list[int]:
    """Return a story number for each report."""
    options = StoryOptions() if threshold is None else StoryOptions(threshold=threshold)
    labels = [0] * len(features)
    for number, group in enumerate(group_features(features, options)):
        for member in group.members:
            labels[member] = number
    return labels


def streamed(features: Sequence[Features]) -> tuple[list[int], float]:
    """Sort reports one by one in the order of publication; return their story numbers and the reports a second."""
    order = sorted(range(len(features)), key=lambda at: (features[at].published or "", at))
    stream = StoryStream()
    started = time.process_time()
    for at in order:
        stream.add(features[at])
    speed = len(features) / max(1e-9, time.process_time() - started)
    labels = [0] * len(features)
    for at, label in zip(order, stream.labels(), strict=True):
        labels[at] = label
    return labels, speed


def ceiling(features: Sequence[Features], gold: Sequence[str]) -> float:
    """Return the F1 of the best cut of our tree of clusters, branch by branch, chosen with the answers in hand."""
    edges = list(alike(features, StoryOptions().similarity))
    wanted = Counter(gold)

    def worth(members: Sequence[int]) -> float:
        counts = Counter(gold[at] for at in members)
        return sum(n * n / len(members) + n * n / wanted[event] for event, n in counts.items())

    trees = {at: ([at], worth([at]), [[at]]) for at in range(len(features))}
    for a, b in merges(len(features), edges, LOWEST):
        (left, worth_left, parts_left), (right, worth_right, parts_right) = trees[a], trees.pop(b)
        whole, apart = worth(left + right), worth_left + worth_right
        parts = [left + right] if whole >= apart else parts_left + parts_right
        trees[a] = (left + right, max(whole, apart), parts)
    labels = [0] * len(features)
    for number, part in enumerate(part for _, _, parts in trees.values() for part in parts):
        for at in part:
            labels[at] = number
    return b_cubed(labels, gold)[2]


def piles_of_two(articles: Sequence[Article], features: Sequence[Features]) -> tuple[float, float]:
    """Return the shares of same-event pairs joined and of different-event pairs kept apart, two reports at a time."""
    draw = random.Random(1)  # noqa: S311 -- a sample, not a secret
    events: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        events[article.event].append(at)
    several = [members for members in events.values() if len(members) > 1]
    joined = apart = 0
    for _ in range(PAIRS):
        pair = draw.sample(draw.choice(several), 2)
        joined += len(set(ours([features[at] for at in pair]))) == 1
        pair = [draw.choice(members) for members in draw.sample(list(events.values()), 2)]
        apart += len(set(ours([features[at] for at in pair]))) == 2
    return joined / PAIRS, apart / PAIRS


def figures_of(labels: Sequence[int], gold: Sequence[str], *, several: bool) -> tuple[float, float, float]:
    """Return B-cubed figures, with `several` only over the reports of events that have two or more in the pile."""
    sizes = Counter(gold)
    rows = [at for at, event in enumerate(gold) if not several or sizes[event] > 1]
    return b_cubed([labels[at] for at in rows], [gold[at] for at in rows])


def f1_few(labels: Sequence[int], gold: Sequence[str]) -> float:
    """Return the B-cubed F1 over the reports of events that have few in the pile."""
    sizes = Counter(gold)
    rows = [at for at, event in enumerate(gold) if sizes[event] <= FEW]
    return b_cubed([labels[at] for at in rows], [gold[at] for at in rows])[2]


def measure(articles: Sequence[Article], *, several: bool) -> dict[str, float]:
    """Measure one corpus."""
    gold = [article.event for article in articles]
    features = [
        make_features(str(at), item.title, item.text, published=item.published) for at, item in enumerate(articles)
    ]
    started = time.process_time()
    precision, recall, f1 = figures_of(ours(features), gold, several=several)
    seconds = time.process_time() - started
    few = f1_few(ours(features), gold)
    labels, speed = streamed(features)
    scores = tfidf([f"{article.title}\n{article.text}" for article in articles])
    baseline = max(figures_of(average_link(scores, t), gold, several=several)[2] for t in THRESHOLDS)
    joined, apart = piles_of_two(articles, features)
    figures = {
        "f1": f1,
        "precision": precision,
        "recall": recall,
        "f1_few": few,
        "tfidf_f1": baseline,
        "stream_f1": figures_of(labels, gold, several=several)[2],
        "two_joined": joined,
        "two_apart": apart,
        "ceiling": 0.0 if several else ceiling(features, gold),
        "seconds": seconds,
        "stream_per_second": speed,
    }
    by_threshold = {f"at_{t}": figures_of(ours(features, t), gold, several=several)[2] for t in STEPS}
    return {name: round(value, 3) for name, value in (figures | by_threshold).items()}


def crossed(figures: dict[str, dict[str, float]]) -> None:
    """Add each corpus's F1 at the threshold that is best, on average, on the two others."""
    names = ("wikinews", "basil", "incidents")
    for name in names:
        others = [figures[other] for other in names if other != name]
        best = max(STEPS, key=lambda t: sum(row[f"at_{t}"] for row in others))
        figures[name]["crossed_f1"] = figures[name][f"at_{best}"]


def main() -> int:
    """Measure all corpora; exit 1 when a floor in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    basil = read_basil(options.data)
    corpora = {
        "wikinews": read_wikinews(options.data),
        "basil": basil,
        "basil_undated": [msgspec.structs.replace(article, published=None) for article in basil],
        "incidents": read_incidents(options.data),
    }
    figures = {name: measure(articles, several=name == "incidents") for name, articles in corpora.items()}
    crossed(figures)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, row in figures.items():
            print(name, *(f"{key} {value:.3f}" for key, value in row.items()), sep="  ")
    held = {name: row["f1"] for name, row in figures.items()}
    held |= {f"{name}_stream": row["stream_f1"] for name, row in figures.items()}
    held["stream_per_second"] = figures["incidents"]["stream_per_second"]
    return status(held, "stories")


if __name__ == "__main__":
    sys.exit(main())
