"""Long topics: of hundreds of reports over months, the days that matter and the sentences that tell them.

Days are ranked by how long they are spoken of afterwards: every report that names a day counts with the logarithm of
the days since, so a day that reports return to for weeks outweighs one that is only written about as it passes (the
idea of Kessler et al. 2012 and Tran et al. 2015, without training). Sentences are chosen one by one so that together
they come closest to what is written of the day, as a centroid of weighted words (Gholipour Ghalandari and Ifrim 2020).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.forms import is_content, stem
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from secondsource.model.timeline import DatedReport, DatedSentence, TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W\d_][\w'’-]+|\d[\d,.]*\d|\d")
_LEAD = 5  # sentences at a report's beginning that tell of the day it was published, or of the day before
_FEWEST_WORDS, _MOST_WORDS = 8, 60
_POOL = 60  # sentences of a day that are looked at closely
_ALIKE = 0.8  # cosine from which two sentences say the same
_PUBLISHED_WEIGHT = 0.5  # of what is written on a day beside what names it
_SHARE_OF_DAYS = 4  # of that many days on which reports were published, one is chosen
_FEWEST_DAYS, _MOST_DAYS = 5, 40

_Vector = dict[str, float]


class DigestOptions(msgspec.Struct, frozen=True):
    """How many days and sentences a day; None takes a quarter of the days with reports (5-40) and two sentences.

    `from_`/`to` are ISO days, half-open; `about` is a name that the sentences must hold.
    """

    days: int | None = None
    sentences: int = 2
    from_: str | None = None
    to: str | None = None
    about: str | None = None


class _Said(msgspec.Struct, frozen=True, gc=False):
    """A sentence that may tell of a day: whose, its words as a unit vector, and whether it names the day."""

    report: Report
    sentence: DatedSentence
    vector: _Vector
    names: bool


def digest(reports: Sequence[DatedReport], options: DigestOptions | None = None) -> tuple[TimelineEntry, ...]:
    """Return an entry a chosen day, in order of time; its evidence are the sentences chosen."""
    options = options or DigestOptions()
    kept = [_about(report, options.about) for report in reports]
    scores = rank_days(kept)
    inside = [day for day in scores if (options.from_ or "") <= day and (options.to is None or day < options.to)]
    inside.sort(key=lambda day: (-scores[day], day))
    said = _sentences_by_day(kept, _weights(reports), frozenset(inside))
    wanted = options.days if options.days is not None else _usual_number(kept)
    entries: list[TimelineEntry] = []
    for day in inside:
        if len(entries) >= wanted:
            break
        chosen = _choose(said.get(day, []), options.sentences)
        if chosen:
            entries.append(_entry(day, chosen, said[day], kept))
    return tuple(sorted(entries, key=lambda entry: entry.from_))


def rank_days(reports: Iterable[DatedReport]) -> dict[str, float]:
    """Score each day that is named or on which a report was published; more is more important.

    A report that names the day adds log2(1 + days between the two); one published on it a hundredth, to part equals.
    """
    scores: dict[str, float] = defaultdict(float)
    for item in reports:
        published = item.report.day
        if published is not None and item.sentences:
            scores[published.isoformat()] += 0.01
        for day in sorted({day for sentence in item.sentences for day in sentence.days}):
            later = (published - date.fromisoformat(day)).days if published is not None else 1
            scores[day] += math.log2(1 + later) if later > 0 else 0.0
    return dict(scores)


def _usual_number(reports: Iterable[DatedReport]) -> int:
    days = {item.report.day for item in reports if item.report.day and item.sentences}
    return min(_MOST_DAYS, max(_FEWEST_DAYS, len(days) // _SHARE_OF_DAYS))


def _about(item: DatedReport, name: str | None) -> DatedReport:
    """Keep the sentences that hold a name: all of it, or its last word as a name by itself."""
    if name is None:
        return item
    wanted = re.compile(rf"\b(?:{re.escape(name)}|{re.escape(name.split()[-1])})\b" if name.split() else r"(?!)")
    held = tuple(s for s in item.sentences if wanted.search(item.report.text, s.start, s.end))
    return msgspec.structs.replace(item, sentences=held)


def _stems(text: str) -> Counter[str]:
    return Counter(stem(word) for word in _WORD.findall(text) if is_content(word))


def _weights(reports: Sequence[DatedReport]) -> Mapping[str, float]:
    """Return the inverse sentence frequency of every stem of the topic."""
    spread: Counter[str] = Counter()
    size = 0
    for item in reports:
        for sentence in item.sentences:
            spread.update(_stems(item.report.text[sentence.start : sentence.end]).keys())
            size += 1
    return {term: math.log((1 + size) / count) for term, count in spread.items()}


def _unit(vector: _Vector) -> _Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[term] for term, value in a.items() if term in b)


def _sentences_by_day(
    reports: Sequence[DatedReport], weights: Mapping[str, float], days: frozenset[str]
) -> dict[str, list[_Said]]:
    """Return for each day the sentences that name it and, of reports of that day and the next, the first undated."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for item in reports:
        published = item.report.day
        near = [(published - timedelta(days=back)).isoformat() for back in (0, 1)] if published else []
        for sentence in item.sentences:
            homes = sentence.days or (near if sentence.place < _LEAD else ())
            homes = [day for day in homes if day in days]
            if not homes:
                continue
            counts = _stems(item.report.text[sentence.start : sentence.end])
            vector = _unit({term: (1 + math.log(n)) * weights[term] for term, n in counts.items()})
            for day in homes:
                found[day].append(_Said(item.report, sentence, vector, bool(sentence.days)))
    return found


def _centroid(said: Sequence[_Said]) -> _Vector:
    """Return the middle of what is written of a day: what names it and what was published on it, each as one voice."""
    total: _Vector = defaultdict(float)
    for names, weight in ((True, 1.0), (False, _PUBLISHED_WEIGHT)):
        voices = [item.vector for item in said if item.names is names]
        for vector in voices:
            for term, value in vector.items():
                total[term] += weight * value / len(voices)
    return _unit(total)


def _choose(said: Sequence[_Said], most: int) -> list[_Said]:
    """Choose sentences one by one, each time the one that brings all chosen closest to the middle of the day."""
    centroid = _centroid(said)
    distinct: dict[str, _Said] = {}
    for item in said:
        text = " ".join(item.report.text[item.sentence.start : item.sentence.end].split())
        if _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS:
            distinct.setdefault(text, item)
    pool = sorted(distinct.values(), key=lambda item: -round(_dot(item.vector, centroid), 9))[:_POOL]
    chosen: list[_Said] = []
    total: _Vector = {}
    while pool and len(chosen) < most:
        best = max(pool, key=lambda item: round(_closeness(total, item.vector, centroid), 9))
        chosen.append(best)
        for term, value in best.vector.items():
            total[term] = total.get(term, 0.0) + value
        pool = [item for item in pool if item is not best and _dot(item.vector, best.vector) < _ALIKE]
    return chosen


def _closeness(total: _Vector, more: _Vector, centroid: _Vector) -> float:
    """Return the cosine of a sum of vectors, once one more is added, with the centroid."""
    both = dict(total)
    for term, value in more.items():
        both[term] = both.get(term, 0.0) + value
    return _dot(both, centroid) / (math.sqrt(sum(value * value for value in both.values())) or 1.0)


def _entry(day: str, chosen: Sequence[_Said], said: Sequence[_Said], reports: Sequence[DatedReport]) -> TimelineEntry:
    """Make the entry of a day; it is only planned when every report that names it was published before."""
    evidence = tuple(span_of(item.report, item.sentence.start, item.sentence.end) for item in chosen)
    naming = [item.report for item in said if item.names]
    ahead = bool(naming) and all((report.published or "")[:10] < day and report.published for report in naming)
    passed = any((item.report.published or "")[:10] >= day for item in reports)
    order = {item.report.id: number for number, item in enumerate(reports)}
    return TimelineEntry(
        from_=day,
        to=(date.fromisoformat(day) + timedelta(days=1)).isoformat(),
        precision="day",
        claim="",
        id=f"d{day}",
        summary=" ".join(_line(span) for span in evidence),
        factuality="planned" if ahead and not (passed and len(naming) < len(said)) else "happened",
        reports=tuple(sorted({item.report.id for item in said}, key=order.__getitem__)),
        evidence=evidence,
    )


def _line(span: Span) -> str:
    return " ".join(span.text.split())
