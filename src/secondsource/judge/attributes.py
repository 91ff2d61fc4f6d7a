"""Rules on what people are across reports: age, nationality, kin, office, by entity rather than by the same words."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import msgspec

from secondsource.judge.case import finding, in_two_reports
from secondsource.judge.spellings import company
from secondsource.judge.told import Nearness, Told, kept_apart
from secondsource.language.countries import country_named, country_of_demonym
from secondsource.language.given import same_given
from secondsource.language.lists import one_of, phrases, words
from secondsource.language.naming import fold, same_surname
from secondsource.language.titles import roles_in
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Mention, Reading, Sentence

_REACH = 80  # characters beside a name
_BACK = 3  # sentences before a description in which the only person named is the one described
_NEAR = 0.5
_YEARS = 2  # between two ages of one person, below which a birthday may lie between the reports
_OLDER = 1.3  # times as old, beyond which it is rather another person
_ALIKE = 0.55  # of passages in which two officers of one title and given name speak
_ACCUSED = words(
    "killer murderer defendant accused attacker gunman suspect convict poisoner robber thief burglar assailant arsonist"
)
_OTHERS = words("victim boy girl man woman child son daughter brother sister")  # may be another than who was named
_OPENING = frozenset(["CD", "DT", "PRP", "PRP$", "$"])  # of what follows a verb that the tagger takes for a noun
_GUILT = re.compile(
    r"\b(?:found guilty|convicted|sentenced|jailed|imprisoned|behind bars|pleaded|charged with|arrested|on trial)\b",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r",? (?:who is |aged |\()(?P<value>\d\d?)\b|, (?P<value2>\d\d?)(?=[,.;]| and )")
_AGE_DESCRIBED = re.compile(
    r"\b[Tt]he (?P<value>\d\d?)-year-old(?: (?P<noun>[a-z]+))?"
    r"|\b[Tt]he (?:[\w-]+ ){0,2}?(?P<noun2>[a-z]+), (?:who is |aged )?(?P<value2>\d\d?)(?=[,.;]| and )"
)
_CITIZENS = (
    "international striker midfielder defender goalkeeper winger forward footballer player driver rider cyclist golfer "
    "boxer swimmer runner athlete sprinter skier national citizen singer actor actress tourist climber pilot sailor "
    "student businessman businesswoman billionaire writer author director composer scientist journalist captain"
)
_FROM_BEFORE = re.compile(rf"\b(?P<value>[A-Z]\w+) (?:\w+ )?(?:{'|'.join(_CITIZENS.split())})s?,? $")
_FROM_AFTER = re.compile(
    rf", (?:an?|the) (?:[a-z-]+ )?(?P<value>[A-Z]\w+) (?:[a-z]+ )?(?:{'|'.join(_CITIZENS.split())})\b"
)
_FROM_DESCRIBED = re.compile(rf"\b[Tt]he (?:[a-z-]+ )?(?P<value>[A-Z]\w+) (?P<noun>{'|'.join(_CITIZENS.split())})\b")
_FROM_AGED = re.compile(
    r"\b[Aa]n? (?P<age>\d\d)-year-old (?P<value>[A-Z][a-z]+)\b(?! [A-Z])"
    r"|\b[Aa]n? (?P<value2>[A-Z][a-z]+)(?: aged|,) (?P<age2>\d\d)\b"
)
_KIN = words(
    """husband wife brother sister father mother son daughter uncle aunt nephew niece cousin grandfather grandmother
    grandson granddaughter boyfriend girlfriend fiancé fiancée partner"""
)
_AS_KIN = {"boyfriend": "partner", "girlfriend": "partner", "fiancé": "partner", "fiancée": "partner"}
_WHOSE = r"(?P<of>his|her|their|(?:the )?(?:[\w-]+ ){0,2}[\w-]+['’]s)"
_KIN_BEFORE = re.compile(rf"\b{_WHOSE} (?:\w+ )?(?P<value>{'|'.join(sorted(_KIN))}),? $", re.IGNORECASE)
_KIN_AFTER = re.compile(rf", {_WHOSE} (?:\w+ )?(?P<value>{'|'.join(sorted(_KIN))})\b", re.IGNORECASE)
# Offices, a line those that hardly anybody holds two of at once, parted by slashes; names of one office by bars.
_OFFICES = """
chairman|chairwoman|chairperson / managing director|chief executive|chief executive officer|CEO / finance director
prime minister|premier / president / vice president|vice-president / king / queen / ambassador \
/ foreign minister|foreign secretary / interior minister|home secretary / health minister|health secretary \
/ defence minister|defense minister|defence secretary|defense secretary / finance minister / justice minister
mayor / deputy mayor / governor / council leader / deputy leader / senator
constable / sergeant / inspector / chief inspector / superintendent / chief superintendent / chief constable
judge / prosecutor / defence lawyer|defense lawyer|defence counsel|defense attorney|defence barrister
captain|skipper / first officer|co-pilot|first mate / chief engineer
head teacher|headteacher|headmaster|headmistress|principal / deputy head|deputy head teacher
fire chief / police chief
"""
_OFFICE = {
    office.lower(): (line, rank)
    for line, held in enumerate(_OFFICES.strip().splitlines())
    for rank, same in enumerate(held.split("/"))
    for office in phrases(same)
}
_NAMED_OFFICE = one_of(_OFFICE)
_NOT_NOW = r"(?<!former )(?<!ex-)(?<!then )(?<!acting )"
_OFFICE_BEFORE = re.compile(
    rf"\b{_NOT_NOW}(?P<value>{_NAMED_OFFICE})(?: (?:of|at|for) (?:the )?[\w'’-]+(?: [\w'’-]+){{0,3}})?,? ?$",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(
    rf", (?:who is )?(?:the |an? |its |their )?(?:[\w-]+['’]s )?(?:(?!former|ex)[\w-]+ ){{0,2}}?"
    rf"(?P<value>{_NAMED_OFFICE})\b(?!['’]s| (?-i:[A-Z]))",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:\b[A-Z][\w.]* ){1,3}$")

_INITIAL = re.compile(r"[A-Z]\.?$")
_FULL = 2  # words of a full name, initials aside

_Found = tuple[Told, re.Match[str], int]
"""What is told, the match of its pattern and where the text that was searched begins."""


def described_ages(case: Case) -> list[Finding]:
    """Report two ages of one person where one is told of the person by a description: "the 26-year-old"."""
    published = {r.report.id: r.report.day.year if r.report.day else 0 for r in case.readings}
    found = []
    for a, b in kept_apart(case, partial(_ages, case), _other_age):
        years = abs(published[a.span.report] - published[b.span.report])
        if abs(int(a.value) - int(b.value)) > years or 0 in (published[a.span.report], published[b.span.report]):
            who = case.names.get(a.about, "one person")
            explanation = f"{who} is {a.value} in one report and {b.value} in the other"
            found.append(finding("number", "medium", "different ages", explanation, (a.span, b.span)))
    return found


def _other_age(a: str, b: str) -> bool:
    """Tell whether two ages are two, and no more apart than those that are given of one person."""
    younger, older = sorted((int(a), int(b)))
    return older - younger >= _YEARS and older <= _OLDER * younger


def _ages(case: Case, reading: Reading) -> Iterator[Told]:
    """Yield the ages of a report's people; what follows "-year-old" is a person or no noun at all."""
    yield from (item for item, _, _ in _beside(case, reading, None, _AGE_AFTER))
    after = {a.end: (a, b) for a, b in pairwise(reading.tokens)}
    for item, _, _ in _by_description(case, reading, _AGE_DESCRIBED):
        last, following = after.get(item.span.end, (None, None))
        noun = last is not None and last.pos[:1] == "N" and not _is_person(last.text)
        if not noun or (following is not None and (following.pos in _OPENING or following.text in "£$€")):
            yield item


def _is_person(noun: str) -> bool:
    word = noun.lower()
    return word.removesuffix("s") not in _OTHERS and (
        word in _CITIZENS.split() or word in _ACCUSED or bool(roles_in(word))
    )


def nationalities(case: Case) -> list[Finding]:
    """Report a person of one nationality in one report and of another in the other; each keeps to its own."""
    found = []
    for a, b in kept_apart(case, partial(_nationalities, case), str.__ne__):
        explanation = f"{case.names.get(a.about, 'one person')}: {in_two_reports(a.span.text, b.span.text)}"
        found.append(finding("contradiction", "medium", "nationalities", explanation, (a.span, b.span)))
    return found


def _nationalities(case: Case, reading: Reading) -> Iterator[Told]:
    """Yield the countries, by their code, of a report's people."""
    yield from _known(_beside(case, reading, _FROM_BEFORE, _FROM_AFTER))
    yield from _known(_by_description(case, reading, _FROM_DESCRIBED))
    text = reading.report.text
    for sentence in reading.sentences:
        for match in _FROM_AGED.finditer(text[sentence.start : sentence.end]):
            citizen = match["value"] or match["value2"]
            if country_of_demonym(citizen) is not None or re.search(rf"\b{citizen[:-1]}\b", text):
                span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
                yield Told(f"of {match['age'] or match['age2']}", citizen, span, sentence.start)


def _known(told: Iterator[_Found]) -> Iterator[Told]:
    """Yield what names a country, by its code."""
    for item, _, _ in told:
        country = country_of_demonym(item.value) or country_named(item.value)
        if country is not None:
            yield Told(item.about, country.code, item.span, item.sentence)


def kin(case: Case) -> list[Finding]:
    """Report a named person who is somebody's brother in one report and the son in another; each keeps to its own."""
    near, found = Nearness(case), []
    for a, b in kept_apart(case, partial(_kin, case), _other_kin):
        if near.of(a, b) >= _NEAR:
            explanation = f"{case.names.get(a.about, 'one person')}: {in_two_reports(a.span.text, b.span.text)}"
            found.append(finding("contradiction", "medium", "relatives", explanation, (a.span, b.span)))
    return found


def _kin(case: Case, reading: Reading) -> Iterator[Told]:
    """Yield the kin that a report's people are, with whose: an entity, else the words."""
    for item, match, base in _beside(case, reading, _KIN_BEFORE, _KIN_AFTER):
        start, end = base + match.start("of"), base + match.end("of")
        whose = next((m.entity for m in reading.mentions if start <= m.span.start and m.span.end <= end), "")
        relative = _AS_KIN.get(item.value.lower(), item.value.lower())
        yield Told(item.about, f"{relative} {case.entities.get(whose) or match['of']}", item.span, item.sentence)


def _other_kin(a: str, b: str) -> bool:
    """Tell whether two kin are two, of one person."""
    (one, _, whose), (other, _, whom) = a.partition(" "), b.partition(" ")
    return one != other and whose.lower() == whom.lower()


def offices(case: Case) -> list[Finding]:
    """Report a person who holds one office in one report and another, that excludes it, in the other."""
    near, found = Nearness(case), []
    for a, b in kept_apart(case, partial(_offices, case), _exclude):
        if near.of(a, b) >= _NEAR:
            explanation = f"{case.names.get(a.about, 'one person')}: {in_two_reports(a.value, b.value)}"
            found.append(finding("name", "medium", "offices", explanation, (a.span, b.span)))
    return found


def _offices(case: Case, reading: Reading) -> Iterator[Told]:
    """Yield the offices that a report gives to its people."""
    return (item for item, _, _ in _beside(case, reading, _OFFICE_BEFORE, _OFFICE_AFTER))


def _exclude(a: str, b: str) -> bool:
    """Tell whether two offices are of one body and not one."""
    (group, rank), (other, place) = _OFFICE[a.lower()], _OFFICE[b.lower()]
    return group == other and rank != place


class _Officer(msgspec.Struct, frozen=True):
    """A person of title and full name: the roles, the first and the last name; `speaks` where that is told of them."""

    roles: frozenset[str]
    title: str
    first: str
    last: str
    told: Told
    speaks: bool
    company: frozenset[str]


def surnames(case: Case) -> list[Finding]:
    """Report an officer of one title who has one given name and two surnames, or one surname and two given names.

    They speak, or are named beside the same other person, in sentences that stand close.
    """
    near = Nearness(case)
    officers = [o for r in case.readings for o in _officers(r)]
    texts = {r.report.id: fold(r.report.text) for r in case.readings}
    found = []
    for a, b in combinations(officers, 2):
        here, there = a.told.span.report, b.told.span.report
        if here == there or a.roles != b.roles or not ((a.speaks and b.speaks) or a.company & b.company):
            continue
        given, surname = same_given(a.first, b.first), same_surname(a.last, b.last)
        at_odds = (a.last, b.last) if given else (a.first, b.first)
        if given == surname or fold(at_odds[0]) in texts[there] or fold(at_odds[1]) in texts[here]:
            continue
        if near.of(a.told, b.told) < _ALIKE:
            continue
        explanation = in_two_reports(*(f"{o.title} {o.told.span.text}" for o in (a, b)))
        by = "another surname" if given else "another given name"
        found.append(finding("name", "medium", by, explanation, (a.told.span, b.told.span)))
    return found


def _officers(reading: Reading) -> Iterator[_Officer]:
    """Yield the people of title and full name."""
    sources = [a.source for a in reading.attributions if a.source is not None]
    for sentence, mention in _people(reading):
        name = [word for word in mention.span.text.split() if not _INITIAL.match(word)]
        match = _TITLE.search(
            reading.report.text[max(sentence.start, mention.span.start - _REACH) : mention.span.start]
        )
        if match is None or len(name) != _FULL or not (roles := roles_in(match.group())):
            continue
        told = Told("", "", mention.span, sentence.start)
        speaks = any(s.overlaps(mention.span) for s in sources)
        title = match.group().strip()
        yield _Officer(roles, title, name[0], name[-1], told, speaks, company(reading, mention.span))


def _people(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the mentions of a report's people by name, with their sentences."""
    kinds = {e.id: e.kind for e in reading.entities}
    said = sorted((m for m in reading.mentions if m.form == "name"), key=lambda m: m.span.start)
    at = 0
    for mention in said:
        while at < len(reading.sentences) and reading.sentences[at].end <= mention.span.start:
            at += 1
        if at < len(reading.sentences) and kinds.get(mention.entity) == "person":
            yield reading.sentences[at], mention


def _beside(case: Case, reading: Reading, before: re.Pattern[str] | None, after: re.Pattern[str]) -> Iterator[_Found]:
    """Yield what stands right before or behind the names of a report's people."""
    text = reading.report.text
    for sentence, mention in _people(reading):
        who = case.entities.get(mention.entity)
        start, end = mention.span.start, mention.span.end
        left, right = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
        match = before.search(text[left:start]) if before else None
        if match is not None and who is not None:
            span = span_of(reading.report, left + match.start(), end)
            yield Told(who, _value(match), span, sentence.start), match, left
        match = after.match(text[end:right])
        if match is not None and who is not None:
            span = span_of(reading.report, start, end + match.end())
            yield Told(who, _value(match), span, sentence.start), match, end


def _by_description(case: Case, reading: Reading, pattern: re.Pattern[str]) -> Iterator[_Found]:
    """Yield what descriptions of a report's people say ("the Hungarian international, 24")."""
    named = list(_people(reading))
    counts = Counter(m.entity for m in reading.mentions if m.entity in {n.entity for _, n in named})
    most = max(counts.values(), default=0)
    for at, sentence in enumerate(reading.sentences):
        for match in pattern.finditer(reading.report.text[sentence.start : sentence.end]):
            said = match.groupdict()
            accused = (said.get("noun") or said.get("noun2")) in _ACCUSED
            first = reading.sentences[max(0, at - _BACK)].start
            who = _accused(reading) if accused else _only(named, first, sentence.start + match.start())
            person = case.entities.get(who) if who is not None and (accused or counts[who] == most) else None
            if person is not None:
                span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
                yield Told(person, _value(match), span, sentence.start), match, sentence.start


def _value(match: re.Match[str]) -> str:
    return match["value"] or match.groupdict().get("value2") or ""


def _only(named: list[tuple[Sentence, Mention]], start: int, end: int) -> str | None:
    """Return the only person named in the last sentence, of those between two places, that names anybody."""
    said = [(sentence.start, m.entity) for sentence, m in named if start <= m.span.start < end]
    people = {entity for at, entity in said if at == said[-1][0]}
    return people.pop() if len(people) == 1 else None


def _accused(reading: Reading) -> str | None:
    """Return the person named first in the first sentence that tells of an arrest, a charge or a sentence."""
    for sentence, mention in _people(reading):
        if _GUILT.search(reading.report.text[mention.span.end : sentence.end]):
            return mention.entity
    return None
