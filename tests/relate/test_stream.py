from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.features import make_features
from secondsource.relate.stories import StoryOptions
from secondsource.relate.stream import StoryStream, StreamOptions
from tests.relate.test_stories import FIRE, FIRE_TOO, TALKS

FLOOD = (
    "Dyke breaks at Halmen\n\nThe dyke at Halmen broke on Tuesday and the Oder pasture lies under water. "
    "Mayor Ruth Zabel said two hundred people had left their houses."
)


def test_a_first_report_opens_a_story_and_a_second_one_joins_it() -> None:
    stream = StoryStream()
    first = stream.add(make_features("a", None, FIRE, published="2026-03-03"))
    other = stream.add(make_features("t", None, TALKS, published="2026-03-03"))
    second = stream.add(make_features("b", None, FIRE_TOO, published="2026-03-04"))
    assert (first.change, other.change, second.change) == ("opened", "opened", "joined")
    assert second.story == first.story
    assert "Bernd Kral" in stream.reason(second)
    assert [story.reports for story in stream.stories()] == [("a", "b"), ("t",)]


def test_a_report_of_two_stories_joins_them() -> None:
    stream = StoryStream()
    stream.add(make_features("a", None, FIRE))
    stream.add(make_features("f", None, FLOOD))
    step = stream.add(make_features("both", None, f"{FIRE}\n\n{FLOOD}"))
    if step.change == "joined":  # more of one kind is needed before the two are one
        step = stream.add(make_features("both too", None, f"{FLOOD}\n\n{FIRE}"))
    assert (step.change, step.story, step.merged) == ("merged", 0, 1)
    assert stream.labels() == [0] * len(stream.labels())


def test_links_are_kept_through_merges() -> None:
    stream = StoryStream()
    for number in range(4):
        stream.add(make_features(f"a{number}", None, FIRE))
        stream.add(make_features(f"f{number}", None, FLOOD))
    assert sorted(map(len, (story.reports for story in stream.stories()))) == [4, 4]


def test_a_story_too_large_to_be_taken_apart_still_takes_in_reports_and_stories() -> None:
    stream = StoryStream(StreamOptions(whole=3))
    steps = [stream.add(make_features(f"r{at}", None, text)) for at, text in enumerate([FIRE, FLOOD] * 6)]
    assert [step.story for step in steps] == [0, 1] * 6
    assert sorted(len(story.reports) for story in stream.stories()) == [6, 6]
    both = [stream.add(make_features(f"both{at}", None, f"{FIRE}\n\n{FLOOD}")) for at in range(4)]
    assert [(step.story, step.merged) for step in both if step.change == "merged"] == [(0, 1)]
    assert len(stream.stories()) == 1


def test_a_report_leaves_a_story_for_one_that_fits_it_better() -> None:
    vote = "Councillors in Halmen will vote on Monday whether the dyke is to be rebuilt in stone, the clerk said."
    texts = [FLOOD, f"The dyke at Halmen broke on Tuesday. {vote}", f"Dyke vote\n\n{vote}", f"Dyke vote\n\n{vote}"]
    stream = StoryStream(StreamOptions(stories=StoryOptions(threshold=0.25)))
    steps = [stream.add(make_features(f"r{at}", None, text)) for at, text in enumerate(texts)]
    assert [step.story for step in steps] == [0, 0, 1, 1]
    assert [step.moved for step in steps] == [(), (), ((1, 1),), ()]
    assert stream.labels() == [0, 1, 1, 1]


@given(st.lists(st.sampled_from([FIRE, FIRE_TOO, TALKS, FLOOD, f"{FIRE} {FLOOD}", f"{FLOOD} {TALKS}"]), max_size=9))
@settings(max_examples=40, deadline=None)
def test_the_steps_tell_all_that_happens(texts: list[str]) -> None:
    stream = StoryStream(StreamOptions(whole=3))
    told: list[int] = []
    for at, text in enumerate(texts):
        step = stream.add(make_features(f"r{at}", None, text))
        told = [step.story if story == step.merged else story for story in told]
        for report, story in step.moved:
            told[report] = story
        told.append(step.story)
    assert told == stream.labels()
    assert all(told[story] == story for story in told)


@given(st.lists(st.text(max_size=60), max_size=6))
@settings(max_examples=30, deadline=None)
def test_any_texts_are_each_in_exactly_one_story(texts: list[str]) -> None:
    stream = StoryStream()
    for at, text in enumerate(texts):
        stream.add(make_features(f"r{at}", None, text))
    placed = [report for story in stream.stories() for report in story.reports]
    assert sorted(placed) == sorted(f"r{at}" for at in range(len(texts)))
