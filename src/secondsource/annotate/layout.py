"""What a paragraph is for: heading, caption, byline or running text; and the dateline at its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import SentenceKind

_AGENCY = (
    r"(?:AP|Reuters|REUTERS|AFP|UPI|CNN|Xinhua|XINHUA|TASS|ITAR-TASS|RIA Novosti|Interfax|IRNA|ANSA|EFE|dpa|DPA|Kyodo"
    r"|PTI|ANI|IANS|Yonhap|Anadolu|BBC|NPR|VOA|RFE/RL|Bloomberg|NYT|WSJ|JTA|CP|PA|AAP|CNS|CBS\w*|NBC\w*|ABC\w*|Fox \w+"
    r"|(?:The )?Associated Press|(?:The )?Canadian Press|[A-Z][\w.& ]{1,30}(?:News(?: Agency| Service)?|Press|Wire))"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{0,6})\.?"
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = rf"(?:(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_STATION = r"[A-Z][A-Z\d/.\-]{1,11}"
_DASH = r"(?:—|–|―|--?|_|:(?= ))"
_CAPS = r"(?:[A-Z][A-Z’'.\-]*[A-Z](?![a-z])\.?|ST\.|FT\.|MT\.)"
_PLACE_CAPS = rf"{_CAPS}(?:(?: |/){_CAPS}){{0,4}}"
_PLACE_MIXED = r"[A-Z][\w’'.\-]+(?: (?:[A-Z][\w’'.\-]+|de|of|al|the)){0,4}"
_REGION = r"(?:, (?:[A-Z][\w’'.\-]*)(?: [A-Z][\w’'.\-]*){0,3})"
_DATELINE = re.compile(
    rf"(?:{_PLACE_CAPS}{_REGION}?(?:,? {_DATE})?(?:,? ?\((?:{_AGENCY}|{_STATION})\))?\s*{_DASH}\s*"
    rf"|{_PLACE_MIXED}{_REGION}?(?:,? {_DATE})? ?\({_STATION}\)\s*(?:—|–|―|--?)\s+"
    rf"|{_PLACE_MIXED}{_REGION}?(?:,? {_DATE})? ?\({_AGENCY}\)\s*(?:{_DASH}\s*)?"
    rf"|{_PLACE_MIXED}{_REGION}?, {_DATE}(?: \({_AGENCY}\))?\s*(?:—|–|―|--?)\s+"
    rf"|\({_AGENCY}\)\s*(?:{_DASH}\s*)?)"
)
_NOT_PLACES = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|WATCH|LIVE|JUST IN|FACT CHECK|NOTE|EDITOR|READ|MORE|VIDEO|PHOTOS?"
    r"|FILE|WARNING|ADVERTISEMENT|CORRECTION|Q|A|THE|ALERT|DEVELOPING|REPORT|TRANSCRIPT|SPEAKER|MODERATOR|HOST)\b"
)
_DATE_LINE = re.compile(
    rf"(?:(?:Published|Posted|Updated|Last updated|First published|Modified)\b.{{0,60}}\d.{{0,40}}"
    rf"|(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}(?:[ ,·|-]+\d{{1,2}}[:.]\d\d.{{0,20}})?"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?(?: [A-Z]{2,4})?|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?)\.?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Reported by) (?:[A-Z][\w.’'\-]+(?:,? (?:and|AND|[A-Z][\w.’'\-]+|of|for|the|in)){0,14})"
)
_CAPTION_START = re.compile(
    r"\(?\[?(?:(?:AP |File |Handout |Screen ?)?(?:Photo(?:graph)?s?|Images?|Pictures?|Video|Graphic|Illustration)"
    r"(?: (?:by|credits?|courtesy|caption|copyright|from|source)\b|\s*[:/]| \(|$)"
    r"|(?:Media caption|Credits?|Caption|Courtesy|Photo illustration)\s*[:/]|FILE(?: PHOTO| IMAGE)?\s*(?:[:—–]|--?\s)"
    r"|(?:In|On) this (?:\w+\.? \d+, \d{4},? )?(?:\w+[ -]){0,3}(?:file )?(?:photo|image|picture|frame|screen ?grab)\b)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:AP |AFP|Reuters|EPA|Getty|Photo|Credit|Image|Courtesy|Screenshot)[^()]{0,80}\)"
    r"|(?:Getty Images|AFP via Getty\w*|AP Photo|Shutterstock|Associated Press Photo|iStock(?:photo)?)"
    r"(?:/[\w. ]{1,40})?)[.\s]*$"
)
_FINAL = re.compile(r"[.!?…:;,。！？][\"”’'»)\]*_]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]*\s+[A-Z(“\"]")
_QUERY = re.compile(r"[?!][\"”’')]*$")
_LIST_ITEM = re.compile(r"(?:[-–—•‣▪●◦*+]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|>)")
_SPEAKER_LINE = re.compile(r"(?:[A-Z][\w.’'\-]*(?: [A-Z(][\w.’'\-)]*){0,4}):\s")
_HASHES = re.compile(r"#{1,6}\s+\S")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from if in is of on or over the to up vs v via with after before than that into",
    )
)
_HEADING_WIDTH, _HEADING_WORDS, _TITLE_WORDS, _SUBHEADING_WORDS = 200, 30, 20, 12
_TITLED, _TITLED_CONTENT = 0.7, 3  # share of capitalised content words in a title; a sentence of names has few
_CAPTION_WIDTH = 700
_DATELINE_WIDTH = 160
_REACH = 4


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the dateline at the head of a paragraph ends (its dash included), or `start` if there is none."""
    head = text[start : min(end, start + _DATELINE_WIDTH)]
    match = _DATELINE.match(head)
    if match is None or _NOT_PLACES.match(head):
        return start
    stop = match.end()
    if start + stop >= end:
        return start
    following = head[stop : stop + 1]
    bare = "(" not in match.group() and not any(c.isdigit() for c in match.group())
    colon = match.group().rstrip().endswith(":")
    tight = not match.group()[-1].isspace() and match.group()[-1] != ")"
    if following.islower() or (bare and (colon or len(match.group().strip(" —–―-_")) < 4)) or (bare and tight):
        return start
    return start + len(match.group().rstrip())


def paragraph_kinds(text: str, spans: Sequence[tuple[int, int]]) -> list[SentenceKind]:
    """Return what each paragraph is; "dateline" here means a line that only names authors or a date."""
    kinds: list[SentenceKind] = []
    bodies = [_is_prose(text, span) for span in spans]
    for index, (start, end) in enumerate(spans):
        longer = any(
            bodies[later] and spans[later][1] - spans[later][0] > end - start
            for later in range(index + 1, min(len(spans), index + 1 + _REACH))
        )
        kinds.append(_kind(text[start : min(end, start + _CAPTION_WIDTH + 1)], first=index == 0, before_longer=longer))
    return kinds


def _is_prose(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a paragraph looks like running text: it ends as a sentence does, or is long."""
    start, end = span
    return end - start > _HEADING_WIDTH or _FINAL.search(text[max(start, end - 8) : end]) is not None


def _kind(body: str, *, first: bool, before_longer: bool) -> SentenceKind:
    """Classify one paragraph by its own words and whether a longer one follows."""
    if len(body) <= _CAPTION_WIDTH and (_CAPTION_START.match(body) or _CAPTION_END.search(body)):
        return "caption"
    if _HASHES.match(body) and len(body) <= _HEADING_WIDTH:
        return "heading"
    placed = _DATELINE.fullmatch(body) and not _NOT_PLACES.match(body)
    if len(body) <= _HEADING_WIDTH and (placed or _BYLINE.fullmatch(body) or _DATE_LINE.fullmatch(body)):
        return "dateline"
    if before_longer and _is_heading(body, first=first):
        return "heading"
    return "body"


def _is_heading(body: str, *, first: bool) -> bool:
    """Tell whether a paragraph that stands before a longer one is worded like a heading."""
    if len(body) > _HEADING_WIDTH or _LIST_ITEM.match(body):
        return False
    if _SPEAKER_LINE.match(body):
        return first and not _FINAL.search(body)
    words = body.split()
    letter = next((c for c in body if c.isalpha()), "a")
    if letter.islower() or body[0] in "@#" or (len(words) > _SUBHEADING_WORDS and _INNER_STOP.search(body)):
        return False
    content = [w for w in words if w.lower() not in _SMALL and w[0].isalpha()]
    titled = len(content) > 1 and sum(w[0].isupper() for w in content) > _TITLED * len(content)
    if _FINAL.search(body):
        query = _QUERY.search(body) is not None and len(words) <= _TITLE_WORDS
        return first and (query or (titled and len(content) > _TITLED_CONTENT))
    if first:
        return len(words) <= _HEADING_WORDS
    unclosed = body[0] in '"“' and body[-1] not in '"”'
    return not unclosed and len(words) <= (_TITLE_WORDS if titled else _SUBHEADING_WORDS)
