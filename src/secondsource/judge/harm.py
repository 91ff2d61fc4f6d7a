"""Rules on people who came to harm: nobody and somebody, the state a person is in, where a person was hit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.judge.case import finding, in_two_reports, sentence_at, update_note
from secondsource.judge.told import Told, kept_apart, person_before, sentence_texts
from secondsource.language.forms import stem
from secondsource.language.lists import one_of, words
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

_SORTS = words(
    """passenger pupil student child driver worker employee resident guest visitor patient soldier officer firefighter
    fireman prisoner inmate hostage spectator player sailor crew customer tourist teacher pilot cyclist pedestrian miner
    civilian protester occupant rider motorist villager neighbour neighbor fan staff"""
)
_SORT = {stem(word): word for word in _SORTS} | {"children": "child", "firemen": "fireman"}
_ANYONE = words("person people man men woman women boy boys girl girls victim victims")
_BE = "(?:was|were|is|are|been|be|got)"
_NONE = "(?:not one|not a single|no(?! one)|none of (?:the|its|those|their))(?! else| other)"
_NOBODY = r"(?:nobody|no one|no-one)(?: (?!else)\w+){0,3}"
_EACH = r"(?:everyone|everybody|all) (?:(?!who )[\w,]+ ){1,8}?"
_BONE = "(?:wrist|arm|leg|ankle|hip|nose|collarbone|neck|back|shoulder|rib|foot|hand|elbow|jaw|thigh|pelvis)s?"
_INJURY = r"(?:injur(?:y|ies)|bruis(?:es|ing)|burns|cuts|fractures?|concussion|wounds?|broken \w+)"
_LOST = "lost (?:his|her|their) li(?:fe|ves)"


def _either(*parts: str) -> re.Pattern[str]:
    """Return a pattern of whole words that matches one of several."""
    return re.compile("|".join(rf"\b{part}\b" for part in parts), re.IGNORECASE)


_HARMS = {
    "hurt": (
        _either(
            rf"{_NOBODY} (?:hurt|injured|wounded|harmed)",
            rf"{_NONE} (?:(?!else|other)\w+ ){{1,2}}?{_BE} (?:\w+ )?(?:hurt|injured|wounded|harmed)",
            rf"{_EACH}(?:unhurt|uninjured|unharmed|unscathed|without injury)",
            "(?:no|without)(?: reported| reports of| known)? (?:injuries|casualties)",
        ),
        _either(
            rf"\w+(?: of \d+)?(?: who)?(?: (?:had|has|have))? {_BE} (?:\w+ )?(?:hurt|injured|wounded)",
            rf"\w+ (?:who )?(?:had )?(?:suffered|sustained|received) (?:[\w-]+ ){{0,3}}?{_INJURY}",
            r"\w+(?: of \d+)?(?: who)?(?: had)? (?:broke|broken|fractured|sprained|dislocated) "
            rf"(?:his|her|an?|their) {_BONE}",
            "the (?:only|sole) casualty",
        ),
    ),
    "killed": (
        _either(
            rf"{_NOBODY} (?:killed|died)",
            rf"{_NONE} (?:\w+ ){{1,2}}?(?:{_BE} killed|died|{_LOST})",
            rf"{_EACH}survived",
            "(?:no|without)(?: reported| reports of| known)? (?:deaths|fatalities|casualties)",
        ),
        _either(
            rf"\w+(?: of \d+)?(?: who)? (?:(?:had|has|have) )?(?:{_BE} (?:\w+ )?killed|died|drowned)",
            rf"\w+ (?:had )?{_LOST}",
        ),
    ),
}
# Parts of words of which a sentence must hold one before the patterns, which are slow, are tried.
_HINTS = tuple(
    """hurt injur wound harm scath bruis burns cuts concuss broke fractur sprain disloc casualt kill die drown
    life lives death fatal surviv""".split()
)
_COUNTED = {
    "hurt": re.compile(r"(?:\w+ ){0,3}?(?:hurt|injured|wounded|injuries)\b", re.IGNORECASE),
    "killed": re.compile(r"(?:\w+ ){0,3}?(?:killed|dead|died|deaths|fatalities)\b", re.IGNORECASE),
}
_OPEN = re.compile(
    r"\b(?:no|not|none|nobody|no-one|never|without|if|could|might|may|would|fear(?:s|ed)?|whether|avoid\w*|else)\b|n['’]t\b",
    re.IGNORECASE,
)
_REACH = 20  # characters before a number in which a "not" turns it
_STATES = {
    "in danger": _either(
        r"in (?:an? )?(?:very |extremely )?(?:critical|serious|grave|life-threatening) (?:but \w+ )?condition",
        "(?:critically (?:ill|injured|hurt|wounded)|on life support|in a coma|in a (?:critical|serious|grave) state)",
        "(?:fighting|fights|fought) for (?:his|her|their) li(?:fe|ves)",
        "condition is (?:critical|serious|grave)",
    ),
    "out of danger": _either(
        "(?:in (?:an? )?(?:stable|good|fair|satisfactory) condition|out of danger|sitting up|only minor injuries)",
        "(?:is|was|are|were) (?:now )?stable",
        "(?:(?:been|was|were) (?:discharged|released) from (?:the )?hospital|has left hospital)",
        "expected to (?:live|survive|recover|make a full recovery|be ok(?:ay)?|be all right)",
        "(?:slightly (?:hurt|injured|wounded)|escaped (?:unhurt|uninjured|unharmed|unscathed))",
        "(?:injuries|condition) (?:is|are|was|were) not (?:(?:thought|believed) to be )?(?:life-threatening|serious)",
    ),
    "dead": _either("(?:has |had )?died", "(?:was|been) (?:shot dead|killed)", "lost (?:his|her) life", "is dead"),
}


def conditions(case: Case) -> list[Finding]:
    """Report a person who is in danger in one report and out of it in another, or dead; each keeps to its own."""
    found = []
    for a, b in kept_apart(case, lambda r: _states(case, r), lambda x, y: x != y):
        update = update_note(case, a.span, b.span)
        said = in_two_reports(a.span.text, b.span.text)
        explanation = f"{case.names.get(a.about, 'one person')}: {said}{update}"
        found.append(
            finding("contradiction", "low" if update else "medium", "conditions", explanation, (a.span, b.span))
        )
    return found


_ANOTHER = re.compile(r" (?:his|her|their|the|an?|two|three|four) \w", re.IGNORECASE)  # "critically wounded his father"


def _states(case: Case, reading: Reading) -> Iterator[Told]:
    """Yield the states in which a report says that a person is."""
    for sentence, text in sentence_texts(reading):
        hits = [(state, m) for state, pattern in _STATES.items() if (m := pattern.search(text))]
        if len(hits) != 1 or _OPEN.search(text[: hits[0][1].start()]) or _ANOTHER.match(text[hits[0][1].end() :]):
            continue
        state, match = hits[0]
        who = person_before(case, reading, sentence, sentence.start + match.start())
        if who is not None:
            span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
            yield Told(who, state, span, sentence.start)


_REGIONS = {
    part: region
    for region, parts in {
        "head": "head face skull forehead cheek jaw nose eye ear temple chin mouth",
        "neck": "neck throat",
        "arm": "arm elbow forearm wrist hand finger shoulder",
        "trunk": "chest heart breast back spine abdomen stomach belly side rib torso",
        "leg": "leg thigh knee calf shin ankle foot heel toe hip groin pelvis buttock buttocks",
    }.items()
    for part in parts.split()
}
_PART = rf"(?P<side>left |right )?(?:upper |lower )?(?P<part>{one_of(_REGIONS)})s?\b"
_HIT = re.compile(
    r"\b(?:hit|struck|shot|stabbed|wounded|injured|kicked|punched|bitten|bit|slashed|hurt|cut|grazed|beaten|beat)"
    rf"(?: \w+){{0,3}}? (?:in|on|across|through) (?:the |his |her ){_PART}",
    re.IGNORECASE,
)
_OWN = re.compile(rf"(?<!\bin )\b(?:his|her) {_PART}", re.IGNORECASE)  # "nothing in his hands"
_HARMING = re.compile(
    r"\b(?:bandage\w*|hit|struck|wound\w*|injur\w+|broke\w*|fractur\w+|sprain\w+|bullet|shot|stab\w*|stitches|plaster|cast)\b",
    re.IGNORECASE,
)


def wounds(case: Case) -> list[Finding]:
    """Report a person hit on one part of the body in one report and on another in the other; each keeps to its own."""
    found = []
    for a, b in kept_apart(case, lambda r: _wounds(case, r), _elsewhere):
        explanation = (
            f"{case.names.get(a.about, 'one person')}: the {a.value} in one report, the {b.value} in the other"
        )
        found.append(finding("contradiction", "low", "wounds", explanation, (a.span, b.span)))
    return found


def _wounds(case: Case, reading: Reading) -> Iterator[Told]:
    """Yield the parts of the body on which a report says that a person was hit."""
    for sentence, text in sentence_texts(reading):
        found = list(_HIT.finditer(text))
        found += [m for m in _OWN.finditer(text) if not found and _HARMING.search(text)]
        for match in found:
            at = match.start("side") if match["side"] else match.start("part")
            who = person_before(case, reading, sentence, sentence.start + at)
            if who is not None:
                span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
                value = f"{(match['side'] or '').lower()}{match['part'].lower()}"
                yield Told(who, value, span, sentence.start)


def _elsewhere(a: str, b: str) -> bool:
    """Tell whether two parts of the body are of different regions, or of different sides."""
    one, other = a.split(), b.split()
    if _REGIONS[one[-1]] != _REGIONS[other[-1]]:
        return True
    return len(one) == len(other) == 2 and one[0] != other[0]


def casualties(case: Case) -> list[Finding]:
    """Report that nobody was hurt or killed in one report, and that somebody was in another; each keeps to its own."""
    found = []
    for one, other in kept_apart(case, _harm, _cannot_both):
        nobody, somebody = (one, other) if one.value.startswith("no ") else (other, one)
        update = update_note(case, one.span, other.span)
        who = "nobody" if nobody.value == "no one" else nobody.value
        explanation = f"{who} {one.about} in one report, somebody in the other{update}"
        found.append(
            finding("number", "medium" if update else "high", "casualties", explanation, (nobody.span, somebody.span))
        )
    return found[:4]


def _cannot_both(a: str, b: str) -> bool:
    """Tell whether "no passenger" and "some passenger" stand against each other; "no one" is against any."""
    (sign, sort), (other, sort2) = a.split(" "), b.split(" ")
    if sign == other:
        return False
    return (sort if sign == "no" else sort2) == "one" or sort == sort2


def _harm(reading: Reading) -> Iterator[Told]:
    """Yield that nobody, or somebody, of some sort of people was hurt or killed."""
    for sentence, text in sentence_texts(reading):
        lowered = text.lower()
        if not any(hint in lowered for hint in _HINTS):
            continue
        for harm, (none, some) in _HARMS.items():
            match = none.search(text)
            sign = "no" if match else "some"
            match = match or (None if _OPEN.search(text) else some.search(text))
            if match is None:
                continue
            sort = _sort(match.group(), sign)
            if sort is not None:
                span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
                yield Told(harm, f"{sign} {sort}", span, sentence.start)
    yield from _counted(reading)


def _sort(said: str, sign: str) -> str | None:
    """Return the sort of people that words speak of, "one" for people in general, None where they are none."""
    told = [w.lower() for w in said.replace(",", " ").split()]
    for word in told:
        if stem(word) in _SORT:
            return _SORT[stem(word)]
    if sign == "no" and not re.match(r"(?i)not|no (?!one\b)\w+ (?:\w+ )?(?:was|were)|all|none", said):
        return "one"
    return "one" if any(w in _ANYONE for w in told) or "casualty" in told else None


def _counted(reading: Reading) -> Iterator[Told]:
    """Yield the numbers of people that a report gives as hurt, or killed."""
    text = reading.report.text
    for item in reading.quantities:
        before = text[max(0, item.span.start - _REACH) : item.span.start]
        if item.unit is not None or item.value < 1 or _OPEN.search(before.rpartition(".")[2]):
            continue
        for harm, pattern in _COUNTED.items():
            match = pattern.match(text, item.span.end + 1)
            if match is not None:
                sentence = sentence_at(reading, item.span.start)
                start = sentence.start if sentence else item.span.start
                span = span_of(reading.report, item.span.start, match.end())
                yield Told(harm, f"some {_sort(match.group(), 'some') or 'one'}", span, start)
