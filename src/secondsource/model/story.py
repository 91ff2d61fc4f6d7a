"""Stories, copies and origins: which reports belong together and which depend on each other."""

from __future__ import annotations

from typing import Literal

import msgspec

from secondsource.model.span import Span


class Story(msgspec.Struct, frozen=True, gc=False):
    """The reports about the same events; `from_`/`to` are the first and last published dates, half-open."""

    id: str
    title: str
    reports: tuple[str, ...]
    from_: str | None = msgspec.field(name="from")
    to: str | None
    why: str = ""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Reused words: the same passage in two reports."""

    a: Span
    b: Span


class Copy(msgspec.Struct, frozen=True, gc=False):
    """Text reuse between two reports; shares are the parts of each report's words that are reused."""

    id: str
    a: str
    b: str
    relation: Literal["copy", "rewrite", "shared"]
    share_a: float
    share_b: float
    passages: tuple[Passage, ...]
    earlier: Literal["a", "b"] | None


LinkKind = Literal["copy", "rewrite", "revision", "credit", "citation"]


class Link(msgspec.Struct, frozen=True, gc=False):
    """What a report rests on: another report (`on`), or an outlet (`source`) that need not be among the reports.

    `share` is the part of the report's words that rest on it; `evidence` are the words that say so (“told the AP”);
    for reuse of text there are none, its passages stand in the copies.
    """

    report: str
    kind: LinkKind
    on: str | None
    source: str | None
    share: float
    evidence: tuple[Span, ...] = ()


class Origin(msgspec.Struct, frozen=True, gc=False):
    """A group of reports that are not independent of each other, and why; `links` are the chain, report by report.

    Citations of outlets for a small part of a report stand among the links too; they make it no less independent.
    """

    id: str
    reports: tuple[str, ...]
    why: str
    links: tuple[Link, ...] = ()


class Edit(msgspec.Struct, frozen=True, gc=False):
    """One sentence that a revision added (`before` None), left out (`after` None) or changed."""

    kind: Literal["added", "left out", "changed"]
    before: Span | None
    after: Span | None


class Revision(msgspec.Struct, frozen=True, gc=False):
    """A later text of a report, published at the same address: the two reports, and what changed between them."""

    id: str
    url: str
    before: str
    after: str
    edits: tuple[Edit, ...]
