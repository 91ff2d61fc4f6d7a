"""Who agrees with a claim: passages that line up speak to one point, but they need not say the same of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from secondsource.language.agreement import agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.claim import Claim
    from secondsource.model.proposition import Pair, Proposition
    from secondsource.model.span import Span

_FEW = 12  # up to which numbers are in every report
_MOST = 40  # wordings of a claim that are held against each other
# The cosine and the share of the shorter content from which two passages say the same; less where they share a figure.
_CLOSE = ((0.75, 0.4), (0.66, 0.5), (0.6, 0.75))
_WITH_FIGURE = ((0.7, 0.25), (0.6, 0.4))
# Names alone bring passages close ("Renner will come", "Renner will support it"): so much of the rest must be shared,
# each word weighed by how few passages of the story have it, but where the cosine leaves no doubt.
_BESIDE_NAMES = 0.4
_NO_DOUBT = 0.8
_HOURS_APART = 10  # minutes: no conflict yet, but no agreement either
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_AGE = re.compile(r"\b(\d+)[- ]years?[- ]old\b", re.IGNORECASE)


def with_agreement(
    claims: Sequence[Claim], items: Sequence[Proposition], pairs: Sequence[Pair], homes: Mapping[str, str]
) -> list[Claim]:
    """Give each claim the wording that most origins are behind; name them, and the reports that speak against it.

    `pairs` hold the cosines of propositions, `homes` the origin of each report.
    """
    passages = Counter(stem for item in items for stem in _unnamed(item))
    desk = _Desk(
        {item.span: item for item in items},
        {frozenset((pair.a.id, pair.b.id)): pair.score for pair in pairs},
        homes,
        {stem: math.log(1 + len(items) / count) for stem, count in passages.items()},
    )
    return [_settled(claim, desk) for claim in claims]


class _Desk(NamedTuple):
    """What claims are settled with: propositions by their words, cosines, origins of reports, weights of stems."""

    known: Mapping[Span, Proposition]
    cosines: Mapping[frozenset[str], float]
    homes: Mapping[str, str]
    weights: Mapping[str, float]

    def behind(self, item: Proposition, told: Mapping[str, Sequence[Proposition]]) -> frozenset[str]:
        """Return the reports of which a passage says what this one says, of passages by their wording."""
        same = {wording for wording, items in told.items() if self.same(item, items[0])}
        alike = (other for wording in same for other in told[wording])
        return frozenset(other.report for other in alike) | {item.report}

    def same(self, a: Proposition, b: Proposition) -> bool:
        """Tell whether two passages of one claim say the same, and not only speak to one point."""
        left, right = a.stems | a.entities, b.stems | b.entities
        if not agree(a, b) or _apart(_minutes(a), _minutes(b), _HOURS_APART) or _apart(_ages(a), _ages(b), 1):
            return False
        if left == right or _wording(a) == _wording(b):
            return True
        cosine = self.cosines.get(frozenset((a.id, b.id)), 0.0)
        shared = len(left & right) / max(1, min(len(left), len(right)))
        bounds = _WITH_FIGURE if _figures(a) & _figures(b) else _CLOSE
        if not any(cosine >= close and shared >= share for close, share in bounds):
            return False
        left, right = _unnamed(a), _unnamed(b)
        rest = min(self._weight(left), self._weight(right))
        return cosine > _NO_DOUBT or self._weight(left & right) >= _BESIDE_NAMES * rest

    def _weight(self, stems: frozenset[str]) -> float:
        return sum(self.weights[stem] for stem in sorted(stems))

    def origins(self, reports: frozenset[str]) -> int:
        """Count the origins of some reports."""
        return len({self.homes[report] for report in reports})


def _settled(claim: Claim, desk: _Desk) -> Claim:
    told: dict[str, list[Proposition]] = {}
    for member in claim.members:
        if member.span in desk.known:
            told.setdefault(_wording(desk.known[member.span]), []).append(desk.known[member.span])
    if not told:
        return claim
    told = dict(list(told.items())[:_MOST])
    first = [items[0] for items in told.values()]
    chosen = told[claim.summary][0] if claim.summary in told else first[0]
    behind = desk.behind(chosen, told)
    if len(claim.reports) > 1:
        for item in first:
            others = desk.behind(item, told)
            if not item.heading and desk.origins(others) > desk.origins(behind):
                chosen, behind = item, others
    fits: dict[str, bool] = {}
    for items in told.values():
        agrees = agree(chosen, items[0])
        for item in items:
            fits[item.report] = fits.get(item.report, False) or agrees
    against = {report for report, fit in fits.items() if report not in behind and not fit}
    return msgspec.structs.replace(
        claim,
        summary=_wording(chosen),
        behind=tuple(r for r in claim.reports if r in behind),
        against=tuple(r for r in claim.reports if r in against),
    )


def _apart(left: frozenset[int], right: frozenset[int], least: int) -> bool:
    """Tell whether two passages both give values and none lie nearer to each other than the least."""
    return bool(left and right) and all(abs(one - other) >= least for one in left for other in right)


def _minutes(item: Proposition) -> frozenset[int]:
    """Return the hours of the clock that a passage gives, in minutes."""
    found = (_CLOCK.search(time.value) for time in item.times)
    return frozenset(60 * int(match[1]) + int(match[2]) for match in found if match)


def _ages(item: Proposition) -> frozenset[int]:
    """Return the ages that a passage gives of people."""
    return frozenset(int(age) for age in _AGE.findall(item.span.text))


def _figures(item: Proposition) -> frozenset[tuple[float, float | None, str | None]]:
    """Return the numbers of a passage that two reports hardly share by chance: large ones, results, and measures."""
    telling = (q for q in item.quantities if q.value > _FEW or q.high is not None or q.unit is not None)
    return frozenset((q.value, q.high, q.unit) for q in telling)


def _unnamed(item: Proposition) -> frozenset[str]:
    """Return the stems of the content words that name nobody."""
    return frozenset(word.stem for word in item.words if word.content and not word.named)


def _wording(item: Proposition) -> str:
    return " ".join(item.span.text.split())
