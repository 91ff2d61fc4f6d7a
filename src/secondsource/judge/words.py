"""Comparing two runs of words: what was lost, added and replaced, and whether it matters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from secondsource.language.forms import expanded
from secondsource.language.naming import same_word, sound
from secondsource.language.negation import negation_cues
from secondsource.language.opposites import HEDGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.proposition import Word

Kind = Literal["negation", "number", "name", "hedge", "word", "form", "small"]
_Code = tuple[str, int, int, int, int]
_ELLIPSIS = "…"
_DOTS = 3  # full stops that make an ellipsis
_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPELT = {word: str(n) for n, word in enumerate(_ONES)} | {word: str(10 * n) for n, word in enumerate(_TENS, 2)}
_SPELT |= {ten + one: str(10 * n + m) for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_ONES[1:10], 1)}
_SPELT |= {"%": "percent", "til": "until", "'til": "until", "cuz": "because"}
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_GAP = 4
_ALIKE = 0.7  # spellings of one foreign name ("Qaddafi", "Gadhafi")
_THING = re.compile(r"(?<=any|ery|ome)(?:thing|body|one)$")  # "any worse", "anything worse"
_ARTICLES = frozenset(["a", "an", "the"])
_FILLERS = frozenset("oh well um uh ah yeah yes okay ok like just really so you know i mean look hey now".split())
_HEDGING = HEDGES - {"claimed", "claims", "accused"} | {"think", "guess", "maybe", "almost", "nearly", "sort", "kind"}
_LIMITS = frozenset(
    [
        *("in many cases", "in some cases", "in most cases", "in part", "at least in part", "in a way", "in some ways"),
        *("to some extent", "for the most part", "at times", "as a rule", "more or less"),
    ]
)
_ABBREVIATED = 3  # letters an abbreviation keeps at least ("Gen" for "General")


class Change(msgspec.Struct, frozen=True, gc=False):
    """Words `before` of one wording that stand as `after` in the other; `kind` is the weightiest thing changed.

    A changed "form" is another form of the same word, or another small word in its place; "small" changes nothing.
    """

    kind: Kind
    before: tuple[str, ...]
    after: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, gc=False):
    """How two wordings compare in the stretch where they run alongside: words shared there, and what changed.

    `coverage` is the share of the shorter stretch's words that are shared; `a` and `b` are the stretch's characters.
    """

    shared: int
    shared_content: int
    coverage: float
    changes: tuple[Change, ...]
    a: tuple[int, int] = (0, 0)
    b: tuple[int, int] = (0, 0)


def normal(word: str) -> str:
    """Return a word as compared: case, typographic apostrophes and the spelling of small numbers aside."""
    lowered = word.lower().replace("’", "'")
    return _SPELT.get(lowered, lowered)


def compare_words(a: Sequence[Word], b: Sequence[Word]) -> Comparison:
    """Align two runs of words and type the changes in the longest stretch in which they run alongside.

    A gap of more than four words on either side parts stretches: what stands there is a cut or another sentence, not a
    change. So is what precedes, follows or replaces an ellipsis. Words in brackets are the editor's and are left out.
    """
    left, right = plain_words(a), plain_words(b)
    matcher = SequenceMatcher(None, [normal(w.text) for w in left], [normal(w.text) for w in right], autojunk=False)
    best = max(_stretches(matcher.get_opcodes()), key=_shared, default=[])
    shared = _shared(best)
    if not shared:
        return Comparison(0, 0, 0.0, ())
    content = sum(w.content for code in best if code[0] == "equal" for w in left[code[1] : code[2]])
    shorter = min(best[-1][2] - best[0][1], best[-1][4] - best[0][3])
    changes = []
    for tag, i, j, k, m in best:
        before, after = left[i:j], right[k:m]
        if tag != "equal" and not any(w.text == _ELLIPSIS for w in (*before, *after)):
            changes.append(change_of(before, after))
    return Comparison(
        shared,
        content,
        shared / max(1, shorter),
        tuple(changes),
        (left[best[0][1]].start, left[best[-1][2] - 1].end),
        (right[best[0][3]].start, right[best[-1][4] - 1].end),
    )


def _stretches(codes: Sequence[_Code]) -> list[list[_Code]]:
    """Part an alignment at long gaps; each stretch begins and ends with shared words."""
    found: list[list[_Code]] = [[]]
    for code in codes:
        if code[0] != "equal" and max(code[2] - code[1], code[4] - code[3]) > _GAP:
            found.append([])
        else:
            found[-1].append(code)
    trimmed = []
    for stretch in found:
        equal = [at for at, code in enumerate(stretch) if code[0] == "equal"]
        if equal:
            trimmed.append(stretch[equal[0] : equal[-1] + 1])
    return trimmed


def _shared(stretch: Sequence[_Code]) -> int:
    return sum(code[2] - code[1] for code in stretch if code[0] == "equal")


def plain_words(words: Sequence[Word]) -> list[Word]:
    """Return the words proper: no marks but ellipses; "U.S." and "per cent" as one word.

    An editor's brackets are an ellipsis: they stand for words of the speaker's that are not given.
    """
    found: list[Word] = []
    depth = dots = 0
    for word in words:
        opened = word.text in _OPEN
        depth += opened - (word.text in _CLOSE)
        dots = dots + 1 if word.text == "." else 0
        if word.text == _ELLIPSIS or dots == _DOTS or opened:
            found.append(msgspec.structs.replace(word, text=_ELLIPSIS))
        elif depth <= 0 and (word.text[0].isalnum() or word.text == "%"):
            if found and _goes_on(found[-1], word):
                last = found.pop()
                word = _joined(last, word)  # noqa: PLW2901 -- one word
            found.append(word)
    return found


def _goes_on(last: Word, word: Word) -> bool:
    """Tell whether a word goes on with the last one: "U.S.", "per cent", "fifty-one"."""
    acronym = _is_letter(word.text) and _is_letter(last.text[-1]) and last.text.isupper()
    number = last.text.lower() in _TENS and word.text.lower() in _ONES[1:10]
    number = number or (last.text, word.text) == ("1", "2")  # one half
    percent = (last.text.lower(), word.text.lower()) == ("per", "cent")
    return percent or ((acronym or number) and word.start == last.end + 1)


def _joined(last: Word, word: Word) -> Word:
    if (last.text, word.text) == ("1", "2"):
        return msgspec.structs.replace(last, text="half", stem="half", end=word.end)
    return msgspec.structs.replace(last, text=last.text + word.text, stem=last.stem + word.stem, end=word.end)


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha() and text.isupper()


def change_of(before: Sequence[Word], after: Sequence[Word]) -> Change:
    """Return what changes when words stand in place of others, by the weightiest thing changed."""
    texts = tuple(w.text for w in before), tuple(w.text for w in after)
    short = before and after and max(len(before), len(after)) <= 2
    kind: Kind = "small"
    if bool(negation_cues(texts[0])) != bool(negation_cues(texts[1])):
        kind = "negation"
    elif _is_small(texts) or (short and one_name(before[-1].text, after[-1].text)):
        kind = "small"
    elif all(any(w.pos == "CD" or normal(w.text)[0].isdigit() for w in side) for side in (before, after)):
        kind = "number"
    elif (
        before
        and after
        and any(w.pos.startswith("NNP") for w in before)
        and any(w.pos.startswith("NNP") for w in after)
    ):
        kind = "name"
    elif _hedges(texts[0]) != _hedges(texts[1]):
        kind = "hedge"
    elif not _same_spoken(texts):
        stems = [{w.stem for w in side if w.content} for side in (before, after)]
        slight = not (before and after) or all(normal(w) in _ARTICLES for side in texts for w in side)
        kind = "word" if stems[0] != stems[1] else "small" if slight else "form"
    return Change(kind, *texts)


def _is_small(texts: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    if [_THING.sub("", normal(w)) for w in texts[0]] == [_THING.sub("", normal(w)) for w in texts[1]]:
        return True
    return all(normal(w) in _FILLERS for side in texts for w in side) or _is_spelling(texts)


def _hedges(side: Sequence[str]) -> bool:
    return any(normal(w) in _HEDGING for w in side) or " ".join(map(normal, side)) in _LIMITS


def _is_spelling(texts: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Tell whether one common word is only spelt in another way or in two parts ("world view")."""
    one, other = (normal("".join(side)) for side in texts)
    if one == other:
        return True
    sound_alike = one[:1] == other[:1] and one[-1:] == other[-1:] and one.isalpha() and other.isalpha()
    alike = DamerauLevenshtein.normalized_similarity(sound(one), sound(other)) == 1.0
    return len(texts[0]) == len(texts[1]) == 1 and sound_alike and alike


def one_name(a: str, b: str) -> bool:
    """Tell whether two names are one: abbreviated ("Gen" for "General"), or spelt in another way that sounds alike."""
    if not (a[:1].isupper() and b[:1].isupper()):
        return False
    short, full = sorted((normal(a), normal(b)), key=len)
    if len(short) >= _ABBREVIATED and full.startswith(short):
        return True
    return same_word(short, full) or DamerauLevenshtein.normalized_similarity(short, full) >= _ALIKE


def _same_spoken(texts: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Tell whether two runs of words are the same but for contraction ("we're", "we are")."""
    one, other = ([part for w in side for part in expanded(w)] for side in texts)
    return one == other


def phrase(words: Sequence[str]) -> str:
    """Return words as they are shown in an explanation."""
    return " ".join(words)
