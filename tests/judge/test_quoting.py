from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.judge.quoting import find_quoted
from secondsource.render.quotes import quoted_text
from tests.builders import Known, Notes, Said, annotated, shared

if TYPE_CHECKING:
    from secondsource.model.quote import Quoted
    from secondsource.model.reading import Reading

ASKED = "I did not order the change of course that evening"
KNOWN = {"falk": Known(("Ingrid Falk",))}


def reading(words: str, id: str, day: str | None) -> Reading:  # noqa: A002 -- the contract's name
    text = f"“{words},” Ingrid Falk said. The ferry lay on the reef."
    notes = Notes(said=[Said("Ingrid Falk", "said", f"“{words},”", "falk")], known=KNOWN)
    return annotated(text, id, notes, published=day)


READINGS = [
    reading("I did not order the change of course that evening", "wire", "2026-05-09"),
    reading("I did order the change of course that evening", "mirror", "2026-05-10"),
    reading("I did not order the change of course", "radio", "2026-05-08"),
    annotated("Falk said that she did not order the change of course that evening.", "herald", published="2026-05-11"),
    annotated("The council voted on the school roof.", "other", published="2026-05-11"),
]


def asked(words: str = ASKED) -> Quoted:
    names = dict.fromkeys(shared(*READINGS), "Ingrid Falk")
    return find_quoted(words, READINGS, names, {"mirror": "o1", "wire": "o1", "radio": "o2"})


def test_words_are_found_in_the_order_of_their_dates_with_what_is_changed() -> None:
    found = asked()
    assert [(r.span.report, r.quoted, r.wording) for r in found.renderings] == [
        ("radio", True, "same"),
        ("wire", True, "same"),
        ("mirror", True, "negation"),
        ("herald", False, "same"),
    ]
    assert (found.renderings[2].before, found.renderings[2].after) == ("not", "")
    assert found.first == "radio"
    assert (found.speakers, found.origins) == (("Ingrid Falk",), 2)


def test_every_place_is_exact() -> None:
    texts = {r.report.id: r.report.text for r in READINGS}
    assert all(texts[r.span.report][r.span.start : r.span.end] == r.span.text for r in asked().renderings)


def test_without_all_dates_nobody_is_first() -> None:
    undated = [reading("I did not order the change of course", "radio", None), READINGS[0]]
    assert find_quoted(ASKED, undated, {}, {}).first is None


def test_hours_count_with_their_zones() -> None:
    words = "I did not order the change of course"
    east, west = reading(words, "east", "2026-05-10T09:00+02:00"), reading(words, "west", "2026-05-10T08:00+00:00")
    found = find_quoted(ASKED, [west, east], {}, {})
    assert [r.span.report for r in found.renderings] == ["east", "west"]
    assert found.first == "east"


def test_nobody_is_first_where_a_day_does_not_tell_the_hour() -> None:
    words = "I did not order the change of course"
    day, hour = reading(words, "day", "2026-05-10"), reading(words, "hour", "2026-05-10T08:00")
    assert find_quoted(ASKED, [day, hour], {}, {}).first is None


def test_the_answer_is_shown_for_the_reader() -> None:
    shown = quoted_text(asked(), [r.report for r in READINGS], width=120)
    assert "WHO     Ingrid Falk" in shown
    assert "FIRST   radio" in shown
    assert "MOST    2 origins: “I did not order the change of course,”" in shown
    assert "negation: “not” is left out" in shown
    assert "(without quotation marks)" in shown


def test_words_that_nobody_said_are_not_found() -> None:
    none = asked("the price of herring has doubled since the winter")
    assert none.renderings == ()
    assert quoted_text(none, [], width=80).startswith("Nobody is quoted")
