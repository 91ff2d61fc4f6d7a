"""Whom descriptions and pronouns mean: stated titles first, then agreement, countries and salience.

The order is that of multi-pass sieves (Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution"):
what is surest is decided first, and what it teaches (a title, a country, a gender) limits what comes after.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from secondsource.annotate.appositions import description_form, learn
from secondsource.annotate.scene import PREPOSITIONS, Scene, bare_pronoun
from secondsource.annotate.sourcewords import OF_BODIES, RELATIVES, body_meant, first_person, relative
from secondsource.language.lists import words
from secondsource.language.roles import compatible, is_kin, role_gender, takes_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.descriptions import Description
    from secondsource.annotate.referents import Referent
    from secondsource.annotate.scene import Spot
    from secondsource.language.given import Gender
    from secondsource.model.reading import Token

Range = tuple[int, int]
_PRONOUNS: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_OPENERS = PREPOSITIONS | words("while when if although though as since because once unless until back even")
_REFLEXIVES = words("himself herself")
_REACH = 3  # sentences a pronoun looks back over
_RECENCY = (1.0, 0.85, 0.5, 0.3)
_FAR = 6  # sentences a description looks back over
_AHEAD = 2  # sentences in which a description may be taken up by the name only later
_EARLIER = 0.7  # what a mention of an earlier paragraph weighs, when the pronoun's paragraph has sentences before it
_UNSEXED = 0.9  # what somebody of unknown gender weighs as a pronoun's antecedent
_CLEAR = 1.5  # how far ahead an antecedent must be for the pronoun to tell its gender
_MARGIN = 1.1  # how much better the best candidate for a pronoun must be than the next
_CLAUSE = 60  # characters within which another participant of a description's clause stands
_STATED, _COMPATIBLE = 3, 2  # how well a description fits a referent's known roles
_FOREIGN = 0.4  # a title stated with a country is less likely taken up without it than one stated bare
_OFTEN = 0.25  # what each doubling of a referent's mentions adds for a description


def resolve_titles(scene: Scene, items: Sequence[Description], taken: dict[int, Referent]) -> None:
    """Decide whom descriptions mean whose title was stated with a name; `taken` gets their starts."""
    ending = _by_end(items)
    for item in items:
        if _pending(item, taken):
            take(scene, item, _appositive(scene, item, taken, ending) or _choose(scene, item, strict=True), taken)


def resolve_mentions(
    scene: Scene, items: Sequence[Description], taken: dict[int, Referent], unnamed: Mapping[int, Referent]
) -> None:
    """Go through the text and decide whom the other descriptions and the pronouns of people mean.

    A description nobody fits makes the unnamed person behind it known from there on, so that a pronoun can mean them.
    """
    descriptions = {scene.token_at[d.start]: d for d in items if d.start not in taken}
    ending = _by_end(items)
    for at, token in enumerate(scene.tokens):
        item = descriptions.get(at)
        if item is not None:
            if _pending(item, taken):
                chosen = _appositive(scene, item, taken, ending) or _choose(scene, item, strict=False)
                take(scene, item, chosen or _speaker_from(scene, item), taken)
            person = unnamed.get(item.start)
            if item.start not in taken and person is not None:
                scene.admit(person)
                scene.mention(person, item.start, item.end, description_form(item, scene.text))
        _resolve_pronoun(scene, at, token)
    for token in scene.tokens:
        speaker = first_person(scene, token)
        if speaker is not None:
            scene.mention(speaker, token.start, token.start + 1, "pronoun")


def _resolve_pronoun(scene: Scene, at: int, token: Token) -> None:
    """Give a pronoun to whom it means, if that is clear; what stands by far ahead tells a person's gender."""
    word = bare_pronoun(token.text)
    gender = _PRONOUNS.get(word)
    clear = False
    if word in OF_BODIES:
        chosen = body_meant(scene, token)
    elif word in RELATIVES:
        chosen = relative(scene, token)
    elif gender is None:
        return
    elif word in _REFLEXIVES:
        chosen, clear = _own(scene, token, gender), True
    else:
        chosen, clear = _ahead(scene, at, gender), True
        if chosen is None:
            chosen, clear = _antecedent(scene, at, gender)
    if chosen is not None and scene.mention(chosen, token.start, token.start + len(word), "pronoun") and clear:
        chosen.gender = chosen.gender or gender


def _pending(item: Description, taken: Mapping[int, Referent]) -> bool:
    return item.start not in taken and not item.plural and _definite(item) and not is_kin(item.role)


def take(scene: Scene, item: Description, chosen: Referent | None, taken: dict[int, Referent]) -> None:
    """Let a referent have a description, with what it says."""
    if chosen is not None and scene.mention(chosen, item.start, item.end, description_form(item, scene.text)):
        taken[item.start] = chosen
        learn(chosen, item)


def _definite(item: Description) -> bool:
    """Tell whether a description picks out one: with "the", or with a country that owns it."""
    return item.determiner == "the" or (item.determiner == "name" and bool(item.countries))


def _by_end(items: Sequence[Description]) -> dict[int, Description]:
    """Return the first description that ends before each word."""
    return {item.last: item for item in reversed(items)}


def _appositive(
    scene: Scene, item: Description, taken: Mapping[int, Referent], ending: Mapping[int, Description]
) -> Referent | None:
    """Return the referent of a description that this one only adds to ("The 85-year-old, Iran's … figure")."""
    before = ending.get(item.first - 1)
    beside = before is not None and scene.tokens[before.last].text == "," and before.body == item.body
    return taken.get(before.start) if before is not None and beside else None


def _choose(scene: Scene, item: Description, *, strict: bool) -> Referent | None:
    """Return the best referent for a description, None when there is none or two fit alike."""
    here = scene.sentence(item.start)
    scored = []
    for referent in scene.able.get("organisation" if item.body else "person", ()):
        fit = _fit(referent, item)
        if fit <= _COMPATIBLE and referent.first > item.start:
            continue
        if fit == 0 or (strict and fit < _STATED) or _clashes(scene, referent, item):
            continue
        near = _nearness(scene, referent, item.start, here)
        if not strict and near == 0 and fit < _COMPATIBLE:
            continue
        often = _OFTEN * log2(1 + len(referent.mentions)) if fit >= _COMPATIBLE else _spoke_last(scene, referent, item)
        foreign = _FOREIGN if referent.countries and not item.countries else 0.0
        scored.append((fit + near + often - foreign, fit, referent))
    if not scored:
        return None
    scored.sort(key=lambda s: -s[0])
    if len(scored) > 1 and scored[0][0] < scored[1][0] + 0.25:
        return None
    return scored[0][2]


def _speaker_from(scene: Scene, item: Description) -> Referent | None:
    """Return the last speaker for a politician's title with a place ("the Vermont senator") without a known title.

    A newcomer would be named; a description of this kind at the head of a source varies the name of who just spoke.
    """
    if not item.placed or not compatible(item.role, "politician") or not scene.in_source(item.start, item.end):
        return None
    before = scene.source_before(item.start)
    if before is None or scene.gap(before[0], item.start) > _REACH:
        return None
    able = [
        referent
        for _, end, form, referent in scene.spots(*before)
        if end <= before[1]
        and form != "pronoun"
        and referent.kind == "person"
        and referent.weight == 1
        and not referent.roles | referent.past
    ]
    return min(able, key=lambda referent: scene.rank[id(referent)], default=None)


def _spoke_last(scene: Scene, referent: Referent, item: Description) -> float:
    """Return what having spoken last adds: news takes a speaker up by age or description ("the 85-year-old added")."""
    before = scene.source_before(item.start)
    return 0.4 * (before is not None and any(end <= before[1] for _, end, _ in referent.between(*before)))


def _fit(referent: Referent, item: Description) -> float:  # noqa: PLR0911 -- a decision list
    """Return how known roles fit a description: 3 stated, 2 compatible, 1 not against it, 0 against."""
    gender = role_gender(item.role)
    if gender and referent.gender and gender != referent.gender:
        return 0
    clash = bool(item.countries and referent.countries and not item.countries & referent.countries)
    if clash:
        return 0
    agrees = bool(item.countries & referent.countries)
    roles = referent.past if item.past else referent.roles
    if item.role in roles:
        return 3 + 0.5 * agrees
    if item.role == "":
        return 1
    if any(takes_up(item.role, role) for role in roles):
        return 2 + 0.5 * agrees
    if any(compatible(item.role, role) for role in roles):
        return float(agrees)
    if item.role in {"man", "woman", "boy", "girl"}:
        return 1.0 if gender == referent.gender else 0
    if item.role in {"native", "figure"}:
        return 1 + agrees
    return 1 if item.body and not roles and agrees else 0


def _clashes(scene: Scene, referent: Referent, item: Description) -> bool:
    """Tell whether a referent stands in the description's own clause, as another participant or its owner."""
    for start, end, _ in referent.meeting(item.start - _CLAUSE, item.end + _CLAUSE):
        if item.start <= start and end <= item.end:
            return True
        between = scene.text[min(end, item.end) : max(start, item.start)]
        if 0 < len(between) < _CLAUSE and not any(c in between for c in '.;:,\n“”"') and " that " not in between:
            return True
    return False


def _nearness(scene: Scene, referent: Referent, at: int, here: int) -> float:
    """Return a referent's salience at a place, below 2: recency, subjects and sources before others."""
    if referent.first > at:
        return 0.4 if scene.sentence(referent.first) - here <= _AHEAD else 0.0
    best = 0.0
    for start, end, _ in referent.between(scene.opening(here - _FAR), at):
        gap = here - scene.sentence(start)
        if gap > _FAR:
            continue
        weight = _RECENCY[gap] if gap < len(_RECENCY) else 0.15
        best = max(best, weight * (1.4 if scene.is_subject(start, end) else 1.0))
    return best


def _own(scene: Scene, token: Token, gender: Gender) -> Referent | None:
    """Return whom a reflexive means: the last subject before it in its sentence."""
    subjects = [
        (start, -scene.rank[id(referent)], referent)
        for start, end, _, referent in scene.spots(scene.opening(scene.sentence(token.start)), token.start)
        if referent.kind == "person" and scene.is_subject(start, end)
    ]
    if not subjects:
        return None
    best = max(subjects, key=lambda item: item[:2])[2]
    return best if best.gender in {None, gender} else None


def _ahead(scene: Scene, at: int, gender: Gender) -> Referent | None:
    """Return whom a possessive in an opening phrase means: the subject after the comma ("In his letter, Mattis")."""
    token = scene.tokens[at]
    start = scene.starts[scene.sentence(token.start)] if scene.starts else 0
    first = scene.token_at.get(start)
    if first is None or not 0 < at - first <= 4 or scene.tokens[first].text.lower() not in _OPENERS:
        return None
    comma = next((i for i in range(at, min(at + 12, len(scene.tokens))) if scene.tokens[i].text == ","), None)
    if comma is None or comma + 1 >= len(scene.tokens):
        return None
    opening, last = scene.tokens[first].start, scene.tokens[min(comma + 3, len(scene.tokens) - 1)].start
    found = []
    for begin, _, form, referent in scene.spots(opening + 1, last + 1):
        named = form == "name" and 0 < scene.token_at.get(begin, 0) - comma <= 3
        if referent.kind == "person" and (begin < token.start or named):
            found.append((scene.rank[id(referent)], referent.order[begin], begin, referent))
    if not found:
        return None
    # Whoever was known first decides: somebody named in the phrase itself, or its subject.
    *_, begin, chosen = min(found, key=lambda item: item[:2])
    return chosen if begin >= token.start and chosen.gender in {None, gender} else None


def _antecedent(scene: Scene, at: int, gender: Gender) -> tuple[Referent | None, bool]:
    """Return whom a pronoun means: the most salient person that agrees and is ahead of the next; and whether by far."""
    token = scene.tokens[at]
    barred = _barred(scene, at)
    scored = []
    near: dict[int, list[Spot]] = {}
    for spot in scene.spots(scene.within_reach(token.start, _REACH), token.start):
        near.setdefault(scene.rank[id(spot[3])], []).append(spot)
    for _, spots in sorted(near.items()):
        referent = spots[0][3]
        if referent.kind != "person" or (referent.gender and referent.gender != gender) or id(referent) in barred:
            continue
        score = max(_score(scene, start, end, token.start) for start, end, *_ in spots)
        if score > 0:
            score *= referent.weight * _speaking(scene, referent, token)
        if score > 0 and referent.gender is None:
            score *= _UNSEXED
        if score > 0:
            bonus = 0.1 * (referent.gender == gender) + 0.01 * min(10, len(referent.mentions))
            scored.append((score + bonus, referent))
    if not scored:
        return None, False
    scored.sort(key=lambda s: -s[0])
    second = scored[1][0] if len(scored) > 1 else 0.0
    if scored[0][0] < _MARGIN * second:
        return None, False
    return scored[0][1], scored[0][0] >= _CLEAR * second


def _speaking(scene: Scene, referent: Referent, token: Token) -> float:
    """Weigh whether somebody goes on speaking: the last source probably does, who is named in the words said not."""
    parts = scene.said.get((token.start, token.end))
    if parts is None:
        over = () if scene.in_quotation(token.start) else scene.sources_over(token.start)
        own = [
            (referent.order[s], at) for at, (a, b) in enumerate(over) for s, e, _ in referent.between(a, b) if e <= b
        ]
        return 1.2 if own and not _named_between(scene, over[min(own)[1]][1], token.start) else 1.0
    before = scene.source_before(token.start)
    last = before is not None and any(end <= before[1] for _, end, _ in referent.between(*before))
    named = any(e <= b and form == "name" for a, b in parts for _, e, form in referent.between(a, b))
    return (1.3 if last else 1.0) * (0.5 if named else 1.0)


def _named_between(scene: Scene, low: int, high: int) -> bool:
    """Tell whether somebody is mentioned between two places."""
    return any(referent.kind == "person" for *_, referent in scene.spots(low, high))


def _score(scene: Scene, start: int, end: int, at: int) -> float:
    """Return the salience one earlier mention lends to its referent at a pronoun's place."""
    gap = scene.gap(start, at)
    if gap > _REACH:
        return 0.0
    weight = _RECENCY[gap]
    if scene.is_subject(start, end):
        weight *= 1.5
    if gap == 0 and scene.owns(end) and scene.is_possessive(scene.token_at[at]):
        weight *= 1.75
    if scene.parted(end, at):
        weight *= _EARLIER
    inner = scene.sources_over(start)
    if inner and inner != scene.sources_over(at):
        weight *= 0.75
    if scene.in_quotation(start) != scene.in_quotation(at):
        weight *= 0.6
    return weight


def _barred(scene: Scene, at: int) -> frozenset[int]:
    """Return by id() who a pronoun cannot mean: whoever speaks it in quotation marks, for an object its subject."""
    token = scene.tokens[at]
    spans: list[Range] = []
    if scene.in_quotation(token.start):
        spans += scene.sources_over(token.start)
    if token.text.lower() == "him" or (token.text.lower() == "her" and not scene.is_possessive(at)):
        spans += _own_subject(scene, at)
    return frozenset(
        id(referent)
        for low, high in spans
        for _, end, form, referent in scene.spots(low, high)
        if end <= high and form != "pronoun" and not scene.owns(end)
    )


def _own_subject(scene: Scene, at: int) -> list[Range]:
    """Return the stretch of the clause before an object pronoun, where its subject stands."""
    low = at
    while low > 0 and scene.tokens[low - 1].pos not in {"PUNCT", "WDT", "WP", "CC"} and at - low < 15:
        low -= 1
        if scene.tokens[low].text.lower() in {"that", "said", "says"}:
            break
    return [(scene.tokens[low].start, scene.tokens[at].start)]
