"""Numbers in figures and in English words, read to their value."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

import msgspec

from secondsource.language.lists import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["figures", "words", "plural", "fraction", "zero"]

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_SHORT_SCALES |= {"t": 1e12}
_SMALL = {word: float(i) for i, word in enumerate(_ONES)} | {word: 20.0 + 10 * i for i, word in enumerate(_TENS)}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "hundredth": 100,
}
_DENOMINATORS = frozenset([2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 100.0])
_PLURALS = {"dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_PLURALS |= {"trillions": 1e12, "tens": 10.0}

_SMALL_WORD, _SCALE_WORD = one_of(_SMALL), one_of(_SCALES)
_PART_WORD = one_of([*_PARTS, "halve"])
_NUMBER_WORD = rf"(?:{_SMALL_WORD}|{_SCALE_WORD})"
_GAP = r"(?:[ \t\u00a0\u202f]+|\s?\n[ \t]*|-)"
_FIGURE = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?: \d{3}){0,3} 000(?!\d)|\d+(?:[.,]\d+)?)"
)
_ATOM = re.compile(
    rf"(?P<mixed>(?<![\w.,/])\d+(?:{_GAP}\d/\d{{1,2}}(?![\d/])|{_GAP}?[¼½¾⅐-⅞]))"
    rf"|(?P<ratio>(?<![\w.,/-])\d{{1,3}}/\d{{1,3}}(?![\d/]))|(?P<vulgar>[¼½¾⅐-⅞])"
    rf"|(?P<figure>(?<![^\W_]){_FIGURE}|(?<![\w.])\.\d+)"
    rf"|\b(?P<part>(?:(?P<over>(?a:an?|one|two|three|four|five|six|seven|eight|nine|\d)){_GAP})?"
    rf"(?P<name>{_PART_WORD})(?P<many>s?))\b"
    rf"|\b(?P<plural>(?:{one_of(_PLURALS)}{_GAP}of{_GAP})?{one_of(_PLURALS)}"
    rf"|(?:several|(?:a{_GAP})?few|many){_GAP}(?a:dozen|hundred|thousand|million|billion))\b"
    rf"|\b(?P<word>(?:an?{_GAP}(?={_SCALE_WORD})|(?:an?{_GAP})?couple{_GAP}(?:of{_GAP})?(?=(?:{_SCALE_WORD})\b))?{_NUMBER_WORD})\b"
    r"|\b(?P<zero>no(?=\s+\w)|none)\b",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(rf"(?P<gap>{_GAP})(?P<and>and{_GAP})?(?P<word>{_NUMBER_WORD})\b", re.IGNORECASE)
_NEXT_SCALE = re.compile(rf"{_GAP}?(?P<word>{_SCALE_WORD})\b(?!-?(?:fold|aire))", re.IGNORECASE)
_SHORT_SCALE = re.compile(r" ?(?P<word>trn|tn|bn|mln|mn)\b|(?P<tight>mm|[kKmMbBT])\b")
_AND_A_HALF = re.compile(rf"{_GAP}and{_GAP}(?:an?|one){_GAP}(?P<name>(?a:half|quarter|third))\b", re.IGNORECASE)
_HALF_SCALE = re.compile(rf"{_GAP}(?:of{_GAP})?(?:an?{_GAP})?(?P<word>{_SCALE_WORD})\b", re.IGNORECASE)
_OF = re.compile(rf"{_GAP}of\b", re.IGNORECASE)
_HALF_OF = re.compile(rf"{_GAP}(?:of|the|an?|all|its|their|his|her|our|your|my|these|those|percent|that|as)\b")
_HALF_BOUND = re.compile(r"\b(?:than|about|nearly|almost|over|least|roughly|only|just|by|under)\s$", re.IGNORECASE)
_OTHER_HALF = re.compile(r"\b(?:first|second|other|better|latter|top|bottom|this|that|his|her)[\s-]$", re.IGNORECASE)
_ORDINAL_TAIL = re.compile(
    r"-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|th|st|nd|rd)\b|(?:ths?|st|nd|rd)\b", re.IGNORECASE
)
_EUROPEAN = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\w,])|(?<![\w.,])\d{1,3}(?:\.\d{3}){2,}(?![\w.])")
_ENGLISH = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])")
_EUROPEAN_GROUP = re.compile(r"\d{1,3}\.\d{3}")


_LONGEST = 24  # figures longer than this are a code


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number at [start, end) and its value; `base` is the value before a scale word ("2.5" of "2.5 million")."""

    start: int
    end: int
    value: float
    form: Form
    base: float
    scaled: bool = False


def is_european(text: str) -> bool:
    """Tell whether a text groups thousands with a full stop ("1.250.000", "12.000,50") and nowhere with a comma."""
    return _EUROPEAN.search(text) is not None and _ENGLISH.search(text) is None


def numerals(text: str, start: int, end: int, *, european: bool = False) -> Iterator[Numeral]:
    """Yield the numbers written in text[start:end] in order, without deciding whether they count anything.

    Round plurals ("dozens", "tens of thousands") have the value of their word and the form "plural"; shares ("a
    third", "1/3") a value below one; "no" and "none" the form "zero".
    """
    at = start
    while (match := _ATOM.search(text, at, end)) is not None:
        found = _read(text, match, end, european=european)
        if found is None:
            at = max(match.end(), match.start() + 1)
            continue
        yield found
        at = found.end


def _read(text: str, match: re.Match[str], end: int, *, european: bool) -> Numeral | None:
    """Read the number that begins with a match; None when the words are not a number after all."""
    group = match.lastgroup
    if match["part"]:
        return _share_in_words(text, match, end)
    if group == "figure":
        return _figure(text, match, end, european=european)
    if group in {"mixed", "ratio", "vulgar"}:
        return _fraction(text, match, end)
    if group == "plural":
        words = re.split(r"\W+of\W+|-of-", match["plural"].lower())
        value = 1.0
        for word in words:
            last = re.split(r"[\s-]+", word)[-1]  # "several hundred"
            value *= _PLURALS[word] if word in _PLURALS else _SCALES[last]
        return Numeral(match.start(), match.end(), value, "plural", value)
    if group == "zero":
        return Numeral(match.start(), match.end(), 0.0, "zero", 0.0)
    return _in_words(text, match, end)


def _figure(text: str, match: re.Match[str], end: int, *, european: bool) -> Numeral | None:
    """Read figures and the scale that follows them."""
    tail = _ORDINAL_TAIL.match(text, match.end(), end)
    if tail is not None and tail.group().lower() != "-second":  # "a 30-second spot" is a length
        return None
    if len(match.group()) > _LONGEST:
        return None
    base = figure_value(match.group(), european=european)
    stop, value = _scaled(text, match.end(), end, base, money=_after_currency(text, match.start()))
    return Numeral(match.start(), stop, value, "figures", base, value != base)


def _after_currency(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].strip()[-1:] in set("$£€¥₹₽₪₩₺₦")


def _scaled(text: str, at: int, end: int, base: float, *, money: bool) -> tuple[int, float]:
    """Return the end and the value of a number after its scale words, if any."""
    value = base
    for _ in range(2):  # "3 hundred thousand"
        scale = _NEXT_SCALE.match(text, at, end)
        if scale is None:
            break
        value *= _SCALES[scale["word"].lower()]
        at = scale.end()
    if value == base and (half := _AND_A_HALF.match(text, at, end)):
        value += 1 / _PARTS[half["name"].lower()]
        return _scaled(text, half.end(), end, value, money=money) if base < 1000 else (half.end(), value)
    if value == base and (short := _SHORT_SCALE.match(text, at, end)):
        word = short["word"] or short["tight"]
        if money or short["word"] or word in {"k", "K", "M"}:
            return short.end(), round(value * _SHORT_SCALES[word.lower()], 6)
    return at, value if value == base else round(value, 6)


def figure_value(figures: str, *, european: bool = False) -> float:
    """Return the value of a number in figures, whatever marks group its digits.

    "12.000" is twelve thousand when the text writes its numbers the European way, or when nothing but zeros follows
    the stop; "3,5" is three and a half, "3,500" is three thousand five hundred.
    """
    body = re.sub(r"[\s\u00a0\u202f\u2009]", "", figures)
    if body.count(".") > 1 or ("," in body and "." in body and body.rfind(".") < body.rfind(",")):
        body = body.replace(".", "").replace(",", ".")
    elif _EUROPEAN_GROUP.fullmatch(body) and (european or (body.endswith(".000") and not body.startswith("0"))):
        body = body.replace(".", "")
    elif re.fullmatch(r"\d+,\d{1,2}|\d+,\d{4,}|0,\d+", body):
        body = body.replace(",", ".")
    else:
        body = body.replace(",", "")
    return float(body)


def _fraction(text: str, match: re.Match[str], end: int) -> Numeral | None:
    """Read "2 1/2", "1/3" and "½"."""
    body = match.group()
    whole = re.match(r"\d+(?![\d/])", body)
    value = float(whole.group()) if whole and match.lastgroup == "mixed" else 0.0
    parts = re.search(r"(\d+)/(\d+)$", body)
    if parts:
        over, under = float(parts[1]), float(parts[2])
        if not 0 < over < under or under not in _DENOMINATORS:
            return None
        value += over / under
    else:
        value += unicodedata.numeric(body[-1])
    stop, scaled = _scaled(text, match.end(), end, value, money=_after_currency(text, match.start()))
    form: Form = "fraction" if value < 1 and scaled == value else "figures"
    return Numeral(match.start(), stop, scaled, form, value, scaled != value)


def _share_in_words(text: str, match: re.Match[str], end: int) -> Numeral | None:
    """Read "half", "a third of", "two-thirds"; None for ordinals, halves of a match and quarters of a year."""
    name, over = match["name"].lower().replace("halve", "half"), (match["over"] or "").lower()
    number = 1.0 if over in {"", "a", "an"} else float(over) if over.isdigit() else _SMALL[over]
    many = bool(match["many"])
    value = number / _PARTS[name]
    if (scale := _HALF_SCALE.match(text, match.end(), end)) and (name == "half" or over) and not many:
        scaled = value * _SCALES[scale["word"].lower()]
        return Numeral(match.start(), scale.end(), scaled, "words", scaled, scaled=True)
    if name == "half" and not many:
        bounded = _HALF_BOUND.search(text[max(0, match.start() - 12) : match.start()]) is not None
        good = number == 1 and (bounded or over == "one" or _HALF_OF.match(text, match.end(), end) is not None)
        good = good and not _OTHER_HALF.search(text[max(0, match.start() - 12) : match.start()])
    elif number > 1:
        good = many and over != ""
    else:
        tight = "-" in match.group()
        good = not many and over != "" and (_OF.match(text, match.end(), end) is not None or (tight and over == "one"))
    if not good or value >= 1:
        return _leading_number(match, number) if number > 1 or over == "one" else None
    return Numeral(match.start(), match.end(), value, "fraction", value)


def _leading_number(match: re.Match[str], number: float) -> Numeral:
    """Return the number before a part that is not a share ("two" in "two second-half goals")."""
    stop = match.start() + len(match["over"])
    return Numeral(match.start(), stop, number, "words", number)


def _in_words(text: str, match: re.Match[str], end: int) -> Numeral | None:
    """Compute a number written in words: "twelve hundred", "two hundred and five thousand", "a dozen"."""
    first = match["word"].lower()
    words = [re.split(r"[\s-]+", first)[-1]]
    total, group, at = 0.0, _SMALL.get(words[0], 0.0), match.end()
    scaled = False
    if words[0] in _SCALES:
        if words[0] == first and first != "dozen":
            return None
        group, scaled = _SCALES[words[0]] * (2 if "couple" in first else 1), True
    base = group
    while step := _NEXT_WORD.match(text, at, end):
        word = step["word"].lower()
        joined = _join(total, group, word, linked=bool(step["and"]), tight=step["gap"] == "-", last=words[-1])
        if joined is None:
            break
        total, group = joined
        scaled = scaled or word in _SCALES
        words.append(word)
        at = step.end()
    if text[at : at + 1] == "-" and _ORDINAL_TAIL.match(text, at, end):
        return None
    value = total + group
    if (half := _AND_A_HALF.match(text, at, end)) is not None:
        part = 1 / _PARTS[half["name"].lower()]
        unit = _SCALES.get(words[-1], 1.0)
        at, value = _scaled(text, half.end(), end, value + part * unit, money=False)
    return Numeral(match.start(), at, value, "words", base, scaled)


def _join(total: float, group: float, word: str, *, linked: bool, tight: bool, last: str) -> tuple[float, float] | None:
    """Add the next word to a number in words; None when it begins another number."""
    if word in _SCALES:
        scale = _SCALES[word]
        if linked or group == 0 or (last in _SCALES and (last == word or scale < _SCALES[last])):
            return None
        return (total + group * scale, 0.0) if scale >= 1e3 and word != "dozen" else (total, group * scale)
    small = _SMALL[word]
    after_scale = last in _SCALES and last != "dozen"
    if after_scale and small > 0 and (linked or not tight):
        return total, group + small
    if last in _TENS and 0 < small < 10 and not linked:
        return total, group + small
    return None
