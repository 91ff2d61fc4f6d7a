from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.render.cells import clip, elide, pad, plain, width_of, wrap

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=120)


def test_wide_characters_take_two_cells_and_combining_ones_none() -> None:
    assert width_of("abc") == 3
    assert width_of("日本") == 4
    assert width_of("e\u0301") == 1
    assert pad("日", 4) == "日  "


def test_control_characters_are_shown_and_not_sent_to_the_terminal() -> None:
    assert plain("a\x1b[31mb\r\nc") == "a<U+001B>[31mb c"
    assert plain("x\u202ey") == "x<U+202E>y"
    assert plain("\ud800") == "<U+D800>"


def test_a_long_text_loses_its_middle_between_words() -> None:
    assert clip("one two three four five six seven", 20) == "one two …six seven"
    assert clip("short", 20) == "short"


def test_what_is_marked_survives_shortening() -> None:
    runs = [
        ("a very long beginning that nobody needs to read in full ", ""),
        ("not", "lost"),
        (" and the end " * 9, ""),
    ]
    shown = elide(runs, 60)
    assert ("not", "lost") in shown
    assert sum(width_of(text) for text, _ in shown) <= 60


def test_wrapping_keeps_a_word_of_two_styles_together() -> None:
    lines = wrap([("an exam", ""), ("ple", "strong"), (" word", "")], 9)
    assert [[text for text, _ in line] for line in lines] == [["an"], ["exam", "ple"], ["word"]]


@given(WORDS, st.integers(min_value=2, max_value=40))
def test_no_wrapped_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in wrap([(text, "")], width):
        assert sum(width_of(part) for part, _ in line) <= width


@given(WORDS, st.integers(min_value=2, max_value=60))
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    shown = "".join(part for line in wrap([(text, "")], width) for part, _ in line)
    assert shown.replace(" ", "") == "".join(text.split())


@given(WORDS, st.integers(min_value=1, max_value=60))
def test_a_clipped_text_fits(text: str, width: int) -> None:
    assert width_of(clip(text, width)) <= width
