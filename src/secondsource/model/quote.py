"""Where words are quoted: who said them, in which wording, where first, where altered."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.model.span import Span

WordingKind = Literal["same", "negation", "number", "name", "hedge", "word", "order", "cut", "splice"]


class Rendering(msgspec.Struct, frozen=True, gc=False):
    """One place where the words stand, `quoted` or told; what is changed beside the words asked for, and how.

    `speaker` is the speaker's name, None when unknown. `before` are words as asked for, `after` those of the report.
    """

    span: Span
    speaker: str | None
    published: str | None
    outlet: str | None
    quoted: bool
    wording: WordingKind
    before: str = ""
    after: str = ""
    covered: float = 1.0


class Quoted(msgspec.Struct, frozen=True, gc=False):
    """The places where words stand, the earliest first.

    `first` is the earliest report, None when dates are missing or equal; `most` the wording that most independent
    origins carry, with their number; `speakers` the names given for the words, the most frequent first.
    """

    words: str
    renderings: tuple[Rendering, ...]
    first: str | None
    most: str | None
    origins: int
    speakers: tuple[str, ...]
