"""What the packaged weights promise: the same tags on any number of threads, beside any neighbours, every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from secondsource import Engine, Report, read
from secondsource.annotate.interactions.classifier import Classifier
from secondsource.annotate.reader import Reader, Tagged
from secondsource.errors import WeightError
from secondsource.language.plover import CLASSES
from secondsource.model.dossier import spans_in
from secondsource.relate.vectors import WIDTH, Encoder
from tests.needs import WEIGHTS, weights

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = weights

PIER = (
    "The pier at Oldhaven will stay closed until June, the harbour board said on Tuesday.\n\n"
    "“We found cracks in eleven of the forty piles,” the board’s chair, Marta Lind, told reporters. “Nobody was hurt, "
    "and nobody will be.”\n\nLind denied that the board had known of the damage since last year.\n"
)
OTHER = "Rain is expected in the north. Farmers said they hoped for a dry May, and so did the brewers of Eastby."
LONG = "\n\n".join(f"{PIER}It was day {n} of the repairs." for n in range(9))


def test_loading_a_network_leaves_nothing_at_home_and_looks_nobody_up(tmp_path: Path) -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_: object) -> None: raise SystemExit('a name was looked up')\n"
        "sys.addaudithook(lambda event, _: refuse() if event.startswith('socket.') else None)\n"
        "from secondsource.annotate.reader import Reader\n"
        "Reader(threads=1).tag('The pier will stay closed, the board said.')\n"
    )
    keep = {key: value for key, value in os.environ.items() if key not in {"HOME", "XDG_CACHE_HOME"}}
    keep.pop("ORT_DISABLE_TELEMETRY", None)
    keep |= {"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([sys.executable, "-c", code], env=keep, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stderr
    assert list(tmp_path.rglob("*")) == []


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(threads=1)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(threads=1)


def same(one: Tagged, other: Tagged) -> bool:
    return (
        one.pieces.ids.tolist() == other.pieces.ids.tolist()
        and all(np.array_equal(one.layers[name], other.layers[name]) for name in one.layers)
        and all(np.array_equal(a, b) for a, b in zip(one.links, other.links, strict=True))
        and np.array_equal(one.certainty, other.certainty)
    )


@pytest.mark.parametrize("text", [PIER, LONG], ids=["short", "several windows"])
def test_tags_do_not_depend_on_the_number_of_threads(reader: Reader, text: str) -> None:
    assert same(reader.tag(text), Reader(threads=2).tag(text))


def test_tags_do_not_depend_on_what_else_is_read(reader: Reader) -> None:
    alone = Reader(threads=1).tag(PIER)
    reader.tag(LONG)
    reader.tag(OTHER)
    assert same(reader.tag(PIER), alone)


def test_reading_twice_gives_the_same_reading() -> None:
    engine, report = Engine(threads=1), Report.from_text(PIER, id="pier", published="2026-03-10")
    first = read(report, engine=engine)
    read(Report.from_text(OTHER), engine=engine)
    assert read(report, engine=engine) == first
    assert read(report, engine=Engine(threads=2)) == first


def test_probabilities_of_every_layer_sum_to_one(reader: Reader) -> None:
    tagged = reader.tag(PIER)
    assert set(tagged.layers) == set(reader.labels)
    for name, layer in tagged.layers.items():
        assert layer.shape == (len(tagged.pieces), len(reader.labels[name]))
        assert layer.sum(axis=1) == pytest.approx(1, abs=1e-5)
        assert (layer >= 0).all()


def test_links_are_probabilities_and_none_beyond_the_window(reader: Reader) -> None:
    tagged = reader.tag(LONG)
    assert len(tagged.windows) > 1
    for window in tagged.windows[:2]:
        start, scores = reader.link(tagged, np.arange(window.core_start + 5, window.core_start + 7))
        assert (start, scores.shape) == (window.start, (window.end - window.start, 2))
        assert ((scores >= 0) & (scores <= 1)).all()


@pytest.mark.parametrize("text", ["", " \n ", "“", "a", "…" * 40, "漢字" * 30, "\u200b\ufeff"])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    reading = read(Report.from_text(text, id="odd"), engine=Engine(threads=1))
    assert all(text[s.start : s.end] == s.text for s in spans_in(reading))


def test_a_plain_quotation_is_read_as_who_said_what_with_exact_places() -> None:
    report = Report.from_text(PIER, id="pier", published="2026-03-10")
    reading = read(report, engine=Engine(threads=1))
    assert all(PIER[s.start : s.end] == s.text for s in spans_in(reading))
    told = next(a for a in reading.attributions if a.cue and a.cue.text == "told")
    names = {e.id: e.name for e in reading.entities}
    assert told.source is not None
    assert "Marta Lind" in told.source.text
    assert names[told.speaker or ""] == "Marta Lind"
    assert told.manner == "direct"
    assert [part.text for part in told.content] == [
        "“We found cracks in eleven of the forty piles,”",
        "“Nobody was hurt, and nobody will be.”",
    ]


def test_an_indirect_statement_is_read_too() -> None:
    reading = read(Report.from_text(PIER, id="pier"), engine=Engine(threads=1))
    said = next(a for a in reading.attributions if a.cue and a.cue.text == "said")
    assert (said.source and said.source.text, said.manner) == ("the harbour board", "indirect")
    assert said.content[0].text.startswith("The pier at Oldhaven will stay closed")


def test_vectors_are_unit_rows_one_a_text(encoder: Encoder) -> None:
    texts = ["The gates were opened.", "", "The gates were opened at four.", "word " * 600]
    found = encoder.encode(texts)
    assert found.shape == (4, WIDTH)
    assert found.dtype == np.dtype(np.float32)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-4)
    assert encoder.encode([]).shape == (0, WIDTH)


def test_vectors_of_alike_texts_are_close_and_of_others_are_not(encoder: Encoder) -> None:
    gates, too, piano = encoder.encode(
        ["The gates were opened at four.", "At four the gates were opened.", "She plays the piano."]
    )
    assert gates @ too > 0.9
    assert gates @ piano < 0.4


def test_vectors_do_not_depend_on_the_number_of_threads(encoder: Encoder) -> None:
    texts = [PIER, OTHER, "The gates were opened."]
    assert np.array_equal(encoder.encode(texts), Encoder(threads=2).encode(texts))


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    texts = ["The gates were opened at four.", "The pumps were mended at ten.", "Nobody was hurt in the storm."]
    together = encoder.encode([*texts, PIER])
    for text, row in zip(texts, together, strict=False):
        assert np.array_equal(encoder.encode([text])[0], row)


def test_what_an_actor_does_is_scored_alike_every_time_and_turns_with_the_roles() -> None:
    text = "Norway condemned the attack by Iceland."
    classifier = Classifier(threads=1)
    scores = classifier.scores(text, (0, 6), (31, 38))
    assert scores.sum() == pytest.approx(1, abs=1e-5)
    assert CLASSES[int(scores.argmax())] == "ACCUSE"
    assert np.array_equal(Classifier(threads=2).scores(text, (0, 6), (31, 38)), scores)
    assert not np.array_equal(classifier.scores(text, (31, 38), (0, 6)), scores)
    assert classifier.scores("", (0, 0), (0, 0)).shape == (len(CLASSES),)


def test_missing_weights_are_named_with_a_remedy(tmp_path: Path) -> None:
    for kind in (Reader, Encoder, Classifier):
        with pytest.raises(WeightError, match=r"gone\.onnx: .*reinstall the package"):
            kind(tmp_path / "gone.onnx")
    with pytest.raises(WeightError, match="not a reader of version 2"):
        Reader(WEIGHTS / "vectors.onnx")


def test_the_cards_name_the_files_that_ship() -> None:
    for name in ("reader.onnx", "certainty.onnx", "vectors.onnx", "comparer.npz", "interactions.onnx"):
        digest = hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest()
        assert digest in (WEIGHTS / name).with_suffix(".md").read_text("utf-8")
