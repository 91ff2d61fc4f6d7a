"""Compose the stages: reports in, readings, stories and dossiers out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.annotator import annotate
from secondsource.annotate.dating import date_sentences
from secondsource.annotate.interactions.classifier import Classifier
from secondsource.annotate.interactions.find import Coder
from secondsource.annotate.reader import Reader
from secondsource.assemble.brief import brief
from secondsource.assemble.chronicle import Wanted, chronicle, chronicle_of
from secondsource.assemble.digest import DigestOptions, digest
from secondsource.assemble.positions import positions
from secondsource.assemble.timeline import TimelineInput, timeline
from secondsource.errors import UsageError
from secondsource.judge.case import Case
from secondsource.judge.corrections import correct_findings
from secondsource.judge.quoting import find_quoted
from secondsource.judge.verdict import judge, with_claims, with_status
from secondsource.language.actors import ActorTable, actor_table
from secondsource.language.roster import Roster
from secondsource.model.claim import Claim
from secondsource.model.correction import Corrections
from secondsource.model.dossier import SCHEMA, Dossier
from secondsource.model.finding import Finding
from secondsource.model.proposition import Pair
from secondsource.model.stand import Stand
from secondsource.relate.agreement import with_agreement
from secondsource.relate.alignment import align
from secondsource.relate.channels import Evidence, Shared, count_origins
from secondsource.relate.claims import ClaimOptions, Material, find_claims, find_pairs
from secondsource.relate.copies import find_copies
from secondsource.relate.corrections import correct_entities, correct_speakers
from secondsource.relate.entities import link_entities
from secondsource.relate.events import EventOptions, same_events
from secondsource.relate.features import features_of
from secondsource.relate.interactions import link_interactions
from secondsource.relate.origins import find_origins
from secondsource.relate.propositions import is_weighty, propositions, whole_sentences
from secondsource.relate.revisions import find_revisions
from secondsource.relate.stands import find_stands
from secondsource.relate.stories import find_stories
from secondsource.relate.stories import one_story as one_story_of
from secondsource.relate.stream import StoryStream
from secondsource.relate.vectors import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from secondsource.model.proposition import Proposition
    from secondsource.model.quote import Quoted
    from secondsource.model.reading import Attribution, Event, Reading
    from secondsource.model.report import Report
    from secondsource.model.story import Copy, Origin, Story
    from secondsource.model.timeline import Chronicle
    from secondsource.relate.alignment import Link
    from secondsource.relate.stream import Step

Progress = Callable[[int, int, str], None]


class Engine:
    """The neural parts, loaded when first needed; make one and pass it on when reading in several calls."""

    def __init__(self, *, threads: int = 0, actors: Path | None = None, people: Path | None = None) -> None:
        """Set how many threads the networks may use (0 means as many as the machine has).

        `actors` is a file of the user's own actors, put before the packaged table (see `ActorTable.with_file`).
        `people` is a file of names, other names and roles (see `Roster.from_file`), read when first needed.
        """
        self.threads = threads
        self.actors = actors
        self.people = people

    @cached_property
    def reader(self) -> Reader:
        """Return the reader."""
        return Reader(threads=self.threads)

    @cached_property
    def coder(self) -> Coder:
        """Return what codes interactions; its network is loaded with the first candidate."""
        return Coder(table=lambda: self.actor_table, classifier=lambda: Classifier(threads=self.threads))

    @cached_property
    def actor_table(self) -> ActorTable:
        """Return the table of actors, the user's own first; raises UsageError for a file that is none."""
        return actor_table().with_file(self.actors) if self.actors else actor_table()

    @cached_property
    def roster(self) -> Roster:
        """Return the user's names and roles; raises UsageError for a file that cannot be read as such."""
        return Roster.from_file(self.people) if self.people else Roster()

    @cached_property
    def encoder(self) -> Encoder:
        """Return the sentence encoder."""
        return Encoder(threads=self.threads)


def read(report: Report, *, engine: Engine | None = None) -> Reading:
    """Read one report: its attributions, entities, times, quantities and events, each with its words."""
    engine = engine or Engine()
    return annotate(report, engine.reader, engine.coder, engine.roster)


def stories(
    reports: Sequence[Report], *, engine: Engine | None = None, progress: Progress | None = None
) -> tuple[Story, ...]:
    """Sort reports into stories, each with the reason why its reports belong together."""
    return find_stories(_read_all(reports, engine or Engine(), progress))


def stream_stories(
    reports: Iterable[Report], *, engine: Engine | None = None, stream: StoryStream | None = None
) -> Iterator[tuple[Step, str]]:
    """Put reports into stories one by one; yield for each what it did (joined, opened, joined two) and why.

    Pass the same `stream` again to go on with more reports.
    """
    engine = engine or Engine()
    stream = stream or StoryStream()
    for report in reports:
        step = stream.add(features_of(annotate(report, engine.reader, roster=engine.roster)))
        yield step, stream.reason(step)


def compare(
    reports: Sequence[Report],
    *,
    engine: Engine | None = None,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
    tell: Callable[[str], None] | None = None,
    one_story: bool = False,
) -> Dossier:
    """Read reports and compare those about the same events; return the dossier.

    `progress` is called with (done, total, what is being done). `corrections` are a person's; `tell` is called with a
    line for each of them that applies to nothing any more. With `one_story` all reports count as being about the same
    events, however little they share. Raises UsageError where two reports have one id.
    """
    engine = engine or Engine()
    readings = _read_all(reports, engine, progress)
    if progress:
        progress(len(reports), len(reports), "comparing")
    found = one_story_of(readings) if one_story else find_stories(readings)
    return _Comparison(readings, found, engine, corrections or Corrections(), tell).dossier()


def quote(
    words: str, reports: Sequence[Report], *, engine: Engine | None = None, progress: Progress | None = None
) -> Quoted:
    """Find who said words in reports, in which wording, where first and where altered."""
    readings = _read_all(reports, engine or Engine(), progress)
    entities, ids = link_entities(readings)
    known = {entity.id: entity.name for entity in entities}
    origins = find_origins(readings, find_copies(readings), find_revisions(readings))
    homes = {report: origin.id for origin in origins for report in origin.reports}
    return find_quoted(words, readings, {local: known[shared] for local, shared in ids.items()}, homes)


def timeline_of(
    reports: Sequence[Report], wanted: Wanted, *, engine: Engine | None = None, progress: Progress | None = None
) -> Chronicle:
    """Return what happened when, a line an event: all of it, or what is about a name or topic, or of some days."""
    return chronicle_of(compare(reports, engine=engine, progress=progress), wanted)


def digest_of(
    reports: Sequence[Report],
    wanted: Wanted,
    *,
    days: int | None = None,
    sentences: int = 2,
    progress: Progress | None = None,
) -> Chronicle:
    """Return the days that matter of a long topic and the sentences that tell them; reads hundreds of reports a minute.

    `days` None chooses by how many days have reports. No network is needed.
    """
    _check_ids(reports)
    dated = []
    for number, report in enumerate(reports):
        if progress:
            progress(number, len(reports), report.id)
        dated.append(date_sentences(report))
    options = DigestOptions(days, sentences, wanted.from_, wanted.to, wanted.about)
    return chronicle(wanted.about or "Timeline", wanted, reports, digest(dated, options))


def size_words(report: Report) -> str:
    """Name a report with its length, which tells how long reading it will take."""
    return f"{report.id} ({len(report.text):,} characters)"


def _read_all(reports: Sequence[Report], engine: Engine, progress: Progress | None) -> list[Reading]:
    _check_ids(reports)
    found = []
    for number, report in enumerate(reports):
        if progress:
            progress(number, len(reports), size_words(report))
        found.append(annotate(report, engine.reader, engine.coder, engine.roster))
    return found


def _check_ids(reports: Sequence[Report]) -> None:
    """Raise UsageError where two reports have one id: the spans of one would point into the other."""
    taken: set[str] = set()
    for report in reports:
        if report.id in taken:
            raise UsageError(f"two reports have the id {report.id!r}; give each its own: Report.from_text(text, id=…)")
        taken.add(report.id)


class _Story(msgspec.Struct, frozen=True):
    """One story's share of the dossier before numbering."""

    claims: list[Claim]
    findings: list[Finding]
    stands: tuple[Stand, ...]


class _Comparison:
    """The steps from readings to a dossier, in their order."""

    def __init__(
        self,
        readings: Sequence[Reading],
        found: tuple[Story, ...],
        engine: Engine,
        corrections: Corrections = Corrections(),  # noqa: B008 -- frozen
        tell: Callable[[str], None] | None = None,
    ) -> None:
        mended, self.idle = correct_speakers(readings, corrections.speaker)
        self.readings = tuple(mended)
        self.corrections, self.tell = corrections, tell
        self.encode = _remembering(engine.encoder.encode)
        self.stories = found
        linked, idle = correct_entities(mended, link_entities(mended, engine.roster, self.stories), corrections)
        self.entities, self.speakers = linked
        self.idle += idle

    def dossier(self) -> Dossier:
        vectors = {
            r.report.id: self.encode([r.report.text[s.start : s.end] for s in r.sentences]) for r in self.readings
        }
        found = self.stories
        copies = find_copies(self.readings, vectors)
        revisions = find_revisions(self.readings)
        origins = find_origins(self.readings, copies, revisions)
        homes = {report: origin.id for origin in origins for report in origin.reports}
        parts = [self._story(story, homes) for story in found]
        claims = _numbered([c for part in parts for c in part.claims])
        kept, idle = correct_findings(_ranked(parts), self.corrections.finding)
        if self.tell:
            for line in (*self.idle, *idle):
                self.tell(line)
        findings = with_claims(kept, claims)
        claims = with_status(claims, findings, self._counted(claims, origins, copies))
        reports = {r.report.id: r.report for r in self.readings}
        return Dossier(
            schema=SCHEMA,
            reports=tuple(reports.values()),
            stories=found,
            copies=copies,
            origins=origins,
            entities=self.entities,
            attributions=tuple(self._global(a) for r in self.readings for a in r.attributions),
            times=tuple(t for r in self.readings for t in r.times),
            quantities=tuple(q for r in self.readings for q in r.quantities),
            events=tuple(self._shared(e) for r in self.readings for e in r.events),
            claims=claims,
            findings=findings,
            interactions=link_interactions(self.readings, found, origins, self.speakers),
            positions=positions([s for part in parts for s in part.stands], reports),
            timeline=timeline(
                TimelineInput(
                    self.readings,
                    found,
                    claims,
                    origins,
                    same_events(self.readings, found, vectors, self.encode, EventOptions(dated=True)),
                    self.speakers,
                )
            ),
            brief=brief(tuple(reports.values()), origins, claims, findings),
            revisions=revisions,
        )

    def _story(self, story: Story, homes: Mapping[str, str]) -> _Story:
        readings = tuple(r for r in self.readings if r.report.id in story.reports)
        items, vectors = self._cut(readings, propositions)
        sentences, sentence_vectors = self._cut(readings, whole_sentences)
        links = align(sentences, sentence_vectors)
        options = ClaimOptions()
        pairs = find_pairs(items, vectors, options)
        claims = with_agreement(find_claims(story, Material(items, vectors, links), options), items, pairs, homes)
        stands = find_stands(readings, self.speakers, self.encode)
        case = Case(
            readings=readings,
            propositions=tuple(item for item in items if is_weighty(item)),
            pairs=tuple(pairs),
            sentence_pairs=tuple(find_pairs(sentences, sentence_vectors, options)),
            rivals=stands.rivals,
            claims=tuple(claims),
            names={e.id: e.name for e in self.entities},
            kinds={e.id: e.kind for e in self.entities},
            entities=self.speakers,
            aligned=_aligned(sentences, links, options),
        )
        return _Story(claims, judge(case), stands.all)

    def _cut(
        self, readings: Sequence[Reading], cut: Callable[[Reading, Mapping[str, str], int], list[Proposition]]
    ) -> tuple[tuple[Proposition, ...], NDArray[np.float32]]:
        """Return one story's propositions, short ones too, and a row of their vectors each."""
        found = tuple(p for reading in readings for p in cut(reading, self.speakers, 1))
        return found, self.encode([p.span.text for p in found])

    def _counted(self, claims: Sequence[Claim], origins: Sequence[Origin], copies: Sequence[Copy]) -> dict[str, Shared]:
        names = {entity.id: entity.name for entity in self.entities}
        readings = {reading.report.id: reading for reading in self.readings}
        return count_origins(claims, Evidence(readings, origins, copies, self.speakers, names))

    def _global(self, item: Attribution) -> Attribution:
        return msgspec.structs.replace(
            item,
            speaker=self.speakers.get(item.speaker) if item.speaker else None,
            candidates=tuple(dict.fromkeys(self.speakers[c] for c in item.candidates if c in self.speakers)),
        )

    def _shared(self, item: Event) -> Event:
        people = dict.fromkeys(self.speakers[p] for p in item.participants if p in self.speakers)
        where = self.speakers.get(item.place) if item.place is not None else None
        return msgspec.structs.replace(item, participants=tuple(people), place=where)


def _aligned(sentences: Sequence[Proposition], links: Sequence[Link], options: ClaimOptions) -> tuple[Pair, ...]:
    """Return the pairs of sentences that were brought together, with the probability that they belong together."""
    known = {(item.report, item.sentence.start): item for item in sentences}
    return tuple(Pair(known[x.a], known[x.b], x.probability) for x in links if x.probability >= options.aligned)


def _remembering(
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
) -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Encode each distinct text once: sentences return as propositions, and topics recur."""
    known: dict[str, NDArray[np.float32]] = {}

    def remember(texts: Sequence[str]) -> NDArray[np.float32]:
        new = [t for t in dict.fromkeys(texts) if t not in known]
        if new:
            known.update(zip(new, encode(new), strict=True))
        return np.stack([known[t] for t in texts]) if texts else np.zeros((0, 0), dtype=np.float32)

    return remember


def _numbered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(msgspec.structs.replace(c, id=f"c{number}") for number, c in enumerate(claims, 1))


def _ranked(parts: Sequence[_Story]) -> list[Finding]:
    """Return all stories' findings, the most serious first."""
    order = {"high": 0, "medium": 1, "low": 2}
    return sorted((f for part in parts for f in part.findings), key=lambda f: order[f.severity])
