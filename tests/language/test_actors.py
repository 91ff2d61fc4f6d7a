from pathlib import Path

import pytest

from secondsource.errors import UsageError
from secondsource.language.actors import ActorTable, Role, actor_table, key_of


def test_a_name_is_looked_up_without_accents_marks_and_honorifics() -> None:
    assert key_of("Enrique Peña Nieto") == "enrique pena nieto"
    assert key_of("U.N.") == key_of("UN") == "un"
    found = actor_table().get("President Emmanuel Macron")
    assert found is not None
    assert found.at("2020-05-01") == Role("FRA", "GOV", "2017-05-14", "")


def test_a_role_depends_on_the_day() -> None:
    found = actor_table().get("Donald Trump")
    assert found is not None
    held = {day: found.at(day) for day in ("2012-01-01", "2018-05-08", "2022-06-01", "2025-02-08")}
    assert [role.sector for role in held.values() if role] == ["BUS", "GOV", "ELI", "GOV"]


def test_an_office_that_has_ended_leaves_somebody_without_one() -> None:
    table = ActorTable({"ada lund": "p\tSWE GOV 20100101 20140101"})
    found = table.get("Ada Lund")
    assert found is not None
    assert found.at("2012-01-01") == Role("SWE", "GOV", "2010-01-01", "2014-01-01")
    assert found.at("2016-01-01") == Role("SWE", "ELI")
    assert found.at("2001-01-01") == Role("SWE", "GOV", "2010-01-01", "2014-01-01")


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [("the White House", "USA", "GOV"), ("Kremlin", "RUS", "GOV"), ("NATO", "IGO", "MIL"), ("Hezbollah", "LBN", "REB")],
)
def test_organs_bodies_and_groups_are_known(name: str, country: str, sector: str) -> None:
    found = actor_table().get(name)
    assert found is not None
    assert (found.roles[-1].country, found.roles[-1].sector) == (country, sector)


def test_people_are_found_by_their_surname() -> None:
    countries = {known.roles[0].country for known in actor_table().holders("Pompeo")}
    assert countries == {"USA"}
    assert actor_table().holders("Qzwyx") == ()


def test_a_users_file_comes_before_the_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("# ours\nAda Lund | SWE GOV 2020-01-01 2024-06-30; SWE ELI 2024-06-30\nNATO | IGO IGO\n", "utf-8")
    table = actor_table().with_file(path)
    ada, nato = table.get("Ada Lund"), table.get("NATO")
    assert ada is not None
    assert nato is not None
    assert ada.at("2021-05-05") == Role("SWE", "GOV", "2020-01-01", "2024-06-30")
    assert nato.roles == (Role("IGO", "IGO"),)


@pytest.mark.parametrize("line", ["Ada Lund", "Ada | sweden", "Ada | SWE GOV last-year", "| SWE GOV"])
def test_a_line_of_a_users_file_that_is_none_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(UsageError, match=r"mine\.txt:2"):
        actor_table().with_file(path)


def test_the_table_is_small_and_well_formed() -> None:
    path = Path("src/secondsource/language/actors.txt")
    assert path.stat().st_size < 1_500_000
    lines = path.read_text("utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines]
    assert keys == sorted(set(keys))
    assert all(actor_table().get(key) for key in keys[::997])
