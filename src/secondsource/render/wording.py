"""Word-level differences between two wordings of the same thing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"(?:\d+(?:[.,]\d+)*\w*|\w+(?:[’'\-]\w+)*|[^\w\s])\s*")
_MARKS = ",;:.!?–—-\"'()[] "
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛‹›", "\"\"\"\"\"\"''''''")
_LONGEST = 600  # words; beyond it the comparison, quadratic at worst, is not worth its time

ChangeKind = Literal["lost", "added", "changed"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a wording, and whether the other wording lacks it."""

    text: str
    differs: bool


class Change(msgspec.Struct, frozen=True, gc=False):
    """One difference: words lost, added, or changed from `before` to `after`."""

    kind: ChangeKind
    before: str
    after: str

    def __str__(self) -> str:
        """Say the change as an editor would: `lost: not`."""
        if self.kind == "changed":
            return f"changed: {self.before} → {self.after}"
        return f"{self.kind}: {self.before or self.after}"


class Difference(msgspec.Struct, frozen=True, gc=False):
    """How a second wording differs from a first: both as pieces, the changes between them, and their likeness 0-1.

    Changes of punctuation alone are among the changes only where there are no others.
    """

    first: tuple[Piece, ...]
    second: tuple[Piece, ...]
    changes: tuple[Change, ...]
    ratio: float


def fold(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text, without regard to case, spacing or the style of quotation marks."""
    return tuple(token.strip().casefold() for token in _TOKEN.findall(text.translate(_STRAIGHT)))


def compare_words(first: str, second: str) -> Difference | None:
    """Compare two wordings word by word; None when they are too long to compare.

    The pieces of each side put together are that side again, to the character.
    """
    left, right = _cut(first), _cut(second)
    if max(len(left), len(right)) > _LONGEST:
        return None
    matcher = SequenceMatcher(None, [_key(token) for token in left], [_key(token) for token in right], autojunk=False)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    changes: list[Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        before, after = "".join(left[a:b]), "".join(right[c:d])
        differs = tag != "equal"
        if before:
            pieces[0].extend(_split_space(before, differs=differs))
        if after:
            pieces[1].extend(_split_space(after, differs=differs))
        if differs:
            kind: ChangeKind = "changed" if before and after else "lost" if before else "added"
            changes.append(Change(kind, _bare(before), _bare(after)))
    telling = [change for change in changes if _tells(change)] or changes
    return Difference(tuple(pieces[0]), tuple(pieces[1]), tuple(telling), matcher.ratio())


def merge(sides: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Return one wording, cut into pieces against several others, as pieces that differ where any of them does."""
    text = "".join(piece.text for piece in sides[0]) if sides else ""
    unlike: list[tuple[int, int]] = []
    for pieces in sides:
        at = 0
        for piece in pieces:
            unlike += [(at, at + len(piece.text))] if piece.differs else []
            at += len(piece.text)
    cuts = sorted({0, len(text), *(edge for pair in unlike for edge in pair)})
    return tuple(
        Piece(text[low:high], any(start <= low and high <= end for start, end in unlike))
        for low, high in pairwise(cuts)
    )


def _bare(text: str) -> str:
    """Return words without the marks around them; marks alone stay."""
    return text.strip(_MARKS) or text.strip()


def _tells(change: Change) -> bool:
    """Tell whether a change is of words, not of marks alone."""
    return bool(change.before.strip(_MARKS) or change.after.strip(_MARKS))


def _cut(text: str) -> list[str]:
    """Cut a text into words with the white space that follows; white space at its start is a token of its own."""
    lead = len(text) - len(text.lstrip())
    return ([text[:lead]] if lead else []) + _TOKEN.findall(text, lead)


def _key(token: str) -> str:
    return token.strip().translate(_STRAIGHT).casefold()


def _split_space(text: str, *, differs: bool) -> list[Piece]:
    """Keep the white space after differing words out of what is marked."""
    if not differs:
        return [Piece(text, differs=False)]
    body = text.rstrip()
    tail = text[len(body) :]
    return [Piece(part, flag) for part, flag in ((body, True), (tail, False)) if part]
