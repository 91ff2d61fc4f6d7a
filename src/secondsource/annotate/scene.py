"""A report while its mentions are resolved: where sentences, quotations, sources and subjects are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from secondsource.language.forms import FUNCTION_WORDS
from secondsource.language.lists import words
from secondsource.language.roles import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.referents import Referent
    from secondsource.model.reading import Sentence, Token

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
        told = [0 if any(a <= s.start and s.end <= b for a, b in spoken) else 1 for s in sentences]
        self.narrated = list(accumulate(told))
        self.said = said
        self.quoted = quoted
        self._inside = bytearray(len(text) + 1)
        for start, end in quoted:
            self._inside[start:end] = b"\1" * (min(end, len(text)) - start)
        self.referents: list[Referent] = []
        self.token_at = {t.start: i for i, t in enumerate(tokens)}
        self._subjects: dict[Range, bool] = {}
        self._places = [t.start for t in tokens]
        self._openings = frozenset(self.starts)

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
        return any(a <= start and end <= b for a, b in self.said)

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

    def sources_over(self, at: int) -> list[Range]:
        """Return the sources of the attributions in whose content a place is."""
        return [source for source, parts in self.said.items() if any(a <= at < b for a, b in parts)]
