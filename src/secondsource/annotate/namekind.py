"""What kind of thing a name names: tags and cues summed over all mentions of the name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from secondsource.annotate.namecues import GEO, GPE, KINDS, MISC, ORG, PER, Kind, cues_around
from secondsource.language.actors import actor_table
from secondsource.language.countries import country_named, country_of_capital, country_of_demonym
from secondsource.language.gazetteer import is_known_body, is_known_place, is_known_surname
from secondsource.language.given import is_given
from secondsource.language.naming import fold, is_acronym
from secondsource.language.proper import (
    BODIES,
    MEDIA_HEADS,
    ORGANISATION_HEADS,
    OTHER_HEADS,
    PEOPLE,
    PLACE_HEADS,
    PLACE_OPENERS,
    STATES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.nametext import NameText

_ACRONYM = 5  # letters up to which capitals make an acronym rather than a word in capitals
_LISTED_BODY, _LISTED_PLACE = 1.5, 1.2
_MOST_CUES = 2.0  # what all cues around a name's mentions can add together
_UNTAGGED = 0.4  # what speaks for "other" when only capitals make a name
_UNKNOWN = 0.1  # what speaks for a person when a single word is in no list and has no article
_UNKNOWN_FULL = 0.2  # the same for a name of two or three words that ends in no head
_LONGEST_PERSON = 3
_HEADS = ORGANISATION_HEADS | PLACE_HEADS | OTHER_HEADS
_PEOPLES = ("ians", "eans", "icans", "ese")  # endings of peoples' names
_LISTED_ACTOR = 1.0
_BORNE_BY = 0.4  # what speaks for a person when an actor of politics has this surname
_LISTED_WITH = 0.35  # how much of its neighbours' evidence a name in a list takes over
_BODY_ENDINGS = ("news", "corp", "soft", "bank", "tech", "leaks", "pedia", "media", "pharma", "wire", "watch")
_OF_PEOPLE = 2.0  # what speaks for "other" when a word is what people of a party, a faith or an origin are called
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
        cues[key] += cues_around(view, a, b)
    sums: dict[str, NDArray[np.float64]] = {}
    for key, rows in tags.items():
        mean = np.mean(rows, axis=0)
        sums[key] = mean + np.clip(cues[key], -_MOST_CUES, _MOST_CUES) + _form(first[key])
        sums[key][MISC] += _UNTAGGED * max(0.0, 1 - mean.sum())
    _share(sums)
    _level(sums, _lists(view, spans), keys)
    best = {key: KINDS[int(vote.argmax())] for key, vote in sums.items()}
    return [best[key] for key in keys]


def _form(name: str) -> NDArray[np.float64]:
    """Return what a name's own words say about its kind; lists of the best-known weigh most."""
    found = np.zeros(len(KINDS))
    loud = name.isupper() and len(name) > _ACRONYM
    if loud:
        name = name.title()
    if country_named(name) or name in STATES:
        found[GEO] += 4
    elif country_of_demonym(name):
        found[GPE] += 4
    elif name in BODIES:
        found[ORG] += 4
    elif country_of_capital(name):
        found[GEO] += 1.5
    elif is_known_body(name):
        found[ORG] += _LISTED_BODY
    elif is_known_place(name):
        found[GEO] += _LISTED_PLACE if not is_given(name) else 0.3
    words = name.replace(".", " ").split()
    if not found.any() and name.lower() not in _HEADS:
        _add_actor(found, name)
    if len(words) > 1:
        _add_heads(found, words)
    else:
        _add_single(found, name, loud=loud)
    found[MISC] += 0.1
    return found


def _add_actor(found: NDArray[np.float64], name: str) -> None:
    """Add what the table of actors says: bodies, armed groups, cities, people and their surnames."""
    table = actor_table()
    known = table.get(name)
    if known is not None:
        kind = GEO if known.kind == "city" else PER if known.kind == "person" else ORG
        found[kind] += _LISTED_ACTOR
    elif is_known_surname(name) or (" " not in name and table.holders(name)):
        found[PER] += _BORNE_BY


def _add_single(found: NDArray[np.float64], name: str, *, loud: bool) -> None:
    """Add what a name of one word says by its form; `loud` tells that it was a long word all in capitals."""
    if name.lower() in PEOPLE or (name.lower().endswith(_PEOPLES) and not found.any()):
        found[MISC] += _OF_PEOPLE
    elif is_acronym(name) and not country_named(name):
        found[ORG] += 0.8
        found[PER] -= 0.8
    elif is_given(name):
        found[PER] += 0.5
    elif name.lower().endswith(_BODY_ENDINGS) and not found.any():
        found[ORG] += 1.0
    elif loud and not found.any():
        found[ORG] += 0.5
        found[PER] -= 0.5
    elif name.lower().endswith("ism"):
        found[MISC] += 2
    elif name.lower() in MEDIA_HEADS and not found.any():
        found[ORG] += 0.4
    elif name.lower() in ORGANISATION_HEADS | PLACE_HEADS | OTHER_HEADS and not found.any():
        found[MISC] += 0.6
    elif not found.any():
        found[PER] += _UNKNOWN


def _add_heads(found: NDArray[np.float64], words: Sequence[str]) -> None:
    """Add what the first and last words of a longer name say."""
    head = next((at for at in range(1, len(words)) if words[at] in {"of", "for"}), len(words)) - 1
    first, last = words[0].lower(), words[head].lower()
    given = is_given(first) and head == len(words) - 1
    found[PER] += 1.0 if given else 0
    if not found.any() and len(words) <= _LONGEST_PERSON and last not in _HEADS and all(w.isalpha() for w in words):
        found[PER] += _UNKNOWN_FULL
    if is_known_body(words[-1]) and not given and not words[-1].isupper():
        found[ORG] += 1.0
    if is_acronym(words[0]) and len(words[0]) > 1 and country_named(words[0]) is None and not found.any():
        found[ORG] += 0.8
    if (country_named(words[-1]) or is_known_place(words[-1])) and not found.any() and not is_known_surname(words[-1]):
        found[GEO] += 0.5
    if last in ORGANISATION_HEADS:
        found[ORG] += 0.4 if given else 1.2
    if last in PLACE_HEADS:
        found[GEO] += 0.3 if given else 1.1
    if last in OTHER_HEADS or (first in OTHER_HEADS and words[1] == "of"):
        found[MISC] += 0.9
    if first in PLACE_OPENERS or (first in PLACE_HEADS and words[1] == "of"):
        found[GEO] += 1.0
    if first in ORGANISATION_HEADS and "of" in words:
        found[ORG] += 1.2


def _lists(view: NameText, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the names, by number, that stand in one list: "A, B and C", "A or B"."""
    found: list[list[int]] = []
    chain, closed = [0], False
    for at in range(1, len(spans) + 1):
        joint = _joint(view, spans[at - 1][1], spans[at][0]) if at < len(spans) else None
        if joint is not None:
            chain.append(at)
            closed = closed or joint in {"and", "or"}
            continue
        if len(chain) > 1 and (closed or len(chain) > 2):
            found.append(chain)
        chain, closed = [at], False
    return found


def _joint(view: NameText, end: int, start: int) -> str | None:
    """Return what joins two names of a list, "and", "or" or "," with an article perhaps; None if they stand apart."""
    between = [word for word in view.words[end:start] if word != "the"]
    listed = between in ([","], ["and"], ["or"], [",", "and"], [",", "or"])
    return between[-1] if listed and not view.breaks[start] else None


def _level(sums: dict[str, NDArray[np.float64]], lists: Sequence[Sequence[int]], keys: Sequence[str]) -> None:
    """Let names of one list take over some of the others' evidence."""
    own = {key: np.clip(vote, -1, 1.5) for key, vote in sums.items()}
    for chain in lists:
        members = list(dict.fromkeys(keys[at] for at in chain))
        for key in members:
            others = [own[other] for other in members if other != key]
            if others:
                sums[key] = sums[key] + _LISTED_WITH * np.mean(others, axis=0)


def _share(sums: dict[str, NDArray[np.float64]]) -> None:
    """Let the parts of persons' full names inherit the evidence for the whole.

    A surname that people of some kind are called by, too ("White", "English"), is a surname where somebody bears it.
    """
    whole: dict[str, NDArray[np.float64]] = {}
    for key, vote in sums.items():
        words = key.split()
        if len(words) > 1 and int(vote.argmax()) == PER:
            for part in {words[0], *(" ".join(words[at:]) for at in range(1, len(words)))}:
                if part not in whole or whole[part][PER] < vote[PER]:
                    whole[part] = vote
    for key in sums.keys() & whole.keys():
        sums[key] = sums[key] + _SURNAME_SHARE * np.maximum(whole[key], 0)
        if key in PEOPLE:
            sums[key][MISC] -= _OF_PEOPLE
