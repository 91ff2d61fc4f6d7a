from __future__ import annotations

from secondsource.assemble.positions import positions, stance_of
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.stand import Stand

REPORTS = {
    "a": Report.from_text("", id="a", published="2026-05-12T18:40:00+02:00"),
    "b": Report.from_text("", id="b", published="2026-05-10"),
    "c": Report.from_text("", id="c"),
}


def stand(
    speaker: str, sign: int, topic: str = "the bridge plan", issue: int = 0, report: str = "a", at: int = 0
) -> Stand:
    words = Span(report, at, at + 30, f"{topic} at {at}")
    return Stand(
        speaker=speaker,
        sign=sign,
        act=False,
        evaluation=False,
        quoted=False,
        heading=False,
        words=words,
        word=words,
        topic=Span(report, at, at + len(topic), topic),
        sentence=words,
        issue=issue,
    )


def test_each_speaker_has_one_position_an_issue() -> None:
    found = positions([stand("e1", 1), stand("e1", 1, at=50), stand("e2", -1), stand("e1", -1, "talks", 1)], REPORTS)
    assert [(p.id, p.speaker, p.issue, p.stance) for p in found] == [
        ("p1", "e1", "the bridge plan", "supports"),
        ("p2", "e2", "the bridge plan", "opposes"),
        ("p3", "e1", "talks", "opposes"),
    ]


def test_the_position_with_the_most_words_behind_it_comes_first() -> None:
    found = positions([stand("e1", 1), stand("e2", -1), stand("e2", -1, at=50)], REPORTS)
    assert [p.speaker for p in found] == ["e2", "e1"]


def test_somebody_on_both_sides_is_mixed() -> None:
    assert positions([stand("e1", 1), stand("e1", -1, at=50)], REPORTS)[0].stance == "mixed"
    assert [stance_of([stand("e1", sign) for sign in signs]) for signs in ([1, 1], [-1], [1, -1])] == [
        "supports",
        "opposes",
        "mixed",
    ]


def test_a_position_dates_from_its_first_report_to_its_last() -> None:
    found = positions([stand("e1", 1), stand("e1", 1, report="b"), stand("e1", 1, report="c")], REPORTS)[0]
    assert (found.from_, found.to) == ("2026-05-10", "2026-05-12")


def test_without_a_publication_date_a_position_has_none() -> None:
    found = positions([stand("e1", 1, report="c")], REPORTS)[0]
    assert (found.from_, found.to) == (None, None)


def test_an_issue_bears_its_commonest_topic_and_the_shortest_of_equals() -> None:
    topics = ["the new\nbridge plan", "the plan", "the plan", "a plan"]
    found = positions([stand("e1", 1, topic, at=n) for n, topic in enumerate(topics)], REPORTS)
    assert found[0].issue == "the plan"
    assert positions([stand("e1", 1, t) for t in ("the new\n bridge", "a plan")], REPORTS)[0].issue == "a plan"
    assert positions([stand("e1", 1, "the new\n bridge")], REPORTS)[0].issue == "the new bridge"


def test_the_same_words_are_evidence_once_and_there_is_a_limit() -> None:
    assert len(positions([stand("e1", 1), stand("e1", 1)], REPORTS)[0].evidence) == 1
    many = positions([stand("e1", 1, at=40 * n) for n in range(20)], REPORTS)[0]
    assert len(many.evidence) == 8


def test_no_stands_no_positions() -> None:
    assert positions([], REPORTS) == ()
