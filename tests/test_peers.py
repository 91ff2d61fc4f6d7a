from __future__ import annotations

import pytest

from bench.peers.pattern import attributions
from bench.peers.prepare import prepared
from bench.peers.together import PeerOptions, direct, peers
from training.reader.data import Attribution


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“They were shut,” said Ilse Brandt.", "Ilse Brandt", "said", "“They were shut,”"),
        ("Brandt said: “They were shut.”", "Brandt", "said", "“They were shut.”"),
        ("She said that they were shut.", "She", "said", "that they were shut"),
        ("According to Brandt, they were shut.", "Brandt", "According to", "they were shut"),
    ],
)
def test_the_pattern_finds_what_it_is_written_for(text: str, source: str, cue: str, content: str) -> None:
    (found,) = attributions(text)
    parts = (found.source[0], found.cue[0], found.content[0])
    assert tuple(text[a:b] for a, b in parts) == (source, cue, content)


def test_the_pattern_finds_nothing_where_nobody_speaks() -> None:
    assert attributions("The gates were shut. Nobody came.") == []


def test_a_prepared_text_keeps_every_place() -> None:
    text = "He said ''no'' and “yes”."
    assert len(prepared(text)) == len(text)
    assert prepared(text).index("no") == text.index("no")


def test_only_contents_all_in_quotation_marks_are_direct() -> None:
    text = "“They were shut,” she said. She said they were open."
    quoted, told = (
        Attribution((), (), ((text.index(w), text.index(w) + len(w)),)) for w in ("They were shut", "they were open")
    )
    assert direct(text, [quoted, told, Attribution((), (), ())]) == [quoted]


def test_peers_whose_needs_are_not_met_are_left_out() -> None:
    assert list(peers(["Brandt said no."], PeerOptions())) == ["regular expression"]
