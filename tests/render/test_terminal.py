from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.model.timeline import TimelineEntry
from secondsource.render import terminal
from secondsource.render.cells import width_of
from tests.render.dossiers import alone, bare, claim, ferry, finding, odd, quiet, two_stories

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_first_lines_count_and_say_what_depends_on_what() -> None:
    lines = terminal(ferry(), width=100, colour=False).splitlines()
    assert " ".join(lines[:2]) == (
        "5 reports, 3 independent origins, 1 story, 2 copies: coast-post.html is a rewrite of northwire.txt; "
        "harbour-radio.txt cites Northwire only"
    )


def test_an_altered_quotation_shows_whose_words_where_and_what_was_lost() -> None:
    lines = terminal(ferry(), width=100, colour=False).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("HIGH"))
    assert re.fullmatch(r"HIGH    altered quotation      Ingrid Falk, harbour master +f1", lines[start])
    assert lines[start + 3 : start + 7] == [
        "        northwire.txt:7      “I did not order the change of course,”",
        "                             the same in harbour-radio.txt:5",
        "        coast-post.html:5    “I did order the change of course,” — lost: not",
        "        1 origin carries both wordings: 2 reports the first, 1 the second",
    ]


def test_findings_come_gravest_first_and_short_evidence_with_its_surroundings() -> None:
    text = terminal(ferry(), width=120, colour=False)
    severities = re.findall(r"^(HIGH|MEDIUM|LOW) ", text, re.MULTILINE)
    assert severities == ["HIGH"] * 3 + ["MEDIUM"] * 4 + ["LOW"] * 3
    assert "312 people (… p.m. on Saturday with 312 people aboard, the coastguard …)" in text


def test_what_is_agreed_said_alone_by_whom_and_when_follows() -> None:
    text = terminal(ferry(), width=120, colour=False)
    assert "AGREED  by 3 origins  the ship passed its inspection in January, Norline said (northwire.txt:9," in text
    assert "northwire.txt:11 +1    the reef light had been out since February, two officials said" in text
    assert "WHO     Norline 5 · Ingrid Falk, harbour master 4" in text
    assert "1 (unknown; perhaps the transport ministry or the coastguard)" in " ".join(text.split())
    assert re.search(r"2026-03-14 17:40 +the ferry Marit Solveig ran onto the Skarv reef", text)
    assert "STANCE  the inquiry — for: Ingrid Falk, 2026-03-14; unclear on: Norline" in text


def test_pairs_that_only_share_passages_are_no_copies() -> None:
    dossier = ferry()
    copy = dossier.copies[0]
    shared = replace(dossier, copies=(copy, replace(copy, id="k9", relation="shared")))
    assert "1 copy, 1 pair with shared passages" in " ".join(terminal(shared, width=120, colour=False).split())


@pytest.mark.parametrize("width", [1, 40, 57, 80, 100, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    limit = min(max(width, 40), 120)
    for dossier in (ferry(), odd()):
        assert max(width_of(line) for line in terminal(dossier, width=width, colour=False).splitlines()) <= limit


def test_colour_only_adds_colour() -> None:
    coloured = terminal(ferry(), width=90, colour=True)
    assert "\x1b[1;31mHIGH" in coloured
    assert ANSI.sub("", coloured) == terminal(ferry(), width=90, colour=False)


def test_nothing_found_is_said_plainly() -> None:
    text = terminal(quiet(), width=100, colour=False)
    assert text.startswith(
        "2 reports, 2 independent origins, 1 story\n\nNo contradiction or damaged quotation was found between"
    )
    assert "AGREED  by 2 origins" in text


def test_one_report_alone_reads_without_comparison() -> None:
    text = terminal(alone(), width=100, colour=False)
    assert text.startswith("1 report, 1 independent origin, 1 story\n")
    assert "ALONE" not in text
    assert "contradicts itself" in text
    assert terminal(bare(), width=80, colour=False).startswith("0 reports, 0 independent origins, 0 stories")


def test_several_stories_stand_under_their_names() -> None:
    text = terminal(two_stories(), width=110, colour=False)
    assert text.startswith("6 reports, 4 independent origins, 2 stories")
    assert text.index("STORY   Ferry aground off Oldhaven —") < text.index("STORY   A market hall in Lisl — market.txt")


def test_long_lists_end_with_how_many_more() -> None:
    base = quiet()
    spans = [member.span for member in base.claims[0].members]
    many = tuple(claim(n, "single-source", 1, f"point {n}", spans[0]) for n in range(1, 31))
    text = terminal(replace(base, claims=many), width=100, colour=False)
    assert "point 12" in text
    assert "point 13" not in text
    assert "and 18 more (--json shows all)" in text


def test_the_words_of_a_report_cannot_steer_the_terminal() -> None:
    report = Report.from_text("He said \x1b[2J\x1b[1;1Hhello \u202eevil", id="bad\x1b[31m.txt")
    base = bare(report)
    found = finding(1, "name", "low", "rule:test", "An \x1b[5mexplanation.", span_of(report, 0, len(report.text)))
    text = terminal(replace(base, findings=(found,)), width=100, colour=False)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+001B>" in text


def test_a_long_quotation_loses_its_middle_but_never_the_changed_word() -> None:
    filler = "and the water went on rising while everybody looked at the gate " * 9
    first = Report.from_text(f"“We did not know it {filler}until the end,” she said.", id="a.txt")
    second = Report.from_text(f"“We did know it {filler}until the end,” she said.", id="b.txt")
    spans = [span_of(report, 0, report.text.index("she")) for report in (first, second)]
    found = finding(1, "altered-quote", "high", "rule:test", "Two wordings.", *spans)
    text = terminal(replace(bare(first, second), findings=(found,)), width=80, colour=False)
    assert "…" in text
    assert "did not know" in text
    assert "lost: not" in text
    assert len(text.splitlines()) < 16


def test_matters_of_several_come_first_and_many_are_counted() -> None:
    dossier = ferry()
    one = dossier.positions[0]
    many = tuple(replace(one, id=f"x{n}", issue=f"matter {n}") for n in range(20))
    both = replace(one, id="y", issue="matter 19", stance="mixed")
    text = terminal(replace(dossier, positions=(*many, both)), width=120, colour=False)
    shown = text[text.index("STANCE") :].splitlines()
    assert shown[0].startswith("STANCE  matter 19 — for: ")
    assert "and for and against: " in shown[0].replace(";", " and")
    assert "matter 0" in shown[1]
    assert "and 8 more (--json shows all)" in shown[12]


def test_the_timeline_leads_with_what_most_tell_near_the_storys_days() -> None:
    def line(number: int, day: str, words: str, origins: int = 1, events: tuple[str, ...] = ("v",)) -> TimelineEntry:
        return TimelineEntry(day, day, "day", "", f"l{number}", "s1", words, origins=origins, events=events)

    near = [line(n, f"2026-03-{n + 10}", f"The ferry sank again, part {n}.") for n in range(6)]
    shown = (
        line(20, "1990-01-01", "The ferry was built.", origins=3),
        *near,
        line(22, "2026-03-16", "The inquiry opened and closed."),
    )
    hidden = (
        line(21, "1991-01-01", "The captain was born."),
        line(23, "2026-03-13", "He said so.", events=()),
        line(24, "2026-04-20", "The inquiry opened and closed."),
    )
    dossier = replace(ferry(), timeline=tuple(sorted((*shown, *hidden), key=lambda entry: entry.from_)))
    text = terminal(dossier, width=100, colour=False)
    assert all(entry.summary in text for entry in shown)
    assert not any(entry.summary in text for entry in hidden[:2])
    assert text.count("The inquiry opened and closed.") == 1
    assert "and 3 more" in text.partition("WHEN")[2]
