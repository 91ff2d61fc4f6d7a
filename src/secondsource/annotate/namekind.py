"""What kind of thing a name names: tags and cues summed over all mentions of the name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from secondsource.language.countries import country_named, country_of_capital, country_of_demonym
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.naming import fold, is_acronym
from secondsource.language.proper import (
    BODIES,
    ORGANISATION_HEADS,
    OTHER_HEADS,
    PEOPLE,
    PLACE_HEADS,
    SAYING,
    STATES,
)
from secondsource.language.roles import HONORIFICS, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.nametext import NameText

Kind = Literal["per", "org", "geo", "gpe", "misc"]
KINDS: Final[tuple[Kind, ...]] = ("per", "org", "geo", "gpe", "misc")
PER, ORG, GEO, GPE, MISC = range(5)
_OFFICE_WORDS = 5
_PLACES = words("in at near across around outside inside throughout")
_FOLLOWERS = words("administration campaign presidency supporters allies supporter ally aide aides")
_ACRONYM = 5  # letters up to which capitals make an acronym rather than a word in capitals
_MOST_CUES = 2.0  # what all cues around a name's mentions can add together
_UNTAGGED = 0.4  # what speaks for "other" when only capitals make a name
_SURNAME_SHARE = 0.7  # how much of a full name's evidence its bare surname inherits


def decide_kinds(view: NameText, spans: Sequence[tuple[int, int]]) -> list[Kind]:
    """Return the kind of every name: the same for all its mentions; a person's surname follows the full name."""
    keys = [fold(view.text_of(a, b)) for a, b in spans]
    first: dict[str, str] = {}
    tags: dict[str, list[NDArray[np.float64]]] = defaultdict(list)
    cues: dict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(len(KINDS)))
    for key, (a, b) in zip(keys, spans, strict=True):
        first.setdefault(key, view.text_of(a, b))
        tags[key].append(np.asarray(view.kinds[a:b].mean(0), dtype=np.float64))
        cues[key] += _cues(view, a, b)
    sums: dict[str, NDArray[np.float64]] = {}
    for key, rows in tags.items():
        mean = np.mean(rows, axis=0)
        sums[key] = mean + np.clip(cues[key], -_MOST_CUES, _MOST_CUES) + _form(first[key])
        sums[key][MISC] += _UNTAGGED * (1 - mean.sum())
    _share(sums)
    best = {key: KINDS[int(vote.argmax())] for key, vote in sums.items()}
    return [best[key] for key in keys]


def _after_office(words: Sequence[str], start: int) -> bool:
    """Tell whether an office of several words stands before a name ("Secretary of State Pompeo")."""
    for at in range(start - 1, max(0, start - _OFFICE_WORDS), -1):
        if words[at].lower() == "of":
            return at < start - 1 and role_of(words[at - 1]) is not None
        if not words[at][:1].isupper():
            return False
    return False


def _cues(view: NameText, start: int, end: int) -> NDArray[np.float64]:
    """Return what the words around one mention say about its kind."""
    found = np.zeros(len(KINDS))
    before = view.words[start - 1].lower() if start else ""
    if before == "." and start > 1:
        before = view.words[start - 2].lower()
        before = before if before in HONORIFICS else ""
    after = view.words[end].lower() if end < len(view.words) else ""
    second = view.words[end + 1] if end + 1 < len(view.words) else ""
    if before in HONORIFICS or (role_of(before) is not None and before != "chief") or _after_office(view.words, start):
        found[PER] += 1.2
    if after in SAYING:
        found[PER] += 0.3
        found[ORG] += 0.15
    if after == "," and second.isdigit() and 1 <= len(second) <= 2:
        found[PER] += 0.6
    if after == "who" or (after == "," and second == "who"):
        found[PER] += 0.5
    if after in _FOLLOWERS:
        found[PER] += 0.8
    if before in _PLACES:
        found[GEO] += 0.3
    if before == "the":
        found[PER] -= 0.3
        found[ORG] += 0.2
    return found


def _form(name: str) -> NDArray[np.float64]:
    """Return what a name's own words say about its kind; lists of the best-known weigh most."""
    found = np.zeros(len(KINDS))
    if name.isupper() and len(name) > _ACRONYM:
        name = name.title()
    if country_named(name) or name in STATES:
        found[GEO] += 4
    elif country_of_demonym(name):
        found[GPE] += 4
    elif name in BODIES:
        found[ORG] += 4
    elif country_of_capital(name):
        found[GEO] += 1.5
    words = name.replace(".", " ").split()
    if len(words) > 1:
        _add_heads(found, words)
    elif name.lower() in PEOPLE:
        found[MISC] += 2
    elif is_acronym(name) and not country_named(name):
        found[ORG] += 0.8
        found[PER] -= 0.8
    elif is_given(name):
        found[PER] += 0.3
    found[MISC] += 0.1
    return found


def _add_heads(found: NDArray[np.float64], words: Sequence[str]) -> None:
    """Add what the first and last words of a longer name say."""
    first, last = words[0].lower(), words[-1].lower()
    given = is_given(first)
    found[PER] += 1.0 if given else 0
    if last in ORGANISATION_HEADS:
        found[ORG] += 0.4 if given else 1.2
    if last in PLACE_HEADS:
        found[GEO] += 0.3 if given else 0.9
    if last in OTHER_HEADS:
        found[MISC] += 0.9
    if first in ORGANISATION_HEADS and "of" in words:
        found[ORG] += 1.2


def _share(sums: dict[str, NDArray[np.float64]]) -> None:
    """Let the parts of persons' full names inherit the evidence for the whole."""
    whole: dict[str, NDArray[np.float64]] = {}
    for key, vote in sums.items():
        words = key.split()
        if len(words) > 1 and int(vote.argmax()) == PER:
            for part in {words[0], *(" ".join(words[at:]) for at in range(1, len(words)))}:
                if part not in whole or whole[part][PER] < vote[PER]:
                    whole[part] = vote
    for key in sums.keys() & whole.keys():
        sums[key] = sums[key] + _SURNAME_SHARE * np.maximum(whole[key], 0)
