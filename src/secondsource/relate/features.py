"""What a report is recognised by when reports are sorted into stories: its words, names, dates and publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from secondsource.relate.words import stem, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.model.reading import Reading

LEAD = 600  # characters of the body that count as its lead: some hundred words

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*\w"
_NAME = re.compile(rf"{_CAPITALISED}(?:[ \t]+(?:(?:of|de|del|la|van|von|bin|al|the)[ \t]+){{0,2}}{_CAPITALISED})*")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;…\n“\"‘(\[–—-]['’”\"]?\s*)$")


class Features(msgspec.Struct, frozen=True, gc=False):
    """What one report is recognised by.

    `stems` are the words of title and text in order, `lead` those of the title and the first 600 characters;
    `names` map a name in lower case to the form shown, `dates` are ISO days the report speaks of; `published` is an ISO
    date or date-time or None.
    """

    id: str
    title: str
    published: str | None
    stems: tuple[str, ...]
    lead: tuple[str, ...]
    names: dict[str, str]
    dates: frozenset[str] = frozenset()


def capitalised_names(text: str) -> list[str]:
    """Return the runs of capitalised words of a text, in order, repeated as they are.

    One capitalised word where a sentence begins is taken for a name only if it also stands capitalised elsewhere.
    """
    sure: list[str] = []
    unsure: list[tuple[int, str]] = []
    for match in _NAME.finditer(text):
        name = match.group().removesuffix("’s").removesuffix("'s")
        begins = _STARTS_SENTENCE.search(text, max(0, match.start() - 4), match.start()) is not None
        if begins and " " not in name:
            unsure.append((len(sure), name))
        else:
            sure.append(name)
    known = {word for name in sure for word in name.split()}
    found = list(sure)
    for shift, (at, name) in enumerate((at, name) for at, name in unsure if name in known):
        found.insert(at + shift, name)
    return found


def make_features(
    id: str,  # noqa: A002 -- as in the contract
    title: str | None,
    text: str,
    *,
    published: str | None = None,
    names: Iterable[str] | None = None,
    dates: Iterable[str] = (),
) -> Features:
    """Make features from plain text; without `names` its capitalised words are taken."""
    heading = title or ""
    body = text.removeprefix(heading) if heading else text
    stems = tuple(stems_of(f"{heading}\n{body}"))
    lead = tuple(stems_of(f"{heading}\n{body[:LEAD]}"))
    shown: dict[str, str] = {}
    for name in capitalised_names(text) if names is None else names:
        shown.setdefault(name.casefold(), name)
    return Features(id, _headline(heading, text), published, stems, lead, shown, frozenset(dates))


def features_of(reading: Reading) -> Features:
    """Make features from a reading: its entities' names and the days its times resolve to."""
    report = reading.report
    names = [name for entity in reading.entities for name in (entity.name, *entity.aliases) if name[:1].isupper()]
    days = [time.from_ for time in reading.times if time.from_ is not None and re.match(r"\d{4}-\d\d-\d\d", time.value)]
    made = make_features(
        report.id, report.title, report.text, published=report.published, names=names or None, dates=days
    )
    if report.title or not reading.sentences:
        return made
    first = reading.sentences[0]
    return msgspec.structs.replace(made, title=_headline("", report.text[first.start : first.end]))


def _headline(title: str, text: str) -> str:
    """Return the title, else the first line, with white space made plain."""
    plain = " ".join(title.split())
    if plain:
        return plain
    return " ".join(text.strip().partition("\n")[0].split())


def is_part_of(short: str, long: str) -> bool:
    """Tell whether one name's words all stand in another's ("Brandt" in "Ilse Brandt")."""
    return {stem(word) for word in short.split()} <= {stem(word) for word in long.split()}
