"""What reports have in common without copying each other: one news conference, statement or speech, one passage.

Such words are one origin for what they say, however many reports carry them.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from secondsource.relate.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secondsource.model.claim import Claim
    from secondsource.model.reading import Reading
    from secondsource.model.span import Span
    from secondsource.model.story import Copy, Origin

_CHANNELS = {
    "statement": r"\b(?:news|press|media) release\b|\b(?:in|issued|released) (?:a|an|the) (?:\w+ ){0,2}statement\b"
    r"|\bstatement (?:issued|released|posted|sent)\b",
    "news conference": r"\b(?:news|press) (?:conference|briefing)\b|\btold reporters\b",
    "speech": r"\b(?:in|during|at|delivered) (?:a|an|his|her|their|the) (?:\w+[ -]){0,3}"
    r"(?:speech|address|remarks|testimony|rally|town hall)\b",
    "court papers": r"\bcourt (?:documents?|records?|papers?|filings?)\b|\baffidavits?\b|\bcriminal complaint\b"
    r"|\bprobable cause\b|\bindictment\b",
    "post": r"\btweet(?:ed|s)?\b|\bon twitter\b|\b(?:facebook|instagram) post\b",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CHANNELS.items()}
_OPEN = frozenset(["court papers"])  # papers speak for themselves, whoever is named
_RUN = 6  # words said alike that two reporters do not hit on by themselves
_MOST = 0.5


class Shared(NamedTuple):
    """How many origins stand behind a claim, and what makes words of different reports one ("" for nothing)."""

    origins: int
    why: str


class Evidence(NamedTuple):
    """What claims are counted by: the readings by id, the origins, the copies, and who is who across the reports.

    `speakers` maps readings' own entity ids to dossier-wide ones; `names` gives those a name.
    """

    readings: Mapping[str, Reading]
    origins: Sequence[Origin]
    copies: Sequence[Copy]
    speakers: Mapping[str, str]
    names: Mapping[str, str]


def count_origins(claims: Sequence[Claim], evidence: Evidence) -> dict[str, Shared]:
    """Count the independent origins behind each claim.

    Only the reports behind it count (all of them where none are named). Reports of one origin count once. So do those
    whose words for the claim stand in one passage that they share, or come from one news conference, statement, speech
    or paper: both name such a channel beside one speaker, or one does and both have the same words of that speaker.
    """
    home = {report: origin.id for origin in evidence.origins for report in origin.reports}
    passages: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for copy in evidence.copies:
        passages[copy.a, copy.b] = [(p.a, p.b) for p in copy.passages]
        passages[copy.b, copy.a] = [(p.b, p.a) for p in copy.passages]
    return {claim.id: _shared(claim, home, passages, evidence) for claim in claims}


def _shared(
    claim: Claim,
    home: Mapping[str, str],
    passages: Mapping[tuple[str, str], list[tuple[Span, Span]]],
    evidence: Evidence,
) -> Shared:
    group = {home[report]: home[report] for report in claim.carriers}
    if len(group) < 2:
        return Shared(len(group), "")
    whys: list[str] = []
    told = {m.span: _told(m.span, evidence) for m in claim.members if m.span.report in claim.carriers}
    for one, other in combinations(told, 2):
        a, b = home[one.report], home[other.report]
        if a == b or group[a] == group[b]:
            continue
        why = _passage(one, other, passages) or _channel(one, other, told)
        if why:
            whys.append(why)
            kept, gone = sorted((group[a], group[b]))
            group = {key: kept if value == gone else value for key, value in group.items()}
    return Shared(len(set(group.values())), "; ".join(dict.fromkeys(whys)))


def _passage(one: Span, other: Span, passages: Mapping[tuple[str, str], list[tuple[Span, Span]]]) -> str:
    for a, b in passages.get((one.report, other.report), []):
        if _within(one, a) >= _MOST and _within(other, b) >= _MOST:
            return "in one passage that both carry"
    return ""


def _within(part: Span, whole: Span) -> float:
    return max(0, min(part.end, whole.end) - max(part.start, whole.start)) / (part.end - part.start)


class _Told(NamedTuple):
    """How a member's words reached the reporter: the channels named beside them, and who speaks."""

    channels: frozenset[str]
    speakers: frozenset[str]
    name: str


def _told(span: Span, evidence: Evidence) -> _Told:
    reading = evidence.readings[span.report]
    at = [n for n, s in enumerate(reading.sentences) if s.start < span.end and span.start < s.end]
    near = reading.sentences[max(0, at[0] - 1) : at[-1] + 2] if at else ()
    paragraphs = {reading.sentences[n].paragraph for n in at}
    text = " ".join(reading.report.text[s.start : s.end] for s in near if s.paragraph in paragraphs)
    speakers = {
        evidence.speakers[item.speaker]
        for item in reading.attributions
        if item.speaker is not None
        and item.speaker in evidence.speakers
        and any(span.overlaps(part) for part in item.content)
    }
    name = next((evidence.names[key] for key in sorted(speakers) if key in evidence.names), "")
    return _Told(frozenset(_named(text)), frozenset(speakers), name)


def _named(text: str) -> Iterable[str]:
    return (name for name, pattern in _PATTERNS.items() if pattern.search(text))


def _channel(one: Span, other: Span, told: Mapping[Span, _Told]) -> str:
    a, b = told[one], told[other]
    both = a.channels & b.channels
    if both & _OPEN:
        return "both from court papers"
    if not a.speakers & b.speakers:
        return ""
    by = f" by {a.name}" if a.name else ""
    if both:
        return f"both from one {min(both)}{by}"
    either = a.channels | b.channels
    if either and _same_words(one.text, other.text):
        return f"the same words, from one {min(either)}{by}"
    return ""


def _same_words(first: str, second: str) -> bool:
    a, b = stems_of(first), stems_of(second)
    runs = {tuple(a[at : at + _RUN]) for at in range(len(a) - _RUN + 1)}
    return any(tuple(b[at : at + _RUN]) in runs for at in range(len(b) - _RUN + 1))
