"""English rules for expressions reckoned from another day: weekdays, last week, two days later, a year earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from secondsource.annotate.times.english_durations import count_of, unit_of
from secondsource.annotate.times.english_shared import ordinal_of, side_of, steps_of, with_daypart
from secondsource.annotate.times.frames import (
    Base,
    ClockStep,
    Containing,
    Counterpart,
    Frame,
    Length,
    Narrowed,
    Offset,
    Part,
    Partial,
    Step,
    Unit,
    Vague,
)
from secondsource.annotate.times.rules import Match, Rule
from secondsource.language.lists import words

if TYPE_CHECKING:
    from secondsource.annotate.times.periods import Grain

_CLOCK_MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
_FAR = 100_000  # more steps than this lead out of any calendar
_STEPS = {"LAST": -1, "PREVIOUS": -1, "NEXT": 1, "COMING": 1, "FOLLOWING": 1}
_SMALLER: dict[str, tuple[str, int]] = {
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
    "week": ("day", 7),
}
_CLAUSE_ENDS = words("COMMA DOT CLOSE AND BREAK LONGDASH DASH")
_DAY_BEGINS = words("WEEKDAY MONTH HOLIDAY DAYWORD LAST NEXT ISO NUMERIC YEAR4")
_DEFINITE_CUES = words("FOR IN OF PREP OVER TO FROM BEFORE AFTER APPROX AHEAD BREAK DOT")

_BEFORE_NAMED = words("bloody super black giving fat shrove holy spy man ruby")
_AFTER_NAMED = words("times mirror telegraph express mail herald post tribune independent")

MACROS = {"WHENS": "(?:WHEN(?:IN)?)?"}


def _narrowed(match: Match) -> Narrowed | None:
    kinds = {lexeme.kind for lexeme in match.part("when")}
    return "earlier" if "EARLIER" in kinds else "later" if "LATER" in kinds else None


def _grain(match: Match) -> Grain | None:
    """Return the unit of a match where it is a stretch of the calendar."""
    unit = unit_of(match)
    return None if unit is None or unit in _CLOCK_MINUTES else cast("Grain", unit)


def _weekday(match: Match) -> Frame | None:
    weekday, lexeme = match.number("w"), match.one("w")
    if weekday is None or lexeme is None:
        return None
    before = match.before()
    if _is_named_day(match):
        return None
    cued = before is not None and before.kind in {"ON", "LAST", "NEXT", "THIS", "AMPM", "OPEN"}
    if lexeme.kind == "WEEKDAYABBR" and not (cued or match.part("side") or match.part("p")):
        return None
    return with_daypart(match, Partial(weekday=weekday, side=side_of(match)))


def _is_named_day(match: Match) -> bool:
    """Tell whether a weekday is part of a name: Bloody Sunday, Super Tuesday, the Sunday Times."""
    before, after = match.before(), match.after()
    if after is not None and after.capital and after.text.lower() in _AFTER_NAMED:
        return True
    return before is not None and before.capital and before.text.lower() in _BEFORE_NAMED


def _narrative_weekday(match: Match) -> Frame | None:
    """Read "the previous Friday" and "the following Monday morning"."""
    within = Step("day", 0, "narrative")
    return with_daypart(match, Partial(weekday=match.number("w"), side=side_of(match), within=within))


def _weekday_of_week(match: Match) -> Frame | None:
    """Read "Friday of last week" and "Monday this week"."""
    if _grain(match) != "week":
        return None
    return Partial(weekday=match.number("w"), within=Step("week", steps_of(side_of(match))))


def _unit_step(match: Match) -> Frame | None:
    """Read "last week", "this year", "next month", "earlier this week", "the current quarter"."""
    grain = _grain(match)
    if grain is None or grain == "day":
        return None
    side = side_of(match)
    return Step(grain, steps_of(side), narrowed=_narrowed(match), this=side == "this")


def _narrative_step(match: Match) -> Frame | None:
    """Read "the previous day", "the following week", "that same year"."""
    grain = _grain(match)
    kinds = [lexeme.kind for lexeme in match.part("dir")]
    if grain is None or ("NEXT" in kinds and grain != "day"):
        return None
    steps = next((_STEPS[kind] for kind in kinds if kind in _STEPS), 0)
    return with_daypart(match, Step(grain, steps, "narrative"))


def _definite(match: Match) -> Frame | None:
    """Read "the weekend", "the end of the year", "for the full year": the one spoken of, or the present one."""
    grain, before, after = _grain(match), match.before(), match.after()
    if grain is None or (after is not None and after.kind in {"OF", "HYPHEN", "BEFORE", "AFTER", "POSS", "APOS"}):
        return None
    if grain == "year" and after is not None and after.text.lower() in {"ended", "ending", "through", "to"}:
        return Length("year", 1.0)
    after_for = before is not None and before.kind == "FOR"
    cued = before is None or before.kind in _DEFINITE_CUES
    if grain == "weekend" and cued and not match.part("when"):
        return Step(grain, 0)
    whole_year = grain == "year" and cued and (after_for or bool(match.part("full")) or _is_of_units(match))
    whole_week = grain == "week" and after_for and _ends_clause(match)
    if match.part("when") or whole_year or whole_week:
        return Step(grain, 0, "near", narrowed=_narrowed(match))
    return None


def _is_of_units(match: Match) -> bool:
    """Tell whether parts of it were counted right before: the first nine months of the year."""
    of, unit = match.before(), match.before(2)
    return of is not None and of.kind == "OF" and unit is not None and unit.kind in {"UNITS", "QUARTERS"}


def _year_end(match: Match) -> Frame | None:
    before = match.before()
    cued = before is not None and before.kind in {"PREP", "TO", "APPROX", "BEFORE", "AT", "OF"}
    return Step("year", 0) if cued else None


def _ago(match: Match) -> Frame | None:
    """Read "two days ago", "three weeks later", "an hour earlier": so many steps back or on."""
    unit, count, word = unit_of(match), count_of(match), match.part("dir")[-1].kind
    if unit is None or (word in {"BEFORE", "AFTER"} and not _ends_clause(match)):
        return None
    from_now = bool(match.part("fromnow"))
    back = word in {"AGO", "EARLIER", "BEFORE"} and not from_now
    base: Base = "published" if word == "AGO" or from_now else "narrative"
    if unit in _CLOCK_MINUTES:
        minutes = None if count is None else count * _CLOCK_MINUTES[unit] * (-1 if back else 1)
        return ClockStep(minutes, Length(cast("Unit", unit), count), base)
    if count is None:
        return Vague("PAST_REF") if base == "published" and back else Length(cast("Unit", unit), None)
    if count != int(count):
        if unit not in _SMALLER:
            return None
        unit, count = _SMALLER[unit][0], float(round(count * _SMALLER[unit][1]))
    if count > _FAR:
        return Vague("PAST_REF" if back else "FUTURE_REF")
    steps = -int(count) if back else int(count)
    return Step(cast("Grain", unit), steps, base, like=unit == "year" and steps == -1)


def _ends_clause(match: Match) -> bool:
    """Tell whether nothing follows that "before" or "after" could govern ("two days before the vote")."""
    after = match.after()
    return after is None or after.kind in _CLAUSE_ENDS


def _offset(match: Match) -> Frame | None:
    """Read "two days before" of "two days before Christmas"; the day is joined on afterwards."""
    grain, count, after = _grain(match), count_of(match), match.after()
    if grain is None or count is None or count != int(count) or count > _FAR:
        return None
    if after is None or after.kind not in _DAY_BEGINS:
        return None
    return Offset(grain, -int(count) if match.part("dir")[0].kind == "BEFORE" else int(count))


def _day_before(match: Match) -> Frame | None:
    """Read "the day before" alone, or as the first half of "the day before last Tuesday"."""
    steps, after = match.number("n") or 0, match.after()
    if after is not None and after.kind in _DAY_BEGINS:
        return Offset("day", steps)
    return Step("day", steps, "narrative") if _ends_clause(match) else None


def _unit_before(match: Match) -> Frame | None:
    """Read "the week before", "the year after" where nothing follows that they could govern."""
    grain = _grain(match)
    if grain is None or not _ends_clause(match):
        return None
    return Step(grain, -1 if match.part("dir")[0].kind == "BEFORE" else 1, "narrative")


def _night_before(match: Match) -> Frame | None:
    steps = -1 if match.part("dir")[0].kind == "BEFORE" else 1
    return with_daypart(match, Step("day", steps, "narrative")) if _ends_clause(match) else None


def _containing(match: Match) -> Frame | None:
    grain, after = _grain(match), match.after()
    if grain is None or grain in {"day", "year"} or after is None or after.kind not in _DAY_BEGINS:
        return None
    return Containing(grain)


def _year_ago(match: Match) -> Frame | None:
    """Read "the year-ago quarter", "year-earlier": the same period a year before the one spoken of."""
    ordinal = match.one("o")
    if _grain(match) != "year":
        return None
    if ordinal is not None:
        number = ordinal_of(ordinal)
        return Part("quarter", number, within=Step("year", -1)) if 1 <= number <= 4 else None
    return Step("quarter" if match.part("q") else "year", -4 if match.part("q") else -1, "narrative", like=True)


def _year_ago_length(match: Match) -> Frame | None:
    """Read "the year-earlier nine months": as long a stretch, a year before."""
    unit = unit_of(match, "v")
    return Length(cast("Unit", unit), count_of(match)) if _grain(match) == "year" and unit is not None else None


def _same_quarter(match: Match) -> Frame | None:
    """Read "the same period last year", "the quarter a year ago", "last year's quarter"."""
    if _grain(match) != "year":
        return None
    return Step("quarter", -4, "narrative", like=True) if match.part("q") else Step("year", -1, "narrative", like=True)


_OF_A_TOWN = frozenset(["called", "named", "known", "where", "around", "near", "next", "behind", "on", "along"])


def _the_quarter(match: Match) -> Frame | None:
    """Read "the quarter", "the latest period", "the 1988 period" of business reports."""
    year, after = match.number("y") or match.number("yy"), match.after()
    if year is not None:
        return Counterpart(year)
    if after is not None and (after.kind in {"OF", "HYPHEN"} or after.text.lower() in _OF_A_TOWN):
        return None
    return Step("quarter", 0, "narrative", like=True)


RULES = (
    Rule("weekday", "(?:WHEN)?(side:SIDE)?(w:ANYWEEKDAY)(p:DAYPART)?", _weekday),
    Rule("weekday, narrative", "THE(side:PREVIOUS|FOLLOWING|NEXT)(w:WEEKDAY)(p:DAYPART)?", _narrative_weekday),
    Rule("weekday of week", "(w:WEEKDAY)OF?(side:LAST|THIS|NEXT)(u:UNIT)", _weekday_of_week),
    Rule("last unit", "(when:WHENS)(side:LAST|THIS|NEXT|THIS COMING|THE CURRENT)FISCAL?(u:UNIT|QUARTER)", _unit_step),
    Rule(
        "narrative unit",
        "(when:WHENS)(dir:THE PREVIOUS|THE FOLLOWING|THE SAME|THAT SAME?|THE NEXT)(u:UNIT|QUARTER)(p:DAYPART)?",
        _narrative_step,
    ),
    Rule(
        "definite unit",
        "(when:(?:EARLIER|LATER|EARLY|LATE)IN|THE?EDGE OF)?THE(full:TRADING|FISCAL)?(u:UNIT)",
        _definite,
    ),
    Rule("year end", "YEAREND", _year_end),
    Rule("ago", "QUANT?LENGTH(?:OR SO)?(dir:AGO|EARLIER|LATER|BEFORE|AFTER)", _ago),
    Rule("units ago", "(u:UNITS)(dir:AGO)", _ago),
    Rule("from now", "QUANT?LENGTH(dir:FROM)(fromnow:NOW|DAYWORD)", _ago),
    Rule("days before", "LENGTH(dir:BEFORE|AFTER|FROM)", _offset),
    Rule("day before yesterday", "(n:DAYBEFORE)", lambda m: Step("day", m.number("n") or 0)),
    Rule("the week before", "THE(u:UNIT)(dir:BEFORE|AFTER)", _unit_before),
    Rule("the night before", "THE(p:DAYPART)(dir:BEFORE|AFTER)", _night_before),
    Rule("the day before", "(n:THEDAYBEFORE)", _day_before),
    Rule("week of", "THE?(u:UNIT)OF", _containing),
    Rule("year-ago", "(?:THE COMPARABLE?)?(u:UNIT)HYPHEN(?:AGO|EARLIER)(?:(o:ORDINAL)?(q:QUARTER|PERIOD))?", _year_ago),
    Rule("year-ago months", "(?:THE COMPARABLE?)?(u:UNIT)HYPHEN(?:AGO|EARLIER)(c:NUMBER)(v:UNITS)", _year_ago_length),
    Rule(
        "same quarter",
        "THE?(?:(?:COMPARABLE|SAME)?(q:QUARTER)|(?:COMPARABLE|SAME)PERIOD)OF?(?:LAST|AA(?=UNIT(?:AGO|EARLIER)))"
        "(u:UNIT)(?:AGO|EARLIER)?(?!POSS)",
        _same_quarter,
    ),
    Rule("last year's quarter", "LAST(u:UNIT)POSS(?:(q:QUARTER)|PERIOD)", _same_quarter),
    Rule("the quarter", "THE(?:RECENT|(y:YEAR4))?QUARTER|THE(?:RECENT|(yy:YEAR4))PERIOD", _the_quarter),
)
