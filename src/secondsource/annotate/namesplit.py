"""Where a run of name words is cut: at titles, between nationality and person, where the tags begin another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.namejoin import SURE, office
from secondsource.language.countries import country_named, country_of_demonym
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.proper import DEPARTMENTS, ORGANISATION_HEADS, PEOPLE, PLACE_HEADS
from secondsource.language.roles import COMPOUNDS, HONORIFICS, role_of

if TYPE_CHECKING:
    from secondsource.annotate.nametext import NameText

WordRange = tuple[int, int]
_LONG_OFFICE = 4
_MODIFIERS = words(
    """
    special deputy assistant acting former senior vice chief high press executive interim associate managing permanent
    honorary
    """
)
_UNITS = words("county city state district town village police fire school")
_TYING = frozenset(["-", "‐", "‑", "of", "&", '"', "”", "’", ")", "'s", "’s", ","])
# Titles that also begin names of bodies (General Motors, Major League Baseball, Chief Minister's Office).
_AMBIGUOUS = words(
    "general major chief head prime king queen prince princess president national star captain pilot native"
)


def split(view: NameText, run: WordRange) -> list[WordRange]:
    """Cut a run at a title, between nationality and person, and where the tags begin another name."""
    found: list[WordRange] = []
    start = at = run[0]
    while at < run[1]:
        if at > run[0] and (whole := office(view, at)):
            at += whole
            continue
        width = _title_width(view, at, run[1])
        if width and (at + width < run[1] or view.named[at] < 0.8 or at > start):
            last = _before_modifiers(view, start, at)
            if start < last:
                found.append((start, last))
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


def _before_modifiers(view: NameText, start: int, at: int) -> int:
    """Return where a name before a title ends: "UN Special Envoy" holds the name "UN" only, "County Sheriff" none."""
    while at > start and view.words[at - 1].lower() in _MODIFIERS | DEPARTMENTS:
        at -= 1
    units = all(word.lower() in _UNITS for word in view.words[start:at])
    return start if units else at


def _title_width(view: NameText, at: int, end: int) -> int:
    """Return how many words of a title stand at a place of a run, 0 if none or if the title is part of a name."""
    width = _title_words(view, at, end)
    if width == 0:
        return 0
    rest = view.words[at + width : end]
    if rest[:1] == ["of"] and len(rest) > 1:
        field = 1
        while field < len(rest) and rest[field].lower() in DEPARTMENTS:
            field += 1
        return 0 if field == 1 and len(rest) >= _LONG_OFFICE else width + field
    named = not (rest and rest[0].islower()) and _is_name(view, at, width, end)
    return 0 if named else width


def _title_words(view: NameText, at: int, end: int) -> int:
    """Return how many words at a place have the form of a title."""
    word = view.words[at].lower()
    if word in HONORIFICS:
        return 2 if at + 1 < end and view.words[at + 1] == "." else 1
    if at + 1 < end and (word, view.words[at + 1].lower()) in COMPOUNDS:
        return 2
    return 1 if role_of(word) is not None else 0


def _is_name(view: NameText, at: int, width: int, end: int) -> bool:
    """Tell whether words in the form of a title are part of a name (General Motors, Martin Luther King, Grant Shaw)."""
    word, rest = view.words[at].lower(), view.words[at + width : end]
    if not rest or rest[0] == ",":
        return word not in HONORIFICS and (word in PEOPLE or _full_before(view, at))
    if rest[-1].lower() in ORGANISATION_HEADS | PLACE_HEADS and not is_given(rest[0]):
        return True
    inner, after = view.kinds[at : at + width], view.kinds[at + width : end]
    body = float(inner[:, 1].mean()) > SURE and float(after[:, 1].mean()) > SURE
    if body and word in _AMBIGUOUS and not is_given(rest[0]):
        return True
    return is_given(word) and width == 1 and word not in HONORIFICS


def _full_before(view: NameText, at: int) -> bool:
    """Tell whether given names stand before a word, so that it is their surname (Martin Luther King)."""
    low = at
    while low > 0 and at - low < 3 and view.capital[low - 1] and not view.breaks[low]:
        low -= 1
    return (low < at and is_given(view.words[low])) or (at > 0 and is_given(view.words[at - 1]))


def _headed(view: NameText, at: int, end: int) -> bool:
    """Tell whether the words from a place on end in a body's head ("Canadian *Blood Services*")."""
    whole = next((k for k in range(at, end) if not view.words[k][0].isalnum() or view.words[k].islower()), end)
    return view.words[whole - 1].lower() in ORGANISATION_HEADS and not is_given(view.words[at])


def _cuts(view: NameText, start: int, at: int, end: int) -> bool:
    """Tell whether a new name begins at a word inside a run."""
    if not view.words[at][0].isalnum() or view.words[at - 1] in _TYING:
        return False
    if view.words[at - 1] == "." and view.words[at - 2].lower() in {"st", "ste", "mt", "ft"}:
        return False
    if at == start + 1 and is_given(view.words[start]):
        return False
    left = view.text_of(start, at)
    nation = country_of_demonym(left) or country_named(left)
    if nation and at == start + 1 and _headed(view, at, end):
        return False
    personal = is_given(view.words[at]) or float(view.kinds[at, 0]) > max(0.3, float(view.kinds[at, 1]))
    if nation and personal:
        return True
    changed = int(view.kinds[at].argmax()) != int(view.kinds[at - 1].argmax())
    return changed and view.begins[at] > 0.6 and view.inside[at] > SURE and at < end
