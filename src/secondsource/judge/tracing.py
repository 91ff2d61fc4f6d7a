"""Where a quotation comes from: the utterance it renders, and what was done to it on the way."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.judge.passage import passage
from secondsource.judge.words import Change, Kind, change_of, normal, plain_words
from secondsource.language.forms import is_content, stem
from secondsource.language.opposites import are_opposite
from secondsource.model.proposition import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

Alteration = Literal["none", "negation", "number", "name", "hedge", "word", "order", "cut", "splice"]
_WEIGHT: tuple[Alteration, ...] = ("negation", "number", "name", "hedge", "splice", "order", "cut", "word")
_ALTERATIONS: dict[Kind, Alteration] = {
    "negation": "negation", "number": "number", "name": "name", "hedge": "hedge", "word": "word"
}  # fmt: skip
_ELLIPSIS = "…"
_LEAST_SHARED = 4
_LEAST_COVERED = 0.5
_RUN = 4  # words in a row that come from elsewhere
_FOUND = 0.6  # share of such a run that another place holds
_CUT = 3  # words left out that are a cut rather than one word
_FEW = 2


_Code = tuple[str, int, int, int, int]
_Found = tuple[Alteration, Change, int | None]


class Trace(msgspec.Struct, frozen=True, gc=False):
    """The source (its number) that a quotation renders, what was done to it, and the words before and after.

    `other` is the second source of a splice; `covered` the share of the quotation's words found in the source.
    """

    source: int
    alteration: Alteration
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    other: int | None = None
    covered: float = 1.0


class _Match(msgspec.Struct, frozen=True):
    """A quotation aligned with one source: its words, the source's, the codes that turn the source into it."""

    number: int
    quote: list[Word]
    source: list[Word]
    codes: list[_Code]
    shared: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a literal as the comparison of wordings takes them."""
    read = passage(text)
    found, at = [], 0
    for index, shown in enumerate(read.words):
        start = read.text.find(shown, at)
        start = at if start < 0 else start
        at = start + len(shown)
        pos = "NNP" if read.named[index] else "CD" if shown[0].isdigit() else ""
        found.append(Word(shown, start, at, stem(shown), pos, is_content(shown), read.negated[index], quoted=True))
    return tuple(found)


def trace(quote: Sequence[Word], sources: Sequence[Sequence[Word]]) -> Trace | None:
    """Find what a quotation renders among utterances and what was changed; None where none of them is near.

    Leaving out the beginning or the end, and anything at an ellipsis or in brackets, is no change.
    """
    words = plain_words(quote)
    matches = [m for m in (_matched(n, words, s) for n, s in _near(words, sources)) if m is not None]
    best = max(matches, key=lambda m: (m.shared, -len(m.source), -m.number), default=None)
    total = sum(w.text != _ELLIPSIS for w in words)
    if best is None or best.shared < min(_LEAST_SHARED, total) or best.shared < _LEAST_COVERED * total:
        return None
    covered = round(best.shared / max(1, total), 3)
    strangers = _strangers(best, sources)
    found = [item for _, item in strangers] + _changes(best, {place for place, _ in strangers})
    if not found:
        return Trace(best.number, "none", covered=covered)
    kind, change, other = min(found, key=lambda f: _WEIGHT.index(f[0]))
    return Trace(best.number, kind, change.before, change.after, other, covered)


def _near(words: list[Word], sources: Sequence[Sequence[Word]]) -> list[tuple[int, Sequence[Word]]]:
    """Return the sources that share content enough, the nearest first."""
    wanted = {w.stem for w in words if w.content}
    ranked = []
    for number, source in enumerate(sources):
        shared = len(wanted & {w.stem for w in source if w.content})
        if shared >= _FEW or (shared and len(wanted) <= _FEW):
            ranked.append((-shared, number))
    return [(number, sources[number]) for _, number in sorted(ranked)[:6]]


def _matched(number: int, quote: list[Word], source: Sequence[Word]) -> _Match | None:
    plain = plain_words(source)
    matcher = SequenceMatcher(None, [normal(w.text) for w in plain], [normal(w.text) for w in quote], autojunk=False)
    codes = _settled(matcher.get_opcodes(), quote)
    shared = sum(w.text != _ELLIPSIS for tag, _, _, k, m in codes if tag == "equal" for w in quote[k:m])
    return _Match(number, quote, plain, codes, shared) if shared else None


def _settled(codes: Sequence[_Code], quote: list[Word]) -> list[_Code]:
    """Join what lies around small shared words that only happen to be alike ("of the") into one difference."""
    found: list[_Code] = []
    for at, code in enumerate(codes):
        tag, i, j, k, m = code
        beside = [c for c in (*codes[max(0, at - 1) : at], *codes[at + 1 : at + 2]) if c[0] != "equal"]
        chance = m - k < _RUN - 1 and not any(w.content for w in quote[k:m])
        chance = chance and sum(c[4] - c[3] for c in beside) >= _RUN
        tag = "replace" if tag == "equal" and chance else tag
        if found and tag != "equal" and found[-1][0] != "equal":
            _, first, _, start, _ = found.pop()
            i, k = first, start
            tag = "replace"
        found.append((tag, i, j, k, m))
    return found


def _changes(match: _Match, skipped: set[int]) -> list[_Found]:
    """Return what differs between the first and the last words that the two share.

    At the quotation's own ends only little counts: what stands there may be left out elsewhere.
    """
    equal = [at for at, code in enumerate(match.codes) if code[0] == "equal"]
    found: list[_Found] = []
    for at, (tag, i, j, k, m) in enumerate(match.codes):
        before, after = match.source[i:j], match.quote[k:m]
        if tag == "equal" or k in skipped or _is_elided(match.quote, before, k, m):
            continue
        if not equal[0] < at < equal[-1]:
            size = len(after)
            before = before[-size:] if at < equal[0] else before[:size]
            edge = change_of(before, after) if 0 < size < _RUN else None
            if edge is not None and _tells(edge):
                found.append((_ALTERATIONS.get(edge.kind, "word"), edge, None))
            continue
        change = change_of(before, after)
        kind = _ALTERATIONS.get(change.kind)
        if not after and sum(w.text[0].isalnum() for w in before) >= _CUT:
            found.append(("cut", change, None))
        elif kind is not None and (len(after) < 2 * _RUN or kind not in {"word", "hedge"}):
            found.append((kind, change, None))
    return found


def _tells(change: Change) -> bool:
    """Tell whether a difference at an end is none of cutting: another name or number, a negation, an opposite."""
    if change.kind in {"name", "number", "negation"}:
        return change.kind == "negation" or bool(change.before)
    one, other = change.before, change.after
    return len(one) == len(other) == 1 and are_opposite(stem(one[0]), stem(other[0]))


def _is_elided(quote: list[Word], before: list[Word], k: int, m: int) -> bool:
    """Tell whether an ellipsis stands at a difference."""
    return any(w.text == _ELLIPSIS for w in (*before, *quote[max(0, k - 1) : m + 1]))


def _strangers(match: _Match, sources: Sequence[Sequence[Word]]) -> list[tuple[int, _Found]]:
    """Return runs of the quotation that stand elsewhere: in the same source out of order, or in another source.

    Each comes with the place in the quotation where the run begins.
    """
    found: list[tuple[int, _Found]] = []
    for tag, _, _, k, m in match.codes:
        run = [w for w in match.quote[k:m] if w.text != _ELLIPSIS]
        if tag == "equal" or len(run) < _RUN or _is_elided(match.quote, [], k, m):
            continue
        texts = [normal(w.text) for w in run]
        shown = Change("word", (), tuple(w.text for w in run))
        if _holds(match.source, texts):
            found.append((k, ("order", shown, None)))
            continue
        others = (number for number, source in _near(run, sources) if number != match.number and _holds(source, texts))
        other = next(others, None)
        if other is not None:
            found.append((k, ("splice", shown, other)))
    return found


def _holds(source: Sequence[Word], run: list[str]) -> bool:
    """Tell whether a run of words stands nearly as one in a source."""
    texts = [normal(w.text) for w in source]
    longest = SequenceMatcher(None, texts, run, autojunk=False).find_longest_match()
    return longest.size >= max(_RUN, _FOUND * len(run))
