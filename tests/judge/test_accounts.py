from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judge.events import compared

if TYPE_CHECKING:
    from secondsource import Engine


@pytest.mark.parametrize(
    ("by", "first", "second"),
    [
        (
            "admitted and denied",
            "Captain Ada Holm rejected reports that the company had known of the faulty radar for a week.",
            "Captain Ada Holm conceded that the company had known of the faulty radar for a week.",
        ),
        (
            "undecided",
            "The transport board has opened an investigation into the accident.",
            "The transport board has not yet decided whether to look into the accident.",
        ),
        (
            "opposite accounts",
            "The harbour festival on Sunday was cancelled by the town.",
            "The harbour festival will go ahead on Sunday, the town said.",
        ),
        (
            "opposite accounts",
            "Ada Holm, the head of the company, announced her resignation after the accident.",
            "Ada Holm intends to stay on as the head of the company after the accident.",
        ),
        (
            "still to be done",
            "The sale of the ferry still has to be approved by the competition authority.",
            "The competition authority has already approved the sale of the ferry.",
        ),
        (
            "up and down",
            "The sales of the bakery last year were 268 million euros, 4 percent up on the year before.",
            "The bakery took 268 million euros last year, four percent less than in the year before.",
        ),
        (
            "extremes",
            "The effect of the vaccine was weakest among people over 65.",
            "In people over 65 the effect of the vaccine was strongest.",
        ),
        (
            "causes",
            "The accident was caused by a broken rudder, Captain Ada Holm said.",
            "The accident was due to thick ice, Captain Ada Holm said.",
        ),
        (
            "who it was",
            "It was the mate who gave the order to turn, Captain Ada Holm said.",
            "It was the pilot who gave the order to turn, Captain Ada Holm said.",
        ),
        (
            "all and some",
            "All of the lifeboats on the ferry were lowered into the water.",
            "Some of the lifeboats on the ferry were lowered into the water.",
        ),
    ],
)
def test_accounts_that_exclude_each_other_are_found(engine: Engine, by: str, first: str, second: str) -> None:
    assert by in {item.by for item in compared(engine, first, second).findings}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The transport board has not decided whether to look into the accident.",
            "The transport board is still considering whether to look into the accident.",
        ),
        (
            "The accident was caused by a broken rudder, Captain Ada Holm said.",
            "The accident was due to the rudder, which broke, Captain Ada Holm said.",
        ),
        (
            "The harbour festival on Sunday was not cancelled by the town.",
            "The harbour festival will go ahead on Sunday, the town said.",
        ),
        (
            "After the accident in the harbour on Sunday, evening classes were cancelled.",
            "The accident took place in the harbour on Sunday, near the ferry pier.",
        ),
        (
            "Some of the passengers hurt on the ferry stayed in hospital, but none is in danger.",
            "None of the passengers hurt on the ferry is in danger.",
        ),
        (
            "The union demands 7.5 percent more pay and a shorter week for the crews.",
            "The union wants 7.5 percent and fewer hours for the crews.",
        ),
        (
            "It was the mate who gave the order to turn, Captain Ada Holm said.",
            "It was the first mate who gave the order to turn, Captain Ada Holm said.",
        ),
    ],
)
def test_accounts_that_fit_are_no_finding(engine: Engine, first: str, second: str) -> None:
    assert compared(engine, first, second).findings == ()
