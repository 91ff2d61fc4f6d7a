"""Rules on two accounts of one matter that exclude each other: admitted or denied, on or off, why, and who it was."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.judge.case import finding, in_two_reports, same_people
from secondsource.judge.claimed import claimed_pairs
from secondsource.judge.figures import same_voice
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negation_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair, Proposition
    from secondsource.model.span import Span

_SCORE = 0.5
_CLOSE = 0.6
_VERY_CLOSE = 0.75
_SHARED = 2
_ADMITS = frozenset(stem(w) for w in "admit concede acknowledge confess".split())
_UNDECIDED = re.compile(
    r"\b(?:undecided|not (?:yet )?(?:decide|decided|made up|reached a decision|taken a decision)"
    r"|yet to (?:decide|be decided)|no decision|(?:will|would) (?:only decide|decide\b[^.;]{0,40}\bonly)"
    r"|still (?:considering|weighing|to decide)"
    r"|(?:has|have|had)n['’]t (?:yet )?decided)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\b(?:still (?:has|have|had) to be|(?:has|have|had) yet to be|still need\w*|pending|subject to|await\w*)\b",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"\b(?:has|have|had|was|were) (?:already|now) \w+ed\b", re.IGNORECASE)
_PLANS = re.compile(
    r"\b(?:intends?|plans?|wants?|means?|hopes?|expects?|is|are|was|were) to (?P<verb>\w+)", re.IGNORECASE
)
_DONE = re.compile(r"\b(?:has|have|had) (?:already|now|meanwhile) (?P<verb>\w+)", re.IGNORECASE)
_OPPOSITE: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            "called off|cancell?ed|scrapped|postponed|put off|abandoned|suspended|pushed back|put back|delayed by",
            (
                "tak(?:e|es|ing) place|took place|(?:go(?:es)?|going|went) ahead|as planned|proceeds?|proceeded"
                "|(?:will|would|to) be held|(?:was|were) held"
            ),
        ),
        (
            "resign\\w*|steps? down|stepped down|stepping down|quits?|gives? up the (?:post|office)",
            (
                "stays? on|staying on|stay in office|remains? in (?:office|charge|post)"
                "|keeps? (?:his|her|their) (?:post|job|seat)"
            ),
        ),
        ("acquit\\w*|not guilty|cleared of", "(?:found|found him|found her) guilty|convict\\w*"),
        ("exempt\\w*|excluded from|not subject to", "appl(?:y|ies|ied) to|covers?|covered|subject to"),
        ("remains? free|at liberty", "(?:to|in) (?:prison|jail|custody)|jailed|behind bars"),
        ("remains? closed|stays? closed|be closed|closed until", "reopen\\w*|resum\\w+|opens? again"),
    )
)
_UP = re.compile(r"\b(?:up|rose|ris\w+|higher|more|increas\w+|grew|grow\w*|climb\w+|gain\w*|jump\w+)\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:down|fell|fall\w*|lower|less|fewer|decreas\w+|drop\w*|declin\w+|shrank|shrunk)\b", re.IGNORECASE
)
_TREND_REACH = 12  # characters between a number and the word that says which way it went
_EXTREMES = [
    frozenset(pair.split("/"))
    for pair in """weakest/strongest highest/lowest oldest/youngest largest/smallest biggest/smallest longest/shortest
    best/worst richest/poorest fastest/slowest earliest/latest hottest/coldest warmest/coldest wettest/driest
    maximum/minimum""".split()
]
_ALL, _SOME = frozenset(["all", "every", "none"]), frozenset("some several few most half only".split())
_ARTICLE = r"(?:(?:the|a|an|his|her|their|its) )?"
_PHRASE = rf"{_ARTICLE}(?P<cause>(?:[\w’'-]+ ){{0,3}}[\w’'-]+)"
_CAUSES = (
    re.compile(rf"\b{_ARTICLE}(?P<cause>(?:[\w’'-]+ ){{0,3}}?[\w’'-]+) (?:was|is|were|are) to blame\b", re.IGNORECASE),
    re.compile(rf"\bput (?:[\w’'-]+ ){{1,4}}?down to {_PHRASE}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:caused by|blamed on|blamed|put down to|due to|because of|attributed to|result of) {_PHRASE}\b",
        re.IGNORECASE,
    ),
)
_CLEFT = re.compile(
    r"\bit (?:was|is) (?:the |a |an )?(?P<who>(?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:that|who|which)\b", re.IGNORECASE
)


def admitted(case: Case) -> list[Finding]:
    """Report what somebody denies in one report and admits in the other."""
    found = []
    for pair in _close(case):
        a, b = pair.a, pair.b
        if a.speaker is None or a.speaker != b.speaker or a.denied == b.denied:
            continue
        denial, other = (a, b) if a.denied else (b, a)
        word = next((w for w in other.words if w.stem in _ADMITS and w.pos[:1] == "V"), None)
        if word is not None and not negation_cues([w.text for w in other.words]):
            explanation = f"{case.names.get(a.speaker, a.speaker)}: denied in one report, “{word.text}” in the other"
            found.append(_account("admitted and denied", explanation, denial.span, other.span))
    return found


def undecided(case: Case) -> list[Finding]:
    """Report what is done or settled in one report and not decided in the other."""
    found = []
    for pair in faced_pairs(case):
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            match = _UNDECIDED.search(other.span.text)
            if match is None or _UNDECIDED.search(one.span.text) or negation_cues([w.text for w in one.words]):
                continue
            explanation = f"settled in one report, “{' '.join(match.group().split())}” in the other"
            found.append(_account("undecided", explanation, one.span, other.span))
    return found


def pending(case: Case) -> list[Finding]:
    """Report what is still to be done in one report and has been done in the other."""
    found = []
    for pair in faced_pairs(case):
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            still, already = _PENDING.search(one.span.text), _ALREADY.search(other.span.text)
            if still is None or already is None:
                still, already = _planned_and_done(one, other)
            if still and already and not _later(case, other, one):
                explanation = in_two_reports(still.group(), already.group())
                found.append(_account("still to be done", explanation, one.span, other.span))
    return found


def _planned_and_done(one: Proposition, other: Proposition) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return the words by which one passage plans what the other has done, with the same verb."""
    for plan in _PLANS.finditer(one.span.text):
        for done in _DONE.finditer(other.span.text):
            if stem(plan["verb"]) == stem(done["verb"]):
                return plan, done
    return None, None


def _later(case: Case, one: Proposition, other: Proposition) -> bool:
    """Tell whether one passage's report appeared on a later day: then it may tell what came of it."""
    day, before = case.reading(one.report).report.day, case.reading(other.report).report.day
    return day is not None and before is not None and before < day


def opposites(case: Case) -> list[Finding]:
    """Report accounts of which one says the opposite of the other in set phrases: off and on, leaves and stays."""
    found = []
    for pair in faced_pairs(case):
        texts = [p.span.text for p in (pair.a, pair.b)]
        if any(negation_cues([w.text for w in p.words]) for p in (pair.a, pair.b)):
            continue
        for left, right in _OPPOSITE:
            for (one, other), (here, there) in (((pair.a, pair.b), texts), ((pair.b, pair.a), texts[::-1])):
                off, on = left.search(here), right.search(there)
                if off and on and not right.search(here) and not left.search(there) and _one_thing(one, off, other, on):
                    explanation = in_two_reports(off.group(), on.group())
                    found.append(_account("opposite accounts", explanation, one.span, other.span))
    return found


def _one_thing(a: Proposition, off: re.Match[str], b: Proposition, on: re.Match[str]) -> bool:
    """Tell whether what stands nearest before two phrases is told of in both passages."""
    for item, match, other in ((a, off, b), (b, on, a)):
        before = [w for w in item.words if w.end <= item.span.start + match.start() and w.pos.startswith("N")]
        if before and before[-1].stem not in other.stems and not before[-1].named:
            return False
    return True


def trends(case: Case) -> list[Finding]:
    """Report what went up in one report and down in the other: passages that share a number."""
    found = []
    for pair in _close(case):
        values = [{(q.value, q.unit) for q in p.quantities} for p in (pair.a, pair.b)]
        one, other = _trend(pair.a), _trend(pair.b)
        if values[0] & values[1] and one and other and one[0] != other[0]:
            explanation = in_two_reports(one[1], other[1])
            found.append(_account("up and down", explanation, pair.a.span, pair.b.span))
    return found


def _trend(item: Proposition) -> tuple[bool, str] | None:
    """Return which way a number of a passage went (True for up) and the word that says so; None if none or both."""
    found = set()
    for span in (q.span for q in item.quantities):
        start, end = span.start - item.span.start, span.end - item.span.start
        around = item.span.text[max(0, start - _TREND_REACH) : start], item.span.text[end : end + _TREND_REACH]
        near = [re.split(r",| and ", around[0])[-1], re.split(r",| and ", around[1])[0]]
        found |= {(True, m.group()) for text in near if (m := _UP.search(text))}
        found |= {(False, m.group()) for text in near if (m := _DOWN.search(text))}
    return min(found) if len({up for up, _ in found}) == 1 else None


def extremes(case: Case) -> list[Finding]:
    """Report what is first or strongest in one report and last or weakest in the other."""
    found = []
    for pair in _close(case):
        left, right = ({w.text.lower() for w in p.words} for p in (pair.a, pair.b))
        for pole in _EXTREMES:
            here, there = left & pole, right & pole
            if len(here) == len(there) == 1 and here != there:
                explanation = in_two_reports(min(here), min(there))
                found.append(_account("extremes", explanation, pair.a.span, pair.b.span))
    return found


def causes(case: Case) -> list[Finding]:
    """Report two causes of one thing that the same person, or the reports themselves, give."""
    found = []
    for pair in _close(case):
        left, right = _cause(pair.a), _cause(pair.b)
        if left and right and not _stems(left) & _stems(right) and (pair.a.entities & pair.b.entities):
            explanation = in_two_reports(left, right)
            found.append(_account("causes", explanation, pair.a.span, pair.b.span))
    return found


def clefts(case: Case) -> list[Finding]:
    """Report that it was somebody who did a thing in one report, and somebody else in the other."""
    found = []
    for pair in _close(case):
        left, right = (_CLEFT.search(" ".join(p.span.text.split())) for p in (pair.a, pair.b))
        if left and right and not _stems(left["who"]) & _stems(right["who"]):
            explanation = f"it was {in_two_reports(left['who'], right['who'])}"
            found.append(_account("who it was", explanation, pair.a.span, pair.b.span))
    return found


def extents(case: Case) -> list[Finding]:
    """Report what is told of all in one report and of some only in the other."""
    found = []
    for pair in _close(case):
        left, right = (_extent(p, pair.score >= _VERY_CLOSE) for p in (pair.a, pair.b))
        if {left in _ALL, right in _ALL} == {True, False} and {left in _SOME, right in _SOME} == {True, False}:
            explanation = in_two_reports(left, right)
            found.append(_account("all and some", explanation, pair.a.span, pair.b.span))
    return found


def _extent(item: Proposition, anywhere: bool) -> str:  # noqa: FBT001 -- how far to look
    """Return the word that says of how many a passage is told: its first, or in very close passages the only one."""
    words = [w.text.lower() for w in item.words]
    if not (_ALL.isdisjoint(words) or _SOME.isdisjoint(words)):
        return ""  # "some were hospitalized, but none had …"
    told = [w for before, w in pairwise(["", *words]) if w in _ALL | {"only"} and before not in {"in", "at", "after"}]
    first = item.words[0].text.lower()
    return first if first in _ALL | _SOME else told[0] if anywhere and len(told) == 1 else ""


def _account(by: str, explanation: str, one: Span, other: Span) -> Finding:
    return finding("contradiction", "medium", by, explanation, (one, other))


def faced_pairs(case: Case) -> tuple[Pair, ...]:
    """Return the pairs of different reports that share some matter and are of one voice and the same people.

    The score is the cosine, or the probability that two whole sentences are about one point where that is higher.
    """
    if case.faced is not None:
        return case.faced
    pairs = (*claimed_pairs(case), *case.aligned, *case.pairs)
    stems = {p.id: p.stems for pair in pairs for p in (pair.a, pair.b)}
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        key = (pair.a.id, pair.b.id)
        if pair.a.report == pair.b.report or pair.score < _SCORE or not same_voice(pair):
            continue
        shared = len(stems[pair.a.id] & stems[pair.b.id])
        if shared >= _SHARED and same_people(case, pair) and (key not in found or pair.score > found[key].score):
            found[key] = pair
    return tuple(found.values())


def _close(case: Case) -> Iterator[Pair]:
    return (pair for pair in faced_pairs(case) if pair.score >= _CLOSE)


def _cause(item: Proposition) -> str:
    """Return what a passage gives as the cause; "" when it gives none, or more than one."""
    text = " ".join(item.span.text.split())
    found = [m["cause"] for pattern in _CAUSES for m in pattern.finditer(text)]
    nouns = {w.stem for w in item.words if w.pos[:1] == "N"}
    return found[0] if len(found) == 1 and _stems(found[0]) & nouns else ""


def _stems(phrase: str) -> frozenset[str]:
    return frozenset(stem(w) for w in phrase.split() if is_content(w))
