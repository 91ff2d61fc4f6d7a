from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from secondsource.judge.figures import dates, numbers, substitutions, weekdays
from tests.builders import Count, Day, Known, Notes, Said, annotated, case_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

KNOWN = {
    "brandt": Known(("Ilse Brandt", "Brandt")),
    "moor": Known(("Jan Moor", "Moor")),
    "tolmere": Known(("Tolmere",), "place"),
    "eastby": Known(("Eastby",), "place"),
    "union": Known(("Harbour Union",), "organisation"),
}


def read(
    text: str,
    id: str = "a",  # noqa: A002 -- the contract's name
    *,
    counts: Sequence[Count] = (),
    days: Sequence[Day] = (),
    said: Sequence[Said] = (),
    published: str | None = None,
) -> Reading:
    return annotated(text, id, Notes(said=said, known=KNOWN, counts=counts, days=days), published=published)


def moved(number: str, value: float, id: str = "a", *, published: str | None = None) -> Reading:  # noqa: A002 -- as above
    text = f"The board moved {number} people out of the valley that night."
    return read(text, id, counts=[Count(number, value, "people")], published=published)


def opened(day: str, value: str, to: str, id: str = "a", *, rest: str = "opened the lower gates on") -> Reading:  # noqa: A002 -- as above
    return read(f"The board {rest} {day}.", id, days=[Day(day, value, to)])


SUNDAY, MONDAY = ("10 May", "2026-05-10", "2026-05-11"), ("11 May", "2026-05-11", "2026-05-12")


def one(found: list[Finding]) -> Finding:
    (only,) = found
    return only


def test_different_numbers_of_the_same_are_found() -> None:
    found = one(numbers(case_of(moved("1,200", 1200), moved("12,000", 12000, "b"))))
    assert (found.kind, found.severity, found.by) == ("number", "high", "different numbers")
    assert [s.text for s in found.evidence] == ["1,200", "12,000"]
    assert found.explanation.startswith("people: ")


def test_sentences_are_compared_beside_propositions() -> None:
    case = case_of(moved("1,200", 1200), moved("12,000", 12000, "b"))
    assert len(numbers(replace(case, pairs=(), sentence_pairs=case.pairs))) == 1
    case = case_of(opened(*SUNDAY), opened(*MONDAY, "b"))
    assert len(dates(replace(case, pairs=(), sentence_pairs=case.pairs))) == 1


def test_a_small_difference_weighs_less() -> None:
    assert one(numbers(case_of(moved("1,200", 1200), moved("1,400", 1400, "b")))).severity == "medium"


@pytest.mark.parametrize(
    "other",
    [
        moved("1,200", 1200, "b"),
        moved("1,204", 1204, "b"),
        read("The board moved 900 sheep out of the valley that night.", "b", counts=[Count("900", 900, "sheep")]),
        read("The board moved people out of the valley that night.", "b"),
        read(
            "The board moved 900 people out of the valley that night. The 1,200 people slept in the hall.",
            "b",
            counts=[Count("900", 900, "people"), Count("1,200", 1200, "people")],
        ),
    ],
    ids=["the same", "rounded", "something else counted", "no number", "both numbers known"],
)
def test_what_is_no_different_number(other: Reading) -> None:
    assert numbers(case_of(moved("1,200", 1200), other)) == []


def test_a_share_and_a_measure_count_something_else() -> None:
    losing = "The team lost {} games in the valley that night."
    first = read(losing.format("two"), counts=[Count("two", 2, "games")])
    assert numbers(case_of(first, read(losing.format("three"), "b", counts=[Count("three", 3, "games")])))
    share = read(losing.format("three of 11"), "b", counts=[Count("three", 3, "games")])
    measure = read(
        "The team lost a three-games run in the valley that night.", "b", counts=[Count("three", 3, "games")]
    )
    assert not numbers(case_of(first, share))
    assert not numbers(case_of(first, measure))


def test_numbers_in_passages_about_other_matters_are_not_compared() -> None:
    other = read("Jan Moor told a crowd of 900 people a joke.", "b", counts=[Count("900", 900, "people")])
    assert numbers(case_of(moved("1,200", 1200), other)) == []
    assert numbers(case_of(moved("1,200", 1200), moved("900", 900, "b"), score=0.4)) == []


def test_numbers_of_different_times_are_not_compared() -> None:
    def at(number: str, value: float, day: tuple[str, str, str], id: str) -> Reading:  # noqa: A002 -- as above
        text = f"The board moved {number} people out of the valley on {day[0]}."
        return read(text, id, counts=[Count(number, value, "people")], days=[Day(*day)])

    assert numbers(case_of(at("1,200", 1200, SUNDAY, "a"), at("900", 900, MONDAY, "b"))) == []
    assert len(numbers(case_of(at("1,200", 1200, SUNDAY, "a"), at("900", 900, SUNDAY, "b")))) == 1


def test_two_peoples_numbers_are_their_own() -> None:
    def told(source: str, speaker: str, number: str, value: float, id: str) -> Reading:  # noqa: A002 -- as above
        content = f"the board moved {number} people out of the valley"
        said = Said(source, "said", content, speaker)
        return read(f"{source} said {content}.", id, counts=[Count(number, value, "people")], said=[said])

    brandt = told("Ilse Brandt", "brandt", "1,200", 1200, "a")
    assert numbers(case_of(brandt, told("Jan Moor", "moor", "900", 900, "b"))) == []
    assert len(numbers(case_of(brandt, told("Ilse Brandt", "brandt", "900", 900, "b")))) == 1


def test_a_later_number_may_be_an_update_and_weighs_less() -> None:
    found = one(
        numbers(
            case_of(moved("1,200", 1200, published="2026-05-10"), moved("1,400", 1400, "b", published="2026-05-11"))
        )
    )
    assert found.severity == "low"
    assert "may be an update" in found.explanation


def test_a_number_ten_times_as_large_is_no_update() -> None:
    found = one(
        numbers(
            case_of(moved("1,200", 1200, published="2026-05-10"), moved("12,000", 12000, "b", published="2026-05-11"))
        )
    )
    assert found.severity == "high"


def test_different_days_of_the_same_are_found() -> None:
    found = one(dates(case_of(opened(*SUNDAY), opened(*MONDAY, "b"))))
    assert (found.kind, found.severity, found.by) == ("date", "medium", "different days")
    assert [s.text for s in found.evidence] == ["10 May", "11 May"]
    assert found.explanation == "“10 May” (2026-05-10) against “11 May” (2026-05-11)"


@pytest.mark.parametrize(
    "other",
    [
        opened(*SUNDAY, "b"),
        opened(*MONDAY, "b", rest="closed the old school of the valley on"),
        opened("May", "2026-05", "2026-06-01", "b", rest="opened the lower gates in"),
        read("The board opened the lower gates on that day.", "b"),
    ],
    ids=["the same", "another deed", "a month", "no date"],
)
def test_what_is_no_different_day(other: Reading) -> None:
    assert dates(case_of(opened(*SUNDAY), other)) == []


def test_weekdays_are_compared_only_in_passages_that_are_very_close() -> None:
    case = (opened("Sunday", *SUNDAY[1:]), opened("Monday", *MONDAY[1:], "b"))
    assert len(dates(case_of(*case, score=0.9))) == 1
    assert dates(case_of(*case, score=0.6)) == []


def test_the_same_weekday_of_two_weeks_is_no_conflict() -> None:
    later = opened("Sunday", "2026-05-17", "2026-05-18", "b")
    assert dates(case_of(opened("Sunday", *SUNDAY[1:]), later, score=0.9)) == []


def test_days_of_one_report_are_not_held_against_each_other() -> None:
    text = "The board opened the lower gates on 10 May. The board opened the lower gates on 11 May."
    assert dates(case_of(read(text, days=[Day(*SUNDAY), Day(*MONDAY)]))) == []


def calendar(words: str, value: str, to: str) -> list[Finding]:
    return weekdays(case_of(read(f"The gates opened on {words}.", days=[Day(words, value, to, "calendar")])))


def test_a_weekday_that_does_not_fit_its_date_is_found() -> None:
    found = one(calendar("Sunday, 11 May 2026", *MONDAY[1:]))
    assert (found.kind, found.severity, found.by) == ("date", "medium", "weekday against date")
    assert found.explanation == "2026-05-11 was a Monday, not a Sunday"


@pytest.mark.parametrize("words", ["Monday, 11 May 2026", "Sunday", "11 May 2026", "MONDAY 11 May"])
def test_a_weekday_that_fits_or_stands_alone_is_not(words: str) -> None:
    assert calendar(words, *MONDAY[1:]) == []


def test_a_place_replaced_in_words_otherwise_the_same_is_found() -> None:
    found = one(
        substitutions(
            case_of(
                read("The board opened the lower gates of Tolmere that night."),
                read("The board opened the lower gates of Eastby that night.", "b"),
            )
        )
    )
    assert (found.kind, found.severity, found.by) == ("place", "medium", "name replaced")
    assert found.explanation == "“Tolmere” against “Eastby”"


BRANDT_OPENED = "Then Ilse Brandt opened the lower gates of the town."


def test_a_person_replaced_is_found() -> None:
    other = read("Then Jan Moor opened the lower gates of the town.", "b")
    assert one(substitutions(case_of(read(BRANDT_OPENED), other))).kind == "name"


@pytest.mark.parametrize(
    "other",
    [
        BRANDT_OPENED,
        "Then Brandt opened the lower gates of the town.",
        "Then Tolmere opened the lower gates of the town.",
        "Then she opened the lower gates of the town.",
        "Then Jan Moor met the workers of a union in the hall.",
    ],
    ids=["the same", "a shorter name", "another kind of name", "a pronoun", "another matter"],
)
def test_what_is_no_replaced_name(other: str) -> None:
    assert substitutions(case_of(read(BRANDT_OPENED), read(other, "b"))) == []


def test_an_abbreviation_replaces_nothing() -> None:
    known = Notes(known={"x": Known(("Kelvin St",), "place"), "y": Known(("Kelvin Street",), "place")})
    texts = [f"The board opened the lower gates of Kelvin {word} that night." for word in ("St", "Street")]
    one_, other = (annotated(text, id, known) for text, id in zip(texts, "ab", strict=True))  # noqa: A001 -- the contract's name
    assert substitutions(case_of(one_, other)) == []


def test_a_name_replaced_within_one_report_or_in_passages_far_apart_is_passed_over() -> None:
    other = "Then Jan Moor opened the lower gates of the town."
    assert substitutions(case_of(read(f"{BRANDT_OPENED} {other}"))) == []
    assert substitutions(case_of(read(BRANDT_OPENED), read(other, "b"), score=0.6)) == []
