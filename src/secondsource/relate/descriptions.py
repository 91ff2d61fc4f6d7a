"""What a name is described by: "Jonas Weil, the spokesman of the council", "council spokesman Jonas Weil"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from secondsource.language.roles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.model.reading import Token

_PHRASE = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "NNPS", "IN", "POS", "PRP$", "CD", "CC"])
_LONGEST = 10


def descriptions(
    tokens: Sequence[Token], starts: Sequence[int], names: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the characters of the phrases with a role noun that stand beside a name, before it or behind a comma.

    They say who somebody is, not what happened, and are the same in reports of quite different events.
    """
    for start, end in names:
        after = bisect_left(starts, end)
        if after < len(tokens) and tokens[after].text == ",":
            last = _run(tokens, after + 1, 1)
            if _has_role(tokens[after + 1 : last]):
                yield tokens[after + 1].start, tokens[last - 1].end
        before = bisect_left(starts, start)
        low = before - 1 if before and tokens[before - 1].text == "," else before
        first = _run(tokens, low - 1, -1) + 1
        if first < low and _has_role(tokens[first:low]):
            yield tokens[first].start, tokens[low - 1].end


def _run(tokens: Sequence[Token], at: int, step: int) -> int:
    """Return where a noun phrase that begins at a token ends, going on in steps of 1 or -1."""
    begin = at
    while 0 <= at < len(tokens) and abs(at - begin) < _LONGEST and tokens[at].pos in _PHRASE:
        at += step
    return at


def _has_role(tokens: Sequence[Token]) -> bool:
    return any(role_of(t.text) is not None for t in tokens)
