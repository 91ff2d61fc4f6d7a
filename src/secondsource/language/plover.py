"""PLOVER's event types with their quad classes, modes, contexts, and the CAMEO code and Goldstein value of each.

Types, modes and contexts are those of the PLOVER manual (Open Event Data Alliance, version of 2021 and later); CAMEO
codes follow its conversion table read backwards, Goldstein values are the published scale's for that CAMEO code.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
NONE = "NONE"
TYPES: tuple[EventType, ...] = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
CLASSES: tuple[str, ...] = (NONE, *TYPES)  # the classifier's outputs, in their order

COOPERATIVE = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"])
QUADS = MappingProxyType(
    {
        **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
        **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
        **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
    }
)

# type | mode | words that show it; the first line that fits gives the mode
_MODES = r"""
CONSULT|phone|phon\w+|telephon\w+|by video|video ?conference|virtual\w*
CONSULT|visit|visit\w*|travel\w* to|arriv\w+ in|host\w*|flew to|trip
CONSULT|multilateral|summit|g-?7|g-?20|nato|united nations|security council
CONSULT|third-party|mediat\w+|broker\w*
RETREAT|ceasefire|cease-?fire|truce
RETREAT|release|releas\w+|free[ds]?|freeing|pardon\w*
RETREAT|resign|resign\w*|step\w* (?:down|aside)
RETREAT|disarm|disarm\w*|demobili[sz]\w+|surrender\w*|lay\w* down
RETREAT|access|inspectors?|observers?|allow\w* in|access
RETREAT|withdraw|withdr[ae]w\w*|pull\w* (?:out|back)|retreat\w*
REQUEST|meet|meet\w*|talks?|negotiat\w+|dialogue|sit down
REQUEST|yield|releas\w+|free|lift\w*|stop|end|halt|withdraw\w*|ceasefire|resign|step down
REQUEST|assist|aid|help|assist\w*|support|money|weapons|troops|cooperat\w+
REQUEST|change|reform\w*|chang\w+|elections?|policy|law|rights
REJECT|meet|meet\w*|talks?|negotiat\w+|dialogue|mediation|deal
REJECT|yield|releas\w+|lift\w*|withdraw\w*|ceasefire|resign|step down|concessions?
REJECT|assist|aid|help|assist\w*|cooperat\w+|money|weapons
REJECT|change|reform\w*|chang\w+|law|policy|bill|rights
ACCUSE|investigate|investigat\w+|prob(?:e|ed|es|ing)|inquiry
ACCUSE|allege|accus\w+|alleg\w+|su(?:e|ed|es|ing)|indict\w*|charg\w+|lawsuit|trial
ACCUSE|disapprove|\w+
THREATEN|violence|attack\w*|military|forc\w+|bomb\w*|kill\w*|war|obliterat\w+|retaliat\w+|revenge|strikes?|destroy\w*|nuclear
THREATEN|restrict|sanctions?|tariffs?|boycott\w*|embargo|blockade|ban|curfew
THREATEN|arrest|arrest\w*|jail\w*|prison|prosecut\w+
THREATEN|expel|expel\w*|expuls\w+|deport\w*
THREATEN|territory|occup\w+|annex\w*|seiz\w+
THREATEN|relations|cut|relations|ties|withdraw\w*|aid|talks|funding
PROTEST|hunger|hunger
PROTEST|riot|riot\w*|clash\w*|loot\w*
PROTEST|strike|strik\w+|walkout|walk\w* out
PROTEST|boycott|boycott\w*
PROTEST|obstruct|block\w*|occup\w+|obstruct\w*
PROTEST|demo|\w+
SANCTION|convict|convict\w*|guilty|sentenc\w+|liable|fin(?:e|ed|es|ing)
SANCTION|expel|expel\w*|expuls\w+|ban(?:ned|s|ning)?|fir(?:e|ed|es|ing)
SANCTION|withdraw|withdr[ae]w\w*|pull\w* out|quit\w*|walk\w* away|leav\w+|left|rescind\w*|abandon\w*|tor[en]\w*
SANCTION|discontinue|\w+
MOBILIZE|police|police|national guard
MOBILIZE|militia|militia\w*
MOBILIZE|weapons|missiles?|bombers?|aircraft|warships?|carrier
MOBILIZE|troops|\w+
COERCE|arrest|arrest\w*|detain\w*|detention|jail\w*|imprison\w*|custody
COERCE|deport|deport\w*
COERCE|seize|seiz\w+|confiscat\w+|raid\w*|search\w*
COERCE|curfew|curfew
COERCE|martial-law|martial law|state of emergency
COERCE|censor|censor\w*|press|publication
COERCE|cyber|hack\w*|cyber\w*
COERCE|restrict|restrict\w*|ban(?:ned|s|ning)?|blockad\w+|block\w*|outlaw\w*
ASSAULT|targeted|assassinat\w+|execut\w+|targeted
ASSAULT|suicide-attack|suicide
ASSAULT|abduct|abduct\w*|kidnap\w*|hijack\w*|hostages?
ASSAULT|torture|tortur\w+
ASSAULT|sexual|rap(?:e|ed|es|ing)|sexual\w*
ASSAULT|unconventional|chemical|nuclear|gas
ASSAULT|drone|drones?
ASSAULT|aerial|air ?strikes?|air-?strikes?|bomber|warplanes?|jets?|air raids?
ASSAULT|explosives|bomb\w*|explosi\w+|blast\w*|mines?
ASSAULT|heavy-weapons|shell\w*|artillery|tanks?|rockets?|missiles?|mortars?
ASSAULT|firearms|sho[ot]t?\w*|gun\w*|fire
ASSAULT|crowd-control|tear gas|water cannons?|rubber bullets
ASSAULT|primitive|stab\w*|kni(?:fe|ves)|stones?|rocks?|machetes?
ASSAULT|beat|beat\w*|punch\w*|kick\w*
ASSAULT|destroy|destr\w+|burn\w*|set fire
"""

_CONTEXTS = r"""
military|military|troops?|army|soldiers?|navy|air ?force|forces|weapons?|general|airstrikes?|missiles?|war
economic|econom\w+|trade|tariffs?|sanctions?|financ\w+|bank\w*|oil|market\w*|tax\w*|money|budget
diplomatic|diplom\w+|ambassadors?|negotiat\w+|talks|treaty|agreement|deal|summit|foreign minist\w+|secretary of state
legal|courts?|judges?|lawsuit|su(?:e|ed|ing)|trial|convict\w+|indict\w+|prosecut\w+|legal|law|supreme court
election|election\w*|vot(?:e|es|ed|ers|ing)|campaign\w*|candidate\w*|primary|ballot\w*|polls?|nominee
legislative|bill|legislation|congress\w*|senate|house of|parliament\w*|lawmakers?
cbrn|nuclear|chemical weapons?|uranium|biological|radioactive
terrorism|terror\w*|isis|al-?qa[ei]da|jihad\w*
human_rights|human rights|torture
rights_freedoms|civil rights|free speech|press freedom|civil liberties|freedom of
migration|migra\w+|refugees?|asylum|border|immigra\w+
cyber|cyber\w*|hack\w*|emails?
misinformation|misinformation|disinformation|fake news|propaganda
corruption|corrupt\w*|brib\w+|embezzl\w+|fraud
crime|crim\w+|murder\w*|police|gang\w*
health|health\w*|virus|pandemic|vaccin\w+|hospital\w*|ebola
intelligence|intelligence|cia|spy\w*|spies|surveillance
peacekeeping|peacekeep\w+
territory|territor\w+|annex\w+|border dispute|occup\w+
environment|climate|environment\w*|emissions?|pollution
gender|abortion|women's|gender|sexis\w+
lgbt|gay|lgbt\w*|transgender|same-sex
religion_ethnicity|muslim\w*|christian\w*|jew\w*|ethnic\w*|racis\w+|religio\w+
illegal_drugs|drugs?|cocaine|heroin|cartels?
disasters|earthquakes?|floods?|hurricanes?|wildfires?|disasters?
technology|technolog\w+|software|internet
"""

# type, mode or "*" | CAMEO code | Goldstein value of that code
_CODES = """
AGREE,*|030|4
AGREE,meet|036|4
CONSULT,*|040|1
CONSULT,phone|041|1
CONSULT,visit|042|1.9
CONSULT,third-party|044|2.5
SUPPORT,*|051|3.4
CONCEDE,*|080|5
COOPERATE,*|060|6
AID,*|070|7
RETREAT,*|084|7
RETREAT,release|0841|7
RETREAT,ceasefire|0871|9
RETREAT,withdraw|087|9
RETREAT,disarm|0873|9
RETREAT,access|086|9
RETREAT,resign|0831|5
REQUEST,*|020|3
REQUEST,assist|023|3.4
REQUEST,change|024|-0.3
REQUEST,yield|025|-0.3
REQUEST,meet|026|4
ACCUSE,*|110|-2
ACCUSE,disapprove|111|-2
ACCUSE,allege|112|-2
ACCUSE,investigate|090|-2
REJECT,*|120|-4
REJECT,assist|121|-4
REJECT,change|123|-4
REJECT,yield|124|-4
REJECT,meet|125|-5
THREATEN,*|130|-4.4
THREATEN,restrict|1312|-5.8
THREATEN,relations|1313|-5.8
THREATEN,arrest|132|-5.8
THREATEN,expel|136|-7
THREATEN,territory|1382|-7
THREATEN,violence|138|-7
PROTEST,*|140|-6.5
PROTEST,demo|141|-6.5
PROTEST,hunger|142|-6.5
PROTEST,strike|143|-6.5
PROTEST,boycott|143|-6.5
PROTEST,obstruct|144|-7.5
PROTEST,riot|145|-7.5
SANCTION,*|160|-4
SANCTION,discontinue|163|-8
SANCTION,withdraw|161|-4
SANCTION,expel|166|-7
SANCTION,convict|116|-2
MOBILIZE,*|150|-7.2
MOBILIZE,police|153|-7.2
MOBILIZE,troops|154|-7.2
MOBILIZE,weapons|152|-7.2
COERCE,*|170|-7
COERCE,arrest|173|-5
COERCE,deport|174|-5
COERCE,seize|171|-9.2
COERCE,restrict|172|-5
COERCE,censor|1721|-5
COERCE,curfew|1723|-5
COERCE,martial-law|1724|-5
ASSAULT,*|190|-10
ASSAULT,abduct|181|-9
ASSAULT,beat|182|-9.5
ASSAULT,torture|1822|-9
ASSAULT,sexual|1821|-9
ASSAULT,targeted|186|-10
ASSAULT,suicide-attack|1831|-10
ASSAULT,explosives|183|-10
ASSAULT,firearms|193|-10
ASSAULT,heavy-weapons|194|-10
ASSAULT,aerial|195|-10
ASSAULT,drone|195|-10
ASSAULT,unconventional|204|-10
"""


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_MODE_WORDS = tuple(
    (name, mode, _word(pattern)) for name, mode, pattern in (line.split("|", 2) for line in _MODES.split("\n") if line)
)
_CONTEXT_WORDS = tuple(
    (name, _word(pattern)) for name, pattern in (line.split("|", 1) for line in _CONTEXTS.split("\n") if line)
)
_CODE_OF = MappingProxyType(
    {
        (name, mode): (code, float(value))
        for key, code, value in (line.split("|") for line in _CODES.split("\n") if line)
        for name, mode in [key.split(",")]
    }
)


def mode_of(type_: str, deed: str, clause: str) -> str | None:
    """Return the mode that a deed's own words show, or else its clause's; None where the type has none that fits."""
    for text in (deed, clause):
        for name, mode, pattern in _MODE_WORDS:
            if name == type_ and pattern.pattern != r"\b(?:\w+)\b" and pattern.search(text):
                return mode
    return next((m for n, m, p in _MODE_WORDS if n == type_ and p.pattern == r"\b(?:\w+)\b"), None)


def contexts_of(text: str, most: int = 3) -> tuple[str, ...]:
    """Return the contexts of which a sentence's words speak, in the manual's order."""
    return tuple(name for name, pattern in _CONTEXT_WORDS if pattern.search(text))[:most]


def cameo_of(type_: str, mode: str | None) -> tuple[str, float] | None:
    """Return the CAMEO code and Goldstein value (from −10 to 10) of a type and mode; None for no event type."""
    return _CODE_OF.get((type_, mode or "*")) or _CODE_OF.get((type_, "*"))
