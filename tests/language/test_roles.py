from __future__ import annotations

from secondsource.language.roles import takes_up


def test_a_wider_word_takes_up_a_stated_role_and_a_narrower_one_does_not() -> None:
    assert takes_up("leader", "president")
    assert takes_up("mayor", "mayor")
    assert not takes_up("mayor", "leader")
