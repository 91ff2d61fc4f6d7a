"""Whether two passages about one point can both be true, as far as numbers, days and negation tell.

Passages that line up need not agree: "14 million" and "41 million", "accused" and "denied having accused" are about one
point. Each test is callable on two literals and takes it as given that the two are about the same.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from secondsource.language.acts import act_of
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negation_cues
from secondsource.language.numbers import conflict, rounding_step, same_kind
from secondsource.language.stance import AGAINST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.proposition import Proposition, Word
    from secondsource.model.reading import Quantity, Time

LIGHT = frozenset(
    stem(w)
    for w in "be have do say go get make take come know think want need see let seem look tell speak talk ask".split()
)
_CUT_OFF = 100  # smallest place at which newspapers cut rather than round
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_ANYBODY = frozenset(stem(w) for w in "person people".split())
_SOMEBODY = frozenset(
    stem(w)
    for w in """passenger crew worker employee student pupil protester demonstrator marcher soldier officer patient
    guest visitor spectator resident villager inmate prisoner miner tourist hostage migrant refugee supporter fan
    traveller traveler evacuee""".split()
)
_MANY = 5  # counts of people further apart than this are of two groups
_AUXILIARY = frozenset(stem(w) for w in "be have do".split())
_SAYING = frozenset(stem(w) for w in "say tell announce report add write post publish confirm state note".split())
_HOUR = re.compile(r"T\d\d")
_DATED = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|to)day|night|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_SORTS = frozenset(stem(w) for w in "bail bond fine ransom reward salary wage rent debt loan tax bonus pension".split())
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/.-]\d", re.IGNORECASE)
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_PERIODS = {
    "year": re.compile(r"\d{4}"),
    "quarter": re.compile(r"\d{4}-Q\d"),
    "season": re.compile(r"\d{4}-(?:SP|SU|FA|WI)"),
    "month": re.compile(r"\d{4}-\d\d"),
}
_CURRENCY = re.compile(r"[A-Z]{3}")  # ISO 4217
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)")
_MONTH_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d-\d\d)")


class Clash(NamedTuple):
    """A word that one passage negates and the other does not."""

    a: Word
    b: Word


def agree(a: Proposition, b: Proposition) -> bool:
    """Tell whether two passages about one point can both be true."""
    return not (differing_numbers(a, b) or differing_days(a, b) or differing_polarity(a, b))


def differing_numbers(a: Proposition, b: Proposition) -> tuple[Quantity, Quantity] | None:
    """Return two numbers of the same thing of which only one can be true; those that fit a number over there are out.

    A sum of money needs no words for what it is if neither passage has another one.
    """
    pairs = [(one, other) for one in _unmatched(a, b) for other in _unmatched(b, a)]
    sums = [pair for pair in pairs if is_money(pair[0]) and same_kind(*pair) and _told_of(a, b, *pair)]
    return next((pair for pair in pairs if count_the_same(*pair)), sums[0] if len(sums) == 1 else None)


def _told_of(a: Proposition, b: Proposition, one: Quantity, other: Quantity) -> bool:
    """Tell whether what one sum is said to be ("bail") is told in the other passage, too."""
    return sort_of_sum(one) <= b.stems | counted(other) and sort_of_sum(other) <= a.stems | counted(one)


def sort_of_sum(item: Quantity) -> frozenset[str]:
    """Return the word that says of what sort a sum is, where it is of one that stands beside others: bail, a fine."""
    return counted(item) & _SORTS


def _unmatched(item: Proposition, other: Proposition) -> list[Quantity]:
    """Return the numbers of a passage that fit none of another's."""
    return [q for q in item.quantities if not any(_fit(q, o) for o in other.quantities)]


def _fit(a: Quantity, b: Quantity) -> bool:
    return (a.value, a.unit) == (b.value, b.unit) or (same_kind(a, b) and can_both_be(a, b))


def is_money(item: Quantity) -> bool:
    """Tell whether a quantity is a sum of money."""
    return item.unit is not None and _CURRENCY.fullmatch(item.unit) is not None


def count_the_same(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities are of one kind and of the same thing, as far as their words tell."""
    left, right = counted(a), counted(b)
    if _are_people(left, right) and a.unit is None and b.unit is None:
        return max(a.value, b.value) <= _MANY * min(a.value, b.value)
    if not same_kind(a, b):
        return False
    if a.high is not None and b.high is not None and a.bound == b.bound == "exact":
        return True  # two results: of a vote, of a match
    if left and right:
        return left <= right or right <= left or 2 * len(left & right) > len(left | right)
    return a.unit is not None and a.unit == b.unit and not left and not right


def _are_people(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether one counts people and the other people of some sort: "210 passengers and crew", "120 people"."""
    return any(some <= _ANYBODY and others & _SOMEBODY for some, others in ((a, b), (b, a)) if some and some != others)


def counted(item: Quantity) -> frozenset[str]:
    """Return the stems of the content words that say what a quantity counts."""
    return frozenset(stem(w) for w in re.findall(r"\w+", item.of.text) if is_content(w)) if item.of else frozenset()


def can_both_be(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers can both be true, also when one is the other with its end cut off ($43 million)."""
    coarse, fine = sorted((a.value, b.value), key=rounding_step, reverse=True)
    step = rounding_step(coarse)
    return (
        a.value == b.value or conflict(a, b) is None or (step >= _CUT_OFF and math.floor(fine / step) * step == coarse)
    )


def differing_days(a: Proposition, b: Proposition) -> tuple[Time, Time] | None:
    """Return two days, one of each passage, when both give days for what they tell and have none in common."""
    left, right = _days(a), _days(b)
    if not left or not right or any(may_be_one_day(s, t) for s in left for t in right):
        return None
    return left[0], right[0]


def _days(item: Proposition) -> list[Time]:
    """Return the days that a passage gives, without those of saying so ("police said on Sunday")."""
    verbs = [w for w in item.words if w.pos[:1] == "V" and w.stem not in _AUXILIARY]

    def nearest(time: Time) -> str:
        gaps = [(max(w.start - time.span.end, time.span.start - w.end), w.stem) for w in verbs]
        return min(gaps)[1] if gaps else ""

    return [t for t in item.times if is_day(t) and not is_clock(t) and nearest(t) not in _SAYING]


def differing_periods(a: Proposition, b: Proposition) -> tuple[Time, Time] | None:
    """Return two months, quarters or years, one of each passage, when each gives just one of a sort and they differ."""
    left, right = ([t for t in p.times if t.type == "DATE" and _sort(t)] for p in (a, b))
    if len(left) != 1 or len(right) != 1 or _sort(left[0]) != _sort(right[0]) or not disjoint(left[0], right[0]):
        return None
    return left[0], right[0]


def _sort(time: Time) -> str:
    """Return of what sort a period is: "year", "quarter", "month"; "" for any other time."""
    return next((name for name, pattern in _PERIODS.items() if pattern.fullmatch(time.value)), "")


def is_clock(time: Time) -> bool:
    """Tell whether a time is an hour without a day: what day it falls on is then reckoned, not said."""
    return _HOUR.search(time.value) is not None and not says_day(time)


def says_day(time: Time) -> bool:
    """Tell whether a time's own words say on which day, or at least which night, it was."""
    return _DATED.search(time.span.text) is not None


def is_day(time: Time) -> bool:
    """Tell whether a time is a day of the calendar or an hour of one."""
    return time.type in {"DATE", "TIME"} and _DAY.match(time.value) is not None


def may_be_one_day(a: Time, b: Time) -> bool:
    """Tell whether two days overlap, or are the same words reckoned from two days of publication.

    Days without a year are told apart by month and day, days without a date by their weekdays.
    """
    if a.from_ is not None and b.from_ is not None:
        return not disjoint(a, b) or same_weekday(a, b) or same_words(a, b) or _falls_on(a, b) or _falls_on(b, a)
    dates, weekdays = (
        [pattern.search(words) for words in pair]
        for pattern, pair in (
            (_MONTH_DAY, (a.value, b.value)),
            (_WEEKDAY, (a.span.text, b.span.text)),
        )
    )
    for found, group in ((dates, 1), (weekdays, 1)):
        if all(found):
            return len({m.group(group).lower() for m in found if m}) == 1
    return True


def disjoint(a: Time, b: Time) -> bool:
    """Tell whether two anchored times have nothing in common; times without an anchor may."""
    if a.from_ is None or b.from_ is None or a.to is None or b.to is None:
        return False
    return a.to <= b.from_ or b.to <= a.from_


def same_weekday(a: Time, b: Time) -> bool:
    """Tell whether both say the same weekday: weeks apart only because their reports are dated so."""
    said = [_WEEKDAY.search(t.span.text) for t in (a, b)]
    return all(said) and len({m.group(1).lower() for m in said if m}) == 1 and "calendar" not in {a.anchor, b.anchor}


def _falls_on(bare: Time, dated: Time) -> bool:
    """Tell whether a date falls on the weekday that is all the other says: it may be of another week than reckoned."""
    said = _WEEKDAY.search(bare.span.text)
    if said is None or _MONTH.search(bare.span.text) or not _MONTH.search(dated.span.text) or dated.from_ is None:
        return False
    return _DAYS[dt.date.fromisoformat(dated.from_[:10]).weekday()] == said.group(1).lower()


def same_words(a: Time, b: Time) -> bool:
    """Tell whether both say the same, each reckoned from its own day of publication ("today")."""
    said = [" ".join(t.span.text.lower().split()) for t in (a, b)]
    return said[0] == said[1] and "calendar" not in {a.anchor, b.anchor}


def differing_polarity(a: Proposition, b: Proposition) -> Clash | None:
    """Return a word that one of two passages negates or denies and the other does not; "opposes" negates by itself."""
    plain, denied = (b, a) if denies(a) else (a, b)
    if denies(a) == denies(b) or any(w.stem in AGAINST and w.stem not in denied.stems for w in plain.words):
        return None
    return clash(_polar(a), _polar(b))


def denies(item: Proposition) -> bool:
    """Tell whether a passage says that something is not so: by a negation, or because its speaker denies it."""
    denied = item.denied or any(w.pos[:1] == "V" and act_of([w.text]) == "denial" for w in item.words)
    return bool(negation_cues([w.text for w in item.words])) != denied


def _polar(item: Proposition) -> tuple[Word, ...]:
    """Return a passage's words, negated where its speaker denies them; the denial itself is no matter."""
    if not item.denied:
        return item.words
    return tuple(msgspec.structs.replace(w, negated=not w.negated) for w in item.words if act_of([w.text]) != "denial")


def clash(a: Sequence[Word], b: Sequence[Word]) -> Clash | None:
    """Return a word that one of the two always negates and the other never does, a verb or adjective in both.

    Says nothing about whether the two are about the same point.
    """
    found: Clash | None = None
    left, right = _by_stem(a), _by_stem(b)
    for base in left:
        if base in right and left[base][1] and right[base][1]:
            flags = [{w.negated for w in side[base][0]} for side in (left, right)]
            if not flags[0] & flags[1] and base not in LIGHT:
                found = found or Clash(left[base][0][0], right[base][0][0])
    return found


def _by_stem(words: Sequence[Word]) -> dict[str, tuple[list[Word], bool]]:
    """Return the content words by stem, and whether any of a stem is a predicate."""
    found: dict[str, tuple[list[Word], bool]] = {}
    for word, after in zip(words, (*words[1:], None), strict=False):
        if word.content:
            same, predicate = found.get(word.stem, ([], False))
            found[word.stem] = ([*same, word], predicate or _predicate(word, after))
    return found


def _predicate(word: Word, after: Word | None) -> bool:
    """Tell whether a word says something of something: a verb with content, an adjective that is not a noun's."""
    if not word.content or word.stem in LIGHT:
        return False
    return word.pos[:1] == "V" or (word.pos[:1] == "J" and not (after and after.pos[:1] in {"N", "J"}))
