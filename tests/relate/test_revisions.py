from __future__ import annotations

from msgspec.structs import replace

from secondsource.relate.origins import find_origins
from secondsource.relate.revisions import address_of, find_revisions
from tests.relate.readings import make_reading

FIRST = "The mill burned on Monday. Two people were hurt. The owner was away."
LATER = "The mill burned on Monday. Three people were hurt. An inquiry opens on Friday. The owner was away."


def test_a_later_text_at_the_same_address_is_a_revision_and_says_what_changed() -> None:
    address = "https://www.example.org/mill/"
    after, before = make_reading(LATER, "b", published="2026-03-04"), make_reading(FIRST, "a", published="2026-03-03")
    after = replace(after, report=replace(after.report, origin=address))
    before = replace(before, report=replace(before.report, origin="http://example.org/mill#top"))
    (revision,) = find_revisions([after, before])
    assert (revision.before, revision.after, revision.url) == ("a", "b", "example.org/mill")
    told = [(e.kind, e.before and e.before.text, e.after and e.after.text) for e in revision.edits]
    assert told == [
        ("changed", "Two people were hurt.", "Three people were hurt."),
        ("added", None, "An inquiry opens on Friday."),
    ]
    (origin,) = find_origins([after, before], (), [revision])
    assert origin.why == "b is a later text of a"


def test_texts_are_ordered_by_hours_with_their_zones() -> None:
    east, west = (
        make_reading(FIRST, "east", published="2026-03-03T09:00+02:00"),
        make_reading(LATER, "west", published="2026-03-03T08:00+00:00"),
    )
    readings = [replace(r, report=replace(r.report, origin="https://example.org/mill")) for r in (west, east)]
    (revision,) = find_revisions(readings)
    assert (revision.before, revision.after) == ("east", "west")


def test_files_and_other_addresses_are_no_revisions() -> None:
    one, two = make_reading(FIRST, "a"), make_reading(LATER, "b")
    one = replace(one, report=replace(one.report, origin="reports/mill.txt"))
    two = replace(two, report=replace(two.report, origin="reports/mill.txt"))
    assert find_revisions([one, two]) == ()
    assert address_of("https://[broken") is None
    assert address_of("https://example.org/a?id=1") != address_of("https://example.org/a?id=2")
