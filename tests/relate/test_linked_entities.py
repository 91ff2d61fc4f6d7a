from __future__ import annotations

from secondsource.language.roster import Entry, Roster
from secondsource.model.reading import Entity, EntityKind, Mention, MentionForm, Reading
from secondsource.model.report import Report
from secondsource.model.span import span_of
from secondsource.model.story import Story
from secondsource.relate.entities import link_entities

Local = tuple[str, EntityKind, tuple[str, ...], tuple[tuple[str, MentionForm], ...]]


def reading(key: str, *entities: Local) -> Reading:
    """Make a reading whose text is its mentions in a row; an entity is (name, kind, aliases, mentions with forms)."""
    text = " ".join(words for _, _, _, mentions in entities for words, _ in mentions)
    report = Report.from_text(text, id=key)
    made, spoken, at = [], [], 0
    for number, (name, kind, aliases, mentions) in enumerate(entities, 1):
        spans = []
        for words, form in mentions:
            span = span_of(report, at, at + len(words))
            spans.append(span)
            spoken.append(Mention(span, f"{key}:e{number}", form))
            at += len(words) + 1
        made.append(Entity(f"{key}:e{number}", name, kind, aliases, tuple(spans)))
    return Reading(report, (), (), (), (), tuple(made), tuple(spoken), (), (), ())


def named(name: str, kind: EntityKind = "person", *, times: int = 1, aliases: tuple[str, ...] = ()) -> Local:
    return (name, kind, aliases, ((name, "name"),) * times)


def test_a_surname_in_one_report_is_the_full_name_of_another() -> None:
    entities, ids = link_entities([reading("a", named("Brandt")), reading("b", named("Ilse Brandt"))])
    assert [(e.id, e.name, e.aliases) for e in entities] == [("e1", "Ilse Brandt", ("Brandt",))]
    assert ids == {"a:e1": "e1", "b:e1": "e1"}


def test_one_surname_with_two_given_names_stays_apart_and_the_bare_surname_too() -> None:
    entities, ids = link_entities(
        [reading("a", named("Ilse Brandt"), named("Karl Brandt")), reading("b", named("Brandt"))]
    )
    assert sorted(e.name for e in entities) == ["Brandt", "Ilse Brandt", "Karl Brandt"]
    assert len(set(ids.values())) == 3


def test_a_bare_surname_goes_to_the_one_who_bears_its_office() -> None:
    both = reading("a", named("Ilse Brandt", aliases=("Mayor Ilse Brandt",)), named("Karl Brandt"))
    entities, ids = link_entities([both, reading("b", named("Brandt", aliases=("Mayor Brandt",)))])
    assert sorted(e.name for e in entities) == ["Ilse Brandt", "Karl Brandt"]
    assert ids["b:e1"] == ids["a:e1"]


def test_a_junior_of_one_office_is_one_person_unless_a_report_has_both() -> None:
    office = ("Police Commissioner",)
    one, other = named("Karl Brandt", aliases=office), named("Karl Brandt Jr.", aliases=office)
    assert len(link_entities([reading("a", one), reading("b", other)])[0]) == 1
    assert len(link_entities([reading("a", one), reading("b", other, one)])[0]) == 2
    assert len(link_entities([reading("a", one), reading("b", named("Karl Brandt Jr."))])[0]) == 2


def test_spellings_of_one_name_are_linked() -> None:
    entities, _ = link_entities([reading("a", named("Masuud Tarzi")), reading("b", named("Masoud Tarzi", times=2))])
    assert [e.name for e in entities] == ["Masoud Tarzi"]


def test_ids_follow_the_number_of_mentions_then_the_first_place() -> None:
    one = reading("a", named("Linz", "place"), named("Ilse Brandt"), named("Graz", "place"))
    two = reading("b", named("Ilse Brandt", times=2))
    entities, _ = link_entities([one, two])
    assert [(e.id, e.name) for e in entities] == [("e1", "Ilse Brandt"), ("e2", "Linz"), ("e3", "Graz")]


def test_an_acronym_in_one_report_is_the_long_form_in_another() -> None:
    one = reading("a", named("Danube Flood Commission", "organisation"))
    two = reading("b", named("DFC", "organisation"))
    assert [e.name for e in link_entities([one, two])[0]] == ["Danube Flood Commission"]


def test_a_country_is_one_place_under_any_of_its_names() -> None:
    entities, _ = link_entities([reading("a", named("United States", "place")), reading("b", named("US", "place"))])
    assert [e.name for e in entities] == ["United States"]


def test_a_title_alone_links_to_the_only_one_stated_to_bear_it() -> None:
    one = reading("a", named("Ilse Brandt", aliases=("Mayor Ilse Brandt",)), named("Karl Huber"))
    two = reading("b", ("mayor", "person", ("The mayor",), (("The mayor", "title"),)))
    assert link_entities([one, two])[1]["b:e1"] == link_entities([one, two])[1]["a:e1"]


def test_a_title_two_people_bear_stays_by_itself() -> None:
    one = reading(
        "a",
        named("Ilse Brandt", aliases=("Mayor Ilse Brandt",)),
        named("Karl Huber", aliases=("Mayor Karl Huber",)),
    )
    two = reading("b", ("mayor", "person", ("The mayor",), (("The mayor", "title"),)))
    assert len(link_entities([one, two])[0]) == 3


def test_a_title_of_another_country_does_not_link() -> None:
    one = reading("a", named("Anne Leroy", aliases=("French President Anne Leroy",)))
    two = reading("b", ("US president", "person", ("The US president",), (("The US president", "title"),)))
    assert len(link_entities([one, two])[0]) == 2


def test_the_same_readings_always_give_the_same_entities() -> None:
    readings = [reading("a", named("Brandt"), named("Linz", "place")), reading("b", named("Ilse Brandt"))]
    assert link_entities(readings) == link_entities(readings)
    assert link_entities([]) == ((), {})


def titled(name: str) -> Local:
    return (name, "person", (), ((name, "title"),))


def body(name: str) -> Local:
    return (name, "organisation", (), ((name, "nominal"),))


def in_stories(*groups: tuple[str, ...]) -> list[Story]:
    return [Story(f"s{n}", "", reports, None, None, "") for n, reports in enumerate(groups, 1)]


def test_a_title_is_the_person_said_to_bear_it_in_another_report_of_the_story() -> None:
    one = reading("a", titled("mayor"))
    two = reading("b", named("Ilse Brandt", aliases=("Mayor Ilse Brandt",)))
    _, ids = link_entities([one, two], stories=in_stories(("a", "b")))
    assert ids["a:e1"] == ids["b:e1"]


def test_titles_and_bare_surnames_are_not_linked_across_stories() -> None:
    one = reading("a", titled("mayor"), named("Brandt"))
    two = reading("b", named("Ilse Brandt", aliases=("Mayor Ilse Brandt",)))
    _, ids = link_entities([one, two], stories=in_stories(("a",), ("b",)))
    assert len(set(ids.values())) == 3


def test_a_title_of_another_town_is_another_person() -> None:
    one = reading("a", titled("mayor of Arl"))
    two = reading("b", named("Ilse Brandt", aliases=("the mayor of Lorn",)))
    _, ids = link_entities([one, two])
    assert ids["a:e1"] != ids["b:e1"]


def test_a_title_that_two_bear_is_neither() -> None:
    one = reading("a", titled("mayor"))
    two = reading(
        "b", named("Ilse Brandt", aliases=("Mayor Ilse Brandt",)), named("Karl Huber", aliases=("the mayor",))
    )
    assert len(set(link_entities([one, two])[1].values())) == 3


def test_the_end_of_a_bodys_name_is_the_body_where_only_one_is_so_named() -> None:
    one = reading("a", body("the river authority"))
    two = reading("b", named("Veldt River Authority", "organisation"))
    _, ids = link_entities([one, two])
    assert ids["a:e1"] == ids["b:e1"]
    three = reading("c", named("Arl River Authority", "organisation"))
    assert len(set(link_entities([one, two, three])[1].values())) == 3


def test_a_country_in_a_bodys_name_keeps_the_short_form_apart() -> None:
    one = reading("a", body("the health ministry"))
    two = reading("b", named("French Health Ministry", "organisation"))
    assert len(set(link_entities([one, two])[1].values())) == 2


def test_a_file_of_names_links_a_title_to_a_name() -> None:
    roster = Roster([Entry("Ilse Brandt", (), "person", ())])
    one = reading("a", ("Ilse Brandt", "person", (), (("The mayor", "title"),)))
    two = reading("b", named("Ilse Brandt"))
    _, ids = link_entities([one, two], roster)
    assert ids["a:e1"] == ids["b:e1"]
