"""Rules and comparer together on passages of different reports that are about one point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding, same_people
from secondsource.judge.comparer import comparer
from secondsource.judge.passage import passage
from secondsource.judge.rules import objections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secondsource.model.finding import Finding, FindingKind
    from secondsource.model.proposition import Pair

SECONDED = ", and the comparer"  # behind the name of the rule that spoke
_SCORE = 0.6
_CONTRADICTS = 0.75
_DATED_SCORE, _DATED = 0.75, 0.5  # of dates: that two passages name a day of one sort says much by itself
_MOST = 400  # closest pairs of a story that are looked at
_KINDS: dict[str, FindingKind] = {
    "numbers": "number",
    "dates": "date",
    "places": "place",
    "names": "name",
    "roles": "name",
    "speakers": "speaker",
    "turned": "contradiction",
    "negation": "contradiction",
    "antonyms": "contradiction",
}
_NAMING = frozenset(["names", "places", "speakers"])


def compared(case: Case) -> list[Finding]:
    """Report passages of different reports to which a rule on two passages objects and the comparer agrees.

    Either alone says nothing: a rule does not see what else the passages say, the comparer cannot say what differs.
    """
    close = [p for p in case.sentence_pairs if p.score >= _SCORE and _may_face(case, p)]
    close.sort(key=lambda p: (-p.score, p.a.id, p.b.id))
    texts = {r.report.id: r.report.text for r in case.readings}
    asked = [(pair, said) for pair in close[:_MOST] if (said := _objection(pair, texts)) is not None]
    scores = comparer().compare([(pair.a.span.text, pair.b.span.text) for pair, _ in asked]) if asked else []
    return [
        finding(_KINDS[rule], "medium", rule + SECONDED, explanation, (pair.a.span, pair.b.span))
        for (pair, (rule, explanation)), score in zip(asked, scores, strict=True)
        if score.contradicts >= (_DATED if rule == "dates" and pair.score >= _DATED_SCORE else _CONTRADICTS)
    ]


def _may_face(case: Case, pair: Pair) -> bool:
    """Tell whether two sentences are of different reports, differ, and speak neither for nor of two known people."""
    a, b = pair.a, pair.b
    if a.report == b.report or a.span.text == b.span.text:
        return False
    if a.speaker is not None and b.speaker is not None and a.speaker != b.speaker:
        return False
    return same_people(case, pair)


def _objection(pair: Pair, texts: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the first rule that objects, with its explanation; names that both reports know replace none."""
    said = objections(passage(pair.a.span.text), passage(pair.b.span.text))
    if any(item.relation == "update" for item in said):
        return None
    for item in said:
        both = all(words in texts[p.report] for p in (pair.a, pair.b) for words in (item.a, item.b))
        if item.rule in _KINDS and not (item.rule in _NAMING and both):
            return item.rule, item.explanation
    return None
