"""Sources the network left out, where the grammar beside the cue names them: subject, possessor, governing source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.acts import tells
from secondsource.language.lists import words
from secondsource.language.subject import before_enclosed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.page import Page, Saying, WordRange

_AUXILIARIES = words(
    """have has had is are was were am be been do does did will would can could may might must should shall not never
    also then now still later already recently repeatedly once again n't ’ve 've ’s 's ’d 'd ’re 're"""
)
_BE = words("is are was were am be been being ’s 's ’re 're")
_ADDRESSED = words(
    """asked told charged accused criticized criticised condemned blamed urged warned pressed questioned advised rebuked
    quizzed grilled"""
)
_MOST_AUXILIARIES = 4
_SUBJECT_PRONOUNS = words("he she they it we i you who which that")
_PHRASE = frozenset(["DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "NN", "NNS", "NNP", "NNPS"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_CLAUSE_OPENERS = words(
    "and but that , ; : — – ( while as when if because after before although though than whether or so"
)
_PREPOSITIONS = words("of for in at from with on to about by near against")
_LONGEST = 12
_HOPS = 3
_NEAR = 12  # links before a participle among which its sentence's are


def with_subjects(page: Page, links: Sequence[Saying]) -> list[Saying]:
    """Return links with a source found beside the cue where they had none."""
    found: list[Saying] = []
    for link in links:
        item = link
        if item.source is None and item.cue is not None:
            item = _pronoun_in_cue(page, item)
        if item.source is not None and item.cue is not None:
            item = _undergone(page, _out_of_relative(page, item))
        if item.source is None and item.cue is not None and _tells(page, item.cue):
            source = _possessor(page, item.cue) or subject_before(page, item.cue) or _governing(page, item, found)
            if source is not None and not _inside(source, item.content):
                item = msgspec.structs.replace(item, source=source)
        found.append(item)
    return found


def _tells(page: Page, cue: WordRange) -> bool:
    """Tell whether a cue says what kind of act it is, and is no passive: its subject is not its source."""
    told = any(tells(page.words[at]) for at in range(*cue) if page.word(at) not in _AUXILIARIES)
    around = range(max(0, cue[0] - 3), cue[1])
    passive = any(
        page.word(at) in _BE and "VBN" in {page.pos(at + 1), page.pos(at + 2) if page.pos(at + 1) == "RB" else ""}
        for at in around
    )
    return told and not passive


def _inside(source: WordRange, content: Sequence[WordRange]) -> bool:
    return any(a < source[1] and source[0] < b for a, b in content)


def _pronoun_in_cue(page: Page, link: Saying) -> Saying:
    """Give a pronoun at a cue's start ("He’s claiming") to the source."""
    first, end = link.cue  # type: ignore[misc]  # the caller has seen that there is a cue
    if end - first > 1 and page.word(first) in _SUBJECT_PRONOUNS | {"all", "both", "some", "many"}:
        return msgspec.structs.replace(link, source=(first, first + 1), cue=(first + 1, end))
    return link


def _undergone(page: Page, link: Saying) -> Saying:
    """Take the source from a passive that its subject only undergoes: "Moor was asked whether …"."""
    source, cue = link.source, link.cue
    if source is None or cue is None or not source[1] <= cue[0] <= source[1] + _MOST_AUXILIARIES:
        return link
    told = next((at for at in range(*cue) if page.word(at) in _ADDRESSED and page.pos(at) == "VBN"), None)
    passive = told is not None and any(page.word(at) in _BE for at in range(source[1], told))
    return msgspec.structs.replace(link, source=None) if passive else link


def _out_of_relative(page: Page, link: Saying) -> Saying:
    """Give a verb after a relative clause to whom the clause is about: "Joost, who leads it in the council, said"."""
    source, cue = link.source, link.cue
    if source is None or cue is None or source[1] + 1 != cue[0] or page.word(source[1]) != ",":
        return link
    before = _before_enclosed(page, source[1])
    if before + 2 >= source[0] or page.word(before + 2) not in {"who", "which"}:
        return link
    found = phrase_ending(page, before + 1)
    return msgspec.structs.replace(link, source=found) if found else link


def _possessor(page: Page, cue: WordRange) -> WordRange | None:
    """Return the owner of a noun cue: "Trump’s claim", "his acknowledgment"."""
    last = cue[1] - 1
    if page.pos(last) not in {"NN", "NNS"}:
        return None
    at = cue[0] - 1
    while at >= 0 and page.pos(at) in {"JJ", "CD", "RB"} and at > cue[0] - 4:
        at -= 1
    if page.pos(at) == "PRP$":
        return at, at + 1
    return phrase_ending(page, at + 1) if page.pos(at) == "POS" else None


def subject_before(page: Page, cue: WordRange) -> WordRange | None:
    """Return the noun phrase or pronoun right before a finite verb's cue, over auxiliaries and adverbs."""
    at = cue[0] - 1
    finite = page.pos(cue[0]) in {"VBD", "VBZ", "VBP", "MD"} or page.word(cue[0]) in _AUXILIARIES
    while at >= 0 and (page.word(at) in _AUXILIARIES or page.pos(at) in {"MD", "RB"}) and at > cue[0] - 5:
        finite = finite or page.pos(at) in {"VBD", "VBZ", "VBP", "MD"}
        at -= 1
    if not finite or at < 0:
        return None
    at = _before_enclosed(page, at) if page.word(at) == "," else at
    if page.word(at) in _SUBJECT_PRONOUNS:
        return at, at + 1
    found = _with_modifiers(page, phrase_ending(page, at + 1))
    if found is None or page.words[found[0] : found[1]] == ["one"]:
        return None  # "if one believes her" names nobody
    before = page.word(found[0] - 1)
    opens = found[0] == 0 or before in _CLAUSE_OPENERS or page.sentence_of(found[0] - 1) != page.sentence_of(found[0])
    return found if opens else None


def _before_enclosed(page: Page, comma: int) -> int:
    """Return `before_enclosed` in a word's sentence."""
    low, _ = page.sentence_words[page.sentence_of(comma)]
    tags = [token.pos for token in page.tokens[low : comma + 1]]
    return low + before_enclosed(page.words[low : comma + 1], tags, comma - low)


def _with_modifiers(page: Page, phrase: WordRange | None) -> WordRange | None:
    """Return a noun phrase with those before it that a preposition joins: "a person familiar with the matter"."""
    if phrase is None:
        return None
    first, end = phrase
    for _ in range(_HOPS):
        at = first - 1
        if page.word(at) not in _PREPOSITIONS:
            break
        head = at - 1 if page.pos(at - 1) in {"JJ", "VBN"} and page.pos(at - 2) in _NOUNS else at
        before = phrase_ending(page, head)
        if before is None or page.pos(before[1] - 1) == "POS":
            break
        first = before[0]
    return first, end


def phrase_ending(page: Page, end: int) -> WordRange | None:
    """Return the plain noun phrase that ends before a word, None when its last word is no noun (or possessive)."""
    first = end
    while first > 0 and end - first < _LONGEST and page.pos(first - 1) in _PHRASE:
        first -= 1
        if page.pos(first) in {"DT", "PRP$"}:
            break
    if first == end or page.pos(end - 1) not in _NOUNS | {"POS"}:
        return None
    return first, end


def _governing(page: Page, link: Saying, before: Sequence[Saying]) -> WordRange | None:
    """Return the source of the nearest cue before a participle in its sentence: "said …, adding that"."""
    cue = link.cue
    if cue is None or page.pos(cue[0]) != "VBG":
        return None
    sentence = page.sentence_of(cue[0])
    near = [
        other
        for other in before[-_NEAR:]
        if other.cue
        and other.source
        and other.cue[0] < cue[0]
        and page.sentence_of(other.cue[0]) == sentence
        and not any(a <= cue[0] < b for a, b in other.content)
    ]
    return near[-1].source if near else None
