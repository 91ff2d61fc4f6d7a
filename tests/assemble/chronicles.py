"""Small readings with real times and events given by their words, for tests of timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from secondsource.annotate.times import find_times
from secondsource.model.reading import Event
from secondsource.model.span import span_of
from tests.relate.readings import make_reading

if TYPE_CHECKING:
    from secondsource.model.reading import Factuality, Reading


def told(
    text: str,
    id: str = "a",  # noqa: A002 -- as in the contract
    *,
    published: str | None = "2026-05-13",
    events: dict[str, str | tuple[str | None, Factuality]] | None = None,
) -> Reading:
    """Read a text; `events` are triggers with the words of the time each happened at, and how factual it is."""
    reading = make_reading(text, id, published=published)
    times = find_times(reading.report, reading.sentences, reading.tokens)
    found = []
    for number, (trigger, given) in enumerate((events or {}).items(), 1):
        words, factuality = (given, "happened") if isinstance(given, str) else given
        start = text.index(trigger)
        home = next(s for s in reading.sentences if s.start <= start < s.end)
        found.append(
            Event(
                id=f"{id}:v{number}",
                trigger=span_of(reading.report, start, start + len(trigger)),
                sentence=span_of(reading.report, home.start, home.end),
                participants=(),
                time=next((t.id for t in times if t.span.text == words), None),
                factuality=factuality,
            )
        )
    return replace(reading, times=times, events=tuple(found))
