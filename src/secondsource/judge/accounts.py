"""Rules on two accounts of one matter that exclude each other: admitted or denied, on or off, why, and who it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.judge.case import finding, same_people
from secondsource.judge.claimed import claimed_pairs
from secondsource.judge.figures import same_voice
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negation_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.proposition import Pair, Proposition

_SCORE = 0.5
_CLOSE = 0.6
_SHARED = 2
_ADMITS = frozenset(stem(w) for w in "admit concede acknowledge confess".split())
_UNDECIDED = re.compile(
    r"\b(?:undecided|not (?:yet )?(?:decide|decided|made up|reached a decision|taken a decision)"
    r"|yet to (?:decide|be decided)|no decision|still (?:considering|weighing|to decide)"
    r"|(?:has|have|had)n['’]t (?:yet )?decided)\b",
    re.IGNORECASE,
)
_OFF = re.compile(r"\b(?:called off|cancell?ed|scrapped|postponed|put off|abandoned|suspended)\b", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:tak(?:e|es|ing) place|took place|(?:go(?:es)?|going|went) ahead|as planned|proceeds?|proceeded"
    r"|(?:will|would|to|was|were) be held|(?:was|were) held)\b",
    re.IGNORECASE,
)
_ALL, _SOME = frozenset(["all", "every", "no", "none"]), frozenset("some several few many most half".split())
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
    for pair in _pairs(case, _CLOSE):
        a, b = pair.a, pair.b
        if a.speaker is None or a.speaker != b.speaker or a.denied == b.denied:
            continue
        denial, other = (a, b) if a.denied else (b, a)
        word = next((w for w in other.words if w.stem in _ADMITS and w.pos[:1] == "V"), None)
        if word is not None and not negation_cues([w.text for w in other.words]):
            explanation = f"{case.names.get(a.speaker, a.speaker)}: denied in one report, “{word.text}” in the other"
            found.append(
                finding("contradiction", "medium", "admitted and denied", explanation, (denial.span, other.span))
            )
    return found


def undecided(case: Case) -> list[Finding]:
    """Report what is done or settled in one report and not decided in the other."""
    found = []
    for pair in _pairs(case, _SCORE):
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            match = _UNDECIDED.search(other.span.text)
            if match is None or _UNDECIDED.search(one.span.text) or negation_cues([w.text for w in one.words]):
                continue
            explanation = f"settled in one report, “{' '.join(match.group().split())}” in the other"
            found.append(finding("contradiction", "medium", "undecided", explanation, (one.span, other.span)))
    return found


def cancelled(case: Case) -> list[Finding]:
    """Report what is off in one report and on in the other."""
    found = []
    for pair in _pairs(case, _SCORE):
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            off, on = _OFF.search(one.span.text), _ON.search(other.span.text)
            if (
                off
                and on
                and not _OFF.search(other.span.text)
                and not negation_cues([w.text for p in (one, other) for w in p.words])
            ):
                explanation = f"“{off.group()}” in one report, “{on.group()}” in the other"
                found.append(finding("contradiction", "medium", "off and on", explanation, (one.span, other.span)))
    return found


def causes(case: Case) -> list[Finding]:
    """Report two causes of one thing that the same person, or the reports themselves, give."""
    found = []
    for pair in _pairs(case, _CLOSE):
        left, right = _cause(pair.a), _cause(pair.b)
        if left and right and not _stems(left) & _stems(right) and (pair.a.entities & pair.b.entities):
            explanation = f"“{left}” in one report, “{right}” in the other"
            found.append(finding("contradiction", "medium", "causes", explanation, (pair.a.span, pair.b.span)))
    return found


def clefts(case: Case) -> list[Finding]:
    """Report that it was somebody who did a thing in one report, and somebody else in the other."""
    found = []
    for pair in _pairs(case, _CLOSE):
        left, right = (_CLEFT.search(" ".join(p.span.text.split())) for p in (pair.a, pair.b))
        if left and right and not _stems(left["who"]) & _stems(right["who"]):
            explanation = f"it was “{left['who']}” in one report, “{right['who']}” in the other"
            found.append(finding("contradiction", "medium", "who it was", explanation, (pair.a.span, pair.b.span)))
    return found


def extents(case: Case) -> list[Finding]:
    """Report what is told of all in one report and of some in the other, where the passages begin so."""
    found = []
    for pair in _pairs(case, _CLOSE):
        left, right = (p.words[0].text.lower() for p in (pair.a, pair.b))
        if (left in _ALL and right in _SOME) or (left in _SOME and right in _ALL):
            explanation = f"“{left}” in one report, “{right}” in the other"
            found.append(finding("contradiction", "medium", "all and some", explanation, (pair.a.span, pair.b.span)))
    return found


def _pairs(case: Case, least: float) -> Iterator[Pair]:
    """Yield the pairs of different reports that share some matter and are of one voice and the same people."""
    seen = set()
    for pair in (*claimed_pairs(case), *case.pairs):
        key = (pair.a.id, pair.b.id)
        if key in seen or pair.a.report == pair.b.report or pair.score < least or not same_voice(pair):
            continue
        seen.add(key)
        left, right = (frozenset(w.stem for w in p.words if w.content) for p in (pair.a, pair.b))
        if len(left & right) >= _SHARED and same_people(case, pair):
            yield pair


def _cause(item: Proposition) -> str:
    """Return what a passage gives as the cause; "" when it gives none, or more than one."""
    text = " ".join(item.span.text.split())
    found = [m["cause"] for pattern in _CAUSES for m in pattern.finditer(text)]
    nouns = {w.stem for w in item.words if w.pos[:1] == "N"}
    return found[0] if len(found) == 1 and _stems(found[0]) & nouns else ""


def _stems(phrase: str) -> frozenset[str]:
    return frozenset(stem(w) for w in phrase.split() if is_content(w))
