"""Bodies without a proper name that speak in a report: "police", "the river authority", "the court"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.referents import Referent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secondsource.annotate.descriptions import Description
    from secondsource.model.reading import Token

_BARE = frozenset(["police", "authorities", "parliament", "congress"])


def find_bodies(
    text: str,
    tokens: Sequence[Token],
    descriptions: Sequence[Description],
    sources: Iterable[tuple[int, int]],
    taken: Mapping[int, Referent],
) -> list[Referent]:
    """Return referents for unnamed bodies that are a source at least once, with all their mentions in the same words."""
    spans = list(sources)
    groups: dict[str, Referent] = {}
    spoken: set[str] = set()
    for item in descriptions:
        usable = item.determiner == "the" or (item.determiner == "none" and item.role in _BARE)
        if not item.body or not usable or item.start in taken:
            continue
        key = " ".join(t.text.lower() for t in tokens[item.first : item.last] if t.text.lower() != "the")
        group = groups.setdefault(key, Referent("organisation"))
        group.add(item.start, item.end, "nominal")
        if any(start <= item.start and item.end <= end for start, end in spans) and _heads(item, spans):
            spoken.add(key)
    for key in spoken:
        start, end, _ = groups[key].mentions[0]
        groups[key].names[text[start:end].removeprefix("The ").removeprefix("the ")] += 1
    return [group for key, group in groups.items() if key in spoken]


def _heads(item: Description, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a body is what a source is about, not part of its description: it begins the source."""
    return any(start == item.start for start, _ in spans)
