from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from secondsource.model.proposition import Pair, Proposition
from secondsource.model.story import Story
from secondsource.relate.claims import ClaimOptions, find_claims, find_pairs, overlap
from tests.builders import proposition

if TYPE_CHECKING:
    from secondsource.model.claim import Claim

OPTIONS = ClaimOptions()
STORY = Story("s1", "A flood", ("a", "b", "c"), None, None)
GATES = "The gates of the lower town were opened at four"
GATES_TOO = "Workers opened the gates of the lower town at four"
GATES_AGAIN = "At four the lower gates of the town were opened by workers"
INQUIRY = "The council asked the governor for an inquiry into the pumps"


def made(*items: tuple[str, str]) -> list[Proposition]:
    return [proposition(text, f"{report}:p{n}", report) for n, (report, text) in enumerate(items, 1)]


def claims(items: list[Proposition], scores: dict[tuple[int, int], float]) -> list[Claim]:
    pairs = [Pair(items[i], items[j], score) for (i, j), score in sorted(scores.items())]
    return find_claims(STORY, items, pairs, OPTIONS)


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


def test_what_two_reports_say_alike_is_one_claim() -> None:
    found = claims(made(("a", GATES), ("b", GATES_TOO), ("c", INQUIRY)), {(0, 1): 0.85, (1, 2): 0.45})
    assert members(found) == [{GATES, GATES_TOO}, {INQUIRY}]
    assert [claim.reports for claim in found] == [("a", "b"), ("c",)]
    assert {(claim.story, claim.kind) for claim in found} == {("s1", "event")}


def test_a_middling_score_needs_shared_words() -> None:
    shared = claims(made(("a", GATES), ("b", GATES_TOO)), {(0, 1): 0.6})
    apart = claims(made(("a", GATES), ("b", "The gates let water into streets, houses and cellars")), {(0, 1): 0.6})
    assert (len(shared), len(apart)) == (1, 2)


@pytest.mark.parametrize("score", [0.5, 0.3])
def test_a_low_score_joins_nothing(score: float) -> None:
    assert len(claims(made(("a", GATES), ("b", GATES_TOO)), {(0, 1): score})) == 2


def test_a_shared_name_alone_is_no_shared_matter() -> None:
    one, other = "Then Brandt Moor opened several old gates", "Then Brandt Moor visited many villages nearby"
    assert len(claims(made(("a", one), ("b", other)), {(0, 1): 0.9})) == 2


def test_what_two_people_say_stays_two_claims() -> None:
    one = proposition(GATES, "a:p1", "a", "brandt")
    other = proposition(GATES, "b:p2", "b", "moor")
    assert len(claims([one, other], {(0, 1): 0.99})) == 2
    assert len(claims([one, replace(other, speaker="brandt")], {(0, 1): 0.99})) == 1


def test_within_one_report_only_near_repetitions_are_one_claim() -> None:
    def twice(score: float) -> int:
        first, second = made(("a", GATES), ("a", GATES_TOO))
        return len(claims([first, replace(second, span=replace(second.span, start=500, end=560))], {(0, 1): score}))

    assert (twice(0.78), twice(0.9)) == (2, 1)


def test_overlapping_words_of_one_report_are_not_held_to_repeat_each_other() -> None:
    assert all(len(c.members) == 1 for c in claims(made(("a", GATES), ("a", GATES_TOO)), {(0, 1): 0.95}))


def test_each_proposition_joins_its_closest_counterpart_in_another_report() -> None:
    items = made(("a", GATES), ("b", GATES_TOO))
    rival = replace(proposition(GATES_AGAIN, "b:p3", "b"), span=replace(items[1].span, start=900, end=960))
    found = claims([*items, rival], {(0, 1): 0.95, (0, 2): 0.8, (1, 2): 0.5})
    assert [[m.span.start for m in claim.members] for claim in found] == [[0, 0], [900]]


def test_a_chain_of_likenesses_does_not_run_away() -> None:
    items = made(("a", GATES), ("b", GATES_TOO), ("c", GATES_AGAIN))
    assert [len(c.members) for c in claims(items, {(0, 1): 0.9, (1, 2): 0.8})] == [2, 1]
    assert [len(c.members) for c in claims(items, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7})] == [3]


def test_the_summary_is_the_most_central_wording_of_the_body() -> None:
    items = made(("a", GATES), ("b", GATES_TOO), ("c", GATES_AGAIN))
    items[1] = replace(items[1], heading=True)
    (found,) = claims(items, {(0, 1): 0.95, (1, 2): 0.95, (0, 2): 0.8})
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


def test_overlap_is_the_share_of_the_shorter() -> None:
    a, b = made(("a", "Workers opened gates"), ("b", "Workers opened gates and closed roads"))
    assert overlap(a, b) == overlap(b, a) == 1.0
    assert overlap(a, proposition("Council asked questions")) == 0.0
    assert overlap(a, proposition("the and of")) == 0.0


def test_a_claim_whose_words_stand_within_anothers_is_told_by_that_one() -> None:
    inner = proposition(GATES, "a:p1", "a")
    framed = proposition(f"{GATES}, the mayor said", "a:p2", "a", "brandt")
    assert members(claims([inner, framed], {})) == [{framed.span.text}]
