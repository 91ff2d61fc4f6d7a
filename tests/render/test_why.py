from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from secondsource.errors import UsageError
from secondsource.render import html, markdown, terminal
from secondsource.render.why import why
from tests.render.dossiers import ferry

if TYPE_CHECKING:
    from secondsource.model.dossier import Dossier


def explained() -> tuple[Dossier, str]:
    dossier = ferry()
    first = replace(dossier.findings[0], key="number-1", grounds=("the rule spoke",), review="confirmed", note="seen")
    dossier = replace(dossier, findings=(first, *dossier.findings[1:]))
    return dossier, why(dossier, first.id, width=100)


def test_everything_that_led_to_a_finding_is_shown() -> None:
    dossier, shown = explained()
    item = dossier.findings[0]
    for heading in ("WORDS", "GROUNDS", "CLAIMS", "ORIGINS", "REVIEW"):
        assert f"\n{heading}\n" in shown
    assert "the rule spoke" in shown
    assert "confirmed: seen" in shown
    for span in item.evidence:
        assert f"[{span.start}:{span.end}]" in shown


def test_the_lines_for_a_correction_are_toml_that_names_the_finding() -> None:
    dossier, shown = explained()
    block = tomllib.loads(shown.partition("(.toml):\n")[2])
    (record,) = block["finding"]
    assert (record["do"], record["key"], record["kind"]) == ("reject", "number-1", dossier.findings[0].kind)
    assert record["words"]


def test_an_id_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match=r"--why f99: no finding has this id; use one of those shown"):
        why(ferry(), "f99", width=80)


def test_a_persons_word_is_shown_with_the_finding() -> None:
    dossier, _ = explained()
    assert "[confirmed: seen]" in terminal(dossier, width=110, colour=False)
    assert "confirmed: seen" in markdown(dossier)
    assert "[confirmed: seen]" in html(dossier)
