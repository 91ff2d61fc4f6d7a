"""Interactions across reports: what several tell of the same deed is one, with its origins counted."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.forms import is_content, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secondsource.model.reading import Interaction, Reading
    from secondsource.model.story import Origin, Story

_DAYS = 4  # how far apart two dates of one deed may lie
_GROUPS, _MEMBERS = 40, 6  # with how many deeds of one type and pair, and tellings of each, a new one is compared
_LOOSE = 7  # the same where one of them tells no day and the report's is taken
_SHARED = 0.34  # share of the shorter one's content words that the other has too


def link_interactions(
    readings: Sequence[Reading], stories: Sequence[Story], origins: Sequence[Origin], ids: Mapping[str, str]
) -> tuple[Interaction, ...]:
    """Return the interactions of all readings, those of one story that are the same joined, with the dossier's ids.

    The same are interactions of one type and status between the same two, not dated to different days, of which one
    stands in a headline-like repetition or whose words have enough in common. Entity ids are mapped by `ids`; the
    joined one keeps the fields of the first, the more exact date, and the evidence of all.
    """
    home = {report: story.id for story in stories for report in story.reports}
    owner = {report: origin.id for origin in origins for report in origin.reports}
    groups: dict[tuple[str | None, ...], list[list[Interaction]]] = {}
    for reading in readings:
        for item in reading.interactions:
            shared = _shared(item, ids)
            key = (home.get(reading.report.id), item.action, _who(shared.actor_code), _who(shared.target_code))
            held = groups.setdefault(key, [])
            near = held[-_GROUPS:]
            group = next((g for g in near if any(_same(other, shared) for other in g[:_MEMBERS])), None)
            if group is None:
                held.append([shared])
            else:
                group.append(shared)
    merged = [_merged(group, owner) for held in groups.values() for group in held]
    order = {reading.report.id: number for number, reading in enumerate(readings)}
    merged.sort(key=lambda i: (i.date or "9", order[i.evidence[0].report], i.evidence[0].start))
    return tuple(msgspec.structs.replace(item, id=f"i{number}") for number, item in enumerate(merged, 1))


def _shared(item: Interaction, ids: Mapping[str, str]) -> Interaction:
    def known(entity: str | None) -> str | None:
        return ids.get(entity) if entity else None

    return msgspec.structs.replace(item, actor=known(item.actor), target=known(item.target), place=known(item.place))


def _who(code: str | None) -> str | None:
    """Return the country of a code: a state acts through many names."""
    return code.split()[0] if code else None


def _same(a: Interaction, b: Interaction) -> bool:
    """Tell whether two interactions of one type between the same two countries are one deed."""
    if a.factuality != b.factuality or not _near(a, b):
        return False
    if _domestic(a) and (a.actor, a.target) != (b.actor, b.target):
        return False
    if a.mode == b.mode and a.actor == b.actor and a.target == b.target:
        return True
    ours, theirs = _stems(_words(a)), _stems(_words(b))
    return bool(ours and theirs) and len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))


def _domestic(item: Interaction) -> bool:
    return _who(item.actor_code) == _who(item.target_code)


def _near(a: Interaction, b: Interaction) -> bool:
    """Tell whether two interactions can be of one day; where no day is told, that of the report is a looser guide."""
    if not (a.date and b.date):
        return True
    try:
        apart = abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    except ValueError:
        return a.date == b.date
    return apart <= (_DAYS if a.time and b.time else _LOOSE)


def _words(item: Interaction) -> str:
    return " ".join(span.text for span in item.evidence)


@lru_cache(maxsize=1024)
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split() if is_content(w))


def _merged(group: Sequence[Interaction], owner: Mapping[str, str]) -> Interaction:
    first = next((item for item in group if item.time), group[0])
    reports = tuple(dict.fromkeys(r for item in group for r in item.reports))
    named = _first(item.actor for item in group), _first(item.target for item in group)
    return msgspec.structs.replace(
        first,
        actor=first.actor or named[0],
        target=first.target or named[1],
        place=_first(item.place for item in group),
        evidence=tuple(dict.fromkeys(span for item in group for span in item.evidence)),
        reports=reports,
        origins=len({owner.get(r, r) for r in reports}),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
