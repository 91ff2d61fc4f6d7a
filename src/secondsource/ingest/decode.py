"""Bytes into text: which encoding, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from typing import Literal

import msgspec

from secondsource.ingest.values import SkipError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.1  # more control characters than this and it is no text
_NUL_SHARE = 0.4  # every other byte is NUL in UTF-16 of a Latin script
_SAMPLE = 65_536
_BYTES_PER_DAMAGED = 2  # bytes of sound characters for each broken one; those of other encodings hardly ever fit

# What browsers make of declared names (https://encoding.spec.whatwg.org/#names-and-labels).
_ALIASES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
_STATEFUL = ("iso-2022-", "iso2022", "hz-gb", "hz", "utf-7")  # seven-bit, so they always look like UTF-8 too
_WESTERN = frozenset("€‚„…‘’“”•–—™‹› £§©«®°·»½¼¾¡¿ºªáàâäãåæçéèêëíìîïñóòôöõøœúùûüßÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸÿ")
_LETTER_RUN = re.compile(r"[À-ÿŒœŸ]{3}")


class Decoded(msgspec.Struct, frozen=True, gc=False):
    """A text, the encoding it was read with, and how many characters could not be read (now U+FFFD)."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, place: str, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of some bytes, its byte order mark removed and nothing else changed.

    In order: the encoding asked for; a byte order mark; UTF-16 without one; UTF-8; UTF-8 with a few damaged
    characters; the encoding the document declares; Windows-1252 where only its Western letters and typographic
    marks occur; what charset-normalizer finds; Windows-1252. Raises SkipError "binary" or "encoding".
    """
    if encoding is not None:
        return _as_asked(data, place, encoding)
    mark, name = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", _wide(data)))
    if name is not None:
        return _lenient(data[len(mark) :], name)
    _check_text(data, place)
    named = _ALIASES.get(declared.lower(), declared) if declared is not None else None
    return (
        (_strict(data, named) if named is not None and named.lower().startswith(_STATEFUL) else None)
        or _strict(data, "utf-8")
        or _damaged_utf8(data)
        or (_strict(data, named) if named is not None else None)
        or _guess(data)
    )


def _as_asked(data: bytes, place: str, encoding: str) -> Decoded:
    for mark, name in _BOMS:
        if data.startswith(mark) and codecs.lookup(encoding).name.startswith(name[:6]):
            data, encoding = data[len(mark) :], name
            break
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError as error:
        reason = f"not text in the encoding {encoding}: {error}"
        raise SkipError(place, "encoding", reason, "leave the encoding out, or name the right one") from error


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 in which the bytes of sound characters beyond ASCII outnumber the broken ones."""
    text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    sound = len(text.encode()) - len(text.encode("ascii", "ignore")) - replaced * len("\ufffd".encode())
    return Decoded(text, "utf-8", replaced) if sound >= _BYTES_PER_DAMAGED * replaced else None


def _lenient(data: bytes, name: str) -> Decoded:
    if found := _strict(data, name):
        return found
    text = data.decode(name, "replace")
    return Decoded(text, name, text.count("\ufffd"))


def _strict(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """Recognise UTF-16 without a byte order mark by where its NUL bytes stand."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > _NUL_SHARE and even < odd / 10:
        return "utf-16-le"
    if even > _NUL_SHARE and odd < even / 10:
        return "utf-16-be"
    return None


def _check_text(data: bytes, place: str) -> None:
    """Raise SkipError where the bytes are no text: too many control characters, or NUL outside UTF-8."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls <= _CONTROL_SHARE * len(sample) and (b"\0" not in data or _strict(data, "utf-8")):
        return
    raise SkipError(place, "binary", "a binary file, not text", "give the text, or a saved page")


def _guess(data: bytes) -> Decoded:
    """Guess a legacy encoding; the Western one first, which statistics on a short text often miss."""
    western = _strict(data, "cp1252")
    if western is not None and _is_western(western.text):
        return western
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and (found := _strict(data, best.encoding)):
        return found
    return western or _lenient(data, "cp1252")


def _is_western(text: str) -> bool:
    high = {char for char in set(text) if ord(char) > 127}
    return high <= _WESTERN and _LETTER_RUN.search(text) is None
