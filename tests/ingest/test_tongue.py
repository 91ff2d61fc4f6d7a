from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secondsource import load
from secondsource.ingest.tongue import seems_english

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = (
    "Die Tore des Wehrs wurden am Sonntag um vier Uhr früh geöffnet, sagte der Bürgermeister am Dienstag vor dem "
    "Rathaus. Niemand wurde verletzt, doch mehr als tausend Menschen mussten ihre Häuser verlassen, weil der Fluss "
    "über die Ufer getreten war. Eine Untersuchung soll bis Ende Juni klären, wer den Befehl gegeben hat."
)
FRENCH = (
    "Les vannes du barrage ont été ouvertes dimanche à quatre heures du matin, a déclaré le maire devant la mairie. "
    "Personne n’a été blessé, mais plus de mille habitants ont dû quitter leurs maisons parce que la rivière était "
    "sortie de son lit. Une enquête doit établir avant la fin de juin qui avait donné cet ordre aux techniciens."
)
ENGLISH = (
    "The gates of the weir were opened at four on Sunday, the mayor said in front of the town hall. Nobody was hurt, "
    "but more than a thousand people had to leave their homes because the river had come over its banks. An inquiry "
    "is to find out by the end of June who had given the order to the technicians at the weir."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH, "水門は日曜日の午前四時に開けられた。" * 20])
def test_other_languages_do_not_look_like_english(text: str) -> None:
    assert not seems_english(text)


@pytest.mark.parametrize("text", [ENGLISH, "", "Tolmere, 10. Mai.", GERMAN[:60], "1 2 3 4 5 6 7 8 9 10 " * 5])
def test_english_and_what_is_too_short_to_tell_do(text: str) -> None:
    assert seems_english(text)


def test_a_report_in_another_language_is_read_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    result = load([tmp_path])
    assert len(result.reports) == 2
    assert [(note.place, note.code) for note in result.notes] == [(str(tmp_path / "a.txt"), "not-english")]
