"""A report: one published text with what is known about its publication."""

from __future__ import annotations

import hashlib
import re
from datetime import MAXYEAR, MINYEAR, datetime
from typing import TYPE_CHECKING

import msgspec

from secondsource.errors import UsageError
from secondsource.model.dates import day_of

if TYPE_CHECKING:
    from datetime import date

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:\D.*)?", re.ASCII)


class DateCandidate(msgspec.Struct, frozen=True, gc=False):
    """A date some part of the input gives for the report, and which part."""

    value: str
    place: str


class Report(msgspec.Struct, frozen=True, gc=False):
    """One published text (article, wire item, transcript).

    `published` and `modified` are ISO 8601 dates or date-times or None; `origin` is a path or URL; `title` is a
    stretch of the text, or comes from the page's or record's metadata. `dates` keeps every date found for it. Raises
    UsageError for another date and for half of a surrogate pair, which is no character.
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

    def __post_init__(self) -> None:
        """Raise UsageError for what no later stage can read."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            try:
                (value if isinstance(value, str) else "").encode()
            except UnicodeEncodeError as error:
                raise UsageError(
                    f"report {self.id!r}: {name} holds half of a surrogate pair, {value[error.start]!r} at "
                    f"{error.start}; put U+FFFD in its place"
                ) from error
        for name, value in (("published", self.published), ("modified", self.modified)):
            if value is not None and not _is_date(value):
                raise UsageError(
                    f"report {self.id!r}: {name} {value!r} is no date or date-time in ISO 8601; "
                    "write it as 2026-05-10 or 2026-05-10T09:00:00+02:00, or leave it out"
                )

    @property
    def day(self) -> date | None:
        """Return the day on which it was published, as written."""
        return day_of(self.published)

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


def _is_date(value: str) -> bool:
    """Tell whether a value is a date or date-time, with a day before and a day after it in the calendar."""
    try:
        year = datetime.fromisoformat(value).year
    except ValueError:
        return False
    return _ISO.fullmatch(value) is not None and MINYEAR < year < MAXYEAR
