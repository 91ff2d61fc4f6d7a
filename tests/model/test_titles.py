"""What a story is called where a finding disputes its headline."""

from __future__ import annotations

from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.model.titles import headline, title_of
from tests.render.dossiers import finding

WARDEN = "Warden admits he opened the gate\n\n“I did not open it,” he said."
A = Report.from_text(WARDEN, id="a", title="Warden admits he opened the gate")
B = Report.from_text("Gate found open at dawn\n\nNobody knows why.", id="b", title="Gate found open at dawn")
COPY = Report.from_text(WARDEN, id="c", title="Warden Admits He Opened the Gate")
DISPUTE = finding(1, "headline-body", "high", "rule", "It differs.", span_of(A, 0, 32), span_of(A, 35, 53))


def test_a_title_no_finding_disputes_stays() -> None:
    assert title_of("Gate found open at dawn", [A, B], [DISPUTE]) == "Gate found open at dawn"
    other = finding(1, "number", "high", "rule", "It differs.", span_of(A, 0, 32))
    assert title_of(A.title or "", [A, B], [other]) == A.title


def test_a_disputed_headline_gives_way_to_another_report() -> None:
    assert title_of(A.title or "", [A, COPY, B], [DISPUTE]) == "Gate found open at dawn"


def test_a_disputed_headline_without_another_stands_as_somebodys_words() -> None:
    assert title_of(A.title or "", [A, COPY], [DISPUTE]) == "“Warden admits he opened the gate” — headline in a"


def test_a_headline_that_quotes_stands_in_single_marks() -> None:
    quoting = Report.from_text("“I opened it,” says warden\n\nHe did not.", id="q", title="“I opened it,” says warden")
    found = finding(1, "headline-body", "high", "rule", "It differs.", span_of(quoting, 0, 13))
    assert title_of(quoting.title or "", [quoting], [found]) == "‘“I opened it,” says warden’ — headline in q"


def test_words_of_the_body_do_not_dispute_their_own_headline() -> None:
    body = finding(1, "headline-body", "high", "rule", "It differs.", span_of(A, 0, 32), span_of(B, 25, 41))
    assert title_of(B.title or "", [A, B], [body]) == B.title


def test_a_headline_holds_letters() -> None:
    assert headline(Report.from_text("---\n\n* * *\nGate open\nNobody knows.", id="a")) == "Gate open"
    assert headline(Report.from_text("---", id="a")) == ""
