"""Build the table of actors: `python -m training.actors.build --data DIR`.

Sources, all of them facts under licences that allow it: the Phoenix dictionaries of the Open Event Data Alliance (MIT),
REIGN's list of leaders (MIT), the United States' executive and legislators (CC0), and `known.txt` beside this file.
CountryInfo (CC BY-SA) is not read: a share-alike table would bind those who ship this one.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource.language.actors import key_of
from secondsource.language.countries import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

Role = tuple[str, str, str, str]  # country or kind of body, sector, from, to (YYYYMMDD or "")

OUT = Path("src/secondsource/language/actors.txt")
KNOWN = Path(__file__).with_name("known.txt")
BODIES = frozenset(["IGO", "IMG", "NGO", "NGM", "MNC", "ISM", "INT"])
# CAMEO's finer roles under the PLOVER sector they belong to; HLH and MED changed their meaning between the two.
SECTORS = {
    **{s: s for s in "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB REF OPP REL SOC".split()},
    "MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "NGO": "SOC", "ENV": "SOC", "HRI": "SOC", "DEV": "SOC",
    "MUS": "REL", "CHR": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL", "RAD": "REB", "MNC": "BUS", "TOP": "GOV",
    "MID": "GOV", "SET": "CVL", "IGO": "IGO", "IMG": "REB",
}  # fmt: skip
# The Correlates of War's letters where they are not ISO 3166's.
COW = dict(
    pair.split(":")
    for pair in """AAB:ATG ALG:DZA ANG:AGO AUL:AUS AUS:AUT BAH:BHS BAR:BRB BFO:BFA BHM:BHS BHU:BTN BNG:BGD BOS:BIH
    BOT:BWA BUI:BDI BUL:BGR CAM:KHM CAO:CMR CAP:CPV CDI:CIV CEN:CAF CHA:TCD CHN:CHN CON:COG COS:CRI CRO:HRV CZR:CZE
    DEN:DNK DRC:COD DRV:VNM EQG:GNQ ETM:TLS FRN:FRA GAM:GMB GDR:DDR GFR:DEU GMY:DEU GNB:GNB GRC:GRC GRG:GEO GRN:GRD
    GUA:GTM GUI:GIN HAI:HTI HON:HND ICE:ISL INS:IDN IRE:IRL KOS:XKX KUW:KWT KYR:KGZ KZK:KAZ LAT:LVA LEB:LBN LES:LSO
    LIB:LBY LIE:LIE LIT:LTU MAA:MRT MAC:MKD MAD:MDV MAG:MDG MAL:MYS MAS:MUS MAW:MWI MLD:MDA MNC:MCO MON:MNG MOR:MAR
    MSI:MHL MYA:MMR MZM:MOZ NEP:NPL NEW:NZL NIG:NGA NIR:NER NTH:NLD OMA:OMN PAL:PLW PAR:PRY PHI:PHL POR:PRT ROK:KOR
    ROM:ROU RVN:VNM SAF:ZAF SAL:SLV SIE:SLE SIN:SGP SLO:SVK SLV:SVN SNM:SMR SOL:SLB SPN:ESP SRI:LKA SUD:SDN SWA:SWZ
    SWD:SWE SWZ:CHE TAJ:TJK TAZ:TZA THI:THA TOG:TGO TON:TON TRI:TTO UAE:ARE UKG:GBR URU:URY VAN:VUT WSM:WSM YAR:YEM
    YPR:YEM YUG:SRB ZAM:ZMB ZIM:ZWE CZE:CZE BRU:BRN SEY:SYC SKN:KNA SLU:LCA SVG:VCT STP:STP""".split()
)
_CODE = re.compile(r"\[([A-Z]{3})([A-Z]*)\s*([<>]?)\s*(\d{6,8})?\s*(?:-\s*(\d{6,8}))?\s*\]")


def phoenix(path: Path) -> Iterator[tuple[str, list[str], list[Role]]]:
    """Yield the records of a TABARI dictionary: its names and their dated roles."""
    names: list[str] = []
    roles: list[Role] = []
    for raw in path.read_text("latin-1").splitlines():
        line = re.split(r"[#;]", raw)[0].rstrip()
        if not line.strip():
            continue
        found = [_role(match) for match in _CODE.finditer(line)]
        name = line.split("[")[0]
        if not name[:1].isspace() and name.strip():
            if not name.startswith("+"):
                if names:
                    yield names[0], names, roles
                names, roles = [], []
            names.append(name.strip("+ \t").replace("_", " ").strip())
        roles += [role for role in found if role]
    if names:
        yield names[0], names, roles


def _role(match: re.Match[str]) -> Role | None:
    country, rest, sign, first, last = match.groups()
    parts = [rest[at : at + 3] for at in range(0, len(rest), 3)]
    if country in BODIES:
        country, parts = _body(country, parts)
    elif country in SECTORS:
        return None  # a role without a country says nothing of whom it is held for
    sector = next((SECTORS[p] for p in parts if p in SECTORS), "")
    first, last = _date(first), _date(last)
    if sign == "<":
        first, last = "", first
    return country, sector, first, last


def _body(kind: str, parts: list[str]) -> tuple[str, list[str]]:
    """Name an international body as PLOVER does: UNO and EUR apart, the others by their kind."""
    joined = "".join(parts)
    if kind == "IGO":
        country = "UNO" if "UNO" in joined else "EUR" if "EUREEC" in joined else "IGO"
        return country, ["IGO"]
    if kind == "MNC":
        home = next((p for p in parts if p in ISO), "")
        return (home or "MNC"), ["BUS"]
    if kind == "IMG":
        return "IMG", ["REB"]
    return ("ISM" if kind == "INT" else "NGO"), [p for p in parts if p in SECTORS] or ["SOC"]


def _date(value: str | None) -> str:
    if not value:
        return ""
    if len(value) == 6:
        value = ("19" if int(value[:2]) > 20 else "20") + value
    return value if len(value) == 8 else ""


TAKEN = frozenset(key_of(word) for c in COUNTRIES for word in (c.name, *c.others, *c.demonyms))
ISO = frozenset(country.code for country in COUNTRIES)


def reign(path: Path) -> Iterator[tuple[list[str], list[Role]]]:
    """Yield leaders with the months they ruled in."""
    with path.open(encoding="latin-1") as file:
        for row in csv.DictReader(file):
            name = re.sub(r"\s+", " ", row["leader"]).strip()
            country = COW.get(row["stateabb"], row["stateabb"])
            if not name or not row["syear"]:
                continue
            first = f"{int(row['syear']):04}{int(row['smonth'] or 1):02}{min(28, int(row['sdate'] or 1)):02}"
            last = f"{int(row['eyear']):04}{int(row['emonth'] or 12):02}28" if row["eyear"] else ""
            yield [name], [(country, "GOV", first, last)]


def united_states(path: Path) -> Iterator[tuple[list[str], list[Role]]]:
    """Yield presidents, vice presidents and members of Congress since 1960 with the days of their terms."""
    import yaml  # noqa: PLC0415 -- only this reader needs it

    for person in yaml.safe_load(path.read_text("utf-8")):
        name = person["name"]
        terms = [t for t in person["terms"] if str(t["end"]) >= "1960"]
        if not terms:
            continue
        full = name.get("official_full") or f"{name['first']} {name['last']}"
        names = {full, f"{name.get('nickname') or name['first']} {name['last']}", f"{name['first']} {name['last']}"}
        roles = [
            ("USA", "GOV" if t["type"].endswith("prez") else "LEG", _plain(t["start"]), _plain(t["end"])) for t in terms
        ]
        yield sorted(names), roles


def _plain(day: object) -> str:
    return str(day).replace("-", "")


def known() -> Iterator[tuple[str, list[str], list[Role]]]:
    """Yield what is written down beside this file."""
    for raw in KNOWN.read_text("utf-8").splitlines():
        if not raw.strip() or raw.startswith("#"):
            continue
        kind, name, others, roles = raw.split("|")
        names = [name, *(other for other in others.split(";") if other)]
        yield kind, names, [_padded(role.split()) for role in roles.split(";")]


def _padded(parts: list[str]) -> Role:
    country, sector, first, last = (*parts, "", "")[:4]
    return country, sector, first, last


def merged(roles: list[Role]) -> list[Role]:
    """Join the terms of one role that follow each other; drop doubles and what lies before 1945."""
    found: list[Role] = []
    for role in sorted(set(roles), key=lambda r: (r[2] or "0", r[3] or "9")):
        country, sector, first, last = role
        if last and last < "1945":
            continue
        if found and found[-1][:2] == (country, sector) and first and found[-1][3] and first <= _after(found[-1][3]):
            found[-1] = (country, sector, found[-1][2], max(found[-1][3], last) if last else "")
        elif not (found and found[-1][:2] == (country, sector) and not found[-1][3]):
            found.append(role)
    return found


def _after(day: str) -> str:
    """Return a day some weeks later: terms that touch are one."""
    return f"{int(day) + 100:08}"


def build(data: Path) -> dict[str, tuple[str, list[Role]]]:
    """Return the table: a key, and what kind of actor it is with its roles; what is written down here comes first."""
    folder = data / "interactions/actors"
    table: dict[str, tuple[str, list[Role]]] = {}
    held: dict[str, list[Role]] = defaultdict(list)
    for kind, names, roles in known():
        for name in names:
            table.setdefault(key_of(name), (kind[0], merged(roles)))
    dated = [united_states(folder / f"{source}.yaml") for source in ("executive", "legislators-current")]
    for names, roles in chain(*dated, reign(folder / "reign-leaders.csv")):
        for name in names:
            held[key_of(name)] += roles
    for kind, key, roles in _phoenix_names(folder):
        if kind == "p":
            held[key] += roles
        else:
            table.setdefault(key, (kind, merged(roles)))
    for key, roles in held.items():
        if key not in table and _usable(key) and _worth(key, roles):
            table[key] = ("p", merged(roles))
    return {key: entry for key, entry in table.items() if entry[1]}


def _phoenix_names(folder: Path) -> Iterator[tuple[str, str, list[Role]]]:
    """Yield the names of the Phoenix dictionaries with the actor's kind: cities are what a country's record holds."""
    for source, kind in (("Countries", "p"), ("International", "b"), ("MilNonState", "g")):
        for _, names, roles in phoenix(folder / f"Phoenix.{source}.actors.txt"):
            person = len(roles) > 1 or any(role[1] or role[2] for role in roles)
            for key in map(key_of, names):
                if roles and _usable(key):
                    yield "c" if kind == "p" and not person else kind, key, roles


def _usable(key: str) -> bool:
    return 3 <= len(key) <= 60 and key not in TAKEN


def _worth(key: str, roles: list[Role]) -> bool:
    """Tell whether a name has more words than one, which many could bear, and its bearer a role since 1985."""
    return " " in key and any(not role[3] or role[3] >= "1985" for role in roles)


def main() -> None:
    """Write the table, one line a name: key, kind, roles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    lines = []
    for key, (kind, roles) in sorted(build(args.data).items()):
        held = ";".join(f"{c} {s or '-'} {first or '-'} {last or '-'}".rstrip(" -") for c, s, first, last in roles)
        lines.append(f"{key}\t{kind}\t{held}")
    args.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines), args.out.stat().st_size)


if __name__ == "__main__":
    main()
