"""The same event across reports: event mentions of one story clustered within and across its reports.

Every pair of mentions is judged by what the two have in common (`event_features`) with boosted trees learnt from ECB+
(Cybulska and Vossen 2014); average link makes clusters of the judgements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.language.forms import is_content, stem
from secondsource.relate.background import background
from secondsource.relate.cluster import average_link, average_link_sparse
from secondsource.relate.event_features import NAMES, ReportTerms, StoryMaterial, pair_features
from secondsource.relate.features import features_of
from secondsource.relate.forest import packaged
from secondsource.relate.similarity import SimilarityOptions, alike
from secondsource.relate.triggers import triggers_of
from secondsource.relate.words import stem as plain_stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from secondsource.model.reading import Event, Reading
    from secondsource.model.story import Story

    Encode = Callable[[Sequence[str]], NDArray[np.float32]]

MODEL = "events.json"
_CIRCLES = (0.06, 0.09)  # likeness of reports from which they are one circle
_LEAD_WORDS = 60


class EventOptions(msgspec.Struct, frozen=True):
    """`threshold` is the mean probability at which two groups of mentions become one.

    Of a story with more than `most` mentions the dated ones are compared, then the others in order; what is left stays
    alone. With `dated` only the dated mentions and those whose triggers are like theirs are compared, which is what a
    timeline needs. Pairs whose triggers have neither a cosine of `least` nor a stem or its beginning in common are not
    judged.
    """

    threshold: float = 0.38
    most: int = 600
    least: float = 0.4
    unjudged: float = 0.01
    dated: bool = False


class Surroundings(msgspec.Struct, frozen=True):
    """How alike the reports of a pile are by their places in it (`order`); `circles` are two finer groupings."""

    order: Mapping[str, int]
    likeness: Mapping[tuple[int, int], float]
    circles: tuple[Sequence[int], Sequence[int]]


def surroundings(readings: Sequence[Reading]) -> Surroundings:
    """Compare the reports of a pile by their words."""
    edges = list(alike([features_of(reading) for reading in readings], SimilarityOptions()))
    close, closer = (average_link_sparse(len(readings), edges, threshold) for threshold in _CIRCLES)
    likeness = {(one, other): score for one, other, score in edges}
    return Surroundings({r.report.id: at for at, r in enumerate(readings)}, likeness, (close, closer))


def same_events(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    vectors: Mapping[str, NDArray[np.float32]],
    encode: Encode,
    options: EventOptions | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of ids of event mentions that are one event; a mention alone is a group of its own.

    `vectors` has a row a sentence for each report. Groups are in the order of their first mentions.
    """
    options = options or EventOptions()
    around = surroundings(readings)
    known = {reading.report.id: reading for reading in readings}
    groups: list[tuple[str, ...]] = []
    for story in stories:
        held = [known[report] for report in story.reports if report in known]
        events = [event for reading in held for event in reading.events]
        chosen, alone = _chosen(held, _near_dated(events, encode, options) if options.dated else events, options.most)
        groups += [(event.id,) for event in alone]
        if any(chosen.values()):
            groups += cluster(story_material(held, chosen, vectors, encode, around), options)
    place = {e.id: at for at, e in enumerate(event for reading in readings for event in reading.events)}
    return tuple(sorted(groups, key=lambda group: place[group[0]]))


def cluster(material: StoryMaterial, options: EventOptions) -> list[tuple[str, ...]]:
    """Cluster one story's mentions by the probabilities of their pairs."""
    features = pair_features(material)
    scores = probabilities(features, options)
    labels = average_link(scores, options.threshold)
    groups: dict[int, list[str]] = {}
    for trigger, label in zip(material.triggers, labels, strict=True):
        groups.setdefault(label, []).append(trigger.id)
    return [tuple(members) for members in groups.values()]


def probabilities(features: NDArray[np.float32], options: EventOptions) -> NDArray[np.float64]:
    """Return for each pair the probability that it is one event."""
    size = len(features)
    alike = features[..., NAMES.index("same stem")] + features[..., NAMES.index("same prefix")]
    near = (features[..., NAMES.index("trigger cosine")] >= options.least) | (alike > 0)
    rows, columns = np.nonzero(np.triu(near, 1))
    scores = np.full((size, size), options.unjudged)
    found = packaged(MODEL).probability(features[rows, columns])
    scores[rows, columns] = found
    scores[columns, rows] = found
    return scores


def story_material(
    readings: Sequence[Reading],
    events: Mapping[str, Sequence[Event]],
    vectors: Mapping[str, NDArray[np.float32]],
    encode: Encode,
    around: Surroundings,
) -> StoryMaterial:
    """Gather what one story's mentions (by report) are compared by."""
    triggers = [t for reading in readings for t in triggers_of(reading, events[reading.report.id])]
    middle = {r.report.id: _middle(vectors[r.report.id]) for r in readings if len(vectors[r.report.id])}
    held = sorted({t.report for t in triggers})
    return StoryMaterial(
        triggers=triggers,
        trigger_vectors=encode([t.text for t in triggers]),
        clause_vectors=encode([t.clause for t in triggers]),
        mixed_vectors=encode([f"{t.text}: {t.clause}" for t in triggers]),
        sentence_vectors=np.array([vectors[t.report][t.sentence] for t in triggers]),
        report_vectors=np.array([middle[t.report] for t in triggers]),
        terms={reading.report.id: _terms(reading) for reading in readings if reading.report.id in held},
        order=around.order,
        likeness=around.likeness,
        circles=around.circles,
    )


def _near_dated(events: Sequence[Event], encode: Encode, options: EventOptions) -> list[Event]:
    """Return the dated mentions and those with a trigger that is like one of theirs."""
    dated = np.array([event.time is not None for event in events], dtype=bool)
    if not dated.any():
        return []
    texts = [" ".join(event.trigger.text.split()) for event in events]
    rows = encode(texts)
    stems = np.array([stem(text) for text in texts])
    near = (rows @ rows[dated].T >= options.least) | (stems[:, None] == stems[dated][None])
    return [event for event, keep in zip(events, dated | near.any(axis=1), strict=True) if keep]


def _chosen(
    readings: Sequence[Reading], events: Sequence[Event], most: int
) -> tuple[dict[str, list[Event]], list[Event]]:
    """Return the mentions to compare of some, by report, and all those left alone."""
    kept = {event.id for event in sorted(events, key=lambda event: event.time is None)[:most]}
    chosen = {r.report.id: [event for event in r.events if event.id in kept] for r in readings}
    return chosen, [event for r in readings for event in r.events if event.id not in kept]


def _middle(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    mean = rows.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9))


def _terms(reading: Reading) -> ReportTerms:
    words = [token.text for token in reading.tokens if is_content(token.text)]
    stems = [stem(word) for word in words]
    table = background()
    lead = [stem(token.text) for token in reading.tokens[:_LEAD_WORDS] if is_content(token.text)]
    return ReportTerms(
        stems=Counter(stems),
        rarities={key: table.rarity(plain_stem(word)) for key, word in zip(stems, words, strict=True)},
        names=Counter(
            word for mention in reading.mentions for word in mention.span.text.lower().split() if len(word) > 2
        ),
        lead=frozenset(lead),
    )
