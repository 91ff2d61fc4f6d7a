"""English rules for times of day: 4:30 p.m., noon, at four on Sunday morning, this evening, the night of May 3."""

from __future__ import annotations

import re

from secondsource.annotate.times.english_shared import with_daypart
from secondsource.annotate.times.english_words import ZONES
from secondsource.annotate.times.frames import Frame, Moment, Partial, Step, on_the_clock
from secondsource.annotate.times.numerals import number
from secondsource.annotate.times.rules import Match, Rule
from secondsource.language.lists import words

MACROS = {
    "CLOCKTIME": "(?:CLOCK AMPM?|DAYNUM AMPM|(?:ONES|TEENS)AMPM|(?:DAYNUM|ONES|TEENS)OCLOCK)",
    "HOURWORD": "(?:DAYNUM|ONES|TEENS)",
    "PASTHOUR": "(?:HALF|AA?QUARTER|TENS|TEENS|DAYNUM)",
}
_DAY_BEGINS = words("WEEKDAY MONTH ORD DAYNUM HOLIDAY DAYWORD LAST THE ISO NUMERIC")
_CLOCK_CUES = words("AT BY FROM TO PREP BEFORE AFTER BETWEEN APPROX UNTIL AND")
_FARTHEST = 14  # hours from UTC
_DAYPARTS = frozenset({"TMO", "TAF", "TEV", "TNI"})


def _clock(match: Match) -> Frame | None:
    """Read a time of day by the clock; without a.m. or p.m. the 24-hour clock is taken."""
    part = match.part("c")
    fields = [int(field) for field in re.findall(r"\d+", part[0].text)]
    if not fields and isinstance(part[0].payload, int):
        fields = [part[0].payload]
    half = next((lexeme.text[0].lower() for lexeme in part if lexeme.kind == "AMPM"), "")
    if not fields or (part[0].kind == "CLOCK" and not half and not match.part("z") and not _clock_cue(match)):
        return None
    hour, minute = fields[0], fields[1] if len(fields) > 1 else 0
    if half and not 1 <= hour <= 12:
        return None
    daypart = match.word("p")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif daypart is not None and 1 <= hour <= 12:
        hour = on_the_clock(hour, daypart)
    return Moment(f"T{hour:02d}:{minute:02d}", zone=zone_of(match)) if hour <= 24 and minute <= 59 else None


def zone_of(match: Match) -> str | None:
    """Return the offset from UTC of the zone a match names: GMT, EST, UTC+2."""
    lexeme = match.one("z") or match.one("z2")
    if lexeme is None:
        return None
    name = str(lexeme.payload)
    if name in ZONES:
        return ZONES[name]
    hours, _, minutes = name[3:].strip().replace("+", "").replace("-", "").partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return f"{'-' if '-' in name else '+'}{int(hours):02d}:{minutes or '00'}" if int(hours) <= _FARTHEST else None


_PAST_HOUR = frozenset([5, 10, 15, 20, 25, 30])


def _clock_cue(match: Match) -> bool:
    """Tell whether bare digits like 10:35 stand where times stand (and are not a score, a verse, a ratio)."""
    before = match.before()
    return before is not None and before.kind in _CLOCK_CUES


def _clock_range(match: Match) -> dict[str, Frame] | None:
    """Read "9-11 a.m.", "between 2 and 3 p.m.": each end its own expression, both in one half of the day."""
    first, last = number(match.part("a")), match.part("b")
    hours = [int(field) for field in re.findall(r"\d+", last[0].text)] or [int(number(last[:1]) or 0)]
    if first is None or not 1 <= first <= 12 or not 1 <= hours[0] <= 12:
        return None
    add = 12 if last[-1].text[0].lower() == "p" else 0
    minute = hours[1] if len(hours) > 1 else 0
    return {
        "a": Moment(f"T{int(first) % 12 + add:02d}:00"),
        "b": Moment(f"T{hours[0] % 12 + add:02d}:{minute:02d}"),
    }


def _four_digits(match: Match) -> Frame | None:
    """Read "1530 GMT" and "0800 hours"."""
    text, before = match.lexemes[match.start].text, match.before()
    if not (len(text) == 4 and text.isascii() and text.isdigit()) or int(text[:2]) > 23 or int(text[2:]) > 59:
        return None
    at_hour = before is not None and before.kind == "AT"
    if not match.part("z") and not (match.word("u") == "hour" and (text[0] == "0" or at_hour)):
        return None
    return Moment(f"T{text[:2]}:{text[2:]}", zone=zone_of(match))


def _noon(match: Match) -> Frame | None:
    return Moment(match.word("c") or "T12:00")


def _bare_hour(match: Match) -> Frame | None:
    """Read "four on Sunday morning", "7 Friday night", "4 in the morning"."""
    hours, daypart = number(match.part("h")), match.word("p")
    before = match.before()
    if hours is None or not 1 <= hours <= 12 or daypart is None or (before is not None and before.kind == "TO"):
        return None  # "17 votes to 12 on Tuesday night"
    on: Frame | None = None
    weekday, steps = match.number("w"), match.number("n")
    if weekday is not None:
        on = Partial(weekday=weekday, side="last" if match.part("side") else None)
    elif steps is not None:
        on = Step("day", steps)
    elif match.part("this"):
        on = Step("day", 0)
    return Moment(f"T{on_the_clock(int(hours), daypart):02d}:00", on)


def _past_hour(match: Match) -> Frame | None:
    """Read "half past four", "a quarter to five", "ten past six"; the half of the day stays unsaid."""
    hours, first = number(match.part("h")), match.part("m")
    if hours is None or not 1 <= hours <= 12:
        return None
    kinds = {lexeme.kind for lexeme in first}
    before = match.before()
    if not kinds & {"HALF", "QUARTER"} and (before is None or before.kind not in _CLOCK_CUES - {"OF", "AND"}):
        return None  # "a vote of 19 to 12" is no time of day
    minutes = 30 if "HALF" in kinds else 15 if "QUARTER" in kinds else int(number(first) or 0)
    if minutes not in _PAST_HOUR:
        return None
    total = int(hours) * 60 + (-minutes if match.part("to") else minutes)
    return Moment(f"T{total // 60:02d}:{total % 60:02d}")


def _this_daypart(match: Match) -> Frame | None:
    """Read "this morning", "last night", "that evening", "the next morning"."""
    daypart, kinds = match.word("p"), {lexeme.kind for lexeme in match.part("dir")}
    if daypart is None:
        return None
    if kinds & {"THAT", "SAME"}:
        return Moment(daypart, Step("day", 0, "narrative"))
    if kinds & {"NEXT", "FOLLOWING"}:
        return Moment(daypart, Step("day", 1, "narrative"))
    if "PREVIOUS" in kinds:
        return Moment(daypart, Step("day", -1, "narrative"))
    if "LAST" in kinds:
        return Moment(daypart, Step("day", -1)) if daypart in {"TNI", "TEV"} else None
    return Moment(daypart, Step("day", 0))


def _daypart_of(match: Match) -> Frame | None:
    """Read "the night" of "the night of May 3": the day itself is joined on afterwards."""
    daypart, after = match.word("p"), match.after(2)
    if daypart not in _DAYPARTS or after is None or after.kind not in _DAY_BEGINS:
        return None
    return Moment(daypart)


def _in_the_morning(match: Match) -> Frame | None:
    daypart, before = match.word("p"), match.before()
    if daypart not in _DAYPARTS or before is None or before.kind not in {"IN", "EARLY", "LATE", "PREP"}:
        return None
    return Moment(daypart)


RULES = (
    Rule("clock", "APPROX?(c:CLOCKTIME)(?:(?:IN THE|THIS)(p:DAYPART))?(?:(z:ZONE)|OPEN(z2:ZONE)CLOSE)?", _clock),
    Rule("clock range", "(a:HOURWORD)(?:HYPHEN|DASH|TO|AND)(b:(?:HOURWORD|CLOCK)AMPM)", _clock_range),
    Rule("four digits", "(n:YEAR4|NUM)(?:(z:ZONE)|(u:UNITS))", _four_digits),
    Rule("noon", "(c:NOON)", _noon),
    Rule(
        "bare hour",
        "(h:HOURWORD)ON?(?:(side:LAST)?(w:WEEKDAY)|(n:DAYWORD)|(this:THIS)|IN THE)(p:DAYPART)",
        _bare_hour,
    ),
    Rule("past hour", "(m:PASTHOUR)(?:PAST|(to:TO))(h:HOURWORD)(?=OTHER|COMMA|DOT|ON|AMPM)", _past_hour),
    Rule("day word", "(?:WHEN)?(n:DAYWORD)(p:DAYPART)?", lambda m: with_daypart(m, Step("day", m.number("n") or 0))),
    Rule(
        "daypart, day word",
        "(?:EDGES)(p:DAYPART)(n:DAYWORD)",
        lambda m: with_daypart(m, Step("day", m.number("n") or 0)),
    ),
    Rule("mid afternoon", "(?:MID HYPHEN?)(p:DAYPART)", lambda m: Moment(m.word("p") or "TAF")),
    Rule("tonight", "(?:WHEN)?TONIGHT", lambda _: Moment("TNI", Step("day", 0))),
    Rule("overnight", "OVERNIGHT", lambda _: Moment("TNI", Step("day", 0))),
    Rule(
        "this morning",
        "(?:WHEN)?(dir:THIS|LAST|THAT SAME?|THE NEXT|THE FOLLOWING|THE PREVIOUS|THE SAME)(p:DAYPART)",
        _this_daypart,
    ),
    Rule("daypart of", "THE?(?:EARLY|LATE)?(p:DAYPART)(?=OF)", _daypart_of),
    Rule("in the morning", "THE(?:EARLY|LATE)?(p:DAYPART)", _in_the_morning),
)
