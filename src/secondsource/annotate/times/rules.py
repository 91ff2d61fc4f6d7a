"""A small language for rules over lexeme classes, and its matcher.

A rule's pattern is a regular expression whose letters are whole lexemes: class names in capitals, `(name: …)` for a
named part, white space without meaning. Each class is one character, so a text becomes a string and a rule an
ordinary compiled pattern over it: rules compose like patterns do and the search is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Protocol

import msgspec

from secondsource.annotate.times.frames import Frame
from secondsource.annotate.times.lexing import BREAK, OTHER, Lexeme

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"[A-Z][A-Z0-9_]+")
_PART = re.compile(r"\(([a-z][a-z0-9]*):")
_FIRST_CHAR = 0xE000  # the private use area


class Match(msgspec.Struct, frozen=True, gc=False):
    """A rule's match: its lexemes lexemes[start:end], and the places of its named parts."""

    lexemes: Sequence[Lexeme]
    start: int
    end: int
    parts: Mapping[str, tuple[int, int]]

    def part(self, name: str) -> Sequence[Lexeme]:
        """Return the lexemes of a named part, empty where it did not take part."""
        low, high = self.parts.get(name, (0, 0))
        return self.lexemes[low:high]

    def one(self, name: str) -> Lexeme | None:
        """Return the first lexeme of a named part."""
        part = self.part(name)
        return part[0] if part else None

    def number(self, name: str) -> int | None:
        """Return the whole number that the first lexeme of a part stands for."""
        lexeme = self.one(name)
        return lexeme.payload if lexeme is not None and isinstance(lexeme.payload, int) else None

    def word(self, name: str) -> str | None:
        """Return the string that the first lexeme of a part stands for."""
        lexeme = self.one(name)
        return lexeme.payload if lexeme is not None and isinstance(lexeme.payload, str) else None

    def before(self, steps: int = 1) -> Lexeme | None:
        """Return the lexeme so many places before the match."""
        at = self.start - steps
        return self.lexemes[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Lexeme | None:
        """Return the lexeme so many places after the match."""
        at = self.end + steps - 1
        return self.lexemes[at] if at < len(self.lexemes) else None


class Reader(Protocol):
    """A rule's meaning: the frame of a match, None to reject it, or a frame for each of several named parts."""

    def __call__(self, match: Match, /) -> Frame | dict[str, Frame] | None:
        """Read a match."""


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A named pattern over lexeme classes with its meaning."""

    name: str
    pattern: str
    read: Reader


class Found(msgspec.Struct, frozen=True, gc=False):
    """An expression found: its lexemes [first, last) and what they say, by which rule."""

    first: int
    last: int
    frame: Frame
    rule: str


class Grammar(msgspec.Struct, frozen=True, gc=False):
    """Compiled rules with the character each class is written as."""

    letters: Mapping[str, str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]


def compile_grammar(rules: Sequence[Rule], macros: Mapping[str, str], classes: Iterable[str]) -> Grammar:
    """Compile rules; a macro is a name for a pattern, used by macros and rules alike.

    Raises KeyError when a pattern names what is neither a class nor a macro.
    """
    names = sorted({*classes, BREAK, OTHER})
    letters = {name: chr(_FIRST_CHAR + n) for n, name in enumerate(names)}

    def expand(pattern: str) -> str:
        def symbol(match: re.Match[str]) -> str:
            name = match.group()
            return f"(?:{expand(macros[name])})" if name in macros else letters[name]

        return _NAME.sub(symbol, pattern)

    compiled = []
    for rule in rules:
        source = _PART.sub(r"(?P<\1>", "".join(expand(rule.pattern).split()))
        compiled.append((rule, re.compile(source)))
    return Grammar(letters, tuple(compiled))


def search(found: Sequence[Lexeme], grammar: Grammar) -> list[Found]:
    """Return the expressions of a lexeme sequence: of all rules' matches the leftmost, then longest, then first rule.

    A match that its rule rejects, or that begins inside a chosen one, is tried again from further right.
    """
    other = grammar.letters[OTHER]
    string = "".join([grammar.letters.get(lexeme.kind, other) for lexeme in found])
    queue: list[tuple[int, int, int, re.Match[str]]] = []
    for order, (_, pattern) in enumerate(grammar.rules):
        queue += [(hit.start(), -hit.end(), order, hit) for hit in pattern.finditer(string)]
    heapify(queue)
    chosen: list[Found] = []
    free = 0
    while queue:
        start, minus_end, order, hit = heappop(queue)
        rule, pattern = grammar.rules[order]
        frames = _read(found, rule, hit) if start >= free else []
        if frames:
            chosen += frames
            free = -minus_end
            continue
        again = pattern.search(string, max(start + 1, free), -minus_end)
        if again is not None and again.end() > again.start():
            heappush(queue, (again.start(), -again.end(), order, again))
    return chosen


def _read(found: Sequence[Lexeme], rule: Rule, hit: re.Match[str]) -> list[Found]:
    """Ask a rule what its match says; nothing where it rejects it."""
    parts = {name: hit.span(name) for name in hit.re.groupindex if hit.start(name) >= 0}
    meaning = rule.read(Match(found, *hit.span(), parts))
    if meaning is None:
        return []
    if isinstance(meaning, Frame):
        return [Found(*hit.span(), meaning, rule.name)]
    return [Found(*parts[name], meaning[name], rule.name) for name in sorted(meaning, key=lambda name: parts[name])]
