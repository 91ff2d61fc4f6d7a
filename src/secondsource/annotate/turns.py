"""Speech that the layout gives to its speaker: transcripts, posts, signatures, quotations that go on without a cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.page import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.annotate.page import Page, WordRange

_NAME = r"[A-Z][A-Z.’'\-]*[A-Z]\.?"
_LABEL = re.compile(  # at a line's start: "BRANDT:", "MS. LIND:", "GOV. ANA RUIZ (R):", "@name:", "Q:"
    rf"^[ \t]*[\"“]?(?P<who>(?:{_NAME}[ ]){{0,4}}{_NAME}(?:[ ]\([^()\n]{{1,30}}\))?|@\w{{2,30}}|[QA])"
    r"(?P<mark>:)[ \t]+(?=\S)",
    re.MULTILINE,
)
_NO_SPEAKERS = re.compile(
    r"(?:UPDATED?|BREAKING|EXCLUSIVE|OPINION|ANALYSIS|WATCH|LIVE|NOTE|READ|MORE|VIDEO|PHOTOS?|FILE|RELATED|SEE ALSO"
    r"|WARNING|CORRECTION|CLARIFICATION|EDITOR|BYLINE|EMAIL|LOOK|ALSO|FACT CHECK|THE FACTS|TRUE|FALSE|PS|NB"
    r"|[A-Z ]*TEXT|SOURCES?|WHAT|WHERE|WHEN|WHY|WHO|HOW|POLL|REPORT|TRANSCRIPT|BOTTOM LINE|ADVERTISEMENT)(?: .*)?$"
)
_SIGNED = re.compile(  # after a quotation's closing mark, to the line's end
    r"(?:[ \t\xa0]*\n[ \t\xa0]*(?=[―—–])|[ \t\xa0]*)(?P<mark>―|—|–|--|-)[ \t]*"
    r"(?P<who>[A-Z][\w.’'\-]+(?:[ ](?:[A-Z][\w.’'\-]+|de|la|von|van|bin|al)){0,4})"
    r"(?P<rest>(?:, [^\n\"“”]{1,60})?)[ \t\xa0.]*(?=\n|$)"
)
_OPENING = frozenset('"“”„«')
_LEAST_SPEAKERS = 2
_LEAST_WORDS = 4


def with_turns(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Give each turn of a transcript, and each post after its handle, to whom it is labelled with.

    Labels count when there are at least two speakers; a handle counts alone. Links that run across a turn's border end.
    """
    turns = list(_turns(page))
    found = [link for link in links if not _replaced(link, turns)]
    return [*found, *turns]


def _turns(page: Page) -> Iterator[Saying]:
    labels = [m for m in _LABEL.finditer(page.text) if not _NO_SPEAKERS.match(m["who"])]
    if len({m["who"] for m in labels if not m["who"].startswith("@")}) < _LEAST_SPEAKERS:
        labels = [m for m in labels if m["who"].startswith("@")]
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else None
        source, cue = page.range(*label.span("who")), page.range(*label.span("mark"))
        parts = [_trimmed(page, page.range(*place)) for place in _paragraphs(page.text, label, following)]
        content = tuple(part for part in parts if part[0] < part[1])
        if content and source[0] < source[1] <= cue[0]:
            yield Saying(source, cue, content, direct=True)


def _paragraphs(text: str, label: re.Match[str], following: int | None) -> Iterator[WordRange]:
    """Yield where the paragraphs of a turn are: up to the next label, stage directions left out.

    The last turn goes on only over paragraphs that open with the quotation mark its label stands behind; a post is one
    paragraph.
    """
    opening = text[label.start() : label.start("who")].strip()
    end = len(text) if following is None else following
    at = label.end()
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        body = text[at:stop].strip().lstrip('"“')
        if body and not (body.startswith("(") and body.rstrip(".").endswith(")")):
            yield at, stop
        at = stop + 1
        while at < end and text[at].isspace():
            at += 1
        goes_on = following is not None if not opening else text[at : at + 1] == opening
        if label["who"].startswith("@") or not goes_on:
            return


def _trimmed(page: Page, part: WordRange) -> WordRange:
    start, end = part
    while start < end and page.words[start] in {"“", '"'} and page.words[end - 1] not in {"”", '"'}:
        start += 1
    while end > start and page.words[end - 1] in {".", "—", "–", "―", "-"}:
        end -= 1
    return start, end


def _replaced(link: Saying, turns: Sequence[Saying]) -> bool:
    """Tell whether a link is one of the turns as the network saw it, or runs across a turn's border."""
    low = min([start for start, _ in link.content] + ([link.cue[0]] if link.cue else []))
    high = max([end for _, end in link.content] + ([link.cue[1]] if link.cue else []))
    first = max(0, bisect_right(turns, low, key=_opens) - 1)
    for turn in turns[first : bisect_left(turns, high, key=_opens)]:
        start, end = _opens(turn), turn.content[-1][1]
        if link.cue == turn.cue:
            return True
        inside = link.cue is not None and start <= link.cue[0] < end
        for a, b in link.content:
            if inside and (a < start or b > end + 1):
                return True
            if not inside and a < end and start < b and not (a <= start and end <= b):
                return True
    return False


def _opens(turn: Saying) -> int:
    """Return the first word of a turn: its label's."""
    return turn.source[0] if turn.source else turn.content[0][0]


def with_signatures(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Give a quotation that is followed by a dash and a name, to the line's end, to that name."""
    signed = []
    for number, item in enumerate(page.quotations):
        match = _SIGNED.match(page.text, item.end)
        if match is None or item.problem is not None:
            continue
        content = page.quoted[number]
        line = page.text.rfind("\n", 0, item.end) + 1
        if line < item.start and page.text[line] in _OPENING:
            content = page.range(line, item.end)  # a quotation within it cut it in two
        source, mark = page.range(match.start("who"), match.end("rest")), page.range(*match.span("mark"))
        if content[1] - content[0] >= _LEAST_WORDS and mark[0] < mark[1] <= source[0] < source[1]:
            signed.append(Saying(source, mark, (content,)))
    marks = {link.cue for link in signed}
    parts = sorted(link.content[0] for link in signed)
    kept = [link for link in links if link.cue not in marks and not _taken_over(link, parts)]
    return [*kept, *signed]


def _taken_over(link: Saying, parts: Sequence[WordRange]) -> bool:
    """Tell whether a link from outside a signed quotation has its words; `parts` are those quotations in order."""
    for start, end in link.content:
        at = bisect_right(parts, start, key=_first) - 1
        if at < 0 or end > parts[at][1] + 1:
            continue
        if link.cue is None or not parts[at][0] <= link.cue[0] < parts[at][1]:
            return True
    return False


def _first(part: WordRange) -> int:
    return part[0]


def with_continued(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Give a quotation without a cue of its own to whom the sentence before, in the same paragraph, gives its words.

    It carries on what was quoted there; after words that were not quoted it is an attribution without a cue.
    """
    found = list(links)
    covered = bytearray(len(page.tokens))
    speaking: dict[int, int] = {}  # sentence: the last link with a source whose cue is in it
    for number, link in enumerate(found):
        for start, end in link.content:
            covered[start:end] = b"\1" * (end - start)
        if link.cue is not None and link.source is not None:
            speaking[page.sentence_of(link.cue[0])] = number
    for number, part in enumerate(page.quoted):
        if part[1] - part[0] < _LEAST_WORDS or any(covered[slice(*part)]) or not _whole(page, number):
            continue
        owner = speaking.get(_sentence_before(page, part[0]))
        if owner is None:
            continue
        link = found[owner]
        if any(page.in_quotation[a] for a, _ in link.content):
            found[owner] = msgspec.structs.replace(link, content=tuple(sorted((*link.content, part))))
        else:
            found.append(Saying(link.source, None, (part,)))
    return found


def _whole(page: Page, number: int) -> bool:
    """Tell whether a quotation is one or more whole sentences, with no words of the report's own in them."""
    start, end = page.quoted[number]
    first, last = page.sentence_of(start), page.sentence_of(end - 1)
    return page.sentence_words[first][0] == start and page.sentence_words[last][1] <= end + 1


def _sentence_before(page: Page, word: int) -> int:
    """Return the number of the sentence before a word's, -1 when that is in another paragraph."""
    here = page.sentence_of(word)
    return here - 1 if here and page.sentences[here].paragraph == page.sentences[here - 1].paragraph else -1
