"""Where words are quoted, for the reader."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from secondsource.render.cells import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.quote import Quoted, Rendering
    from secondsource.model.report import Report

_NARROWEST = 40


def quoted_text(found: Quoted, reports: Sequence[Report], *, width: int) -> str:
    """Return who said the words, where first, in which wording most origins have them, and every place."""
    if not found.renderings:
        return "Nobody is quoted with these words in these reports.\n"
    texts = {report.id: report.text for report in reports}
    lines = [f"WHO     {plain(' · '.join(found.speakers)) or 'unknown'}"]
    first = f"{found.first}" if found.first else "the dates do not tell"
    lines.append(f"FIRST   {plain(first)}")
    if found.most:
        origins = f"{found.origins} origin{'' if found.origins == 1 else 's'}"
        lines.append(f"MOST    {origins}: “{plain(found.most)}”")
    reports_with = {item.span.report for item in found.renderings}
    if len(reports_with) == 1 < len(reports):
        lines.append(f"ALONE   only {plain(next(iter(reports_with)))} has these words")
    lines.append("")
    for item in found.renderings:
        lines += _place(item, texts[item.span.report])
    return "\n".join(part for line in lines for part in _wrapped(line, max(width, _NARROWEST))) + "\n"


def _place(item: Rendering, text: str) -> list[str]:
    line = text.count("\n", 0, item.span.start) + 1
    head = f"{item.span.report}:{line}  {item.speaker or 'unknown'}"
    if item.published:
        head += f"  {item.published[:10]}"
    words = " ".join(item.span.text.split())
    shown = f"“{words}”" if item.quoted else f"{words} (without quotation marks)"
    return [
        plain(head),
        f"        {plain(shown)}",
        *([f"        {plain(_change(item))}"] if item.wording != "same" else []),
    ]


def _change(item: Rendering) -> str:
    """Say what is changed beside the words asked for."""
    if item.before and item.after:
        what = f"“{item.before}” is “{item.after}”"
    elif item.before:
        what = f"“{item.before}” is left out"
    else:
        what = f"“{item.after}” is put in"
    return f"{item.wording}: {what}"


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) or 8)
    return textwrap.wrap(line, width, subsequent_indent=indent) or [""]
