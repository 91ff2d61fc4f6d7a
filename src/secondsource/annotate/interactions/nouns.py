"""Who does to whom what a noun names: its owner, who comes after "by" or "from", or the clause's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.interactions.clauses import coordinated, governed
from secondsource.annotate.interactions.named import NOUN_TAGS, VERB_TAGS
from secondsource.annotate.interactions.reach import does
from secondsource.language.deeds import AVOIDING, RECEIVING
from secondsource.language.forms import stem
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.annotate.interactions.clauses import Clause
    from secondsource.annotate.interactions.named import Deed
    from secondsource.annotate.interactions.parties import Party
    from secondsource.model.reading import Token

BE = words("be is are was were been being am get gets got 's ’s")
TO_TARGET = words("of against on with to for at toward towards upon")
_FROM_ACTOR = words("by from")
_GIVER = words("of from by")
_ASIDE = words("with without despite of for against by from")  # what they govern is not the verb's object
_GIVEN = frozenset(["SUPPORT", "ACCUSE", "AID", "REJECT", "REQUEST", "THREATEN"])  # what one side gives and one gets
_NEAR = 6


def around_noun(
    tokens: Sequence[Token], first: int, clause: Clause, deed: Deed, parties: Sequence[Party]
) -> Iterator[tuple[Party, Party]]:
    """Yield who does what a noun names to whom; `first` is where the sentence begins.

    What somebody receives ("gained the endorsement of") is another's deed, and what somebody avoids is none.
    """
    actor = _owner(tokens, deed, parties)
    later = [p for p in parties if deed.end <= p.start < min(clause.end, deed.end + _NEAR + 2)]
    leading = {id(p): governed(tokens, max(0, p.start - 5), p.start) for p in later}
    verb = _verb_of(tokens, clause, deed)
    governing = stem(tokens[verb].text) if verb is not None else ""
    if governing in AVOIDING:
        return
    subject = clause.subjects[0] if verb is not None and clause.subjects else None
    if subject and verb is not None and not (subject.end <= verb and does(tokens, first, verb, clause.subjects)):
        subject = None
    if actor is None and governing in RECEIVING and deed.type in _GIVEN:
        giver = next((p for p in later if leading[id(p)] in _GIVER), None)
        if giver and giver.role and subject:
            yield giver, subject
        return
    between = [p for p in later if leading[id(p)] == "between"]
    if between and len(pair := coordinated(tokens, between[0], parties, clause.end)) > 1:
        yield pair[0], pair[1]
        return
    target = next((p for p in later if leading[id(p)] in TO_TARGET), None)
    if actor is None:
        actor = next((p for p in later if leading[id(p)] in _FROM_ACTOR), None)
    if actor is None and target and subject and not (deed.type == "SUPPORT" and leading[id(target)] == "of"):
        actor = subject  # "announced the support of the unions" does not say whose it is
    if actor and target and actor.code is not None:
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


def _verb_of(tokens: Sequence[Token], clause: Clause, deed: Deed) -> int | None:
    """Return the verb near a noun that it can be the object of."""
    for at in range(deed.start - 1, max(clause.start - 1, deed.start - _NEAR), -1):
        token = tokens[at]
        if token.pos in VERB_TAGS and not (
            token.pos in {"VBN", "VBG"} and at + 1 == deed.start and _describes(tokens, at)
        ):
            return at if token.text.lower() not in BE else None
        if token.pos in NOUN_TAGS or (token.pos in {"IN", "TO"} and token.text.lower() in _ASIDE):
            return None
    return None


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a participle only describes the noun after it: a verb stands right before ("won unstinting")."""
    return at > 0 and tokens[at - 1].pos in VERB_TAGS and tokens[at - 1].text.lower() not in BE
