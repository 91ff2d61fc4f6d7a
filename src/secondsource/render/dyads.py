"""The geometry of the situation's pictures: who does what to whom as arcs, and pairs of actors week by week."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.countries import country_of
from secondsource.language.plover import COOPERATIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secondsource.model.reading import Interaction

ROW = 28.0
WIDTH = 360
MOST_ACTORS = 9
MOST_ARCS = 14
MOST_PAIRS = 8
MOST_WEEKS = 26
FEWEST_WEEKS = 3
_START = 204.0  # where arcs leave the names
_REACH = 132.0
_LABELS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78, 0.17, 0.83)  # where on its arc a label may stand
_LABEL = (30.0, 19.0)  # the room it needs
_UNREAL = frozenset(["denied", "hypothetical", "planned", "demanded"])


Row = tuple[str, str]  # a row's name and code


class ActorRow(msgspec.Struct, frozen=True, gc=False):
    """An actor's row: its middle, its name and its country's or body's code."""

    y: float
    name: str
    code: str


class DeedArc(msgspec.Struct, frozen=True, gc=False):
    """What passes from one actor to another on one side (cooperation or conflict), drawn as an arc.

    `ids` are the interactions', `x` and `y` the place of its label; `certain` is false where none of them was done.
    """

    path: str
    side: str
    ids: tuple[str, ...]
    x: float
    y: float
    label: str
    words: str
    certain: bool


class SituationPicture(msgspec.Struct, frozen=True, gc=False):
    """Actors in rows, arcs between them, and how many interactions had no room."""

    height: float
    rows: tuple[ActorRow, ...]
    arcs: tuple[DeedArc, ...]
    left_out: int


class WeekBar(msgspec.Struct, frozen=True, gc=False):
    """A bar for one week of a pair: up for cooperation, down for conflict, all in the picture's units."""

    x: float
    y: float
    width: float
    height: float
    side: str
    words: str


class PairRow(msgspec.Struct, frozen=True, gc=False):
    """A pair of countries or bodies with its zero line and bars."""

    y: float
    label: str
    bars: tuple[WeekBar, ...]


class WeekChart(msgspec.Struct, frozen=True, gc=False):
    """Pairs of actors over weeks; `ticks` are (x, label)."""

    height: float
    pairs: tuple[PairRow, ...]
    ticks: tuple[tuple[float, str], ...]


def side_of(item: Interaction) -> str:
    """Return on which side an interaction is: "cooperation" or "conflict"."""
    return "cooperation" if item.action in COOPERATIVE else "conflict"


def situation_picture(items: Sequence[Interaction], name: Callable[[str], str]) -> SituationPicture:
    """Draw interactions as arcs between rows of actors, the most active ones first within their country.

    `name` names an entity. What concerns actors beyond the first nine, or arcs beyond fourteen, is counted as left out.
    """
    ends = {item.id: (_actor(item, name), _target(item, name)) for item in items}
    busy = Counter(end for pair in ends.values() for end in pair)
    countries = Counter(end[1] for end in busy.elements())
    chosen = sorted(busy, key=lambda end: (-busy[end], end))[:MOST_ACTORS]
    chosen.sort(key=lambda end: (-countries[end[1]], end[1], -busy[end], end))
    groups: dict[tuple[Row, Row, str], list[Interaction]] = {}
    for item in items:
        actor, target = ends[item.id]
        if actor in chosen and target in chosen and actor != target:
            groups.setdefault((actor, target, side_of(item)), []).append(item)
    # Few actors with much between them need more room for the figures on their arcs.
    height = min(2.0 * ROW, max(ROW, _LABEL[1] * min(MOST_ARCS, len(groups)) / max(1, len(chosen))))
    where = {end: round(height * (at + 0.5) + 4, 1) for at, end in enumerate(chosen)}
    rows = tuple(ActorRow(where[end], _short(end[0]), end[1]) for end in chosen)
    drawn = sorted(groups, key=lambda key: (-len(groups[key]), abs(where[key[0]] - where[key[1]]), key))[:MOST_ARCS]
    drawn.sort(key=lambda key: (abs(where[key[0]] - where[key[1]]), key))
    step = _REACH / max(1, len(drawn))
    arcs: list[DeedArc] = []
    for rank, key in enumerate(drawn):
        arcs.append(_arc(key, groups[key], (where[key[0]], where[key[1]]), 26 + step * rank, arcs))
    shown = sum(len(arc.ids) for arc in arcs)
    return SituationPicture(round(height * len(rows) + 8, 1), rows, tuple(arcs), len(items) - shown)


def _actor(item: Interaction, name: Callable[[str], str]) -> tuple[str, str]:
    words = item.actor_words.text if item.actor_words else "somebody"
    return _named(name(item.actor) if item.actor else words, item.actor_code)


def _target(item: Interaction, name: Callable[[str], str]) -> tuple[str, str]:
    words = item.target_words.text if item.target_words else "somebody"
    return _named(name(item.target) if item.target else words, item.target_code)


def _named(words: str, code: str | None) -> tuple[str, str]:
    """Return a row's name and code; a capital that stands for its country goes with it."""
    country = country_of(words)
    return country.name if country else " ".join(words.split()), _country(code)


def _country(code: str | None) -> str:
    return code.split()[0] if code else ""


def _short(name: str, most: int = 22) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _arc(
    key: tuple[Row, Row, str],
    items: Sequence[Interaction],
    ends: tuple[float, float],
    reach: float,
    before: Sequence[DeedArc],
) -> DeedArc:
    """Draw one arc; `reach` is how far it swings out, cooperation above the rows' middles, conflict below."""
    actor, target, side = key
    nudge = 4 if side == "conflict" else -4
    first, last = ends[0] + nudge, ends[1] + nudge
    bend = _START + reach * 4 / 3
    path = f"M{_START:g} {first:g} C{bend:g} {first:g} {bend:g} {last:g} {_START + 2:g} {last:g}"
    places = [_on(first, last, bend, t) for t in _LABELS]
    free = (p for p in places if all(abs(p[0] - o.x) > _LABEL[0] or abs(p[1] - o.y) > _LABEL[1] for o in before))
    x, y = next(free, places[0])
    kinds = Counter(item.action.lower() for item in items)
    what = ", ".join(kind if n == 1 else f"{kind} ×{n}" for kind, n in kinds.most_common())
    sign = "+" if side == "cooperation" else "−"
    return DeedArc(
        path=path,
        side=side,
        ids=tuple(item.id for item in items),
        x=round(x, 1),
        y=round(y, 1),
        label=f"{sign}{len(items)}",
        words=f"{actor[0]} → {target[0]}: {what}",
        certain=any(item.factuality not in _UNREAL for item in items),
    )


def _on(first: float, last: float, bend: float, t: float) -> tuple[float, float]:
    """Return the point of an arc at a share of its way (a cubic Bézier curve)."""
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    return (a + d) * _START + (b + c) * bend, (a + b) * first + (c + d) * last


def week_chart(items: Sequence[Interaction]) -> WeekChart | None:
    """Chart pairs of countries or bodies by week, None where the dates span fewer than three weeks or none are known.

    A pair is undirected; bars go up for cooperation and down for conflict, as high as there are interactions. Only the
    last half year is drawn: what is dated long before the reports is background.
    """
    dated = [(day, item) for item in items if (day := _monday(item.date)) and _foreign(item)]
    if not dated:
        return None
    last = max(day for day, _ in dated)
    dated = [(day, item) for day, item in dated if (last - day).days < 7 * MOST_WEEKS]
    first = min(day for day, _ in dated)
    weeks = (last - first).days // 7 + 1
    if weeks < FEWEST_WEEKS:
        return None
    counts: dict[tuple[str, ...], Counter[tuple[date, str]]] = {}
    for day, item in dated:
        pair = tuple(sorted((_country(item.actor_code), _country(item.target_code))))
        counts.setdefault(pair, Counter())[day, side_of(item)] += 1
    chosen = sorted(counts, key=lambda pair: (-counts[pair].total(), pair))[:MOST_PAIRS]
    most = max(n for pair in chosen for n in counts[pair].values())
    step = (WIDTH - 92) / weeks
    pairs = []
    for at, pair in enumerate(chosen):
        zero = 16 + 44 * at + 20.0
        bars = tuple(
            _bar(day, side, n, (84 + step * ((day - first).days // 7), zero, step, 16 / most))
            for (day, side), n in sorted(counts[pair].items())
        )
        pairs.append(PairRow(zero, " – ".join(pair), bars))
    every = max(1, weeks // 4)
    ticks = tuple((84 + step * at, (first + timedelta(weeks=at)).isoformat()[5:]) for at in range(0, weeks, every))
    return WeekChart(16 + 44 * len(chosen) + 4, tuple(pairs), ticks)


def _bar(day: date, side: str, n: int, place: tuple[float, float, float, float]) -> WeekBar:
    x, zero, step, unit = place
    height = max(3.0, n * unit)
    top = zero - height if side == "cooperation" else zero
    return WeekBar(
        round(x + 1, 1), round(top, 1), round(max(2.0, step - 2), 1), round(height, 1), side, f"{day}: {n} {side}"
    )


def _monday(value: str | None) -> date | None:
    try:
        day = date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
    return day - timedelta(days=day.weekday()) if day else None


def _foreign(item: Interaction) -> bool:
    return _country(item.actor_code) != _country(item.target_code)
