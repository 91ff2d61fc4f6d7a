from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.render.wording import Change, compare_words, fold


def test_a_lost_word_is_named_and_marked_on_the_side_that_has_it() -> None:
    found = compare_words("“I did not order it,”", "“I did order it,”")
    assert found is not None
    assert found.changes == (Change("lost", "not", ""),)
    assert [piece.text for piece in found.first if piece.differs] == ["not"]
    assert not any(piece.differs for piece in found.second)
    assert str(found.changes[0]) == "lost: not"


def test_an_added_and_a_changed_word_are_told_apart() -> None:
    found = compare_words("the gate was open", "the old gate was shut")
    assert found is not None
    assert [str(change) for change in found.changes] == ["added: old", "changed: open → shut"]


def test_case_and_the_style_of_quotation_marks_make_no_difference() -> None:
    found = compare_words("“The Gate’s open”", '"the gate\'s open"')
    assert found is not None
    assert found.changes == ()
    assert found.ratio == 1.0
    assert fold("“The Gate’s open”") == fold('"the  gate\'s\nopen"')


def test_texts_too_long_to_compare_are_not_compared() -> None:
    assert compare_words("a " * 601, "b " * 601) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_of_each_side_are_that_side(first: str, second: str) -> None:
    found = compare_words(first, second)
    assert found is not None
    assert "".join(piece.text for piece in found.first) == first
    assert "".join(piece.text for piece in found.second) == second


def test_numbers_are_whole_and_marks_are_told_only_where_nothing_else_changed() -> None:
    found = compare_words("The price was $2.3 billion, he said.", "The price was $3.2 billion he said.")
    assert found is not None
    assert [str(change) for change in found.changes] == ["changed: 2.3 → 3.2"]
    marks = compare_words("rich, he said", "rich he said")
    assert marks is not None
    assert [str(change) for change in marks.changes] == ["lost: ,"]
    both = compare_words("rich, but not reckless", "rich and reckless")
    assert both is not None
    assert [str(change) for change in both.changes] == ["changed: but not → and"]
