"""Role nouns and names of bodies with the PLOVER sector of whom they mean."""

from __future__ import annotations

import re
from types import MappingProxyType

# Sectors in the order in which a description is searched for them: a "police chief" is of the police.
_NOUNS = """
ELI|ex-president ex-minister ex-official ex-leader
SPY|spy spies intelligence spymaster
COP|police policeman policewoman policemen cop sheriff constable deputies marshal detective trooper patrolman ranger
MIL|gen lt col sgt military army navy troop soldier general admiral colonel lieutenant major captain commander
  sergeant brigadier marine airman sailor warship warplane airstrike force corps battalion brigade fighter-jet
  veteran commandos commando regiment fleet artillery conscript servicemen serviceman defense-forces
REB|rebel insurgent militant guerrilla terrorist jihadist extremist separatist secessionist fighter mujahideen
  bomber hijacker Islamist
PRM|militia militiaman militiamen paramilitary mercenary mercenaries vigilante
UAF|gunman gunmen attacker assailant shooter
CRM|criminal gang gangster cartel trafficker smuggler thief thieves pirate hacker robber murderer rapist mobster
  killer suspect bandit
JUD|judge judicial court justice prosecutor attorney lawyer magistrate tribunal juror jury judiciary solicitor
  barrister jurist attorneys
LEG|senator sen sens rep reps congressional legislative congressman congresswoman lawmaker legislator parliament
  congress senate representative parliamentarian assembly assemblyman assemblywoman councilman legislature deputy
OPP|opposition dissident
PTY|opponent challenger rival strategist party nominee candidate campaign republican democrat conservative liberal
  politician caucus chairwoman
GOV|gov govs premier president government administration minister ministry premier chancellor governor mayor
  secretary ambassador envoy diplomat official authority authorities regime king queen prince princess monarch emir
  sultan cabinet embassy consulate spokesman spokeswoman spokesperson leader adviser advisor aide commissioner chief
  agency department bureau vice-president vice-premier junta ruler leadership councillor council czar treasury
  undersecretary dictator ayatollah ally allies
JRN|journalist reporter newspaper editor correspondent broadcaster media columnist anchor blogger magazine host
  commentator photographer newscaster
BUS|founder owner ceo company businessman businesswoman businessmen firm corporation executive investor bank banker
  industry entrepreneur ceo billionaire contractor manufacturer developer trader developer tycoon shareholder
  lobbyist business
EDU|prof professor student teacher university school academic scholar scientist researcher economist historian
  college analyst expert schoolgirl schoolboy
MED|doctor nurse hospital physician surgeon medic psychiatrist
REL|rev bishop priest pope cleric imam rabbi pastor church reverend archbishop cardinal monk nun mullah pontiff
  evangelical
LAB|attendant worker union unionist labor labour striker employee teamster miner
AGR|farmer peasant rancher
REF|refugee migrant asylum-seeker immigrant displaced
SOC|activist group organization organisation charity foundation association advocate coalition campaigner
  environmentalist feminist
CVL|civilian protester demonstrator resident citizen people villager voter woman women man men child children family
  families crowd supporter victim survivor parent mother father wife husband son daughter neighbor neighbour
  community public individual girl boy teenager person passenger inhabitant prisoner hostage detainee inmate tourist
  visitor marcher
"""


def _read() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for order, line in enumerate(re.sub(r"\n\s+", " ", _NOUNS.strip()).splitlines()):
        sector, nouns = line.split("|")
        for noun in nouns.split():
            found.setdefault(noun.lower(), (order, sector))
    return found


_SECTORS = MappingProxyType(_read())
SECTORS = frozenset(sector for _, sector in _SECTORS.values())
# Those who act for a state when its name stands before them: "US officials", "Iraqi troops".
_BODIES = re.compile(
    r"(?P<EDU>\b(?:University|College|School|Institute|Academy)\b)|(?P<JUD>\b(?:Court|Tribunal)\b)"
    r"|(?P<COP>\b(?:Police|Sheriff)\b)|(?P<MIL>\b(?:Army|Navy|Air Force|Guards?|Marines?|Armed Forces|Command)\b)"
    r"|(?P<JRN>\b(?:Times|Post|News|Journal|Herald|Tribune|Gazette|Television|TV|Radio|Magazine|Network|Press)\b)"
    r"|(?P<LEG>\b(?:Senate|House|Congress|Parliament|Assembly|Legislature|Committee|Caucus|Council)\b)"
    r"|(?P<PTY>\bParty\b)|(?P<LAB>\b(?:Union|Workers|Teachers|Teamsters|Attendants|Federation of \w+ers)\b)"
    r"|(?P<REL>\b(?:Church|Mosque|Diocese|Ministries)\b)"
    r"|(?P<MED>\b(?:Hospital|Clinic|Medical)\b)"
    r"|(?P<BUS>\b(?:Inc|Corp|Co|Ltd|LLC|Bank|Group|Company|Holdings|Airlines)\b)"
    r"|(?P<GOV>\b(?:Department|Ministry|Administration|Agency|Office|Bureau|Commission|Government|Embassy|Board)\b)"
    r"|(?P<SOC>\b(?:Association|Foundation|Coalition|Alliance|Fund|Center|Centre|Society|Project|League|Federation)\b)"
)
_FORMER = re.compile(r"\b(?:former|ex|late|retired|onetime|one-time|ousted|deposed)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w-]*")
_QUALIFYING = frozenset(["major"])  # an adjective too, but at a phrase's end or as a title


def sector_of_noun(word: str) -> str | None:
    """Return the sector of those a role noun means, singular or plural ("soldiers": MIL), None for other words."""
    lowered = word.lower()
    for form in (lowered, lowered.removesuffix("s"), lowered.removesuffix("es"), lowered.removesuffix("ies") + "y"):
        if form in _SECTORS:
            return _SECTORS[form][1]
    return None


# Heads of many kinds of bodies: what stands beside them tells more ("business leaders", "president of the union").
_GENERAL = frozenset(
    """leader official chief head aide adviser advisor spokesman spokeswoman spokesperson president chairman chairwoman
    director secretary executive leadership commissioner""".split()
)
_EXECUTIVE = re.compile(r"\b(?:chief executive|managing director|billionaire|tycoon)\b", re.IGNORECASE)


def sector_of_words(text: str) -> str | None:
    """Return the sector that a description says ("a former Army general": ELI; "the police chief": COP)."""
    if _EXECUTIVE.search(text):
        return "BUS"
    found: list[tuple[int, str]] = []
    general: list[tuple[int, str]] = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in _QUALIFYING and match[0].islower() and match.end() < len(text.rstrip()):
            continue  # "major corporations"
        for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"):
            if form in _SECTORS:
                (general if form in _GENERAL else found).append(_SECTORS[form])
                break
    body = sector_of_body(text) if general and not found else None
    if not found and not general:
        return None
    sector = body or min(found or general)[1]
    return "ELI" if _FORMER.search(text) and sector in {"GOV", "LEG", "MIL", "JUD", "COP", "SPY"} else sector


def is_general(word: str) -> bool:
    """Tell whether a role noun heads bodies of every kind ("officials", "chief")."""
    return word.lower().removesuffix("s") in _GENERAL


def sector_of_body(name: str) -> str | None:
    """Return the sector that a body's name says ("Kabul University": EDU), None where it says none."""
    match = _BODIES.search(name)
    return match.lastgroup if match else None
