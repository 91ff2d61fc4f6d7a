from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from secondsource.relate.boilerplate import StandingLines, is_boilerplate, is_notice, line_key, sightings
from secondsource.relate.copies import find_copies
from tests.relate.readings import make_reading

PROMPT = "You have reached the end of your three stories for this month, dear visitor of the Valley Courier pages"
LINES = [PROMPT, "The harbour of Oskamp froze over on Friday and the ferries stayed at their moorings all day long"]


def standing(days: list[int], titles: list[str]) -> StandingLines:
    seen = StandingLines()
    for day, title in zip(days, titles, strict=True):
        seen.add(sightings([PROMPT], title, date.fromordinal(738_000 + day)))
    return seen


def test_a_line_under_three_titles_over_a_month_is_standing_text() -> None:
    key = line_key(PROMPT)
    assert key is not None
    assert key in standing([0, 15, 40], ["One", "Two", "Three"])
    assert key not in standing([0, 1, 2], ["One", "Two", "Three"])
    assert key not in standing([0, 15, 40], ["One", "One", "One"])


def test_short_lines_mean_nothing() -> None:
    assert line_key("Photo") is None


@pytest.mark.parametrize("line", ["Sign up for our newsletter!", "Thank you for registering", "ADVERTISEMENT"])
def test_prompts_are_known_by_their_words(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        ("Copyright 2026 Valley Courier.", True),
        ("Copyright (c) 2026 Valley Courier.", True),
        ("© Valley Courier", True),
        ("The copyright suit was settled on Monday.", False),
    ],
)
def test_a_copyright_notice_is_told_from_a_story_about_copyright(line: str, standing: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_boilerplate(line) is standing


def test_a_long_paragraph_is_never_boilerplate_by_a_word() -> None:
    assert not is_boilerplate("The council took note of the copyright case. " * 10)


def test_reports_with_nothing_in_common_but_standing_lines_are_no_copies() -> None:
    texts = [
        f"{PROMPT}\nA bakery opened in Oskamp.",
        f"{PROMPT}\nThe mayor of Halmen resigned.",
        f"{PROMPT}\nA dog won the race at Tolmere.",
    ]
    days = ["2026-01-01", "2026-02-01", "2026-03-01"]
    readings = [
        replace(reading, report=replace(reading.report, title=f"Title {n}", published=day))
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
        for reading in [make_reading(text, f"r{n}")]
    ]
    assert find_copies(readings) == ()


@pytest.mark.parametrize(
    ("sentence", "notice"),
    [
        ("All rights reserved.", True),
        ("Copyright 2026 Northwire.", True),
        ("This material may not be published, broadcast, rewritten or redistributed.", True),
        ("Anyone with information is asked to call the Crime Line at 1-888-555-0100.", True),
        ("Anyone who has any further information should contact detectives.", True),
        ("Business editor Ann Bell can be reached at 970-555-0100 or abell@example.org.", True),
        ("Tor Lund contributed to this report.", True),
        ("You need the latest version of the player to view the video.", True),
        ("(Published Monday, July 6, 2026)", True),
        ("Updated 5:12 p.m.", True),
        ("Read more: Weir closed", True),
        (">>Download the Courier 2 News app for phones", True),
        ("ALSO SEE: Sitter speaks of the night", True),
        ("(Visited 3,817 times, 8 visits today)", True),
        ("He visited the weir many times.", False),
        ("He wanted to watch the video.", False),
        ("Published reports say that two people died.", False),
        ("Updated figures show 12 people hurt.", False),
        ("The court ruled on the copyright of the song.", False),
        ("She can be reached only by boat.", False),
        ("The minister had information that nobody else had.", False),
    ],
)
def test_notices_are_told_from_what_a_report_tells(sentence: str, notice: bool) -> None:  # noqa: FBT001 -- a parameter
    assert is_notice(sentence) is notice
