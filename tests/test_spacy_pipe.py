from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.needs import library

spacy = library("spacy")

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXT = (
    "“The gates were shut,” said Ilse Brandt, the mayor. 😀 She wants an inquiry.\n\n"
    "Jan Moor told reporters he’d resign."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    import_module("secondsource.spacy_pipe")
    made: Language = spacy.blank("en")
    made.add_pipe("secondsource", config={"threads": 1})
    return made


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_attributions_are_spans_of_the_doc(doc: Doc) -> None:
    first = doc._.attributions[0]
    assert (first.source.text, first.cue.text) == ("Ilse Brandt, the mayor", "said")
    assert [part.text for part in first.content] == ["“The gates were shut,”"]
    assert (first.speaker, first.manner, first.act) == ("Ilse Brandt", "direct", "statement")
    assert [part.label_ for part in (first.source, first.cue, *first.content)] == ["SOURCE", "CUE", "CONTENT"]


def test_the_reading_has_the_characters_of_the_doc(doc: Doc) -> None:
    reading = doc._.reading
    assert reading.report.text == doc.text == TEXT
    for item in reading.attributions:
        for span in (item.source, item.cue, *item.content):
            assert span is None or doc.text[span.start : span.end] == span.text


def test_every_attribution_of_the_reading_is_shown(doc: Doc) -> None:
    assert [a.item for a in doc._.attributions] == list(doc._.reading.attributions)
    assert [a.act for a in doc._.attributions] == [a.item.act for a in doc._.attributions]


def test_a_publication_date_anchors_relative_dates(nlp: Language) -> None:
    made = nlp.make_doc("The gates were shut on Sunday.")
    made._.published = "2026-05-12"
    (time,) = nlp(made)._.reading.times
    assert time.value == "2026-05-10"


def test_before_the_component_has_seen_a_doc_there_is_nothing(nlp: Language) -> None:
    made = nlp.make_doc(TEXT)
    assert made._.reading is None
    assert made._.attributions == ()


def test_a_doc_survives_being_stored(nlp: Language, doc: Doc) -> None:
    loaded = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [a.item for a in loaded._.attributions] == [a.item for a in doc._.attributions]


def test_a_pipeline_is_made_again_from_its_configuration(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == ["secondsource"]
    assert len(next(iter(again.pipe([TEXT, ""])))._.attributions) == len(nlp(TEXT)._.attributions)


def test_the_package_offers_the_factory() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["secondsource"].partition(":")
    assert callable(getattr(import_module(module), name))
    assert any(need.startswith("spacy") for need in project["optional-dependencies"]["spacy"])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Brandt", "said", "“No.”", "😀", "\n\n", "that", "don’t", "U.S.", "é", " ", "it."]),
        max_size=20,
    )
)
def test_tokens_hold_the_exact_words_of_any_text(nlp: Language, pieces: list[str]) -> None:
    made: Any = nlp(" ".join(pieces))
    for found in made._.attributions:
        for tokens, words in ((found.source, found.item.source), (found.cue, found.item.cue)):
            assert (tokens is None) == (words is None)
            if words is not None:
                assert tokens.start_char <= words.start
                assert words.end <= tokens.end_char


def test_the_programs_of_the_guide_run(capsys: pytest.CaptureFixture[str]) -> None:
    guide = (Path(__file__).parent.parent / "docs/for-developers.md").read_text(encoding="utf-8")
    for program in re.findall(r"```python\n(.+?)```", guide, re.DOTALL):
        exec(compile(program, "for-developers.md", "exec"), {})  # noqa: S102 -- ours
    assert "Ilse Brandt" in capsys.readouterr().out
