"""Comparing two runs of words: what was lost, added and replaced, and whether it matters."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.language.forms import is_content
from secondsource.language.negation import negation_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.proposition import Word

Kind = Literal["negation", "number", "name", "word", "small"]
_ELLIPSIS = frozenset(["…", "..."])


class Change(msgspec.Struct, frozen=True, gc=False):
    """Words `before` of one wording that stand as `after` in the other; `kind` is the weightiest thing changed."""

    kind: Kind
    before: tuple[str, ...]
    after: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, gc=False):
    """How two wordings compare: the words they share, and what changed between the first and last shared one."""

    shared: int
    shared_content: int
    coverage: float
    changes: tuple[Change, ...]


def normal(word: str) -> str:
    """Return a word as compared: case and typographic apostrophes aside."""
    return word.lower().replace("’", "'")


def compare_words(a: Sequence[Word], b: Sequence[Word]) -> Comparison:
    """Align two runs of words and type the changes between the first and the last shared word.

    What precedes or follows the shared part in one of them is a cut, not a change; so is what an ellipsis replaces.
    `coverage` is the share of the shorter run's words that are shared.
    """
    left = [w for w in a if w.text[0].isalnum() or w.text in _ELLIPSIS]
    right = [w for w in b if w.text[0].isalnum() or w.text in _ELLIPSIS]
    matcher = SequenceMatcher(None, [normal(w.text) for w in left], [normal(w.text) for w in right], autojunk=False)
    codes = matcher.get_opcodes()
    equal = [code for code in codes if code[0] == "equal"]
    if not equal:
        return Comparison(0, 0, 0.0, ())
    low, high = codes.index(equal[0]), codes.index(equal[-1])
    shared = sum(code[2] - code[1] for code in equal)
    content = sum(w.content for code in equal for w in left[code[1] : code[2]])
    changes = []
    for tag, i, j, k, m in codes[low : high + 1]:
        before, after = left[i:j], right[k:m]
        if tag != "equal" and not any(w.text in _ELLIPSIS for w in (*before, *after)):
            changes.append(_change(before, after))
    return Comparison(shared, content, shared / max(1, min(len(left), len(right))), tuple(changes))


def _change(before: Sequence[Word], after: Sequence[Word]) -> Change:
    texts = tuple(w.text for w in before), tuple(w.text for w in after)
    kind: Kind = "small"
    if bool(negation_cues(texts[0])) != bool(negation_cues(texts[1])):
        kind = "negation"
    elif any(w.text[0].isdigit() or w.pos == "CD" for w in (*before, *after)):
        kind = "number"
    elif before and after and any(w.pos.startswith("NNP") for w in before) and any(w.pos.startswith("NNP") for w in after):
        kind = "name"
    elif any(is_content(w.text) for w in (*before, *after)) and not _same_stems(before, after):
        kind = "word"
    return Change(kind, *texts)


def _same_stems(before: Sequence[Word], after: Sequence[Word]) -> bool:
    return {w.stem for w in before if w.content} == {w.stem for w in after if w.content}


def phrase(words: Sequence[str]) -> str:
    """Return words as they are shown in an explanation."""
    return " ".join(words)
