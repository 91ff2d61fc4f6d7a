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
Review = Literal["confirmed", "annotated"]


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A conflict or damage, explained in a sentence, with the words it rests on and the rule that spoke.

    `key` names it across runs; `grounds` are what led to it, each in a sentence; `review` and `note` are a person's.
    """

    id: str
    kind: FindingKind
    severity: Severity
    explanation: str
    by: str
    evidence: tuple[Span, ...]
    claims: tuple[str, ...] = ()
    key: str = ""
    grounds: tuple[str, ...] = ()
    review: Review | None = None
    note: str | None = None
