"""A reading for the reader: one line of JSON, or a short text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import msgspec

from secondsource.render.cells import plain

if TYPE_CHECKING:
    from secondsource.model.reading import Attribution, Reading

_PUBLIC = ("attributions", "entities", "times", "quantities", "events", "interactions")


def reading_json(reading: Reading) -> str:
    """Return one line: the report with its attributions, entities, times, quantities, events and interactions."""
    line: dict[str, Any] = msgspec.to_builtins(reading.report)
    line |= {name: getattr(reading, name) for name in _PUBLIC}
    return msgspec.json.encode(line).decode()


def reading_text(reading: Reading, *, width: int) -> str:
    """Return who says what in a report, in text order, and its dates and figures."""
    names = {e.id: e.name for e in reading.entities}
    report = reading.report
    lines = [f"{plain(report.id)}  {plain(report.title or '(no title)')}", ""]
    for item in reading.attributions:
        lines += _statement(item, names, report.text, width)
    lines += _list("WHEN", [f"{t.span.text} ({t.from_ or 'unanchored'})" for t in reading.times], width)
    figures = [f"{q.span.text} {q.of.text}" if q.of else q.span.text for q in reading.quantities]
    lines += _list("HOW MANY", figures, width)
    return "\n".join(lines) + "\n"


def _statement(item: Attribution, names: dict[str, str], text: str, width: int) -> list[str]:
    who = names.get(item.speaker or "") or f"unknown ({item.source.text if item.source else 'no source'})"
    first = min(s.start for s in (*item.content, *((item.cue,) if item.cue else ())))
    kind = "" if item.act == "statement" else f" ({item.act})"
    kind += f" ({item.guess} quotation: a guess)" if item.guess else ""
    cue = f" — {item.cue.text}" if item.cue else ""
    head = "  " + plain(f"{text.count(chr(10), 0, first) + 1}: {who}{cue}{kind}")
    words = plain(" … ".join(s.text for s in item.content))
    return [head, *textwrap.wrap(words, max(20, width), initial_indent="      ", subsequent_indent="      ")]


def _list(title: str, items: list[str], width: int) -> list[str]:
    if not items:
        return []
    body = plain(" · ".join(items))
    return ["", *textwrap.wrap(f"{title:9}{body}", max(20, width), subsequent_indent=" " * 9)]
