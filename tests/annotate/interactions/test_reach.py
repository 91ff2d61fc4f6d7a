"""Whose a deed is and whom it reaches in sentences of several verbs."""

import pytest

from tests.annotate.interactions.tagged import found, given

NORWAY, ICELAND, DENMARK = "Norway", "Iceland", "Denmark"


def rows(tagged: str, *names: str) -> list[tuple[str, str, str]]:
    return [(actor, action, target) for actor, action, target, _ in found(given(tagged, names))]


@pytest.mark.parametrize(
    "tagged",
    [
        "Norway/NNP led/VBD them/PRP to/TO believe/VB someone/DT attacked/VBD Iceland/NNP ./PUNCT",
        "Norway/NNP told/VBD reporters/NNS a/DT crowd/NN attacked/VBD Iceland/NNP ./PUNCT",
        "Norway/NNP said/VBD strangers/NNS condemned/VBD Iceland/NNP ./PUNCT",
        "Norway/NNP fed/VBD people/NNS camping/VBG in/IN tents/NNS to/TO oppose/VB Iceland/NNP ./PUNCT",
        "Norway/NNP says/VBZ asking/VBG Iceland/NNP to/TO leave/VB is/VBZ odd/JJ ./PUNCT",
        "Norway/NNP began/VBD with/IN a/DT call/NN to/TO attack/VB Iceland/NNP ./PUNCT",
    ],
)
def test_a_deed_that_another_does_is_not_the_subjects(tagged: str) -> None:
    assert rows(tagged, NORWAY, ICELAND) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "Norway/NNP warned/VBD Iceland/NNP would/MD cut/VB taxes/NNS ./PUNCT",
        "Norway/NNP insisted/VBD Iceland/NNP ,/PUNCT a/DT neighbour/NN ,/PUNCT did/VBD not/RB agree/VB ./PUNCT",
        "Norway/NNP withdrew/VBD and/CC Iceland/NNP then/RB left/VBD ./PUNCT",
        "Norway/NNP asked/VBD that/IN everyone/NN pray/VBP for/IN Iceland/NNP ./PUNCT",
    ],
)
def test_the_subject_of_a_later_verb_is_not_acted_upon(tagged: str) -> None:
    assert rows(tagged, NORWAY, ICELAND) == []


def test_what_must_be_done_is_asked_of_its_subject() -> None:
    tagged = "Norway/NNP demanded/VBD that/IN Iceland/NNP must/MD leave/VB ./PUNCT"
    assert rows(tagged, NORWAY, ICELAND) == [(NORWAY, "REQUEST", ICELAND)]


def test_the_object_of_pushing_does_what_it_is_pushed_to() -> None:
    tagged = "Norway/NNP pushed/VBD Iceland/NNP to/TO renew/VB talks/NNS with/IN Denmark/NNP ./PUNCT"
    assert (NORWAY, "CONSULT", DENMARK) not in rows(tagged, NORWAY, ICELAND, DENMARK)


def test_a_participle_behind_its_noun_leaves_the_main_verb_its_subject() -> None:
    tagged = "Norway/NNP backing/VBG Iceland/NNP condemned/VBD Denmark/NNP ./PUNCT"
    assert (NORWAY, "ACCUSE", DENMARK) in rows(tagged, NORWAY, ICELAND, DENMARK)


def test_a_purpose_and_an_infinitive_chain_keep_the_subject() -> None:
    tagged = "Norway/NNP left/VBD early/RB to/TO help/VB Iceland/NNP ./PUNCT"
    assert rows(tagged, NORWAY, ICELAND) == [(NORWAY, "AID", ICELAND)]
    tagged = "Norway/NNP refused/VBD to/TO meet/VB Iceland/NNP ./PUNCT"
    assert rows(tagged, NORWAY, ICELAND)[0] == (NORWAY, "REJECT", ICELAND)


def test_what_is_received_is_the_givers_deed() -> None:
    tagged = "Norway/NNP won/VBD the/DT endorsement/NN of/IN Iceland/NNP ./PUNCT"
    assert rows(tagged, NORWAY, ICELAND) == [(ICELAND, "SUPPORT", NORWAY)]
    mistagged = "Norway/NNP drew/VBD sharp/JJ criticism/VBP from/IN Iceland/NNP ./PUNCT"
    assert rows(mistagged, NORWAY, ICELAND) == [(ICELAND, "ACCUSE", NORWAY)]


def test_support_whose_giver_is_not_told_is_nobodys() -> None:
    assert rows("Norway/NNP governs/VBZ with/IN the/DT support/NN of/IN Iceland/NNP ./PUNCT", NORWAY, ICELAND) == []
    assert rows("Norway/NNP announced/VBD the/DT support/NN of/IN Iceland/NNP ./PUNCT", NORWAY, ICELAND) == []


def test_what_is_avoided_is_not_done() -> None:
    assert rows("Norway/NNP avoided/VBD attacks/VBN on/IN Iceland/NNP ./PUNCT", NORWAY, ICELAND) == []


def test_several_participles_of_one_passive() -> None:
    tagged = "Norway/NNP was/VBD mocked/VBN and/CC attacked/VBN near/IN Iceland/NNP ./PUNCT"
    assert rows(tagged, NORWAY, ICELAND) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "Norway/NNP returned/VBD to/TO Iceland/NNP ./PUNCT",
        "Norway/NNP called/VBD it/PRP a/DT quarrel/NN with/IN Iceland/NNP ./PUNCT",
        "Norway/NNP hosted/VBD an/DT Icelandic/JJ base/NN ./PUNCT",
        "Norway/NNP pressed/VBD there/RB to/TO end/VB the/DT Iceland/NNP war/NN ./PUNCT",
        "Norway/NNP praised/VBD an/DT Iceland/NNP -/PUNCT Denmark/NNP pact/NN ./PUNCT",
    ],
)
def test_words_that_only_look_like_a_deed_between_two(tagged: str) -> None:
    assert rows(tagged, NORWAY, ICELAND, "Icelandic") == []


def test_shots_at_somebody_are_violence_and_firing_back_at_words_is_not() -> None:
    tagged = "Norwegian/JJ soldiers/NNS fired/VBD 14/CD times/NNS at/IN Iceland/NNP ./PUNCT"
    assert [r[1] for r in rows(tagged, "Norwegian", ICELAND)] == ["ASSAULT"]
    tagged = "Norway/NNP fired/VBD back/RB at/IN Iceland/NNP ./PUNCT"
    assert [r[1] for r in rows(tagged, NORWAY, ICELAND)] == ["ACCUSE"]
