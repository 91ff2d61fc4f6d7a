"""A spaCy component: `nlp.add_pipe("secondsource")` reads every Doc and hangs what it finds on `Doc._`.

`doc._.reading` is the reading itself, whose offsets are characters of `doc.text`; `doc._.attributions` shows its
attributions as spaCy spans, widened to whole tokens of the Doc where spaCy cuts words elsewhere. A publication date set
beforehand in `doc._.published` anchors relative dates. Needs the extra `spacy`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from secondsource.model.reading import Act, Attribution, Manner, Reading
from secondsource.model.report import Report
from secondsource.pipeline import Engine, read

if TYPE_CHECKING:
    from secondsource.model.span import Span as Words

_KEPT = "secondsource_reading"  # the reading as JSON, so that a Doc with it can be stored


class DocAttribution(msgspec.Struct, frozen=True):
    """One attribution of a Doc: spaCy spans, the speaker's name (None when unknown), and the attribution itself.

    `item` has the exact characters; `source`, `cue` and `content` are the tokens of the Doc that hold them.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: str | None
    manner: Manner
    act: Act
    item: Attribution


class SecondSource:
    """Reads Docs; the networks are loaded with the first."""

    def __init__(self, *, threads: int = 0) -> None:
        """Set how many threads the network may use; 0 means as many as the machine has."""
        self._engine = Engine(threads=threads)
        _register()

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc and keep its reading in it."""
        report = Report.from_text(doc.text, id="doc", published=doc._.published)
        setattr(doc._, _KEPT, msgspec.json.encode(read(report, engine=self._engine)).decode())
        return doc


@Language.factory(
    "secondsource",
    assigns=["doc._.reading", "doc._.attributions"],
    default_config={"threads": 0},
)
def make(nlp: Language, name: str, threads: int) -> SecondSource:  # noqa: ARG001 -- what spaCy calls a factory with
    """Make the component for a pipeline."""
    return SecondSource(threads=threads)


def reading_of(doc: Doc) -> Reading | None:
    """Return the reading of a Doc, None before the component has seen it."""
    kept = getattr(doc._, _KEPT)
    return msgspec.json.decode(kept, type=Reading) if kept else None


def attributions_of(doc: Doc) -> tuple[DocAttribution, ...]:
    """Return the attributions of a Doc in text order."""
    reading = reading_of(doc)
    if reading is None:
        return ()
    names = {e.id: e.name for e in reading.entities}
    return tuple(
        DocAttribution(
            source=_tokens(doc, item.source, "SOURCE") if item.source else None,
            cue=_tokens(doc, item.cue, "CUE") if item.cue else None,
            content=tuple(_tokens(doc, part, "CONTENT") for part in item.content),
            speaker=names.get(item.speaker) if item.speaker else None,
            manner=item.manner,
            act=item.act,
            item=item,
        )
        for item in reading.attributions
    )


def _tokens(doc: Doc, words: Words, label: str) -> Span:
    """Return the tokens of a Doc that hold some words."""
    span = doc.char_span(words.start, words.end, label=label, alignment_mode="expand")
    if span is None:
        raise ValueError(f"the Doc has no tokens at {words.start}-{words.end}; was its text changed after reading?")
    return span


def _register() -> None:
    """Declare the extensions of Doc, once."""
    for name in ("published", _KEPT):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name, getter in (("reading", reading_of), ("attributions", attributions_of)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
