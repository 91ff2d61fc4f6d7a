"""Measure the tracing of quotations: `python -m bench.quotations --data DIR [--json]`.

Three hundred direct quotations of BASIL and PolNeAR dev are altered by known operations, three hundred others are cut
honestly (beginning or end left out, an ellipsis, brackets) or left as they are. Each is traced among all of them: the
share whose kind of change is told right, the share traced to the right utterance, and the share of unaltered ones
called altered. The maker is committed, the texts are not.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bench.contrast import Pool, antonym, hedge, name, negation_added, negation_dropped, number, pool_of
from bench.floors import status
from bench.stories import read_basil
from secondsource.annotate.quotation import quotations
from secondsource.judge.tracing import trace, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EACH_SIDE = 300
_LENGTHS = range(10, 61)
_WORD = re.compile(r"\S+")


class Sample(msgspec.Struct, frozen=True):
    """A quotation made from the utterance of that number; `kind` is what was done to it."""

    kind: str
    text: str
    source: int


def read_utterances(data: Path) -> list[str]:
    """Return the direct quotations of BASIL and PolNeAR dev of middling length, each once."""
    texts = [article.text for article in read_basil(data)]
    texts += [path.read_text(encoding="utf-8") for path in sorted((data / "polnear/dev/text").rglob("*.txt"))]
    found: dict[str, None] = {}
    for text in texts:
        for item in quotations(text):
            words = " ".join(text[item.inner_start : item.inner_end].split())
            if item.problem is None and len(words.split()) in _LENGTHS and not re.search(r"\.\.\.|…|[\[\]“”\"]", words):
                found[words] = None
    return list(found)


def changed_word(text: str, draw: random.Random, pool: Pool) -> str | None:
    """Replace a key word: by its opposite, or by a long word of another utterance."""
    opposite = antonym(text, draw, pool)
    if opposite is not None and draw.random() < 0.5:
        return opposite
    own = [m for m in _WORD.finditer(text) if re.fullmatch(r"[a-z]{6,}", m.group())]
    own = [m for m in own if m.start() > 0 and m.end() < len(text)]
    if not own:
        return None
    match = draw.choice(own)
    return (
        text[: match.start()]
        + draw.choice("mountain yellow gather bottle famous shorten window".split())
        + text[match.end() :]
    )


def hedged(text: str, draw: random.Random, pool: Pool) -> str | None:
    """Drop a hedge, or put one in."""
    found = hedge(text, draw, pool)
    if found is not None:
        return found
    match = re.search(r"\b(is|are|was|were|will|has|have) (?=[a-z]{3,})", text)
    return text[: match.end()] + "probably " + text[match.end() :] if match and match.end() < len(text) - 12 else None


def reordered(text: str, _: random.Random, __: Pool) -> str | None:
    """Put the second half before the first, parted at a comma or full stop."""
    places = [m.end() for m in re.finditer(r"[,.;] ", text)]
    places = [at for at in places if min(len(text[:at].split()), len(text[at:].split())) >= 5]
    if not places:
        return None
    at = min(places, key=lambda p: abs(p - len(text) / 2))
    return f"{text[at:].rstrip('.,')}, {text[:at].rstrip(' .,;')}."


def cut(text: str, draw: random.Random, _: Pool) -> str | None:
    """Leave out five to eight words in the middle without an ellipsis, none of them a negation, number or name."""
    words = text.split()
    size = draw.randint(5, 8)
    for at in draw.sample(range(4, max(5, len(words) - size - 4)), max(1, len(words) - size - 8)):
        lost = words[at : at + size]
        if len(lost) == size and at + size <= len(words) - 4:
            return " ".join(words[:at] + words[at + size :])
    return None


OPERATIONS: dict[str, tuple[Callable[[str, random.Random, Pool], str | None], ...]] = {
    "negation": (negation_added, negation_dropped),
    "number": (number,),
    "name": (name,),
    "word": (changed_word,),
    "hedge": (hedged,),
    "order": (reordered,),
    "cut": (cut,),
}


def honest(text: str, draw: random.Random) -> str:
    """Leave a quotation as it is, or cut it as a careful reporter does."""
    words = text.split()
    way = draw.randrange(5)
    third = max(1, len(words) // 3)
    if way == 1:
        return " ".join(words[third:])
    if way == 2:
        return " ".join(words[:-third])
    if way == 3:
        return " ".join([*words[:third], "…", *words[third + 3 :]])
    if way == 4:
        return " ".join([*words[:third], "[they]", *words[third + 1 :]])
    return text


def samples(utterances: Sequence[str], draw: random.Random) -> list[Sample]:
    """Make the altered quotations, the kinds in turn, and as many honest ones from other utterances."""
    pool = pool_of(utterances)
    order = draw.sample(range(len(utterances)), len(utterances))
    kinds = [*OPERATIONS, "splice"]
    found: list[Sample] = []
    used: set[int] = set()
    for turn in range(EACH_SIDE):
        kind = kinds[turn % len(kinds)]
        for at in order:
            if at in used:
                continue
            text = _altered(kind, utterances, at, draw, pool)
            if text is not None and text != utterances[at]:
                used.add(at)
                found.append(Sample(kind, text, at))
                break
    free = [at for at in order if at not in used][:EACH_SIDE]
    return found + [Sample("none", honest(utterances[at], draw), at) for at in free]


def _altered(kind: str, utterances: Sequence[str], at: int, draw: random.Random, pool: Pool) -> str | None:
    text = utterances[at]
    if kind != "splice":
        return draw.choice(OPERATIONS[kind])(text, draw, pool)
    words, other = text.split(), utterances[draw.randrange(len(utterances))].split()
    if other == words:
        return None
    return " ".join(words[: 2 * len(words) // 3] + other[-max(6, len(other) // 2) :])


def _is_same(found: str, wanted: str) -> bool:
    """Tell whether two utterances are one: several outlets quote many of BASIL's, in parts and with small changes."""
    one, other = (set(text.lower().split()) for text in (found, wanted))
    return len(one & other) >= 0.6 * min(len(one), len(other))


def measure(data: Path) -> dict[str, float]:
    """Trace all samples among all utterances."""
    utterances = read_utterances(data)
    made = samples(utterances, random.Random(9))  # noqa: S311 -- a sample, not a secret
    sources = [words_of(text) for text in utterances]
    right: dict[str, list[bool]] = defaultdict(list)
    confused: Counter[tuple[str, str]] = Counter()
    traced = []
    for item in made:
        found = trace(words_of(item.text), sources)
        called = found.alteration if found else "lost"
        right[item.kind].append(called == item.kind)
        confused[item.kind, called] += called != item.kind
        traced.append(found is not None and _is_same(utterances[found.source], utterances[item.source]))
    altered = [hit for kind, hits in right.items() if kind != "none" for hit in hits]
    figures = {
        "kind_right": round(sum(altered) / len(altered), 3),
        "false_alarms": round(1 - sum(right["none"]) / len(right["none"]), 3),
        "traced": round(sum(traced) / len(traced), 3),
        "altered": float(len(altered)),
        "unaltered": float(len(right["none"])),
    }
    figures |= {f"right_{kind}": round(sum(hits) / len(hits), 3) for kind, hits in sorted(right.items())}
    for (kind, called), count in sorted(confused.items()):
        if count:
            figures[f"confused_{kind}_{called}"] = float(count)
    return figures


def main() -> int:
    """Measure and print; exit 1 when a bound in bench/floors.toml is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.data)
    print(json.dumps(figures, indent=2) if options.json else "\n".join(f"{k:28} {v}" for k, v in figures.items()))
    return status(figures, "quotations")


if __name__ == "__main__":
    sys.exit(main())
