"""Rules on numbers, dates, weekdays and ages in two passages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from secondsource.judge.rules.objection import Objection, against, said
from secondsource.language.figures import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.passage import Passage
    from secondsource.language.figures import Day, Figure

_REACH = 3  # words after a number in which the thing counted is named
_ROUNDED = 0.05  # how far a rounded number may lie from the exact one
_EXACT_BELOW = 100
_SHARED = 2
_LABELS = frozenset(
    "image photo page round section chapter part room number no route highway district apartment".split()
)
_JOINTS = frozenset(":-/")  # of hours, telephone numbers and scores
_OLDEST = 120
_STOPS = frozenset(",.;)")
_AGED: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (  # words between a name and an age, and what stands behind
    ((",",), _STOPS),
    (("(",), frozenset(")")),
    ((",", "age"), _STOPS),
    ((",", "aged"), _STOPS),
    ((",", "now"), _STOPS),
    ((",", "who", "is"), _STOPS),
    ((",", "who", "was"), _STOPS),
)
_AGE_REACH = 6  # words between an age and the name behind it ("the 34-year-old captain, Ada Holm")
_BREAKS = frozenset("and or who was were is are has had said told in at on from with by after before . ;".split())
_RUNNING = frozenset("so far now currently as risen rose climbed latest updated toll".split())
_UNITS = {"kilometre": 1.0, "kilometr": 1.0, "km": 1.0, "mile": 1.609344, "metr": 0.001, "meter": 0.001}
_UNITS |= {"foot": 0.0003048, "feet": 0.0003048, "hour": 1.0, "minut": 1 / 60, "day": 24.0, "week": 168.0}
_LENGTHS = frozenset("kilometre kilometr km mile metr meter foot feet".split())


def numbers(a: Passage, b: Passage) -> Objection | None:
    """Object to two numbers of the same thing that cannot both be true.

    Bounds, ranges and rounding are allowed for. When each passage names a time of its own and these differ, the two
    are an update rather than a conflict.
    """
    for f, g in _rivals(a, b):
        if not _excluded(a, f, b, g) or any(_goes(a, f, b, h) for h in b.figures):
            continue
        found = against("numbers", "the numbers differ", said(a, f.start, f.end), said(b, g.start, g.end))
        if _of_other_times(a, b):
            explanation = f"{found.explanation}, as of different times"
            return Objection("numbers", explanation, found.a, found.b, "update")
        return found
    return None


def _rivals(a: Passage, b: Passage) -> Iterator[tuple[Figure, Figure]]:
    """Yield the numbers of two passages that count the same thing."""
    for f in a.figures:
        if _is_age(a, f) or _is_label(a, f):
            continue
        for g in b.figures:
            if f.kind == g.kind and not (_is_age(b, g) or _is_label(b, g)) and _same_matter(a, f, b, g):
                yield f, g


def _is_label(p: Passage, f: Figure) -> bool:
    """Tell whether a number names one of a series ("Image 24 of 111", "Highway 80", "5 of 40") and counts nothing."""
    before = p.words[f.start - 1] if f.start else ""
    after = p.lower[f.end : f.end + 2]
    series = after[:1] == ("of",) and after[1:] != () and after[1][0].isdigit()
    of_series = before == "of" and f.start > 1 and p.words[f.start - 2][0].isdigit()
    named = before[:1].isupper() and p.content[f.start - 1] and f.start - 1 not in p.numeric and f.start > 1
    joined = before in _JOINTS and f.start > 1 and p.words[f.start - 2][-1].isdigit()
    joined = joined or (len(after) == 2 and after[0] in _JOINTS and after[1][0].isdigit())
    return named or before.lower() in _LABELS or series or of_series or joined


def _same_matter(a: Passage, f: Figure, b: Passage, g: Figure) -> bool:
    one, other = _things(a, f), _things(b, g)
    if f.kind == "count":
        return bool(one & other) or (_before(a, f) == _before(b, g) != "" and not (one and other))
    return bool(one & other) or _before(a, f) == _before(b, g) != ""


def _things(p: Passage, f: Figure) -> frozenset[str]:
    """Return the stems right after a number, up to the first noun-like run's end."""
    found = []
    for at in range(f.end, min(len(p.words), f.end + _REACH)):
        if not p.words[at][0].isalpha():
            break
        if p.content[at]:
            found.append(p.stems[at])
    return frozenset(found)


def _before(p: Passage, f: Figure) -> str:
    return next((p.stems[at] for at in range(f.start - 1, -1, -1) if p.content[at]), "")


def _excluded(a: Passage, f: Figure, b: Passage, g: Figure) -> bool:
    if not f.excludes(g) or _converted(a, f, b, g):
        return False
    coarse, fine = sorted((f.value, g.value), key=lambda v: len(f"{v:g}".rstrip("0").replace(".", "")))
    if max(abs(f.value), abs(g.value)) < _EXACT_BELOW and coarse == int(coarse) and fine == int(fine):
        return True
    return abs(coarse - fine) > _ROUNDED * abs(fine)


def _converted(a: Passage, f: Figure, b: Passage, g: Figure) -> bool:
    """Tell whether two measures are one in other units, or cannot be compared."""
    units = [next((p.stems[at] for at in range(h.end, min(len(p.words), h.end + 2)) if p.stems[at] in _UNITS), None)
             for p, h in ((a, f), (b, g))]  # fmt: skip
    one, other = units
    if one is None or other is None or one == other:
        return False
    if (one in _LENGTHS) != (other in _LENGTHS):
        return True
    left, right = f.value * _UNITS[one], g.value * _UNITS[other]
    return abs(left - right) <= _ROUNDED * max(left, right)


def _goes(a: Passage, f: Figure, b: Passage, h: Figure) -> bool:
    return h.kind == f.kind and h.value == f.value and _same_matter(a, f, b, h)


def _of_other_times(a: Passage, b: Passage) -> bool:
    if a.days and b.days:
        return not any(d.meets(e) for d in a.days for e in b.days if d.shares(e)) and any(
            d.shares(e) for d in a.days for e in b.days
        )
    return any(w in _RUNNING for w in a.lower) != any(w in _RUNNING for w in b.lower) and bool(a.days or b.days)


def dates(a: Passage, b: Passage) -> Objection | None:
    """Object to two dates or weekdays that stand for the same thing and do not meet."""
    if _shared_words(a, b) < _SHARED:
        return None
    for day in a.days:
        rivals = [other for other in b.days if day.shares(other)]
        if rivals and not any(_agree(day, other) for other in rivals):
            other = rivals[0]
            return against("dates", "the dates differ", said(a, day.start, day.end), said(b, other.start, other.end))
    return None


def _agree(day: Day, other: Day) -> bool:
    order = day.order(other)
    if order is None or day.reach == other.reach:
        return day.meets(other)
    if "exact" in {day.reach, other.reach}:
        reach, sign = (day.reach, order) if day.reach != "exact" else (other.reach, -order)
        return {"below": sign == 1, "to": sign >= 0, "above": sign == -1, "from": sign <= 0}.get(reach, True)
    return True


def _shared_words(a: Passage, b: Passage) -> int:
    dated = a.numeric, b.numeric
    left, right = (
        {p.stems[at] for at in range(len(p.words)) if p.content[at] and at not in skip}
        for p, skip in zip((a, b), dated, strict=True)
    )
    return len(left & right)


def weekdays(a: Passage, b: Passage) -> Objection | None:
    """Object to a weekday that does not fit the date beside it, in either passage."""
    for p in (a, b):
        for one, other in zip(p.days, p.days[1:], strict=False):
            if other.start - one.end > 1:
                continue
            both = (one, other) if one.weekday is not None else (other, one)
            fitting = _weekday_of(both[1])
            if both[0].weekday is not None and fitting is not None and fitting != both[0].weekday:
                said_day, right = WEEKDAYS[both[0].weekday].capitalize(), WEEKDAYS[fitting].capitalize()
                date = said(p, both[1].start, both[1].end)
                return Objection("weekdays", f"{date} was a {right}, not a {said_day}", said_day, date)
    return None


def _weekday_of(day: Day) -> int | None:
    if day.year is None or day.month is None or day.day is None:
        return None
    try:
        return dt.date(day.year, day.month, day.day).weekday()
    except ValueError:
        return None


def ages(a: Passage, b: Passage) -> Objection | None:
    """Object to two ages of one person, by the name the age stands beside ("Ada Holm, 34", "34-year-old Ada Holm")."""
    left, right = _ages(a), _ages(b)
    for name, (age, shown) in left.items():
        if name in right and right[name][0] != age:
            return against("ages", f"{name.capitalize()} is of different ages", shown, right[name][1])
    return None


def _is_age(p: Passage, f: Figure) -> bool:
    if _behind_name(p, f) is not None:
        return True
    after = "".join(p.lower[f.end : f.end + 5])
    return after.startswith(("-year-old", "yearold", "year-old", "yearsold")) or p.lower[f.start - 1 : f.start] == (
        "aged",
    )


def _behind_name(p: Passage, f: Figure) -> int | None:
    """Return where the name ends behind which a number stands as ages do: "Ada Holm, 34," or "Ada Holm (34)"."""
    after = p.words[f.end] if f.end < len(p.words) else "."
    for before, closing in _AGED:
        at = f.start - len(before)
        if at >= 1 and p.lower[at : f.start] == before and after in closing and p.named[at - 1]:
            return at
    return None


def _ages(p: Passage) -> dict[str, tuple[float, str]]:
    """Return the age and its words by the last name of whom it belongs to."""
    return {name.split()[-1].lower(): (age, " ".join(words)) for name, age, words in ages_in(p)}


def ages_in(p: Passage) -> list[tuple[str, float, tuple[str, ...]]]:
    """Return the ages that stand beside a name: the name, the age, and the words of both."""
    found = []
    for f in p.figures:
        if f.kind != "count" or f.reach != "exact" or not 0 < f.value < _OLDEST or f.value != int(f.value):
            continue
        behind = _behind_name(p, f)
        if behind is not None:
            start = behind - 1
            while start > 0 and p.named[start - 1]:
                start -= 1
            found.append((said(p, start, behind), f.value, p.words[start : f.end]))
        elif _is_age(p, f):
            end = _age_end(p, f)
            names = [at for at in range(end, min(len(p.words), end + _AGE_REACH)) if p.named[at]]
            run = [at for at in names if at - names[0] <= names.index(at)] if names else []
            beside = run and all(w not in _BREAKS for w in p.lower[end : run[0]])
            if _is_described(p, f):
                start = f.start - 3
                while start > 0 and p.named[start - 1]:
                    start -= 1
                found.append((said(p, start, f.start - 2), f.value, p.words[start:end]))
            elif beside:
                found.append((said(p, run[0], run[-1] + 1), f.value, p.words[f.start : run[-1] + 1]))
    return found


def _is_described(p: Passage, f: Figure) -> bool:
    """Tell whether an age describes the name before it: "Ada Holm, the 34-year-old captain"."""
    at = f.start
    return at > 2 and p.lower[at - 1] in {"the", "a", "an"} and p.words[at - 2] == "," and p.named[at - 3]


def _age_end(p: Passage, f: Figure) -> int:
    """Return where the words of an age end: past "-year-old"."""
    at = f.end
    while at < len(p.words) and (p.lower[at] in {"-", "year", "years", "old"}):
        at += 1
    return at
