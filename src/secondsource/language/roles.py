"""Titles and role nouns: what people and bodies are called, and which of these words can be one person's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from secondsource.language.lists import words

if TYPE_CHECKING:
    from secondsource.language.given import Gender

# A head noun | the wider words it may be taken up by. "president" is a leader, an official, a politician.
_PERSONS = """
president leader,official,politician,statesman,executive,candidate
vice-president leader,official,politician,candidate
premier leader,official,politician,prime-minister
minister official,politician,leader
prime-minister leader,official,politician,premier
chancellor leader,official,politician
king monarch,ruler,leader,royal
queen monarch,ruler,leader,royal
prince royal,ruler,leader
princess royal
emperor monarch,ruler,leader
emir ruler,leader,monarch
sultan ruler,leader,monarch
sheikh ruler,leader,cleric
dictator ruler,leader
supreme-leader leader,cleric,ruler,figure
ayatollah cleric,leader,supreme-leader,figure
pope cleric,leader,pontiff
pontiff cleric,leader,pope
cardinal cleric
archbishop cleric,bishop,leader
bishop cleric,leader
reverend cleric,pastor,minister
pastor cleric,reverend
rabbi cleric
imam cleric
mullah cleric
cleric figure,leader
priest cleric
senator lawmaker,politician,legislator,official,candidate
congressman lawmaker,politician,legislator,representative,official,candidate
congresswoman lawmaker,politician,legislator,representative,official,candidate
representative lawmaker,politician,legislator,congressman,congresswoman,official,candidate
lawmaker politician,legislator,official
legislator lawmaker,politician,official
assemblyman lawmaker,politician,legislator
assemblywoman lawmaker,politician,legislator
councilman lawmaker,politician,official
councilwoman lawmaker,politician,official
delegate lawmaker,politician
governor leader,politician,official,candidate
mayor leader,politician,official,candidate
speaker leader,lawmaker,politician,official
whip lawmaker,politician,leader
secretary official,politician,minister
ambassador official,diplomat,envoy
envoy official,diplomat
diplomat official
attorney lawyer
attorney-general official,lawyer,prosecutor
solicitor lawyer
lawyer attorney
prosecutor official,lawyer,attorney
judge jurist,official
justice judge,jurist
magistrate judge,official
jurist judge
sheriff official,officer
chief official,leader,boss
police-chief official,officer,chief
commissioner official
commander officer,general,leader,official,soldier
general officer,commander,official,leader,soldier
admiral officer,commander,official
colonel officer,commander,soldier
major officer,soldier
captain officer,commander
lieutenant officer,soldier
sergeant officer,soldier
corporal soldier
detective officer,official,investigator
officer official
soldier officer
agent official,officer
inspector officer,official
spokesman spokesperson,official,aide
spokeswoman spokesperson,official,aide
spokesperson spokesman,spokeswoman,official,aide
press-secretary spokesman,spokeswoman,spokesperson,official,aide
chairman leader,executive,official,chair
chairwoman leader,executive,official,chair
chairperson leader,executive,official,chair
chair leader,executive,official,chairman,chairwoman
director executive,official,leader,head
head leader,official,chief,director,boss
boss chief,leader,executive,head
ceo executive,boss,chief,leader,businessman,businesswoman
executive official
founder executive,leader,owner,entrepreneur
co-founder founder,executive
owner businessman,businesswoman
manager official
administrator official
coordinator official
treasurer official
premier-elect leader
adviser aide,official
advisor adviser,aide,official
counselor adviser,aide,official
strategist adviser,aide
aide official
deputy official
consultant adviser
pollster adviser
nominee candidate,politician
candidate politician
contender candidate,politician
challenger candidate,politician,rival
incumbent candidate,politician
front-runner candidate,politician
hopeful candidate,politician
politician figure
republican politician,lawmaker
democrat politician,lawmaker
conservative politician
liberal politician
socialist politician
billionaire businessman,businesswoman,tycoon,mogul
millionaire businessman,businesswoman
businessman executive
businesswoman executive
entrepreneur businessman,businesswoman
tycoon businessman,billionaire,mogul
mogul businessman,billionaire,tycoon
developer businessman
magnate businessman,billionaire,tycoon
banker businessman
investor businessman
professor academic,scholar,scientist,expert,researcher,historian,economist
doctor physician,expert
physician doctor
surgeon doctor,physician
scientist researcher,expert,professor
researcher scientist,expert,professor,academic
scholar academic,expert,professor
academic expert
economist expert,academic,professor
historian academic,expert,scholar,author
analyst expert
expert figure
engineer expert
author writer
writer author
journalist reporter,correspondent,writer
reporter journalist,correspondent
correspondent journalist,reporter
columnist journalist,writer
commentator journalist,figure
editor journalist
anchor journalist,host
host anchor,presenter
producer
actor star
actress star
singer star,artist,musician
musician artist
artist
star celebrity,figure
comedian star
director-general official,leader,head,chief
secretary-general official,leader,head,chief
activist advocate,campaigner
campaigner activist,advocate
advocate activist
organizer activist
organiser activist
dissident activist
rebel
militant
coach manager
player athlete
athlete
athletic
pilot
driver
teacher
principal official,teacher
superintendent official
student
nurse
worker
farmer
owner
landlord owner
suspect man,woman,gunman
gunman man,shooter,suspect
shooter man,gunman,suspect
victim
witness
veteran
immigrant
plaintiff
defendant suspect
whistleblower
defector
coroner official
mother woman,parent
father man,parent
man
woman
boy child,teenager
girl child,teenager
teenager
native
resident
figure
ruler leader
leader figure
monarch ruler,leader
statesman politician
official
reformist politician
hard-liner politician
hardliner politician
moderate politician
presidency
"""

_ORGANISATIONS = """
company firm,business,corporation,maker,giant,retailer,group
firm company,business
corporation company,firm
business company
bank company,lender
lender bank,company
airline company,carrier
carrier airline,company
maker company
automaker company,maker
retailer company
chain company
giant company
startup company,firm
conglomerate company
newspaper paper,outlet,publication
paper newspaper
magazine outlet,publication
network channel,broadcaster,outlet
broadcaster network,channel,outlet
channel network,broadcaster
station channel
outlet
website site,outlet
site website
agency organization,organisation,department,body
department ministry,agency
ministry department,government
government regime,administration
regime government
administration government
authority agency,body,authorities
authorities
bureau agency
office agency
commission panel,body,agency
committee panel,body
panel committee,commission
council body
court tribunal,judges
tribunal court
parliament legislature,assembly
legislature parliament,assembly
assembly legislature,parliament
congress legislature
senate chamber
chamber
party movement
campaign
union group,organization,organisation
group organization,organisation,movement
movement group
organization group,organisation,body
organisation group,organization,body
association group,organization,organisation
federation group,organization
foundation group,organization,charity,nonprofit
charity group,organization,organisation
nonprofit group,organization
institute center,organization,think-tank
institution organization
center group,organization
centre group,organisation
university school,college,institution
college school,university
school
hospital
church
team club
club team
league organization
militia group
police department,authorities
military army,forces
army military,forces
navy military
coalition alliance,group
alliance coalition
bloc union
body
board panel,body
embassy
consulate
service agency
fund
exchange
brigade
"""

_MEN = words(
    """
    king prince emperor emir sultan sheikh pope pontiff congressman assemblyman councilman spokesman chairman
    businessman statesman actor gunman father man boy husband son brother ayatollah imam cardinal priest grandfather
    uncle nephew boyfriend widower fiance grandson son-in-law father-in-law brother-in-law mr sir lord dad daddy
    grandpa stepfather stepson stepbrother half-brother ex-husband ex-boyfriend
    """
)
_WOMEN = words(
    """
    queen princess congresswoman assemblywoman councilwoman spokeswoman chairwoman businesswoman actress mother
    woman girl wife daughter sister grandmother aunt niece girlfriend widow fiancee granddaughter daughter-in-law
    mother-in-law mrs ms miss dame lady madam mum mom mommy grandma stepmother stepdaughter stepsister half-sister
    ex-wife ex-girlfriend
    """
)


def _table(lines: str) -> MappingProxyType[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        head, _, wider = line.partition(" ")
        table[head] = table.get(head, frozenset()) | frozenset(wider.split(",") if wider else ())
    return MappingProxyType(table)


_WIDER = _table(_PERSONS)
_BODIES = _table(_ORGANISATIONS)
_KIN = words(
    """
    wife husband son daughter brother sister mother father uncle aunt nephew niece cousin grandson granddaughter
    grandfather grandmother girlfriend boyfriend fiancee fiance widow widower friend colleague neighbor neighbour
    counterpart predecessor successor rival opponent supporter critic ally son-in-law daughter-in-law father-in-law
    brother-in-law running-mate partner mum mom dad daddy mommy grandma grandpa stepmother stepfather stepson
    stepdaughter stepbrother stepsister half-brother half-sister ex-wife ex-husband ex-girlfriend ex-boyfriend
    mother-in-law
    """
)
_IRREGULAR = MappingProxyType(
    {
        "men": "man",
        "women": "woman",
        "wives": "wife",
        "congressmen": "congressman",
        "congresswomen": "congresswoman",
        "spokesmen": "spokesman",
        "businessmen": "businessman",
        "gunmen": "gunman",
        "attorneys": "attorney",
        "chiefs": "chief",
        "secretaries": "secretary",
        "witnesses": "witness",
        "bosses": "boss",
        "actresses": "actress",
        "coaches": "coach",
        "heads": "head",
    }
)
# Words that are role nouns only with their neighbour: the pair stands for one role.
COMPOUNDS = MappingProxyType(
    {
        ("prime", "minister"): "prime-minister",
        ("vice", "president"): "vice-president",
        ("vice", "chairman"): "chairman",
        ("supreme", "leader"): "supreme-leader",
        ("press", "secretary"): "press-secretary",
        ("attorney", "general"): "attorney-general",
        ("police", "chief"): "police-chief",
        ("secretary", "general"): "secretary-general",
        ("director", "general"): "director-general",
        ("surgeon", "general"): "official",
        ("chief", "executive"): "ceo",
        ("front", "runner"): "front-runner",
        ("hard", "liner"): "hard-liner",
        ("co", "founder"): "co-founder",
        ("executive", "director"): "director",
        ("executive", "editor"): "editor",
        ("major", "general"): "general",
        ("brigadier", "general"): "general",
        ("lieutenant", "general"): "general",
        ("lieutenant", "governor"): "governor",
        ("chief", "justice"): "justice",
        ("crown", "prince"): "prince",
    }
)
HONORIFICS = words(
    """
    mr mrs ms miss mx dr sir dame lord lady madam madame monsieur herr frau senor señor sen sens rep reps gov govs
    gen brig col lt maj capt spc sgt cpl adm cmdr pfc pvt rev fr sr prof pres amb atty supt det insp hon cllr ayatollah
    hajj hojatoleslam imam sheikh sheik mullah pope cardinal archbishop rabbi reverend
    """
)
_SHORT_TITLES = MappingProxyType(
    {
        "sen": "senator",
        "sens": "senator",
        "rep": "representative",
        "reps": "representative",
        "gov": "governor",
        "govs": "governor",
        "gen": "general",
        "col": "colonel",
        "lt": "lieutenant",
        "maj": "major",
        "capt": "captain",
        "sgt": "sergeant",
        "cpl": "corporal",
        "adm": "admiral",
        "cmdr": "commander",
        "rev": "reverend",
        "prof": "professor",
        "dr": "doctor",
        "pres": "president",
        "amb": "ambassador",
        "atty": "attorney",
        "supt": "superintendent",
        "det": "detective",
        "insp": "inspector",
        "sheik": "sheikh",
    }
)
# Countries a title says by itself.
TITLE_COUNTRIES = MappingProxyType(
    {"ayatollah": frozenset({"IRN", "IRQ"}), "supreme-leader": frozenset({"IRN", "PRK"})}
)


def role_of(word: str) -> str | None:
    """Return the role a word names in the singular ("Sen" as senator), None when it is no person's role."""
    lowered = word.lower().rstrip(".")
    lowered = _SHORT_TITLES.get(lowered, _IRREGULAR.get(lowered, lowered))
    if lowered in _WIDER or lowered in _KIN:
        return lowered
    if lowered.endswith("s") and lowered[:-1] in _WIDER.keys() | _KIN:
        return lowered[:-1]
    return None


def is_plural_role(word: str) -> bool:
    """Tell whether a word names several people of a role ("officials")."""
    lowered = word.lower()
    return lowered in _IRREGULAR or (
        lowered not in _WIDER and lowered[:-1] in _WIDER.keys() | _KIN and lowered[-1] == "s"
    )


def body_of(word: str) -> str | None:
    """Return the kind of body a word names ("company"), None when it names none."""
    lowered = word.lower()
    return lowered if lowered in _BODIES else None


def is_kin(role: str) -> bool:
    """Tell whether a role only holds towards somebody ("wife", "rival"), so that the possessor is another person."""
    return role in _KIN


def compatible(role: str, other: str) -> bool:
    """Tell whether two roles can be the same person's (or body's): equal, or one is the wider word for the other."""
    table = _WIDER if role in _WIDER else _BODIES
    return role == other or other in table.get(role, ()) or role in table.get(other, ())


def takes_up(description: str, role: str) -> bool:
    """Tell whether a description can stand for a stated role: the same word or a wider one, not a narrower one."""
    table = _WIDER if role in _WIDER else _BODIES
    return description == role or description in table.get(role, ())


def role_gender(role: str) -> Gender | None:
    """Return the gender a role or honorific tells by itself."""
    word = role.lower().rstrip(".")
    return "male" if word in _MEN else "female" if word in _WOMEN else None
