"""A dossier as one self-contained page: nothing is fetched, and it reads without scripts too."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from secondsource.language.frontmatter import front_matter
from secondsource.model.report import Report
from secondsource.model.titles import title_of
from secondsource.render.cards import (
    ClaimRow,
    DayRow,
    Desk,
    FindingCard,
    Row,
    StanceTable,
    VoiceRow,
    claim_row,
    day_rows,
    deed_row,
    finding_card,
    stance_table,
    voice_row,
)
from secondsource.render.diff import Diff, diffs
from secondsource.render.dyads import SituationPicture, WeekChart, situation_picture, week_chart
from secondsource.render.evidence import cited, keys_of, marks_of
from secondsource.render.lineage import Lineage, Numbers, lineage
from secondsource.render.marks import Block, Mark, blocks
from secondsource.render.strip import Strip, strip
from secondsource.render.view import (
    KIND_NAMES,
    SEVERITIES,
    StoryView,
    by_story,
    copy_words,
    count,
    in_turn,
    link_words,
    look_up,
    origin_count,
    voices,
)

if TYPE_CHECKING:
    from secondsource.model.dossier import Dossier
    from secondsource.model.reading import Quantity, Time

_TITLES = 3  # stories a page's title names

# Characters a page may not hold: controls other than white space, and halves of surrogate pairs.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


class ReportColumn(msgspec.Struct, frozen=True):
    """A report as a column: its number in the page, its text in marked lines, and the origin it belongs to."""

    number: int
    report: Report
    blocks: tuple[Block, ...]
    origin: int
    dependent: bool
    story: str
    titled: bool


class StoryPage(msgspec.Struct, frozen=True):
    """A story as the page shows it."""

    key: str
    title: str
    why: str
    findings: tuple[FindingCard, ...]
    disputed: tuple[ClaimRow, ...]
    agreed: tuple[ClaimRow, ...]
    alone: tuple[ClaimRow, ...]
    voices: tuple[VoiceRow, ...]
    days: tuple[DayRow, ...]
    strip: Strip
    lineage: Lineage
    copies: tuple[Row, ...]
    chain: tuple[Row, ...]
    diffs: tuple[Diff, ...]
    stances: StanceTable
    deeds: tuple[Row, ...]
    situation: SituationPicture
    weeks: WeekChart | None
    figures: tuple[Row, ...]


def html(dossier: Dossier) -> str:
    """Return a dossier as one HTML document that needs nothing beside itself.

    Its Content-Security-Policy allows its own style sheet and script, by their hashes, and nothing else. Every
    character of every report is escaped; offsets are applied here, never in the page.
    """
    lookup = look_up(dossier)
    numbers = {report.id: number for number, report in enumerate(dossier.reports, 1)}
    desk = Desk(lookup, numbers, keys_of(dossier))
    views = by_story(dossier)
    marks: dict[str, list[Mark]] = {report.id: [] for report in dossier.reports}
    for report, mark in marks_of(dossier, desk.keys, lookup):
        marks.setdefault(report, []).append(mark)
    stories = tuple(_story(number, view, desk, dossier) for number, view in enumerate(views, 1))
    columns = _columns(dossier, desk, marks, views)
    findings = [card for story in stories for card in story.findings]
    environment = _environment()
    style, script = _asset("dossier.css") + _asset("situation.css"), _asset("dossier.js")
    return environment.get_template("dossier.html").render(
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        title=_title(dossier, views),
        dossier=dossier,
        counts=_counts(dossier),
        whys=[o.why for o in dossier.origins if len(o.reports) > 1 and o.why]
        or [copy_words(copy) for copy in dossier.copies],
        stories=stories,
        columns=columns,
        brief=[Row(f"b{n}", s.text, "", desk.links(s.evidence)) for n, s in enumerate(dossier.brief, 1)],
        findings=findings,
        severities=[(s, sum(card.severity == s for card in findings)) for s in SEVERITIES],
        kinds=[(k, name, n) for k, name in KIND_NAMES.items() if (n := sum(c.kind == k for c in findings))],
        count=count,
        deed_keys={item.id: desk.keys["i", item.id] for item in dossier.interactions},
    )


def render_page(template: str, **values: object) -> str:
    """Fill one of the package's page templates, with the style sheet and its hash."""
    style = _asset("dossier.css")
    return _environment().get_template(template).render(style=style, style_hash=_hash(style), count=count, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("secondsource.render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_fit,
    )


def _fit(value: Any) -> Any:  # noqa: ANN401 -- whatever a template prints
    """Replace what a page may not hold, one character by one."""
    return _UNFIT.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> Markup:
    """Return a style sheet or script of ours, to stand in the page as it is."""
    environment = _environment()
    if environment.loader is None:  # pragma: no cover -- made with one above
        return Markup()
    return Markup(environment.loader.get_source(environment, name)[0])  # noqa: S704 -- a file of the package


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _title(dossier: Dossier, views: tuple[StoryView, ...]) -> str:
    """Name a dossier by its stories, or by its one report; not by a headline that a finding disputes."""
    titles = [view.title for view in views if view.story and view.title]
    if len(titles) > _TITLES:
        return f"{titles[0]} and {len(titles) - 1} more stories"
    if titles:
        return " · ".join(titles)
    only = dossier.reports[0] if len(dossier.reports) == 1 else None
    return title_of(only.title or only.id, [only], dossier.findings) if only else "Dossier"


def _counts(dossier: Dossier) -> list[tuple[int, str]]:
    """Return the figures of the summary strip with their words."""
    pairs = [
        (len(dossier.reports), "report", "reports"),
        (origin_count(dossier.reports, dossier.origins), "independent origin", "independent origins"),
        (len(dossier.stories), "story", "stories"),
        (len(dossier.findings), "finding", "findings"),
    ]
    return [(number, one if number == 1 else more) for number, one, more in pairs]


def _story(number: int, view: StoryView, desk: Desk, dossier: Dossier) -> StoryPage:
    """Make everything the page shows of one story."""
    ids = {report.id for report in view.reports}
    origin_numbers = {o.id: n for n, o in enumerate(dossier.origins, 1)}
    told = [item for item in dossier.interactions if ids & {span.report for span in item.evidence}]
    return StoryPage(
        key=f"s{number}",
        title=view.title,
        why=view.story.why if view.story else "",
        findings=tuple(finding_card(finding, desk) for finding in view.findings),
        disputed=tuple(claim_row(claim, desk) for claim in view.with_status("disputed")),
        agreed=tuple(claim_row(claim, desk) for claim in view.with_status("corroborated")),
        alone=tuple(claim_row(claim, desk) for claim in in_turn(view.with_status("single-source"), desk.lookup)),
        voices=tuple(
            voice_row(100 * number + n, voice, desk) for n, voice in enumerate(voices(view.attributions, desk.lookup))
        ),
        days=day_rows(view.timeline, desk),
        strip=strip(view.timeline),
        lineage=lineage(view.reports, view.origins, view.copies, Numbers(origin_numbers, desk.numbers)),
        chain=tuple(
            Row(key, link_words(link), f"{link.share:.0%} of it" if link.share else "", desk.links(link.evidence))
            for key, link in cited(dossier)
            if link.report in ids
        ),
        diffs=diffs(view.reports, desk.numbers, _related(view)),
        copies=tuple(
            Row(
                desk.keys["k", copy.id],
                copy_words(copy),
                f"{copy.share_a:.0%} of {copy.a}, {copy.share_b:.0%} of {copy.b}",
                (),
            )
            for copy in view.copies
        ),
        stances=stance_table(view.positions, desk),
        deeds=tuple(deed_row(item, desk) for item in told),
        situation=situation_picture(told, desk.lookup.name),
        weeks=week_chart(told),
        figures=_figures(dossier, ids, desk),
    )


def _related(view: StoryView) -> dict[tuple[str, str], str]:
    """Say how two reports hang together that share passages or of which one names the other as where it has it from."""
    found = {(copy.a, copy.b): copy_words(copy) for copy in view.copies}
    for link in (link for origin in view.origins for link in origin.links):
        if link.on and not {(link.report, link.on), (link.on, link.report)} & found.keys():
            found[link.report, link.on] = link_words(link)
    return found


def _figures(dossier: Dossier, ids: set[str], desk: Desk) -> tuple[Row, ...]:
    """List times and quantities with the value each was read as."""
    times = [
        Row(desk.keys["t", time.id], time.span.text, _time_words(time), desk.links([time.span]))
        for time in dossier.times
        if time.span.report in ids
    ]
    quantities = [
        Row(desk.keys["q", item.id], item.span.text, _quantity_words(item), desk.links([item.span]))
        for item in dossier.quantities
        if item.span.report in ids
    ]
    return (*times, *quantities)


def _time_words(time: Time) -> str:
    return time.value if time.from_ else f"{time.value}, cannot be dated"


def _quantity_words(item: Quantity) -> str:
    """Say a quantity as it was read: `more than 400 people`."""
    value = f"{item.value:,g}" if item.high is None else f"{item.value:,g}–{item.high:,g}"
    bound = "" if item.bound in {"exact", "range"} else item.bound
    of = " ".join(item.of.text.split()) if item.of else ""
    return " ".join(part for part in (bound, value, item.unit or "", of) if part)


def _heading(report: Report) -> int:
    """Return the offset at which the title ends with which a text begins, below its front matter; 0 where none does."""
    front = front_matter(report.text)
    below = report.text[front.end if front else 0 :]
    lead = len(report.text) - len(below.lstrip())
    return lead + len(report.title) if report.title and report.text.startswith(report.title, lead) else 0


def _columns(
    dossier: Dossier, desk: Desk, marks: dict[str, list[Mark]], views: tuple[StoryView, ...]
) -> tuple[ReportColumn, ...]:
    """Make a column of every report."""
    story = {report.id: f"s{number}" for number, view in enumerate(views, 1) for report in view.reports}
    origin: dict[str, int] = {}
    shared: set[str] = set()
    for number, held in enumerate(dossier.origins, 1):
        for report_id in held.reports:
            origin[report_id] = number
        if len(held.reports) > 1:
            shared.update(held.reports)
    return tuple(
        ReportColumn(
            number=desk.numbers[report.id],
            report=report,
            blocks=blocks(report.text, desk.lookup.lines[report.id], marks[report.id], heading=_heading(report)),
            origin=origin.get(report.id, 0),
            dependent=report.id in shared,
            story=story.get(report.id, ""),
            titled=_heading(report) > 0,
        )
        for report in dossier.reports
    )
