from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource import Report, read
from secondsource.judge.tolls import tolls
from tests.builders import case_of

if TYPE_CHECKING:
    from secondsource import Engine


def said(engine: Engine, *texts: str) -> list[str]:
    """Return what the rule says of reports of one day."""
    reports = [Report.from_text(t, id=name, published="2026-05-12") for name, t in zip("abc", texts, strict=False)]
    return [item.explanation for item in tolls(case_of(*(read(report, engine=engine) for report in reports)))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Four people were killed in the fire, police said.", "The fire killed five people, the mayor said."),
        ("Four people were found dead on board.", "The deaths of five people on board shocked the island."),
        ("16 injured in fire on ferry, police say", "A fire on the ferry left 17 people wounded on Sunday."),
        ("At least 12 people were hurt, police said.", "Seven people were hurt, a doctor said."),
    ],
)
def test_two_tolls_are_a_finding(engine: Engine, first: str, second: str) -> None:
    assert len(said(engine, first, second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Four people were killed in the fire.", "Four people died in the fire."),
        ("Four people were killed in the fire.", "Two others were killed later, police said."),
        ("Four people were killed in the fire.", "In 2019 five people were killed in a fire on board."),
        ("Four people were killed in the fire.", "Five people might have been killed, a diver feared."),
        ("Four people were killed in the fire.", "At least three people were killed in the fire."),
        ("Four people were killed in the fire.", "Five people were killed. Police had spoken of four people killed."),
        ("Four people were killed in the fire.", "Forty people were hurt in the fire."),
        ("Three people were wounded in the fire.", "Fire on the ferry killed 1, injured 3"),
        ("Four people were killed in the fire.", "7 people killed in 3 fires on the island"),
        ("Four people were hurt in the fire.", "Two suffered serious injuries in the fire."),
        ("Four people were killed in the fire.", "Firemen found the two dead in the hold."),
        ("Two people were wounded in the fire.", "There were three fires that each left four or more people wounded."),
    ],
)
def test_tolls_that_fit_or_are_of_something_else_are_none(engine: Engine, first: str, second: str) -> None:
    assert said(engine, first, second) == []


def test_tolls_that_a_third_report_gives_both_are_of_two_events(engine: Engine) -> None:
    first, second = "Four people were killed in the fire.", "Two people were killed on board."
    assert said(engine, first, second)
    assert not said(engine, first, second, "Four people were killed in the fire. On Sunday two people were killed.")
