"""How likely an attribution is right as a whole: a logistic regression over what the reader says of its parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from secondsource.annotate.attribution import Link

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


def features(link: Link, links: NDArray[np.float32], inside: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float64]:
    """Return the values of FEATURES for one attribution.

    `links` (words x 2) are the cue's link probabilities as source and as content, `inside` the probabilities
    (words) of each role.
    """
    cue, source = slice(*link.cue), link.source
    words = np.concatenate([np.arange(start, end) for start, end in link.content])
    mass = float(links[:, 1].sum())
    return np.array(
        [
            _log_odds(float(inside["cue"][cue].max())),
            math.log(link.cue[1] - link.cue[0]),
            _log_odds(float(inside["content"][link.cue[0]])),
            float(inside["source"][slice(*source)].mean()) if source else 0.0,
            float(links[slice(*source), 0].mean()) if source else 0.0,
            math.log1p(_gap(source, link.cue)) if source else 0.0,
            0.0 if source else 1.0,
            float(links[words, 1].sum()) / max(mass, 1e-3),
            float(links[words, 1].min()),
            float(inside["content"][words].min()),
            math.log(len(words)),
            math.log1p(min(_gap(part, link.cue) for part in link.content)),
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


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(bounded / (1 - bounded))
