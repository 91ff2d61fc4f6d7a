"""Find a report's interactions: candidates by rule, event types by words and a network, the rest from the clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from secondsource.annotate.factuality import factuality
from secondsource.annotate.interactions.candidates import PLACES, Candidate, candidates, departures
from secondsource.annotate.interactions.clauses import governed
from secondsource.annotate.interactions.parties import Party, cast_of, parties_in
from secondsource.annotate.interactions.types import Evidence, is_pact, settle
from secondsource.annotate.interactions.violence import is_bodily, with_words
from secondsource.annotate.layers import by_sentence
from secondsource.language.actors import ActorTable, actor_table
from secondsource.language.antecedent import is_safe
from secondsource.language.deeds import type_of_verb
from secondsource.language.plover import cameo_of, contexts_of, mode_of
from secondsource.model.reading import Attribution, DeedStatus, Entity, Interaction, Mention, Sentence, Time, Token
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from secondsource.language.actors import Role

Range = tuple[int, int]

_STATUS: dict[str, DeedStatus] = {
    "happened": "done",
    "denied": "denied",
    "possible": "hypothetical",
    "planned": "planned",
}
_DEMANDING = frozenset(["should", "must", "ought", "shall"])
_CONDITIONS = frozenset(["if", "unless", "whether"])
_PERFORMING = {(*who, *how, "to") for who in (("i",), ("we",)) for how in (("want",), ("wish",), ("would", "like"))}
_AMONG = frozenset(["first", "last", "only"])  # "the first to visit"
_RANKED = 8  # words back to them
_FAR = 40  # interactions among which an agreement left is looked for
_HISTORICAL = 180  # days before publication from which what is dated is background, not news


class Scores(Protocol):
    """What tells event types by the sentence: the classifier, or a stand-in."""

    def scores(self, text: str, actor: Range, target: Range) -> NDArray[Any]:
        """Return the probability of each class."""


class Coder:
    """What codes interactions: the table of actors and the classifier, each loaded when first needed."""

    def __init__(
        self, *, table: Callable[[], ActorTable] = actor_table, classifier: Callable[[], Scores] | None = None
    ) -> None:
        """Take what loads the two; without a classifier the words for the deed alone decide, as dictionaries do."""
        self._table, self._classifier = table, classifier

    @cached_property
    def table(self) -> ActorTable:
        """Return the table of actors."""
        return self._table()

    @cached_property
    def classifier(self) -> Scores | None:
        """Return the classifier, None where words alone decide."""
        return self._classifier() if self._classifier else None


class InteractionInput(msgspec.Struct, frozen=True):
    """What finding interactions needs of a report's reading; `certain` is what the branch sees at each token."""

    report: Report
    sentences: Sequence[Sentence]
    tokens: Sequence[Token]
    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    times: Sequence[Time]
    certain: Sequence[float] = ()


class _Place(msgspec.Struct, frozen=True):
    """A sentence under work: its tokens [first, last) and its parties."""

    sentence: Sentence
    first: int
    last: int
    parties: Sequence[Party]


def find_interactions(given: InteractionInput, coder: Coder) -> tuple[Interaction, ...]:
    """Return the interactions of a report in the order of the text."""
    if not given.entities:
        return ()
    cast = cast_of(given.report, given.tokens, given.mentions, given.entities, coder.table)
    starts = [t.start for t in given.tokens]
    found: list[Interaction] = []
    said, times = by_sentence(given.sentences, given.attributions), sorted(given.times, key=lambda t: t.span.start)
    for number, sentence in enumerate(given.sentences):
        if sentence.kind not in {"body", "heading"}:
            continue
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        low, high = (bisect_left(times, at, key=lambda t: t.span.start) for at in (sentence.start, sentence.end))
        here = msgspec.structs.replace(given, attributions=said.get(number, ()), times=times[low:high])
        time = _time(here, sentence.start, sentence.end, sentence.start)
        parties = parties_in(
            msgspec.structs.replace(cast, attributions=here.attributions), sentence, _day(given.report, time)
        )
        place = _Place(sentence, first, last, parties)
        for candidate in candidates(given.tokens, first, last, parties):
            item = _coded(here, place, candidate, coder, len(found) + 1)
            if item:
                found.append(item)
        for actor, deed, clause in departures(given.tokens, first, last, parties):
            item = _left(here, place, Candidate(actor, actor, deed, clause, asked=False), found)
            if item:
                found.append(item)
    return tuple(found)


def _left(given: InteractionInput, place: _Place, item: Candidate, found: Sequence[Interaction]) -> Interaction | None:
    """Code who leaves an agreement that was told of before: its other side is the one of the last deed about one."""
    report, code = given.report, item.actor.code
    trigger = _span(report, given.tokens, item.deed.start, item.deed.end)
    if code is None or not is_pact(trigger.text):
        return None
    for earlier in reversed(found[-_FAR:]):
        sides = {words.split()[0] for words in (earlier.actor_code, earlier.target_code) if words}
        if len(sides) != 2 or code.country not in sides or not is_pact(earlier.evidence[0].text):
            continue
        turned = not (earlier.target_code or "").startswith(f"{code.country} ")
        actor = _span(report, given.tokens, item.actor.start, item.actor.end)
        clause = _span(report, given.tokens, item.clause.start, item.clause.end)
        time = _time(given, clause.start, clause.end, trigger.start)
        said = _reported(given.attributions, trigger)
        status = _status(given, place, item, said)
        mode = mode_of("SANCTION", trigger.text, clause.text)
        cameo = cameo_of("SANCTION", mode)
        return Interaction(
            id=f"{report.id}:i{len(found) + 1}",
            actor=item.actor.entity,
            actor_code=code_words(code),
            action="SANCTION",
            mode=mode,
            target=earlier.target if turned else earlier.actor,
            target_code=earlier.target_code if turned else earlier.actor_code,
            time=time.id if time else None,
            place=None,
            factuality="historical" if status == "done" and _is_past(report, time) else status,
            attribution=said.id if said else None,
            evidence=(span_of(report, min(actor.start, trigger.start), max(actor.end, trigger.end)),),
            context=contexts_of(clause.text),
            cameo=cameo[0] if cameo else None,
            goldstein=cameo[1] if cameo else None,
            date=_day(report, time),
            reports=(report.id,),
            actor_words=actor,
            trigger=trigger,
        )
    return None


def _coded(given: InteractionInput, place: _Place, item: Candidate, coder: Coder, number: int) -> Interaction | None:
    """Code a candidate; None where nothing passes between the two."""
    report, tokens = given.report, given.tokens
    actor, target, trigger = (_span(report, tokens, p.start, p.end) for p in (item.actor, item.target, item.deed))
    clause = _span(report, tokens, item.clause.start, item.clause.end)
    time = _time(given, clause.start, clause.end, trigger.start) or _time(
        given, place.sentence.start, place.sentence.end, trigger.start
    )
    said = _reported(given.attributions, trigger)
    status = _status(given, place, item, said)
    around = span_of(report, min(actor.start, target.start, trigger.start), max(actor.end, target.end, trigger.end))
    own = said is not None and said.speaker is not None and said.speaker == item.actor.entity
    scores = coder.classifier.scores(*_told(report, clause, actor, target, trigger)) if coder.classifier else None
    hint = "ACCUSE" if with_words(given.entities, item.actor, item.target, trigger.text) else item.deed.type
    phrase = item.deed.end - item.deed.start > 1
    before = report.text[place.sentence.start : trigger.start]
    settled = settle(Evidence(hint, item.deed.noun, phrase, around.text, status, own, before), scores)
    if settled is None or item.actor.code is None or item.target.code is None or not _known(given, item):
        return None
    action, status = settled
    if action == "ASSAULT" and not is_bodily(given.entities, tokens, item.actor, item.target, trigger.text):
        return None
    if status == "done" and _is_past(report, time):
        status = "historical"
    mode = mode_of(action, trigger.text, around.text)
    cameo = cameo_of(action, mode)
    return Interaction(
        id=f"{report.id}:i{number}",
        actor=item.actor.entity,
        actor_code=code_words(item.actor.code),
        action=action,
        mode=mode,
        target=item.target.entity,
        target_code=code_words(item.target.code),
        time=time.id if time else None,
        place=_where(tokens, place, item),
        factuality=status,
        attribution=said.id if said else None,
        evidence=(around,),
        context=contexts_of(report.text[place.sentence.start : place.sentence.end]),
        cameo=cameo[0] if cameo else None,
        goldstein=cameo[1] if cameo else None,
        date=_day(report, time),
        reports=(report.id,),
        actor_words=actor,
        target_words=target,
        trigger=trigger,
    )


def _known(given: InteractionInput, item: Candidate) -> bool:
    """Tell whether it is safe who actor and target are: no pronoun that can mean another."""
    return all(
        party.entity is None
        or is_safe(given, given.tokens[party.start].start, given.tokens[party.end - 1].end, party.entity)
        for party in (item.actor, item.target)
    )


def _told(report: Report, clause: Span, actor: Span, target: Span, trigger: Span) -> tuple[str, Range, Range]:
    """Return the words that tell of a pair with the places of actor and target in them.

    Where the actor is named in another clause its name is set before the deed: the rest of a long sentence tells of
    other deeds.
    """
    text, end = report.text, max(clause.end, target.end)
    if actor.end <= trigger.start < target.start:
        words = f"{actor.text} {text[trigger.start : end]}"
        shift = len(actor.text) + 1 - trigger.start
        return words, (0, len(actor.text)), (target.start + shift, target.end + shift)
    start = min(actor.start, target.start, trigger.start)
    return (
        text[start : max(end, actor.end)],
        (actor.start - start, actor.end - start),
        (target.start - start, target.end - start),
    )


def code_words(role: Role) -> str:
    """Return a code as it is written: country and sector ("IRN GOV"); "---" for an unknown country."""
    return f"{role.country or '---'} {role.sector}".strip()


def _span(report: Report, tokens: Sequence[Token], first: int, last: int) -> Span:
    return span_of(report, tokens[first].start, tokens[last - 1].end)


def _time(given: InteractionInput, start: int, end: int, at: int) -> Time | None:
    """Return the dated expression of a stretch that is nearest to a place."""
    near = [t for t in given.times if start <= t.span.start < end and t.type in {"DATE", "TIME"} and t.from_]
    return min(near, key=lambda t: (abs(t.span.start - at), t.span.start), default=None)


def _day(report: Report, time: Time | None) -> str | None:
    """Return the day something is dated to: its own, or that of the report."""
    if time and time.from_:
        return time.from_[:10]
    return report.published[:10] if report.published else None


def _is_past(report: Report, time: Time | None) -> bool:
    """Tell whether something is dated long before the report."""
    if not (time and time.to and report.published):
        return False
    try:
        age = date.fromisoformat(report.published[:10]) - date.fromisoformat(time.to[:10])
    except ValueError:
        return False
    return age.days >= _HISTORICAL


def _reported(attributions: Sequence[Attribution], trigger: Span) -> Attribution | None:
    """Return the attribution in whose words a deed stands: the narrowest."""
    around = [
        (sum(c.end - c.start for c in a.content), a.id, a)
        for a in attributions
        if a.source and any(c.start <= trigger.start < c.end for c in a.content)
    ]
    return min(around)[2] if around else None


def _status(given: InteractionInput, place: _Place, item: Candidate, said: Attribution | None) -> DeedStatus:
    """Return whether something was done, planned, demanded, only thought of or denied."""
    if item.asked:
        return "demanded"
    opening, ending = (given.tokens[at].text.lower() for at in (item.clause.start, place.last - 1))
    if item.alleged or opening in _CONDITIONS or ending == "?":
        return "hypothetical"
    tokens, at = given.tokens[place.first : place.last], item.deed.head - place.first
    seen = given.certain[item.deed.head] if given.certain else None
    status, earlier = _STATUS[factuality(tokens, at, seen)], [t.text.lower() for t in tokens[:at]]
    if (said and _performs(earlier)) or (status == "planned" and _is_carried_out(earlier)):
        return "done"
    before = {t.text.lower() for t in given.tokens[max(item.clause.start, item.deed.head - 4) : item.deed.head]}
    cue = said.cue.text.split() if said and said.cue else []
    asked = status in {"planned", "hypothetical"} and any(type_of_verb(word) == "REQUEST" for word in cue)
    return "demanded" if asked or (before & _DEMANDING and status != "denied") else status


def _performs(before: Sequence[str]) -> bool:
    """Tell whether somebody does a thing by saying so: "I would like to congratulate"."""
    return tuple(before[-4:]) in _PERFORMING or tuple(before[-3:]) in _PERFORMING


def _is_carried_out(before: Sequence[str]) -> bool:
    """Tell whether an infinitive tells of what was done: "was quick to thank", "became the first to visit"."""
    return before[-1:] == ["to"] and (before[-2:-1] == ["quick"] or bool(_AMONG & set(before[-_RANKED:])))


def _where(tokens: Sequence[Token], place: _Place, item: Candidate) -> str | None:
    """Return the place that the clause names for what happened in it."""
    for party in place.parties:
        named = party.place and party not in {item.actor, item.target}
        here = item.clause.start <= party.start < item.clause.end
        if named and here and governed(tokens, place.first, party.start) in PLACES:
            return party.entity
    return None
