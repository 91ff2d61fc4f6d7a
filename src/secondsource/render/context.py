"""The words around evidence, without which a reader cannot judge it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from secondsource.model.span import Span
    from secondsource.render.view import Lookup

_BEFORE, _AFTER = 160, 100  # characters shown of a sentence before words (of the one before it too) and after them
_LEAST = 24  # characters of a line that can have been broken at a right margin
_SPACE = re.compile(r"\s+")
_END = re.compile(r"[.!?…][”\"’»)\]]*(?=\s+[“\"«‘(\[]?[^\W_a-zß-öø-ÿ])")
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Mrs?|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|St|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_LEANS = re.compile(
    r"[“\"«‘(\[]*(?:he|she|it|they|his|her|hers|its|their|theirs|this|that|these|those|both|"
    r"the (?:\w+ )?(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|teenagers?|couple|pair|suspects?|victims?|drivers?)|"
    r"the (?:two|three|former|latter))\b",
    re.IGNORECASE,
)


class Context(msgspec.Struct, frozen=True, gc=False):
    """What stands before and after some words in their sentence, and the sentence before where that one leans on it."""

    earlier: str = ""
    before: str = ""
    after: str = ""


def around(span: Span, lookup: Lookup, reach: int) -> tuple[str, str]:
    """Return some words before and after a span, from its own lines, about `reach` characters of each."""
    report = lookup.reports.get(span.report)
    if report is None:
        return "", ""
    starts = (*lookup.lines[span.report], len(report.text))
    line = lookup.line(span)
    low, high = starts[line - 1], max(starts[line], span.end)
    before = report.text[max(low, span.start - reach) : span.start]
    after = report.text[span.end : min(high, span.end + reach)]
    if span.start - reach > low:
        before = "…" + before[max(0, before.find(" ")) :]
    if span.end + reach < high:
        after = after[: after.rfind(" ")] + " …" if " " in after else "…"
    return before, after.rstrip()


def context(span: Span, lookup: Lookup) -> Context:
    """Return the rest of the sentence that words stand in, and the sentence before where it begins with a pronoun."""
    report = lookup.reports.get(span.report)
    if report is None:
        return Context()
    low, high = _paragraph(report.text, span, lookup)
    ends = [low, *_ends(report.text, low, high), high]
    start = max(end for end in ends if end <= span.start)
    stop = min((end for end in ends if end >= span.end), default=high)
    before = _SPACE.sub(" ", report.text[start : span.start].lstrip())
    after = _SPACE.sub(" ", report.text[span.end : stop].rstrip())
    earlier = ""
    if start > low and _LEANS.match(report.text[start : span.end].lstrip()):
        begin = max(end for end in ends if end < start)
        earlier = _last(" ".join(report.text[begin:start].split()), _BEFORE) + " "
    if len(after) > _AFTER:
        cut = after[:_AFTER]
        after = cut[: cut.rfind(" ")] + " …" if " " in cut else cut + "…"
    return Context(earlier, _last(before, _BEFORE), after)


def _last(text: str, most: int) -> str:
    """Return the end of a text, cut between words, an ellipsis before it where it is cut."""
    if len(text) <= most:
        return text
    kept = text[-most:]
    return "…" + kept[max(0, kept.find(" ")) :]


def _paragraph(text: str, span: Span, lookup: Lookup) -> tuple[int, int]:
    """Return where the lines begin and end that read on around a span: its own, and what a margin broke off them."""
    starts = (*lookup.lines[span.report], len(text))
    first = lookup.line(span) - 1
    last = first
    while last + 1 < len(starts) and starts[last + 1] < span.end:
        last += 1
    while first > 0 and _reads_on(text[starts[first - 1] : starts[first]], text[starts[first] : starts[first + 1]]):
        first -= 1
    while last + 2 < len(starts) and _reads_on(
        text[starts[last] : starts[last + 1]], text[starts[last + 1] : starts[last + 2]]
    ):
        last += 1
    return starts[first], starts[last + 1]


def _reads_on(line: str, following: str) -> bool:
    """Tell whether a line runs on in the next: it is no short one, ends no sentence, and the next begins small."""
    line, following = line.strip(), following.strip()
    return len(line) >= _LEAST and line[-1] not in '.!?:”"' and following[:1].islower()


def _ends(text: str, low: int, high: int) -> list[int]:
    """Return where sentences end in a stretch of text, as far as marks and capitals tell."""
    return [
        match.end()
        for match in _END.finditer(text, low, high)
        if _SHORTENED.search(text, max(low, match.start() - 8), match.start() + 1) is None
    ]
