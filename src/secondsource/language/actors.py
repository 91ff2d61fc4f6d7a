"""Actors of politics: states' organs, international bodies, armed groups, cities, and people with their dated roles."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.errors import UsageError
from secondsource.language.countries import COUNTRIES
from secondsource.language.sectors import SECTORS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ActorKind = Literal["organ", "body", "group", "person", "city"]

_KINDS: Mapping[str, ActorKind] = MappingProxyType(
    {"o": "organ", "b": "body", "g": "group", "p": "person", "c": "city"}
)
_APART = re.compile(r"[^a-z0-9+]+")
_HONORIFIC = re.compile(r"^(?:the|mr|mrs|ms|dr|sir|sen|rep|gov|gen|ayatollah|sheikh|king|pope|president) ")


class Role(msgspec.Struct, frozen=True, gc=False):
    """What an actor is, for whom, from one day to another (ISO, "" where open): a country or body, and a sector."""

    country: str
    sector: str
    start: str = ""
    end: str = ""

    def holds(self, day: str) -> bool:
        """Tell whether the role is held on a day (ISO date; its first characters are enough)."""
        return (not self.start or self.start[: len(day)] <= day) and (not self.end or day < self.end[: len(day)])


class Known(msgspec.Struct, frozen=True, gc=False):
    """An actor of the table with its roles in the order of time."""

    kind: ActorKind
    roles: tuple[Role, ...]

    def at(self, day: str | None) -> Role | None:
        """Return the role held on a day; without one the latest.

        Between and after dated roles somebody who held an office is of the elite without one (PLOVER's ELI); before
        the first, the first is taken, as sources often know a career only from its height on.
        """
        if day is None:
            return self.roles[-1] if self.roles else None
        held = [role for role in self.roles if role.holds(day)]
        if held:
            return held[-1]
        past = [role for role in self.roles if role.end and role.end <= day]
        if past:
            last = past[-1]
            return Role(last.country, "ELI") if last.sector in _OFFICES else last
        return self.roles[0] if self.roles else None


_OFFICES = frozenset(["GOV", "LEG", "MIL", "JUD", "COP", "SPY"])


def key_of(name: str) -> str:
    """Return a name as the table writes it: lower case, without accents and marks ("U.N." and "UN" are one)."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    plain = plain.replace("'", "").replace(".", "")
    return _APART.sub(" ", plain).strip()


class ActorTable:
    """Names and the actors they mean; made once and passed on."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take the lines of the table by key; each is read when it is asked for."""
        self._lines = lines

    def get(self, name: str) -> Known | None:
        """Return the actor of a name, with or without an honorific before it."""
        key = key_of(name)
        line = self._lines.get(key)
        while line is None and (cut := _HONORIFIC.sub("", key, count=1)) != key:
            key = cut
            line = self._lines.get(key)
        return _known(line) if line else None

    def holders(self, surname: str) -> tuple[Known, ...]:
        """Return the people whose name ends so."""
        return tuple(k for line in self._surnames.get(key_of(surname), ()) if (k := _known(line)).kind == "person")

    @cached_property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the codes of countries and bodies, and those of sectors, that mean something."""
        roles = {tuple(role.split()[:2]) for line in self._lines.values() for role in line.split("\t")[1].split(";")}
        places = {country.code for country in COUNTRIES} | {role[0] for role in roles if role}
        sectors = {role[1] for role in roles if len(role) > 1 and role[1] != "-"}
        return frozenset(places), SECTORS | sectors

    @property
    def _surnames(self) -> Mapping[str, list[str]]:
        return _surnames(self)

    def by_surname(self) -> dict[str, list[str]]:
        """Sort people's lines by the last word of their name."""
        found: dict[str, list[str]] = {}
        for key, line in self._lines.items():
            if line.startswith("p\t") and " " in key:
                found.setdefault(key.rsplit(" ", 1)[1], []).append(line)
        return found

    def with_file(self, path: Path) -> ActorTable:
        """Return a table with a user's own lines put before these.

        A line is `name | roles`, roles as `CODE SECTOR [from [to]]` parted by `;`, dates YYYY-MM-DD; `#` begins a
        remark. Raises UsageError, with the line's number, for a line that is none of these.
        """
        lines = dict(self._lines)
        try:
            rows = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"--actors {path}: cannot be read: {error}; give a UTF-8 text file") from error
        for number, raw in enumerate(rows, 1):
            row = raw.split("#")[0].strip()
            if not row:
                continue
            name, _, roles = row.partition("|")
            parts = [part.split() for part in roles.split(";")]
            if not key_of(name) or not all(_fits(part) for part in parts):
                raise UsageError(
                    f"--actors {path}:{number}: {row!r} is not `name | CODE SECTOR [from [to]]; …`, "
                    "CODE and SECTOR of three capitals and dates YYYY-MM-DD; correct the line"
                )
            for part in parts:
                for code, known, what in zip(part, self.codes, _CODES, strict=False):
                    if code not in known:
                        raise UsageError(f"--actors {path}:{number}: {code!r} is no {what}")
            lines[key_of(name)] = "p\t" + ";".join(" ".join(part).replace("-", "") for part in parts)
        return ActorTable(lines)


_CODES = (
    "code that is known; write an ISO 3166 alpha-3 code such as IRN, or a body's: UNO, EUR, IGO, NGO, IMG, WST",
    "sector that is known; write a PLOVER sector such as GOV, MIL, LEG, OPP, REB, BUS, CVL",
)
_WORD = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _fits(part: list[str]) -> bool:
    return (
        2 <= len(part) <= 4
        and all(_WORD.fullmatch(word) for word in part[:2])
        and all(_DAY.fullmatch(day) for day in part[2:])
    )


@cache
def _surnames(table: ActorTable) -> Mapping[str, list[str]]:
    return table.by_surname()


def _known(line: str) -> Known:
    kind, roles = line.split("\t")
    return Known(_KINDS[kind], tuple(_role(part.split()) for part in roles.split(";")))


def _role(parts: list[str]) -> Role:
    country, sector, start, end = (*parts, "", "", "")[:4]
    return Role(country, "" if sector == "-" else sector, _iso(start), _iso(end))


def _iso(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:8]}" if len(day) == 8 else ""


@cache
def actor_table() -> ActorTable:
    """Return the packaged table, read when first needed."""
    text = (resources.files("secondsource.language") / "actors.txt").read_text("utf-8")
    return ActorTable(MappingProxyType(dict(line.split("\t", 1) for line in text.splitlines())))
