"""What a rule says when two passages do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from secondsource.judge.passage import Passage

Relation = Literal["conflict", "update"]


class Objection(msgspec.Struct, frozen=True, gc=False):
    """A rule's word on two passages: what differs, in a sentence, with the words on both sides.

    `update` marks numbers of different times: the later one replaces the earlier, and both can be true.
    """

    rule: str
    explanation: str
    a: str
    b: str
    relation: Relation = "conflict"


def said(p: Passage, start: int, end: int) -> str:
    """Return the words [start, end) of a passage as they are shown."""
    return " ".join(p.words[start:end])


def against(rule: str, what: str, a: str, b: str) -> Objection:
    """Make an objection that sets the words of one side against those of the other."""
    return Objection(rule, f"{what}: “{a}” against “{b}”", a, b)
