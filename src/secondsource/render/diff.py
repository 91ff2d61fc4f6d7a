"""Two reports side by side: what one has of the other, what it added, left out and changed."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.language.frontmatter import front_matter
from secondsource.language.parallel import align
from secondsource.model.dates import is_earlier
from secondsource.model.report import Report
from secondsource.render.wording import Piece, compare_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SENTENCE = re.compile(r"\S.*?(?:[.!?][”\"’)\]]*(?=\s+[“\"‘(\[]?[A-ZÀ-ÖØ-Þ0-9])|$)")
_MOST_PAIRS = 28  # every pair of eight reports; with more reports only those that hang together are set beside
_MOST_SENTENCES = 400

RowKind = Literal["same", "changed", "left out", "added"]


class DiffRow(msgspec.Struct, frozen=True, gc=False):
    """A sentence of the one report, of the other, or both, with the words that differ."""

    kind: RowKind
    first: tuple[Piece, ...]
    second: tuple[Piece, ...]


class Diff(msgspec.Struct, frozen=True, gc=False):
    """Two reports compared, the earlier first; `counts` are how many sentences are of each kind."""

    key: str
    first: Report
    second: Report
    words: str
    rows: tuple[DiffRow, ...]
    counts: tuple[tuple[RowKind, int], ...]


def diffs(
    reports: Sequence[Report], numbers: Mapping[str, int], words: Mapping[tuple[str, str], str]
) -> tuple[Diff, ...]:
    """Compare each two of a story's reports, or, where those are too many, those that hang together.

    `numbers` numbers the reports in the page; `words` says, by its two ids, how a pair hangs together.
    """
    known = {report.id: report for report in reports}
    pairs = list(combinations(reports, 2))
    if len(pairs) > _MOST_PAIRS:
        pairs = [(known[a], known[b]) for a, b in words if a in known and b in known][: 2 * _MOST_PAIRS]
    return tuple(_diff(*_in_time(a, b), numbers, words) for a, b in pairs)


def key_of(a: str, b: str, numbers: Mapping[str, int]) -> str:
    """Return the anchor of the comparison of two reports, whichever comes first."""
    low, high = sorted((numbers.get(a, 0), numbers.get(b, 0)))
    return f"d{low}-{high}"


def _in_time(a: Report, b: Report) -> tuple[Report, Report]:
    """Put the earlier of two reports first, as far as times tell."""
    return (b, a) if is_earlier(b.published, a.published) else (a, b)


def _diff(first: Report, second: Report, numbers: Mapping[str, int], words: Mapping[tuple[str, str], str]) -> Diff:
    left, right = sentences(first.text), sentences(second.text)
    rows = tuple(
        _row(left[i] if i is not None else None, right[j] if j is not None else None) for i, j in align(left, right)
    )
    kinds: tuple[RowKind, ...] = ("same", "changed", "left out", "added")
    return Diff(
        key=key_of(first.id, second.id, numbers),
        first=first,
        second=second,
        words=words.get((first.id, second.id)) or words.get((second.id, first.id)) or "",
        rows=rows,
        counts=tuple((kind, sum(row.kind == kind for row in rows)) for kind in kinds),
    )


def sentences(text: str) -> list[str]:
    """Cut a text into sentences for the eye: at line ends, and at full stops before what may begin a sentence.

    Front matter says what a text is and is none of its sentences.
    """
    front = front_matter(text)
    lines = text[front.end if front else 0 :].splitlines()
    return [match.group().rstrip() for line in lines for match in _SENTENCE.finditer(line)][:_MOST_SENTENCES]


def _row(left: str | None, right: str | None) -> DiffRow:
    if left is None or right is None:
        kind: RowKind = "added" if left is None else "left out"
        return DiffRow(kind, _whole(left), _whole(right))
    difference = compare_words(left, right)
    if difference is None:
        return DiffRow("changed", _whole(left), _whole(right))
    kind = "changed" if difference.changes else "same"
    return DiffRow(kind, difference.first, difference.second)


def _whole(text: str | None) -> tuple[Piece, ...]:
    return (Piece(text, differs=False),) if text else ()
