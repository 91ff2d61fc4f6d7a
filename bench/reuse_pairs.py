"""Make pairs of reports with known reuse from real articles, by named operations.

Every operation takes a text and a source of chance and returns the text that another outlet might print. The pairs are
made anew each time from the corpora (gun violence, PolNeAR); the texts are not kept.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from secondsource.annotate.segmentation import segment

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHORTEST, LONGEST = 120, 900  # words
EDITS = (0.05, 0.1, 0.2, 0.3, 0.4)
_FILLERS = ("also", "now", "local", "several", "recent", "official", "town", "however")
# Words that may stand for one another in most sentences of news; the second for the first.
_SYNONYMS = dict(
    pair.split("=")
    for pair in """said=stated says=states told=informed man=male woman=female police=officers officers=policemen
    shot=gunned killed=slain died=perished hospital=clinic house=home home=residence car=vehicle street=road
    gun=firearm shooting=gunfire suspect=accused arrested=detained investigating=probing investigation=inquiry
    happened=occurred began=started started=began ended=finished found=discovered near=close-to about=roughly
    around=approximately several=various many=numerous big=large large=huge small=little young=youthful
    children=kids child=kid boy=youngster teen=teenager teenager=adolescent people=persons family=relatives
    friend=companion neighbors=residents residents=locals reported=relayed called=phoned responded=reacted
    arrived=came left=departed went=headed injured=hurt wounded=injured critical=grave condition=state
    announced=declared president=head-of-state government=administration law=statute bill=measure vote=ballot
    election=poll campaign=race senator=lawmaker lawmakers=legislators million=m. money=funds plan=proposal
    asked=requested wants=wishes want=wish believes=thinks believe=think argued=contended claimed=asserted
    according=per important=significant help=aid helped=aided support=backing supported=backed opposed=resisted
    against=opposing after=following before=prior-to during=amid while=as because=since but=yet although=though
    also=too often=frequently never=at-no-time always=constantly quickly=swiftly early=shortly-before late=shortly-after
    morning=a.m. evening=nightfall night=night-time year=twelvemonth years=decades-or-less country=nation city=town
    officials=authorities authorities=officials spokesman=representative spokeswoman=representative incident=event
    case=matter court=tribunal judge=magistrate charged=indicted charges=counts weapon=arm scene=site area=district
    new=fresh old=elderly first=initial last=final good=fine bad=poor made=produced make=produce took=seized take=seize
    get=obtain got=obtained give=offer gave=offered show=display showed=displayed begin=start continue=go-on
    """.split()
)


class MadePair(NamedTuple):
    """A text, what was made of it, and by which operation."""

    kind: str
    original: str
    made: str


def cut(text: str, _: random.Random) -> str:
    """Keep the first three fifths of the sentences."""
    parts = _sentences(text)
    return " ".join(parts[: max(1, len(parts) * 3 // 5)])


def reordered(text: str, draw: random.Random) -> str:
    """Put the sentences in another order."""
    parts = _sentences(text)
    draw.shuffle(parts)
    return " ".join(parts)


def spliced(text: str, draw: random.Random, other: str) -> str:
    """Set half of the sentences among as many of another article."""
    parts, strange = _sentences(text), _sentences(other)
    taken = parts[: max(4, len(parts) // 2 + 1)]
    mixed = strange[: max(1, len(taken) // 2)]
    at = draw.randrange(len(taken) + 1)
    return " ".join([*taken[:at], *mixed, *taken[at:]])


def edited(text: str, draw: random.Random, share: float) -> str:
    """Replace, drop or add to a share of the words."""
    found = []
    for word in text.split():
        if draw.random() >= share:
            found.append(word)
        elif (act := draw.random()) < 0.6:
            found.append(draw.choice(_FILLERS))
        elif act < 0.8:
            found.append(f"{word} {draw.choice(_FILLERS)}")
    return " ".join(found)


def rewritten(text: str, draw: random.Random) -> str:
    """Change words for synonyms, move what stands behind a comma to the front, and swap neighbouring sentences."""
    parts = [_reworded(part, draw) for part in _sentences(text)]
    for at in range(0, len(parts) - 1, 2):
        if draw.random() < 0.5:
            parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return " ".join(parts)


def _reworded(sentence: str, draw: random.Random) -> str:
    head, mark, tail = sentence.rpartition(", ")
    if mark and len(tail.split()) >= 3 and draw.random() < 0.6:
        sentence = f"{tail.rstrip('.')}, {head}."
    return re.sub(r"[\w'-]+", lambda m: _SYNONYMS.get(m.group().lower(), m.group()), sentence)


def _sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text)]


def texts_of(data: Path) -> list[str]:
    """Read the articles of both corpora that are neither very short nor very long."""
    lines = (data / "stories/gun-violence/reports.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["content"] for line in lines]
    found += [path.read_text(encoding="utf-8") for path in sorted((data / "polnear").glob("*/text/*.txt"))]
    return [text for text in found if SHORTEST <= len(text.split()) <= LONGEST]


def make_pairs(texts: list[str], each: int, draw: random.Random) -> Iterator[MadePair]:
    """Yield `each` pairs of every kind."""
    simple: dict[str, Callable[[str, random.Random], str]] = {
        "verbatim_cut": cut,
        "verbatim_reordered": reordered,
        "rewritten": rewritten,
    }
    for kind, change in simple.items():
        for text in draw.sample(texts, each):
            yield MadePair(kind, text, change(text, draw))
    for _ in range(each):
        text, other = draw.sample(texts, 2)
        yield MadePair("verbatim_spliced", text, spliced(text, draw, other))
    for share in EDITS:
        for text in draw.sample(texts, each):
            yield MadePair(f"edited_{share:.0%}", text, edited(text, draw, share))
