from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from secondsource.relate.alignment import _packaged
from secondsource.relate.alignment_features import NAMES, candidates
from secondsource.relate.propositions import whole_sentences
from tests.builders import Count, Notes, annotated, proposition
from tests.relate.test_alignment import DYKE, DYKE_TOO, FEES, VOTE, report, vectors

if TYPE_CHECKING:
    from secondsource.model.proposition import Proposition


def features(items: list[Proposition], rows: np.ndarray, one: int, other: int) -> dict[str, float]:
    """Return the named features of two sentences."""
    found = candidates(items, rows)
    pairs = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    return dict(zip(NAMES, found.features[pairs.index((one, other))].tolist(), strict=True))


def test_the_packaged_model_has_a_weight_for_each_feature() -> None:
    model = _packaged()
    assert model.names == NAMES
    assert len(model.weights) == len(NAMES)


def test_words_that_all_sentences_have_weigh_less() -> None:
    others = ["The dyke was old", "The dyke was long", "The dyke was high", "The dyke was wet"]
    one, other = "The dyke broke", "The dyke flooded"
    often = features([*report("a", one, *others), *report("b", other, *others)], np.ones((10, 2)), 0, 5)
    seldom = features([*report("a", one, VOTE), *report("b", other, FEES)], np.ones((4, 2)), 0, 2)
    assert often["words"] < seldom["words"]
    assert often["shared words"] < seldom["shared words"]


def test_equal_sentences_share_all_their_words() -> None:
    found = features([*report("a", DYKE), *report("b", DYKE)], vectors(0, 0), 0, 1)
    assert found["words"] == pytest.approx(1)
    assert found["words no names"] == pytest.approx(1)
    assert found["vectors"] == pytest.approx(1)


def test_the_margin_is_over_the_next_closest_sentence_of_the_other_report() -> None:
    rows = vectors(0, 0, 0, 0)
    clear = features([*report("a", DYKE, VOTE), *report("b", DYKE_TOO, FEES)], rows, 0, 2)
    doubtful = features([*report("a", DYKE, DYKE), *report("b", DYKE_TOO, DYKE_TOO)], rows, 0, 2)
    assert clear["margin"] > 0.3
    assert doubtful["margin"] == pytest.approx(0, abs=1e-6)


def test_sentences_around_count_within_their_own_reports_only() -> None:
    rows = vectors(0, 1.4, 0.2, 1.5)
    followed = features([*report("a", DYKE, VOTE), *report("b", DYKE_TOO, VOTE)], rows, 0, 2)
    alone = features([*report("a", DYKE, FEES), *report("b", DYKE_TOO, VOTE)], rows, 0, 2)
    assert followed["around"] > alone["around"]
    assert features([*report("a", DYKE), *report("b", DYKE)], vectors(0, 0), 0, 1)["around"] == 0


@pytest.mark.parametrize(
    ("other", "expected"),
    [(120, (1, 0)), (300, (0, 1)), (None, (0, 0))],
)
def test_numbers_that_differ_are_told_from_numbers_that_agree(other: int | None, expected: tuple[int, int]) -> None:
    def sentences(name: str, words: str, counts: list[Count]) -> list[Proposition]:
        reading = annotated(f"The dyke broke and {words} people left.", name, Notes(counts=counts))
        return whole_sentences(reading, {})

    items = sentences("a", "120", [Count("120", 120, "people")])
    items += sentences("b", str(other or "many"), [Count(str(other), other, "people")] if other else [])
    found = features(items, vectors(0, 0.1), 0, 1)
    assert (found["same numbers"], found["other numbers"]) == expected


def test_a_single_sentence_can_be_compared() -> None:
    found = candidates([proposition(DYKE, "a:s1", "a")], vectors(0))
    assert found.features.shape == (0, len(NAMES))


def test_headings_at_the_end_of_the_pile_have_nothing_around_them() -> None:
    items = [*report("a", DYKE, VOTE), *report("b", DYKE_TOO, VOTE)]
    headed = [replace(item, heading=at in {1, 3}) for at, item in enumerate(items)]
    assert features(headed, vectors(0, 1.4, 0.2, 1.5), 1, 3)["around"] >= 0
    candidates([replace(item, heading=True) for item in items], vectors(0, 1.4, 0.2, 1.5))
