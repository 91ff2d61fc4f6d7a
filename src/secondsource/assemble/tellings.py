"""Tellings: the times of a report with the events that they date."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from secondsource.assemble.nounphrase import phrase_around
from secondsource.assemble.stamps import is_stamp
from secondsource.language.forms import stem
from secondsource.model.reading import Attribution, Event, Reading, Sentence, Time, Token
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Factuality
    from secondsource.model.timeline import Precision

LIGHT = frozenset("be have do go come get make take give put hold set begin".split())
_OCCURRING = frozenset(stem(word) for word in "happen occur unfold start follow continue".split())
_SINCE = re.compile(r"\b(?:since|as of)\b[^,.;]{0,40}$", re.IGNORECASE)
_BOUNDS: tuple[tuple[int, Precision], ...] = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
_MOMENT = re.compile(r"T((?:[01]\d|2[0-3]):[0-5]\d)")
_PART = re.compile(r"T(MO|AF|EV|NI)$")
_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (16, 24), "NI": (18, 24)}  # of the day that the part is named by
_NOON = 12
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|just|shortly|some(?:time)?)\b.{0,25}$", re.IGNORECASE
)
_CLOSE = 15  # minutes that times of day may differ by where one of them is not exact
_CALENDAR = re.compile(
    r"(?:sun|mon|tues|wednes|thurs|fri|satur)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\d[/-]\d"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_DEICTIC = re.compile(
    r"day\b|night\b|\b(?:this|that|last|next|same|ago|earlier|later|after|before|now|morrow|tomorrow)\b", re.IGNORECASE
)
_IT = re.compile(r"(?:it|this|that|the (?:incident|attack|accident|crash|call))\b", re.IGNORECASE)
_SAID = frozenset(["body", "heading"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_BREAKS = frozenset([",", ";", "and", "but", "while", "when", "as", "—", "–", "-", "--"])
EXACT = frozenset(["time", "day"])


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A time in a report with the event it dates: what one report says of when something happened.

    `kinds` are the stems of all events it dates. `crowded` says that its sentence names other times too, `aside` that
    the event stands only in a noun phrase of a sentence about something else, `said` that somebody said something
    then, `plain` that the words name the day and
    do not leave it to the day of publication ("today", "at 8 p.m."), `rough` that a time of day is "about" one.
    """

    report: str
    published: str
    time: Time
    event: Event | None
    sentence: Span
    kinds: frozenset[str]
    crowded: bool = False
    aside: bool = False
    said: bool = False
    plain: bool = True
    rough: bool = False

    @property
    def moment(self) -> str | None:
        """The time of day, where one is known."""
        match = _MOMENT.search(self.time.value)
        return match.group(1) if match else None

    @property
    def day(self) -> str:
        """The first day."""
        return str(self.time.from_)[:10]

    @property
    def factuality(self) -> Factuality:
        """How the report presents the event; what lies after its publication has not happened yet."""
        said: Factuality = self.event.factuality if self.event else "happened"
        ahead = bool(self.published) and self.day > self.published[:10]
        return "planned" if ahead and said == "happened" else said


def tellings_of(reading: Reading) -> list[Telling]:
    """Return a report's tellings in text order.

    A time that only says since when something is so is none, nor is the stamp of a text or a picture, nor a time that
    belongs to a noun ("the 2012 cycle"), nor what somebody is quoted as saying of no event.
    """
    starts = [sentence.start for sentence in reading.sentences]
    dated: dict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        if event.time is not None:
            dated[event.time].append(event)
    found = []
    for time in reading.times:
        if time.type not in {"DATE", "TIME"} or days_of(time) is None or time.value.endswith("_REF"):
            continue
        at = bisect_right(starts, time.span.start) - 1
        sentence = reading.sentences[at] if at >= 0 else None
        if sentence is None or sentence.kind not in _SAID or _background(reading, sentence, time):
            continue
        telling = _telling(reading, at, time, dated[time.id])
        if telling is not None:
            found.append(telling)
    return _with_days(_with_crowds(found))


def _telling(reading: Reading, at: int, time: Time, events: Sequence[Event]) -> Telling | None:
    sentence = reading.sentences[at]
    tokens = _tokens(reading, sentence)
    whole = span_of(reading.report, sentence.start, sentence.end)
    if is_stamp(time, whole, tokens):
        return None
    phrase = phrase_around(tokens, time.span)
    inside = [e for e in events if phrase is not None and phrase.start <= e.trigger.start < phrase.end]
    aside = 0 < len(inside) < len(events)
    sayings = {a.id for a in reading.attributions if a.time == time.id and _is_beside_cue(a, time)}
    if phrase is not None and not phrase.adverbial:
        if not inside:
            return None
        events = inside
    elif sayings:  # "Ross said at a Saturday news conference"
        events = [e for e in events if e.attribution not in sayings and e not in inside]
    events = [e for e in events if e in inside or not _is_cut_off(e, time, tokens)]
    mine = [e for e in events if _of_one_voice(e, time, reading)]
    if not mine and any(q.start <= time.span.start < q.end for q in reading.quotations):
        return None
    return Telling(
        report=reading.report.id,
        published=reading.report.published or "",
        time=time,
        event=_nearest(mine, time, reading.report.published or ""),
        sentence=whole,
        kinds=_kinds(reading, at, mine),
        aside=aside,
        said=bool(sayings),
        plain=time.anchor != "published" or _CALENDAR.search(time.span.text) is not None,
        rough=bool(time.mod) or _ABOUT.search(whole.text[: time.span.start - whole.start]) is not None,
    )


def _is_beside_cue(item: Attribution, time: Time) -> bool:
    """Tell whether nothing of what is said stands between a time and the word of saying."""
    if item.cue is None:
        return False
    first, last = sorted((item.cue.start, time.span.start))
    return not any(first < part.start < last for part in item.content)


def _tokens(reading: Reading, sentence: Sentence) -> Sequence[Token]:
    first = bisect_left(reading.tokens, sentence.start, key=lambda token: token.start)
    return reading.tokens[first : bisect_left(reading.tokens, sentence.end, key=lambda token: token.start)]


def _kinds(reading: Reading, at: int, events: Sequence[Event]) -> frozenset[str]:
    """Return the stems of the events dated; "it happened" is of the kinds that the sentence before tells of."""
    found = {stem(e.trigger.text) for e in events if e.factuality != "denied"} - LIGHT
    sentence = reading.sentences[at]
    if found and found <= _OCCURRING and _IT.match(reading.report.text, sentence.start) and at:
        before = reading.sentences[at - 1]
        found |= {stem(e.trigger.text) for e in reading.events if before.start <= e.trigger.start < before.end} - LIGHT
    return frozenset(found - _OCCURRING)


def _is_cut_off(event: Event, time: Time, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause of its own stands between an event and a time, which then dates that clause.

    A time before an event holds for all clauses up to it, but not for what did not happen in the last of them.
    """
    if time.span.end <= event.trigger.start:
        between = [token for token in tokens if time.span.end <= token.start < event.trigger.start]
        while between and between[-1].pos in {*_FINITE, "RB", "VB", "VBN", "VBG"}:
            between.pop()
        return event.factuality == "denied" and any(token.pos in _FINITE for token in between)
    between = [token for token in tokens if event.trigger.end <= token.start < time.span.start]
    at = next((n for n, token in enumerate(between) if token.text.lower() in _BREAKS), len(between))
    return any(token.pos in _FINITE for token in between[at:])


def _is_clock(time: Time) -> bool:
    """Tell whether an expression is a time of day alone."""
    text = time.span.text
    return _MOMENT.search(time.value) is not None and not (_CALENDAR.search(text) or _DEICTIC.search(text))


def _with_crowds(found: Sequence[Telling]) -> list[Telling]:
    times: dict[int, set[tuple[str | None, str | None]]] = defaultdict(set)
    for telling in found:
        times[telling.sentence.start].add((telling.time.from_, telling.time.to))
    return [msgspec.structs.replace(t, crowded=len(times[t.sentence.start]) > 1) for t in found]


def _with_days(found: Sequence[Telling]) -> list[Telling]:
    """Give a time of day alone the day on which what the report told before it happened, where there is one.

    "The shooting started about 11:18 p.m." in the paper of Saturday, after what happened "late Friday", was on Friday.
    """
    mended: list[Telling] = []
    moved: dict[str, Telling] = {}
    last: Telling | None = None
    for telling in found:
        time, sentence = telling.time, telling.sentence.start
        anchored_here = any(t.time.id == time.anchor and t.sentence.start == sentence for t in mended)
        home = moved.get(time.anchor or "")
        if home is None and _is_clock(time) and not anchored_here:
            home = last
        if home is not None:
            day = home.time
            value = f"{str(day.from_)[:10]}{time.value[len('2016-09-17') :]}"
            time = msgspec.structs.replace(time, from_=day.from_, to=day.to, value=value)
            telling = msgspec.structs.replace(telling, time=time, plain=home.plain)  # noqa: PLW2901 -- the same, mended
            moved[time.id] = telling
        elif telling.factuality == "happened" and days_of(time) == 1 and (telling.event or telling.moment):
            last = telling
        mended.append(telling)
    return mended


def precision(time: Time) -> Precision:
    """Return how precisely an anchored time is known."""
    if _MOMENT.search(time.value) or "T" in time.value:
        return "time"
    days = days_of(time) or 0
    return next((name for bound, name in _BOUNDS if days <= bound), "longer")


def _background(reading: Reading, sentence: Sentence, time: Time) -> bool:
    """Tell whether a time only says since when something is so ("the highest since measurements began in 1931")."""
    return _SINCE.search(reading.report.text[sentence.start : time.span.start]) is not None


def _of_one_voice(event: Event, time: Time, reading: Reading) -> bool:
    """Tell whether an event and a time stand in the same quotations: "…," she said on Tuesday dates the saying."""
    word, when = event.trigger.start, time.span.start
    return all((q.start <= word < q.end) == (q.start <= when < q.end) for q in reading.quotations)


def _nearest(events: Sequence[Event], time: Time, published: str) -> Event | None:
    """Return the event nearest to a time: one that is not denied, and of a past time one not only intended, if any."""
    past = bool(published) and str(time.from_)[:10] <= published[:10]

    def distance(event: Event) -> tuple[bool, bool, int, int]:
        gap = max(event.trigger.start - time.span.end, time.span.start - event.trigger.end)
        return event.factuality == "denied", past and event.factuality == "planned", gap, event.trigger.start

    return min(events, key=distance, default=None)


def days_of(time: Time) -> int | None:
    """Return how many days a time takes; None where it has no interval in the calendar."""
    if time.from_ is None or time.to is None:
        return None
    try:
        return (dt.date.fromisoformat(time.to[:10]) - dt.date.fromisoformat(time.from_[:10])).days
    except ValueError:
        return None


def agree(a: Telling, b: Telling) -> bool:
    """Tell whether the times of two tellings can both be true of one event."""
    if not (str(a.time.from_) < str(b.time.to) and str(b.time.from_) < str(a.time.to)):
        return False
    return _agree_in_hours(a, b)


def nearly_agree(a: Telling, b: Telling) -> bool:
    """Tell whether two tellings agree if "today" was the day before: reports go out, and are dated, a day later."""
    if agree(a, b):
        return True
    exact = precision(a.time) in EXACT and precision(b.time) in EXACT
    return exact and (_day_before(a, b) or _day_before(b, a)) and _agree_in_hours(a, b)


def _day_before(a: Telling, b: Telling) -> bool:
    """Tell whether a telling dates by the day of publication, and another says that it was the day before."""
    if a.plain or days_of(a.time) != 1:
        return False
    return dt.date.fromisoformat(a.day) - dt.timedelta(days=1) == dt.date.fromisoformat(b.day)


def _agree_in_hours(a: Telling, b: Telling) -> bool:
    if a.moment is None or b.moment is None:
        return _overlap(_hours(a), _hours(b))
    return abs(_minutes(a.moment) - _minutes(b.moment)) <= (_CLOSE if a.rough or b.rough else 0)


def _minutes(moment: str) -> int:
    return int(moment[:2]) * 60 + int(moment[3:5])


def _hours(telling: Telling) -> tuple[float, float]:
    """Return the hours of its day that a telling may mean."""
    if telling.moment is not None:
        hour = _minutes(telling.moment) / 60
        return hour, hour + 1 / 60
    part = _PART.search(telling.time.value)
    if part is not None:
        return _HOURS[part.group(1)]
    if precision(telling.time) == "day" and telling.time.mod in {"START", "END"}:
        return (0, _NOON) if telling.time.mod == "START" else (_NOON, 24)
    return 0, 24


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
