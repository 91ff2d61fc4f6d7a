"""Stories as a stream: each new report opens a story or joins one, and what it touches is sorted again."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
import numpy as np

from secondsource.model.dates import day_of
from secondsource.relate.cluster import average_link_sparse
from secondsource.relate.similarity import Weigher, fading_of, with_room
from secondsource.relate.stories import LOOKED_AT, Group, StoryOptions, make_story, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.model.story import Story
    from secondsource.relate.features import Features


class StreamOptions(msgspec.Struct, frozen=True):
    """How far a new report looks; the threshold is that of a whole pile.

    Only the `terms` weightiest terms of a report are kept. It is compared with the `nearest` reports that share most
    with it in its `keys` weightiest terms, of which the `recent` latest holders are looked at. The `touched` stories
    most alike to it, those it is at least `reach` of the threshold alike to, are sorted again together with it; a story
    of more than `whole` reports is not taken apart any more.
    """

    stories: StoryOptions = StoryOptions()
    terms: int = 400
    keys: int = 32
    recent: int = 24
    nearest: int = 16
    touched: int = 4
    reach: float = 0.5
    whole: int = 32


class Step(msgspec.Struct, frozen=True, gc=False):
    """What a new report did. A story's number is the place of its first report.

    `merged` is the story that went into `story` as a whole; `moved` are other earlier reports, by place, that stand in
    another story now, each with that story.
    """

    report: str
    change: Literal["opened", "joined", "merged"]
    story: int
    merged: int | None = None
    moved: tuple[tuple[int, int], ...] = ()


class _Vector(NamedTuple):
    """A report's weightiest terms by their numbers, the weightiest first, and their weights."""

    terms: NDArray[np.int32]
    weights: NDArray[np.float32]


class StoryStream:
    """Sorts reports into stories one by one, by the measure and the average link of `find_stories`.

    A report's terms are weighed by the reports seen so far and the background, and never again, so the order of
    reports matters a little. What a report is compared with, and what is sorted again because of it, is bounded,
    however many reports were seen.
    """

    def __init__(self, options: StreamOptions | None = None) -> None:
        """Begin with no report seen."""
        self._options = options or StreamOptions()
        self._similarity = self._options.stories.similarity
        self._weigher = Weigher(self._similarity)
        self._features: list[Features] = []
        self._vectors: list[_Vector] = []
        self._days: list[float] = []
        self._crowding: list[float] = []
        self._own = np.zeros(0)  # the new report's weight of each term
        self._mass = np.zeros(0)  # the summed weight of each term in all reports
        self._holders: dict[int, list[tuple[int, float]]] = defaultdict(list)  # whom a term leads to
        self._links: list[dict[int, float]] = []  # whom each report is alike to, and how much
        self._story: list[int] = []  # the story of each report
        self._members: dict[int, list[int]] = {}

    def add(self, item: Features) -> Step:
        """Put a report into a story and say what that did."""
        at = len(self._features)
        self._take(item)
        links = self._meet(at)
        self._links.append(links)
        for other, score in links.items():
            self._links[other][at] = score
        self._story.append(at)
        self._members[at] = [at]
        touched = self._touched(links)
        sizes = {story: len(self._members[story]) for story in touched}
        return self._step(at, sizes, self._sort([*touched, at]) if touched else {})

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
        return reason([self._features[at] for at in reversed(self._members[step.story][-LOOKED_AT:])])

    def _take(self, item: Features) -> None:
        """Weigh a report's terms and take note of it."""
        self._weigher.see(item)
        found = self._weigher.vector(self._weigher.count(item))
        kept = np.argsort(-found.weights, kind="stable")[: self._options.terms]
        vector = _Vector(found.terms[kept].astype(np.int32), found.weights[kept].astype(np.float32))
        self._mass, self._own = with_room(self._mass, self._weigher.terms), with_room(self._own, self._weigher.terms)
        options = self._similarity
        alike = float((vector.weights * self._mass[vector.terms]).sum())
        pile = (alike + options.unseen * options.typical) / (len(self._vectors) + options.unseen)
        day = day_of(item.published)
        self._mass[vector.terms] += vector.weights
        self._crowding.append(min(pile, options.crowding))
        self._days.append(math.nan if day is None else day.toordinal())
        self._features.append(item)
        self._vectors.append(vector)

    def _meet(self, at: int) -> dict[int, float]:
        """Compare a report with those near it; return those it is alike to, and become one that others can meet."""
        vector = self._vectors[at]
        near = self._near(vector)
        links: dict[int, float] = {}
        for other, alike in zip(near, self._shared(vector, near), strict=True):
            gap = self._days[at] - self._days[other]
            score = alike * fading_of(gap, self._similarity) - self._crowding[at] - self._crowding[other]
            if score >= self._similarity.least:
                links[other] = score
        reach = 2 * self._options.keys
        for term, weight in zip(vector.terms[:reach].tolist(), vector.weights[:reach].tolist(), strict=True):
            holders = self._holders[term]
            holders.append((at, weight))
            if len(holders) > 2 * self._options.recent:
                del holders[: -self._options.recent]
        return links

    def _shared(self, vector: _Vector, others: Sequence[int]) -> list[float]:
        """Return the products of a new report's vector with those of others, which share terms with it."""
        if not others:
            return []
        theirs = [self._vectors[other] for other in others]
        starts = np.cumsum([0, *(len(held.terms) for held in theirs[:-1])])
        self._own[vector.terms] = vector.weights
        shares = self._own[np.concatenate([held.terms for held in theirs])]
        self._own[vector.terms] = 0.0
        found: list[float] = np.add.reduceat(
            shares * np.concatenate([held.weights for held in theirs]), starts
        ).tolist()
        return found

    def _near(self, vector: _Vector) -> list[int]:
        """Return the reports that share most with a new one in its weightiest terms, the nearest first."""
        found: dict[int, float] = defaultdict(float)
        keys = self._options.keys
        for term, weight in zip(vector.terms[:keys].tolist(), vector.weights[:keys].tolist(), strict=True):
            for other, share in self._holders.get(term, ())[-self._options.recent :]:
                found[other] += weight * share
        if len(found) > self._options.nearest:
            least = sorted(found.values())[-self._options.nearest]
            found = {other: total for other, total in found.items() if total >= least}
        ranked = sorted(found, key=lambda other: (-found[other], other))
        return ranked[: self._options.nearest]

    def _touched(self, links: Mapping[int, float]) -> list[int]:
        """Return the stories that a new report is alike to, as far as they matter, the most alike first."""
        totals: dict[int, float] = defaultdict(float)
        for other, score in links.items():
            totals[self._story[other]] += score
        means = {story: total / self._weight(story) for story, total in totals.items()}
        least = self._options.reach * self._options.stories.threshold
        ranked = sorted((story for story in means if means[story] >= least), key=lambda s: (-means[s], s))
        return ranked[: self._options.touched]

    def _weight(self, story: int) -> int:
        """Return how many reports a story counts for: a large one for the part of it that can be met."""
        return min(len(self._members[story]), self._options.nearest)

    def _sort(self, stories: Sequence[int]) -> dict[int, int]:
        """Sort the reports of some stories anew by average link; return what stood in another story, and which.

        A large story goes as one, and nothing is done for each of its reports while it keeps its number.
        """
        parts: list[list[int]] = []  # reports that stay together, and the newest is last
        for story in sorted(stories):
            members = self._members.pop(story)
            parts += [members] if len(members) > self._options.whole else [[report] for report in sorted(members)]
        weights = [self._options.nearest if len(part) > 1 else 1 for part in parts]
        labels = average_link_sparse(len(parts), self._sums(parts), self._options.stories.threshold, weights)
        groups: dict[int, list[list[int]]] = defaultdict(list)
        for part, label in zip(parts, labels, strict=True):
            groups[label].append(part)
        changed: dict[int, int] = {}
        for group in groups.values():
            first = min(self._story[part[0]] if len(part) > 1 else part[0] for part in group)
            group.sort(key=len, reverse=True)  # stable: the newest report stays the last
            self._members[first] = group[0]
            for number, part in enumerate(group):
                if self._story[part[0]] != first:
                    changed.update((report, self._story[report]) for report in part)
                    for report in part:
                        self._story[report] = first
                if number:
                    group[0].extend(part)
        return changed

    def _sums(self, parts: Sequence[Sequence[int]]) -> list[tuple[int, int, float]]:
        """Sum the likeness between parts; between two large ones it is estimated from the latest reports of one."""
        alone = {part[0]: number for number, part in enumerate(parts) if len(part) == 1}
        large = {self._story[part[0]]: number for number, part in enumerate(parts) if len(part) > 1}
        estimated = self._options.nearest / self._options.whole
        sums: dict[tuple[int, int], float] = defaultdict(float)
        for number, part in enumerate(parts):
            for report in part[-self._options.whole :]:
                for other, score in self._links[report].items():
                    there = alone.get(other)
                    if there is None and (there := large.get(self._story[other])) is None:
                        continue
                    if len(part) == 1 and (there > number or len(parts[there]) > 1):
                        sums[min(number, there), max(number, there)] += score
                    elif there > number and len(part) > 1 and len(parts[there]) > 1:
                        sums[number, there] += score * estimated
        return [(a, b, total) for (a, b), total in sums.items()]

    def _step(self, at: int, sizes: Mapping[int, int], changed: Mapping[int, int]) -> Step:
        """Say what the sorting did; `sizes` are those of the stories before it, `changed` what it returned."""
        home = self._story[at]
        came = Counter(story for report, story in changed.items() if self._story[report] == home)
        gone = sorted(story for story, size in sizes.items() if came[story] == size)
        merged = gone[0] if gone and home in sizes else None
        moved = tuple(
            (report, self._story[report])
            for report, story in sorted(changed.items())
            if report != at and story != merged
        )
        change: Literal["opened", "joined", "merged"] = "opened"
        if len(self._members[home]) > 1:
            change = "joined" if merged is None else "merged"
        return Step(self._features[at].id, change, home, merged, moved)
