from __future__ import annotations

from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Copy, Link, Origin
from secondsource.render.diff import diffs, key_of, sentences
from secondsource.render.lineage import Numbers, lineage
from tests.render.dossiers import ferry

FERRY = ferry()
NUMBERS = Numbers({"o1": 1, "o2": 2, "o3": 3}, {report.id: n for n, report in enumerate(FERRY.reports, 1)})

OLD = Report.from_text("The mill burned.\n\nTwo people were hurt. The owner wept.", id="old", published="2026-03-01")
NEW = Report.from_text(
    "The mill burned.\n\nThree people were hurt. An inquiry opens.", id="new", published="2026-03-02"
)


def test_reports_of_one_origin_are_one_group_in_order_of_publication() -> None:
    picture = lineage(FERRY.reports, FERRY.origins, FERRY.copies, NUMBERS)
    assert [node.report for node in picture.nodes[:3]] == ["northwire.txt", "harbour-radio.txt", "coast-post.html"]
    assert [group.number for group in picture.groups] == [1, 2, 3]
    assert [(arc.relation, arc.directed) for arc in picture.arcs] == [("rewrite", True), ("copy", True)]
    assert [node.share for node in picture.nodes] == ["", "34%", "78%", "", ""]


def test_what_is_later_stands_further_right() -> None:
    picture = lineage(FERRY.reports, FERRY.origins, FERRY.copies, NUMBERS)
    where = {node.report: node.x for node in picture.nodes}
    assert where["northwire.txt"] < where["coast-post.html"]
    assert len(picture.marks) == 2


def test_a_report_in_no_origin_still_has_its_row() -> None:
    picture = lineage(FERRY.reports[:2], (), (), Numbers({}, {}))
    assert [node.report for node in picture.nodes] == ["northwire.txt", "coast-post.html"]
    assert picture.arcs == ()


def test_an_outlet_that_is_not_among_the_reports_is_drawn_and_leads_nowhere() -> None:
    cited = Link("new", "citation", None, "MSNBC", 0.6, (Span("new", 0, 3, "The"),))
    origin = Origin("o1", ("old", "new"), "both cite MSNBC", (cited,))
    picture = lineage((OLD, NEW), (origin,), (), Numbers({"o1": 1}, {"old": 1, "new": 2}))
    assert [(node.label, node.outside) for node in picture.nodes] == [("MSNBC", True), ("old", False), ("new", False)]
    assert [(arc.words, arc.href) for arc in picture.arcs] == [("new cites MSNBC", "")]


def test_reports_without_dates_are_drawn_too() -> None:
    bare = Report.from_text("A text.", id="bare")
    copy = Copy("k1", "bare", "old", "copy", 0.5, 0.5, (), None)
    picture = lineage((bare, OLD), (), (copy,), Numbers({}, {"bare": 1, "old": 2}))
    assert [(node.report, node.dated) for node in picture.nodes] == [("bare", False), ("old", True)]
    assert [arc.href for arc in picture.arcs] == ["#d1-2"]


def test_two_reports_beside_each_other_say_what_was_added_left_out_and_changed() -> None:
    (diff,) = diffs((NEW, OLD), {"old": 1, "new": 2}, {("new", "old"): "new is a rewrite of old"})
    assert (diff.first.id, diff.second.id, diff.key, diff.words) == ("old", "new", "d1-2", "new is a rewrite of old")
    assert [row.kind for row in diff.rows] == ["same", "changed", "added", "left out"]
    changed = diff.rows[1]
    assert [piece.text for piece in changed.second if piece.differs] == ["Three"]
    assert "".join(piece.text for piece in changed.first) == "Two people were hurt."
    assert diff.counts == (("same", 1), ("changed", 1), ("left out", 1), ("added", 1))


def test_the_earlier_of_two_stands_first_by_hours_with_their_zones() -> None:
    west = Report.from_text("The mill burned.", id="west", published="2026-03-01T08:00+00:00")
    east = Report.from_text("The mill burned.", id="east", published="2026-03-01T09:00+02:00")
    day = Report.from_text("The mill burned.", id="day", published="2026-03-01")
    (diff,) = diffs((west, east), {"west": 1, "east": 2}, {})
    assert (diff.first.id, diff.second.id) == ("east", "west")
    (diff,) = diffs((west, day), {"west": 1, "day": 2}, {})
    assert (diff.first.id, diff.second.id) == ("west", "day")


def test_many_reports_are_compared_only_where_they_hang_together() -> None:
    reports = [Report.from_text(f"Text {n}.", id=f"r{n}") for n in range(12)]
    numbers = {report.id: n for n, report in enumerate(reports, 1)}
    found = diffs(reports, numbers, {("r3", "r7"): "r7 copies r3"})
    assert [diff.key for diff in found] == [key_of("r3", "r7", numbers)] == ["d4-8"]


def test_sentences_are_cut_for_the_eye() -> None:
    assert sentences("He said “Go.” She went. It cost 1.5 pounds.\nThen") == [
        "He said “Go.”", "She went.", "It cost 1.5 pounds.", "Then",
    ]  # fmt: skip
