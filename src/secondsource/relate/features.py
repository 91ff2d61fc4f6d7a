"""What a report is recognised by when reports are sorted into stories: its words, names, dates and publication."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import msgspec

from secondsource.language.frontmatter import front_matter
from secondsource.model.dates import day_of
from secondsource.relate.boilerplate import Sighting, is_boilerplate, line_key
from secondsource.relate.words import stem, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secondsource.model.reading import Reading
    from secondsource.relate.boilerplate import StandingLines

LEAD = 100  # words of the body that count as its lead

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*\w"
_NAME = re.compile(rf"{_CAPITALISED}(?:[ \t]+(?:(?:of|de|del|la|van|von|bin|al|the)[ \t]+){{0,2}}{_CAPITALISED})*")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;…\n“\"‘(\[–—-]['’”\"]?\s*)$")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of the body: what it is recognised by (`line_key`) and the stems of its words."""

    key: int | None
    stems: tuple[str, ...]


class Features(msgspec.Struct, frozen=True, gc=False):
    """What one report is recognised by.

    `heading` are the stems of the title, `lines` the body's lines; `names` map a name in lower case to the form shown,
    `dates` are ISO days the report speaks of; `published` is an ISO date or date-time or None.
    """

    id: str
    title: str
    published: str | None
    heading: tuple[str, ...]
    lines: tuple[Line, ...]
    names: dict[str, str]
    dates: frozenset[str] = frozenset()

    def sightings(self) -> Iterator[Sighting]:
        """Yield the lines seen in the report, for telling what is standing text."""
        day = day_of(self.published)
        ordinal = day.toordinal() if day else None
        title = self.title.casefold()
        for line in self.lines:
            if line.key is not None:
                yield Sighting(line.key, title, ordinal)

    def words(self, standing: StandingLines | None = None) -> tuple[list[str], list[str]]:
        """Return the stems of title and body in order without the standing lines, and those of title and lead."""
        body = [
            word
            for line in self.lines
            if standing is None or line.key is None or line.key not in standing
            for word in line.stems
        ]
        return [*self.heading, *body], [*self.heading, *body[:LEAD]]


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
    kept = [line for line in body.split("\n") if not is_boilerplate(line)]
    lines = tuple(Line(line_key(line), tuple(map(sys.intern, stems_of(line)))) for line in kept if line.strip())
    shown: dict[str, str] = {}
    for name in capitalised_names(text) if names is None else names:
        shown.setdefault(name.casefold(), name)
    return Features(id, _headline(heading, text), published, tuple(stems_of(heading)), lines, shown, frozenset(dates))


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
    front = front_matter(report.text)
    below = front.end if front else 0
    words = (report.text[sentence.start : sentence.end] for sentence in reading.sentences if sentence.start >= below)
    return msgspec.structs.replace(made, title=next(filter(None, (_headline("", each) for each in words)), ""))


def _headline(title: str, text: str) -> str:
    """Return the title, else the first line that holds a letter, with white space made plain."""
    lines = (" ".join(line.split()) for line in (title, *text.split("\n")))
    return next((line for line in lines if any(map(str.isalpha, line))), "")


def is_part_of(short: str, long: str) -> bool:
    """Tell whether one name's words all stand in another's ("Brandt" in "Ilse Brandt")."""
    return {stem(word) for word in short.split()} <= {stem(word) for word in long.split()}
