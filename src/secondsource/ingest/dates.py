"""Dates as publishers write them, into ISO 8601; what can be read in two ways is not guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from secondsource.language.lists import one_of

_EARLIEST, _LATEST = 1600, 2200  # outside lie placeholders such as 0001-01-01
_EPOCH_SECONDS = range(100_000_000, 10_000_000_000)
_EPOCH_MILLISECONDS = range(100_000_000_000, 10_000_000_000_000)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"(?P<month>{one_of(_MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>[+-]\d\d:?\d\d|[A-Z]{1,5})?(?:\s+\([A-Z]+\))?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_WRITTEN = tuple(
    re.compile(rf"{_WEEKDAY}{body}{_CLOCK}", re.IGNORECASE)
    for body in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}")
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})" + _CLOCK)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})[/.\-](?P<b>\d{1,2})[/.\-](?P<year>\d{4})" + _CLOCK)
_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]\s*(?P<clock>\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s*(?P<zone>\S*))?", re.IGNORECASE
)
_ISO_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_ZONE = re.compile(r"([+-])(\d\d):?(\d\d)?")
# RFC 5322, section 4.3; other abbreviations mean different zones in different countries.
_NAMED_ZONES = {
    "Z": 0,
    "UT": 0,
    "UTC": 0,
    "GMT": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}


def iso_date(value: str) -> str | None:
    """Return an ISO 8601 date or date-time (the time zone kept if given) for a date as written, or None.

    Read are ISO 8601 (RFC 3339 and its basic form), RFC 5322 (feeds), other English dates in words, year-first
    dates, day and month in figures where only one order is possible, and Unix times in seconds or milliseconds.
    """
    value = " ".join(value.split())
    try:
        found = _iso(value) or _in_figures(value) or _in_words(value) or _epoch(value)
    except (ValueError, OverflowError):
        return None
    return found


def _shown(year: int, month: int, day: int) -> str:
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError
    return date(year, month, day).isoformat()


def _stamp(moment: datetime) -> str:
    if not _EARLIEST <= moment.year <= _LATEST:
        raise ValueError
    return moment.isoformat(timespec="seconds")


def _zone(zone: str | None) -> str:
    """Return a time zone in the form fromisoformat reads; an abbreviation that means several is left out."""
    if not zone:
        return ""
    if zone.isalpha():
        hours = _NAMED_ZONES.get(zone.upper())
        return "" if hours is None else f"{hours:+03}:00"
    match = _ZONE.fullmatch(zone)
    if match is None:
        raise ValueError
    return f"{match[1]}{match[2]}:{match[3] or '00'}"


def _iso(value: str) -> str | None:
    if match := _ISO.fullmatch(value):
        if match["clock"] is None:
            year, month, day = (int(part) for part in match["date"].split("-"))
            return _shown(year, month, day)
        clock = match["clock"].replace(",", ".").partition(".")[0]
        return _stamp(datetime.fromisoformat(f"{match['date']}T{clock}{_zone(match['zone'])}"))
    if match := _ISO_BASIC.fullmatch(value):
        shown = _shown(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return shown
        return _stamp(datetime.fromisoformat(f"{shown}T{match[4]}:{match[5]}:{match[6] or '00'}{_zone(match[7])}"))
    return None


def _with_clock(day: str, match: re.Match[str]) -> str:
    if match["hour"] is None:
        return day
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    clock = f"{hour:02}:{match['minute']}:{match['second'] or '00'}"
    return _stamp(datetime.fromisoformat(f"{day}T{clock}{_zone(match['zone'])}"))


def _in_figures(value: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(value):
        return _with_clock(_shown(int(match["year"]), int(match["month"]), int(match["day"])), match)
    if match := _YEAR_LAST.fullmatch(value):
        a, b = int(match["a"]), int(match["b"])
        readings = {(b, a), (a, b)}  # (month, day), the European and the American order
        possible = [reading for reading in readings if reading[0] <= 12]
        if len(possible) == 1:
            return _with_clock(_shown(int(match["year"]), *possible[0]), match)
    return None


def _in_words(value: str) -> str | None:
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(value):
            month = _MONTHS[match["month"].lower()]
            return _with_clock(_shown(int(match["year"]), month, int(match["day"])), match)
    return None


def _epoch(value: str) -> str | None:
    number, _, fraction = value.partition(".")
    if not number.isascii() or not number.isdigit() or len(number) > 13 or (fraction and not fraction.isdigit()):
        return None
    seconds = int(number)
    if seconds in _EPOCH_MILLISECONDS:
        seconds //= 1000
    return _stamp(datetime.fromtimestamp(seconds, UTC)) if seconds in _EPOCH_SECONDS else None
