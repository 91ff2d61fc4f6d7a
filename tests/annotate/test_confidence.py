from __future__ import annotations

import numpy as np
import pytest

from secondsource.annotate.attribution import Link
from secondsource.annotate.confidence import FEATURES, confidence, features
from secondsource.annotate.words import Near

INSIDE = {
    "source": np.array([0.9, 0.1, 0.1, 0.1, 0.1], dtype=np.float32),
    "cue": np.array([0.1, 0.5, 0.1, 0.1, 0.1], dtype=np.float32),
    "content": np.array([0.1, 0.5, 0.1, 0.8, 0.6], dtype=np.float32),
}
LINKS = Near(0, np.array([[0.7, 0.0], [0.0, 0.0], [0.0, 0.2], [0.0, 0.9], [0.0, 0.5]], dtype=np.float32))


def values(link: Link) -> dict[str, float]:
    return dict(zip(FEATURES, features(link.source, link.cue, link.content, LINKS, INSIDE).tolist(), strict=True))


def test_features_speak_of_cue_source_and_content() -> None:
    found = values(Link((0, 1), (1, 2), ((3, 5),)))
    assert found["cue"] == pytest.approx(0.0)
    assert found["source"] == pytest.approx(0.9)
    assert found["source_link"] == pytest.approx(0.7)
    assert found["content_share"] == pytest.approx(1.4 / 1.6)
    assert found["content_weakest"] == pytest.approx(0.5)
    assert found["content_doubt"] == pytest.approx(0.6)
    assert found["content_length"] == pytest.approx(np.log(2))
    assert found["content_distance"] == pytest.approx(np.log(2))
    assert found["unsourced"] == 0


def test_a_missing_source_is_told_apart_from_a_weak_one() -> None:
    found = values(Link(None, (1, 2), ((3, 5),)))
    assert found["unsourced"] == 1
    assert found["source"] == found["source_link"] == found["source_distance"] == 0


def test_confidence_is_a_probability_and_one_without_coefficients() -> None:
    given = features((0, 1), (1, 2), ((3, 5),), LINKS, INSIDE)
    assert confidence(given, {}) == 1.0
    flat = {"intercept": 0.0, **dict.fromkeys(FEATURES, 0.0)}
    assert confidence(given, flat) == pytest.approx(0.5)
    assert confidence(given, {**flat, "source": 2.0}) > 0.8
    assert 0 < confidence(given, {**flat, "intercept": -1e9}) < 1e-9
