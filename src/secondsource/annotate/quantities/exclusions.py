"""Numbers that count nothing: parts of names, dates, clock times, addresses, telephone and list numbers."""

from __future__ import annotations

import re

import msgspec

from secondsource.annotate.quantities.numerals import Form
from secondsource.annotate.quantities.tagging import word_set

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?"
_WIDTH = 48
_CODE = 6  # so many digits without a separator are a code

_NAMED = (
    r"Channel|Flight|Route|Section|Sec\.|Article|Title|Resolution|Boeing|Airbus|Apollo|Chapter|Windows|Proposition"
    r"|Prop\.?|Interstate|Highway|Hwy\.?|District|Gate|Room|Rule|Phase|Type|Level|Figure|Fig\.|Table|Game|Unit|Area"
    r"|Formula|Measure|Amendment|Bill|Act|Order|Line|Terminal|Platform|Ward|Precinct|Troop|Division|Battalion|Building"
    r"|Suite|Apt\.?|Apartment|Box|Exit|Mile|Pier|Studio|Track|Volume|Vol\.|Part|Book|Psalm|Form|Stage|Category|Grade"
    r"|Group|Class|Model|Version|iPhone|Galaxy|Xbox|PlayStation|Falcon|Soyuz|Catch|Top|Fab|Forbes|Fortune|Russell"
    r"|Nasdaq|S&P|FTSE|Bowl|Copyright|©|Engine|Ladder|Local|Station|Ch\.|Hall|Day|Week|Year|Season|Episode|Counts?|Lot"
    r"|Zone"
)
_DESIGNATED = (
    r"pages?|chapter|room|section|article|paragraph|line|step|number|verse|type|phase|tier|category|level|season|episode"
    r"|size|version|gate|exit|route|channel|flight|highway|zip code|code|item|figure|table|unit|apartment|terminal|ward"
    r"|stage|group|class|pier|platform|track|lane|suite|volume|extension|ext\.|resolution|amendment|rule|model|part|act"
    r"|bus|train|count|box|building|question|lot|no\.|nos\.|#|№"
)
_STREET = (
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Lane|Ln\.?|Court|Ct\.?|Place|Pl\.?|Terrace"
    r"|Way|Highway|Hwy\.?|Parkway|Pkwy\.?|Park|Circle|Square|Plaza|Row|Mile|Trail|Crescent|Close|Gardens)"
)
_QUARTER = r"(?:[NSEW]\.? |North |South |East |West |[NS][EW] )"
_BEFORE = re.compile(
    rf"(?:(?:\b{_MONTH}|\b(?:{_NAMED}))[ \u00a0\n-]|\b(?i:{_DESIGNATED})[ \u00a0-]|(?i:\b(?:no|nos|h\.? ?r|s|hr)\.) ?"
    r"|[#№§] ?|\bper |\d['’′] ?|(?<![A-Za-z])[A-Za-z]{1,2}\d*[-/]|\b[A-Z][A-Za-z]*-|\b(?:pre|post|under|sub)-"
    r"|\b(?:uranium|plutonium|carbon|cesium|iodine)-|\d[:/]|\d[.)-] ?\(?|\d[.,]|\(\d{3}\) ?|[@_\\]|://\S*|www\.\S*"
    r"|\b(?i:page|part|step|item|image|photo|slide) \d+ of "
    r"|, [A-Z]{2} |[A-Za-z]/|\.com/\S*)$"
)
_AFTER = re.compile(
    r"(?:[:/]\d|[ \u00a0]?(?i:[ap]\.? ?m\b)| ?o['’]clock|[-.]\d{3,4}\b|-[A-Z]{3,}|[- ]?block\b|['’]?s\b|\.\d|,\d{3}"
    rf"|(?: of| de)? {_MONTH}(?![a-z])|[A-Za-z_@]|\.(?:com|org|net)|[ -]?(?i:caliber|calibre|gauge)\b| ?%?[-/]\d+[-/]\d"
    r"| (?:North|South|East|West)\b(?! [A-Z]\w+ns?\b)|\s\d+(?:st|nd|rd|th)\b"
    rf"| {_QUARTER}?(?:[A-Z][\w.’']* ){{0,3}}{_STREET}(?![a-z])"
    r"|-fold\b|-on-|-way\b|-time\b|-sided\b|-faced\b|-hearted\b"
    r"| (?:this|in the) (?:morning|afternoon|evening)|[)] |['’′]\d|\)[- ]?\d)"
)
_GUN = re.compile(
    r"[ -]?(?:pistol|handgun|hand gun|gun|rounds?|semi|caliber|calibre|rifle|bullets?|shells?|casings?|revolver"
    r"|Glock|Luger)\b"
)
_CAPITAL = re.compile(r"(?:^|[\s(“\"‘'])[A-Z][\w’'.&-]*[ \u00a0]$")
_NOT_NAMES = word_set(
    "the a an in on at by of for with from to and or but about some around nearly almost over under more than "
    "least most only just all another approximately roughly these those his her their our its after before when "
    "while as if that there were are is was killed police monday tuesday wednesday thursday friday saturday "
    "sunday additionally also then meanwhile between every each both other no not up exactly fully since within "
    "during per"
)
_HUMANS = re.compile(
    r"\s+(?:\w+\s+)?(?:people|men|women|children|troops|soldiers|students|workers|victims|residents|civilians|employees"
    r"|officers|jobs|homes|houses|votes|refugees|migrants|cases|deaths|voters|members|protesters|demonstrators|patients"
    r"|passengers|dead|injured|wounded|killed|missing|centrifuges|buildings|tons|others|families|prisoners|acres|miles)\b"
)
_ONE_BAD_BEFORE = re.compile(
    r"(?i:\b(?:no|any|every|some|each|this|that|the|which|another|only|first|last|next|as|such|day|by|good|bad|new|big"
    r"|old|was|is|be|like|whole|right|wrong|or|zero|and|for)\s+|[-–])$"
)
_ONE_BAD_AFTER = re.compile(
    r"[-–’']|\s+(?:of|day|time|times|thing|point|side|hand|way|another|reason|example|morning|night|more|such|who|that"
    r"|way|by|moment|minute|step|place|sense|word|year|week|evening|else|could|would|can|should|must|may|might|wants?|sort|kind|he|she|they|we|I"
    r"|day|says?|said|who|that|which|in|at|on|to|for|from|with|is|was|has|had|did|does)\b",
    re.IGNORECASE,
)
_ONE_CASUALTY = re.compile(
    r"\b(?i:killed|killing|kills|kill|injured|injuring|injures|wounded|wounding|wounds|leaving|left|leaves|hurting|least)\s$"
)
_ONE_FOLLOWS = re.compile(r"\s+(?:dead|killed|injured|wounded|missing|hurt|critically|person|man|woman|child)\b")
_NONE_OF = re.compile(
    r"\s+(?:was|were|has been|have been)\s+(?:\w+\s+)?(?:killed|injured|hurt|wounded|harmed|arrested|missing|charged)\b"
    r"|\s+of\s+(?:the|his|her|its|their|our|these|those|them)\b"
)
_NO_THINGS = re.compile(
    r"\s+(?:\w+\s+)?(?:deaths|casualties|injuries|fatalities|arrests|survivors|victims|suspects|people|civilians|shots"
    r"|soldiers|troops|passengers|children|votes|cases|weapons|hostages|prisoners|officers|centrifuges|bombs|charges"
    r"|inspectors|survivor|one\s+(?:was|were|is|has been|had been)\s+(?:\w+\s+)?(?:killed|injured|hurt|wounded|harmed"
    r"|arrested|missing|charged|dead|aboard))\b",
    re.IGNORECASE,
)
_QUOTE_OR_START = re.compile(r"(?:^|[“\"‘'(—–:•*-])\s*$")


class Place(msgspec.Struct, frozen=True, gc=False):
    """A number at [start, end) of a text with the words around it, and what is known of it."""

    text: str
    low: int
    start: int
    end: int
    high: int
    form: Form
    value: float
    measured: bool
    heading: bool

    @property
    def before(self) -> str:
        """Return the words before the number, within its sentence."""
        return self.text[max(self.low, self.start - _WIDTH) : self.start]

    @property
    def after(self) -> str:
        """Return the words after the number, within its sentence."""
        return self.text[self.end : min(self.high, self.end + _WIDTH)]

    @property
    def words(self) -> str:
        """Return the number as written."""
        return self.text[self.start : self.end]


def counts_nothing(place: Place) -> bool:
    """Tell whether a number is part of a name, a date, an address or an idiom rather than a quantity."""
    if place.form == "zero":
        return not _counts_none(place)
    before, after = place.before, place.after
    if place.form in {"words", "plural"}:
        return _is_idiom(place, before, after)
    if place.measured:
        if _GUN.match(after):
            return True
        return bool(re.search(r"[A-Za-z]-$|[/@_]$|\d[:.]$", before)) and not re.search(r"\b(?:then|mid|of|a)-$", before)
    if _BEFORE.search(before) or _AFTER.match(after) or (place.start == place.low and re.match(r"[.)]\s", after)):
        return True
    return _is_code(place, after) or place.words == "911" or _ends_a_name(place, before, after)


def _counts_none(place: Place) -> bool:
    if place.words.lower() == "none":
        return _NONE_OF.match(place.after) is not None
    return _NO_THINGS.match(place.after) is not None


def _is_code(place: Place, after: str) -> bool:
    """Tell whether bare figures are rather a year or a code: digits without a separator and no people after them."""
    words = place.words
    if not words.isdigit() or _HUMANS.match(after) is not None:
        return False
    return len(words) >= _CODE or (len(words) == 4 and 1000 <= place.value <= 2100)


def _ends_a_name(place: Place, before: str, after: str) -> bool:
    """Tell whether figures close a name ("NBC 7"): a capitalised word before them and nothing countable after."""
    match = _CAPITAL.search(before)
    if match is None or place.value != int(place.value) or place.value >= 1000:
        return False
    word = match.group().strip(" \u00a0(“\"‘'")
    if word.lower().rstrip(".,") in _NOT_NAMES or (word == "I" or word.endswith((".", ","))):
        return False
    countable = re.match(r"[ \u00a0-]+(?:\w+ ){0,2}?(?:[a-z]+s|people|men|women|children|dead)\b", after)
    return countable is None or word.isupper()


def _is_idiom(place: Place, before: str, after: str) -> bool:
    """Tell whether a number in words is a name, a pronoun or part of a set phrase."""
    words = place.words
    if words[0].isupper() and not place.heading and not _QUOTE_OR_START.search(before) and words.lower() != "a":
        return True
    if re.match(r"-?(?:fold|on|way|time|sided|faced|hearted|piece|edged|some)\b", after) or re.search(
        r"[A-Za-z]-$", before
    ):
        return not place.measured
    if words.lower() == "zero" and re.search(r"\b(?:ground|patient|net|absolute|sub)[ -]$", before, re.IGNORECASE):
        return True
    if words.lower() == "one" or words.lower().startswith(("one ", "one-")):
        return not _one_counts(place, before, after)
    if (
        place.form == "plural"
        and re.search(r"\b(?:the|in their|his|her|their|by the)\s$", before)
        and "of" not in words
    ):
        return True
    return bool(re.search(rf"\b(?:{_NAMED}) $", before)) or bool(
        _AFTER.match(after) and re.match(r" ?o['’]clock", after)
    )


def _one_counts(place: Place, before: str, after: str) -> bool:
    """Tell whether "one" is a number: at least one, one dead, killing one; not a pronoun, not "one day"."""
    if place.measured:
        return not _ONE_BAD_BEFORE.search(before) and not re.search(r"\bday$", place.words)
    if _ONE_CASUALTY.search(before) and not re.match(r"\s+(?:another|of)\b", after):
        return True
    if _ONE_FOLLOWS.match(after):
        return _ONE_BAD_BEFORE.search(before) is None or re.search(r"\b(?:and|or|for)\s$", before) is not None
    if _ONE_BAD_AFTER.match(after) or not re.match(r"\s+[A-Za-z]", after):
        return False
    return _ONE_BAD_BEFORE.search(before) is None
