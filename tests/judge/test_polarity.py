from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from secondsource.judge.polarity import both_ways, negated_pairs, opposed
from secondsource.relate.stands import find_stands
from tests.builders import Known, Notes, Said, annotated, case_of, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

KNOWN = {
    "brandt": Known(("Ilse Brandt", "Brandt")),
    "moor": Known(("Jan Moor", "Moor")),
    "police": Known(("Police",), "organisation"),
    "lorn": Known(("Lorn police",), "organisation"),
    "board": Known(("Lorn board",), "organisation"),
}
OPENED = "The river board opened the lower gates on Sunday."
NOT_OPENED = "The river board did not open the lower gates on Sunday."
LONG_END = ", and the people of the valley left their houses for the night."


def read(text: str, *said: Said, id: str = "a") -> Reading:  # noqa: A002 -- the contract's name
    return annotated(text, id, Notes(said=said, known=KNOWN))


def saying(content: str, source: str = "Ilse Brandt", speaker: str = "brandt", *, id: str = "a") -> Reading:  # noqa: A002 -- as above
    return read(f"{source} said {content}.", Said(source, "said", content, speaker), id=id)


def one(found: list[Finding]) -> Finding:
    (only,) = found
    return only


def test_two_reports_that_say_and_deny_the_same_contradict_each_other() -> None:
    found = one(negated_pairs(case_of(read(OPENED), read(NOT_OPENED, id="b"))))
    assert (found.kind, found.severity, found.by) == ("contradiction", "high", "negation of “open”")
    assert [s.text for s in found.evidence] == [OPENED, NOT_OPENED]


def test_the_plain_wording_comes_first_whichever_report_it_is_in() -> None:
    found = one(negated_pairs(case_of(read(NOT_OPENED), read(OPENED, id="b"))))
    assert [s.text for s in found.evidence] == [OPENED, NOT_OPENED]


@pytest.mark.parametrize(
    "other",
    [
        OPENED,
        "The council did not open the old school in spring.",
        "If the river board did not open the lower gates on Sunday, all was lost.",
        "The river board could not open the lower gates on Sunday.",
        "Did the river board not open the lower gates on Sunday?",
        "The river board hoped not to open the lower gates on Sunday.",
    ],
    ids=["the same", "another matter", "a condition", "a possibility", "a question", "a wish"],
)
def test_what_does_not_deny_the_same_is_no_contradiction(other: str) -> None:
    assert negated_pairs(case_of(read(OPENED), read(other, id="b"))) == []


def test_what_something_came_before_is_not_said_to_be() -> None:
    awaited = "Before the river board opened the lower gates on Sunday, the people left."
    assert negated_pairs(case_of(read(awaited), read(NOT_OPENED, id="b"))) == []


def test_both_denying_is_no_contradiction() -> None:
    assert negated_pairs(case_of(read(NOT_OPENED), read(NOT_OPENED, id="b"))) == []


def test_police_in_one_report_may_be_the_police_of_a_town_in_the_other() -> None:
    said = saying("the two fires in the valley are related", "Police", "police")
    denied = "the two fires in the valley are not related"
    found = one(negated_pairs(case_of(said, saying(denied, "Lorn police", "lorn", id="b"))))
    assert found.by.startswith("negation of “relat")
    assert not negated_pairs(case_of(said, saying(denied, "Lorn board", "board", id="b")))


def test_a_denial_of_another_day_may_be_an_update_and_weighs_less() -> None:
    first, second = (annotated(t, name, Notes(known=KNOWN), published=day) for t, name, day in (
        (OPENED, "a", "2026-05-10"), (NOT_OPENED, "b", "2026-05-11")))  # fmt: skip
    found = one(negated_pairs(case_of(first, second)))
    assert found.severity == "medium"
    assert found.explanation.endswith("this may be an update)")


def test_a_day_in_may_is_no_supposition() -> None:
    said, denied = (text.replace("Sunday", "9 May") for text in (OPENED, NOT_OPENED))
    assert len(negated_pairs(case_of(read(said), read(denied, id="b")))) == 1


def test_passages_that_are_hardly_close_are_not_held_against_each_other() -> None:
    assert negated_pairs(case_of(read(OPENED), read(NOT_OPENED, id="b"), score=0.5)) == []


def test_one_speakers_words_are_held_against_each_other_and_two_speakers_are_not() -> None:
    content, denied = "the lower gates were opened by workers", "the lower gates were not opened by workers"
    found = one(negated_pairs(case_of(saying(content), saying(denied, id="b"))))
    assert (found.kind, found.explanation.partition(":")[0]) == ("contradiction", "Ilse Brandt")
    assert negated_pairs(case_of(saying(content), saying(denied, "Jan Moor", "moor", id="b"))) == []
    assert negated_pairs(case_of(read(OPENED), saying(denied, id="b"))) == []


def test_a_negation_lost_from_quoted_words_is_an_altered_quotation() -> None:
    quote = "“The lower gates were not opened by workers,”"
    quoted = read(f"{quote} Ilse Brandt said.", Said("Ilse Brandt", "said", quote, "brandt"), id="b")
    found = one(negated_pairs(case_of(saying("the lower gates were opened by workers"), quoted)))
    assert (found.kind, found.severity) == ("altered-quote", "high")


def test_a_heading_that_says_what_the_text_denies_is_told_as_such() -> None:
    text = f"River board opened the lower gates on Sunday\n\n{NOT_OPENED[:-1]}{LONG_END}"
    assert one(negated_pairs(case_of(read(text)))).kind == "headline-body"


def test_a_report_that_says_and_denies_the_same_contradicts_itself() -> None:
    found = one(negated_pairs(case_of(read(f"{OPENED} Rain fell all day long in the valley. {NOT_OPENED}"), score=0.9)))
    assert found.kind == "self-contradiction"


AGREED = "The council agreed to the bridge plan of the board."
REJECTED = "The council rejected the bridge plan of the board."


def test_agreeing_and_rejecting_the_same_are_opposed() -> None:
    found = one(opposed(case_of(read(AGREED), read(REJECTED, id="b"))))
    assert (found.kind, found.severity, found.by) == ("contradiction", "high", "opposed verbs")
    assert found.explanation == "one says “agreed”, the other “rejected”"


def test_admitting_and_denying_the_same_are_opposed() -> None:
    admitted, denied = "The board admitted the lower gates leak.", "The board denied the lower gates leak."
    assert len(opposed(case_of(read(admitted), read(denied, id="b")))) == 1


@pytest.mark.parametrize(
    "other",
    [
        AGREED,
        "The council rejected the school plan of the ministry.",
        "The council could reject the bridge plan of the board.",
        "The council withdrew from the bridge plan of the board.",
        "The council wants to reject the bridge plan of the board.",
    ],
    ids=["the same", "another plan", "a possibility", "a deed", "a wish"],
)
def test_what_is_not_opposed(other: str) -> None:
    assert opposed(case_of(read(AGREED), read(other, id="b"))) == []


def test_opposed_verbs_of_one_report_or_of_passages_far_apart_are_passed_over() -> None:
    assert opposed(case_of(read(f"{AGREED} {REJECTED}"))) == []
    assert opposed(case_of(read(AGREED), read(REJECTED, id="b"), score=0.5)) == []


def facing(*readings: Reading) -> list[Finding]:
    def encode(topics: Sequence[str]) -> np.ndarray:
        return np.ones((len(topics), 1), dtype=np.float32)

    rivals = find_stands(readings, shared(*readings), encode).rivals
    return both_ways(case_of(*readings, rivals=rivals))


FOR = "Ilse Brandt supports direct talks with the board."
AGAINST = "Ilse Brandt opposes direct talks with the board."


def test_somebody_for_and_against_one_matter_in_two_reports_is_a_contradiction() -> None:
    found = one(facing(read(FOR), read(AGAINST, id="b")))
    assert (found.kind, found.severity, found.by) == ("contradiction", "medium", "for and against")
    assert [s.text for s in found.evidence] == [FOR, AGAINST]
    assert found.explanation.startswith("Ilse Brandt is for it in “supports direct talks")


def test_in_one_report_it_is_a_self_contradiction_and_with_the_heading_a_headlines() -> None:
    assert one(facing(read(f"{FOR} Rain fell. {AGAINST}"))).kind == "self-contradiction"
    heading = f"Brandt supports direct talks with the board\n\n{AGAINST[:-1]}{LONG_END}"
    assert one(facing(read(heading))).kind == "headline-body"


def test_two_quoted_judgements_are_an_altered_quotation() -> None:
    plus, minus = "“Direct talks with them are wise,”", "“Direct talks with them are not wise,”"
    found = one(
        facing(
            read(f"{plus} Ilse Brandt said.", Said("Ilse Brandt", "said", plus, "brandt")),
            read(f"{minus} Ilse Brandt said.", Said("Ilse Brandt", "said", minus, "brandt"), id="b"),
        )
    )
    assert (found.kind, found.severity) == ("altered-quote", "high")


def test_many_pairs_of_two_reports_on_one_issue_are_one_finding() -> None:
    more = "Ilse Brandt welcomed direct talks with the board."
    assert len(facing(read(f"{FOR} {more}"), read(AGAINST, id="b"))) == 1


def test_two_people_on_two_sides_are_no_contradiction() -> None:
    assert facing(read(FOR), read("Jan Moor opposes direct talks with the board.", id="b")) == []
    assert facing(read(FOR), read(FOR, id="b")) == []


def test_what_somebody_expects_does_not_contradict_what_they_said() -> None:
    content, denied = "the lower gates were opened by workers", "the lower gates were not opened by workers"
    text = f"Ilse Brandt told {denied}."
    meant, spoken = (
        read(text, Said("Ilse Brandt", "told", denied, "brandt", act), id="b") for act in ("attitude", "statement")
    )
    assert len(negated_pairs(case_of(saying(content), spoken))) == 1
    assert negated_pairs(case_of(saying(content), meant)) == []
