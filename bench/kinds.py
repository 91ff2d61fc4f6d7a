"""Which kinds of finding may stand for a conflict that somebody listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.model.finding import Finding

OFFICES = "offices"  # the rule for two offices of one person: a finding of kind `name` that is of no name
QUOTATION = frozenset({"altered-quote", "garbled-quote"})
ACCOUNT = frozenset({"contradiction", "headline-body", "self-contradiction"})  # what happened, in whatever words
VALUE = ACCOUNT | {"number", "date", "place"}
FITTING = {
    "quote": QUOTATION,
    "speaker": frozenset({"speaker"}),
    "name": frozenset({"name"}),
    "place": ACCOUNT | {"place"},
    "date": ACCOUNT | {"date"},
    "time": ACCOUNT | {"date"},
    "order": ACCOUNT | {"date"},
    "age": ACCOUNT | {"number"},
    "number": ACCOUNT | {"number"},
    "money": ACCOUNT | {"number"},
    "charge": ACCOUNT | {"number"},
    "condition": ACCOUNT | {"number"},
    "status": ACCOUNT | {"number"},
    "deed": ACCOUNT,
    "cause": ACCOUNT,
    "relation": ACCOUNT,
    "role": ACCOUNT,
    "object": ACCOUNT,
    "negation": ACCOUNT | QUOTATION,  # of a deed, or of a word in what was said
    "statement": ACCOUNT | QUOTATION | {"speaker"},  # what somebody said, or who
    "other": VALUE,
    "self": VALUE | {"name"} | QUOTATION,  # a report against itself, in whatever
}


def fits(item: Finding, listed: str) -> bool:
    """Tell whether a finding is of a kind that may stand for a listed one."""
    if item.by == OFFICES:
        return listed in {"relation", "role"}
    return item.kind in FITTING[listed]
