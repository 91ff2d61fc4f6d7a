"""Stance: for or against what a statement stands, by operators (refuse, welcome, willing) and evaluations (wise)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from secondsource.language.deeds import type_of_noun
from secondsource.language.forms import is_content, stem
from secondsource.language.negation import negated

if TYPE_CHECKING:
    from collections.abc import Sequence


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


AGAINST = _stems(
    """oppose opposition opposed refuse refusal reject rejection decline denounce condemn criticize criticise
    disapprove disapproval resist skeptical sceptical skepticism dismiss object objection block forbid
    boycott unwilling reluctant abandon renounce disavow spurn rebuff repudiate"""
)
FOR = _stems(
    """support back welcome accept agree willing willingness ready readiness favor favour favour endorse
    embrace approve approval propose proposal advocate champion open openness prefer preference
    interested applaud praise"""
)
GOOD = _stems(
    """good wise smart intelligent honorable honourable right helpful beneficial necessary important useful sensible
    prudent reasonable legitimate justified safe fair constructive productive positive worthwhile effective legal lawful
    constitutional desirable responsible"""
)
BAD = _stems(
    """bad unwise stupid foolish dangerous wrong useless pointless harmful illegal unlawful unconstitutional
    unacceptable unfair unnecessary reckless irresponsible disastrous dishonorable dishonourable counterproductive
    futile senseless terrible unjustified illegitimate shameful disgraceful immoral unsafe"""
)
ACT_AGAINST = _stems("""withdraw withdrawal quit cancel suspend halt rescind scrap terminate sanction""")
ACT_FOR = _stems("""join restore resume ratify""")
ADMITS = _stems("admit confirm acknowledge concede")
DENIES = _stems("deny")
_NOUNS = frozenset(  # nouns whose holder is the one who is spoken of; "support" and "approval" are often others'
    """opposition refusal rejection willingness unwillingness readiness openness disapproval skepticism scepticism
    reluctance preference""".split()
)
_ADJECTIVES = frozenset(
    """open willing unwilling opposed ready eager reluctant skeptical sceptical interested supportive
    disapproving""".split()
)
_ONLY_ADJECTIVES = _stems("willing ready open interested unwilling reluctant skeptical sceptical")
_GIVEN_UP = frozenset("initially once previously formerly originally".split())  # a stand of former days
_WEIGHED = frozenset("if whether unless could might may can should must ought".split())  # only considered, or wished
_WITHOUT_OBJECT = frozenset("for by over in as at amid after during".split())  # no object follows a verb here
_TAKES_PREPOSITION = _stems("agree object withdraw interested open ready")
_NO_MATTER = frozenset(  # who declines or accepts these is for or against nothing; so are steps of the law
    """name names comment comments interview interviews invitation invitations fact guilty jury juror jurors charge
    charges case lawsuit suit investigation""".split()
)
_POLICIES = _stems(
    """agreement deal accord treaty pact convention protocol talks negotiation dialogue cooperation relations ties
    alliance coalition union membership sanction embargo tariff ban boycott blockade ceasefire truce war intervention
    programme program policy law bill act legislation regulation rule plan project aid funding subsidy contract
    licence license permit vote referendum strike protest enrichment test inspection deployment exercise jcpoa nato"""
)
_DEALINGS = _stems(
    """meet negotiate talk discuss sign accept join compromise cooperate work engage support back approve consider
    resume reopen hold help sit stay fund pay vote change share"""
)
_INDEFINITE = frozenset("a an any either anyone anybody".split())
_OF_ANOTHER = frozenset("for of over about".split())  # after a person: what that person does
# Judgements that can tell of a state of affairs as well as of what somebody does.
_OF_STATES = _stems("bad good terrible safe unsafe positive dangerous important disastrous right fair effective")
_TELLING = frozenset("say tell discuss elaborate answer identify speak talk respond testify explain disclose".split())
_JUDGED = frozenset(  # what a thing is called when it is judged: "a bad idea"
    """idea thing move step decision policy mistake choice way course approach example sign news law plan deal
    solution""".split()
)
_BETWEEN = frozenset("a an the neither nor and or either both so too very all but , “ ” \" ‘ ’ '".split())
_STATES = _stems("opposed interested")  # "is opposed to", "is interested in" are no passives
_PARTICLE = {"pull": "out", "tear": "up", "back": "out", "walk": "away"}  # with it, a deed against
_LINKS = frozenset("be am is are was were been being seem seems seemed".split())
_STAYS = frozenset("remain remains remained stay stays stayed".split())
_TO_TOPIC = frozenset(
    "from out up away to for of toward towards with against on in about regarding concerning over by".split()
)
_OF_WHAT = frozenset("to of for toward towards against about regarding over that".split())
_END = frozenset('; : ! ? , — – ( ) “ ” " and but or that which who after before because since as while if'.split())
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_NO_BEGINNING = frozenset("IN RB RP MD CC WDT WP WP$ WRB".split())
_NO_END = frozenset("IN DT TO CC MD PRP$ WDT WP WP$ WRB".split())
_CLAUSE = frozenset(["WDT", "WP", "WRB"])
_WHO = frozenset("he she they we i you".split())
_CURRENCIES = "$£€"
_MOOD = frozenset("should must ought".split())


class Stance(msgspec.Struct, frozen=True, gc=False):
    """A stance in a run of words: +1 for, -1 against; `topic` and `word` are word indices (topic half-open).

    `act` tells a deed ("withdrew from the deal") from an attitude ("opposes the deal"); `evaluation` marks a judgement
    ("wise").
    """

    sign: int
    word: int
    topic: tuple[int, int]
    act: bool = False
    evaluation: bool = False


def stances(words: Sequence[str], tags: Sequence[str]) -> list[Stance]:
    """Return the stances that a sentence's words take, each with the words it is about.

    `tags` are Penn parts of speech. Three patterns, each by its own function: an operator and its object
    ("refuses to negotiate", "opposition to talks"), an evaluation of a subject ("talks are neither wise nor smart"),
    and a demand that something be or not be ("there should be no talks").
    """
    flags = negated(words)
    found = [*_operators(words, tags, flags), *_evaluations(words, tags, flags), *_demands(words, tags)]
    told = [(s, _phrase(words, tags, s.topic)) for s in found]
    whole = [msgspec.structs.replace(s, topic=topic) for s, topic in told if topic is not None]
    return sorted(whole, key=lambda s: (s.word, s.topic))


def _phrase(words: Sequence[str], tags: Sequence[str], topic: tuple[int, int]) -> tuple[int, int] | None:
    """Return a topic up to where another clause begins in it; None for what no phrase can begin with."""
    start, end = topic
    if tags[start] in _NO_BEGINNING:
        return None
    end = next((at for at in range(start + 1, end) if tags[at] in _CLAUSE or words[at].lower() in _WHO), end)
    while end > start and tags[end - 1] in _NO_END:
        end -= 1
    return (start, end) if _says_something(words[start:end]) else None


def _says_something(topic: Sequence[str]) -> bool:
    return any(is_content(w) for w in topic) or [w.lower() for w in topic] == ["it"]


def assents(words: Sequence[str], tags: Sequence[str]) -> list[Stance]:
    """Return where something is admitted (+1) or denied (-1), with what it is."""
    flags = negated(words)
    found = []
    for at, word in enumerate(words):
        sign = _sign(stem(word), DENIES, ADMITS)
        topic = _object(words, tags, at) if sign and tags[at].startswith("V") else None
        if topic is not None:
            found.append(Stance(-sign if flags[at] else sign, at, topic))
    return found


def _operators(words: Sequence[str], tags: Sequence[str], flags: Sequence[bool]) -> list[Stance]:
    found = []
    for at, word in enumerate(words):
        attitude, deed = _attitude(words, tags, at), _sign(stem(word), ACT_AGAINST, ACT_FOR)
        if at + 1 < len(words) and _PARTICLE.get(stem(word)) == words[at + 1].lower():
            attitude, deed = 0, -1
        sign = attitude or deed
        operates = tags[at].startswith(("V", "N", "J")) or word.lower() == "against"
        if sign == 0 or not operates or (attitude == 0 and tags[at] in {"NNP", "NNPS"}):
            continue
        if _undergone(words, tags, at) or _is_unreal(words, at):
            continue
        topic = _object(words, tags, at)
        if topic is None or not _is_matter(words, tags, at, topic, deed=attitude == 0):
            continue
        none = flags[at] and words[topic[0]].lower() in _INDEFINITE  # "did not endorse a candidate" opposes nobody
        if not none and not _is_no_matter(words[slice(*topic)]):
            found.append(Stance(-sign if flags[at] else sign, at, topic, act=attitude == 0))
    return found


def _attitude(words: Sequence[str], tags: Sequence[str], at: int) -> int:
    """Return the sign of an operator of attitude, 0 for none and for words that only look like one."""
    if words[at].lower() == "against":  # "remains against it"
        return -1 if at and words[at - 1].lower() in _LINKS | _STAYS else 0
    base, following = stem(words[at]), words[at + 1].lower() if at + 1 < len(words) else ""
    other = base in _ONLY_ADJECTIVES and words[at].lower() not in _ADJECTIVES | _NOUNS  # "will" has "willing"'s stem
    if other or (words[at].lower() == "open" and following != "to"):
        return 0
    if tags[at].startswith("N") and (words[at].lower() not in _NOUNS or following not in _OF_WHAT):
        return 0  # "opposition to talks", not "the opposition in the council"
    if tags[at].startswith("J") and words[at].lower() not in _ADJECTIVES:
        return 0
    if base == "back" and (not tags[at].startswith("V") or following in _TO_TOPIC):
        return 0
    return _sign(base, AGAINST, FOR)


def _undergone(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether an operator is another's: "was rejected by", "praise from", "mocked him for backing"."""
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    passive = tags[at] == "VBN" and any(w.lower() in _LINKS for w in words[max(0, at - 2) : at])
    state = stem(words[at]) in _STATES and following in {"to", "in"}
    bare = tags[at].startswith("V") and following in _WITHOUT_OBJECT and stem(words[at]) not in _TAKES_PREPOSITION
    theirs = following == "from" and stem(words[at]) not in ACT_AGAINST
    object_ = tags[at] == "VBG" and at > 1 and words[at - 1].lower() in _OF_ANOTHER and tags[at - 2][:1] in {"N", "P"}
    return ((passive or bare) and not state) or theirs or object_


def _is_matter(words: Sequence[str], tags: Sequence[str], at: int, topic: tuple[int, int], *, deed: bool) -> bool:
    """Tell whether a topic is a matter: of deeds and readiness a policy, or of the latter dealings with others."""
    about = words[slice(*topic)]
    if words[at].lower() == "ready" and words[at + 1].lower() == "for":
        return False
    ready = tags[at].startswith("J") and stem(words[at]) in _ONLY_ADJECTIVES
    if not (deed or ready) or _is_policy(about, tags[slice(*topic)]):
        return True
    return ready and (stem(about[0]) in _DEALINGS or not tags[topic[0]].startswith("V"))


def _is_policy(topic: Sequence[str], tags: Sequence[str]) -> bool:
    """Tell whether words name what one can be for or against by a deed; who quits a club or calls off a show is not."""
    end = next((at for at, tag in enumerate(tags) if at and tag in {"IN", "TO"}), len(topic))
    return topic[0].lower() == "it" or any(stem(word) in _POLICIES for word in topic[:end])


def _is_no_matter(topic: Sequence[str]) -> bool:
    return topic[0].lower() in _TELLING or any(word.lower() in _NO_MATTER for word in topic)


def _is_unreal(words: Sequence[str], at: int) -> bool:
    """Tell whether a stand is only considered, or was given up: "whether he would accept", "initially supported"."""
    for back in range(at - 1, -1, -1):
        if words[back].lower() in _WEIGHED | _GIVEN_UP:
            return True
        if words[back].lower() in _END:
            break
    return False


def _sign(word: str, minus: frozenset[str], plus: frozenset[str]) -> int:
    return -1 if word in minus else 1 if word in plus else 0


def _object(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the run of words after an operator, past "to" and the like, up to the clause's end or a finite verb."""
    start = at + 1
    if start < len(words) and words[start] == ",":
        return None  # "agreed, saying"
    while start < len(words) and (words[start].lower() in _TO_TOPIC or not _opens(words[start])):
        start += 1
    end = start
    while end < len(words) and end - start < 12 and tags[end] not in _FINITE and words[end].lower() not in _LINKS:
        if words[end].lower() in _END and not _goes_on(words, tags, end):
            break
        end += 1
    while end > start and not words[end - 1][0].isalnum():
        end -= 1
    return (start, end) if _says_something(words[start:end]) else None


def _opens(word: str) -> bool:
    return word[0].isalnum() or word[0] in _CURRENCIES


def _goes_on(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether "and" or "or" joins two nouns of one phrase ("rape and incest exceptions"), and not two clauses."""
    if words[at].lower() not in {"and", "or"} or not tags[at - 1].startswith("N"):
        return False
    end = at + 1
    while end < len(words) and tags[end].startswith(("N", "J")):
        end += 1
    return (
        end > at + 1
        and tags[end - 1].startswith("N")
        and (end == len(words) or tags[end] not in _FINITE | {"MD", "DT"})
    )


def _evaluations(words: Sequence[str], tags: Sequence[str], flags: Sequence[bool]) -> list[Stance]:
    found = []
    for at, word in enumerate(words):
        sign = _sign(stem(word), BAD, GOOD)
        following = at + 1 if at + 1 < len(words) and tags[at + 1].startswith("J") else at
        if sign == 0 or not tags[at].startswith("J") or word.lower().endswith("ly"):
            continue
        noun = following + 1 if tags[following + 1 : following + 2] and tags[following + 1].startswith("N") else None
        if noun is not None and words[noun].lower() not in _JUDGED:
            continue
        link = _link_before(words, tags, at)
        if link is None:
            continue
        topic = _subject(words, tags, link)
        state = topic is not None and noun is None and stem(word) in _OF_STATES
        if topic and state and not _is_done(words[slice(*topic)], tags[slice(*topic)]):
            continue
        if topic is not None and any(tag.startswith("N") or tag == "VBG" for tag in tags[slice(*topic)]):
            found.append(Stance(-sign if flags[at] else sign, at, topic, evaluation=True))
    return found


def _is_done(topic: Sequence[str], tags: Sequence[str]) -> bool:
    """Tell whether a topic is what somebody does or decides: "the talks", "leaving the union", not "the economy"."""
    named = any(stem(word) in _POLICIES or word.lower() in _JUDGED for word in topic)
    return named or any(tag == "VBG" or type_of_noun(word) for word, tag in zip(topic, tags, strict=True))


def _link_before(words: Sequence[str], tags: Sequence[str], at: int) -> int | None:
    """Return the copula an evaluation hangs on, looking back over a list of evaluations but out of no phrase."""
    for back in range(at - 1, max(-1, at - 8), -1):
        lowered = words[back].lower()
        if lowered in _LINKS or lowered.endswith(("n't", "n’t")):
            return back
        if not (tags[back].startswith(("RB", "J")) or lowered in _BETWEEN):
            return None
    return None


def _subject(words: Sequence[str], tags: Sequence[str], link: int) -> tuple[int, int] | None:
    """Return the words before a copula that can be its subject, back to the clause's start."""
    end = link
    while end > 0 and (tags[end - 1] == "MD" or tags[end - 1].startswith("RB")):
        end -= 1
    start = end
    while start > 0 and end - start < 12 and words[start - 1].lower() not in _END and tags[start - 1] not in _FINITE:
        start -= 1
    return (start, end) if any(is_content(w) for w in words[start:end]) else None


def _demands(words: Sequence[str], tags: Sequence[str]) -> list[Stance]:
    """Recognise "there should (not) be (no) X"."""
    found = []
    lowered = [w.lower() for w in words]
    for at in range(len(words) - 3):
        if lowered[at] == "there" and lowered[at + 1] in _MOOD:
            rest = range(at + 2, min(len(words), at + 6))
            minus = any(lowered[i] in {"no", "not", "never"} for i in rest)
            start = next((i for i in rest if is_content(words[i])), None)
            if start is not None and "be" in lowered[at + 2 : start]:
                end = _object(words, tags, start - 1)
                found.append(Stance(-1 if minus else 1, at + 1, end or (start, start + 1)))
    return found
