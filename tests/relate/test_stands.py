from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from secondsource.relate.stands import Stands, find_stands
from tests.builders import Known, Notes, Said, annotated, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Reading

KNOWN = {
    "brandt": Known(("Ilse Brandt", "Brandt", "she")),
    "moor": Known(("Jan Moor", "Moor")),
    "union": Known(("Harbour Union",), "organisation"),
    "tolmere": Known(("Tolmere",), "place"),
    "usa": Known(("Washington",), "place"),
    "america": Known(("America",), "place"),
    "britain": Known(("Britain", "Britons"), "place"),
}
# Topics about one matter point one way; everything else is at right angles to it.
MATTERS = ("talks", "bridge")


def encode(topics: Sequence[str]) -> np.ndarray:
    """Return a unit vector a topic: the axis of the matter it names."""
    found = np.zeros((len(topics), 3), dtype=np.float32)
    for row, topic in enumerate(topics):
        found[row, next((n for n, matter in enumerate(MATTERS) if matter in topic), 2)] = 1
    return found


def read(text: str, *said: Said, id: str = "a") -> Reading:  # noqa: A002 -- the contract's name
    return annotated(text, id, Notes(said=said, known=KNOWN))


def find(*readings: Reading) -> Stands:
    return find_stands(readings, shared(*readings), encode)


def told(*readings: Reading) -> list[tuple[str, int, str, str]]:
    return [(s.speaker, s.sign, s.word.text, s.topic.text) for s in find(*readings).all]


def test_in_the_reports_own_voice_a_stand_is_its_subjects() -> None:
    assert told(read("Brandt rejected the bridge plan.")) == [("brandt", -1, "rejected", "the bridge plan")]
    assert told(read("The Harbour Union supports the bridge plan.")) == [("union", 1, "supports", "the bridge plan")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor rejected the bridge plan.",
        "Brandt supports them.",
        "Brandt met the workers of the bridge.",
        "Britons rejected the bridge plan.",
        "",
    ],
)
def test_without_a_known_subject_or_a_topic_there_is_no_stand(text: str) -> None:
    assert find(read(text)) == Stands((), ())


def test_inside_a_statement_an_evaluation_is_the_speakers() -> None:
    text = "“Such talks are not wise, smart or honourable,” Brandt said."
    (found,) = find(read(text, Said("Brandt", "said", "“Such talks are not wise, smart or honourable,”", "brandt"))).all
    assert (found.speaker, found.sign, found.evaluation, found.quoted, found.act) == ("brandt", -1, True, True, False)
    assert (found.word.text, found.topic.text) == ("wise, smart or honourable", "Such talks")
    assert found.words.text == "Such talks are not wise, smart or honourable"


def test_inside_a_statement_an_attitude_is_the_speakers_own_or_that_of_its_subject() -> None:
    own = read(
        "Brandt said she opposed the bridge plan.", Said("Brandt", "said", "she opposed the bridge plan", "brandt")
    )
    assert told(own) == [("brandt", -1, "opposed", "the bridge plan")]
    first = read(
        "“We oppose the bridge plan,” Brandt said.", Said("Brandt", "said", "“We oppose the bridge plan,”", "brandt")
    )
    assert told(first) == [("brandt", -1, "oppose", "the bridge plan")]
    other = read(
        "Brandt said Moor opposed the bridge plan.", Said("Brandt", "said", "Moor opposed the bridge plan", "brandt")
    )
    assert told(other) == [("moor", -1, "opposed", "the bridge plan")]


def test_an_attitude_with_a_subject_nobody_knows_is_nobodys() -> None:
    text = "Brandt said the mayor opposed the bridge plan."
    assert told(read(text, Said("Brandt", "said", "the mayor opposed the bridge plan", "brandt"))) == []


def test_a_cue_that_is_an_operator_is_its_speakers() -> None:
    text = "Brandt rejected the bridge plan of the council."
    assert told(read(text, Said("Brandt", "rejected", "the bridge plan of the council", "brandt"))) == [
        ("brandt", -1, "rejected", "the bridge plan of the council")
    ]


def test_a_deed_is_marked() -> None:
    (found,) = find(read("Brandt withdrew from the bridge treaty.")).all
    assert (found.act, found.evaluation, found.sign) == (True, False, -1)


def test_spans_slice_exactly() -> None:
    text = "Last night Brandt rejected the bridge plan, and Moor welcomed direct talks."
    reading = read(text)
    for stand in find(reading).all:
        for span in (stand.words, stand.word, stand.topic, stand.sentence):
            assert text[span.start : span.end] == span.text
        assert stand.sentence.holds(stand.words)
        assert stand.words.holds(stand.topic)


def test_topics_about_one_matter_are_one_issue() -> None:
    found = find(
        read("Brandt supports direct talks. Moor opposes the bridge plan."),
        read("Moor welcomed the talks.", id="b"),
    ).all
    assert [(s.topic.text, s.issue) for s in found] == [("direct talks", 0), ("the bridge plan", 1), ("the talks", 0)]


def test_one_speaker_for_and_against_one_matter_is_a_rival_pair() -> None:
    found = find(
        read("Brandt supports direct talks with Tolmere."),
        read("Brandt opposes direct talks with Tolmere.", id="b"),
    )
    ((plus, minus),) = found.rivals
    assert (plus.sign, plus.words.report, minus.sign, minus.words.report) == (1, "a", -1, "b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brandt supports direct talks with Tolmere.", "Moor opposes direct talks with Tolmere."),
        ("Brandt supports direct talks with Tolmere.", "Brandt supports direct talks with Tolmere."),
        ("Brandt supports direct talks with Tolmere.", "Brandt opposes the bridge plan of Tolmere."),
        ("Brandt supports talks.", "Brandt opposes talks."),
        ("Brandt supports direct talks with Tolmere.", "Brandt withdrew from direct talks with Tolmere."),
        ("Brandt supports direct talks with Tolmere.", "If Brandt opposes direct talks with Tolmere, all is lost."),
        (
            "Brandt supports direct talks with Tolmere.",
            "Nobody knows whether Brandt opposes direct talks with Tolmere.",
        ),
    ],
    ids=["two people", "the same stand", "two matters", "too little said", "a deed", "a condition", "a question"],
)
def test_what_is_no_facing_both_ways(one: str, other: str) -> None:
    assert find(read(one), read(other, id="b")).rivals == ()


def test_within_one_sentence_nobody_faces_both_ways() -> None:
    text = "Brandt supports direct talks with Tolmere and opposes direct talks with Moor."
    assert find(read(text)).rivals == ()


def test_a_country_and_its_capital_are_one_in_a_topic() -> None:
    seen: list[str] = []

    def record(topics: Sequence[str]) -> np.ndarray:
        seen.extend(topics)
        return encode(topics)

    readings = (read("Brandt supports talks with Washington."), read("Brandt opposes talks with America.", id="b"))
    find_stands(readings, shared(*readings), record)
    assert len(seen) == 2
    assert seen[0] == seen[1]
