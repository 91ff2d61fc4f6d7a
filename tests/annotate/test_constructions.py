from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.annotate.attribution import Link
from secondsource.annotate.constructions import mended
from secondsource.annotate.page import Page, Saying
from tests.builders import Notes, annotated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shown = tuple[str | None, str | None, tuple[str, ...]]


def page_of(text: str, tags: Mapping[str, str] | None = None) -> Page:
    reading = annotated(text, notes=Notes(tags=tags or {}))
    return Page(text, reading.tokens, reading.sentences, reading.quotations)


def span(page: Page, words: str) -> tuple[int, int]:
    start = page.text.index(words)
    return page.range(start, start + len(words))


def link(page: Page, source: str | None, cue: str, *content: str) -> Link:
    parts = tuple(span(page, words) for words in content)
    return Link(span(page, source) if source else None, span(page, cue), parts)


def shown(page: Page, items: Sequence[Saying]) -> list[Shown]:
    def words(part: tuple[int, int] | None) -> str | None:
        return page.text[page.tokens[part[0]].start : page.tokens[part[1] - 1].end] if part else None

    return [(words(i.source), words(i.cue), tuple(words(p) or "" for p in i.content)) for i in items]


def built(text: str, *, tags: Mapping[str, str] | None = None) -> list[Shown]:
    """Return what constructions alone find in a text."""
    page = page_of(text, tags)
    return shown(page, mended(page, []))


def test_turns_of_a_transcript_belong_to_their_labels() -> None:
    text = "BRANDT: The gates were shut. I was there.\n\nMS. LIND: Who says so?\n\nBRANDT: Nobody."
    page = page_of(text)
    found = mended(page, [])
    assert shown(page, found) == [
        ("BRANDT", ":", ("The gates were shut. I was there",)),
        ("MS. LIND", ":", ("Who says so?",)),
        ("BRANDT", ":", ("Nobody",)),
    ]
    assert all(item.direct for item in found)


def test_a_turn_goes_on_up_to_the_next_label_without_stage_directions() -> None:
    text = "BRANDT: The gates were shut.\n\n(APPLAUSE)\n\nThey stayed shut.\n\nLIND: Who says so?\n\nThe mayor left."
    assert built(text) == [
        ("BRANDT", ":", ("The gates were shut", "They stayed shut")),
        ("LIND", ":", ("Who says so?",)),
    ]


def test_questions_and_answers_are_turns() -> None:
    assert [item[0] for item in built("Q: Were they open?\n\nA: No.\n\nThe mayor left.")] == ["Q", "A"]


def test_the_answers_alone_are_no_transcript() -> None:
    assert built("A: No.\n\nThe mayor left.\n\nA: Never.") == []


@pytest.mark.parametrize(
    "text", ["UPDATE: The gates are open.", "WATCH: The flood.\n\nREAD MORE: The dam.", "NATO: a history"]
)
def test_one_label_or_a_rubric_is_no_transcript(text: str) -> None:
    assert built(text + "\n\nThe river rose on Sunday and the villages were left.") == []


def test_a_turn_takes_over_what_ran_across_its_border() -> None:
    page = page_of("BRANDT: They were shut.\n\nLIND: Who says so?")
    across = link(page, "BRANDT", ":", "They were shut.\n\nLIND: Who says so?")
    assert [item[0] for item in shown(page, mended(page, [across]))] == ["BRANDT", "LIND"]


def test_a_post_belongs_to_its_handle() -> None:
    assert built("@ilsebrandt: The gates stayed shut. All night.\n\nThe river rose.") == [
        ("@ilsebrandt", ":", ("The gates stayed shut. All night",))
    ]


def test_a_signed_quotation_belongs_to_its_signature() -> None:
    assert built("“The gates were a disgrace.” ― Ana Ruiz, 21\n\n“They told us nothing at all.”\n— Tom Bell") == [
        ("Ana Ruiz, 21", "―", ("“The gates were a disgrace.”",)),
        ("Tom Bell", "—", ("“They told us nothing at all.”",)),
    ]


def test_an_authors_name_below_the_last_quotation_is_no_signature() -> None:
    assert built("The board called it “a lesson for all.”\n\n-- Tom Bell") == []


def test_a_dash_in_running_text_is_no_signature() -> None:
    assert built("“The gates were a disgrace” — Ana Ruiz had seen them — and it went on.") == []


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Iran: no talks this year", ("Iran", ":", ("no talks this year",))),
        ("Mayor: gates stayed shut", ("Mayor", ":", ("gates stayed shut",))),
        ("Gates stayed shut all night: mayor", ("mayor", ":", ("Gates stayed shut all night",))),
        ("Mayor Brandt: gates stayed shut", ("Mayor Brandt", ":", ("gates stayed shut",))),
        ("Police: no arrests made", ("Police", ":", ("no arrests made",))),
    ],
)
def test_a_headlines_colon_gives_words_to_a_speaker(headline: str, found: Shown) -> None:
    text = headline + "\n\nThe river rose on Sunday and the villages were left empty."
    assert built(text) == [found]


@pytest.mark.parametrize(
    "headline", ["Flood in Tolmere: what we know", "Editor’s note: a correction", "Photos: the flood"]
)
def test_other_colons_in_headlines_are_no_speakers(headline: str) -> None:
    assert built(headline + "\n\nThe river rose on Sunday and the villages were left empty.") == []


def test_a_colon_without_a_source_or_a_quotation_is_dropped() -> None:
    page = page_of("The flood: what we know.")
    assert mended(page, [link(page, None, ":", "what we know")]) == []


def test_a_source_stays_in_the_paragraph_of_its_cue() -> None:
    page = page_of("Anger among residents\n\nSeveral residents said they were left alone.")
    found = mended(page, [link(page, "residents\n\nSeveral residents", "said", "they were left alone")])
    assert shown(page, found)[0][0] == "Several residents"


def test_content_does_not_run_from_a_heading_into_the_text() -> None:
    page = page_of("End could be near\n\nMoor will leave, many residents said.")
    page.sentences = [page.sentences[0].__class__(0, 17, 0, "heading"), *page.sentences[1:]]
    found = mended(page, [link(page, "many residents", "said", "near\n\nMoor will leave")])
    assert shown(page, found)[0][2] == ("Moor will leave",)


def test_a_bracket_is_no_part_of_a_source() -> None:
    page = page_of("They left. (Moor said so.)")
    assert shown(page, mended(page, [link(page, "(Moor", "said", "so")]))[0][0] == "Moor"


def test_one_that_stands_for_anybody_is_no_source() -> None:
    page = page_of("It held, if one believes the mayor.", {"believes": "VBZ"})
    assert mended(page, [link(page, "one", "believes", "the mayor")])[0].source is None


def test_content_begins_and_ends_with_a_word() -> None:
    page = page_of("The gates, Moor said, were open, and he left.")
    found = mended(page, [link(page, "Moor", "said", "The gates,", ", were open,")])
    assert shown(page, found)[0][2] == ("The gates", "were open")


def test_a_cue_of_function_words_without_a_source_is_dropped() -> None:
    page = page_of("It was not clear whether they left. It was said they left.")
    assert mended(page, [link(page, None, "was", "they left")]) == []
    assert len(mended(page, [link(page, None, "was said", "they left")])) == 1


def test_a_headline_that_ends_in_its_speaker_is_taken_whole() -> None:
    page = page_of(
        "Dam could fail within days, engineers warn\n\nThe river rose on Sunday and villages were left empty."
    )
    page.sentences = [page.sentences[0].__class__(0, 42, 0, "heading"), *page.sentences[1:]]
    found = mended(page, [link(page, "engineers", "warn", "Dam could fail within")])
    assert shown(page, found)[0][2] == ("Dam could fail within days",)


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Moor backs the plan.", "backs", "the plan", "Moor"),
        ("The old mayor had always said they were shut.", "said", "they were shut", "The old mayor"),
        ("Lind, who said they were shut, left.", "said", "they were shut", "who"),
        ("Moor’s claim that they were shut was odd.", "claim", "that they were shut", "Moor’s"),
        ("His belief that they were shut was odd.", "belief", "that they were shut", "His"),
    ],
)
def test_a_missing_source_is_found_beside_its_cue(text: str, cue: str, content: str, source: str) -> None:
    page = page_of(text, {"always": "RB", "claim": "NN", "’s": "POS", "His": "PRP$", "Moor": "NNP", "old": "JJ"})
    assert shown(page, mended(page, [link(page, None, cue, content)]))[0][0] == source


def test_a_pronoun_within_the_cue_becomes_the_source() -> None:
    page = page_of("He said they were shut.")
    assert shown(page, mended(page, [link(page, None, "He said", "they were shut")])) == [
        ("He", "said", ("they were shut",))
    ]


def test_a_participle_takes_the_source_of_the_cue_before_it() -> None:
    page = page_of("Brandt called it a disgrace, adding that nobody had asked her.", {"called": "VBD", "adding": "VBG"})
    links = [link(page, "Brandt", "called", "it a disgrace"), link(page, None, "adding", "that nobody had asked her")]
    assert [item[0] for item in shown(page, mended(page, links))] == ["Brandt", "Brandt"]


def test_whoever_is_asked_is_no_source() -> None:
    page = page_of("Moor was once asked whether they were open.", {"asked": "VBN", "was": "VBD", "once": "RB"})
    links = [link(page, "Moor", "was once asked", "whether they were open")]
    assert mended(page, links)[0].source is None
    page = page_of("Moor asked whether they were open.", {"asked": "VBD"})
    assert mended(page, [link(page, "Moor", "asked", "whether they were open")])[0].source == (0, 1)


def test_a_subject_is_found_before_what_commas_enclose() -> None:
    page = page_of("Brandt, 54, said she welcomed it.", {"said": "VBD"})
    assert mended(page, [link(page, None, "said", "she welcomed it")])[0].source == (0, 1)


def test_a_verb_behind_a_relative_clause_is_said_by_whom_the_clause_is_about() -> None:
    page = page_of("Joost, who leads the council, called it a disgrace.", {"called": "VBD", "council": "NN"})
    found = shown(page, mended(page, [link(page, "the council", "called", "it a disgrace")]))
    assert [item[0] for item in found] == ["Joost"]


def test_the_subject_of_a_passive_is_no_source() -> None:
    page = page_of("The plan was criticized as weak.", {"criticized": "VBN"})
    assert mended(page, [link(page, None, "criticized", "as weak")])[0].source is None


def test_a_statement_reported_within_another_is_found() -> None:
    page = page_of("Brandt said that Moor had denied that they were open.", {"denied": "VBN"})
    found = shown(page, mended(page, [link(page, "Brandt", "said", "that Moor had denied that they were open")]))
    assert found == [
        ("Brandt", "said", ("that Moor had denied that they were open",)),
        ("Moor", "had denied", ("that they were open",)),
    ]


def test_an_anonymous_source_with_what_describes_it() -> None:
    found = built("One person familiar with the matter said the mayor knew.", tags={"familiar": "JJ", "knew": "VBD"})
    assert found == [("One person familiar with the matter", "said", ("the mayor knew",))]


def test_what_a_speaker_says_of_themselves_in_quotation_marks_is_no_statement_of_its_own() -> None:
    assert built("“He said that they were open.”") == []
    assert built("I said that they were open.") == []


def test_a_quotation_without_a_cue_goes_on_with_the_one_before_it() -> None:
    page = page_of("“They were shut,” said Brandt. “Nobody had touched them since noon.”")
    found = shown(page, mended(page, [link(page, "Brandt", "said", "“They were shut,”")]))
    assert found == [("Brandt", "said", ("“They were shut,”", "“Nobody had touched them since noon.”"))]


def test_a_quotation_after_unquoted_words_is_an_attribution_without_a_cue() -> None:
    page = page_of("Moor defended the plan. “It is the only way out.” He left.", {"defended": "VBD"})
    found = shown(page, mended(page, [link(page, "Moor", "defended", "the plan")]))
    assert found == [("Moor", "defended", ("the plan",)), ("Moor", None, ("“It is the only way out.”",))]


def test_a_quotation_in_another_paragraph_is_left_alone() -> None:
    page = page_of("Moor defended the plan.\n\n“It is the only way out.”", {"defended": "VBD"})
    assert len(mended(page, [link(page, "Moor", "defended", "the plan")])) == 1


def test_links_that_nothing_contradicts_stay_as_they_are() -> None:
    page = page_of("Brandt said they were open.")
    given_link = link(page, "Brandt", "said", "they were open")
    assert mended(page, [given_link]) == [Saying(given_link.source, given_link.cue, given_link.content)]


PIECES = st.sampled_from(
    [
        "BRANDT:",
        "Q:",
        "@moor:",
        "“",
        "”",
        '"',
        "said",
        "that",
        "Moor",
        "the",
        "gates",
        "—",
        "Ana",
        "Ruiz",
        "\n",
        "\n\n",
        ".",
        ":",
        "’s",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_ranges_within_it(pieces: list[str]) -> None:
    page = page_of(" ".join(pieces))
    for item in mended(page, []):
        for part in (item.source, item.cue, *item.content):
            assert part is None or 0 <= part[0] < part[1] <= len(page.tokens)
