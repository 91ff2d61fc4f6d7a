"""The timeline: one line an event, in order of time: how precisely it is known, told by how many, disputed where.

A dated event mention is a *telling*: a time expression with the event nearest to it among those it dates. Tellings of
one event (event coreference), or in one claim at compatible times, make one line. Where its dates cannot all be true
the line takes the one that most origins give and shows the others beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from secondsource.assemble.tellings import EXACT, LIGHT, Telling, agree, days_of, nearly_agree, precision, tellings_of
from secondsource.language.forms import is_content, stem
from secondsource.model.claim import Claim
from secondsource.model.dates import in_time
from secondsource.model.reading import Event, Reading
from secondsource.model.story import Origin, Story
from secondsource.model.timeline import OtherDate, TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from secondsource.model.reading import Factuality
    from secondsource.model.span import Span

_POINTING = frozenset("he she it they this that these those his her its their who which".split())
_LONG = 45  # words of a line; more are told by a claim's clause where there is one
_GOOD = 16  # words of a line that reads well
_ALIKE = 3  # content words that two sentences of one matter share where neither names who or where


class TimelineInput(msgspec.Struct, frozen=True):
    """What the timeline is made of; `same` are groups of ids of one event, `people` maps entities to shared ids."""

    readings: Sequence[Reading]
    stories: Sequence[Story]
    claims: Sequence[Claim]
    origins: Sequence[Origin]
    same: Sequence[Sequence[str]] = ()
    people: Mapping[str, str] = {}


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
        desk = _Desk(claims, origin, group, mentions, given, published, _several(tellings, readings))
        lines += [_entry(members, story, desk) for members in _lines(tellings, desk)]
    lines.sort(key=lambda e: (e.from_, e.moment or "", e.to, e.evidence[0].report, e.evidence[0].start))
    return tuple(msgspec.structs.replace(entry, id=f"l{number}") for number, entry in enumerate(lines, 1))


def _lines(tellings: Sequence[Telling], desk: _Desk) -> list[list[Telling]]:
    """Gather tellings of one event: those of one group of mentions, and those in one claim whose times agree."""
    owner = list(range(len(tellings)))
    by_event: dict[int, list[int]] = defaultdict(list)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    kinds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    moments: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        if telling.moment is not None:
            moments[telling.day, telling.moment].append(at)
        if telling.event is not None and telling.event.id in desk.group:
            by_event[desk.group[telling.event.id]].append(at)
        words = " ".join(telling.sentence.text.split()).casefold()
        alike[words, str(telling.time.from_), str(telling.time.to)].append(at)
        for kind in telling.kinds if precision(telling.time) in EXACT else ():
            kinds[kind, telling.day, str(telling.factuality == "denied")].append(at)
    for members in (*alike.values(), *by_event.values()):
        _join(owner, members, tellings, desk)
    for (kind, *_), members in kinds.items():
        once = not any(desk.tells_several(kind, tellings[at].report) for at in members)
        _join(owner, members, tellings, desk, alike=not once)
    for members in moments.values():
        _join(owner, members, tellings, desk, alike=True)
    places = _by_report(tellings)
    for claim in desk.claims:
        inside = [at for m in claim.members for at, t in places.get(m.span.report, ()) if m.span.holds(t.time.span)]
        _join(owner, list(dict.fromkeys(inside)), tellings, desk)
    found: dict[int, list[Telling]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        found[_root(owner, at)].append(telling)
    return [line for members in found.values() for line in _parted(members, desk)]


def _root(owner: list[int], at: int) -> int:
    while owner[at] != at:
        owner[at] = owner[owner[at]]
        at = owner[at]
    return at


def _join(
    owner: list[int], members: Sequence[int], tellings: Sequence[Telling], desk: _Desk, *, alike: bool = False
) -> None:
    """Join those of some tellings whose times agree, and those that give one event different dates.

    With `alike` they must be of one matter too: their reports tell of several events of that kind.
    """
    for other, one in combinations(members, 2):
        a, b = tellings[one], tellings[other]
        close = agree(a, b) or (nearly_agree(a, b) and desk.is_one_matter(a, b))
        if (close and not (alike and not desk.is_one_matter(a, b))) or _rivals(a, b, desk):
            low, high = sorted((_root(owner, one), _root(owner, other)))
            owner[high] = low


def _by_report(tellings: Sequence[Telling]) -> dict[str, list[tuple[int, Telling]]]:
    found: dict[str, list[tuple[int, Telling]]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        found[telling.report].append((at, telling))
    return found


def _rivals(a: Telling, b: Telling, desk: _Desk) -> bool:
    """Tell whether two tellings plainly give one event different dates.

    One matter in the same word, each known to the day by the words of its report, and neither report tells of a second
    event of that kind.
    """
    if a.report == b.report or a.event is None or b.event is None or nearly_agree(a, b):
        return False
    return (
        a.plain
        and b.plain
        and a.factuality == b.factuality
        and precision(a.time) in EXACT
        and precision(b.time) in EXACT
        and desk.one_matter(a.event, b.event, _ALIKE)
        and not desk.is_either_of_several(a.event, b.event)
    )


def _parted(members: Sequence[Telling], desk: _Desk) -> list[list[Telling]]:
    """Part a group whose dates cannot all be true into the lines of several events, but keep plain rivals together."""
    main, *rest = _ranked_dates(members, desk)
    others: list[list[Telling]] = []
    for part in rest:
        if any(_rivals(a, b, desk) for a in main for b in part):
            main = [*main, *part]
        else:
            others.append(part)
    return [main, *others]


def _ranked_dates(members: Sequence[Telling], desk: _Desk) -> list[list[Telling]]:
    return sorted(_dates(members), key=lambda part: (-desk.origins(t.report for t in part), -len(part)))


class _Desk(msgspec.Struct, frozen=True):
    """What the lines of one story are written with."""

    claims: Sequence[Claim]
    origin: Mapping[str, str]
    group: Mapping[str, int]
    mentions: Mapping[str, Event]
    given: TimelineInput
    published: Mapping[str, str | None]
    several: frozenset[tuple[str, str]]

    def origins(self, reports: Iterable[str]) -> int:
        """Count the origins of some reports; one in none is its own."""
        return len({self.origin.get(report, report) for report in reports})

    def is_earlier(self, event: Event, day: str) -> bool:
        """Tell whether the report of an event is older than a day: it cannot tell what happened then."""
        published = self.published.get(event.trigger.report) or ""
        return bool(published) and published[:10] < day[:10]

    def tells_several(self, word: str, report: str) -> bool:
        """Tell whether a report dates several events of a kind."""
        return (word, report) in self.several

    def is_either_of_several(self, a: Event, b: Event) -> bool:
        """Tell whether the report of one of two mentions dates several events of its kind."""
        return any(self.tells_several(stem(e.trigger.text), e.trigger.report) for e in (a, b))

    def is_one_matter(self, a: Telling, b: Telling) -> bool:
        """Tell whether two tellings are of one matter: of events that are, or of the same words."""
        if a.event is not None and b.event is not None and self.one_matter(a.event, b.event):
            return True
        return len(_stems(a.sentence) & _stems(b.sentence)) > _ALIKE

    def one_matter(self, a: Event, b: Event, least: int = 2) -> bool:
        """Tell whether two mentions use one word of one actor or place; where one names none, of one thing.

        Of one thing are sentences that share that word and others, `least` in all.
        """
        word = stem(a.trigger.text)
        if word in LIGHT or word != stem(b.trigger.text):
            return False
        ours, theirs = self._around(a), self._around(b)
        if ours and theirs:
            return bool(ours & theirs)
        return len(_stems(a.sentence) & _stems(b.sentence)) >= least

    def _around(self, event: Event) -> set[str]:
        """Return the people, bodies and places of an event, by their shared ids."""
        named = (*event.participants, *((event.place,) if event.place else ()))
        return {self.given.people.get(entity, entity) for entity in named}

    def claim_of(self, telling: Telling) -> Claim | None:
        """Return the claim that tells it in the fewest words, those of most origins first."""
        held = [
            (-claim.origins, len(member.span.text), number)
            for number, claim in enumerate(self.claims)
            for member in claim.members
            if member.span.report == telling.report and member.span.holds(telling.time.span)
        ]
        return self.claims[min(held)[2]] if held else None


def _several(tellings: Sequence[Telling], readings: Sequence[Reading]) -> frozenset[tuple[str, str]]:
    """Return the kinds of events (by stem and report) that a report gives dates to that cannot all be true of one.

    Two in one sentence with a time each are two events, even where one of the times has no place in the calendar.
    """
    told: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        for kind in telling.kinds:
            told[kind, telling.report].append(telling)
    found = {key for key, them in told.items() if any(not agree(a, b) for a, b in combinations(them, 2))}
    for reading in readings:
        loose = {time.id for time in reading.times if time.from_ is None}
        named: dict[tuple[str, int], set[str]] = defaultdict(set)
        for event in reading.events:
            if event.time is not None:
                named[stem(event.trigger.text), event.sentence.start].add(event.time)
        found |= {(kind, reading.report.id) for (kind, _), ids in named.items() if len(ids) > 1 and ids & loose}
    return frozenset(found)


def _stems(sentence: Span) -> set[str]:
    return {stem(word) for word in re.findall(r"\w+", sentence.text) if is_content(word)}


def _entry(members: Sequence[Telling], story: Story, desk: _Desk) -> TimelineEntry:
    """Write one line: the date that most origins give, the others beside it."""
    main, *rest = _ranked_dates(members, desk)
    best = min(main, key=_closeness)
    teller = min(main, key=lambda t: _awkward(t, best.moment))
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


def _closeness(telling: Telling) -> tuple[bool, bool, int, datetime, str, int]:
    """Rank tellings by how closely and surely they date, the earliest report first."""
    days = days_of(telling.time) or 0
    place = telling.report, telling.time.span.start
    return not telling.plain, telling.moment is None, days, in_time(telling.published), *place


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
        and any(desk.one_matter(e, event) and not desk.is_either_of_several(e, event) for event in events)
    ]


def _dates(members: Sequence[Telling]) -> list[list[Telling]]:
    """Part tellings by date, the narrowest first: a wide one joins every date it agrees with once, the first."""
    parts: list[list[Telling]] = []
    for telling in sorted(members, key=lambda t: (days_of(t.time) or 0, t.moment is None)):
        home = next((part for part in parts if all(nearly_agree(telling, other) for other in part)), None)
        if home is None:
            parts.append([telling])
        else:
            home.append(telling)
    return parts


def _other(part: Sequence[Telling]) -> OtherDate:
    best = min(part, key=lambda t: (days_of(t.time) or 0, t.moment is None))
    return OtherDate(
        from_=str(best.time.from_),
        to=str(best.time.to),
        precision=precision(best.time),
        reports=tuple(dict.fromkeys(t.report for t in part)),
        evidence=tuple(dict.fromkeys(t.sentence for t in part)),
        moment=best.moment,
    )


def _factuality(members: Sequence[Telling]) -> Factuality:
    """Return what the last reports make of an event: what was planned and then happened has happened."""
    said = {telling.factuality for telling in members}
    order: tuple[Factuality, ...] = ("happened", "planned", "possible", "denied")
    return next(level for level in order if level in said)


def _word(members: Sequence[Telling]) -> str:
    """Return the event that a line's factuality speaks of."""
    level = _factuality(members)
    return next((t.event.trigger.text for t in members if t.event is not None and t.factuality == level), "")


def _awkward(telling: Telling, moment: str | None) -> tuple[bool, bool, bool, bool, bool, int, str, int]:
    """Rank tellings by how well their sentence reads beside a line's time of day.

    It gives no other time of day, is about the event, has one time and no pronoun first, gives the time of day, and is
    not too long or short.
    """
    words = telling.sentence.text.split()
    pointing = bool(words) and words[0].strip("“”\"'‘’").lower() in _POINTING
    place = telling.report, telling.sentence.start
    strange, silent = telling.moment not in {None, moment}, telling.moment != moment
    return strange, telling.aside, telling.crowded, pointing, silent, abs(len(words) - _GOOD), *place


def _summary(telling: Telling, claim: Claim | None) -> str:
    """Return a telling's sentence on one line, or the claim's clause in it when the sentence is long or crowded."""
    text = " ".join(telling.sentence.text.split())
    if claim is None or (len(text.split()) <= _LONG and not telling.crowded):
        return text
    inside = [m.span for m in claim.members if m.span.report == telling.report and m.span.holds(telling.time.span)]
    clause = min(inside, key=lambda span: len(span.text), default=None)
    return " ".join(clause.text.split()) if clause else text
