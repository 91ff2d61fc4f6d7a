"""Names of people and bodies compared: parts of a name, spellings, initials, transliterations."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from secondsource.language.given import same_given
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTICLES = words("al el bin ibn ben abu de da di del della der den van von la le du dos das st mc mac")
_SUFFIXES = words("jr sr ii iii iv phd md esq")
_CORPORATE = words("inc corp co ltd llc plc ag sa gmbh nv corporation incorporated company limited lp llp")
_SMALL = words("of the and for in on de la du del & a to")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Spellings that transcribe the same sounds, as in names written in Arabic, Persian or Cyrillic script.
_SOUNDS = (
    (re.compile(r"ou|oo|uu"), "u"),
    (re.compile(r"ee|ie|ii|iy|yi|ei|ey"), "i"),
    (re.compile(r"aa|ae"), "a"),
    (re.compile(r"gh|q|ck|kh"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dh|th"), "t"),
    (re.compile(r"ts|tz|cz|ch|tch"), "c"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST_FUZZY = 6  # letters below which one changed letter makes another name


class PersonName(msgspec.Struct, frozen=True, gc=False):
    """A person's name in parts, folded; `suffix` is "jr" and the like."""

    given: tuple[str, ...]
    surname: str
    suffix: str


def fold(text: str) -> str:
    """Return a text in lower case without diacritics and with plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def name_words(text: str) -> list[str]:
    """Return the words of a name, folded, without marks."""
    return [m.group() for m in _WORD.finditer(fold(text))]


def sound(word: str) -> str:
    """Return a key under which transliterations of one name fall together (Masuud, Masoud)."""
    key = fold(word)
    for pattern, plain in _SOUNDS:
        key = pattern.sub(plain, key)
    return key


def parse_person(text: str) -> PersonName:
    """Cut a person's name into given names, surname (with its particles) and suffix; a single word is a surname."""
    words = name_words(text)
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    if not words:
        return PersonName((), "", suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    if at == 1 and words[0] in _PARTICLES:
        at = 0
    if at > 1 and _hyphened(text, words[at - 1], words[at]):
        at -= 1
    return PersonName(tuple(words[:at]), " ".join(words[at:]), suffix)


def _hyphened(text: str, a: str, b: str) -> bool:
    return re.search(rf"\b{re.escape(a)}[-‐‑]{re.escape(b)}\b", fold(text)) is not None


def same_word(a: str, b: str) -> bool:
    """Tell whether two surnames are spellings of one: equal by sound, or one letter apart in a long name."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if sound(a) == sound(b):
        return True
    return min(len(a), len(b)) >= _SHORTEST_FUZZY and a[0] == b[0] and DamerauLevenshtein.distance(a, b) == 1


def same_surname(a: str, b: str) -> bool:
    """Compare surnames with or without their particles ("al-Assad", "Assad")."""
    return same_word(_bare(a), _bare(b))


def _bare(surname: str) -> str:
    words = surname.split()
    while len(words) > 1 and words[0] in _PARTICLES:
        words = words[1:]
    return "".join(words)


def same_person(a: PersonName, b: PersonName) -> bool:
    """Tell whether two names that both have a given name can be one person's.

    The surnames must be spellings of one, and the given names must not contradict: equal, initials, short forms,
    spellings of one; a close but unequal surname needs equal given names.
    """
    if a.suffix != b.suffix and a.suffix and b.suffix:
        return False
    if {a.suffix, b.suffix} == {"", "jr"} and a.given == b.given:
        return False
    if not same_surname(a.surname, b.surname):
        return _inverted(a, b)
    if not a.given or not b.given:
        return a.surname == b.surname
    exact = _bare(a.surname) == _bare(b.surname)
    if exact:
        return _agree(a.given, b.given)
    return a.given[0] == b.given[0] or same_word(a.given[0], b.given[0])


def _inverted(a: PersonName, b: PersonName) -> bool:
    """Recognise a name written with hyphen or case changes only (Jong-un, Jong Un)."""
    return bool(a.given) and "".join((*a.given, *a.surname.split())) == "".join((*b.given, *b.surname.split()))


def _agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Compare given names: the first ones agree, or one's first is the other's middle name."""
    if same_given(a[0], b[0]) or same_word(a[0], b[0]):
        middle_a, middle_b = a[1:2], b[1:2]
        return not middle_a or not middle_b or same_given(middle_a[0], middle_b[0]) or len(a) != len(b)
    return any(x == b[0] for x in a[1:] if len(x) > 1) or any(x == a[0] for x in b[1:] if len(x) > 1)


def short_of(single: str, full: PersonName) -> str | None:
    """Tell which part of a full name a single word is: "surname", "given" or None."""
    if same_surname(single, full.surname):
        return "surname"
    if single in full.given and len(single) > 1:
        return "given"
    return None


def initials(words: Sequence[str]) -> tuple[str, str]:
    """Return a body's initials without and with its small words."""
    content = [w for w in words if w.lower() not in _SMALL]
    return "".join(w[0] for w in content).upper(), "".join(w[0] for w in words).upper()


def is_acronym(text: str) -> bool:
    """Tell whether a name is an acronym (JCPOA, F.B.I.)."""
    letters = text.replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper() and " " not in letters.strip()


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of a longer name's initials."""
    words = re.findall(r"[^\W_]+", name)
    return len(words) > 1 and acronym.replace(".", "").upper() in initials(words)


def may_stand_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters are initials of a longer name, in any order (UAAR, as in its own language)."""
    found = Counter(initials(re.findall(r"[^\W_]+", name))[1])
    return " " in name.strip() and not Counter(acronym.replace(".", "").upper()) - found


def organisation_key(name: str) -> frozenset[str]:
    """Return a body's name as a set of words, order, small words and corporate endings aside."""
    words = [w.removesuffix("'s") for w in name_words(name) if w not in _SMALL]
    core = [w for w in words if w not in _CORPORATE]
    return frozenset(core or words)
