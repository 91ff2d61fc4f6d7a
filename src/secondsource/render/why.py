"""Everything that led to one finding, and the lines with which a person can correct it."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from secondsource.errors import UsageError
from secondsource.render.cells import plain
from secondsource.render.view import KIND_NAMES, look_up

if TYPE_CHECKING:
    from secondsource.model.dossier import Dossier
    from secondsource.model.finding import Finding
    from secondsource.model.span import Span
    from secondsource.render.view import Lookup

_REACH = 90  # characters of the text shown on each side of evidence
_NARROWEST = 40
_SHOWN = 60  # characters of evidence in the lines for a correction


def why(dossier: Dossier, id: str, *, width: int) -> str:  # noqa: A002 -- the contract's name
    """Return what led to a finding: its rule, words in their place, speakers, claims, comparison, and its key.

    Raises UsageError when the dossier has no finding of that id.
    """
    item = next((f for f in dossier.findings if f.id == id), None)
    if item is None:
        last = f"f1 to f{len(dossier.findings)}" if dossier.findings else "there is none"
        raise UsageError(f"--why {id}: no finding has this id; use one of those shown ({last})")
    lookup = look_up(dossier)
    lines = [f"{item.id}  {item.severity.upper()}  {KIND_NAMES[item.kind]}", f"    {plain(item.explanation)}", ""]
    lines += ["WORDS"]
    for span in item.evidence:
        lines += _words(span, lookup)
    lines += ["", "GROUNDS", *(f"    {plain(ground)}" for ground in item.grounds)]
    lines += ["", "CLAIMS", *(_claims(item, lookup) or ["    none: no claim rests on these words"])]
    origins = _origins(item, dossier)
    lines += ["", "ORIGINS", *origins]
    if item.review or item.note:
        lines += ["", "REVIEW", f"    {item.review or ''}{f': {plain(item.note)}' if item.note else ''}"]
    wrapped = [part for line in lines for part in _wrapped(line, max(width, _NARROWEST))]
    return "\n".join([*wrapped, "", "TO REJECT IT, put into the file for --corrections (.toml):", *_block(item)]) + "\n"


def _words(span: Span, lookup: Lookup) -> list[str]:
    """Return evidence in its place with the words around it, and who is speaking there."""
    text = lookup.reports[span.report].text
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _REACH].partition("\n")[0]
    shown = " ".join(f"{before}[{span.text}]{after}".split())
    speakers = lookup.speakers((span,))
    who = " / ".join(lookup.introduced(speaker) for speaker in speakers) or "the report's own voice, or unknown"
    return [f"    {plain(lookup.place(span))} [{span.start}:{span.end}]  {plain(who)}", f"      {plain(shown)}"]


def _claims(item: Finding, lookup: Lookup) -> list[str]:
    found = []
    for name in item.claims:
        claim = lookup.claims[name]
        found.append(f"    {claim.id} {claim.status}, {claim.origins} origin(s): {plain(claim.summary)}")
    return found


def _origins(item: Finding, dossier: Dossier) -> list[str]:
    """Say which origins the reports of the evidence belong to."""
    reports = list(dict.fromkeys(span.report for span in item.evidence))
    return [
        f"    {origin.id}: {', '.join(plain(r) for r in reports if r in origin.reports)} — {plain(origin.why)}"
        for origin in dossier.origins
        if any(r in origin.reports for r in reports)
    ]


def _block(item: Finding) -> list[str]:
    """Return the lines of a correction; the words find the finding when its key no longer does."""
    words = json.dumps([" ".join(s.text.split())[:_SHOWN] for s in item.evidence[:2]], ensure_ascii=False)
    return [
        "    [[finding]]",
        '    do = "reject"',
        f'    key = "{item.key}"',
        f'    kind = "{item.kind}"',
        f"    words = {words}",
    ]


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, width, subsequent_indent=f"{indent}  ") or [""]
