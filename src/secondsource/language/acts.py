"""What kind of act an attribution is: words said, or a thought, an intention, an attitude; by the cue and what follows.

The division follows the kinds of attribution relation of the PDTB (assertion, belief, eventuality) with speech told
further apart by illocution: denial, question, demand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.language.forms import stem
from secondsource.language.lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.model.reading import Act


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


_STATEMENT = _stems(
    """say tell write add note report announce suggest argue describe show state claim explain declare mention recall
    continue reply respond speak talk reveal indicate insist promise pledge vow warn stress emphasize emphasise confirm
    admit concede acknowledge point recount remark comment tweet post publish release read quote cite refer
    praise criticize criticise attack blast slam mock accuse blame denounce condemn decry lament complain joke predict
    estimate conclude find assert allege contend charge maintain testify brag boast rail thank apologize apologise
    congratulate assure remind repeat reiterate echo discuss detail outline list reference highlight address
    broadcast email text message shout yell chant whisper swear label title name identify portray depict compare link
    agree disagree agreement
    characterize characterise touch brief inform statement remark speech interview account version
    story allegation assertion accusation criticism complaint warning message letter memo allegedly reportedly
    according defend introduce answer bemoan deride herald tout laud applaud hail
    chide rebuke scold lecture preach rave rant gush tease taunt insult vent submit illustrate demonstrate document
    record signal hint imply reflect caution counter retort quip muse propose offer unveil claim put"""
)
_DENIAL = _stems("deny denial refute rebut rebuttal disavow disclaim debunk dispute contradict reject dismiss")
_QUESTION = _stems("ask question wonder inquire enquire query grill quiz questioning")
_DEMAND = _stems(
    """urge demand order require request plead beg appeal encourage instruct command direct recommend advise press
    pressure implore obligate oblige lobby petition exhort beseech invite entreat summon"""
)
_THOUGHT = _stems(
    """think believe know see feel view consider expect anticipate understand suspect assume imagine doubt realize
    realise recognize recognise regard perceive guess reckon suppose remember forget learn belief opinion conviction
    impression confident sure certain convinced aware awareness expectation comprehend fathom envision
    foresee interpret ponder contemplate misunderstand presume disagreement knowledge thought idea
    clear apparent evident determine look watch hear witness mind perception assumption suspicion"""
)
_INTENTION = _stems(
    """want wish hope plan intend seek aim decide decision refuse refusal decline plan intention determined
    determination desire pursue vote approve willing unwilling willingness unwillingness ready eager
    reluctant reluctance hesitant prepare choose choice opt strive resolve goal ambition attempt try
    sponsor enact pass veto sue file long yearn sign allow permit ban forbid adopt impose"""
)
_ATTITUDE = _stems(
    """fear worry concern afraid glad proud angry anger disappointed disappointment love hate like dislike
    prefer preference support oppose opposition favor favour back endorse endorsement embrace welcome resent
    resentment regret admire respect trust distrust mistrust skeptical sceptical skepticism scepticism optimistic
    pessimistic outraged outrage frustrated frustration happy unhappy pleased upset furious enthusiasm enthusiastic
    dismay alarm alarmed delight delighted rejoice mourn celebrate anxious anxiety nervous hostile hostility
    sympathetic sympathize sympathise supportive supporter opponent proponent wary appreciate enjoy detest loathe
    despise ambivalent uneasy ashamed embarrassed confidence against comfortable uncomfortable"""
)
_SEEMS = _stems("seem appear sound")
_LIGHT = _stems("express voice share have give show hold harbor harbour raise be get become feel make remain stay grow")
_TRIES = _stems("try attempt seek begin start continue go manage come need want")
_PARTICLES: dict[tuple[str, str], Act] = {
    ("call", "for"): "demand",
    ("call", "on"): "demand",
    ("call", "upon"): "demand",
    ("push", "for"): "demand",
    ("ask", "for"): "demand",
    ("plead", "guilty"): "statement",
    ("plead", "not"): "statement",
    ("plead", "innocent"): "statement",
    ("come", "out"): "statement",
    ("would", "like"): "intention",
    ("'d", "like"): "intention",
    ("’d", "like"): "intention",
    ("look", "to"): "intention",
    ("agree", "to"): "intention",
    ("forget", "to"): "intention",
    ("vote", "for"): "attitude",
    ("pass", "on"): "statement",
    ("sign", "on"): "attitude",
    ("think", "of"): "thought",
    ("made", "clear"): "statement",
    ("see", "fit"): "intention",
    ("find", "out"): "thought",
    ("found", "out"): "thought",
}
_COMMANDS = _stems("tell ask warn remind call push")  # with "somebody to do": a demand
_INTERROGATIVES = words("if whether why how what who where when which about")
_ENDS_PHRASE = words("that , . : ; “ ” \" ' ‘ if whether why how what who said")
_ADDRESSEE = 7
_ADVERBS = words("allegedly reportedly rely reply ally rally comply apply supply imply")
_MODAL = words("will would must should shall can could may might to not n't never has have had is are was were be been")


def act_of(cue: Sequence[str], following: Sequence[str] = (), *, quoted: bool = False, asks: bool = False) -> Act:
    """Return the kind of act that a cue's words stand for.

    `following` are the words right after the cue (and so, as a rule, the first words of what is said); `quoted` tells
    that all of the content is in quotation marks, `asks` that it ends with a question mark.

    The first word that says a kind decides; one that only begins or tries ("sought to explain") gives way to the act
    it begins, and one that only carries a noun ("expressed concern") to its noun. A cue without such a word is a
    statement, as most cues are; a colon or a dash can also ask.
    """
    if asks and not any(word[0].isalnum() for word in cue):
        return "question"
    lowered = [word.lower() for word in cue]
    bases = [stem(word) for word in cue]
    for at, base in enumerate(bases):
        after = (*lowered[at + 1 :], *(w.lower() for w in following))
        kind = _particle(lowered[at], base, after) or _kind(base, bases[at + 1 :], lowered[at + 1 :], lowered[at])
        if kind is None:
            continue
        if base in _COMMANDS and _commands(after):
            return "demand"
        if base == "ask" and not quoted and not _asks(after) and "to" in after[:_ADDRESSEE]:
            return "demand"
        return kind
    return "thought" if any(base in _SEEMS for base in bases) and not quoted else "statement"


def tells(word: str) -> bool:
    """Tell whether a word by itself says a kind of act: it is one of saying, thinking, meaning or feeling."""
    return stem(word) in _KINDS


def _particle(word: str, base: str, after: Sequence[str]) -> Act | None:
    """Return what a word says together with the particle right after it: "call for", "would like"."""
    following = after[0] if after else ""
    if word == "made" and "clear" in after[:2]:
        return "statement"
    return _PARTICLES.get((base, following)) or _PARTICLES.get((word, following))


def _kind(base: str, rest: Sequence[str], lowered: Sequence[str], word: str) -> Act | None:
    """Return what one word of a cue says, given the bases and words after it in the cue; None when nothing."""
    if word in _MODAL or (word.endswith("ly") and word not in _ADVERBS):
        return None
    if base in _TRIES and "to" in lowered[:2] and _first(rest) in {"statement", "denial", "question"}:
        return None
    if base in _LIGHT and _first(rest) is not None:
        return None
    return _lookup(base)


def _first(bases: Sequence[str]) -> Act | None:
    """Return the first kind that any of some words says."""
    return next((kind for base in bases if (kind := _lookup(base)) is not None), None)


def _lookup(base: str) -> Act | None:
    return _KINDS.get(base)


def _commands(after: Sequence[str]) -> bool:
    """Tell whether somebody is told to do something: "told his advisers to find out"."""
    for at, word in enumerate(after[:_ADDRESSEE]):
        if word == "to":
            return at > 0
        if word in _ENDS_PHRASE:
            return False
    return False


def _asks(after: Sequence[str]) -> bool:
    return any(word in _INTERROGATIVES for word in after[:_ADDRESSEE])


def _table() -> dict[str, Act]:
    """Return the kind of each listed base; of a base in two lists the later kind counts."""
    kinds: tuple[tuple[Act, frozenset[str]], ...] = (
        ("statement", _STATEMENT),
        ("thought", _THOUGHT),
        ("intention", _INTENTION),
        ("attitude", _ATTITUDE),
        ("demand", _DEMAND),
        ("denial", _DENIAL),
        ("question", _QUESTION),
    )
    return {base: kind for kind, bases in kinds for base in bases}


_KINDS = _table()
