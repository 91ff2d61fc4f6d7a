"""Rule on tolls: how many people two reports say were killed or hurt, each keeping to its own number."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from secondsource.judge.case import sentence_at
from secondsource.judge.figures import number_finding
from secondsource.language.agreement import can_both_be
from secondsource.language.numbers import conflict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Quantity, Reading

_KILLED = r"killed|dead|die[sd]?|deaths|fatalities|lost their lives|shot dead|shot to death|slain"
_HURT = "wounded|injured|hurt|injuries"
_PEOPLE = (
    "people|persons?|men|man|women|woman|children|child|boys?|girls?|teens?|teenagers?|victims?|adults|others?|"
    "passengers?|students?|pupils|officers?|soldiers|civilians|workers|residents|family members|relatives|bystanders"
)
_BETWEEN = "was|were|are|is|been|have|has|had|left|reported|confirmed|found|fatally|critically|seriously|badly|also"
_ABOUT = "at least|at most|some|about|around|nearly|almost|up to|more than"
_NEXT = r" (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"  # "killed 1, injured 3"
_AFTER = {
    harm: re.compile(
        rf"(?: (?!in\b|at\b)[\w-]+){{0,2}}?(?: (?:{_PEOPLE}))?,?(?: who)?(?: (?:{_BETWEEN})){{0,3}}"
        rf" (?:{words})\b(?!{_NEXT})",
        re.IGNORECASE,
    )
    for harm, words in (("killed", _KILLED), ("hurt", _HURT))
}
_BEFORE = {
    "killed": re.compile(
        r"\b(?:kill(?:s|ed|ing)|claim(?:s|ed|ing)|death toll (?:\w+ ){0,4}|deaths? (?:of|to)|leav(?:es|ing)|left)"
        rf"(?: (?:{_ABOUT}))? ?$",
        re.IGNORECASE,
    ),
    "hurt": re.compile(
        rf"\b(?:wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurt(?:s|ing)?)(?: (?:{_ABOUT}))? ?$", re.IGNORECASE
    ),
}
_ANYBODY = frozenset("people person persons victims victim dead killed injured wounded hurt injuries deaths".split())
_VAGUE = frozenset("dozens scores hundreds thousands several".split())
_NAMED = re.compile(rf" (?:[\w-]+ ){{0,2}}?(?:{_PEOPLE})\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:others?|another|more|else|additional|of (?:them|those|the)|remaining|each|apiece)\b"
    r"|\b(?:no|not|never|if|could|might|may|fear\w*)\b|n['’]t\b|\bthe $",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:in|over|during) (?:[\w-]+ ){0,2}(?:shootings|attacks|bombings|crashes|accidents|incidents|fires|raids)\b",
    re.IGNORECASE,
)
_BADLY = re.compile(r"\b(?:critical|serious|life-threatening|non-?life)", re.IGNORECASE)  # some of the hurt
_REACH = 45  # characters before a number in which the verb stands
_BEHIND = 20  # characters beside it in which a word makes it a part of them, or no fact
_FAR = 3  # times: numbers further apart are of two events


def tolls(case: Case) -> list[Finding]:
    """Report different numbers of people killed, or hurt, of which each report gives its own throughout.

    Where any report gives both, they are of two events, as in a round-up of a weekend.
    """
    found: dict[tuple[str, float, float], Finding] = {}
    told = [{harm: list(_told(reading, harm)) for harm in _AFTER} for reading in case.readings]
    for one, other in combinations(told, 2):
        for harm in _AFTER:
            left, right = one[harm], other[harm]
            if not (left and right):
                continue
            a, b = _main(left), _main(right)
            if (
                _exclude(a, b)
                and not any({a.value, b.value} <= {q.value for q in each[harm]} for each in told)
                and not any(can_both_be(a, q) for q in right)
                and not any(can_both_be(b, q) for q in left)
            ):
                key = harm, min(a.value, b.value), max(a.value, b.value)
                found.setdefault(key, number_finding(case, a, b))
    return list(found.values())


def _main(told: Sequence[Quantity]) -> Quantity:
    """Return the number that a report gives most often, the first of equals."""
    return max(told, key=lambda q: (sum(q.value == other.value for other in told), -q.span.start))


def _told(reading: Reading, harm: str) -> Iterator[Quantity]:
    """Yield the numbers of people that a report gives as killed, or hurt, in this event, in their order."""
    text = reading.report.text
    for item in reading.quantities:
        sentence = sentence_at(reading, item.span.start)
        if (
            item.unit is not None
            or item.value < 1
            or sentence is None
            or _is_past(reading, sentence.start, sentence.end)
        ):
            continue
        before = text[max(sentence.start, item.span.start - _REACH) : item.span.start]
        after = text[item.span.end : sentence.end]
        match = _AFTER[harm].match(after)
        led = _BEFORE[harm].search(before) and (harm == "hurt" or _NAMED.match(after) or not after.strip(' .”"'))
        part = _PART.search(after)
        whole = part is None or part.start() >= (match.end() if match else _BEHIND)
        if _SEVERAL.search(after[:_REACH]) or (harm == "hurt" and _BADLY.search(after[:_REACH])):
            continue
        if (match or led) and whole and _of_anybody(item) and not _PART.search(before[-_BEHIND:]):
            yield item


def _of_anybody(item: Quantity) -> bool:
    """Tell whether a number counts people as such: "two girls" may be part of the toll, "dozens" is no number."""
    if item.span.text.lower() in _VAGUE:
        return False
    return item.of is None or item.of.text.lower().split()[-1] in _ANYBODY


def _is_past(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a sentence names a year, or a month or day far from the report's own."""
    day = (reading.report.published or "")[:7]
    times = [t for t in reading.times if start <= t.span.start < end and t.from_ is not None]
    return any(day and (t.from_ or day)[:7] < day for t in times) or any(re.fullmatch(r"\d{4}", t.value) for t in times)


def _exclude(a: Quantity, b: Quantity) -> bool:
    largest, smallest = max(a.value, b.value), min(a.value, b.value)
    return largest <= _FAR * smallest and conflict(a, b) is not None and not can_both_be(a, b)
