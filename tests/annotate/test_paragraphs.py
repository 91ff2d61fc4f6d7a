from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.paragraphs import paragraphs

WRAPPED = "the river authority said that the gates were\nopened at four in the morning on the order of the"


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_a_blank_line_ends_a_paragraph_even_with_spaces_on_it() -> None:
    assert parts("one\n\ntwo\n \t \nthree\r\n\r\nfour") == ["one", "two", "three", "four"]


def test_a_line_break_ends_a_paragraph_of_unwrapped_text() -> None:
    assert parts("One is here.\nTwo is here.") == ["One is here.", "Two is here."]


def test_a_hard_wrapped_block_is_one_paragraph() -> None:
    assert parts(WRAPPED) == [WRAPPED]


def test_list_items_and_hash_headings_part_a_wrapped_block() -> None:
    assert parts(f"- {WRAPPED}\n- {WRAPPED}") == [f"- {WRAPPED}", f"- {WRAPPED}"]
    assert parts(f"## Heading of forty letters or thereabouts, yes\n{WRAPPED}")[1] == WRAPPED


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab \n\r\x0b\x85\u2028#-1.", max_size=60))
def test_paragraphs_cover_every_character_that_is_not_space(text: str) -> None:
    last = 0
    for start, end in paragraphs(text):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()
