from __future__ import annotations

import pytest

from secondsource.assemble.nounphrase import phrase_around
from secondsource.model.reading import Token
from secondsource.model.span import Span


@pytest.mark.parametrize(
    ("tagged", "time", "expected"),
    [
        ("wounded/VBN in/IN a/DT Thursday/NNP shooting/NN near/IN town/NN", "Thursday", ("shooting", True)),
        ("his/PRP$ 2008/CD theme/NN of/IN change/NN", "2008", ("theme", False)),
        ("after/IN Friday/NNP 's/POS deadly/JJ rampage/NN", "Friday", ("deadly rampage", True)),
        ("about/IN Friday/NNP 's/POS deadly/JJ rampage/NN", "Friday", ("deadly rampage", False)),
        ("on/IN Friday/NNP police/NN said/VBD", "Friday", ("police", True)),
        ("it/PRP burned/VBD Friday/NNP ./.", "Friday", None),
        ("in/IN the/DT 1970s/CD and/CC 1980s/CD", "1970s", None),
    ],
)
def test_the_words_that_a_time_stands_before(tagged: str, time: str, expected: tuple[str, bool] | None) -> None:
    words = [word.rsplit("/", 1) for word in tagged.split()]
    text = " ".join(word for word, _ in words)
    tokens, at = [], 0
    for word, tag in words:
        tokens.append(Token(at, at + len(word), word, tag))
        at += len(word) + 1
    start = text.index(time)
    found = phrase_around(tokens, Span("r", start, start + len(time), time))
    assert (found and (text[found.start : found.end], found.adverbial)) == expected
