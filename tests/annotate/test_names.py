from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.names import NameSpan, find_names
from secondsource.annotate.segmentation import tokenise
from secondsource.annotate.words import words_of

ENTITY = ["O", *(f"{mark}-{kind}" for kind in ("per", "org", "geo", "gpe", "misc") for mark in "BI")]
LABELS = {"entity": ENTITY, "pos": ["NN", "NNP", "NNPS", "PUNCT"]}


def names(text: str, tags: dict[str, str], sure: float = 0.9) -> list[tuple[str, str]]:
    """Find names where a reader gives each word of `tags` its tag and all others O."""
    return [(text[n.start : n.end], n.kind) for n in _find(text, tags, sure)]


def _find(text: str, tags: dict[str, str], sure: float) -> list[NameSpan]:
    spans = tokenise(text)
    entity = np.full((len(spans), len(ENTITY)), (1 - sure) / (len(ENTITY) - 1), dtype=np.float32)
    pos = np.full((len(spans), 4), 0.1, dtype=np.float32)
    for row, (start, end) in enumerate(spans):
        word = text[start:end]
        entity[row, ENTITY.index(tags.get(word, "O"))] = sure
        pos[row, 1 if word in tags else 0] = 0.7
    ends = np.array([b for _, b in spans], dtype=np.int64)
    pieces = SimpleNamespace(starts=np.array([a for a, _ in spans], dtype=np.int64), ends=ends)
    tagged: Any = SimpleNamespace(pieces=pieces, layers={"entity": entity, "pos": pos})
    reader: Any = SimpleNamespace(labels=LABELS)
    return find_names(reader, tagged, words_of(tagged, spans), text)


def test_titles_nationalities_and_departments_are_no_part_of_a_persons_name() -> None:
    tags = dict.fromkeys(["Iranian", "President", "Masuud", "Tarzi", "Secretary", "State", "Wade"], "I-per")
    assert names("The Iranian President Masuud Tarzi met Secretary of State Wade.", tags) == [
        ("Iranian", "gpe"),
        ("Masuud Tarzi", "per"),
        ("Wade", "per"),
    ]


def test_a_tag_that_changes_inside_a_name_does_not_cut_it() -> None:
    tags = {"Linz": "B-geo", "Air": "I-org", "Force": "I-org"}
    assert names("A Linz Air Force officer left.", tags) == [("Linz Air Force", "org")]


def test_of_joins_a_body_with_its_field() -> None:
    tags = dict.fromkeys(["Joint", "Plan", "Action"], "I-org")
    assert names("Under the Joint Plan of Action it rained.", tags) == [("Joint Plan of Action", "misc")]


def test_abbreviations_and_particles_stay_whole() -> None:
    tags = {"U": "B-geo", "S": "I-geo", "Bashar": "B-per", "Hariri": "I-per"}
    assert names("He left the U.S. with Bashar al-Hariri today.", tags) == [
        ("U.S.", "geo"),
        ("Bashar al-Hariri", "per"),
    ]


def test_middle_initials_nicknames_and_juniors_stay_in_a_name() -> None:
    tags = dict.fromkeys(["John", "Corder", "William", "Bill", "Ames", "Otto", "Lang", "Jr"], "I-per")
    assert names("They met John A. Corder, William “Bill” Ames and Otto Lang, Jr. there.", tags) == [
        ("John A. Corder", "per"),
        ("William “Bill” Ames", "per"),
        ("Otto Lang, Jr.", "per"),
    ]


def test_a_surname_that_is_also_a_title_is_kept_after_given_names() -> None:
    tags = dict.fromkeys(["Martin", "Luther", "King", "Mike", "Judge"], "I-per")
    assert names("We saw Martin Luther King and Mike Judge today.", tags) == [
        ("Martin Luther King", "per"),
        ("Mike Judge", "per"),
    ]


def test_what_a_minister_is_minister_of_is_no_name_and_a_see_is() -> None:
    tags = {"Foreign": "B-org", "Affairs": "I-org", "Linz": "B-geo"}
    assert names("The Minister of Foreign Affairs met the Archbishop of Linz again.", tags) == [("Linz", "geo")]


def test_a_modifier_of_the_title_behind_a_name_is_no_part_of_it() -> None:
    tags = {"DFC": "B-org", "Special": "I-org", "Envoy": "I-org", "Ilse": "B-per", "Brandt": "I-per"}
    assert names("Then DFC Special Envoy Ilse Brandt left.", tags) == [("DFC", "org"), ("Ilse Brandt", "per")]


def test_for_the_goes_on_after_a_bodys_of() -> None:
    tags = dict.fromkeys(["Alliance", "Free", "Towns", "Defence", "Rivers"], "I-org")
    whole = "Alliance of Free Towns for the Defence of Rivers"
    assert names(f"The {whole} met.", tags) == [(whole, "org")]


def test_well_known_names_need_no_tag() -> None:
    text = "He left Lubumbashi for Tesco, and the Caucasus was far."
    assert names(text, {}) == [("Lubumbashi", "geo"), ("Tesco", "org"), ("Caucasus", "geo")]


def test_an_adjective_of_origin_and_a_name_in_quotation_marks_are_other_names() -> None:
    text = "They saw Mesopian troops and “Harvest Moon” there."
    assert [kind for _, kind in names(text, {"Mesopian": "B-org", "Harvest": "B-org", "Moon": "I-org"}, 0.5)] == [
        "misc",
        "misc",
    ]


def test_a_possessive_ends_a_name() -> None:
    assert names("They saw Brandt’s house.", {"Brandt": "B-per"}) == [("Brandt", "per")]


def test_the_kind_is_decided_over_all_mentions() -> None:
    text = "Mr. Huber left. They saw Huber. It was Ilse Huber’s."
    assert {kind for _, kind in names(text, {"Huber": "B-org", "Ilse": "B-per"}, 0.5)} == {"per"}


def test_a_surname_that_people_of_some_kind_are_called_by_is_one_where_somebody_bears_it() -> None:
    tags = {"Casey": "B-per", "White": "I-per"}
    assert {kind for _, kind in names("The lawyer, Casey White, left. Then White spoke.", tags)} == {"per"}
    assert names("They met White voters there.", {"White": "B-misc"}) == [("White", "misc")]


def test_capitals_in_a_title_line_make_no_names() -> None:
    text = "Mayor Brandt Opens Several Flood Gates Again\n\nMayor Ilse Brandt opened them."
    assert names(text, {"Ilse": "B-per", "Brandt": "I-per"}) == [("Brandt", "per"), ("Ilse Brandt", "per")]


def test_a_headline_is_cut_down_to_the_names_that_the_text_has() -> None:
    text = "Karl Huber Scolds Ilse Brandt Over Flood Gates Again.\n\nMayor Karl Huber scolded Ilse Brandt there."
    tags = {"Karl": "B-per", "Huber": "I-per", "Scolds": "I-per", "Ilse": "I-per", "Brandt": "I-per"}
    assert names(text, tags)[:2] == [("Karl Huber", "per"), ("Ilse Brandt", "per")]


def test_a_common_given_name_at_a_sentences_start_belongs_to_the_surname() -> None:
    assert names("They left. Donald Brandt stayed.", {"Brandt": "I-per"}) == [("Donald Brandt", "per")]


def test_a_centre_is_for_something() -> None:
    tags = dict.fromkeys(["Center", "Open", "Rivers"], "I-org")
    assert names("The Center for Open Rivers closed.", tags) == [("Center for Open Rivers", "org")]


def test_an_apposition_with_a_role_makes_a_person() -> None:
    tags = {"Kerra": "B-geo", "Putz": "I-geo"}
    assert names("Later Kerra Putz, the police chief of the town, said no.", tags, 0.6) == [("Kerra Putz", "per")]


def test_nouns_beside_a_name_tell_what_it_names() -> None:
    def kind(text: str) -> str:
        return names(text, {"Ostra": "I-per", "Velm": "I-per"}, 0.5)[0][1]

    assert kind("He joined the carmaker Ostra that year.") == "org"
    assert kind("They met Ostra, a small German carmaker, that year.") == "org"
    assert kind("They left the village of Ostra that year.") == "geo"
    assert kind("They left Ostra, Texas, that year.") == "geo"
    assert kind("They saw a long film, Ostra, that year.") == "misc"
    assert kind("They saw a film directed by Ostra that year.") == "per"
    assert kind("At noon Ostra was born there.") == "per"


def test_names_of_one_list_are_of_one_kind() -> None:
    tags = {"Ostra": "I-org", "Lisbon": "I-geo", "Madrid": "I-geo"}
    assert names("They flew to Lisbon, Ostra and Madrid.", tags, 0.5)[1] == ("Ostra", "geo")


def test_a_nation_belongs_to_the_name_of_its_body() -> None:
    tags = {"Canadian": "B-gpe", "Blood": "B-org", "Services": "I-org", "Iraqi": "B-gpe", "Army": "B-org"}
    assert names("Later Canadian Blood Services met the Iraqi Army there.", tags) == [
        ("Canadian Blood Services", "org"),
        ("Iraqi Army", "org"),
    ]


def test_a_possessive_stands_inside_a_peoples_republic_but_not_between_two_names() -> None:
    tags = dict.fromkeys(["People", "Republic", "Lorn", "Brandt", "Ames"], "I-geo")
    assert names("In the People’s Republic of Lorn it rained.", tags) == [("People’s Republic of Lorn", "geo")]
    assert [n for n, _ in names("They saw Brandt’s Ames there.", tags)] == ["Brandt", "Ames"]


def test_a_capitalised_article_inside_a_sentence_belongs_to_the_name() -> None:
    tags = dict.fromkeys(["Velm", "Gazette"], "I-org")
    assert names("They read The Velm Gazette there. The Velm Gazette closed.", tags) == [
        ("The Velm Gazette", "org"),
        ("Velm Gazette", "org"),
    ]


def test_abbreviations_of_common_nouns_and_peoples_are_no_bodies() -> None:
    tags = {"DNA": "I-org", "Yazidi": "I-org", "VBIED": "I-org"}
    assert names("They took DNA from Yazidi families near a VBIED there.", tags) == [("Yazidi", "misc")]


def test_a_title_takes_its_department_and_its_county_along() -> None:
    tags = dict.fromkeys(["Foreign", "Minister", "Julie", "Velm", "County", "Sheriff", "Ames"], "I-per")
    assert [n for n, _ in names("Then Foreign Minister Julie Velm met County Sheriff Ames.", tags)] == [
        "Julie Velm",
        "Ames",
    ]


def test_rulers_keep_their_number_and_feasts_are_no_names() -> None:
    tags = {"Mojmar": "I-per", "Palm": "I-geo", "Luther": "I-per", "King": "I-per", "Martin": "I-per", "Jr": "I-per"}
    assert names("King Mojmar I (who ruled long) met Martin Luther King, Jr. on Palm Sunday.", tags) == [
        ("Mojmar I", "per"),
        ("Martin Luther King, Jr.", "per"),
    ]


def test_days_and_sentence_starts_are_no_names() -> None:
    assert names("However, on Monday it rained. Then it stopped.", {}) == []


@given(st.text(alphabet="AbC .,'’-\n“Süü1", max_size=60))
@settings(max_examples=60, deadline=None)
def test_names_slice_whole_words_and_do_not_overlap(text: str) -> None:
    found = _find(text, {"A": "B-per", "AbC": "B-org", "C": "I-geo"}, 0.8)
    edges = {a for a, _ in tokenise(text)}, {b for _, b in tokenise(text)}
    for before, after in pairwise(found):
        assert before.end <= after.start
    for name in found:
        assert name.start in edges[0]
        assert name.end in edges[1]
