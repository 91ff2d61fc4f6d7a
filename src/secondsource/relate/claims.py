"""Claims: propositions across reports lined up by meaning (vectors), words and the things they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.language.negation import negation_cues
from secondsource.model.claim import Claim, Member
from secondsource.model.proposition import Pair
from secondsource.relate.alignment import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.model.proposition import Proposition
    from secondsource.model.story import Story


_WORDS_COUNT = 0.2
_SHORT = 2  # words beside names
_STRAY = 2  # characters, such as an opening quotation mark
_MOST = 0.5


class ClaimOptions(msgspec.Struct, frozen=True):
    """Cosine thresholds, tuned on pairs of BASIL dev sentences.

    `aligned` is what a pair counts for at least whose sentences say the same, `below` at most whose sentences do not;
    from `same_words` on two speakers may be one that a report has wrong.
    """

    same: float = 0.74
    same_with_words: float = 0.57
    overlap: float = 0.48
    within: float = 0.8
    very_close: float = 0.85
    average: float = 0.56
    pair: float = 0.42
    aligned: float = 0.6
    below: float = 0.5
    same_words: float = 0.9


def find_pairs(items: Sequence[Proposition], vectors: NDArray[np.float32], options: ClaimOptions) -> list[Pair]:
    """Return all pairs of one story's propositions that may be about the same point, in order.

    `vectors` has one unit row a proposition.
    """
    scores = vectors @ vectors.T
    rows, columns = np.nonzero(np.triu(scores >= options.pair, 1))
    return [
        Pair(items[i], items[j], round(float(scores[i, j]), 4))
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
    ]


def find_claims(
    story: Story,
    items: Sequence[Proposition],
    pairs: Sequence[Pair],
    options: ClaimOptions,
    sentences: Sequence[Pair] = (),
) -> list[Claim]:
    """Cluster one story's propositions into claims: average link over the pairs that say the same.

    `sentences` are the pairs of whole sentences: where two say the same, so do their closest parts, and parts of
    sentences about different things do not. Ids are given later, over all stories; origins and status are the judge's.
    """
    index = {item.id: at for at, item in enumerate(items)}
    alignment = Alignment(sentences)
    pairs = [msgspec.structs.replace(p, score=min(p.score, options.below)) if alignment.apart(p) else p for p in pairs]
    mutual = _mutual_best(pairs)
    same = [p for p in pairs if _says_the_same(p, options) and (p.a.report == p.b.report or (p.a.id, p.b.id) in mutual)]
    aligned = _aligned_parts(pairs, alignment, options)
    scores: dict[tuple[int, int], float] = {}
    for pair in (*pairs, *aligned):
        key = (index[pair.a.id], index[pair.b.id])
        scores[key] = max(pair.score, scores.get(key, 0.0))
    same += aligned
    same.sort(key=lambda p: (-p.score, index[p.a.id], index[p.b.id]))
    group = list(range(len(items)))
    members: dict[int, list[int]] = {at: [at] for at in group}
    for pair in same:
        a, b = group[index[pair.a.id]], group[index[pair.b.id]]
        if a == b:
            continue
        links = [scores.get((min(i, j), max(i, j)), 0.0) for i in members[a] for j in members[b]]
        if sum(links) / len(links) < options.average:
            continue
        members[a] += members.pop(b)
        for at in members[a]:
            group[at] = a
    claims = [_claim(story, [items[at] for at in sorted(found)], scores, index) for found in members.values()]
    made = [claim for claim in claims if claim is not None]
    return [claim for claim in made if not any(_holds(other, claim) for other in made if other is not claim)]


def _aligned_parts(pairs: Sequence[Pair], alignment: Alignment, options: ClaimOptions) -> list[Pair]:
    """Return the closest propositions of each two sentences that say the same.

    Two known speakers are not brought together, unless by the same words: then it is the speaker that is in question.
    """
    by_sentence: dict[tuple[tuple[str, int], tuple[str, int]], Pair] = {}
    for pair in pairs:
        a, b = sorted(((pair.a.report, pair.a.sentence.start), (pair.b.report, pair.b.sentence.start)))
        differ = pair.a.speaker and pair.b.speaker and pair.a.speaker != pair.b.speaker
        if (differ and pair.score < options.same_words) or _negates(pair.a) != _negates(pair.b):
            continue
        known = by_sentence.get((a, b))
        if known is None or pair.score > known.score:
            by_sentence[a, b] = pair
    found = [by_sentence[key] for key in alignment.same() if key in by_sentence]
    return [msgspec.structs.replace(pair, score=max(pair.score, options.aligned)) for pair in found]


def _holds(larger: Claim, smaller: Claim) -> bool:
    """Tell whether every member of a claim stands within a longer member of another: a statement with its frame."""
    return all(any(o.span.holds(m.span) and o.span != m.span for o in larger.members) for m in smaller.members)


def _mutual_best(pairs: Sequence[Pair]) -> set[tuple[str, str]]:
    """Return the pairs of different reports in which each is the other's closest counterpart in its report."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for pair in pairs:
        closeness = pair.score + _WORDS_COUNT * overlap(pair.a, pair.b)
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            key = (one.id, other.report)
            if one.report != other.report and closeness > best.get(key, (0.0, ""))[0]:
                best[key] = (closeness, other.id)
    return {
        (p.a.id, p.b.id)
        for p in pairs
        if best.get((p.a.id, p.b.report), (0.0, ""))[1] == p.b.id
        and best.get((p.b.id, p.a.report), (0.0, ""))[1] == p.a.id
    }


def _says_the_same(pair: Pair, options: ClaimOptions) -> bool:
    """Tell whether two propositions say the same; what two different speakers say stays two claims."""
    a, b = pair.a, pair.b
    if a.span.overlaps(b.span) or (a.speaker and b.speaker and a.speaker != b.speaker):
        return False
    if a.report == b.report and pair.score < options.within:
        return False
    if _negates(a) != _negates(b) and pair.score < options.very_close:
        return False
    if not _shares_matter(pair, options):
        return False
    if pair.score >= options.same:
        return True
    return pair.score >= options.same_with_words and overlap(a, b) >= options.overlap


def _negates(item: Proposition) -> bool:
    return bool(negation_cues([w.text for w in item.words]))


def _shares_matter(pair: Pair, options: ClaimOptions) -> bool:
    """Tell whether two propositions share words that are no names: the same people may say and do many things.

    One shared word is enough where the two are very close or have hardly more.
    """
    left, right = _matter(pair.a), _matter(pair.b)
    shared = len(left & right)
    if shared == 1:
        return pair.score >= options.very_close or (min(len(left), len(right)) <= _SHORT and pair.score >= options.same)
    return shared > 1


def _matter(item: Proposition) -> frozenset[str]:
    return frozenset(w.stem for w in item.words if w.content and not (w.named or w.pos.startswith("NNP")))


def overlap(a: Proposition, b: Proposition) -> float:
    """Return the share of the shorter proposition's content stems and entities that the other has too."""
    left, right = _matter(a) | a.entities, _matter(b) | b.entities
    return len(left & right) / max(1, min(len(left), len(right)))


def _claim(
    story: Story, items: list[Proposition], scores: dict[tuple[int, int], float], index: dict[str, int]
) -> Claim | None:
    """Make a claim of the propositions that say the same; a heading or a short aside alone makes none."""
    body = [item for item in items if not item.heading] or items
    if len(items) == 1 and (items[0].heading or sum(w.content for w in items[0].words) < 5):
        return None

    def centrality(item: Proposition) -> float:
        at = index[item.id]
        return sum(scores.get((min(at, o), max(at, o)), 0.0) for o in (index[i.id] for i in items) if o != at)

    whole = [item for item in body if _is_whole(item)] or body
    central = max(whole, key=lambda item: (round(centrality(item), 6), -index[item.id]))
    return Claim(
        id="",
        story=story.id,
        kind="statement" if central.voiced else "event",
        members=tuple(Member(item.span, item.ref) for item in items),
        reports=tuple(dict.fromkeys(item.report for item in items)),
        origins=0,
        status="single-source",
        summary=" ".join(central.span.text.split()),
    )


def _is_whole(item: Proposition) -> bool:
    """Tell whether a proposition can be read by itself: it begins its sentence and is most of it."""
    begins = item.span.start - item.sentence.start <= _STRAY
    return begins and item.span.end - item.span.start >= _MOST * (item.sentence.end - item.sentence.start)
