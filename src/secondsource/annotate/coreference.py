"""Whom descriptions and pronouns mean: stated titles first, then agreement, countries and salience.

The order is that of multi-pass sieves (Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution"):
what is surest is decided first, and what it teaches (a title, a country, a gender) limits what comes after.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import log2
from typing import TYPE_CHECKING

from secondsource.annotate.appositions import description_form, learn
from secondsource.language.forms import FUNCTION_WORDS
from secondsource.language.lists import words
from secondsource.language.roles import HONORIFICS, compatible, is_kin, role_gender

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.annotate.descriptions import Description
    from secondsource.annotate.referents import Referent
    from secondsource.language.given import Gender
    from secondsource.model.reading import Sentence, Token

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
_REFLEXIVES = words("himself herself")
_REACH = 3  # sentences a pronoun looks back over
_RECENCY = (1.0, 0.85, 0.5, 0.3)
_FAR = 6  # sentences a description looks back over
_AHEAD = 2  # sentences in which a description may be taken up by the name only later
_MARGIN = 1.1  # how much better the best candidate for a pronoun must be than the next
_GOVERNORS = frozenset(["IN", "TO", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"])
_CLAUSE = frozenset(["that", "because", "if", "when", "while", "as", "after", "before", "said", "says", "although"])
_PREPOSITIONS = words("of in on at by for with from to about against under over between into like after before")
_STATED, _COMPATIBLE = 3, 2  # how well a description fits a referent's known roles
_OFTEN = 0.25  # what each doubling of a referent's mentions adds for a description
_MARKS = frozenset(["PUNCT", "CC", "WDT", "WP", "WRB"])


class Scene:
    """A report while it is resolved: sentences, tokens, quotations, sources with their contents, the referents."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        said: Mapping[Range, Sequence[Range]],
        quoted: Sequence[Range],
    ) -> None:
        """Take the text in its several views; `said` maps sources to the parts of their contents."""
        self.text = text
        self.tokens = tokens
        self.starts = [s.start for s in sentences]
        told = [0 if any(a <= s.start and s.end <= b for a, b in quoted) else 1 for s in sentences]
        self.narrated = list(accumulate(told))
        self.said = said
        self.quoted = quoted
        self.referents: list[Referent] = []
        self.token_at = {t.start: i for i, t in enumerate(tokens)}
        self._subjects: dict[Range, bool] = {}

    def sentence(self, at: int) -> int:
        """Return the number of the sentence a place is in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def gap(self, before: int, at: int) -> int:
        """Return how many sentences lie between two places; outside quotations those quoted whole do not count."""
        first, last = self.sentence(before), self.sentence(at)
        if self.in_quotation(at) or not self.narrated:
            return last - first
        return max(0, self.narrated[last] - self.narrated[first])

    def in_quotation(self, at: int) -> bool:
        """Tell whether a place is between quotation marks."""
        return any(a <= at < b for a, b in self.quoted)

    def in_source(self, start: int, end: int) -> bool:
        """Tell whether a span belongs to the source of an attribution."""
        return any(a <= start and end <= b for a, b in self.said)

    def is_subject(self, start: int, end: int) -> bool:
        """Tell whether a mention probably is a subject: a source, or neither governed nor a possessor."""
        known = self._subjects.get((start, end))
        if known is None:
            known = self._subjects[start, end] = self._looks_subject(start, end)
        return known

    def is_possessive(self, at: int) -> bool:
        """Tell whether a pronoun stands before what it owns."""
        word = self.tokens[at].text.lower()
        following = self.tokens[at + 1].text.lower() if at + 1 < len(self.tokens) else "."
        return word == "his" or (word == "her" and following[0].isalnum() and following not in FUNCTION_WORDS)

    def owns(self, end: int) -> bool:
        """Tell whether a possessive mark follows a mention."""
        return self.text[end : end + 2].lower() in {"'s", "’s"} or (
            self.text[end - 1 : end] in {"s", "S"} and self.text[end : end + 1] in {"'", "’"}
        )

    def _looks_subject(self, start: int, end: int) -> bool:
        first = self.token_at.get(start)
        if first is None:
            return False
        if self.owns(end):
            return False
        if self.in_source(start, end):
            return True
        for at in range(first - 1, max(-1, first - 14), -1):
            token, word = self.tokens[at], self.tokens[at].text.lower()
            if token.pos in _GOVERNORS or word in _PREPOSITIONS:
                return word in _CLAUSE
            if word in {",", "and"} and self.tokens[at - 1].text[0].isupper():
                continue  # a list of names: the first one tells
            if token.pos in _MARKS and not (word == "." and self.tokens[at - 1].text.lower() in HONORIFICS):
                return True
        return True

    def sources_over(self, at: int) -> list[Range]:
        """Return the sources of the attributions in whose content a place is."""
        return [source for source, parts in self.said.items() if any(a <= at < b for a, b in parts)]


def resolve_titles(scene: Scene, items: Sequence[Description], taken: dict[int, Referent]) -> None:
    """Decide whom descriptions mean whose title was stated with a name; `taken` gets their starts."""
    for item in items:
        if _pending(item, taken):
            _take(scene, item, _appositive(scene, item, taken, items) or _choose(scene, item, strict=True), taken)


def resolve_mentions(
    scene: Scene, items: Sequence[Description], taken: dict[int, Referent], unnamed: Mapping[int, Referent]
) -> None:
    """Go through the text and decide whom the other descriptions and the pronouns of people mean.

    A description nobody fits makes the unnamed person behind it known from there on, so that a pronoun can mean them.
    """
    descriptions = {scene.token_at[d.start]: d for d in items if d.start not in taken}
    for at, token in enumerate(scene.tokens):
        item = descriptions.get(at)
        if item is not None:
            if _pending(item, taken):
                _take(scene, item, _appositive(scene, item, taken, items) or _choose(scene, item, strict=False), taken)
            person = unnamed.get(item.start)
            if item.start not in taken and person is not None:
                person.add(item.start, item.end, description_form(item, scene.text))
                if person not in scene.referents:
                    scene.referents.append(person)
        gender = _PRONOUNS.get(token.text.lower())
        if gender is None:
            continue
        if token.text.lower() in _REFLEXIVES:
            chosen = _own(scene, token, gender)
        else:
            chosen = _ahead(scene, at, gender) or _antecedent(scene, at, gender)
        if chosen is not None and chosen.add(token.start, token.end, "pronoun"):
            chosen.gender = chosen.gender or gender


def _pending(item: Description, taken: Mapping[int, Referent]) -> bool:
    return item.start not in taken and not item.plural and _definite(item) and not is_kin(item.role)


def _take(scene: Scene, item: Description, chosen: Referent | None, taken: dict[int, Referent]) -> None:
    """Let a referent have a description, with what it says."""
    if chosen is not None and chosen.add(item.start, item.end, description_form(item, scene.text)):
        taken[item.start] = chosen
        learn(chosen, item)


def _definite(item: Description) -> bool:
    """Tell whether a description picks out one: with "the", or with a country that owns it."""
    return item.determiner == "the" or (item.determiner == "name" and bool(item.countries))


def _appositive(
    scene: Scene, item: Description, taken: Mapping[int, Referent], items: Sequence[Description]
) -> Referent | None:
    """Return the referent of a description that this one only adds to ("The 85-year-old, Iran's … figure")."""
    before = next((d for d in items if d.last == item.first - 1 and scene.tokens[d.last].text == ","), None)
    return taken.get(before.start) if before is not None and before.body == item.body else None


def _choose(scene: Scene, item: Description, *, strict: bool) -> Referent | None:
    """Return the best referent for a description, None when there is none or two fit alike."""
    here = scene.sentence(item.start)
    scored = []
    for referent in scene.referents:
        if (
            referent.weight < 1
            or (referent.kind == "person") == item.body
            or referent.kind not in {"person", "organisation"}
        ):
            continue
        fit = _fit(referent, item)
        if fit == 0 or (strict and fit < _STATED) or _clashes(scene, referent, item):
            continue
        near = _nearness(scene, referent, item.start, here)
        if not strict and near == 0 and fit < _COMPATIBLE:
            continue
        often = _OFTEN * log2(1 + len(referent.mentions)) if fit >= _COMPATIBLE else _spoke_last(scene, referent, item)
        scored.append((fit + near + often, fit, referent))
    if not scored:
        return None
    scored.sort(key=lambda s: -s[0])
    if len(scored) > 1 and scored[0][0] < scored[1][0] + 0.25:
        return None
    return scored[0][2]


def _spoke_last(scene: Scene, referent: Referent, item: Description) -> float:
    """Return what having spoken last adds: news takes a speaker up by age or description ("the 85-year-old added")."""
    before = max((s for s in scene.said if s[1] <= item.start), default=None)
    if before is None:
        return 0.0
    return 0.4 * any(before[0] <= a and b <= before[1] for a, b, _ in referent.mentions)


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
    if any(compatible(item.role, role) for role in roles):
        return 2 + 0.5 * agrees
    if item.role in {"man", "woman", "boy", "girl"}:
        return 1.0 if gender == referent.gender else 0
    if item.role in {"native", "figure"}:
        return 1 + agrees
    return 1 if item.body and not roles and agrees else 0


def _clashes(scene: Scene, referent: Referent, item: Description) -> bool:
    """Tell whether a referent stands in the description's own clause, as another participant or its owner."""
    for start, end, _ in referent.mentions:
        if item.start <= start and end <= item.end:
            return True
        between = scene.text[min(end, item.end) : max(start, item.start)]
        if 0 < len(between) < 60 and not any(c in between for c in '.;:,\n“”"') and " that " not in between:
            return True
    return False


def _nearness(scene: Scene, referent: Referent, at: int, here: int) -> float:
    """Return a referent's salience at a place, below 2: recency, subjects and sources before others."""
    first = min(referent.mentions)[0]
    if first > at:
        return 0.4 if scene.sentence(first) - here <= _AHEAD else 0.0
    best = 0.0
    for start, end, _ in referent.mentions:
        if start >= at:
            continue
        gap = here - scene.sentence(start)
        if gap > _FAR:
            continue
        weight = _RECENCY[gap] if gap < len(_RECENCY) else 0.15
        best = max(best, weight * (1.4 if scene.is_subject(start, end) else 1.0))
    return best


def _own(scene: Scene, token: Token, gender: Gender) -> Referent | None:
    """Return whom a reflexive means: the last subject before it in its sentence."""
    here = scene.sentence(token.start)
    best: tuple[int, Referent] | None = None
    for referent in scene.referents:
        for start, end, _ in referent.mentions:
            near = start < token.start and scene.sentence(start) == here and scene.is_subject(start, end)
            if near and referent.kind == "person" and (best is None or start > best[0]):
                best = (start, referent)
    return best[1] if best is not None and best[1].gender in {None, gender} else None


def _ahead(scene: Scene, at: int, gender: Gender) -> Referent | None:
    """Return whom a possessive in an opening phrase means: the subject after the comma ("In his letter, Mattis")."""
    token = scene.tokens[at]
    start = scene.starts[scene.sentence(token.start)] if scene.starts else 0
    first = scene.token_at.get(start)
    if first is None or not 0 < at - first <= 4 or scene.tokens[first].text.lower() not in _PREPOSITIONS | {"while"}:
        return None
    comma = next((i for i in range(at, min(at + 12, len(scene.tokens))) if scene.tokens[i].text == ","), None)
    if comma is None or comma + 1 >= len(scene.tokens):
        return None
    opening = scene.tokens[first].start
    for referent in scene.referents:
        for begin, _, form in referent.mentions:
            if opening < begin < token.start and referent.kind == "person":
                return None
            if form == "name" and 0 < scene.token_at.get(begin, 0) - comma <= 3 and referent.kind == "person":
                return referent if referent.gender in {None, gender} else None
    return None


def _antecedent(scene: Scene, at: int, gender: Gender) -> Referent | None:
    """Return whom a pronoun means: the most salient person that agrees and is clearly ahead of the next."""
    token = scene.tokens[at]
    barred = _barred(scene, at)
    scored = []
    for referent in scene.referents:
        if referent.kind != "person" or (referent.gender and referent.gender != gender) or referent in barred:
            continue
        score = max((_score(scene, m, token.start) for m in referent.mentions), default=0.0)
        if score > 0:
            score *= referent.weight * _speaking(scene, referent, token)
        if score > 0:
            bonus = 0.1 * (referent.gender == gender) + 0.01 * min(10, len(referent.mentions))
            scored.append((score + bonus, referent))
    if not scored:
        return None
    scored.sort(key=lambda s: -s[0])
    if len(scored) > 1 and scored[0][0] < _MARGIN * scored[1][0]:
        return None
    return scored[0][1]


def _speaking(scene: Scene, referent: Referent, token: Token) -> float:
    """Weigh whether somebody goes on speaking: the last source probably does, who is named in the words said not."""
    parts = scene.said.get((token.start, token.end))
    if parts is None:
        over = () if scene.in_quotation(token.start) else scene.sources_over(token.start)
        own = next(((a, b) for s, e, _ in referent.mentions for a, b in over if a <= s and e <= b), None)
        return 1.2 if own is not None and not _named_between(scene, own[1], token.start) else 1.0
    before = max((s for s in scene.said if s[1] <= token.start), default=None)
    mentions = referent.mentions
    last = before is not None and any(before[0] <= a and b <= before[1] for a, b, _ in mentions)
    named = any(a <= s and e <= b for s, e, form in mentions for a, b in parts if form == "name")
    return (1.3 if last else 1.0) * (0.5 if named else 1.0)


def _named_between(scene: Scene, low: int, high: int) -> bool:
    """Tell whether somebody is mentioned between two places."""
    return any(r.kind == "person" and any(low <= s < high for s, _, _ in r.mentions) for r in scene.referents)


def _score(scene: Scene, mention: tuple[int, int, str], at: int) -> float:
    """Return the salience one earlier mention lends to its referent at a pronoun's place."""
    start, end, _ = mention
    if start >= at:
        return 0.0
    gap = scene.gap(start, at)
    if gap > _REACH:
        return 0.0
    weight = _RECENCY[gap]
    if scene.is_subject(start, end):
        weight *= 1.5
    if gap == 0 and scene.owns(end) and scene.is_possessive(scene.token_at[at]):
        weight *= 1.75
    inner = scene.sources_over(start)
    if inner and inner != scene.sources_over(at):
        weight *= 0.75
    if scene.in_quotation(start) != scene.in_quotation(at):
        weight *= 0.6
    return weight


def _barred(scene: Scene, at: int) -> list[Referent]:
    """Return who a pronoun cannot mean: whoever speaks it in quotation marks, and for an object its subject."""
    token = scene.tokens[at]
    spans: list[Range] = []
    if scene.in_quotation(token.start):
        spans += scene.sources_over(token.start)
    if token.text.lower() == "him" or (token.text.lower() == "her" and not scene.is_possessive(at)):
        spans += _own_subject(scene, at)
    return [
        r
        for r in scene.referents
        if any(a <= s and e <= b and not scene.owns(e) for s, e, f in r.mentions for a, b in spans if f != "pronoun")
    ]


def _own_subject(scene: Scene, at: int) -> list[Range]:
    """Return the stretch of the clause before an object pronoun, where its subject stands."""
    low = at
    while low > 0 and scene.tokens[low - 1].pos not in {"PUNCT", "WDT", "WP", "CC"} and at - low < 15:
        low -= 1
        if scene.tokens[low].text.lower() in {"that", "said", "says"}:
            break
    return [(scene.tokens[low].start, scene.tokens[at].start)]
