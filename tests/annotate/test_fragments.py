from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.annotate.attribution import Link
from secondsource.annotate.constructions import mended
from secondsource.annotate.fragments import without_fragments
from secondsource.annotate.page import Saying
from tests.annotate.test_constructions import link, page_of, shown

TAGS = {
    **dict.fromkeys(["The", "the", "a", "its"], "DT"),
    **dict.fromkeys(["resolution", "plan", "gate", "house", "polls", "council"], "NN"),
    **dict.fromkeys(["contempt", "new", "Other", "full"], "JJ"),
    **dict.fromkeys(["Lorn", "Velm"], "NNP"),
    **dict.fromkeys(["needs", "sketched", "opened", "will", "praised", "detailed"], "VBD"),
    **dict.fromkeys(["today", "Later", "Late", "there"], "RB"),
    "and": "CC",
    "to": "TO",
    "which": "WDT",
}


def mend(
    text: str, source: str | None, cue: str, *content: str
) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    page = page_of(text, TAGS)
    return shown(page, mended(page, [link(page, source, cue, *content)]))


def test_a_source_that_is_an_article_is_completed_to_its_noun() -> None:
    text = "The contempt resolution needs a vote of the full house."
    assert mend(text, "The", "needs", "a vote of the full house")[0][0] == "The contempt resolution"
    assert mend("Other polls will show it all.", "Other", "will show", "it all")[0][0] == "Other polls"


def test_a_source_that_is_a_conjunction_is_completed_on_both_sides() -> None:
    text = "Later Lorn and Velm sketched a plan there."
    assert mend(text, "and", "sketched", "a plan there") == [("Lorn and Velm", "sketched", ("a plan there",))]


def test_a_source_of_a_small_word_without_noun_is_no_source() -> None:
    page = page_of("Late or opened the gate.", TAGS)
    links = [Saying((1, 2), (2, 3), ((3, 5),))]
    assert [item.source for item in without_fragments(page, links)] == [None]


def test_a_possessive_stays_a_source() -> None:
    assert mend("Then its plan to open the gate failed.", "its", "plan", "to open the gate")[0][0] == "its"


def test_a_content_that_breaks_off_is_completed_to_its_noun() -> None:
    assert mend("Lorn praised the new plan today.", "Lorn", "praised", "the")[0][2] == ("the new plan",)


def test_a_content_of_a_relative_pronoun_or_mark_alone_is_left_out() -> None:
    assert mend("The plan, which the council detailed, failed.", "the council", "detailed", "which") == []
    text = "Lorn praised the plan today;"
    assert mend(text, "Lorn", "praised", "the plan", ";")[0][2] == ("the plan",)


def test_what_is_quoted_or_opposed_in_one_word_stays() -> None:
    assert mend("Lorn praised it.", "Lorn", "praised", "it") != []
    assert mend("“To what?” praised Lorn.", "Lorn", "praised", "“To what?”") != []


@given(st.lists(st.sampled_from(["the", "and", "Lorn", "plan", "opened", "which", ",", "."]), min_size=6, max_size=12))
def test_spans_stay_apart_and_inside_the_text(parts: list[str]) -> None:
    page = page_of(" ".join(parts), TAGS)
    last = len(page.tokens)
    found = mended(page, [Link((0, 1), (2, 3), ((4, 5), (5, 6)))])
    for item in found:
        for start, end in (*item.content, *([item.source] if item.source else [])):
            assert 0 <= start < end <= last
        assert item.source is None or item.source[1] <= 2
