"""What a user's file of names and roles adds to a report: names found and their kinds, who bears a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.annotate.names import NameSpan
from secondsource.annotate.referents import Referent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from secondsource.annotate.descriptions import Description
    from secondsource.annotate.names import NameKind
    from secondsource.language.roster import Entry, Roster

_KINDS: dict[str, NameKind] = {"person": "per", "organisation": "org", "place": "geo", "other": "misc"}


def with_known(names: Sequence[NameSpan], text: str, roster: Roster) -> list[NameSpan]:
    """Return a text's names with those of the file: found where they stand, of the file's kind, not inside others."""
    found = list(names)
    for start, end, entry in roster.names_in(text):
        if any(n.start <= start and end <= n.end and (n.start, n.end) != (start, end) for n in found):
            continue
        found = [n for n in found if n.end <= start or end <= n.start]
        found.append(NameSpan(start, end, _KINDS[entry.kind], 1.0))
    return sorted(found, key=lambda n: n.start)


def canonical_names(names: Iterable[NameSpan], text: str, roster: Roster | None) -> dict[NameSpan, str]:
    """Return the file's canonical name of every name that it knows."""
    if not roster:
        return {}
    entries = {name: roster.named(text[name.start : name.end]) for name in names}
    return {name: entry.name for name, entry in entries.items() if entry is not None}


def teach_roles(
    owner: Mapping[int, Referent], names: Sequence[NameSpan], text: str, roster: Roster, day: str | None
) -> None:
    """Teach the referents of names that the file knows their names and the roles they hold on a day."""
    for number, referent in owner.items():
        entry = roster.named(text[names[number].start : names[number].end])
        if entry is not None:
            _teach(referent, entry, day)


def bearers(
    items: Sequence[Description], taken: Mapping[int, Referent], text: str, roster: Roster, day: str | None
) -> list[tuple[Description, Referent]]:
    """Return whom titles mean by the file that nobody in the report was said to bear ("the mayor"): new referents.

    One person has one referent; a person of the file who is already spoken of by name keeps theirs.
    """
    known = {r.canonical: r for r in taken.values() if r.canonical}
    found = []
    for item in items:
        definite = item.determiner in {"the", "name"} or (item.determiner == "none" and item.placed)
        if item.start in taken or item.plural or item.past or item.body or not item.role or not definite:
            continue
        entry = roster.bearing(text[item.start : item.end], text, day)
        if entry is not None and entry.kind == "person":
            referent = known.setdefault(entry.name, Referent("person"))
            _teach(referent, entry, day)
            found.append((item, referent))
    return found


def _teach(referent: Referent, entry: Entry, day: str | None) -> None:
    referent.canonical = entry.name
    for role in entry.roles:
        if role.holds(day):
            referent.roles |= role.nouns
            referent.countries |= role.countries
