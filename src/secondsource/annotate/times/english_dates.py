"""English rules for days and months: May 3, 8 February 2025, the 8th, 2025-02-08, 2/8/2025, last June."""

from __future__ import annotations

import re
from datetime import date

from secondsource.annotate.times.english_shared import full_year, ordinal_part, side_of, steps_of, year_of_match
from secondsource.annotate.times.frames import Exactly, Frame, Moment, Part, Partial, Step, TwoOrders
from secondsource.annotate.times.periods import day, month
from secondsource.annotate.times.rules import Match, Rule
from secondsource.language.lists import words

# Nouns that make digits before them a count and not a year or a day.
COUNTED = words(
    "people persons men women children workers employees jobs troops soldiers dead deaths injured miles "
    "kilometers kilometres km feet meters metres yards acres square pounds tons tonnes shares votes "
    "points dollars euros percent homes houses students members residents passengers cases copies words "
    "calories mg rpm seats others civilians prisoners refugees patients hectares barrels vehicles cars "
    "voters yen francs marks pesos rubles"
)
_NAMES = frozenset({"may", "march", "april", "june", "august"})
_VERBS = frozenset({"may", "march"})
_MONTH_CUES = words(
    "IN FROM TO BETWEEN AND PREP OPEN EARLY LATE MID SEASON OF BEFORE AFTER ON FOR OVER APPROX LAST THIS "
    "NEXT COMMA DASH HYPHEN SLASH"
)
_DAY_CUES = words("ON BY TO FROM PREP BEFORE AFTER")
_FREE = words("COMMA DOT BREAK CLOSE AND TO AT IN ON FOR PREP BEFORE AFTER")


def _full_or_partial(year: int | None, number: int | None, day_number: int, weekday: int | None = None) -> Frame | None:
    if number is None:
        return None
    try:
        if year is not None:
            return Exactly(day(date(year, number, day_number)))
        date(2000, number, day_number)  # a leap year: the widest choice
    except ValueError:
        return None
    return Partial(month=number, day=day_number, weekday=weekday)


def _date(match: Match) -> Frame | None:
    name = "d" if match.part("d") else "dd"
    number, day_number = match.number("m"), ordinal_part(match, name)
    frame = _full_or_partial(year_of_match(match), number, day_number, match.number("w"))
    if isinstance(frame, Partial) and match.part("side"):
        return Partial(month=number, day=day_number, weekday=frame.weekday, side=side_of(match))
    return frame


def _two_dates(match: Match) -> dict[str, Frame] | None:
    """Read "May 3-5" and "3 to 5 May": two days of one month."""
    year, number = year_of_match(match), match.number("m")
    first = _full_or_partial(year, number, ordinal_part(match, "d"))
    second = _full_or_partial(year, number, ordinal_part(match, "e"))
    if first is None or second is None:
        return None
    return {"a": first, "b": second}


def _two_months(match: Match) -> dict[str, Frame] | None:
    """Read "May-June", "from May to July 2024", "Jan. 3 to Feb. 4, 2024": what year the end has, the start has."""
    year, first, last = year_of_match(match), match.number("m"), match.number("n")
    if first is None or last is None:
        return None
    if year is not None and first > last:
        year_before: int | None = year - 1
    else:
        year_before = year
    frames: list[Frame | None] = []
    for number, name, its_year in ((first, "d", year_before), (last, "e", year)):
        if match.part(name):
            frames.append(_full_or_partial(its_year, number, ordinal_part(match, name)))
        else:
            frames.append(Partial(month=number) if its_year is None else Exactly(month(its_year, number)))
    start, end = frames
    return {"a": start, "b": end} if start is not None and end is not None else None


def _day_alone(match: Match) -> Frame | None:
    """Read "on the 8th" where no noun follows that the ordinal could count."""
    before, after, number = match.before(), match.after(), ordinal_part(match, "d")
    if before is None or before.kind not in _DAY_CUES or not 1 <= number <= 31:
        return None
    return Partial(day=number) if after is None or after.kind in _FREE else None


def _month_of_year(match: Match) -> Frame | None:
    number, year, after = match.number("m"), year_of_match(match), match.after()
    if number is None or year is None:
        return None
    if after is not None and (after.kind in {"PERCENT", "UNITS"} or after.text.lower() in COUNTED):
        return None
    return Exactly(month(year, number))


def _month(match: Match) -> Frame | None:
    lexeme = match.one("m")
    if lexeme is None or (match.end - match.start == 1 and not _is_month(match)):
        return None
    return Partial(month=match.number("m"), side=side_of(match))


def _is_month(match: Match) -> bool:
    """Tell whether a bare month's name is one, and not a verb or the name of a person."""
    lexeme, before, after = match.lexemes[match.start], match.before(), match.after()
    name = lexeme.text.lower()
    if lexeme.kind == "MONTHABBR":
        return False
    if name not in _NAMES:
        return True
    if name in _VERBS and lexeme.pos and not lexeme.pos.startswith("NN"):
        return False
    if before is None or before.kind not in _MONTH_CUES:
        named = before is not None and before.kind in {"OTHER", "MONTH"} and before.capital
        return not named and name not in _VERBS and (after is None or not after.capital)
    if before.kind == "COMMA" or (before.kind == "AND" and name in _VERBS):
        return after is None or after.kind in {"COMMA", "AND", "DOT"}
    return name == "may" or not (after is not None and after.kind == "OTHER" and after.capital and _is_surname(match))


def _is_surname(match: Match) -> bool:
    """Tell whether a capitalised word after a month's name could be a surname: not where a preposition came before."""
    before = match.before()
    return before is None or before.kind not in {"IN", "LAST", "THIS", "NEXT", "EARLY", "LATE", "MID", "HYPHEN"}


def _month_within(match: Match) -> Frame | None:
    number, unit = match.number("m"), match.word("u")
    return Part("month", number, within=Step("year", steps_of(side_of(match)))) if number and unit == "year" else None


def _numeric(match: Match) -> Frame | None:
    """Read dates all in digits; a day and a month that could be exchanged are left to the rest of the text."""
    lexeme = match.lexemes[match.start]
    fields = re.findall(r"\d+", lexeme.text)
    first, second, third = (int(field) for field in fields[:3])
    if first > 999:
        return _full_or_partial(first, second, third)
    if len(fields[2]) == 2:
        if "/" not in lexeme.text:
            return None
        third = full_year(third)
    month_first = _full_or_partial(third, first, second)
    day_first = _full_or_partial(third, second, first)
    if "." in lexeme.text and day_first is not None:
        return day_first
    if isinstance(month_first, Exactly) and isinstance(day_first, Exactly) and first != second:
        return TwoOrders(third, month_first.period, day_first.period)
    return month_first or day_first


def _iso(match: Match) -> Frame | None:
    text = match.lexemes[match.start].text
    year, number, day_number = (int(field) for field in text[:10].split("-"))
    whole = _full_or_partial(year, number, day_number)
    if whole is None or "T" not in text:
        return whole
    tail = text[16:]
    zone = "+00:00" if tail.endswith("Z") else tail[-6:] if tail[-6:-5] in {"+", "-"} else None
    return Moment(text[10:16], whole, zone)


RULES = (
    Rule("iso date", "ISO", _iso),
    Rule("numeric date", "NUMERIC", _numeric),
    Rule(
        "month day",
        "(?:SIDE?(w:ANYWEEKDAY)COMMA?THE?)?APPROX?EDGED(side:SIDE)?(m:ANYMONTH)THE?(d:ANYDAYOF)(?:COMMA?(y:YEARS4))?",
        _date,
    ),
    Rule(
        "day month",
        "(?:SIDE?(w:ANYWEEKDAY)COMMA?)?(?:THE?(d:DAYN)OF?|THE(dd:ANYDAYOF)OF)(m:ANYMONTH)(?:COMMA?(y:YEARS4))?",
        _date,
    ),
    Rule("days of month", "(a:(m:ANYMONTH)(d:DAYN))(?:HYPHEN|DASH|TO|AND)(b:(e:DAYN)(?:COMMA?(y:YEAR4))?)", _two_dates),
    Rule(
        "days month",
        "(a:THE?(d:DAYN))(?:HYPHEN|DASH|TO|AND)(b:THE?(e:DAYN)(m:ANYMONTH)(?:COMMA?(y:YEAR4))?)",
        _two_dates,
    ),
    Rule("months", "(a:(m:MONTH))(?:HYPHEN|DASH|TO|AND)(b:(n:MONTH)(?!DAYN)(?:COMMA?(y:YEAR4))?)", _two_months),
    Rule(
        "days of two months",
        "(a:(m:ANYMONTH)(d:DAYN))(?:HYPHEN|DASH|TO|AND)(b:(n:ANYMONTH)(e:DAYN)COMMA?(y:YEAR4))",
        _two_months,
    ),
    Rule("day", "THE(d:ORD)", _day_alone),
    Rule("month year", "EDGED(m:ANYMONTH)(?:COMMA|OF)?(y:YEARS4|SPOKEN)", _month_of_year),
    Rule("month", "EDGED(m:ANYMONTH)", _month),
    Rule("month, last", "EDGED(side:SIDE)(m:ANYMONTH)", _month),
    Rule("month of last year", "EDGED(m:ANYMONTH)OF?(side:LAST|THIS|NEXT)(u:UNIT)", _month_within),
)
