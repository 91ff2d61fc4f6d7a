from __future__ import annotations

from secondsource.model.correction import Corrections, MergeCorrection, SpeakerCorrection, SplitCorrection
from secondsource.model.reading import Entity
from secondsource.relate.corrections import correct_entities, correct_speakers
from secondsource.relate.entities import link_entities
from tests.builders import Known, Notes, Said, annotated

WORDS = "“Nobody on that bridge was told,”"
TEXT = f"{WORDS} Ingrid Falk said. Tor Lund left the bridge."
KNOWN = {"falk": Known(("Ingrid Falk",)), "lund": Known(("Tor Lund",))}
READING = annotated(TEXT, "a", Notes(said=[Said("Ingrid Falk", "said", WORDS, "falk")], known=KNOWN))


def test_a_speaker_is_put_right() -> None:
    (found,), idle = correct_speakers([READING], [SpeakerCorrection("Nobody on that bridge", "Tor Lund", "a")])
    assert found.attributions[0].speaker == "a:lund"
    assert idle == []


def test_a_speaker_whom_the_report_does_not_name_is_added_and_none_is_nobody_known() -> None:
    (found,), _ = correct_speakers([READING], [SpeakerCorrection("Nobody on that bridge", "Ada Holm")])
    names = {e.id: e.name for e in found.entities}
    assert names[found.attributions[0].speaker or ""] == "Ada Holm"
    (found,), _ = correct_speakers([READING], [SpeakerCorrection("Nobody on that bridge")])
    assert found.attributions[0].speaker is None


def test_words_that_nobody_says_are_named() -> None:
    same, idle = correct_speakers(
        [READING], [SpeakerCorrection("The gates", "Tor Lund", "b", place="c.toml: speaker 1")]
    )
    assert same == [READING]
    assert idle == ["c.toml: speaker 1: no statement holds “The gates” in b"]


def test_names_are_merged_into_the_first() -> None:
    linked = link_entities([READING])
    merge = Corrections(merge=(MergeCorrection(("Tor Lund", "Ingrid Falk", "Ada Holm"), "c.toml: merge 1"),))
    (entities, ids), idle = correct_entities([READING], linked, merge)
    (lund,) = entities
    assert (lund.name, lund.aliases) == ("Tor Lund", ("Ingrid Falk",))
    assert set(ids.values()) == {lund.id}
    assert idle == ["c.toml: merge 1: no entity is called “Ada Holm”"]


def test_reports_of_another_person_of_one_name_are_split_off() -> None:
    one = annotated("Lund spoke.", "a", Notes(known={"lund": Known(("Lund",))}))
    other = annotated("Kari Lund spoke.", "b", Notes(known={"lund": Known(("Kari Lund", "Lund"))}))
    linked = link_entities([one, other])
    assert len(linked[0]) == 1
    split = Corrections(split=(SplitCorrection(linked[0][0].name, ("Kari Lund",)),))
    (entities, ids), idle = correct_entities([one, other], linked, split)
    assert (len(entities), idle) == (2, [])
    assert ids["a:lund"] != ids["b:lund"]
    assert {e.name for e in entities} >= {"Kari Lund"}


def test_two_splits_of_one_name_have_ids_of_their_own() -> None:
    given = {"a": ("Lund",), "b": ("Kari Lund", "Lund"), "c": ("Per Lund", "Lund")}
    readings = [annotated(f"{names[0]} spoke.", of, Notes(known={"lund": Known(names)})) for of, names in given.items()]
    one = Entity("e1", "Lund", "person", ("Kari Lund", "Per Lund"), ())
    linked = ((one,), {"a:lund": "e1", "b:lund": "e1", "c:lund": "e1"})
    split = Corrections(split=(SplitCorrection("Lund", ("Kari Lund",)), SplitCorrection("Lund", ("Per Lund",))))
    (entities, ids), idle = correct_entities(readings, linked, split)
    assert (len({e.id for e in entities}), len(entities), len(set(ids.values())), idle) == (3, 3, 3, [])


def test_no_words_are_in_no_statement() -> None:
    same, idle = correct_speakers([READING], [SpeakerCorrection(" ", "Tor Lund")])
    assert same == [READING]
    assert len(idle) == 1


def test_a_split_that_parts_nothing_is_named() -> None:
    split = Corrections(split=(SplitCorrection("Ada Holm", ("Holm",), "c.toml: split 1"),))
    _, idle = correct_entities([READING], link_entities([READING]), split)
    assert idle == ["c.toml: split 1: “Ada Holm” has no report of its own that goes by Holm"]
