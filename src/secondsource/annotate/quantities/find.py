"""Quantities of a report, sentence by sentence: numbers, their units and bounds, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.quantities.counted import (
    QUANTITY,
    aged_before,
    common_phrase,
    name_before,
    phrase_after,
    phrase_before,
    phrase_ending,
    word_after_hyphen,
)
from secondsource.annotate.quantities.exclusions import Place, counts_nothing
from secondsource.annotate.quantities.measures import Measure, joined, measures
from secondsource.annotate.quantities.numerals import is_european
from secondsource.annotate.quantities.tagging import words_of
from secondsource.annotate.quantities.units import is_duration, is_money
from secondsource.model.reading import Bound, Quantity
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.quantities.tagging import Word
    from secondsource.model.reading import Sentence, Time, Token
    from secondsource.model.report import Report

_WIDTH = 40
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("at most", "no more than|not more than|up to|at most|a maximum of|as many as|as much as|as high as|at the most"),
    (
        "at least",
        "at least|no fewer than|no less than|not less than|a minimum of|not fewer than|as few as|as little as",
    ),
    ("about", "just over|just under|just above|just below|just shy of|little more than|little over|a little under"),
    (
        "more than",
        "well over|more than|over|above|exceeding|in excess of|upwards? of|greater than|better than|north of",
    ),
    ("less than", "fewer than|less than|well under|under|below|short of|lower than|smaller than"),
    (
        "about",
        (
            "about|around|some|roughly|approximately|an estimated|estimated|nearly|almost|close to|approaching|near"
            "|more or less|circa|c\\.|~|somewhere around|practically|virtually"
        ),
    ),
)
_SPACE = r"\s+"
_BEFORE = [
    (bound, re.compile(rf"(?:^|(?<=\W))(?:{words.replace(' ', _SPACE)})\s*(?:an?\s+)?$", re.IGNORECASE))
    for bound, words in _BOUNDS
]
_PLUS = re.compile(r"\d[- ]plus\b")  # "90-plus minutes"
_ABOUT_TWICE = re.compile(r"(?:^|(?<=[^\w]))(?:at least|more than|about|around|up to)\s+$", re.IGNORECASE)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at least",
        re.compile(r"\s+or\s+(?:more|older|over|greater|higher|longer)\b|\s+and\s+(?:over|older|up)\b|\+|[- ]plus\b"),
    ),
    ("at most", re.compile(r"\s+or\s+(?:less|fewer|younger|under|lower)\b")),
    ("about", re.compile(r"\s+or\s+so\b|-?ish\b")),
)
_OLD = re.compile(r"[\s-]+olds?\b(?!-)|[\s-]+old(?=-)|[\s-]+of[\s-]+age\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages|age|ages\s+of|age\s+of|turned|turning|turns|turn)\s+(?:from\s+|between\s+)?$"
    r"|\b(?:he|she|who)\s*(?:[’']s|is|was)\s+(?:only\s+|just\s+|now\s+)?$",
    re.IGNORECASE,
)
_AGE_LIMIT = re.compile(
    r"\b(?:people|persons?|those|adults?|voters|child(?:ren)?|anyone|everyone|men|women|kids|youths?|americans|girls?|boys?)"
    r"\s+(?:under|over|below|above|younger\s+than|older\s+than)\s+(?:the\s+age\s+of\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:and|or|to)\s+|,\s+")
_AGES = re.compile(r"\b(?:ages|aged)\s$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"(?:[,.;)]|\s+(?:when|at|and|but|or|in|on|this|next)\b|$)")
_AGE_NAMED = re.compile(r"[A-Z][\w’'-]*\.?,\s+aged?\s$")
_NAME_COMMA = re.compile(
    r"(?:[A-Z][\w’'-]*\.?|\b(?:girl|boy|man|woman|son|daughter|brother|sister|mother|father|wife|husband|teen|child|toddler))"
    r"(?:,\s+|\s+\()$"
)
_NAME_AFTER = re.compile(r"[,.;)]|\s+(?:(?:and|of|was|were|is|in|from|has)\b|[—–―-])|[—–―]|$")
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+$")
_PERIOD = re.compile(r"P(?:T(\d+(?:\.\d+)?)([HMS])|(\d+(?:\.\d+)?)([YMWD]|DE|CE))")
_PERIODS = {
    "Y": ("year", 1),
    "M": ("month", 1),
    "W": ("week", 1),
    "D": ("day", 1),
    "DE": ("year", 10),
    "CE": ("year", 100),
}
_CLOCKS = {"H": "hour", "M": "minute", "S": "second"}
_EVERY = re.compile(r"(?:every|each)\s", re.IGNORECASE)
_AS_OF = re.compile(r"\bas of\s+(?:\w+\s+)?$", re.IGNORECASE)
_AS_OF_WIDTH = 24
_OLDEST = 120
_MILLION = 1e6
_SURELY_MORE = re.compile(r"\b(?:for|just|after|lasted|took|spent|of|than|in|is|was|are|were|by|a)\s+$", re.IGNORECASE)
_DURING = re.compile(r"over\s", re.IGNORECASE)  # "over ten years" may be during or more than ten years: no bound

_PROPERTIES = frozenset("purity enrichment concentration strength efficacy effectiveness accuracy capacity".split())
_COPULAS = frozenset("is are was were has have had stands stood".split())


class _Found(msgspec.Struct, frozen=True, gc=False):
    """A quantity before it has its place in the report's order."""

    start: int
    end: int
    value: float
    unit: str | None
    of: tuple[int, int] | None
    bound: Bound
    high: float | None
    as_of: str | None = None


def find_quantities(
    report: Report, sentences: Sequence[Sentence], tokens: Sequence[Token], times: Sequence[Time]
) -> tuple[Quantity, ...]:
    """Return the quantities of a report in order, ids `<report id>:q<n>` counting from 1.

    A span holds the number with its unit and the words of its bound ("about 1,200"). Numbers within a date, clock
    time or set of `times` count nothing; a duration is a quantity of its unit. Scores and votes ("5-4") have both
    figures, in `value` and `high`, with the bound "exact". Round plurals ("dozens") are "more than" their word says;
    shares ("a third of") have a value below one and no unit. Never raises; linear in the length of the text.
    """
    text = report.text
    starts = [token.start for token in tokens]
    style = _Style(is_european(text), "£" in text)
    taken = _Taken(times)
    found: list[_Found] = []
    for sentence in sentences:
        if sentence.kind != "dateline":
            inside = tokens[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            read = _in_sentence(text, sentence, _Words(text, sentence, tokens, starts), taken, style)
            when = taken.as_of(text, sentence)
            found += [msgspec.structs.replace(_of_bearer(text, item, inside), as_of=when) for item in read]
    found += taken.durations(text, found)
    found.sort(key=lambda item: item.start)
    return tuple(_quantity(report, number, item) for number, item in enumerate(found, 1))


def _of_bearer(text: str, item: _Found, tokens: Sequence[Token]) -> _Found:
    """Tie a share of a property to the thing that has it: in "uranium is enriched to 60% purity" to "uranium"."""
    if item.unit != "%" or item.of is None or text[slice(*item.of)].lower() not in _PROPERTIES:
        return item
    before = [t for t in tokens if t.end <= item.start]
    for token, following in pairwise(before):
        if token.pos.startswith("NN") and following.text.lower() in _COPULAS:
            return msgspec.structs.replace(item, of=(token.start, token.end))
    return item


def _in_sentence(text: str, sentence: Sentence, words: _Words, taken: _Taken, style: _Style) -> list[_Found]:
    """Return the quantities of one sentence."""
    found: list[_Found] = []
    low, aged = sentence.start, False
    read = measures(text, sentence.start, sentence.end, european=style.european, pounds=style.pounds)
    for joint in joined(text, read, low):
        if joint.start < low or taken.by_date(joint.start, joint.end):
            continue
        measure = _aged(text, _after_age(text, joint, low if aged else None), sentence)
        aged = measure.age
        if counts_nothing(_place(text, measure, sentence)):
            continue
        item = _bounded(text, measure, low, sentence.end)
        found.append(msgspec.structs.replace(item, of=_counted(text, words, measure, item)))
        words.claim(item.start, item.end)
        low = item.end
    return found


def _quantity(report: Report, number: int, item: _Found) -> Quantity:
    of: Span | None = span_of(report, *item.of) if item.of is not None else None
    span = span_of(report, item.start, item.end)
    return Quantity(f"{report.id}:q{number}", span, item.value, item.unit, of, item.bound, item.high, item.as_of)


def _place(text: str, measure: Measure, sentence: Sentence) -> Place:
    return Place(
        text=text,
        low=sentence.start,
        start=measure.start,
        end=measure.end,
        high=sentence.end,
        form=measure.form,
        value=measure.value,
        measured=measure.unit is not None or measure.scaled,
        heading=sentence.kind != "body",
    )


def _after_age(text: str, measure: Measure, last: int | None) -> Measure:
    """Take a bare number joined to an age that ended at `last` for one more age ("ages 12 and 13")."""
    bare = measure.unit is None and not measure.scaled and 0 < measure.value <= _OLDEST
    if last is None or not bare or not _AND.fullmatch(text[last : measure.start][:8]):
        return measure
    return msgspec.structs.replace(measure, unit="year", age=True)


def _aged(text: str, measure: Measure, sentence: Sentence) -> Measure:
    """Recognise an age: "85-year-old", "aged 85", "John Smith, 85,"."""
    before = text[max(sentence.start, measure.start - _WIDTH) : measure.start]
    after = text[measure.end : min(sentence.end, measure.end + _WIDTH)]
    if is_duration(measure.unit):
        old = _OLD.match(after)
        return msgspec.structs.replace(measure, end=measure.end + old.end(), age=True) if old else measure
    if measure.unit is not None or measure.scaled or not 0 < measure.value <= _OLDEST or measure.form == "fraction":
        return measure
    named = (
        measure.form == "figures"
        and _NAME_COMMA.search(before) is not None
        and _NAME_AFTER.match(after) is not None
        and not _MONTHS.search(before.replace(",", ""))
        and measure.start - len(before.split(",")[0]) >= sentence.start
    )
    labelled = measure.form == "figures" and _AGE_NAMED.search(before) is not None
    if (
        named
        or labelled
        or _AGE_LIMIT.search(before)
        or (_AGE_BEFORE.search(before) and (_AGE_AFTER.match(after) or "age" in before[-14:].lower()))
    ):
        return msgspec.structs.replace(measure, unit="year", age=True, named=named or labelled)
    return measure


def _bounded(text: str, measure: Measure, low: int, high: int) -> _Found:
    """Add the words that bound a number ("at least", "or so") and widen its span over them."""
    start, end = measure.start, measure.end
    bound: Bound = "exact"
    if measure.high is not None and not measure.score:
        bound = "range"
    elif measure.form == "plural":
        bound = "more than"
    elif _PLUS.search(text, start, end):
        bound = "at least"
    before = text[max(low, start - _WIDTH) : start]
    for name, pattern in _BEFORE:
        match = pattern.search(before)
        if match is not None and not (measure.named or measure.score or _is_during(measure, before, match)):
            start -= len(before) - match.start()
            bound = name if bound not in {"range", "more than"} else bound
            again = _ABOUT_TWICE.search(text[max(low, start - _WIDTH) : start])
            start -= len(again.group()) if again else 0
            break
    after = text[end : min(high, end + _WIDTH)]
    for name, pattern in _AFTER:
        match = pattern.match(after)
        if match is not None:
            end += match.end()
            bound = name if bound == "exact" else bound
            break
    return _Found(start, end, measure.value, measure.unit, None, bound, measure.high)


def _is_during(measure: Measure, before: str, match: re.Match[str]) -> bool:
    """Tell whether "over ten years" may as well mean during them; "for over ten years" cannot."""
    if not is_duration(measure.unit) or measure.age or not _DURING.match(match.group()):
        return False
    return _SURELY_MORE.search(before[: match.start()]) is None


def _counted(text: str, words: _Words, measure: Measure, item: _Found) -> tuple[int, int] | None:
    """Return the place of the phrase a number counts, or None."""
    after, before = words.index(item.end), words.index(item.start)
    if measure.age and measure.high is not None and _AGES.search(text, max(0, item.start - len("ages ")), item.start):
        return aged_before(words.all, before)
    if measure.named:
        labelled = before > 0 and words.all[before - 1].lower in {"age", "aged"}
        return name_before(words.all, before - labelled)
    return _after(text, words.all, measure, after) or _before(words.all, measure, before, bound=item.bound)


def _after(text: str, words: Sequence[Word], measure: Measure, at: int) -> tuple[int, int] | None:  # noqa: PLR0911 -- a decision list
    """Return the phrase after a number, as far as its unit lets one follow directly."""
    if at >= len(words):
        return None
    following = words[at].lower
    joint = text[measure.end : words[at].end]
    if measure.unit is None and joint in {"-", "–"}:
        return word_after_hyphen(words, at)
    if following == "of":
        return phrase_after(words, at)
    if measure.form == "plural" and measure.value >= _MILLION and following == "in" and at + 1 < len(words):
        return common_phrase(words, at + 1)  # "millions in cash"
    if measure.unit is None or measure.age:
        at += joint == "-"
        return phrase_after(words, at)
    if measure.unit is not None and words[at].tag == "DT" and measure.form != "fraction":
        return None  # "3.1 percent this year"; and a rate: what "$80 a barrel" prices stands before it
    if measure.unit is not None and following in {"per", "apiece"}:
        rate = at + 2 < len(words) and words[at + 2].lower == "of"  # "tons per year of carbon dioxide"
        return phrase_after(words, at + 2) if rate else None
    amount = is_money(measure.unit) or is_duration(measure.unit)
    if following == "in" and amount and at + 1 < len(words):
        return common_phrase(words, at + 1)
    direct = measure.unit in {"%", "percentage point", "magnitude"} or is_money(measure.unit) or measure.hyphenated
    return phrase_after(words, at + (joint == "-")) if direct else None


def _before(words: Sequence[Word], measure: Measure, at: int, *, bound: Bound) -> tuple[int, int] | None:
    """Return the phrase that governs a number, where nothing after it is counted."""
    if measure.age or measure.form == "zero" or (is_duration(measure.unit) and not measure.hyphenated):
        return None
    if measure.score and (at == 0 or words[at - 1].lower not in {"of", "by"}):
        return None
    if bound not in {"exact", "about"} and at > 0 and words[at - 1].tag in {"NN", "NNS"} and measure.unit is not None:
        return phrase_ending(words, at - 1)  # "incomes above $1 million"
    return phrase_before(words, at, names=measure.unit == "%")


class _Style(msgspec.Struct, frozen=True, gc=False):
    """How a report writes its numbers: thousands with a full stop, money in pounds."""

    european: bool
    pounds: bool


class _Words:
    """The words of one sentence, tagged when they are first asked for."""

    def __init__(self, text: str, sentence: Sentence, tokens: Sequence[Token], starts: Sequence[int]) -> None:
        self._given = (text, sentence, tokens, starts)

    @cached_property
    def all(self) -> list[Word]:
        """Return the words in order."""
        return words_of(*self._given)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.all]

    def index(self, at: int) -> int:
        """Return the index of the first word that starts at or after a place."""
        return bisect_left(self._starts, at)

    def claim(self, start: int, end: int) -> None:
        """Mark the words of a number, so that no other number takes them for what it counts."""
        for index in range(self.index(start), self.index(end)):
            self.all[index] = msgspec.structs.replace(self.all[index], tag=QUANTITY)


def _is_interval(time: Time) -> bool:
    """Tell whether a set says how long lies between: every 72 minutes."""
    return time.type == "SET" and _EVERY.match(time.span.text) is not None


class _Taken:
    """The time expressions of a report: which stretches are dates, and which durations no number was found in."""

    def __init__(self, times: Sequence[Time]) -> None:
        ordered = sorted(times, key=lambda time: time.span.start)
        self._durations = [time for time in ordered if time.type == "DURATION"]
        self._dates = [t.span for t in ordered if t.type != "DURATION" and not _is_interval(t)]
        self._as_of = [time for time in ordered if time.type in {"DATE", "TIME"}]
        self._starts = [span.start for span in self._dates]

    def by_date(self, start: int, end: int) -> bool:
        """Tell whether a stretch touches a date, clock time or set (every Monday; but not every 72 minutes)."""
        index = bisect_left(self._starts, end)
        return any(span.end > start for span in self._dates[max(0, index - 3) : index])

    def as_of(self, text: str, sentence: Sentence) -> str | None:
        """Return the id of the time that "as of" names in a sentence: what is counted there was so at that time."""
        places = (sentence.start, sentence.end)
        first, last = (bisect_left(self._as_of, place, key=lambda time: time.span.start) for place in places)
        for time in self._as_of[first:last]:
            if _AS_OF.search(text, max(sentence.start, time.span.start - _AS_OF_WIDTH), time.span.start):
                return time.id
        return None

    def durations(self, text: str, found: Sequence[_Found]) -> list[_Found]:
        """Return the durations whose number is not written as one ("a year", "an hour")."""
        ends = [item.end for item in found]
        starts = [item.start for item in found]
        added: list[_Found] = []
        last = 0
        for time in self._durations:
            start, end = time.span.start, time.span.end
            index = bisect_left(ends, start + 1)
            value = _PERIOD.fullmatch(time.value)
            free = index >= len(found) or starts[index] >= end
            idiom = text[start:end].lower() == "one day"  # some day
            if value is None or not free or idiom or start < last or end > len(text):
                continue
            if value[1]:
                amount, unit = float(value[1]), _CLOCKS[value[2]]
            else:
                name, factor = _PERIODS[value[4]]
                amount, unit = float(value[3]) * factor, name
            added.append(_Found(start, end, amount, unit, None, "exact", None))
            last = end
        return added
