from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from secondsource.model.reading import Event, Token
from secondsource.model.span import span_of
from secondsource.model.story import Story
from secondsource.relate.event_features import NAMES, pair_features
from secondsource.relate.events import EventOptions, same_events, story_material, surroundings
from secondsource.relate.triggers import triggers_of
from tests.relate.readings import make_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.model.reading import Reading

FIRST = "Gunmen killed four guards at the Harren bank on Sunday. Police arrested two men."
SECOND = "Four guards were killed by gunmen at the Harren bank. The two arrested men were charged."


def with_events(text: str, name: str, *triggers: str) -> Reading:
    reading = make_reading(text, name)
    tokens = tuple(Token(t.start, t.end, t.text, "VBD" if t.text in triggers else "NN") for t in reading.tokens)
    events = []
    for number, trigger in enumerate(triggers, 1):
        start = text.index(trigger)
        home = next(s for s in reading.sentences if s.start <= start < s.end)
        span = span_of(reading.report, start, start + len(trigger))
        sentence = span_of(reading.report, home.start, home.end)
        events.append(Event(f"{name}:v{number}", span, sentence, (), None, "happened"))
    return replace(reading, tokens=tokens, events=tuple(events))


def letters(texts: Sequence[str]) -> NDArray[np.float32]:
    """Stand in for sentence vectors: a unit vector of the letters a text has."""
    rows = np.array([[text.lower().count(chr(97 + n)) for n in range(26)] for text in texts], dtype=np.float32) + 0.01
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


A = with_events(FIRST, "a", "killed", "arrested")
B = with_events(SECOND, "b", "killed", "arrested", "charged")
VECTORS = {r.report.id: letters([r.report.text[s.start : s.end] for s in r.sentences]) for r in (A, B)}
STORY = Story("s1", "", ("a", "b"), None, None)


def test_a_trigger_knows_its_word_and_what_stands_around_it() -> None:
    killed, arrested = triggers_of(A, A.events)
    assert (killed.stem, killed.verb, killed.sentence) == ("kill", True, 0)
    assert "four guards" in killed.clause
    assert {word.stem for word in killed.words} >= {"gunmen", "guard", "bank"}
    assert arrested.sentence == 1


def test_a_light_verb_leaves_the_trigger_to_its_noun() -> None:
    reading = with_events("They made an arrest on Sunday.", "c", "made")
    event = replace(reading.events[0], trigger=span_of(reading.report, 5, 19))
    (trigger,) = triggers_of(reading, [event])
    assert (trigger.text, trigger.stem) == ("made an arrest", "arrest")


def test_features_are_symmetric_and_have_their_names() -> None:
    events = {r.report.id: r.events for r in (A, B)}
    features = pair_features(story_material([A, B], events, VECTORS, letters, surroundings([A, B])))
    assert features.shape == (5, 5, len(NAMES))
    assert np.allclose(features, features.transpose(1, 0, 2), atol=1e-5)
    same = features[..., NAMES.index("same stem")]
    assert same[0, 2] == 1.0  # killed and killed
    assert same[0, 1] == 0.0
    assert np.isfinite(features).all()


def test_every_mention_is_in_exactly_one_group() -> None:
    groups = same_events([A, B], [STORY], VECTORS, letters)
    assert sorted(event for group in groups for event in group) == ["a:v1", "a:v2", "b:v1", "b:v2", "b:v3"]
    assert groups == same_events([A, B], [STORY], VECTORS, letters)


def test_reports_of_two_stories_share_no_event() -> None:
    apart = [Story("s1", "", ("a",), None, None), Story("s2", "", ("b",), None, None)]
    groups = same_events([A, B], apart, VECTORS, letters)
    assert all(len({event[0] for event in group}) == 1 for group in groups)


def test_past_the_bound_mentions_stay_alone() -> None:
    groups = same_events([A, B], [STORY], VECTORS, letters, EventOptions(most=1))
    assert all(len(group) == 1 for group in groups)


def test_for_a_timeline_only_what_may_be_dated_is_compared() -> None:
    timed = replace(A, events=(replace(A.events[0], time="a:t1"), A.events[1]))
    groups = same_events([timed, B], [STORY], VECTORS, letters, EventOptions(dated=True, threshold=0.0, least=0.99))
    assert ("a:v1", "b:v1") in groups  # killed and killed
    assert ("a:v2",) in groups  # arrested: neither dated nor like “killed”


def test_a_story_without_events_has_no_groups() -> None:
    empty = make_reading("", "e")
    assert same_events([empty], [Story("s1", "", ("e",), None, None)], {"e": np.zeros((0, 26))}, letters) == ()
