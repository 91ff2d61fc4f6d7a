"""What the words around a name say about its kind: titles, verbs of saying, ages, prepositions, quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from secondsource.language.forms import FUNCTION_WORDS
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.proper import SAYING
from secondsource.language.roles import HONORIFICS, is_kin, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.annotate.nametext import NameText

Kind = Literal["per", "org", "geo", "gpe", "misc"]
KINDS: Final[tuple[Kind, ...]] = ("per", "org", "geo", "gpe", "misc")
PER, ORG, GEO, GPE, MISC = range(5)
_OFFICE_WORDS = 5
_PLACES = words("in at near across around outside inside throughout")
_LIVING = words(
    """
    administration campaign presidency supporters allies supporter ally aide aides died dies married resigned retired
    testified tweeted smiled laughed recalled grinned shrugged whose himself herself
    """
)
_ADDRESSED = words(
    "told asked joined interviewed urged thanked praised befriended married accused sued endorsed defeated succeeded"
)
_INVERTED = words("said says noted notes added adds wrote writes replied quipped")
_APPOSED = 7  # words within which an apposition's head stands
_ARTICLES = words("a an the one former then")
_PERSONAL = words(
    """
    lawyer lawyers attorney attorneys family parents children death birth career wedding mind head face life body home
    house office campaign administration presidency team staff remarks comments words speech letter tweet tweets
    decision testimony account book memoir victory supporters critics
    """
)
_ADJECTIVES = ("ian", "ean", "ese", "ish", "ican", "ic")
_SHORT = 5  # letters up to which an ending tells nothing
_MARKS = frozenset([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])


def cues_around(view: NameText, start: int, end: int) -> NDArray[np.float64]:
    """Return what the words around one mention, the words [start, end), say for each of KINDS."""
    found = np.zeros(len(KINDS))
    before = view.words[start - 1].lower() if start else ""
    if before == "." and start > 1:
        before = view.words[start - 2].lower()
        before = before if before in HONORIFICS else ""
    after = view.words[end].lower() if end < len(view.words) else ""
    second = view.words[end + 1] if end + 1 < len(view.words) else ""
    if before in HONORIFICS or (role_of(before) is not None and before != "chief") or _after_office(view.words, start):
        found[PER] += 1.2
    if before in _PLACES:
        found[GEO] += 0.3
    if before == "the":
        found[PER] -= 0.3
        found[ORG] += 0.2
    if before in _ADDRESSED or before in _INVERTED:
        found[PER] += 0.4
    if after == "," and _described(view.words, end + 1):
        found[PER] += 0.7
    if after in SAYING:
        found[ORG] += 0.15
    found[PER] += _alive(after, second.lower())
    if end - start == 1 and _adjective(view.words[start], after):
        found[MISC] += 0.7
    if _titled(view, start, end):
        found[MISC] += 1.0
    return found


def _alive(after: str, second: str) -> float:
    """Return what the two words after a name say for a person: an age, a verb of saying, a relative."""
    found = 0.0
    if after in SAYING:
        found += 0.3
    if after == "," and second.isdigit() and 1 <= len(second) <= 2:
        found += 0.6
    if after == "who" or (after == "," and second == "who"):
        found += 0.5
    if after in _LIVING:
        found += 0.8
    if after in {"'s", "’s"} and (is_kin(second) or second in _PERSONAL):
        found += 0.6
    return found


def _described(words: Sequence[str], at: int) -> bool:
    """Tell whether a person's role follows as an apposition (", the mayor of Lorn", ", chairman of the board")."""
    for step in range(_APPOSED):
        word = words[at + step].lower() if at + step < len(words) else "."
        if role_of(word) is not None and not is_given(word):
            return True
        if (not word[0].isalpha() and word not in {"-", "’s", "'s"}) or word in FUNCTION_WORDS - _ARTICLES:
            return False
    return False


def _after_office(words: Sequence[str], start: int) -> bool:
    """Tell whether an office of several words stands before a name ("Secretary of State Pompeo")."""
    for at in range(start - 1, max(0, start - _OFFICE_WORDS), -1):
        if words[at].lower() == "of":
            return at < start - 1 and role_of(words[at - 1]) is not None
        if not words[at][:1].isupper():
            return False
    return False


def _adjective(name: str, after: str) -> bool:
    """Tell whether a name has the form of an adjective of origin and stands before a noun ("Prussian troops")."""
    formed = name.lower().endswith(_ADJECTIVES) and len(name) > _SHORT
    return formed and not is_given(name) and after[:1].islower() and after not in FUNCTION_WORDS | SAYING


def _titled(view: NameText, start: int, end: int) -> bool:
    """Tell whether a name fills quotation marks: the title of a work, or a word that is spoken of."""
    opening = view.words[start - 1] if start else ""
    closing = view.words[end] if end < len(view.words) else ""
    if closing in {",", "."}:
        closing = view.words[end + 1] if end + 1 < len(view.words) else ""
    return (opening, closing) in _MARKS
