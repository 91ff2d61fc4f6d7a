"""The English vocabulary of time: every word a rule speaks of, with its class and value."""

from __future__ import annotations

import re

from secondsource.annotate.times.english_holidays import HOLIDAYS
from secondsource.annotate.times.lexing import SCANNED, Entry, Payload, Vocabulary

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_ABBREVIATIONS = ("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun")
_UNITS = "minute hour day week weekend month year decade century".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

# Words that have no value of their own, by class.
_PLAIN: dict[str, str] = {
    "THE": "the",
    "OF": "of",
    "IN": "in",
    "AT": "at",
    "ON": "on",
    "FROM": "from",
    "TO": "to through throughout till until thru into",
    "BETWEEN": "between",
    "AND": "and",
    "OR": "or",
    "SO": "so",
    "FOR": "for",
    "PREP": "during since by per as",
    "OVER": "over under within",
    "BEFORE": "before prior",
    "AFTER": "after",
    "THIS": "this these",
    "THAT": "that those",
    "LAST": "last",
    "NEXT": "next",
    "PAST": "past",
    "PREVIOUS": "previous preceding",
    "FOLLOWING": "following ensuing subsequent",
    "COMING": "coming upcoming",
    "RECENT": "recent latest",
    "CURRENT": "current",
    "SAME": "same",
    "FUTURE": "future",
    "COMPARABLE": "comparable corresponding",
    "EVERY": "every each",
    "OTHER2": "other",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "EARLIER": "earlier",
    "LATER": "later",
    "SOMETIME": "sometime",
    "EDGE": "beginning start middle end close",
    "AGO": "ago",
    "NOW": "now",
    "TIMES": "times",
    "OLD": "old olds",
    "LONG": "long",
    "APPROX": "approximately roughly nearly almost some around about circa barely",
    "MORE": "more less fewer longer",
    "THAN": "than",
    "LEAST": "least most",
    "UP": "up",
    "NO": "no",
    "SEVERAL": "several few many numerous hundreds thousands dozens scores",
    "TRADING": "trading business working consecutive straight full calendar whole entire",
    "PERIOD": "period",
    "FISCAL": "fiscal financial",
    "TONIGHT": "tonight",
    "OVERNIGHT": "overnight",
    "ONCE": "once twice",
    "OCLOCK": "o'clock",
    "BC": "bc|bce|b.c.|b.c.e.",
    "AD": "ad|a.d.",
    "YEAREND": "year-end|year end|year's end",
}
_ERAS = frozenset({"BC", "AD"})
# Words with a value.
_VALUED: dict[str, dict[str, Payload]] = {
    "AA": {"a": 1, "an": 1},
    "ANOTHER": {"another": 1, "additional": None, "further": None, "extra": None},
    "COUPLE": {"couple": 2},
    "DOZEN": {"dozen": 12},
    "HALF": {"half": None},
    "HUNDRED": {"hundred": 100},
    "THOUSAND": {"thousand": 1000, "million": 1_000_000},
    "ONES": {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)},
    "TEENS": {
        word: n
        for n, word in enumerate(
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
        )
    },
    "TENS": {word: n * 10 for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
    "ORDWORD": {word: n for n, word in enumerate(_ORDINALS, 1)},
    "WORDDECADE": {
        word: n
        for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
    },
    "UNIT": {**{unit: unit for unit in _UNITS}, "fortnight": "week"},
    "UNITS": {
        **{f"{unit}s": unit for unit in ("second", *_UNITS[:-1])},
        "centuries": "century",
        "mins": "minute",
        "hrs": "hour",
        "secs": "second",
        "yrs": "year",
        "fortnights": "week",
    },
    "QUARTER": {"quarter": "quarter"},
    "QUARTERS": {"quarters": "quarter"},
    "SEASON": {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4},
    "DAYWORD": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "DAYBEFORE": {"the day before yesterday": -2, "the day after tomorrow": 2},
    "THEDAYBEFORE": {"the day before": -1, "day before": -1, "the day after": 1, "day after": 1},
    "DAYPART": {
        "morning": "TMO",
        "afternoon": "TAF",
        "evening": "TEV",
        "night": "TNI",
        "dawn": "TMO",
        "daybreak": "TMO",
        "dusk": "TEV",
        "sunset": "TEV",
    },
    "DAYPARTS": {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"},
    "NOON": {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"},
    "FREQ": {
        "daily": "P1D",
        "nightly": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "bimonthly": "P2M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annually": "P1Y",
    },
}
_VAGUE = {
    "PAST_REF": (
        "recently|lately|more recently|most recently|not long ago|long ago|the recent past|the distant past|"
        "time past|once upon a time"
    ),
    "PRESENT_REF": "right now|just now|currently|at present|presently|nowadays|these days|at the moment|at this time",
    "FUTURE_REF": (
        "soon|as soon as possible|shortly|the near future|the foreseeable future|the not too distant future|"
        "the distant future|the near term|the short term"
    ),
}
# Offsets from UTC; None where they change over the year. Of zones that share a name the one news means most often.
ZONES: dict[str, str | None] = {
    **dict.fromkeys("GMT UTC WET".split(), "+00:00"),
    **dict.fromkeys("BST CET".split(), "+01:00"),
    **dict.fromkeys("CEST EET SAST".split(), "+02:00"),
    **dict.fromkeys("MSK EEST EAT".split(), "+03:00"),
    "PKT": "+05:00",
    "IST": "+05:30",
    "HKT": "+08:00",
    **dict.fromkeys("JST KST".split(), "+09:00"),
    "AEST": "+10:00",
    "AEDT": "+11:00",
    **dict.fromkeys("EST CDT".split(), "-05:00"),
    "EDT": "-04:00",
    **dict.fromkeys("CST MDT".split(), "-06:00"),
    **dict.fromkeys("MST PDT".split(), "-07:00"),
    "PST": "-08:00",
    **dict.fromkeys("ET PT".split()),
}


def _calendar_words() -> dict[str, Entry]:
    """Return the names of months, weekdays, holidays and time zones, which count only with a capital letter."""
    found: dict[str, Entry] = {}
    for n, name in enumerate(_MONTHS, 1):
        found[name] = Entry("MONTH", n, capital=True)
        for short in {name[:3], "sept" if n == 9 else name[:3]} - {name}:
            found[f"{short}."] = Entry("MONTH", n, capital=True)
            found[short] = Entry("MONTHABBR", n, capital=True)
    for n, name in enumerate(_WEEKDAYS):
        found[name] = Entry("WEEKDAY", n, capital=True)
        found[f"{name}s"] = Entry("WEEKDAYS", n, capital=True)
        for short in _WEEKDAY_ABBREVIATIONS[n].split():
            found[short] = found[f"{short}."] = Entry("WEEKDAYABBR", n, capital=True)
    for n, name in enumerate(HOLIDAYS):
        found[name] = Entry("HOLIDAY", n, capital=True)
    for name in ZONES:
        found[name.lower()] = Entry("ZONE", name, capital=True)
    return found


def _all_words() -> dict[str, Entry]:
    found = _calendar_words()
    for kind, text in _PLAIN.items():
        for word in text.split("|") if "|" in text else text.split():
            found[word] = Entry(kind, capital=kind in _ERAS)
    for kind, table in _VALUED.items():
        for word, value in table.items():
            found[word] = Entry(kind, value)
    for ref, text in _VAGUE.items():
        for word in text.split("|"):
            found[word] = Entry("VAGUE", ref)
    return found


def _phrases(entries: dict[str, Entry]) -> re.Pattern[str]:
    """Compile all entries of several words, longest first; white space and apostrophes may vary."""
    several = [word for word in entries if not word.removesuffix(".").isalpha()]
    shapes = [
        re.escape(word).replace(r"\ ", r"(?:[^\S\n]{1,2}|[^\S\n]?\n)").replace("'", "['’]")
        for word in sorted(several, key=lambda word: (-len(word), word))
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(shapes) + r")(?!\w)", re.IGNORECASE)


HOLIDAY_LIST = tuple(HOLIDAYS.values())
_WORDS = _all_words()
ENGLISH = Vocabulary(_WORDS, _phrases(_WORDS))
CLASSES = frozenset(entry.kind for entry in _WORDS.values()) | SCANNED
