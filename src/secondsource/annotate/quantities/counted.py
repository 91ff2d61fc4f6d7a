"""The noun phrase a number counts or measures.

The phrase right after the number is taken first ("12 Israeli soldiers", "60% of the voters", "a $2bn deal", "60%
purity"). Only when none follows does the nearest governing noun phrase before it count ("the death toll rose to 12",
"uranium enriched to 60%"); of "the number of X" it is X. A pronoun governs nothing: then there is no phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.quantities.tagging import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.quantities.tagging import Word

_NOUN = frozenset(["NN", "NNS", "NNP", "NNPS", "FW"])
_COMMON = frozenset(["NN", "NNS"])
_BEFORE_NOUN = _NOUN | {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "-", "&", "CD"}
_SKIP = frozenset(["DT", "PRP$", "PDT"])
_EXTRA = word_set("more other others additional further extra new such same")
_CASUALTY = frozenset(["dead", "injured", "wounded", "killed", "missing", "hurt", "hospitalized", "hospitalised"])
_CALENDAR = word_set(
    "worth anywhere "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march "
    "april june july august september october november december tonight ago late early percent times time"
)
_PERIODS = frozenset(["year", "years", "month", "months", "week", "weeks", "day", "days", "quarter", "decade", "time"])
_PARENTS = frozenset(["mother", "father", "mom", "dad", "parent", "parents", "grandmother", "grandfather"])
_DIRECTIONS = frozenset(["north", "south", "east", "west"])
_COUNTING = frozenset(["number", "total", "count", "tally", "share", "proportion", "percentage", "majority", "sum"])
_LINKS = word_set(
    "to at by of from than is was are were be been being worth = with reached hit totaled totalled exceeded "
    "exceeds stands stood cost costs costing reaching totaling totalling numbering numbered measures measured "
    "weighs weighed rose fell grew climbed dropped gained lost jumped averaged includes included decreased "
    "increased declined rises falls weighing measuring averaging around"
)
_THROUGH = word_set("to at by from than as up down out now already also since")
QUANTITY = "QTY"  # the tag of words that are part of another number
_REACH = 14
_LONGEST = 8

Phrase = tuple[int, int]


def phrase_after(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the (start, end) of the noun phrase that begins at words[at], its determiners and "more" left out."""
    at = _skip_determiners(words, at)
    first, last = at, -1
    while at < len(words) and at - first < _LONGEST and _goes_on(words, first, last, at):
        if words[at].tag in _NOUN:
            last = at
        at += 1
    if last < 0:
        casualty = first < len(words) and words[first].lower in _CASUALTY
        return (words[first].start, words[first].end) if casualty else None
    return words[first].start, words[last].end


def _skip_determiners(words: Sequence[Word], at: int) -> int:
    """Skip "of", determiners, ages and words like "more" and "other" as long as something follows them."""
    for _ in range(4):
        if at + 5 < len(words) and words[at].tag == "CD" and words[at + 4].lower == "old":
            at += 5  # the hyphens are words too: 14 - year - old
        elif at + 1 < len(words) and words[at].tag == "CD" and words[at + 1].tag in _BEFORE_NOUN - {"HYPH", "-"}:
            at += 1
        if at + 2 < len(words) and words[at].lower == "worth" and words[at + 1].lower == "of":
            at += 2
        if at + 1 < len(words) and (
            words[at].tag in _SKIP or words[at].lower == "of" or (words[at].lower in _EXTRA and _opens(words[at + 1]))
        ):
            at += 1
    return at


def _is_initial(words: Sequence[Word], at: int) -> bool:
    """Tell whether a full stop belongs to an initial within a name: Charles E. Dishon."""
    if at < 1 or at + 1 >= len(words):
        return False
    return len(words[at - 1].text) == 1 and words[at - 1].text.isupper() and words[at + 1].text[0].isupper()


def _opens(word: Word) -> bool:
    return word.tag in _BEFORE_NOUN or word.tag in _SKIP


def _goes_on(words: Sequence[Word], first: int, last: int, at: int) -> bool:  # noqa: PLR0911 -- a decision list
    """Tell whether words[at] belongs to the noun phrase that began at `first` and has its latest noun at `last`."""
    word = words[at]
    if word.tag not in _BEFORE_NOUN or word.lower in _CALENDAR or word.text in _DIRECTIONS:
        return False
    if word.lower in _CASUALTY and last < 0 and at == first:
        return at + 1 < len(words) and words[at + 1].tag in _NOUN
    if word.text == "." and _is_initial(words, at):
        return True
    if word.tag == "CD" and at > first:
        return last < 0
    if last < 0:
        return True
    if word.tag == "VBG":
        return words[last].tag == "NN" and last == at - 1 and at + 1 < len(words) and words[at + 1].tag in _COMMON
    if word.tag in {"HYPH", "-", "&", "POS"}:
        return at + 1 < len(words) and words[at + 1].tag in _NOUN
    if last < at - 1 and words[at - 1].tag not in {"HYPH", "-", "&", "POS", "VBG"}:
        return False
    if words[last].tag in _COMMON:
        return word.tag in _COMMON and (words[last].tag == "NN" or word.tag == "NNS")
    return word.tag in _NOUN


def word_after_hyphen(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the word that a number is joined to by a hyphen ("judge" of "three-judge panel")."""
    if at + 1 < len(words) and words[at].text in "-–" and words[at + 1].text[0].isalpha():
        if words[at + 1].lower in {"strong", "odd", "plus"}:  # "a 12,000-strong crowd"
            return phrase_after(words, at + 2)
        return words[at + 1].start, words[at + 1].end
    return None


def phrase_before(words: Sequence[Word], at: int, *, names: bool = False) -> Phrase | None:
    """Return the noun phrase that governs a number standing at words[at], through verbs and prepositions.

    `names` allows a name to govern ("Smith won 52 percent").
    """
    index = at - 1
    if index < 0 or not (words[index].lower in _LINKS or (names and words[index].tag.startswith("VB"))):
        return None
    if words[index].lower == "of" and index > 0 and words[index - 1].lower in _PARENTS:
        return None  # "a mother of three"
    last = _last_noun(words, index, at)
    if last is None:
        return None
    first = _phrase_start(words, last)
    for _ in range(2):
        climbed = _governor(words, first, last)
        if climbed is None:
            break
        first, last = climbed
    if not names and words[last].tag not in _COMMON:
        return None
    return words[first].start, words[last].end


def common_phrase(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the noun phrase that begins at words[at] where it ends in a common noun: "losses", not "California"."""
    phrase = phrase_after(words, at)
    if phrase is None:
        return None
    last = next((word for word in words[at:] if word.end == phrase[1]), None)
    return phrase if last is not None and last.tag in _COMMON and last.lower not in _PERIODS else None


def aged_before(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the noun that an age stands behind: "children" of "children ages 5 to 12"."""
    last = at - 1
    while last >= 0 and words[last].lower in {"ages", "aged", "age", "of", "between", "from"}:
        last -= 1
    return phrase_ending(words, last) if last >= 0 and words[last].tag in _COMMON else None


def phrase_ending(words: Sequence[Word], last: int) -> Phrase:
    """Return the noun phrase that ends with words[last]."""
    return words[_phrase_start(words, last)].start, words[last].end


def _last_noun(words: Sequence[Word], index: int, at: int) -> int | None:
    """Walk left over verbs, adverbs and prepositions to a noun."""
    while index >= 0 and at - index <= _REACH:
        word = words[index]
        if word.tag in _NOUN and word.lower not in _CALENDAR:
            return index
        passes = (
            word.tag == QUANTITY
            or word.lower in _THROUGH
            or word.lower in _LINKS
            or word.tag.startswith(("VB", "RB", "MD"))
        )
        if not passes and word.tag not in {"IN", "TO", "RP"} and word.lower not in _CALENDAR:
            return None
        index -= 1
    return None


def _phrase_start(words: Sequence[Word], last: int) -> int:
    """Return where the noun phrase that ends at words[last] begins."""
    first = last
    while first > 0 and last - first < _LONGEST and words[first - 1].tag in _BEFORE_NOUN - {"VBG", "VBN", "CD"}:
        first -= 1
    while first < last and words[first].tag in {"POS", "HYPH", "-", "&"}:
        first += 1
    return first


def _governor(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Climb from "oil" in "the price of oil" to the noun that rules it; stay at X of "the number of X"."""
    before = first - 1
    while before >= 0 and words[before].tag in _SKIP:
        before -= 1
    if before < 1 or words[before].tag != "IN" or words[before - 1].tag not in _COMMON:
        return None
    head = before - 1
    if words[before].lower == "of" and words[head].lower in _COUNTING:
        return None
    start = _phrase_start(words, head)
    return (start, last) if words[before].lower == "of" else (start, head)


def name_before(words: Sequence[Word], at: int) -> Phrase | None:
    """Return the name right before a comma or bracket at words[at - 1] ("John Smith" of "John Smith, 85,")."""
    last = at - 2
    if last > 0 and words[last].text == ".":
        last -= 1  # "Jr."
    if last < 0:
        return None
    if not words[last].text[0].isupper():
        return words[last].start, words[last].end
    first = last
    while first > 0 and last - first < _LONGEST and _in_name(words, first - 1):
        first -= 1
    return words[first].start, words[at - 2].end


def _in_name(words: Sequence[Word], at: int) -> bool:
    """Tell whether words[at] is part of the name that goes on after it: capitalised, or an initial's full stop."""
    word = words[at]
    if word.text == ".":
        return at > 0 and len(words[at - 1].text) <= 2 and words[at - 1].text[0].isupper()
    return word.text[0].isupper() and (word.tag in _NOUN or at == 0 or word.tag == "JJ")
