"""Word forms: stems that bring the forms of a word together, and the words that carry no content of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

from snowballstemmer.english_stemmer import EnglishStemmer

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being 's 're",
        "have": "has had having",
        "do": "does did done doing",
        "say": "said says",
        "tell": "told tells",
        "make": "made",
        "go": "goes went gone",
        "take": "took taken",
        "come": "came",
        "see": "saw seen",
        "give": "gave given",
        "get": "got gotten",
        "know": "knew known",
        "think": "thought",
        "find": "found",
        "leave": "left",
        "tear": "tore torn",
        "break": "broke broken",
        "begin": "began begun",
        "speak": "spoke spoken",
        "choose": "chose chosen",
        "write": "wrote written",
        "rise": "rose risen",
        "fall": "fell fallen",
        "hold": "held",
        "keep": "kept",
        "lead": "led",
        "lose": "lost",
        "meet": "met",
        "pay": "paid",
        "run": "ran",
        "send": "sent",
        "shoot": "shot",
        "fight": "fought",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "strike": "struck stricken",
        "steal": "stole stolen",
        "swear": "swore sworn",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "bring": "brought",
        "teach": "taught",
        "seek": "sought",
        "sell": "sold",
        "stand": "stood",
        "understand": "understood",
        "throw": "threw thrown",
        "grow": "grew grown",
        "draw": "drew drawn",
        "drive": "drove driven",
        "feel": "felt",
        "forget": "forgot forgotten",
        "forbid": "forbade forbidden",
        "freeze": "froze frozen",
        "hide": "hid hidden",
        "sit": "sat",
        "spend": "spent",
        "deal": "dealt",
        "mean": "meant",
        "flee": "fled",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people persons",
        "wife": "wives",
        "life": "lives",
    }.items()
    for form in forms.split()
}

FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each every either neither both all such same own other another
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones
    who whom whose which what when where why how there here
    be am is are was were been being have has had having do does did done doing will would shall should can could may
    might must ought 's 're 've 'll 'd ’s ’re ’ve ’ll ’d s
    and or but nor so yet if then than as because since although though while whereas whether unless until
    of in on at by for with from to into onto upon over under about against between among through during before after
    above below up down out off again further once within without toward towards across along around behind beside
    also just only even still already too very quite rather more most less least much many few several
    not no never cannot n't said says say according""".split()
)

_CONTRACTED = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"), "ain't": ("is", "not")}
_ENDINGS = {"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_LETTERS = re.compile(r"\w")
_CLITIC = re.compile(r"(?<=\w)'(?:s|re|ve|ll|d|m)$")
_STEMMER = EnglishStemmer()
_STEMMING = Lock()  # the stemmer keeps the word it works on in itself


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a word, case and typographic apostrophes aside (Porter 2; irregular forms by table)."""
    lowered = word.lower().replace("’", "'").removesuffix("'s")
    base = _IRREGULAR.get(lowered, lowered)
    with _STEMMING:
        return str(_STEMMER.stemWord(base))


def is_content(word: str) -> bool:
    """Tell whether a word says something by itself: it has a letter or digit and is no (contracted) function word."""
    lowered = word.lower().replace("’", "'")
    if _LETTERS.search(word) is None or lowered in FUNCTION_WORDS or lowered.endswith("n't"):
        return False
    return _CLITIC.sub("", lowered) not in FUNCTION_WORDS


def expanded(word: str) -> tuple[str, ...]:
    """Return the words a contraction stands for (he's: he is; don't: do not), or the word itself in lower case."""
    lowered = word.lower().replace("’", "'")
    if lowered in _CONTRACTED:
        return _CONTRACTED[lowered]
    if lowered.endswith("n't"):
        return (lowered[:-3], "not")
    base, mark, ending = lowered.rpartition("'")
    return (base, _ENDINGS[ending]) if mark and base and ending in _ENDINGS else (lowered,)
