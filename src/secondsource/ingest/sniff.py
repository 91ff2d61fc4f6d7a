"""What kind of file it is, by its first bytes, its name, and what stands in it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from secondsource.ingest.values import SUPPORTED, SkipError

Kind = Literal["text", "markdown", "page", "json", "jsonl", "csv", "tsv", "gzip", "zip"]

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".gz": "gzip",
    ".zip": "zip",
}
_UNSUPPORTED = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".epub": "EPUB",
    ".eml": "mail",
    ".msg": "mail",
    ".mbox": "mail",
    ".mht": "MHTML",
    ".mhtml": "MHTML",
    ".warc": "WARC",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "XML",
    ".tar": "tar",
    ".tgz": "tar",
    ".bz2": "bzip2",
    ".xz": "xz",
    ".zst": "Zstandard",
    ".7z": "7-Zip",
    ".rar": "RAR",
    ".parquet": "Parquet",
}
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"WARC/1", "WARC"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
    (b"BZh9", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
)
_GZIP = b"\x1f\x8b\x08"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_MEMBERS = (b"[Content_Types].xml", b"word/", b"mimetypeapplication/")
_TAR_AT = slice(257, 262)

_PROLOGUE = r"(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*+"  # possessive: many comments must not mean many ways
_PAGE = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|div|p|article|main|section|h1|span|table|meta|title)\b)", re.IGNORECASE
)
_FEED = re.compile(
    _PROLOGUE + r"(?:<!doctype\s+rss.*?>)?" + _PROLOGUE + r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<\?xml\b")
_JSON_OBJECT = re.compile(r'\s*(?:\[\s*)?\{\s*(?:"|\})')
_HEAD = 20_000


def suffix_of(name: str) -> str:
    """Return a file name's last suffix, lower case, with its dot."""
    return PurePosixPath(name).suffix.lower()


def is_read(name: str) -> bool:
    """Tell whether a file of a folder is worth opening: its suffix says a report, or a format to be named."""
    suffix = suffix_of(name)
    return suffix in _BY_SUFFIX or suffix in _UNSUPPORTED


def kind_of_bytes(data: bytes, name: str, place: str) -> Kind | None:
    """Return the kind told by magic numbers or the name, None where the text has to decide.

    Raises SkipError "unsupported" for formats that are known and not read.
    """
    if data.startswith(_GZIP):
        return "gzip"
    if data.startswith(_ZIP):
        if any(member in data[:4096] for member in _OFFICE_MEMBERS):
            raise unsupported(place, "an office document or e-book")
        return "zip"
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise unsupported(place, what)
    if data[_TAR_AT] == b"ustar":
        raise unsupported(place, "tar")
    kind = _BY_SUFFIX.get(suffix_of(name))
    if kind in {"gzip", "zip"}:
        raise SkipError(place, "bad-archive", f"named {suffix_of(name)} but no such archive", "pack it again")
    return kind


def kind_of_text(text: str, name: str, kind: Kind | None, place: str) -> Kind:
    """Return the kind of a decoded file; what a name promises is checked where content says otherwise.

    Raises SkipError "unsupported" for feeds and other XML.
    """
    head = text[:_HEAD]
    if kind in {"markdown", "csv", "tsv", "json", "jsonl"}:
        return kind
    if kind == "text":
        return "page" if _PAGE.match(head) else "text"
    if _FEED.match(head):
        raise unsupported(place, "feed")
    if kind == "page":
        return "page" if _MARKUP.search(text) else "text"
    if _PAGE.match(head):
        return "page"
    if _XML.match(head) or suffix_of(name) in _UNSUPPORTED:
        raise unsupported(place, _UNSUPPORTED.get(suffix_of(name), "XML"))
    return "json" if _JSON_OBJECT.match(head) else "text"


def unsupported(place: str, what: str) -> SkipError:
    """Return the error for a format that is known and not read."""
    return SkipError(place, "unsupported", f"{what} is not read", f"give {SUPPORTED}")
