from itertools import pairwise

import msgspec

from secondsource.model.reading import Interaction
from secondsource.render.dyads import MOST_ACTORS, side_of, situation_picture, week_chart
from tests.judge.test_interactions import told

NAMES = {"e1": "Mara Lind", "e2": "Oslo"}


def name(entity: str) -> str:
    return NAMES.get(entity, entity)


def deed(
    number: int, action: str = "ASSAULT", actor: str = "e1", target: str = "e2", date: str = "2026-05-04"
) -> Interaction:
    codes = ("SWE GOV", "NOR GOV")
    return msgspec.structs.replace(
        told("a", "Lind shelled Oslo.", codes, action), id=f"i{number}", actor=actor, target=target, date=date
    )


def test_what_passes_between_two_on_one_side_is_one_arc() -> None:
    picture = situation_picture([deed(1), deed(2), deed(3, "AID")], name)
    assert [(row.name, row.code) for row in picture.rows] == [("Norway", "NOR"), ("Mara Lind", "SWE")]
    assert sorted((arc.label, arc.side, arc.ids) for arc in picture.arcs) == [
        ("+1", "cooperation", ("i3",)),
        ("−2", "conflict", ("i1", "i2")),
    ]
    assert picture.left_out == 0


def test_labels_do_not_cover_each_other() -> None:
    items = [
        deed(n, action, f"x{n}", f"y{n % 3}") for n, action in enumerate(["ASSAULT", "AID", "ACCUSE", "AGREE"] * 2)
    ]
    arcs = situation_picture(items, name).arcs
    places = sorted((arc.x, arc.y) for arc in arcs)
    assert len(set(places)) == len(places)


def test_what_was_not_done_is_marked() -> None:
    planned = msgspec.structs.replace(deed(1), factuality="planned")
    assert [arc.certain for arc in situation_picture([planned], name).arcs] == [False]
    assert [arc.certain for arc in situation_picture([planned, deed(2)], name).arcs] == [True]


def test_actors_without_room_are_counted() -> None:
    items = [deed(n, actor=f"x{n}", target=f"y{n}") for n in range(12)]
    picture = situation_picture(items, name)
    assert len(picture.rows) == MOST_ACTORS
    assert picture.left_out == 12 - sum(len(arc.ids) for arc in picture.arcs) > 0


def test_a_chart_by_week_needs_three_weeks() -> None:
    assert week_chart([deed(1), deed(2, date="2026-05-06")]) is None
    assert week_chart([]) is None
    chart = week_chart([deed(1), deed(2, "AID", date="2026-05-12"), deed(3, date="2026-05-25")])
    assert chart is not None
    assert [pair.label for pair in chart.pairs] == ["NOR – SWE"]
    assert [bar.side for bar in chart.pairs[0].bars] == ["conflict", "cooperation", "conflict"]
    assert all(a.x < b.x for a, b in pairwise(chart.pairs[0].bars))


def test_sides_follow_the_event_type() -> None:
    assert side_of(deed(1, "RETREAT")) == "cooperation"
    assert side_of(deed(1, "REQUEST")) == "conflict"
