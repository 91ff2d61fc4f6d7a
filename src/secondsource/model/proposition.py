"""Propositions: the units that are lined up across reports, with what their comparison needs."""

from __future__ import annotations

import msgspec

from secondsource.model.reading import Quantity, Time
from secondsource.model.span import Span


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a proposition.

    `negated` when it stands under a negation, `quoted` inside quotation marks, `named` inside a mention of an entity.
    """

    text: str
    start: int
    end: int
    stem: str
    pos: str
    content: bool
    negated: bool
    quoted: bool
    named: bool = False


class Proposition(msgspec.Struct, frozen=True, gc=False):
    """One thing a report says, in its own voice or somebody else's: a clause, or a sentence of a statement.

    `ref` is the attribution or event it comes from, `speaker` the (dossier-wide) entity who says it, None for the
    report itself or somebody unknown; `voiced` tells the two apart. `spoken` is False where its words are no words said
    but what somebody thinks, means to do or feels; `denied` that the speaker denies it. `heading` marks titles and
    headings.
    """

    id: str
    report: str
    span: Span
    sentence: Span
    ref: str | None
    speaker: str | None
    voiced: bool
    heading: bool
    words: tuple[Word, ...]
    entities: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    spoken: bool = True
    denied: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the content words."""
        return frozenset(w.stem for w in self.words if w.content)


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two propositions that are about the same point, with the cosine of their vectors."""

    a: Proposition
    b: Proposition
    score: float
