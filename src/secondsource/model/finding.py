"""Findings: what a reader should look at."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.model.span import Span

FindingKind = Literal[
    "contradiction",
    "number",
    "date",
    "place",
    "speaker",
    "name",
    "altered-quote",
    "garbled-quote",
    "headline-body",
    "self-contradiction",
]
Severity = Literal["high", "medium", "low"]


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A conflict or damage, explained in a sentence, with the words it rests on and the rule that spoke."""

    id: str
    kind: FindingKind
    severity: Severity
    explanation: str
    by: str
    evidence: tuple[Span, ...]
    claims: tuple[str, ...] = ()
