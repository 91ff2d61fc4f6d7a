"""Attributions by construction, after the network: what layout, marks and the grammar beside a cue say outright.

Turns of a transcript ("BRANDT: …"), quotations with a signature ("…" — Ana Ruiz), headlines ("Iran: no talks"), posts
("@name: …"), quotations that go on without a cue of their own; then sources left out and reported clauses passed over.
First, spans are cut where they cannot go; last, broken ones are made whole or left out.
Each rule is a function from links to links, measured on PolNeAR dev.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.borders import within_borders
from secondsource.annotate.fragments import without_fragments
from secondsource.annotate.headlines import with_headlines
from secondsource.annotate.page import Saying
from secondsource.annotate.reported import with_reported
from secondsource.annotate.subjects import with_subjects
from secondsource.annotate.turns import with_continued, with_signatures, with_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.attribution import Link
    from secondsource.annotate.page import Page

RULES = (
    within_borders,
    with_turns,
    with_signatures,
    with_headlines,
    with_subjects,
    with_continued,
    with_reported,
    without_fragments,
)


def mended(page: Page, links: Sequence[Link]) -> list[Saying]:
    """Return what was linked, mended and added to by what constructions say outright, in the order of the cues."""
    found = [Saying(link.source, link.cue, link.content, link.confidence) for link in links]
    for rule in RULES:
        found = rule(page, found)
    return sorted(found, key=lambda link: (link.cue or link.content[0])[0])
