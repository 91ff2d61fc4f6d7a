"""The geometry of the pictures: a timeline, and the lineage of the reports."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from math import log2
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.dossier import TimelineEntry
    from secondsource.model.report import Report
    from secondsource.model.story import Copy, Origin

_EPOCH = datetime(1, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 -- the alias reads no better
_TICK_GAP = 24.0  # per cent of the width that a tick's label takes

ROW = 26
WIDTH = 360
_LABEL_END = 236
_REACH = 96


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
    widths = [1.0 + log2(1 + (b - a) / timedelta(hours=1)) for a, b in zip(points, points[1:], strict=False)]
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
    """Write the starts of entries on the axis as far as there is room, the last one always."""
    found: list[Tick] = []
    last = max(where[moment] for moment in starts)
    for moment in sorted(starts):
        x = where[moment]
        if found and (x - found[-1].x < _TICK_GAP or (x != last and last - x < _TICK_GAP)):
            continue
        entry = starts[moment]
        label = entry.from_[: {"year": 4, "month": 7, "quarter": 7}.get(entry.precision, 10)]
        found.append(Tick(round(x, 2), label, "start" if x < 15 else "end" if x > 85 else "middle"))
    return tuple(found)


def _interval(entry: TimelineEntry) -> tuple[datetime, datetime] | None:
    """Read an entry's interval; None when it lies outside the calendar or runs backwards."""
    try:
        start, end = (datetime.fromisoformat(value) for value in (entry.from_, entry.to))
    except ValueError:
        return None
    start, end = (moment if moment.tzinfo else moment.replace(tzinfo=_EPOCH.tzinfo) for moment in (start, end))
    return (start, end) if start < end else None


class Node(msgspec.Struct, frozen=True, gc=False):
    """A report in the lineage: its row's middle, and the words beside it."""

    y: float
    report: str
    label: str
    day: str


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
    label: str
    x: float
    y: float


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
    taken = {report for _, _, members in held for report in members}
    held += [(0, "", (report.id,)) for report in reports if report.id not in taken]
    nodes: list[Node] = []
    groups: list[Group] = []
    y = 6.0
    for number, why, members in (item for item in held if item[2]):
        top = y
        for report in sorted(members, key=lambda r: (known[r].published is None, known[r].published or "")):
            nodes.append(Node(y + ROW / 2, report, _short(report), (known[report].published or "")[:10]))
            y += ROW
        groups.append(Group(top + 3, y - 3, number, why))
        y += 8
    rows = {node.report: node.y for node in nodes}
    drawn = [copy for copy in copies if copy.a in rows and copy.b in rows]
    return Lineage(y, tuple(nodes), tuple(groups), tuple(_arc(copy, rows, len(nodes)) for copy in drawn))


def _short(name: str, most: int = 26) -> str:
    return name if len(name) <= most else name[: most // 2 - 1] + "…" + name[-most // 2 :]


def _arc(copy: Copy, rows: dict[str, float], count: int) -> Arc:
    """Draw one copy; the further apart its rows, the wider the arc."""
    start, end = (copy.b, copy.a) if copy.earlier == "b" else (copy.a, copy.b)
    low, high = rows[start], rows[end]
    reach = _LABEL_END + 24 + (_REACH - 24) * abs(high - low) / (ROW * max(1, count) + 8)
    share = copy.share_a if copy.earlier == "b" else copy.share_b
    if copy.earlier is None:
        share = max(copy.share_a, copy.share_b)
    path = f"M{_LABEL_END} {low:g} C{reach:g} {low:g} {reach:g} {high:g} {_LABEL_END} {high:g}"
    middle = _LABEL_END + 0.75 * (reach - _LABEL_END)
    return Arc(path, copy.relation, copy.earlier is not None, f"{share:.0%}", round(middle + 5, 1), (low + high) / 2)
