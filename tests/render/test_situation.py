import csv
import io
import sys
from xml.etree import ElementTree as ET

import msgspec
import pytest

from secondsource.errors import UsageError
from secondsource.render.situation import ICEWS, MORE, POLECAT, about, codes_of, graphml, lines, parquet, table
from tests.render.dossiers import ferry

DOSSIER = ferry()
CODED = msgspec.structs.replace(
    DOSSIER,
    interactions=tuple(
        msgspec.structs.replace(
            i, actor_code="NOR LAB", target_code="NOR BUS", date="2026-03-04", reports=("evening-ledger.txt",)
        )
        for i in DOSSIER.interactions
    ),
)


@pytest.mark.parametrize(("order", "columns"), [("polecat", POLECAT), ("icews", ICEWS)])
def test_a_table_has_the_columns_of_its_order_and_ours_after(order: str, columns: tuple[str, ...]) -> None:
    rows = list(csv.reader(io.StringIO(table(CODED, CODED.interactions, order=order)), delimiter="\t"))  # type: ignore[arg-type]
    assert rows[0] == [*columns, *MORE]
    assert len(rows) == 1 + len(CODED.interactions)
    assert "called for the company’s licence" in rows[1][-1]


def test_polecat_columns_hold_codes() -> None:
    row = next(csv.DictReader(io.StringIO(table(CODED, CODED.interactions, separator=","))))
    assert row["Event Type"] == "REQUEST"
    assert (row["Actor COUNTRY"], row["Actor Primary Sector"], row["Recipient Primary Sector"]) == ("NOR", "LAB", "BUS")
    assert row["Quad Code"] == "VERBAL CONFLICT"
    assert row["Actor Name"] == "the seamen’s union"


def test_only_what_concerns_some_countries() -> None:
    assert about(CODED, ["nor"]) == CODED.interactions
    assert about(CODED, ["NOR", "SWE"]) == CODED.interactions
    assert about(CODED, ["SWE"]) == ()
    assert about(CODED, ["SWE", "DNK"]) == ()
    assert about(CODED, [""]) == CODED.interactions


def test_lines_say_date_who_what_whom_and_where() -> None:
    text = lines(CODED, CODED.interactions)
    assert text.startswith("2026-03-04  the seamen’s union (NOR LAB)  − REQUEST  Norline (NOR BUS)  done  1 origin")
    assert lines(CODED, ()) == "No interactions found.\n"


def test_parquet_without_its_library_is_named_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pip install pyarrow"):
        parquet(CODED, CODED.interactions)


def test_graphml_is_well_formed_and_directed() -> None:
    tree = ET.fromstring(graphml(CODED, CODED.interactions))  # noqa: S314 -- written two lines above
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert [n.findtext("g:data[@key='name']", namespaces=space) for n in tree.iterfind(".//g:node", space)] == [
        "the seamen’s union",
        "Norline",
    ]
    edge = tree.find(".//g:edge", space)
    assert edge is not None
    assert (edge.get("source"), edge.get("target")) == ("n0", "n1")


def test_no_cell_of_a_table_is_a_formula_and_numbers_stay_numbers() -> None:
    reports = tuple(msgspec.structs.replace(report, outlet='=HYPERLINK("http://x")') for report in CODED.reports)
    dossier = msgspec.structs.replace(CODED, reports=reports)
    items = tuple(msgspec.structs.replace(item, goldstein=-4.0) for item in dossier.interactions)
    row = next(csv.DictReader(io.StringIO(table(dossier, items, separator=","))))
    assert row["Source"] == '\'=HYPERLINK("http://x")'
    assert row["Intensity"] == "-4"


def test_countries_are_known_by_name_and_code_and_bodies_by_code() -> None:
    assert codes_of(["Iran", " usa", "UNITED KINGDOM", "uno", ""], {"USA", "UNO"}) == ("IRN", "USA", "GBR", "UNO")
    with pytest.raises(UsageError, match=r"--about NATO: .*ISO 3166"):
        codes_of(["NATO"], {"USA"})
