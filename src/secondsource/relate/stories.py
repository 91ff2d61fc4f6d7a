"""Stories: which reports are about the same events."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.model.story import Story
from secondsource.relate.background import background
from secondsource.relate.cluster import average_link
from secondsource.relate.features import Features, features_of, is_part_of
from secondsource.relate.similarity import SimilarityOptions, TermMatrix, published_day
from secondsource.relate.words import FUNCTION_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.model.reading import Reading

_WHY_NAMES = 3
_WHY_WORDS = 3


class StoryOptions(msgspec.Struct, frozen=True):
    """`threshold` is the mean similarity (`TermMatrix.row`) at which two groups of reports become one story."""

    threshold: float = 0.06
    similarity: SimilarityOptions = SimilarityOptions()


class Group(msgspec.Struct, frozen=True, gc=False):
    """Reports of one story by their place in the pile; `central` is the one most like the others."""

    members: tuple[int, ...]
    central: int


def find_stories(readings: Sequence[Reading], options: StoryOptions | None = None) -> tuple[Story, ...]:
    """Sort reports into stories, in the order of their first reports; every report is in exactly one."""
    return stories_of([features_of(reading) for reading in readings], options)


def stories_of(features: Sequence[Features], options: StoryOptions | None = None) -> tuple[Story, ...]:
    """Sort reports, given by their features, into stories."""
    groups = group_features(features, options or StoryOptions())
    return tuple(_story(f"s{number}", group, features) for number, group in enumerate(groups, start=1))


def group_features(features: Sequence[Features], options: StoryOptions) -> list[Group]:
    """Group reports by average-link clustering over TF-IDF similarity and time.

    Average link joins two groups only if some pair of theirs reaches the threshold, so the parts that hang together by
    such pairs are clustered one by one: exact, and near-linear in a pile of many stories.
    """
    matrix = TermMatrix(features, options.similarity)
    groups: list[Group] = []
    for part in _connected(matrix, options.threshold):
        index = np.array(part, dtype=np.intp)
        scores = np.array([matrix.row(at)[index] for at in part])
        labels = average_link(scores, options.threshold)
        for label in range(max(labels) + 1):
            inside = [at for at, mark in enumerate(labels) if mark == label]
            groups.append(Group(tuple(part[at] for at in inside), part[_central(scores, inside)]))
    return sorted(groups, key=lambda group: group.members[0])


def _connected(matrix: TermMatrix, threshold: float) -> list[list[int]]:
    """Return the connected parts of the graph of pairs that reach the threshold, each in order."""
    seen = [False] * matrix.size
    parts: list[list[int]] = []
    for first in range(matrix.size):
        if seen[first]:
            continue
        seen[first] = True
        part = [first]
        for at in part:  # the list grows while it is walked: breadth first
            for other in np.flatnonzero(matrix.row(at) >= threshold).tolist():
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(sorted(part))
    return parts


def _central(scores: NDArray[np.float64], inside: Sequence[int]) -> int:
    """Return the member most like the others, the first of equals."""
    block = scores[np.ix_(inside, inside)]
    return inside[int(np.round(block.sum(axis=1), 9).argmax())]


def _story(id: str, group: Group, features: Sequence[Features]) -> Story:  # noqa: A002 -- as in the contract
    members = [features[at] for at in group.members]
    days = sorted(day for item in members if (day := published_day(item.published)) is not None)
    return Story(
        id=id,
        title=features[group.central].title,
        reports=tuple(item.id for item in members),
        from_=days[0].isoformat() if days else None,
        to=(days[-1] + timedelta(days=1)).isoformat() if days else None,
        why=_why(members),
    )


def _why(members: Sequence[Features]) -> str:
    """Say in words what the reports of a story share: names, a day, else rare words."""
    if len(members) == 1:
        return "no other report is about these events"
    need = max(2, (len(members) + 1) // 2)
    shared = [*_shared_names(members, need), *_shared_days(members, need)]
    shared = shared or _shared_words(members, need)
    return f"shares {', '.join(shared)}" if shared else "similar wording throughout"


def _shared_names(members: Sequence[Features], need: int) -> list[str]:
    """Return the names in most of the reports, the more widely shared and rarer first, none that is part of another."""
    reports: dict[str, int] = {}
    shown: dict[str, str] = {}
    for item in members:
        for key, name in item.names.items():
            reports[key] = reports.get(key, 0) + 1
            shown.setdefault(key, name)
    rank = sorted(
        (key for key, count in reports.items() if count >= need and _rarity(key) > 0),
        key=lambda key: (-reports[key] * _rarity(key), key),
    )
    chosen: list[str] = []
    for key in rank:
        if not any(is_part_of(key, other) or is_part_of(other, key) for other in chosen):
            chosen.append(key)
        if len(chosen) == _WHY_NAMES:
            break
    return [shown[key] for key in chosen]


def _rarity(name: str) -> float:
    """Return the mean rarity of a name's words, a little more for a name of several."""
    stems = [stem(word) for word in name.split()]
    content = [background().rarity(word) for word in stems if word not in FUNCTION_WORDS]
    return sum(content) / max(1, len(stems)) * (1.0 if len(stems) == 1 else 1.5)


def _shared_days(members: Sequence[Features], need: int) -> list[str]:
    """Return the day most reports speak of, the earlier of equals."""
    reports: dict[str, int] = {}
    for item in members:
        for day in item.dates:
            reports[day] = reports.get(day, 0) + 1
    rank = sorted((-count, day) for day, count in reports.items() if count >= need)
    return [rank[0][1]] if rank else []


def _shared_words(members: Sequence[Features], need: int) -> list[str]:
    """Return the rarest words in most of the reports."""
    reports: dict[str, int] = {}
    for item in members:
        for word in set(item.stems) - FUNCTION_WORDS:
            reports[word] = reports.get(word, 0) + 1
    table = background()
    rank = sorted((-table.rarity(word), word) for word, count in reports.items() if count >= need and len(word) > 3)
    return [word for _, word in rank[:_WHY_WORDS]]
