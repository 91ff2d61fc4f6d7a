"""Which words and marks join the parts of a name: of, particles, initials, hyphens, nicknames."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from secondsource.language.countries import country_of
from secondsource.language.gazetteer import is_known_body
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.proper import BEFORE_OF, ORGANISATION_HEADS, PARTICLES

if TYPE_CHECKING:
    from secondsource.annotate.nametext import NameText

SURE: Final = 0.5  # probability from which a word counts as part of a name
_HYPHENS = frozenset("-‐‑")
_NICKNAME = {"“": "”", '"': '"', "‘": "’", "(": ")"}
_BEFORE_FOR = words(
    """
    center centre institute committee foundation association council coalition alliance agency fund academy movement
    citizens americans students veterans mothers society network centers partnership
    """
)
_OWNERS = words("people women men children girls boys workers farmers veterans teachers nurses citizens patients")
_COUNTIES = words("county parish borough")
_OFFICE_WORDS = 4
_OFFICE = re.compile(
    r"(?:sheriff|coroner|prosecutor|district attorney|state attorney|medical examiner|public defender|clerk)"
    r"(?: ['’]s| ['’])? (?:office|department)\b",
    re.IGNORECASE,
)
_FEASTS = words("palm good black ash cyber easter")
_ABBREVIATED = words("jr sr inc co corp ltd st sen rep gov gen mr mrs ms dr lt col sgt capt maj rev prof")


def joined(view: NameText, start: int, end: int) -> int:
    """Return how many words from `end` on belong to the run begun at `start`; 0 closes the run."""
    word, size = view.words[end], len(view.words)
    touching = view.starts[end] == view.ends[end - 1]
    follows = end + 1 < size and view.named[end + 1] >= SURE
    if view.named[end] >= SURE and word[0].isalnum():
        return 1 if not view.breaks[end] and not _calendar_pair(view, end) else 0
    if word == "." and touching:
        return _joined_stop(view, start, end, follows=follows)
    if word in _NICKNAME:
        return _joined_nickname(view, end)
    if word in _HYPHENS:
        return _joined_hyphen(view, end, follows=follows) if touching else 0
    if view.breaks[end] or (end + 1 < size and view.breaks[end + 1]):
        return 0
    return _joined_word(view, start, end, follows=follows)


def office(view: NameText, end: int) -> int:
    """Return how many words after a county's name make an office of it ("sheriff's office"), 0 if none do."""
    if view.words[end - 1].lower() not in _COUNTIES:
        return 0
    found = _OFFICE.match(" ".join(view.words[end : end + _OFFICE_WORDS]))
    return len(found.group().split()) if found and not any(view.breaks[end : end + 2]) else 0


def _joined_word(view: NameText, start: int, end: int, *, follows: bool) -> int:
    """Decide about a small word or mark between parts of a name."""
    word = view.words[end]
    if word in PARTICLES:
        return 2 if follows else _joined_article(view, end)
    if word in {"of", "for"}:
        return _joined_complement(view, start, end, follows=follows)
    if word in {"and", "&"} and (known := _known(view, start, end)):
        return known
    if word == "and" and follows and view.inside[end] > SURE and not view.heading[end]:
        whole = view.words[end - 1].lower() in ORGANISATION_HEADS and "of" not in view.words[start:end]
        return 0 if whole else 2
    junior = word == "," and end - start > 1 and follows and view.words[end + 1].lower() in {"jr", "sr"}
    possessive = word in {"'s", "’s"} and follows and _possessive(view, start, end)
    return 2 if junior or possessive or (word == "&" and follows and not _two_people(view, start, end)) else 0


def _possessive(view: NameText, start: int, end: int) -> bool:
    """Tell whether a possessive stands inside a name: "People's Republic", or by the tags ("Lloyd's of London")."""
    owners = end - start == 1 and view.words[start].lower() in _OWNERS
    return owners or (view.inside[end] > 0.6 and view.begins[end + 1] < SURE)


def _two_people(view: NameText, start: int, end: int) -> bool:
    """Tell whether full names stand on both sides of a mark ("Karl Lang & Ilse Brandt")."""
    later = end + 2 < len(view.words) and view.named[end + 2] >= SURE
    return end - start > 1 and is_given(view.words[start]) and later and is_given(view.words[end + 1])


def _known(view: NameText, start: int, end: int) -> int:
    """Return how many words after "and" make a well-known body of the run, 0 if none do."""
    for width in (2, 3):
        whole = end + width <= len(view.words) and is_known_body(view.text_of(start, end + width))
        if whole:
            return width
    return 0


def _joined_complement(view: NameText, start: int, end: int, *, follows: bool) -> int:
    """Join what a body or place is of or for (Ministry of Justice, Front for the Liberation of Lorn)."""
    other = "of" if view.words[end] == "for" else "for"
    long = view.words[start].lower() in ORGANISATION_HEADS and other in view.words[start:end]
    headed = view.words[end - 1].lower() in (BEFORE_OF if view.words[end] == "of" else _BEFORE_FOR)
    person = end - start > 1 and is_given(view.words[start]) and all(view.capital[start:end])
    if not headed and not long and (view.inside[end] <= SURE or person):
        return 0
    if follows:
        return 2
    after = end + 2 < len(view.words) and view.named[end + 2] >= SURE
    return 3 if after and view.words[end + 1] == "the" else 0


def _joined_hyphen(view: NameText, end: int, *, follows: bool) -> int:
    """Join parts tied by a hyphen; two countries stay two names (US-Iran)."""
    if end + 1 >= len(view.words) or view.starts[end + 1] != view.ends[end]:
        return 0
    both = country_of(view.words[end - 1]) and country_of(view.words[end + 1])
    lower = view.words[end + 1].islower() and (view.inside[end + 1] > SURE and len(view.words[end + 1]) <= 4)
    return 2 if (follows or lower) and not both else 0


def _joined_nickname(view: NameText, at: int) -> int:
    """Join a nickname between given name and surname (William "Bill" Ames)."""
    for width in (1, 2):
        close = at + 1 + width
        if close + 1 >= len(view.words) or view.breaks[close + 1]:
            return 0
        if view.words[close] == _NICKNAME[view.words[at]]:
            inner = all(view.capital[at + 1 : close])
            return width + 2 if inner and is_given(view.words[at - 1]) and view.named[close + 1] >= SURE else 0
    return 0


def _calendar_pair(view: NameText, at: int) -> bool:
    """Tell whether a word makes a feast with the day after it (Palm Sunday)."""
    return view.words[at].lower() in _FEASTS and view.words[at + 1 : at + 2] in [["Sunday"], ["Monday"], ["Friday"]]


def is_feast(view: NameText, start: int, end: int) -> bool:
    """Tell whether a name is only the first word of a feast (*Palm* Sunday)."""
    return end - start == 1 and end < len(view.words) and _calendar_pair(view, start)


def _joined_article(view: NameText, at: int) -> int:
    """Join an article tied on by a hyphen (Bashar al-Hariri) or a second particle (de las)."""
    if at + 2 >= len(view.words) or view.named[at + 2] < SURE:
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
