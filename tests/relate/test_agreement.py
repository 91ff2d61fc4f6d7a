from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


@pytest.mark.parametrize("size", [3, 45])
def test_as_many_reports_are_behind_one_wording_as_carry_it(size: int) -> None:
    claim = settled(["The gates of the weir opened."] * size, 1.0)
    assert len(claim.behind) == size
    assert claim.against == ()
