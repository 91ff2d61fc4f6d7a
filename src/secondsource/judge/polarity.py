"""Rules on polarity: the same thing said and denied, and somebody standing both for and against one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.case import Case, finding

if TYPE_CHECKING:
    from secondsource.model.finding import Finding, FindingKind, Severity
    from secondsource.model.proposition import Pair, Proposition, Word
    from secondsource.model.stand import Stand

_LIGHT = frozenset("be have do say go get make take come know think want need see let seem look tell".split())
_CLOSE = 0.66
_OVERLAP = 0.5


class Clash(msgspec.Struct, frozen=True, gc=False):
    """A word that one proposition negates and the other does not."""

    a: Word
    b: Word


def clash(a: tuple[Word, ...], b: tuple[Word, ...]) -> Clash | None:
    """Return a predicate (verb or adjective) that both have and exactly one negates, when no other agrees.

    Callable on two literals; says nothing about whether the two are about the same point.
    """
    right: dict[str, list[Word]] = {}
    for word in b:
        if _predicate(word):
            right.setdefault(word.stem, []).append(word)
    found: Clash | None = None
    for word in a:
        if not _predicate(word) or word.stem not in right:
            continue
        if any(other.negated == word.negated for other in right[word.stem]):
            continue
        found = found or Clash(word, right[word.stem][0])
    return found


def _predicate(word: Word) -> bool:
    return word.content and word.stem not in _LIGHT and word.pos[:1] in {"V", "J"}


def negated_pairs(case: Case) -> list[Finding]:
    """Report pairs that say the same thing, one of them with a negation."""
    found = []
    for pair in case.pairs:
        if not _comparable(pair):
            continue
        hit = clash(pair.a.words, pair.b.words)
        if hit is not None and _same_point(pair, hit):
            found.append(_negation(case, pair, hit))
    return found


def _comparable(pair: Pair) -> bool:
    """Tell whether two propositions are one voice's: both the reports' own, or one speaker's."""
    a, b = pair.a, pair.b
    if a.span.overlaps(b.span) or a.voiced != b.voiced or a.speaker != b.speaker:
        return False
    if a.voiced and a.speaker is None:
        return False
    return not any(_hypothetical(p) for p in (a, b))


def _hypothetical(item: Proposition) -> bool:
    return item.span.text.rstrip("”\"' ").endswith("?") or any(w.text.lower() in {"if", "whether", "unless"} for w in item.words)


def _same_point(pair: Pair, hit: Clash) -> bool:
    """Tell whether the rest of two propositions agrees enough for the negation to matter."""
    rest_a = pair.a.stems - {hit.a.stem}
    rest_b = pair.b.stems - {hit.b.stem}
    shared = len(rest_a & rest_b) / max(1, min(len(rest_a), len(rest_b)))
    if pair.a.voiced and pair.a.speaker == pair.b.speaker:
        return shared >= 0.25 and pair.score >= 0.5
    return pair.score >= _CLOSE and shared >= _OVERLAP


def _negation(case: Case, pair: Pair, hit: Clash) -> Finding:
    a, b = pair.a, pair.b
    denied, plain = (a, b) if hit.a.negated else (b, a)
    who = f"{case.names[a.speaker]}: " if a.speaker else ""
    quoted = a.voiced and (hit.a.quoted or hit.b.quoted)
    kind: FindingKind = "altered-quote" if quoted and a.report != b.report else _kind(a, b)
    severity: Severity = "high" if pair.score >= 0.6 or quoted else "medium"
    return finding(
        kind,
        severity,
        f"negation of “{hit.a.stem}”",
        f"{who}“{hit.b.text if plain is b else hit.a.text}” is said in {plain.report} and negated in {denied.report}",
        (plain.span, denied.span),
    )


def _kind(a: Proposition, b: Proposition) -> FindingKind:
    if a.report != b.report:
        return "contradiction"
    return "headline-body" if a.heading != b.heading else "self-contradiction"


def both_ways(case: Case) -> list[Finding]:
    """Report a speaker whose attitude to one issue is for in one place and against in another, once a speaker and issue."""
    found = []
    groups: dict[tuple[str, int], list[Stand]] = {}
    for stand in case.stands:
        if not stand.act:
            groups.setdefault((stand.speaker, stand.issue), []).append(stand)
    for (speaker, _), stands in groups.items():
        plus, minus = [s for s in stands if s.sign > 0], [s for s in stands if s.sign < 0]
        if not plus or not minus:
            continue
        found.append(_both(case, speaker, plus, minus))
    return found


def _both(case: Case, speaker: str, plus: list[Stand], minus: list[Stand]) -> Finding:
    reports = {s.words.report for s in (*plus, *minus)}
    across = any(a.words.report != b.words.report for a in plus for b in minus)
    quoted = any(s.quoted for s in plus) or any(s.quoted for s in minus)
    one_report = len(reports) == 1
    headed = one_report and {s.heading for s in plus} != {s.heading for s in minus}
    kind: FindingKind = "headline-body" if headed else "self-contradiction" if one_report else "contradiction"
    severity: Severity = "high" if across and quoted else "medium"
    topic = max((s.topic.text for s in (*plus, *minus)), key=len)
    evidence = tuple(dict.fromkeys(s.words for pair in _interleave(plus, minus) for s in pair))[:6]
    return finding(
        kind,
        severity,
        "for and against",
        f"{case.names.get(speaker, speaker)} is for it in one place and against it in another: {' '.join(topic.split())}",
        evidence,
    )


def _interleave(plus: list[Stand], minus: list[Stand]) -> list[tuple[Stand, ...]]:
    longest = max(len(plus), len(minus))
    return [tuple(group[at] for group in (plus, minus) if at < len(group)) for at in range(longest)]
