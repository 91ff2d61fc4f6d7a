"""What the rules judge: one story's readings, propositions and sentences in pairs, rival stands and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.model.claim import Claim
from secondsource.model.finding import Finding, FindingKind, Severity
from secondsource.model.proposition import Pair, Proposition
from secondsource.model.reading import Reading, Sentence
from secondsource.model.stand import Stand

if TYPE_CHECKING:
    from secondsource.model.span import Span


class Case(msgspec.Struct, frozen=True):
    """Everything the rules may look at.

    `rivals` are stands of one speaker for and against one matter; `names` and `kinds` are those of the entities;
    `aligned` are the sentences of two reports that speak to the same point, with the probability that they do.
    `entities` holds the dossier-wide id of each of the readings' own. `claimed` are the pairs that stand in one claim,
    `faced` those that may give two accounts of one matter, once gathered (`claimed_pairs`, `faced_pairs`).
    """

    readings: tuple[Reading, ...]
    propositions: tuple[Proposition, ...]
    pairs: tuple[Pair, ...]
    sentence_pairs: tuple[Pair, ...]
    rivals: tuple[tuple[Stand, Stand], ...]
    claims: tuple[Claim, ...]
    names: dict[str, str]
    kinds: dict[str, str]
    entities: dict[str, str] = {}
    aligned: tuple[Pair, ...] = ()
    claimed: tuple[Pair, ...] | None = None
    faced: tuple[Pair, ...] | None = None

    def reading(self, report: str) -> Reading:
        """Return the reading of a report, by its id."""
        return next(r for r in self.readings if r.report.id == report)


def same_people(case: Case, pair: Pair) -> bool:
    """Tell whether two passages may be of the same people: they name one in common, or one of them names nobody."""
    one, other = (_people(case, p) for p in (pair.a, pair.b))
    return not (one and other) or bool(one & other)


def _people(case: Case, item: Proposition) -> set[str]:
    """Return the people of a passage; a capital at its beginning that stands nowhere else need be no name."""
    people = {e for e in item.entities if case.kinds.get(e) == "person"}
    first = next((w.text for w in item.words if w.text[0].isalpha()), "")
    return {e for e in people if case.names.get(e) != first or case.reading(item.report).report.text.count(first) > 1}


def in_two_reports(one: str, other: str) -> str:
    """Return the explanation that quotes what each of two reports says, on one line."""
    return f"“{' '.join(one.split())}” in one report, “{' '.join(other.split())}” in the other"


def update_note(case: Case, one: Span, other: Span) -> str:
    """Return a remark that this may be an update, where two reports are known to be of different days; else nothing."""
    days = {case.reading(span.report).report.day for span in (one, other)} - {None}
    return " (the reports were published on different days: this may be an update)" if len(days) == 2 else ""


def sentence_at(reading: Reading, place: int) -> Sentence | None:
    """Return the sentence that holds a place of a report's text."""
    return next((s for s in reading.sentences if s.start <= place < s.end), None)


def finding(kind: FindingKind, severity: Severity, by: str, explanation: str, evidence: tuple[Span, ...]) -> Finding:
    """Make a finding; ids and claims are given when all are known."""
    return Finding("", kind, severity, explanation, by, evidence)
