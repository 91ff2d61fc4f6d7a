"""The geometry of the lineage: who has what from whom, over time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

import msgspec

from secondsource.render.diff import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.report import Report
    from secondsource.model.story import Copy, Origin

ROW = 26
WIDTH = 360
_TOP = 20.0  # room for the dates
_FROM, _TO = 178.0, 310.0  # the time axis
_NO_DATE = 164.0  # where a report without a date stands
_NEAR = 26.0  # two places closer than this are joined by a bow
_DOT = 5.0
_LABEL = 19  # characters


class Node(msgspec.Struct, frozen=True, gc=False):
    """A report, or an outlet that is not among the reports (`outside`), at its place in time.

    `share` says how much of it is reused ("" for nothing), `href` leads to its text.
    """

    x: float
    y: float
    report: str
    label: str
    share: str
    href: str
    outside: bool = False
    dated: bool = True


class Group(msgspec.Struct, frozen=True, gc=False):
    """The rows of one origin."""

    top: float
    bottom: float
    number: int
    why: str


class Arc(msgspec.Struct, frozen=True, gc=False):
    """What one report has from another, or from an outlet; `path` runs to the one that has it.

    `href` leads to the two texts side by side, "" where there is only one.
    """

    path: str
    relation: str
    directed: bool
    words: str
    href: str = ""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A moment written above the picture."""

    x: float
    label: str
    anchor: str


class Lineage(msgspec.Struct, frozen=True, gc=False):
    """The lineage of the reports: rows grouped by origin, over time, with arcs for what was taken over."""

    height: float
    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]
    arcs: tuple[Arc, ...]
    marks: tuple[Mark, ...]


class Numbers(msgspec.Struct, frozen=True):
    """The numbers that origins and reports have in the page, by their ids."""

    origins: Mapping[str, int]
    reports: Mapping[str, int]


def lineage(reports: Sequence[Report], origins: Sequence[Origin], copies: Sequence[Copy], numbers: Numbers) -> Lineage:
    """Draw reports in rows, those of one origin together and by time, at their moment from left to right.

    Outlets that reports rest on and that are not among them stand before the reports of their origin. A report in no
    origin stands alone, without a number. Long gaps of time are shortened as on the timeline.
    """
    known = {report.id: report for report in reports}
    moments = {report.id: _moment(report.published) for report in reports}
    place, marks = _places([moment for moment in moments.values() if moment is not None])
    shares: dict[str, float] = {}
    for later, _, share in map(_later, copies):
        shares[later] = max(share, shares.get(later, 0.0))
    nodes: list[Node] = []
    groups: list[Group] = []
    outside: dict[tuple[str, str], Node] = {}
    y = _TOP
    for origin, members in _held(known, origins):
        top = y
        for outlet in _outlets(origin, members):
            node = Node(_NO_DATE, y + ROW / 2, "", _short(outlet), "", "", outside=True, dated=False)
            outside.update({(report, outlet): node for report in members})
            nodes.append(node)
            y += ROW
        for report in sorted(
            members, key=lambda r: (moments[r] is None, moments[r] or datetime.max.replace(tzinfo=UTC))
        ):
            moment = moments[report]
            x = _NO_DATE if moment is None else place[moment]
            reused = f"{shares[report]:.0%}" if report in shares else ""
            href = f"#r{numbers.reports.get(report, 0)}"
            nodes.append(Node(x, y + ROW / 2, report, _short(report), reused, href, dated=moment is not None))
            y += ROW
        number = numbers.origins.get(origin.id, 0) if origin else 0
        groups.append(Group(top + 3, y - 3, number, origin.why if origin else ""))
        y += 8
    where = {node.report: node for node in nodes if not node.outside}
    arcs = (*_copied(copies, where, numbers), *_cited(origins, where, outside, numbers))
    return Lineage(y, tuple(nodes), tuple(groups), arcs, marks)


def _held(known: Mapping[str, Report], origins: Sequence[Origin]) -> list[tuple[Origin | None, list[str]]]:
    held: list[tuple[Origin | None, list[str]]] = [(o, [r for r in o.reports if r in known]) for o in origins]
    taken = {report for _, members in held for report in members}
    held += [(None, [report]) for report in known if report not in taken]
    return [(origin, members) for origin, members in held if members]


def _outlets(origin: Origin | None, members: Sequence[str]) -> list[str]:
    """Return the outlets outside the reports that an origin's reports name as where they have it from."""
    links = origin.links if origin else ()
    return list(dict.fromkeys(link.source for link in links if link.source and not link.on and link.report in members))


def _places(moments: Sequence[datetime]) -> tuple[dict[datetime, float], tuple[Mark, ...]]:
    """Lay moments on the axis, the room between two growing with the logarithm of the hours."""
    points = sorted(set(moments))
    if not points:
        return {}, ()
    if len(points) == 1:
        middle = (_FROM + _TO) / 2
        return {points[0]: middle}, (Mark(middle, points[0].date().isoformat(), "middle"),)
    widths = [1.0 + log2(1 + (b - a) / timedelta(hours=1)) for a, b in pairwise(points)]
    at, found = _FROM, {points[0]: _FROM}
    for point, width in zip(points[1:], widths, strict=True):
        at += width / sum(widths) * (_TO - _FROM)
        found[point] = round(at, 1)
    hours = points[-1] - points[0] < timedelta(days=2)
    first, last = (f"{p:%m-%d %H:%M}" if hours else p.date().isoformat() for p in (points[0], points[-1]))
    return found, (Mark(_FROM - 8, first, "start"), Mark(WIDTH - 6, last, "end"))


def _moment(published: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else name[: _LABEL // 2] + "…" + name[-(_LABEL // 2) :]


def _later(copy: Copy) -> tuple[str, str, float]:
    """Return the report a copy was made into, the second where that is unknown, the other, and how much is reused."""
    return (copy.a, copy.b, copy.share_a) if copy.earlier == "b" else (copy.b, copy.a, copy.share_b)


def _copied(copies: Sequence[Copy], where: Mapping[str, Node], numbers: Numbers) -> list[Arc]:
    found = []
    for rank, copy in enumerate(c for c in copies if c.a in where and c.b in where):
        later, earlier, share = _later(copy)
        words = f"{later} has {share:.0%} from {earlier}" if copy.earlier else f"{later} and {earlier} have {share:.0%}"
        if copy.relation == "shared":
            words = f"{later} and {earlier} share passages"
        path = _path(where[earlier], where[later], rank)
        href = f"#{key_of(copy.a, copy.b, numbers.reports)}"
        found.append(Arc(path, copy.relation, copy.earlier is not None, words, href))
    return found


def _cited(
    origins: Sequence[Origin], where: Mapping[str, Node], outside: Mapping[tuple[str, str], Node], numbers: Numbers
) -> list[Arc]:
    found: list[Arc] = []
    for link in (
        link for origin in origins for link in origin.links if link.kind in {"credit", "citation", "revision"}
    ):
        node = where.get(link.on) if link.on else outside.get((link.report, link.source or ""))
        if node is None or link.report not in where:
            continue
        verb = {"credit": "credits", "citation": "cites", "revision": "is a later text of"}[link.kind]
        href = f"#{key_of(link.report, link.on, numbers.reports)}" if link.on else ""
        words = f"{link.report} {verb} {link.source or link.on}"
        found.append(Arc(_path(node, where[link.report], len(found)), link.kind, directed=True, words=words, href=href))
    return found


def _path(start: Node, end: Node, rank: int) -> str:
    """Draw from one node to another: an S where time runs on, else a bow to the right."""
    if end.x - start.x >= _NEAR:
        bend = (start.x + end.x) / 2
        return f"M{start.x + 4:g} {start.y:g} C{bend:g} {start.y:g} {bend:g} {end.y:g} {end.x - _DOT:g} {end.y:g}"
    bend = max(start.x, end.x) + min(20 + 7 * (rank % 5) + abs(end.y - start.y) / 8, WIDTH - max(start.x, end.x))
    return f"M{start.x + 4:g} {start.y:g} C{bend:g} {start.y:g} {bend:g} {end.y:g} {end.x + _DOT:g} {end.y:g}"
