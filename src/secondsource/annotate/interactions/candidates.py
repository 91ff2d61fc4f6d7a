"""Pairs of parties between whom something may pass: who stands where around a word for a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.interactions.clauses import Clause, clauses, coordinated, governed
from secondsource.annotate.interactions.parties import Party, same_party
from secondsource.language.deeds import SYMMETRIC, phrases_in, type_of_noun, type_of_verb
from secondsource.language.forms import stem
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.model.reading import Token

MOST = 6  # candidates of one sentence
_BE = words("be is are was were been being am get gets got 's ’s")
PLACES = words("in at near across around outside inside through throughout off along over under during")
_TO_TARGET = words("of against on with to for at toward towards upon")
_FROM_ACTOR = words("by from")
_OF_WHAT = words("of for with over")
_ALLEGING = frozenset(stem(word) for word in ("accuse", "blame", "charge", "allege", "suspect", "indict", "sue"))
_HELPING = frozenset(["help", "helps", "helped", "helping"])
_WITH_CONTENT = frozenset(["REQUEST", "AGREE", "REJECT", "THREATEN"])  # "demanded that Iran stop"
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_VERB_TAGS = frozenset(["VB", "VBD", "VBZ", "VBP", "VBG", "VBN"])
_OTHERWISE = words("before during about because while")
_OBJECTS = 3  # nouns of an object between a verb and the preposition that leads to the target
_REACH = 14  # tokens between a deed and its target
_NEAR = 6


class Deed(msgspec.Struct, frozen=True, gc=False):
    """Words [start, end) for a deed with the event type they speak of by themselves; `head` decides factuality."""

    start: int
    end: int
    head: int
    type: str
    noun: bool


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """Somebody, somebody else and the words for what may pass from one to the other.

    `asked` when it is asked for, `alleged` when somebody is accused of it.
    """

    actor: Party
    target: Party
    deed: Deed
    clause: Clause
    asked: bool
    alleged: bool = False


def candidates(tokens: Sequence[Token], first: int, last: int, parties: Sequence[Party]) -> list[Candidate]:
    """Return the candidates of a sentence [first, last), none twice for one pair in one clause."""
    parties = _outside_brackets(tokens, first, last, parties)
    if len(parties) < 2:
        return []
    found: list[Candidate] = []
    parts = clauses(tokens, first, last, parties)
    for clause, following in zip(parts, [*parts[1:], None], strict=True):
        stop = following.end if following and following.kind == "content" else clause.end
        held: list[tuple[Party, Party]] = []
        asked: Party | None = None
        accused: tuple[Party, bool] | None = None
        for deed in deeds(tokens, clause, parties):
            blamed, alleged = accused if accused and _blamed(tokens, accused[0], deed) else (None, False)
            if asked and not deed.noun and asked.end <= deed.start:
                clause = msgspec.structs.replace(clause, subjects=(asked,))  # noqa: PLW2901 -- "urged Iran to free him"
            elif blamed:
                clause = msgspec.structs.replace(clause, subjects=(blamed,))  # noqa: PLW2901 -- "accused Iran of it"
            for actor, target in _pairs(tokens, clause, deed, parties, stop):
                known = any(same_party(actor, a) and same_party(target, t) for a, t in held)
                if known or same_party(actor, target):
                    continue
                held.append((actor, target))
                found.append(Candidate(actor, target, deed, clause, asked is not None, alleged))
                asked = target if deed.type == "REQUEST" and target.role else asked
                if deed.type == "ACCUSE" and not deed.noun and target.role and deed.end <= target.start:
                    accused = target, stem(tokens[deed.head].text) in _ALLEGING
    return found[:MOST]


def _blamed(tokens: Sequence[Token], accused: Party, deed: Deed) -> bool:
    """Tell whether a deed is what somebody is accused of: "of attacking them", "for an attack on them"."""
    between = [t.text.lower() for t in tokens[accused.end : deed.start]]
    return 0 < len(between) <= _NEAR and between[0] in _OF_WHAT


def _outside_brackets(tokens: Sequence[Token], first: int, last: int, parties: Sequence[Party]) -> Sequence[Party]:
    """Return the parties that no brackets hold: a credit or a party's state acts on nobody."""
    depth, inside = 0, set()
    for at in range(first, last):
        depth += tokens[at].text in {"(", "["}
        if depth > 0:
            inside.add(at)
        depth -= tokens[at].text in {")", "]"} and depth > 0
    return [party for party in parties if party.start not in inside]


def departures(
    tokens: Sequence[Token], first: int, last: int, parties: Sequence[Party]
) -> Iterator[tuple[Party, Deed, Clause]]:
    """Yield who leaves an agreement in a clause that does not say with whom it was ("rescinded the agreement")."""
    for clause in clauses(tokens, first, last, parties) if parties else ():
        for deed in deeds(tokens, clause, parties):
            named = any(clause.start <= p.start < clause.end and p.start >= deed.start for p in parties)
            leaves = deed.type == "SANCTION" and deed.end - deed.start > 1 and not _passive(tokens, clause, deed.head)
            if leaves and not named and clause.subjects and clause.subjects[0].end <= deed.start:
                yield clause.subjects[0], deed, clause


def deeds(tokens: Sequence[Token], clause: Clause, parties: Sequence[Party]) -> list[Deed]:
    """Return the words for deeds in a clause, phrases before the single words in them."""
    lowered = [t.text.lower() for t in tokens[clause.start : clause.end]]
    found: list[Deed] = []
    covered: set[int] = set()
    for first, last, name in phrases_in(lowered):
        span = range(clause.start + first, clause.start + last)
        if covered.intersection(span):
            continue
        covered.update(span)
        found.append(Deed(span.start, span.stop, span.start, name, noun=False))
    inside = {i for p in parties for i in range(p.start, p.end)}
    for at in range(clause.start, clause.end):
        if at in covered or at in inside:
            continue
        token = tokens[at]
        verb = type_of_verb(token.text) if token.pos in _VERB_TAGS else None
        if token.text.lower() in _HELPING and at + 1 < clause.end and tokens[at + 1].pos == "VB":
            continue  # "to help elect him" speaks of the election
        noun = type_of_noun(token.text) if token.pos in {*_NOUN_TAGS, "VBG"} else None
        if verb or noun:
            found.append(Deed(at, at + 1, at, verb or noun or "", noun=verb is None))
    return sorted(found, key=lambda d: d.start)


def _pairs(
    tokens: Sequence[Token], clause: Clause, deed: Deed, parties: Sequence[Party], beyond: int
) -> Iterator[tuple[Party, Party]]:
    if deed.noun:
        yield from _around_noun(tokens, clause, deed, parties)
        return
    passive = _passive(tokens, clause, deed.head)
    if passive:
        later = _after(parties, deed.end, min(clause.end, deed.end + _REACH))
        agent = next((p for p in later if _before(tokens, p) == "by"), None)
        if agent and agent.role:
            yield from ((agent, patient) for patient in clause.subjects)
        return
    subjects = clause.subjects
    if not subjects or deed.start < subjects[0].end:
        return
    stop = beyond if deed.type in _WITH_CONTENT else clause.end
    target = _target(tokens, deed, parties, stop)
    if target:
        for object_ in coordinated(tokens, target, parties, stop) if target.role else (target,):
            yield from ((subject, object_) for subject in subjects)
    elif len(subjects) > 1 and stem(tokens[deed.head].text) in SYMMETRIC:
        yield subjects[0], subjects[1]


def _passive(tokens: Sequence[Token], clause: Clause, at: int) -> bool:
    """Tell whether a verb is passive: a participle after "be", or one right after a noun and before "by"."""
    if tokens[at].pos != "VBN":
        return False
    for index in range(at - 1, max(clause.start - 1, at - 4), -1):
        word = tokens[index].text.lower()
        if word in _BE:
            return True
        if word in {"have", "has", "had", "’ve", "'ve", "having"}:
            return False
        if tokens[index].pos not in {"RB", "PUNCT"}:
            break
    if at + 1 < clause.end and tokens[at + 1].text.lower() == "by":
        return True
    # "those killed in the attacks": a participle right after a noun that is not the clause's subject.
    before = tokens[at - 1] if at > clause.start else None
    named = any(p.end == at for p in clause.subjects)
    return before is not None and not named and before.pos in {"NN", "NNS", "DT", "PRP"}


def _after(parties: Sequence[Party], start: int, stop: int) -> Iterator[Party]:
    return (p for p in parties if start <= p.start < stop)


def _before(tokens: Sequence[Token], party: Party) -> str | None:
    return governed(tokens, max(0, party.start - 5), party.start)


def _target(tokens: Sequence[Token], deed: Deed, parties: Sequence[Party], stop: int) -> Party | None:
    """Return the first party after a verb that can be acted upon: not where something is, nor who does it."""
    for party in _after(parties, deed.start + 1, min(stop, deed.end + _REACH)):
        if party.code is None or tokens[party.start].pos == "PRP$":
            continue
        before = _before(tokens, party)
        aimed = before == "at" and deed.end - deed.start > 1 and tokens[deed.end].text.lower() == "at"
        if before in PLACES and (party.place or party.role is None) and not aimed:
            continue
        if before in {"by", "than", "like", "as"}:
            continue
        return party if _reached(tokens, deed, party, before) else None
    return None


def _reached(tokens: Sequence[Token], deed: Deed, party: Party, before: str | None) -> bool:
    """Tell whether a deed reaches a party: nothing else of its own kind is done in between, and nobody else's."""
    between = tokens[deed.end : party.start]
    if any(t.text.lower() in _OTHERWISE for t in between):
        return False
    nouns = sum(t.pos in _NOUN_TAGS for t in between)
    return nouns == 0 or deed.type in _WITH_CONTENT or (before in _TO_TARGET and nouns <= _OBJECTS)


def _around_noun(
    tokens: Sequence[Token], clause: Clause, deed: Deed, parties: Sequence[Party]
) -> Iterator[tuple[Party, Party]]:
    """Find who does what a noun names: its owner, who comes after "by" or "from", or the clause's subject."""
    actor = _owner(tokens, deed, parties)
    later = list(_after(parties, deed.end, min(clause.end, deed.end + _NEAR + 2)))
    between = [p for p in later if _before(tokens, p) == "between"]
    if between and len(pair := coordinated(tokens, between[0], parties, clause.end)) > 1:
        yield pair[0], pair[1]
        return
    target = next((p for p in later if _before(tokens, p) in _TO_TARGET), None)
    if actor is None:
        actor = next((p for p in later if _before(tokens, p) in _FROM_ACTOR), None)
    if actor is None and clause.subjects and _object_of_verb(tokens, clause, deed):
        actor = clause.subjects[0]
    if actor is not None and target is not None and actor.code is not None:
        yield actor, target


def _owner(tokens: Sequence[Token], deed: Deed, parties: Sequence[Party]) -> Party | None:
    """Return the party right before a noun to whom it belongs: "Trump's recent threats", "the US killing"."""
    for party in reversed([p for p in parties if p.end <= deed.start]):
        between = tokens[party.end : deed.start]
        owns = party.role is None or tokens[party.end - 1].pos == "POS"
        if owns and len(between) <= 2 and all(t.pos in {"JJ", "NN", "VBG", "VBN", "CD"} for t in between):
            return party
        break
    return None


def _object_of_verb(tokens: Sequence[Token], clause: Clause, deed: Deed) -> bool:
    """Tell whether a noun is near a verb of its clause that it can be the object of."""
    for at in range(deed.start - 1, max(clause.start - 1, deed.start - _NEAR), -1):
        if tokens[at].pos in _VERB_TAGS:
            return clause.subjects[0].end <= at and tokens[at].text.lower() not in _BE
        if tokens[at].pos in _NOUN_TAGS:
            return False
    return False
