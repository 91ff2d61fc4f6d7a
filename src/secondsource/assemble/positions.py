"""Positions: what each speaker stands for or against, issue by issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.model.dossier import Position, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.model.report import Report
    from secondsource.model.stand import Stand

_MOST_EVIDENCE = 8


def positions(stands: Sequence[Stand], reports: Mapping[str, Report]) -> tuple[Position, ...]:
    """Return one position a speaker and issue, those with the most words behind them first.

    Deeds count beside attitudes: who hopes for a deal and left one is "mixed". from/to are the publication dates.
    """
    names = _issue_names(stands)
    groups: dict[tuple[int, str], list[Stand]] = {}
    for stand in stands:
        groups.setdefault((stand.issue, stand.speaker), []).append(stand)
    found = []
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    for number, ((issue, speaker), group) in enumerate(ordered, 1):
        dates = sorted(d[:10] for d in (reports[s.words.report].published for s in group) if d)
        found.append(
            Position(
                id=f"p{number}",
                speaker=speaker,
                issue=names[issue],
                stance=stance_of(group),
                from_=dates[0] if dates else None,
                to=dates[-1] if dates else None,
                evidence=tuple(dict.fromkeys(s.words for s in group))[:_MOST_EVIDENCE],
            )
        )
    return tuple(found)


def stance_of(group: Sequence[Stand]) -> Stance:
    """Return the stance that a group of stands adds up to."""
    signs = {s.sign for s in group}
    return "mixed" if len(signs) > 1 else "supports" if signs == {1} else "opposes"


def _issue_names(stands: Sequence[Stand]) -> dict[int, str]:
    """Name each issue by its commonest topic, the shortest of equals."""
    topics: dict[int, dict[str, int]] = {}
    for stand in stands:
        counts = topics.setdefault(stand.issue, {})
        text = " ".join(stand.matter.text.split())
        counts[text] = counts.get(text, 0) + 1
    return {issue: min(counts, key=lambda t: (-counts[t], len(t), t)) for issue, counts in topics.items()}
