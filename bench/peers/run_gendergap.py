"""The Gender Gap Tracker's quote extractor: texts as JSON on standard input, spans as JSON on standard output.

Run by an interpreter with spaCy; arguments: a spaCy pipeline, and the folder `nlp/english` of a checkout of
github.com/sfu-discourse-lab/GenderGapTracker. Only its class QuoteExtractor is used; what it imports for its data base
and logging is replaced by stand-ins.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from pathlib import Path
from types import ModuleType

import spacy
from prepare import prepared


def _extractor(nlp: spacy.language.Language, folder: Path) -> object:
    stand_ins = {name: ModuleType(name) for name in ("bson", "utils")}
    stand_ins["bson"].ObjectId = str  # type: ignore[attr-defined]
    stand_ins["utils"].create_logger = lambda *_, **__: logging.getLogger("peer")  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    sys.path.insert(0, str(folder))
    from quote_extractor import QuoteExtractor  # noqa: PLC0415 -- its folder is known only now

    return QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(folder / "rules/quote_verb_list.txt")}})


def _place(index: str) -> list[tuple[int, int]]:
    numbers = [int(n) for n in re.findall(r"\d+", index or "")]
    return [(numbers[0], numbers[1])] if len(numbers) == 2 and numbers[1] > numbers[0] else []


def main() -> None:
    """Read texts, write what is found in each."""
    nlp = spacy.load(sys.argv[1])
    extractor = _extractor(nlp, Path(sys.argv[2]))
    found = []
    for text in json.load(sys.stdin):
        quotes = extractor.extract_quotes(nlp(prepared(text)))  # type: ignore[attr-defined]
        found.append([[_place(q["speaker_index"]), _place(q["verb_index"]), _place(q["quote_index"])] for q in quotes])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
