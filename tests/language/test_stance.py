from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.language.stance import ACT_AGAINST, ACT_FOR, AGAINST, BAD, FOR, GOOD, stances

Told = tuple[int, str, str]


def parts(tagged: str) -> tuple[list[str], list[str]]:
    pairs = [item.rsplit("/", 1) for item in tagged.split()]
    return [word for word, _ in pairs], [tag for _, tag in pairs]


def told(tagged: str) -> list[Told]:
    """Return each stance as its sign, its word and its topic."""
    words, tags = parts(tagged)
    return [(s.sign, words[s.word], " ".join(words[s.topic[0] : s.topic[1]])) for s in stances(words, tags)]


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("He/PRP opposes/VBZ the/DT bridge/NN ./.", (-1, "opposes", "the bridge")),
        ("He/PRP refuses/VBZ to/TO meet/VB the/DT union/NN ./.", (-1, "refuses", "meet the union")),
        ("their/PRP$ opposition/NN to/TO direct/JJ talks/NNS", (-1, "opposition", "direct talks")),
        ("She/PRP welcomed/VBD the/DT inquiry/NN", (1, "welcomed", "the inquiry")),
        ("He/PRP was/VBD willing/JJ to/TO meet/VB the/DT union/NN", (1, "willing", "meet the union")),
        ("He/PRP was/VBD unwilling/JJ to/TO meet/VB the/DT union/NN", (-1, "unwilling", "meet the union")),
        ("He/PRP is/VBZ opposed/VBN to/TO the/DT plan/NN", (-1, "opposed", "the plan")),
        ("They/PRP are/VBP open/JJ to/TO new/JJ talks/NNS", (1, "open", "new talks")),
        ("They/PRP back/VBP the/DT bridge/NN plan/NN", (1, "back", "the bridge plan")),
        ("He/PRP favours/VBZ talks/NNS ,/, not/RB war/NN", (1, "favours", "talks")),
    ],
)
def test_an_operator_stands_for_or_against_its_object(tagged: str, found: Told) -> None:
    assert told(tagged) == [found]


@pytest.mark.parametrize(
    "tagged",
    [
        "The/DT office/NN agreed/VBD ,/, writing/VBG in/IN the/DT report/NN ./.",
        "He/PRP is/VBZ ready/JJ to/TO kill/VB in/IN any/DT place/NN",
        "She/PRP was/VBD ready/JJ for/IN war/NN",
        "She/PRP declined/VBD to/TO give/VB her/PRP$ name/NN",
    ],
)
def test_who_is_ready_or_agrees_with_somebody_stands_for_nothing(tagged: str) -> None:
    assert told(tagged) == []


@pytest.mark.parametrize(
    ("tagged", "sign"),
    [
        ("He/PRP does/VBZ not/RB oppose/VB the/DT plan/NN", 1),
        ("He/PRP never/RB supported/VBD the/DT plan/NN", -1),
        ("He/PRP didn’t/VBD support/VB the/DT plan/NN", -1),
        ("He/PRP failed/VBD to/TO support/VB the/DT plan/NN", -1),
        ("He/PRP did/VBD not/RB only/RB support/VB the/DT plan/NN", 1),
    ],
)
def test_a_negation_turns_an_operator(tagged: str, sign: int) -> None:
    assert [s for s, _, _ in told(tagged)] == [sign]


def test_two_operators_of_one_sentence_keep_to_their_clauses() -> None:
    assert told("She/PRP welcomed/VBD the/DT inquiry/NN but/CC rejected/VBD its/PRP$ terms/NNS ./.") == [
        (1, "welcomed", "the inquiry"),
        (-1, "rejected", "its terms"),
    ]


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("They/PRP withdrew/VBD from/IN the/DT treaty/NN", (-1, "withdrew", "the treaty")),
        ("They/PRP tore/VBD up/RP the/DT treaty/NN", (-1, "tore", "the treaty")),
        ("They/PRP pulled/VBD out/RP of/IN the/DT treaty/NN", (-1, "pulled", "the treaty")),
        ("They/PRP back/VBP out/RP of/IN the/DT treaty/NN", (-1, "back", "the treaty")),
        ("They/PRP rejoined/VBD and/CC ratify/VBP the/DT treaty/NN", (1, "ratify", "the treaty")),
    ],
)
def test_a_deed_is_told_from_an_attitude(tagged: str, found: Told) -> None:
    assert told(tagged) == [found]
    assert [s.act for s in stances(*parts(tagged))] == [True]


@pytest.mark.parametrize(
    "tagged",
    [
        "They/PRP pulled/VBD the/DT cart/NN",
        "They/PRP tore/VBD the/DT paper/NN",
        "They/PRP open/VBP the/DT gates/NNS today/NN",
        "They/PRP opened/VBD to/TO applause/NN",
        "They/PRP went/VBD back/RB to/TO the/DT bridge/NN",
        "They/PRP back/VB away/RB from/IN the/DT bridge/NN",
        "the/DT back/NN of/IN the/DT bridge/NN",
        "threats/NNS from/IN the/DT army/NN",
        "The/DT rules/NNS were/VBD imposed/VBN on/IN the/DT bank/NN",
        "The/DT talks/NNS were/VBD abruptly/RB suspended/VBN on/IN Monday/NNP",
        "He/PRP hopes/VBZ ./.",
    ],
)
def test_words_that_only_look_like_operators_take_no_stance(tagged: str) -> None:
    assert told(tagged) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "The/DT attack/NN was/VBD condemned/VBN by/IN the/DT council/NN",
        "The/DT plan/NN was/VBD firmly/RB rejected/VBN by/IN the/DT mayor/NN",
        "The/DT guests/NNS were/VBD welcomed/VBN in/IN the/DT hall/NN",
    ],
)
def test_who_acts_in_a_passive_is_not_what_the_stance_is_about(tagged: str) -> None:
    assert told(tagged) == []


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("Such/JJ talks/NNS are/VBP wise/JJ ./.", [(1, "wise", "Such talks")]),
        ("Such/JJ talks/NNS are/VBP not/RB wise/JJ ./.", [(-1, "wise", "Such talks")]),
        ("Such/JJ talks/NNS aren’t/VBP wise/JJ ./.", [(-1, "wise", "Such talks")]),
        ("Such/JJ talks/NNS would/MD be/VB unwise/JJ ./.", [(-1, "unwise", "Such talks")]),
        ("The/DT deal/NN is/VBZ a/DT bad/JJ idea/NN", [(-1, "bad", "The deal")]),
        (
            "Talks/NNS are/VBP neither/CC wise/JJ nor/CC smart/JJ ./.",
            [(-1, "wise", "Talks"), (-1, "smart", "Talks")],
        ),
        (
            "Talks/NNS are/VBP wise/JJ ,/, smart/JJ and/CC honourable/JJ ./.",
            [(1, "wise", "Talks"), (1, "smart", "Talks"), (1, "honourable", "Talks")],
        ),
    ],
)
def test_an_evaluation_is_about_its_subject(tagged: str, found: list[Told]) -> None:
    assert told(tagged) == found
    assert all(s.evaluation for s in stances(*parts(tagged)))


@pytest.mark.parametrize(
    "tagged",
    [
        "Good/JJ morning/NN ./.",
        "the/DT right/JJ bank/NN of/IN the/DT river/NN",
        "The/DT gate/NN is/VBZ on/IN the/DT right/JJ bank/NN",
        "It/PRP is/VBZ wise/JJ ./.",
        "The/DT plan/NN is/VBZ new/JJ ;/: good/JJ",
    ],
)
def test_an_adjective_without_a_subject_to_judge_evaluates_nothing(tagged: str) -> None:
    assert told(tagged) == []


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("There/EX should/MD be/VB no/DT talks/NNS with/IN them/PRP ./.", [(-1, "should", "talks with them")]),
        ("There/EX must/MD never/RB be/VB talks/NNS again/RB ./.", [(-1, "must", "talks again")]),
        ("There/EX must/MD be/VB talks/NNS with/IN them/PRP ./.", [(1, "must", "talks with them")]),
        ("There/EX are/VBP talks/NNS with/IN them/PRP ./.", []),
        ("There/EX will/MD be/VB talks/NNS with/IN them/PRP ./.", []),
    ],
)
def test_a_demand_that_something_be_or_not_be_takes_a_stance(tagged: str, found: list[Told]) -> None:
    assert told(tagged) == found


def test_no_word_stands_on_both_sides() -> None:
    assert not AGAINST & FOR
    assert not GOOD & BAD
    assert not ACT_AGAINST & ACT_FOR
    assert not (AGAINST | FOR) & (ACT_AGAINST | ACT_FOR)


PAIRS = st.sampled_from(
    "not/RB refuse/VB to/TO wise/JJ be/VB there/EX should/MD back/VB out/RP of/IN talks/NNS ,/, and/CC “/“".split()
)


@settings(max_examples=100)
@given(st.lists(PAIRS, max_size=16))
def test_topics_lie_within_the_sentence_and_begin_and_end_with_words(pairs: list[str]) -> None:
    words, tags = parts(" ".join(pairs))
    for stance in stances(words, tags):
        assert stance.sign in {-1, 1}
        assert 0 <= stance.word < len(words)
        start, end = stance.topic
        assert 0 <= start < end <= len(words)
        assert words[start][0].isalnum() or stance.evaluation


def test_the_subject_of_an_evaluation_begins_after_the_verb_that_reports_it() -> None:
    assert told("Brandt/NNP said/VBD Moor’s/NNP plan/NN was/VBD unwise/JJ ./.") == [(-1, "unwise", "Moor’s plan")]


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        (
            "They/PRP support/VBP a/DT list/NN in/IN states/NNS where/WRB she/PRP may/MD stand/VB ./.",
            [(1, "support", "a list in states")],
        ),
        ("He/PRP backed/VBD the/DT plan/NN they/PRP had/VBD ./.", [(1, "backed", "the plan")]),
        ("They/PRP halted/VBD off/IN a/DT stretch/NN of/IN road/NN ./.", []),
        ("He/PRP opposed/VBD not/RB going/VBG to/TO town/NN ./.", []),
    ],
)
def test_a_topic_ends_where_another_clause_begins_and_starts_as_a_phrase(tagged: str, found: list[Told]) -> None:
    assert told(tagged) == found


@pytest.mark.parametrize(
    "tagged",
    [
        "He/PRP will/MD act/VB on/IN the/DT bill/NN",
        "stickers/NNS on/IN a/DT van/NN that/WDT was/VBD illegally/RB parked/VBN",
        "The/DT site/NN has/VBZ illegal/JJ gambling/NN",
        "They/PRP asked/VBD whether/IN he/PRP would/MD accept/VB the/DT plan/NN",
        "She/PRP initially/RB supported/VBD the/DT plan/NN",
        "He/PRP should/MD accept/VB their/PRP$ counsel/NN",
        "Moor/NNP criticized/VBN for/IN his/PRP$ remarks/NNS",
        "He/PRP declined/VBD to/TO say/VB whether/IN it/PRP fits/VBZ",
        "He/PRP declined/VBD comment/NN",
    ],
)
def test_what_is_only_considered_given_up_or_a_manner_of_speaking_is_no_stance(tagged: str) -> None:
    assert told(tagged) == []


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("He/PRP supports/VBZ rape/NN and/CC incest/NN exceptions/NNS", (1, "supports", "rape and incest exceptions")),
        ("He/PRP remains/VBZ against/IN the/DT plan/NN", (-1, "against", "the plan")),
        ("Aldous/NNP opposed/VBD it/PRP ,/, saying/VBG so/RB", (-1, "opposed", "it")),
        ("his/PRP$ rejection/NN of/IN those/DT measures/NNS left/VBD doubts/NNS", (-1, "rejection", "those measures")),
        ("He/PRP proposed/VBD $800/CD million/CD for/IN aid/NN", (1, "proposed", "$800 million for aid")),
    ],
)
def test_a_topic_is_a_whole_phrase_and_no_more(tagged: str, found: Told) -> None:
    assert told(tagged) == [found]


@pytest.mark.parametrize(
    "tagged",
    [
        "She/PRP quit/VBD the/DT club/NN",
        "He/PRP scrapped/VBD two/CD rallies/NNS",
        "He/PRP resumed/VBD attacks/NNS on/IN the/DT law/NN",
        "They/PRP joined/VBD the/DT force/NN",
        "He/PRP received/VBD endorsements/VB from/IN the/DT mayor/NN",
        "It/PRP drew/VBD criticism/VBP from/IN the/DT mayor/NN",
        "They/PRP mocked/VBD the/DT mayor/NN for/IN proposing/VBG a/DT tax/NN",
        "He/PRP did/VBD not/RB endorse/VB a/DT candidate/NN",
        "The/DT economy/NN is/VBZ bad/JJ",
    ],
)
def test_what_shows_no_stand(tagged: str) -> None:
    assert told(tagged) == []


def test_a_state_of_affairs_is_not_judged_and_a_deed_is() -> None:
    assert told("The/DT talks/NNS are/VBP dangerous/JJ") == [(-1, "dangerous", "The talks")]
    assert told("The/DT sanctions/NNS are/VBP bad/JJ") == [(-1, "bad", "The sanctions")]
