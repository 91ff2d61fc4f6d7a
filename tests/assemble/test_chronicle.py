from __future__ import annotations

from msgspec.structs import replace

from secondsource.assemble.chronicle import Wanted, chronicle_of, entities_named
from secondsource.model.dossier import SCHEMA, Dossier
from secondsource.model.reading import Attribution, Entity
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from secondsource.model.timeline import TimelineEntry

TEXT = "Ilse Brandt resigned on Sunday. The gates opened on Monday. “No,” she said on Tuesday. It rained in May."
REPORT = Report.from_text(TEXT, id="a", title="The gates")
BRANDT = Entity("e1", "Ilse Brandt", "person", ("the mayor",), (span_of(REPORT, 0, 11),))


def sentence(start: str) -> Span:
    at = TEXT.index(start)
    return span_of(REPORT, at, TEXT.index(".", at) + 1)


def line(number: int, from_: str, to: str, start: str, *people: str) -> TimelineEntry:
    span = sentence(start)
    return TimelineEntry(
        from_, to, "day", "", id=f"l{number}", summary=span.text, evidence=(span,), reports=("a",), participants=people
    )


SAID = TEXT.index("said")
QUOTED = Attribution("a:a1", "a", None, "e1", span_of(REPORT, SAID, SAID + 4), (), "direct")
LINES = (
    line(1, "2026-05-01", "2026-06-01", "It rained"),
    line(2, "2026-05-10", "2026-05-11", "Ilse"),
    line(3, "2026-05-11", "2026-05-12", "The gates"),
    line(4, "2026-05-12", "2026-05-13", "“No,”"),
)
DOSSIER = Dossier(SCHEMA, (REPORT,), (), (), (), (BRANDT,), (QUOTED,), (), (), (), (), (), (), (), LINES, ())


def ids(wanted: Wanted, dossier: Dossier = DOSSIER) -> list[str]:
    return [entry.id for entry in chronicle_of(dossier, wanted).timeline]


def test_everything_is_told_where_nothing_is_asked_for() -> None:
    found = chronicle_of(DOSSIER, Wanted())
    assert [entry.id for entry in found.timeline] == ["l1", "l2", "l3", "l4"]
    assert [(report.id, report.sha256) for report in found.reports] == [("a", REPORT.sha256)]


def test_an_actors_line_holds_what_mentions_and_what_quotes_them() -> None:
    assert ids(Wanted(about="Ilse Brandt")) == ["l2", "l4"]
    assert ids(Wanted(about="Brandt")) == ["l2", "l4"]
    assert chronicle_of(DOSSIER, Wanted(about="Brandt")).title == "Brandt"


def test_an_actors_line_holds_what_they_take_part_in() -> None:
    taking = replace(DOSSIER, timeline=(*LINES[:2], replace(LINES[2], participants=("e1",))))
    assert ids(Wanted(about="ilse brandt"), taking) == ["l2", "l3"]


def test_a_topic_is_found_by_all_of_its_words() -> None:
    assert ids(Wanted(about="gates opened")) == ["l3"]
    assert ids(Wanted(about="gates closed")) == []


def test_days_are_half_open_and_a_month_that_reaches_into_them_counts() -> None:
    assert ids(Wanted(from_="2026-05-11", to="2026-05-12")) == ["l1", "l3"]
    assert ids(Wanted(to="2026-05-11")) == ["l1", "l2"]


def test_names_go_by_their_last_words_and_by_titles() -> None:
    assert entities_named([BRANDT], "the mayor") == {"e1"}
    assert entities_named([BRANDT], "Mayor Ilse Brandt") == {"e1"}
    assert entities_named([BRANDT], "Ilse") == frozenset()
    assert entities_named([BRANDT], "") == frozenset()
