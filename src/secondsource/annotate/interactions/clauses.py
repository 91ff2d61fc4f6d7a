"""Clauses of a sentence by word order and parts of speech, and the parties that are their subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.annotate.interactions.parties import Party
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Token

ClauseKind = Literal["main", "content", "relative", "joined", "participle", "adverbial"]

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_VERBS = frozenset([*FINITE, "VB", "VBG", "VBN"])
_SUBORDINATE = words("after because while although though since before unless if as whereas until once whether")
SAYING = words(
    """say says said saying think thinks thought believe believes believed claim claims claimed know knows knew hope
    hopes hoped add adds added insist insists insisted argue argues argued suggest suggests suggested tell tells told
    note notes noted report reports reported"""
)
_GOVERNING = frozenset(["IN", "TO"])
_BETWEEN = frozenset(["DT", "JJ", "CD", "RB", "PRP$", "PDT", "VBN"])
_LIST = words("and , & or as well")


class Clause(msgspec.Struct, frozen=True, gc=False):
    """Tokens [start, end) of a clause, how it hangs on the one before it, and who its subject is."""

    start: int
    end: int
    kind: ClauseKind
    subjects: tuple[Party, ...]


def clauses(tokens: Sequence[Token], first: int, last: int, parties: Sequence[Party]) -> list[Clause]:
    """Cut a sentence [first, last) of a report's tokens into clauses.

    A clause that names no subject of its own takes that of the clause it is joined to, a relative one the party that it
    follows.
    """
    cuts: list[tuple[int, ClauseKind]] = [(first, "main")]
    inside = {i for p in parties for i in range(p.start + 1, p.end)}
    starts = {p.start for p in parties}
    opened = ((at, _opens(tokens, at, last, starts)) for at in range(first + 1, last) if at not in inside)
    cuts.extend((at, kind) for at, kind in opened if kind)
    found: list[Clause] = []
    for (start, kind), (end, _) in zip(cuts, [*cuts[1:], (last, "main")], strict=True):
        own = _own_subjects(tokens, start, end, parties)
        if not own and found:
            own = _inherited(tokens, start, kind, found, parties)
        found.append(Clause(start, end, kind, own))
    return found


def _opens(tokens: Sequence[Token], at: int, last: int, starts: set[int]) -> ClauseKind | None:  # noqa: PLR0911 -- a way a line
    """Tell whether a clause opens at a token, and of what kind."""
    token, before = tokens[at], tokens[at - 1]
    word = token.text.lower()
    if word in {";", ":", "—", "–"}:
        return "main"
    if token.pos in {"WDT", "WP", "WP$"} or (word == "that" and before.pos in {"NN", "NNS", "NNP", "NNPS"}):
        return "relative" if _verb_near(tokens, at + 1, last) else None
    if word == "that" and (before.pos in {*_VERBS, "RB", "JJ"} or before.text.lower() in {"and", "or", "but"}):
        return "content"
    if before.text == "," and at in starts and _verb_near(tokens, at + 1, last):
        return "main"  # after a clause or phrase that stands first
    if (word in _SUBORDINATE or token.pos == "WRB") and _verb_near(tokens, at + 1, last):
        return "adverbial"
    if token.pos == "CC":
        return _joined(tokens, at, last, starts)
    if before.text == "," and token.pos == "VBG":
        return "participle"
    if before.text.lower() in SAYING and at in starts and _verb_near(tokens, at + 1, last):
        return "content"
    return None


def _joined(tokens: Sequence[Token], at: int, last: int, starts: set[int]) -> ClauseKind | None:
    """Tell what "and" or "but" joins: a verb with the same subject, another clause, or only words."""
    for next_at in range(at + 1, min(last, at + 4)):
        token = tokens[next_at]
        if token.pos in FINITE or (token.pos in {"VB", "VBN", "VBG"} and next_at == at + 1):
            return "joined"
        if next_at in starts:
            comma = tokens[at - 1].text == ","
            return "main" if comma and _verb_near(tokens, next_at + 1, last) else None
        if token.pos not in {"RB", "IN", "PUNCT"}:
            return None
    return None


def _verb_near(tokens: Sequence[Token], at: int, last: int, reach: int = 10) -> bool:
    """Tell whether a verb comes before the next comma or clause."""
    for index in range(at, min(last, at + reach)):
        token = tokens[index]
        if token.pos in FINITE or (token.pos == "VBG" and index == at):
            return True
        if token.text in {",", ";", ":"} or token.pos in {"WDT", "WP"}:
            return False
    return False


def governed(tokens: Sequence[Token], first: int, at: int) -> str | None:
    """Return the preposition (or "to") that governs the words at a place, in lower case, None for none."""
    for index in range(at - 1, max(first - 1, at - 5), -1):
        token = tokens[index]
        if token.pos in _GOVERNING:
            return token.text.lower()
        if token.pos not in _BETWEEN and token.text not in {"“", '"', "‘", "'"}:
            return None
    return None


def _own_subjects(tokens: Sequence[Token], start: int, end: int, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties before a clause's first finite verb that no preposition governs."""
    verb = next((i for i in range(start, end) if tokens[i].pos in FINITE), None)
    if verb is None:
        verb = next((i for i in range(start, end) if tokens[i].pos in _VERBS), end)
    body = start + 1 if tokens[start].pos in {"IN", "CC", "WRB", "WDT", "WP"} else start
    before = [p for p in parties if start <= p.start and p.end <= verb]
    free = [p for p in before if p.role and governed(tokens, body, p.start) is None]
    if not free:
        return ()
    return coordinated(tokens, free[0], parties, verb)


def coordinated(tokens: Sequence[Token], first: Party, parties: Sequence[Party], stop: int) -> tuple[Party, ...]:
    """Return a party with those listed after it ("France, Germany and Italy"), all before a token."""
    found = [first]
    for party in parties:
        if party.start < found[-1].end or party.end > stop or party.role is None:
            continue
        between = [t.text.lower() for t in tokens[found[-1].end : party.start] if t.pos != "DT"]
        if not between or not all(word in _LIST for word in between) or "and" not in _later(tokens, found[-1], stop):
            break
        if between == [","] and party.entity == found[-1].entity:
            break
        found.append(party)
    return tuple(found) if any(t.text.lower() == "and" for t in tokens[first.end : found[-1].start]) else (first,)


def _later(tokens: Sequence[Token], party: Party, stop: int) -> list[str]:
    return [t.text.lower() for t in tokens[party.end : stop]]


def _inherited(
    tokens: Sequence[Token], start: int, kind: ClauseKind, before: Sequence[Clause], parties: Sequence[Party]
) -> tuple[Party, ...]:
    """Return the subject of a clause that names none: its antecedent's, or that of the clause it is joined to."""
    if kind == "relative":
        near = [p for p in parties if p.role and p.end <= start and start - p.end <= 1]
        return (near[-1],) if near else ()
    verb = next((t for t in tokens[start : start + 6] if t.pos in _VERBS), None)
    if kind in {"joined", "participle"} or (kind == "adverbial" and verb is not None and verb.pos == "VBG"):
        return before[-1].subjects
    return ()
