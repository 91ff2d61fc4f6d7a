"""Two reports side by side."""

from __future__ import annotations

from secondsource.render.diff import sentences


def test_front_matter_counts_as_no_sentence() -> None:
    text = "---\ntitle: Gate open\noutlet: Herald\n---\nThe gate was open. Nobody knows."
    assert sentences(text) == ["The gate was open.", "Nobody knows."]
