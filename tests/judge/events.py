"""Two invented reports of one event, for rules that are tested by comparing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource import Engine, Report, compare

if TYPE_CHECKING:
    from secondsource.model.dossier import Dossier
    from secondsource.model.finding import Finding

LEAD = (
    "The ferry Sea Lark ran onto a sandbank off the island of Skarn in thick fog, the coast guard said.",
    "In dense fog the Sea Lark, a ferry, struck a sandbank near Skarn island, according to the coast guard.",
)
_DAYS = ("2026-05-12", "2026-05-12")


def compared(engine: Engine, first: str, second: str, days: tuple[str, str] = _DAYS) -> Dossier:
    """Compare two reports that share a lead told in two ways."""
    texts = [f"{lead}\n\n{text}" for lead, text in zip(LEAD, (first, second), strict=True)]
    reports = [
        Report.from_text(text, id=name, published=day) for name, text, day in zip("ab", texts, days, strict=True)
    ]
    return compare(reports, engine=engine, one_story=True)


def found(engine: Engine, first: str, second: str, days: tuple[str, str] = _DAYS) -> list[Finding]:
    """Return what is found in two such reports."""
    return list(compared(engine, first, second, days).findings)
