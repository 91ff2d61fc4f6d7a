"""Stands: for or against what somebody is, in which words."""

from __future__ import annotations

import msgspec

from secondsource.model.span import Span


class Stand(msgspec.Struct, frozen=True, gc=False):
    """One passage in which a speaker stands for (+1) or against (-1) something.

    `words` is the shortest run that shows it, `word` the operator or evaluation, `topic` what it is about, `referent`
    what that refers to where it is "it". `act` marks deeds ("withdrew from") as opposed to attitudes ("refuses to");
    `quoted` when the words stand in quotation marks. `evaluation` marks a judgement ("is not wise"). `issue` numbers
    the group of topics it belongs to.
    """

    speaker: str
    sign: int
    act: bool
    evaluation: bool
    quoted: bool
    heading: bool
    words: Span
    word: Span
    topic: Span
    sentence: Span
    issue: int
    referent: Span | None = None

    @property
    def matter(self) -> Span:
        """Return what the stand is about."""
        return self.referent or self.topic
