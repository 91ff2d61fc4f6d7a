"""The geometry of the pictures: a timeline, and the lineage of the reports."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.dossier import TimelineEntry
    from secondsource.model.report import Report
    from secondsource.model.story import Copy, Origin

_CHARACTER = 4.6  # per cent of the axis that a character of a tick's label takes

_LABEL_LENGTHS = {"year": 4, "month": 7, "quarter": 7}

ROW = 26
WIDTH = 360
_LABEL_END = 236
_REACH = 70.0


class Bar(msgspec.Struct, frozen=True, gc=False):
    """An interval on the timeline's axis: start and width in per cent."""

    x: float
    width: float


class Tick(msgspec.Struct, frozen=True, gc=False):
    """A date written on the axis, at a place in per cent."""

    x: float
    label: str
    anchor: str


class Axis(msgspec.Struct, frozen=True, gc=False):
    """The timeline's bars, None where a date cannot be drawn, and its ticks."""

    bars: tuple[Bar | None, ...]
    ticks: tuple[Tick, ...]


def axis(entries: Sequence[TimelineEntry]) -> Axis:
    """Lay entries on an axis in order of time whose long gaps are shortened.

    The width between two neighbouring dates grows with the logarithm of the hours between them, so that a report
    that reaches back years still shows the hours that matter.
    """
    spans = [_interval(entry) for entry in entries]
    points = sorted({moment for span in spans if span for moment in span})
    if len(points) < 2:
        return Axis(tuple(None for _ in entries), ())
    widths = [1.0 + log2(1 + (b - a) / timedelta(hours=1)) for a, b in pairwise(points)]
    total = sum(widths)
    at, places = 0.0, [0.0]
    for width in widths:
        at += width
        places.append(100 * at / total)
    where = dict(zip(points, places, strict=True))
    bars = tuple(
        Bar(round(where[span[0]], 2), round(where[span[1]] - where[span[0]], 2)) if span else None for span in spans
    )
    return Axis(bars, _ticks({span[0]: entry for span, entry in zip(spans, entries, strict=True) if span}, where))


def _ticks(starts: dict[datetime, TimelineEntry], where: dict[datetime, float]) -> tuple[Tick, ...]:
    """Write the starts of entries on the axis: the first and the last, and those between that have room."""
    every = [
        (round(where[moment], 2), starts[moment].from_[: _LABEL_LENGTHS.get(starts[moment].precision, 10)])
        for moment in sorted(starts)
    ]
    chosen = every[:1]
    for x, label in every[1:-1]:
        if _free(chosen[-1], (x, label)) and _free((x, label), every[-1]):
            chosen.append((x, label))
    if len(every) > 1 and _free(chosen[-1], every[-1]):
        chosen.append(every[-1])
    return tuple(
        Tick(x, _after(before, label), _anchor(x))
        for (x, label), before in zip(chosen, ("", *(label for _, label in chosen)), strict=False)
    )


def _after(before: str, label: str) -> str:
    """Leave the year out of a day's label when the label before it has it."""
    return label[5:] if len(label) == 10 and label[:4] == before[:4] else label


def _anchor(x: float) -> str:
    return "start" if x < 12 else "end" if x > 80 else "middle"


def _free(left: tuple[float, str], right: tuple[float, str]) -> bool:
    """Tell whether two labels leave room between them."""
    share = {"start": 1.0, "middle": 0.5, "end": 0.0}
    before, after = share[_anchor(left[0])], 1.0 - share[_anchor(right[0])]
    used = before * len(left[1]) + after * len(_after(left[1], right[1])) + 1
    return right[0] - left[0] >= _CHARACTER * used


def _interval(entry: TimelineEntry) -> tuple[datetime, datetime] | None:
    """Read an entry's interval; None when it lies outside the calendar or runs backwards."""
    try:
        start, end = (datetime.fromisoformat(value) for value in (entry.from_, entry.to))
    except ValueError:
        return None
    start, end = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (start, end))
    return (start, end) if start < end else None


class Node(msgspec.Struct, frozen=True, gc=False):
    """A report in the lineage: its row's middle, the words beside it, and how much of it is reused ("" for nothing)."""

    y: float
    report: str
    label: str
    day: str
    share: str


class Group(msgspec.Struct, frozen=True, gc=False):
    """The rows of one origin."""

    top: float
    bottom: float
    number: int
    why: str


class Arc(msgspec.Struct, frozen=True, gc=False):
    """A copy drawn as an arc between two rows; `path` runs from the earlier report to the later one."""

    path: str
    relation: str
    directed: bool


class Lineage(msgspec.Struct, frozen=True, gc=False):
    """The lineage of the reports: rows grouped by origin, arcs for what was copied."""

    height: float
    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]
    arcs: tuple[Arc, ...]


def lineage(
    reports: Sequence[Report], origins: Sequence[Origin], copies: Sequence[Copy], numbers: Mapping[str, int]
) -> Lineage:
    """Draw reports in rows, those of one origin together and by time of publication, copies as arcs beside them.

    `numbers` numbers the origins by their ids; a report in none stands alone, without a number.
    """
    known = {report.id: report for report in reports}
    held: list[tuple[int, str, tuple[str, ...]]] = [
        (numbers.get(origin.id, 0), origin.why, tuple(r for r in origin.reports if r in known)) for origin in origins
    ]
    shares: dict[str, float] = {}
    for later, share in map(_later, copies):
        shares[later] = max(share, shares.get(later, 0.0))
    taken = {report for _, _, members in held for report in members}
    held += [(0, "", (report.id,)) for report in reports if report.id not in taken]
    nodes: list[Node] = []
    groups: list[Group] = []
    y = 6.0
    for number, why, members in (item for item in held if item[2]):
        top = y
        for report in sorted(members, key=lambda r: (known[r].published is None, known[r].published or "")):
            nodes.append(_node(known[report], y + ROW / 2, shares))
            y += ROW
        groups.append(Group(top + 3, y - 3, number, why))
        y += 8
    rows = {node.report: node.y for node in nodes}
    drawn = [copy for copy in copies if copy.a in rows and copy.b in rows]
    ranks = sorted(drawn, key=lambda c: abs(rows[c.a] - rows[c.b]))
    step = min(40.0, _REACH / max(1, len(drawn)))
    arcs = tuple(_arc(copy, rows, 36 + step * rank, rank) for rank, copy in enumerate(ranks))
    return Lineage(y, tuple(nodes), tuple(groups), arcs)


def _node(report: Report, y: float, shares: Mapping[str, float]) -> Node:
    share = f"{shares[report.id]:.0%}" if report.id in shares else ""
    return Node(y, report.id, _short(report.id), (report.published or "")[:10], share)


def _short(name: str, most: int = 26) -> str:
    return name if len(name) <= most else name[: most // 2 - 1] + "…" + name[-most // 2 :]


def _later(copy: Copy) -> tuple[str, float]:
    """Return the report that a copy was made into, the second where that is unknown, and how much of it is reused."""
    return (copy.a, copy.share_a) if copy.earlier == "b" else (copy.b, copy.share_b)


def _arc(copy: Copy, rows: Mapping[str, float], reach: float, rank: int) -> Arc:
    """Draw one copy; `reach` is how far it swings out."""
    later, _ = _later(copy)
    low, high = rows[copy.b if later == copy.a else copy.a] + min(rank, 3), rows[later]
    bend = _LABEL_END + reach
    path = f"M{_LABEL_END} {low:g} C{bend:g} {low:g} {bend:g} {high:g} {_LABEL_END} {high:g}"
    return Arc(path, copy.relation, copy.earlier is not None)
