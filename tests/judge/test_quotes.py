from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from secondsource.judge.garbled import garbled
from secondsource.judge.quotes import altered, borrowed, rearranged, utterances
from tests.builders import Known, Notes, Said, annotated, case_of

if TYPE_CHECKING:
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

KNOWN = {
    "brandt": Known(("Ilse Brandt", "Brandt")),
    "moor": Known(("Jan Moor", "Moor")),
    "anna": Known(("Anna Brandt",)),
    "union": Known(("Harbour Union",), "organisation"),
}
ORDER = "“The gates were not opened on my order,”"


def read(text: str, *said: Said, id: str = "a") -> Reading:  # noqa: A002 -- the contract's name
    return annotated(text, id, Notes(said=said, known=KNOWN))


def quoting(quote: str, source: str = "Ilse Brandt", speaker: str | None = "brandt", *, id: str = "a") -> Reading:  # noqa: A002 -- as above
    return read(f"{quote} {source} said.", Said(source, "said", quote, speaker), id=id)


def phrased(words: str, source: str, speaker: str, *, id: str = "b") -> Reading:  # noqa: A002 -- as above
    return read(f"{source} said {words}.", Said(source, "said", words, speaker), id=id)


def changed(one: str, other: str) -> list[Finding]:
    return altered(case_of(quoting(one), quoting(other, id="b")))


@pytest.mark.parametrize(
    ("one", "other", "severity", "by"),
    [
        (ORDER, "“The gates were opened on my order,”", "high", "negation"),
        (
            "“We moved 1,200 people out that night,”",
            "“We moved 12,000 people out that night,”",
            "high",
            "number",
        ),
        (
            "“We saw General Moor at the gates that night,”",
            "“We saw General Voss at the gates that night,”",
            "medium",
            "name",
        ),
        (
            "“The workers of the board opened the gates that night,”",
            "“The workers of the board smashed the gates that night,”",
            "medium",
            "word",
        ),
        ("“rich but not reckless”", "“rich and reckless”", "high", "negation"),
        ("“We may improve our offer,”", "“We will improve our offer,”", "medium", "hedge"),
        ("“The gates were not opened on my order,”", "“The gates were not opened on his order,”", "low", "form"),
        ("“We broke no rules or regulations here,”", "“We broke no rules and regulations here,”", "low", "form"),
        (
            "“I told the town of a radical miner up there,”",
            "“I told the town of a radical miners up there,”",
            "low",
            "form",
        ),
        (
            "“It has been a race to the bottom,”",
            "“It has been, in many cases, a race to the bottom,”",
            "medium",
            "hedge",
        ),
        (
            "“I have people who cannot believe what they are finding.”",
            "“I have people who cannot believe what they are talking.”",
            "medium",
            "word",
        ),
        ("“This is a marriage of equals in all but name.”", "“a marriage of equals in every way”", "medium", "word"),
        (
            "“We don’t want him here. We reject his visit.”",
            "“No, we don’t want him here. We reject his message.”",
            "medium",
            "word",
        ),
        ("“I was speaking of the radical skipper,”", "“I was speaking of the radical skippers,”", "low", "form"),
    ],
)
def test_a_quotation_that_differs_between_reports_is_altered(one: str, other: str, severity: str, by: str) -> None:
    (found,) = changed(one, other)
    assert (found.kind, found.severity, found.by) == ("altered-quote", severity, f"quotation diff: {by}")
    assert [s.report for s in found.evidence] == ["a", "b"]
    assert found.explanation.startswith("Ilse Brandt: ")


def test_the_explanation_quotes_what_differs() -> None:
    assert "“not” is in the first wording only" in changed(ORDER, "“The gates were opened on my order,”")[0].explanation
    assert (
        "“not” is in the second wording only" in changed("“The gates were opened on my order,”", ORDER)[0].explanation
    )
    (found,) = changed("“We moved 1,200 people out that night,”", "“We moved 12,000 people out that night,”")
    assert "“1,200” in the first wording is “12,000” in the second" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        ORDER,
        "“The gates were not opened,”",
        "“… not opened on my order,”",
        "“The gates … were not opened on my order,”",
        "“The gates [of the town] were not opened on my order,”",
        "“The gates weren’t opened on my order,”",
        "“A committee of the council met at noon,”",
        "“Yes,”",
    ],
    ids=["the same", "cut", "ellipsis", "ellipsis inside", "brackets", "contraction", "other", "short"],
)
def test_what_is_cut_or_hardly_changed_is_not_altered(other: str) -> None:
    assert changed(ORDER, other) == []


def test_two_quotations_of_one_report_are_not_held_against_each_other() -> None:
    both = read(
        f"{ORDER} Ilse Brandt said.\n\n“The gates were opened on my order,” Ilse Brandt said.",
        Said("Ilse Brandt", "said", ORDER, "brandt"),
    )
    assert altered(case_of(both)) == []


@pytest.mark.parametrize(
    "other",
    [
        "“We don’t want him here. We reject his visit. We reject his message.”",
        "“We don’t want him here. We reject his plan to stay.”",
        "“We don’t want him here. We reject …”",
        "“They reject his message.”",
    ],
    ids=["both said", "more follows", "cut", "little in common"],
)
def test_last_words_may_differ_where_more_was_said(other: str) -> None:
    assert changed("“We don’t want him here. We reject his visit.”", other) == []


def test_what_each_report_has_in_both_wordings_was_said_twice() -> None:
    both = "“You don’t want the week to be like that. You want the week to be quiet.”"
    assert not changed(both, both.replace(". You", ".” She went on: “You"))


def test_a_few_words_of_somebody_unknown_are_no_rendering_of_anothers() -> None:
    one, other = (
        quoting("“A little nine-year-old girl”"),
        quoting("“a nine-year-old girl being hurt”", "A man", None, id="b"),
    )
    assert not altered(case_of(one, other))


def test_halves_and_spoken_forms_are_spelt_in_two_ways() -> None:
    assert not changed("“We stay until the boy of two and a half is up,”", "“We stay 'til the boy of 2 1/2 is up,”")


def test_a_quotation_too_short_for_a_statement_has_a_speaker() -> None:
    case = case_of(quoting("“We do. We do.”"))
    assert not [p for p in case.propositions if p.voiced]
    assert [u.speaker for u in utterances(case)] == ["brandt"]


def test_two_words_in_common_are_too_little_for_a_changed_word() -> None:
    assert changed("“The gates were opened on my order,”", "“The gates were closed on my order,”") == []


def test_the_same_words_of_two_named_people_are_in_two_mouths() -> None:
    (found,) = altered(case_of(quoting(ORDER), quoting(ORDER, "Jan Moor", "moor", id="b")))
    assert (found.kind, found.severity, found.by) == ("speaker", "high", "same words, two speakers")
    assert found.explanation == "the same words are Ilse Brandt’s in a and Jan Moor’s in b"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ilse Brandt", "brandt"),
        ("He", "moor"),
        ("A spokesman", None),
        ("Harbour Union", "union"),
        ("Anna Brandt", "anna"),
    ],
    ids=["the same", "a pronoun", "somebody unknown", "an organisation", "the same surname"],
)
def test_two_mouths_need_two_people_by_their_own_names(source: str, speaker: str | None) -> None:
    assert altered(case_of(quoting(ORDER), quoting(ORDER, source, speaker, id="b"))) == []


def test_a_quotation_never_closed_or_never_opened_is_garbled() -> None:
    text = "“The gates were opened. She left.\n\nThe town slept.\n\nHe said: never opened it,” and left."
    first, second = garbled(case_of(read(text)))
    assert (first.kind, first.severity, first.by) == ("garbled-quote", "low", "unbalanced marks")
    assert first.evidence[0].text == "“The gates were opened. She left."
    assert "never closed" in first.explanation
    assert second.evidence[0].text == "never opened it,”"
    assert "no mark opened" in second.explanation


@pytest.mark.parametrize(
    "text",
    [
        f"{ORDER} she said.",
        "“One part.\n\n“Another part,” she said.",
        "“One part.\n\nAnother part,” she said.",
        "The mayors’ gates weren’t his; he is 5'10\" tall.",
        "",
    ],
)
def test_whole_quotations_and_apostrophes_are_not_garbled(text: str) -> None:
    assert garbled(case_of(read(text))) == []


def test_a_very_long_guess_is_cut_at_a_word_on_its_guessed_side() -> None:
    story = "The gates were opened at night. " * 20
    (unclosed,) = garbled(case_of(read(f"“{story}")))
    assert unclosed.evidence[0].text.startswith("“The gates")
    assert len(unclosed.evidence[0].text) <= 240
    (unopened,) = garbled(case_of(read(f"{story}it was over,” he said.")))
    assert unopened.evidence[0].text.endswith("it was over,”")
    assert len(unopened.evidence[0].text) <= 240


POLICY = "“a policy of open gates,”"


def test_a_phrase_only_somebody_else_uses_elsewhere_is_in_another_mouth() -> None:
    (found,) = borrowed(case_of(quoting(POLICY), phrased("it was a policy of open gates for all", "Jan Moor", "moor")))
    assert (found.kind, found.severity, found.by) == ("speaker", "medium", "phrase in another mouth")
    assert "Ilse Brandt’s in a" in found.explanation
    assert "words of Jan Moor alone" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        phrased("it was a policy of open gates for all", "Ilse Brandt", "brandt"),
        phrased("it was a policy of shut gates for all", "Jan Moor", "moor"),
        phrased("it was open gates as a policy for all", "Jan Moor", "moor"),
        phrased("it was a policy of open gates for all", "Harbour Union", "union"),
    ],
    ids=["the same speaker", "other words", "another order", "an organisation"],
)
def test_what_is_no_borrowed_phrase(other: Reading) -> None:
    assert borrowed(case_of(quoting(POLICY), other)) == []


def test_a_phrase_that_both_use_in_one_report_is_not_borrowed() -> None:
    words = "it was a policy of open gates for all"
    both = read(
        f"{POLICY} Ilse Brandt said. Jan Moor said {words}.",
        Said("Ilse Brandt", "said", POLICY, "brandt"),
        Said("Jan Moor", "said", words, "moor"),
    )
    assert borrowed(case_of(both, phrased(words, "Jan Moor", "moor"))) == []


def test_a_phrase_about_another_point_is_not_borrowed() -> None:
    case = case_of(quoting(POLICY), phrased("it was a policy of open gates for all", "Jan Moor", "moor"))
    assert borrowed(replace(case, pairs=())) == []


def test_utterances_are_quotations_with_their_speakers() -> None:
    (found,) = utterances(case_of(quoting(ORDER)))
    assert (found.span.text, found.speaker, found.named) == ("The gates were not opened on my order,", "brandt", True)
    (unknown,) = utterances(case_of(read(f"{ORDER} was the answer.")))
    assert (unknown.speaker, unknown.named) == (None, False)


def test_quoted_words_that_somebody_only_wants_are_in_no_second_mouth() -> None:
    wanted = read(f"Jan Moor wanted {ORDER}", Said("Jan Moor", "wanted", ORDER, "moor", "intention"), id="b")
    assert altered(case_of(quoting(ORDER), wanted)) == []


ALARM = "“The alarm on the bridge was tested every single morning,”"
MEANWHILE = "The ferry lay on the reef. " * 14
BOATS = "“The lifeboats were painted last in the spring of 2019,”"


def test_two_utterances_in_one_are_a_splice() -> None:
    both = read(
        f"{ALARM} Ilse Brandt said. {MEANWHILE} {BOATS} Ilse Brandt said.",
        Said("Ilse Brandt", "said", ALARM, "brandt"),
        Said("Ilse Brandt", "said", BOATS, "brandt"),
    )
    one = quoting("“The alarm on the bridge was painted last in the spring of 2019,”", id="b")
    (found,) = rearranged(case_of(both, one))
    assert (found.kind, found.severity, found.by) == ("altered-quote", "medium", "quotation diff: splice")
    assert [s.report for s in found.evidence] == ["b", "a", "a"]


def test_parts_that_change_places_are_told_and_honest_parts_are_not() -> None:
    one = quoting("“We had forty minutes that night, and nobody asked the town before the gates were opened,”")
    turned = quoting(
        "“Nobody asked the town before the gates were opened, and we had forty minutes that night,”", id="b"
    )
    assert {f.by for f in rearranged(case_of(one, turned))} == {"quotation diff: order"}
    part = quoting("“nobody asked the town before the gates were opened at all,”", id="b")
    assert rearranged(case_of(one, part)) == []


def test_marks_inside_the_same_marks_are_no_damage() -> None:
    text = "“The river board calls this “a safe height” and has done so for years, the mayor said."
    assert garbled(case_of(read(text))) == []


def test_the_same_words_of_a_man_and_of_a_woman_are_two_speakers() -> None:
    words = "“Every pound goes into the buses,”"
    (found,) = altered(
        case_of(quoting(words, "she", "brandt"), quoting(words, "he", "moor", id="b")),
    )
    assert (found.kind, found.by) == ("speaker", "same words, two speakers")
    assert altered(case_of(quoting(words, "he", "brandt"), quoting(words, "he", "moor", id="b"))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("“I would do it again,”", "“I would never do it again,”"), ("“It was a miracle,”", "“It was not a miracle,”")],
)
def test_a_short_sentence_that_is_the_same_but_for_a_negation_is_altered(one: str, other: str) -> None:
    (found,) = changed(one, other)
    assert (found.kind, found.severity, found.by) == ("altered-quote", "high", "quotation diff: negation")
    assert changed(one, one) == []
