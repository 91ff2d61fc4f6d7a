"""Find the places where words are quoted or told, and say what is changed in each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secondsource.judge.quotes import words_between
from secondsource.judge.tracing import Trace, trace, words_of
from secondsource.judge.words import normal, plain_words
from secondsource.model.dates import in_time, is_earlier
from secondsource.model.quote import Quoted, Rendering
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.proposition import Word
    from secondsource.model.reading import Reading
    from secondsource.model.span import Span

_TOLD = 0.7  # share of the words asked for that a sentence outside quotation marks has to hold
_QUOTED = 0.5


def find_quoted(words: str, readings: Sequence[Reading], names: Mapping[str, str], homes: Mapping[str, str]) -> Quoted:
    """Return where words stand in readings.

    `names` maps the readings' entity ids to names, `homes` reports to their origins.
    """
    asked = words_of(words)
    found = [item for reading in readings for item in _in_reading(asked, reading, names)]
    order = {r.report.id: at for at, r in enumerate(readings)}
    found.sort(key=lambda r: (in_time(r.published), order[r.span.report], r.span.start))
    spoken = Counter(r.speaker for r in found if r.speaker)
    wordings: dict[str, list[Rendering]] = {}
    for item in found:
        if item.quoted:
            wordings.setdefault(_folded(item), []).append(item)
    carried = {key: len({homes.get(r.span.report, r.span.report) for r in items}) for key, items in wordings.items()}
    best = max(carried, key=lambda key: (carried[key], len(wordings[key])), default=None)
    return Quoted(
        words=words,
        renderings=tuple(found),
        first=_first(found),
        most=" ".join(wordings[best][0].span.text.split()) if best is not None else None,
        origins=carried[best] if best is not None else 0,
        speakers=tuple(name for name, _ in spoken.most_common()),
    )


def _first(found: Sequence[Rendering]) -> str | None:
    """Return the report that has the words first, where the dates tell."""
    published = {r.span.report: r.published for r in found}
    return next(
        (
            a
            for a, at in published.items()
            if at and all(a == b or is_earlier(at, other) for b, other in published.items())
        ),
        None,
    )


def _folded(item: Rendering) -> str:
    """Return what counts as one wording: what was changed, and into what."""
    return f"{item.wording}|{item.before.lower()}|{item.after.lower()}"


def _in_reading(asked: tuple[Word, ...], reading: Reading, names: Mapping[str, str]) -> list[Rendering]:
    """Return the places in one report: quotations first, then sentences that tell the words without marks."""
    found = []
    taken: list[tuple[int, int]] = []
    for item in reading.quotations:
        span = (item.inner_start, item.inner_end)
        made = _rendering(asked, reading, span, names, quoted=True) if span[0] < span[1] else None
        if made is not None:
            found.append(made)
            taken.append((item.start, item.end))
    for sentence in reading.sentences:
        if sentence.kind == "dateline" or any(a < sentence.end and sentence.start < b for a, b in taken):
            continue
        made = _rendering(asked, reading, (sentence.start, sentence.end), names, quoted=False)
        if made is not None:
            found.append(made)
    return found


def _rendering(
    asked: tuple[Word, ...], reading: Reading, place: tuple[int, int], names: Mapping[str, str], *, quoted: bool
) -> Rendering | None:
    theirs = words_between(reading, *place)
    if len(plain_words(theirs)) > len(plain_words(asked)):
        found = trace(asked, [theirs])
        before, after = (found.after, found.before) if found else ((), ())
    else:
        found = trace(theirs, [asked])
        before, after = (found.before, found.after) if found else ((), ())
    if found is None or _share(asked, theirs, found) < (_QUOTED if quoted else _TOLD):
        return None
    report = reading.report
    span = span_of(report, *place)
    return Rendering(
        span=span,
        speaker=_speaker(reading, span, names),
        published=report.published,
        outlet=report.outlet,
        quoted=quoted,
        wording="same" if found.alteration == "none" else found.alteration,
        before=" ".join(before),
        after=" ".join(after),
        covered=found.covered,
    )


def _share(asked: Sequence[Word], theirs: Sequence[Word], found: Trace) -> float:
    """Return the share of the shorter side's words with content that the other has too."""
    one, other = ({normal(w.text) for w in side if w.content} for side in (asked, theirs))
    return min(found.covered, len(one & other) / max(1, min(len(one), len(other))))


def _speaker(reading: Reading, span: Span, names: Mapping[str, str]) -> str | None:
    """Return the name of who speaks in the narrowest statement around words."""
    around = [a for a in reading.attributions if any(c.overlaps(span) for c in a.content)]
    if not around:
        return None
    narrowest = min(around, key=lambda a: sum(c.end - c.start for c in a.content))
    return names.get(narrowest.speaker or "")
