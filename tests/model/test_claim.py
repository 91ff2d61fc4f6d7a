from __future__ import annotations

from secondsource.model.claim import Claim, Member
from secondsource.model.span import Span

SPANS = tuple(Span(report, 0, 4, "mill") for report in ("a", "b", "c"))
CLAIM = Claim(
    "c1",
    "s1",
    "event",
    tuple(Member(s, None) for s in SPANS),
    ("a", "b", "c"),
    2,
    "corroborated",
    "mill",
    "",
    ("a", "b"),
)


def test_the_words_shown_for_a_claim_are_of_the_reports_behind_it() -> None:
    assert CLAIM.support == SPANS[:2]


def test_all_words_are_shown_where_a_claim_is_disputed_or_nobody_is_named() -> None:
    members = CLAIM.members
    disputed = Claim("c1", "s1", "event", members, CLAIM.reports, 1, "disputed", "mill", "", ("a",), ("c",))
    unnamed = Claim("c1", "s1", "event", members, CLAIM.reports, 3, "corroborated", "mill")
    assert disputed.support == unnamed.support == SPANS
