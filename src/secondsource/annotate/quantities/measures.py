"""Numbers with their units, and pairs of them that are one range, score or ratio."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.quantities.numerals import Form, Numeral, numerals
from secondsource.annotate.quantities.units import Unit, is_duration, sign_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RANGE_GAP = re.compile(r"\s?(?:[-–—]|[\s-]to[\s-]|\sor\s)\s?")
_AND_GAP = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+ages\s+of\s+|about\s+|ages?\s+)?$|\bages\s+of\s+$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|increas\w+|decreas\w+|cut|cuts|cutting|rais\w+|grew"
    r"|grow\w*|dropp?\w*|went|climb\w*|jump\w*|up|down|reduc\w+|lower\w*|declin\w*|expand\w*|shr[aiu]nk\w*|chang\w+|mov\w+"
    r"|slid|slip\w*|soar\w*|surg\w*)\b[^.;]{0,60}\bfrom\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_SCORE_BEFORE = re.compile(
    r"\b(?:vote|votes|voted|voting|ruled|ruling|score|won|win|lost|lose|beat|defeated|led|leads|by|decision|tied|split"
    r"|margin|record|ahead|passed|rejected|approved|adopted|backed|carried)(?:\s+(?:of|by|the\w*))?(?:\s+\w+){0,3}\s+$",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:vote|victory|win|loss|defeat|decision|ruling|lead|draw|record|split|score|majority|margin|tie"
    r"|advantage)\b"
)
_COUNTED_GAP = re.compile(r" (?:votes?|points?|goals?|seats|sets|games|frames) to ")
_PLAIN_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_RATIO_GAP = re.compile(r"\s+(?:in(?:\s+every)?|out\s+of(?:\s+every)?|of(?:\s+every)?)\s+", re.IGNORECASE)
_TENTHS = frozenset([10.0, 100.0, 1000.0])
_BASES = frozenset([2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 100.0, 1000.0, 10000.0])
_MINUS = re.compile(r"(?:^|[\s(])(?:[-−–](?=$)|minus\s+$|negative\s+$)")
_SIGNED = frozenset(["%", "°C", "°F", "°"])
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?$", re.IGNORECASE)
_DIGITS_BEFORE = re.compile(r"\d\)?[-–/.] ?$|\(\d{3}\) $")
_DIGITS_AFTER = re.compile(r"[-–/]\d")
_WIDTH = 90
_SCORE_MOST = 1000


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit at [start, end); `high` is the upper end of a range or the second figure of a score."""

    start: int
    end: int
    value: float
    unit: str | None
    form: Form
    base: float
    scaled: bool = False
    signed: bool = False
    hyphenated: bool = False
    high: float | None = None
    score: bool = False
    age: bool = False
    named: bool = False


def measures(text: str, start: int, end: int, *, european: bool, pounds: bool) -> Iterator[Measure]:
    """Yield the numbers of text[start:end] with the unit before or after each."""
    low = start
    for numeral in numerals(text, start, end, european=european):
        if numeral.start < low:
            continue
        measure = _measure(text, numeral, low, end, pounds=pounds)
        yield measure
        low = measure.end


def _measure(text: str, numeral: Numeral, low: int, end: int, *, pounds: bool) -> Measure:
    """Attach a currency sign before or a unit after a number."""
    sign: Unit | None = None
    unit: Unit | None = None
    if numeral.form in {"figures", "fraction"}:
        sign = sign_before(text, numeral.start, low)
    if sign is None and numeral.form != "zero":
        at = numeral.end
        if numeral.form in {"plural", "fraction"} and (of := re.match(r"\s+(?:of\s+)?(?:an?\s+)?", text[at : at + 12])):
            unit = unit_after(text, at + of.end() - 1, end, value=numeral.value, pounds_are_money=pounds)
        unit = unit or unit_after(text, at, end, value=numeral.value, pounds_are_money=pounds)
        if (
            unit is not None
            and unit.name == "second"
            and text[unit.start : unit.end] == "second"
            and not unit.hyphenated
        ):
            unit = unit if numeral.value == 1 else None
    known = sign or unit
    value, name = numeral.value, known.name if known else None
    start, stop = (sign.start if sign else numeral.start), (unit.end if unit else numeral.end)
    if unit is not None:
        value = round(value * unit.factor, 9) if unit.factor != 1 else value
    if sign is not None and numeral.start > sign.start and (again := unit_after(text, numeral.end, end, value=value)):
        stop = again.end if again.name == sign.name else stop
    before = text[max(low, start - 14) : start]
    minus = _MINUS.search(before) if name in _SIGNED else None
    if minus and not (minus.start() == 0 and start - len(before) > 0 and not text[start - len(before) - 1].isspace()):
        value, start = -value, start - len(before) + minus.end() - len(minus.group().lstrip(" (\n\t"))
    if name is None and numeral.form == "figures" and (magnitude := _MAGNITUDE.search(before)):
        name, start = "magnitude", start - len(before) + magnitude.start()
    hyphenated = unit is not None and unit.hyphenated
    return Measure(
        start, stop, value, name, numeral.form, numeral.base, numeral.scaled, sign is not None, hyphenated=hyphenated
    )


def joined(text: str, items: Iterable[Measure], low: int) -> list[Measure]:
    """Join two numbers in a row that are a range ("10 to 12"), a score ("5-4") or a ratio ("one in five")."""
    found: list[Measure] = []
    for item in items:
        pair = _pair(text, found[-1], item, low) if found else None
        if pair is not None:
            found[-1] = pair
        else:
            found.append(item)
    return found


def _pair(text: str, a: Measure, b: Measure, low: int) -> Measure | None:  # noqa: PLR0911 -- a decision list
    """Return two numbers as one, or None when they stand for themselves."""
    gap = text[a.end : b.start]
    if len(gap) > 16 or a.high is not None or "zero" in {a.form, b.form}:
        return None
    before = text[max(low, a.start - _WIDTH) : a.start]
    if _DIGITS_BEFORE.search(before) or _DIGITS_AFTER.match(text, b.end):
        return None
    if _RATIO_GAP.fullmatch(gap):
        if a.form == "fraction" and b.unit == "%":  # "half of 1 percent"
            return msgspec.structs.replace(b, start=a.start, value=a.value * b.value)
        return _ratio(text, a, b) if not _PLAIN_OF.fullmatch(gap) or b.value in _TENTHS else None
    if a.unit != b.unit and b.unit is not None and a.unit is not None:
        return None
    if a.unit is not None and b.unit is None and not a.signed:
        return None
    return _score(text, a, b, gap, before) or _range(text, a, b, gap, before)


def _range(text: str, a: Measure, b: Measure, gap: str, before: str) -> Measure | None:
    """Return "10 to 12" and "between 5 and 7" as one range, or None when they are none."""
    between = _BETWEEN.search(before) if _AND_GAP.fullmatch(gap) else None
    if between is None and not _RANGE_GAP.fullmatch(gap):
        return None
    if "to" in gap and _FROM.search(before) and _CHANGE.search(before):
        return None
    value = a.value
    if b.scaled and not a.scaled and b.base and a.base < b.base:
        value = round(a.value * b.value / b.base, 6)
    if not value < b.value or "plural" in {a.form, b.form} or _is_number_chain(text, a, b, gap):
        return None
    start = a.start
    if between is not None and "age" not in between.group().lower():
        start -= len(before) - between.start()
    unit, scaled = b.unit or a.unit, a.scaled or b.scaled
    return msgspec.structs.replace(b, start=start, value=value, high=b.value, unit=unit, form=a.form, scaled=scaled)


def _is_number_chain(text: str, a: Measure, b: Measure, gap: str) -> bool:
    """Tell whether figures joined by a hyphen are rather a telephone number, a span of years or a longer chain."""
    if gap.strip() not in {"-", "–", "—"} or a.unit or b.unit:
        return False
    first, second = text[a.start : a.end], text[b.start : b.end]
    years = len(first) == 4 and first.isdigit() and 1000 <= a.value <= 2100
    phone = len(first) == 3 and len(second) == 4
    chain = text[b.end : b.end + 1] in {"-", "–"} and text[b.end + 1 : b.end + 2].isdigit()
    before = text[max(0, a.start - 1) : a.start]
    spaced = gap != gap.strip() and "—" not in gap
    return years or phone or chain or before in {"-", "/", ")"} or (spaced and gap.strip() == "-")


def _ratio(text: str, a: Measure, b: Measure) -> Measure | None:
    """Return "one in five" and its like as a share."""
    if a.unit or b.unit or is_duration(b.unit) or not 0 < a.value < b.value or b.value not in _BASES:
        return None
    if (
        a.form not in {"words", "figures"}
        or b.form not in {"words", "figures"}
        or a.value > 99
        or text.startswith("-", b.end)
    ):
        return None
    return Measure(a.start, b.end, a.value / b.value, None, "fraction", a.value)


def _score(text: str, a: Measure, b: Measure, gap: str, before: str) -> Measure | None:
    """Return "5-4" and "52 to 48" as one score, or None when they are none."""
    tight = gap in {"-", "–"}
    counted = _COUNTED_GAP.fullmatch(gap) is not None
    if (not tight and not counted and gap not in {" to ", "-to-"}) or a.unit or b.unit or a.scaled or b.scaled:
        return None
    if not (a.value == int(a.value) < _SCORE_MOST and b.value == int(b.value) < _SCORE_MOST):
        return None
    if _is_number_chain(text, a, b, gap):
        return None
    said = (
        counted or _SCORE_AFTER.match(text[b.end : b.end + 40]) or (a.value > b.value and _SCORE_BEFORE.search(before))
    )
    if not said and not (tight and a.value >= b.value and a.form == b.form == "figures"):
        return None
    return Measure(a.start, b.end, a.value, None, "figures", a.value, high=b.value, score=True)
