"""Whether two quantities measure the same kind of thing, and whether both can be true."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from secondsource.model.reading import Quantity

# Units of one dimension, each with its size in the first.
_DIMENSIONS: tuple[dict[str, float], ...] = (
    {"m": 1, "km": 1e3, "mi": 1609.344, "nmi": 1852, "ft": 0.3048, "yd": 0.9144, "in": 0.0254, "cm": 0.01, "mm": 1e-3},
    {"kg": 1, "g": 1e-3, "mg": 1e-6, "t": 1e3, "lb": 0.45359237, "oz": 0.028349523},
    {"sq m": 1, "sq km": 1e6, "sq mi": 2589988.11, "sq ft": 0.09290304, "ha": 1e4, "acre": 4046.8564},
    {"l": 1, "gal": 3.785411784, "barrel": 158.987295},
    {"km/h": 1, "mph": 1.609344},
    {"day": 1, "year": 365.25, "month": 30.4375, "week": 7, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400},
    {"W": 1, "kW": 1e3, "MW": 1e6, "GW": 1e9},
    {"kWh": 1, "MWh": 1e3},
    {"percentage point": 1, "basis point": 0.01},
    {"byte": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12},
    {"Mbit/s": 1, "Gbit/s": 1e3},
)
_SIZE = {unit: (kind, size) for kind, units in enumerate(_DIMENSIONS) for unit, size in units.items()}
_FAHRENHEIT = "°F"
_PERSONS = frozenset(
    re.findall(
        r"\w+",
        "person people man men woman women child children victim victims resident residents civilian civilians human "
        "humans other others dead killed injured wounded casualty casualties fatality fatalities death deaths life "
        "lives one body bodies individual individuals citizen citizens survivor survivors boy boys girl girls toll",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ABOUT, _NEARLY = 0.15, 0.2  # how far "about 1,200" may be off, and how far below "nearly 1,200" may lie
_SHARE_SLACK = 2.5  # percentage points by which "a third" may stand for a measured share
_DIGITS = 2  # fewer significant digits than this are never read as rounding
_BELOW = re.compile(
    r"(?:nearly|almost|close to|approaching|just under|just below|just shy of|a little under)\b", re.IGNORECASE
)
_EXACT_BELOW = 100  # whole numbers below this are counted, not rounded


class _Range(NamedTuple):
    """The values a quantity allows, and whether its ends are among them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


def same_kind(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities can be compared: units of one dimension, or plain counts of the same thing.

    Currencies compare only with themselves; a share ("a third of") compares with a percentage. Counts of things
    that both have words compare when those share their last noun, or are both persons.
    """
    if _is_share(a) and _is_share(b):
        return True
    if a.unit is None and b.unit is None:
        return _same_things(a, b) and _is_share(a) == _is_share(b)
    if a.unit is None or b.unit is None:
        return False
    if a.unit == b.unit or {a.unit, b.unit} == {"°C", "°F"}:
        return True
    return a.unit in _SIZE and b.unit in _SIZE and _SIZE[a.unit][0] == _SIZE[b.unit][0]


def conflict(a: Quantity, b: Quantity) -> str | None:
    """Return why two quantities of one kind cannot both be true, in a sentence for a person, or None if they can.

    Bounds ("at least"), approximation ("about": 15 percent; "nearly": up to 20 percent below), ranges and rounding to
    the digits said are allowed for; numbers are taken as rounded to no fewer than two significant digits. The caller
    makes sure the two speak of the same thing; quantities that `same_kind` cannot compare give None.
    """
    if not same_kind(a, b):
        return None
    if _is_score(a) or _is_score(b):
        differ = _is_score(a) and _is_score(b) and {a.value, a.high} != {b.value, b.high}
        return _reason(a, b) if differ else None
    first, second = _range(a, b), _range(b, a)
    return None if _meet(first, second) else _reason(a, b)


def _reason(a: Quantity, b: Quantity) -> str:
    return f"{' '.join(a.span.text.split())} against {' '.join(b.span.text.split())}"


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit == "%" or (quantity.unit is None and 0 < abs(quantity.value) < 1)


def _is_score(quantity: Quantity) -> bool:
    return quantity.high is not None and quantity.bound == "exact"


def _same_things(a: Quantity, b: Quantity) -> bool:
    """Tell whether two counts can be of the same things; one without words can."""
    if a.of is None or b.of is None:
        return True
    first, second = _head(a.of.text), _head(b.of.text)
    return first == second or (first in _PERSONS and second in _PERSONS)


def _head(phrase: str) -> str:
    """Return the last noun of a phrase in the singular, the one before "of" where there is one."""
    words = _WORD.findall(phrase.lower().split(" of ")[0])
    word = words[-1] if words else ""
    if word in _PERSONS:
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _range(quantity: Quantity, other: Quantity) -> _Range:  # noqa: PLR0911 -- one line a bound
    """Return the values a quantity allows, in units both can be compared in."""
    value = _converted(quantity.value, quantity, other)
    slack = _slack(quantity, other)
    if quantity.bound == "range" and quantity.high is not None:
        return _Range(value - slack, _converted(quantity.high, quantity, other) + slack)
    if quantity.bound == "about":
        wide = abs(value) * _ABOUT
        if _BELOW.match(quantity.span.text):
            return _Range(value - max(abs(value) * _NEARLY, slack), value + slack)
        return _Range(value - max(wide, slack), value + max(wide, slack))
    if quantity.bound == "at least":
        return _Range(value - slack, math.inf)
    if quantity.bound == "more than":
        return _Range(value, math.inf, low_open=True)
    if quantity.bound == "at most":
        return _Range(-math.inf, value + slack)
    if quantity.bound == "less than":
        return _Range(-math.inf, value, high_open=True)
    return _Range(value - slack, value + slack, high_open=value - slack < value + slack)  # as rounding half up


def _converted(value: float, quantity: Quantity, other: Quantity) -> float:
    """Return a value in the base unit of its dimension; shares in percent; temperatures in degrees Celsius."""
    unit = quantity.unit
    if unit is None:
        return value * 100 if _is_share(quantity) and _is_share(other) else value
    if unit == _FAHRENHEIT and other.unit != _FAHRENHEIT:
        return (value - 32) / 1.8
    return value * _SIZE[unit][1] if unit in _SIZE and unit != other.unit else value


def _slack(quantity: Quantity, other: Quantity) -> float:
    """Return how far the true value may lie from the one said because of rounding."""
    if _is_share(quantity) and quantity.unit is None:
        return _SHARE_SLACK
    value = quantity.value
    if quantity.unit is None and value == int(value) and abs(value) < _EXACT_BELOW:
        return 0.0
    step = rounding_step(value)
    if quantity.unit == _FAHRENHEIT and other.unit != _FAHRENHEIT:
        return step / 2 / 1.8
    size = _SIZE[quantity.unit][1] if quantity.unit in _SIZE and quantity.unit != other.unit else 1.0
    return step / 2 * size


def rounding_step(value: float) -> float:
    """Return the place value of the last significant digit: 1,200 → 100, 3.5 → 0.1, 1,204,332 → 1.

    Never coarser than the second digit: 100 → 10, 2,000,000 → 100,000.
    """
    if value == 0 or not math.isfinite(value):
        return 0.0
    text = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    if "." in text:
        return float(10.0 ** -(len(text) - text.index(".") - 1))
    zeros = len(text) - len(text.rstrip("0"))
    return float(10 ** max(0, min(zeros, len(text) - _DIGITS)))


def _meet(a: _Range, b: _Range) -> bool:
    """Tell whether two ranges share a value."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    if low < high:
        return True
    if low > high and not math.isclose(low, high, rel_tol=1e-9):
        return False
    low_open = (a.low_open and a.low >= b.low) or (b.low_open and b.low >= a.low)
    high_open = (a.high_open and a.high <= b.high) or (b.high_open and b.high <= a.high)
    return not (low_open or high_open)
