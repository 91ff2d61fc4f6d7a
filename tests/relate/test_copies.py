from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.copies import CopyOptions, find_copies
from secondsource.relate.origins import find_origins
from tests.relate.readings import all_flood, flood, make_reading

if TYPE_CHECKING:
    from secondsource.model.span import Span

WIRE = (
    "The harbour of Port Elin will be closed to large ships from Monday while divers look for the anchor of a "
    "freighter that broke loose in the storm. The harbour master, Anna Suhr, expects the search to take three days.\n\n"
    "Ferries to the islands are not affected. The fishing fleet may leave through the northern channel, which was "
    "dredged last autumn at a cost of four million."
)
OTHER = (
    "Schools in the valley start an hour later this winter. Parents had complained about buses that left in the "
    "dark, and the council followed them by a large majority. A review is planned for the spring."
)
SPEECH = (
    "“We will find this anchor, we will lift it, and then we will send the bill to those who lost it, because the "
    "people of this town have paid for the storms of others for long enough and will not do so any more,” she said."
)


def test_the_same_text_is_a_copy_of_all_words() -> None:
    (copy,) = find_copies([make_reading(WIRE, "a"), make_reading(WIRE, "b")])
    assert (copy.id, copy.a, copy.b, copy.relation) == ("k1", "a", "b", "copy")
    assert (copy.share_a, copy.share_b) == (1.0, 1.0)
    assert copy.earlier is None


def test_passages_are_cut_at_paragraphs_and_tied_to_their_words() -> None:
    readings = [make_reading(WIRE, "a"), make_reading("Port Elin, Sunday\n\n" + WIRE, "b")]
    (copy,) = find_copies(readings)
    assert len(copy.passages) == 2
    assert copy.passages[1].a.text.startswith("Ferries to the islands")
    assert copy.passages[1].b.text == copy.passages[1].a.text
    for passage in copy.passages:
        assert WIRE[passage.a.start : passage.a.end] == passage.a.text
        assert readings[1].report.text[passage.b.start : passage.b.end] == passage.b.text


def test_a_copy_cut_short_keeps_a_low_share_on_the_longer_side() -> None:
    (copy,) = find_copies([make_reading(WIRE, "a"), make_reading(WIRE.partition("\n\n")[0], "b")])
    assert copy.relation == "copy"
    assert copy.share_b == 1.0
    assert 0.5 < copy.share_a < 0.7


def test_an_edited_copy_is_a_copy() -> None:
    edited = WIRE.replace("large ships", "all big ships").replace("broke loose", "drifted").replace("expects", "wants")
    (copy,) = find_copies([make_reading(WIRE, "a"), make_reading(edited, "b")])
    assert copy.relation == "copy"
    assert 0.85 < copy.share_a < 1.0


def test_different_reports_are_no_copies() -> None:
    assert find_copies([make_reading(WIRE, "a"), make_reading(OTHER, "b")]) == ()


def test_a_quotation_both_carry_is_not_copying() -> None:
    a = make_reading(f"Anna Suhr, the harbour master, was angry in Port Elin on Monday. {SPEECH}", "a")
    b = make_reading(f"{SPEECH} With these words Ms Suhr closed the meeting of the town council.", "b")
    assert find_copies([a, b]) == ()


def test_words_quoted_in_one_report_and_plain_in_the_other_are_copied() -> None:
    plain = SPEECH.strip("“").replace(",” she said.", ".")
    (copy,) = find_copies([make_reading(f"{WIRE} {SPEECH}", "a"), make_reading(f"Port Elin. {plain}", "b")])
    assert copy.relation == "copy"
    assert copy.share_b > 0.9
    assert copy.passages[0].b.text == plain.rstrip(".")


def test_a_missing_quotation_mark_does_not_hide_a_copy() -> None:
    lost = f"“{WIRE}"
    (copy,) = find_copies([make_reading(WIRE, "a"), make_reading(lost, "b")])
    assert (copy.relation, copy.share_a, copy.share_b) == ("copy", 1.0, 1.0)


def test_half_of_the_words_make_a_copy() -> None:
    spliced = f"{OTHER}\n\n{WIRE.partition(' The harbour master')[0]}"
    (copy,) = find_copies([make_reading(WIRE, "a"), make_reading(spliced, "b")])
    assert copy.relation == "shared"
    (copy,) = find_copies([make_reading(WIRE, "a"), make_reading(f"{OTHER}\n\n{WIRE}", "b")])
    assert (copy.relation, copy.share_a) == ("copy", 1.0)
    assert copy.share_b > 0.5


def test_standing_phrases_of_an_outlet_are_not_copying() -> None:
    footer = "\n\nThe Elin Post. All rights reserved. Nothing on this page may be published or used elsewhere.\n\n"
    sign = "Sign up for our newsletter and get the best stories of the week every Friday morning before breakfast."
    assert find_copies([make_reading(WIRE + footer + sign, "a"), make_reading(OTHER + footer + sign, "b")]) == ()


def test_one_common_passage_is_shared() -> None:
    release = (
        "The port authority regrets the inconvenience to all users of the harbour and thanks the crews of the pilot "
        "boats, the divers of the navy and the volunteers of the rescue service for their untiring work in the storm."
    )
    (copy,) = find_copies(
        [
            make_reading(f"{WIRE}\n\n{OTHER}\n\n{release}", "a"),
            make_reading(f"{release}\n\n{flood('radio.txt').report.text}", "b"),
        ]
    )
    assert copy.relation == "shared"
    assert [passage.a.text for passage in copy.passages] == [release.rstrip(".")]


def test_the_examples_hold_one_rewrite_and_one_copy() -> None:
    found = find_copies(all_flood())
    assert [(c.id, c.a, c.b, c.relation, c.earlier) for c in found] == [
        ("k1", "agency.txt", "mirror.txt", "rewrite", "a"),
        ("k2", "herald.html", "courier.md", "copy", "a"),
    ]
    assert found[0].share_b > 0.7
    assert found[1].share_b > 0.9
    assert found[1].share_a < 0.75


def test_a_rewrite_is_shown_sentence_by_sentence() -> None:
    rewrite = find_copies([flood("agency.txt"), flood("mirror.txt")])[0]
    pairs = [(passage.a.text, passage.b.text) for passage in rewrite.passages]
    assert (
        "Within an hour the water had reached the market square.",
        "The market square was reached by the water within one hour.",
    ) in pairs


def test_a_rewrite_that_moves_paragraphs_is_found() -> None:
    agency, mirror = flood("agency.txt"), flood("mirror.txt")
    head, *paragraphs = mirror.report.text.strip().split("\n\n")
    moved = make_reading("\n\n".join([head, *paragraphs[::-1]]), "moved")
    assert [copy.relation for copy in find_copies([agency, moved])] == ["rewrite"]


def test_vectors_are_one_row_a_sentence_and_decide_with_the_words() -> None:
    readings = [flood("agency.txt"), flood("herald.html")]
    alike = {r.report.id: np.ones((len(r.sentences), 1), dtype=np.float32) for r in readings}
    assert find_copies(readings) == ()
    assert [copy.relation for copy in find_copies(readings, alike)] == ["rewrite"]


@pytest.mark.parametrize(
    ("a", "b", "earlier"),
    [
        ("2026-05-12T18:40:00+02:00", "2026-05-12T17:00:00+00:00", "a"),
        ("2026-05-12T18:40:00+02:00", "2026-05-12T16:40:00Z", None),
        ("2026-05-13", "2026-05-12T23:59:00Z", "b"),
        ("2026-05-12", "2026-05-12T23:59:00Z", None),
        ("2026-05-12T10:00:00", "2026-05-12T11:00:00Z", None),
        ("2026-05-12", None, None),
    ],
)
def test_earlier_is_said_only_when_the_times_tell(a: str, b: str | None, earlier: str | None) -> None:
    (copy,) = find_copies([make_reading(WIRE, "a", published=a), make_reading(WIRE, "b", published=b)])
    assert copy.earlier == earlier


def test_copies_come_in_the_order_of_reports() -> None:
    found = find_copies([make_reading(text, f"r{at}") for at, text in enumerate([WIRE, OTHER, WIRE, OTHER, WIRE])])
    assert [(c.id, c.a, c.b) for c in found] == [
        ("k1", "r0", "r2"),
        ("k2", "r0", "r4"),
        ("k3", "r1", "r3"),
        ("k4", "r2", "r4"),
    ]


def test_a_crowd_of_copies_is_tied_to_its_first() -> None:
    readings = [make_reading(WIRE, f"r{at}") for at in range(70)]
    found = find_copies(readings)
    assert {copy.b for copy in found if copy.a == "r0"} == {f"r{at}" for at in range(1, 70)}


@given(st.lists(st.text(alphabet="ab “”\"'\n.é", max_size=80), min_size=2, max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_texts_give_passages_that_slice_exactly(texts: list[str]) -> None:
    bodies = {f"r{at}": f"{text}\n\n{WIRE if at else WIRE[:200]}" for at, text in enumerate(texts)}

    def holds(span: Span) -> bool:
        return bodies[span.report][span.start : span.end] == span.text

    for copy in find_copies([make_reading(text, id) for id, text in bodies.items()]):  # noqa: A001 -- as in the contract
        assert all(holds(passage.a) and holds(passage.b) for passage in copy.passages)
        assert 0 <= copy.share_a <= 1
        assert msgspec.json.decode(msgspec.json.encode(copy), type=type(copy)) == copy


@pytest.mark.parametrize(
    "text",
    [
        "The pier at Oskamp is closed for a week while divers look for a lost anchor off Moor Point.",
        "“We will find this anchor, we will lift it, and we will send the bill to those who lost it,” Anna Suhr said.",
        "No comment.",
    ],
)
def test_equal_texts_are_copies_however_short_or_quoted(text: str) -> None:
    readings = [make_reading(text, "a"), make_reading(OTHER, "b"), make_reading(text.upper().replace(" ", "  "), "c")]
    (copy,) = find_copies(readings)
    assert (copy.a, copy.b, copy.relation, copy.share_a, copy.share_b) == ("a", "c", "copy", 1.0, 1.0)
    assert [passage.a.text for passage in copy.passages] == [text.strip("“.")]
    assert [origin.reports for origin in find_origins(readings, [copy])] == [("a", "c"), ("b",)]


def test_equal_texts_are_copies_in_a_large_pile_too() -> None:
    readings = [make_reading("No comment.", name) for name in "abc"]
    pairs = [(copy.a, copy.b) for copy in find_copies(readings, options=CopyOptions(many=2))]
    assert pairs == [("a", "b"), ("a", "c")]


def test_empty_reports_are_no_copies() -> None:
    assert find_copies([make_reading("", "a"), make_reading(" \n", "b")]) == ()


def test_a_story_about_copyright_counts() -> None:
    story = " ".join(
        f"The copyright {what} of the publisher over the {thing} was heard in {place} on Monday by a panel of judges."
        for what, thing, place in (
            ("claim", "atlas", "Oskamp"),
            ("suit", "almanac", "Halmen"),
            ("plea", "map", "Veldt"),
        )
    )
    (copy,) = find_copies([make_reading(story, "a"), make_reading(f"Halmen court news.\n\n{story}", "b")])
    assert copy.share_a == 1.0


def test_a_caption_in_the_middle_of_a_report_is_standing_text() -> None:
    caption = "Watch: How the divers of Port Elin look for the lost anchor of a large freighter in the harbour mouth."
    a, b = (make_reading(f"{own}\n\n{caption}", name) for name, own in (("a", WIRE), ("b", OTHER)))
    assert find_copies([a, b], options=CopyOptions(least=8)) == ()
