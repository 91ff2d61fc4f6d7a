"""Who can act in a sentence: names and role nouns with what belongs to them, and whom they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.interactions.unfit import names_nobody
from secondsource.language.actors import ActorTable, Known, Role
from secondsource.language.countries import Country, country_of, country_of_capital, country_of_demonym
from secondsource.language.deeds import type_of_noun
from secondsource.language.sectors import is_general, sector_of_body, sector_of_noun, sector_of_words
from secondsource.model.reading import Attribution, Entity, Mention, Token
from secondsource.model.report import Report

if TYPE_CHECKING:
    from secondsource.model.reading import Sentence

_NAMING = frozenset(["NNP", "NNPS", "NN", "JJ", "POS", "CD"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_SPEAKER = frozenset(["i", "we", "us", "me", "i’m", "i'm", "we’re", "we're", "we’ll", "we'll", "i’ll", "i'll"])
_NOT_PEOPLE = frozenset(
    """state country campaign house press public business group bank union intelligence party force center number
    lot way week month day year time talks court suspect interest community people world part""".split()
)
# What somebody leads acts for them: "his administration"; "Trump's lawyers" do not.
_STANDS_FOR = frozenset(["administration", "government", "regime", "cabinet", "office", "team", "leader"])
_COMMUNITY = frozenset(["city", "state", "town", "republic", "kingdom", "commonwealth", "people"])
_UNNAMED_MORE = frozenset(
    """police military army troops forces rebels gunmen militants insurgents protesters demonstrators authorities
    officials government opposition soldiers lawmakers regime administration terrorists police workers activists
    separatists prosecutors court congress senate parliament""".split()
)

_GEORGIAN = re.compile(
    r"\b(?:Georgians?|Tbilisi|Abkhazia|Ossetia|Caucasus|Russian?|Kremlin|Moscow|Armenia|Azerbaijan)\b"
)
_NO_HOMES = frozenset(["IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM", "WST"])


class Party(msgspec.Struct, frozen=True, gc=False):
    """Words that can act or be acted upon: tokens [start, end) of the report, the entity behind them, whom they are.

    `role` is None for what only belongs to a party ("Iran's economy", "the Iranian rial"): it can be acted upon, not
    act. `place` marks the name of a city or country standing by itself.
    """

    start: int
    end: int
    entity: str | None
    role: Role | None
    owner: Role | None
    place: bool

    @property
    def code(self) -> Role | None:
        """Return whom the words are, or whose what they name is."""
        return self.role or self.owner


class Cast(msgspec.Struct, frozen=True):
    """What finding parties needs of a report: its entities with whom they are on a day, and its home country."""

    report: Report
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    entities: Mapping[str, Entity]
    table: ActorTable
    described: Mapping[str, Role]
    home: str
    attributions: Sequence[Attribution] = ()


def cast_of(
    report: Report,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    table: ActorTable,
    attributions: Sequence[Attribution] = (),
) -> Cast:
    """Gather what a report says of its actors: titles beside names, and which country is spoken of most."""
    known = {e.id: e for e in entities}
    titled = _titled(report.text, tokens, mentions)
    described = {e.id: role for e in entities if (role := _described(e, titled.get(e.id, []), table))}
    counts: Counter[str] = Counter()
    for mention in mentions:
        entity = known[mention.entity]
        role = described.get(entity.id)
        found = table.get(entity.name) if role is None and entity.kind != "place" else None
        country = _country_of(entity.name, report.text)
        code = role.country if role else found.roles[-1].country if found else country.code if country else ""
        if len(code) == 3 and code not in _NO_HOMES:
            counts[code] += 1
    best = counts.most_common(1)
    home = best[0][0] if best and best[0][1] * 2 >= sum(counts.values()) else ""
    return Cast(report, tokens, mentions, known, table, described, home, attributions)


def _country_of(name: str, text: str) -> Country | None:
    """Return the country of a name; "Georgia" is the American state in a report with nothing Georgian beside it."""
    if name == "Georgia" and not _GEORGIAN.search(text):
        return country_of("United States")
    return country_of(name)


def _titled(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Return for each entity its names with the words of their noun phrases before them, where there are any."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.form == "name":
            at = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
            first = _left(tokens, at)
            if first < at:
                found.setdefault(mention.entity, []).append(text[tokens[first].start : mention.span.end])
    return found


def _described(entity: Entity, titled: Sequence[str], table: ActorTable) -> Role | None:
    """Code somebody from the text: the titles and descriptions it goes by, and the words before its names."""
    if entity.kind == "place":
        return None
    words = [*(alias for alias in entity.aliases if sector_of_words(alias)), *titled]
    countries = Counter(
        code
        for phrase in words
        for word in _candidates(_without(phrase, entity.name))
        if (code := _country(word, table))
    )
    sectors = Counter(sector for phrase in words if (sector := sector_of_words(_without(phrase, entity.name))))
    if not sectors:
        return None
    country = countries.most_common(1)[0][0] if countries else ""
    return Role(country, sectors.most_common(1)[0][0])


def _country(words: str, table: ActorTable) -> str:
    """Return the country that a name in a description is or belongs to, "" for other words."""
    country = country_of(words)
    if country:
        return country.code
    known = table.get(words)
    return known.roles[-1].country if known and known.kind == "organ" else ""


def _without(phrase: str, name: str) -> str:
    return phrase.replace(name, " ")


def _candidates(phrase: str) -> list[str]:
    """Return the capitalised words of a phrase alone and in pairs, possessives without their mark."""
    words = [w.strip(",.") if w.count(".") < 2 else w for w in phrase.replace("’", "'").replace("'s", "").split()]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    return [w for w in [*pairs, *words] if w[:1].isupper()]


def _left(tokens: Sequence[Token], at: int, most: int = 7) -> int:
    """Return where the noun phrase begins whose name begins at a token."""
    first = at
    while first > 0 and at - first < most and tokens[first - 1].pos in _NAMING and tokens[first - 1].text != ",":
        word = tokens[first - 1]
        if tokens[first].start - word.end > 1 or (word.pos == "CD" and not word.text.isalpha()):
            break
        first -= 1
    while first < at and tokens[first].pos == "POS":
        first += 1
    return first


def role_of(cast: Cast, entity: Entity, day: str | None) -> Role | None:  # noqa: PLR0911 -- a source a line
    """Return whom an entity is on a day: by the table, by what the report says, by the kind of its name.

    The table speaks first, as what a report says of somebody holds on the day of the report only; somebody who is
    known by a surname alone is looked up among those whose office the report names too.
    """
    if entity.kind == "place":
        return _place_role(cast, entity.name)
    described = cast.described.get(entity.id)
    known = cast.table.get(entity.name)
    if known is None and entity.kind == "person" and " " not in entity.name:
        known = _by_surname(cast, entity.name, described, day)
    if known and known.kind != "city":
        held = known.at(day)
        stated = described and held and held.sector == "ELI" and described.country in {"", held.country}
        if held and held.sector and not stated:
            return held
        if held and described:
            return Role(held.country, described.sector)
    if described:
        return Role(described.country or cast.home, described.sector)
    country = country_of(entity.name)
    if country:
        return Role(country.code, "GOV")
    if entity.kind == "organisation":
        sector = sector_of_body(entity.name)
        named = (c.code for word in _candidates(entity.name) if (c := _country_of(word, cast.report.text)))
        code = next(named, cast.home)
        return Role(code, sector) if sector else None
    if entity.kind == "person":
        return Role(cast.home, "CVL") if cast.home else None
    return None


def _by_surname(cast: Cast, surname: str, described: Role | None, day: str | None) -> Known | None:
    """Return the one bearer of a surname that fits what the report says of them."""
    fits = []
    for known in cast.table.holders(surname):
        held = known.at(day)
        if held is None or held.sector == "ELI":
            continue
        if described is None:
            same = held.country == cast.home and bool(known.roles[-1].start)
        else:
            same = held.sector == described.sector and described.country in {"", held.country}
        if same:
            fits.append(known)
    if len({known.at(day) for known in fits}) == 1:
        return fits[0]
    return None


def _place_role(cast: Cast, name: str) -> Role | None:
    country = _country_of(name, cast.report.text)
    if country:
        return Role(country.code, "GOV")
    known = cast.table.get(name)
    if known:
        first = known.roles[-1]
        return Role(first.country, first.sector or "")
    return None


def parties_in(cast: Cast, sentence: Sentence, day: str | None) -> list[Party]:
    """Return the parties of a sentence in order, none within another."""
    tokens = cast.tokens
    first = bisect_left(tokens, sentence.start, key=lambda t: t.start)
    last = bisect_left(tokens, sentence.end, key=lambda t: t.start)
    found: list[Party] = []
    taken = first
    low, high = (bisect_left(cast.mentions, at, key=lambda m: m.span.start) for at in (sentence.start, sentence.end))
    held = list(cast.mentions[low:high])
    held.sort(key=lambda m: (m.span.start, -m.span.end))
    number = 0
    at = first
    while at < last:
        while number < len(held) and held[number].span.start < tokens[at].start:
            number += 1
        mention = held[number] if number < len(held) and held[number].span.start == tokens[at].start else None
        if mention and names_nobody(tokens, mention, at, last, cast.entities[mention.entity]):
            at += 1
            continue
        party = _named(cast, mention, at, taken, last, day) if mention else _unnamed(cast, at, taken, last, day)
        if party is None:
            at += 1
            continue
        while found and found[-1].end > party.start:  # "Iranian General Qassem Soleimani" is one
            found.pop()
        found.append(party)
        taken = at = max(at + 1, party.end)
    return found


def _named(cast: Cast, mention: Mention, at: int, taken: int, last: int, day: str | None) -> Party | None:  # noqa: PLR0911 -- a form a line
    tokens = cast.tokens
    entity = cast.entities[mention.entity]
    end = at
    while end < last and tokens[end].end <= mention.span.end:
        end += 1
    end = max(end, at + 1)
    role = role_of(cast, entity, day)
    if mention.form == "pronoun":
        if tokens[at].pos == "PRP$":
            return _owned(cast, at, end, last, entity, role)
        return Party(at, end, entity.id, role, role, place=False) if role else None
    start = _left(tokens, at)
    if entity.kind != "person":
        start = max(taken, start)
    if end < last and tokens[end].pos == "POS":
        return _owned(cast, start, end + 1, last, entity, role)
    if end < last and tokens[end].pos in {*_NOUNS, "JJ", "VBN"} and _modifies(tokens, at, end):
        return _owned(cast, start, end, last, entity, role)
    if role is None:
        return None
    head = _head_of(tokens, start, taken) if start > taken + 1 else None
    if head is not None:
        sector = sector_of_noun(tokens[head].text) or role.sector
        return Party(_left(tokens, head, 3), end, entity.id, Role(role.country, sector), role, place=False)
    if country_of_demonym(mention.span.text) and not country_of_capital(mention.span.text):
        role = Role(role.country, "CVL" if tokens[end - 1].pos in {"NNS", "NNPS"} else role.sector)
    place = entity.kind == "place"
    return Party(start, end, entity.id, role, role, place)


def _head_of(tokens: Sequence[Token], start: int, taken: int) -> int | None:
    """Return the noun of those who act for a name after "of": "the city of Phoenix", "leaders of the committee"."""
    of = start - 1 if tokens[start - 1].text.lower() == "of" else start - 2
    if of <= taken or tokens[of].text.lower() != "of":
        return None
    word = tokens[of - 1].text.lower()
    heads = word in _COMMUNITY or (is_general(word) or word in _STANDS_FOR or word == "members")
    return of - 1 if heads and tokens[of - 1].pos in _NOUNS else None


def _modifies(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a name stands before a noun that it describes ("US officials", not "Tehran, officials")."""
    return tokens[end].start - tokens[end - 1].end <= 1 and tokens[at].pos in {"JJ", "NNP", "NNPS", "NN", "PRP"}


def _owned(cast: Cast, start: int, end: int, last: int, entity: Entity, role: Role | None) -> Party | None:
    """Read the noun phrase that a name or possessive begins: its head says whether it can act."""
    tokens = cast.tokens
    stop = end
    while stop < last and stop - end < 5 and tokens[stop].pos in {*_NOUNS, "JJ", "CD", "JJS", "JJR", "VBN"}:
        stop += 1
    while stop > end and tokens[stop - 1].pos not in _NOUNS:
        stop -= 1
    if role is None:
        return None
    for head in range(stop - 1, end - 1, -1):
        word = tokens[head].text
        sector = sector_of_noun(word)
        if sector and word.lower() not in _NOT_PEOPLE and head == stop - 1 and not type_of_noun(word):
            phrase = cast.report.text[tokens[end].start : tokens[stop - 1].end]
            code = Role(role.country, _headed(role, sector_of_words(phrase) or sector, word))
            his = entity.kind == "person" and word.lower() not in _STANDS_FOR
            return Party(start, stop, None if his else entity.id, code, code, place=False)
    # What belongs to somebody: "Iran's economy", "the Iran nuclear deal"; its own noun stays free to be a deed.
    cut = end if end > start else start + 1
    return Party(start, cut, entity.id, None, role, place=False)


def _headed(owner: Role, sector: str, word: str) -> str:
    """Return the sector of a role noun after a body's name: an official of a company is of business."""
    general = is_general(word) and owner.sector not in {"", "GOV", "PTY", "CVL"}
    return owner.sector if general and sector == "GOV" else sector


def _unnamed(cast: Cast, at: int, taken: int, last: int, day: str | None) -> Party | None:
    """Read a noun phrase without a name whose head is a role noun: "the police", "two gunmen"."""
    tokens = cast.tokens
    token = tokens[at]
    word = token.text.lower()
    if word in _SPEAKER:
        return _speaker(cast, at, day)
    if token.pos not in {"NN", "NNS"} or word in _NOT_PEOPLE:
        return None
    plural = token.pos == "NNS" or word in _UNNAMED_MORE
    sector = sector_of_noun(word)
    following = tokens[at + 1] if at + 1 < last else None
    deed = at > 0 and tokens[at - 1].pos == "PRP$" and type_of_noun(word)
    if not sector or not plural or deed or (following is not None and following.pos in {*_NOUNS, "POS"}):
        return None
    start = max(taken, _left(tokens, at, 3))
    code = next(
        (c.code for i in range(start, at) if (c := country_of_demonym(tokens[i].text) or country_of(tokens[i].text))),
        cast.home,
    )
    role = Role(code, sector_of_words(cast.report.text[tokens[start].start : token.end]) or sector)
    return Party(start, at + 1, None, role, role, place=False)


def _speaker(cast: Cast, at: int, day: str | None) -> Party | None:
    """Read "I" and "we" in somebody's words as that somebody."""
    start = cast.tokens[at].start
    for item in cast.attributions:
        if item.speaker in cast.entities and any(c.start <= start < c.end for c in item.content):
            role = role_of(cast, cast.entities[item.speaker or ""], day)
            return Party(at, at + 1, item.speaker, role, role, place=False) if role else None
    return None


def words_of(cast: Cast, party: Party) -> str:
    """Return a party's words."""
    return cast.report.text[cast.tokens[party.start].start : cast.tokens[party.end - 1].end]


def same_party(a: Party, b: Party) -> bool:
    """Tell whether two parties are one: one entity, or equal codes without an entity."""
    return a.entity == b.entity if a.entity and b.entity else a.code == b.code


__all__ = ["Cast", "Party", "cast_of", "parties_in", "role_of", "same_party", "words_of"]
