"""Which outlets a report has its news from: credits in the dateline and citations in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secondsource.language.naming import stands_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.model.reading import Reading

# Agencies and broadcasters that are cited by a short name or without a word that says what they are.
_KNOWN = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "agence france presse": "Agence France-Presse",
    "upi": "United Press International",
    "united press international": "United Press International",
    "bloomberg": "Bloomberg",
    "dpa": "dpa",
    "efe": "EFE",
    "ansa": "ANSA",
    "tass": "TASS",
    "itar-tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "xinhua": "Xinhua",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "irna": "IRNA",
    "isna": "ISNA",
    "anadolu": "Anadolu",
    "pti": "Press Trust of India",
    "press trust of india": "Press Trust of India",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "cp": "Canadian Press",
    "canadian press": "Canadian Press",
    "aap": "Australian Associated Press",
    "cnn": "CNN",
    "bbc": "BBC",
    "abc": "ABC",
    "cbs": "CBS",
    "nbc": "NBC",
    "npr": "NPR",
    "politico": "Politico",
    "axios": "Axios",
    "al jazeera": "Al Jazeera",
    "al-jazeera": "Al Jazeera",
    "der spiegel": "Der Spiegel",
    "le monde": "Le Monde",
    "el país": "El País",
    "msnbc": "MSNBC",
    "cnbc": "CNBC",
    "c-span": "C-SPAN",
    "pbs": "PBS",
    "usa today": "USA Today",
    "buzzfeed": "BuzzFeed",
    "huffpost": "HuffPost",
    "propublica": "ProPublica",
    "the hill": "The Hill",
    "the atlantic": "The Atlantic",
    "newsweek": "Newsweek",
    "vox": "Vox",
}
# Call signs of American stations: "KTLA 5", "WPTV-TV" by themselves, "WREG" only where the words around say so, for
# other bodies have four letters too ("WADA said"); and acronyms that look like them.
_CALL_SIGN = re.compile(r"[WK][A-Z]{3}(-?TV)?( \d{1,2})?")
_ON_AIR = re.compile(
    r"\b(?:report(?:ed|s)|told|interview(?:ed)?|speaking|broke[ \t]the[ \t]story|radio|tv|television|broadcaster"
    r"|station|website|news)\b",
    re.IGNORECASE,
)
_NO_CALL_SIGN = frozenset("WHAT WHEN WITH WILL WERE WEST WEEK WORK KIDS KING KEEP KNOW KILL".split())
_MEDIA_LAST = frozenset(
    """news times post herald tribune journal gazette courier mirror telegraph guardian chronicle observer examiner
    inquirer bulletin dispatch sentinel globe radio tv television broadcasting newswire press daily weekly
    newspaper magazine""".split()
)
_MEDIA_FIRST = frozenset({"radio", "channel"})
_GENERIC_TOKENS = _MEDIA_LAST | _MEDIA_FIRST | {"the", "agency", "national", "international", "public", "state"}

_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'&-]*"
_NAMED = rf"(?P<name>{_CAP}(?:[ \t]+(?:of[ \t]+|&[ \t]+)?{_CAP}){{0,4}}|dpa)"
_GENERIC = (
    r"(?P<generic>(?:the|a|an|state|state-run|local|national|official)[ \t]+"
    r"(?:(?:state|news|official|local|private)[ \t]+)?(?:agency|newspaper|paper|broadcaster|station|network"
    r"|television|tv|media|radio))"
)
_KIND = r"(?:[ \t]+(?:news[ \t]+agency|newspaper|television|tv|magazine|broadcaster|agency|website|radio))?"
_VERB = (
    r"(?:(?:has|had|also|first|earlier|later|previously)[ \t]+){0,2}"
    r"(?:report(?:ed|s)|sa(?:id|ys)|wr(?:ote|ites)|quot(?:ed|es)|cit(?:ed|es)|broke[ \t]the[ \t]story)\b"
)
_FRAME = (
    r"(?:according[ \t]to|as[ \t]reported[ \t](?:by|in)|reported[ \t](?:by|in|on)|told|citing"
    r"|quoted[ \t](?:by|in)|quoting|speaking[ \t](?:to|with)|interview(?:ed)?[ \t](?:with|by))"
)
_ASIDE = r"(?:,[^,.\n]{1,60},)?"
_CITATIONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NAMED}{_KIND}{_ASIDE}[ \t]+{_VERB}",
        rf"\b(?i:{_FRAME})[ \t]+(?:[Tt]he[ \t]+)?{_NAMED}",
        rf"\b(?i:{_GENERIC}){_ASIDE}[ \t]+{_VERB}",
        rf"\b(?i:{_FRAME})[ \t]+(?i:{_GENERIC})",
        rf"\b(?i:reported)[ \t]+(?:[Tt]he[ \t]+)?{_NAMED}\b(?=[.,])",
    )
)
_CREDIT = re.compile(
    r"^\W*(?P<place>[^()\n]{0,60}?)[ \t]*\((?P<name>[A-Z][\w &.-]{1,40})\)\W{0,3}?[ \t]*(?:[-–—:]|--)", re.MULTILINE
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(rf",?[ \t]*\b(?:{_MONTH}[ \t]+\d{{1,2}}|\d{{1,2}}[ \t]+{_MONTH})\b.*", re.IGNORECASE)
_PLACE = re.compile(rf"{_CAP}(?:[ \t.,/-]+{_CAP}){{0,4}}\.?")
_BYLINE = re.compile(r"^(?:by|source:|from)[ \t]+(?:the[ \t]+)?(?P<name>.{2,60})$", re.IGNORECASE | re.MULTILINE)
_CREDIT_WITHIN = 400
_REACH = 2  # sentences after a citation, in its paragraph, that still rest on it


class Reliance(NamedTuple):
    """What a report has from one outlet: its name, the share of the words that rest on it, the places that say so."""

    outlet: str
    share: float
    credited: bool
    places: tuple[tuple[int, int], ...] = ()


def reliances(reading: Reading, outlets: Iterable[str]) -> list[Reliance]:
    """Return the outlets a report cites, the most relied on first.

    `outlets` are those of the reports compared, which are recognised whatever their names. A dateline or byline that
    credits an outlet makes the whole report its own.
    """
    report = reading.report
    known = [name for name in outlets if report.outlet is None or not same_outlet(name, report.outlet)]
    credited = _credit(reading)
    if credited is not None and not (report.outlet and same_outlet(credited[0], report.outlet)):
        return [Reliance(credited[0], 1.0, credited=True, places=(credited[1],))]
    cited = _citations(report.text, known, report.outlet)
    sentences = [s for s in reading.sentences if s.kind == "body"]
    words = [len(report.text[s.start : s.end].split()) for s in sentences]
    resting: dict[str, set[int]] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end, outlet in cited:
        places.setdefault(outlet, []).append((start, end))
        at = next((at for at, s in enumerate(sentences) if s.start <= start < s.end), None)
        if at is not None:
            paragraph = sentences[at].paragraph
            reach = range(at, min(at + _REACH + 1, len(sentences)))
            resting.setdefault(outlet, set()).update(i for i in reach if sentences[i].paragraph == paragraph)
    total = max(1, sum(words))
    found = [
        Reliance(name, sum(words[i] for i in rows) / total, credited=False, places=tuple(places[name]))
        for name, rows in resting.items()
    ]
    return sorted(found, key=lambda item: (-item.share, item.outlet))


def credit(reading: Reading) -> str | None:
    """Return the outlet that the dateline or byline credits, None if there is none."""
    found = _credit(reading)
    return found[0] if found else None


def _credit(reading: Reading) -> tuple[str, tuple[int, int]] | None:
    """Return the outlet credited and the place of its name."""
    head = reading.report.text[:_CREDIT_WITHIN]
    for match in (*_CREDIT.finditer(head), *_BYLINE.finditer(head)):
        name = match.group("name").strip(" .")
        known = _KNOWN.get(name.casefold()) or (name if _looks_like_outlet(name) else None)
        if match.re is _CREDIT:
            initials = name.isupper() and len(name) <= 6
            if not (known or initials) or not _is_dateline(match["place"], name, known=known is not None):
                continue
        elif known is None:
            continue
        return known or name, match.span("name")
    return None


def _is_dateline(before: str, name: str, *, known: bool) -> bool:
    """Tell whether a name in brackets follows a dateline's place, not the words it is short for ("the X Y (XY) —").

    A place in small letters needs a day after it or the name of a known outlet.
    """
    place = _DAY.sub("", before).strip(" \t,")
    if not place or place.split(",")[0].isupper():
        return not stands_for(name, place)
    sure = known or place != before.strip(" \t,")
    return sure and _PLACE.fullmatch(place) is not None and not stands_for(name, place)


def _citations(text: str, outlets: Sequence[str], own: str | None) -> list[tuple[int, int, str]]:
    """Return (start, end, outlet) of every citation in order; "the agency" is the outlet named last."""
    found: list[tuple[int, int, str]] = []
    last: str | None = None
    matches = sorted((m for pattern in _CITATIONS for m in pattern.finditer(text)), key=lambda m: (m.start(), m.end()))
    for match in matches:
        groups = match.groupdict()
        outlet = _outlet_named(match, outlets, own) if groups.get("name") else None
        if groups.get("generic"):
            words = groups["generic"].casefold()
            outlet = last or (
                words.removeprefix("the ") if re.search(r"state|news agency|local media", words) else None
            )
        elif outlet is not None:
            last = outlet
        if outlet is not None:
            found.append((match.start(), match.end(), outlet))
    return found


def _outlet_named(match: re.Match[str], outlets: Sequence[str], own: str | None) -> str | None:
    """Return the outlet that the name in a citation stands for, None if it is none or the report's own."""
    plain = re.sub(r"^The[ \t]+", "", match["name"])
    if own is not None and same_outlet(plain, own):
        return None
    for outlet in outlets:
        if same_outlet(plain, outlet):
            return outlet
    known = _KNOWN.get(plain.casefold())
    return known or (plain if _looks_like_outlet(plain, on_air=bool(_ON_AIR.search(match.group()))) else None)


def _looks_like_outlet(name: str, *, on_air: bool = False) -> bool:
    """Tell whether a name says of itself that it is an outlet's ("Northern Tribune", "Coast Press Agency").

    `on_air` tells that the words around a call sign speak of a broadcaster.
    """
    sign = _CALL_SIGN.fullmatch(name)
    if sign and name not in _NO_CALL_SIGN:
        return on_air or any(sign.groups())
    tokens = name.casefold().split()
    if len(tokens) < 2:
        return False
    if tokens[-1] == "agency":
        return tokens[-2] in {"news", "press"}
    return tokens[-1] in _MEDIA_LAST or tokens[0] in _MEDIA_FIRST


def same_outlet(a: str, b: str) -> bool:
    """Tell whether two names are one outlet's: equal, one the other's initials, or a part that is its own.

    A single word with an article is a name of its own ("The Times" is not the Los Angeles Times).
    """
    first, second = _KNOWN.get(a.casefold(), a), _KNOWN.get(b.casefold(), b)
    tokens_a, tokens_b = _tokens(first), _tokens(second)
    if tokens_a == tokens_b:
        return True
    short, long = sorted((tokens_a, tokens_b), key=len)
    if len(short) == 1 and len(long) > 1:
        initials = "".join(token[0] for token in long)
        whole = re.match(r"the[ \t]", a if tokens_a == short else b, re.IGNORECASE) is not None
        return short[0] == initials or (
            not whole and short[0] == long[-1] and short[0] not in {"news", "tv", "radio", "agency", "press"}
        )
    return bool(set(short) - _GENERIC_TOKENS) and set(short) < set(long)


def _tokens(name: str) -> list[str]:
    plain = re.sub(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co\.uk)$", "", name.casefold())
    return [token for token in re.findall(r"[^\W_]+", plain) if token != "the"]  # noqa: S105 -- a word, not a secret
