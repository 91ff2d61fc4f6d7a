"""The English vocabulary of time: every word a rule speaks of, with its class and value."""

from __future__ import annotations

import re

from secondsource.annotate.times.holidays import AfterEaster, Fixed, Holiday, NthWeekday
from secondsource.annotate.times.lexing import Entry, Vocabulary

_MONTHS = (
    "january february march april may june july august september october november december"
).split()  # fmt: skip
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()

HOLIDAYS: dict[str, Holiday] = {
    "new year's eve": Fixed(12, 31),
    "new year's day": Fixed(1, 1),
    "new year's": Fixed(1, 1),
    "martin luther king jr. day": NthWeekday(1, 0, 3),
    "martin luther king day": NthWeekday(1, 0, 3),
    "groundhog day": Fixed(2, 2),
    "valentine's day": Fixed(2, 14),
    "presidents' day": NthWeekday(2, 0, 3),
    "presidents day": NthWeekday(2, 0, 3),
    "st. patrick's day": Fixed(3, 17),
    "st patrick's day": Fixed(3, 17),
    "international women's day": Fixed(3, 8),
    "april fools' day": Fixed(4, 1),
    "april fool's day": Fixed(4, 1),
    "ash wednesday": AfterEaster(-46),
    "palm sunday": AfterEaster(-7),
    "maundy thursday": AfterEaster(-3),
    "good friday": AfterEaster(-2),
    "easter sunday": AfterEaster(0),
    "easter monday": AfterEaster(1),
    "easter": AfterEaster(0),
    "ascension day": AfterEaster(39),
    "pentecost": AfterEaster(49),
    "whit monday": AfterEaster(50),
    "corpus christi day": AfterEaster(60),
    "earth day": Fixed(4, 22),
    "anzac day": Fixed(4, 25),
    "may day": Fixed(5, 1),
    "mother's day": NthWeekday(5, 6, 2),
    "memorial day": NthWeekday(5, 0, -1),
    "juneteenth": Fixed(6, 19),
    "father's day": NthWeekday(6, 6, 3),
    "canada day": Fixed(7, 1),
    "independence day": Fixed(7, 4),
    "fourth of july": Fixed(7, 4),
    "bastille day": Fixed(7, 14),
    "labor day": NthWeekday(9, 0, 1),
    "labour day": NthWeekday(9, 0, 1),
    "columbus day": NthWeekday(10, 0, 2),
    "indigenous peoples' day": NthWeekday(10, 0, 2),
    "halloween": Fixed(10, 31),
    "all saints' day": Fixed(11, 1),
    "guy fawkes night": Fixed(11, 5),
    "bonfire night": Fixed(11, 5),
    "election day": NthWeekday(11, 0, 1, 1),
    "veterans day": Fixed(11, 11),
    "armistice day": Fixed(11, 11),
    "remembrance day": Fixed(11, 11),
    "thanksgiving day": NthWeekday(11, 3, 4),
    "thanksgiving": NthWeekday(11, 3, 4),
    "black friday": NthWeekday(11, 3, 4, 1),
    "cyber monday": NthWeekday(11, 3, 4, 4),
    "christmas eve": Fixed(12, 24),
    "christmas day": Fixed(12, 25),
    "christmas": Fixed(12, 25),
    "boxing day": Fixed(12, 26),
}

_VAGUE = {
    "PAST_REF": (
        "recently|lately|more recently|most recently|not long ago|long ago|the recent past|"
        "the distant past|time past|once upon a time"
    ),
    "PRESENT_REF": "right now|just now|currently|at present|presently|nowadays|these days|at the moment|at this time",
    "FUTURE_REF": (
        "soon|as soon as possible|shortly|the near future|the foreseeable future|the not too distant future|"
        "the distant future|the near term|the short term"
    ),
}

# Each class with its words; a value of None means that the word stands for itself alone.
_PLAIN: dict[str, dict[str, int | str | None]] = {
    "THE": {"the": None},
    "AA": {"a": 1, "an": 1},
    "OF": {"of": None},
    "IN": {"in": None},
    "AT": {"at": None},
    "ON": {"on": None},
    "FROM": {"from": None},
    "TO": {w: None for w in "to through throughout till until thru into".split()},
    "BETWEEN": {"between": None},
    "AND": {"and": None, "&": None},
    "OR": {"or": None},
    "SO": {"so": None},
    "FOR": {"for": None},
    "PREP": {w: None for w in "during since by per as".split()},
    "THIS": {"this": None, "these": None},
    "THAT": {"that": None, "those": None},
    "LAST": {"last": None},
    "NEXT": {"next": None},
    "PAST": {"past": None},
    "PREVIOUS": {"previous": None, "preceding": None},
    "FOLLOWING": {"following": None, "ensuing": None, "subsequent": None},
    "COMING": {"coming": None, "upcoming": None},
    "RECENT": {"recent": None, "latest": None},
    "CURRENT": {"current": None},
    "SAME": {"same": None},
    "FUTURE": {"future": None},
    "EVERY": {"every": None, "each": None},
    "OTHER2": {"other": None},
    "EARLY": {"early": "START"},
    "LATE": {"late": "END"},
    "MID": {"mid": "MID"},
    "EARLIER": {"earlier": "earlier"},
    "LATER": {"later": "later"},
    "SOMETIME": {"sometime": None},
    "EDGE": {"beginning": "START", "start": "START", "middle": "MID", "end": "END", "close": "END"},
    "AGO": {"ago": None},
    "NOW": {"now": None},
    "TIME": {"time": None},
    "TIMES": {"times": None},
    "OLD": {"old": None, "olds": None},
    "LONG": {"long": None},
    "APPROX": {w: None for w in "approximately roughly nearly almost some around about circa barely".split()},
    "OVER": {"over": None, "under": None, "within": None},
    "MORE": {"more": None, "less": None, "fewer": None, "longer": None},
    "THAN": {"than": None},
    "LEAST": {"least": None, "most": None},
    "UP": {"up": None},
    "NO": {"no": None},
    "ANOTHER": {"another": 1, "additional": None, "further": None, "extra": None},
    "ONLY": {"only": None, "just": None},
    "SEVERAL": {"several": None, "few": None, "many": None, "numerous": None},
    "COUPLE": {"couple": 2},
    "DOZEN": {"dozen": 12},
    "HALF": {"half": None},
    "HUNDRED": {"hundred": 100, "hundreds": 100},
    "THOUSAND": {"thousand": 1000, "million": 1000000, "thousands": 1000},
    "ONES": {word: n for n, word in enumerate(_ONES, 1)},
    "TEENS": {word: n for n, word in enumerate(_TEENS, 10)},
    "TENS": {word: n * 10 for n, word in enumerate(_TENS, 2)},
    "ORDWORD": {word: n for n, word in enumerate(_ORDINALS, 1)},
    "WORDDECADE": {word: n for n, word in enumerate(_DECADES, 2)},
    "TRADING": {w: None for w in "trading business working consecutive straight full calendar whole entire".split()},
    "UNIT": {u: u for u in "minute hour day week weekend month year decade century".split()} | {"fortnight": "week"},
    "UNITS": {f"{u}s": u for u in "second minute hour day week weekend month year decade".split()}
    | {"centuries": "century", "mins": "minute", "hrs": "hour", "secs": "second", "yrs": "year", "fortnights": "week"},
    "QUARTER": {"quarter": "quarter"},
    "QUARTERS": {"quarters": "quarter"},
    "PERIOD": {"period": None},
    "COMPARABLE": {"comparable": None, "corresponding": None},
    "FISCAL": {"fiscal": None, "financial": None},
    "SEASON": {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4},
    "SEASONS": {"springs": 1, "summers": 2, "falls": 3, "autumns": 3, "winters": 4},
    "DAYWORD": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "TONIGHT": {"tonight": None},
    "OVERNIGHT": {"overnight": None},
    "DAYPART": {
        "morning": "TMO",
        "afternoon": "TAF",
        "evening": "TEV",
        "night": "TNI",
        "dawn": "TMO",
        "daybreak": "TMO",
        "lunchtime": "TMI",
        "dusk": "TEV",
        "sunset": "TEV",
    },
    "DAYPARTS": {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"},
    "NOON": {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"},
    "OCLOCK": {"o'clock": None},
    "YEAREND": {"yearend": None},
    "FREQ": {
        "daily": "P1D",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "bimonthly": "P2M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annually": "P1Y",
        "hourly": "PT1H",
        "nightly": "P1D",
    },
    "ONCE": {"once": None, "twice": None},
    "AHEAD": {"ahead": None},
    "BEFORE": {"before": None, "prior": None},
    "AFTER": {"after": None},
}
_CAPITALS = {
    "ZONE": "EST EDT CST CDT MST MDT PST PDT GMT UTC BST CET CEST MSK IST JST AEST ET PT Z".split(),
    "BC": ["BC", "BCE"],
    "AD": ["AD", "CE"],
}
_PHRASES: dict[str, dict[str, int | str | None]] = {
    "OCLOCK": {"o'clock": None},
    "THEDAYBEFORE": {"the day before": -1, "day before": -1, "the day after": 1, "day after": 1},
    "DAYBEFORE": {"the day before yesterday": -2, "the day after tomorrow": 2},
    "YEAREND": {"year-end": None, "year end": None, "year's end": None},
}


def _words() -> dict[str, Entry]:
    words = {word: Entry(kind, value) for kind, table in _PLAIN.items() for word, value in table.items()}
    for n, name in enumerate(_MONTHS, 1):
        words[name] = Entry("MONTH", n, capital=True)
        words[f"{name[:3]}."] = Entry("MONTH", n, capital=True)
        words.setdefault(name[:3], Entry("MONTHABBR", n, capital=True))
    for n, name in enumerate(_WEEKDAYS):
        words[name] = Entry("WEEKDAY", n, capital=True)
        words[f"{name}s"] = Entry("WEEKDAYS", n, capital=True)
    del words["may."]
    words["sept."] = Entry("MONTH", 9, capital=True)
    words["sept"] = Entry("MONTHABBR", 9, capital=True)
    for n, shorts in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun")):
        for short in shorts.split():
            words[short] = words[f"{short}."] = Entry("WEEKDAYABBR", n, capital=True)
    for kind, names in _CAPITALS.items():
        for name in names:
            words[name.lower()] = Entry(kind, name, capital=True)
    for n, name in enumerate(HOLIDAYS):
        words[name] = Entry("HOLIDAY", n, capital=True)
    for ref, names in _VAGUE.items():
        for name in names.split("|"):
            words.setdefault(name, Entry("VAGUE", ref))
    for kind, table in _PHRASES.items():
        for name, value in table.items():
            words[name] = Entry(kind, value)
    return words


HOLIDAY_LIST = tuple(HOLIDAYS.values())
WORDS = _words()


def _phrases() -> re.Pattern[str]:
    """Compile all entries of several words, longest first; white space and apostrophes may vary."""
    several = [word for word in WORDS if not word.replace(".", "").isalpha()]
    ordered = sorted(several, key=len, reverse=True)

    def shape(word: str) -> str:
        return re.escape(word).replace(r"\ ", r"\s{1,3}").replace("'", "['’]")

    return re.compile(r"(?<![\w-])(?:" + "|".join(map(shape, ordered)) + r")(?![\w])", re.IGNORECASE)


ENGLISH = Vocabulary(WORDS, _phrases())
CLASSES = (
    frozenset(entry.kind for entry in WORDS.values())
    | set(_PLAIN)
    | set(_PHRASES)
    | {
        *(
            "ISO NUMERIC CLOCK DECADE YEAR2 ORD FRACTION AMPM POSS DAYNUM YEAR4 NUM COMMA DOT HYPHEN DASH LONGDASH"
        ).split(),
        *(
            "SLASH OPEN CLOSE APOS MONEY PERCENT NUMBERSIGN MONTHABBR HOLIDAY WEEKDAY WEEKDAYS WEEKDAYABBR VAGUE"
        ).split(),
    }
)
