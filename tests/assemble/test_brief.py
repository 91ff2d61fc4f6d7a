from __future__ import annotations

import msgspec

from secondsource.assemble.brief import brief
from secondsource.model.claim import Claim, Member, Status
from secondsource.model.finding import Finding, Severity
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Origin

REPORTS = (Report.from_text("", id="a"), Report.from_text("", id="b"))
ORIGINS = (Origin("o1", ("a",), ""), Origin("o2", ("b",), ""))


def claim(status: Status, summary: str, origins: int = 1, reports: tuple[str, ...] = ("a",)) -> Claim:
    members = tuple(Member(Span(report, 0, len(summary), summary), None) for report in reports)
    return Claim("c1", "s1", "event", members, reports, origins, status, summary)


def finding(severity: Severity, explanation: str) -> Finding:
    return Finding("f1", "altered-quote", severity, explanation, "rule", (Span("a", 0, 3, "The"),))


def texts(*claims: Claim, findings: tuple[Finding, ...] = (), reports: tuple[Report, ...] = REPORTS) -> list[str]:
    return [sentence.text for sentence in brief(reports, ORIGINS, claims, findings)]


AGREED = claim("corroborated", "The gates opened.", 2, ("a", "b"))
ALONE = claim("single-source", "Two pumps failed.")


def test_what_is_agreed_comes_before_conflicts_and_what_one_tells_alone() -> None:
    assert texts(ALONE, AGREED, findings=(finding("high", "“not” is lost"),)) == [
        "2 origins of 2 tell it: The gates opened.",
        "Altered quote: “not” is lost.",
        "Only a tells it: Two pumps failed.",
    ]


def test_every_sentence_rests_on_words() -> None:
    agreed, conflict, alone = brief(REPORTS, ORIGINS, [AGREED, ALONE], [finding("high", "lost")])
    assert [s.report for s in agreed.evidence] == ["a", "b"]
    assert conflict.evidence[0].text == "The"
    assert [s.text for s in alone.evidence] == ["Two pumps failed."]


def test_what_more_origins_tell_comes_first_and_there_is_a_limit() -> None:
    found = texts(*(claim("corroborated", f"Claim {n}.", n) for n in range(2, 7)))
    assert found == [f"{n} origins of 2 tell it: Claim {n}." for n in (6, 5, 4)]


def test_small_matters_are_left_out() -> None:
    assert texts(findings=(finding("low", "a mark is missing"),)) == []
    assert len(texts(findings=tuple(finding("medium", f"number {n}") for n in range(9)))) == 3


def test_disputed_claims_are_told_by_their_findings_only() -> None:
    assert texts(claim("disputed", "The gates opened.")) == []


def test_of_one_report_nothing_is_told_alone() -> None:
    assert texts(ALONE, reports=REPORTS[:1]) == []


def test_nothing_gives_an_empty_brief() -> None:
    assert brief((), (), (), ()) == ()


def test_a_claim_is_of_the_report_behind_it_and_alone_where_no_other_speaks_to_it() -> None:
    behind = msgspec.structs.replace(claim("single-source", "Two pumps failed.", reports=("a", "b")), behind=("b",))
    assert behind.beside == ("a",)
    assert texts(behind) == []
    both = msgspec.structs.replace(behind, behind=("a", "b"))
    dated = (REPORTS[0], msgspec.structs.replace(REPORTS[1], published="2026-05-10"))
    assert texts(both, reports=dated) == ["Only b, and what rests on it, tells it: Two pumps failed."]


def test_the_earliest_of_several_is_named_by_hours_with_their_zones() -> None:
    west = Report.from_text("", id="a", published="2026-05-10T08:00+00:00")
    east = Report.from_text("", id="b", published="2026-05-10T09:00+02:00")
    both = claim("single-source", "Two pumps failed.", reports=("a", "b"))
    assert texts(both, reports=(west, east)) == ["Only b, and what rests on it, tells it: Two pumps failed."]
