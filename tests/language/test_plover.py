import pytest

from secondsource.language.deeds import phrases_in, type_of_noun, type_of_verb
from secondsource.language.plover import CLASSES, QUADS, TYPES, cameo_of, contexts_of, mode_of
from secondsource.language.sectors import sector_of_body, sector_of_noun, sector_of_words


def test_every_type_has_a_quad_class_and_a_cameo_code() -> None:
    assert set(QUADS) == set(TYPES) == set(CLASSES[1:])
    assert all(cameo_of(name, None) for name in TYPES)


@pytest.mark.parametrize(
    ("name", "deed", "clause", "mode", "code", "value"),
    [
        ("ASSAULT", "assassinated", "", "targeted", "186", -10.0),
        ("REJECT", "refused", "refused to hold talks with", "meet", "125", -5.0),
        ("RETREAT", "released", "", "release", "0841", 7.0),
        ("CONSULT", "phoned", "", "phone", "041", 1.0),
        ("PROTEST", "marched", "", "demo", "141", -6.5),
        ("AID", "gave", "gave money to", None, "070", 7.0),
    ],
)
def test_mode_cameo_code_and_goldstein_value(
    name: str, deed: str, clause: str, mode: str | None, code: str, value: float
) -> None:
    assert mode_of(name, deed, clause) == mode
    assert cameo_of(name, mode) == (code, value)


def test_contexts_come_from_the_words() -> None:
    assert contexts_of("Troops crossed the border after nuclear talks failed.") == ("military", "diplomatic", "cbrn")
    assert contexts_of("She read a book.") == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("withdrew from the fishing treaty", "SANCTION"),
        ("withdrew its troops", "RETREAT"),
        ("called on the mayor", "REQUEST"),
        ("called him a liar", "ACCUSE"),
        ("expressed his opposition", "REJECT"),
        ("imposed sweeping new sanctions", "SANCTION"),
        ("ready to talk", "AGREE"),
    ],
)
def test_phrases_for_deeds(words: str, name: str) -> None:
    assert next(iter(phrases_in(words.split())))[2] == name


def test_single_words_for_deeds() -> None:
    assert type_of_verb("condemned") == "ACCUSE"
    assert type_of_noun("airstrikes") == "ASSAULT"
    assert type_of_verb("walked") is None


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Army general", "MIL"),
        ("former prime minister", "ELI"),
        ("police chief", "COP"),
        ("business leaders", "BUS"),
        ("reformist President", "GOV"),
        ("tall stranger", None),
    ],
)
def test_a_description_says_a_sector(words: str, sector: str | None) -> None:
    assert sector_of_words(words) == sector


def test_nouns_and_names_of_bodies_say_a_sector() -> None:
    assert sector_of_noun("soldiers") == "MIL"
    assert sector_of_noun("table") is None
    assert sector_of_body("Kabul University") == "EDU"
    assert sector_of_body("Supreme Court of Norland") == "JUD"
