"""A finding's evidence grouped by wording, and how many independent origins stand behind each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from secondsource.model.span import Span
from secondsource.render.view import count
from secondsource.render.wording import Difference, compare_words, fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from secondsource.model.finding import Finding
    from secondsource.render.view import Lookup

_ALIKE = 0.55  # likeness from which a word-level difference reads more easily than two wordings
_QUOTES_ALIKE = 0.3  # two wordings of one quotation may lie further apart
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


class Wording(msgspec.Struct, frozen=True, gc=False):
    """Words some evidence agrees on, every place they stand, and how they differ from the finding's first wording.

    `forms` are the places of each way the words are put: several only where a finding is about a number and the same
    number stands in other words (“25 people”, “25 of them”).
    """

    forms: tuple[tuple[Span, ...], ...]
    difference: Difference | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place of the wording."""
        return tuple(chain.from_iterable(self.forms))

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that carry the wording."""
        return tuple(dict.fromkeys(span.report for span in self.spans))


def wordings(finding: Finding, lookup: Lookup) -> tuple[Wording, ...]:
    """Group a finding's evidence by wording, or by value where it is about a number; compare each with the first."""
    groups: dict[Hashable, dict[tuple[str, ...], list[Span]]] = {}
    for span in finding.evidence:
        words = fold(span.text)
        key = (finding.kind == "number" and lookup.values_in(span)) or words
        groups.setdefault(key, {}).setdefault(words, []).append(span)
    found: list[Wording] = []
    enough = _QUOTES_ALIKE if finding.kind in {"altered-quote", "garbled-quote"} else _ALIKE
    for group in groups.values():
        forms = tuple(tuple(spans) for spans in group.values())
        difference = compare_words(found[0].spans[0].text, forms[0][0].text) if found else None
        found.append(Wording(forms, difference if difference and difference.ratio >= enough else None))
    return tuple(found)


def tally(kind: str, found: Sequence[Wording], lookup: Lookup) -> str:
    """Say how many independent origins carry each wording, and in how many reports where those are more.

    Nothing is said where no two reports share a wording and no two are of one origin.
    """
    noun = "figure" if kind == "number" else "wording"
    carried = [frozenset(map(lookup.origin, wording.reports)) for wording in found]
    reports = [len(wording.reports) for wording in found]
    every = frozenset[str]().union(*carried)
    several = frozenset(chain.from_iterable(wording.reports for wording in found))
    if len(found) < 2 or len(several) < 2 or (max(reports) < 2 and len(every) == len(several)):
        return ""
    independent = len(every) == len(several)
    if len(found) > len(_ORDINALS):
        commonest = max(range(len(found)), key=lambda at: (len(carried[at]), reports[at]))
        where = count(reports[commonest], "report")
        if not independent:
            where = f"{count(len(carried[commonest]), 'origin')} ({where})"
        return f"{len(found)} {noun}s; the commonest stands in {where}"
    if independent:
        return _shares(reports, "report", noun)
    if len(every) == 1:
        first, *rest = zip(reports, _ORDINALS, strict=False)
        told = [f"{count(first[0], 'report')} the first", *(f"{number} the {ordinal}" for number, ordinal in rest)]
        return f"1 origin carries {'both' if len(found) == 2 else f'all {len(found)}'} {noun}s: {', '.join(told)}"
    told_by = [f" ({count(number, 'report')})" for number in reports]
    shared = sum(sum(origin in group for group in carried) > 1 for origin in every)
    both = "both" if len(found) == 2 else f"more than one {noun}"
    more = f"; {count(shared, 'origin')} {'carries' if shared == 1 else 'carry'} {both}" if shared else ""
    return _shares([len(group) for group in carried], "origin", noun, told_by) + more


def _shares(counts: Sequence[int], who: str, noun: str, notes: Sequence[str] = ()) -> str:
    """Say how many carry each wording: `3 reports carry the first wording, 1 the second`."""
    verb = "carries" if counts[0] == 1 else "carry"
    added = [*notes, *([""] * len(counts))]
    rest = "".join(
        f", {number} the {ordinal}{note}"
        for number, ordinal, note in zip(counts[1:], _ORDINALS[1:], added[1:], strict=False)
    )
    return f"{count(counts[0], who)} {verb} the first {noun}{added[0]}{rest}"
