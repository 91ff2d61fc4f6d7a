"""Reading grows with the length of a text, not with its square: counted in calls, which no load changes."""

from __future__ import annotations

import cProfile
import pstats
from typing import TYPE_CHECKING

from secondsource.annotate.annotator import annotate
from secondsource.annotate.reader import Reader
from secondsource.model.report import Report
from secondsource.relate.propositions import propositions, whole_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from secondsource.model.reading import Reading

PARAGRAPHS = """\
Mayor {0} Brandt of Tolmere said on Monday that the dam broke after {1} people were killed. “We did not know,” she said.

The Rivers Agency denied that the dam broke in Lorn, according to {0} Ames. He told reporters: “It was never our dam.”

Soldiers left the harbour in {2}. The agency warned that {1},000 people might leave. It said it would send help.

Police arrested {0} Weil, {1}, in Norwick. His lawyer called the charges absurd; the governor asked him to resign.
""".strip().split("\n\n")
GIVEN = ("Ilse", "Karl", "Anna", "Peter", "Laura", "Robert", "Susan")


def report(size: int) -> Report:
    made = (
        PARAGRAPHS[n % len(PARAGRAPHS)].format(GIVEN[n % len(GIVEN)], 20 + n % 60, 1990 + n % 31) for n in range(size)
    )
    return Report.from_text("\n\n".join(made), id=str(size), published="2026-03-10")


def calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_four_times_the_text_takes_about_four_times_the_work() -> None:
    reader, readings, read, cut = Reader(threads=1), [], [], []

    def reading_of(size: int) -> Reading:
        return annotate(report(size), reader)

    reading_of(4)  # what is read from disk once and kept
    for size in (40, 160):
        read.append(calls(lambda size=size: readings.append(reading_of(size))))  # type: ignore[misc]
        speakers = {entity.id: entity.id for entity in readings[-1].entities}
        cut.append(
            calls(lambda own=speakers: [do(readings[-1], own) for do in (propositions, whole_sentences)])  # type: ignore[misc]
        )
    assert cut[1] < 5 * cut[0]
    assert read[1] < 5 * read[0]
