"""Violence in earnest and violence with words."""

import pytest

from tests.annotate.interactions.tagged import found, given

PEOPLE = ["Mara Lind", "Jon Berg"]


@pytest.mark.parametrize(
    "tagged",
    [
        "Mara/NNP Lind/NNP shot/VBD this/DT clip/NN of/IN Jon/NNP Berg/NNP ./PUNCT",
        "Mara/NNP Lind/NNP shot/VBD Jon/NNP Berg/NNP ’s/POS arrival/NN ./PUNCT",
        "Mara/NNP Lind/NNP killed/VBD a/DT plan/NN of/IN Jon/NNP Berg/NNP ./PUNCT",
        "Mara/NNP Lind/NNP fought/VBD for/IN Jon/NNP Berg/NNP ./PUNCT",
        "Mara/NNP Lind/NNP spent/VBD her/PRP$ time/NN fighting/VBG abroad/RB to/TO see/VB Jon/NNP Berg/NNP ./PUNCT",
    ],
)
def test_violence_without_a_body_is_none(tagged: str) -> None:
    assert "ASSAULT" not in [row[1] for row in found(given(tagged, PEOPLE))]


def test_politicians_attack_with_words() -> None:
    tagged = "Minister/NNP Mara/NNP Lind/NNP attacked/VBD Senator/NNP Jon/NNP Berg/NNP ./PUNCT"
    assert [row[1] for row in found(given(tagged, PEOPLE))] == ["ACCUSE"]


def test_states_strike_each_other_and_not_each_others_plans() -> None:
    item = given("Norway/NNP attacked/VBD Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert [row[1] for row in found(item)] == ["ASSAULT"]
    item = given("Norway/NNP attacked/VBD Iceland/NNP ’s/POS proposal/NN ./PUNCT", ["Norway", "Iceland"])
    assert "ASSAULT" not in [row[1] for row in found(item)]
