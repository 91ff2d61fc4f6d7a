from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.dating import date_sentences
from secondsource.model.report import Report


def test_each_sentence_has_the_days_it_names() -> None:
    text = "The gates opened on Sunday. In May it had been dry. The council met on 12 May 2026 and again a day later."
    read = date_sentences(Report.from_text(text, published="2026-05-13"))
    assert read.sentences[0].days == ("2026-05-10",)
    assert read.sentences[1].days == ()  # a month is no day
    assert "2026-05-12" in read.sentences[2].days


def test_without_a_date_of_publication_only_full_dates_count() -> None:
    read = date_sentences(Report.from_text("They met on Sunday. They met on 12 May 2026."))
    assert [sentence.days for sentence in read.sentences] == [(), ("2026-05-12",)]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    read = date_sentences(Report.from_text(text, published="2026-05-13"))
    assert all(0 <= s.start < s.end <= len(text) for s in read.sentences)
