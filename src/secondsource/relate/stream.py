"""Stories as a stream: each new report joins a story, opens one, or joins two."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.relate.features import published_day
from secondsource.relate.similarity import Vector, Weigher, fading_of
from secondsource.relate.stories import Group, StoryOptions, make_story, reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secondsource.model.story import Story
    from secondsource.relate.features import Features


class StreamOptions(msgspec.Struct, frozen=True):
    """How far a new report looks, and the threshold: a little above that of a whole pile, because it decides at once.

    Only the `terms` weightiest terms of a report are kept. It is compared with the `nearest` reports that share most
    with it in its `keys` weightiest terms, of which the `recent` latest holders are looked at.
    """

    stories: StoryOptions = StoryOptions(threshold=0.05)
    terms: int = 220
    keys: int = 40
    recent: int = 32
    nearest: int = 16


class Step(msgspec.Struct, frozen=True, gc=False):
    """What a new report did: `story` is the number of its story, `merged` of the one that went into it."""

    report: str
    change: Literal["opened", "joined", "merged"]
    story: int
    merged: int | None = None


class StoryStream:
    """Sorts reports into stories one by one, by the measure and the average link of `find_stories`.

    A report's terms are weighed by the reports seen so far and the background, and never again, so the order of
    reports matters a little. What a report is compared with is bounded, however many reports were seen.
    """

    def __init__(self, options: StreamOptions | None = None) -> None:
        """Begin with no report seen."""
        self._options = options or StreamOptions()
        self._similarity = self._options.stories.similarity
        self._weigher = Weigher(self._similarity)
        self._features: list[Features] = []
        self._vectors: list[Vector] = []
        self._days: list[float] = []
        self._crowding: list[float] = []
        self._mass: dict[int, float] = defaultdict(float)
        self._holders: dict[int, list[tuple[int, float]]] = defaultdict(list)
        self._story: list[int] = []  # the story of each report
        self._members: dict[int, list[int]] = {}
        self._links: dict[int, dict[int, float]] = {}  # the summed likeness of each story's reports to other stories'

    def add(self, item: Features) -> Step:
        """Put a report into a story and say what that did."""
        at = len(self._features)
        vector = self._take(item)
        links: dict[int, float] = defaultdict(float)
        for other in self._near(vector):
            score = self._likeness(at, other)
            if score >= self._similarity.least:
                links[self._story[other]] += score
        self._place(at, vector)
        ranked = sorted(((self._mean(total, 1, story), -story) for story, total in links.items()), reverse=True)
        if not ranked or ranked[0][0] < self._options.stories.threshold:
            self._story.append(at)
            self._members[at] = [at]
            self._links[at] = {}
            self._connect(at, links)
            return Step(item.id, "opened", at)
        home = -ranked[0][1]
        self._story.append(home)
        self._members[home].append(at)
        links.pop(home)
        self._connect(home, links)
        merged = self._merge(home)
        return Step(item.id, "joined" if merged is None else "merged", self._story[at], merged)

    def stories(self) -> tuple[Story, ...]:
        """Return the stories so far, in the order of their first reports."""
        groups = sorted(tuple(sorted(members)) for members in self._members.values())
        return tuple(
            make_story(f"s{number}", Group(members, members[0]), self._features)
            for number, members in enumerate(groups, start=1)
        )

    def labels(self) -> list[int]:
        """Return the number of each report's story, in the order of the reports."""
        return list(self._story)

    def reason(self, step: Step) -> str:
        """Say in words what the last report of a story shares with the story's reports."""
        return reason([self._features[at] for at in reversed(self._members[step.story])])

    def _take(self, item: Features) -> Vector:
        self._weigher.see(item)
        vector = self._weigher.vector(self._weigher.count(item))
        if len(vector) > self._options.terms:
            vector = dict(sorted(vector.items(), key=lambda term: -term[1])[: self._options.terms])
        else:
            vector = dict(sorted(vector.items(), key=lambda term: -term[1]))
        day = published_day(item.published)
        self._features.append(item)
        self._days.append(math.nan if day is None else day.toordinal())
        mass, options = self._mass, self._similarity
        alike = sum(value * mass[term] for term, value in vector.items() if term in mass)
        pile = (alike + options.unseen * options.typical) / (len(self._vectors) + options.unseen)
        self._crowding.append(min(pile, options.crowding))
        self._vectors.append(vector)
        return vector

    def _near(self, vector: Vector) -> list[int]:
        """Return the reports that share most with a new one in its weightiest terms, the nearest first."""
        found: dict[int, float] = defaultdict(float)
        recent = self._options.recent
        for _, (term, value) in zip(range(self._options.keys), vector.items(), strict=False):
            for other, share in self._holders[term][-recent:]:
                found[other] += value * share
        ranked = sorted(found, key=lambda other: (-found[other], other))
        return ranked[: self._options.nearest]

    def _likeness(self, at: int, other: int) -> float:
        theirs = self._vectors[other]
        alike = sum([value * theirs[term] for term, value in self._vectors[at].items() if term in theirs])
        gap = self._days[at] - self._days[other]
        return alike * fading_of(gap, self._similarity) - self._crowding[at] - self._crowding[other]

    def _place(self, at: int, vector: Vector) -> None:
        mass, holders = self._mass, self._holders
        keys = self._options.keys
        for rank, (term, value) in enumerate(vector.items()):
            mass[term] += value
            if rank < 2 * keys:
                holders[term].append((at, value))

    def _mean(self, total: float, reports: int, story: int) -> float:
        """Return the mean of a sum of likenesses, a large story taken for the part of it that can be met."""
        return total / (reports * min(len(self._members[story]), self._options.nearest))

    def _connect(self, home: int, links: Mapping[int, float]) -> None:
        for story, total in links.items():
            new = self._links[home].get(story, 0.0) + total
            self._links[home][story] = self._links[story][home] = new

    def _merge(self, home: int) -> int | None:
        """Merge a story with the one it is most alike to, if they are alike enough; return what went into the other."""
        size = len(self._members[home])
        ranked = sorted((-self._mean(total, size, story), story) for story, total in self._links[home].items())
        if not ranked or -ranked[0][0] < self._options.stories.threshold:
            return None
        kept, gone = sorted((home, ranked[0][1]))
        moved = self._members.pop(gone)
        self._members[kept] += moved
        for at in moved:
            self._story[at] = kept
        for story, total in self._links.pop(gone).items():
            self._links[story].pop(gone)
            if story != kept:
                new = self._links[kept].get(story, 0.0) + total
                self._links[kept][story] = self._links[story][kept] = new
        return gone
