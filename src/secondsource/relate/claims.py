"""Claims: the propositions of several reports that speak to the same point, by the sentences they stand in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from secondsource.model.claim import Claim, Member
from secondsource.model.proposition import Pair
from secondsource.relate.propositions import is_weighty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.model.proposition import Proposition
    from secondsource.model.story import Story
    from secondsource.relate.alignment import Link, Place

    Scores = Mapping[tuple[int, int], float]

_STRAY = 2  # characters, such as an opening quotation mark
_MOST = 0.5


class ClaimOptions(msgspec.Struct, frozen=True):
    """Bounds of what becomes one claim, chosen on the marked pairs that the alignment was fitted to.

    `aligned` is the probability from which sentences of two reports are brought together, `together` the affinity at
    which two groups become one. The others are cosines: `part` of further parts of two such sentences,
    `within` of what a report repeats, `same_words` from which two speakers may be one that a report has wrong, `pair`
    of what judges look at.
    """

    aligned: float = 0.42
    together: float = 0.25
    part: float = 0.55
    within: float = 0.8
    same_words: float = 0.9
    pair: float = 0.42


class Material(NamedTuple):
    """One story's propositions with a unit row of `vectors` each, and its sentences' links."""

    items: Sequence[Proposition]
    vectors: NDArray[np.float32]
    links: Sequence[Link]


def find_pairs(items: Sequence[Proposition], vectors: NDArray[np.float32], options: ClaimOptions) -> list[Pair]:
    """Return all pairs of one story's propositions that are close enough to be judged, in order; short ones in none.

    `vectors` has one unit row a proposition.
    """
    scores = vectors @ vectors.T
    weighty = np.array([is_weighty(item) for item in items], dtype=bool)
    rows, columns = np.nonzero(np.triu((scores >= options.pair) & weighty & weighty[:, None], 1))
    return [
        Pair(items[i], items[j], round(float(scores[i, j]), 4))
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
    ]


def find_claims(story: Story, material: Material, options: ClaimOptions) -> list[Claim]:
    """Cluster one story's propositions into claims, the most probable of the sentences that speak to one point first.

    Ids are given later, over all stories; origins and status are the judge's.
    """
    items = material.items
    scores, joined = _across(material, options)
    joined += _within(material, options)
    joined.sort(key=lambda link: (-link[0], link[1:]))
    group = list(range(len(items)))
    members: dict[int, list[int]] = {at: [at] for at in group}
    for _, one, other in joined:
        a, b = group[one], group[other]
        if a == b or _affinity(members[a], members[b], items, scores) < options.together:
            continue
        members[a] += members.pop(b)
        for at in members[a]:
            group[at] = a
    claims = [_claim(story, items, sorted(found), scores) for found in members.values()]
    made = [claim for claim in claims if claim is not None]
    return [claim for claim in made if not any(_holds(other, claim) for other in made if other is not claim)]


def _across(
    material: Material, options: ClaimOptions
) -> tuple[dict[tuple[int, int], float], list[tuple[float, int, int]]]:
    """Return the probability of each two propositions of linked sentences, and those to be brought together.

    Of two sentences those parts are that are each other's closest, beside the closest of all only near ones.
    """
    items, vectors = material.items, material.vectors
    parts: dict[Place, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        parts[item.report, item.sentence.start].append(at)
    scores: dict[tuple[int, int], float] = {}
    joined = []
    for a, b, probability in material.links:
        left, right = parts[a], parts[b]
        if not left or not right:
            continue
        scores.update({(min(i, j), max(i, j)): probability for i in left for j in right})
        if probability < options.aligned:
            continue
        close = vectors[left] @ vectors[right].T
        for row, column in zip(*np.nonzero((close >= options.part) | (close == close.max())), strict=True):
            one, other, cosine = left[row], right[column], float(close[row, column])
            closest = cosine == close[row].max() and cosine == close[:, column].max()
            if closest and _may_meet(items[one], items[other], cosine, options):
                joined.append((probability, min(one, other), max(one, other)))
    return scores, joined


def _within(material: Material, options: ClaimOptions) -> list[tuple[float, int, int]]:
    """Return the propositions of one report that repeat each other."""
    found = []
    by_report: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(material.items):
        by_report[item.report].append(at)
    for places in by_report.values():
        close = material.vectors[places] @ material.vectors[places].T
        for row, column in zip(*np.nonzero(np.triu(close >= options.within, 1)), strict=True):
            one, other = material.items[places[row]], material.items[places[column]]
            score = float(close[row, column])
            if not one.span.overlaps(other.span) and _may_meet(one, other, score, options):
                found.append((round(score, 4), places[row], places[column]))
    return found


def _may_meet(a: Proposition, b: Proposition, closeness: float, options: ClaimOptions) -> bool:
    """Tell whether two propositions may be one claim: what two speakers say stays two, unless in the same words."""
    return not (a.speaker and b.speaker and a.speaker != b.speaker) or closeness >= options.same_words


def _affinity(left: Sequence[int], right: Sequence[int], items: Sequence[Proposition], scores: Scores) -> float:
    """Return how probably two groups speak to one point: midway between the mean of all pairs and of each one's best.

    Two sentences may each answer to half of a third. Propositions of one report are not held against each other.
    """
    best: dict[int, float] = {}
    found = []
    for one in left:
        for other in right:
            if items[one].report != items[other].report:
                score = scores.get((min(one, other), max(one, other)), 0.0)
                best[one], best[other] = max(score, best.get(one, 0.0)), max(score, best.get(other, 0.0))
                found.append(score)
    return (sum(found) / len(found) + sum(best.values()) / len(best)) / 2 if found else 1.0


def _holds(larger: Claim, smaller: Claim) -> bool:
    """Tell whether every member of a claim stands within a longer member of another: a statement with its frame."""
    return all(any(o.span.holds(m.span) and o.span != m.span for o in larger.members) for m in smaller.members)


def _claim(story: Story, items: Sequence[Proposition], places: Sequence[int], scores: Scores) -> Claim | None:
    """Make a claim of the propositions at some places; a heading or a short aside alone makes none."""
    held = [items[at] for at in places]
    if len(held) == 1 and (held[0].heading or sum(w.content for w in held[0].words) < 5):
        return None

    def centrality(at: int) -> float:
        return round(sum(scores.get((min(at, other), max(at, other)), 0.0) for other in places), 6)

    body = [at for at in places if not items[at].heading] or places
    whole = [at for at in body if _is_whole(items[at])] or body
    central = items[max(whole, key=lambda at: (centrality(at), -at))]
    return Claim(
        id="",
        story=story.id,
        kind="statement" if central.voiced else "event",
        members=tuple(Member(item.span, item.ref) for item in held),
        reports=tuple(dict.fromkeys(item.report for item in held)),
        origins=0,
        status="single-source",
        summary=" ".join(central.span.text.split()),
    )


def _is_whole(item: Proposition) -> bool:
    """Tell whether a proposition can be read by itself: it begins its sentence and is most of it."""
    begins = item.span.start - item.sentence.start <= _STRAY
    return begins and item.span.end - item.span.start >= _MOST * (item.sentence.end - item.sentence.start)
