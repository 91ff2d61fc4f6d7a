"""A rule on quotations within one report: a mark is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Quotation, Reading

_LONGEST_SHOWN = 240
_SENTENCE_END = re.compile(r"[.!?]\s")
_MARKS = frozenset('“"')


def garbled(case: Case) -> list[Finding]:
    """Report quotations with a mark missing."""
    found = []
    for reading in case.readings:
        for item in reading.quotations:
            if item.problem is None or _has_inner(reading.report.text, item):
                continue
            what = (
                "a quotation that is opened and never closed; where it ends is a guess"
                if item.problem == "unclosed"
                else "a quotation mark closes what no mark opened; where the quotation begins is a guess"
            )
            found.append(finding("garbled-quote", "low", "unbalanced marks", what, (_shown(reading, item),)))
    return found


def _has_inner(text: str, item: Quotation) -> bool:
    """Tell whether a quotation left open only holds another in the same marks, in the run of its first sentence."""
    following, inside = text[item.end : item.end + 2].lstrip()[:1], text[item.start : item.end].rstrip()
    runs_on = inside[-1:].isalnum() and _SENTENCE_END.search(inside) is None
    return item.problem == "unclosed" and following in _MARKS and runs_on


def _shown(reading: Reading, item: Quotation) -> Span:
    """Return the words of a damaged quotation, a very long guess cut on its guessed side."""
    start, end = item.start, item.end
    if end - start > _LONGEST_SHOWN:
        inside = [t for t in reading.tokens if start <= t.start and t.end <= end]
        if item.problem == "unclosed":
            end = max(t.end for t in inside if t.end <= start + _LONGEST_SHOWN)
        else:
            start = min(t.start for t in inside if t.start >= end - _LONGEST_SHOWN)
    return span_of(reading.report, start, end)
