"""What several English rule modules read alike: years, ordinals, last, this and next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.annotate.times.frames import Frame, Moment, Side
from secondsource.annotate.times.numerals import spoken_year

if TYPE_CHECKING:
    from secondsource.annotate.times.lexing import Lexeme
    from secondsource.annotate.times.rules import Match

_TWO_DIGITS_TURN = 30  # '29 is 2029, '30 is 1930

MACROS = {
    "ANYYEAR": "(?:YEAR4|NUM|DAYNUM)",
    "YEARS4": "(?:YEAR4|YEAR2)",
    "SPOKENTENS": "TENS(?:HYPHEN?ONES)?",
    "SPOKEN": "(?:(?:TEENS|TENS)HYPHEN?(?:TEENS|SPOKENTENS)|ONES THOUSAND(?:AND?(?:TEENS|SPOKENTENS|ONES))?)",
    "DAYN": "(?:DAYNUM|ORD)",
    "ANYDAYOF": "(?:DAYNUM|ORD|TENS HYPHEN ORDWORD|ORDWORD)",
    "ANYMONTH": "(?:MONTH|MONTHABBR)",
    "ANYWEEKDAY": "(?:WEEKDAY|WEEKDAYABBR)",
    "EDGES": "(?:THE?EDGE OF|THE?EARLY|EARLY HYPHEN|THE?LATE|LATE HYPHEN|THE?MID HYPHEN?|SOMETIME)",
    "EDGED": "(?:EDGES THE?)?",
    "ORDINAL": "(?:ORD|ORDWORD)",
    "SIDE": "(?:LAST|NEXT|THIS COMING|THIS PAST|THE PAST|THIS)",
    "WHEN": "(?:EARLIER|LATER|THE?EARLY|THE?LATE|SOMETIME|THE?EDGE OF|THE?MID HYPHEN?)",
}


def side_of(match: Match) -> Side | None:
    """Return the side that last, this, next and their like say."""
    kinds = {lexeme.kind for lexeme in match.part("side")}
    if kinds & {"LAST", "PAST", "PREVIOUS"}:
        return "last"
    if kinds & {"NEXT", "COMING", "FOLLOWING"}:
        return "next"
    return "this" if kinds & {"THIS", "CURRENT"} else None


def steps_of(side: Side | None) -> int:
    """Return -1, 0 or 1 for last, this, next."""
    return {"last": -1, "next": 1}.get(side or "this", 0)


def year_of_match(match: Match, name: str = "y") -> int | None:
    """Return the year a part says: 2018, '98, nineteen ninety-eight."""
    lexeme = match.one(name)
    if lexeme is None:
        return None
    if lexeme.kind == "YEAR2":
        return full_year(int(lexeme.text[1:]))
    if lexeme.kind == "YEAR4" and isinstance(lexeme.payload, int):
        return lexeme.payload
    return spoken_year(match.part(name))


def full_year(two_digits: int) -> int:
    """Return the year meant by its last two digits."""
    return two_digits + (2000 if two_digits < _TWO_DIGITS_TURN else 1900)


def ordinal_of(lexeme: Lexeme) -> int:
    """Return the number of an ordinal: 3rd, third."""
    if isinstance(lexeme.payload, int):
        return lexeme.payload
    digits = re.sub(r"\D", "", lexeme.text)
    return int(digits) if digits else 0


def ordinal_part(match: Match, name: str) -> int:
    """Return the number of an ordinal of one or two words: 21st, twenty-first."""
    return sum(ordinal_of(lexeme) for lexeme in match.part(name) if lexeme.kind != "HYPHEN")


def with_daypart(match: Match, on: Frame) -> Frame:
    """Put a day's part that the match names on a day."""
    daypart = match.word("p")
    return Moment(daypart, on) if daypart else on
