from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.segmentation import segment, tokenise


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in segment(text)]


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenise(text)]


SPLITS = [
    "He lives in the U.S.|Trump said so.",
    "The U.S. Embassy said no.|U.S. President Trump spoke.|Police in the U.K. were told.",
    "Mr. Smith met Dr. Jones and Gen. Lee at 5 a.m. Monday.|They left at 6 p.m.|The Senate voted.",
    "J. D. Vance and Donald J. Trump met on Jan. 5 in St. Louis.",
    "No. 5 was out.|No.|He was not.",
    "Apple Inc. CEO Tim Cook spoke.|He works for Apple Inc.|The firm grew 3.5 percent.",
    "Smith et al. wrote it, e.g. Here.|It was read.",
    "It cost $3.50.|Nobody paid.",
    "She came in 2015.|12 people left.",
    "“It was intelligent or honorable.”|Not that,” he said.",
    "“I knew what he did. ”|Then he left.",
    '"I know he did. "|Then he left.|"I go."|She went.',
    '"Why?" he asked.|"Why?" Smith asked.|"Stop!" said Trump.|He left.',
    "“I came.|I saw,” he said.",
    "“Well...”|She left.",
    "Great! 😀|Now we go.|#now @joe is in.|12 people died.",
    "He left.[1]|Then she came.[2]",
    "1. The first.|They came.",
    "(He left.)|They came.",
    "The firm (Acme Inc.) grew.",
    "A. The answer is no.",
    "See www.example.com.|It is open.",
    "Done.|• Next one.",
]


@pytest.mark.parametrize("marked", SPLITS)
def test_splits_where_a_sentence_ends_and_only_there(marked: str) -> None:
    assert sentences(marked.replace("|", " ")) == marked.split("|")


def test_an_ellipsis_ends_a_sentence_only_before_a_word_that_begins_one() -> None:
    assert sentences("He said it … The end came.") == ["He said it …", "The end came."]
    assert sentences("We went to … Paris in May.") == ["We went to … Paris in May."]
    assert sentences("He was tired.... Paris won.") == ["He was tired....", "Paris won."]
    assert sentences("I was . . . not there.") == ["I was . . . not there."]


def test_wide_stops_need_no_space() -> None:
    assert sentences("他来了。他走了。") == ["他来了。", "他走了。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do as they so choose.The president left.", ["Do as they so choose.", "The president left."]),
        ("They are in Iran.The president left.", ["They are in Iran.", "The president left."]),
        ("“We go.”The president left.", ["“We go.”", "The president left."]),
        ("Run it on Node.JS and U.S.A and foo.Bar.baz now.", None),
        ("Write to a.Name@example.org or see http://example.org/a.The now.", None),
        ("Young L.A. girl at home.", None),
        ("Buy it at Amazon.Com or elsewhere.", None),
    ],
)
def test_a_missing_space_splits_only_between_plain_words(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected or [text])


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("TEHRAN, Iran, Feb. 7 (Reuters) - The talks began.", "TEHRAN, Iran, Feb. 7 (Reuters) -"),
        ("WASHINGTON (AP) — The talks began.", "WASHINGTON (AP) —"),
        ("LONDON — The talks began.", "LONDON —"),
        ("ST. LOUIS, Mo. — The talks began.", "ST. LOUIS, Mo. —"),
        ("(CNN)The talks began.", "(CNN)"),
        ("Moscow (CNN) The talks began.", "Moscow (CNN)"),
        ("INDIANAPOLIS (WXYZ) – The talks began.", "INDIANAPOLIS (WXYZ) –"),
        ("The European Union (EU) Commission met.", None),
        ("NEW YORK, July 3, 2015 /Acme/ — The talks began.", None),
        ("NATO — the alliance — met.", None),
        ("BREAKING — The talks began.", None),
        ("SMITH: The talks began.", None),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(text: str, dateline: str | None) -> None:
    if dateline is None:
        assert kinds(text) == [("body", text)]
    else:
        assert kinds(text) == [("dateline", dateline), ("body", "The talks began.")]


def test_headings_bylines_and_captions_are_told_from_the_text() -> None:
    text = (
        "Talks on the dam break off\n\nBy Ilse Brandt\n\nThe river authority left the talks on Tuesday. It was late."
        "\n\nFILE - In this photo, the dam is seen. (AP Photo/Jo Doe)\n\nWhat Comes Next\n\n"
        "The authority said on Tuesday that it would come back to the talks."
    )
    assert [kind for kind, _ in kinds(text)] == [
        "heading",
        "dateline",
        "body",
        "body",
        "caption",
        "caption",
        "heading",
        "body",
    ]


def test_a_first_line_in_title_case_or_asking_is_a_heading_even_with_its_mark() -> None:
    body = "\n\nThe river authority left the talks on Tuesday, and it was late when it did, one member said."
    assert kinds("One Dam Sums Up The Double Standard." + body)[0][0] == "heading"
    assert kinds("Will the dam hold?" + body)[0][0] == "heading"
    assert kinds("The dam may well hold." + body)[0][0] == "body"


def test_a_dateline_may_stand_alone_and_a_long_line_of_sentences_is_no_heading() -> None:
    body = "\n\nThe river authority left the talks on Tuesday, and it was late when it did, one member said, and left."
    assert kinds("ABILENE, Texas -" + body)[0][0] == "dateline"
    line = "The old gates were opened late in the night, said the police there. (Published Monday)"
    assert kinds("Gates open\n\n" + line + body)[1][0] == "body"


def test_a_line_that_gives_only_the_time_is_a_dateline() -> None:
    assert kinds("6:05 p.m.\n\nThe gates opened.")[0] == ("dateline", "6:05 p.m.")


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Jo Doe",
        "(Photo: Jo Doe)",
        "Credit: Jo Doe",
        "The dam on Sunday. Getty Images",
        "Image caption The dam",
    ],
)
def test_credit_lines_are_captions(line: str) -> None:
    text = f"{line}\n\nThe river authority left the talks on Tuesday, and it was late when it did."
    assert kinds(text)[0][0] == "caption"


def test_interview_lines_lists_and_speakers_are_body() -> None:
    text = (
        "Q: Why did you go?\nA: Because. I had to.\nSMITH: No, I did not\n- one item\n"
        "The whole room laughed at this for a while."
    )
    assert kinds(text) == [
        ("body", "Q: Why did you go?"),
        ("body", "A: Because."),
        ("body", "I had to."),
        ("body", "SMITH: No, I did not"),
        ("body", "- one item"),
        ("body", "The whole room laughed at this for a while."),
    ]


def test_paragraph_numbers_count_paragraphs() -> None:
    assert [s.paragraph for s in segment("One is. Two is.\n\nThree is.")] == [0, 0, 1]


def test_tokens_keep_numbers_and_words_whole_but_not_possessives() -> None:
    text = "He said 1,200 of O'Brien's men don’t cost $3.5m; it's Trump’s well-known U.S. 'cause."
    expected = "He said 1,200 of O'Brien 's men don’t cost $ 3.5m ; it's Trump ’s well - known U . S . ' cause ."
    assert " ".join(tokens(text)) == expected


WORDS = st.sampled_from(
    [
        *("U.S.", "Mr.", "The", "he", "said", '"', "“", "”", "’", ".", "...", "…", "?", "!", "(", ")", " ", "  ", "12"),
        *("1.", "A", "-", "•", "AP", "(AP)", "—", "WASHINGTON", "Iran.The", "#x", "[1]", "😀", "\u2028", "\x0b", ":"),
        *("\n", "\n\n", "\r\n"),
    ]
)
ODD = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=40).map("".join), st.lists(WORDS, max_size=40).map(" ".join)
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=40).map("".join), st.lists(WORDS, max_size=40).map(" ".join)
    )
)
def test_any_text_is_covered_in_order_without_overlap(text: str) -> None:
    for spans in ([(s.start, s.end) for s in segment(text)], tokenise(text)):
        last = 0
        for start, end in spans:
            assert last <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert not text[last:start].strip()
            last = end
        assert not text[last:].strip()


@pytest.mark.parametrize("piece", [". ", '." ', "( ", " \n", "A. ", '…" ', "a\n \n", "He said.The ", "# ", "— "])
def test_long_odd_texts_take_linear_time(piece: str) -> None:
    assert len("".join(sentences(piece * 20_000)).split()) > 0 or not piece.strip()
