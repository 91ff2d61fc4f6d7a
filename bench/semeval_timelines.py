"""Measure actors' timelines on SemEval-2015 Task 4: `python -m bench.semeval_timelines --data DIR [--json]`.

Its trial data, thirty Wikinews reports about Apple and six targets (Minard et al. 2015), from raw text and the day of
publication: every event in which a target takes part, with its date, in order. Score: temporal awareness (UzZaman et
al. 2013) over the relations of a timeline, micro-averaged over the six. The relations of a timeline are: each dated
mention with its date, mentions of one place in the order as simultaneous, and mentions of an earlier place as before
those of a later one. Those that follow from others are left out on the side that is counted, and looked up among all
that follow on the other side. Events that the gold data leaves unordered (place 0) do not count. It is our own
program for the task's description, not the task's.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec

from bench.ecbplus import TokenAt, write_tokens
from bench.floors import status
from secondsource.annotate.annotator import annotate
from secondsource.annotate.reader import Reader
from secondsource.assemble.chronicle import entities_named
from secondsource.model.report import Report
from secondsource.relate.entities import link_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.reading import Reading, Time
    from secondsource.model.span import Span

PUBLISHED = "published on the test data, the task's own program: best from raw text 7.85, with gold events 25.4"
_REACH = 8  # words before a trigger within which the target is taken to do it
_AFTER = 2  # words after a trigger within which it is done to the target
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d|-\w)")
_STATES = frozenset("is was are were be been has had have".split())


class Mention(msgspec.Struct, frozen=True, order=True):
    """An event mention: document, sentence, word."""

    document: str
    sentence: int
    word: str


class Line(msgspec.Struct, frozen=True):
    """A mention's place in the order and its date (ISO as far as known, None where it is not)."""

    place: int
    date: str | None


Timeline = dict[Mention, Line]


class Counts(msgspec.Struct, frozen=True):
    """Relations of one side found among those that follow on the other, and all of them."""

    right: int
    total: int


def read_gold(path: Path) -> tuple[str, Timeline]:
    """Read a gold timeline: the target, and the mentions that have a place in the order."""
    name, *rows = path.read_text(encoding="utf-8").splitlines()
    found: Timeline = {}
    for row in rows:
        place, date, *mentions = row.split("\t")
        for mention in mentions:
            document, sentence, word = mention.strip().split("-", 2)
            if int(place) > 0:
                known = date.replace("-XX", "")
                found[Mention(document, int(sentence), word)] = Line(int(place), None if "X" in known else known)
    return name.strip(), found


def awareness(counted: Timeline, held: Timeline) -> Counts:
    """Count the relations of one timeline, less what follows from others, and how many hold in the other."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(counted):
        groups[counted[mention].place].append(mention)
    right = total = 0
    for mention, line in counted.items():
        if line.date is not None:
            total += 1
            right += mention in held and held[mention].date == line.date
    for members in groups.values():
        undated = [m for m in members if counted[m].date is None]
        for one, other in pairwise([*(m for m in members if counted[m].date is not None)][-1:] + undated):
            total += 1
            right += one in held and other in held and held[one].place == held[other].place
    for earlier, later in pairwise(sorted(groups)):
        one, other = groups[earlier][-1], groups[later][0]
        total += 1
        right += one in held and other in held and held[one].place < held[other].place
    return Counts(right, total)


def micro(pairs: Iterable[tuple[Timeline, Timeline]]) -> dict[str, float]:
    """Return micro-averaged precision, recall and F1 in per cent over (gold, found) timelines."""
    precision, recall = [], []
    for gold, found in pairs:
        precision.append(awareness(found, gold))
        recall.append(awareness(gold, found))

    def share(counts: Sequence[Counts]) -> float:
        total = sum(c.total for c in counts)
        return sum(c.right for c in counts) / total if total else 0.0

    p, r = share(precision), share(recall)
    return {
        "f1": round(200 * p * r / (p + r), 1) if p + r else 0.0,
        "precision": round(100 * p, 1),
        "recall": round(100 * r, 1),
    }


class Document(msgspec.Struct, frozen=True):
    """A document: its report, and the sentence number of every word by where it starts."""

    report: Report
    starts: tuple[int, ...]
    sentences: tuple[int, ...]


def read_document(path: Path) -> Document:
    """Read the raw words of a document, a sentence a paragraph, and its day of publication."""
    root = ET.parse(path).getroot()  # noqa: S314 -- a local corpus
    tokens = [TokenAt(t.get("t_id", ""), int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")]
    text, places = write_tokens(tokens)
    day = next((t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None)
    name = root.get("doc_id", path.stem)
    ordered = sorted((places[t.id][0], t.sentence) for t in tokens)
    report = Report.from_text(text, id=name, published=day)
    return Document(report, tuple(start for start, _ in ordered), tuple(number for _, number in ordered))


def timeline_of(name: str, documents: Sequence[Document], readings: Sequence[Reading]) -> Timeline:
    """Return the timeline of a target: what it does or has done to it, at its time or else the day of publication."""
    entities, people = link_entities(readings)
    wanted = entities_named(entities, name)
    dated: dict[Mention, str] = {}
    for document, reading in zip(documents, readings, strict=True):
        own = {local for local, shared in people.items() if shared in wanted}
        named = [m.span.start for m in reading.mentions if m.entity in own]
        named += [m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", document.report.text, re.IGNORECASE)]
        places = sorted({_word(reading, start) for start in named})
        times = {time.id: time for time in reading.times}
        for start, time in _happenings(reading):
            word = _word(reading, start)
            if not _takes_part(reading, places, word) or reading.tokens[word].text.lower() in _STATES:
                continue
            at = _date(times.get(time or ""), document.report.published or "")
            sentence = document.sentences[bisect_right(document.starts, start) - 1]
            dated[Mention(document.report.id, sentence, reading.tokens[word].text)] = at
    order = {date: number for number, date in enumerate(sorted(set(dated.values())), 1)}
    return {mention: Line(order[date], date) for mention, date in dated.items()}


def _happenings(reading: Reading) -> list[tuple[int, str | None]]:
    """Return the triggers of events and the cues of attributions by where they start, with the ids of their times."""
    events = [(e.trigger.start, e.time) for e in reading.events if e.factuality in {"happened", "planned"}]
    said = [(_verb(reading, a.cue), a.time) for a in reading.attributions if a.cue is not None]
    return sorted(dict(events + said).items())


def _verb(reading: Reading, cue: Span) -> int:
    """Return where the verb of a cue starts, or its last word."""
    inside = [token for token in reading.tokens if cue.start <= token.start < cue.end]
    return next((token.start for token in inside if token.pos.startswith("V")), inside[-1].start)


def _date(time: Time | None, published: str) -> str:
    """Return the date of a time as far as it is known, else the day of publication."""
    return time.value[:10].partition("T")[0] if time is not None and _DATE.match(time.value) else published


def _word(reading: Reading, start: int) -> int:
    return bisect_left(reading.tokens, start + 1, key=lambda token: token.start) - 1


def _takes_part(reading: Reading, places: Sequence[int], word: int) -> bool:
    """Tell whether a target stands shortly before or right after a trigger in its sentence."""
    start = reading.tokens[word].start
    home = next((s for s in reading.sentences if s.start <= start < s.end), None)
    if home is None:
        return False
    inside = [p for p in places if home.start <= reading.tokens[p].start < home.end]
    return any(0 < word - place <= _REACH or 0 < place - word <= _AFTER for place in inside)


def main() -> int:
    """Measure; exit 1 when a floor in bench/floors.toml is missed or gold against gold is not perfect."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = options.data / "semeval2015-task4"
    gold = [read_gold(path) for path in sorted((folder / "TimeLines_trial_data_task4_v1.2").glob("*.txt"))]
    documents = [read_document(path) for path in sorted((folder / "Corpus-trial-data_task4").glob("*.xml"))]
    reader = Reader(threads=1)
    readings = [annotate(document.report, reader) for document in documents]
    found = [(timeline, timeline_of(name, documents, readings)) for name, timeline in gold]
    figures = {"secondsource": micro(found), "gold against gold": micro((line, line) for _, line in gold)}
    for (name, timeline), (_, mine) in zip(gold, found, strict=True):
        figures[name] = micro([(timeline, mine)])
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, row in figures.items():
            print(name, *(f"{key} {value:.1f}" for key, value in row.items()), sep="  ")
        print(PUBLISHED)
    perfect = figures["gold against gold"]["f1"] == 100
    if not perfect:
        print("gold against gold is not 100: the scorer is broken", file=sys.stderr)
    return status(figures["secondsource"], "semeval_timelines") or int(not perfect)


if __name__ == "__main__":
    sys.exit(main())
