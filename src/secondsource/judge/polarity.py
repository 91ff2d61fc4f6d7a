"""Rules on polarity: the same thing said and denied, and somebody standing both for and against one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.case import Case, finding, update_note
from secondsource.language.agreement import Clash, denies, differing_polarity
from secondsource.language.forms import expanded, stem
from secondsource.language.naming import fold
from secondsource.language.stance import Stance, assents, stances

if TYPE_CHECKING:
    from secondsource.model.finding import Finding, FindingKind, Severity
    from secondsource.model.proposition import Pair, Proposition, Word
    from secondsource.model.span import Span
    from secondsource.model.stand import Stand

_UNREAL = frozenset("if whether unless until could would may might should idea notion".split())
_WISHES = frozenset(stem(w) for w in "hope want wish urge demand ask call fear expect plan intend threaten".split())
_FIRST_PERSON = frozenset("i we me us my our".split())
_BODIES = frozenset("police authorities officials investigators prosecutors detectives deputies government".split())
_CLOSE = 0.66
_HIGH = 0.6
_AWAITING, _CLAUSE = frozenset(["before", "until"]), 4  # and so many words of a clause that they may open
_OPPOSED = 0.6
_HEADED = 0.5
_VERY_CLOSE = 0.8  # for a report's own words: "responded at times" and "did not respond to this" are both true
_SAME_VOICE, _SAME_VOICE_OVERLAP = 0.52, 0.3
_SHARED_TOPIC = 2
_OVERLAP = 0.5


def negated_pairs(case: Case) -> list[Finding]:
    """Report pairs that say the same thing, one of them with a negation."""
    found = []
    denying = {p.id: denies(p) for p in case.propositions}
    for pair in case.pairs:
        apart = denying.get(pair.a.id) != denying.get(pair.b.id) and _comparable(case, pair)
        hit = differing_polarity(pair.a, pair.b) if apart else None
        if (
            hit is not None
            and _same_point(case, pair, hit)
            and not any(_hypothetical(p, hit.a.stem) or _awaited(p, hit.a.stem) for p in (pair.a, pair.b))
        ):
            found.append(_negation(case, pair, hit))
    return found


def _comparable(case: Case, pair: Pair) -> bool:
    """Tell whether two propositions are one voice's: both the reports' own, or one speaker's."""
    a, b = pair.a, pair.b
    if a.span.overlaps(b.span):
        return False
    headed = a.report == b.report and a.heading != b.heading
    if not headed and (a.voiced != b.voiced or (a.voiced and not _one_voice(case, pair))):
        return False
    if headed and a.speaker and b.speaker and a.speaker != b.speaker:
        return False
    return a.spoken == b.spoken  # who fears a flood does not deny having said "no flood"


def _one_voice(case: Case, pair: Pair) -> bool:
    """Tell whether two statements are one speaker's, "police" in one report being "Lorn police" in the other."""
    one, other = pair.a.speaker, pair.b.speaker
    if one is None or other is None or one == other:
        return one == other is not None
    short, long = sorted((fold(case.names.get(s, s)).removeprefix("the ").split() for s in (one, other)), key=len)
    return pair.a.report != pair.b.report and len(short) == 1 and short[0] in _BODIES and short[0] in long


def _hypothetical(item: Proposition, besides: str = "") -> bool:
    """Tell whether a proposition asks, wishes or supposes rather than says; `besides` is a stem that may wish."""
    return item.span.text.rstrip("”\"' ").endswith("?") or any(
        _is_unreal(w, item) or (w.stem != besides and _is_wish(w, after))
        for w, after in zip(item.words, (*item.words[1:], None), strict=False)
    )


def _awaited(item: Proposition, base: str) -> bool:
    """Tell whether what a word tells is only what something came before: "before the ambulance arrived"."""
    texts = [w.text.lower() for w in item.words]
    return any(
        w.stem == base and not _AWAITING.isdisjoint(texts[max(0, at - _CLAUSE) : at]) for at, w in enumerate(item.words)
    )


def _is_unreal(word: Word, item: Proposition) -> bool:
    """Tell whether a word supposes; "would" in somebody's words told indirectly is "will" said in the past."""
    reported = item.voiced and not word.quoted
    return not word.pos.startswith("NNP") and any(
        part in _UNREAL and not (reported and part == "would") for part in expanded(word.text)
    )


def _is_wish(word: Word, after: Word | None) -> bool:
    """Tell whether a word wishes: a verb, or a noun with "to" ("a plan to open"), not "the bridge plan"."""
    return word.stem in _WISHES and (word.pos[:1] == "V" or (after is not None and after.text.lower() == "to"))


def _same_point(case: Case, pair: Pair, hit: Clash) -> bool:
    """Tell whether the rest of two propositions agrees enough for the negation to matter."""
    rest_a = pair.a.stems - {hit.a.stem}
    rest_b = pair.b.stems - {hit.b.stem}
    shared = len(rest_a & rest_b) / max(1, min(len(rest_a), len(rest_b)))
    if pair.a.report == pair.b.report and pair.a.heading != pair.b.heading:
        return pair.score >= _HEADED and shared >= _OVERLAP
    if pair.a.report == pair.b.report and pair.score < (_CLOSE if pair.a.voiced else _VERY_CLOSE):
        return False
    if pair.a.voiced and pair.b.voiced and _one_voice(case, pair):
        return len(rest_a & rest_b) >= _SHARED_TOPIC and shared >= _SAME_VOICE_OVERLAP and pair.score >= _SAME_VOICE
    return pair.score >= _CLOSE and shared >= _OVERLAP


def _negation(case: Case, pair: Pair, hit: Clash) -> Finding:
    a, b = pair.a, pair.b
    denied, plain = (a, b) if hit.a.negated else (b, a)
    who = f"{case.names[a.speaker]}: " if a.speaker else ""
    quoted = a.voiced and (hit.a.quoted or hit.b.quoted)
    kind: FindingKind = "altered-quote" if quoted and a.report != b.report else _kind(a, b)
    later = "" if quoted else update_note(case, a.span, b.span)
    severity: Severity = "high" if (pair.score >= _HIGH and not later) or quoted else "medium"
    return finding(
        kind,
        severity,
        f"negation of “{hit.a.stem}”",
        f"{who}“{hit.b.text if plain is b else hit.a.text}” is said in one place and negated in the other{later}",
        (plain.span, denied.span),
    )


def _kind(a: Proposition, b: Proposition) -> FindingKind:
    if a.report != b.report:
        return "contradiction"
    return "headline-body" if a.heading != b.heading else "self-contradiction"


def opposed(case: Case) -> list[Finding]:
    """Report pairs of different reports in which one thing is agreed to and refused, welcomed and rejected."""
    found = []
    for pair in case.pairs:
        a, b = pair.a, pair.b
        if a.report == b.report or pair.score < _OPPOSED or any(_hypothetical(p) for p in (a, b)):
            continue
        if a.speaker != b.speaker and (_speaks_of_self(a) or _speaks_of_self(b)):
            continue
        faced = _facing(a, b)
        if faced is not None:
            explanation = f"one says “{faced[0]}”, the other “{faced[1]}”"
            found.append(finding("contradiction", "high", "opposed verbs", explanation, (a.span, b.span)))
    return found


def _speaks_of_self(item: Proposition) -> bool:
    return any(w.text.lower() in _FIRST_PERSON for w in item.words)


def _facing(a: Proposition, b: Proposition) -> tuple[str, str] | None:
    """Return the operators with which two propositions take opposite stances on what they name in the same words."""
    for one in _stances(a):
        for other in _stances(b):
            if one.sign == other.sign or one.act or other.act or one.evaluation != other.evaluation:
                continue
            left, right = _topic_stems(a, one), _topic_stems(b, other)
            if len(left & right) >= _SHARED_TOPIC and 2 * len(left & right) >= min(len(left), len(right)):
                return a.words[one.word].text, b.words[other.word].text
    return None


def _stances(item: Proposition) -> list[Stance]:
    words, tags = [w.text for w in item.words], [w.pos for w in item.words]
    return stances(words, tags) + assents(words, tags)


def _topic_stems(item: Proposition, stance: Stance) -> frozenset[str]:
    return frozenset(w.stem for w in item.words[stance.topic[0] : stance.topic[1]] if w.content)


def both_ways(case: Case) -> list[Finding]:
    """Report a speaker for something in one place and against it in another; once for two reports and an issue."""
    found = []
    seen: set[tuple[object, ...]] = set()
    for plus, minus in sorted(case.rivals, key=lambda pair: _fit(*pair)):
        key = (plus.speaker, plus.issue, minus.issue, plus.words.report, minus.words.report)
        if key not in seen:
            seen.add(key)
            found.append(_both(case, plus.speaker, plus, minus))
    return found


def _fit(plus: Stand, minus: Stand) -> tuple[bool, bool]:
    """Order pairs: two judgements or two attitudes before one of each, words in quotation marks first."""
    return (minus.evaluation != plus.evaluation, not (minus.quoted or plus.quoted))


def _both(case: Case, speaker: str, plus: Stand, minus: Stand) -> Finding:
    across = plus.words.report != minus.words.report
    quoted = plus.quoted or minus.quoted
    kind: FindingKind = "self-contradiction"
    if across:
        kind = "altered-quote" if quoted and plus.evaluation and minus.evaluation else "contradiction"
    elif plus.heading != minus.heading:
        kind = "headline-body"
    severity: Severity = "high" if across and quoted else "medium"
    who = case.names.get(speaker, speaker)
    explanation = f"{who} is for it in “{_one_line(plus.words.text)}”, against it in “{_one_line(minus.words.text)}”"
    return finding(kind, severity, "for and against", explanation, (_statement(case, plus), _statement(case, minus)))


def _statement(case: Case, stand: Stand) -> Span:
    """Return the statement or clause that a stand's words stand in."""
    around = [p.span for p in case.propositions if p.span.holds(stand.words)]
    return min(around, key=lambda s: s.end - s.start) if around else stand.words


def _one_line(text: str) -> str:
    return " ".join(text.split())
