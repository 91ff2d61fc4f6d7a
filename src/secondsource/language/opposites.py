"""Words that cannot both hold of one thing: antonyms by stem, and the cues of certainty, plan and quantity."""

from __future__ import annotations

from secondsource.language.forms import stem
from secondsource.language.lists import words

_PAIRS = """
accept/reject accept/refuse accept/decline admit/deny advance/retreat agree/refuse agree/disagree alive/dead
allow/ban allow/forbid allow/prohibit allow/block always/never approve/reject approve/disapprove arrive/depart
arrive/leave ascend/descend back/oppose ban/permit before/after begin/end begin/stop best/worst better/worse
big/small bless/condemn bottom/top build/demolish buy/sell calm/violent cheap/expensive clear/convict close/open
confirm/deny confirm/refute convict/acquit guilty/innocent create/destroy cut/raise cut/increase dangerous/safe
dark/light day/night decline/rise decrease/increase defeat/win democrat/republican deny/acknowledge die/survive
early/late east/west easy/difficult easy/hard enter/leave enter/exit exclude/include expand/shrink
expand/contract fail/succeed fall/rise false/true fast/slow father/mother few/many female/male fire/hire
first/last found/dissolve free/jail friend/enemy full/empty gain/lose gain/loss good/bad grow/shrink happy/sad
healthy/sick heavy/light help/harm help/hinder high/low hot/cold husband/wife illegal/legal improve/worsen
impose/lift inside/outside join/quit join/leave keep/abandon keep/drop launch/cancel lead/trail left/right
liberal/conservative lose/win loss/win loosen/tighten majority/minority major/minor man/woman maximum/minimum
more/less more/fewer most/least negative/positive new/old near/far north/south northern/southern eastern/western
offer/withdraw open/shut optimistic/pessimistic oppose/support oppose/favor oppose/endorse over/under pass/fail
pass/reject peace/war peaceful/violent plead/deny poor/rich popular/unpopular possible/impossible
praise/criticize praise/condemn private/public profit/loss prosecute/pardon promote/demote public/secret
push/pull reduce/increase reduce/raise release/detain release/arrest remember/forget remain/leave resign/stay
responsible/irresponsible restrict/permit reveal/conceal reveal/hide same/different senior/junior short/long
slow/quick son/daughter soft/hard start/stop start/finish start/end strengthen/weaken strong/weak
success/failure suspend/resume tall/short thick/thin trust/distrust up/down upper/lower urban/rural
victory/defeat voluntary/forced wet/dry wide/narrow willing/unwilling willing/reluctant worst/best young/old
likely/unlikely able/unable fair/unfair lawful/unlawful certain/uncertain confident/doubtful
constitutional/unconstitutional necessary/unnecessary known/unknown acceptable/unacceptable welcome/condemn
welcome/reject encourage/discourage ahead/behind optimism/pessimism approval/rejection support/opposition
hero/villain ally/rival domestic/foreign brother/sister boy/girl king/queen permanent/temporary
conservative/progressive gain/fall increase/fall increase/drop rise/drop climb/fall jump/drop jump/fall
surge/plunge up/lower defend/attack join/boycott repeal/enact overturn/uphold uphold/reject affirm/reverse
above/below extend/shorten
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.split():
        one, other = (stem(word) for word in pair.split("/"))
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES = _table()
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_SHORTEST = 4  # letters that a word keeps after its prefix
# By stem, as they are asked for: words that begin like a negative prefix and deny nothing.
NOT_PREFIXED = frozenset(
    stem(word)
    for word in words(
        """disappoint discard discern disclose discount discourse discover discriminate discrimination discuss disease
        disgust dismiss disperse display dispose dispute dissolve distance distil distinct distort distract distribute
        distribution district illuminate immediate immense imminent impact impair impend implant import impose impound
        impress imprint imprison improve improvise incentive incident incite incline include income increase incur
        index indicate indifferent indoor induce infant infer inflame inflate inflict influx inform
        infringe inhabit inject injure injury inland inmate input inquest inside insight insist inspect inspector
        inspire install instance instead institute insult insurance insurgent intake intend intense intent intention
        intern interim intimate into invasion invent invest invite invoice invoke involve inward iron irritate island
        issue uncover under unfold uniform union unique unit unite unless unrest until unveil"""
    )
)

HEDGES = words("""may might could possibly perhaps probably likely allegedly reportedly apparently seemingly suspected
    alleged purported supposedly presumably potentially appears seems appear seem appeared seemed suggests believed
    rumored rumoured unconfirmed accused claims claimed""")
PLANS = words(
    """plan plans planned planning will would expected set scheduled intend intends intended intention aims aim hope
    hopes hoped propose proposed proposes proposal considering consider about due going soon upcoming prepares
    preparing vow vows vowed pledge pledges pledged promised threatens threatened wants seeks"""
)
ALL = words("all every everyone everybody each entire whole completely fully always both wholly totally")
SOME = words("some several few many most part partly partially sometimes half certain nearly almost often usually")
NONE = words("no none nobody nothing neither never zero")
ONLY = words(
    "only first last sole largest biggest smallest oldest youngest highest lowest best worst most least fastest"
)
REPORTING = words("said says say told according claimed claims reported announced stated added tweeted wrote believes")


def are_opposite(one: str, other: str) -> bool:
    """Tell whether two stems are antonyms, by the list or by a negative prefix ("legal", "illegal")."""
    if other in OPPOSITES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    if long in NOT_PREFIXED or len(short) < _SHORTEST:
        return False
    base = short.removesuffix("e")
    return any(long.removesuffix("e") == prefix + base for prefix in _PREFIXES)
