"""Contrast pairs made by rule from real sentences: one thing changed, or the same said in other words.

Each maker takes a sentence and a seeded source of choices and returns the changed sentence, or None where it finds
nothing to change. The sentences themselves stay in their corpus.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from secondsource.annotate.segmentation import segment

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)\b(?! not|n't|n’t)")
_NEGATION = re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should)(?: not|n['’]t)\b|\bnever ")
_NUMBER = re.compile(r"(?<![\w.,/:-])(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?(?![\w:/-]|[.,]\d)")
_SPELT = "two three four five six seven eight nine ten eleven twelve".split()
_WORD_NUMBER = re.compile(rf"\b({'|'.join(_SPELT)})\b")
_MONTHS = """January February March April May June July August September October November December""".split()
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)})\b \d{{1,2}}\b")
_YEAR = re.compile(r"\b(?:in|since|of) ((?:19|20)\d\d)\b")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]{2,}\b")
_PLACE = re.compile(r"\b(?:in|at|near|from) ([A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)\b(?! \d)")
_SPEAKER = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]{2,})*) (?:said|told|added|argued|claimed|tweeted)\b")
_FLIPS = """increased/decreased increase/decrease increases/decreases increasing/decreasing
supported/opposed support/oppose
supports/opposes supporting/opposing won/lost win/lose winning/losing higher/lower accepted/rejected
accept/reject more/less before/after agreed/refused legal/illegal largest/smallest raised/lowered raise/lower
rose/fell strong/weak stronger/weaker better/worse best/worst first/last old/new early/late good/bad gained/lost
approved/rejected began/ended begin/end right/wrong praised/criticized likely/unlikely true/false public/private
long/short positive/negative success/failure allowed/banned confirmed/denied admitted/denied defended/attacked
guilty/innocent ahead/behind democratic/undemocratic popular/unpopular north/south east/west male/female
men/women high/low"""
_OPPOSITE = dict(pair for flip in _FLIPS.split() for pair in (tuple(flip.split("/")), tuple(reversed(flip.split("/")))))  # type: dict[str, str]
_HEDGES = (
    (re.compile(r"\b(?:allegedly|reportedly|apparently|possibly|perhaps|probably|likely|potentially) "), ""),
    (re.compile(r"\b(?:may|might|could) have "), "has "),
    (re.compile(r"\b(?:may|might|could) (?=[a-z]+\b)"), "will "),
    (re.compile(r"\b(?:appears|seems|appeared|seemed) to have "), "has "),
    (re.compile(r"\balleged "), "proven "),
)
_PLANS = (
    (re.compile(r"\b(?:plans|plan|hopes|intends|wants|expects) to (?=[a-z])"), "managed to "),
    (re.compile(r"\b(?:is|are) (?:expected|set|scheduled|planning|due) to (?=[a-z])"), "managed to "),
    (re.compile(r"\b(?:will|would) be\b"), "was"),
    (re.compile(r"\b(?:will|would) (?!be\b|not\b|have\b|never\b)(?=[a-z]+\b)"), "did "),
)
_EXTENTS = tuple(
    (pair.split("/")[0], pair.split("/")[1])
    for pair in (
        "all/some|every/hardly any|some/all|many/few|most/few|always/sometimes|everyone/nobody|several/all"
    ).split("|")
)
_SAME = (
    ("do not", "don't"), ("does not", "doesn't"), ("did not", "didn't"), ("is not", "isn't"), ("was not", "wasn't"),
    ("will not", "won't"), ("cannot", "can't"), ("don't", "do not"), ("didn't", "did not"), ("doesn't", "does not"),
    ("said", "stated"), ("began", "started"), ("percent", "%"), ("U.S.", "United States"), ("United States", "U.S."),
    ("children", "kids"), ("about", "roughly"), ("approximately", "about"), ("nearly", "almost"), ("people", "persons"),
    ("large", "big"), ("also ", ""), ("However, ", ""), ("very ", ""), ("recently ", ""), ("“", '"'), ("”", '"'),
    ("purchase", "buy"), ("purchased", "bought"), ("lawmakers", "legislators"), ("police", "officers"),
    ("killed", "slain"), ("attorney", "lawyer"), ("helped", "aided"), ("showed", "demonstrated"),
    ("asked", "inquired"), ("but", "yet"), ("because", "since"), ("though", "although"), ("during", "in the course of"),
    ("campaign", "election campaign"), ("candidate", "contender"), ("poll", "survey"), ("country", "nation"),
)  # fmt: skip
_CUT = re.compile(r", (?:which|who|while|as|after|when|where|including|according to|adding|saying) [^,]{10,}(?=[,.])")
_BRACKETS = re.compile(r" \([^)]*\)")
_TITLE = re.compile(r"\b(?:President|Sen\.|Rep\.|Gov\.|Senator|Secretary|Mr\.|Mrs\.|Ms\.|Dr\.) (?=[A-Z])")
_FRONTED = re.compile(rf"^On ((?:{'|'.join(_WEEKDAYS)})), (\w)(.*)\.$")
_BACKED = re.compile(rf"^(\w)(.*) on ((?:{'|'.join(_WEEKDAYS)}))\.$")
_LENGTHS = range(9, 36)


class Contrast(msgspec.Struct, frozen=True):
    """A sentence beside one made from it; `kind` is what was changed, or "same"."""

    kind: str
    before: str
    after: str


class Pool(msgspec.Struct, frozen=True):
    """Names and places of the same corpus, to be put in another's place."""

    names: tuple[str, ...]
    places: tuple[str, ...]


def read_sentences(folder: Path) -> list[str]:
    """Return the sentences of middling length in a folder of text files, in order, each once."""
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for item in segment(text):
            sentence = " ".join(text[item.start : item.end].split())
            if item.kind == "body" and len(sentence.split()) in _LENGTHS and sentence.endswith((".", '"', "”")):
                found[sentence] = None
    return list(found)


def pool_of(sentences: Sequence[str]) -> Pool:
    """Collect names and places from sentences."""
    names = dict.fromkeys(m.group() for s in sentences for m in _NAME.finditer(s, 1))
    places = dict.fromkeys(m[1] for s in sentences for m in _PLACE.finditer(s) if m[1] not in (*_MONTHS, *_WEEKDAYS))
    return Pool(tuple(names), tuple(places))


def _at(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _one(pattern: re.Pattern[str], text: str, draw: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return draw.choice(found) if found else None


def _other(draw: random.Random, choices: Sequence[str], old: str) -> str:
    old_words = set(old.split())
    return draw.choice([c for c in choices if not old_words & set(c.split())] or [old + "s"])


def negation_added(text: str, draw: random.Random, _: Pool) -> str | None:
    """Put "not" behind an auxiliary."""
    match = _one(_AUXILIARY, text, draw)
    return _at(text, match.end(), match.end(), " not") if match else None


def negation_dropped(text: str, draw: random.Random, _: Pool) -> str | None:
    """Drop a "not" or "never"."""
    match = _one(_NEGATION, text, draw)
    return _at(text, match.start(), match.end(), match[1] or "") if match else None


def number(text: str, draw: random.Random, _: Pool) -> str | None:
    """Replace a number by one well away from it, written in the same way."""
    spelt = _one(_WORD_NUMBER, text, draw)
    matches = [m for m in _NUMBER.finditer(text) if not 1900 <= float(m[1].replace(",", "")) <= 2100]
    if matches and (spelt is None or draw.random() < 0.7):
        match = draw.choice(matches)
        old = int(match[1].replace(",", ""))
        new = max(old + draw.randint(2, 9), round(old * draw.choice([1.3, 1.6, 2.0, 3.0])))
        if old > 20 and draw.random() < 0.4:
            new = round(old * draw.choice([0.3, 0.5, 0.7]))
        return _at(text, match.start(1), match.end(1), f"{new:,}" if "," in match[1] else str(new))
    if spelt is not None:
        return _at(text, spelt.start(), spelt.end(), _other(draw, _SPELT, spelt[0]))
    return None


def date(text: str, draw: random.Random, _: Pool) -> str | None:
    """Replace a month or a year."""
    match = _one(_DATE, text, draw)
    if match:
        return _at(text, match.start(1), match.end(1), _other(draw, _MONTHS, match[1]))
    match = _one(_YEAR, text, draw)
    return _at(text, match.start(1), match.end(1), str(int(match[1]) - draw.randint(1, 12))) if match else None


def weekday(text: str, draw: random.Random, _: Pool) -> str | None:
    """Replace a weekday."""
    match = _one(_WEEKDAY, text, draw)
    return _at(text, match.start(), match.end(), _other(draw, _WEEKDAYS, match[0])) if match else None


def place(text: str, draw: random.Random, pool: Pool) -> str | None:
    """Replace a place."""
    match = _one(_PLACE, text, draw)
    if match is None or match[1] in (*_MONTHS, *_WEEKDAYS):
        return None
    return _at(text, match.start(1), match.end(1), _other(draw, pool.places, match[1]))


def name(text: str, draw: random.Random, pool: Pool) -> str | None:
    """Replace a name of two words."""
    match = _one(_NAME, text, draw)
    return _at(text, match.start(), match.end(), _other(draw, pool.names, match[0])) if match else None


def speaker(text: str, draw: random.Random, pool: Pool) -> str | None:
    """Replace the name of who says it."""
    match = _one(_SPEAKER, text, draw)
    if match is None:
        return None
    new = _other(draw, pool.names, match[1])
    return _at(text, match.start(1), match.end(1), new if " " in match[1] else new.split()[-1])


def antonym(text: str, draw: random.Random, _: Pool) -> str | None:
    """Replace a word by its opposite."""
    found = [m for m in re.finditer(r"[a-z]+", text) if m.group() in _OPPOSITE]
    if not found:
        return None
    match = draw.choice(found)
    return _at(text, match.start(), match.end(), _OPPOSITE[match.group()])


def hedge(text: str, _: random.Random, __: Pool) -> str | None:
    """Tell a guess or allegation as a fact."""
    return _first(_HEDGES, text)


def plan(text: str, _: random.Random, __: Pool) -> str | None:
    """Tell a plan as done."""
    return _first(_PLANS, text)


def _first(changes: Sequence[tuple[re.Pattern[str], str]], text: str) -> str | None:
    for pattern, new in changes:
        if pattern.search(text):
            return pattern.sub(new, text, count=1)
    return None


def extent(text: str, _: random.Random, __: Pool) -> str | None:
    """Make some of all, and the like."""
    for old, new in _EXTENTS:
        match = re.search(rf"\b{old}\b", text)
        if match:
            return _at(text, match.start(), match.end(), new)
    return None


def turned(text: str, _: random.Random, __: Pool) -> str | None:
    """Exchange two names on both sides of a verb."""
    found = list(_NAME.finditer(text))
    if len(found) < 2 or not re.search(r"\b[a-z]+(?:ed|s)\b", text[found[0].end() : found[1].start()]):
        return None
    one, other = found[:2]
    if set(one[0].split()) & set(other[0].split()):
        return None
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


CHANGES = {
    "negation": (negation_added, negation_dropped),
    "number": (number,),
    "date": (date,),
    "weekday": (weekday,),
    "place": (place,),
    "name": (name,),
    "speaker": (speaker,),
    "antonym": (antonym,),
    "hedge": (hedge,),
    "plan": (plan,),
    "extent": (extent,),
    "turned": (turned,),
}


def same(text: str, draw: random.Random) -> str | None:
    """Say the same in other words: spellings, contractions, near synonyms, a part left out, a title dropped."""
    found = text
    for old, new in draw.sample(_SAME, len(_SAME)):
        if draw.random() < 0.6:
            found = (
                re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, found, count=1)
                if old[-1] != " "
                else found.replace(old, new, 1)
            )
    for pattern, odds in ((_CUT, 0.6), (_BRACKETS, 0.8), (_TITLE, 0.5)):
        if draw.random() < odds:
            found = pattern.sub("", found, count=1)
    found = re.sub(r"(?<!\d)(\d{1,3}),(\d{3})(?![\d,])", r"\1\2", found) if draw.random() < 0.5 else found
    small = _WORD_NUMBER.search(found)
    if small and draw.random() < 0.7:
        found = _at(found, small.start(), small.end(), str(_SPELT.index(small[0]) + 2))
    front, back = _FRONTED.match(found), _BACKED.match(found)
    if front:
        found = f"{front[2].upper()}{front[3]} on {front[1]}."
    elif back:
        found = f"On {back[3]}, {back[1]}{back[2]}."
    return found if found != text else None


def contrasts(sentences: Sequence[str], draw: random.Random, each: int) -> Iterator[Contrast]:
    """Yield up to `each` contrasts of every kind, and as many pairs in all that say the same."""
    pool = pool_of(sentences)
    total = 0
    for kind, makers in CHANGES.items():
        count = 0
        for text in draw.sample(sentences, len(sentences)):
            after = draw.choice(makers)(text, draw, pool)
            if after is not None and after != text:
                count += 1
                yield Contrast(kind, text, after)
            if count == each:
                break
        total += count
    for text in draw.sample(sentences, len(sentences)):
        if total == 0:
            break
        after = same(text, draw)
        if after is not None:
            total -= 1
            yield Contrast("same", text, after)
