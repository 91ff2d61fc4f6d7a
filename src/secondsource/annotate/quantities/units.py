"""Units of measurement and money: what is written and what it is called in a quantity."""

from __future__ import annotations

import re

import msgspec

# Units as they are spelt, in any case: regular expressions by the normalised name.
_WORDS = {
    "%": "per ?cent|pct",
    "percentage point": "percentage[- ]points?|%[- ]points?|pct points?",
    "basis point": "basis points?",
    "km/h": "kilomet(?:er|re)s? (?:per|an) hour",
    "mph": "miles? (?:per|an) hour",
    "sq km": "square kilomet(?:er|re)s?|sq\\.? ?km",
    "sq mi": "square miles?|sq\\.? ?mi",
    "sq m": "square met(?:er|re)s?|sq\\.? ?m",
    "sq ft": "square (?:foot|feet)|sq\\.? ?ft",
    "nmi": "nautical miles?",
    "km": "kilomet(?:er|re)s?",
    "mi": "miles?",
    "m": "met(?:er|re)s?",
    "cm": "centimet(?:er|re)s?",
    "mm": "millimet(?:er|re)s?",
    "ft": "foot|feet",
    "in": "inch(?:es)?",
    "yd": "yards?",
    "ha": "hectares?",
    "acre": "acres?",
    "kg": "kilo(?:gram(?:me)?)?s?",
    "g": "gram(?:me)?s?",
    "mg": "milligrams?",
    "t": "(?:metric )?ton(?:ne)?s?",
    "lb": "pounds?|lbs?\\.?",
    "oz": "ounces?|oz\\.?",
    "l": "lit(?:er|re)s?",
    "gal": "gallons?",
    "barrel": "barrels?",
    "°C": "degrees? (?:celsius|centigrade|C)",
    "°F": "degrees? (?:fahrenheit|F)",
    "°": "degrees?",
    "W": "watts?",
    "kW": "kilowatts?",
    "MW": "megawatts?",
    "GW": "gigawatts?",
    "kWh": "kilowatt[- ]hours?",
    "MWh": "megawatt[- ]hours?",
    "kt": "kilotons?",
    "bit": "bits?",
    "byte": "bytes?",
    "kB": "kilobytes?",
    "MB": "megabytes?",
    "GB": "gigabytes?",
    "TB": "terabytes?",
    "Mbit/s": "megabits? (?:per|a) second",
    "Gbit/s": "gigabits? (?:per|a) second",
    "Hz": "hertz",
    "magnitude": "magnitude",
    "year": "years?|yrs?\\.?",
    "month": "months?",
    "week": "weeks?",
    "day": "days?",
    "hour": "hours?|hrs?\\.?",
    "minute": "minutes?|mins?\\.?",
    "second": "seconds?|secs?\\.?",
    "decade": "decades?",
    "century": "century|centuries",
    "fortnight": "fortnights?",
    "USD": "(?:U\\.?S\\.? |American )?dollars?|bucks",
    "cent": "(?:U\\.?S\\.? )?cents?",
    "AUD": "Australian dollars?",
    "CAD": "Canadian dollars?",
    "HKD": "Hong Kong dollars?",
    "EUR": "euros?",
    "GBP": "(?:British )?pounds? sterling|British pounds?|quid",
    "pence": "pence",
    "JPY": "(?:Japanese )?yen",
    "CNY": "(?:Chinese )?yuan|renminbi",
    "RUB": "(?:Russian )?r(?:o)?ubles?",
    "INR": "(?:Indian )?rupees?",
    "CHF": "(?:Swiss )?francs?",
    "ILS": "(?:Israeli )?shekels?",
    "IRR": "(?:Iranian )?rials?",
    "SAR": "(?:Saudi )?riyals?",
    "TRY": "(?:Turkish )?liras?",
    "MXN": "(?:Mexican )?pesos?",
    "BRL": "(?:Brazilian )?reais",
    "KRW": "(?:South )?Korean won",
    "SEK": "(?:Swedish )?krono?r",
    "UAH": "hryvnias?",
    "PLN": "zlot(?:y|ys|ies)",
    "BTC": "bitcoins?",
}
# Units as they are abbreviated, in this case only.
_SYMBOLS = {
    "%": "%|％",
    "km/h": "km/h|kph|kmh",
    "mph": "mph",
    "sq km": "km²|km2",
    "sq m": "m²|m2",
    "km": "km|kms",
    "m": "m",
    "cm": "cm",
    "mm": "mm",
    "ft": "ft\\.?",
    "ha": "ha",
    "kg": "kg|kgs",
    "mg": "mg",
    "t": "MT",
    "°C": "° ?C|℃",
    "°F": "° ?F|℉",
    "°": "°",
    "kW": "kW",
    "MW": "MW",
    "GW": "GW",
    "kWh": "kWh",
    "MWh": "MWh",
    "kB": "KB|kB",
    "MB": "MB",
    "GB": "GB",
    "TB": "TB",
    "Mbit/s": "Mbps",
    "Gbit/s": "Gbps",
    "Hz": "Hz",
    "USD": "USD",
    "cent": "¢",
    "AUD": "AUD",
    "CAD": "CAD",
    "HKD": "HKD",
    "EUR": "EUR|€",
    "GBP": "GBP",
    "JPY": "JPY",
    "CNY": "CNY|RMB",
    "RUB": "RUB",
    "INR": "INR",
    "CHF": "CHF",
    "ILS": "ILS",
    "IRR": "IRR",
    "SAR": "SAR",
    "TRY": "TRY",
    "MXN": "MXN",
    "BRL": "BRL",
    "KRW": "KRW",
    "SEK": "SEK",
    "UAH": "UAH",
    "PLN": "PLN",
    "BTC": "BTC",
}
# Said in these, kept in those: value × factor of the unit on the right.
_FOLDED = {
    "decade": ("year", 10.0),
    "century": ("year", 100.0),
    "fortnight": ("week", 2.0),
    "cent": ("USD", 0.01),
    "pence": ("GBP", 0.01),
}
_SIGNS = {
    **dict.fromkeys(["US$", "$US", "USD", "$"], "USD"),
    **dict.fromkeys(["A$", "AU$", "AUD"], "AUD"),
    **dict.fromkeys(["C$", "CA$", "CAD"], "CAD"),
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "MX$": "MXN",
    **dict.fromkeys(["£", "GBP"], "GBP"),
    **dict.fromkeys(["€", "EUR"], "EUR"),
    "¥": "JPY",
    "JPY": "JPY",
    "CNY": "CNY",
    "RMB": "CNY",
    "₹": "INR",
    "Rs": "INR",
    "Rs.": "INR",
    "INR": "INR",
    "₽": "RUB",
    "RUB": "RUB",
    "₪": "ILS",
    "NIS": "ILS",
    "₩": "KRW",
    "₺": "TRY",
    "₦": "NGN",
    "CHF": "CHF",
}
_MONEY = frozenset(_SIGNS.values()) | {"IRR", "SAR", "MXN", "SEK", "UAH", "PLN", "BTC"}
_TIME = frozenset(["year", "month", "week", "day", "hour", "minute", "second"])
_NAMES = (*_WORDS, *(unit for unit in _SYMBOLS if unit not in _WORDS))
_UNIT = re.compile(
    r"(?P<gap>[ \t\u00a0\u202f]?\n?|-| - |-plus[ -])(?:"
    + "|".join(f"(?P<w{i}>(?i:{_WORDS[unit]}))" for i, unit in enumerate(_NAMES) if unit in _WORDS)
    + "|"
    + "|".join(f"(?P<s{i}>{_SYMBOLS[unit]})" for i, unit in enumerate(_NAMES) if unit in _SYMBOLS)
    + r")(?![^\W_])"
)
_SIGN = re.compile(rf"(?:{'|'.join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))})[ \u00a0]?$")
_SIGN_WIDTH = 6
_STERLING = 1e6


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit written at [start, end): its normalised name and the factor folded into the value."""

    start: int
    end: int
    name: str
    factor: float = 1.0
    hyphenated: bool = False


def is_duration(unit: str | None) -> bool:
    """Tell whether a unit measures time."""
    return unit in _TIME


def is_money(unit: str | None) -> bool:
    """Tell whether a unit is a currency (ISO 4217)."""
    return unit in _MONEY


def unit_after(text: str, at: int, end: int, *, value: float, pounds_are_money: bool = False) -> Unit | None:
    """Return the unit written right after a number, if any.

    "pounds" are sterling where the amount is in millions or the text shows pound signs, else a weight.
    """
    match = _UNIT.match(text, at, end)
    if match is None or match.lastgroup is None:
        return None
    name = _NAMES[int(match.lastgroup[1:])]
    if name == "lb" and match.group().strip(" -").lower().startswith("pound"):
        name = "GBP" if pounds_are_money or value >= _STERLING else "lb"
    if name == "m" and match.group().strip(" -") == "m" and match["gap"] not in {"", " ", "-"}:
        return None
    name, factor = _FOLDED.get(name, (name, 1.0))
    return Unit(match.start() + len(match["gap"]), match.end(), name, factor, hyphenated="-" in match["gap"])


def sign_before(text: str, at: int, low: int) -> Unit | None:
    """Return the currency sign or code written right before a number, if any."""
    head = text[max(low, at - _SIGN_WIDTH) : at]
    match = _SIGN.search(head)
    if match is None:
        return None
    sign = match.group().rstrip("\u00a0 ")
    start = at - len(head) + match.start()
    if sign[0].isalpha() and start > low and text[start - 1].isalnum():
        if "$" not in sign:
            return None
        start, sign = start + sign.index("$"), "$"
    return Unit(start, at, _SIGNS[sign])
