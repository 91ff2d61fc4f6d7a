"""How much of a sentence its text bears out: a summary against what it sums up."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.passage import passage
from secondsource.language.figures import figures
from secondsource.language.forms import is_content, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WINDOW = 45  # words that a sentence may be told in
_NEAR = 6
_MOST_PLACES = 20  # of a frequent word that are looked at


class Support(msgspec.Struct, frozen=True, gc=False):
    """A logistic model: the weight of each feature, with its mean and spread, and the intercept."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    intercept: float

    def unsupported(self, sentence: str, text: str) -> float:
        """Return how probable it is that a sentence says something that the text does not bear out."""
        found = support_features(sentence, text)
        total = self.intercept
        for name, weight, mean, spread in zip(self.names, self.weights, self.means, self.spreads, strict=True):
            total += weight * (found[name] - mean) / spread
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def support_features(sentence: str, text: str) -> dict[str, float]:
    """Return what of a sentence stands in a text: words, names, numbers, neighbours, and the fullest stretch."""
    said, words = passage(sentence), _WORD.findall(text)
    stems = [stem(w) for w in words if is_content(w)]
    known, values = set(stems), {f.value for f in figures(words)}
    content = [i for i in range(len(said.words)) if said.content[i]]
    missing = [i for i in content if said.stems[i] not in known]
    named = [i for i in missing if said.named[i] or (i and said.words[i][0].isupper())]
    wanted = [said.stems[i] for i in content]
    places: dict[str, list[int]] = {}
    for at, base in enumerate(stems):
        places.setdefault(base, []).append(at)
    beside = list(pairwise(wanted))
    following = set(pairwise(stems))
    return {
        "length": float(len(content)),
        "missing": float(len(missing)),
        "missing_share": len(missing) / max(1, len(content)),
        "missing_named": float(len(named)),
        "missing_numbers": float(sum(f.value not in values for f in said.figures)),
        "numbers": float(len(said.figures)),
        "fullest": _fullest(wanted, stems),
        "in_order": sum(pair in following for pair in beside) / max(1, len(beside)),
        "near": sum(_near(pair, places) for pair in beside) / max(1, len(beside)),
        "text": math.log1p(len(words)),
        "named": float(sum(said.named)),
        "dates": float(len(said.days)),
        "negations": float(len(said.cues)),
    }


def _fullest(wanted: Sequence[str], stems: Sequence[str]) -> float:
    """Return the largest share of the words wanted that one stretch of the text holds."""
    goal, best = set(wanted), 0
    inside: dict[str, int] = {}
    for at, base in enumerate(stems):
        if base in goal:
            inside[base] = inside.get(base, 0) + 1
        left = stems[at - _WINDOW] if at >= _WINDOW else None
        if left in inside:
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
        best = max(best, len(inside))
    return best / max(1, len(goal))


def _near(pair: tuple[str, str], places: Mapping[str, Sequence[int]]) -> bool:
    first, second = (places.get(base, ())[:_MOST_PLACES] for base in pair)
    return any(abs(i - j) <= _NEAR for i in first for j in second)
