"""Stands: who is for or against what, with the topics of one story grouped into issues."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.language.antecedent import is_safe
from secondsource.language.countries import country_of, country_of_capital, country_of_demonym
from secondsource.language.forms import is_content, stem
from secondsource.language.stance import Stance, stances
from secondsource.language.subject import subject_of
from secondsource.model.span import span_of
from secondsource.model.stand import Stand
from secondsource.relate.cluster import average_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.model.reading import Reading, Sentence, Token

_ISSUE = 0.42
_RIVAL = 0.52
_SHARED_BONUS = 0.15
_OWN_WORDS = 0.1
_APART = -1.0
_LEADING = frozenset("with to of for on by from in against between about at over".split())
_NEARBY = 400  # characters back to what "it" can be
_LEAST_TOPIC = 2
_WEIGHED = frozenset("if whether either unless".split())
_FIRST_PERSON = frozenset("i we my our me us".split())


class Stands(msgspec.Struct, frozen=True):
    """The stands of one story, and the pairs in which one speaker faces both ways on one matter (for, against)."""

    all: tuple[Stand, ...]
    rivals: tuple[tuple[Stand, Stand], ...]


def find_stands(
    readings: Sequence[Reading],
    speakers: Mapping[str, str],
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
) -> Stands:
    """Return the stands in one story's readings in text order, grouped into issues.

    `speakers` maps the readings' entity ids to dossier-wide ones; `encode` gives unit vectors of topic phrases.
    """
    found = [stand for reading in readings for stand in _in_reading(reading, speakers)]
    if not found:
        return Stands((), ())
    scores = _closeness([_canonical(s, readings) for s in found], encode)
    _part_people(scores, [_person(s, readings, speakers) for s in found])
    issues = average_link(scores, _ISSUE)
    stands = tuple(msgspec.structs.replace(s, issue=i) for s, i in zip(found, issues, strict=True))
    return Stands(stands, tuple(_rivals(stands, scores)))


def _rivals(stands: Sequence[Stand], scores: NDArray[np.float32]) -> Iterator[tuple[Stand, Stand]]:
    """Yield the pairs of attitudes of one speaker, one for and one against nearly the same, the closest first.

    Deeds are left out: who left an agreement may well hope for another.
    """
    pairs = [
        (-float(scores[i, j]), i, j)
        for i, plus in enumerate(stands)
        for j, minus in enumerate(stands)
        if plus.sign > 0 > minus.sign
        and plus.speaker == minus.speaker
        and not (plus.act or minus.act or plus.sentence == minus.sentence)
        and not (_unreal(plus) or _unreal(minus))
        and min(_weight(plus), _weight(minus)) >= _LEAST_TOPIC
        and scores[i, j] >= _RIVAL
    ]
    for _, i, j in sorted(pairs):
        yield stands[i], stands[j]


def _unreal(stand: Stand) -> bool:
    """Tell whether a stand is only weighed: "whether to accept", "either reject … or"."""
    return any(word in _WEIGHED for word in stand.sentence.text.lower().split())


def _weight(stand: Stand) -> int:
    """Return how many content words a topic has: "an agreement" alone says too little to hold against anything."""
    return sum(is_content(w) for w in stand.matter.text.split())


def _in_reading(reading: Reading, speakers: Mapping[str, str]) -> list[Stand]:
    """Return the stands of a report; those about "it" are about what the stand shortly before is about."""
    found: list[Stand] = []
    for sentence in reading.sentences:
        for stand in _in_sentence(reading, sentence, speakers):
            if stand.topic.text.lower() != "it":
                found.append(stand)
            elif found and stand.topic.start - found[-1].matter.end <= _NEARBY:
                found.append(msgspec.structs.replace(stand, referent=found[-1].matter))
    return found


def _in_sentence(reading: Reading, sentence: Sentence, speakers: Mapping[str, str]) -> list[Stand]:
    low = bisect_left(reading.tokens, sentence.start, key=lambda t: t.start)
    high = bisect_left(reading.tokens, sentence.end, key=lambda t: t.start)
    tokens = reading.tokens[low:high]
    found = []
    for group in _grouped(stances([t.text for t in tokens], [t.pos for t in tokens])):
        first, last = group[0], group[-1]
        local = _holder(reading, tokens, first)
        topic = tokens[first.topic[0] : first.topic[1]]
        if local is None or local not in speakers or (topic[0].pos == "PRP" and topic[0].text.lower() != "it"):
            continue
        start = min(first.word, first.topic[0])
        end = max(last.word + 1, first.topic[1])
        found.append(
            Stand(
                speaker=speakers[local],
                sign=first.sign,
                act=first.act,
                evaluation=first.evaluation,
                quoted=any(q.start <= tokens[s.word].start < q.end for q in reading.quotations for s in group),
                heading=sentence.kind == "heading",
                words=span_of(reading.report, tokens[start].start, tokens[end - 1].end),
                word=span_of(reading.report, tokens[first.word].start, tokens[last.word].end),
                topic=span_of(reading.report, topic[0].start, topic[-1].end),
                sentence=span_of(reading.report, sentence.start, sentence.end),
                issue=-1,
            )
        )
    return found


def _grouped(found: Sequence[Stance]) -> list[list[Stance]]:
    """Put evaluations of one subject together ("intelligent, wise or honorable") when they agree."""
    groups: list[list[Stance]] = []
    for stance in found:
        last = groups[-1][-1] if groups else None
        if last and stance.evaluation and last.evaluation and last.topic == stance.topic and last.sign == stance.sign:
            groups[-1].append(stance)
        else:
            groups.append([stance])
    return groups


def _holder(reading: Reading, tokens: Sequence[Token], stance: Stance) -> str | None:
    """Return whose stand it is.

    Inside somebody's statement an evaluation is the speaker's, and so is an attitude unless the statement gives it a
    subject of its own; a deed is its subject's. In the report's own voice it is the subject's.
    """
    at = tokens[stance.word].start
    inside = [a for a in reading.attributions if any(s.start <= at < s.end for s in a.content)]
    if inside:
        narrowest = min(inside, key=lambda a: sum(s.end - s.start for s in a.content))
        if stance.evaluation:
            return narrowest.speaker
        start = min(s.start for s in narrowest.content if s.start <= at < s.end)
        before = [t for t in tokens if start <= t.start < at]
        subject = _subject(tokens, stance)
        if subject is None:
            own = any(t.pos.startswith(("NN", "PRP")) for t in before)
            return None if stance.act or own else narrowest.speaker
        if subject.text.lower() in _FIRST_PERSON:
            return None if stance.act else narrowest.speaker
        told = subject.pos == "PRP" and subject in before[:1] and not stance.act
        return _named(reading, subject) or (narrowest.speaker if told else None)
    cues = [a for a in reading.attributions if a.cue and a.cue.start <= at < a.cue.end]
    if cues:
        source = cues[0].source
        return None if source is not None and _are_people(source.text) else cues[0].speaker
    subject = None if stance.evaluation else _subject(tokens, stance)
    return _named(reading, subject) if subject else None


def _subject(tokens: Sequence[Token], stance: Stance) -> Token | None:
    """Return the last word of an operator's subject; of a noun ("his refusal to"), of its owner."""
    words, tags = [t.text for t in tokens], [t.pos for t in tokens]
    at = stance.word - (words[stance.word].lower() == "against")  # "remains against it"
    if not tags[at].startswith("N"):
        found = subject_of(words, tags, at)
        return None if found is None else tokens[found]
    while at > 0 and tags[at - 1].startswith("J"):
        at -= 1
    if at > 0 and tags[at - 1] == "PRP$":
        return tokens[at - 1]
    return tokens[at - 2] if at > 1 and tags[at - 1] == "POS" else None


def _are_people(words: str) -> bool:
    """Tell whether words name people of a country ("Britons"): some of them are not the country."""
    last = words.rsplit(maxsplit=1)[-1]
    return last.endswith("s") and country_of_demonym(last) is not None


def _named(reading: Reading, word: Token) -> str | None:
    """Return the entity of the mention that ends with a word, None for a pronoun that can mean several."""
    if _are_people(word.text):
        return None
    held = [m for m in reading.mentions if m.span.start <= word.start and m.span.end == word.end]
    entity = max(held, key=lambda m: m.span.start).entity if held else None
    return entity if entity and is_safe(reading, word.start, word.end, entity) else None


def _part_people(scores: NDArray[np.float32], people: Sequence[tuple[str, bool] | None]) -> None:
    """Set stands about one person together and about two apart: who backs one says nothing of the other."""
    for i, a in enumerate(people):
        for j, b in enumerate(people):
            if a and b and a[0] != b[0]:
                scores[i, j] = _APART
            elif a and b and a[1] and b[1]:
                scores[i, j] = 1.0


def _person(stand: Stand, readings: Sequence[Reading], speakers: Mapping[str, str]) -> tuple[str, bool] | None:
    """Return the person with whose name a topic begins, and whether it is about them and not about what is theirs."""
    reading = next(r for r in readings if r.report.id == stand.matter.report)
    people = {e.id for e in reading.entities if e.kind == "person"}
    held = [m for m in reading.mentions if stand.matter.start <= m.span.start < stand.matter.end]
    first = min((m for m in held if m.entity in people), key=lambda m: m.span.start, default=None)
    if first is None or first.entity not in speakers:
        return None
    if _LEADING & set(reading.report.text[stand.matter.start : first.span.start].lower().split()):
        return None
    owned = reading.report.text[first.span.end : first.span.end + 1] in {"'", "’"}
    return speakers[first.entity], not owned


def _canonical(stand: Stand, readings: Sequence[Reading]) -> str:
    """Return a topic's words with countries under one name: "Washington", "America" and "U.S." meet."""
    reading = next(r for r in readings if r.report.id == stand.matter.report)
    names = {e.id: e.name for e in reading.entities if e.kind == "place"}
    text, at = [], stand.matter.start
    for mention in sorted(reading.mentions, key=lambda m: m.span.start):
        if at <= mention.span.start and mention.span.end <= stand.matter.end and mention.entity in names:
            country = country_of(mention.span.text) or country_of_capital(mention.span.text)
            name = country.name if country else names[mention.entity]
            text += [reading.report.text[at : mention.span.start], name]
            at = mention.span.end
    text.append(reading.report.text[at : stand.matter.end])
    return " ".join("".join(text).split())


def _closeness(topics: Sequence[str], encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return how close topics are: the cosine of their vectors, raised where the words of one are the other's too.

    It is lowered where both have words of their own beside a shared one ("the health bill", "the tax bill").
    """
    vectors = encode(topics)
    scores = np.array(vectors @ vectors.T)
    stems = [frozenset(stem(w) for w in topic.split() if is_content(w)) for topic in topics]
    for i, a in enumerate(stems):
        for j, b in enumerate(stems):
            if a & b:
                near = a <= b or b <= a or 2 * len(a & b) >= len(a | b)
                scores[i, j] += _SHARED_BONUS if near else -_OWN_WORDS
    return scores
