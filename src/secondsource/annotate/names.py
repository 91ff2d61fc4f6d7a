"""Proper names from the reader's tags: words decided by tag and capital, kinds by all mentions of a name together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from secondsource.annotate.namecues import KINDS
from secondsource.annotate.namejoin import SURE, is_feast, joined, office
from secondsource.annotate.namekind import decide_kinds
from secondsource.annotate.namesplit import split
from secondsource.annotate.nametext import NameText, shape_text
from secondsource.annotate.words import heads, pool
from secondsource.language.countries import country_named, country_of
from secondsource.language.given import is_given
from secondsource.language.lists import words as words_of
from secondsource.language.proper import (
    BODIES,
    CALENDAR,
    COMMON_ABBREVIATIONS,
    DEPARTMENTS,
    NOT_NAMES,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    SAYING,
)
from secondsource.language.roles import COMPOUNDS, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.reader import Reader, Tagged
    from secondsource.annotate.words import Words

NameKind = Literal["per", "org", "geo", "gpe", "misc"]
WordRange = tuple[int, int]

_CAPITAL = 0.55  # what a capital in the middle of a sentence is worth by itself
_COMMON = 0.15  # probability of a proper noun below which a headline's word is none
_HEADLINE_VERBS = words_of(
    """
    calls slams blasts rips vows urges backs hits attacks defends accuses seeks wants wins loses meets mocks praises
    rejects threatens pledges promises faces breaks fires quits resigns plans reveals exploits endorses addresses
    """
)
_DIRECTIONS = words_of("northern southern eastern western central")
_RULERS = frozenset(["king", "queen", "emperor", "pope", "prince", "tsar", "czar", "sultan", "duke", "archduke"])
_NUMERAL = re.compile(r"[IVX]{2,}")
_PARTY_TAG = re.compile(r"[RDI][-–‐‑]\w")  # R-S.C., D-Texas


class NameSpan(msgspec.Struct, frozen=True, gc=False):
    """A proper name: text[start:end], without title or possessive; `score` from 0 to 1 tells how sure it is."""

    start: int
    end: int
    kind: NameKind
    score: float


def find_names(reader: Reader, tagged: Tagged, words: Words, text: str) -> list[NameSpan]:
    """Return the proper names of a text in order; they do not overlap and cut no word.

    A name's kind is decided once for all its mentions, by the tags summed over them and by cues around them.
    """
    if len(words) == 0:
        return []
    view = _view(reader, tagged, words, text)
    spans: list[WordRange] = []
    for run in _runs(view):
        spans += split(view, run)
    spans = [trimmed for span in spans if (trimmed := _trim(view, span)) is not None]
    spans = _cut_in_headings(view, spans)
    kinds = decide_kinds(view, spans)
    return [
        NameSpan(view.starts[a], view.ends[b - 1], kind, round(float(np.mean(view.named[a:b])), 3))
        for (a, b), kind in zip(spans, kinds, strict=True)
    ]


def _view(reader: Reader, tagged: Tagged, words: Words, text: str) -> NameText:
    """Pool the tags word by word and weigh in what the capitals say."""
    labels = reader.labels["entity"]
    pooled = pool(words, tagged.layers["entity"])
    first = heads(words, tagged.layers["entity"])
    kinds = np.stack([pooled[:, [labels.index(f"B-{k}"), labels.index(f"I-{k}")]].sum(1) for k in KINDS], axis=1)
    begin = first[:, [labels.index(f"B-{k}") for k in KINDS]].sum(1)
    within = first[:, [labels.index(f"I-{k}") for k in KINDS]].sum(1)
    tags = reader.labels["pos"]
    pos = pool(words, tagged.layers["pos"])
    proper = pos[:, [tags.index("NNP"), tags.index("NNPS")]].sum(1)
    view = shape_text(text, words)
    inside = kinds.sum(1)
    named = _named(view, inside.tolist(), proper.tolist())
    return msgspec.structs.replace(
        view,
        named=named,
        kinds=kinds,
        inside=inside.tolist(),
        begins=(begin / np.maximum(begin + within, 1e-9)).tolist(),
    )


def _named(view: NameText, inside: list[float], proper: list[float]) -> list[float]:
    """Return how likely each word is to be part of a name, from its tag and, where they tell, its capitals."""
    known: set[str] = set()
    low = {w for w in view.words if w.islower()}
    found = []
    for at, word in enumerate(view.words):
        lowered = word.lower().replace("’", "'")
        barred = lowered in CALENDAR or (lowered in NOT_NAMES and word not in {"US", "UN", "WHO"})
        barred = barred or word in COMMON_ABBREVIATIONS or lowered.endswith("n't")
        if not view.capital[at] or (barred and not _is_initial(view, at)) or _verbal(view, at, proper[at]):
            found.append(0.0)
            continue
        telling = not view.initial[at] and not view.heading[at]
        if telling:
            known.add(word)
        found.append(max(inside[at], _CAPITAL) if telling else inside[at])
    for at, word in enumerate(view.words):
        if 0 < found[at] < _CAPITAL and _begins_person(view, at, found):
            found[at] = _CAPITAL
        elif view.capital[at] and found[at] < _CAPITAL and (view.initial[at] or view.heading[at]) and found[at] > 0:
            if word in known and (word.lower() not in low or word.isupper()):
                found[at] = _CAPITAL
            elif not view.heading[at] and word.lower() not in low and _seems(inside[at], proper[at]):
                found[at] = max(found[at], SURE)
            elif country_of(word) or word in BODIES:
                found[at] = _CAPITAL
    return found


def _begins_person(view: NameText, at: int, found: Sequence[float]) -> bool:
    """Tell whether a common given name stands right before another word of a name."""
    after = at + 1 < len(view.words) and found[at + 1] >= SURE and not view.breaks[at + 1]
    return after and is_given(view.words[at]) and not view.heading[at]


def _verbal(view: NameText, at: int, proper: float) -> bool:
    """Tell whether a capitalised word of a headline is a verb or a word that the text also writes small."""
    return view.heading[at] and (view.words[at].lower() in SAYING | _HEADLINE_VERBS or proper < _COMMON)


def _is_initial(view: NameText, at: int) -> bool:
    """Tell whether a word is a middle initial (John A. Corder): one letter with a stop between capitals."""
    if len(view.words[at]) != 1 or at == 0 or at + 2 >= len(view.words) or view.words[at + 1] != ".":
        return False
    return view.capital[at - 1] and view.capital[at + 2] and view.starts[at + 1] == view.ends[at]


def _seems(inside: float, proper: float) -> bool:
    """Tell whether tag and part of speech together make a word at the start of a sentence a name."""
    return inside > 0.35 or (proper > 0.6 and inside > 0.15)


def _runs(view: NameText) -> list[WordRange]:
    """Return the longest stretches of name words, with the marks and small words that join them."""
    found: list[WordRange] = []
    at, size = 0, len(view.words)
    while at < size:
        if view.named[at] < SURE:
            at += 1
            continue
        end = at + 1
        while end < size:
            step = office(view, end) or joined(view, at, end)
            if step == 0:
                break
            end += step
        found.append((at, end))
        at = end
    return found


def _cut_in_headings(view: NameText, spans: Sequence[WordRange]) -> list[WordRange]:
    """Cut a long name of a headline down to the names the text has of its words ("Ames Calls Ilse Brandt")."""
    known = {tuple(view.words[a:b]) for a, b in spans if not view.heading[a]}
    whole = sorted((words for words in known if len(words) > 1), key=len, reverse=True)
    single = sorted((words for words in known if len(words) == 1), key=len)
    found: list[WordRange] = []
    for start, end in spans:
        inner = []
        if view.heading[start] and tuple(view.words[start:end]) not in known:
            headed = view.words[end - 1].lower() in ORGANISATION_HEADS | PLACE_HEADS
            names = whole if headed else [*whole, *single]
            inner = [(at, at + len(w)) for w in names for at in range(start, end) if _stands(view, at, end, w)]
        kept: list[WordRange] = []
        for part in inner:
            if all(part[1] <= a or b <= part[0] for a, b in kept):
                kept.append(part)
        found += sorted(kept) or [(start, end)]
    return found


def _stands(view: NameText, at: int, end: int, words: Sequence[str]) -> bool:
    return at + len(words) <= end and tuple(view.words[at : at + len(words)]) == words


def _trim(view: NameText, span: WordRange) -> WordRange | None:
    """Take articles, marks and small words off a name's ends; None if no name is left."""
    start, end = span
    start = _after_department(view, start, end)
    while start < end and (view.words[start].lower() in NOT_NAMES - {"us"} or not view.words[start][0].isalnum()):
        start += 1
    while end > start and (
        view.words[end - 1].lower() in {"of", "and", "the", "for"} or not _can_end(view, start, end)
    ):
        end -= 1
    if start >= end or _PARTY_TAG.match(view.text_of(start, end)) or max(view.named[start:end]) < SURE:
        return None
    start = _with_article(view, _after_direction(view, start, end))
    single = view.words[start].lower()
    if end - start == 1 and (single, "".join(view.words[end : end + 1]).lower()) in COMPOUNDS:
        return None
    if end - start == 1 and (len(single) == 1 or _NUMERAL.fullmatch(view.words[start]) or _is_title(view, start)):
        return None
    if view.text_of(start, end) in COMMON_ABBREVIATIONS or is_feast(view, start, end):
        return None
    return (start, _with_numeral(view, start, end))


def _with_numeral(view: NameText, start: int, end: int) -> int:
    """Take a ruler's "I" for part of the name: after a king, or before a mark ("Mojmír I (ruled 830–846)")."""
    if view.words[end : end + 1] != ["I"] or not view.words[end - 1][0].isalpha():
        return end
    ruler = start > 0 and role_of(view.words[start - 1]) in _RULERS
    marked = end + 1 < len(view.words) and view.words[end + 1] in {",", "(", ".", ")", "'s", "’s"}
    return end + 1 if ruler or marked else end


def _with_article(view: NameText, start: int) -> int:
    """Take a capitalised article inside a sentence for part of the name ("in The Hague", "The Mad Capsule Markets")."""
    own = start > 0 and view.words[start - 1] == "The" and not view.initial[start - 1] and not view.heading[start - 1]
    return start - 1 if own and not view.breaks[start] else start


def _after_direction(view: NameText, start: int, end: int) -> int:
    """Leave off a direction that owes its capital to its place ("Northern Algeria is …")."""
    adverbial = end - start > 1 and view.initial[start] and view.words[start].lower() in _DIRECTIONS
    whole = (
        adverbial and country_named(view.text_of(start, end)) is None and country_named(view.text_of(start + 1, end))
    )
    return start + 1 if whole else start


def _is_title(view: NameText, at: int) -> bool:
    """Tell whether a lone role word is a title, not a name: unsure by tag, or before its department or a name."""
    if role_of(view.words[at]) is None:
        return False
    following = view.words[at + 1] if at + 1 < len(view.words) else ""
    named = at + 1 < len(view.words) and view.named[at + 1] >= SURE and not view.breaks[at + 1]
    return view.inside[at] < 0.8 or following == "of" or named


def _after_department(view: NameText, start: int, end: int) -> int:
    """Skip the department in a title before a person's name ("Secretary of State Pompeo")."""
    if start < 2 or view.words[start - 1] != "of" or role_of(view.words[start - 2]) is None:
        return start
    at = start
    while at < end and view.words[at].lower() in DEPARTMENTS:
        at += 1
    return at


def _can_end(view: NameText, start: int, end: int) -> bool:
    """Tell whether a name may end with this word or mark: the stop of an abbreviation may."""
    word = view.words[end - 1]
    if word[0].isalnum():
        return True
    if word != "." or end - 2 < start:
        return False
    before = view.words[end - 2]
    dotted = len(before) == 1 and end - 3 >= start and view.words[end - 3] == "."
    return dotted or before.lower() in {"jr", "sr", "inc", "co", "corp", "ltd"}
