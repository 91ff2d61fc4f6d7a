"""Measure interactions and actors' codes: `python -m bench.interactions --data DIR [--json]`.

The marks of this folder (by one reader) give actor, event type and target of 200 sentences of PolNeAR dev and BASIL,
and country and sector of 303 mentions. Beside the tool stand its words without the network, and a plain dictionary:
the nearest party on each side of a verb that the word list knows. What passes between nobody is measured on the
sentences of cameo-class that have no event.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from bench.floors import beyond
from secondsource.annotate.annotator import annotate
from secondsource.annotate.interactions.find import Coder, InteractionInput, find_interactions
from secondsource.annotate.interactions.parties import cast_of, parties_in
from secondsource.annotate.reader import Reader
from secondsource.language.actors import actor_table
from secondsource.language.deeds import type_of_verb
from secondsource.language.plover import CLASSES
from secondsource.model.report import Report
from secondsource.pipeline import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from secondsource.annotate.interactions.parties import Party
    from secondsource.model.reading import Reading

MARKS = Path(__file__).parent / "marks"
YIELD = ("CONCEDE", "RETREAT")
ROOTS = tuple(name for name in CLASSES[1:] if name not in YIELD)
QUAD_OF = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("YIELD", "COOPERATE", "AID"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
SIDE_OF = {"1": "C", "2": "C", "3": "H", "4": "H"}
Found = tuple[tuple[int, int], str, tuple[int, int]]  # places of actor and target in the document, event type between


def macro_scores(gold: Sequence[tuple[frozenset[str], str]], table: np.ndarray) -> dict[str, float]:
    """Return macro-F1 over PLV's root types, quad classes and the two sides from class probabilities."""
    columns = [CLASSES.index(name) for name in ROOTS]
    joint = np.column_stack([table[:, columns], table[:, [CLASSES.index(n) for n in YIELD]].sum(1)])
    names = (*ROOTS, "YIELD")
    told = [names[at] for at in joint.argmax(1)]
    roots = ["YIELD" if len(allowed) > 1 else next(iter(allowed)) for allowed, _ in gold]
    quads = [QUAD_OF[name] for name in told]
    return {
        "root": macro_f1(roots, told),
        "quad": macro_f1([quad for _, quad in gold], quads),
        "binary": macro_f1([SIDE_OF[quad] for _, quad in gold], [SIDE_OF[quad] for quad in quads]),
    }


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    """Return the mean over the classes of the gold labels of each one's F1."""
    scores = []
    for name in sorted(set(gold)):
        right = sum(g == t == name for g, t in zip(gold, told, strict=True))
        scores.append(2 * right / (gold.count(name) + list(told).count(name)))
    return sum(scores) / len(scores)


def document(data: Path, name: str) -> Report:
    """Read a document of PolNeAR dev or BASIL by the name the marks give it, with its day of publication."""
    corpus, _, stem = name.partition("/")
    if corpus == "basil":
        value = json.loads((data / "stories/basil/articles" / f"{stem}.json").read_text("utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in value["body-paragraphs"])
        return Report.from_text(text, id=name, published=value.get("date"))
    text = next((data / "polnear/dev/text").rglob(f"{stem}.txt")).read_text("utf-8")
    day = re.search(r"_(\d{4}-\d\d-\d\d)_", stem)
    return Report.from_text(text, id=name, published=day[1] if day else None)


def with_deeds(reading: Reading, coder: Coder) -> Reading:
    """Return a reading with its interactions coded anew."""
    given = InteractionInput(
        reading.report,
        reading.sentences,
        reading.tokens,
        reading.entities,
        reading.mentions,
        reading.attributions,
        reading.times,
    )
    return msgspec.structs.replace(reading, interactions=find_interactions(given, coder))


def told(reading: Reading) -> list[Found]:
    """Return a reading's interactions by place."""
    return [
        ((i.actor_words.start, i.actor_words.end), i.action, (i.target_words.start, i.target_words.end))
        for i in reading.interactions
        if i.actor_words and i.target_words
    ]


def dictionary(reading: Reading) -> list[Found]:
    """Code a reading as a plain dictionary coder: a known verb and the nearest party on either side of it."""
    tokens, found = reading.tokens, []
    for first, last, parties in _parties(reading):
        acting = [p for p in parties if p.role]
        for at in range(first, last):
            name = type_of_verb(tokens[at].text) if tokens[at].pos.startswith("VB") else None
            left = [p for p in acting if p.end <= at]
            right = [p for p in acting if p.start > at]
            if name and left and right:
                found.append((_place(tokens, left[-1]), name, _place(tokens, right[0])))
    return found


def _parties(reading: Reading) -> Iterator[tuple[int, int, list[Party]]]:
    cast = cast_of(
        reading.report, reading.tokens, reading.mentions, reading.entities, actor_table(), reading.attributions
    )
    starts = [t.start for t in reading.tokens]
    day = reading.report.published[:10] if reading.report.published else None
    for sentence in reading.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        yield first, last, parties_in(cast, sentence, day)


def _place(tokens: Sequence[Any], party: Party) -> tuple[int, int]:
    return tokens[party.start].start, tokens[party.end - 1].end


def _meet(places: Sequence[Sequence[int]] | None, b: Sequence[int]) -> bool:
    return places is None or any(a[0] < b[1] and b[0] < a[1] for a in places)


def compare(mark: dict[str, Any], found: Sequence[Found]) -> tuple[int, int, int, list[str]]:
    """Return right, told and asked of one sentence, and a word for each error.

    Right is one whose actor and target share a character with the marked ones and whose type is among theirs. What is
    marked as open is neither asked for nor wrong.
    """
    base = mark["start"]
    rows = [
        (((f[0][0] - base, f[0][1] - base), f[1], (f[2][0] - base, f[2][1] - base)))
        for f in found
        if base <= f[0][0] < mark["end"] and base <= f[2][0] < mark["end"]
    ]
    gold, errors, right, wrong = list(mark["interactions"]), [], 0, 0
    for actor, name, target in rows:
        hit = next((g for g in gold if _fits(g, actor, name, target)), None)
        if hit:
            gold.remove(hit)
            right += 1
        elif not any(_fits(g, actor, name, target) for g in mark["open"]):
            wrong += 1
            pair = [g for g in mark["interactions"] if _meet(g["actor"], actor) and _meet(g["target"], target)]
            turned = [g for g in mark["interactions"] if _meet(g["actor"], target) and _meet(g["target"], actor)]
            errors.append(f"type for {pair[0]['types'][0]}: {name}" if pair else "direction" if turned else "false")
    errors += ["missed" for _ in gold]
    return right, right + wrong, right + len(gold), errors


def _fits(mark: dict[str, Any], actor: Sequence[int], name: str, target: Sequence[int]) -> bool:
    return (
        _meet(mark["actor"], actor) and _meet(mark["target"], target) and (not mark["types"] or name in mark["types"])
    )


def score(marks: Sequence[dict[str, Any]], found: Callable[[str], list[Found]]) -> dict[str, Any]:
    """Return F1, precision, recall and the commonest errors over all marked sentences."""
    totals, errors = np.zeros(3, dtype=int), Counter[str]()
    for mark in marks:
        right, told_, asked, wrong = compare(mark, found(mark["document"]))
        totals += (right, told_, asked)
        errors.update(wrong)
    right, told_, asked = (int(n) for n in totals)
    return {
        "f1": round(2 * right / max(1, told_ + asked), 3),
        "precision": round(right / max(1, told_), 3),
        "recall": round(right / max(1, asked), 3),
        "right": right,
        "told": told_,
        "asked": asked,
        "errors": dict(errors.most_common(6)),
    }


def codes(marks: Sequence[dict[str, Any]], readings: dict[str, Reading]) -> dict[str, float]:
    """Return the share of marked mentions whose country, and whose sector, is right."""
    right = {"country": [0, 0], "sector": [0, 0]}
    known = {
        name: [(_place(r.tokens, p), p) for _, _, parties in _parties(r) for p in parties if p.code]
        for name, r in readings.items()
    }
    for mark in marks:
        near = [(_shared(place, mark), p) for place, p in known[mark["document"]]]
        best = max(near, key=lambda n: n[0], default=(0, None))
        code = best[1].code if best[1] and best[0] > 0 else None
        for name, wanted, got in (
            ("country", mark["countries"], code.country if code else None),
            ("sector", mark["sectors"], code.sector if code else None),
        ):
            if wanted:
                right[name][0] += got in wanted
                right[name][1] += 1
    return {name: round(hits / count, 3) for name, (hits, count) in right.items()} | {"mentions": len(marks)}


def _shared(place: tuple[int, int], mark: dict[str, Any]) -> int:
    return min(place[1], mark["end"]) - max(place[0], mark["start"])


def false_alarms(data: Path, engine: Engine) -> float:
    """Return the share of cameo-class' held-out sentences without an event in which something is found as done.

    That corpus counts appeals as none, PLOVER as REQUEST: those are no false alarms, nor is what is only demanded.
    """
    lines = (data / "interactions/cameo-class/test.tsv").read_text("utf-8", "replace").splitlines()
    none = [line.rsplit("\t", 1)[0] for line in lines if line.endswith("\t0")]
    hits = [
        any(
            item.action != "REQUEST" and item.factuality in {"done", "historical"}
            for item in annotate(Report.from_text(text, id="s"), engine.reader, engine.coder).interactions
        )
        for text in none
    ]
    return round(sum(hits) / len(hits), 3)


def measure(data: Path) -> dict[str, Any]:
    """Return all figures."""
    interactions = json.loads((MARKS / "interactions.json").read_text("utf-8"))["sentences"]
    mentions = json.loads((MARKS / "actors.json").read_text("utf-8"))["mentions"]
    engine, reader = Engine(threads=1), Reader(threads=1)
    readings: dict[str, Reading] = {}
    began = time.process_time()
    for name in dict.fromkeys(m["document"] for m in interactions):
        readings[name] = annotate(document(data, name), reader)
    read = time.process_time() - began
    engine.coder.table, engine.coder.classifier  # noqa: B018 -- loaded before the clock runs
    began = time.process_time()
    coded = {name: with_deeds(r, engine.coder) for name, r in readings.items()}
    added = time.process_time() - began
    plain = {name: with_deeds(r, Coder()) for name, r in readings.items()}
    return {
        "interactions": score(interactions, lambda name: told(coded[name])),
        "words alone": score(interactions, lambda name: told(plain[name])),
        "dictionary": score(interactions, lambda name: dictionary(readings[name])),
        "actors": codes(mentions, readings),
        "false": false_alarms(data, engine),
        "time added": round(added / read, 3),
    }


def below(figures: dict[str, Any]) -> list[str]:
    """Name the figures that do not hold their bounds in bench/floors.toml."""
    found = figures["interactions"]
    flat = {"f1": found["f1"], "precision": found["precision"], **figures["actors"]}
    flat |= {"false": figures["false"], "time_added": figures["time added"]}
    return beyond(flat, "interactions")


def main() -> int:
    """Print the figures; exit 1 when one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.data)
    if args.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:14} {value}")
    low = below(figures)
    for name in low:
        print(f"interactions: {name} is beyond its bound", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
