"""All peers that can run, over the same texts, and what of anybody's attributions is direct quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bench.peers import outside, pattern
from secondsource.annotate.annotator import manner_of
from secondsource.annotate.quotation import quotations
from secondsource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.reader.data import Attribution

Found = dict[str, list["Attribution"]]


class PeerOptions(msgspec.Struct, frozen=True):
    """Where peers outside this interpreter are: a Python with spaCy and textacy, a pipeline, a checkout's folder."""

    python: str | None = None
    pipeline: str = "en_core_web_sm"
    gendergap: str | None = None


def peers(texts: Sequence[str], options: PeerOptions) -> dict[str, Found]:
    """Return each peer's attributions by text; those whose needs are not met are left out."""
    found = {"regular expression": {text: pattern.attributions(text) for text in texts}}
    if options.python:
        items = outside.attributions(options.python, "run_textacy", texts, options.pipeline)
        found["textacy"] = dict(zip(texts, items, strict=True))
        if options.gendergap:
            items = outside.attributions(options.python, "run_gendergap", texts, options.pipeline, options.gendergap)
            found["gender gap tracker"] = dict(zip(texts, items, strict=True))
    return found


def direct(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions whose content is all in quotation marks."""
    marks = quotations(text)
    return [
        item
        for item in items
        if item.content and manner_of([Span("", a, b, text[a:b]) for a, b in item.content], marks) == "direct"
    ]
