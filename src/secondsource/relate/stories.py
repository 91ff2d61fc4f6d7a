"""Stories: which reports are about the same events."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from secondsource.model.dates import day_of
from secondsource.model.story import Story
from secondsource.relate.background import background
from secondsource.relate.cluster import average_link_sparse
from secondsource.relate.features import Features, features_of, is_part_of
from secondsource.relate.similarity import SimilarityOptions, alike
from secondsource.relate.words import FUNCTION_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Reading

LOOKED_AT = 40  # reports, for the reason
_WHY_NAMES = 3
_WHY_WORDS = 3


class StoryOptions(msgspec.Struct, frozen=True):
    """`threshold` is the mean similarity (`similarity.alike`) at which two groups of reports become one story."""

    threshold: float = 0.04
    similarity: SimilarityOptions = SimilarityOptions()


class Group(msgspec.Struct, frozen=True, gc=False):
    """Reports of one story by their place in the pile; `central` is the one most like the others."""

    members: tuple[int, ...]
    central: int


def find_stories(readings: Sequence[Reading], options: StoryOptions | None = None) -> tuple[Story, ...]:
    """Sort reports into stories, in the order of their first reports; every report is in exactly one."""
    return stories_of([features_of(reading) for reading in readings], options)


def one_story(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Make one story of all reports, as somebody says who knows that they are of the same events."""
    features = [features_of(reading) for reading in readings]
    likeness = [0.0] * len(features)
    for a, b, score in alike(features, SimilarityOptions()):
        likeness[a] += score
        likeness[b] += score
    central = max(range(len(features)), key=lambda at: (round(likeness[at], 9), -at), default=0)
    return (make_story("s1", Group(tuple(range(len(features))), central), features),) if features else ()


def stories_of(features: Sequence[Features], options: StoryOptions | None = None) -> tuple[Story, ...]:
    """Sort reports, given by their features, into stories."""
    groups = group_features(features, options or StoryOptions())
    return tuple(make_story(f"s{number}", group, features) for number, group in enumerate(groups, start=1))


def group_features(features: Sequence[Features], options: StoryOptions) -> list[Group]:
    """Group reports by average-link clustering over TF-IDF similarity and time."""
    edges = list(alike(features, options.similarity))
    labels = average_link_sparse(len(features), edges, options.threshold)
    members: dict[int, list[int]] = {}
    for at, label in enumerate(labels):
        members.setdefault(label, []).append(at)
    likeness = [0.0] * len(features)
    for a, b, score in edges:
        if labels[a] == labels[b]:
            likeness[a] += score
            likeness[b] += score
    return [
        Group(tuple(inside), max(inside, key=lambda at: (round(likeness[at], 9), -at))) for inside in members.values()
    ]


def make_story(id: str, group: Group, features: Sequence[Features]) -> Story:  # noqa: A002 -- as in the contract
    """Make the story of a group of reports: its central title, its days and what its reports share."""
    members = [features[at] for at in group.members]
    days = sorted(day for item in members if (day := day_of(item.published)) is not None)
    return Story(
        id=id,
        title=features[group.central].title,
        reports=tuple(item.id for item in members),
        from_=days[0].isoformat() if days else None,
        to=(days[-1] + timedelta(days=1)).isoformat() if days else None,
        why=reason(members),
    )


def reason(members: Sequence[Features]) -> str:
    """Say in words what the reports of a story share: names, a phrase and a day, else rare words."""
    if len(members) == 1:
        return "no other report is about these events"
    looked = members[:LOOKED_AT]
    need = max(2, (len(looked) + 1) // 2)
    names = _shared_names(looked, need)
    shared = [*names, *_shared_phrases(looked, need, names), *_shared_days(looked, need)]
    shared = shared or _shared_words(looked, need)
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


def _shared_phrases(members: Sequence[Features], need: int, names: Sequence[str]) -> list[str]:
    """Return the rarest pair of neighbouring words in most of the reports that belongs to no name."""
    named = {stem(word) for name in (*names, *(n for item in members for n in item.names)) for word in name.split()}
    reports: Counter[tuple[str, str]] = Counter()
    for item in members:
        words = item.words()[0]
        reports.update(
            {pair for pair in pairwise(words) if not FUNCTION_WORDS.intersection(pair) and named.isdisjoint(pair)}
        )
    table = background()
    rank = sorted(
        (-count * (table.rarity(first) + table.rarity(second)), f"{first} {second}")
        for (first, second), count in reports.items()
        if count >= need and first.isalpha() and second.isalpha()
    )
    return [rank[0][1]] if rank else []


def _shared_days(members: Sequence[Features], need: int) -> list[str]:
    """Return the day most reports speak of, else the day most were published on; the earlier of equals."""
    for days in ([item.dates for item in members], [{str(day_of(item.published) or "")} for item in members]):
        reports = Counter(day for own in days for day in own if day)
        rank = sorted((-count, day) for day, count in reports.items() if count >= need)
        if rank:
            return [rank[0][1]]
    return []


def _shared_words(members: Sequence[Features], need: int) -> list[str]:
    """Return the rarest words in most of the reports."""
    reports = Counter(word for item in members for word in set(item.words()[0]) - FUNCTION_WORDS)
    table = background()
    rank = sorted((-table.rarity(word), word) for word, count in reports.items() if count >= need and len(word) > 3)
    return [word for _, word in rank[:_WHY_WORDS]]
