"""A pair as the classifier sees it: the sentence's pieces around actor and target, each with its role."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 56  # pieces the classifier looks at


def clip(roles: Sequence[int], longest: int = LONGEST) -> tuple[int, int]:
    """Return the stretch of a sentence's pieces to look at: the pair's with as much around it as there is room for."""
    size = len(roles)
    if size <= longest:
        return 0, size
    marked = [at for at, role in enumerate(roles) if role]
    if not marked:
        return 0, longest
    middle = (marked[0] + min(marked[-1], marked[0] + longest)) // 2
    first = max(0, min(middle - longest // 2, size - longest))
    return first, first + longest
