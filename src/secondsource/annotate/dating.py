"""Read a report for its dates alone: sentences and the days they name, without the networks.

Hundreds of reports take seconds; parts of speech, which the reader would give, seldom change a date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.times import find_times
from secondsource.model.reading import Token
from secondsource.model.timeline import DatedReport, DatedSentence

if TYPE_CHECKING:
    from secondsource.model.reading import Time
    from secondsource.model.report import Report


def date_sentences(report: Report) -> DatedReport:
    """Return a report's sentences with the days that they name."""
    text = report.text
    sentences = tuple(segment(text))
    starts = [sentence.start for sentence in sentences]
    days: dict[int, set[str]] = defaultdict(set)
    tokens = [Token(start, end, text[start:end], "") for start, end in tokenise(text)]
    for time in find_times(report, sentences, tokens):
        day = _day(time)
        if day is not None:
            days[bisect_right(starts, time.span.start) - 1].add(day)
    return DatedReport(
        report, tuple(DatedSentence(s.start, s.end, n, tuple(sorted(days[n]))) for n, s in enumerate(sentences))
    )


def _day(time: Time) -> str | None:
    """Return the one day that a time expression names, or None."""
    if time.from_ is None or time.to is None or time.type not in {"DATE", "TIME"}:
        return None
    try:
        first, last = date.fromisoformat(time.from_[:10]), date.fromisoformat(time.to[:10])
    except ValueError:
        return None
    return first.isoformat() if last - first <= timedelta(days=1) else None
