"""Copies: which reports take over the words of others, passage by passage."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Literal, NamedTuple
from zlib import crc32

import msgspec
import numpy as np

from secondsource.model.dates import is_earlier
from secondsource.model.span import Span, span_of
from secondsource.model.story import Copy, Passage
from secondsource.relate.boilerplate import StandingLines, is_boilerplate, line_key, sightings
from secondsource.relate.candidates import Sketcher, candidate_pairs
from secondsource.relate.reuse import Chain, ReuseOptions, find_chains
from secondsource.relate.rewording import RewordingOptions, align_sentences
from secondsource.relate.words import FUNCTION_WORDS, Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from secondsource.model.reading import Reading, Sentence
    from secondsource.model.report import Report

_GRAM = 5
_WINDOW = 4
_WORD_CROWD = 5  # a word makes a crowd only with so many times the reports of a fingerprint's
_FOLLOWING = 0.5  # the share of a report's fingerprints that makes it a follower of a crowd's first
_LEAST_CONTENT = 3  # content words below which a sentence is too short to be compared


class CopyOptions(msgspec.Struct, frozen=True):
    """What counts as reuse; lengths and shares in words that are not quoted in both reports.

    `passage` and `content` are the fewest words, and content words, a passage needs. `copied` is the share from which
    one report is a copy of the other; `rewritten` the share of words in sentences alike from which it is a rewrite, if
    both shares `together` reach so much, in at least so many `sentences`. `shared` is the fewest words of one passage,
    `least` of all, that are worth showing. Reports that share `overlap` of their content words are compared at
    all; `crowd` is the number of reports with one fingerprint from which each is compared only with the first;
    `many` that of a pile in which candidates are found by sketches.
    """

    passage: int = 8
    content: int = 4
    copied: float = 0.5
    rewritten: float = 0.6
    together: float = 1.0
    sentences: int = 4
    shared: int = 12
    least: int = 20
    overlap: float = 0.3
    crowd: int = 60
    many: int = 1000
    reuse: ReuseOptions = ReuseOptions()
    rewording: RewordingOptions = RewordingOptions()


class _Comparable(NamedTuple):
    """A sentence long enough to be compared: its row, its content words and how many of its words count."""

    row: int
    sentence: Sentence
    content: frozenset[str]
    words: int


class _Reuse(NamedTuple):
    """What one pair of reports shares."""

    relation: Literal["copy", "rewrite", "shared"]
    share_a: float
    share_b: float
    passages: list[Passage]


class _Text(NamedTuple):
    """A report prepared: its words, which of them count, and its sentences' content words."""

    report: Report
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    standing: tuple[bool, ...]
    counts: tuple[bool, ...]
    paragraphs: tuple[int, ...]
    total: int
    key: str
    sentences: tuple[_Comparable, ...]


def find_copies(
    readings: Sequence[Reading],
    vectors: Mapping[str, NDArray[np.float32]] | None = None,
    options: CopyOptions | None = None,
) -> tuple[Copy, ...]:
    """Return the reuse of text between reports, in the order of the reports.

    `vectors` may hold, by report id, one unit row for each of the reading's sentences; rewrites that change most words
    are found only with them. Words that both quote do not count, for two reporters may well quote the same speech, nor
    do an outlet's standing phrases.
    """
    options = options or CopyOptions()
    texts = prepared(readings)
    found: list[Copy] = []
    for i, j in _candidates(texts, options):
        copy = _compare(texts[i], texts[j], _cosines(texts[i], texts[j], vectors), options)
        if copy is not None:
            found.append(msgspec.structs.replace(copy, id=f"k{len(found) + 1}"))
    return tuple(found)


def prepared(readings: Sequence[Reading]) -> list[_Text]:
    """Prepare reports for comparison; lines that stand around many of them do not count."""
    standing = StandingLines()
    for reading in readings:
        report = reading.report
        standing.add(sightings(report.text.splitlines(), report.title, report.day))
    return [_prepare(reading, standing) for reading in readings]


def _standing_spans(text: str, standing: StandingLines) -> Iterator[tuple[int, int]]:
    """Yield the places of lines that stand around several reports."""
    start = 0
    for line in text.splitlines(keepends=True):
        key = line_key(line)
        if key is not None and key in standing:
            yield start, start + len(line)
        start += len(line)


def _prepare(reading: Reading, standing_lines: StandingLines) -> _Text:
    text = reading.report.text
    words = tuple(words_of(text))
    starts = [word.start for word in words]
    paragraphs = [-1] * len(words)
    around = [(s.start, s.end) for s in reading.sentences if is_boilerplate(text[s.start : s.end])]
    standing = _inside(starts, [*around, *_standing_spans(text, standing_lines)])
    # Where a mark is missing, what it would enclose is a guess.
    quoted = _inside(starts, [(q.inner_start, q.inner_end) for q in reading.quotations if q.problem is None])
    counts = [not (lines or marks) for lines, marks in zip(standing, quoted, strict=True)]
    sentences = []
    for row, sentence in enumerate(reading.sentences):
        inside = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        paragraphs[inside.start : inside.stop] = [sentence.paragraph] * len(inside)
        content = frozenset(words[at].stem for at in inside if counts[at]) - FUNCTION_WORDS
        if sentence.kind == "body" and len(content) >= _LEAST_CONTENT:
            sentences.append(_Comparable(row, sentence, content, sum(counts[at] for at in inside)))
    stems = tuple(word.stem for word in words)
    return _Text(
        reading.report,
        words,
        stems,
        tuple(standing),
        tuple(counts),
        tuple(paragraphs),
        sum(counts),
        _key(text, words),
        tuple(sentences),
    )


def _key(text: str, words: Sequence[Word]) -> str:
    """Return what two texts share that differ in case, spacing and marks only."""
    return " ".join(text[word.start : word.end].casefold() for word in words) or " ".join(text.split())


def _inside(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Tell of each word, given by where it starts, whether it stands in one of the spans."""
    found = [False] * len(starts)
    for start, end in spans:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            found[at] = True
    return found


def _candidates(texts: Sequence[_Text], options: CopyOptions) -> list[tuple[int, int]]:
    """Return the pairs that share a fingerprint or a large part of their content words.

    In a pile of more than `many` reports only those whose sketches meet, in time near-linear in the reports. Of equal
    texts each is compared with the first, however short they are.

    A report that has half of its fingerprints from the first of a crowd is compared with that one only.
    """
    pairs = {
        (holders[0], other)
        for holders in _postings([[text.key] if text.key else [] for text in texts])
        for other in holders[1:]
    }
    if len(texts) > options.many:
        sketcher = Sketcher()
        met = candidate_pairs(
            sketcher.sketch([stem for stem, around in zip(text.stems, text.standing, strict=True) if not around])
            for text in texts
        )
        return sorted(pairs.union(met))
    prints = [_fingerprints(text) for text in texts]
    followed: Counter[tuple[int, int]] = Counter()
    small: list[list[int]] = []
    for holders in _postings(prints):
        if len(holders) > options.crowd:
            followed.update((holders[0], other) for other in holders[1:])
        else:
            small.append(holders)
    pairs.update(followed)
    followers = {j for (_, j), count in followed.items() if count >= _FOLLOWING * len(prints[j])}
    for holders in small:
        pairs.update(combinations(_without(holders, followers), 2))
    vocabulary = [frozenset().union(*(sentence.content for sentence in text.sentences)) for text in texts]
    common: Counter[tuple[int, int]] = Counter()
    for holders in _postings(vocabulary):
        kept = _without(holders, followers)
        if len(kept) <= _WORD_CROWD * options.crowd:
            common.update(combinations(kept, 2))
    for (i, j), count in common.items():
        if count >= options.overlap * min(len(vocabulary[i]), len(vocabulary[j])):
            pairs.add((i, j))
    return sorted(pairs)


def _without(texts: Sequence[int], left_out: set[int]) -> list[int]:
    return [at for at in texts if at not in left_out]


def _postings(keys: Sequence[Iterable[str | int]]) -> list[list[int]]:
    """Return for each key that several texts hold those texts, in order."""
    found: dict[str | int, list[int]] = {}
    for at, own in enumerate(keys):
        for key in own:
            found.setdefault(key, []).append(at)
    return [texts for texts in found.values() if len(texts) > 1]


def _fingerprints(text: _Text) -> set[int]:
    """Return the winnowed hashes of the runs of words, standing text aside (Schleimer, Wilkerson and Aiken 2003)."""
    hashes = [
        crc32(" ".join(text.stems[at : at + _GRAM]).encode("utf-8", "surrogatepass"))
        for at in range(len(text.stems) - _GRAM + 1)
        if not any(text.standing[at : at + _GRAM])
    ]
    if len(hashes) <= _WINDOW:
        return set(hashes)
    return {min(hashes[at : at + _WINDOW]) for at in range(len(hashes) - _WINDOW + 1)}


def _cosines(a: _Text, b: _Text, vectors: Mapping[str, NDArray[np.float32]] | None) -> NDArray[np.float32] | None:
    if vectors is None or a.report.id not in vectors or b.report.id not in vectors or not (a.sentences and b.sentences):
        return None
    rows_a = vectors[a.report.id][[row for row, *_ in a.sentences]]
    rows_b = vectors[b.report.id][[row for row, *_ in b.sentences]]
    return np.asarray(rows_a @ rows_b.T)


def _compare(a: _Text, b: _Text, cosines: NDArray[np.float32] | None, options: CopyOptions) -> Copy | None:
    """Weigh what two reports share: the same words first, then the same sentences in other words."""
    if a.key == b.key:
        return _copy(a, b, _Reuse("copy", 1.0, 1.0, _whole(a, b)))
    chains = [chain for chain in find_chains(a.stems, b.stems, options.reuse) if _is_passage(chain, a, b, options)]
    taken = [_taken(chain, a, b) for chain in chains]
    sizes = [len(pairs) for pairs in taken]
    words = sum(sizes)
    quoted_a = sum(not a.counts[i] for pairs in taken for i, _ in pairs)
    quoted_b = sum(not b.counts[j] for pairs in taken for _, j in pairs)
    share_a, share_b = words / max(1, a.total + quoted_a), words / max(1, b.total + quoted_b)
    same = _Reuse("copy", share_a, share_b, _passages(chains, a, b))
    if words >= options.least and max(same.share_a, same.share_b) >= options.copied:
        return _copy(a, b, same)
    reworded = _reworded(a, b, cosines, options)
    if reworded is not None:
        return _copy(a, b, reworded)
    if words >= options.least and max(sizes) >= options.shared:
        return _copy(a, b, same._replace(relation="shared"))
    return None


def _reworded(a: _Text, b: _Text, cosines: NDArray[np.float32] | None, options: CopyOptions) -> _Reuse | None:
    """Return the reuse sentence by sentence if it covers much of a report, else None."""
    content_a, content_b = [s.content for s in a.sentences], [s.content for s in b.sentences]
    pairs = align_sentences(content_a, content_b, cosines, options.rewording)
    share_a = sum(a.sentences[i].words for i, _ in pairs) / max(1, a.total)
    share_b = sum(b.sentences[j].words for _, j in pairs) / max(1, b.total)
    if len(pairs) < options.sentences:
        return None
    if max(share_a, share_b) < options.rewritten or share_a + share_b < options.together:
        return None
    passages = [
        Passage(_sentence_span(a, a.sentences[i].sentence), _sentence_span(b, b.sentences[j].sentence))
        for i, j in pairs
    ]
    return _Reuse("rewrite", share_a, share_b, passages)


def _copy(a: _Text, b: _Text, reuse: _Reuse) -> Copy:
    return Copy(
        id="",
        a=a.report.id,
        b=b.report.id,
        relation=reuse.relation,
        share_a=round(reuse.share_a, 3),
        share_b=round(reuse.share_b, 3),
        passages=tuple(reuse.passages),
        earlier=_earlier(a.report.published, b.report.published),
    )


def _is_passage(chain: Chain, a: _Text, b: _Text, options: CopyOptions) -> bool:
    """Tell whether a chain has enough words of its own: not a name, a formula or a quotation both carry."""
    same = [a.stems[i] for i, _ in _taken(chain, a, b)]
    content = sum(stem not in FUNCTION_WORDS for stem in same)
    return len(same) >= options.passage and content >= options.content


def _taken(chain: Chain, a: _Text, b: _Text) -> list[tuple[int, int]]:
    """Return the words of a chain that one report can have from the other: both may have quoted ones from a speech."""
    return [(i, j) for i, j in chain.same() if (a.counts[i] or b.counts[j]) and not (a.standing[i] or b.standing[j])]


def _passages(chains: Iterable[Chain], a: _Text, b: _Text) -> list[Passage]:
    """Return the chains as passages, cut where the first report begins a new paragraph."""
    found: list[Passage] = []
    for chain in chains:
        counting = set(_taken(chain, a, b))
        for _, part in groupby(chain.same(), key=lambda pair: a.paragraphs[pair[0]]):
            words = list(part)
            if not counting.isdisjoint(words):
                (first_a, first_b), (last_a, last_b) = words[0], words[-1]
                found.append(Passage(_word_span(a, first_a, last_a + 1), _word_span(b, first_b, last_b + 1)))
    return found


def _whole(a: _Text, b: _Text) -> list[Passage]:
    """Return two texts of the same words as passages, a paragraph each."""
    found = []
    for _, part in groupby(range(len(a.words)), key=lambda at: a.paragraphs[at]):
        words = list(part)
        first, end = words[0], words[-1] + 1
        found.append(Passage(_word_span(a, first, end), _word_span(b, first, end)))
    return found


def _word_span(text: _Text, start: int, end: int) -> Span:
    return span_of(text.report, text.words[start].start, text.words[end - 1].end)


def _sentence_span(text: _Text, sentence: Sentence) -> Span:
    return span_of(text.report, sentence.start, sentence.end)


def _earlier(a: str | None, b: str | None) -> Literal["a", "b"] | None:
    """Tell which of two published times comes first; None when unknown, equal, or not told apart by what is given."""
    return "a" if is_earlier(a, b) else "b" if is_earlier(b, a) else None
