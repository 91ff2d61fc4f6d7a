"""Rules on certainty: what one report tells as done and another as open or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.case import finding, same_people
from secondsource.judge.figures import same_voice
from secondsource.language.agreement import LIGHT
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negation_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair, Proposition
    from secondsource.model.reading import Event

_CLOSE = 0.7
_HALF = 0.5
_SAID = {"denied": "as not done", "possible": "as open"}
_PAST = frozenset(["VBD", "VBN"])


def certainty(case: Case) -> list[Finding]:
    """Report what one report tells as done and another as not done, or as not decided."""
    events = {r.report.id: r.events for r in case.readings}
    found = []
    for pair in case.pairs:
        if pair.a.report == pair.b.report or pair.score < _CLOSE or not _may_face(case, pair):
            continue
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            for done, open_ in _facing(one, other, events):
                what = f"“{done.trigger.text}” is told as done in one report, {_SAID[open_.factuality]} in the other"
                found.append(finding("contradiction", "medium", "certainty", what, (one.span, other.span)))
    return found


def _may_face(case: Case, pair: Pair) -> bool:
    left, right = (frozenset(w.stem for w in p.words if w.content and not w.named) for p in (pair.a, pair.b))
    shared = len(left & right) >= _HALF * min(len(left), len(right)) > 0
    private = any(case.kinds.get(p.speaker or "") == "person" for p in (pair.a, pair.b))
    return shared and not private and same_voice(pair) and same_people(case, pair)


def _facing(
    one: Proposition, other: Proposition, events: dict[str, tuple[Event, ...]]
) -> Iterator[tuple[Event, Event]]:
    """Yield events with the same verb, told as past in the first passage, and as denied or undecided in the second."""
    if not negation_cues([w.text for w in other.words]) or negation_cues([w.text for w in one.words]):
        return
    past = {w.start for w in one.words if w.pos in _PAST}
    for done in _inside(one, events):
        for told in _inside(other, events):
            real = done.trigger.start in past and done.factuality == "happened"
            if real and told.factuality in _SAID and _same_word(done, told):
                yield done, told


def _inside(item: Proposition, events: dict[str, tuple[Event, ...]]) -> list[Event]:
    verbs = {w.start for w in item.words if w.pos[:1] == "V"}
    return [e for e in events[item.report] if e.trigger.start in verbs and item.span.holds(e.trigger)]


def _same_word(a: Event, b: Event) -> bool:
    base = stem(a.trigger.text)
    return base == stem(b.trigger.text) and base not in LIGHT and is_content(a.trigger.text)
