from __future__ import annotations

from secondsource.annotate.dating import date_sentences
from secondsource.assemble.digest import DigestOptions, digest, rank_days
from secondsource.model.report import Report

WEATHER = " It rained over the harbour and the hills for most of the morning."


def dated(number: int, published: str, text: str):  # noqa: ANN201 -- a DatedReport
    return date_sentences(Report.from_text(text, id=f"r{number}", published=published))


REPORTS = [
    dated(
        1,
        "2026-03-02",
        "The ferry Solveig struck a reef on March 1 with 312 people aboard, the coastguard said." + WEATHER,
    ),
    dated(
        2,
        "2026-03-05",
        "Divers went down to the ferry Solveig on Wednesday and found a hole below the bridge." + WEATHER,
    ),
    dated(
        3,
        "2026-03-20",
        "The ferry Solveig, which struck a reef on 1 March 2026, was towed to Oldhaven by two tugs." + WEATHER,
    ),
    dated(
        4,
        "2026-06-01",
        "Three months after the ferry Solveig struck a reef on 1 March 2026 the inquiry opened in Oldhaven.",
    ),
    dated(5, "2026-06-01", "The owner of the ferry Solveig is to be heard by the inquiry on 9 June 2026 in Oldhaven."),
]


def test_a_day_that_is_still_spoken_of_later_comes_first() -> None:
    scores = rank_days(REPORTS)
    assert max(scores, key=scores.__getitem__) == "2026-03-01"
    assert scores["2026-03-01"] > 4 * scores["2026-03-04"]


def test_each_chosen_day_is_told_in_its_reports_own_words() -> None:
    texts = {item.report.id: item.report.text for item in REPORTS}
    entries = digest(REPORTS, DigestOptions(days=3, sentences=2))
    assert [entry.from_ for entry in entries] == sorted(entry.from_ for entry in entries)
    assert entries[0].from_ == "2026-03-01"
    for entry in entries:
        assert 1 <= len(entry.evidence) <= 2
        assert all(texts[span.report][span.start : span.end] == span.text for span in entry.evidence)


def test_what_is_only_announced_is_planned() -> None:
    entries = digest(REPORTS, DigestOptions(days=9))
    assert {entry.from_: entry.factuality for entry in entries}["2026-06-09"] == "planned"
    assert entries[0].factuality == "happened"


def test_days_outside_the_bounds_are_left_out() -> None:
    entries = digest(REPORTS, DigestOptions(days=9, from_="2026-03-02", to="2026-06-01"))
    assert entries
    assert all("2026-03-02" <= entry.from_ < "2026-06-01" for entry in entries)


def test_a_name_keeps_the_sentences_that_hold_it() -> None:
    entries = digest(REPORTS, DigestOptions(days=9, about="MV Solveig"))
    assert entries
    assert all("Solveig" in span.text for entry in entries for span in entry.evidence)
    assert digest(REPORTS, DigestOptions(about="Nobody Known")) == ()


def test_reports_without_dates_or_words_are_survived() -> None:
    nothing = date_sentences(Report.from_text("", id="e"))
    assert digest([nothing]) == ()
    undated = date_sentences(
        Report.from_text("The mayor spoke yesterday to everybody who would listen to her.", id="u")
    )
    assert digest([undated, nothing]) == ()


def test_the_same_sentence_in_two_reports_is_told_once() -> None:
    line = "The ferry Solveig struck a reef on 1 March 2026 with 312 people aboard, the coastguard said."
    copies = [dated(n, f"2026-03-0{n}", line) for n in (2, 3)]
    (entry,) = digest(copies, DigestOptions(days=1, sentences=5))
    assert len(entry.evidence) == 1
    assert entry.reports == ("r2", "r3")
