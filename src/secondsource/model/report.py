"""A report: one published text with what is known about its publication."""

from __future__ import annotations

import hashlib

import msgspec


class DateCandidate(msgspec.Struct, frozen=True, gc=False):
    """A date some part of the input gives for the report, and which part."""

    value: str
    place: str


class Report(msgspec.Struct, frozen=True, gc=False):
    """One published text (article, wire item, transcript).

    `published` and `modified` are ISO 8601 dates or date-times or None; `origin` is a path or URL; `title` is a
    stretch of the text, or comes from the page's or record's metadata. `dates` keeps every date found for it.
    """

    id: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    origin: str | None
    sha256: str
    text: str
    modified: str | None = None
    dates: tuple[DateCandidate, ...] = ()

    @classmethod
    def from_text(  # noqa: PLR0913 -- the public constructor mirrors the contract's fields
        cls,
        text: str,
        *,
        id: str = "report",  # noqa: A002 -- the contract's name
        title: str | None = None,
        outlet: str | None = None,
        authors: tuple[str, ...] = (),
        published: str | None = None,
        language: str | None = None,
        origin: str | None = None,
        modified: str | None = None,
        dates: tuple[DateCandidate, ...] = (),
    ) -> Report:
        """Make a report from its text; the hash is taken over the text's UTF-8 bytes."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(id, title, outlet, tuple(authors), published, language, origin, digest, text, modified, dates)
