"""Headlines in which a colon says who speaks: "Iran: no talks", "Gates stayed shut: mayor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.page import Saying
from secondsource.language.countries import country_named
from secondsource.language.lists import words
from secondsource.language.roles import body_of, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.page import Page, WordRange

_LONGEST = 5
_LEAST = 2
_GROUPS = words("officials police sources witnesses experts report study poll survey lawyer lawyers doctors scientists")


def with_headlines(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Return links with those of headlines whose colon has a speaker on one side, and headlines' links made whole."""
    headed = {n: page.sentence_words[n] for n, sentence in enumerate(page.sentences) if sentence.kind == "heading"}
    found, taken = [], set()
    for link in links:
        number = page.sentence_of(link.cue[0]) if link.cue else -1
        taken.add(number)
        found.append(_whole(page, link, *headed[number]) if number in headed else link)
    made = (_headline(page, *place) for number, place in headed.items() if number not in taken)
    return [*found, *(link for link in made if link)]


def _whole(page: Page, link: Saying, start: int, end: int) -> Saying:
    """Return the link of a headline that ends in its speaker ("Dam could fail, engineers warn") with all before it."""
    if link.cue is None or link.source is None or len(link.content) != 1:
        return link
    first = min(link.cue[0], link.source[0])
    last = max(link.cue[1], link.source[1])
    closes = start < first and end - 1 <= last <= end and page.word(first - 1) == ","
    if not closes or not start <= link.content[0][0] < first:
        return link
    return msgspec.structs.replace(link, content=((link.content[0][0], first - 1),))


def _headline(page: Page, start: int, end: int) -> Saying | None:
    marks = [at for at in range(start + 1, end - 1) if page.words[at] == ":"]
    if len(marks) != 1:
        return None
    colon = marks[0]
    before, after = (start, colon), (colon + 1, end)
    if _speaker(page, before) and after[1] - after[0] >= _LEAST:
        return Saying(before, (colon, colon + 1), (_bare(page, after),))
    if _speaker(page, after) and before[1] - before[0] > _LEAST:
        return Saying(_bare(page, after), (colon, colon + 1), (before,))
    return None


def _speaker(page: Page, part: WordRange) -> bool:
    """Tell whether a side of the colon is one who speaks: a role, a body, a country by itself."""
    start, end = _bare(page, part)
    if not 0 < end - start <= _LONGEST:
        return False
    last = page.words[end - 1]
    phrase = page.text[page.tokens[start].start : page.tokens[end - 1].end]
    if end - start == 1 or page.word(start) == "the":
        known = last in _GROUPS or role_of(last) is not None or body_of(last) is not None
        return known or country_named(phrase) is not None
    if any(page.pos(at) == "POS" for at in range(start, end)):
        return False
    named = all(page.tokens[at].text[0].isupper() for at in range(start, end))
    return (named and role_of(page.word(start)) is not None) or last in _GROUPS or role_of(last) is not None


def _bare(page: Page, part: WordRange) -> WordRange:
    start, end = part
    while end > start and page.words[end - 1] in {".", "!"}:
        end -= 1
    return start, end
