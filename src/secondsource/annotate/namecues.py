"""What the words around a name say about its kind: titles, verbs of saying, ages, prepositions, quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from secondsource.language.countries import country_named
from secondsource.language.descriptors import BODY_BELONGINGS, BODY_NOUNS, MADE, PLACE_NOUNS, WORK_NOUNS
from secondsource.language.forms import FUNCTION_WORDS
from secondsource.language.given import is_given
from secondsource.language.lists import words
from secondsource.language.proper import SAYING, STATES
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
_DESCRIBED = 0.8  # what a common noun beside a name that says its kind is worth
_BORN = words("born married raised survived educated diagnosed divorced hospitalized hospitalised widowed")
_POSSESSIVES = words("his her its their my our 's ’s")
_COPULAS = words("is was becomes became")
_SHORT = 5  # letters up to which an ending tells nothing
_CALLED = words("is was called titled entitled named dubbed")
_QUOTES = frozenset("“\"‘'")
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
    return found + _before_name(view.words, start) + _after_name(view.words, start, end)


def _before_name(words: Sequence[str], start: int) -> NDArray[np.float64]:
    """Return what common nouns before a name say ("the village of *Lorn*", "a film directed by *Ames*")."""
    found = np.zeros(len(KINDS))
    at = start - 1 if start and words[start - 1] in _QUOTES else start
    before, second = (words[i].lower() if i >= 0 else "" for i in (at - 1, at - 2))
    kind = kind_of_noun(before) if words[max(0, at - 1)] == before else None
    if kind is not None:
        found[kind] += _DESCRIBED
    elif before == "of" and second in PLACE_NOUNS:
        found[GEO] += _DESCRIBED
    elif before == "," and second in WORK_NOUNS and _determined(words, at - 2):
        found[MISC] += _DESCRIBED
    elif before == "by" and second in MADE:
        found[PER] += 0.5
    elif before in {"titled", "entitled"} or (before in _CALLED and second in WORK_NOUNS):
        found[MISC] += _DESCRIBED
    return found


def _after_name(words: Sequence[str], start: int, end: int) -> NDArray[np.float64]:
    """Return what common nouns after a name say ("*Lorn*, a small carmaker", "the *Lorn* region", "*Lorn*, Texas")."""
    found = np.zeros(len(KINDS))
    after, second = (words[i].lower() if i < len(words) else "" for i in (end, end + 1))
    kind = _head_kind(words, end + 2) if after in _COPULAS | {","} and second in _ARTICLES else None
    if kind is not None:
        found[kind] += _DESCRIBED
    if after in {"was", "is"} and second in _BORN:
        found[PER] += _DESCRIBED
    if (after in PLACE_NOUNS and words[end] == after) or (after == "," and _is_state(words, end + 1)):
        found[GEO] += _DESCRIBED
    if after.removesuffix("s") in WORK_NOUNS and end - start == 1 and not is_given(words[start]):
        found[MISC] += 0.4
    if after in BODY_BELONGINGS or (after in {"'s", "’s"} and second in BODY_BELONGINGS):
        found[ORG] += 0.3
    return found


def _determined(words: Sequence[str], noun: int) -> bool:
    """Tell whether an article or possessive opens the noun phrase that ends with a noun ("an American film")."""
    for at in range(noun - 1, max(-1, noun - _APPOSED), -1):
        word = words[at].lower()
        if word in _ARTICLES | _POSSESSIVES:
            return True
        if word != "-" and (not word[0].isalnum() or word in FUNCTION_WORDS):
            return False
    return False


def kind_of_noun(noun: str) -> int | None:
    """Return which of KINDS a common noun describes; None for one that tells nothing."""
    listed = ((BODY_NOUNS, ORG), (PLACE_NOUNS, GEO), (WORK_NOUNS, MISC))
    return next((kind for nouns, kind in listed if noun in nouns), None)


def _head_kind(words: Sequence[str], at: int) -> int | None:
    """Return what the head of the noun phrase that goes on at a place describes ("a small German *carmaker* in")."""
    for step in range(_APPOSED):
        word = words[at + step].lower() if at + step < len(words) else "."
        if (not word[0].isalnum() and word not in {"-", "’s", "'s"}) or word in FUNCTION_WORDS:
            noun = words[at + step - 1].lower() if step else ""
            if role_of(noun) is not None and not is_given(noun):
                return PER
            return kind_of_noun(noun)
    return None


def _is_state(words: Sequence[str], at: int) -> bool:
    """Tell whether a country or state stands at a place and ends there ("Plano, Texas,")."""
    for width in (2, 1):
        name = " ".join(words[at : at + width])
        if name in STATES or country_named(name) is not None:
            following = words[at + width] if at + width < len(words) else "."
            return not following[0].isupper() and following not in {"'s", "’s"}
    return False


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
    told = FUNCTION_WORDS | SAYING | _LIVING
    return formed and not is_given(name) and after[:1].islower() and after not in told


def _titled(view: NameText, start: int, end: int) -> bool:
    """Tell whether a name fills quotation marks: the title of a work, or a word that is spoken of."""
    if start and view.words[start - 1] in {"The", "A", "An"}:
        start -= 1
    opening = view.words[start - 1] if start else ""
    if start > 1 and view.words[start - 2].lower() in BODY_NOUNS:
        return False
    closing = view.words[end] if end < len(view.words) else ""
    if closing in {",", "."}:
        closing = view.words[end + 1] if end + 1 < len(view.words) else ""
    return (opening, closing) in _MARKS
