from __future__ import annotations

import pytest

from secondsource.language.forms import stem
from secondsource.language.opposites import are_opposite


@pytest.mark.parametrize(
    ("one", "other"), [("agreed", "refused"), ("legal", "illegal"), ("rise", "falls"), ("safe", "unsafe")]
)
def test_antonyms_are_opposite_either_way(one: str, other: str) -> None:
    assert are_opposite(stem(one), stem(other))
    assert are_opposite(stem(other), stem(one))


@pytest.mark.parametrize(("one", "other"), [("agreed", "agrees"), ("form", "inform"), ("open", "ferry")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not are_opposite(stem(one), stem(other))
