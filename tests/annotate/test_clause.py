"""Clauses by parts of speech: who stands where around an event."""

from __future__ import annotations

import pytest

from secondsource.annotate.clause import clause_of, takes_part
from secondsource.annotate.setting import setting_of
from secondsource.model.reading import Token


def parts(tagged: str) -> list[str]:
    """Return the capitalised words that take part in the event with a star."""
    tokens, at, star = [], 0, -1
    for number, item in enumerate(tagged.split()):
        if item.startswith("*"):
            star = number
        word, _, pos = item.removeprefix("*").rpartition("/")
        tokens.append(Token(at, at + len(word), word, pos))
        at += len(word) + 1
    setting = setting_of(tokens)
    clause = clause_of(setting, star)
    names = [n for n, token in enumerate(tokens) if token.pos == "NNP"]
    return [tokens[n].text for n in names if takes_part(setting, star, clause, n)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Brandt/NNP *met/VBD Moor/NNP ./PUNCT", ["Brandt", "Moor"]),
        ("Brandt/NNP said/VBD Moor/NNP *left/VBD ./PUNCT", ["Moor"]),
        ("Brandt/NNP met/VBD Moor/NNP and/CC *opened/VBD Eastby/NNP ./PUNCT", ["Brandt", "Eastby"]),
        ("Brandt/NNP ,/PUNCT the/DT mayor/NN ,/PUNCT *left/VBD ./PUNCT", ["Brandt"]),
        ("Brandt/NNP refused/VBD to/TO *meet/VB Moor/NNP ./PUNCT", ["Brandt", "Moor"]),
        ("Brandt/NNP forced/VBD Moor/NNP to/TO *resign/VB ./PUNCT", ["Moor"]),
        ("Moor/NNP was/VBD *dismissed/VBN by/IN Brandt/NNP ./PUNCT", ["Moor", "Brandt"]),
        ("Brandt/NNP *left/VBD because/IN Moor/NNP stayed/VBD ./PUNCT", ["Brandt"]),
        ("Brandt/NNP *stayed/VBD ,/PUNCT but/CC Moor/NNP left/VBD ./PUNCT", ["Brandt"]),
        ("the/DT *attack/NN on/IN Eastby/NNP shocked/VBD Moor/NNP ./PUNCT", ["Eastby"]),
        ("Brandt/NNP ’s/POS *visit/NN to/TO Eastby/NNP ended/VBD ./PUNCT", ["Brandt", "Eastby"]),
    ],
)
def test_those_who_take_part_stand_where_subjects_and_objects_stand(sentence: str, names: list[str]) -> None:
    assert parts(sentence) == names
