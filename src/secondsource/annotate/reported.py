"""Reported clauses the network passed over: a subject, a verb of saying or thinking, and "that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.page import Saying
from secondsource.annotate.subjects import subject_before
from secondsource.language.forms import stem
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.page import Page

_THAT_VERBS = frozenset(
    stem(word)
    for word in """say deny claim believe think argue insist warn announce admit acknowledge allege concede maintain
    state declare explain predict contend assert complain suggest note add report confirm fear hope promise pledge vow
    stress emphasize emphasise doubt suspect conclude reply respond testify boast swear estimate remark recall
    reiterate caution speculate reckon fret worry hint agree assume""".split()
)
_BARE_VERBS = frozenset(stem(word) for word in "say believe think".split())  # "said the pumps were old"
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_STARTS = frozenset(["DT", "PRP", "PRP$", "NNP", "NNPS", "NNS", "EX", "NN", "CD", "JJ"])
_STOPS = frozenset([";", ":", "—", "–", "(", "--", "?", "!"])
_AFTER_COMMA = words("according who which whose while but although though as when")
_FIRST_SECOND = words("i we you")
_LEAST = 3


def with_reported(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Return links with the reported clauses added that no link's cue covers."""
    taken = {at for link in links if link.cue for at in range(*link.cue)}
    ends: dict[int, int] = {}  # word: where the narrowest content that holds it ends
    for start, end in (part for link in links for part in link.content):
        for at in range(start, end):
            ends[at] = min(end, ends.get(at, end))
    found = list(links)
    for at in range(1, len(page.tokens) - 1):
        if at in taken or not page.pos(at).startswith("V") or stem(page.words[at]) not in _THAT_VERBS:
            continue
        made = _reported(page, at, ends)
        if made is not None:
            found.append(made)
    return found


def _reported(page: Page, at: int, ends: Mapping[int, int]) -> Saying | None:
    """Return the attribution whose verb is a word, None when its clause or its subject is not plain."""
    if page.pos(at) not in {"VBD", "VBZ", "VBP", "VBN"} or page.in_quotation[at]:
        return None
    source = subject_before(page, (at, at + 1))
    if source is None or page.word(source[0]) in _FIRST_SECOND or not _clause_follows(page, at):
        return None
    first = source[1]
    content = (at + 1, _clause_end(page, at, ends))
    if content[1] - content[0] < _LEAST or not any(page.pos(i) in _FINITE for i in range(*content)):
        return None
    return Saying(source, (first, at + 1), (content,))


def _clause_follows(page: Page, at: int) -> bool:
    if page.word(at + 1) == "that":
        return page.pos(at + 2) in _STARTS
    return stem(page.words[at]) in _BARE_VERBS and page.pos(at + 1) in {"DT", "PRP", "NNP", "EX"}


def _clause_end(page: Page, at: int, ends: Mapping[int, int]) -> int:
    """Return where a clause ends: with the sentence, with what it stands in, or where another clause begins."""
    end = page.sentence_words[page.sentence_of(at)][1]
    end = min(end, ends.get(at, end))
    for here in range(at + 2, end):
        following = page.word(here + 1)
        if page.word(here) in _STOPS or (
            page.word(here) == "," and (following in _AFTER_COMMA or page.pos(here + 1) == "VBG")
        ):
            end = here
            break
    while end > at and not page.words[end - 1][0].isalnum() and page.words[end - 1] not in {"”", '"', "’"}:
        end -= 1
    return end
