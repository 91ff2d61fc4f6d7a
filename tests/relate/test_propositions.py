from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.propositions import is_weighty, propositions, whole_sentences
from tests.builders import Count, Day, Known, Notes, Said, annotated, shared

if TYPE_CHECKING:
    from secondsource.model.proposition import Proposition

KNOWN = {"brandt": Known(("Ilse Brandt", "Brandt")), "tolmere": Known(("Tolmere",), "place")}


def items(text: str, *said: Said, **more: object) -> list[Proposition]:
    reading = annotated(text, "a", Notes(said=said, known=KNOWN, **more))  # type: ignore[arg-type]
    return propositions(reading, shared(reading))


def texts(text: str, *said: Said) -> list[str]:
    return [item.span.text for item in items(text, *said)]


def test_a_sentence_is_a_proposition_in_the_reports_own_voice() -> None:
    (found,) = items("The gates of Tolmere were opened at four.")
    assert (found.id, found.report, found.voiced, found.speaker, found.ref) == ("a:p1", "a", False, None, None)
    assert found.span == found.sentence
    assert found.entities == {"tolmere"}


def test_a_statement_is_one_with_its_cue_and_source_beside_it() -> None:
    text = "“The gates were not opened on my order,” Ilse Brandt said on Sunday."
    (found,) = items(text, Said("Ilse Brandt", "said", "“The gates were not opened on my order,”", "brandt"))
    assert found.span.text == "“The gates were not opened on my order,” Ilse Brandt said"
    assert (found.voiced, found.speaker, found.ref) == (True, "brandt", "a:a1")
    assert found.sentence.text == text


def test_a_source_far_from_what_is_said_stays_out() -> None:
    text = "Brandt told a large crowd of angry people in the old hall that the gates were opened by workers."
    found = texts(text, Said("Brandt", None, "that the gates were opened by workers", "brandt"))
    assert found[-1] == "that the gates were opened by workers"


def test_a_statement_over_several_sentences_is_one_proposition_a_sentence() -> None:
    text = "Brandt said: “The gates stayed open all night. Nobody will close the gates again.”"
    said = Said("Brandt", "said", "“The gates stayed open all night. Nobody will close the gates again.”", "brandt")
    assert texts(text, said) == [
        "Brandt said: “The gates stayed open all night.",
        "Nobody will close the gates again.”",
    ]
    assert {item.speaker for item in items(text, said)} == {"brandt"}


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "The gates were opened at four in the morning, while the pumps at Tolmere stood still for the whole night.",
            [
                "The gates were opened at four in the morning",
                "while the pumps at Tolmere stood still for the whole night.",
            ],
        ),
        (
            "The gates were opened at four in the morning; the pumps at Tolmere stood still for the whole night.",
            ["The gates were opened at four in the morning", "the pumps at Tolmere stood still for the whole night."],
        ),
        (
            "The pumps stood still all night, and later on Sunday the river board of Tolmere left the old hall.",
            ["The pumps stood still all night", "later on Sunday the river board of Tolmere left the old hall."],
        ),
    ],
)
def test_a_long_sentence_is_cut_where_a_clause_begins(text: str, clauses: list[str]) -> None:
    assert texts(text) == clauses


def test_a_relative_clause_takes_along_what_it_is_about() -> None:
    text = "The council of Tolmere rejected the plan, which the old mayor had drafted with the workers of the valley."
    assert texts(text) == [
        "The council of Tolmere rejected the plan",
        "the plan, which the old mayor had drafted with the workers of the valley.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The gates were opened, and the pumps stood still.",
        "The gates of the town and the pumps of the valley and the workers of the river board stood still all night.",
    ],
)
def test_a_short_sentence_and_a_list_stay_whole(text: str) -> None:
    assert texts(text) == [text]


def test_a_leading_conjunction_is_dropped() -> None:
    assert texts("But the gates of Tolmere were opened again.") == ["the gates of Tolmere were opened again."]
    assert texts("So the gates of Tolmere were opened again.") == ["the gates of Tolmere were opened again."]


@pytest.mark.parametrize(
    "text", ["So far 12 people left Tolmere.", "So many people left Tolmere.", "So strong was the water of Tolmere."]
)
def test_a_word_of_degree_is_no_conjunction(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize("text", ["", "He did.", "The mayor, again.", "The gates of the old town of Tolmere."])
def test_what_says_too_little_is_none(text: str) -> None:
    assert texts(text) == []


def test_a_heading_needs_no_verb_and_is_marked() -> None:
    text = "High water in the old town of Tolmere\n\nThe gates of Tolmere were opened at four in the morning."
    heading, body = items(text)
    assert (heading.span.text, heading.heading) == ("High water in the old town of Tolmere", True)
    assert not body.heading


def test_captions_say_nothing_of_their_own() -> None:
    text = "The gates of Tolmere were opened.\n\nPhoto: The gates of Tolmere were opened by hand."
    assert texts(text) == ["The gates of Tolmere were opened."]


def test_what_somebody_says_is_not_told_again_by_the_report() -> None:
    text = "Brandt said the gates of Tolmere were opened."
    assert texts(text, Said("Brandt", "said", "the gates of Tolmere were opened", "brandt")) == [
        "Brandt said the gates of Tolmere were opened"
    ]


def test_words_know_what_stands_around_them() -> None:
    (found,) = items("“The gates were not opened,” Brandt told the people of Tolmere.")
    words = {w.text: w for w in found.words}
    assert (words["opened"].negated, words["gates"].negated) == (True, False)
    assert (words["gates"].quoted, words["people"].quoted) == (True, False)
    assert (words["Tolmere"].named, words["people"].named) == (True, False)
    assert (words["opened"].stem, words["opened"].content, words["the"].content) == ("open", True, False)


def test_a_negation_before_the_clause_counts() -> None:
    text = "Brandt denied nothing, and not the gates of Tolmere were opened."
    (found,) = items(text, Said(None, None, "the gates of Tolmere were opened", "brandt"))
    assert {w.text for w in found.words if w.negated} >= {"gates", "opened"}


def test_numbers_and_times_go_with_the_words_they_stand_in() -> None:
    text = "The workers left 12 villages on Sunday; 300 people of the valley stayed in the old hall for nine days."
    counts = [Count("12", 12, "villages"), Count("300", 300, "people")]
    first, second = items(text, counts=counts, days=[Day("Sunday", "2026-05-10", "2026-05-11")])
    assert ([q.value for q in first.quantities], [t.value for t in first.times]) == ([12], ["2026-05-10"])
    assert ([q.value for q in second.quantities], second.times) == ([300], ())


def test_a_speaker_who_is_not_known_across_reports_is_nobody() -> None:
    text = "Brandt said the gates of Tolmere were opened."
    said = Said("Brandt", "said", "the gates of Tolmere were opened", "brandt")
    (found,) = propositions(annotated(text, "a", Notes(said=[said], known=KNOWN)), {})
    assert (found.voiced, found.speaker, found.entities) == (True, None, frozenset())


def test_whole_sentences_are_their_speakers_when_most_of_them_is_one_statement() -> None:
    text = "Brandt said the gates of Tolmere were opened. The old pumps of Tolmere stood still."
    said = Said("Brandt", "said", "the gates of Tolmere were opened", "brandt")
    reading = annotated(text, "a", Notes(said=[said], known=KNOWN))
    first, second = whole_sentences(reading, shared(reading))
    assert (first.span.text, first.speaker, first.ref) == (first.sentence.text, "brandt", "a:a1")
    assert (second.id, second.span.text, second.voiced) == ("a:s2", "The old pumps of Tolmere stood still.", False)


WORDS = st.sampled_from(
    [
        "The",
        "gates",
        "were",
        "opened",
        ",",
        "which",
        "and",
        ";",
        ".",
        "Tolmere",
        "“",
        "”",
        "not",
        "\n\n",
        "said",
        "Brandt",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_propositions_slice_exactly_stand_in_order_and_hold_their_words(text: str) -> None:
    found = items(text)
    assert [item.id for item in found] == [f"a:p{n}" for n in range(1, len(found) + 1)]
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
    for item in found:
        assert text[item.span.start : item.span.end] == item.span.text == item.span.text.strip()
        assert item.sentence.holds(item.span)
        assert all(text[w.start : w.end] == w.text for w in item.words)
        assert all(item.span.start <= w.start and w.end <= item.span.end for w in item.words)


def test_short_propositions_are_told_from_those_that_can_be_judged() -> None:
    reading = annotated("The gates opened. The council asked the governor to open the gates.", "a")
    found = whole_sentences(reading, {}, 1)
    assert [is_weighty(item) for item in found] == [False, True]
    assert [item.span for item in whole_sentences(reading, {})] == [found[1].span]
