"""The invented events that conflicts are learnt from are whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FILES = sorted((Path(__file__).parent.parent / "training/accord/facts").glob("*.json"))
GROUPS = ("a", "b", "vague", "fits")


def texts(fact: dict[str, Any]) -> list[str]:
    return [text for group in GROUPS for text in fact.get(group, ())]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_fact_is_told_twice_and_each_sentence_once(path: Path) -> None:
    for event in json.loads(path.read_text(encoding="utf-8")):
        assert event["event"]
        told = [text for fact in event["facts"] for text in texts(fact)]
        assert len(set(told)) == len(told)
        assert all(text.strip() and "\n" not in text for text in told)
        for fact in event["facts"]:
            assert len(fact["a"]) > 1
            assert fact["about"]
            assert fact["kind"]
            assert len(texts(fact)) > len(fact["a"])


def test_there_are_as_many_events_as_the_documentation_says() -> None:
    events = [event for path in FILES for event in json.loads(path.read_text(encoding="utf-8"))]
    assert len(events) == 312
