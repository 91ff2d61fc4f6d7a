"""Draw numbers from PolNeAR dev and the reports of gun violence, to be marked by reading; the same draw every time."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 20261122
EACH = 180  # numbers drawn from each corpus
_PER_DOCUMENT = 3
_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|"
    "half|two-thirds|three-quarters"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/#-])(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORDS}))"
    rf"(?:[ -](?:{_WORDS}|trillion))*(?![\w:/]|[.,]\d|-\d|st\b|nd\b|rd\b|th\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Text(msgspec.Struct, frozen=True):
    """A text of the sample by id."""

    id: str
    text: str
    published: str | None = None


class Drawn(msgspec.Struct, frozen=True):
    """A number drawn: the id of its text and the characters it stands at."""

    text: str
    start: int
    end: int


def texts(data: Path) -> dict[str, list[Text]]:
    """Read both corpora, in a fixed order."""
    polnear = [
        Text(f"polnear/{path.stem}", path.read_bytes().decode("utf-8"))
        for path in sorted((data / "polnear/dev/text").glob("*.txt"))
    ]
    rows = (json.loads(line) for line in (data / "stories/gun-violence/reports.jsonl").open(encoding="utf-8"))
    violence = [Text(f"gun-violence/{row['id']}", row["content"], row["dct"]) for row in rows]
    return {"polnear": polnear, "gun-violence": sorted(violence, key=lambda t: t.id)}


def draw(data: Path) -> list[Drawn]:
    """Draw the sample, a few numbers a document at most; years in four digits are not numbers of anything."""
    rng = random.Random(SEED)  # noqa: S311 -- a sample, not a secret
    found = []
    for corpus in texts(data).values():
        pool = [drawn for text in corpus for drawn in _of_one(text, rng)]
        found += sorted(rng.sample(pool, min(EACH, len(pool))), key=lambda d: (d.text, d.start))
    return found


def _of_one(text: Text, rng: random.Random) -> Iterator[Drawn]:
    numbers = [
        Drawn(text.id, m.start(), m.end()) for m in _NUMBER.finditer(text.text) if not _YEAR.fullmatch(m.group())
    ]
    yield from rng.sample(numbers, min(_PER_DOCUMENT, len(numbers)))
