"""Rules on things: on which side they are, which of several, which colour; with which weapon, in which vehicle."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from secondsource.judge.case import finding, in_two_reports
from secondsource.judge.told import Nearness, Told, kept_apart, sentence_texts
from secondsource.language.forms import stem
from secondsource.language.lists import one_of, words
from secondsource.model.span import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.judge.case import Case
    from secondsource.model.finding import Finding
    from secondsource.model.reading import Reading

_NEAR = 0.42


def _pairs(table: str) -> frozenset[frozenset[str]]:
    """Return the pairs of words of a table, parted by bars."""
    return frozenset(frozenset(pair.split()) for pair in table.split("|"))


def _families(table: str) -> dict[str, str]:
    """Return the family of each word of a table, a family a line, its name first; plurals in -s belong to it too."""
    lines = [line.split() for line in table.strip().splitlines()]
    return {form: line[0] for line in lines for word in line for form in (word, f"{word}s")}


_OPPOSITE = _pairs(
    "left right|north south|east west|northern southern|eastern western|northbound southbound|eastbound westbound|"
    "port starboard|front rear|front back|upper lower|inner outer|inbound outbound|inside outside|driver passenger"
)
_SIDED = words(
    """engine wing bank side lane lanes carriageway track platform tower door entrance exit gate gates shore coast slope
    face wall stand pier dock quay deck wheel tyre tire axle window seat light headlight mirror rail barrier stairs
    stairwell staircase end half flank riverbank embankment runway tunnel tube bore terminal pylon rotor propeller pump
    lock valve chimney aisle pavement kerb verge fuselage bumper train bus traffic ramp span arch"""
)
_SIDES = frozenset(w for pair in _OPPOSITE for w in pair)
_SIDE = re.compile(
    rf"\b(?P<mark>{one_of(_SIDES)})(?:[- ]hand)? "
    rf"(?:(?!to |on |of |in |at |the )[a-z]+ )?(?P<noun>{one_of(_SIDED)})\b",
    re.IGNORECASE,
)
_COLOURS = words("black white red blue green yellow brown grey gray silver orange purple pink beige gold golden maroon")
_ALIKE = _pairs(
    "grey gray|grey silver|gray silver|beige brown|beige white|gold golden|gold yellow|golden yellow|red maroon|"
    "black grey|black gray|white silver|orange yellow|orange red|pink purple"
)
_COLOURED = words(
    """car van lorry truck bus taxi cab motorbike motorcycle scooter bicycle bike boat helicopter plane sedan suv pickup
    saloon hatchback jeep vehicle jacket coat anorak shirt hoodie hat cap dress trousers jeans sweater jumper mask
    balaclava scarf gloves shoes trainers boots uniform flag door house building roof bag suitcase rucksack backpack
    box umbrella balloon hair smoke dog cat horse cow helmet tie vest overalls"""
)
_COLOUR = re.compile(
    rf"\b(?P<mark>{one_of(_COLOURS)})(?: (?!and )[a-z]+)?? (?P<noun>{one_of(_COLOURED)})\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?P<noun>platform|gate|junction|exit|route|highway|interstate|room|court|courtroom|line|terminal|runway|pier"
    r"|ward|reactor|block|berth|dock|hangar|car park|lane|unit|flight|deck|track|studio|hall|shaft|pit) "
    r"(?:number |no\.? )?(?P<mark>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|(?-i:[A-H]))\b"
    r"|\b(?P<floor>ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|top)[- ]"
    r"(?:floor|storey)\b",
    re.IGNORECASE,
)
_LABELLED = words(
    """platform gate junction exit route highway interstate room court line terminal runway pier ward reactor block
    berth dock hangar park lane unit flight deck track studio hall shaft pit floor storey"""
)
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
_NUMBERS = dict(
    zip("1 2 3 4 5 6 7 8 9 10".split(), "one two three four five six seven eight nine ten".split(), strict=True)
)
_WEAPONS = _families(
    """
    gun handgun pistol revolver rifle shotgun firearm airgun gunman gunmen gunshot shot shooting bullet
    knife knives blade dagger machete sword razor scissors knifeman knifemen knifepoint stabbed stabbing
    club bat baton cosh hammer crowbar truncheon cudgel wrench
    axe hatchet ax
    bomb grenade explosive
    crossbow
    bottle
    syringe
    """
)
_HELD = words(
    """gun handgun pistol revolver rifle shotgun firearm airgun knife knives blade dagger machete sword razor scissors
    club bat baton cosh hammer crowbar truncheon cudgel wrench axe hatchet ax bomb grenade crossbow bottle syringe"""
)
_WIELDED = re.compile(
    r"\b(?:armed with|wield(?:ed|ing)|brandish(?:ed|ing)|point(?:ed|ing)|pull(?:ed|ing)(?: out)?|drew|held|holding"
    rf"|carrying|produced|wav(?:ed|ing)|with) (?:an?|his|her|the) (?:[\w-]+ ){{0,2}}?"
    rf"(?P<thing>{one_of(_HELD)})s?\b(?![ -]shot)"
    r"|\b(?:was|were|been) (?:fatally )?(?P<verb>(?a:shot|stabbed))\b",
    re.IGNORECASE,
)
_VEHICLES = _families(
    """
    car sedan saloon hatchback suv limousine taxi cab jeep
    van minivan
    lorry lorries truck tractor-trailer pickup
    motorbike motorcycle moped scooter
    bicycle
    bus coach minibus
    train
    tram
    boat dinghy speedboat
    helicopter
    """
)
_BOARDED = re.compile(
    r"\b(?:drove|driv(?:e|ing)|sped|speed|fled|flee(?:ing)?|escaped?|rode|ride|ran|run|roar(?:ed|ing)?|leap|leapt|leaped"
    r"|jump(?:ed|ing)?|raced?|got|get|made|make|making|left|leave|leaving|climb(?:ed|ing)?|hopped)"
    r"(?: off| away| out| up| from \w+(?: \w+)?)* (?:in|on|into|onto|on to|by) (?:an?|his|her|the|their) "
    rf"(?:[\w-]+ ){{0,3}}?(?P<thing>{one_of(_VEHICLES)})\b(?P<verb>)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_PLACE = r"(?P<{}>[A-Z][\w’'-]+(?: (?:of |the |de |la )?[A-Z][\w’'-]+){{0,3}})"
_JOURNEY = (
    r"\b(?:flights?|jet|airliner|plane|aircraft|train|ferry|ship|vessel|boat|bus|coach|lorry|truck|convoy|run|trip|voyage"
    r"|journey|way|crossing|sailing|tanker|freighter)"
)
_COURSES = (
    re.compile(rf"{_JOURNEY}(?: \w+)? from {_PLACE.format('start')}(?: (?:to|for) {_PLACE.format('end')})?"),
    re.compile(
        rf"{_JOURNEY}(?: \w+)? (?:bound for|heading for|headed for|en route to) {_PLACE.format('end')}(?P<start>)"
    ),
    re.compile(rf"\b(?:left|leaving|departed) {_PLACE.format('start')} for {_PLACE.format('end')}"),
)

_ROOMS = words(
    """kitchen bedroom bathroom lounge sitting-room hall hallway corridor stairwell staircase office canteen laundry
    workshop garage boiler-room engine-room living-room dining-room storeroom classroom toilet restaurant shop
    warehouse bar lobby lift cabin galley hold"""
)
_LEVELS = words("basement cellar attic loft roof")
_OUTSIDE = words("yard garden courtyard street car-park driveway shed field skip park alley pavement sidewalk balcony")
_INSIDE = r"(?:\w+[- ])?floor|(?:boiler|engine|living|dining|sitting) room|car park"
_SAME_FLOOR = _pairs("ground-floor first-floor")  # British and American counting
_SPOTS = rf"(?:{_INSIDE}|{one_of(_ROOMS | _LEVELS | _OUTSIDE)})"
_BEGAN = re.compile(
    r"\b(?:begun|began|begins|started|starts|broke out|broken out|breaking out|originated)"
    rf"(?P<where>(?: (?:in|on|at|of|inside|outside|near|from) (?:[\w-]+ ){{0,3}}?{_SPOTS}\b|"
    r" (?:in|inside) (?:an?|the) (?:[\w-]+ ){0,2}?[\w-]+(?= on | in | of )){1,2})",
    re.IGNORECASE,
)
_SPOT = re.compile(rf"\b{_SPOTS}\b", re.IGNORECASE)
_FIRE = re.compile(r"\b(?:fire|blaze|flames|inferno|explosion|leak|smoke)\b", re.IGNORECASE)


def sides(case: Case) -> list[Finding]:
    """Report a thing on one side in one report and on the opposite in another: "left engine", "right-hand engine"."""
    near = Nearness(case)
    apart = kept_apart(case, partial(_marked, pattern=_SIDE, hints=_SIDES), lambda a, b: frozenset((a, b)) in _OPPOSITE)
    return [
        finding("place", "medium", "sides", _quoted(a, b), (a.span, b.span)) for a, b in apart if near.of(a, b) >= _NEAR
    ]


def courses(case: Case) -> list[Finding]:
    """Report a journey that goes to a place in one report and comes from there in the other; each keeps to its own."""
    near = Nearness(case)
    apart = kept_apart(case, _courses, str.__ne__)
    close = [(a, b) for a, b in apart if near.of(a, b) >= _NEAR]
    return [finding("place", "medium", "directions", _quoted(a, b), (a.span, b.span)) for a, b in close]


def _courses(reading: Reading) -> Iterator[Told]:
    """Yield the places from which and to which a report's journeys go."""
    for sentence, text in sentence_texts(reading):
        for match in (m for pattern in _COURSES for m in pattern.finditer(text)):
            span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
            for way, place in match.groupdict().items():
                if place:
                    yield Told(place, way, span, sentence.start)


def seats(case: Case) -> list[Finding]:
    """Report a fire, an explosion or a leak that began elsewhere in the house, or outside it, in another report."""
    apart = kept_apart(case, _seats, _elsewhere)
    return [finding("place", "medium", "seats", _quoted(a, b), (a.span, b.span)) for a, b in apart]


def _seats(reading: Reading) -> Iterator[Told]:
    """Yield the parts of a house, or what is outside it, in which a report says that a fire began."""
    if _FIRE.search(reading.report.text) is None:
        return
    for sentence, text in sentence_texts(reading):
        for match in _BEGAN.finditer(text):
            spots = [m.group().lower().replace(" ", "-") for m in _SPOT.finditer(match["where"])]
            span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
            if spots:
                yield Told("seat", " ".join(spots), span, sentence.start)


def _elsewhere(a: str, b: str) -> bool:
    """Tell whether two places of a house are two: two levels, two rooms, or one of them outside."""
    one, other = ({_sort(spot): spot for spot in value.split()} for value in (a, b))
    if ("outside" in one) != ("outside" in other):
        return True
    return any(
        {one[sort], other[sort]} not in _SAME_FLOOR for sort in one.keys() & other.keys() if one[sort] != other[sort]
    )


def _sort(spot: str) -> str:
    """Return whether words name a level of a house, a room, or what is outside."""
    if spot in _OUTSIDE:
        return "outside"
    return "level" if spot in _LEVELS or spot.endswith("floor") else "room"


def looks(case: Case) -> list[Finding]:
    """Report a thing of another colour, number or floor in passages about one point; each report keeps to its own."""
    near = Nearness(case)
    found = []
    for pattern, hints, exclude in (
        (_COLOUR, _COLOURS, lambda a, b: a != b and frozenset((a, b)) not in _ALIKE),
        (_LABEL, _LABELLED, _other_label),
    ):
        apart = kept_apart(case, partial(_marked, pattern=pattern, hints=hints), exclude)
        close = [(a, b) for a, b in apart if near.of(a, b) >= _NEAR]
        found += [finding("contradiction", "low", "looks", _quoted(a, b), (a.span, b.span)) for a, b in close]
    return found


def _other_label(a: str, b: str) -> bool:
    """Tell whether two labels are two: both figures or both letters, or two floors counted alike."""
    return a != b and _label_sort(a) == _label_sort(b)


def _label_sort(label: str) -> str:
    """Return whether a label is a figure, a letter or an ordinal; another ("ground", "2nd") is a sort of its own."""
    if label in _NUMBERS.values() or label.isdigit():
        return "figure"
    return "letter" if len(label) == 1 else "ordinal" if label in _ORDINALS else label


def _marked(reading: Reading, pattern: re.Pattern[str], hints: frozenset[str]) -> Iterator[Told]:
    """Yield the side, colour or number of a report's things, by the stem of the thing."""
    for sentence, text in sentence_texts(reading):
        lowered = text.lower()
        if not any(hint in lowered for hint in hints):
            continue
        for match in pattern.finditer(text):
            said = match.groupdict()
            noun, mark = (said["noun"], said["mark"]) if said["noun"] else ("floor", said["floor"])
            span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
            yield Told(stem(noun), _NUMBERS.get(mark, mark.lower()), span, sentence.start)


def objects(case: Case) -> list[Finding]:
    """Report a weapon in hand, or a vehicle somebody left in, that is another elsewhere; each keeps to its own."""
    texts = {r.report.id: frozenset(w.lower() for w in _WORD.findall(r.report.text)) for r in case.readings}
    found = []
    for families, pattern in ((_WEAPONS, _WIELDED), (_VEHICLES, _BOARDED)):
        known = {report: {families[w] for w in said if w in families} for report, said in texts.items()}
        for a, b in kept_apart(case, partial(_used, families=families, pattern=pattern), str.__ne__):
            if a.value not in known[b.span.report] and b.value not in known[a.span.report]:
                found.append(finding("contradiction", "low", "objects", _quoted(a, b), (a.span, b.span)))
    return found


def _used(reading: Reading, families: dict[str, str], pattern: re.Pattern[str]) -> Iterator[Told]:
    """Yield the families of things of one sort that a report's people use."""
    for sentence, text in sentence_texts(reading):
        for match in pattern.finditer(text):
            span = span_of(reading.report, sentence.start + match.start(), sentence.start + match.end())
            yield Told("thing", families[(match["thing"] or match["verb"]).lower()], span, sentence.start)


def _quoted(a: Told, b: Told) -> str:
    return in_two_reports(a.span.text, b.span.text)
