"""Small readings made from text alone, for tests of the comparison of reports."""

from __future__ import annotations

import re
from pathlib import Path

from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.model.reading import Entity, Reading, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.relate.features import capitalised_names

FLOOD = Path(__file__).parents[2] / "examples" / "flood"
FLOOD_PUBLISHED = {
    "agency.txt": "2026-05-12T18:40:00+02:00",
    "radio.txt": "2026-05-12T20:00:00+02:00",
    "mirror.txt": "2026-05-12T21:15:00+02:00",
    "herald.html": "2026-05-13T06:30:00+02:00",
    "courier.md": "2026-05-13T11:20:00+02:00",
}
FLOOD_OUTLETS = {
    "agency.txt": "Lowland Press Agency",
    "radio.txt": "Radio Estuary",
    "mirror.txt": "Eastshore Mirror",
    "herald.html": "Veldt Valley Herald",
    "courier.md": "The Lowland Courier",
}


def make_reading(
    text: str,
    id: str = "a",  # noqa: A002 -- as in the contract
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Reading:
    """Read a text by rules alone: sentences, tokens, quotations, and names for entities."""
    report = Report.from_text(text, id=id, title=title, outlet=outlet, published=published)
    entities = []
    for number, name in enumerate(dict.fromkeys(capitalised_names(text)), start=1):
        mentions = tuple(span_of(report, *m.span()) for m in re.finditer(re.escape(name), text))
        entities.append(Entity(f"{id}:e{number}", name, "other", (), mentions))
    return Reading(
        report=report,
        sentences=tuple(segment(text)),
        tokens=tuple(Token(start, end, text[start:end], "X") for start, end in tokenise(text)),
        quotations=tuple(quotations(text)),
        attributions=(),
        entities=tuple(entities),
        mentions=(),
        times=(),
        quantities=(),
        events=(),
    )


def flood(name: str) -> Reading:
    """Read one of the five example reports; of the page and the Markdown only the article."""
    text = (FLOOD / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        article = text[text.index("<h1>") : text.index("</article>")]
        text = re.sub(r"[ \t]*<[^>]+>", "", re.sub(r"</(?:p|h1|figure)>", "\n", article)).strip()
    elif name.endswith(".md"):
        text = text.partition("\n# ")[2]
    title = text.partition("\n")[0] if name != "radio.txt" else "Evening headlines: Tolmere to have flood inquiry"
    return make_reading(text, name, title=title, outlet=FLOOD_OUTLETS[name], published=FLOOD_PUBLISHED[name])


def all_flood() -> list[Reading]:
    """Read all five, in the order of their publication."""
    return [flood(name) for name in FLOOD_PUBLISHED]
