"""Dossiers to draw: an invented ferry accident in five reports, and smaller ones cut from the same cloth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from secondsource.model.claim import Claim, Member, Status
from secondsource.model.dossier import SCHEMA, BriefSentence, Dossier, Position
from secondsource.model.finding import Finding, FindingKind, Severity
from secondsource.model.reading import Attribution, Entity, EntityKind, Event, Interaction, Manner, Quantity, Time
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from secondsource.model.story import Copy, Origin, Passage, Story
from secondsource.model.timeline import TimelineEntry

if TYPE_CHECKING:
    from secondsource.model.dossier import Stance

NORTHWIRE = Report.from_text(
    """\
Ferry with 312 aboard runs onto reef off Oldhaven

OLDHAVEN, March 14 (Northwire) — The ferry Marit Solveig ran onto the Skarv reef at 5.40 p.m. on Saturday \
with 312 people aboard, the coastguard said.

All passengers were taken off by lifeboat before dark, coastguard commander Nadia Brekke told reporters. \
Seven people were treated for cold.

“I did not order the change of course,” harbour master Ingrid Falk said on Saturday evening. \
“The pilot was not aboard when she struck.”

Norline, which runs the ferry, said the ship had passed its yearly inspection in January. \
“We will not speculate,” a company spokesman said.

Two officials, who asked not to be named, said the reef light had been out since February.

The transport ministry said an inquiry would open on March 16. Falk said she would welcome it.
""",
    id="northwire.txt",
    title="Ferry with 312 aboard runs onto reef off Oldhaven",
    outlet="Northwire",
    authors=("Lene Aas",),
    published="2026-03-14T21:10:00Z",
    language="en",
    origin="reports/northwire.txt",
)
COAST_POST = Report.from_text(
    """\
312 rescued as ferry hits reef

The ferry Marit Solveig hit the Skarv reef at 5.40 p.m. on Saturday with 312 people aboard, according to \
the coastguard.

“I did order the change of course,” Ingrid Falk, the harbour master, said on Saturday. \
“The pilot was not aboard when she struck.”

All the passengers were brought off by lifeboat before nightfall. Seven people were treated for cold.

Norline, the ferry’s operator, said the ship passed its yearly inspection in January.

The reef light had been out since February, two officials said.

An inquiry opens on March 16, the transport ministry said.
""",
    id="coast-post.html",
    title="312 rescued as ferry hits reef",
    outlet="The Coast Post",
    authors=(),
    published="2026-03-15",
    language="en",
    origin="https://coastpost.example/312-rescued?from=list&page=2",
)
HARBOUR_RADIO = Report.from_text(
    """\
Ferry aground near Oldhaven

A ferry is aground near Oldhaven tonight, the news agency Northwire reports.

“I did not order the change of course,” the harbour master, Ingrid Falk, told Northwire.

The ship left Lisl at four and should have reached Oldhaven at six. Rescuers brought everyone ashore, \
Northwire said.
""",
    id="harbour-radio.txt",
    title="Ferry aground near Oldhaven",
    outlet="Harbour Radio",
    authors=(),
    published="2026-03-14T22:00:00Z",
    language="en",
    origin="reports/harbour-radio.txt",
)
EVENING_LEDGER = Report.from_text(
    """\
“Nobody warned us,” says captain of stranded ferry

By Jonas Wiik

The Marit Solveig struck the Skarv reef on Saturday evening shortly after six, passengers said, with more \
than 400 people on board.

Captain Tomas Reiss told the Ledger that the harbour office “told us to keep east of the light, and then \
nobody warned us”. The light, he said, was burning.

Nadia Brekke, who led the rescue for the coastguard, said lifeboats took off forty passengers and \
helicopters the rest. The last of them came ashore before dark.

“If the light was out, we were not told,” Reiss said.

Norline said the ship had passed its inspection in January. The seamen’s union called for the company’s \
licence to be withdrawn; the minister, Pavel Orsic, said he was against it “for now”.

Reiss joined Norline in 2019. In 2021 he was fined after a collision at Lisl.

The inquiry is to open on Wednesday, March 18, Orsic said.
""",
    id="evening-ledger.txt",
    title="“Nobody warned us,” says captain of stranded ferry",
    outlet="Evening Ledger",
    authors=("Jonas Wiik", "Mara Lund"),
    published="2026-03-15T17:30:00+01:00",
    language="en",
    origin="reports/evening-ledger.txt",
)
STRAND_NOTES = Report.from_text(
    """\
Captain admits: light was burning 🚢

Passengers cheered 🚢🧊 when the first boat came <script>alert("strand")</script> & nobody asked "why".

“I kept east of the light, said captain Thomas Reiss. He did not say whether the light was burning.

A passenger from Haifa, נועה לוי, told us: "היינו על הסיפון" — "we were on deck" — when it struck. Some days \
ago the ferry had been late; the crew said so then.

The ship passed inspection in January, the company said, but an engineer said it had failed it.
The company later said it had never been inspected this year.
""",
    id="strand-notes.md",
    title="Captain admits: light was burning 🚢",
    outlet=None,
    authors=(),
    published=None,
    language="en",
    origin="reports/strand-notes.md",
)
REPORTS = (NORTHWIRE, COAST_POST, HARBOUR_RADIO, EVENING_LEDGER, STRAND_NOTES)
NW, CP, HR, EL, SN = REPORTS


def cut(report: Report, words: str, nth: int = 0) -> Span:
    """Cut the nth occurrence of some words out of a report."""
    at = -1
    for _ in range(nth + 1):
        at = report.text.index(words, at + 1)
    return span_of(report, at, at + len(words))


def said(  # noqa: PLR0913 -- a line of the table below
    number: int,
    report: Report,
    source: str | None,
    speaker: str | None,
    cue: str | None,
    *content: str,
    manner: Manner = "indirect",
    candidates: tuple[str, ...] = (),
    time: str | None = None,
) -> Attribution:
    """Make an attribution from its words; the cue is looked for near the source."""
    parts = tuple(cut(report, words) for words in content)
    source_span = cut(report, source) if source else None
    cue_span = None
    if cue:
        near = min(source_span.start if source_span else parts[0].start, parts[0].start)
        at = report.text.index(cue, near)
        cue_span = span_of(report, at, at + len(cue))
    return Attribution(
        id=f"{report.id}:a{number}",
        report=report.id,
        source=source_span,
        speaker=speaker,
        cue=cue_span,
        content=parts,
        manner=manner,
        time=time,
        candidates=candidates,
    )


def entity(number: int, name: str, kind: EntityKind, *aliases: str) -> Entity:
    """Make an entity; every place its name or an alias stands in is a mention."""
    mentions = []
    for report in REPORTS:
        for words in (name, *aliases):
            at = report.text.find(words)
            while at >= 0:
                mentions.append(span_of(report, at, at + len(words)))
                at = report.text.find(words, at + 1)
    return Entity(f"n{number}", name, kind, aliases, tuple(mentions))


ENTITIES = (
    entity(1, "Ingrid Falk", "person", "harbour master", "Falk"),
    entity(2, "Tomas Reiss", "person", "captain", "Thomas Reiss", "Reiss"),
    entity(3, "Nadia Brekke", "person", "coastguard commander"),
    entity(4, "the coastguard", "organisation"),
    entity(5, "Norline", "organisation", "the company"),
    entity(6, "Pavel Orsic", "person", "the minister", "Orsic"),
    entity(7, "the transport ministry", "organisation", "The transport ministry"),
    entity(8, "the seamen’s union", "organisation", "The seamen’s union"),
    entity(9, "Oldhaven", "place", "OLDHAVEN"),
    entity(10, "Northwire", "organisation"),
)
ATTRIBUTIONS = (
    said(
        1,
        NW,
        "the coastguard",
        "n4",
        "said",
        "The ferry Marit Solveig ran onto the Skarv reef at 5.40 p.m. on Saturday with 312 people aboard",
    ),
    said(
        2,
        NW,
        "coastguard commander Nadia Brekke",
        "n3",
        "told reporters",
        "All passengers were taken off by lifeboat before dark",
    ),
    said(
        3,
        NW,
        "harbour master Ingrid Falk",
        "n1",
        "said",
        "“I did not order the change of course,”",
        "“The pilot was not aboard when she struck.”",
        manner="direct",
        time="northwire.txt:t2",
    ),
    said(4, NW, "Norline", "n5", "said", "the ship had passed its yearly inspection in January"),
    said(5, NW, "a company spokesman", None, "said", "“We will not speculate,”", manner="direct"),
    said(
        6,
        NW,
        "Two officials, who asked not to be named,",
        None,
        "said",
        "the reef light had been out since February",
        candidates=("n7", "n4"),
    ),
    said(7, NW, "The transport ministry", "n7", "said", "an inquiry would open on March 16"),
    said(8, NW, "Falk", "n1", "said", "she would welcome it"),
    said(
        1,
        CP,
        "the coastguard",
        "n4",
        "according to",
        "The ferry Marit Solveig hit the Skarv reef at 5.40 p.m. on Saturday with 312 people aboard",
    ),
    said(
        2,
        CP,
        "Ingrid Falk, the harbour master,",
        "n1",
        "said",
        "“I did order the change of course,”",
        "“The pilot was not aboard when she struck.”",
        manner="direct",
    ),
    said(3, CP, "Norline, the ferry’s operator,", "n5", "said", "the ship passed its yearly inspection in January"),
    said(4, CP, "two officials", None, "said", "The reef light had been out since February"),
    said(5, CP, "the transport ministry", "n7", "said", "An inquiry opens on March 16"),
    said(1, HR, "the news agency Northwire", "n10", "reports", "A ferry is aground near Oldhaven tonight"),
    said(
        2,
        HR,
        "the harbour master, Ingrid Falk,",
        "n1",
        "told Northwire",
        "“I did not order the change of course,”",
        manner="direct",
    ),
    said(3, HR, "Northwire", "n10", "said", "Rescuers brought everyone ashore"),
    said(
        1,
        EL,
        "passengers",
        None,
        "said",
        "The Marit Solveig struck the Skarv reef on Saturday evening shortly after six",
        "with more than 400 people on board",
    ),
    said(
        2,
        EL,
        "Captain Tomas Reiss",
        "n2",
        "told the Ledger",
        "the harbour office “told us to keep east of the light, and then nobody warned us”",
        "The light",
        "was burning",
        manner="mixed",
    ),
    said(
        3,
        EL,
        "Nadia Brekke, who led the rescue for the coastguard,",
        "n3",
        "said",
        "lifeboats took off forty passengers and helicopters the rest",
    ),
    said(4, EL, "Reiss", "n2", "said", "“If the light was out, we were not told,”", manner="direct"),
    said(5, EL, "Norline", "n5", "said", "the ship had passed its inspection in January"),
    said(6, EL, "The seamen’s union", "n8", "called for", "the company’s licence to be withdrawn"),
    said(7, EL, "the minister, Pavel Orsic,", "n6", "said", "he was against it “for now”", manner="mixed"),
    said(8, EL, "Orsic", "n6", "said", "The inquiry is to open on Wednesday, March 18"),
    said(1, SN, "captain Thomas Reiss", "n2", "said", "“I kept east of the light", manner="direct"),
    said(
        2,
        SN,
        "A passenger from Haifa, נועה לוי,",
        None,
        "told us",
        '"היינו על הסיפון"',
        '"we were on deck"',
        manner="direct",
    ),
    said(3, SN, "the company", "n5", "said", "The ship passed inspection in January"),
    said(4, SN, "an engineer", None, "said", "it had failed it", candidates=("n5",)),
    said(5, SN, "The company", "n5", "said", "it had never been inspected this year"),
)
TIMES = (
    Time(
        "northwire.txt:t1",
        cut(NW, "at 5.40 p.m. on Saturday"),
        "2026-03-14T17:40",
        "2026-03-14T17:40",
        "2026-03-14T17:41",
        "published",
        "TIME",
    ),
    Time(
        "northwire.txt:t2",
        cut(NW, "on Saturday evening"),
        "2026-03-14TEV",
        "2026-03-14",
        "2026-03-15",
        "published",
        "TIME",
    ),
    Time("northwire.txt:t3", cut(NW, "March 16"), "2026-03-16", "2026-03-16", "2026-03-17", "published"),
    Time(
        "evening-ledger.txt:t1", cut(EL, "Wednesday, March 18"), "2026-03-18", "2026-03-18", "2026-03-19", "published"
    ),
    Time("evening-ledger.txt:t2", cut(EL, "2019"), "2019", "2019-01-01", "2020-01-01", "calendar"),
    Time("evening-ledger.txt:t3", cut(EL, "2021"), "2021", "2021-01-01", "2022-01-01", "calendar"),
    Time("strand-notes.md:t1", cut(SN, "Some days ago"), "PAST_REF", None, None, None),
)
QUANTITIES = (
    Quantity("northwire.txt:q1", cut(NW, "312"), 312.0, None, cut(NW, "aboard")),
    Quantity("northwire.txt:q2", cut(NW, "312 people", 0), 312.0, None, cut(NW, "people")),
    Quantity("northwire.txt:q3", cut(NW, "Seven people"), 7.0, None, cut(NW, "people", 1)),
    Quantity("coast-post.html:q1", cut(CP, "312 people"), 312.0, None, cut(CP, "people")),
    Quantity("evening-ledger.txt:q1", cut(EL, "more than 400 people"), 400.0, None, cut(EL, "people"), "more than"),
    Quantity("evening-ledger.txt:q2", cut(EL, "forty passengers"), 40.0, None, cut(EL, "passengers", 1)),
)
EVENTS = (
    Event(
        "northwire.txt:e1",
        cut(NW, "ran onto"),
        cut(NW, ATTRIBUTIONS[0].content[0].text),
        (),
        "northwire.txt:t1",
        "happened",
    ),
    Event(
        "northwire.txt:e2",
        cut(NW, "inquiry"),
        cut(NW, "The transport ministry said an inquiry would open on March 16."),
        ("n7",),
        "northwire.txt:t3",
        "planned",
    ),
    Event(
        "evening-ledger.txt:e1",
        cut(EL, "fined"),
        cut(EL, "In 2021 he was fined after a collision at Lisl."),
        ("n2",),
        "evening-ledger.txt:t3",
        "happened",
    ),
)


def claim(number: int, status: Status, origins: int, summary: str, *spans: Span, story: str = "s1") -> Claim:
    """Make a claim from the words it rests on."""
    members = tuple(Member(span, None) for span in spans)
    reports = tuple(dict.fromkeys(span.report for span in spans))
    return Claim(f"c{number}", story, "statement", members, reports, origins, status, summary)


CLAIMS = (
    claim(
        1,
        "corroborated",
        2,
        "the ferry Marit Solveig ran onto the Skarv reef on Saturday evening",
        cut(NW, "The ferry Marit Solveig ran onto the Skarv reef at 5.40 p.m. on Saturday"),
        cut(CP, "The ferry Marit Solveig hit the Skarv reef at 5.40 p.m. on Saturday"),
        cut(HR, "A ferry is aground near Oldhaven tonight"),
        cut(EL, "The Marit Solveig struck the Skarv reef on Saturday evening shortly after six"),
    ),
    claim(
        2,
        "corroborated",
        3,
        "the ship passed its inspection in January, Norline said",
        cut(NW, "the ship had passed its yearly inspection in January"),
        cut(CP, "the ship passed its yearly inspection in January"),
        cut(EL, "the ship had passed its inspection in January"),
        cut(SN, "The ship passed inspection in January"),
    ),
    claim(
        3,
        "disputed",
        2,
        "how many people were aboard",
        cut(NW, "with 312 people aboard"),
        cut(CP, "with 312 people aboard"),
        cut(EL, "with more than 400 people on board"),
    ),
    claim(
        4,
        "disputed",
        1,
        "whether Ingrid Falk ordered the change of course",
        cut(NW, "“I did not order the change of course,”"),
        cut(HR, "“I did not order the change of course,”"),
        cut(CP, "“I did order the change of course,”"),
    ),
    claim(
        5,
        "disputed",
        2,
        "when the inquiry opens",
        cut(NW, "an inquiry would open on March 16"),
        cut(CP, "An inquiry opens on March 16"),
        cut(EL, "The inquiry is to open on Wednesday, March 18"),
    ),
    claim(
        6,
        "corroborated",
        2,
        "everyone was off the ship before dark",
        cut(NW, "All passengers were taken off by lifeboat before dark"),
        cut(CP, "All the passengers were brought off by lifeboat before nightfall"),
        cut(EL, "The last of them came ashore before dark"),
    ),
    claim(
        7,
        "single-source",
        1,
        "the reef light had been out since February, two officials said",
        cut(NW, "the reef light had been out since February"),
        cut(CP, "The reef light had been out since February"),
    ),
    claim(
        8,
        "single-source",
        1,
        "Tomas Reiss was fined after a collision at Lisl in 2021",
        cut(EL, "In 2021 he was fined after a collision at Lisl"),
    ),
    claim(9, "single-source", 1, "Reiss joined Norline in 2019", cut(EL, "Reiss joined Norline in 2019")),
    claim(
        10,
        "single-source",
        1,
        "seven people were treated for cold",
        cut(NW, "Seven people were treated for cold"),
        cut(CP, "Seven people were treated for cold"),
    ),
    claim(11, "single-source", 1, "the ship left Lisl at four", cut(HR, "The ship left Lisl at four")),
    claim(
        12,
        "single-source",
        1,
        "a passenger from Haifa was on deck when it struck",
        cut(SN, '"we were on deck" — when it struck'),
    ),
    claim(
        13,
        "single-source",
        1,
        "passengers cheered when the first boat came",
        cut(SN, 'Passengers cheered 🚢🧊 when the first boat came <script>alert("strand")</script>'),
    ),
)


def finding(
    number: int,
    kind: FindingKind,
    severity: Severity,
    by: str,
    explanation: str,
    *evidence: Span,
    claims: tuple[str, ...] = (),
) -> Finding:
    """Make a finding from the words it rests on."""
    return Finding(f"f{number}", kind, severity, explanation, by, evidence, claims)


FINDINGS = (
    finding(
        1,
        "altered-quote",
        "high",
        "rule:quote-wording",
        "The same quotation of Ingrid Falk stands in two wordings, and the difference turns its sense round.",
        cut(NW, "“I did not order the change of course,”"),
        cut(HR, "“I did not order the change of course,”"),
        cut(CP, "“I did order the change of course,”"),
        claims=("c4",),
    ),
    finding(
        2,
        "number",
        "high",
        "rule:figures",
        "The reports differ about the people aboard: 312 and more than 400.",
        cut(NW, "312 people"),
        cut(CP, "312 people"),
        cut(EL, "more than 400 people"),
        claims=("c3",),
    ),
    finding(
        3,
        "contradiction",
        "high",
        "model:comparer",
        "One report says lifeboats took off all passengers, another that helicopters took off most of them.",
        cut(NW, "All passengers were taken off by lifeboat before dark"),
        cut(EL, "lifeboats took off forty passengers and helicopters the rest"),
        claims=("c6",),
    ),
    finding(
        4,
        "date",
        "medium",
        "rule:dates",
        "The inquiry opens on 16 March or on 18 March 2026.",
        cut(NW, "March 16"),
        cut(CP, "March 16"),
        cut(EL, "Wednesday, March 18"),
        claims=("c5",),
    ),
    finding(
        5,
        "headline-body",
        "medium",
        "rule:headline",
        "The headline has the captain admit what the text says he did not speak about.",
        cut(SN, "Captain admits: light was burning"),
        cut(SN, "He did not say whether the light was burning"),
    ),
    finding(
        6,
        "self-contradiction",
        "medium",
        "rule:polarity",
        "The report says both that the ship passed and that it was never inspected.",
        cut(SN, "The ship passed inspection in January"),
        cut(SN, "it had never been inspected this year"),
        claims=("c2",),
    ),
    finding(
        7,
        "speaker",
        "medium",
        "rule:speaker",
        "The words are given to passengers in one report and to the coastguard in others.",
        cut(NW, "the coastguard"),
        cut(EL, "passengers"),
    ),
    finding(
        8,
        "place",
        "low",
        "rule:places",
        "The ferry is on the Skarv reef, or near Oldhaven.",
        cut(NW, "onto the Skarv reef"),
        cut(HR, "near Oldhaven tonight"),
    ),
    finding(
        9,
        "name",
        "low",
        "rule:names",
        "One person is spelled in two ways.",
        cut(EL, "Tomas Reiss"),
        cut(SN, "Thomas Reiss"),
    ),
    finding(
        10,
        "garbled-quote",
        "low",
        "rule:quote-marks",
        "A quotation is opened and never closed.",
        cut(SN, "“I kept east of the light, said captain Thomas Reiss. He did not say whether the light was burning."),
    ),
)
COPIES = (
    Copy(
        "k1",
        "northwire.txt",
        "coast-post.html",
        "rewrite",
        0.61,
        0.78,
        (
            Passage(
                cut(NW, "“The pilot was not aboard when she struck.”"),
                cut(CP, "“The pilot was not aboard when she struck.”"),
            ),
            Passage(cut(NW, "Seven people were treated for cold"), cut(CP, "Seven people were treated for cold")),
        ),
        "a",
    ),
    Copy(
        "k2",
        "northwire.txt",
        "harbour-radio.txt",
        "copy",
        0.12,
        0.34,
        (
            Passage(
                cut(NW, "“I did not order the change of course,”"), cut(HR, "“I did not order the change of course,”")
            ),
        ),
        "a",
    ),
)


def position(number: int, speaker: str, issue: str, stance: Stance, day: str | None, *evidence: Span) -> Position:
    """Make a position held on one day."""
    return Position(f"p{number}", speaker, issue, stance, day, None, evidence)


POSITIONS = (
    position(1, "n1", "the inquiry", "supports", "2026-03-14", cut(NW, "she would welcome it")),
    position(
        2,
        "n8",
        "withdrawing Norline’s licence",
        "supports",
        "2026-03-15",
        cut(EL, "the company’s licence to be withdrawn"),
    ),
    position(3, "n6", "withdrawing Norline’s licence", "opposes", "2026-03-15", cut(EL, "he was against it “for now”")),
    position(4, "n5", "the inquiry", "unclear", None, cut(NW, "“We will not speculate,”")),
    position(5, "n6", "the inquiry", "mixed", "2026-03-15", cut(EL, "The inquiry is to open on Wednesday, March 18")),
)
TIMELINE = (
    TimelineEntry("2019-01-01", "2020-01-01", "year", "c9"),
    TimelineEntry("2021-01-01", "2022-01-01", "year", "c8"),
    TimelineEntry("2026-01-01", "2026-02-01", "month", "c2"),
    TimelineEntry("2026-02-01", "2026-03-14", "longer", "c7"),
    TimelineEntry("2026-03-14", "2026-03-15", "day", "c6"),
    TimelineEntry("2026-03-14T17:40", "2026-03-14T17:41", "time", "c1"),
    TimelineEntry("2026-03-16", "2026-03-17", "day", "c5"),
)
BRIEF = (
    BriefSentence(
        "The ferry Marit Solveig ran onto the Skarv reef on Saturday evening, 14 March 2026.",
        tuple(m.span for m in CLAIMS[0].members),
    ),
    BriefSentence(
        "Reports differ about how many people were aboard and how they were taken off.",
        (cut(NW, "312 people"), cut(EL, "more than 400 people")),
    ),
)
INTERACTIONS = (
    Interaction(
        "i1",
        "n8",
        None,
        "REQUEST",
        None,
        "n5",
        None,
        None,
        None,
        "done",
        "evening-ledger.txt:a6",
        (cut(EL, "called for the company’s licence to be withdrawn"),),
    ),
)


def ferry() -> Dossier:
    """Return the whole ferry dossier: five reports, three origins, every kind of finding."""
    return Dossier(
        schema=SCHEMA,
        reports=REPORTS,
        stories=(Story("s1", "Ferry aground off Oldhaven", tuple(r.id for r in REPORTS), "2026-03-14", "2026-03-16"),),
        copies=COPIES,
        origins=(
            Origin(
                "o1",
                ("northwire.txt", "coast-post.html", "harbour-radio.txt"),
                "coast-post.html is a rewrite of northwire.txt; harbour-radio.txt cites Northwire only",
            ),
            Origin("o2", ("evening-ledger.txt",), ""),
            Origin("o3", ("strand-notes.md",), ""),
        ),
        entities=ENTITIES,
        attributions=ATTRIBUTIONS,
        times=TIMES,
        quantities=QUANTITIES,
        events=EVENTS,
        claims=CLAIMS,
        findings=FINDINGS,
        interactions=INTERACTIONS,
        positions=POSITIONS,
        timeline=TIMELINE,
        brief=BRIEF,
    )


def bare(*reports: Report, stories: tuple[Story, ...] = (), claims: tuple[Claim, ...] = ()) -> Dossier:
    """Return a dossier of reports in which nothing was found beyond some claims."""
    return Dossier(SCHEMA, reports, stories, (), (), (), (), (), (), (), claims, (), (), (), (), ())


def quiet() -> Dossier:
    """Return two reports that agree: no findings."""
    story = Story("s1", "Ferry aground", (NW.id, EL.id), None, None)
    agreed = claim(
        1,
        "corroborated",
        2,
        "the ship had passed its inspection in January",
        cut(NW, "the ship had passed its yearly inspection in January"),
        cut(EL, "the ship had passed its inspection in January"),
    )
    return bare(NW, EL, stories=(story,), claims=(agreed,))


def alone() -> Dossier:
    """Return the dossier of one report."""
    story = Story("s1", "Captain admits: light was burning", (SN.id,), None, None)
    found = tuple(item for item in FINDINGS if {span.report for span in item.evidence} == {SN.id})
    claims = tuple(item for item in CLAIMS if set(item.reports) == {SN.id})
    said_here = tuple(item for item in ATTRIBUTIONS if item.report == SN.id)
    base = bare(SN, stories=(story,), claims=claims)
    spoken_of = tuple(
        replace(item, mentions=tuple(span for span in item.mentions if span.report == SN.id)) for item in ENTITIES
    )
    return replace(base, findings=found, attributions=said_here, entities=spoken_of)


MARKET = Report.from_text(
    "Market hall opens in Lisl\n\nThe new market hall opens on May 2, the mayor said.\n",
    id="market.txt",
    title="Market hall opens in Lisl",
    outlet="Lisl Courier",
    published="2026-04-30",
)


def two_stories() -> Dossier:
    """Return the ferry and, beside it, a story of its own."""
    base = ferry()
    market = Story("s2", "A market hall in Lisl", (MARKET.id,), "2026-04-30", "2026-05-01")
    opens = claim(14, "single-source", 1, "the market hall opens on May 2", cut(MARKET, "opens on May 2"), story="s2")
    return replace(base, reports=(*base.reports, MARKET), stories=(*base.stories, market), claims=(*base.claims, opens))


def odd() -> Dossier:
    """Return reports whose names, words and titles are as long as they come, and read from right to left."""
    report = Report.from_text(
        f"{'long' * 120} headline\n\nHe said “{'word' * 150}”. שלום לכולם, הגשר נפתח בארבע.\n",
        id="archive/" + "very-long-folder-name" * 9 + "/report.txt",
        title="long" * 120,
        outlet="The " + "Outlet" * 40,
        authors=("A" * 200,),
    )
    other = replace(report, id="b" * 180)
    spans = [span_of(item, item.text.index("“"), item.text.index("”") + 1) for item in (report, other)]
    story = Story("s1", "T" * 300, (report.id, other.id), None, None)
    long_claim = Claim(
        "c1", "s1", "statement", tuple(Member(s, None) for s in spans), story.reports, 1, "disputed", "s" * 400
    )
    base = bare(report, other, stories=(story,), claims=(long_claim,))
    copies = (Copy("k1", report.id, other.id, "shared", 1.0, 1.0, (Passage(*spans),), None),)
    days = (TimelineEntry("2026-01-01", "2026-02-01", "month", "c1"),)
    held = (position(1, "x" * 150, "y" * 150, "mixed", None, spans[0]),)
    found = (finding(1, "garbled-quote", "low", "rule:test", "e" * 300, *spans),)
    return replace(base, findings=found, copies=copies, timeline=days, positions=held)


def large(reports: int = 10, words: int = 1000, marks: int = 500) -> Dossier:
    """Return a dossier as big as a desk may meet: marks spread over every report, half of them in findings."""
    made = []
    for number in range(reports):
        lines = [" ".join(f"word{number}x{line}x{n}" for n in range(25)) + "." for line in range(words // 25)]
        made.append(Report.from_text("\n\n".join(lines), id=f"report-{number}.txt", outlet=f"Outlet {number}"))
    pairs = []
    for number in range(marks // 2):
        first, second = made[number % reports], made[(number + 1) % reports]
        start = 40 * (number // reports) * 5
        pairs.append((span_of(first, start, start + 60), span_of(second, start + 20, start + 80)))
    found = tuple(
        Finding(f"f{n + 1}", "contradiction", "medium", "The reports differ.", "rule:test", pair, ())
        for n, pair in enumerate(pairs)
    )
    claims = tuple(
        claim(n + 1, "disputed", 2, f"point {n + 1}", *pair, story="s1") for n, pair in enumerate(pairs[:100])
    )
    story = Story("s1", "A large story", tuple(report.id for report in made), None, None)
    return replace(bare(*made, stories=(story,), claims=claims), findings=found)


def many() -> Dossier:
    """Return six reports of which all but the last carry one wording."""
    texts = [*(["The gate was left open, the warden said."] * 5), "The gate was left shut, the warden said."]
    made = [Report.from_text(text, id=f"report-{n}") for n, text in enumerate(texts, 1)]
    spans = [span_of(report, 0, report.text.index(",")) for report in made]
    return replace(bare(*made), findings=(finding(1, "contradiction", "high", "rule", "They differ.", *spans),))


def wrapped() -> Dossier:
    """Return a report whose lines a margin has broken, with words that run over the break."""
    text = (
        "The inquiry found on Monday that the gate had been left\n"
        "open by the night watch, who had gone home before the\n"
        "river rose, and that nobody had looked at it until six.\n"
    )
    report = Report.from_text(text, id="a")
    words = span_of(report, text.index("the gate"), text.index(", who"))
    return replace(bare(report), findings=(finding(1, "contradiction", "high", "rule", "Odd.", words),))


def stances() -> Dossier:
    """Return the ferry with a dozen speakers, each on a matter of their own, and with nothing that happened."""
    words = POSITIONS[0].evidence
    held = tuple(position(n, f"speaker {n}", f"matter {n}", "supports", None, *words) for n in range(1, 13))
    days = tuple(replace(entry, factuality="denied", word="collapsed and burned") for entry in TIMELINE)
    return replace(ferry(), positions=held, timeline=days)
