"""The situation: interactions as lines, as tables in the orders of POLECAT and ICEWS, and as a graph."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape, quoteattr

from secondsource.errors import UsageError
from secondsource.language.countries import COUNTRIES
from secondsource.language.plover import COOPERATIVE, QUADS
from secondsource.render.cells import plain
from secondsource.render.exports import inert
from secondsource.render.view import Lookup, look_up

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from secondsource.model.dossier import Dossier
    from secondsource.model.reading import Interaction

Order = Literal["polecat", "icews"]

POLECAT = tuple(
    """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor COUNTRY|
Actor Primary Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient COUNTRY|
Recipient Primary Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|
District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|
Story People|Story Organizations|Story Locations|Language|Version""".replace("\n", "").split("|")
)
ICEWS = tuple(
    """Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|
Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|
Longitude""".replace("\n", "").split("|")
)
# Ours, after the columns of either order.
MORE = ("Factuality", "Reported By", "Reports", "Origins", "Evidence")
_NAMES = {country.code: country.name for country in COUNTRIES}


def codes_of(names: Sequence[str], known: Container[str]) -> tuple[str, ...]:
    """Return the codes of countries and bodies given by code or, countries, by name; raises UsageError for others."""
    found = []
    for name in filter(None, map(str.strip, names)):
        country = next((c for c in COUNTRIES if name.casefold() in map(str.casefold, (c.name, *c.others))), None)
        code = country.code if country else name.upper()
        if country is None and code not in known:
            raise UsageError(
                f"--about {name}: is no country or body that is known; write a country's name, its ISO 3166 alpha-3 "
                "code such as IRN, or a body's code: UNO, EUR, IGO, NGO, IMG, WST"
            )
        found.append(code)
    return tuple(found)


def about(dossier: Dossier, codes: Sequence[str]) -> tuple[Interaction, ...]:
    """Return the interactions between any of some countries or bodies; of one code, those it takes part in.

    With two codes or more both sides must be among them.
    """
    wanted = {code.strip().upper() for code in codes if code.strip()}
    if not wanted:
        return dossier.interactions
    need = min(2, len(wanted))
    return tuple(
        item
        for item in dossier.interactions
        if ({_country(item.actor_code)} & wanted and need == 1)
        or ({_country(item.target_code)} & wanted and need == 1)
        or {_country(item.actor_code), _country(item.target_code)} <= wanted
    )


def _country(code: str | None) -> str:
    return code.split()[0] if code else ""


def _sector(code: str | None) -> str:
    return code.partition(" ")[2] if code else ""


def party(lookup: Lookup, entity: str | None, words: object, code: str | None) -> str:
    """Return a party's name: its entity's, or else the words that name it."""
    if entity:
        return lookup.name(entity)
    text = getattr(words, "text", None)
    return " ".join(text.split()) if text else (code or "unknown")


def lines(dossier: Dossier, items: Sequence[Interaction]) -> str:
    """Return interactions as a table of text: date, who, what, whom, status, how many origins, where."""
    if not items:
        return "No interactions found.\n"
    lookup = look_up(dossier)
    rows = []
    for item in items:
        action = item.action + (f"/{item.mode}" if item.mode else "")
        told = f"{item.origins} {'origin' if item.origins == 1 else 'origins'}"
        cells = (
            item.date or "undated",
            f"{party(lookup, item.actor, item.actor_words, item.actor_code)} ({item.actor_code or '---'})",
            ("+ " if item.action in COOPERATIVE else "− ") + action,
            f"{party(lookup, item.target, item.target_words, item.target_code)} ({item.target_code or '---'})",
            item.factuality,
            told,
            " ".join(dict.fromkeys(lookup.place(span) for span in item.evidence)),
        )
        rows.append(tuple(map(plain, cells)))
    widths = [min(44, max(len(row[at]) for row in rows)) for at in range(len(rows[0]))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )


def table(dossier: Dossier, items: Sequence[Interaction], *, order: Order = "polecat", separator: str = "\t") -> str:
    """Return interactions as a table with a head, in the column order of POLECAT or ICEWS and our own columns after.

    Columns that need knowledge this tool has not (coordinates, Wikipedia and GeoNames ids) stay empty. No cell can be
    taken for a formula by a spreadsheet.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    columns = (*(POLECAT if order == "polecat" else ICEWS), *MORE)
    writer.writerow(columns)
    for row in records(dossier, items, order=order):
        writer.writerow([inert(row.get(column, "")) for column in columns])
    return out.getvalue()


def records(dossier: Dossier, items: Sequence[Interaction], *, order: Order = "polecat") -> list[dict[str, str]]:
    """Return each interaction as a mapping from column to text."""
    lookup = look_up(dossier)
    make = _polecat if order == "polecat" else _icews
    return [make(item, lookup) | _ours(item, lookup) for item in items]


def _polecat(item: Interaction, lookup: Lookup) -> dict[str, str]:
    report = lookup.reports[item.evidence[0].report]
    row = {
        "Event ID": item.id,
        "Event Date": item.date or "",
        "Event Type": item.action,
        "Event Mode": item.mode or "",
        "Intensity": "" if item.goldstein is None else f"{item.goldstein:g}",
        "Quad Code": QUADS.get(item.action, "").upper(),
        "Contexts": ";".join(item.context),
        "Raw Placename": lookup.name(item.place) if item.place else "",
        "Source": report.outlet or report.id,
        "Publication Date": (report.published or "")[:10],
        "Language": report.language or "",
        "Version": "secondsource",
    }
    for side, entity, code, words in (
        ("Actor", item.actor, item.actor_code, item.actor_words),
        ("Recipient", item.target, item.target_code, item.target_words),
    ):
        row[f"{side} Name"] = party(lookup, entity, words, code)
        row[f"{side} COUNTRY"] = _country(code)
        row[f"{side} Primary Sector"] = row[f"{side} Sectors"] = _sector(code)
        row[f"{side} Name Raw"] = " ".join(words.text.split()) if words else ""
    return row


def _icews(item: Interaction, lookup: Lookup) -> dict[str, str]:
    span = item.evidence[0]
    report = lookup.reports[span.report]
    return {
        "Event ID": item.id,
        "Event Date": item.date or "",
        "Source Name": party(lookup, item.actor, item.actor_words, item.actor_code),
        "Source Sectors": _sector(item.actor_code),
        "Source Country": _NAMES.get(_country(item.actor_code), _country(item.actor_code)),
        "Event Text": item.action + (f" {item.mode}" if item.mode else ""),
        "CAMEO Code": item.cameo or "",
        "Intensity": "" if item.goldstein is None else f"{item.goldstein:g}",
        "Target Name": party(lookup, item.target, item.target_words, item.target_code),
        "Target Sectors": _sector(item.target_code),
        "Target Country": _NAMES.get(_country(item.target_code), _country(item.target_code)),
        "Story ID": report.id,
        "Sentence Number": str(lookup.line(span)),
        "Publisher": report.outlet or "",
        "City": lookup.name(item.place) if item.place else "",
    }


def _ours(item: Interaction, lookup: Lookup) -> dict[str, str]:
    said = next((a for found in lookup.attributions.values() for a in found if a.id == item.attribution), None)
    who = lookup.name(said.speaker) if said and said.speaker else said.source.text if said and said.source else ""
    return {
        "Factuality": item.factuality,
        "Reported By": who,
        "Reports": ";".join(item.reports),
        "Origins": str(item.origins),
        "Evidence": " | ".join(f"{lookup.place(s)} {' '.join(s.text.split())}" for s in item.evidence),
    }


def graphml(dossier: Dossier, items: Sequence[Interaction]) -> str:
    """Return interactions as GraphML: a node an actor, a directed edge an interaction."""
    lookup = look_up(dossier)
    nodes: dict[str, tuple[str, str]] = {}
    edges = []
    for item in items:
        ends = []
        for entity, code, words in (
            (item.actor, item.actor_code, item.actor_words),
            (item.target, item.target_code, item.target_words),
        ):
            name = party(lookup, entity, words, code)
            key = f"n{len(nodes)}"
            known = next((k for k, value in nodes.items() if value == (name, code or "")), key)
            nodes.setdefault(known, (name, code or ""))
            ends.append(known)
        data = {
            "type": item.action, "mode": item.mode or "", "date": item.date or "", "factuality": item.factuality,
            "goldstein": "" if item.goldstein is None else f"{item.goldstein:g}", "origins": str(item.origins),
            "reports": ";".join(item.reports), "evidence": " | ".join(" ".join(s.text.split()) for s in item.evidence),
        }  # fmt: skip
        body = "".join(f"<data key={quoteattr(k)}>{escape(v)}</data>" for k, v in data.items())
        edges.append(f'<edge id="{item.id}" source="{ends[0]}" target="{ends[1]}">{body}</edge>')
    keys = "".join(
        f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="string"/>\n'
        for kind, names in (
            ("node", ("name", "code")),
            ("edge", ("type", "mode", "date", "factuality", "goldstein", "origins", "reports", "evidence")),
        )
        for name in names
    )
    shown = "\n".join(
        f'<node id="{k}"><data key="name">{escape(n)}</data><data key="code">{escape(c)}</data></node>'
        for k, (n, c) in nodes.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        + keys
        + '<graph edgedefault="directed">\n'
        + "\n".join([shown, *edges])
        + "\n</graph>\n</graphml>\n"
    )


def parquet(dossier: Dossier, items: Sequence[Interaction], *, order: Order = "polecat") -> bytes:
    """Return the table as Parquet; raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra, and heavy
        import pyarrow.parquet as pq  # noqa: PLC0415 -- likewise
    except ImportError as error:
        raise UsageError("a table as Parquet needs pyarrow: pip install pyarrow") from error
    columns = (*(POLECAT if order == "polecat" else ICEWS), *MORE)
    rows = records(dossier, items, order=order)
    made = pa.table({column: [row.get(column, "") for row in rows] for column in columns})
    sink = io.BytesIO()
    pq.write_table(made, sink)
    return sink.getvalue()
