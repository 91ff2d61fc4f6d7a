"""Find the time expressions of a report: scan, match, compose, reckon."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime
from typing import TYPE_CHECKING

from secondsource.annotate.paragraphs import paragraphs
from secondsource.annotate.times import english
from secondsource.annotate.times.compose import compose
from secondsource.annotate.times.context import Context, Landmark, Resolved
from secondsource.annotate.times.frames import Exactly, Step
from secondsource.annotate.times.lexing import Lexeme, lexemes
from secondsource.annotate.times.resolve import resolve
from secondsource.annotate.times.rules import Found, search
from secondsource.annotate.times.tense import Tenses
from secondsource.model.reading import Time
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Sentence, Token
    from secondsource.model.report import Report

_CLOCK = re.compile(r"T\d{2}:\d{2}")
_MONTH_FIRST_REGIONS = frozenset({"US", "PH"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_times(report: Report, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> tuple[Time, ...]:
    """Return the report's time expressions in text order, after TIMEX3 (TimeML 1.2.1).

    Intervals are half-open ISO dates; a deictic expression is reckoned from `report.published` and stays unanchored
    where that is unknown. Parts of speech in `tokens` are used where given. Never raises.
    """
    text = report.text
    tags = {token.start: token.pos for token in tokens if token.pos}
    found = lexemes(text, english.VOCABULARY, _breaks(text, sentences), tags)
    expressions = compose(found, search(found, english.GRAMMAR), english.JOINS)
    starts = [sentence.start for sentence in sentences]
    published = published_day(report.published)
    day_first = _day_first(found, expressions, report.language)
    tenses = Tenses(found)
    landmarks: list[Landmark] = []
    times: list[Time] = []
    for expression in expressions:
        start, end = found[expression.first].start, found[expression.last - 1].end
        tense = tenses.at(expression.first, expression.last)
        sentence = bisect_right(starts, start)
        resolved = resolve(expression.frame, Context(published, tense, landmarks, sentence, day_first))
        time = _time(report, f"{report.id}:t{len(times) + 1}", (start, end), resolved)
        times.append(time)
        if resolved.period is not None:
            clock = resolved.value[-6:] if _CLOCK.fullmatch(resolved.value[-6:]) else ""
            compared = isinstance(expression.frame, Step) and expression.frame.like and expression.frame.steps != 0
            dated = resolved.anchor == "calendar"
            landmarks.append(Landmark(time.id, resolved.period, dated, sentence, clock, compared))
    return tuple(times)


def _time(report: Report, name: str, place: tuple[int, int], resolved: Resolved) -> Time:
    return Time(
        id=name,
        span=span_of(report, *place),
        value=resolved.value,
        from_=resolved.first.isoformat() if resolved.first is not None else None,
        to=resolved.after.isoformat() if resolved.after is not None else None,
        anchor=resolved.anchor if resolved.first is not None else None,
        type=resolved.type,
    )


def _day_first(found: Sequence[Lexeme], expressions: Sequence[Found], language: str | None) -> bool | None:
    """Tell the order of this text's dates in digits by those that allow one only, else by the language's region."""
    orders: set[bool] = set()
    for one in expressions:
        lexeme = found[one.first]
        if lexeme.kind == "NUMERIC" and isinstance(one.frame, Exactly) and "/" in lexeme.text:
            fields = [int(field) for field in lexeme.text.split("/")]
            if max(fields[:2]) > 12 and max(fields[:2]) < 32:
                orders.add(fields[0] > 12)
    if orders:
        return orders.pop() if len(orders) == 1 else None
    region = (language or "").replace("_", "-").partition("-")[2].upper()
    return None if not region else region not in _MONTH_FIRST_REGIONS


def _breaks(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Return where paragraphs begin: by the sentences given, else by the text's own layout."""
    if not sentences:
        return [start for start, _ in paragraphs(text)]
    found: list[int] = []
    previous = -1
    for sentence in sentences:
        if sentence.paragraph != previous:
            found.append(sentence.start)
        previous = sentence.paragraph
    return found


def published_day(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time as written, None for anything else."""
    if published is None or not _DATE.match(published.strip()):
        return None
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        return None
