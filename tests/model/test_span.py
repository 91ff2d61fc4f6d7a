from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model.report import Report
from secondsource.model.span import Span, span_of

REPORT = Report.from_text("The gates were opened at four.", id="a")


def test_a_span_is_cut_out_of_its_report() -> None:
    assert span_of(REPORT, 4, 9) == Span("a", 4, 9, "gates")


def test_offsets_count_code_points_whatever_the_script() -> None:
    report = Report.from_text("👩‍🚒 “Σίσυφος” é́", id="b")
    start = report.text.index("Σ")
    assert span_of(report, start, start + 7).text == "Σίσυφος"


def test_spans_that_share_a_character_overlap() -> None:
    gates, of_the_gates = span_of(REPORT, 4, 9), span_of(REPORT, 0, 5)
    assert gates.overlaps(of_the_gates)
    assert of_the_gates.overlaps(gates)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not span_of(REPORT, 0, 4).overlaps(span_of(REPORT, 4, 9))


def test_spans_of_two_reports_neither_overlap_nor_hold_each_other() -> None:
    here, there = span_of(REPORT, 4, 9), msgspec.structs.replace(span_of(REPORT, 4, 9), report="b")
    assert not here.overlaps(there)
    assert not here.holds(there)


def test_a_span_holds_itself_and_what_lies_within_but_not_what_sticks_out() -> None:
    whole, inner = span_of(REPORT, 4, 14), span_of(REPORT, 10, 14)
    assert whole.holds(whole)
    assert whole.holds(inner)
    assert not inner.holds(whole)
    assert not inner.holds(span_of(REPORT, 10, 15))


def test_a_span_is_frozen() -> None:
    with pytest.raises(AttributeError):
        span_of(REPORT, 0, 3).start = 1  # type: ignore[misc]


OFFSETS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)


@settings(max_examples=60)
@given(OFFSETS, OFFSETS)
def test_overlapping_is_sharing_a_character_and_holding_is_having_them_all(a: list[int], b: list[int]) -> None:
    one, other = span_of(REPORT, *a), span_of(REPORT, *b)
    left, right = set(range(*a)), set(range(*b))
    if left and right:
        assert one.overlaps(other) == other.overlaps(one) == bool(left & right)
        assert one.holds(other) == (right <= left)
