from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.judge.things import looks, objects, sides
from tests.builders import annotated, case_of
from tests.judge.events import found

if TYPE_CHECKING:
    from secondsource import Engine


@pytest.mark.parametrize(
    ("by", "kind", "first", "second"),
    [
        ("sides", "place", "The left engine had been shut down.", "The right-hand engine had been shut down."),
        ("sides", "place", "The dyke broke on the north bank.", "On the south bank the dyke broke."),
        (
            "sides",
            "place",
            "The northbound carriageway of the road to the quay is closed.",
            "Police closed the southbound carriageway of the road to the quay.",
        ),
        (
            "directions",
            "place",
            "The Sea Lark was on its run from Elly to Skarn.",
            "The Sea Lark had left Skarn for Elly.",
        ),
        ("directions", "place", "A ferry bound for Elly turned back.", "The ferry from Elly had to turn back."),
        ("seats", "place", "The fire began in a cabin on the second floor.", "The blaze started in the loading yard."),
        (
            "seats",
            "place",
            "The fire broke out in the kitchen.",
            "The fire is said to have started in the boiler room.",
        ),
        ("looks", "contradiction", "The man wore a green jacket.", "The man was wearing a blue waterproof jacket."),
        ("looks", "contradiction", "Passengers wait at platform 4.", "Passengers are waiting at Platform Seven."),
        ("looks", "contradiction", "Passengers wait at platform B.", "Passengers are waiting at platform C."),
        ("looks", "contradiction", "The fire began on the second floor.", "The fire began on the third floor."),
        ("objects", "contradiction", "The man pointed a handgun at a sailor.", "A man with a bread knife stood there."),
        ("objects", "contradiction", "The cook was stabbed in the galley.", "The cook was shot in the galley."),
        ("objects", "contradiction", "The robber drove off in a grey van.", "The man left on a motorbike."),
    ],
)
def test_another_side_look_or_object_is_found(engine: Engine, by: str, kind: str, first: str, second: str) -> None:
    (item,) = [f for f in found(engine, first, second) if f.by == by]
    assert item.kind == kind
    assert [span.report for span in item.evidence] == ["a", "b"]
    assert all(f"“{span.text}”" in item.explanation for span in item.evidence)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The left engine had been shut down.", "The right engine took over from the left engine."),
        ("The left engine had been shut down.", "He said that the right man for the quay is missing."),
        ("A ferry bound for Elly turned back.", "The ferry from Skarn to Elly turned back."),
        ("The fire began in the kitchen.", "The fire began on the second floor."),
        ("The fire began in a cabinet.", "The blaze started in the yard."),
        ("The talks began in the kitchen.", "The talks started in the yard."),
        ("He put the plan back on track.", "The front track is closed."),
        ("The man wore a grey jacket.", "The man was wearing a silver jacket."),
        ("The man wore a green jacket.", "The man wore a blue hat and a green jacket."),
        ("Passengers wait at platform 4.", "Passengers are waiting at platform four."),
        ("Passengers wait at platform 0.", "Passengers are waiting at platform B."),
        ("The passengers boarded flight B.", "The passengers boarded the flight a day later."),
        ("The fire began on the first floor.", "The fire began on the ground floor."),
        ("The man pointed a pistol at a sailor.", "The man pulled out a gun."),
        ("The man pointed a handgun at a sailor.", "A man with a knife and a gunman stood there."),
        ("He drove off in a car.", "He sped away in a black SUV."),
        ("He drove off in a van.", "He got off a bus in the harbour."),
    ],
)
def test_what_can_be_the_same_thing_is_silent(engine: Engine, first: str, second: str) -> None:
    assert not [f for f in found(engine, first, second) if f.by in {"sides", "looks", "objects", "directions", "seats"}]


def test_sides_of_two_things_far_apart_are_silent() -> None:
    one, other = annotated("He opened the left door.", "a"), annotated("Nobody goes by the right door.", "b")
    assert sides(case_of(one, other)) == looks(case_of(one, other)) == objects(case_of(one, other)) == []


@pytest.mark.parametrize("thing", ["piſtol", "pıstol"])
def test_letters_that_only_fold_to_those_of_a_weapon_are_none_of_it(thing: str) -> None:
    one = annotated(f"The man was armed with a {thing}.", "a")
    assert objects(case_of(one, annotated("A man with a knife stood there.", "b"))) == []
