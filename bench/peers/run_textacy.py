"""textacy's `direct_quotations` by paragraphs: texts as JSON on standard input, spans as JSON on standard output.

Run by an interpreter with textacy and a spaCy pipeline that tags, lemmatises and parses (its name is the argument).
textacy gives up on a text with an odd number of marks; by paragraphs, which favours it, that spoils one paragraph only.
"""

from __future__ import annotations

import json
import re
import sys

import spacy
from prepare import prepared
from textacy.extract import direct_quotations


def main() -> None:
    """Read texts, write what is found in each."""
    nlp = spacy.load(sys.argv[1])
    json.dump([_found(nlp, text) for text in json.load(sys.stdin)], sys.stdout)


def _found(nlp: spacy.language.Language, text: str) -> list[list[list[tuple[int, int]]]]:
    found = []
    for match in re.finditer(r"[^\n]+", prepared(text)):
        doc = nlp(match.group())
        try:
            items = list(direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks
            continue
        for item in items:
            content = [(match.start() + item.content.start_char, match.start() + item.content.end_char)]
            found.append([_places(item.speaker, match.start()), _places(item.cue, match.start()), content])
    return found


def _places(tokens: list[spacy.tokens.Token], offset: int) -> list[tuple[int, int]]:
    return [(offset + t.idx, offset + t.idx + len(t)) for t in tokens]


if __name__ == "__main__":
    main()
