from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.relate.features import capitalised_names, features_of, make_features
from secondsource.relate.similarity import SimilarityOptions, alike
from secondsource.relate.stories import StoryOptions, find_stories, group_features
from tests.relate.readings import all_flood, flood, make_reading

FIRE = (
    "Fire destroys sawmill in Oskamp\n\n"
    "A fire destroyed the sawmill of Oskamp on Monday night. Forty firefighters fought the flames until morning, the "
    "fire chief, Bernd Kral, said. Nobody was hurt. The owner, Timber Kral & Sons, put the damage at two million."
)
FIRE_TOO = (
    "Oskamp sawmill burns down\n\n"
    "The Oskamp sawmill has burned to the ground. Flames were seen for miles on Monday night, and forty firefighters "
    "needed until dawn to put them out. Bernd Kral, who leads the fire service, said nobody had been hurt. Timber Kral "
    "& Sons employs sixty people there."
)
TALKS = (
    "Ministers meet over fish quotas\n\n"
    "Fisheries ministers of the coastal provinces met in Port Elin on Monday to settle the herring quota. Anna Suhr, "
    "who chairs the talks, said an agreement was close. Fishermen blocked the harbour with boats."
)


def test_nothing_has_no_story() -> None:
    assert find_stories([]) == ()


def test_one_report_is_one_story_without_a_date() -> None:
    (story,) = find_stories([make_reading(FIRE, title="Fire destroys sawmill in Oskamp")])
    assert (story.id, story.title, story.reports) == ("s1", "Fire destroys sawmill in Oskamp", ("a",))
    assert (story.from_, story.to) == (None, None)
    assert story.why == "no other report is about these events"


def test_two_reports_of_one_fire_are_one_story() -> None:
    (story,) = find_stories(
        [make_reading(FIRE, "a", published="2026-03-03"), make_reading(FIRE_TOO, "b", published="2026-03-04T07:00:00Z")]
    )
    assert story.reports == ("a", "b")
    assert (story.from_, story.to) == ("2026-03-03", "2026-03-05")
    assert story.why.startswith("shares ")
    assert "Bernd Kral" in story.why


def test_two_reports_of_two_events_stay_apart() -> None:
    stories = find_stories([make_reading(FIRE, "a"), make_reading(TALKS, "b")])
    assert [story.reports for story in stories] == [("a",), ("b",)]
    assert [story.id for story in stories] == ["s1", "s2"]


def test_stories_come_in_the_order_of_their_first_reports() -> None:
    readings = [make_reading(FIRE, "a"), make_reading(TALKS, "b"), make_reading(FIRE_TOO, "c")]
    assert [story.reports for story in find_stories(readings)] == [("a", "c"), ("b",)]


def test_the_example_reports_are_one_story() -> None:
    (story,) = find_stories(all_flood())
    assert len(story.reports) == 5
    assert (story.from_, story.to) == ("2026-05-12", "2026-05-14")
    assert "Ilse Brandt" in story.why


def test_each_two_example_reports_are_one_story_and_none_is_with_a_fire() -> None:
    flooded = [features_of(reading) for reading in all_flood()]
    fire = make_features("fire", None, FIRE, published="2026-05-12")
    for first in flooded:
        for second in flooded:
            if first.id < second.id:
                assert len(group_features([first, second], StoryOptions())) == 1, (first.id, second.id)
        assert len(group_features([first, fire], StoryOptions())) == 2, first.id


def test_a_pile_of_one_long_story_is_not_split_by_being_a_pile() -> None:
    copies = [flood(name) for name in ("agency.txt", "mirror.txt", "herald.html") for _ in range(6)]
    assert len(group_features([features_of(reading) for reading in copies], StoryOptions())) == 1


def test_the_same_words_a_year_apart_are_two_stories() -> None:
    readings = [
        make_reading(FIRE, "a", published="2026-03-03"),
        make_reading(FIRE_TOO, "b", published="2027-03-03"),
    ]
    assert len(find_stories(readings)) == 2


def test_order_of_reports_does_not_change_the_groups() -> None:
    readings = [*all_flood(), make_reading(FIRE, "f1"), make_reading(FIRE_TOO, "f2"), make_reading(TALKS, "t")]
    expected = {frozenset(story.reports) for story in find_stories(readings)}
    random.Random(3).shuffle(readings)  # noqa: S311 -- an order, not a secret
    assert {frozenset(story.reports) for story in find_stories(readings)} == expected
    assert len(expected) == 3


def test_without_a_title_the_first_line_names_the_story() -> None:
    (story,) = find_stories([make_reading(FIRE)])
    assert story.title == "Fire destroys sawmill in Oskamp"


def test_a_report_without_words_is_a_story_of_its_own() -> None:
    stories = find_stories([make_reading("...", "a"), make_reading("", "b"), make_reading(FIRE, "c")])
    assert [story.reports for story in stories] == [("a",), ("b",), ("c",)]


def test_pairs_are_alike_whatever_the_order_and_by_one_at_most() -> None:
    features = [features_of(reading) for reading in all_flood()]
    pairs = {frozenset((edge.a, edge.b)): edge.score for edge in alike(features, SimilarityOptions())}
    turned = {frozenset((4 - edge.a, 4 - edge.b)): edge.score for edge in alike(features[::-1], SimilarityOptions())}
    assert pairs.keys() == turned.keys()
    assert all(abs(pairs[pair] - turned[pair]) < 1e-9 and pairs[pair] <= 1.0 for pair in pairs)


def test_names_are_runs_of_capitalised_words() -> None:
    text = "Yesterday Ilse Brandt spoke. Brandt met the Bank of Oskamp. Nobody else came, Tomas Renner’s office said."
    assert capitalised_names(text) == ["Yesterday Ilse Brandt", "Brandt", "Bank of Oskamp", "Tomas Renner"]


@given(st.lists(st.text(max_size=60), max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_texts_are_each_in_exactly_one_story(texts: list[str]) -> None:
    readings = [make_reading(text, f"r{at}") for at, text in enumerate(texts)]
    placed = [report for story in find_stories(readings) for report in story.reports]
    assert sorted(placed) == sorted(reading.report.id for reading in readings)


def test_a_report_is_called_by_a_line_that_holds_letters() -> None:
    assert make_features("a", None, "---\n* * *\nGates opened at dawn.\nNobody knows.").title == "Gates opened at dawn."
    assert make_features("a", "***", "---").title == ""


def test_a_report_is_not_called_by_its_front_matter() -> None:
    reading = make_reading("---\noutlet: Herald\n---\n***\n\nGates opened at dawn. Nobody knows.", "a")
    assert features_of(reading).title == "Gates opened at dawn."
