import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from secondsource.annotate.interactions.pairs import clip
from secondsource.annotate.interactions.types import Evidence, by_rule
from tests.annotate.interactions.tagged import Fixed, found, given, interactions


def test_a_verb_between_two_countries() -> None:
    item = given("Norway/NNP condemned/VBD Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "ACCUSE", "Iceland", "done")]


@pytest.mark.parametrize(("seen", "status"), [(2.9, "done"), (0.5, "hypothetical"), (-2.5, "denied")])
def test_what_the_reader_sees_decides_whether_it_was_done(seen: float, status: str) -> None:
    item = given("Norway/NNP condemned/VBD Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    certain = replace(item, certain=[seen] * len(item.tokens))
    assert found(certain) == [("Norway", "ACCUSE", "Iceland", status)]


def test_a_passive_turns_actor_and_target_about() -> None:
    item = given("Norway/NNP was/VBD condemned/VBN by/IN Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Iceland", "ACCUSE", "Norway", "done")]


def test_a_passive_that_names_no_actor_is_no_interaction() -> None:
    item = given("Norway/NNP was/VBD attacked/VBN near/IN Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == []


def test_a_noun_with_its_owner_and_its_object() -> None:
    item = given("Norway/NNP ’s/POS attack/NN on/IN Iceland/NNP ended/VBD ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway’s", "ASSAULT", "Iceland", "done")]


def test_talks_between_two() -> None:
    item = given("Talks/NNS between/IN Norway/NNP and/CC Iceland/NNP began/VBD ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "CONSULT", "Iceland", "done")]


def test_two_subjects_of_one_meeting_meet_each_other() -> None:
    item = given("Norway/NNP and/CC Iceland/NNP met/VBD ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "CONSULT", "Iceland", "done")]


def test_a_participle_takes_the_subject_it_hangs_on() -> None:
    item = given(
        "Norway/NNP met/VBD Iceland/NNP ,/PUNCT blaming/VBG Denmark/NNP ./PUNCT", ["Norway", "Iceland", "Denmark"]
    )
    assert found(item) == [("Norway", "CONSULT", "Iceland", "done"), ("Norway", "ACCUSE", "Denmark", "done")]


def test_what_is_asked_for_is_demanded_of_the_one_asked() -> None:
    item = given(
        "Norway/NNP urged/VBD Iceland/NNP to/TO release/VB Danish/JJ soldiers/NNS ./PUNCT",
        ["Norway", "Iceland", "Danish"],
    )
    assert found(item)[0] == ("Norway", "REQUEST", "Iceland", "done")
    assert found(item)[1][0] == "Iceland"
    assert found(item)[1][3] in {"demanded", "planned"}


def test_who_is_accused_of_a_deed_is_its_actor_and_it_is_not_told_as_done() -> None:
    item = given(
        "Norway/NNP accused/VBD Iceland/NNP of/IN attacking/VBG Denmark/NNP ./PUNCT", ["Norway", "Iceland", "Denmark"]
    )
    assert found(item) == [
        ("Norway", "ACCUSE", "Iceland", "done"),
        ("Iceland", "ASSAULT", "Denmark", "hypothetical"),
    ]
    item = given(
        "Norway/NNP condemned/VBD Iceland/NNP for/IN attacking/VBG Denmark/NNP ./PUNCT",
        ["Norway", "Iceland", "Denmark"],
    )
    assert found(item)[1] == ("Iceland", "ASSAULT", "Denmark", "done")


def test_a_question_and_a_condition_suppose() -> None:
    asked = given("Norway/NNP condemned/VBD Iceland/NNP ?/PUNCT", ["Norway", "Iceland"])
    assert [row[3] for row in found(asked)] == ["hypothetical"]
    supposed = given("If/IN Norway/NNP condemned/VBD Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert [row[3] for row in found(supposed)] == ["hypothetical"]


def test_what_brackets_hold_acts_on_nobody() -> None:
    item = given("Iceland/NNP ’s/POS army/NN attacked/VBD (/PUNCT photo/NN :/PUNCT Norway/NNP )/PUNCT", ["Norway"])
    assert found(item) == []


def test_a_deed_reaches_no_party_behind_another_object() -> None:
    item = given("Norway/NNP denied/VBD knowledge/NN before/IN Iceland/NNP spoke/VBD ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == []


def test_missiles_launched_are_an_attack() -> None:
    item = given("Norway/NNP launched/VBD missiles/NNS at/IN Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "ASSAULT", "Iceland", "done")]


def test_a_place_after_in_is_where_and_no_target() -> None:
    item = given("Norway/NNP attacked/VBD rebels/NNS in/IN Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "ASSAULT", "rebels", "done")]
    assert interactions(item)[0].place == "r:e2"


def test_a_negation_denies() -> None:
    item = given("Norway/NNP did/VBD not/RB attack/VB Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "ASSAULT", "Iceland", "denied")]


def test_an_unarmed_attack_on_ones_own_is_one_with_words() -> None:
    item = given("Mara/NNP Lind/NNP attacked/VBD Swedish/JJ ministers/NNS ./PUNCT", ["Mara Lind", "Swedish"])
    assert found(item) == [("Mara Lind", "ACCUSE", "Swedish ministers", "done")]


def test_who_leaves_an_agreement_told_of_before_leaves_its_other_side() -> None:
    item = given(
        "Norway/NNP signed/VBD a/DT treaty/NN with/IN Iceland/NNP ,/PUNCT but/CC Norway/NNP rescinded/VBD "
        "the/DT treaty/NN ./PUNCT",
        ["Norway", "Iceland"],
    )
    last = interactions(item)[-1]
    assert (last.actor_code, last.action, last.target_code) == ("NOR GOV", "SANCTION", "ISL GOV")
    assert last.target_words is None


def test_help_announced_for_later_is_an_agreement() -> None:
    item = given("Norway/NNP will/MD aid/VB Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item) == [("Norway", "AGREE", "Iceland", "done")]


def test_somebody_no_table_knows_is_coded_from_the_text() -> None:
    item = given(
        "Norwegian/JJ General/NNP Odd/NNP Vik/NNP condemned/VBD Iceland/NNP ./PUNCT",
        ["Odd Vik", "Norwegian", "Iceland"],
    )
    assert interactions(item)[0].actor_code == "NOR MIL"
    assert interactions(item)[0].actor == "r:e1"


def test_somebody_the_table_knows_is_coded_for_the_day() -> None:
    words = "Mara/NNP Lind/NNP condemned/VBD Iceland/NNP ./PUNCT"
    now = interactions(given(words, ["Mara Lind", "Iceland"]))
    assert now[0].actor_code == "SWE GOV"


def test_a_description_stands_for_whom_it_names() -> None:
    item = given("Norwegian/JJ troops/NNS attacked/VBD Iceland/NNP ./PUNCT", ["Norwegian", "Iceland"])
    assert [(i.actor_code, i.target_code) for i in interactions(item)] == [("NOR MIL", "ISL GOV")]


def test_who_says_so_is_kept() -> None:
    item = given(
        "Denmark/NNP said/VBD Norway/NNP attacked/VBD Iceland/NNP ./PUNCT",
        ["Denmark", "Norway", "Iceland"],
        [("Denmark", "said", "Norway attacked Iceland")],
    )
    assert found(item) == [("Norway", "ASSAULT", "Iceland", "done")]
    assert interactions(item)[0].attribution == "r:a1"


def test_codes_are_derived_and_the_words_are_kept() -> None:
    item = given("Norway/NNP condemned/VBD Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    deed = interactions(item)[0]
    assert (deed.mode, deed.cameo, deed.goldstein) == ("disapprove", "111", -2.0)
    assert (deed.date, deed.reports, deed.evidence[0].text) == ("2026-05-10", ("r",), "Norway condemned Iceland")
    assert deed.trigger is not None
    assert deed.trigger.text == "condemned"


def test_the_network_can_say_that_nothing_passes() -> None:
    item = given("Norway/NNP condemned/VBD Iceland/NNP ./PUNCT", ["Norway", "Iceland"])
    assert found(item, lambda: Fixed(NONE=0.97)) == []
    assert found(item, lambda: Fixed(NONE=0.5, ACCUSE=0.3)) == [("Norway", "ACCUSE", "Iceland", "done")]


def test_the_network_is_loaded_only_when_there_is_a_candidate() -> None:
    def forbidden() -> Fixed:
        raise AssertionError("loaded")

    assert found(given("It/PRP rained/VBD in/IN Iceland/NNP ./PUNCT", ["Iceland"]), forbidden) == []


@pytest.mark.parametrize(
    ("action", "hint", "words", "status", "expected"),
    [
        ("COERCE", "COERCE", "imposed sanctions on", "done", ("SANCTION", "done")),
        ("RETREAT", "RETREAT", "will release prisoners", "planned", ("CONCEDE", "done")),
        ("CONCEDE", "RETREAT", "released prisoners", "done", ("RETREAT", "done")),
        ("RETREAT", "SANCTION", "withdrew from the treaty with", "done", ("SANCTION", "done")),
        ("CONSULT", "CONSULT", "will not meet", "denied", ("REJECT", "done")),
    ],
)
def test_what_plover_settles_by_rule(
    action: str, hint: str, words: str, status: str, expected: tuple[str, str]
) -> None:
    evidence = Evidence(hint=hint, noun=False, phrase=False, words=words, status=status, own_words=False)  # type: ignore[arg-type]
    assert by_rule(action, evidence) == expected


def test_harm_that_somebody_announces_themselves_is_a_threat() -> None:
    evidence = Evidence("ASSAULT", noun=False, phrase=False, words="will attack", status="planned", own_words=True)
    assert by_rule("ASSAULT", evidence) == ("THREATEN", "done")


@any_of(st.lists(st.integers(0, 2), max_size=200), st.integers(8, 80))
@settings(max_examples=60, deadline=None)
def test_a_clipped_stretch_is_short_and_lies_in_the_sentence(roles: list[int], longest: int) -> None:
    first, last = clip(roles, longest)
    assert 0 <= first <= last <= len(roles)
    assert last - first == min(len(roles), longest)


_WORDS = st.sampled_from(
    "Norway/NNP Iceland/NNP condemned/VBD was/VBD by/IN troops/NNS ’s/POS that/IN and/CC ,/PUNCT threats/NNS of/IN "
    "to/TO attack/VB his/PRP$ who/WP said/VBD not/RB the/DT".split()
)


@any_of(st.lists(_WORDS, min_size=1, max_size=25))
@settings(max_examples=80, deadline=None)
def test_any_sequence_of_words_is_survived_and_spans_slice(items: list[str]) -> None:
    item = given(" ".join(items), ["Norway", "Iceland"])
    for deed in interactions(item):
        for span in (*deed.evidence, deed.actor_words, deed.target_words, deed.trigger):
            if span is None:
                continue
            assert item.report.text[span.start : span.end] == span.text
