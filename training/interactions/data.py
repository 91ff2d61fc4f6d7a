"""Training examples: a sentence, where its actor and its target stand, and the event types it may have."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.countries import COUNTRIES, country_of
from secondsource.language.deeds import type_of_noun, type_of_verb
from secondsource.language.plover import CLASSES, NONE
from training.reader.data import read_gmb

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

Range = tuple[int, int]

# Quad classes as PLV and the CAMEO sentences count them: YIELD is material cooperation there. Appeals, REQUEST in
# PLOVER, stand with statements under none: the shipped network learnt them so, and types.py makes up for it.
QUADS = {
    "0": frozenset([NONE]),
    "1": frozenset(["AGREE", "CONSULT", "SUPPORT"]),
    "2": frozenset(["CONCEDE", "RETREAT", "COOPERATE", "AID"]),
    "3": frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN"]),
    "4": frozenset(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]),
}
# Both sides do these alike, so actor and target may stand either way round.
SYMMETRIC = frozenset(["AGREE", "CONSULT", "COOPERATE", "SUPPORT"])
_YIELD = frozenset(["CONCEDE", "RETREAT"])
_RENAMED = {"DISAPPROVE": "ACCUSE", "DEMAND": "REQUEST", "INVESTIGATE": "ACCUSE", "YIELD": "CONCEDE"}
_IMPOSED = re.compile(r"\bsanctions?\b", re.IGNORECASE)
_NAME = re.compile(r"\b(?:the )?[A-Z][\w.'’-]*(?: (?:of |the )?[A-Z][\w.'’-]*)*")
_CODE_LINE = re.compile(r"(\d{2,4}): (\w+)")


class Example(msgspec.Struct, frozen=True):
    """A sentence with its actor's and target's places, None where unknown, and the event types it may have."""

    text: str
    actor: Range | None
    target: Range | None
    allowed: frozenset[str]
    weight: float = 1.0
    id: str = ""
    quad: str = ""


def read_plv(folder: Path) -> list[Example]:
    """Read PLV's sentences; YIELD stands for CONCEDE and RETREAT together."""
    found = []
    for line in (folder / "interactions/plv/train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text, places = _unmarked(row["marked_sentence"])
        actor = places.get("s") or _place(text, row["source"])
        target = places.get("t") or _place(text, row["target"])
        root = row["gold_root"]
        allowed = _YIELD if root == "YIELD" else frozenset([root])
        found.append(Example(text, actor, target, allowed, 1.0, row["sentence_id"], row["gold_penta"]))
    return found


def _place(text: str, words: str) -> Range | None:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 and words else None


def _unmarked(marked: str) -> tuple[str, dict[str, Range]]:
    """Take the marks out of a sentence and return the places they marked."""
    text, at = "", 0
    places: dict[str, Range] = {}
    for match in re.finditer(r"</?[st]>", marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[0].startswith("</"):
            places[match[0][2]] = (places[match[0][2]][0], len(text))
        else:
            places[match[0][1]] = (len(text), len(text))
    return text + marked[at:], places


def swapped(item: Example) -> Example | None:
    """Return an example with actor and target changed about, which is then none; None where both do the same."""
    if item.allowed & SYMMETRIC:
        return None
    return msgspec.structs.replace(item, actor=item.target, target=item.actor, allowed=frozenset([NONE]), weight=0.5)


def bystander(item: Example, rng: random.Random) -> Example | None:
    """Return an example in which somebody else in the sentence is taken for the actor, None where nobody else is."""
    taken = [r for r in (item.actor, item.target) if r]
    others = [
        m.span()
        for m in _NAME.finditer(item.text)
        if m.start() and all(m.end() + 1 < a or b + 1 < m.start() for a, b in taken)
    ]
    if not others or item.allowed & SYMMETRIC:
        return None
    return msgspec.structs.replace(item, actor=rng.choice(others), allowed=frozenset([NONE]), weight=0.3)


def read_headlines(folder: Path, rng: random.Random) -> list[Example]:
    """Read the prompts of the synthetic stories: headlines with places for countries, each with its event type."""
    path = next((folder / "interactions/ngec").glob("*.zip"))
    csv.field_size_limit(sys.maxsize)
    with zipfile.ZipFile(path) as archive:
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open(archive.namelist()[0]), "utf-8")))
    found = []
    for title, label in sorted({(r["title"].strip(), r["label"]) for r in rows}):
        allowed = frozenset([label])
        if label == "SANCTION" and _IMPOSED.search(title):
            allowed |= {"COERCE"}  # PLV codes imposed sanctions as COERCE
        for _ in range(2):
            text, spans = _filled(title, rng)
            found.append(Example(text, spans.get("country_1"), spans.get("country_2"), allowed))
    return found


def _filled(title: str, rng: random.Random) -> tuple[str, dict[str, Range]]:
    """Put countries and capitals into a headline and return where they stand."""
    text, at, spans = "", 0, {}
    for match in re.finditer(r"\{(\w+)\}", title):
        country = rng.choice(COUNTRIES)
        text += title[at : match.start()]
        start = len(text)
        text += country.capitals[0] if "city" in match[1] and country.capitals else country.name
        spans.setdefault(match[1], (start, len(text)))
        at = match.end()
    return text + title[at:], spans


def read_codebook(folder: Path) -> list[Example]:
    """Read names, descriptions and examples of the CAMEO codes with the PLOVER type each is converted to."""
    types = {}
    for line in (folder / "interactions/plover/CAMEO2PLOVER-2021.txt").read_text("utf-8", "replace").splitlines():
        if match := _CODE_LINE.match(line):
            types[match[1]] = _RENAMED.get(match[2], match[2])
    found = []
    text = (folder / "interactions/plover/cameo-codes.csv").read_text("latin-1")
    for row in csv.DictReader(io.StringIO(text)):
        code = row["code"]
        label = NONE if code.startswith("01") else types.get(code) or types.get(code[:3]) or types.get(code[:2])
        if label not in CLASSES or code == "163":
            continue
        allowed = _YIELD if code.startswith("08") else frozenset([label])
        for field, weight in (("name", 0.5), ("description", 0.5), ("example", 1.0)):
            words = re.sub(r"[^\x20-\x7e]+", "'", row[field] or "").strip()
            if len(words) > 8 and words != "NA":
                actor, target = marked_countries(words.split(" Note:")[0])
                found.append(Example(words.split(" Note:")[0], actor, target, allowed, weight))
    return found


def read_quads(folder: Path) -> list[Example]:
    """Read the sentences that have a quad class or none."""
    lines = (folder / "interactions/cameo-class/train.tsv").read_text("utf-8", "replace").splitlines()
    return [e if NONE not in e.allowed else msgspec.structs.replace(e, weight=1.0) for e in _quads(lines, 0.5)]


def read_plain(folder: Path, rng: random.Random, most: int = 900) -> list[Example]:
    """Read news sentences with two countries in them and no word for a deed: nothing passes between the two."""
    found = []
    for document in read_gmb(folder / "names/gmb/ner_dataset.csv.zip", 1):
        text = document.text
        words = re.findall(r"[A-Za-z]+", text)
        if len(words) > 45 or any(type_of_verb(w) or type_of_noun(w) for w in words):
            continue
        actor, target = marked_countries(text)
        if actor and target:
            pair = (actor, target) if rng.random() < 0.5 else (target, actor)
            found.append(Example(text, *pair, frozenset([NONE]), 0.7))
    return rng.sample(found, min(most, len(found)))


def read_none(folder: Path) -> list[Example]:
    """Read the held-out sentences of cameo-class with a quad class or none."""
    lines = (folder / "interactions/cameo-class/test.tsv").read_text("utf-8", "replace").splitlines()
    return list(_quads(lines, 1.0))


def _quads(lines: list[str], weight: float) -> Iterator[Example]:
    for line in lines:
        text, quad = line.rsplit("\t", 1)
        actor, target = marked_countries(text)
        yield Example(text, actor, target, QUADS[quad.strip()], weight, quad=quad.strip())


def marked_countries(text: str) -> tuple[Range | None, Range | None]:
    """Take the first country named for the actor and the next other one for the target."""
    actor = target = None
    first = None
    for match in re.finditer(r"[A-Z][\w.]*(?: [A-Z][\w.]*)?", text):
        for words in (match[0], match[0].split(" ")[0]):
            country = country_of(words) or country_of(words.rstrip("."))
            if country:
                span = (match.start(), match.start() + len(words))
                if actor is None:
                    actor, first = span, country.code
                elif target is None and country.code != first:
                    target = span
                break
    return actor, target
