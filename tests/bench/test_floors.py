from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import floors

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[names]\nf1 = 0.8\nat_most = { wrong = 0.1 }\n[times.held]\nf1 = 0.7\n", encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)


def test_figures_within_their_bounds_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.status({"f1": 0.8, "wrong": 0.1, "other": 0.0}, "names") == 0
    assert capsys.readouterr().err == ""


def test_a_figure_below_its_floor_or_above_its_ceiling_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.beyond({"f1": 0.79, "wrong": 0.11}, "names") == ["f1", "wrong"]
    assert floors.status({"f1": 0.79, "wrong": 0.1}, "names") == 1
    assert "names: f1 0.790 is beyond its bound" in capsys.readouterr().err


def test_a_part_has_its_own_floors_or_none() -> None:
    assert floors.beyond({"f1": 0.5}, "times", "held") == ["f1"]
    assert floors.beyond({"f1": 0.5}, "times", "another") == []


def test_a_missing_table_or_figure_is_no_pass() -> None:
    with pytest.raises(KeyError):
        floors.status({"f1": 1.0}, "nothing")
    with pytest.raises(KeyError):
        floors.status({"f1": 1.0}, "names")
