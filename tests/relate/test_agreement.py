from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource import Report, read
from secondsource.model.claim import Claim, Member
from secondsource.model.proposition import Pair
from secondsource.relate.agreement import with_agreement
from secondsource.relate.propositions import whole_sentences
from tests.builders import Count, Known, Notes, annotated, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.proposition import Proposition


RENNER = {"renner": Known(("Tomas Renner",))}


def settled(texts: Sequence[str], cosine: float, *counts: Count) -> Claim:
    """Settle one claim of a sentence a report, every two of them as close as told."""
    items: list[Proposition] = []
    for number, text in enumerate(texts):
        held = [count for count in counts if count.words in text]
        reading = annotated(text, f"r{number}", Notes(known=RENNER, counts=held))
        items += whole_sentences(reading, shared(reading))
    pairs = [Pair(a, b, cosine) for at, a in enumerate(items) for b in items[:at]]
    reports = tuple(item.report for item in items)
    members = tuple(Member(item.span, None) for item in items)
    claim = Claim("c1", "s1", "event", members, reports, 0, "single-source", " ".join(items[0].span.text.split()))
    return with_agreement([claim], items, pairs, {report: report for report in reports})[0]


def test_passages_with_the_same_words_say_the_same() -> None:
    claim = settled(["The gates of the weir opened.", "The weir's gates opened at night."], 0.78)
    assert claim.behind == ("r0", "r1")


def test_a_name_in_common_is_not_enough_to_say_the_same() -> None:
    texts = ["Tomas Renner will visit the town soon.", "Tomas Renner supports the bridge plan."]
    assert settled(texts, 0.72).behind == ("r0",)
    assert settled(texts, 0.9).behind == ("r0", "r1")


def test_whoever_gives_another_number_speaks_against_it() -> None:
    texts = ["Some 14 people were treated in hospital.", "Some 41 people were treated in hospital."]
    claim = settled(texts, 0.95, Count("14", 14, "people"), Count("41", 41, "people"))
    assert (claim.behind, claim.against) == (("r0",), ("r1",))


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        (
            "His 6-year-old brother opened the gates of the weir.",
            "Her 5-year-old son opened the gates of the weir.",
            False,
        ),
        ("His 6-year-old brother opened the gates of the weir.", "His brother opened the gates of the weir.", True),
        ("The gates of the weir opened at 8:40 p.m. on Monday.", "The gates of the weir opened at 8:30 p.m.", False),
        ("The gates of the weir opened at 8:40 p.m. on Monday.", "The gates of the weir opened at 8:35 p.m.", True),
    ],
)
def test_other_ages_and_hours_are_no_agreement_though_no_contradiction(one: str, other: str, agreed: bool) -> None:  # noqa: FBT001 -- a table's column
    reports = [Report.from_text(text, id=name, published="2026-05-12") for name, text in (("a", one), ("b", other))]
    readings = [read(report) for report in reports]
    items = [item for reading in readings for item in whole_sentences(reading, shared(reading))]
    members = tuple(Member(item.span, None) for item in items)
    claim = Claim("c1", "s1", "event", members, ("a", "b"), 0, "single-source", items[0].span.text)
    (found,) = with_agreement([claim], items, [Pair(items[0], items[1], 0.95)], {"a": "a", "b": "b"})
    assert (found.behind, found.against) == (("a", "b") if agreed else ("a",), ())


@pytest.mark.parametrize("size", [3, 45])
def test_as_many_reports_are_behind_one_wording_as_carry_it(size: int) -> None:
    claim = settled(["The gates of the weir opened."] * size, 1.0)
    assert len(claim.behind) == size
    assert claim.against == ()
