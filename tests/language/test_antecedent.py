"""Whom a pronoun or a bare word for a person can mean for certain."""

from collections.abc import Sequence

from secondsource.annotate.interactions.find import InteractionInput
from secondsource.language.antecedent import is_safe
from secondsource.model.reading import Entity, EntityKind, Mention, Sentence, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

NAMES = {"Anna": "Anna Berg", "Karl": "Karl Moor", "Peter": "Peter Voss"}
VERBS = {"met", "said", "thanked", "spoke", "left", "was", "shot", "deriding"}


def told(text: str, means: Sequence[tuple[str, str]], form: str = "pronoun") -> InteractionInput:
    """Read a text whose sentences end with full stops; `means` gives words and the first name of whom they mean."""
    report = Report.from_text(text, id="r")
    tokens, sentences, start, at = [], [], 0, 0
    for word in text.replace(".", " .").split():
        at = text.index(word, at)
        tag = "VBD" if word in VERBS else "PRP" if word in {"he", "him", "He"} else "NN" if word.islower() else "NNP"
        tokens.append(Token(at, at + len(word), word, "PUNCT" if word == "." else tag))
        at += len(word)
        if word == ".":
            sentences.append(Sentence(start, at, len(sentences)))
            start = at + 1
    ids = {first: f"r:{first}" for first in NAMES}
    kind: EntityKind = "person"
    entities = [Entity(ids[first], name, kind, (), ()) for first, name in NAMES.items()]
    mentions = [
        Mention(span_of(report, i, i + len(first)), ids[first], "name")
        for first in NAMES
        for i in range(len(text))
        if text.startswith(first, i)
    ]
    for words, first in means:
        i = text.index(words)
        mentions.append(
            Mention(span_of(report, i, i + len(words)), ids[first], "pronoun" if form == "pronoun" else "nominal")
        )
    mentions.sort(key=lambda m: m.span.start)
    return InteractionInput(report, sentences, tokens, entities, mentions, (), ())


def safe(text: str, words: str, first: str, form: str = "pronoun") -> bool:
    item = told(text, [(words, first)], form)
    at = text.index(words)
    return is_safe(item, at, at + len(words), f"r:{first}")


def test_the_only_person_of_that_gender_is_safe() -> None:
    assert safe("Karl met Anna and he left.", "he", "Karl")
    assert safe("Karl met Anna. He left.", "He", "Karl")


def test_two_who_can_be_meant_are_not_safe() -> None:
    assert not safe("Karl met Peter and he left.", "he", "Karl")
    assert not safe("Karl met Peter. Anna thanked him.", "him", "Karl")


def test_somebody_without_a_name_can_be_meant_too() -> None:
    assert not safe("Karl spoke. The man was shot. Anna met him.", "him", "Karl")


def test_who_acts_is_not_whom_they_act_on() -> None:
    assert safe("Karl spoke. Peter thanked him.", "him", "Karl")
    assert not safe("Peter thanked him.", "him", "Peter")


def test_a_sentence_goes_on_with_the_subject_of_the_last() -> None:
    assert safe("Karl met Peter. He left.", "He", "Karl")
    assert not safe("Karl met Peter. He left.", "He", "Peter")


def test_nobody_near_by_is_not_safe() -> None:
    assert not safe("Karl spoke. Rain was falling. Anna left. He spoke.", "He", "Karl")


def test_a_bare_word_for_a_person_is_as_a_pronoun_and_a_name_always_safe() -> None:
    assert not safe("Karl met Peter. The driver left.", "The driver", "Karl", "nominal")
    assert safe("Karl met Peter.", "Karl", "Karl")
