from __future__ import annotations

from secondsource.assemble.tellings import Telling, agree, nearly_agree, tellings_of
from tests.assemble.chronicles import told


def moments(text: str, events: dict[str, str]) -> list[tuple[str, str | None]]:
    found = tellings_of(told(text, published="2026-05-09", events=dict(events)))
    return [(telling.day, telling.moment) for telling in found]


def test_a_time_of_day_alone_is_of_the_day_told_of_before() -> None:
    text = "The weir broke late Friday. Nobody saw it. The water came at 11:18 p.m. and left."
    assert moments(text, {"broke": "late Friday", "came": "11:18 p.m."})[-1] == ("2026-05-08", "23:18")
    assert moments("The water came at 11:18 p.m. and left.", {"came": "11:18 p.m."}) == [("2026-05-09", "23:18")]


def broke(when: str, words: str) -> Telling:
    return tellings_of(told(f"The weir broke {when}.", published="2026-05-09", events={"broke": words}))[0]


def test_times_close_to_each_other_agree_where_one_is_rough() -> None:
    rough = broke("at about 11:20 p.m. on Friday", "about 11:20 p.m. on Friday")
    exact = broke("at 11:18 p.m. on Friday", "11:18 p.m. on Friday")
    other = broke("at 11:20 p.m. on Friday", "11:20 p.m. on Friday")
    early = broke("early Friday", "early Friday")
    assert agree(rough, exact)
    assert not agree(exact, other)
    assert not agree(exact, early)


def test_today_may_be_the_day_before_publication() -> None:
    today, friday, thursday = (broke(when, when.removeprefix("on ")) for when in ("today", "on Friday", "on Thursday"))
    assert not agree(today, friday)
    assert nearly_agree(today, friday)
    assert not nearly_agree(today, thursday)


def test_it_happened_is_of_the_kind_told_before() -> None:
    text = "A boy was wounded at the weir. It happened on Friday."
    (telling,) = tellings_of(told(text, events={"wounded": (None, "happened"), "happened": "Friday"}))
    assert telling.kinds == {"wound"}


def test_what_was_only_intended_gives_way_to_what_happened() -> None:
    text = "They drove through the square to clear it on Friday."
    (telling,) = tellings_of(told(text, events={"drove": "Friday", "clear": ("Friday", "planned")}))
    assert telling.event is not None
    assert telling.event.trigger.text == "drove"


def test_a_stamp_is_no_telling() -> None:
    assert moments("The weir broke. (Published Saturday, May 9, 2026)", {}) == []
