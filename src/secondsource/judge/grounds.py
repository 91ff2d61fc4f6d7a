"""What led to a finding, in sentences, and the key that names it across runs."""

from __future__ import annotations

import hashlib
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.comparer import comparer
from secondsource.judge.passage import passage
from secondsource.judge.rules import objections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair
    from secondsource.model.span import Span

_LEAST = 0.6  # share of words by which a finding is still the one that was corrected
_MOST_WORDS = 8


def key_of(item: Finding) -> str:
    """Return a finding's key: its kind and a digest of the content words of its first two pieces of evidence.

    Marks, case, order of the two sides and words without content can change without changing it.
    """
    sides = sorted(" ".join(sorted(words_of(span.text))) for span in item.evidence[:2])
    digest = hashlib.sha256("|".join(sides).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{item.kind}-{digest[:10]}"


def words_of(text: str) -> frozenset[str]:
    """Return the stems of a text's content words."""
    read = passage(text)
    return frozenset(stem for stem, content in zip(read.stems, read.content, strict=True) if content)


def is_like(item: Finding, kind: str | None, words: Sequence[str]) -> bool:
    """Tell whether a finding is of this kind and each of the words stands, nearly whole, in its evidence."""
    if kind is not None and item.kind != kind:
        return False
    sides = [words_of(span.text) for span in item.evidence]
    wanted = [words_of(text) for text in words]
    return all(w and any(len(w & side) >= _LEAST * len(w) for side in sides) for w in wanted)


def with_grounds(item: Finding, case: Case) -> Finding:
    """Give a finding its key and what led to it."""
    grounds = [f"the rule “{item.by}” spoke; its severity is {item.severity}"]
    around = [_around(case, span) for span in item.evidence]
    first = item.evidence[0]
    other = next((at for at, span in enumerate(item.evidence) if span.report != first.report), None)
    if other is None and len(item.evidence) > 1:
        other = 1
    if other is not None:
        grounds += _both(case, (around[0], around[other]), (first, item.evidence[other]))
    grounds += _times(case, item.evidence)
    return msgspec.structs.replace(item, key=key_of(item), grounds=tuple(grounds))


def _around(case: Case, span: Span) -> str:
    """Return the narrowest statement or clause around evidence, else its sentence, else its own words."""
    holders = [p.span for p in case.propositions if p.span.holds(span)]
    if holders:
        return min(holders, key=lambda s: s.end - s.start).text
    reading = case.reading(span.report)
    inside = [s for s in reading.sentences if s.start <= span.start and span.end <= s.end]
    return reading.report.text[inside[0].start : inside[0].end] if inside else span.text


def _both(case: Case, texts: tuple[str, str], spans: tuple[Span, Span]) -> list[str]:
    """Say how the two passages compare: vectors, shared words, the rules' objections, the comparer's scores."""
    found = []
    pair = _pair_of(case, *spans)
    if pair is not None:
        found.append(f"the two passages are about one point: cosine of their vectors {pair.score:.2f}")
    a, b = passage(texts[0]), passage(texts[1])
    shared = sorted(words_of(texts[0]) & words_of(texts[1]))
    if shared:
        more = f" and {len(shared) - _MOST_WORDS} more" if len(shared) > _MOST_WORDS else ""
        found.append(f"they share {len(shared)} words with content: {', '.join(shared[:_MOST_WORDS])}{more}")
    found += [f"rule on two passages, {item.rule}: {item.explanation}" for item in objections(a, b)]
    scores = comparer().compare([texts])[0]
    found.append(
        f"the comparer says {scores.answer}: same {scores.same:.2f}, contradicts {scores.contradicts:.2f}, "
        f"neither {scores.neither:.2f}"
    )
    return found


def _pair_of(case: Case, a: Span, b: Span) -> Pair | None:
    """Return the closest pair of propositions or sentences in which two pieces of evidence stand."""
    fitting = [
        p
        for p in (*case.pairs, *case.sentence_pairs)
        if (p.a.span.overlaps(a) and p.b.span.overlaps(b)) or (p.a.span.overlaps(b) and p.b.span.overlaps(a))
    ]
    return max(fitting, key=lambda p: p.score, default=None)


def _times(case: Case, evidence: Sequence[Span]) -> list[str]:
    """Say when the reports appeared, where that is known and differs."""
    published = {r.report.id: r.report.published for r in case.readings}
    known = {s.report: published[s.report] for s in evidence if published.get(s.report)}
    differ = any(str(a)[:10] != str(b)[:10] for a, b in combinations(known.values(), 2))
    return ["published: " + ", ".join(f"{name} {day}" for name, day in known.items())] if differ else []
