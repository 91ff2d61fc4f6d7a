"""English rules for expressions that name a place in the calendar: dates, years, decades, quarters, seasons, holidays."""

from __future__ import annotations

import re
from datetime import date

from secondsource.annotate.times.english_words import HOLIDAY_LIST
from secondsource.annotate.times.frames import Containing, Exactly, Feast, Frame, Moment, Part, Partial, Side, Step
from secondsource.annotate.times.numerals import spoken_year
from secondsource.annotate.times.periods import Grain, Period, day, month, part
from secondsource.annotate.times.rules import Match, Rule

_TWO_DIGITS_TURN = 30  # '29 is 2029, '30 is 1930
# Nouns that make four digits before them a count and not a year.
_COUNTED = frozenset(
    "people persons men women children workers employees jobs troops soldiers dead deaths injured miles kilometers "
    "kilometres km feet meters metres yards acres square pounds tons tonnes shares votes points dollars euros percent "
    "homes houses students members residents passengers cases copies words units calories mg rpm seats others "
    "prisoners refugees civilians patients hectares barrels vehicles cars voters yen francs marks pesos rubles".split()
)
_FUNCTION_WORDS = frozenset("when while because but that where which who were was is are will he she it they".split())
_SEASON_CUES = frozenset("IN PREP OVER TO BY FOR FROM EARLY LATE BEFORE AFTER".split())
_YEAR_CUES = frozenset("IN FROM TO BETWEEN AND PREP OPEN EARLY LATE MID SEASON OF BEFORE AFTER ON FOR".split())

MACROS = {
    "YEARS4": "(?:YEAR4|YEAR2)",
    "SPOKEN": "(?:TEENS|TENS)HYPHEN?(?:TEENS|TENS(?:HYPHEN?ONES)?)|ONES THOUSAND(?:AND?(?:TEENS|TENS(?:HYPHEN?ONES)?|ONES))?",
    "DAYN": "(?:DAYNUM|ORD)",
    "ANYDAYOF": "(?:DAYNUM|ORD|TENS HYPHEN ORDWORD|ORDWORD)",
    "ANYMONTH": "(?:MONTH|MONTHABBR)",
    "ANYWEEKDAY": "(?:WEEKDAY|WEEKDAYABBR)",
    "EDGES": "(?:THE?EDGE OF|THE?EARLY HYPHEN?|THE?LATE HYPHEN?|THE?MID HYPHEN?|SOMETIME)",
    "EDGED": "(?:EDGES THE?)?",
    "ORDINAL": "(?:ORD|ORDWORD)",
}


def _year(match: Match, name: str = "y") -> int | None:
    lexeme = match.one(name)
    if lexeme is None:
        return None
    if lexeme.kind == "YEAR2":
        return _century(int(lexeme.text[1:]))
    if lexeme.kind == "YEAR4" and isinstance(lexeme.payload, int):
        return lexeme.payload
    return spoken_year(match.part(name))


def _century(two: int) -> int:
    return two + (2000 if two < _TWO_DIGITS_TURN else 1900)


def _day_number(match: Match, name: str = "d") -> int | None:
    total = 0
    for lexeme in match.part(name):
        if lexeme.kind == "ORD":
            total += int(re.sub(r"\D", "", lexeme.text))
        elif isinstance(lexeme.payload, int):
            total += lexeme.payload
    return total if 1 <= total <= 31 else None


def _full_or_partial(year: int | None, number: int | None, day_number: int | None, weekday: int | None) -> Frame | None:
    if number is None or day_number is None:
        return None
    try:
        if year is not None:
            return Exactly(day(date(year, number, day_number)))
        date(2000, number, day_number)  # a leap year: the widest choice
    except ValueError:
        return None
    return Partial(month=number, day=day_number, weekday=weekday)


def _date(match: Match) -> Frame | None:
    frame = _full_or_partial(_year(match), match.number("m"), _day_number(match), match.number("w"))
    if isinstance(frame, Partial) and match.part("side"):
        return Partial(month=frame.month, day=frame.day, weekday=frame.weekday, side=_side(match))
    return frame


def _two_dates(match: Match) -> dict[str, Frame] | None:
    """Read "May 3-5" and "3 to 5 May": two days of one month."""
    year, number = _year(match), match.number("m")
    first = _full_or_partial(year, number, _day_number(match, "d"), None)
    second = _full_or_partial(year, number, _day_number(match, "e"), None)
    if first is None or second is None:
        return None
    return {"a": first, "b": second}


def _month_of_year(match: Match) -> Frame | None:
    number, year = match.number("m"), _year(match)
    if number is None or year is None or _is_spent(match):
        return None
    return Exactly(month(year, number))


def _is_spent(match: Match) -> bool:
    """Tell whether what follows makes the last number something else: a share, a decimal, a count."""
    after = match.after()
    return after is not None and (after.kind in {"PERCENT", "UNITS"} or after.text.lower() in _COUNTED)


def _month_alone(match: Match) -> Frame | None:
    lexeme, before, after = match.one("m"), match.before(), match.after()
    number = match.number("m")
    if lexeme is None or number is None:
        return None
    if match.end - match.start == 1:
        name = lexeme.text.lower()
        if lexeme.pos and name in {"may", "march"} and not lexeme.pos.startswith("NN"):
            return None
        if name in {"may", "march", "april", "june", "august"} and not _month_context(match, name):
            return None
        if lexeme.kind == "MONTHABBR":
            return None
        if (
            before is not None
            and before.kind in {"OTHER", "MONTH"}
            and before.capital
            and name in {"may", "june", "april"}
        ):
            return None
        if after is not None and after.kind == "DAYNUM" and name == "may":
            return None
    side = _side(match)
    return Partial(month=number, side=side)


def _month_context(match: Match, name: str) -> bool:
    """Tell whether a month that is also a name or a verb stands where months stand."""
    before, after = match.before(), match.after()
    if before is not None and before.kind in _YEAR_CUES | {"LAST", "THIS", "NEXT", "COMMA", "DASH", "HYPHEN", "SLASH"}:
        if before.kind == "COMMA" or (before.kind == "AND" and name in {"may", "march"}):
            return after is None or after.kind in {"COMMA", "AND", "DOT"}
        return not (after is not None and after.kind == "OTHER" and after.capital and name != "may")
    return name not in {"may", "march"} and (after is None or not after.capital)


def _side(match: Match) -> Side | None:
    kind = {lexeme.kind for lexeme in match.part("side")}
    if "LAST" in kind or "PAST" in kind or "PREVIOUS" in kind:
        return "last"
    if "NEXT" in kind or "COMING" in kind:
        return "next"
    return "this" if "THIS" in kind or "CURRENT" in kind else None


def _numeric(match: Match) -> Frame | None:
    """Read dates all in digits; where day and month could be exchanged the order is the American one."""
    lexeme = match.one("n")
    if lexeme is None:
        return None
    first, second, third = (int(field) for field in re.findall(r"\d+", lexeme.text)[:3])
    if first > 999:
        return _full_or_partial(first, second, third, None)
    if len(lexeme.text.split(lexeme.text.strip("0123456789")[:1])[-1]) == 2:
        if "/" not in lexeme.text:
            return None
        third = _century(third)
    if third < 1000:
        return None
    day_first = first > 12 or ("." in lexeme.text and second <= 12)
    number, day_number = (second, first) if day_first else (first, second)
    return _full_or_partial(third, number, day_number, None)


def _iso(match: Match) -> Frame | None:
    lexeme = match.one("n")
    if lexeme is None:
        return None
    year, number, day_number = (int(field) for field in lexeme.text[:10].split("-"))
    whole = _full_or_partial(year, number, day_number, None)
    return Moment(lexeme.text[10:16], whole) if whole is not None and "T" in lexeme.text else whole


def _plain_year(match: Match) -> Frame | None:
    year, lexeme = _year(match), match.one("y")
    if year is None or lexeme is None or _is_spent(match):
        return None
    before, after = match.before(), match.after()
    if before is not None and before.kind in {"MONEY", "NUMBERSIGN", "HYPHEN", "SLASH", "MONTHABBR"}:
        return None
    if after is not None and after.kind in {"PERCENT", "HUNDRED", "THOUSAND", "SLASH", "UNIT"}:
        return None
    if (
        after is not None
        and after.kind == "HYPHEN"
        and (then := match.after(2))
        and then.kind in {"UNIT", "UNITS", "OTHER"}
    ):
        return None
    bare = match.end - match.start == len(match.part("y"))
    cued = not bare or (before is not None and before.kind in _YEAR_CUES)
    if lexeme.kind == "YEAR4" and not 1900 <= year <= 2100 and not cued:
        return None
    if lexeme.kind not in {"YEAR4", "YEAR2"} and not (cued and 1000 <= year <= 2100):
        return None
    return Exactly(Period("year", year))


def _year_range(match: Match) -> dict[str, Frame] | None:
    first, second = _year(match), match.one("z")
    if first is None or second is None or not isinstance(second.payload, int):
        return None
    before = match.before()
    if before is not None and before.kind in {"MONEY", "NUMBERSIGN"}:
        return None
    last = second.payload if second.kind == "YEAR4" else first - first % 100 + second.payload
    if not first < last <= first + 150 or (second.kind != "YEAR4" and len(second.text) != 2):
        return None
    return {"y": Exactly(Period("year", first)), "z": Exactly(Period("year", last))}


def _decade(match: Match) -> Frame | None:
    lexeme = match.one("n")
    if lexeme is None:
        return None
    if lexeme.kind == "WORDDECADE":
        return Exactly(Period("decade", 190 + int(str(lexeme.payload))))
    digits = re.sub(r"\D", "", lexeme.text)
    if len(digits) == 4:
        year = int(digits)
        if year % 100 == 0 and year < 1900:
            return Exactly(Period("century", year // 100))
        return Exactly(Period("decade", year // 10))
    before = match.before()
    if match.end - match.start == 1 and lexeme.text[0].isdigit() and (before is None or before.kind != "THE"):
        return None
    return Exactly(Period("decade", _century(int(digits)) // 10 if int(digits) < 30 else 190 + int(digits) // 10))


def _century_named(match: Match) -> Frame | None:
    number = 0
    for lexeme in match.part("o"):
        number += int(re.sub(r"\D", "", lexeme.text)) if lexeme.kind == "ORD" else int(str(lexeme.payload or 0))
    return Exactly(Period("century", number - 1)) if 1 <= number <= 30 else None


_PARTS: dict[str, Grain] = {"QUARTER": "quarter", "HALF": "half"}


def _part_of_year(match: Match) -> Frame | None:
    """Read quarters and halves: the third quarter, the second half of 2024, this year's first quarter."""
    unit, ordinal = match.one("u"), match.one("o")
    if unit is None or ordinal is None:
        return None
    grain = _PARTS[unit.kind]
    number = _ordinal(ordinal.text, ordinal.payload)
    limit = 4 if grain == "quarter" else 2
    if not 1 <= number <= limit:
        return None
    year = _year(match)
    if year is not None:
        return Exactly(part(year, grain, number))
    side = _side(match)
    if side is not None:
        return Part(grain, number, within=Step("year", {"last": -1, "this": 0, "next": 1}[side]))
    if match.part("ago"):
        return Part(grain, number, within=Step("year", -1))
    if grain == "half":
        return None
    return Part(grain, number)


def _ordinal(text: str, payload: object) -> int:
    return payload if isinstance(payload, int) else int(re.sub(r"\D", "", text) or 0)


def _season(match: Match) -> Frame | None:
    number, year = match.number("s"), _year(match)
    if number is None:
        return None
    if year is not None:
        return Exactly(part(year, "season", number))
    return Part("season", number, side=_side(match))


def _season_alone(match: Match) -> Frame | None:
    """Read "in the fall", "over the summer" (and not "the fall of the wall", "spring water")."""
    before, after = match.before(), match.after()
    if before is None or before.kind not in _SEASON_CUES or match.number("s") is None:
        return None
    if after is not None and after.kind in {"OF", "OTHER", "HYPHEN", "POSS"} and after.text not in _FUNCTION_WORDS:
        return None
    return Part("season", match.number("s") or 1)


def _holiday_week(match: Match) -> Frame | None:
    unit = match.word("u")
    if unit not in {"week", "weekend"}:
        return None
    return Containing("week" if unit == "week" else "weekend", _holiday(match))


def _holiday(match: Match) -> Frame | None:
    number = match.number("h")
    return Feast(HOLIDAY_LIST[number], _year(match), _side(match)) if number is not None else None


def _fiscal_year(match: Match) -> Frame | None:
    year = _year(match)
    return Exactly(Period("year", year)) if year is not None else None


RULES = (
    Rule("iso date", "(n:ISO)", _iso),
    Rule("numeric date", "(n:NUMERIC)", _numeric),
    Rule("month day", "(?:(?:THIS COMING|THIS PAST|LAST|NEXT|THIS)?(w:ANYWEEKDAY)COMMA?THE?)?APPROX?EDGED(side:LAST|NEXT|THIS)?(m:ANYMONTH)THE?(d:ANYDAYOF)(?:COMMA?(y:YEARS4))?", _date),
    Rule(
        "day month",
        "(?:(w:ANYWEEKDAY)COMMA?)?(?:THE?(d:DAYN)OF?|THE(d2:ANYDAYOF)OF)(m:ANYMONTH)(?:COMMA?(y:YEARS4))?",
        lambda m: _date(m) if m.part("d") else _full_or_partial(_year(m), m.number("m"), _day_number(m, "d2"), None),
    ),
    Rule("days of month", "(a:(m:ANYMONTH)(d:DAYN))(?:HYPHEN|DASH|TO|AND)(b:(e:DAYN)(?:COMMA?(y:YEAR4))?)", _two_dates),
    Rule(
        "days month",
        "(a:THE?(d:DAYN))(?:HYPHEN|DASH|TO|AND)(b:THE?(e:DAYN)(m:ANYMONTH)(?:COMMA?(y:YEAR4))?)",
        _two_dates,
    ),
    Rule("month year", "EDGED(m:ANYMONTH)(?:COMMA|OF)?(y:YEARS4|SPOKEN)", _month_of_year),
    Rule("month", "EDGED(m:ANYMONTH)", _month_alone),
    Rule("month, last", "EDGED(side:LAST|THIS PAST?|NEXT|THIS COMING|THE PAST)(m:ANYMONTH)", _month_alone),
    Rule("month of last year", "(m:ANYMONTH)OF?(side:LAST|THIS|NEXT)UNIT", lambda m: _month_within(m)),
    Rule("year", "EDGED(?:THE UNIT)?(y:YEARS4|SPOKEN)", _plain_year),
    Rule("years", "(y:YEAR4)(?:HYPHEN|DASH|TO|AND|SLASH)(z:YEAR4|DAYNUM|NUM)", _year_range),
    Rule("decade", "EDGED THE?(?:EARLY|MID HYPHEN?|LATE)?(n:DECADE|WORDDECADE)", _decade),
    Rule("century", "EDGED THE?(o:ORD|TENS HYPHEN ORDWORD|ORDWORD)HYPHEN?UNIT", lambda m: _century_rule(m)),
    Rule(
        "part of year",
        "EDGED THE?(?:(side:LAST|THIS|NEXT)UNIT POSS)?(?:FISCAL HYPHEN?)?(?:(ago:UNIT HYPHEN(?:AGO|EARLIER)))?(y:YEAR4)?"
        "FISCAL?(o:ORDINAL|LAST)HYPHEN?(u:QUARTER|HALF)",
        _part_of_year,
    ),
    Rule(
        "part of a year",
        "EDGED THE?(o:ORDINAL|LAST)(u:QUARTER|HALF)OF(?:FISCAL?(y:YEAR4)|(side:LAST|THIS|NEXT)UNIT)",
        _part_of_year,
    ),
    Rule("season", "EDGED THE?(s:SEASON)(?:OF?(y:YEARS4|SPOKEN))", _season),
    Rule("season, last", "EDGED(side:LAST|THIS PAST?|NEXT|THIS COMING)(s:SEASON)", _season),
    Rule("the season", "EDGED THE?(s:SEASON)", _season_alone),
    Rule("holiday week", "(h:HOLIDAY)(u:UNIT)", _holiday_week),
    Rule("holiday", "EDGED(side:LAST|THIS|NEXT)?(h:HOLIDAY)(?:COMMA?(y:YEAR4))?", _holiday),
    Rule("fiscal year", "EDGED FISCAL(?:UNIT)?(y:YEARS4)", _fiscal_year),
)


def _month_within(match: Match) -> Frame | None:
    number, side = match.number("m"), _side(match)
    last = match.lexemes[match.end - 1]
    if number is None or side is None or last.payload != "year":
        return None
    return Part("month", number, within=Step("year", {"last": -1, "this": 0, "next": 1}[side]))


def _century_rule(match: Match) -> Frame | None:
    return _century_named(match) if match.lexemes[match.end - 1].payload == "century" else None
