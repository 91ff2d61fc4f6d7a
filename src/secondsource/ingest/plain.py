"""Plain text and Markdown: the text as it is, and what its first lines say about it."""

from __future__ import annotations

import re

from secondsource.ingest.facts import facts_from
from secondsource.ingest.values import Facts
from secondsource.language.frontmatter import front_matter

_LINE = re.compile(r"[^\r\n]+")
_KEY = re.compile(r"[A-Za-z_][\w -]*")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?=\S)")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_FINAL = re.compile(r"""[.!?:;,…。！？—–-]["”’»'*_)\]]*$""")
_BYLINE = re.compile(r"(?:by|from)\s+\w+(?:\s+\w+){1,2}", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\b(?:the|an?|of|and|or|to|in|on|at|for|with|that|by|from|as|was|were|is|are|has|had)$", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")
_HEAD = 20_000  # characters in which a heading is looked for
_LONGEST_TITLE, _MOST_WORDS = 160, 28
_WRAP_MIN, _WRAP_SPREAD = 45, 25


def describe(text: str, *, markdown: bool) -> tuple[Facts, tuple[str, ...]]:
    """Return what a text says about itself (title, front matter) and the dates in it that cannot be read."""
    facts, start = Facts(), 0
    unreadable: tuple[str, ...] = ()
    if front := front_matter(text):
        facts, unreadable = facts_from(_pairs(front.body), "front-matter")
        start = front.end
    if facts.title is None:
        facts = Facts(title=title_in(text, start, markdown=markdown)).filled_from(facts)
    return facts, unreadable


def title_in(text: str, start: int = 0, *, markdown: bool = False) -> str | None:
    """Return the title of a text, a stretch of it: its first heading, or a first short line that ends no sentence.

    A line that runs on in the next one (hard-wrapped text), a byline and the only line of a text are no titles.
    """
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text, start, start + _HEAD)]
    lines = [(at, line) for at, line in lines if line.strip()]
    if not lines:
        return None
    if _HEADING.match(lines[0][1]):
        return _heading_words(lines[0][1])
    if markdown and (found := _markdown_heading([line for _, line in lines])):
        return found
    first = lines[0][1].strip()
    if len(lines) < 2 or len(first) > _LONGEST_TITLE or len(first.split()) > _MOST_WORDS:
        return None
    if _FINAL.search(first) or _BYLINE.fullmatch(first) or not _LETTER.search(first):
        return None
    return None if _runs_on(text, lines) else first


def _markdown_heading(lines: list[str]) -> str | None:
    """Return the first level-one heading outside code blocks."""
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (heading := _HEADING.match(line)) and heading["marks"] == "#":
            return _heading_words(line)
    return None


def _heading_words(line: str) -> str | None:
    """Return the words of an ATX heading (CommonMark), without its marks."""
    words = line.strip().lstrip("#").strip()
    bare = words.rstrip("#")
    return bare.rstrip() or None if bare.endswith((" ", "\t")) else words or None


def _runs_on(text: str, lines: list[tuple[int, str]]) -> bool:
    """Tell whether the first line is the beginning of a paragraph broken at a right margin."""
    (at, line), (below, following) = lines[0], lines[1]
    gap = text[at + len(line) : below]
    if gap.count("\n") > 1 or gap.count("\r") > 1 + gap.count("\n"):
        return False
    line, following = line.strip(), following.strip()
    if following[0].islower() or _UNFINISHED.search(line):
        return True
    if len(lines) < 3:
        return False
    widths = [len(text.rstrip()) for _, text in lines[:3]]
    return min(widths) >= _WRAP_MIN and max(widths) - min(widths) <= _WRAP_SPREAD and not _FINAL.search(following)


def _pairs(body: str) -> dict[str, str | list[str]]:
    """Read `key: value` lines and simple lists; the rest of YAML is left alone."""
    found: dict[str, str | list[str]] = {}
    items: list[str] | None = None
    for line in body.splitlines():
        if items is not None and line.lstrip().startswith("- "):
            items.append(_unquoted(line.lstrip()[2:]))
            continue
        key, colon, value = line.partition(":")
        key, value = key.rstrip(), value.strip()
        if not colon or not _KEY.fullmatch(key):
            continue
        items = None
        if not value:
            items = []
            found.setdefault(key, items)
        elif value.startswith("[") and value.endswith("]"):
            found.setdefault(key, [_unquoted(part) for part in value[1:-1].split(",") if part.strip()])
        else:
            found.setdefault(key, _unquoted(value))
    return found


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
