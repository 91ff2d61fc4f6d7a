"""A report's text cut into lines and segments, so that nested and overlapping marks can be drawn."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.language.frontmatter import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Layer = Literal["finding", "speech", "thought", "source", "cue", "claim", "figure", "name", "other"]

_BREAKS = re.compile(r"(?:\r\n|\r|\n)$")
_SENTENCE_END = re.compile(r"[.!?:;…\"”’»'\)\]]\s*\Z")
_WRAP_MIN, _WRAP_MAX, _WRAP_RANGE = 40, 120, 25  # widths of lines that a right margin has broken, and their spread


class Mark(msgspec.Struct, frozen=True, gc=False):
    """Words of one report that something rests on.

    `key` names what; `variant` counts, from 0, the wordings of it; `label` is shown at the mark's end.
    """

    start: int
    end: int
    key: str
    layer: Layer
    variant: int = 0
    label: str = ""
    severity: str = ""


class Segment(msgspec.Struct, frozen=True, gc=False):
    """Text that no mark begins or ends within, and the marks that cover it, the most telling first."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    begins: bool
    ending: tuple[Mark, ...]

    @property
    def keys(self) -> str:
        """What the segment belongs to: `f1 a2 c3`, a wording after the first as `f1:1`."""
        return " ".join(dict.fromkeys(f"{m.key}:{m.variant}" if m.variant else m.key for m in self.marks))

    @property
    def classes(self) -> str:
        """The layers that cover the segment, and the gravest severity."""
        layers = dict.fromkeys(f"m-{mark.layer}" for mark in self.marks)
        severity = next((f"sev-{mark.severity}" for mark in self.marks if mark.severity), "")
        return " ".join((*layers, severity)).strip()


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of a report, numbered from 1, in its segments."""

    number: int
    segments: tuple[Segment, ...]


class Block(msgspec.Struct, frozen=True, gc=False):
    """Lines that read on: one, or several that a right margin has broken; or the whole of the front matter."""

    lines: tuple[Line, ...]
    front: bool = False


_ORDER = {"high": 0, "medium": 1, "low": 2, "": 3}


def blocks(text: str, starts: Sequence[int], marks: Iterable[Mark], *, heading: int = 0) -> tuple[Block, ...]:
    """Cut a text into blocks of lines of segments; the segments of a line put together are the line.

    `starts` are the offsets of the lines; `heading` is where the title at the text's beginning ends, 0 for none:
    nothing reads on from it. Empty lines are left out.
    """
    ordered = sorted(marks, key=lambda m: (m.start, m.end))
    found: list[Block] = []
    gathered: list[tuple[Line, str]] = []
    at = 0
    active: list[Mark] = []
    front = front_matter(text)
    below = front.end if front else 0
    for number, (start, stop) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True), 1):
        end = start + len(_BREAKS.sub("", text[start:stop]))
        active = [mark for mark in active if mark.end > start]
        while at < len(ordered) and ordered[at].start < stop:
            active.append(ordered[at])
            at += 1
        blank = not text[start:end].strip()
        if not blank:
            gathered.append((Line(number, _segments(text, start, end, active)), text[start:end]))
        if start < below <= stop:
            found.append(Block(tuple(line for line, _ in gathered), front=True))
            gathered = []
        elif start >= below and (blank or start < heading <= end):
            found.extend(_join(gathered))
            gathered = []
    return (*found, *_join(gathered))


def _segments(text: str, start: int, end: int, marks: list[Mark]) -> tuple[Segment, ...]:
    """Cut one line at every boundary of the marks that touch it."""
    covering = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end}
    for mark in covering:
        cuts.update(offset for offset in (mark.start, mark.end) if start < offset < end)
    edges = sorted(cuts)
    first_of = {mark.start for mark in covering}
    found = []
    waiting = sorted(covering, key=lambda m: m.start)
    active: list[Mark] = []
    at = 0
    for low, high in pairwise(edges):
        active = [mark for mark in active if mark.end > low]
        while at < len(waiting) and waiting[at].start <= low:
            active.append(waiting[at])
            at += 1
        inside = tuple(sorted((m for m in active if m.end > low), key=_telling))
        ending = tuple(mark for mark in inside if mark.label and min(mark.end, end) == high and mark.end <= end)
        found.append(Segment(low, text[low:high], inside, low in first_of, ending))
    return tuple(found)


def _telling(mark: Mark) -> tuple[bool, int, int]:
    """Order marks for one segment: findings first, the gravest before others, then the shortest."""
    return mark.layer != "finding", _ORDER[mark.severity], mark.end - mark.start


def _join(gathered: list[tuple[Line, str]]) -> list[Block]:
    """Join the lines of one stretch without empty lines, if a right margin has broken them."""
    lines = tuple(line for line, _ in gathered)
    widths = [len(words.rstrip()) for _, words in gathered[:-1]]
    alike = widths and min(widths) >= _WRAP_MIN and max(widths) <= min(_WRAP_MAX, min(widths) + _WRAP_RANGE)
    if alike and 2 * sum(_SENTENCE_END.search(words) is None for _, words in gathered[:-1]) > len(widths):
        return [Block(lines)]
    return [Block((line,)) for line in lines]
