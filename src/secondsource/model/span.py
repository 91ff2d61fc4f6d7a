"""A span: the exact words of a report, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from secondsource.model.report import Report


class Span(msgspec.Struct, frozen=True, gc=False):
    """Words of a report: `text` is exactly report.text[start:end]; offsets are Unicode code points, half-open."""

    report: str
    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans of the same report share a character."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies within this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


def span_of(report: Report, start: int, end: int) -> Span:
    """Cut a span out of a report's text."""
    return Span(report.id, start, end, report.text[start:end])
