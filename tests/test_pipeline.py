from __future__ import annotations

import pytest

from secondsource import Report, compare, stories
from secondsource.assemble.chronicle import Wanted
from secondsource.errors import UsageError
from secondsource.pipeline import digest_of, quote

TWO = [Report.from_text("The gates opened."), Report.from_text("The gates stayed shut.")]


def test_two_reports_of_one_id_are_named_before_anything_is_read() -> None:
    message = r"two reports have the id 'report'; give each its own: Report\.from_text\(text, id=…\)"
    with pytest.raises(UsageError, match=message):
        compare(TWO)
    with pytest.raises(UsageError, match=message):
        stories(TWO)
    with pytest.raises(UsageError, match=message):
        quote("the gates opened", TWO)
    with pytest.raises(UsageError, match=message):
        digest_of(TWO, Wanted())
