"""Pairs of parties between whom something may pass: who stands where around a word for a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.interactions.clauses import Clause, clauses, coordinated, governed
from secondsource.annotate.interactions.named import NOUN_TAGS, Deed, deeds
from secondsource.annotate.interactions.nouns import BE, TO_TARGET, around_noun
from secondsource.annotate.interactions.parties import Party, same_party
from secondsource.annotate.interactions.reach import does, heads_clause, passes
from secondsource.language.deeds import SYMMETRIC
from secondsource.language.forms import stem
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.model.reading import Token

MOST = 6  # candidates of one sentence
PLACES = words("in at near across around outside inside through throughout off along over under during")
# Who comes after these is not acted upon ("according to" is told by its first word).
_APART = words("by than like as according near across around outside inside through throughout along during")
_ON_TARGET = words("at on into against upon of")
_COUNTED = words("dozens hundreds thousands scores times shots rounds number all many")
_OF_WHAT = words("of for with over")
_ALLEGING = frozenset(stem(word) for word in ("accuse", "blame", "charge", "allege", "suspect", "indict", "sue"))
_WITH_CONTENT = frozenset(["REQUEST", "AGREE", "REJECT", "THREATEN"])  # "demanded that Iran stop"
_OTHERWISE = words("before during about because while according whether")
_OBJECTS = 3  # nouns of an object between a verb and the preposition that leads to the target
_REACH = 14  # tokens between a deed and its target
_NEAR = 6
_GROUP = 6  # tokens back to the auxiliary of a passive


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
    parties = [p for p in _outside_brackets(tokens, first, last, parties) if not _hyphened(tokens, p, last)]
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
            for actor, target in _pairs(tokens, (first, last), clause, deed, parties, stop):
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


def _hyphened(tokens: Sequence[Token], party: Party, last: int) -> bool:
    """Tell whether a name is only half of a word: "the US-Israel alliance"."""
    behind = tokens[party.end : min(last, party.end + 2)]
    joined = len(behind) == 2 and tokens[party.end - 1].end == behind[0].start and behind[0].end == behind[1].start
    return joined and behind[0].text in {"-", "–"} and behind[1].text[:1].isupper()


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


def _pairs(
    tokens: Sequence[Token],
    sentence: tuple[int, int],
    clause: Clause,
    deed: Deed,
    parties: Sequence[Party],
    beyond: int,
) -> Iterator[tuple[Party, Party]]:
    first, last = sentence
    if deed.noun:
        yield from around_noun(tokens, first, clause, deed, parties)
        return
    if not does(tokens, first, deed.head, clause.subjects):
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
    describes = clause.kind == "relative" or (tokens[deed.head].pos == "VBG" and deed.head == subjects[-1].end)
    if target and (describes or not heads_clause(tokens, target, last)):
        for object_ in coordinated(tokens, target, parties, stop) if target.role else (target,):
            yield from ((subject, object_) for subject in subjects)
    elif target is None and len(subjects) > 1 and stem(tokens[deed.head].text) in SYMMETRIC:
        yield subjects[0], subjects[1]


def _passive(tokens: Sequence[Token], clause: Clause, at: int) -> bool:
    """Tell whether a verb is passive: a participle after "be", or one right after a noun and before "by"."""
    if tokens[at].pos != "VBN":
        return False
    for index in range(at - 1, max(clause.start - 1, at - _GROUP), -1):
        word = tokens[index].text.lower()
        if word in BE:
            return True
        if word in {"have", "has", "had", "’ve", "'ve", "having"}:
            return False
        if tokens[index].pos not in {"RB", "PUNCT", "CC", "VBN"}:  # "was treated and released"
            break
    if at + 1 < clause.end and tokens[at + 1].text.lower() in {"by", "off"}:
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
        phrase = tokens[deed.end - 1 : deed.end + 1] if deed.end - deed.start > 1 else ()
        aimed = before == "at" and any(t.text.lower() == "at" for t in phrase)
        if before in PLACES and (party.place or party.role is None) and not aimed:
            continue
        if before in _APART:
            continue
        return party if _reached(tokens, deed, party, before) else None
    return None


def _reached(tokens: Sequence[Token], deed: Deed, party: Party, before: str | None) -> bool:
    """Tell whether a deed reaches a party: nothing else of its own kind is done in between, and nobody else's."""
    between = tokens[deed.end : party.start]
    content = deed.type in _WITH_CONTENT
    if any(t.text.lower() in _OTHERWISE for t in between) or not passes(between, content=content):
        return False
    if deed.type == "CONSULT" and party.role is None:
        return False  # "hosting an American base": nobody is met
    nouns = sum(t.pos in NOUN_TAGS for t in between)
    bodily = deed.type in {"ASSAULT", "COERCE"} and deed.end - deed.start == 1
    if bodily and not _is_struck(tokens, deed, between, before):
        return False
    return nouns == 0 or (nouns <= _OBJECTS and (content or before in TO_TARGET))


def _is_struck(tokens: Sequence[Token], deed: Deed, between: Sequence[Token], before: str | None) -> bool:
    """Tell whether a party is the object of a verb for violence or force: no other thing is, and no aim or company."""
    things = [t for t in between if t.pos in NOUN_TAGS and t.text.lower() not in _COUNTED]
    with_whom = before == "with" and stem(tokens[deed.head].text) in SYMMETRIC
    return not things and (before is None or before in _ON_TARGET or with_whom)
