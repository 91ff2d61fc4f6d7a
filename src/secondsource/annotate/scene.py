"""A report while its mentions are resolved: where sentences, quotations, sources and subjects are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from itertools import accumulate
from typing import TYPE_CHECKING

from secondsource.annotate.layers import Cover, Layers
from secondsource.language.forms import FUNCTION_WORDS
from secondsource.language.lists import words
from secondsource.language.roles import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.referents import Referent
    from secondsource.model.reading import MentionForm, Sentence, Token

    Spot = tuple[int, int, MentionForm, Referent]

Range = tuple[int, int]
_CONTRACTED = re.compile(r"(\w+)['’](?:s|d|ll|ve|re|m)$", re.IGNORECASE)
_PERSONAL = words("he she it they i we you")

_GOVERNORS = frozenset(["IN", "TO", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_CLAUSE = frozenset(["that", "because", "if", "when", "while", "as", "after", "before", "said", "says", "although"])
PREPOSITIONS = words("of in on at by for with from to about against under over between into like after before")
_MARKS = frozenset(["PUNCT", "CC", "WDT", "WP", "WRB"])


def bare_pronoun(word: str) -> str:
    """Return a token in lower case, a pronoun without the verb contracted with it (He’s: he)."""
    lowered = word.lower()
    match = _CONTRACTED.match(lowered)
    return match.group(1) if match and match.group(1) in _PERSONAL else lowered


class Scene:
    """A report while it is resolved: sentences, tokens, quotations, sources with their contents, the referents."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        said: Mapping[Range, Sequence[Range]],
        quoted: Sequence[Range],
    ) -> None:
        """Take the text in its several views; `said` maps sources to the parts of their contents."""
        self.text = text
        self.tokens = tokens
        self.starts = [s.start for s in sentences]
        spoken = [*quoted, *(part for parts in said.values() for part in parts)]
        within = Cover(spoken)
        told = [0 if within.holds(s.start, s.end) else 1 for s in sentences]
        self.narrated = list(accumulate(told))
        self.said = said
        self.quoted = quoted
        self._inside = bytearray(len(text) + 1)
        for start, end in quoted:
            self._inside[start:end] = b"\1" * (min(end, len(text)) - start)
        self.referents: list[Referent] = []
        self.rank: dict[int, int] = {}  # a referent's id(): its number among the referents
        self.able: dict[str, list[Referent]] = {}  # those of each kind that descriptions can mean
        self._spots: list[Spot] = []  # all mentions in the order of the text
        self._ending: dict[int, list[Spot]] = {}
        self._sources = Cover(said)
        by_end = sorted(said, key=lambda s: s[1])
        self._source_ends = [end for _, end in by_end]
        self._latest = list(accumulate(by_end, max))
        self._opened: dict[int, int] = {}  # where a source starts: where the shortest ends
        for start, end in said:
            self._opened[start] = min(end, self._opened.get(start, end))
        self._keys, self._layers = list(said), Layers(list(said.values()))
        self.token_at = {t.start: i for i, t in enumerate(tokens)}
        self._subjects: dict[Range, bool] = {}
        self._places = [t.start for t in tokens]
        self._openings = frozenset(self.starts)

    def admit(self, referent: Referent) -> None:
        """Take in somebody or something that is spoken of, with the mentions it has."""
        if id(referent) in self.rank:
            return
        self.rank[id(referent)] = len(self.referents)
        self.referents.append(referent)
        if referent.weight >= 1:
            self.able.setdefault(referent.kind, []).append(referent)
        for mention in referent.mentions:
            self._place(referent, mention)

    def mention(self, referent: Referent, start: int, end: int, form: MentionForm) -> bool:
        """Give a referent a mention unless it overlaps one that is there; tell whether it was given."""
        if not referent.add(start, end, form):
            return False
        if id(referent) in self.rank:
            self._place(referent, (start, end, form))
        return True

    def _place(self, referent: Referent, mention: tuple[int, int, MentionForm]) -> None:
        spot = (*mention, referent)
        insort(self._spots, spot, key=_start)
        self._ending.setdefault(mention[1], []).append(spot)

    def spots(self, low: int, high: int) -> list[Spot]:
        """Return all mentions that start in a stretch of text, in its order."""
        first = bisect_left(self._spots, low, key=_start)
        return self._spots[first : bisect_left(self._spots, high, lo=first, key=_start)]

    def spots_ending(self, end: int) -> Sequence[Spot]:
        """Return all mentions that end at a place."""
        return self._ending.get(end, ())

    def opening(self, sentence: int) -> int:
        """Return where the part of the text begins that counts as a sentence and what follows."""
        if sentence <= 0 or not self.starts:
            return 0
        return self.starts[sentence] if sentence < len(self.starts) else len(self.text) + 1

    def within_reach(self, at: int, reach: int) -> int:
        """Return the first place from which no more than `reach` sentences lie up to another (see `gap`)."""
        here = self.sentence(at)
        if self.in_quotation(at) or not self.narrated:
            return self.opening(here - reach)
        return self.opening(bisect_left(self.narrated, self.narrated[here] - reach))

    def source_before(self, at: int) -> Range | None:
        """Return the last source that ends before a place."""
        number = bisect_right(self._source_ends, at)
        return self._latest[number - 1] if number else None

    def is_source(self, token: Token) -> bool:
        """Tell whether a token is a source."""
        return self._opened.get(token.start, token.end + 1) <= token.end

    def sentence(self, at: int) -> int:
        """Return the number of the sentence a place is in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def gap(self, before: int, at: int) -> int:
        """Return how many sentences lie between two places; outside quotations those quoted whole do not count."""
        first, last = self.sentence(before), self.sentence(at)
        if self.in_quotation(at) or not self.narrated:
            return last - first
        return max(0, self.narrated[last] - self.narrated[first])

    def parted(self, before: int, at: int) -> bool:
        """Tell whether a line ends between two places, with another sentence between that line and the second place."""
        opening = self.starts[self.sentence(at)] if self.starts else at
        line = self.text.rfind("\n", before, at)
        return line >= 0 and bool(self.text[line:opening].strip())

    def in_quotation(self, at: int) -> bool:
        """Tell whether a place is between quotation marks."""
        return bool(self._inside[at])

    def in_source(self, start: int, end: int) -> bool:
        """Tell whether a span belongs to the source of an attribution."""
        return self._sources.holds(start, end)

    def is_subject(self, start: int, end: int) -> bool:
        """Tell whether a mention probably is a subject: a source, or neither governed nor a possessor."""
        known = self._subjects.get((start, end))
        if known is None:
            known = self._subjects[start, end] = self._looks_subject(start, end)
        return known

    def is_possessive(self, at: int) -> bool:
        """Tell whether a pronoun stands before what it owns."""
        word = self.tokens[at].text.lower()
        following = self.tokens[at + 1].text.lower() if at + 1 < len(self.tokens) else "."
        return word == "his" or (word == "her" and following[0].isalnum() and following not in FUNCTION_WORDS)

    def owns(self, end: int) -> bool:
        """Tell whether a possessive mark follows a mention."""
        return self.text[end : end + 2].lower() in {"'s", "’s"} or (
            self.text[end - 1 : end] in {"s", "S"} and self.text[end : end + 1] in {"'", "’"}
        )

    def _looks_subject(self, start: int, end: int) -> bool:
        first = self.token_at.get(start)
        if first is None:
            return False
        if self.owns(end) or self._modifies(end):
            return False
        if self.in_source(start, end) or self._opens_clause(first, end) or self._is_topic(first, end):
            return True
        for at in range(first - 1, max(-1, first - 14), -1):
            token, word = self.tokens[at], self.tokens[at].text.lower()
            if token.pos in _GOVERNORS or word in PREPOSITIONS:
                return word in _CLAUSE
            if word in {",", "and"} and self.tokens[at - 1].text[0].isupper():
                continue  # a list of names: the first one tells
            if token.pos in _MARKS and not (word == "." and self.tokens[at - 1].text.lower() in HONORIFICS):
                return True
        return True

    def _opens_clause(self, first: int, end: int) -> bool:
        """Tell whether a mention stands between a comma and a verb ("On Sunday, Brandt warned")."""
        after = self.following(end)
        return (
            first > 0 and self.tokens[first - 1].text == "," and after is not None and self.tokens[after].pos in FINITE
        )

    def _modifies(self, end: int) -> bool:
        """Tell whether a common noun follows a mention at once ("the Brandt campaign", "Brandt aide Weil")."""
        after = self.following(end)
        token = self.tokens[after] if after is not None else None
        noun = token is not None and token.pos in {"NN", "NNS"} and token.text.islower() and token.text[0].isalpha()
        return noun and token is not None and not token.text.endswith(("self", "selves"))

    def _is_topic(self, first: int, end: int) -> bool:
        """Tell whether a mention is what a sentence is about ("For Brandt, it was …")."""
        at = first - 1
        while at > 0 and (self.tokens[at].text == "." or self.tokens[at].text.lower() in HONORIFICS):
            at -= 1
        after = self.following(end)
        opens = at >= 0 and self.tokens[at].text.lower() in {"for", "to"} and self.tokens[at].start in self._openings
        return opens and after is not None and self.tokens[after].text == ","

    def following(self, end: int) -> int | None:
        """Return the number of the first token at or after a place."""
        at = bisect_left(self._places, end)
        return at if at < len(self.tokens) else None

    def sources_over(self, at: int) -> tuple[Range, ...]:
        """Return the sources of the attributions in whose content a place is."""
        return tuple(self._keys[number] for number in self._layers.at(at))


def _start(spot: Spot) -> int:
    return spot[0]
