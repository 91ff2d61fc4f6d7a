"""What a story is called where its headline is what a finding disputes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.finding import Finding
    from secondsource.model.report import Report

_WORD = re.compile(r"\w+")


def title_of(title: str, reports: Sequence[Report], findings: Iterable[Finding]) -> str:
    """Return a title that can stand above reports as fact: the one given, unless a finding disputes that headline.

    Then it is the headline of another report that no such finding rests on, else the given one as somebody's words.
    """
    against = [finding for finding in findings if finding.kind == "headline-body"]
    disputed = [report for report in reports if any(_is_about_headline(finding, report) for finding in against)]
    author = next((report for report in disputed if _plain(headline(report)) == _plain(title)), None)
    if author is None:
        return title
    touched = {span.report for finding in against for span in finding.evidence}
    refused = {_plain(headline(report)) for report in disputed}
    for report in reports:
        if report.title and report.id not in touched and _plain(report.title) not in refused:
            return " ".join(report.title.split())
    shown = f"‘{title}’" if any(mark in title for mark in '"“”') else f"“{title}”"
    return f"{shown} — headline in {author.id}"


def headline(report: Report) -> str:
    """Return a report's title, else its first line that holds a letter, on one line."""
    lines = [report.title or "", *report.text.splitlines()]
    return next((" ".join(line.split()) for line in lines if any(map(str.isalpha, line))), "")


def _is_about_headline(finding: Finding, report: Report) -> bool:
    """Tell whether a finding rests on words of a report's headline."""
    shown = report.title or headline(report)
    places = [match.span() for match in re.finditer(re.escape(shown), report.text)] if shown else []
    return any(
        span.report == report.id and span.start < end and start < span.end
        for span in finding.evidence
        for start, end in places
    )


def _plain(title: str) -> tuple[str, ...]:
    """Return the words of a title, without regard to case and marks."""
    return tuple(_WORD.findall(title.casefold()))
