from __future__ import annotations

import pytest

from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.times import find_times
from secondsource.assemble.stamps import is_stamp
from secondsource.model.reading import Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

STAMPS = (
    "Copyright 2016 by Veldt News - All rights reserved.",
    "© 2016 Estuary Media Group.",
    "(Published Monday, Sept. 19, 2016)",
    "by: Ada Moor, Veldt News Updated: Nov 14, 2016 - 3:01 PM",
    "Heavy police presence at the weir — Ada Moor (@adamoor) November 14, 2016",
    "The mayor at the weir on Oct. 23, 2012. (Joost Lamm/Getty Images)",
    "Local election: October 26 as it happened",
    "EDITOR'S NOTE – Ada Moor covered the council in its 1972 campaign.",
    "Lawyers in the case did not return calls for comment on 3 May 2016.",
    "Officers look/VBP over the holes in the car, Sept. 17, 2016, in Tolmere.",
)
EVENTS = (
    "The gates were opened/VBD on 3 May 2016.",
    "The report was published/VBN on Monday, Sept. 19, 2016, after a quarrel in the council about it.",
    "The copyright of the song ran/VBD out in 2016.",
    "Sept. 17, 2016: The ferry sinks/VBZ off Tolmere.",
)


def stamped(marked: str) -> list[bool]:
    tags = dict(word.split("/")[:2] for word in marked.split() if "/V" in word)
    text = " ".join(word.split("/V")[0] for word in marked.split())
    report = Report.from_text(text, id="r")
    tokens = [Token(a, b, text[a:b], tags.get(text[a:b], "NN")) for a, b in tokenise(text)]
    found = [time for time in find_times(report, segment(text), tokens) if time.from_ or "XX" in time.value]
    return [is_stamp(time, span_of(report, 0, len(text)), tokens) for time in found]


@pytest.mark.parametrize("text", STAMPS)
def test_the_date_of_a_notice_a_tweet_or_a_picture_is_a_stamp(text: str) -> None:
    found = stamped(text)
    assert found
    assert all(found)


@pytest.mark.parametrize("text", EVENTS)
def test_the_date_of_an_event_is_none(text: str) -> None:
    found = stamped(text)
    assert found
    assert not any(found)
