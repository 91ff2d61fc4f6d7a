"""Words for deeds: which PLOVER event type a verb, noun or phrase speaks of, by the manual's definitions."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from secondsource.language.forms import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Single words, by stem; "verb" lists hold verbs, "noun" lists nouns that stand for a deed.
_VERBS = """
AGREE|agree promise pledge vow commit undertake accept consent propose offer
CONSULT|message meet visit host consult negotiate discuss talk phone telephone mediate confer huddle convene
SUPPORT|support endorse back praise welcome applaud commend hail recognise recognize congratulate defend thank approve
  ratify champion laud salute apologise apologize forgive embrace
CONCEDE|concede compromise relent yield capitulate
COOPERATE|cooperate collaborate partner trade exchange extradite
AID|aid help assist donate fund finance provide supply give arm train evacuate rescue shelter equip subsidise bankroll
  deliver feed
RETREAT|free release withdraw retreat surrender disarm resign repatriate pardon demobilise demobilize
REQUEST|ask request urge demand appeal order beg implore petition press pressure plead insist require invite
ACCUSE|accuse blame criticise criticize condemn denounce slam blast lambaste charge sue indict allege rebuke
  deplore decry chide fault mock deride ridicule investigate probe impeach scold berate disparage insult excoriate
  reproach complain suspect question protest confront rail hammer subpoena malign vilify demonize demonise
REJECT|reject refuse oppose deny dismiss decline rebuff veto defy resist block rule-out spurn ignore disagree object
  dispute override overturn repeal reverse
THREATEN|threaten warn menace
PROTEST|demonstrate march rally riot picket
SANCTION|sanction suspend cancel expel boycott sever halt withhold rescind abandon abrogate ban convict fine cut fire
  scrap quit terminate
MOBILIZE|mobilise mobilize deploy amass mass
COERCE|arrest detain jail imprison deport seize confiscate raid censor restrict blockade ban outlaw silence repress
  oppress evict handcuff
ASSAULT|kill attack bomb shoot shell strike assassinate murder invade storm assault torture abduct kidnap ambush wound
  execute stab injure grab shove punch slap choke hijack massacre beat hit destroy fight rape clash
"""
_NOUNS = """
AGREE|agreement deal pledge promise pact accord commitment willingness openness
CONSULT|talk meeting negotiation summit visit discussion dialogue phone-call consultation mediation
SUPPORT|support endorsement praise backing recognition congratulation solidarity approval
CONCEDE|concession compromise
COOPERATE|cooperation collaboration partnership
AID|aid assistance donation relief loan grant help funding
RETREAT|withdrawal release retreat ceasefire truce resignation surrender
REQUEST|request appeal demand call plea
ACCUSE|criticism accusation condemnation lawsuit blame investigation allegation indictment complaint denunciation
REJECT|rejection refusal opposition veto denial
THREATEN|threat warning ultimatum
PROTEST|protest demonstration rally riot
SANCTION|sanction embargo boycott suspension expulsion
MOBILIZE|mobilisation mobilization deployment buildup
COERCE|annexation occupation arrest detention crackdown deportation blockade seizure ban imposition restriction raid
ASSAULT|attack killing assassination murder strike bombing airstrike invasion assault shooting war massacre offensive
  bombardment
"""
# Phrases, over lower-case words with one blank between; the first that fits wins over single words in it.
_PHRASES = """
SANCTION|(?:pull|back|walk|drop|withdr[ae]w|withdrawn|withdrawing)(?:s|ed|ing|n)? (?:out |away |back )?(?:of|from) (?:\\S+ ){0,5}?(?:deal|agreement|accord|treaty|pact|talks|negotiations|jcpoa|organi[sz]ation|council|union|plan)
SANCTION|(?:t[eo]ar|tore|torn|rip|ripp)(?:s|ed|ing)? (?:it |the \\S+ |\\S+ )?(?:up|apart)
SANCTION|(?:impos|slapp?|announc|reimpos|tighten|reintroduc|introduc|enforc|expand)\\w* (?:\\S+ ){0,6}?(?:sanctions?|embargo|tariffs?|maximum pressure)
SANCTION|cut(?:s|ting)? (?:off )?(?:\\S+ ){0,2}?(?:ties|relations|aid|funding)
SANCTION|(?:br[eo]ke|break|broken|breaking|sever\\w*|violat\\w*|rescind\\w*|abandon\\w*|quit|scrap\\w*|cancel\\w*) (?:off )?(?:\\S+ ){0,3}?(?:ties|relations|agreement|deal|pact|treaty|accord|contract)
REJECT|(?:rul|turn|vot|br?ush)\\w* (?:out|down|against|aside|off)
REJECT|express\\w* (?:\\S+ ){0,3}?(?:opposition|disapproval|skepticism|doubts?|objections?|reservations?)
REJECT|(?:walk|storm)\\w* out
REJECT|respond\\w* (?:\\S+ )?skeptical(?:ly)?
REJECT|(?:do|does|did|would|will) not (?:want|accept|support|agree)
REJECT|no (?:negotiations?|talks|deal)
AGREE|express\\w* (?:\\S+ ){0,2}?(?:willingness|readiness|openness|interest)
AGREE|(?:open|ready|willing|prepared) to
AGREE|(?:propos|offer|suggest)\\w* (?:\\S+ ){0,5}?(?:deal|talks|dialogue|meeting|negotiations|agreement|peace|help|plan)
AGREE|accept\\w* (?:\\S+ ){0,2}?(?:dialogue|talks|negotiations|offer|deal|invitation)
AGREE|(?:reach|str[iu]c?k|strike|mak|made)\\w* (?:\\S+ ){0,3}?(?:agreement|deal|pact|accord|peace)
AGREE|(?:arrange|seek|want|hop)\\w* (?:\\S+ ){0,4}?(?:deal|agreement|peace|talks)
SUPPORT|sign\\w* (?:\\S+ ){0,4}?(?:agreement|deal|pact|accord|treaty|memorandum)
SUPPORT|express\\w* (?:\\S+ ){0,2}?(?:support|solidarity|condolences|confidence)
SUPPORT|(?:throw|threw|sid|stand|stood)\\w* (?:\\S+ ){0,2}?(?:behind|with|by)
SUPPORT|pay\\w* tribute
CONSULT|(?:hold|held|holding) (?:\\S+ ){0,4}?(?:talks|meetings?|negotiations|discussions|consultations|summit)
CONSULT|(?:sp[eo]ak|spoke|speaking|spoken|talk\\w*) (?:by (?:tele)?phone )?(?:to|with)
CONSULT|(?:sen[dt]|wr[oi]te|written|email\\w*) (?:\\S+ ){0,2}?(?:letters?|messages?|emails?|notes?) to
CONSULT|(?:ha[ds]|have|having|ate|eat) (?:\\S+ ){0,2}?(?:breakfast|lunch|dinner|meetings?|talks) with
COOPERATE|(?:join|combin)\\w* forces
CONSULT|(?:sat|sit|sitting) down with
AID|(?:send|sent|sending) (?:\\S+ ){0,4}?(?:aid|money|weapons|arms|supplies|assistance)
RETREAT|return\\w* (?:\\S+ ){0,4}?(?:hostages?|prisoners?|captives?|detainees?|bodies|remains|territor(?:y|ies))
RETREAT|(?:step|stepp)\\w* (?:down|aside)
RETREAT|(?:lift|eas|relax)\\w* (?:\\S+ ){0,3}?(?:sanctions|embargo|curfew|restrictions|blockade|ban)
RETREAT|(?:withdraw|withdrew|withdrawn|pull|remov)\\w* (?:\\S+ ){0,4}?(?:troops|forces|soldiers|army|military)
REQUEST|call(?:s|ed|ing)? (?:\\w+day )?(?:on|for|upon)
REQUEST|push(?:es|ed|ing)? (?=(?:\\S+ ){1,4}to )
REQUEST|ma[dk]e\\w* (?:\\S+ ){0,2}?(?:requests?|demands?|appeals?)
REQUEST|s[eo][nu][dt]\\w* (?:\\S+ ){0,2}?(?:orders|demands?)
ACCUSE|call\\w* (?:\\S+ ){1,9}?(?:liar|racist|weak|crooked|disaster|failure|terrible|unfit|corrupt|fraud|disgrace|stunt|mistake|wrong|lies?|idiot|hypocrite|coward|dangerous|disturbing|destructive|traitor|criminal|thug|dishonest|shameful|outrageous|reckless|irresponsible)
SUPPORT|call\\w* (?:\\S+ ){1,5}?(?:champion|hero|friend|partner|great|brilliant|ally)
ACCUSE|(?:lash|hammer)(?:es|s|ed|ing)? (?:out |back )?(?:at|back|against)
ACCUSE|(?:hits?|hitting|fir(?:e|es|ed|ing)|push(?:es|ed|ing)?) (?:out|back)(?: at| against)?
ASSAULT|fir(?:e|es|ed|ing) (?:(?:\\S+ )?(?:shots?|gunshots?|times|rounds?|bullets?|tear gas) )?(?:at|on|into|upon)
ACCUSE|(?:t[oa]ke?|took|taking|taken) (?:aim|issue|a swipe|a shot)
ACCUSE|open\\w* (?:an? )?(?:\\S+ )?(?:investigation|inquiry|probe)
ACCUSE|(?:is|are|was|were|be) (?:a )?(?:lying|liar|racist)
THREATEN|(?:ma[dk]e|making|issu)\\w* (?:\\S+ ){0,3}?(?:threats?|ultimatum|warnings?)
THREATEN|(?:vow|promis|threaten|pledg)\\w* (?:\\S+ ){0,3}?(?:retaliat\\w*|revenge|reprisals?|attack|destroy|punish)
THREATEN|take revenge
MOBILIZE|(?:send|sent|sending|deploy\\w*|mov\\w*) (?:\\S+ ){0,4}?(?:troops|forces|warships?|aircraft|carrier|soldiers|teams)
ASSAULT|(?:carr(?:y|ied|ying)|launch\\w*|conduct\\w*|wag\\w*) (?:out )?(?:\\S+ ){0,4}?(?:attacks?|strikes?|airstrikes?|raids?|war|offensive|bombings?|assault|invasion)
ASSAULT|(?:launch|fir|lob|rain)\\w* (?:\\S+ ){0,3}?(?:missiles?|rockets?|drones?|mortars?|shells)
ASSAULT|open\\w* fire
ASSAULT|(?:order|direct|authori[sz])\\w* (?:\\S+ ){0,3}?(?:assassination|killing|strike|attack|bombing|murder)
ASSAULT|(?:at|to|in) war
"""  # noqa: E501 -- a pattern a line


def _stems(text: str) -> dict[str, str]:
    joined = re.sub(r"\n\s+", " ", text.strip())
    found: dict[str, str] = {}
    for line in joined.splitlines():
        name, entries = line.split("|")
        for entry in entries.split():
            found.setdefault(stem(entry), name)
    return found


_VERB = MappingProxyType(_stems(_VERBS))
_NOUN = MappingProxyType(_stems(_NOUNS))
_PHRASE = tuple(
    (line.split("|", 1)[0], re.compile(r"\b(?:" + line.split("|", 1)[1] + r")(?!\w)"))
    for line in _PHRASES.replace("\\\\", "\\").strip().splitlines()
)
# Verbs whose object is another's deed ("won praise from"), and verbs whose object is not done ("avoided attacks").
RECEIVING = frozenset(
    stem(w)
    for w in "gain receive win get accept draw earn secure garner attract collect enjoy face meet pick welcome".split()
)
AVOIDING = frozenset(stem(w) for w in "avoid avert prevent cease end stop halt drop eschew refrain abandon".split())
SYMMETRIC = frozenset(
    stem(w) for w in "meet talk negotiate agree cooperate sign discuss clash fight trade hold".split()
)


def type_of_verb(word: str) -> str | None:
    """Return the event type a verb speaks of by itself ("condemned": ACCUSE)."""
    return _VERB.get(stem(word))


def type_of_noun(word: str) -> str | None:
    """Return the event type a noun speaks of by itself ("talks": CONSULT)."""
    return _NOUN.get(stem(word))


def phrases_in(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the phrases among words (in lower case) as (first, behind the last, event type), the earliest first."""
    text = " ".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found = []
    for name, pattern in _PHRASE:
        for match in pattern.finditer(text):
            first = sum(1 for s in starts if s <= match.start()) - 1
            last = sum(1 for s in starts if s < match.end())
            found.append((first, last, name))
    yield from sorted(found, key=lambda f: (f[0], -f[1]))
