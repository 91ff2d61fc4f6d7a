from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.judge.alignment import align
from secondsource.judge.features import features
from secondsource.judge.passage import passage


def test_a_passage_knows_names_negation_numbers_and_dates() -> None:
    read = passage("On Friday the captain, Ada Holm, did n't leave 38 passengers behind .")
    assert [w for w, named in zip(read.words, read.named, strict=True) if named] == ["Friday", "Ada", "Holm"]
    assert [read.words[at] for at in read.cues] == ["didn't"]
    assert [f.value for f in read.figures] == [38]
    assert [d.weekday for d in read.days] == [4]


def test_words_are_aligned_by_stem_and_spelling_and_replaced_where_they_stand() -> None:
    a, b = passage("The harbour master closed the gates."), passage("The harbour master opens the gates.")
    aligned = align(a, b)
    assert [a.words[i] for i in aligned.missing] == ["closed"]
    assert [(a.words[i], b.words[j]) for i, j in aligned.replaced] == [("closed", "opens")]
    spelt = align(passage("Reports of the organisation"), passage("The organization reported it"))
    assert spelt.missing == ()


def test_features_have_names_and_do_not_depend_on_the_case_of_the_first_word() -> None:
    a = features(passage("the gates were not opened"), passage("the gates were opened"))
    assert a["cues_differ"] == 1.0
    assert a["rule_negation"] == 1.0
    assert a["missing"] == 0.0


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_have_the_same_features(a: str, b: str) -> None:
    assert list(features(passage(a), passage(b))) == list(features(passage("a"), passage("b")))
