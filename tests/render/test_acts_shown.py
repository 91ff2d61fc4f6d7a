from __future__ import annotations

from msgspec.structs import replace

from secondsource.model.reading import Act, Attribution, Reading
from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.render import html, markdown, terminal
from secondsource.render.reading import reading_json, reading_text
from tests.render.dossiers import ferry

TEXT = "Brandt fears another flood."


def reading(act: Act, guess: str | None = None) -> Reading:
    report = Report.from_text(TEXT, id="a")
    item = Attribution(
        id="a:a1",
        report="a",
        source=span_of(report, 0, 6),
        speaker=None,
        cue=span_of(report, 7, 12),
        content=(span_of(report, 13, 26),),
        manner="indirect",
        act=act,
        guess=guess,  # type: ignore[arg-type]  # the two problems
    )
    return Reading(report, (), (), (), (item,), (), (), (), (), ())


def test_a_reading_says_what_is_no_statement() -> None:
    assert "1: unknown (Brandt) — fears (attitude)\n" in reading_text(reading("attitude"), width=80)
    assert "1: unknown (Brandt) — fears\n" in reading_text(reading("statement"), width=80)
    assert '"act":"attitude"' in reading_json(reading("attitude"))


def test_a_guessed_end_of_a_quotation_is_called_a_guess() -> None:
    assert "fears (unclosed quotation: a guess)" in reading_text(reading("statement", "unclosed"), width=80)


def test_unspoken_attributions_are_counted_apart_and_drawn_otherwise() -> None:
    dossier = ferry()
    first = dossier.attributions[0]
    meant = replace(dossier, attributions=(replace(first, act="intention"), *dossier.attributions[1:]))
    assert "unspoken" not in terminal(dossier, width=120, colour=False)
    assert ", 1 unspoken" in terminal(meant, width=120, colour=False)
    assert ", 1 of them unspoken" in markdown(meant)
    assert f"{first.manner} intention:" in html(meant)
    assert "m-thought" not in html(dossier).split("</style>")[1]
    assert "m-thought" in html(meant).split("</style>")[1]
