from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource import read
from secondsource.annotate.entities import find_entities, resolve_speaker
from secondsource.annotate.known import with_known
from secondsource.annotate.names import NameSpan
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.language.roster import DatedRole, Entry, Roster
from secondsource.model.reading import Entity, Mention, Token
from secondsource.model.report import Report
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from secondsource.annotate.names import NameKind

_MARK = re.compile(r"\[([^\[\]|]+)\|(per|org|geo|gpe|misc)\]|\{([^{}]+)\}")
_POS = {
    "IN": "in of on at by for with from to about against before after during into",
    "VBD": "said told met was is wrote added opened warned replied praised criticised had saw asked stood",
    "DT": "the a an The A An",
    "CC": "and or but",
    "PRP": "he she him they it I we He She They",
    "PRP$": "his her their His Her",
}
_TAGS = {word: tag for tag, words in _POS.items() for word in words.split()}


class Read:
    """A report written with marks: [name|kind] for names, {source} for sources."""

    def __init__(
        self,
        marked: str,
        key: str = "r",
        places: tuple[str, ...] = (),
        roster: Roster | None = None,
        words: tuple[str, str] | None = None,
    ) -> None:
        """Read the marks; `words` are a source and what it says."""
        text, names, sources = "", [], []
        at = 0
        for match in _MARK.finditer(marked):
            text += marked[at : match.start()]
            body = match.group(1) or match.group(3)
            start = len(text)
            text += body
            if match.group(1):
                kind: NameKind = match.group(2)  # type: ignore[assignment]
                names.append(NameSpan(start, len(text), kind, 0.9))
            else:
                sources.append((start, len(text)))
            at = match.end()
        self.text = text + marked[at:]
        names += [NameSpan(self.text.index(p), self.text.index(p) + len(p), "geo", 0.9) for p in places]
        names.sort(key=lambda n: n.start)
        self.report = Report.from_text(self.text, id=key, published="2026-05-12")
        names = with_known(names, self.text, roster) if roster else names
        self.tokens = tuple(Token(a, b, self.text[a:b], _tag(self.text[a:b])) for a, b in tokenise(self.text))
        sources += [(n.start, n.end) for n in names if marked_as_source(self.text, n)]
        self.sources = sources
        said: dict[tuple[int, int], tuple[tuple[int, int], ...]] = dict.fromkeys(sorted(sources), ())
        if words:
            (a, b), content = (self._place(words[0]), self._place(words[1]))
            said = {place: content_of for place, content_of in said.items() if place != (a, b)} | {(a, b): (content,)}
        self.entities, self.mentions = find_entities(self.report, segment(self.text), self.tokens, names, said, roster)

    def _place(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def of(self, name: str) -> list[str]:
        """Return the words of all mentions of the entity with a name."""
        return [span.text for e in self.entities if e.name == name for span in e.mentions]

    def speaker(self, words: str) -> str | None:
        """Return the name of whom a source's words mean."""
        start = self.text.index(words)
        key, _ = resolve_speaker(
            span_of(self.report, start, start + len(words)), self.entities, self.mentions, self.tokens
        )
        return next((e.name for e in self.entities if e.id == key), None)


def marked_as_source(text: str, name: NameSpan) -> bool:
    return text[name.end :].startswith((" said", " told"))


def _tag(word: str) -> str:
    if word in _TAGS:
        return _TAGS[word]
    if not word[0].isalnum():
        return "POS" if word in {"'s", "’s"} else "PUNCT"
    return "NNP" if word[0].isupper() else "JJ" if word.endswith(("ful", "er", "ior")) else "NN"


def test_a_surname_goes_to_the_full_name_and_a_possessive_is_left_out() -> None:
    read = Read("[Ilse Brandt|per] opened the hall. Later [Brandt|per]’s office was closed.")
    assert read.of("Ilse Brandt") == ["Ilse Brandt", "Brandt"]


def test_people_of_one_surname_with_different_given_names_stay_apart() -> None:
    read = Read("[Ilse Brandt|per] met [Karl Brandt|per] in [Linz|geo].")
    assert [e.name for e in read.entities] == ["Ilse Brandt", "Karl Brandt", "Linz"]


def test_a_surname_that_fits_two_people_alike_is_given_to_neither() -> None:
    read = Read("[Ilse Brandt|per] met [Karl Brandt|per]. [Brandt|per] wrote a letter.")
    assert read.of("Ilse Brandt") == ["Ilse Brandt"]
    assert read.of("Karl Brandt") == ["Karl Brandt"]


def test_an_honorific_chooses_between_two_people_of_one_surname() -> None:
    read = Read("[Ilse Brandt|per] met [Karl Brandt|per]. Mr. [Brandt|per] left. Mrs. [Brandt|per] stayed.")
    assert read.of("Karl Brandt") == ["Karl Brandt", "Brandt"]
    assert read.of("Ilse Brandt") == ["Ilse Brandt", "Brandt"]


def test_an_honorific_of_the_other_gender_is_another_person() -> None:
    read = Read("[Karl Brandt|per] resigned. Mrs. [Brandt|per] said nothing.")
    assert read.of("Karl Brandt") == ["Karl Brandt"]
    assert read.of("Brandt") == ["Brandt"]


def test_a_title_stated_for_one_of_a_surname_chooses_them() -> None:
    read = Read("Sen. [Ilse Brandt|per] met Judge [Anna Brandt|per]. Sen. [Brandt|per] left.")
    assert read.of("Ilse Brandt") == ["Ilse Brandt", "Brandt"]


def test_spellings_of_a_transliterated_name_are_one_person() -> None:
    read = Read("[Masuud Tarzi|per] spoke. [Masoud Tarzi|per] then left.")
    assert len(read.entities) == 1


def test_a_title_before_a_name_is_kept_as_an_alias() -> None:
    read = Read("President [Ilse Brandt|per] said no.")
    assert read.entities[0].name == "Ilse Brandt"
    assert "President Ilse Brandt" in read.entities[0].aliases


def test_an_acronym_in_brackets_is_its_long_form() -> None:
    read = Read("The [Danube Flood Commission|org] ([DFC|org]) met. The [DFC|org] decided nothing.")
    assert read.of("Danube Flood Commission") == ["Danube Flood Commission", "DFC", "DFC"]


def test_demonyms_and_other_names_belong_to_their_country() -> None:
    read = Read("[Iran|geo] replied. The [Iranian|gpe] side met [U.S.|geo] envoys from the [United States|geo].")
    assert read.of("Iran") == ["Iran", "Iranian"]
    assert read.of("United States") == ["U.S.", "United States"]


def test_a_title_stated_once_is_taken_up_later() -> None:
    read = Read("Mayor [Ilse Brandt|per] met [Karl Huber|per]. The mayor said the gates were closed.")
    assert read.of("Ilse Brandt") == ["Ilse Brandt", "The mayor"]


def test_an_apposition_teaches_a_title() -> None:
    read = Read("[Karl Huber|per], the chairman of the board, met [Ilse Brandt|per]. The chairman was late.")
    assert "The chairman" in read.of("Karl Huber")


def test_a_country_tells_two_presidents_apart() -> None:
    text = "[French|gpe] President [Anne Leroy|per] met President [Tom Wade|per]. The [US|geo] president was late."
    assert "The US president" in Read(text).of("Tom Wade")


def test_the_country_of_a_leader_rules_out_the_other_side() -> None:
    text = "[Iran|geo]’s top leader criticised President [Tom Wade|per]’s plan. Ayatollah [Reza Karimi|per] said no."
    assert "Iran’s top leader" in Read(text).of("Reza Karimi")


def test_an_age_means_the_one_who_spoke_last() -> None:
    text = "[Karl Huber|per] praised the plan. But [Ilse Brandt|per] said no. The 54-year-old added that it was late."
    assert "The 54-year-old" in Read(text).of("Ilse Brandt")


def test_a_politicians_title_with_a_place_varies_the_name_of_who_just_spoke() -> None:
    unsaid = "[Ilse Brandt|per] said no. The [Tyrol|geo] senator was late."
    assert Read(unsaid).of("Ilse Brandt") == ["Ilse Brandt"]
    text = "[Ilse Brandt|per] said no. {The Tyrol senator} said it was late."
    assert Read(text, places=("Tyrol",)).of("Ilse Brandt") == ["Ilse Brandt", "The Tyrol senator"]


def test_a_bare_title_is_rather_taken_up_from_one_stated_without_a_country() -> None:
    text = "President [Tom Wade|per] met [French|gpe] President [Anne Leroy|per]. The president said no."
    assert "The president" in Read(text).of("Tom Wade")


def test_who_rules_a_town_is_not_the_town() -> None:
    read = Read("{The mayor of Lorn} said no. Mayor [Ilse Brandt|per] left [Lorn|geo].", places=("Lorn",))
    assert read.speaker("The mayor of Lorn") == "Ilse Brandt"


ROSTER = Roster(
    [
        Entry("Ilse Brandt", ("Ibi",), "person", (DatedRole.of("mayor of Lorn", start="2024-05-01"),)),
        Entry("Karl Huber", (), "person", (DatedRole.of("mayor of Lorn", end="2024-04-30"),)),
        Entry("Lorn Water Board", ("Gulpers",), "organisation", ()),
    ]
)


def test_a_file_of_names_gives_aliases_their_canonical_name_and_kind() -> None:
    read = Read("[Ibi|misc] met the Gulpers. [Ilse Brandt|per] left.", roster=ROSTER)
    assert [(e.name, e.kind) for e in read.entities] == [
        ("Ilse Brandt", "person"),
        ("Lorn Water Board", "organisation"),
    ]
    assert read.of("Ilse Brandt") == ["Ibi", "Ilse Brandt"]
    assert read.of("Lorn Water Board") == ["Gulpers"]


def test_a_file_of_roles_says_who_a_title_means_on_the_day() -> None:
    read = Read("{The mayor of Lorn} said no. {She} was late.", roster=ROSTER, places=("Lorn",))
    assert read.speaker("The mayor of Lorn") == "Ilse Brandt"
    assert read.speaker("She") == "Ilse Brandt"


def test_a_title_stated_in_the_report_goes_before_the_file() -> None:
    read = Read("Mayor [Otto Lang|per] of [Lorn|geo] left. {The mayor} said no.", roster=ROSTER)
    assert read.speaker("The mayor") == "Otto Lang"


def test_a_title_without_its_place_in_the_report_is_not_taken_from_the_file() -> None:
    assert Read("{The mayor} said no in [Arl|geo].", roster=ROSTER).speaker("The mayor") != "Ilse Brandt"


def test_a_wider_role_stated_only_later_does_not_take_a_title() -> None:
    text = "The mayor was late. [Maren Joost|per], the leader of the opposition, said no."
    assert "The mayor" not in Read(text).of("Maren Joost")


def test_a_mention_of_the_pronouns_own_paragraph_goes_before_one_of_an_earlier() -> None:
    text = "[Agnes Kolb|per] left.\n\nIt was near, said [Ilse Brandt|per]. {She} was late."
    assert Read(text).speaker("She") == "Ilse Brandt"


def test_it_as_a_source_is_the_body_that_spoke_before() -> None:
    read = Read("[Danube Commission|org] said no. However, {it} opened a gate.")
    assert read.speaker("it") == "Danube Commission"


def test_it_is_not_the_body_of_a_spokesman() -> None:
    read = Read("The [Danube Commission|org] spokesman [Karl Huber|per] said no. However, {it} was late.")
    assert read.speaker("it") is None


def test_it_that_is_no_source_is_nobody() -> None:
    read = Read("[Danube Commission|org] said no. It was late.")
    assert read.of("Danube Commission") == ["Danube Commission"]


def test_it_as_a_source_is_the_body_that_the_sentence_before_is_about() -> None:
    read = Read("The [Danube Commission|org] had a plan. But on Tuesday, {it} warned that it was late.")
    assert read.speaker("it") == "Danube Commission"
    read = Read("The [Danube Commission|org] met the [Velm Bank|org]. {It} said it was late.")
    assert read.speaker("It") == "Danube Commission"


def test_it_is_nobody_where_a_picture_shows_or_another_subject_stands_first() -> None:
    read = Read("The [Danube Commission|org] had a film. {It} shows a boat.")
    assert read.speaker("It") is None
    read = Read("The film was late and the [Danube Commission|org] had it. {It} said no.")
    assert read.speaker("It") is None


def test_i_in_quotation_marks_is_the_person_quoted() -> None:
    quoted = "“{I} hope that it holds,” she wrote, [Ilse Brandt|per] said."
    read = Read(quoted, words=("Ilse Brandt", "I hope that it holds,"))
    assert read.speaker("I") == "Ilse Brandt"
    assert Read("{I} hope that it holds, [Ilse Brandt|per] said.").speaker("I") is None


def test_who_is_the_person_right_before_and_which_the_body() -> None:
    read = Read("It met [Ilse Brandt|per], 54, {who} said no. It met the [Danube Commission|org], {which} said yes.")
    assert read.speaker("who") == "Ilse Brandt"
    assert read.speaker("which") == "Danube Commission"
    assert Read("It met a spokesman for [Ilse Brandt|per], {who} said no.").speaker("who") is None


def test_a_foreign_acronym_in_brackets_is_its_long_form() -> None:
    read = Read("The [Union of Atheists and Agnostics Rationalist|org] ([UAAR|org]) met. [UAAR|org] left.")
    assert len(read.entities) == 1
    assert len(Read("The [Union of Atheists|org] ([BBC|org]) met.").entities) == 2


def test_a_mum_is_not_her_son() -> None:
    read = Read("[Karl Huber|per] said no. Her mum said yes. {She} was late.")
    assert read.speaker("She") != "Karl Huber"


def test_a_contracted_pronoun_is_read_like_a_plain_one() -> None:
    read = Read("[Karl Huber|per] met [Ilse Brandt|per]. {He’s} glad it rained.")
    assert read.of("Karl Huber") == ["Karl Huber", "He"]
    assert read.speaker("He’s") == "Karl Huber"


def test_a_name_that_modifies_another_is_no_subject() -> None:
    read = Read("[Huber|per] spokesman [Paul Weil|per] said it rained. However, {he} said the sun was near.")
    assert read.speaker("he") == "Paul Weil"


def test_a_subject_behind_an_opening_phrase_is_taken_up() -> None:
    read = Read("On Monday, [Ilse Brandt|per] warned officer [Anna Wolf|per] in the town. {She} said no.")
    assert read.speaker("She") == "Ilse Brandt"


def test_the_gender_of_a_relative_goes_before_that_of_a_given_name() -> None:
    read = Read("Widow [Terry Strand|per] met [Karl Huber|per]. {She} said no.")
    assert read.speaker("She") == "Terry Strand"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("[Karl Huber|per] of Lorn, Ohio, {who} said no, left.", "Karl Huber"),
        ("[Karl Huber|per] — {who} said no — left.", "Karl Huber"),
        ("The head of Lorn, {who} said no, left.", None),
    ],
)
def test_a_relative_pronoun_that_is_a_source_takes_up_who_stands_before_it(text: str, meant: str | None) -> None:
    assert Read(text, places=tuple(p for p in ("Lorn", "Ohio") if p in text)).speaker("who") == meant


def test_an_executive_vice_president_is_no_candidate() -> None:
    text = "[Carmel Ott|per], executive vice president of the bank, met [Karl Huber|per]. The candidate said no."
    assert "The candidate" not in Read(text).of("Carmel Ott")


def test_a_reflexive_means_the_subject() -> None:
    read = Read("[Karl Huber|per] met [Paul Brandt|per]. [Brandt|per] himself was late.")
    assert read.of("Paul Brandt")[-1] == "himself"


def test_pronouns_follow_gender() -> None:
    read = Read("[Anna Huber|per] met [Karl Brandt|per]. She was late. He was not.")
    assert read.of("Anna Huber") == ["Anna Huber", "She"]
    assert read.of("Karl Brandt") == ["Karl Brandt", "He"]


def test_a_pronoun_that_fits_two_people_alike_is_left_alone() -> None:
    read = Read("[Karl Huber|per] and [Paul Brandt|per] stood there. He was late.")
    assert read.of("Karl Huber") == ["Karl Huber"]
    assert read.of("Paul Brandt") == ["Paul Brandt"]


def test_a_pronoun_in_an_opening_phrase_looks_ahead() -> None:
    read = Read("[Paul Brandt|per] was there. In his letter, [Karl Huber|per] asked for time.")
    assert "his" in read.of("Karl Huber")


def test_the_mother_of_somebody_is_not_that_somebody() -> None:
    read = Read("[Anna Huber|per] was absent. Her mother said she had a cold.")
    assert read.of("Anna Huber")[:2] == ["Anna Huber", "Her"]
    assert read.speaker("Her mother") is None


@pytest.mark.parametrize(
    ("marked", "source", "speaker"),
    [
        ("Chancellor [Ilse Brandt|per] said no.", "Chancellor Ilse Brandt", "Ilse Brandt"),
        (
            "Secretary of State [Karl Huber|per], a lawyer, said no.",
            "Secretary of State Karl Huber, a lawyer,",
            "Karl Huber",
        ),
        ("A spokesman for Mr. [Karl Huber|per] said no.", "A spokesman for Mr. Karl Huber", None),
        ("[Karl Huber|per]’s lawyer said no.", "Karl Huber’s lawyer", None),
        ("Two officials from [Linz|geo] said no.", "Two officials from Linz", None),
        (
            "More than a dozen [Senate|org] and [House|org] members said no.",
            "More than a dozen Senate and House members",
            None,
        ),
        ("The [White House|org] said no.", "The White House", "White House"),
        ("{Police} said no.", "Police", "Police"),
        ("{The river authority} said no.", "The river authority", "river authority"),
        ("{The mayor} said no.", "The mayor", "mayor"),
        ("{The group} said no.", "The group", None),
        ("Critics said no.", "Critics", None),
        ("According to [Karl Huber|per], no.", "According to Karl Huber", "Karl Huber"),
    ],
)
def test_the_head_of_a_source_decides_who_speaks(marked: str, source: str, speaker: str | None) -> None:
    assert Read(marked).speaker(source) == speaker


def test_an_anonymous_spokesman_may_be_the_one_who_is_named() -> None:
    read = Read("Spokesman [Karl Huber|per] was there. A spokesman for the town said no.")
    start = read.text.index("A spokesman")
    source = span_of(read.report, start, start + len("A spokesman for the town"))
    assert resolve_speaker(source, read.entities, read.mentions, read.tokens) == (None, ("r:e1",))


def test_ids_count_by_first_mention() -> None:
    read = Read("[Linz|geo] lies in [Austria|geo]. [Ilse Brandt|per] knows [Linz|geo].")
    assert [(e.id, e.name) for e in read.entities] == [("r:e1", "Linz"), ("r:e2", "Austria"), ("r:e3", "Ilse Brandt")]


_PARTS = st.lists(
    st.sampled_from(
        [
            "[Ilse Brandt|per]", "[Brandt|per]", "[Karl Brandt|per]", "[Iran|geo]", "[Iranian|gpe]", "[DFC|org]",
            "the mayor", "he", "her", "his", "The 40-year-old", "’s", ",", ".", "said", "“", "”", "Mr.", "President",
            "of", "and", "\n\n", "İ", "🙂", "Her mother", "{police}", "{the court}", "Supreme Leader",
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(_PARTS)
@settings(max_examples=60, deadline=None)
def test_mentions_slice_exactly_and_an_entitys_own_never_overlap(parts: list[str]) -> None:
    read = Read(" ".join(parts))
    spoken: dict[str, list[Mention]] = {}
    for mention in read.mentions:
        assert read.text[mention.span.start : mention.span.end] == mention.span.text
        spoken.setdefault(mention.entity, []).append(mention)
    for entity in read.entities:
        assert_apart(entity)
        assert [m.span for m in spoken[entity.id]] == list(entity.mentions)


def assert_apart(entity: Entity) -> None:
    for before, after in zip(entity.mentions, entity.mentions[1:], strict=False):
        assert before.end <= after.start


def test_a_title_that_nobody_bears_is_not_a_sons() -> None:
    text = "Carl Moor Jr. met the lawyer in June. President Moor defended his son on Monday. Moor Jr. said nothing."
    found = {e.name: e.aliases for e in read(Report.from_text(text, id="r")).entities if "Moor" in e.name}
    assert len(found) == 2
    assert not any("President" in alias for alias in found["Carl Moor Jr."])


def test_who_is_also_known_by_another_name_is_one() -> None:
    text = "Cora Lind was shot on Monday. Cora Lind, also known as Berta Moor, once led the tribe, police said."
    people = [e for e in read(Report.from_text(text, id="r")).entities if e.kind == "person"]
    assert len(people) == 1
    assert {"Cora Lind", "Berta Moor"} <= {people[0].name, *people[0].aliases}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“He did it,” said one of her lawyers, Tom Kirsch, on Monday.", "Tom Kirsch"),
        ("Moor's girlfriend, Megan Dixon, told the paper he was calm.", "Megan Dixon"),
        ("Another, Denzel Harris, 31, of Knoxville, told police that he ran.", "Denzel Harris"),
        ("The Wagoner County Sheriff's Office said the man was dead.", "Wagoner County Sheriff's Office"),
        ("He died, according to the Cook County medical examiner’s office.", "Cook County medical examiner’s office"),
    ],
)
def test_who_speaks_is_named_beside_a_description_and_an_office_by_its_county(text: str, name: str) -> None:
    reading = read(Report.from_text(text, id="r"))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names.get(item.speaker or "") for item in reading.attributions] == [name]


def test_several_people_beside_a_description_stay_several() -> None:
    text = "Lawyers for the board, Tom Kirsch and Ann Moor, said they would appeal."
    assert [item.speaker for item in read(Report.from_text(text, id="r")).attributions] == [None]


def test_a_title_suggests_those_who_bear_it_and_nobody_called_leader() -> None:
    text = (
        "Maren Joost, the leader of the opposition, came late. Carl Moor, the mayor of Lorn, came early, as did Ann "
        "Lind, the mayor of Tolmere. A mayor said that the gates were shut."
    )
    reading = read(Report.from_text(text, id="r"))
    names = {entity.id: entity.name for entity in reading.entities}
    said = next(item for item in reading.attributions if item.source and item.source.text == "A mayor")
    assert said.speaker is None
    assert {names[candidate] for candidate in said.candidates} == {"Carl Moor", "Ann Lind"}
