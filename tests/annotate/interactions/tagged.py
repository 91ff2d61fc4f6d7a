"""Sentences written with their parts of speech, and what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from secondsource.annotate.interactions.find import Coder, InteractionInput, Scores, find_interactions
from secondsource.language.actors import ActorTable
from secondsource.language.countries import country_of
from secondsource.language.plover import CLASSES
from secondsource.model.reading import Attribution, Entity, EntityKind, Interaction, Mention, Sentence, Token
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

TABLE = ActorTable({"mara lind": "p\tSWE GOV 20200101 -", "harbour league": "b\tIGO IGO"})


def report_of(tagged: str, published: str | None = "2026-05-10") -> tuple[Report, tuple[Token, ...]]:
    """Set `word/TAG` items as a text, commas, full stops and hyphens without a blank before them."""
    text, tokens = "", []
    for item in tagged.split():
        word, _, tag = item.rpartition("/")
        text += "" if word in {".", ",", "’s", "-"} or text.endswith("-") or not text else " "
        tokens.append(Token(len(text), len(text) + len(word), word, tag))
        text += word
    return Report.from_text(text, id="r", published=published), tuple(tokens)


def given(
    tagged: str,
    names: Sequence[str] = (),
    said: Sequence[tuple[str, str, str]] = (),
    published: str | None = "2026-05-10",
) -> InteractionInput:
    """Make the input for one sentence; `names` are entities, countries places, and `said` (source, cue, content)."""
    report, tokens = report_of(tagged, published)
    text = report.text
    entities, mentions = [], []
    for number, name in enumerate(names, 1):
        kind: EntityKind = "place" if country_of(name) else "person" if " " in name else "organisation"
        spans = [span_of(report, at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
        entities.append(Entity(f"r:e{number}", name, kind, (), tuple(spans)))
        mentions += [Mention(span, f"r:e{number}", "name") for span in spans]
    attributions = []
    for number, (source, cue, content) in enumerate(said, 1):
        at = [text.index(words) for words in (source, cue, content)]
        spans = [Span("r", a, a + len(w), w) for a, w in zip(at, (source, cue, content), strict=True)]
        speaker = next((e.id for e in entities if e.name == source), None)
        attributions.append(Attribution(f"r:a{number}", "r", spans[0], speaker, spans[1], (spans[2],), "indirect"))
    mentions.sort(key=lambda m: m.span.start)
    return InteractionInput(report, (Sentence(0, len(text), 0),), tokens, entities, mentions, attributions, ())


def found(item: InteractionInput, classifier: Callable[[], Scores] | None = None) -> list[tuple[str, str, str, str]]:
    """Return actor's words, type, target's words and status of each interaction."""
    return [
        (i.actor_words.text, i.action, i.target_words.text, i.factuality)
        for i in interactions(item, classifier)
        if i.actor_words and i.target_words
    ]


def interactions(item: InteractionInput, classifier: Callable[[], Scores] | None = None) -> tuple[Interaction, ...]:
    return find_interactions(item, Coder(table=lambda: TABLE, classifier=classifier))


class Fixed:
    """A stand-in that gives every pair the same probabilities, the rest shared out over the other classes."""

    def __init__(self, **known: float) -> None:
        rest = (1 - sum(known.values())) / (len(CLASSES) - len(known))
        self._scores = np.array([known.get(name, rest) for name in CLASSES], dtype=np.float32)

    def scores(self, text: str, actor: tuple[int, int], target: tuple[int, int]) -> NDArray[Any]:
        assert text[actor[0] : actor[1]].strip()
        assert text[target[0] : target[1]].strip()
        return self._scores
