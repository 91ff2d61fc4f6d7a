from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from secondsource.model.story import Story
from secondsource.relate.alignment import Link
from secondsource.relate.claims import ClaimOptions, Material, find_claims, find_pairs
from tests.builders import proposition

if TYPE_CHECKING:
    from secondsource.model.claim import Claim
    from secondsource.model.proposition import Proposition

OPTIONS = ClaimOptions()
STORY = Story("s1", "A flood", ("a", "b", "c"), None, None)
GATES = "The gates of the lower town were opened at four"
GATES_TOO = "Workers opened the gates of the lower town at four"
GATES_AGAIN = "At four the lower gates of the town were opened by workers"
INQUIRY = "The council asked the governor for an inquiry into the pumps"


def made(*items: tuple[str, str]) -> list[Proposition]:
    return [proposition(text, f"{report}:p{n}", report) for n, (report, text) in enumerate(items, 1)]


def moved(item: Proposition, start: int) -> Proposition:
    """Return a proposition further on in its report."""
    sentence = replace(item.sentence, start=item.sentence.start + start, end=item.sentence.end + start)
    return replace(item, sentence=sentence, span=replace(item.span, start=start, end=start + len(item.span.text)))


def claims(
    items: list[Proposition], links: dict[tuple[int, int], float], vectors: np.ndarray | None = None
) -> list[Claim]:
    places = [(item.report, item.sentence.start) for item in items]
    found = [Link(places[i], places[j], chance) for (i, j), chance in sorted(links.items())]
    rows = np.eye(max(1, len(items)), dtype=np.float32)[: len(items)] if vectors is None else vectors
    return find_claims(STORY, Material(items, rows, found), OPTIONS)


def members(found: list[Claim]) -> list[set[str]]:
    return [{m.span.text for m in claim.members} for claim in found]


def unit(*angles: float) -> np.ndarray:
    return np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32)


def test_pairs_are_the_propositions_whose_vectors_are_close() -> None:
    items = made(("a", GATES), ("b", GATES_TOO), ("c", INQUIRY))
    pairs = find_pairs(items, unit(0, 0.5, 1.5), OPTIONS)
    assert [(p.a.id, p.b.id) for p in pairs] == [("a:p1", "b:p2"), ("b:p2", "c:p3")]
    assert pairs[0].score == pytest.approx(np.cos(0.5), abs=1e-4)


def test_a_proposition_is_no_pair_with_itself() -> None:
    assert find_pairs(made(("a", GATES)), unit(0), OPTIONS) == []


def test_what_says_too_little_to_be_judged_is_in_no_pair() -> None:
    assert find_pairs(made(("a", "I was wrong"), ("b", "I was wrong")), unit(0, 0), OPTIONS) == []


def test_propositions_of_linked_sentences_are_one_claim() -> None:
    found = claims(made(("a", GATES), ("b", GATES_TOO), ("c", INQUIRY)), {(0, 1): 0.85, (1, 2): 0.2})
    assert members(found) == [{GATES, GATES_TOO}, {INQUIRY}]
    assert [claim.reports for claim in found] == [("a", "b"), ("c",)]
    assert {(claim.story, claim.kind) for claim in found} == {("s1", "event")}


@pytest.mark.parametrize("chance", [0.4, 0.1])
def test_an_improbable_link_joins_nothing(chance: float) -> None:
    assert len(claims(made(("a", GATES), ("b", GATES_TOO)), {(0, 1): chance})) == 2


def test_a_denial_is_in_one_claim_with_what_it_denies() -> None:
    denial = "The gates of the lower town were not opened at four"
    assert members(claims(made(("a", GATES), ("b", denial)), {(0, 1): 0.9})) == [{GATES, denial}]


def test_what_two_people_say_stays_two_claims_unless_in_the_same_words() -> None:
    one = proposition(GATES, "a:p1", "a", "brandt")
    other = proposition(GATES, "b:p2", "b", "moor")
    assert len(claims([one, other], {(0, 1): 0.99}, unit(0, 0.6))) == 2
    assert len(claims([one, other], {(0, 1): 0.99}, unit(0, 0.1))) == 1
    assert len(claims([one, replace(other, speaker="brandt")], {(0, 1): 0.99}, unit(0, 0.6))) == 1


def test_of_the_parts_of_linked_sentences_those_closest_to_each_other_are_joined() -> None:
    items = made(("a", GATES), ("b", INQUIRY), ("b", GATES_TOO))
    assert members(claims(items, {(0, 1): 0.9}, unit(0, 1.2, 0.3))) == [{GATES, GATES_TOO}, {INQUIRY}]


def test_within_one_report_only_near_repetitions_are_one_claim() -> None:
    first, second = made(("a", GATES), ("a", GATES_TOO))
    twice = [first, moved(second, 500)]
    assert len(claims(twice, {}, unit(0, 0.7))) == 2
    assert len(claims(twice, {}, unit(0, 0.4))) == 1


def test_overlapping_words_of_one_report_are_not_held_to_repeat_each_other() -> None:
    assert all(len(c.members) == 1 for c in claims(made(("a", GATES), ("a", GATES_TOO)), {}, unit(0, 0.1)))


def test_two_sentences_of_one_report_may_answer_to_one_of_another() -> None:
    items = [*made(("a", GATES), ("b", GATES_TOO)), moved(proposition(GATES_AGAIN, "b:p3", "b"), 900)]
    assert [len(c.members) for c in claims(items, {(0, 1): 0.9, (0, 2): 0.6})] == [3]


def test_a_chain_of_links_does_not_run_away() -> None:
    items = made(("a", GATES), ("b", GATES_TOO), ("c", GATES_AGAIN), ("d", INQUIRY))
    chain = {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.5}
    assert [len(c.members) for c in claims(items, chain)] == [3, 1]
    assert [len(c.members) for c in claims(items, {**chain, (1, 3): 0.3})] == [4]


def test_the_summary_is_the_most_central_wording_of_the_body() -> None:
    items = made(("a", GATES), ("b", GATES_TOO), ("c", GATES_AGAIN))
    items[1] = replace(items[1], heading=True)
    (found,) = claims(items, {(0, 1): 0.95, (1, 2): 0.9, (0, 2): 0.8})
    assert found.summary == GATES
    assert len(found.members) == 3


def test_a_statement_makes_a_claim_of_its_kind() -> None:
    (found,) = claims([proposition(GATES, "a:p1", "a", "brandt")], {})
    assert (found.kind, found.members[0].ref) == ("statement", None)


def test_a_heading_or_a_short_aside_alone_makes_no_claim() -> None:
    heading = replace(proposition(INQUIRY, "a:p1", "a"), heading=True)
    assert claims([heading], {}) == []
    assert claims(made(("a", "The gates opened at four")), {}) == []
    assert claims([], {}) == []


def test_white_space_in_a_summary_is_one_blank() -> None:
    (found,) = claims(made(("a", GATES.replace(" town ", "\n  town "))), {})
    assert found.summary == GATES


def test_a_claim_whose_words_stand_within_anothers_is_told_by_that_one() -> None:
    inner = proposition(GATES, "a:p1", "a")
    framed = proposition(f"{GATES}, the mayor said", "a:p2", "a", "brandt")
    assert members(claims([inner, framed], {})) == [{framed.span.text}]
