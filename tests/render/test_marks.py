from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.render.marks import Mark, blocks
from secondsource.render.view import line_starts

TEXT = "The gate was open, she said.\n\nIt was not.\n"


def pieces(text: str, *marks: Mark) -> list[list[tuple[str, str]]]:
    return [
        [(segment.text, segment.keys) for segment in line.segments]
        for block in blocks(text, line_starts(text), marks)
        for line in block.lines
    ]


def test_a_text_without_marks_is_its_lines() -> None:
    assert pieces(TEXT) == [[("The gate was open, she said.", "")], [("It was not.", "")]]


def test_nested_marks_are_cut_at_every_boundary() -> None:
    outer, inner = Mark(0, 17, "c1", "claim"), Mark(4, 8, "f1", "finding", severity="high", label="f1")
    assert pieces(TEXT, outer, inner)[0] == [
        ("The ", "c1"),
        ("gate", "f1 c1"),
        (" was open", "c1"),
        (", she said.", ""),
    ]


def test_overlapping_marks_share_the_middle() -> None:
    left, right = Mark(0, 12, "a1", "speech"), Mark(9, 17, "a2", "speech")
    assert pieces(TEXT, left, right)[0][:3] == [("The gate ", "a1"), ("was", "a2 a1"), (" open", "a2")]


def test_a_mark_over_a_line_break_is_in_both_lines() -> None:
    assert pieces(TEXT, Mark(19, 36, "f1", "finding"))[1] == [("It was", "f1"), (" not.", "")]


def test_a_second_wording_is_told_from_the_first() -> None:
    assert pieces(TEXT, Mark(0, 3, "f1", "finding", 1))[0][0] == ("The", "f1:1")


def test_a_label_stands_once_at_the_end_of_its_mark() -> None:
    mark = Mark(4, 36, "f1", "finding", severity="low", label="f1")
    inside = Mark(9, 12, "t1", "figure")
    ends = [
        segment.text
        for block in blocks(TEXT, line_starts(TEXT), [mark, inside])
        for line in block.lines
        for segment in line.segments
        if segment.ending
    ]
    assert ends == ["It was"]


def test_lines_broken_at_a_right_margin_make_one_block() -> None:
    lines = [
        "The harbour office said on Sunday that the gate had been",
        "opened at four in the morning, an hour before the water",
        "rose. Nobody was hurt.",
    ]
    text = "\n".join(lines)
    assert [len(block.lines) for block in blocks(text, line_starts(text), [])] == [3]


def test_short_paragraphs_without_empty_lines_between_them_stay_apart() -> None:
    text = (
        "The harbour office said that the gate had been opened.\nThe water rose for an hour more after that, it said.\n"
    )
    assert [len(block.lines) for block in blocks(text, line_starts(text), [])] == [1, 1]


def test_nothing_reads_on_from_a_title() -> None:
    lines = [
        "The harbour office opens the gate at four in the morning",
        "The harbour office said that the gate had been",
        "opened.",
    ]
    text = "\n".join(lines)
    starts = line_starts(text)
    assert [len(block.lines) for block in blocks(text, starts, [])] == [3]
    assert [len(block.lines) for block in blocks(text, starts, [], heading=starts[1] - 1)] == [1, 2]


def test_windows_and_old_line_ends_are_not_part_of_a_line() -> None:
    assert pieces("One.\r\nTwo.\rThree.") == [[("One.", "")], [("Two.", "")], [("Three.", "")]]


@given(
    st.text(alphabet="ab \n\r🚢ש“", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8),
)
def test_the_segments_of_a_line_are_the_line_and_the_marks_their_words(text: str, spans: list[tuple[int, int]]) -> None:
    cut = [(low, min(len(text), low + size)) for low, size in spans if low < len(text)]
    marks = [Mark(low, high, f"k{n}", "other") for n, (low, high) in enumerate(cut)]
    starts = line_starts(text)
    found = blocks(text, starts, marks)
    for line in (line for block in found for line in block.lines):
        words = "".join(segment.text for segment in line.segments)
        start = starts[line.number - 1]
        assert text[start : start + len(words)] == words
    for mark in marks:
        covered = "".join(s.text for b in found for line in b.lines for s in line.segments if mark in s.marks)
        assert covered.split() == text[mark.start : mark.end].split() or covered.replace(" ", "") == "".join(
            text[mark.start : mark.end].split()
        )


def test_front_matter_is_a_block_of_its_own_to_the_character() -> None:
    text = "---\ntitle: Gate open\n\noutlet: Herald\n---\nThe gate was open.\nNobody knows.\n"
    first, *others = blocks(text, line_starts(text), [])
    assert first.front
    assert [line.number for line in first.lines] == [1, 2, 4, 5]
    assert [block.front for block in others] == [False, False]
    assert pieces(text)[-1] == [("Nobody knows.", "")]
