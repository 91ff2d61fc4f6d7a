from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.clause import clause_of
from secondsource.annotate.events import EventInput, find_events
from secondsource.annotate.factuality import by_rule, certainty, factuality, judge
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.setting import setting_of
from secondsource.model.reading import Event, Mention, Time, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of
from tests.annotate.readers import tagged_words

LABELS = ("O", "OCCURRENCE", "REPORTING", "STATE", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL")


def words(tagged: str) -> list[Token]:
    """Return tokens; words may bear a part of speech (open/VB) and a star."""
    tokens, at = [], 0
    for item in tagged.split():
        word, _, pos = item.removeprefix("*").partition("/")
        tokens.append(Token(at, at + len(word), word, pos or "X"))
        at += len(word) + 1
    return tokens


def star(tagged: str) -> int:
    """Return the position of the word with a star."""
    return next(n for n, item in enumerate(tagged.split()) if item.startswith("*"))


def told(tagged: str) -> str:
    """Return the factuality of the word with a star."""
    return factuality(words(tagged), star(tagged))


@pytest.mark.parametrize(
    "sentence",
    [
        "The gates were *opened at four",
        "The bridge *collapsed",
        "He may come , but she *left early",
        "The ministry , which could fall , *met today",
        "In May they *met again",
        "He arrived and *opened the gates",
        "The *attack was reported to the police",
    ],
)
def test_what_is_told_as_fact_happened(sentence: str) -> None:
    assert told(sentence) == "happened"


@pytest.mark.parametrize(
    "sentence",
    [
        "The gates were not *opened",
        "Nobody was *killed",
        "They didn’t *attack/VB",
        "He denied *opening the gates",
        "He refused to *open/VB the gates",
        "The talks failed to *start/VB",
        "She denied that they *attacked the post",
        "They rejected claims that troops *fired",
    ],
)
def test_what_is_negated_or_denied_was_denied(sentence: str) -> None:
    assert told(sentence) == "denied"


@pytest.mark.parametrize(
    "sentence",
    [
        "The river could *flood/VB the town",
        "If the river *floods the town",
        "They may *attack/VB tonight",
        "May they *attack/VB tonight ?",
        "the allegedly *stolen money",
        "They threatened to *attack/VB",
        "They’d *attack/VB soon",
        "It is possible that they *attacked",
    ],
)
def test_what_is_uncertain_is_possible(sentence: str) -> None:
    assert told(sentence) == "possible"


@pytest.mark.parametrize(
    ("sentence", "seen", "status"),
    [
        ("She/PRP would/MD later/RB *die/VB in/IN hospital/NN", 2.9, "happened"),
        ("She/PRP would/MD later/RB *die/VB in/IN hospital/NN", 1.0, "possible"),
        ("They/PRP will/MD *meet/VB soon/RB", 2.9, "planned"),
        ("The/DT gate/NN was/VBD *opened/VBN", -2.5, "denied"),
        ("The/DT gate/NN was/VBD *opened/VBN", 0.5, "possible"),
    ],
)
def test_what_the_branch_sees_outweighs_the_words_around(sentence: str, seen: float, status: str) -> None:
    tokens, at = words(sentence), star(sentence)
    assert judge(setting_of(tokens), at, seen) == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister will *open/VB an inquiry",
        "They’ll *meet/VB soon",
        "They plan to *open/VB an inquiry",
        "They were due to *meet/VB on Monday",
        "The bridge is to be *opened/VBN on Monday",
        "The expected *visit of the minister",
        "He wants to *see/VB it",
    ],
)
def test_what_is_to_come_is_planned(sentence: str) -> None:
    assert told(sentence) == "planned"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("They/PRP managed/VBD to/TO *open/VB the/DT gate/NN", "happened"),
        ("They/PRP did/VBD not/RB manage/VB to/TO *open/VB the/DT gate/NN", "denied"),
        ("He/PRP was/VBD forced/VBN to/TO *resign/VB", "happened"),
        ("Police/NNS prevented/VBD them/PRP from/IN *entering/VBG", "denied"),
        ("He/PRP failed/VBD to/TO *stop/VB", "denied"),
        ("She/PRP denied/VBD on/IN Tuesday/NNP that/IN she/PRP had/VBD *ordered/VBN it/PRP", "denied"),
        ("She/PRP said/VBD on/IN Tuesday/NNP that/IN she/PRP had/VBD *ordered/VBN it/PRP", "happened"),
        ("They/PRP agreed/VBD to/TO *hand/VB over/RP the/DT logs/NNS", "planned"),
        ("They/PRP tried/VBD to/TO *open/VB it/PRP", "planned"),
        ("If/IN he/PRP *resigns/VBZ ,/, they/PRP win/VBP", "possible"),
    ],
)
def test_governing_verbs_tell_what_became_of_their_clause(sentence: str, status: str) -> None:
    assert told(sentence) == status


def test_a_participle_that_describes_a_noun_is_not_denied() -> None:
    setting = setting_of(words("He/PRP did/VBD not/RB answer/VB claims/NNS *made/VBN by/IN Moor/NNP"))
    assert by_rule(setting, 5) == "happened"
    assert by_rule(setting, 3) == "denied"


def test_not_denying_leaves_it_open() -> None:
    setting = setting_of(words("He did not deny that they attacked the post"))
    assert by_rule(setting, setting.words.index("attacked")) == "possible"


def test_certainty_is_higher_for_what_is_told_as_fact() -> None:
    fact = setting_of(words("They/PRP *opened/VBD the/DT gate/NN"))
    doubt = setting_of(words("They/PRP might/MD not/RB *open/VB the/DT gate/NN"))
    assert certainty(fact, 1) > 2.0
    assert certainty(doubt, 3) < 0.5
    assert -3.0 <= certainty(doubt, 3) <= 3.0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("to from that not if he will , ; “ opened opening failed denied ing n't".split()), min_size=1
    ),
    st.data(),
)
def test_any_words_have_a_status(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    tags = data.draw(
        st.lists(st.sampled_from(["VB", "VBD", "NN", "IN", "TO", ""]), min_size=len(texts), max_size=len(texts))
    )
    tokens = [Token(n, n + 1, text, tag) for n, (text, tag) in enumerate(zip(texts, tags, strict=True))]
    assert factuality(tokens, at) in {"happened", "denied", "possible", "planned"}
    clause = clause_of(setting_of(tokens), at)
    assert 0 <= clause.start <= at < clause.end <= len(texts)


TEXT = "Brandt said the gates opened on Sunday. Moor stayed calm."


def events(labels: dict[str, str], *, sure: float = 0.9) -> tuple[Event, ...]:
    """Find events in the text above with the given labels on words."""
    report = Report.from_text(TEXT, id="a")
    places = tokenise(TEXT)
    tokens = [Token(start, end, TEXT[start:end], "X") for start, end in places]
    layer = np.zeros((len(tokens), len(LABELS)), dtype=np.float32)
    for row, token in enumerate(tokens):
        layer[row, LABELS.index(labels.get(token.text, "O"))] = sure
        layer[row, 0] += 1 - sure
    tagged, words = tagged_words([t.text for t in tokens], {"event": layer})
    name, day = TEXT.index("Brandt"), TEXT.index("Sunday")
    sunday = span_of(report, day, day + len("Sunday"))
    what = EventInput(
        report,
        segment(TEXT),
        tokens,
        [Mention(span_of(report, name, name + len("Brandt")), "a:e1", "name")],
        [Time("a:t1", sunday, "2026-05-10", "2026-05-10", "2026-05-11", "published")],
    )
    return find_events(what, tagged, words, LABELS)


def test_an_event_has_its_trigger_sentence_people_and_time() -> None:
    (found,) = events({"opened": "OCCURRENCE"})
    assert (found.id, found.trigger.text) == ("a:v1", "opened")
    assert found.sentence.text == "Brandt said the gates opened on Sunday."
    assert (found.participants, found.time, found.factuality) == ((), "a:t1", "happened")  # Brandt only says so


def test_an_event_in_another_sentence_takes_nothing_from_this_one() -> None:
    (found,) = events({"stayed": "OCCURRENCE"})
    assert (found.participants, found.time) == ((), None)


def test_reporting_and_states_are_no_events() -> None:
    found = events({"said": "REPORTING", "opened": "OCCURRENCE", "stayed": "STATE", "calm": "I_STATE"})
    assert [e.trigger.text for e in found] == ["opened"]


def test_events_are_numbered_in_text_order() -> None:
    found = events({"opened": "OCCURRENCE", "stayed": "ASPECTUAL"})
    assert [(e.id, e.trigger.text) for e in found] == [("a:v1", "opened"), ("a:v2", "stayed")]


def test_a_trigger_less_likely_than_none_is_passed_over() -> None:
    assert events({"opened": "OCCURRENCE"}, sure=0.4) == ()
