from __future__ import annotations

from msgspec.structs import replace

from secondsource.model.claim import Claim, Member
from secondsource.model.reading import Attribution, Reading
from secondsource.model.span import Span, span_of
from secondsource.model.story import Copy, Origin, Passage
from secondsource.relate.channels import Evidence, Shared, count_origins
from tests.relate.readings import make_reading

CONFERENCE = "Chief Anna Suhr told a news conference that two men had been arrested near the old harbour mill."
BRIEFING = "“Two men had been arrested near the old harbour mill,” Suhr said at a press conference on Friday."
QUOTE = "Suhr said that two men had been arrested near the old harbour mill."
PAPERS = "Two men entered the mill, according to court documents."
PAPERS_TOO = "Court records say that two men went into the mill."


def spoken(text: str, name: str, words: str, *, speaker: bool = True) -> tuple[Reading, Span]:
    """A report that gives some words, to one speaker or to nobody known, and the span of the words."""
    reading = make_reading(text, name)
    start = text.index(words)
    span = span_of(reading.report, start, start + len(words))
    who = f"{name}:e1" if speaker else None
    said = Attribution(f"{name}:a1", name, None, who, None, (span,), "indirect")
    return replace(reading, attributions=(said,)), span


def counted(*told: tuple[Reading, Span], copies: tuple[Copy, ...] = ()) -> Shared:
    ids = [reading.report.id for reading, _ in told]
    members = tuple(Member(span, None) for _, span in told)
    claim = Claim("c1", "s1", "statement", members, tuple(ids), 0, "single-source", "")
    origins = [Origin(f"o{n}", (name,), "") for n, name in enumerate(ids, 1)]
    speakers = {f"{name}:e1": "e1" for name in ids}
    readings = {reading.report.id: reading for reading, _ in told}
    return count_origins([claim], Evidence(readings, origins, copies, speakers, {"e1": "Anna Suhr"}))["c1"]


def test_one_news_conference_of_one_speaker_is_one_origin() -> None:
    words = "wo men had been arrested near the old harbour mill"
    assert counted(spoken(CONFERENCE, "a", words), spoken(BRIEFING, "b", words)) == (
        1,
        "both from one news conference by Anna Suhr",
    )


def test_the_same_words_of_a_news_conference_are_one_origin_though_only_one_report_names_it() -> None:
    words = "wo men had been arrested near the old harbour mill"
    assert counted(spoken(CONFERENCE, "a", words), spoken(QUOTE, "b", words)).origins == 1


def test_without_a_known_speaker_or_a_channel_reports_stay_independent() -> None:
    words = "wo men had been arrested near the old harbour mill"
    assert counted(spoken(CONFERENCE, "a", words, speaker=False), spoken(BRIEFING, "b", words)) == (2, "")
    assert counted(spoken(QUOTE, "a", words), spoken(QUOTE, "b", words)) == (2, "")


def test_court_papers_are_one_origin_whoever_is_named() -> None:
    one, other = (
        spoken(PAPERS, "a", "Two men entered", speaker=False),
        spoken(PAPERS_TOO, "b", "two men", speaker=False),
    )
    assert counted(one, other) == (1, "both from court papers")


def test_words_within_a_passage_that_both_carry_are_one_origin() -> None:
    one, other = spoken(QUOTE, "a", "two men had been arrested"), spoken(QUOTE, "b", "two men had been arrested")
    whole = tuple(span_of(reading.report, 0, len(QUOTE)) for reading, _ in (one, other))
    copy = Copy("k1", "a", "b", "shared", 0.1, 0.1, (Passage(*whole),), None)
    assert counted(one, other, copies=(copy,)) == (1, "in one passage that both carry")
    assert counted(one, other) == (2, "")
