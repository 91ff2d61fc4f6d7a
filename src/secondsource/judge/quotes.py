"""Rules on quotations of two reports: altered, rearranged, put into another mouth."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.case import Case, finding, sentence_at
from secondsource.judge.tracing import Trace, trace
from secondsource.judge.words import Change, Comparison, change_of, compare_words, normal, phrase, plain_words
from secondsource.language.forms import is_content, stem
from secondsource.model.proposition import Proposition, Word
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.model.finding import Finding, Severity
    from secondsource.model.reading import Attribution, Reading

_LEAST_SHARED = 4
_LEAST_CONTENT = 2
_LEAST_ALTERED = 3  # shared content words, when the change is no negation
_LEAST_COVERAGE = 0.6
_SAME_WORDS = 6
_SAME_COVERAGE = 0.8
_LONG_COVERAGE = 0.7  # of eight words and more
_SHARED_PART, _LONG_SHARED = 0.6, 8  # of the shorter quotation's words; words in a row beyond which it does not matter
_SEVERITY: dict[str, Severity] = {"negation": "high", "number": "high", "form": "low"}
_TELLING = frozenset(["number", "hedge"])  # that count even in a short quotation
_LONGEST_ENDING = 6
_LAST = 2  # words at the end of a sentence that may differ behind a run of six
_SHORT = 12  # words of a quotation that may be a single sentence
_PHRASE = range(3, 7)
_LEAST_REARRANGED = 10  # words of a quotation that can hold two runs worth telling
_FOLLOWING = 300  # characters between two parts of one statement
_MOST_TRACED = 300  # utterances of a story
_LEAST_BORROWED = 2


_SENTENCE_END = re.compile(r"[.!?]\s")
_NAME_REACH = 40
_JOINED_AFTER = re.compile(r"\s*(?:,|and|&)\s+(?:\w+\s+){0,4}?(?:and\s+)?(?:[A-Z]\w+\.?\s+)*[A-Z]\w+\s+(?:said|say)")
_JOINED_BEFORE = re.compile(r"[A-Z]\w+\s+(?:and|&)\s+(?:\w+\s+){0,3}$")


class Utterance(msgspec.Struct, frozen=True, gc=False):
    """Quoted words of one report with whose they are, as far as known.

    `named` when the source is named on the spot, or is a pronoun with only one name before it in its paragraph;
    `pronoun` is "he" or "she" where that is all that stands there.
    """

    span: Span
    words: tuple[Word, ...]
    speaker: str | None
    named: bool
    pronoun: str = ""


def utterances(case: Case) -> list[Utterance]:
    """Return the quotations of all readings with their words and speakers."""
    found = []
    for reading in case.readings:
        for item in reading.quotations:
            words = words_between(reading, item.inner_start, item.inner_end)
            if words:
                span = span_of(reading.report, item.inner_start, item.inner_end)
                home = _home(case, span)
                said = _statement(reading, home, span)
                speaker = home.speaker if home else case.entities.get((said and said.speaker) or "")
                named = _is_named(reading, said) or _is_settled(reading, said)
                found.append(Utterance(span, words, speaker, named, _pronoun(said)))
    return found


def words_between(reading: Reading, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a stretch of a report as the comparison of wordings takes them."""
    return tuple(
        Word(t.text, t.start, t.end, stem(t.text), t.pos, is_content(t.text), negated=False, quoted=True)
        for t in reading.tokens
        if start <= t.start and t.end <= end
    )


def _home(case: Case, span: Span) -> Proposition | None:
    """Return the narrowest statement around quoted words."""
    around = [p for p in case.propositions if p.voiced and p.span.overlaps(span)]
    return min(around, key=lambda p: p.span.end - p.span.start) if around else None


def _statement(reading: Reading, home: Proposition | None, span: Span) -> Attribution | None:
    """Return the attribution of quoted words; they can be too few to make a proposition of their own."""
    if home is not None:
        return next((a for a in reading.attributions if a.id == home.ref), None)
    around = [(c.end - c.start, at) for at, a in enumerate(reading.attributions) for c in a.content if c.overlaps(span)]
    return reading.attributions[min(around)[1]] if around else None


def _is_settled(reading: Reading, said: Attribution | None) -> bool:
    """Tell whether a statement's source is a pronoun and its paragraph names one person only before it."""
    if said is None or said.source is None or said.speaker is None or not _pronoun(said):
        return False
    here = sentence_at(reading, said.source.start)
    if here is None:
        return False
    start = min(s.start for s in reading.sentences if s.paragraph == here.paragraph)
    kinds = {e.id: e.kind for e in reading.entities}
    people = {
        m.entity
        for m in reading.mentions
        if m.form == "name" and start <= m.span.start < said.source.start and kinds.get(m.entity) == "person"
    }
    return people == {said.speaker}


def _pronoun(said: Attribution | None) -> str:
    """Return "he" or "she" where a statement's source is no more than that."""
    word = said.source.text.lower() if said is not None and said.source is not None else ""
    return word if word in {"he", "she"} else ""


def _is_named(reading: Reading, said: Attribution | None) -> bool:
    """Tell whether a statement's source is a name, not a pronoun or a description, which may be resolved wrongly."""
    if said is None or said.source is None or said.cue is None or not any(c.isalpha() for c in said.cue.text):
        return False
    if not said.spoken:
        return False  # what somebody wants or fears can be quoted from another
    text, source = reading.report.text, said.source
    if _JOINED_AFTER.match(text, source.end) or _JOINED_BEFORE.search(
        text, max(0, source.start - _NAME_REACH), source.start
    ):
        return False
    return len({m.entity for m in reading.mentions if m.form == "name" and source.holds(m.span)}) == 1


def altered(case: Case) -> list[Finding]:
    """Report quotations whose words differ between reports, and the same words in two mouths."""
    found = []
    for a, b in _candidates(utterances(case)):
        compared = compare_words(a.words, b.words)
        if not _comparable(a, b, compared) or not _one_utterance(case, a, b, compared):
            continue
        if _two_people(case, a, b) and _same_utterance(compared):
            found.append(_two_mouths(case, a, b))
            continue
        change = (
            _weightiest(compared, one_speaker=_one_speaker(a, b))
            or _ending(a, b, compared)
            or _last_words(case, a, b, compared)
            or _form(a, b, compared)
        )
        parts = _part(a, compared.a), _part(b, compared.b)
        if change is not None and not _too_short(a, b, compared, change) and not _both_said(case, a, b, parts):
            found.append(_alteration(case, parts, change, a.speaker or b.speaker))
    return found


def _too_short(a: Utterance, b: Utterance, compared: Comparison, change: Change) -> bool:
    """Tell whether a few words that somebody unknown says, too, need be no rendering of the same utterance."""
    return not _one_speaker(a, b) and change.kind in {"word", "hedge"} and compared.shared < _SAME_WORDS


def _both_said(case: Case, a: Utterance, b: Utterance, parts: tuple[Span, Span]) -> bool:
    """Tell whether each report has the other's words, too: then both were said."""
    one, other = (re.findall(r"\w+(?:['’]\w+)?", part.text.lower()) for part in parts)
    return one != other and _has_words(case, b, one) and _has_words(case, a, other)


def _one_speaker(a: Utterance, b: Utterance) -> bool:
    return a.speaker is not None and a.speaker == b.speaker


def _comparable(a: Utterance, b: Utterance, compared: Comparison) -> bool:
    """Tell whether two quotations share words enough; fewer do of one speaker, or when only a negation differs."""
    if compared.coverage < _LEAST_COVERAGE:
        return False
    if compared.shared_content >= _LEAST_CONTENT:
        return compared.shared >= _LEAST_SHARED or _one_speaker(a, b)
    sizes = [len(plain_words(item.words)) for item in (a, b)]
    only = [c.kind for c in compared.changes] == ["negation"] and compared.shared == min(sizes)
    return only and compared.shared >= _LEAST_SHARED


def _one_utterance(case: Case, a: Utterance, b: Utterance, compared: Comparison) -> bool:
    """Tell whether two quotations render one utterance: what they share is much of the shorter, or long.

    What two known people say is one only where nearly all of it is the same.
    """
    size = min(len(plain_words(item.words)) for item in (a, b))
    known = [s for s in (a.speaker, b.speaker) if s is not None and case.kinds.get(s) == "person"]
    if len(set(known)) > 1:
        return _same_utterance(compared)
    return compared.shared >= min(_LONG_SHARED, _SHARED_PART * size)


def _same_utterance(compared: Comparison) -> bool:
    """Tell whether two quotations are nearly the same words, or many words in a row."""
    if compared.shared >= _LONG_SHARED and compared.coverage >= _LONG_COVERAGE:
        return True
    return compared.shared >= _SAME_WORDS and compared.coverage >= _SAME_COVERAGE


def _two_people(case: Case, a: Utterance, b: Utterance) -> bool:
    """Tell whether two quotations are surely of two people: both named on the spot, or one a man's, one a woman's."""
    if {a.pronoun, b.pronoun} == {"he", "she"}:
        return True
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker or not (a.named and b.named):
        return False
    names = [case.names.get(s, "").split() for s in (a.speaker, b.speaker)]
    return all(case.kinds.get(s) == "person" for s in (a.speaker, b.speaker)) and names[0][-1:] != names[1][-1:]


def _candidates(items: list[Utterance]) -> Iterator[tuple[Utterance, Utterance]]:
    """Yield pairs of utterances of different reports worth aligning.

    They share content stems enough, or are short and one has all the words of the other.
    """
    stems = [frozenset(w.stem for w in item.words if w.content) for item in items]
    plain = [frozenset(normal(w.text) for w in plain_words(_first_sentence(item))) for item in items]
    for i, a in enumerate(items):
        for j in range(i + 1, len(items)):
            if a.span.report == items[j].span.report:
                continue
            least = min(len(stems[i]), len(stems[j]))
            fewer, more = sorted((plain[i], plain[j]), key=len)
            within = _LEAST_SHARED <= len(fewer) <= len(more) <= _SHORT and fewer < more
            if within or len(stems[i] & stems[j]) >= max(_LEAST_CONTENT, 0.5 * least):
                yield a, items[j]


def _weightiest(compared: Comparison, *, one_speaker: bool) -> Change | None:
    order = ("negation", "number", "name", "hedge", "word")
    changes = [c for c in compared.changes if c.kind in order]
    if compared.shared_content < _LEAST_ALTERED:
        changes = [c for c in changes if c.kind == "negation" or (one_speaker and c.kind in _TELLING)]
    return min(changes, key=lambda c: order.index(c.kind)) if changes else None


def _ending(a: Utterance, b: Utterance, compared: Comparison) -> Change | None:
    """Return the different endings of a sentence that runs alongside another of one speaker up to there."""
    runs = ((a, compared.a[0]), (b, compared.b[0]))
    left, right = ([w for w in _first_sentence(item) if w.start >= start] for item, start in runs)
    pairs = [(normal(one.text), normal(other.text)) for one, other in zip(left, right, strict=False)]
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    before, after = left[alike:], right[alike:]
    least = 1 if alike >= _LONG_SHARED else 2
    told = all(least <= len(end) <= _LONGEST_ENDING and any(w.content for w in end) for end in (before, after))
    if not _one_speaker(a, b) or alike < _LEAST_SHARED or compared.shared_content < _LEAST_CONTENT or not told:
        return None
    if {w.stem for w in before if w.content} & {w.stem for w in after if w.content}:
        return None
    change = change_of(before, after)
    return None if change.kind == "small" else msgspec.structs.replace(change, kind="word")


def _last_words(case: Case, a: Utterance, b: Utterance, compared: Comparison) -> Change | None:
    """Return the last words of a sentence that differ in what one speaker says, a long run being the same before them.

    A report that has the other's last words too shows that both were said.
    """
    if not _one_speaker(a, b) or compared.shared_content < _LEAST_CONTENT:
        return None
    (one, before), (other, after) = (_around(item, place[1]) for item, place in ((a, compared.a), (b, compared.b)))
    run = [
        x
        for x, _ in takewhile(
            lambda p: normal(p[0].text) == normal(p[1].text), zip(one[::-1], other[::-1], strict=False)
        )
    ]
    if len(run) < _SAME_WORDS or not all(
        0 < len(end) <= _LAST and any(w.content for w in end) for end in (before, after)
    ):
        return None
    lead = [w.text for w in reversed(run[:_LAST])]
    if _has_words(case, b, [*lead, *(w.text for w in before)]) or _has_words(
        case, a, [*lead, *(w.text for w in after)]
    ):
        return None
    change = change_of(before, after)
    return None if change.kind == "small" else change


def _around(item: Utterance, place: int) -> tuple[list[Word], list[Word]]:
    """Return the words of an utterance before a place, and those after it to the end of the sentence."""
    words = plain_words(item.words)
    following = item.span.text[place - item.span.start :]
    end = re.search(r"[.!?](?:\s|$)", following)
    last = place + end.start() if end else item.span.end
    return [w for w in words if w.end <= place], [w for w in words if place <= w.start < last]


def _has_words(case: Case, item: Utterance, words: Sequence[str]) -> bool:
    """Tell whether the report of an utterance has words in a row."""
    pattern = r"\b" + r"\W+".join(re.escape(word) for word in words) + r"\b"
    return re.search(pattern, case.reading(item.span.report).report.text, re.IGNORECASE) is not None


def _form(a: Utterance, b: Utterance, compared: Comparison) -> Change | None:
    """Return the small word or word form that differs in what one speaker says, the rest being the same."""
    changes = [c for c in compared.changes if c.kind == "form"]
    alike = compared.shared_content >= _LEAST_ALTERED and _same_utterance(compared)
    return changes[0] if changes and alike and _one_speaker(a, b) else None


def _first_sentence(item: Utterance) -> list[Word]:
    """Return the words of the first sentence of a quotation."""
    end = _SENTENCE_END.search(item.span.text)
    last = item.span.start + end.start() if end else item.span.end
    return plain_words([w for w in item.words if w.start < last])


def _part(item: Utterance, place: tuple[int, int]) -> Span:
    """Return the stretch of an utterance in which it runs alongside another."""
    start, end = place
    return Span(item.span.report, start, end, item.span.text[start - item.span.start : end - item.span.start])


def _alteration(case: Case, evidence: tuple[Span, Span], change: Change, speaker: str | None) -> Finding:
    severity: Severity = _SEVERITY.get(change.kind, "medium")
    who = case.names.get(speaker or "", "unknown speaker")
    if not change.after:
        what = f"“{phrase(change.before)}” is in the first wording only"
    elif not change.before:
        what = f"“{phrase(change.after)}” is in the second wording only"
    else:
        what = f"“{phrase(change.before)}” in the first wording is “{phrase(change.after)}” in the second"
    weight = "the form of a word" if change.kind == "form" else f"a {change.kind}"
    return finding(
        "altered-quote", severity, f"quotation diff: {change.kind}", f"{who}: {weight} differs: {what}", evidence
    )


def _two_mouths(case: Case, a: Utterance, b: Utterance) -> Finding:
    one, other = (case.names.get(u.speaker or "", f"“{u.pronoun}”") for u in (a, b))
    return finding(
        "speaker",
        "high",
        "same words, two speakers",
        f"the same words are {one}’s in {a.span.report} and {other}’s in {b.span.report}",
        (a.span, b.span),
    )


def rearranged(case: Case) -> list[Finding]:
    """Report a quotation that joins two utterances of another report, or turns the order of one round."""
    items = [u for u in utterances(case) if len(plain_words(u.words)) >= _LEAST_REARRANGED][:_MOST_TRACED]
    homes = list(dict.fromkeys(u.span.report for u in items))
    sources = {home: [u for u in items if u.span.report == home] for home in homes}
    found = []
    for item in items:
        for home in homes:
            if home == item.span.report:
                continue
            traced = trace(item.words, [s.words for s in sources[home]])
            if traced is not None and _is_rearranged(traced, sources[home]):
                found.append(_rearranged(item, traced, sources[home]))
    return found


def _is_rearranged(traced: Trace, sources: list[Utterance]) -> bool:
    """Tell whether parts changed places, or come from two utterances that do not follow each other."""
    if traced.alteration != "splice" or traced.other is None:
        return traced.alteration == "order"
    one, other = sorted((sources[traced.source].span, sources[traced.other].span), key=lambda s: s.start)
    return other.start - one.end > _FOLLOWING


def _rearranged(item: Utterance, traced: Trace, sources: list[Utterance]) -> Finding:
    first = sources[traced.source].span
    if traced.alteration == "order" or traced.other is None:
        what = f"“{phrase(traced.after)}” stands in another place in {first.report}"
        return finding("altered-quote", "low", "quotation diff: order", what, (item.span, first))
    other = sources[traced.other].span
    joined = f"one utterance in {item.span.report} is two in {first.report}"
    what = f"what is {joined}: “{phrase(traced.after)}” is of the other"
    return finding("altered-quote", "medium", "quotation diff: splice", what, (item.span, first, other))


def borrowed(case: Case) -> list[Finding]:
    """Report a short quoted phrase that another report gives, in so many words, to somebody else only."""
    found = []
    voiced = [p for p in case.propositions if p.voiced and p.speaker]
    close = {frozenset((p.a.id, p.b.id)) for p in case.pairs}
    for item in utterances(case):
        content = [w.stem for w in item.words if w.content]
        length = sum(w.text[0].isalnum() for w in item.words)
        if length not in _PHRASE or len(content) < _LEAST_BORROWED or item.speaker is None:
            continue
        if case.kinds.get(item.speaker) != "person":
            continue
        home = next((p for p in voiced if p.span.holds(item.span) and p.speaker == item.speaker), None)
        others = [p for p in voiced if p.report != item.span.report and _has_phrase(p.words, content)]
        if home is None or not item.named or any(p.speaker == item.speaker for p in others):
            continue
        here = {p.speaker for p in voiced if p.report == item.span.report and _has_phrase(p.words, content)}
        near = [
            p
            for p in others
            if frozenset((p.id, home.id)) in close
            and p.speaker not in here
            and case.kinds.get(p.speaker or "") == "person"
            and _in_own_words(p, content)
        ]
        if near:
            found.append(_borrowed(case, item, near[0].span, near[0].speaker or ""))
    return found


def _in_own_words(item: Proposition, content: list[str]) -> bool:
    """Tell whether the phrase's words are outside quotation marks: quoted ones are compared as quotations."""
    return not any(w.quoted for w in item.words if w.stem in content)


def _has_phrase(words: tuple[Word, ...], content: list[str]) -> bool:
    """Tell whether the content stems stand in this order, hardly interrupted, in the words."""
    stems = [w.stem for w in words if w.content]
    width = len(content) + (len(content) > _LEAST_BORROWED)  # the shortest phrases word for word
    return any(_in_order(content, stems[at : at + width]) for at in range(len(stems)))


def _in_order(wanted: list[str], stems: list[str]) -> bool:
    rest = iter(stems)
    return all(any(s == w for s in rest) for w in wanted)


def _borrowed(case: Case, item: Utterance, other: Span, speaker: str) -> Finding:
    return finding(
        "speaker",
        "medium",
        "phrase in another mouth",
        f"“{item.span.text}” is {case.names.get(item.speaker or '')}’s in {item.span.report}; "
        f"in {other.report} these are words of {case.names.get(speaker)} alone",
        (item.span, other),
    )
