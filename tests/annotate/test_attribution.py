from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource.annotate.attribution import AttributionOptions, Link, find_links
from secondsource.annotate.confidence import FEATURES
from tests.annotate.readers import HandReader, Range, bio, pos_layer, tagged_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPTIONS = AttributionOptions(link_source=0.3, link_content=0.45, inner=0.6)


def links(
    text: str,
    spans: Mapping[str, Sequence[Range]],
    scores: Mapping[int, Mapping[str, Mapping[Range, float]]],
    tags: Mapping[int, str] | None = None,
) -> list[Link]:
    words = text.split()
    layers = {role: bio(len(words), spans.get(role, ())) for role in ("source", "cue", "content")}
    layers["pos"] = pos_layer(len(words), tags or {})
    tagged, places = tagged_words(words, layers)
    return find_links(HandReader(len(words), scores), tagged, places, OPTIONS)  # type: ignore[arg-type]


def parts(found: Sequence[Link]) -> list[tuple[Range | None, Range, tuple[Range, ...]]]:
    return [(link.source, link.cue, link.content) for link in found]


def test_a_cue_gets_the_source_and_the_content_it_is_linked_to() -> None:
    found = links(
        "Brandt said the gates were open .",
        {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 6)]},
        {1: {"source": {(0, 1): 0.8}, "content": {(2, 6): 0.9}}},
    )
    assert parts(found) == [((0, 1), (1, 2), ((2, 6),))]


def test_the_better_of_two_sources_is_taken() -> None:
    found = links(
        "Brandt told Moor the gates were open .",
        {"source": [(0, 1), (2, 3)], "cue": [(1, 2)], "content": [(3, 7)]},
        {1: {"source": {(0, 1): 0.7, (2, 3): 0.6}, "content": {(3, 7): 0.9}}},
    )
    assert parts(found) == [((0, 1), (1, 2), ((3, 7),))]


def test_a_source_that_is_hardly_linked_is_left_out() -> None:
    found = links(
        "Brandt was there ; it was said the gates were open .",
        {"source": [(0, 1)], "cue": [(6, 7)], "content": [(7, 11)]},
        {6: {"source": {(0, 1): 0.2}, "content": {(7, 11): 0.9}}},
    )
    assert parts(found) == [(None, (6, 7), ((7, 11),))]


def test_a_cue_with_neither_source_nor_content_is_none() -> None:
    assert links("The gates were said .", {"cue": [(3, 4)]}, {3: {}}) == []


def test_a_text_without_cues_has_no_links() -> None:
    assert links("The gates were open .", {"source": [(0, 2)], "content": [(2, 4)]}, {}) == []
    assert links("", {}, {}) == []


def test_content_goes_to_the_cue_it_is_linked_to_most() -> None:
    found = links(
        "Brandt said the gates were open and Moor said they were shut .",
        {"source": [(0, 1), (7, 8)], "cue": [(1, 2), (8, 9)], "content": [(2, 6), (9, 12)]},
        {
            1: {"source": {(0, 1): 0.9}, "content": {(2, 6): 0.9, (9, 12): 0.6}},
            8: {"source": {(7, 8): 0.9}, "content": {(2, 6): 0.7, (9, 12): 0.8}},
        },
    )
    assert parts(found) == [((0, 1), (1, 2), ((2, 6),)), ((7, 8), (8, 9), ((9, 12),))]


def test_of_two_cues_linked_alike_the_first_owns_the_content_and_the_other_is_none() -> None:
    found = links(
        "Brandt said and Moor repeated the gates were open .",
        {"source": [(0, 1), (3, 4)], "cue": [(1, 2), (4, 5)], "content": [(5, 9)]},
        {
            1: {"source": {(0, 1): 0.9}, "content": {(5, 9): 0.75}},
            4: {"source": {(3, 4): 0.9}, "content": {(5, 9): 0.75}},
        },
    )
    assert parts(found) == [((0, 1), (1, 2), ((5, 9),))]


def test_content_around_its_cue_is_in_two_parts() -> None:
    found = links(
        "the gates are open , said Brandt , since four in the morning .",
        {"source": [(6, 7)], "cue": [(5, 6)], "content": [(0, 4), (8, 13)]},
        {5: {"source": {(6, 7): 0.9}, "content": {(0, 4): 0.9, (8, 13): 0.8}}},
    )
    assert parts(found) == [((6, 7), (5, 6), ((0, 4), (8, 13)))]


def test_a_gap_of_two_words_in_content_is_bridged() -> None:
    found = links(
        "Brandt said the gates were , well , open all night .",
        {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 5), (7, 11)]},
        {1: {"source": {(0, 1): 0.9}, "content": {(2, 5): 0.9, (7, 11): 0.9}}},
    )
    assert parts(found) == [((0, 1), (1, 2), ((2, 11),))]


def test_a_gap_of_three_words_or_one_with_a_source_in_it_is_not() -> None:
    wide = links(
        "Brandt said the gates were , well you , open all night .",
        {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 5), (8, 12)]},
        {1: {"source": {(0, 1): 0.9}, "content": {(2, 5): 0.9, (8, 12): 0.9}}},
    )
    assert wide[0].content == ((2, 5), (8, 12))
    around = links(
        "the gates stood Brandt said open all night .",
        {"source": [(3, 4)], "cue": [(4, 5)], "content": [(0, 3), (5, 8)]},
        {4: {"source": {(3, 4): 0.9}, "content": {(0, 3): 0.9, (5, 8): 0.9}}},
    )
    assert around[0].content == ((0, 3), (5, 8))


def test_scraps_beside_longer_content_are_dropped() -> None:
    found = links(
        "Brandt said the gates were open all night and then so left at once .",
        {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 8), (12, 14)]},
        {1: {"source": {(0, 1): 0.9}, "content": {(2, 8): 0.9, (12, 14): 0.9}}},
    )
    assert found[0].content == ((2, 8),)


def test_short_content_is_kept_when_it_is_all_there_is() -> None:
    found = links(
        "Brandt said no .",
        {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 3)]},
        {1: {"source": {(0, 1): 0.9}, "content": {(2, 3): 0.9}}},
    )
    assert parts(found) == [((0, 1), (1, 2), ((2, 3),))]


def test_a_statement_within_a_statement_gets_its_part_of_the_outer_content() -> None:
    found = links(
        "Brandt said Moor denied the gates were open .",
        {"source": [(0, 1), (2, 3)], "cue": [(1, 2), (3, 4)], "content": [(2, 8)]},
        {
            1: {"source": {(0, 1): 0.9}, "content": {(2, 8): 0.8}},
            3: {"source": {(2, 3): 0.9}, "content": {(4, 8): 0.9, (2, 4): 0.1}},
        },
    )
    assert parts(found) == [((0, 1), (1, 2), ((2, 8),)), ((2, 3), (3, 4), ((4, 8),))]


def test_a_part_of_one_word_within_longer_content_is_too_little() -> None:
    found = links(
        "Brandt said Moor denied the gates were open .",
        {"source": [(0, 1), (2, 3)], "cue": [(1, 2), (3, 4)], "content": [(2, 8)]},
        {
            1: {"source": {(0, 1): 0.9}, "content": {(2, 8): 0.8}},
            3: {"source": {(2, 3): 0.9}, "content": {(4, 5): 0.9}},
        },
    )
    assert [link.cue for link in found] == [(1, 2)]


def test_a_source_is_never_taken_from_the_cue_itself() -> None:
    found = links(
        "Brandt’s claim that the gates were open .",
        {"source": [(0, 2)], "cue": [(1, 2)], "content": [(2, 7)]},
        {1: {"source": {(0, 2): 0.9}, "content": {(2, 7): 0.9}}},
    )
    assert found[0].source is None


def test_a_source_begins_where_its_noun_phrase_begins() -> None:
    found = links(
        "And the old mayor said the gates were open .",
        {"source": [(3, 4)], "cue": [(4, 5)], "content": [(5, 9)]},
        {4: {"source": {(1, 4): 0.9}, "content": {(5, 9): 0.9}}},
        {1: "DT", 2: "JJ", 3: "NN"},
    )
    assert parts(found) == [((1, 4), (4, 5), ((5, 9),))]


def test_an_attribution_below_the_asked_confidence_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    flat = dict.fromkeys(FEATURES, 0.0)
    given = (
        "Brandt said the gates were open .",
        {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 6)]},
        {1: {"source": {(0, 1): 0.8}, "content": {(2, 6): 0.9}}},
    )
    monkeypatch.setattr(HandReader, "confidence", {**flat, "intercept": -2.0})
    assert links(*given) == []
    monkeypatch.setattr(HandReader, "confidence", {**flat, "intercept": 2.0})
    assert [link.confidence for link in links(*given)] == [pytest.approx(0.8808, abs=1e-4)]
