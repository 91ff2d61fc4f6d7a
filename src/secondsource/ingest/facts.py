"""What records, sidecars and front matter say about a report, under the many names in use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from secondsource.ingest.dates import iso_date
from secondsource.ingest.values import Facts
from secondsource.model.report import DateCandidate

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_KEYS = ("text", "body", "content", "article", "article_text", "article_body", "full_text", "maintext", "story")
_NAMES = {
    "id": ("id", "_id", "uid", "guid", "doc_id", "document_id", "article_id", "report_id"),
    "title": ("title", "headline", "heading"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "site",
        "site_name",
        "sitename",
        "source_name",
        "newspaper",
        "publication",
    ),
    "authors": ("authors", "author", "byline", "creator", "writer"),
    "published": (
        "published",
        "published_at",
        "publishedat",
        "publish_date",
        "published_date",
        "date_publish",
        "date_published",
        "datepublished",
        "publication_date",
        "published_time",
        "pubdate",
        "pub_date",
        "date",
        "datetime",
        "timestamp",
    ),
    "modified": ("modified", "updated", "updated_at", "date_modified", "datemodified", "date_modify", "last_modified"),
    "language": ("language", "lang", "language_code"),
    "url": ("url", "link", "canonical_url", "permalink", "uri", "source_url"),
}
_SEPARATOR = re.compile(r"[\s\-.]+")
_BYLINE = re.compile(r"^by\s+", re.IGNORECASE)
_STRONG = re.compile(r"\s*[;|\n]\s*")
_WEAK = re.compile(r"\s*,\s+(?:and\s+)?|\s+(?:and|&)\s+")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


def plain_key(key: str) -> str:
    """Return a key in the one form the tables above use."""
    return _SEPARATOR.sub("_", key.strip().lower())


def facts_from(record: Mapping[str, Any], prefix: str) -> tuple[Facts, tuple[str, ...]]:
    """Return what a mapping says about a report, and the dates in it that cannot be read.

    The places of its date candidates are `<prefix>:<key as given>`.
    """
    named: dict[str, tuple[str, Any]] = {}
    for key, value in record.items():
        named.setdefault(plain_key(key), (key, value))
    dates: list[DateCandidate] = []
    unreadable: list[str] = []

    def first(field: str) -> str | None:
        for name in _NAMES[field]:
            if name in named and (found := as_words(named[name][1])):
                return found
        return None

    def first_date(field: str) -> str | None:
        chosen: str | None = None
        for name in _NAMES[field]:
            if name not in named or not (raw := as_words(named[name][1])):
                continue
            iso = iso_date(raw)
            dates.append(DateCandidate(iso or raw, f"{prefix}:{named[name][0]}"))
            if iso is None:
                unreadable.append(raw)
            chosen = chosen or iso
        return chosen

    authors = next((found for name in _NAMES["authors"] if name in named and (found := names_in(named[name][1]))), ())
    given_id = next((as_id(named[name][1]) for name in _NAMES["id"] if name in named and as_id(named[name][1])), None)
    facts = Facts(
        given_id,
        first("title"),
        first("outlet"),
        authors,
        first_date("published"),
        first_date("modified"),
        language_of(first("language")),
        first("url"),
        tuple(dates),
    )
    return facts, tuple(unreadable)


def unreadable_values(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of a mapping whose values cannot be the title, outlet, language or address they are named."""
    names = {name for field in ("title", "outlet", "language", "url") for name in _NAMES[field]}
    return tuple(
        str(key)
        for key, value in record.items()
        if plain_key(str(key)) in names and value not in (None, "", [], {}) and as_words(value) is None
    )


def as_id(value: object) -> str | None:
    """Return an id as given; numbers become their digits."""
    if isinstance(value, str):
        return sound(value) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def as_words(value: object) -> str | None:
    """Return a value as one trimmed line: a string, a number, or the `name` of an object."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("$date")
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:  # noqa: PLR0124 -- NaN
        return None
    return sound(" ".join(str(value).split())) or None


def names_in(value: object) -> tuple[str, ...]:
    """Return the authors in a string, an object with a name, or a list of either."""
    if isinstance(value, list | tuple):
        found = [name for item in value for name in names_in(item)]
    elif (words := as_words(value)) is None:
        return ()
    else:
        parts = _STRONG.split(_BYLINE.sub("", words))
        found = [name for part in parts for name in _split_weak(part)]
    return tuple(dict.fromkeys(name for name in found if name))


def _split_weak(words: str) -> list[str]:
    """Split at commas and "and" only where each part can be a whole name, so that "Doe, Jane" stays one."""
    parts = [part.strip() for part in _WEAK.split(words)]
    return parts if all(" " in part for part in parts) else [words.strip()]


def language_of(tag: str | None) -> str | None:
    """Return the primary language subtag (BCP 47), lower case, or None."""
    match = _LANGUAGE.fullmatch(tag.strip()) if tag else None
    return match[1].lower() if match else None


def sound(text: str) -> str:
    """Replace lone surrogates, which no file or JSON can hold, by U+FFFD; every offset stays what it was."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
