"""The timeline: one line an event, in order of time: how precisely it is known, told by how many, disputed where.

A dated event mention is a *telling*: a time expression with the event nearest to it among those it dates. Tellings of
one event (event coreference), or in one claim at compatible times, make one line. Where its dates cannot all be true
the line takes the one that most origins give and shows the others beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.forms import is_content, stem
from secondsource.model.claim import Claim
from secondsource.model.dates import in_time
from secondsource.model.reading import Event, Reading, Sentence, Time
from secondsource.model.span import Span, span_of
from secondsource.model.story import Origin, Story
from secondsource.model.timeline import OtherDate, Precision, TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.model.reading import Factuality

_SINCE = re.compile(r"\bsince\b[^,.;]{0,40}$", re.IGNORECASE)
_BOUNDS: tuple[tuple[int, Precision], ...] = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
_MOMENT = re.compile(r"T((?:[01]\d|2[0-3]):[0-5]\d)")
_POINTING = frozenset("he she it they this that these those his her its their who which".split())
_LONG = 45  # words of a line; more are told by a claim's clause where there is one
_GOOD = 16  # words of a line that reads well
_SAID = frozenset(["body", "heading"])
_EXACT = frozenset(["time", "day"])
_LIGHT = frozenset("be have do go come get make take give put hold set begin".split())


class TimelineInput(msgspec.Struct, frozen=True):
    """What the timeline is made of; `same` are groups of ids of one event, `people` maps entities to shared ids."""

    readings: Sequence[Reading]
    stories: Sequence[Story]
    claims: Sequence[Claim]
    origins: Sequence[Origin]
    same: Sequence[Sequence[str]] = ()
    people: Mapping[str, str] = {}


class _Telling(msgspec.Struct, frozen=True, gc=False):
    """A time in a report with the event it dates: what one report says of when something happened.

    `crowded` says that its sentence names other times too.
    """

    report: str
    published: str
    time: Time
    event: Event | None
    sentence: Span
    crowded: bool

    @property
    def moment(self) -> str | None:
        """The time of day, where one is known."""
        match = _MOMENT.search(self.time.value)
        return match.group(1) if match else None

    @property
    def factuality(self) -> Factuality:
        """How the report presents the event; what lies after its publication has not happened yet."""
        said: Factuality = self.event.factuality if self.event else "happened"
        ahead = bool(self.published) and str(self.time.from_)[:10] > self.published[:10]
        return "planned" if ahead and said == "happened" else said


def timeline(given: TimelineInput) -> tuple[TimelineEntry, ...]:
    """Return the lines of all stories, ordered by time."""
    origin = {report: item.id for item in given.origins for report in item.reports}
    group = {event: number for number, members in enumerate(given.same) for event in members}
    lines: list[TimelineEntry] = []
    for story in given.stories:
        held = set(story.reports)
        readings = [r for r in given.readings if r.report.id in held]
        claims = [c for c in given.claims if c.story == story.id]
        tellings = [telling for reading in readings for telling in tellings_of(reading)]
        mentions = {event.id: event for reading in readings for event in reading.events}
        published = {reading.report.id: reading.report.published for reading in readings}
        desk = _Desk(claims, origin, group, mentions, given, published)
        lines += [_entry(members, story, desk) for members in _lines(tellings, desk)]
    lines.sort(key=lambda e: (e.from_, e.moment or "", e.to, e.evidence[0].report, e.evidence[0].start))
    return tuple(msgspec.structs.replace(entry, id=f"l{number}") for number, entry in enumerate(lines, 1))


def tellings_of(reading: Reading) -> list[_Telling]:
    """Return a report's tellings in text order; a time that only says since when something is so is none."""
    starts = [sentence.start for sentence in reading.sentences]
    dated: dict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        if event.time is not None:
            dated[event.time].append(event)
    found = []
    for time in reading.times:
        if time.type not in {"DATE", "TIME"} or _days(time) is None or time.value.endswith("_REF"):
            continue
        at = bisect_right(starts, time.span.start) - 1
        sentence = reading.sentences[at] if at >= 0 else None
        if sentence is None or sentence.kind not in _SAID or _background(reading, sentence, time):
            continue
        whole = span_of(reading.report, sentence.start, sentence.end)
        nearest = _nearest([e for e in dated[time.id] if _of_one_voice(e, time, reading)], time)
        found.append(_Telling(reading.report.id, reading.report.published or "", time, nearest, whole, crowded=False))
    return _with_crowds(found)


def _with_crowds(found: Sequence[_Telling]) -> list[_Telling]:
    times: dict[int, set[tuple[str | None, str | None]]] = defaultdict(set)
    for telling in found:
        times[telling.sentence.start].add((telling.time.from_, telling.time.to))
    return [msgspec.structs.replace(t, crowded=len(times[t.sentence.start]) > 1) for t in found]


def precision(time: Time) -> Precision:
    """Return how precisely an anchored time is known."""
    if _MOMENT.search(time.value) or "T" in time.value:
        return "time"
    days = _days(time) or 0
    return next((name for bound, name in _BOUNDS if days <= bound), "longer")


def _background(reading: Reading, sentence: Sentence, time: Time) -> bool:
    """Tell whether a time only says since when something is so ("the highest since measurements began in 1931")."""
    return _SINCE.search(reading.report.text[sentence.start : time.span.start]) is not None


def _of_one_voice(event: Event, time: Time, reading: Reading) -> bool:
    """Tell whether an event and a time stand in the same quotations: "…," she said on Tuesday dates the saying."""
    word, when = event.trigger.start, time.span.start
    return all((q.start <= word < q.end) == (q.start <= when < q.end) for q in reading.quotations)


def _nearest(events: Sequence[Event], time: Time) -> Event | None:
    """Return the event nearest to a time, one that is not denied if there is one."""

    def distance(event: Event) -> tuple[bool, int, int]:
        gap = max(event.trigger.start - time.span.end, time.span.start - event.trigger.end)
        return event.factuality == "denied", gap, event.trigger.start

    return min(events, key=distance, default=None)


def _days(time: Time) -> int | None:
    """Return how many days a time takes; None where it has no interval in the calendar."""
    if time.from_ is None or time.to is None:
        return None
    try:
        return (dt.date.fromisoformat(time.to[:10]) - dt.date.fromisoformat(time.from_[:10])).days
    except ValueError:
        return None


def _agree(a: _Telling, b: _Telling) -> bool:
    """Tell whether the times of two tellings can both be true of one event."""
    if not (str(a.time.from_) < str(b.time.to) and str(b.time.from_) < str(a.time.to)):
        return False
    return a.moment is None or b.moment is None or a.moment == b.moment


def _lines(tellings: Sequence[_Telling], desk: _Desk) -> list[list[_Telling]]:
    """Gather tellings of one event: those of one group of mentions, and those in one claim whose times agree."""
    owner = list(range(len(tellings)))
    by_event: dict[int, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        if telling.event is not None and telling.event.id in desk.group:
            by_event[desk.group[telling.event.id]].append(at)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        for key in _likenesses(telling):
            alike[key].append(at)
    for members in alike.values():
        _join(owner, members, tellings)
    for members in by_event.values():
        _join(owner, members, tellings, desk)
    places = _by_report(tellings)
    for claim in desk.claims:
        inside = [at for m in claim.members for at, t in places.get(m.span.report, ()) if m.span.holds(t.time.span)]
        inside = list(dict.fromkeys(inside))
        once = len({tellings[at].report for at in inside}) == len(inside)
        _join(owner, inside, tellings, desk if once else None)
    found: dict[int, list[_Telling]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        found[_root(owner, at)].append(telling)
    return list(found.values())


def _likenesses(telling: _Telling) -> list[tuple[str, ...]]:
    """Return what makes two tellings one event whatever else: the same sentence and time, the same word on one day."""
    when = (str(telling.time.from_), str(telling.time.to))
    keys: list[tuple[str, ...]] = [("sentence", " ".join(telling.sentence.text.split()).casefold(), *when)]
    if telling.event is not None and precision(telling.time) in _EXACT:
        word = stem(telling.event.trigger.text)
        keys += [("word", word, str(telling.factuality == "denied"), *when)] if word not in _LIGHT else []
    return keys


def _root(owner: list[int], at: int) -> int:
    while owner[at] != at:
        owner[at] = owner[owner[at]]
        at = owner[at]
    return at


def _join(owner: list[int], members: Sequence[int], tellings: Sequence[_Telling], desk: _Desk | None = None) -> None:
    """Join those of some tellings whose times agree, and with a desk those that give one event different dates."""
    for place, one in enumerate(members):
        for other in members[:place]:
            a, b = tellings[one], tellings[other]
            if _agree(a, b) or (desk is not None and _rivals(a, b, desk)):
                low, high = sorted((_root(owner, one), _root(owner, other)))
                owner[high] = low


def _by_report(tellings: Sequence[_Telling]) -> dict[str, list[tuple[int, _Telling]]]:
    found: dict[str, list[tuple[int, _Telling]]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        found[telling.report].append((at, telling))
    return found


def _rivals(a: _Telling, b: _Telling, desk: _Desk) -> bool:
    """Tell whether two tellings give one event different dates: one matter in the same word, each known to the day."""
    if a.report == b.report or a.event is None or b.event is None:
        return False
    return (
        desk.one_matter(a.event, b.event)
        and a.factuality == b.factuality
        and precision(a.time) in _EXACT
        and precision(b.time) in _EXACT
    )


class _Desk(msgspec.Struct, frozen=True):
    """What the lines of one story are written with."""

    claims: Sequence[Claim]
    origin: Mapping[str, str]
    group: Mapping[str, int]
    mentions: Mapping[str, Event]
    given: TimelineInput
    published: Mapping[str, str | None]

    def origins(self, reports: Iterable[str]) -> int:
        """Count the origins of some reports; one in none is its own."""
        return len({self.origin.get(report, report) for report in reports})

    def is_earlier(self, event: Event, day: str) -> bool:
        """Tell whether the report of an event is older than a day: it cannot tell what happened then."""
        published = self.published.get(event.trigger.report) or ""
        return bool(published) and published[:10] < day[:10]

    def one_matter(self, a: Event, b: Event) -> bool:
        """Tell whether two mentions use one word of one actor or place; where one names none, of one thing."""
        word = stem(a.trigger.text)
        if word in _LIGHT or word != stem(b.trigger.text):
            return False
        ours, theirs = self._around(a), self._around(b)
        if ours and theirs:
            return bool(ours & theirs)
        return len(_stems(a.sentence) & _stems(b.sentence)) > 1  # the word itself and another

    def _around(self, event: Event) -> set[str]:
        """Return the people, bodies and places of an event, by their shared ids."""
        named = (*event.participants, *((event.place,) if event.place else ()))
        return {self.given.people.get(entity, entity) for entity in named}

    def claim_of(self, telling: _Telling) -> Claim | None:
        """Return the claim that tells it in the fewest words, those of most origins first."""
        held = [
            (-claim.origins, len(member.span.text), number)
            for number, claim in enumerate(self.claims)
            for member in claim.members
            if member.span.report == telling.report and member.span.holds(telling.time.span)
        ]
        return self.claims[min(held)[2]] if held else None


def _stems(sentence: Span) -> set[str]:
    return {stem(word) for word in re.findall(r"\w+", sentence.text) if is_content(word)}


def _entry(members: Sequence[_Telling], story: Story, desk: _Desk) -> TimelineEntry:
    """Write one line: the date that most origins give, the others beside it."""
    parts = sorted(_dates(members), key=lambda part: (-desk.origins(t.report for t in part), -len(part)))
    main, *rest = parts
    best = min(
        main, key=lambda t: (t.moment is None, _days(t.time) or 0, in_time(t.published), t.report, t.time.span.start)
    )
    teller = min(main, key=_awkward)
    claim = desk.claim_of(teller)
    events = [t.event for t in members if t.event is not None]
    against = claim.against if claim else ()
    found = _coreferent(events, desk, denied=_factuality(main) == "denied")
    others = [e for e in found if e.trigger.report not in against and not desk.is_earlier(e, str(best.time.from_))]
    reports = dict.fromkeys([*(t.report for t in main), *(e.trigger.report for e in others)])
    order = {report: number for number, report in enumerate(story.reports)}
    return TimelineEntry(
        from_=str(best.time.from_),
        to=str(best.time.to),
        precision=precision(best.time),
        claim=claim.id if claim else "",
        story=story.id,
        summary=_summary(teller, claim),
        moment=best.moment,
        factuality=_factuality(main),
        reports=tuple(sorted(reports, key=lambda r: order.get(r, len(order)))),
        origins=desk.origins(reports),
        others=tuple(_other(part) for part in rest),
        events=tuple(dict.fromkeys(e.id for e in (*events, *others))),
        participants=tuple(
            dict.fromkeys(desk.given.people[p] for e in events for p in e.participants if p in desk.given.people)
        ),
        evidence=tuple(dict.fromkeys([teller.sentence, *(t.sentence for t in main), *(e.sentence for e in others)])),
        word=_word(main),
    )


def _coreferent(events: Sequence[Event], desk: _Desk, *, denied: bool) -> list[Event]:
    """Return the mentions of the same event that name no time of their own and do not say the opposite.

    They must be of one matter with a dated mention (`_Desk.one_matter`): a group of mentions is a judgement of
    likeness, too weak to make a report tell a date that it does not give.
    """
    groups = {desk.group[event.id] for event in events if event.id in desk.group}
    found = [desk.mentions[e] for number in sorted(groups) for e in desk.given.same[number] if e in desk.mentions]
    return [
        e
        for e in found
        if e.time is None
        and (e.factuality == "denied") == denied
        and any(desk.one_matter(e, event) for event in events)
    ]


def _dates(members: Sequence[_Telling]) -> list[list[_Telling]]:
    """Part tellings by date, the narrowest first: a wide one joins every date it agrees with once, the first."""
    parts: list[list[_Telling]] = []
    for telling in sorted(members, key=lambda t: (_days(t.time) or 0, t.moment is None)):
        home = next((part for part in parts if all(_agree(telling, other) for other in part)), None)
        if home is None:
            parts.append([telling])
        else:
            home.append(telling)
    return parts


def _other(part: Sequence[_Telling]) -> OtherDate:
    best = min(part, key=lambda t: (_days(t.time) or 0, t.moment is None))
    return OtherDate(
        from_=str(best.time.from_),
        to=str(best.time.to),
        precision=precision(best.time),
        reports=tuple(dict.fromkeys(t.report for t in part)),
        evidence=tuple(dict.fromkeys(t.sentence for t in part)),
        moment=best.moment,
    )


def _factuality(members: Sequence[_Telling]) -> Factuality:
    """Return what the last reports make of an event: what was planned and then happened has happened."""
    said = {telling.factuality for telling in members}
    order: tuple[Factuality, ...] = ("happened", "planned", "possible", "denied")
    return next(level for level in order if level in said)


def _word(members: Sequence[_Telling]) -> str:
    """Return the event that a line's factuality speaks of."""
    level = _factuality(members)
    return next((t.event.trigger.text for t in members if t.event is not None and t.factuality == level), "")


def _awkward(telling: _Telling) -> tuple[bool, bool, int, str, int]:
    """Rank tellings by how well their sentence reads alone: one time, no pronoun first, not too long or short."""
    words = telling.sentence.text.split()
    pointing = bool(words) and words[0].strip("“”\"'‘’").lower() in _POINTING
    return telling.crowded, pointing, abs(len(words) - _GOOD), telling.report, telling.sentence.start


def _summary(telling: _Telling, claim: Claim | None) -> str:
    """Return a telling's sentence on one line, or the claim's clause in it when the sentence is long or crowded."""
    text = " ".join(telling.sentence.text.split())
    if claim is None or (len(text.split()) <= _LONG and not telling.crowded):
        return text
    inside = [m.span for m in claim.members if m.span.report == telling.report and m.span.holds(telling.time.span)]
    clause = min(inside, key=lambda span: len(span.text), default=None)
    return " ".join(clause.text.split()) if clause else text
