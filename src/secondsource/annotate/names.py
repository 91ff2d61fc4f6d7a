"""Proper names from the reader's tags: words decided by tag and capital, kinds by all mentions of a name together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from secondsource.annotate.namekind import KINDS, decide_kinds
from secondsource.annotate.nametext import NameText, shape_text
from secondsource.annotate.words import heads, pool
from secondsource.language.countries import country_named, country_of, country_of_demonym
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.proper import (
    BEFORE_OF,
    BODIES,
    CALENDAR,
    DEPARTMENTS,
    NOT_NAMES,
    ORGANISATION_HEADS,
    PARTICLES,
    PLACE_HEADS,
)
from secondsource.language.roles import COMPOUNDS, HONORIFICS, role_of

if TYPE_CHECKING:
    from secondsource.annotate.reader import Reader, Tagged
    from secondsource.annotate.words import Words

NameKind = Literal["per", "org", "geo", "gpe", "misc"]
WordRange = tuple[int, int]

_SURE = 0.5  # probability from which a word counts as part of a name
_CAPITAL = 0.55  # what a capital in the middle of a sentence is worth by itself
_PARTY_TAG = re.compile(r"[RDI][-–‐‑]\w")  # R-S.C., D-Texas
_ABBREVIATED = words("jr sr inc co corp ltd st sen rep gov gen mr mrs ms dr lt col sgt capt maj rev prof")


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
        spans += _split(view, run)
    spans = [trimmed for span in spans if (trimmed := _trim(view, span)) is not None]
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
        if not view.capital[at] or lowered in CALENDAR or (lowered in NOT_NAMES and word not in {"US", "UN", "WHO"}):
            found.append(0.0)
            continue
        telling = not view.initial[at] and not view.heading[at]
        if telling:
            known.add(word)
        found.append(max(inside[at], _CAPITAL) if telling else inside[at])
    for at, word in enumerate(view.words):
        if view.capital[at] and found[at] < _CAPITAL and (view.initial[at] or view.heading[at]) and found[at] > 0:
            if word in known and (word.lower() not in low or word.isupper()):
                found[at] = _CAPITAL
            elif not view.heading[at] and word.lower() not in low and _seems(inside[at], proper[at]):
                found[at] = max(found[at], _SURE)
            elif country_of(word) or word in BODIES:
                found[at] = _CAPITAL
    return found


def _seems(inside: float, proper: float) -> bool:
    """Tell whether tag and part of speech together make a word at the start of a sentence a name."""
    return inside > 0.35 or (proper > 0.6 and inside > 0.15)


def _runs(view: NameText) -> list[WordRange]:
    """Return the longest stretches of name words, with the marks and small words that join them."""
    found: list[WordRange] = []
    at, size = 0, len(view.words)
    while at < size:
        if view.named[at] < _SURE:
            at += 1
            continue
        end = at + 1
        while end < size:
            step = _joined(view, at, end)
            if step == 0:
                break
            end += step
        found.append((at, end))
        at = end
    return found


def _joined(view: NameText, start: int, end: int) -> int:  # noqa: PLR0911 -- a decision list
    """Return how many words from `end` on belong to the run begun at `start`; 0 closes the run."""
    word, size = view.words[end], len(view.words)
    touching = view.starts[end] == view.ends[end - 1]
    follows = end + 1 < size and view.named[end + 1] >= _SURE
    if view.named[end] >= _SURE and word[0].isalnum():
        return 1 if not view.breaks[end] else 0
    if word == "." and touching:
        return _joined_stop(view, start, end, follows=follows)
    if word in {"-", "‐", "‑"} and touching and end + 1 < size and view.starts[end + 1] == view.ends[end]:
        both = country_of(view.words[end - 1]) and country_of(view.words[end + 1])
        lower = view.words[end + 1].islower() and (view.inside[end + 1] > _SURE and len(view.words[end + 1]) <= 4)
        return 2 if (follows or lower) and not both else 0
    if view.breaks[end] or (end + 1 < size and view.breaks[end + 1]):
        return 0
    if word == "&" and follows:
        return 2
    if word in PARTICLES:
        return 2 if follows else _joined_article(view, end)
    if (word == "of" and view.words[end - 1].lower() in BEFORE_OF) or (
        word in {"of", "for"} and view.inside[end] > _SURE
    ):
        if follows:
            return 2
        return 3 if view.words[end + 1 : end + 2] == ["the"] and end + 2 < size and view.named[end + 2] >= _SURE else 0
    if word == "and" and follows and view.inside[end] > _SURE and not view.heading[end]:
        return 2
    possessive = word in {"'s", "’s"} and follows and view.inside[end] > 0.6 and view.begins[end + 1] < _SURE
    return 2 if possessive else 0


def _joined_article(view: NameText, at: int) -> int:
    """Join an article tied on by a hyphen (Bashar al-Hariri) or a second particle (de las)."""
    if at + 2 >= len(view.words) or view.named[at + 2] < _SURE:
        return 0
    hyphen = view.words[at + 1] in {"-", "‐", "‑"} and view.starts[at + 2] == view.ends[at] + 1
    return 3 if hyphen or view.words[at + 1] in PARTICLES else 0


def _joined_stop(view: NameText, start: int, end: int, *, follows: bool) -> int:
    """Decide whether a full stop right after a name word is part of the name (U.S., J., Jr.)."""
    before = view.words[end - 1]
    if len(before) == 1 and before.isupper():
        dotted = end - 2 >= start and view.words[end - 2] == "."
        next_touches = end + 1 < len(view.words) and view.starts[end + 1] == view.ends[end]
        if dotted or (follows and (next_touches or not view.breaks[end + 1])):
            return 1
        return 0
    return 1 if before.lower() in _ABBREVIATED and (follows or before.lower() in {"jr", "sr", "inc"}) else 0


def _split(view: NameText, run: WordRange) -> list[WordRange]:
    """Cut a run at a title, between nationality and person, and where the tags begin another name."""
    found: list[WordRange] = []
    start = at = run[0]
    while at < run[1]:
        width = _title_width(view, at, run[1])
        if width and (at + width < run[1] or view.named[at] < 0.8 or at > start):
            if start < at:
                found.append((start, at))
            at += width
            start = at
            continue
        if start < at and _cuts(view, start, at, run[1]):
            found.append((start, at))
            start = at
        at += 1
    if start < run[1]:
        found.append((start, run[1]))
    return found


def _title_width(view: NameText, at: int, end: int) -> int:
    """Return how many words of a title stand at a place of a run, 0 if none or if the title is part of a name."""
    word = view.words[at].lower()
    width = 0
    if word in HONORIFICS:
        width = 2 if at + 1 < end and view.words[at + 1] == "." else 1
    elif at + 1 < end and (word, view.words[at + 1].lower()) in COMPOUNDS:
        width = 2
    elif role_of(word) is not None:
        width = 1
    if width == 0:
        return 0
    rest = view.words[at + width : end]
    if rest[:1] == ["of"]:
        return end - at if len(rest) < 4 else 0
    if rest and (rest[-1].lower() in ORGANISATION_HEADS | PLACE_HEADS) and not is_given(rest[0]):
        return 0
    inner = view.kinds[at : at + width]
    after = view.kinds[at + width : end]
    if rest and float(inner[:, 1].mean()) > 0.5 and float(after[:, 1].mean()) > 0.5 and not is_given(rest[0]):
        return 0
    if is_given(word) and width == 1 and word not in HONORIFICS:
        return 0
    return width


def _cuts(view: NameText, start: int, at: int, end: int) -> bool:
    """Tell whether a new name begins at a word inside a run."""
    if not view.words[at][0].isalnum() or view.words[at - 1] in {"-", "‐", "‑", "of", "&"}:
        return False
    if at == start + 1 and is_given(view.words[start]):
        return False
    left = view.text_of(start, at)
    nation = country_of_demonym(left) or country_named(left)
    personal = is_given(view.words[at]) or float(view.kinds[at, 0]) > max(0.3, float(view.kinds[at, 1]))
    if nation and personal:
        return True
    changed = int(view.kinds[at].argmax()) != int(view.kinds[at - 1].argmax())
    return changed and view.begins[at] > 0.6 and view.inside[at] > _SURE and at < end


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
    if start >= end or _PARTY_TAG.match(view.text_of(start, end)) or max(view.named[start:end]) < _SURE:
        return None
    single = view.words[start].lower()
    if end - start == 1 and (single, "".join(view.words[end : end + 1]).lower()) in COMPOUNDS:
        return None
    if end - start == 1 and (len(single) == 1 or _is_title(view, start)):
        return None
    return (start, end)


def _is_title(view: NameText, at: int) -> bool:
    """Tell whether a lone role word is a title, not a name: unsure by tag, or before its department or a name."""
    if role_of(view.words[at]) is None:
        return False
    following = view.words[at + 1] if at + 1 < len(view.words) else ""
    named = at + 1 < len(view.words) and view.named[at + 1] >= _SURE and not view.breaks[at + 1]
    return view.inside[at] < 0.8 or following == "of" or named


def _after_department(view: NameText, start: int, end: int) -> int:
    """Skip the department in a title before a person's name ("Secretary of State Pompeo")."""
    if start < 2 or view.words[start - 1] != "of" or role_of(view.words[start - 2]) is None:
        return start
    at = start
    while at < end - 1 and view.words[at].lower() in DEPARTMENTS:
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
