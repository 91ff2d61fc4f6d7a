from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.language.numbers import conflict, rounding_step, same_kind
from secondsource.model.reading import Bound, Quantity
from secondsource.model.span import Span


def quantity(
    words: str,
    value: float,
    unit: str | None = None,
    *,
    of: str | None = None,
    bound: Bound = "exact",
    high: float | None = None,
) -> Quantity:
    thing = Span("r", 0, len(of), of) if of else None
    return Quantity("r:q1", Span("r", 0, len(words), words), value, unit, thing, bound, high)


TWELVE_HUNDRED = quantity("1,200", 1200, of="people")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (quantity("about 1,200", 1200, bound="about"), quantity("1,187", 1187)),
        (quantity("1,200", 1200), quantity("1,187", 1187)),
        (quantity("nearly two dozen", 24, bound="about"), quantity("22", 22)),
        (quantity("more than 100", 100, bound="more than"), quantity("130", 130)),
        (quantity("at least 12", 12, bound="at least"), quantity("12", 12)),
        (quantity("10 to 12", 10, bound="range", high=12), quantity("11", 11)),
        (quantity("1.2 million", 1.2e6), quantity("1,204,332", 1204332)),
        (quantity("up to 20", 20, bound="at most"), quantity("17", 17)),
        (quantity("fewer than 20", 20, bound="less than"), quantity("17", 17)),
        (quantity("60%", 60, "%"), quantity("60.3 percent", 60.3, "%")),
        (quantity("a third", 1 / 3), quantity("34%", 34, "%")),
        (quantity("half", 0.5), quantity("50 percent", 50, "%")),
        (quantity("30 miles", 30, "mi"), quantity("48 km", 48, "km")),
        (quantity("12 months", 12, "month"), quantity("a year", 1, "year")),
        (quantity("40 degrees", 40, "°F"), quantity("4 degrees", 4, "°C")),
        (quantity("dozens", 12, bound="more than"), quantity("45", 45)),
        (quantity("5-4", 5, high=4), quantity("4-5", 4, high=5)),
        (quantity("$500", 500, "USD"), quantity("£400", 400, "GBP")),
        (quantity("12", 12, of="soldiers"), quantity("5", 5, of="cars")),
        (quantity("60%", 60, "%"), quantity("5 points", 5, "percentage point")),
    ],
)
def test_numbers_that_can_both_be_true_do_not_conflict(a: Quantity, b: Quantity) -> None:
    assert conflict(a, b) is None
    assert conflict(b, a) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (quantity("1,200", 1200), quantity("12,000", 12000)),
        (quantity("about 1,200", 1200, bound="about"), quantity("1,500", 1500)),
        (quantity("12", 12), quantity("13", 13)),
        (quantity("85", 85, "year"), quantity("86", 86, "year")),
        (quantity("more than 100", 100, bound="more than"), quantity("80", 80)),
        (quantity("more than 12", 12, bound="more than"), quantity("12", 12)),
        (quantity("at least 30", 30, bound="at least"), quantity("22", 22)),
        (quantity("up to 20", 20, bound="at most"), quantity("25", 25)),
        (quantity("fewer than 20", 20, bound="less than"), quantity("20", 20)),
        (quantity("10 to 12", 10, bound="range", high=12), quantity("14", 14)),
        (quantity("nearly 100", 100, bound="about"), quantity("120", 120)),
        (quantity("60%", 60, "%"), quantity("90%", 90, "%")),
        (quantity("half", 0.5), quantity("60 percent", 60, "%")),
        (quantity("5-4", 5, high=4), quantity("6-3", 6, high=3)),
        (quantity("2 million", 2e6), quantity("2.3 million", 2.3e6)),
        (quantity("No", 0, of="deaths"), quantity("3", 3, of="people")),
        (quantity("30 miles", 30, "mi"), quantity("30 km", 30, "km")),
    ],
)
def test_numbers_that_cannot_both_be_true_conflict_with_their_words(a: Quantity, b: Quantity) -> None:
    assert conflict(a, b) == f"{a.span.text} against {b.span.text}"
    assert conflict(b, a) == f"{b.span.text} against {a.span.text}"


def test_the_reason_gives_both_wordings() -> None:
    assert conflict(TWELVE_HUNDRED, quantity("12,000", 12000, of="people")) == "1,200 against 12,000"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (quantity("12", 12, of="people"), quantity("13", 13, of="victims"), True),
        (quantity("12", 12, of="Israeli soldiers"), quantity("13", 13, of="soldier"), True),
        (quantity("12", 12, of="soldiers"), quantity("13", 13), True),
        (quantity("12", 12, of="soldiers"), quantity("13", 13, of="cars"), False),
        (quantity("12", 12, "km"), quantity("13", 13, "mi"), True),
        (quantity("12", 12, "km"), quantity("13", 13, "kg"), False),
        (quantity("12", 12, "USD"), quantity("13", 13, "EUR"), False),
        (quantity("12", 12), quantity("13", 13, "km"), False),
        (quantity("half", 0.5), quantity("13%", 13, "%"), True),
        (quantity("half", 0.5), quantity("13", 13), False),
    ],
)
def test_only_like_is_compared_with_like(a: Quantity, b: Quantity, *, same: bool) -> None:
    assert same_kind(a, b) is same
    assert same_kind(b, a) is same


@pytest.mark.parametrize(
    ("value", "step"), [(1200, 100), (3.5, 0.1), (1204332, 1), (100, 10), (2e6, 1e5), (7, 1), (10, 1), (0, 0)]
)
def test_the_rounding_step_is_the_last_significant_digit_but_never_the_first(value: float, step: float) -> None:
    assert rounding_step(value) == pytest.approx(step)


UNITS = st.sampled_from([None, "%", "km", "mi", "USD", "year", "°C", "°F", "percentage point"])
BOUNDS: st.SearchStrategy[Bound] = st.sampled_from(["exact", "about", "at least", "more than", "at most", "less than"])
QUANTITIES = st.builds(
    lambda value, unit, bound: quantity("words", value, unit, bound=bound),
    st.floats(-1e12, 1e12, allow_nan=False),
    UNITS,
    BOUNDS,
)


@settings(max_examples=120, deadline=None)
@given(QUANTITIES, QUANTITIES)
def test_conflict_is_symmetric_and_never_with_itself_unless_strictly_bounded(a: Quantity, b: Quantity) -> None:
    assert (conflict(a, b) is None) == (conflict(b, a) is None)
    assert conflict(a, a) is None
