"""A plain regular expression: quotation marks, a verb of saying and a name or pronoun beside them; "according to"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.reader.data import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTE = r"(?:“[^”\n]+”|\"[^\"\n]+\"|''[^\n]+?'')"
_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|announced|argued|argues|claimed|claims|noted|notes"
    r"|explained|explains|insisted|insists|warned|warns|replied|tweeted|declared|continued|suggested|suggests|admitted)"
)
_WHO = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey)"
_CLAUSE = r"[^.!?\n“”\"]+(?:[“\"][^”\"\n]*[”\"][^.!?\n“”\"]*)*"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<content>{_QUOTE}),? (?P<source>{_WHO}) (?P<cue>{_VERB})",
        rf"(?P<content>{_QUOTE}),? (?P<cue>{_VERB}) (?P<source>{_WHO})",
        rf"(?P<source>{_WHO}) (?P<cue>{_VERB})(?: \w+){{0,4}}[,:]? (?P<content>{_QUOTE})",
        rf"(?P<source>{_WHO}) (?P<cue>{_VERB}) (?P<content>{_CLAUSE})",
        rf"(?P<content>{_CLAUSE}), (?P<source>{_WHO}) (?P<cue>{_VERB})",
        rf"[Aa]ccording to (?P<source>{_WHO}), (?P<content>{_CLAUSE})(?P<cue>)",
        rf"(?P<content>{_CLAUSE}), (?P<cue>according to) (?P<source>{_WHO})",
    )
)


def attributions(text: str) -> list[Attribution]:
    """Return what the patterns find, the earlier pattern first where two want the same words."""
    found: list[Attribution] = []
    taken = bytearray(len(text))
    for pattern in _PATTERNS:
        for item in _matches(pattern, text):
            start, end = item.content[0]
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(item)
    return sorted(found, key=lambda a: a.content)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Attribution]:
    for match in pattern.finditer(text):
        cue = match.span("cue")
        if cue[0] == cue[1]:
            cue = (match.start(), match.start() + len("according to"))
        yield Attribution((match.span("source"),), (cue,), (match.span("content"),))
