import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.ingest.plain import describe, title_in
from secondsource.language.frontmatter import front_matter


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gates opened at dawn\n\nThe authority said so.", "Gates opened at dawn"),
        ("\n  Gates opened at dawn  \r\nThe authority said so.", "Gates opened at dawn"),
        ("# Gates opened #\n\nThe authority said so.", "Gates opened"),
        ("## C# is a note ##\ntext", "C# is a note"),
        ("The gates were opened on Sunday.\nThe authority said so.", None),
        ("The gates were opened", None),
        ("By Jane Doe\n\nThe authority said so.", None),
        ("The authority said on Monday that the gates of the\nAnsa weir had been opened.", None),
        ("The authority said on Monday that gates at Weir\nseven had been opened.", None),
        ("word " * 60 + "\n\nThe authority said so.", None),
        ("2026\n\nThe authority said so.", None),
        ("", None),
        (" \n\t\n", None),
    ],
)
def test_a_title_is_a_heading_or_a_first_line_that_ends_no_sentence(text: str, title: str | None) -> None:
    assert title_in(text) == title


def test_the_first_line_of_hard_wrapped_text_is_no_title() -> None:
    text = (
        "Officials of the river authority told reporters on Monday morning\n"
        "Weir 7 had been opened without any order and said that an inquiry\n"
        "Would follow within days, though nobody had asked for one so far.\n"
    )
    assert title_in(text) is None


def test_markdown_takes_its_first_heading_of_level_one_outside_code() -> None:
    text = "A remark that ends here.\n\n```\n# not this\n```\n\n## nor this\n\n# Gates opened\n"
    assert title_in(text, markdown=True) == "Gates opened"


def test_front_matter_says_what_the_text_does_not() -> None:
    text = (
        '---\ntitle: "Gates opened: a report"\nauthors:\n  - Jane Doe\n  - John Roe\npublisher: The Herald\n'
        "date: 2026-05-10\ntags: [a, b]\n---\n\n# Another heading\n\nThe gates were opened.\n"
    )
    facts, unreadable = describe(text, markdown=True)
    assert facts.title == "Gates opened: a report"
    assert facts.authors == ("Jane Doe", "John Roe")
    assert facts.outlet == "The Herald"
    assert facts.published == "2026-05-10"
    assert [(d.value, d.place) for d in facts.dates] == [("2026-05-10", "front-matter:date")]
    assert unreadable == ()


@pytest.mark.parametrize("markdown", [True, False])
def test_front_matter_is_read_in_plain_text_as_in_markdown_and_must_end(markdown: bool) -> None:  # noqa: FBT001 -- drawn
    text = "---\ntitle: x\npublished: 2026-05-10\noutlet: The Herald\n---\nText."
    facts, unreadable = describe(text, markdown=markdown)
    assert (facts.title, facts.published, facts.outlet) == ("x", "2026-05-10", "The Herald")
    assert unreadable == ()
    assert describe("---\ntitle: x\n\nText.", markdown=markdown)[0].title != "x"


@pytest.mark.parametrize("markdown", [True, False])
def test_after_front_matter_without_a_title_the_first_line_is_one(markdown: bool) -> None:  # noqa: FBT001 -- drawn
    text = "---\noutlet: The Herald\n---\nGates opened at dawn\n\nThe authority said so."
    assert describe(text, markdown=markdown)[0].title == "Gates opened at dawn"


def test_lines_between_rules_are_no_front_matter() -> None:
    text = "---\nGates opened at dawn\n---\n\nThe authority said so."
    assert describe(text, markdown=False)[0].outlet is None
    assert front_matter(text) is None


@given(st.text(alphabet=st.sampled_from("aB .#-\n\r\t:`'\"[]"), max_size=200), st.booleans())
def test_a_title_is_always_a_stretch_of_the_text(text: str, markdown: bool) -> None:  # noqa: FBT001 -- drawn
    title = describe(text, markdown=markdown)[0].title
    assert title is None or (title and " ".join(title.split()) in " ".join(text.split()))
