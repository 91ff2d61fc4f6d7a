import msgspec

from secondsource.model.reading import Interaction, Reading
from secondsource.model.report import Report
from secondsource.model.story import Origin, Story
from secondsource.relate.interactions import link_interactions
from tests.judge.test_interactions import told


def reading(item: Interaction) -> Reading:
    report = Report.from_text(f"{item.evidence[0].text}.", id=item.evidence[0].report)
    kept = msgspec.structs.replace(item, reports=(report.id,))
    return Reading(report, (), (), (), (), (), (), (), (), (), (kept,))


def linked(*items: Interaction, same_origin: bool = False) -> tuple[Interaction, ...]:
    readings = [reading(item) for item in items]
    ids = tuple(r.report.id for r in readings)
    story = Story("s1", "", ids, None, None, "")
    origins = [Origin("o1", ids, "")] if same_origin else [Origin(f"o{n}", (i,), "") for n, i in enumerate(ids)]
    return link_interactions(readings, [story], origins, {})


def test_what_two_reports_tell_of_one_deed_is_one_with_two_origins() -> None:
    found = linked(told("a", "Norway shelled Iceland."), told("b", "Norway shelled Iceland."))
    assert [(i.id, i.reports, i.origins, len(i.evidence)) for i in found] == [("i1", ("a", "b"), 2, 2)]


def test_a_copy_adds_no_origin() -> None:
    found = linked(told("a", "Norway shelled Iceland."), told("b", "Norway shelled Iceland."), same_origin=True)
    assert [i.origins for i in found] == [1]


def test_other_types_and_directions_stay_apart() -> None:
    found = linked(
        told("a", "Norway shelled Iceland."),
        told("b", "Iceland shelled Norway.", ("ISL GOV", "NOR GOV")),
        told("c", "Norway thanked Iceland.", action="SUPPORT"),
    )
    assert len(found) == 3


def test_days_far_apart_are_two_deeds() -> None:
    first, second = (
        msgspec.structs.replace(told(name, "Norway shelled Iceland."), time=f"{name}:t1", date=day)
        for name, day in (("a", "2026-05-01"), ("b", "2026-05-20"))
    )
    assert len(linked(first, second)) == 2
    assert len(linked(first, msgspec.structs.replace(second, date="2026-05-03"))) == 1
    assert len(linked(first, msgspec.structs.replace(second, time=None, date="2026-05-07"))) == 1
    assert len(linked(first, msgspec.structs.replace(second, time=None))) == 2
