"""What this program wrote itself and what a folder of reports may therefore hold: no report."""

from __future__ import annotations

import re

from secondsource.ingest.values import SkipError

_SCHEMA = re.compile(r'"schema":\s*"secondsource/[a-z]+/\d')  # in a string the quotation marks would be escaped
_READING = ("attributions", "entities", "events", "quantities", "times")
_HEAD = 4_000
_GENERATOR = '<meta name="generator" content="secondsource">'
# As now, at whatever width, and as it was before origins were called independent.
_COUNTS = r"\d+\s+reports?,\s+(?:\d+\s+independent\s+origins?,\s+\d+\s+stor(?:y|ies)|\d+ stor(?:y|ies), \d+ origins?)"
_BEGINNINGS = (
    ("a dossier", re.compile(rf"{_COUNTS}[,:\n]")),
    ("a dossier", re.compile(rf"# .*\n\n\*\*{_COUNTS}, \d+ findings?\*\*")),
    ("a timeline", re.compile(r"SECONDSOURCE TIMELINE  .*\n\n")),
    ("a timeline", re.compile(r"# .*\n\n\| when \| what \| status \| told by \|\n")),
    ("a timeline", re.compile(r"from,to,precision,time,what,status,reports,origins,")),
    ("a table of interactions", re.compile(r"Event ID[,\t]Event Date[,\t].*[,\t]Reported By[,\t]Reports[,\t]Origins")),
)


def refuse_ours(text: str, place: str, *, alone: bool) -> None:
    """Raise SkipError "own-output" for what this program wrote.

    JSON of ours that is the only input is let pass, for it holds the reports it was made of.
    """
    head = text[:_HEAD]
    found = next((what for what, begins in _BEGINNINGS if begins.match(head)), None)
    if found is None and _GENERATOR in head:
        found = "a page"
    if found is None and not alone and is_our_json(text):
        found = "JSON"
    if found is not None:
        reason = f"{found} that secondsource wrote, not a report"
        raise SkipError(place, "own-output", reason, "give the reports it was made of")


def is_our_json(text: str) -> bool:
    """Tell whether a JSON text names a schema of ours, or begins with a line that `read --json` wrote."""
    if not text.lstrip().startswith("{"):
        return False
    line = text.lstrip().partition("\n")[0]
    return _SCHEMA.search(text) is not None or all(f'"{name}":[' in line for name in _READING)
