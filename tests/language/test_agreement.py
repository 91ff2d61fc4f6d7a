from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from secondsource import Engine, Report, read
from secondsource.language.agreement import (
    agree,
    clash,
    differing_days,
    differing_numbers,
    differing_periods,
    differing_polarity,
    may_be_one_day,
)
from secondsource.model.reading import Time
from secondsource.model.span import Span
from secondsource.relate.propositions import whole_sentences
from tests.builders import words

if TYPE_CHECKING:
    from secondsource.model.proposition import Proposition


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(threads=1)


def told(engine: Engine, text: str, name: str = "a") -> Proposition:
    """Return the passage that a report of one sentence makes."""
    (found,) = whole_sentences(read(Report.from_text(text, id=name, published="2026-05-12"), engine=engine), {})
    return found


@pytest.mark.parametrize(
    ("a", "b", "stems"),
    [
        ("The gates were opened at four", "The gates were not opened at four", "open"),
        ("The gates are safe", "The gates are not safe", "safe"),
        ("He refused to open the gates", "He opened the gates", "open"),
        ("The gates didn’t close", "The gates closed", "close"),
        ("Nobody closed the gates", "The workers closed the gates", "close"),
        ("The gates were neither closed nor safe", "The gates were safe", "safe"),
    ],
)
def test_a_predicate_that_one_of_two_negates_is_a_clash(a: str, b: str, stems: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = clash(words(one), words(other))
        assert found is not None
        assert found.a.stem == found.b.stem == stems
        assert found.a.negated != found.b.negated


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The gates were opened", "The gates were opened"),
        ("The gates were not opened", "The gates were not opened"),
        ("The gates were opened", "The pumps were not closed"),
        ("They did not have gates", "They have gates"),
        ("He did not open the gates but later opened them", "He opened the gates"),
        ("Nobody said it", "The mayor said it"),
        ("the old gates", "not the old gates"),
        ("", ""),
    ],
    ids=["both said", "both denied", "other words", "a light verb", "both at once", "reporting", "a noun", "nothing"],
)
def test_what_is_no_clash(a: str, b: str) -> None:
    assert clash(words(a), words(b)) is None


@pytest.mark.parametrize(
    ("a", "b", "numbers"),
    [
        ("The repair will cost 14 million euros.", "The works are to cost 41 million euros.", ("14", "41")),
        ("Cracks were found in three of its cables.", "The bridge has cracks in five cables.", ("three", "five")),
        ("A ferry with 210 passengers ran aground.", "A ferry carrying 120 people ran aground.", ("210", "120")),
        ("More than 70 shots were fired.", "70 shots were fired.", None),
        ("Two gangs fought near the mill, one gang from Tyler.", "Two groups fought near the mill.", None),
        ("A boy of 14 shot his 9-year-old brother.", "The 9-year-old boy was shot.", None),
        ("The ferry carried 210 people, three of them children.", "The ferry carried 210 people.", None),
        ("The ferry carried 900 people.", "Three passengers were hurt.", None),
    ],
)
def test_numbers_differ_when_what_fits_is_out(engine: Engine, a: str, b: str, numbers: tuple[str, str] | None) -> None:
    found = differing_numbers(told(engine, a), told(engine, b))
    if numbers is None:
        assert found is None
    else:
        assert found is not None
        assert all(number in item.span.text for number, item in zip(numbers, found, strict=True))


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("The bridge was closed on Sunday.", "The bridge has been shut since Monday.", True),
        ("The bridge was closed on 10 May.", "The bridge was closed on Sunday.", False),
        ("The bridge was closed on Sunday.", "The bridge was closed, police said on Monday.", False),
        ("The bridge was closed on Sunday.", "The harbour bridge was closed to lorries.", False),
        ("The bridge was closed on Sunday.", "The harbour bridge was closed at 5 p.m.", False),
    ],
)
def test_days_differ_when_both_tell_when_it_was(engine: Engine, a: str, b: str, *, differ: bool) -> None:
    assert (differing_days(told(engine, a), told(engine, b)) is not None) == differ


def test_periods_of_one_sort_differ(engine: Engine) -> None:
    first, second, year = (
        told(engine, f"The deal will close in {when}.")
        for when in ("the first quarter of 2027", "the second quarter of 2027", "2028")
    )
    assert differing_periods(first, second) is not None
    assert differing_periods(first, first) is None
    assert differing_periods(first, year) is None


def test_a_denial_negates_what_is_denied_and_not_itself(engine: Engine) -> None:
    plain = told(engine, "Vane accused the ministry of ignoring the warning.")
    denial = replace(told(engine, "Vane denied that he had accused the ministry of ignoring it."), denied=True)
    found = differing_polarity(plain, denial)
    assert found is not None
    assert found.a.stem == "accus"
    assert not agree(plain, denial)
    assert agree(denial, denial)
    assert differing_polarity(denial, told(engine, "Vane said he had not accused the ministry of ignoring it.")) is None


@pytest.mark.parametrize(
    ("bare", "dated", "day", "one"),
    [
        ("about 7:15 p.m. Friday", "Jan. 22", "2016-01-22", True),
        ("about 7:15 p.m. Friday", "Jan. 23", "2016-01-23", False),
        ("Friday, Jan. 29", "Jan. 22", "2016-01-22", False),
    ],
)
def test_a_date_may_be_the_weekday_of_another_week(bare: str, dated: str, day: str, one: bool) -> None:  # noqa: FBT001 -- a table's column
    reckoned = Time("t1", Span("a", 0, len(bare), bare), "2016-01-29", "2016-01-29", "2016-01-30", "published")
    after = f"{day[:-2]}{int(day[-2:]) + 1}"
    said = Time("t2", Span("b", 0, len(dated), dated), day, day, after, "calendar")
    assert may_be_one_day(reckoned, said) is one
    assert may_be_one_day(said, reckoned) is one
