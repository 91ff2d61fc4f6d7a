"""The measures of bench.interactions on marks written here."""

from typing import Any

import pytest

from bench.interactions import Found, below, compare, macro_f1


def mark(**kept: list[dict[str, object]]) -> dict[str, Any]:
    item = {"actor": [[0, 6]], "types": ["ACCUSE"], "target": [[17, 24]]}
    return {"start": 100, "end": 130, "interactions": [item], "open": []} | kept


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (((100, 106), "ACCUSE", (117, 124)), (1, 1, 1, [])),
        (((100, 106), "AID", (117, 124)), (0, 1, 1, ["type for ACCUSE: AID", "missed"])),
        (((117, 124), "ACCUSE", (100, 106)), (0, 1, 1, ["direction", "missed"])),
        (((108, 112), "ACCUSE", (113, 115)), (0, 1, 1, ["false", "missed"])),
        (((10, 16), "ACCUSE", (20, 24)), (0, 0, 1, ["missed"])),
    ],
)
def test_right_told_asked_and_errors(found: Found, expected: tuple[int, int, int, list[str]]) -> None:
    assert compare(mark(), [found]) == expected


def test_what_is_open_is_neither_asked_for_nor_wrong() -> None:
    open_ = [{"actor": None, "types": [], "target": None}]
    assert compare(mark(interactions=[], open=open_), [((100, 106), "AID", (117, 124))]) == (0, 0, 0, [])


def test_macro_f1_is_the_mean_over_gold_classes() -> None:
    assert macro_f1(["A", "A", "B"], ["A", "B", "B"]) == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_bounds_are_checked() -> None:
    right = {"f1": 0.9, "precision": 0.9}
    good = {"interactions": right, "actors": {"country": 1.0, "sector": 1.0}, "false": 0.0, "time added": 0.0}
    assert below(good) == []
    assert below(good | {"interactions": right | {"f1": 0.1}, "false": 0.9}) == ["f1", "false"]
    assert below(good | {"interactions": right | {"precision": 0.5}}) == ["precision"]
