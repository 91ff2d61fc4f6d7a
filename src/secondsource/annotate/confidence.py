"""How likely an attribution is right as a whole: a logistic regression over what the reader says of its parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.words import Near

Range = tuple[int, int]
FEATURES = (
    "cue",  # log odds of the cue's surest word
    "cue_length",  # log words
    "cue_as_content",  # log odds of the cue's first word to be somebody's content
    "source",  # mean probability of the source's words to be a source; 0 without a source
    "source_link",  # mean probability of their link with the cue; 0 without a source
    "source_distance",  # log words between source and cue
    "unsourced",  # 1 without a source
    "content_share",  # part of all the cue's content links that the chosen content holds
    "content_weakest",  # lowest link of the content
    "content_doubt",  # lowest probability of its words to be content
    "content_length",  # log words
    "content_distance",  # log words between content and cue
)


def features(
    source: Range | None,
    cue: Range,
    content: Sequence[Range],
    links: Near,
    inside: Mapping[str, NDArray[np.float32]],
) -> NDArray[np.float64]:
    """Return the values of FEATURES for one attribution, given as word ranges.

    `links` are the cue's link probabilities as source and as content, `inside` the probabilities
    (words) of each role.
    """
    words = np.concatenate([np.arange(start, end) for start, end in content])
    linked = np.concatenate([links.part(start, end)[:, 1] for start, end in content])
    mass = float(links.values[:, 1].sum())
    return np.array(
        [
            _log_odds(float(inside["cue"][slice(*cue)].max())),
            math.log(cue[1] - cue[0]),
            _log_odds(float(inside["content"][cue[0]])),
            float(inside["source"][slice(*source)].mean()) if source else 0.0,
            float(links.part(*source)[:, 0].mean()) if source else 0.0,
            math.log1p(_gap(source, cue)) if source else 0.0,
            0.0 if source else 1.0,
            float(linked.sum()) / max(mass, 1e-3),
            float(linked.min()),
            float(inside["content"][words].min()),
            math.log(len(words)),
            math.log1p(min(_gap(part, cue) for part in content)),
        ]
    )


def confidence(values: NDArray[np.float64], coefficients: Mapping[str, float]) -> float:
    """Return the probability that an attribution is right; 1 where the weights were not calibrated."""
    if not coefficients:
        return 1.0
    score = coefficients["intercept"] + sum(
        coefficients[name] * value for name, value in zip(FEATURES, values.tolist(), strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _gap(a: Range, b: Range) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(bounded / (1 - bounded))
