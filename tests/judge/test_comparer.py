from __future__ import annotations

import msgspec
import numpy as np
import pytest

from secondsource.errors import WeightError
from secondsource.judge import comparer as module
from secondsource.judge.comparer import Scores, comparer
from secondsource.judge.features import features
from secondsource.judge.passage import passage


def test_the_packaged_comparer_tells_same_from_contradicting() -> None:
    same, against, neither = comparer().compare(
        [
            ("Rescuers brought 38 passengers to Hallvik.", "Rescuers brought 38 passengers to Hallvik."),
            ("Rescuers brought 38 passengers to Hallvik.", "Rescuers brought 83 passengers to Hallvik."),
            ("Rescuers brought 38 passengers to Hallvik.", "The school needs a new roof before winter."),
        ]
    )
    assert same.answer == "same"
    assert against.answer == "contradicts"
    assert neither.answer == "neither"


def test_scores_add_up_and_do_not_depend_on_company() -> None:
    pairs = [("The gates were opened.", "The gates were not opened."), ("Ada Holm spoke.", "Tor Lund spoke twice.")]
    together = comparer().compare(pairs)
    assert together == [comparer().compare([pair])[0] for pair in pairs]
    assert all(abs(s.same + s.contradicts + s.neither - 1) < 0.001 for s in together)
    assert comparer().compare([]) == []


def test_below_the_least_score_it_abstains() -> None:
    assert (Scores(0.4, 0.35, 0.25).answer, Scores(0.4, 0.35, 0.25).best) == ("unsure", "same")
    assert (Scores(0.2, 0.7, 0.1).answer, Scores(0.2, 0.7, 0.1).best) == ("unsure", "contradicts")
    assert Scores(0.1, 0.8, 0.1).answer == "contradicts"


def test_the_features_are_those_it_was_trained_on() -> None:
    assert set(comparer().names) == set(features(passage("a"), passage("b")))


def test_support_tells_what_a_text_does_not_bear_out() -> None:
    text = "The ferry Vesla ran aground off Hallvik on Friday. Rescuers brought 38 passengers ashore, the harbour said."
    support = comparer().support
    told = support.unsupported(
        "Rescuers brought 38 passengers ashore after the ferry Vesla ran aground off Hallvik.", text
    )
    invented = support.unsupported("Captain Tor Lund, 52, was arrested in Bergsund after 16 people drowned.", text)
    assert told < 0.5 < invented


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE", "nothing.npz")
    comparer.cache_clear()
    with pytest.raises(WeightError, match=r"nothing\.npz: the comparer cannot be loaded"):
        comparer()
    comparer.cache_clear()


def test_scores_are_plain_values() -> None:
    assert msgspec.json.decode(msgspec.json.encode(Scores(0.5, 0.25, 0.25)), type=Scores).same == pytest.approx(0.5)
    assert np.isfinite([comparer().compare([("", "")])[0].same]).all()
