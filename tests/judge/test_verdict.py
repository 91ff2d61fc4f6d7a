from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from secondsource.judge.verdict import RULES, judge, with_claims, with_status
from secondsource.model.claim import Claim, Member
from secondsource.model.finding import Finding, FindingKind
from secondsource.model.span import Span
from tests.builders import Count, Known, Notes, Said, annotated, case_of

if TYPE_CHECKING:
    from secondsource.model.reading import Reading

KNOWN = {"brandt": Known(("Ilse Brandt", "Brandt")), "moor": Known(("Jan Moor", "Moor"))}
ORDER = "“The gates were not opened on my order,”"
LOST = "“The gates were opened on my order,”"
SEVERITY = {"high": 0, "medium": 1, "low": 2}


def report(name: str, quote: str, number: str, value: float, tail: str = "") -> Reading:
    text = f"{quote} Ilse Brandt said.\n\nThe board moved {number} people out of the valley that night.{tail}"
    said = Said("Ilse Brandt", "said", quote, "brandt")
    return annotated(text, name, Notes(said=[said], known=KNOWN, counts=[Count(number, value, "people")]))


def claim(number: int, *spans: Span) -> Claim:
    members = tuple(Member(span, None) for span in spans)
    reports = tuple(dict.fromkeys(span.report for span in spans))
    return Claim(f"c{number}", "s1", "event", members, reports, 0, "single-source", spans[0].text)


def made(kind: FindingKind, *evidence: Span) -> Finding:
    return Finding("", kind, "medium", "why", "a rule", evidence)


def test_findings_come_with_the_most_serious_first() -> None:
    case = case_of(report("a", ORDER, "1,200", 1200, "\n\n“Never closed."), report("b", LOST, "1,400", 1400))
    found = judge(case)
    assert [(f.kind, f.severity) for f in found] == [
        ("altered-quote", "high"),
        ("number", "medium"),
        ("garbled-quote", "low"),
    ]


def test_the_same_case_gives_the_same_findings() -> None:
    readings = report("a", ORDER, "1,200", 1200), report("b", LOST, "1,400", 1400)
    assert judge(case_of(*readings)) == judge(case_of(*readings))


def test_what_two_rules_find_in_the_same_words_is_one_finding() -> None:
    case = case_of(report("a", ORDER, "1,200", 1200), report("b", LOST, "1,200", 1200))
    assert sum(len(rule(case)) for rule in RULES) > 1
    assert [f.kind for f in judge(case)] == ["altered-quote"]


def test_a_third_report_with_the_same_change_joins_the_finding() -> None:
    case = case_of(
        report("a", ORDER, "1,200", 1200), report("b", LOST, "1,200", 1200), report("c", LOST, "1,200", 1200)
    )
    (found,) = judge(case)
    assert {s.report for s in found.evidence} == {"a", "b", "c"}


def test_numbers_of_one_claim_in_three_reports_are_one_finding() -> None:
    readings = [report(name, ORDER, n, v) for name, n, v in (("a", "100", 100), ("b", "200", 200), ("c", "300", 300))]
    case = case_of(*readings)
    spans = [p.span for p in case.propositions if "people" in p.span.text]
    found = judge(replace(case, claims=(claim(1, *spans),)))
    assert [f.kind for f in found] == ["number"]
    assert {s.report for s in found[0].evidence} == {"a", "b", "c"}


def test_two_numbers_of_two_claims_are_two_findings() -> None:
    def counted(name: str, people: str, gates: str) -> Reading:
        text = (
            f"The board moved {people} people out of the valley that night.\n\n"
            f"The water broke {gates} gates of the lower town on Sunday."
        )
        counts = [Count(people, float(people), "people"), Count(gates, float(gates), "gates")]
        return annotated(text, name, Notes(known=KNOWN, counts=counts))

    assert [f.kind for f in judge(case_of(counted("a", "100", "7"), counted("b", "300", "12")))] == ["number", "number"]


def test_a_damaged_quotation_is_told_beside_what_is_altered_in_it() -> None:
    case = case_of(report("a", ORDER, "1,200", 1200), report("b", LOST.removesuffix("”"), "1,200", 1200))
    assert "garbled-quote" in {f.kind for f in judge(case)}


def test_agreeing_reports_have_no_findings() -> None:
    assert judge(case_of(report("a", ORDER, "1,200", 1200), report("b", ORDER, "1,200", 1200))) == []
    assert judge(case_of()) == []


def test_every_finding_has_evidence_that_slices_and_an_explanation() -> None:
    readings = report("a", ORDER, "1,200", 1200, "\n\n“Never closed."), report("b", LOST, "1,400", 1400)
    texts = {r.report.id: r.report.text for r in readings}
    findings = judge(case_of(*readings))
    assert {found.kind for found in findings} >= {"altered-quote", "number"}
    for found in findings:
        assert found.evidence
        assert all(texts[s.report][s.start : s.end] == s.text for s in found.evidence)
        assert found.explanation
        assert found.by


A, A_LATER, B = Span("a", 0, 9, "The gates"), Span("a", 50, 59, "The pumps"), Span("b", 10, 19, "the gates")


def test_findings_are_numbered_and_tied_to_the_claims_whose_words_they_speak_of() -> None:
    first, second = with_claims([made("number", A, B), made("garbled-quote", A_LATER)], [claim(1, A, B), claim(2, B)])
    assert (first.id, first.claims) == ("f1", ("c1", "c2"))
    assert (second.id, second.claims) == ("f2", ())


HOME = {"a": 1, "b": 1, "c": 2}
C = Span("c", 0, 9, "The gates")


def status(item: Claim, *findings: Finding) -> tuple[int, str]:
    count = len({HOME[report] for report in item.reports})
    (found,) = with_status([item], findings, {item.id: (count, "")})
    return found.origins, found.status


def test_copies_count_as_one_origin() -> None:
    assert status(claim(1, A, B)) == (1, "single-source")
    assert status(claim(1, A)) == (1, "single-source")


def test_two_origins_corroborate_a_claim() -> None:
    assert status(claim(1, A, C)) == (2, "corroborated")
    assert status(claim(1, A, B, C)) == (2, "corroborated")


def test_a_conflict_between_reports_over_a_claims_words_disputes_it() -> None:
    assert status(claim(1, A, C), made("number", A, C)) == (2, "disputed")
    assert status(claim(1, A), made("contradiction", A, C)) == (1, "disputed")


def test_damage_and_conflicts_within_one_report_or_over_other_words_do_not() -> None:
    assert status(claim(1, A, C), made("garbled-quote", A, C))[1] == "corroborated"
    assert status(claim(1, A, C), made("contradiction", A, A_LATER))[1] == "corroborated"
    assert status(claim(1, A, C), made("number", A_LATER, B))[1] == "corroborated"
    assert status(claim(1, A, C), made("self-contradiction", A, C))[1] == "corroborated"
