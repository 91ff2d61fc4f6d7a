"""The scorer of actors' timelines: perfect on itself, and how an error counts."""

from __future__ import annotations

from bench.semeval_timelines import Line, Mention, awareness, micro

A, B, C = (Mention("1", 2, word) for word in ("announced", "said", "opened"))
GOLD = {A: Line(1, "2005-06-06"), B: Line(1, "2005-06-06"), C: Line(2, "2005-06-07")}


def test_a_timeline_against_itself_is_perfect() -> None:
    assert micro([(GOLD, GOLD)])["f1"] == 100.0


def test_dates_and_orders_are_counted_once_each() -> None:
    assert awareness(GOLD, GOLD).total == 4  # three dates, one before the other


def test_a_wrong_date_costs_its_relation_but_not_the_order() -> None:
    found = {**GOLD, C: Line(2, "2005-06-08")}
    counts = awareness(found, GOLD)
    assert (counts.right, counts.total) == (3, 4)


def test_a_mention_that_is_not_gold_costs_precision_alone() -> None:
    found = {**GOLD, Mention("1", 9, "rained"): Line(2, "2005-06-07")}
    figures = micro([(GOLD, found)])
    assert figures["recall"] == 100.0
    assert figures["precision"] < 100.0


def test_nothing_found_is_nothing() -> None:
    assert micro([(GOLD, {})]) == {"f1": 0.0, "precision": 0.0, "recall": 0.0}
