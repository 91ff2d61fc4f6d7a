"""Count how many news texts hold each word: the background table the grouping of stories weighs words with.

    python -m training.background --data DATA

reads DATA/polnear/train/text/*, DATA/stories/gun-violence/reports.jsonl and DATA/names/gmb/ner_dataset.csv.zip (fifteen
sentences counted as one text, since its articles are not marked) and writes the table. Only counts leave the corpora.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource.relate.background import STEPS_PER_DOUBLING, TABLE
from secondsource.relate.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES_PER_TEXT = 15
LEAST = 9  # texts a word must stand in to be listed

HEADER = """\
# How many of {count} English news texts hold each word (its stem), in steps of a half of a doubling.
# Counted in PolNeAR 1.0 (train), 3,122 local reports of gun violence, and the Groningen Meaning Bank's news,
# each corpus weighing as much as its number of texts. Made by training/background.py.
# Each line: the step s, meaning about 2^(s/2) texts; then the words. Words in fewer than {least} texts are left out.
"""


def texts(data: Path) -> Iterator[str]:
    """Yield the texts of the three corpora."""
    for path in sorted((data / "polnear/train/text").iterdir()):
        yield path.read_text(encoding="utf-8")
    with (data / "stories/gun-violence/reports.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield f"{record['title']}\n{record['content']}"
    yield from _gmb(data / "names/gmb/ner_dataset.csv.zip")


def _gmb(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive, archive.open("ner_dataset.csv") as raw:
        words: list[str] = []
        sentences = 0
        rows = csv.reader(io.TextIOWrapper(raw, encoding="latin-1"))
        next(rows)
        for row in rows:
            if row[0]:
                sentences += 1
                if sentences % SENTENCES_PER_TEXT == 0:
                    yield " ".join(words)
                    words = []
            words.append(row[1])
        yield " ".join(words)


def main() -> None:
    """Count and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/secondsource/relate") / TABLE)
    options = parser.parse_args()
    frequency: Counter[str] = Counter()
    count = 0
    for text in texts(options.data):
        frequency.update({stem for stem in stems_of(text) if not any(ch.isdigit() for ch in stem)})
        count += 1
    steps: dict[int, list[str]] = {}
    for stem, texts_with in frequency.items():
        if texts_with >= LEAST:
            steps.setdefault(round(STEPS_PER_DOUBLING * math.log2(texts_with)), []).append(stem)
    lines = [f"{step} {' '.join(sorted(steps[step]))}" for step in sorted(steps, reverse=True)]
    table = HEADER.format(count=count, least=LEAST) + f"{count}\n" + "\n".join(lines) + "\n"
    options.out.write_text(table, encoding="utf-8")
    print(f"{count} texts, {sum(map(len, steps.values()))} words, {len(table.encode())} bytes")


if __name__ == "__main__":
    main()
