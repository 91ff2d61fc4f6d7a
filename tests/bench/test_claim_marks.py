from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from bench.claims import aligned, read_marks, scores
from secondsource.model.claim import Claim, Member
from secondsource.model.span import Span

TRAINING = Path(__file__).parents[2] / "training/alignment/marks.json"


def test_no_pair_that_is_only_measured_shares_an_event_with_those_the_alignment_is_fitted_to() -> None:
    def events(parts: set[str], *files: Path) -> set[str]:
        return {m.a.rpartition("_")[0] for file in files for m in read_marks(file) if m.half in parts}

    marks = Path(__file__).parents[2] / "bench/marks/claims.json"
    fitted = events({"train", "dev"}, TRAINING, marks)
    assert not fitted & events({"check", "fresh"}, marks)
    assert len(events({"fresh"}, marks)) == 12


def test_marks_are_of_two_reports_and_not_empty() -> None:
    for mark in (*read_marks(), *read_marks(TRAINING)):
        assert mark.a != mark.b
        assert mark.a_start < mark.a_end
        assert mark.b_start < mark.b_end
        assert mark.same in {0, 1}
    assert Counter(mark.half for mark in read_marks()) == {"dev": 203, "check": 199, "fresh": 286}


def test_a_pair_is_aligned_when_one_claim_has_words_of_both() -> None:
    mark = read_marks()[0]
    one = Member(Span(mark.a, mark.a_start, mark.a_start + 3, "abc"), None)
    other = Member(Span(mark.b, mark.b_start, mark.b_start + 3, "abc"), None)

    def claim(*members: Member) -> Claim:
        return Claim("c1", "s1", "event", members, (mark.a, mark.b), 1, "single-source", "")

    assert aligned(mark, [claim(one, other)])
    assert not aligned(mark, [claim(one), claim(other)])


def test_scores_count_what_was_found_and_what_was_marked() -> None:
    marks = read_marks()[:4]
    right = [bool(mark.same) for mark in marks]
    assert scores(right, marks)["f1"] == 1.0
    assert np.isclose(scores([False] * 4, marks)["recall"], 0)
