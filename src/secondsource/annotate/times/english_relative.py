"""English rules for expressions reckoned from another day: weekdays, yesterday, last week, two days later, at noon."""

from __future__ import annotations

import re
from typing import cast

from secondsource.annotate.times.english_durations import LENGTH_MACROS, count_of, unit_of
from secondsource.annotate.times.frames import Base, Exactly, Frame, Moment, Narrowed, Part, Partial, Repeat, Side, Step
from secondsource.annotate.times.numerals import number
from secondsource.annotate.times.periods import Grain
from secondsource.annotate.times.rules import Match, Rule

_CLOCK_GRAINS = {"second", "minute", "hour"}
_STEPS = {
    "LAST": -1,
    "PREVIOUS": -1,
    "THIS": 0,
    "CURRENT": 0,
    "SAME": 0,
    "THAT": 0,
    "NEXT": 1,
    "COMING": 1,
    "FOLLOWING": 1,
}

MACROS = LENGTH_MACROS | {
    "WHEN": "(?:EARLIER|LATER|THE?EARLY|THE?LATE|SOMETIME|THE?EDGE OF|THE?MID HYPHEN?)",
    "WHENS": "(?:WHEN IN?)?",
    "CLOCKTIME": "(?:CLOCK AMPM?|DAYNUM AMPM|(?:ONES|TEENS)AMPM|(?:DAYNUM|ONES|TEENS)OCLOCK|NOON)",
}


def _narrowed(match: Match) -> Narrowed | None:
    for lexeme in match.part("when"):
        if lexeme.kind in {"EARLIER", "LATER"}:
            return "earlier" if lexeme.kind == "EARLIER" else "later"
    return None


def _side(match: Match) -> Side | None:
    kind = {lexeme.kind for lexeme in match.part("side")}
    if kind & {"LAST", "PAST", "PREVIOUS"}:
        return "last"
    if kind & {"NEXT", "COMING", "FOLLOWING"}:
        return "next"
    return "this" if "THIS" in kind else None


def _dayword(match: Match) -> Frame | None:
    steps = match.number("n")
    if steps is None:
        return None
    on = Step("day", steps, narrowed=None)
    return _with_daypart(match, on)


def _with_daypart(match: Match, on: Frame) -> Frame:
    clock = match.word("p")
    return Moment(clock, on) if clock else on


def _weekday(match: Match) -> Frame | None:
    weekday, lexeme = match.number("w"), match.one("w")
    if weekday is None or lexeme is None:
        return None
    if lexeme.kind == "WEEKDAYABBR" and not match.part("p") and not lexeme.text.endswith("."):
        return None
    before = match.before()
    if lexeme.kind == "WEEKDAYABBR" and (before is None or before.kind not in {"ON", "LAST", "NEXT", "THIS", "AMPM"}):
        return None
    return _with_daypart(match, Partial(weekday=weekday, side=_side(match)))


def _weekday_step(match: Match) -> Frame | None:
    """Read "the previous Friday" and "the following Monday morning", reckoned in the narrative."""
    weekday = match.number("w")
    if weekday is None:
        return None
    return _with_daypart(match, Partial(weekday=weekday, side=_side(match), within=Step("day", 0, "narrative")))


def _weekday_of_week(match: Match) -> Frame | None:
    weekday, unit = match.number("w"), match.one("u")
    if weekday is None or unit is None or unit.payload != "week":
        return None
    steps = _STEPS[match.part("dir")[0].kind]
    return Partial(weekday=weekday, within=Step("week", steps))


def _unit_step(match: Match) -> Frame | None:
    """Read "last week", "this year", "next month", "earlier this week"."""
    unit, direction = match.one("u"), match.part("dir")
    if unit is None or not direction:
        return None
    grain = str(unit.payload)
    if grain in _CLOCK_GRAINS:
        return None
    if grain == "day":
        return None
    narrowed = _narrowed(match)
    steps = _STEPS[direction[0].kind]
    return Step(cast("Grain", grain), steps, narrowed=narrowed)


def _narrative_step(match: Match) -> Frame | None:
    """Read "the previous day", "the following week", "that same year"."""
    unit, direction = match.one("u"), match.part("dir")
    if unit is None or not direction or str(unit.payload) in _CLOCK_GRAINS:
        return None
    kinds = [lexeme.kind for lexeme in direction]
    steps = next((_STEPS[kind] for kind in kinds if kind != "SAME"), 0)
    return _with_daypart(match, Step(cast("Grain", str(unit.payload)), steps, "narrative"))


def _current(match: Match) -> Frame | None:
    unit = match.one("u")
    return Step(cast("Grain", str(unit.payload)), 0) if unit and unit.payload not in {*_CLOCK_GRAINS, "day"} else None


def _ago(match: Match) -> Frame | None:
    """Read "two days ago", "three weeks later": so many steps back or on."""
    unit, count = unit_of(match), count_of(match)
    word = match.part("dir")[-1]
    back = word.kind in {"AGO", "EARLIER", "BEFORE"} and not match.part("fromnow")
    base: Base = "published" if word.kind == "AGO" or match.part("fromnow") else "narrative"
    if unit is None:
        return None
    if count is None:
        return Unresolved_reference(back)
    if unit in _CLOCK_GRAINS:
        return _clock_ago(base)
    if word.kind in {"BEFORE", "AFTER"} and not _ends_clause(match):
        return None
    if count != int(count):
        factor = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7)}.get(unit)
        if factor is None:
            return None
        unit, count = cast("tuple[str, float]", (factor[0], round(count * factor[1])))
    steps = int(count)
    if steps > 100_000:
        return Unresolved_reference(back)
    return Step(cast("Grain", unit), -steps if back else steps, base, like=unit == "year" and steps == 1)


def Unresolved_reference(back: bool) -> Frame:  # noqa: FBT001, N802
    from secondsource.annotate.times.frames import Vague  # noqa: PLC0415

    return Vague("PAST_REF" if back else "FUTURE_REF")


def _clock_ago(base: Base) -> Frame:
    return Step("day", 0, base)


def _ends_clause(match: Match) -> bool:
    """Tell whether nothing follows that "before" or "after" could govern ("two days before the vote")."""
    after = match.after()
    return after is None or after.kind in {"COMMA", "DOT", "CLOSE", "AND", "BREAK", "LONGDASH"}


def _this_daypart(match: Match) -> Frame | None:
    clock = match.word("p")
    if clock is None:
        return None
    kind = match.part("dir")[-1].kind
    if kind in {"THAT", "SAME"}:
        return Moment(clock, Step("day", 0, "narrative"))
    if kind in {"NEXT", "FOLLOWING"}:
        return Moment(clock, Step("day", 1, "narrative"))
    if kind == "PREVIOUS":
        return Moment(clock, Step("day", -1, "narrative"))
    if kind == "LAST":
        return Moment(clock, Step("day", -1)) if clock in {"TNI", "TEV"} else None
    return Moment(clock, Step("day", 0))


def _clock(match: Match) -> Frame | None:
    """Read a time of day by the clock; without a.m. or p.m. the 24-hour clock is taken."""
    part = match.part("c")
    if not part:
        return None
    if part[0].kind == "NOON":
        return Moment(str(part[0].payload))
    fields = [int(field) for field in re.findall(r"\d+", part[0].text)]
    if not fields and isinstance(part[0].payload, int):
        fields = [part[0].payload]
    half = next((lexeme.text[0].lower() for lexeme in part if lexeme.kind == "AMPM"), "")
    zone_or_cue = match.part("z") or match.part("at")
    if not fields or (part[0].kind == "CLOCK" and not half and not zone_or_cue and not _clock_cue(match)):
        return None
    hour = fields[0] % 12 + (12 if half == "p" else 0) if half else fields[0]
    minute = fields[1] if len(fields) > 1 else 0
    if match.part("p"):
        code = match.word("p")
        hour = hour + 12 if hour < 12 and (code in {"TAF", "TEV"} or (code == "TNI" and hour >= 6)) else hour
    if hour > 24 or minute > 59 or (half and not 1 <= fields[0] <= 12):
        return None
    return Moment(f"T{hour:02d}:{minute:02d}")


def _clock_cue(match: Match) -> bool:
    """Tell whether bare digits like 10:35 stand where times stand (and are not a score, a verse, a ratio)."""
    before = match.before()
    return before is not None and before.kind in {
        "AT",
        "BY",
        "FROM",
        "TO",
        "PREP",
        "BEFORE",
        "AFTER",
        "BETWEEN",
        "APPROX",
    }


def _bare_hour(match: Match) -> Frame | None:
    """Read "at four on Sunday morning", "at 7 Friday night", "4 in the morning"."""
    hours = number(match.part("h"))
    clock = match.word("p")
    if hours is None or not 1 <= hours <= 12 or clock is None:
        return None
    hour = int(hours) % 12
    if clock in {"TAF", "TEV"} or (clock == "TNI" and 6 <= hour < 12):
        hour += 12
    on: Frame | None = None
    weekday, steps = match.number("w"), match.number("n")
    if weekday is not None:
        on = Partial(weekday=weekday, side=_side(match))
    elif steps is not None:
        on = Step("day", steps)
    elif match.part("this"):
        on = Step("day", 0)
    return Moment(f"T{hour:02d}:00", on)


def _overnight(match: Match) -> Frame | None:
    return Moment("TNI", Step("day", 0)) if match.end - match.start == 1 else None


def _dayparts(match: Match) -> Frame | None:
    weekday, clock = match.number("w"), match.word("p") or ""
    return Repeat(f"XXXX-WXX-{weekday + 1}{clock}") if weekday is not None else None


def _year_ago_period(match: Match) -> Frame | None:
    ordinal = match.one("o")
    unit = match.one("q")
    if unit is not None and unit.kind == "QUARTER" and ordinal is not None:
        value = ordinal.payload if isinstance(ordinal.payload, int) else int(re.sub(r"\D", "", ordinal.text))
        return Part("quarter", value, within=Step("year", -1)) if 1 <= value <= 4 else None
    if match.part("u") and match.part("u")[0].payload != "year":
        return None
    return Step("year", -1, "narrative", like=True)


def _definite_quarter(match: Match) -> Frame | None:
    year = match.number("y")
    if year is not None:
        return Exactly_year(year)
    return Step("quarter", 0, "narrative")


def Exactly_year(year: int) -> Frame:  # noqa: N802
    from secondsource.annotate.times.periods import Period  # noqa: PLC0415

    return Exactly(Period("year", year))


RULES = (
    Rule("day word", "(when:WHENS)(n:DAYWORD)(p:DAYPART)?", _dayword),
    Rule("tonight", "(when:WHENS)TONIGHT", lambda _: Moment("TNI", Step("day", 0))),
    Rule("overnight", "OVERNIGHT", _overnight),
    Rule("day before yesterday", "(n:DAYBEFORE)", _dayword),
    Rule(
        "the day before",
        "(n:THEDAYBEFORE)",
        lambda m: Step("day", m.number("n") or 0, "narrative") if _ends_clause(m) else None,
    ),
    Rule(
        "weekday",
        "(when:WHENS)(side:LAST|NEXT|THIS COMING|THIS PAST|THIS|THE PAST)?(w:ANYWEEKDAY)(p:DAYPART)?",
        _weekday,
    ),
    Rule("weekday, narrative", "THE(side:PREVIOUS|FOLLOWING|NEXT)(w:WEEKDAY)(p:DAYPART)?", _weekday_step),
    Rule("weekday of week", "(w:WEEKDAY)OF?(dir:LAST|THIS|NEXT)(u:UNIT)", _weekday_of_week),
    Rule("daypart of weekday", "THE?(p:DAYPART)OF(w:WEEKDAY)", _weekday),
    Rule("last unit", "(when:WHENS)(dir:LAST|THIS|NEXT|THIS COMING)(u:UNIT|QUARTER)", _unit_step),
    Rule("current unit", "(when:WHENS)THE CURRENT FISCAL?(u:UNIT|QUARTER)", _current),
    Rule(
        "narrative unit",
        "(when:WHENS)(?:THE(dir:PREVIOUS|FOLLOWING|SAME)|(dir2:THAT SAME?))(u:UNIT)(p:DAYPART)?",
        lambda m: _narrative_step(m) if m.part("dir") else _that_unit(m),
    ),
    Rule("ago", "QUANT?LENGTH OR?SO?(dir:AGO|EARLIER|LATER|BEFORE|AFTER)", _ago),
    Rule("from now", "QUANT?LENGTH(dir:FROM)(fromnow:NOW|DAYWORD)", _ago),
    Rule(
        "this morning",
        "(when:WHENS)(dir:THIS|LAST|THAT SAME?|THE NEXT|THE FOLLOWING|THE PREVIOUS|THE SAME)(p:DAYPART)",
        _this_daypart,
    ),
    Rule(
        "clock",
        "(?:APPROX)?(at:AT)?(c:CLOCKTIME)(?:IN THE(p:DAYPART))?(z:ZONE)?",
        lambda m: _clock(m) if not m.part("at") else None,
    ),
    Rule(
        "bare hour",
        "(h:DAYNUM|ONES|TEENS)(?:ON)?(?:(side:LAST)?(w:WEEKDAY)|(n:DAYWORD)|(this:THIS)|IN THE)(p:DAYPART)",
        _bare_hour,
    ),
    Rule("weekday nights", "(?:ON)?(w:WEEKDAY)(p:DAYPARTS)", _dayparts),
    Rule(
        "year-ago",
        "(?:THE|AA)?OTHER?(u:UNIT)HYPHEN(?:AGO|EARLIER)(?:(o:ORDINAL)?(q:QUARTER|PERIOD|UNIT))?",
        _year_ago_period,
    ),
    Rule("the quarter", "THE(?:RECENT|SAME|CURRENT)?(y:YEAR4)?(q:QUARTER|PERIOD)", lambda m: _definite(m)),
)


def _that_unit(match: Match) -> Frame | None:
    unit = match.one("u")
    if unit is None or str(unit.payload) in _CLOCK_GRAINS:
        return None
    return _with_daypart(match, Step(cast("Grain", str(unit.payload)), 0, "narrative"))


def _definite(match: Match) -> Frame | None:
    kind = match.part("q")[0].kind
    if kind == "PERIOD" and match.end - match.start == 2:
        return None
    if match.part("y"):
        return _definite_quarter(match)
    after = match.after()
    if kind == "QUARTER" and after is not None and after.kind in {"OF", "HYPHEN"}:
        return None
    return Step("quarter", 0, "narrative")
