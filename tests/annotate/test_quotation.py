from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.quotation import quotations

if TYPE_CHECKING:
    from secondsource.model.reading import Quotation

MARKS = ("``", "''", "‘‘", "’’", *"\"“”„‟«»＂'‘’‚‛‹›")


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


def only(text: str) -> Quotation:
    (found,) = quotations(text)
    return found


@pytest.mark.parametrize(
    ("opening", "closing", "style"),
    [
        ("“", "”", "double"),
        ('"', '"', "double"),
        ("``", "''", "double"),
        ("«", "»", "double"),
        ("»", "«", "double"),
        ("„", "“", "double"),
        ("„", "”", "double"),
        ("＂", "＂", "double"),
        ("‘", "’", "single"),
        ("'", "'", "single"),
        ("‹", "›", "single"),
    ],
)
def test_every_style_of_marks_is_known(opening: str, closing: str, style: str) -> None:
    text = f"He said {opening}the gates are open{closing} and left."
    found = only(text)
    assert text[found.start : found.end] == f"{opening}the gates are open{closing}"
    assert text[found.inner_start : found.inner_end] == "the gates are open"
    assert (found.style, found.problem, found.continued) == (style, None, False)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ('"Yes", "no" and "maybe"', ["Yes", "no", "maybe"]),
        ("(“in brackets”)", ["in brackets"]),
        ("He left—“after a dash”—at once.", ["after a dash"]),
        ("A headline: 'Too late'", ["Too late"]),
        ("the ‘so-called’ experts", ["so-called"]),
    ],
)
def test_quotations_are_found_beside_other_marks(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_a_quotation_within_a_quotation_comes_after_it() -> None:
    assert inner("“He said ‘no’ and left,” she said.") == ["He said ‘no’ and left,", "no"]
    assert inner("\"He said 'no' and left,\" she said.") == ["He said 'no' and left,", "no"]
    assert inner("‘He said “no” and left,’ she said.") == ["He said “no” and left,", "no"]
    assert inner("“He said ‘never again.’”") == ["He said ‘never again.’", "never again."]


@pytest.mark.parametrize(
    "text",
    [
        "It’s the mayors’ view that it isn't so.",
        "In the '90s rock 'n' roll got 'em.",
        "’tis the season, 'twas said, 'cause they could.",
        "The players' union and the workers' rights.",
        "O'Neill's plan wasn’t Fitzgerald's.",
        "Class of ’68 and the summer of '69.",
    ],
)
def test_apostrophes_elisions_and_plurals_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'It's ours,' he said.", "It's ours,"),
        ("‘It’s ours,’ he said.", "It’s ours,"),
        ("He called it ‘the players’ choice’ today.", "the players’ choice"),
        ("O'Neill's 'plan' wasn't his.", "plan"),
        ("Bosses' 'secret' deal", "secret"),
    ],
)
def test_single_marks_end_where_the_words_end_and_not_at_an_apostrophe(text: str, quoted: str) -> None:
    assert inner(text) == [quoted]


@pytest.mark.parametrize(
    "text",
    ['A 27" screen', "He is 5'10\" tall and she 5'4\".", 'Pipes of 12" and 14" burst, and one of 3".'],
)
def test_inches_are_no_quotation_marks(text: str) -> None:
    assert quotations(text) == []


def test_inches_and_quotations_stand_side_by_side() -> None:
    assert inner('A 12" record and "a quote" here.') == ["a quote"]
    assert inner('He calls it "a hit": a 12" record, "the best".') == ["a hit", "the best"]


def test_a_number_may_end_a_quotation() -> None:
    assert inner('He was "born in 1990" and "gone by 2010".') == ["born in 1990", "gone by 2010"]


def test_a_quotation_that_is_never_closed_runs_to_the_end_of_its_paragraph() -> None:
    text = "“He never closed it. She left.\n\nAnother paragraph."
    found = only(text)
    assert (found.problem, found.continued) == ("unclosed", False)
    assert text[found.start : found.end] == "“He never closed it. She left."


def test_a_quotation_that_is_never_closed_ends_before_the_next_opens() -> None:
    text = "“One “two three” four."
    assert [(text[q.start : q.end], q.problem) for q in quotations(text)] == [
        ("“One", "unclosed"),
        ("“two three”", None),
    ]


def test_a_straight_mark_without_partner_is_an_opening_one_where_it_stands_like_one() -> None:
    text = '"One" and "two and no end.'
    assert [(text[q.start : q.end], q.problem) for q in quotations(text)] == [
        ('"One"', None),
        ('"two and no end.', "unclosed"),
    ]


def test_a_quotation_never_opened_begins_after_a_colon_or_the_last_quotation() -> None:
    text = "He said: never opened it,” and left."
    assert (outer(text), only(text).problem) == (["never opened it,”"], "unopened")
    assert outer("She said: “One.” Two,” he said.") == ["“One.”", "Two,”"]
    assert outer('One" and more') == ['One"']


def test_a_quotation_goes_on_in_the_next_paragraph_with_a_new_opening_mark() -> None:
    first, second, third = quotations("“One.\n\n“Two.\n\n“Three,” she said.")
    assert [q.continued for q in (first, second, third)] == [True, True, False]
    assert [q.problem for q in (first, second, third)] == [None, None, None]


def test_straight_marks_go_on_in_the_next_paragraph_too() -> None:
    first, second = quotations('"First part.\n\n"Second part," she said.')
    assert (first.continued, first.problem, second.continued, second.problem) == (True, None, False, None)


def test_a_quotation_left_open_and_closed_in_the_next_paragraph_is_one() -> None:
    text = "“First part.\n\nSecond part,” she said."
    first, second = quotations(text)
    assert (first.problem, first.continued) == (None, True)
    assert (second.problem, text[second.start : second.end]) == (None, "Second part,”")


def test_a_quotation_left_open_and_closed_two_paragraphs_on_stays_damaged() -> None:
    assert [q.problem for q in quotations("“First.\n\nSecond.\n\nThird,” she said.")] == ["unclosed", "unopened"]


@pytest.mark.parametrize("text", ["", " ", '"', "“", "”", "'", "’", "\n\n“\n\n"])
def test_a_mark_alone_quotes_nothing(text: str) -> None:
    assert quotations(text) == []


PIECES = st.sampled_from([*MARKS, "word", "s", " ", "\n\n", ".", ",", ": ", "5", "—", "é", "“Yes”", "it’s"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_quotations_lie_in_the_text_between_the_marks_they_claim(text: str) -> None:
    found = quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for at, item in enumerate(found):
        assert 0 <= item.start <= item.inner_start <= item.inner_end <= item.end <= len(text)
        assert item.start < item.end
        opening, closing = text[item.start : item.inner_start], text[item.inner_end : item.end]
        goes_on = any(q.continued for q in found[:at])
        assert opening in MARKS or (opening == "" and (item.problem == "unopened" or goes_on))
        assert closing in MARKS or (closing == "" and (item.problem == "unclosed" or item.continued))


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_quotations_of_one_style_do_not_overlap_and_keep_within_a_paragraph(text: str) -> None:
    for style in ("double", "single"):
        found = [q for q in quotations(text) if q.style == style]
        assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n\n" in words for words in outer(text))


def test_two_apostrophes_open_and_close_a_quotation() -> None:
    text = "''It rained,'' she said. ''It rained a lot.''"
    assert [(text[q.start : q.end], q.problem) for q in quotations(text)] == [
        ("''It rained,''", None),
        ("''It rained a lot.''", None),
    ]


def test_a_block_without_marks_between_its_first_and_last_is_one_quotation() -> None:
    text = "He wrote: “It rained for a day.\n\nThe river rose.\n\nNobody came.”\n\nThen it stopped."
    found = quotations(text)
    assert [q.problem for q in found] == [None, None, None]
    assert [text[q.inner_start : q.inner_end] for q in found] == [
        "It rained for a day.",
        "The river rose.",
        "Nobody came.",
    ]


def test_two_right_single_marks_close_and_marks_inside_the_same_marks_are_left_alone() -> None:
    assert [q.problem for q in quotations("“It rained,’’ she said. “It rained a lot.’’")] == [None, None]
    text = "“I saw Tor “Storm” Lund run and hide,” she said."
    (found,) = quotations(text)
    assert (found.problem, text[found.inner_start : found.inner_end]) == (None, "I saw Tor “Storm” Lund run and hide,")


def test_two_single_marks_go_on_over_paragraphs_too() -> None:
    text = "''One part.\n\n''Another part.\n\n''The last part,'' he said."
    assert [(q.problem, q.continued) for q in quotations(text)] == [(None, True), (None, True), (None, False)]
