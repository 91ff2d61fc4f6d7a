"""Whom titles mean, read by the whole reader."""

from __future__ import annotations

from secondsource import Report, read


def test_a_narrower_title_is_not_given_to_somebody_stated_by_a_wider_one() -> None:
    text = (
        "“We want to see the logs,” said Maren Joost, the leader of the opposition. Brandt welcomed the inquiry. "
        "“Nobody should be afraid of the answer,” the mayor said."
    )
    joost = next(e for e in read(Report.from_text(text, id="r")).entities if "Joost" in e.name)
    assert "the leader of the opposition" in joost.aliases
    assert "the mayor" not in joost.aliases
