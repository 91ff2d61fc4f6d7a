"""Origins: which reports depend on each other, because one copies another or both have it from one outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.model.span import span_of
from secondsource.model.story import Link, Origin
from secondsource.relate.citing import Reliance, credit, reliances, same_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Reading
    from secondsource.model.story import Copy, Revision

MOST = 0.5  # the share of a report's words that must rest on an outlet for the report to be that outlet's


class _Groups:
    """Disjoint sets of reports, each kept under its first member."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first


class _Names:
    """The outlets each report is of, credits, and has most of its content from."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.outlets = [reading.report.outlet for reading in readings]
        self.credits = [credit(reading) for reading in readings]
        self.relying: dict[int, str] = {}
        self.reliances: list[list[Reliance]] = []
        self._same: dict[tuple[str, str], bool] = {}
        named = list(dict.fromkeys(outlet for outlet in self.outlets if outlet is not None))
        for at, reading in enumerate(readings):
            relied = reliances(reading, named)
            self.reliances.append(relied)
            if relied and relied[0].share >= MOST:
                self.relying[at] = relied[0].outlet

    def rests_on(self, at: int, outlet: str) -> bool:
        """Tell whether a report is the outlet's own or has most of its content from it."""
        names = (self.outlets[at], self.credits[at], self.relying.get(at))
        return any(name is not None and self._is(name, outlet) for name in names)

    def is_of(self, at: int, outlet: str) -> bool:
        """Tell whether a report is the outlet's own."""
        name = self.outlets[at] or self.credits[at]
        return name is not None and self._is(name, outlet)

    def _is(self, name: str, outlet: str) -> bool:
        if (name, outlet) not in self._same:
            self._same[name, outlet] = same_outlet(name, outlet)
        return self._same[name, outlet]


def find_origins(
    readings: Sequence[Reading], copies: Sequence[Copy], revisions: Sequence[Revision] = ()
) -> tuple[Origin, ...]:
    """Group reports that depend on each other; every report is in exactly one origin, in the order of the reports.

    Copies and rewrites join two reports. A report that has most of its content from an outlet (a credit in its dateline
    or byline, or citations: "the agency reported") joins that outlet's own reports and all others that rest on it.
    """
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    groups = _Groups(len(readings))
    reasons: list[tuple[int, str]] = []
    for copy in copies:
        if copy.relation in {"copy", "rewrite"}:
            groups.join(place[copy.a], place[copy.b])
            reasons.append((place[copy.a], _copying(copy)))
    for revision in revisions:
        groups.join(place[revision.before], place[revision.after])
        reasons.append((place[revision.after], f"{revision.after} is a later text of {revision.before}"))
    names = _Names(readings)
    for at, outlet in names.relying.items():
        others = [other for other in range(len(readings)) if other != at and names.rests_on(other, outlet)]
        for other in others:
            groups.join(at, other)
        if others:
            credited = names.credits[at] == outlet
            reasons.append((at, _citing(readings[at].report.id, outlet, credited=credited)))
    links = _links(readings, copies, revisions, names)
    members: dict[int, list[int]] = {}
    for at in range(len(readings)):
        members.setdefault(groups.find(at), []).append(at)
    return tuple(
        Origin(
            id=f"o{number}",
            reports=tuple(readings[at].report.id for at in group),
            why=_why([why for at, why in reasons if groups.find(at) == first]),
            links=tuple(link for at in group for link in links[at]),
        )
        for number, (first, group) in enumerate(members.items(), start=1)
    )


def _links(
    readings: Sequence[Reading], copies: Sequence[Copy], revisions: Sequence[Revision], names: _Names
) -> list[list[Link]]:
    """Return for each report what it rests on, reports before outlets."""
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    found: list[list[Link]] = [[] for _ in readings]
    for copy in copies:
        if copy.relation != "shared":
            later, on, share = (copy.a, copy.b, copy.share_a) if copy.earlier == "b" else (copy.b, copy.a, copy.share_b)
            found[place[later]].append(Link(later, copy.relation, on, None, share))
    for item in revisions:
        found[place[item.after]].append(Link(item.after, "revision", item.before, None, 1.0))
    for at, reading in enumerate(readings):
        for reliance in names.reliances[at]:
            others = [other for other in range(len(readings)) if other != at]
            own = next((o for o in others if names.is_of(o, reliance.outlet)), None)
            found[at].append(
                Link(
                    report=reading.report.id,
                    kind="credit" if reliance.credited else "citation",
                    on=None if own is None else readings[own].report.id,
                    source=reliance.outlet,
                    share=round(reliance.share, 3),
                    evidence=tuple(span_of(reading.report, start, end) for start, end in reliance.places),
                )
            )
    return found


def _copying(copy: Copy) -> str:
    noun = "copy" if copy.relation == "copy" else "rewrite"
    if copy.earlier == "a":
        return f"{copy.b} is a {noun} of {copy.a}"
    if copy.earlier == "b":
        return f"{copy.a} is a {noun} of {copy.b}"
    plural = "copies" if copy.relation == "copy" else "rewrites"
    return f"{copy.a} and {copy.b} are {plural} of one text"


def _citing(report: str, outlet: str, *, credited: bool) -> str:
    return f"{report} credits {outlet}" if credited else f"{report} cites {outlet} for most of its account"


def _why(reasons: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(reasons)) or "no copy of another report, and no outlet it rests on"
