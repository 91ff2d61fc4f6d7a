"""Standing text: what is printed around an outlet's articles and tells nothing of their events."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

# Sentences that stand under any article of an outlet, or around it on the page.
BOILERPLATE = re.compile(
    r"all rights reserved|\bcopyright (?:\(c\) ?)?\d{4}|©"
    r"|may not be (?:published|reproduced|broadcast|rewritten|redistributed)"
    r"|contributed to this (?:report|story|article)|\bnewsletters?\b|\bsubscribe\b|\bsign up\b|\bclick here\b"
    r"|\bcookies?\b|terms of (?:use|service)|privacy policy|follow (?:us|\S+) on (?:twitter|facebook|instagram|x)\b"
    r"|^(?:read more|related|watch|photo|image|file photo)\b|enable javascript|reporting by .{0,80}editing by"
    r"|\bverification (?:e-?mail|message)|\bsign in us(?:ing|e)\b|\bactivate your (?:profile|account)"
    r"|complete your registration|thank you for registering|already (?:have an account|a subscriber)|^welcome back\b"
    r"|e-?mail address was supplied|enjoyed your (?:free )?preview"
    r"|\b(?:e-?mail|your) notifications?\b|\bspam (?:or junk )?folder\b|^advertisement$",
    re.IGNORECASE,
)
# Sentences that are no part of what a report tells, whatever it is about.
_NOTICE = re.compile(
    r"all rights reserved|^\W*(?:copyright|©)(?: ©)? (?:\(c\) )?\d{4}"
    r"|may not be (?:published|reproduced|broadcast|rewritten|redistributed)"
    r"|contributed to this (?:report|story|article)|\bcan be reached (?:at|by|on|via) \S*[\d@]"
    r"|\b(?:latest|current) version of (?:the )?(?:adobe )?flash|^\W*(?:see|read) (?:also|more)\b"
    r"|^\W*(?:click|tap|press|scroll|you need|please enable)\b.{0,60}\b(?:view|watch|play|see)\b"
    r"|^\W*(?:story|article) continues (?:below|after)|\bdownload the .{0,40}\bapp\b|\(visited [\d,]+ times"
    r"|^\W*(?:also see|pdf document|related (?:story|article|content)s?|raw video|slideshow|photo gallery)\s*:"
    r"|^\W*(?:(?:first|last) )?(?:published|updated|posted)\W+(?:on |at )?(?:\d|\w+day\b|\w{3,9}\.? \d)"
    r"|\banyone (?:with|who has) (?:any |more |further )*information\b.{0,80}\b(?:call|contact|e-?mail)",
    re.IGNORECASE,
)
_LEAST_REPORTS = 3
_LEAST_DAYS = 30
_LEAST_LENGTH = 12
_LONGEST = 300  # characters; a longer paragraph with such words tells something too


class Sighting(NamedTuple):
    """One line seen in one report: the line's key, the report's title and its day of publication as an ordinal."""

    key: int
    title: str
    day: int | None


def line_key(line: str) -> int | None:
    """Return what a line is recognised by, whatever its case and spacing; None for one too short to mean anything."""
    folded = " ".join(line.split()).casefold()
    return crc32(folded.encode("utf-8", "surrogatepass")) if len(folded) >= _LEAST_LENGTH else None


def is_boilerplate(line: str) -> bool:
    """Tell whether a line of a page is standing text by its words."""
    return len(line) <= _LONGEST and BOILERPLATE.search(line.strip()) is not None


def is_notice(sentence: str) -> bool:
    """Tell whether a sentence is about the report itself or calls for tips."""
    return len(sentence) <= _LONGEST and _NOTICE.search(sentence) is not None


def sightings(lines: Iterable[str], title: str | None, published: date | None) -> Iterator[Sighting]:
    """Yield the lines of a text that can be recognised."""
    day = published.toordinal() if published else None
    for line in lines:
        key = line_key(line)
        if key is not None:
            yield Sighting(key, (title or "").casefold(), day)


class StandingLines:
    """The lines that several reports carry under different titles, over so long a time that no event explains it.

    A wire story's sentences, too, stand in many reports, but within days.
    """

    def __init__(self) -> None:
        """Begin with no report seen."""
        self._titles: dict[int, set[str]] = defaultdict(set)
        self._days: dict[int, tuple[int, int]] = {}

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Take note of the lines of one report."""
        for key, title, day in sightings:
            titles = self._titles[key]
            if len(titles) < _LEAST_REPORTS:
                titles.add(title)
            if day is not None:
                first, last = self._days.get(key, (day, day))
                self._days[key] = (min(first, day), max(last, day))

    def __contains__(self, key: int) -> bool:
        """Tell whether a line is standing text, as far as has been seen."""
        first, last = self._days.get(key, (0, 0))
        return last - first >= _LEAST_DAYS and len(self._titles[key]) >= _LEAST_REPORTS
