"""Quotations by their marks: every style, nested, over several paragraphs, and the unbalanced ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.annotate.paragraphs import paragraphs
from secondsource.model.reading import Quotation, QuoteProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»＂]|['‘’‚‛‹›]")
_SINGLE = frozenset("'‘’‚‛‹›")
_ALWAYS_OPEN = frozenset(["``", "‘‘", "„", "‟", "‚", "‛", "‹"])
_BEFORE_OPEN = re.compile(r"[\s(\[{<—–\-/:“‘\"'„«]$")
_LONGEST_MARK = 2
_BLOCK = 5  # paragraphs without marks that a quotation may run on over
_ELISION = re.compile(r"(?:\d0s|em|tis|twas|til|cause|round|bout|n)\b", re.IGNORECASE)
_GUESS_AFTER = re.compile(r":\s+(?=\S)")


class _Mark(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    text: str
    role: Literal["open", "close", "either"]


def quotations(text: str) -> list[Quotation]:
    """Return all quotations of a text in order of their start, the outer before the inner."""
    spans = paragraphs(text)
    found: list[Quotation] = []
    for index, (start, end) in enumerate(spans):
        after = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        following = text[after : after + _LONGEST_MARK]
        double = _pair_double(text, start, end, following)
        first = _runs_on(found[-1], double[0], spans, index) if found and double else None
        if first is not None:
            found[-1] = msgspec.structs.replace(found[-1], problem=None, continued=True)
            found += [Quotation(a, b, a, b, "double", None, continued=True) for a, b in spans[first:index]]
            double[0] = msgspec.structs.replace(double[0], problem=None, start=start, inner_start=start)
        found += _pair_single(text, start, end)
        found += double
    return sorted(found, key=lambda q: (q.start, -q.end))


def _runs_on(last: Quotation, first: Quotation, spans: list[tuple[int, int]], index: int) -> int | None:
    """Return the paragraph after the one that a quotation was left open in, when paragraph `index` closes it.

    Paragraphs may lie between, a few at most and without marks, when nothing follows the closing mark: a long quotation
    set as a block.
    """
    if last.problem != "unclosed" or first.problem != "unopened":
        return None
    furthest = index - 1 if first.end < spans[index][1] else max(0, index - 1 - _BLOCK)
    return next(
        (at + 1 for at in range(index - 1, furthest - 1, -1) if spans[at][0] <= last.start < spans[at][1]), None
    )


def _context(text: str, at: int, end: int, low: int, high: int) -> tuple[bool, bool]:
    """Tell whether a mark at [at, end) stands where quotations open, and where they close."""
    before = text[at - 1] if at > low else " "
    after = text[end] if end < high else " "
    opens = bool(_BEFORE_OPEN.search(before)) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    return opens, closes


def _double_marks(text: str, low: int, high: int) -> list[_Mark]:
    """Return the double marks of a paragraph with the role each can play."""
    marks: list[_Mark] = []
    reversed_guillemets = _reversed_guillemets(text[low:high])
    low_quotes, curly, backticks = (mark in text[low:high] for mark in ("„", "“", "``"))
    straight = 0
    for match in _MARK.finditer(text, low, high):
        mark = match.group()
        if mark in _SINGLE:
            continue
        opens, closes = _context(text, match.start(), match.end(), low, high)
        role: Literal["open", "close", "either"]
        if mark in _ALWAYS_OPEN:
            role = "open"
        elif mark in {"«", "»"}:
            role = "open" if (mark == "»") == reversed_guillemets else "close"
        elif mark == "“":
            role = "either" if low_quotes or (closes and not opens) else "open"
        elif mark == "”":
            role = "either" if opens and not closes and not curly else "close"
        elif mark == "’’" or (mark == "''" and backticks):
            role = "close"
        elif straight % 2 == 0 and match.start() > low and text[match.start() - 1].isdigit():
            continue  # an inch mark: 5'10"
        elif opens == closes:
            role = "either"
        else:
            role = "open" if opens else "close"
        straight += mark == '"'
        marks.append(_Mark(match.start(), match.end(), mark, role))
    return marks


def _reversed_guillemets(body: str) -> bool:
    first_open, first_close = body.find("«"), body.find("»")
    return first_close >= 0 and (first_open < 0 or first_close < first_open)


def _pair_double(text: str, low: int, high: int, following: str) -> list[Quotation]:
    """Pair the double marks of one paragraph; what has no partner is kept with its problem."""
    found: list[Quotation] = []
    opened: _Mark | None = None
    free = low
    for mark in _without_inner(_double_marks(text, low, high)):
        role = mark.role
        if role == "either":
            role = "open" if opened is None else "close"
        if role == "open":
            if opened is not None:
                stop = _trim(text, opened.end, mark.start)
                found.append(Quotation(opened.start, stop, opened.end, stop, "double", "unclosed"))
            opened = mark
            continue
        if opened is not None:
            found.append(Quotation(opened.start, mark.end, opened.end, mark.start, "double"))
        else:
            start = _guess_start(text, free, mark.start)
            if start < mark.start:
                found.append(Quotation(start, mark.end, start, mark.start, "double", "unopened"))
        opened, free = None, mark.end
    if opened is not None:
        continued = following.startswith((opened.text, "”", '"', "“"))
        problem: QuoteProblem | None = None if continued else "unclosed"
        if opened.end < high:
            found.append(Quotation(opened.start, high, opened.end, high, "double", problem, continued))
    return found


def _without_inner(marks: list[_Mark]) -> list[_Mark]:
    """Leave out a pair that stands inside another of the same marks: a nickname, a title."""
    roles = [mark.role for mark in marks]
    kept: list[_Mark] = []
    at = 0
    while at < len(marks):
        if roles[at : at + 4] == ["open", "open", "close", "close"]:
            kept += [marks[at], marks[at + 3]]
            at += 4
        else:
            kept.append(marks[at])
            at += 1
    return kept


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _guess_start(text: str, low: int, high: int) -> int:
    """Guess where a quotation without an opening mark begins: after a colon, else after what precedes."""
    colons = list(_GUESS_AFTER.finditer(text, low, high))
    start = colons[-1].end() if colons else low
    while start < high and (text[start].isspace() or text[start] in ",;"):
        start += 1
    return start


def _pair_single(text: str, low: int, high: int) -> list[Quotation]:
    """Pair single marks, leaving apostrophes alone; a single mark without a partner is an apostrophe."""
    found: list[Quotation] = []
    at = low
    marks = [m for m in _MARK.finditer(text, low, high) if m.group() in _SINGLE]
    for number, match in enumerate(marks):
        if match.start() < at or match.group() in {"’", "›"}:
            continue
        opens, _ = _context(text, match.start(), match.end(), low, high)
        if not opens or _is_elision(text, match.end()):
            continue
        close = _closing_single(text, _behind(marks, number), low, high)
        if close is not None:
            found.append(Quotation(match.start(), close + 1, match.end(), close, "single"))
            at = close + 1
    return found


def _behind(marks: list[re.Match[str]], number: int) -> Iterator[re.Match[str]]:
    """Yield the marks after one that do not touch it."""
    for at in range(number + 1, len(marks)):
        if marks[at].start() > marks[number].end():
            yield marks[at]


def _is_elision(text: str, after: int) -> bool:
    """Recognise words that begin with an apostrophe ('90s, 'em, 'tis)."""
    return _ELISION.match(text, after) is not None


def _closing_single(text: str, candidates: Iterable[re.Match[str]], low: int, high: int) -> int | None:
    """Return the offset of the mark that closes a single quotation; a plural's apostrophe only if nothing else does."""
    fallback: int | None = None
    for match in candidates:
        opens, closes = _context(text, match.start(), match.end(), low, high)
        if match.group() in {"‘", "‚", "‛", "‹"} or (opens and not closes):
            break
        if not closes:
            continue
        plural = text[match.start() - 1] in "sS" and text[match.end() : match.end() + 1] == " "
        if not plural:
            return match.start()
        fallback = match.start() if fallback is None else fallback
    return fallback
