"""The floors of bench/floors.toml hold on the small samples that are committed."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from bench.attribution import measure, predict
from secondsource.annotate.attribution import AttributionOptions
from secondsource.annotate.reader import Reader
from training.reader.data import Attribution

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE.parent / "bench/floors.toml").read_text(encoding="utf-8"))
WITHOUT = {"evidence", "scale"}  # one inexact span fails the run by itself; growth is plotted
BENCHES = [
    path
    for path in sorted((HERE.parent / "bench").glob("*.py"))
    if path.stem not in WITHOUT and "__main__" in path.read_text("utf-8")
]
GOLD = json.loads((HERE / "samples/attributions.json").read_text(encoding="utf-8"))


def place(text: str, words: str, near: int = 0) -> tuple[int, int]:
    """Return where words stand; of several places the one nearest to a given offset."""
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    assert places, words
    start = min(places, key=lambda at: abs(at - near))
    return start, start + len(words)


def gold_of(name: str) -> tuple[str, list[Attribution]]:
    text = (HERE.parent / "examples/flood" / name).read_text(encoding="utf-8")
    found = []
    for source, cue, content in GOLD[name]:
        parts = tuple(place(text, words) for words in content)
        middle = parts[0][1] if parts[0][0] > 0 else 0
        cue_at = min((place(text, cue, edge) for edge in (parts[0][0], middle)), key=lambda c: _gap(c, parts[0]))
        found.append(Attribution((place(text, source, cue_at[0]),), (cue_at,), parts))
    return text, found


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def test_attributions_on_the_committed_sample_stay_above_their_floors() -> None:
    reader, options = Reader(threads=1), AttributionOptions()
    triples = []
    for name in GOLD:
        text, gold = gold_of(name)
        triples.append((text, predict(reader, text, options), gold))
    figures = measure(triples)
    for name, floor in FLOORS["sample_attribution"].items():
        assert figures[name] >= floor, (name, figures)


@pytest.mark.parametrize("path", BENCHES, ids=[path.stem for path in BENCHES])
def test_every_benchmark_has_floors_and_reads_them(path: Path) -> None:
    assert FLOORS.get(path.stem), "no floors in bench/floors.toml"
    assert re.search(rf'\b(status|beyond)\(.*"{path.stem}"', path.read_text("utf-8"))


def test_every_floor_is_of_a_benchmark() -> None:
    assert {path.stem for path in BENCHES} == set(FLOORS) - {"sample_attribution"}
