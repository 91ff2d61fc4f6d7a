"""Words one text takes over from another: exact runs, chained over small edits into passages."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPEN_CHAINS = 6


class ReuseOptions(msgspec.Struct, frozen=True):
    """Lengths in words.

    `seed` is the shortest exact run looked at, `gap` the longest edit a passage may hold, `density` the share of a
    passage's words that must be the same, `places` how many places of one run are tried in the other text.
    """

    seed: int = 3
    gap: int = 5
    density: float = 0.6
    places: int = 8


class Run(msgspec.Struct, frozen=True, gc=False, order=True):
    """The same `size` words from `a` in one text and from `b` in the other."""

    a: int
    b: int
    size: int


class Chain(msgspec.Struct, frozen=True, gc=False):
    """A passage: runs in order, with small edits between them."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        """Return the words [start, end) the passage takes in the first text."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].size

    @property
    def b(self) -> tuple[int, int]:
        """Return the words [start, end) the passage takes in the second text."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].size

    def same(self) -> Iterator[tuple[int, int]]:
        """Yield the places of each word that is the same in both."""
        for run in self.runs:
            for step in range(run.size):
                yield run.a + step, run.b + step


def find_chains(a: Sequence[str], b: Sequence[str], options: ReuseOptions) -> list[Chain]:
    """Return the passages two texts, given as words, have in common, in the order of the first.

    Greedy string tiling (Wise 1993): the longest common runs first, no word used twice, so passages may stand in
    another order; then runs near each other on both sides are joined over edits.
    """
    chains = [_fill(chain, a, b) for chain in _join(_tile(_maximal_runs(a, b, options), options.seed), options)]
    return [chain for chain in chains if _density(chain) >= options.density]


def _maximal_runs(a: Sequence[str], b: Sequence[str], options: ReuseOptions) -> list[Run]:
    """Return the common runs, each as long as it goes; a seed in too many places means nothing and begins none."""
    seeds_b = _seeds(b, options.seed)
    places: dict[tuple[str, ...], list[int]] = {}
    for other, seed in enumerate(seeds_b):
        places.setdefault(seed, []).append(other)
    found: list[Run] = []
    for at, seed in enumerate(_seeds(a, options.seed)):
        others = places.get(seed, [])
        if len(others) > options.places:
            continue
        for other in others:
            inside = at and other and a[at - 1] == b[other - 1]
            if inside and len(places[seeds_b[other - 1]]) <= options.places:
                continue  # part of a run that began earlier
            size = options.seed
            while at + size < len(a) and other + size < len(b) and a[at + size] == b[other + size]:
                size += 1
            found.append(Run(at, other, size))
    return found


def _seeds(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def _tile(runs: list[Run], least: int) -> list[Run]:
    """Choose runs, the longest first, cutting off what is already taken on either side."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    chosen: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.size, r.a, r.b)):
        free = [run.a + step not in taken_a and run.b + step not in taken_b for step in range(run.size)]
        start, end = _longest_true(free)
        if end - start < least:
            continue
        kept = Run(run.a + start, run.b + start, end - start)
        taken_a.update(range(kept.a, kept.a + kept.size))
        taken_b.update(range(kept.b, kept.b + kept.size))
        chosen.append(kept)
    return sorted(chosen)


def _longest_true(flags: Sequence[bool]) -> tuple[int, int]:
    best = (0, 0)
    start = 0
    for at, flag in enumerate([*flags, False]):
        if not flag:
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = at + 1
    return best


def _join(runs: Sequence[Run], options: ReuseOptions) -> list[Chain]:
    """Join each run to the chain it follows within a small gap on both sides."""
    chains: list[list[Run]] = []
    for run in runs:
        for chain in reversed(chains[-_OPEN_CHAINS:]):
            last = chain[-1]
            if 0 <= run.a - last.a - last.size <= options.gap and 0 <= run.b - last.b - last.size <= options.gap:
                chain.append(run)
                break
        else:
            chains.append([run])
    return [Chain(tuple(chain)) for chain in chains]


def _fill(chain: Chain, a: Sequence[str], b: Sequence[str]) -> Chain:
    """Add the single words that are the same inside a chain's gaps."""
    runs: list[Run] = []
    for run in chain.runs:
        if runs:
            last = runs[-1]
            from_a, from_b = last.a + last.size, last.b + last.size
            matcher = SequenceMatcher(None, a[from_a : run.a], b[from_b : run.b], autojunk=False)
            runs += [Run(from_a + i, from_b + j, size) for i, j, size in matcher.get_matching_blocks() if size]
        runs.append(run)
    return Chain(tuple(runs))


def _density(chain: Chain) -> float:
    same = sum(run.size for run in chain.runs)
    return same / max(chain.a[1] - chain.a[0], chain.b[1] - chain.b[0])
