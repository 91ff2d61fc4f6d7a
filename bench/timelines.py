"""Measure timelines of long topics on T17: `python -m bench.timelines --data DIR [--json]`.

Days and sentences chosen from hundreds of reports over months against journalists' timelines (Tran et al. 2013), in
the setting of Martschat and Markert (2018): as many days as the journalist's timeline has and as many sentences a day
as it has on average are asked for, within its first and last day. F1 of the days, and ROUGE-1 and ROUGE-2 under the
many-to-one alignment of dates (AR1, AR2): the F1 of mean precision and mean recall. Beside it two baselines: days by
the number of reports published, told by the first sentences of those reports; and days by how often they are named,
told by the sentences that name them, as they come.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bench.chronicles import Rates, Timeline, aligned_rouge, date_rates, mean
from bench.floors import status
from secondsource.annotate.dating import date_sentences
from secondsource.assemble.digest import DigestOptions, digest
from secondsource.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secondsource.model.timeline import DatedReport

PUBLISHED = "published on all nine topics: AR1 .120, AR2 .035, date F1 .544 (Gholipour Ghalandari and Ifrim 2020)"
TOPICS = ("mj", "haiti", "finan", "libya")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RULE = re.compile(r"-{10,}")


class Task(msgspec.Struct, frozen=True):
    """A journalist's timeline and what it asks for: how many days, how many sentences a day, between which days."""

    topic: str
    name: str
    gold: Timeline
    days: int
    sentences: int
    first: date
    last: date


def read_timeline(text: str) -> dict[date, list[str]]:
    """Read a timeline: a day, its sentences a line each, a rule of hyphens."""
    found: dict[date, list[str]] = {}
    day: date | None = None
    for line in map(str.strip, text.splitlines()):
        if _DAY.fullmatch(line):
            day = date.fromisoformat(line)
        elif day is not None and line and not _RULE.fullmatch(line):
            found.setdefault(day, []).append(line)
    return found


def read_tasks(data: Path) -> list[Task]:
    """Read the journalists' timelines of all topics."""
    tasks = []
    for topic in TOPICS:
        for path in sorted((data / "timelines/t17-gold" / f"tl17-{topic}").glob("*.txt")):
            gold = read_timeline(path.read_text(encoding="utf-8", errors="replace"))
            sentences = round(sum(map(len, gold.values())) / len(gold))
            tasks.append(Task(topic, path.stem, gold, len(gold), sentences, min(gold), max(gold)))
    return tasks


def read_reports(data: Path, topic: str) -> list[Report]:
    """Read a topic's reports with their days of publication."""
    csv.field_size_limit(10**8)
    with (data / "timelines/t17" / topic / "articles.csv").open(encoding="utf-8", newline="") as file:
        return [
            Report.from_text(row["text"], id=f"{topic}{number}", published=row["date"])
            for number, row in enumerate(csv.DictReader(file))
        ]


def ours(reports: Sequence[DatedReport], task: Task) -> Timeline:
    """Return the timeline this package chooses."""
    options = DigestOptions(
        days=task.days,
        sentences=task.sentences,
        from_=task.first.isoformat(),
        to=(task.last + timedelta(days=1)).isoformat(),
    )
    return {
        date.fromisoformat(entry.from_): [span.text for span in entry.evidence] for entry in digest(reports, options)
    }


def by_publication(reports: Sequence[DatedReport], task: Task) -> Timeline:
    """Return the days on which most was published, told by the first sentences of those reports."""
    sentences: dict[date, list[tuple[int, str]]] = defaultdict(list)
    for item in reports:
        day = date.fromisoformat((item.report.published or "")[:10])
        for sentence in item.sentences[: task.sentences]:
            sentences[day].append((sentence.place, item.report.text[sentence.start : sentence.end]))
    counts = Counter(date.fromisoformat((item.report.published or "")[:10]) for item in reports)
    chosen = _most(counts, task)
    return {day: [text for _, text in sorted(sentences[day])[: task.sentences]] for day in chosen}


def by_mentions(reports: Sequence[DatedReport], task: Task) -> Timeline:
    """Return the days that most sentences name, told by the first of those sentences."""
    sentences: dict[date, list[str]] = defaultdict(list)
    for item in reports:
        for sentence in item.sentences:
            for day in sentence.days:
                sentences[date.fromisoformat(day)].append(item.report.text[sentence.start : sentence.end])
    chosen = _most(Counter({day: len(held) for day, held in sentences.items()}), task)
    return {day: sentences[day][: task.sentences] for day in chosen}


def _most(counts: Counter[date], task: Task) -> list[date]:
    inside = [day for day in counts if task.first <= day <= task.last]
    return sorted(inside, key=lambda day: (-counts[day], day))[: task.days]


def measure(
    tasks: Sequence[Task],
    reports: dict[str, list[DatedReport]],
    make: Callable[[Sequence[DatedReport], Task], Timeline],
) -> dict[str, float]:
    """Measure one way of making timelines on all tasks."""
    found = [make(reports[task.topic], task) for task in tasks]
    pairs = list(zip(found, (task.gold for task in tasks), strict=True))
    parts: dict[str, list[Rates]] = {
        "ar1": [aligned_rouge(mine, gold, 1) for mine, gold in pairs],
        "ar2": [aligned_rouge(mine, gold, 2) for mine, gold in pairs],
        "date_f1": [date_rates(mine, gold) for mine, gold in pairs],
    }
    figures = {name: mean(rates).f1 for name, rates in parts.items()}
    for task, ar1, days in zip(tasks, parts["ar1"], parts["date_f1"], strict=True):
        figures[f"{task.topic}/{task.name} ar1"] = ar1.f1
        figures[f"{task.topic}/{task.name} date_f1"] = days.f1
    return {name: round(value, 3) for name, value in figures.items()}


def main() -> int:
    """Measure; exit 1 when a floor in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tasks = read_tasks(options.data)
    started = time.process_time()
    reports = {topic: [date_sentences(r) for r in read_reports(options.data, topic)] for topic in TOPICS}
    figures = {"secondsource": measure(tasks, reports, ours)}
    seconds = round(time.process_time() - started, 1)
    figures["by publication"] = measure(tasks, reports, by_publication)
    figures["by mentions"] = measure(tasks, reports, by_mentions)
    count = sum(map(len, reports.values()))
    if options.json:
        print(json.dumps({**figures, "reports": count, "processor_seconds": seconds}, indent=2))
    else:
        for name, row in figures.items():
            print(name, *(f"{key} {value:.3f}" for key, value in row.items()), sep="  ")
        print(f"{count} reports in {seconds} processor seconds; {PUBLISHED}")
    return status(figures["secondsource"], "timelines")


if __name__ == "__main__":
    sys.exit(main())
