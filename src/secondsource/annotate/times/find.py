"""Find the time expressions of a report: scan, match, compose, reckon."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from secondsource.annotate.paragraphs import paragraphs
from secondsource.annotate.times import english
from secondsource.annotate.times.compose import compose
from secondsource.annotate.times.context import Context, Landmark, Resolved
from secondsource.annotate.times.english_mods import modifier
from secondsource.annotate.times.frames import Counterpart, Exactly, Frame, Length, Moment, Part, Partial, Step
from secondsource.annotate.times.lexing import Lexeme, lexemes
from secondsource.annotate.times.named import is_name
from secondsource.annotate.times.periods import bounds, containing, year_of
from secondsource.annotate.times.resolve import resolve
from secondsource.annotate.times.rules import Found, search
from secondsource.annotate.times.tense import Tenses
from secondsource.model.reading import Time
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secondsource.model.reading import Sentence, TimeMod, Token
    from secondsource.model.report import Report

_CLOCK = re.compile(r"(T\d{2}:\d{2})Z?$")
_MONTH_FIRST_REGIONS = frozenset({"US", "PH"})
_LONG_PAST = 2  # years before publication
_TOLD_LEAST, _TOLD_SHARE = 10, 4  # dates that name a year long past: at least, and for each deictic one
_REPORTED_MONTHS = frozenset({6, 9})


def find_times(report: Report, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> tuple[Time, ...]:
    """Return the report's time expressions in text order, after TIMEX3 (TimeML 1.2.1).

    Intervals are half-open ISO dates; a deictic expression is reckoned from `report.published` and stays unanchored
    where that is unknown. Parts of speech in `tokens` are used where given. Never raises.
    """
    text = report.text
    tags = {token.start: token.pos for token in tokens if token.pos}
    found = lexemes(text, english.VOCABULARY, _breaks(text, sentences), tags)
    chosen = [one for one in search(found, english.GRAMMAR) if not is_name(found, one.first, one.last)]
    expressions = compose(found, chosen, english.JOINS)
    starts = [sentence.start for sentence in sentences]
    openings = _openings(sentences)
    published = report.day
    day_first = _day_first(found, expressions, report.language)
    told = _is_told([one.frame for one in expressions], published)
    latest = _latest([one.frame for one in expressions])
    tenses = Tenses(found, starts)
    landmarks: list[Landmark] = []
    times: list[Time] = []
    for expression in expressions:
        start, end = found[expression.first].start, found[expression.last - 1].end
        tense = tenses.at(expression.first, expression.last)
        sentence = bisect_right(starts, start)
        opening = openings[sentence - 1] if sentence else 0
        context = Context(published, tense, landmarks, sentence, day_first, told, latest, opening)
        resolved = resolve(expression.frame, context)
        mod = modifier(found[expression.first : expression.last])
        time = _time(report, f"{report.id}:t{len(times) + 1}", (start, end), resolved, mod)
        times.append(time)
        if published is not None and _is_spanned(expression.frame):
            whole = containing(published, "year")
            landmarks.append(Landmark(time.id, whole, deictic=True, sentence=sentence, spanned=True))
        if resolved.period is not None:
            said = _CLOCK.search(resolved.value)
            clock = said[1] if said else ""
            compared = _is_compared(expression.frame, published)
            deictic = resolved.anchor == "published"
            landmarks.append(Landmark(time.id, resolved.period, deictic, sentence, clock, compared))
    return tuple(times)


def _is_compared(frame: Frame, published: date | None) -> bool:
    """Tell whether an expression is the other side of a comparison: a year ago, the 1988 period."""
    match frame:
        case Step():
            return frame.like and frame.steps != 0
        case Counterpart():
            return published is not None and frame.year < published.year
        case Part(within=Step() as outer):
            return outer.grain == "year" and outer.steps < 0
    return False


def _is_told(said: Sequence[Frame], published: date | None) -> bool:
    """Tell whether a text tells of years long past: by far more of its dates name one than hang on its publication."""
    if published is None:
        return False
    far = sum(isinstance(one, Exactly) and _years_before(one, published) >= _LONG_PAST for one in said)
    near = sum(_is_deictic(one) for one in said)
    return far >= _TOLD_LEAST and far >= _TOLD_SHARE * near


def _latest(said: Sequence[Frame]) -> int | None:
    """Return the last year that a text names."""
    periods = [one.period for one in said if isinstance(one, Exactly)]
    return max((year for one in periods if (year := year_of(one)) is not None), default=None)


def _years_before(frame: Exactly, published: date) -> int:
    limits = bounds(frame.period)
    return published.year - limits[1].year if limits is not None else 0


def _is_deictic(frame: Frame) -> bool:
    match frame:
        case Moment():
            return frame.on is not None and _is_deictic(frame.on)
        case Step():
            return frame.base == "published" and frame.grain in {"day", "week", "weekend", "month"}
        case Partial():
            return frame.weekday is not None and frame.month is None
    return False


def _is_spanned(frame: Frame) -> bool:
    """Tell whether an expression is a stretch of months that business figures are given for."""
    return isinstance(frame, Length) and frame.unit == "month" and frame.count in _REPORTED_MONTHS


def _time(report: Report, name: str, place: tuple[int, int], resolved: Resolved, mod: TimeMod | None) -> Time:
    return Time(
        id=name,
        span=span_of(report, *place),
        value=resolved.value,
        from_=resolved.first.isoformat() if resolved.first is not None else None,
        to=resolved.after.isoformat() if resolved.after is not None else None,
        anchor=resolved.anchor if resolved.first is not None else None,
        type=resolved.type,
        mod=mod,
        zone=resolved.zone,
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


def _openings(sentences: Sequence[Sentence]) -> list[int]:
    """Return for each sentence the first of its paragraph; both count from 1."""
    found: list[int] = []
    for number, sentence in enumerate(sentences, 1):
        goes_on = number > 1 and sentences[number - 2].paragraph == sentence.paragraph
        found.append(found[-1] if goes_on else number)
    return found


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
