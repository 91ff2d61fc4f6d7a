"""English rules for durations, sets and vague references: three days, every Monday, twice a week, recently."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from secondsource.annotate.times.frames import Frame, Length, Reach, Repeat, Unit, Vague
from secondsource.annotate.times.numerals import number
from secondsource.annotate.times.rules import Match, Rule
from secondsource.annotate.times.tense import looks_past
from secondsource.language.lists import words

if TYPE_CHECKING:
    from secondsource.annotate.times.lexing import Lexeme

_BY_LENGTH = words("just only last lasted least than")
_WILL = words("will ll may might could would shall")
_SECOND = 2  # of the ordinals
_SEASON_CODES = ("SP", "SU", "FA", "WI")
_SYMBOLS = {"day": "1D", "week": "1W", "month": "1M", "year": "1Y", "quarter": "3M", "decade": "10Y", "century": "100Y"}

MACROS = {
    "SMALLNUM": "(?:ONES|TEENS|TENS|HUNDRED|THOUSAND)",
    "WORDNUM": "(?:SMALLNUM|DOZEN)(?:(?:HYPHEN|AND)?SMALLNUM){0,8}",
    "HALFOF": "AA?HALF(?:HYPHEN|OF)?AA?DOZEN?",
    "DIGITS": "(?:DAYNUM|NUM|YEAR4)(?:FRACTION|HUNDRED|THOUSAND)?",
    "NUMBER": "(?:DIGITS|FRACTION|WORDNUM|AA(?:HUNDRED|THOUSAND|DOZEN)|HALFOF)",
    "OPENNUM": "(?:AA?SEVERAL OF?|AA?COUPLE OF?|AA?COUPLE MORE)",
    "COUNT": "(?:NUMBER(?:AND AA?HALF)?|OPENNUM|AA|ANOTHER NUMBER?|AA ANOTHER)",
    "QUANT": "(?:NO?MORE THAN|APPROX|AT LEAST|UP TO)",
    "ANYUNIT": "(?:UNITS|UNIT|QUARTERS)",
    "LENGTH": "(?:(c:COUNT)(?:MORE|TRADING|OTHER2|FISCAL)?(?:HYPHEN|OF)?(u:ANYUNIT)(halfmore:AND AA?HALF)?)",
}


def unit_of(match: Match, name: str = "u") -> str | None:
    """Return the unit a part names."""
    return match.word(name)


def count_of(match: Match, name: str = "c") -> float | None:
    """Return the number of units said, None where it is open."""
    part: list[Lexeme] = list(match.part(name))
    count = number(part)
    if count is None and any(lexeme.kind == "AA" for lexeme in part) and not _open(part):
        count = 1.0
    if count is not None and match.part("halfmore"):
        count += 0.5
    return count


def _open(part: list[Lexeme]) -> bool:
    return any(lexeme.kind == "SEVERAL" for lexeme in part)


def _is_age(match: Match) -> bool:
    """Tell whether what follows makes it an age: an 85-year-old, 12 years of age."""
    after, then = match.after(), match.after(2)
    if after is None:
        return False
    if after.kind == "OLD" or (after.kind == "HYPHEN" and then is not None and then.kind == "OLD"):
        return True
    return after.kind == "OF" and then is not None and then.text.lower() == "age"


def _length(match: Match) -> Frame | None:
    unit, part, before = unit_of(match), match.part("c"), match.before()
    if unit is None or not part or not _is_length(match):
        return None
    if part[0].kind == "AA" and len(part) == 1 and before is not None and _is_rate(match, before):
        return Repeat(f"P{_SYMBOLS[unit]}") if unit in _SYMBOLS else None
    return Length(cast("Unit", unit), count_of(match))


def _is_length(match: Match) -> bool:
    """Tell whether a number and a unit measure time: no age, no price, no "year-ago", no "five year" alone."""
    unit, count, before, then = match.part("u")[0], count_of(match), match.before(), match.after(2)
    if _is_age(match) or (before is not None and before.kind in {"MONEY", "PERCENT"}):
        return False
    if unit.kind == "UNIT" and then is not None and then.kind in {"AGO", "EARLIER"}:
        return False
    if unit.payload == "weekend" or (unit.payload == "quarter" and _adjective(match)):
        return False
    several = count is not None and count > 1 and match.part("c")[0].kind != "AA"
    return unit.kind != "UNIT" or not several or _adjective(match)


def _adjective(match: Match) -> bool:
    """Tell whether a singular unit stands before the noun it measures: a five-year plan, a five hour flight."""
    hyphened = any(lexeme.kind == "HYPHEN" for lexeme in match.lexemes[match.start : match.end])
    after = match.after()
    return hyphened or (after is not None and after.kind == "OTHER")


def _is_rate(match: Match, before: Lexeme) -> bool:
    """Tell whether "a year" says how often or how much: $3 a share a year, twice a week, 20 times a day."""
    if before.kind in {"ONCE", "TIMES", "NUM", "HUNDRED", "THOUSAND", "DAYNUM", "PERCENT", "FREQ"}:
        return True
    rate_nouns = {"dollars", "pounds", "euros", "percent", "barrels", "tons", "cents", "hours", "million", "billion"}
    return before.text.lower() in rate_nouns or (before.kind == "UNITS" and match.part("u")[0].kind == "UNIT")


def _seconds(match: Match) -> Frame | None:
    """Read "a 30-second spot": "second" is an ordinal elsewhere."""
    count = number(list(match.part("c")))
    return Length("second", count) if count is not None and match.number("u") == _SECOND else None


def _length_range(match: Match) -> Frame | None:
    """Read "two to three weeks": a duration whose number is open."""
    unit = unit_of(match)
    return None if unit is None or _is_age(match) else Length(cast("Unit", unit), None)


def _reach(match: Match) -> Frame | None:
    """Read "the past five years", "the next two weeks", "recent months"."""
    unit, count = unit_of(match), count_of(match)
    if unit is None or _is_age(match):
        return None
    kind = match.part("dir")[0].kind
    part = match.part("c")
    if not part and match.part("u")[0].kind != "UNIT" and _is_boundless(match, kind):
        return Vague("PAST_REF" if kind == "PAST" else "FUTURE_REF")
    if not part and match.part("u")[0].kind not in {"UNITS", "QUARTERS"}:
        count = 1.0
    reach: Reach | None = "coming" if kind in {"NEXT", "COMING"} else "past"
    if unit == "weekend" or (unit == "day" and not part and count == 1):
        return None
    return Length(cast("Unit", unit), count, reach if kind not in {"THIS", "FUTURE"} else None)


def _is_boundless(match: Match, kind: str) -> bool:
    """Tell whether units stand for all that was or will be: "past years", "future quarters"."""
    return kind == "FUTURE" or (kind == "PAST" and match.end - match.start == 2)


def _reach_of_one(match: Match) -> Frame | None:
    """Read "the past year", "the last decade": TimeBank gives them the value of the unit before."""
    frame = _reach(match)
    dated = isinstance(frame, Length) and frame.unit in {"week", "month", "year", "decade"}
    return Length(frame.unit, 1.0, frame.reach, dated=True) if dated and isinstance(frame, Length) else frame


def _first_units(match: Match) -> Frame | None:
    unit, count = unit_of(match), count_of(match)
    return Length(cast("Unit", unit), count) if unit is not None else None


def _bare_units(match: Match) -> Frame | None:
    unit = unit_of(match)
    if unit is None or unit in {"second", "weekend"} or _is_age(match):
        return None
    before = match.before()
    if before is None or before.kind not in {"FOR", "IN", "OVER", "OF", "TO"} or before.kind == "OF":
        return None
    return Length(cast("Unit", unit), None)


def _long(match: Match) -> Frame | None:
    """Read "decades-long", "a day-long meeting"."""
    unit = unit_of(match)
    if unit is None:
        return None
    plural = match.part("u")[0].kind == "UNITS"
    return Length(cast("Unit", unit), None if plural else 1.0)


def _every(match: Match) -> Frame | None:
    """Read "every Monday", "each July", "every summer", "each morning"."""
    weekday, month, season = match.number("w"), match.number("m"), match.number("s")
    clock = match.word("p") or match.word("pp") or ""
    if weekday is not None:
        return Repeat(f"XXXX-WXX-{weekday + 1}{clock}")
    if month is not None:
        return Repeat(f"XXXX-{month:02d}")
    if season is not None:
        return Repeat(f"XXXX-{_SEASON_CODES[season - 1]}")
    return Repeat(f"XXXX-XX-XX{clock}") if clock else None


def _every_unit(match: Match) -> Frame | None:
    """Read "every day", "every other week", "every three hours", "twice a year"."""
    name = unit_of(match)
    count = 2 if match.part("second") else count_of(match) or 1
    if name is None:
        return None
    if name in {"hour", "minute", "second"}:
        return Repeat(f"PT{count:g}{name[0].upper()}")
    if name == "weekend":
        return Repeat("XXXX-WXX-WE")
    symbol = _SYMBOLS[name]
    return Repeat(f"P{int(symbol[:-1]) * int(count)}{symbol[-1]}")


def _frequency(match: Match) -> Frame | None:
    lexeme = match.one("f")
    before, after = match.before(), match.after()
    if lexeme is None or (lexeme.capital and not _starts_sentence(before)):
        return None
    if after is not None and after.kind == "OTHER" and (after.capital or lexeme.text.lower() == "quarterly"):
        return None
    return Repeat(str(lexeme.payload))


def _starts_sentence(before: Lexeme | None) -> bool:
    return before is None or before.kind in {"DOT", "BREAK"}


def _plural_weekday(match: Match) -> Frame | None:
    """Read "on Mondays", "Tuesday nights"."""
    weekday = match.number("w") if match.part("w") else match.number("ww")
    return Repeat(f"XXXX-WXX-{weekday + 1}{match.word('p') or ''}") if weekday is not None else None


def _two_plural_weekdays(match: Match) -> dict[str, Frame] | None:
    """Read "Monday and Tuesday nights": the plural holds for both."""
    daypart, first, second = match.word("p"), match.number("v"), match.number("w")
    if daypart is None or first is None or second is None:
        return None
    return {"a": Repeat(f"XXXX-WXX-{first + 1}{daypart}"), "b": Repeat(f"XXXX-WXX-{second + 1}{daypart}")}


def _vague(match: Match) -> Frame | None:
    before, after = match.before(), match.after()
    if match.lexemes[match.start].text.lower() == "soon" and _in_the_past(before, after):
        return None  # "soon became a flood" is told, not foretold
    if after is not None and after.kind in {"BEFORE", "AFTER", "THAN"}:
        return None
    if after is not None and before is not None and before.text.lower() == after.text.lower() == "as":
        return None
    match match.word("v"):
        case "PAST_REF":
            return Vague("PAST_REF")
        case "PRESENT_REF":
            return Vague("PRESENT_REF")
    return Vague("FUTURE_REF")


def _in_the_past(before: Lexeme | None, after: Lexeme | None) -> bool:
    """Tell whether a verb form of the past stands right beside a word."""
    if before is not None and before.text.lower() in {"was", "were", "had"}:
        return True
    return after is not None and (after.pos == "VBD" or (not after.pos and looks_past(after.text.lower())))


def _now(match: Match) -> Frame | None:
    """Read "now", unless a comma sets it off at a sentence's beginning, where it only leads on."""
    before, after = match.before(), match.after()
    if _starts_sentence(before) and after is not None and after.kind == "COMMA":
        return None
    return Vague("PRESENT_REF")


def _one_day(match: Match) -> Frame | None:
    """Read "one day" as some time to come where nothing makes it a length."""
    before, after = match.before(), match.after()
    if match.word("u") != "day" or match.number("o") != 1:
        return None
    if before is not None and before.text.lower() in _WILL:
        return Vague("FUTURE_REF")
    if before is None or before.kind not in {"OTHER", "BREAK", "DOT", "COMMA"} or (before.text.lower() in _BY_LENGTH):
        return None
    follows = after is not None and after.kind == "OTHER" and after.pos[:1] in {"V", "M", "P"} and after.pos != "VBG"
    return Vague("FUTURE_REF") if follows else None


def _alone(match: Match) -> bool:
    """Tell whether "the past" or "the future" is a noun here and not an adjective before one."""
    after = match.after()
    return after is None or after.kind not in {
        "NUM",
        "DAYNUM",
        "UNIT",
        "UNITS",
        "SEVERAL",
        "COUPLE",
        "ONES",
        "TEENS",
        "TENS",
    }


RULES = (
    Rule("one day", "(o:ONES)(u:UNIT)", _one_day),
    Rule("length", "QUANT?LENGTH(?:OR SO)?", _length),
    Rule("seconds", "(c:DIGITS)HYPHEN(u:ORDWORD)", _seconds),
    Rule("length range", "QUANT?NUMBER(?:TO|OR|HYPHEN|DASH)NUMBER MORE?HYPHEN?(u:ANYUNIT)", _length_range),
    Rule("length or two", "AA(u:UNIT)OR(?:ONES|DAYNUM)", _length_range),
    Rule("reach range", "THE?(dir:LAST|PAST|NEXT)NUMBER(?:TO|OR|HYPHEN|DASH)NUMBER(u:UNITS)", _length_range),
    Rule("over a length", "OVER(c:AA)(u:UNIT)", _length),
    Rule(
        "reach",
        "(?:AT LEAST)?THE?(dir:LAST|PAST|NEXT|COMING|PREVIOUS|THIS PAST|THIS COMING)(c:COUNT)(?:TRADING|FISCAL)?"
        "(u:UNITS|QUARTERS)(?:OR SO)?",
        _reach,
    ),
    Rule("reach of one", "THE(dir:PAST|COMING|LAST|NEXT)FISCAL?(u:UNIT)(?:OR SO)?", _reach_of_one),
    Rule("recent units", "(?:THE|THIS)?(dir:RECENT|COMING|FUTURE)(c:COUNT)?(u:UNITS|QUARTERS)", _reach),
    Rule(
        "past units",
        "(dir:PAST|LAST|NEXT)(c:NUMBER)?(u:UNIT|UNITS|QUARTERS)",
        lambda m: _reach(m) if m.part("c") or m.part("dir")[0].kind == "PAST" else None,
    ),
    Rule("first units", "THE(?:ORDINAL|RECENT|FUTURE)?(c:NUMBER)(u:UNITS|QUARTERS)", _first_units),
    Rule("bare units", "(u:UNITS)", _bare_units),
    Rule("long", "(u:UNIT|UNITS)HYPHEN LONG", _long),
    Rule("every", "EVERY(?:(w:WEEKDAY)(p:DAYPART)?|(m:MONTH)|(pp:DAYPART)|(s:SEASON))", _every),
    Rule("every unit", "EVERY(?:(second:ORDWORD|OTHER2)|(c:NUMBER))?(u:UNIT|UNITS|QUARTER)", _every_unit),
    Rule("frequency", "(f:FREQ)", _frequency),
    Rule("how often", "(?:ONCE|ONCE OR ONCE|NUMBER TIMES)(?:AA|EVERY|PREP)(u:UNIT)", _every_unit),
    Rule("weekdays", "(w:WEEKDAYS)|(ww:WEEKDAY)(p:DAYPARTS)", _plural_weekday),
    Rule("two weekdays", "(a:(v:WEEKDAY))(?:AND|OR)(b:(w:WEEKDAY)(p:DAYPARTS))", _two_plural_weekdays),
    Rule("vague", "(v:VAGUE)", _vague),
    Rule("now", "NOW", _now),
    Rule("current", "CURRENT", lambda _: Vague("PRESENT_REF")),
    Rule("the past", "THE PAST", lambda m: Vague("PAST_REF") if _alone(m) else None),
    Rule("the future", "THE FUTURE", lambda m: Vague("FUTURE_REF") if _alone(m) else None),
)
