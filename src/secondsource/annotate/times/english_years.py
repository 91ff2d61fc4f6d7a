"""English rules for years and their parts: 2018, the 1990s, the 20th century, Q3 2024, last summer, Easter."""

from __future__ import annotations

import re

from secondsource.annotate.times.english_dates import COUNTED
from secondsource.annotate.times.english_shared import (
    full_year,
    ordinal_of,
    ordinal_part,
    side_of,
    steps_of,
    year_of_match,
)
from secondsource.annotate.times.english_words import HOLIDAY_LIST
from secondsource.annotate.times.frames import Ancient, Containing, Exactly, Feast, Frame, Part, Step
from secondsource.annotate.times.periods import Grain, Period, part
from secondsource.annotate.times.rules import Match, Rule
from secondsource.language.lists import words

_YEAR_CUES = words("IN FROM TO BETWEEN AND PREP OPEN EARLY LATE MID SEASON OF BEFORE AFTER ON FOR APPROX")
# Words before digits that make them the number of a thing: Section 1984, Flight 2018.
_NUMBERED = words(
    "section room flight highway route page article no number bill resolution channel suite apartment "
    "building train bus exit lot model paragraph chapter rule regulation convoy unit asteroid issue "
    "volume"
)
# Makers whose name after a year makes it the year of a model: a 2011 Nissan.
_MAKERS = words(
    "acura audi bmw boeing buick cadillac cessna chevrolet chevy chrysler dodge ducati ferrari fiat ford gmc harley "
    "honda hyundai infiniti jaguar jeep kawasaki kia lexus lincoln mazda mercedes mercury mitsubishi nissan peugeot "
    "piper pontiac porsche renault saturn skoda subaru suzuki tesla toyota volkswagen volvo vw yamaha"
)
_OWNED = words(
    "a an the his her their my our your its this that black white silver gray grey blue red green gold tan brown "
    "maroon yellow orange purple beige"
)
_HOUSES = frozenset({"block", "blk"})
_NEVER_BEFORE = frozenset({"MONEY", "NUMBERSIGN", "HYPHEN", "SLASH", "MONTHABBR", "NUM"})
_NEVER_AFTER = words("PERCENT HUNDRED THOUSAND SLASH UNIT UNITS MONEY QUARTERS")
_SEASON_CUES = words("IN PREP OVER TO BY FOR FROM EARLY LATE BEFORE AFTER")
_FUNCTION_WORDS = words("when while because but that where which who were was is are will he she it they")
_OLDEST_PLAIN, _LATEST_PLAIN = 1900, 2100  # a year outside needs a cue before it
_OLDEST = 9999  # BC
_LONGEST_RANGE = 150
_GRAINS: dict[str, Grain] = {"QUARTER": "quarter", "HALF": "half"}
_LIMITS: dict[Grain, int] = {"quarter": 4, "half": 2}


def _year(match: Match) -> Frame | None:
    year, lexeme = year_of_match(match), match.one("y")
    if year is None or lexeme is None or not _stands_free(match):
        return None
    before = match.before()
    bare = match.end - match.start == len(match.part("y"))
    cued = not bare or (before is not None and before.kind in _YEAR_CUES)
    if lexeme.kind == "YEAR4" and not cued and not _OLDEST_PLAIN <= year <= _LATEST_PLAIN:
        return None
    if lexeme.kind in {"ONES", "TENS"} and not cued:
        return None
    if lexeme.kind not in {"YEAR4", "YEAR2"} and not 1000 <= year <= _LATEST_PLAIN:
        return None
    return Exactly(Period("year", year))


def _stands_free(match: Match) -> bool:
    """Tell whether nothing beside the digits makes them a price, a count, a label or a part of a code."""
    before, after, then = match.before(), match.after(), match.after(2)
    if before is not None and (before.kind in _NEVER_BEFORE or before.text.lower() in _NUMBERED):
        return False
    ahead = match.before(2)
    if before is not None and before.kind == "DOT" and ahead is not None and ahead.text.lower() == "no":
        return False
    if after is None:
        return True
    if after.kind in _NEVER_AFTER or after.text.lower() in COUNTED | _HOUSES:
        return False
    if before is not None and before.text.lower() in _OWNED and after.text.lower() in _MAKERS:
        return False
    return not (after.kind == "HYPHEN" and then is not None and then.kind in {"UNIT", "UNITS", "OTHER"})


def _years(match: Match) -> dict[str, Frame] | None:
    """Read "2015-2018", "2015-18", "2015 to 2018": each end its own expression."""
    first, second, before = year_of_match(match), match.one("z"), match.before()
    if first is None or second is None or not isinstance(second.payload, int | float):
        return None
    if before is not None and before.kind in {"MONEY", "NUMBERSIGN"}:
        return None
    last = int(second.payload) + (0 if second.kind == "YEAR4" else first - first % 100)
    if not first < last <= first + _LONGEST_RANGE or (second.kind != "YEAR4" and len(second.text) != 2):
        return None
    return {"y": Exactly(Period("year", first)), "z": Exactly(Period("year", last))}


def _before_christ(match: Match) -> dict[str, Frame] | None:
    """Read "490 BC" and "499-450 BC": each end its own expression."""
    found: dict[str, Frame] = {}
    for name in ("y", "z"):
        lexeme = match.one(name)
        if lexeme is None:
            continue
        year = lexeme.payload
        if not isinstance(year, int | float) or not 1 <= year <= _OLDEST or year != int(year):
            return None
        found["whole" if name == "y" and not match.part("z") else name] = Ancient(f"BC{int(year):04d}")
    return found or None


def _anno_domini(match: Match) -> Frame | None:
    lexeme = match.one("y") or match.one("y2")
    year = lexeme.payload if lexeme is not None else None
    whole = isinstance(year, int | float) and year == int(year) and 1 <= year <= _LATEST_PLAIN
    return Exactly(Period("year", int(year))) if whole and isinstance(year, int | float) else None


def _century_before_christ(match: Match) -> Frame | None:
    number = ordinal_part(match, "o")
    return Ancient(f"BC{number - 1:02d}") if match.word("u") == "century" and 1 <= number <= 99 else None


def _decade(match: Match) -> Frame | None:
    lexeme = match.one("n")
    if lexeme is None:
        return None
    with_article = any(other.kind == "THE" for other in match.lexemes[match.start : match.end])
    if isinstance(lexeme.payload, int):
        return Exactly(Period("decade", 190 + lexeme.payload)) if with_article else None
    digits = re.sub(r"\D", "", lexeme.text)
    if len(digits) == 4:
        year = int(digits)
        whole_century = year % 100 == 0 and year < _OLDEST_PLAIN
        return Exactly(Period("century", year // 100) if whole_century else Period("decade", year // 10))
    if lexeme.text[0].isdigit() and not with_article:
        return None
    return Exactly(Period("decade", full_year(int(digits)) // 10))


def _century(match: Match) -> Frame | None:
    number = ordinal_part(match, "o")
    if match.word("u") != "century" or not 1 <= number <= 30:
        return None
    return Exactly(Period("century", number - 1))


def _part_of_year(match: Match) -> Frame | None:
    """Read quarters and halves: the third quarter, the second half of 2024, this year's first quarter."""
    unit, ordinal = match.one("u"), match.one("o")
    if unit is None or ordinal is None:
        return None
    grain = _GRAINS[unit.kind]
    number = _LIMITS[grain] if ordinal.kind == "LAST" else ordinal_of(ordinal)
    if not 1 <= number <= _LIMITS[grain]:
        return None
    year, side = year_of_match(match), side_of(match)
    if year is not None:
        return Exactly(part(year, grain, number))
    if match.word("ofyear") == "year":
        return Part(grain, number, within=Step("year", 0, "near"))
    if side is not None or match.part("ago"):
        return Part(grain, number, within=Step("year", steps_of(side or "last")))
    return Part(grain, number) if grain == "quarter" and ordinal.kind != "LAST" else None


def _part_code(match: Match) -> Frame | None:
    """Read Q3, Q3 2024, 2024 Q3, H1 2025."""
    code = match.lexemes[match.start if not match.part("first") else match.end - 1].text
    grain: Grain = "quarter" if code[0].upper() == "Q" else "half"
    year = year_of_match(match)
    return Exactly(part(year, grain, int(code[1]))) if year is not None else Part(grain, int(code[1]))


def _fiscal(match: Match) -> Frame | None:
    """Read "fiscal 2024" and FY2024 as the year of that number, whose days it does not share exactly."""
    year = year_of_match(match)
    if year is None:
        digits = re.sub(r"\D", "", match.lexemes[match.end - 1].text)
        year = int(digits) if len(digits) == 4 else full_year(int(digits))
    return Exactly(Period("year", year))


def _season(match: Match) -> Frame | None:
    number, year = match.number("s"), year_of_match(match)
    if number is None:
        return None
    if year is not None:
        return Exactly(part(year, "season", number))
    return Part("season", number, side=side_of(match))


def _season_alone(match: Match) -> Frame | None:
    """Read "in the fall", "over the summer" (and not "the fall of the wall", "spring water")."""
    before, after, number = match.before(), match.after(), match.number("s")
    if before is None or before.kind not in _SEASON_CUES or number is None:
        return None
    if after is not None and after.kind in {"OF", "OTHER", "HYPHEN", "POSS"} and after.text not in _FUNCTION_WORDS:
        return None
    if before.kind == "TO" and match.end - match.start == 1:
        return None  # "to fall further", "to spring"
    return Part("season", number)


def _holiday(match: Match) -> Frame | None:
    number = match.number("h")
    return Feast(HOLIDAY_LIST[number], year_of_match(match), side_of(match)) if number is not None else None


def _holiday_week(match: Match) -> Frame | None:
    unit = match.word("u")
    if unit not in {"week", "weekend"}:
        return None
    return Containing("week" if unit == "week" else "weekend", _holiday(match))


RULES = (
    Rule("year", "EDGED(?:THE UNIT)?(y:YEARS4|SPOKEN)", _year),
    Rule("years", "(y:YEAR4)(?:HYPHEN|DASH|TO|AND|SLASH)(z:YEAR4|DAYNUM|NUM)", _years),
    Rule("before Christ", "(whole:EDGED(y:ANYYEAR)BC)", _before_christ),
    Rule("years before Christ", "(y:ANYYEAR)(?:HYPHEN|DASH|TO|AND|SLASH)(z:ANYYEAR BC)", _before_christ),
    Rule(
        "century before Christ",
        "EDGED THE?(o:ORD|TENS HYPHEN ORDWORD|ORDWORD)HYPHEN?(u:UNIT)BC",
        _century_before_christ,
    ),
    Rule("anno Domini", "AD(y:ANYYEAR)|(y2:ANYYEAR)AD", _anno_domini),
    Rule("decade", "EDGED THE?(?:EARLY|MID HYPHEN?|LATE)?(n:DECADE|WORDDECADE)", _decade),
    Rule("century", "EDGED THE?(o:ORD|TENS HYPHEN ORDWORD|ORDWORD)HYPHEN?(u:UNIT)", _century),
    Rule(
        "part of year",
        "EDGED(?:THE(?!FISCAL?ORDINAL HYPHEN))?(?:(side:LAST|THIS|NEXT)UNIT POSS)?(?:FISCAL HYPHEN?)?"
        "(ago:UNIT HYPHEN(?:AGO|EARLIER))?(y:YEAR4)?FISCAL?(o:ORDINAL|LAST)HYPHEN?(u:QUARTER|HALF)",
        _part_of_year,
    ),
    Rule(
        "part of a year",
        "EDGED THE?(?:FISCAL HYPHEN?)?(o:ORDINAL|LAST)(u:QUARTER|HALF)OF"
        "(?:FISCAL?(y:YEAR4)|(side:LAST|THIS|NEXT)UNIT|THE(ofyear:UNIT))",
        _part_of_year,
    ),
    Rule("part of last year", "EDGED THE?(o:ORDINAL)(u:QUARTER)(side:LAST|THIS|NEXT)UNIT", _part_of_year),
    Rule("part code", "PARTCODE(?:OF?(y:YEARS4))?", _part_code),
    Rule("year, part code", "(first:(y:YEAR4))PARTCODE", _part_code),
    Rule("fiscal year", "EDGED(?:FISCAL UNIT?(y:YEARS4)|FYCODE)", _fiscal),
    Rule(
        "season of year",
        "EDGED THE?(s:SEASON)OF?(y:YEARS4|SPOKEN)(?:(?:HYPHEN|DASH|SLASH)(?:DAYNUM|NUM|YEAR4))?",
        _season,
    ),
    Rule("season, last", "EDGED(side:SIDE)(s:SEASON)", _season),
    Rule("season", "EDGED THE?(s:SEASON)", _season_alone),
    Rule("holiday week", "(h:HOLIDAY)(u:UNIT)", _holiday_week),
    Rule("holiday", "EDGED(side:LAST|THIS|NEXT)?(h:HOLIDAY)(?:COMMA?(y:YEAR4))?", _holiday),
)
