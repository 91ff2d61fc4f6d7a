"""Front matter: the `key: value` lines between `---` at the very top of a text, which say what it is."""

from __future__ import annotations

import re

import msgspec

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<body>(?:.*?\r?\n)??)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_OPENING = re.compile(r"---[ \t]*\r?\n[A-Za-z_][\w-]*:(?:[ \t]|\r?\n)")
_PAIR = re.compile(r"^[A-Za-z_][\w -]*:", re.MULTILINE)


class FrontMatter(msgspec.Struct, frozen=True, gc=False):
    """The lines between the marks, and the offset at which the text proper begins."""

    body: str
    end: int


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter a text begins with; lines between rules that hold no `key:` are none."""
    match = _BLOCK.match(text)
    if match is None or (match["body"].strip() and _PAIR.search(match["body"]) is None):
        return None
    return FrontMatter(match["body"], match.end())


def is_unclosed(text: str) -> bool:
    """Tell whether a text begins with front matter that does not end, so that it stands in the report as words."""
    return _OPENING.match(text) is not None and _BLOCK.match(text) is None
