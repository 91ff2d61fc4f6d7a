"""The dossier: everything found in one set of reports, its JSON form and the check of its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from secondsource.errors import EvidenceError
from secondsource.model.claim import Claim
from secondsource.model.finding import Finding
from secondsource.model.reading import Attribution, Entity, Event, Interaction, Quantity, Time
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Copy, Origin, Revision, Story
from secondsource.model.timeline import TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Literal["secondsource/dossier/1"] = "secondsource/dossier/1"

Stance = Literal["supports", "opposes", "mixed", "unclear"]


class Position(msgspec.Struct, frozen=True, gc=False):
    """What an actor says about an issue, over a time."""

    id: str
    speaker: str
    issue: str
    stance: Stance
    from_: str | None = msgspec.field(name="from")
    to: str | None
    evidence: tuple[Span, ...]


class BriefSentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence of the brief and the words it rests on."""

    text: str
    evidence: tuple[Span, ...]


class Dossier(msgspec.Struct, frozen=True, gc=False):
    """All of it, for one set of reports; lists are ordered and ids stable for the same input."""

    schema: Literal["secondsource/dossier/1"]
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    interactions: tuple[Interaction, ...]
    positions: tuple[Position, ...]
    timeline: tuple[TimelineEntry, ...]
    brief: tuple[BriefSentence, ...]
    revisions: tuple[Revision, ...] = ()

    def to_json(self) -> str:
        """Return the dossier as indented JSON (`secondsource/dossier/1`)."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode()

    @classmethod
    def from_json(cls, data: str | bytes) -> Dossier:
        """Load a dossier and check its evidence.

        Raises msgspec.ValidationError when the shape is wrong, EvidenceError when a span is not the text at its place.
        """
        dossier = msgspec.json.decode(data, type=cls)
        check_evidence(dossier)
        return dossier


def spans_in(value: Any) -> Iterator[Span]:  # noqa: ANN401 -- walks any of our values
    """Yield every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))


def check_evidence(dossier: Dossier) -> int:
    """Check that every span's text is the slice it claims to be and return how many were checked.

    Raises EvidenceError naming the first span that is not.
    """
    texts = {report.id: report.text for report in dossier.reports}
    count = 0
    for span in spans_in(dossier):
        if span.report not in texts:
            raise EvidenceError(f"a span refers to the report {span.report!r}, which the dossier does not hold")
        text = texts[span.report]
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            raise EvidenceError(
                f"{span.report}[{span.start}:{span.end}]: the span says {span.text!r}, "
                f"the text {text[span.start : span.end]!r}; was the report changed after reading?"
            )
        count += 1
    return count


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a dossier."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Dossier)}
