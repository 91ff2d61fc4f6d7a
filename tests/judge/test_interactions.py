import msgspec
import pytest

from secondsource.judge.case import Case
from secondsource.judge.interactions import conflict, deeds
from secondsource.model.proposition import Pair, Proposition
from secondsource.model.reading import Interaction, Reading
from secondsource.model.report import Report
from secondsource.model.span import span_of


def told(name: str, text: str, codes: tuple[str, str] = ("NOR GOV", "ISL GOV"), action: str = "ASSAULT") -> Interaction:
    report = Report.from_text(text, id=name)
    actor, trigger, target = text.rstrip(".").split()
    at = [text.index(word) for word in (actor, trigger, target)]
    spans = [span_of(report, a, a + len(w)) for a, w in zip(at, (actor, trigger, target), strict=True)]
    return Interaction(
        f"{name}:i1", None, codes[0], action, None, None, codes[1], None, None, "done", None,
        (span_of(report, 0, len(text) - 1),), actor_words=spans[0], trigger=spans[1], target_words=spans[2],
    )  # fmt: skip


A = told("a", "Norway shelled Iceland.")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (told("b", "Iceland shelled Norway.", ("ISL GOV", "NOR GOV")), "changed about"),
        (told("b", "Denmark shelled Iceland.", ("DNK MIL", "ISL GOV")), "actor"),
        (told("b", "Norway shelled Denmark.", ("NOR GOV", "DNK GOV")), "target"),
        (told("b", "Oslo shelled Reykjavik.", ("NOR MIL", "ISL CVL")), None),
        (told("b", "Iceland thanked Norway.", ("ISL GOV", "NOR GOV"), "SUPPORT"), None),
        (told("b", "Iceland bombed Norway.", ("ISL GOV", "NOR GOV")), None),
        (
            msgspec.structs.replace(told("b", "Iceland shelled Norway.", ("ISL GOV", "NOR GOV")), factuality="denied"),
            None,
        ),
        (told("b", "Somebody shelled Norway.", ("--- UAF", "NOR GOV")), None),
    ],
)
def test_when_two_deeds_conflict(other: Interaction, expected: str | None) -> None:
    assert conflict(A, other) == expected


def case(*items: Interaction) -> Case:
    readings, propositions = [], []
    for item in items:
        span = item.evidence[0]
        report = Report.from_text(f"{span.text}.", id=span.report)
        readings.append(Reading(report, (), (), (), (), (), (), (), (), (), (item,)))
        whole = span_of(report, 0, len(report.text))
        propositions.append(
            Proposition(span.report, span.report, span, whole, None, None, False, False, (), frozenset(), (), ())  # noqa: FBT003 -- the fields in their order
        )
    pair = Pair(propositions[0], propositions[1], 0.9)
    return Case(tuple(readings), tuple(propositions), (pair,), (), (), (), {}, {})


def test_a_deed_changed_about_is_a_finding_with_both_wordings() -> None:
    found = deeds(case(A, told("b", "Iceland shelled Norway.", ("ISL GOV", "NOR GOV"))))
    assert [(f.kind, f.severity, f.by) for f in found] == [("contradiction", "high", "deeds")]
    assert [span.text for span in found[0].evidence] == ["Norway shelled Iceland", "Iceland shelled Norway"]
    assert "“Norway → Iceland” against “Iceland → Norway”" in found[0].explanation


def test_deeds_told_alike_are_no_finding() -> None:
    assert deeds(case(A, told("b", "Norway shelled Iceland."))) == []
