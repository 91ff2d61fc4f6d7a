"""Word lists that tell a full stop after an abbreviation from one that ends a sentence."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What follows these belongs to them: a title its name, "e.g." its example.
BINDING = _words(
    "Mr Mrs Ms Mx Dr Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Maj Capt Sgt Cpl Pvt Adm Cmdr Rev Hon Pres Amb Atty "
    "Supt Det Insp Messrs Mmes Mme Mlle Fr Br Ald Brig Cdr Cllr Comm Cmd Const Dep Hr Msgr Ofc Ph Spc Spec "
    "Mt Ft Pt Ste e.g i.e eg ie cf vs v viz approx esp incl Gens Drs Profs Mgr Pfc Bp Abp"
)
# What follows these belongs to them when it is a number.
NUMBERED = _words(
    "No Nos nos p pp P Pp Vol vol Vols Art art Arts Sec sec Secs Fig fig Figs Ch ch c ca Ca cir par para Par "
    "Op op Ex ver Rm Apt Bldg Ste Tel tel ext Ext Eq eq Tab Ref ed"
)
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
# These may end a sentence or stand inside one; what follows decides.
AMBIGUOUS = MONTHS | _words(
    "Inc Corp Co Cos Ltd LLC Plc Jr Sr Bros Assn Dept Est Univ Inst Intl Natl Govt Mfg Ctr Esq St Ave Blvd Rd Ln Hwy "
    "Pkwy Sq Pl Dr al Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev "
    "Okla Ore Pa Penn Tenn Tex Tx Va Vt Wash Wis Wyo Ont Que Alta Man Sask Ph.D Mon Tue Tues Wed Thu Thur Thurs Fri "
    "Sat Sun min sec hr hrs mins lb lbs oz ft mi sq gal km kg mph"
)
CLOCK = _words("a.m p.m A.M P.M am pm")
AFTER_CLOCK = _words(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT BST UTC CET CEST Eastern Central Mountain Pacific Greenwich Local "
    "Moscow Beijing Tehran Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
# Capitalised, these begin a sentence: names hardly ever start with them.
STARTERS = _words(
    "The This That These Those He She It They We You I In On At But And Or So If When While As After Before For "
    "From By To With Without There Their His Her Its Our My Your What Who Why How Where Which Whose Not No Yes Some "
    "Many Most All Both Each Every Another Other Others Now Then Today Yesterday Tomorrow Here However Meanwhile "
    "Although Though Because Since Until Also Despite During Under Even Still Yet Just Only According Asked Earlier "
    "Later Last Such Is Are Was Were Do Does Did Has Have Had Can Could Would Should Let An A One Two Three Four "
    "Five Six Seven Eight Nine Ten Several Once Instead Nor Nobody Nothing Everyone Everybody Someone Anyone "
    "Perhaps Maybe Moreover Furthermore Nevertheless Therefore Thus Hence Indeed Like Unlike Among Between Through "
    "Throughout Within Against About Above Below Across Along Around Behind Beyond Except Given Whether Neither "
    "Either Few More Much Well Oh Again Always Never Often Sometimes Soon Recently Finally First Second Third "
    "Additionally Overall It's That's He's She's There's What's We're They're You're I'm I've I'd I'll We've It’s "
    "That’s He’s She’s There’s What’s We’re They’re You’re I’m I’ve I’d I’ll We’ve Don't Don’t"
)
# Capitalised after "U.S." and its like, these go on with the name.
AFTER_COUNTRY = _words(
    "Embassy Senate House Congress Army Navy Air Marine Marines Department Dept Attorney Attorneys District Court "
    "Supreme President Secretary State States Representative Representatives Sen Sens Rep Reps Senator Senators "
    "Ambassador Treasury Justice Forces Force Central Capitol Federal Coast Border Customs Special Bureau Agency "
    "Open Postal Geological Steel Bank Fed Chamber Military Officials Officers Vice Fish Food Homeland National "
    "Immigration Drug Government Marshal Marshals Commission Securities Security Council Charter Envoy Mission "
    "Consulate Constitution Circuit Census Defense Defence Energy Education Labor Commerce Interior Trade "
    "Transportation Strategic Southern Northern European African Pacific Fifth Sixth Seventh Fleet General Gen Lt "
    "Col Capt Adm Maj Olympic Soccer Men Women Intelligence Institute Environmental Conference Centers Centre "
    "Center Command Corps Corp Company Police Park Metropolitan Mayor Rangers Special-Envoy Democrats Republicans "
    "Citizenship Ministry Minister Prime High Relief Refugee Human Population Development World Under-Secretary "
    "Assembly Rapporteur Peacekeepers CEO CFO Chief Chairman Chairwoman Founder Co-founder Executive Stock Shares "
    "Rep. Route Highway Interstate Drive Boulevard Avenue Street Foundation Library Group International Holdings"
)
SPEECH_VERBS = (
    r"(?:said|says|say|told|tells|asked|asks|added|adds|replied|wrote|writes|tweeted|posted|announced|declared|insisted"
    r"|shouted|yelled|wondered|exclaimed|demanded|continued|recalled|explained|joked|quipped|cried|warned|argued|claimed"
    r"|responded|answered|noted|concluded|observed|remarked|stated)"
)
_VERB = (
    rf"(?:{SPEECH_VERBS}|is|was|are|were|has|had|have|will|would|could|can|may|might|did|does|do|also|later|then|never"
    r"|wants|wanted|denied|denies|called|calls|claims|took|made|went|came|got|won|lost|met|plans|planned|refused|agreed"
    r"|arrived|returned|left|signed|ordered|vowed|promised|began|started|spoke|became|isn['’]t|wasn['’]t|hasn['’]t"
    r"|didn['’]t|doesn['’]t|won['’]t)"
)
_NAME_AND_VERB = re.compile(rf"([A-Z][\w’'-]+)(?:\s+([A-Z][\w’'-]+))?\s+{_VERB}\b")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
SPEAKER_AFTER = re.compile(
    rf"(?:[A-Z][\w.’'-]*\s+){{1,4}}{SPEECH_VERBS}\b|{SPEECH_VERBS}\s+(?:[A-Z]|the\b|a\b)", re.UNICODE
)


def begins_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether the capitalised words at `start` rather begin a sentence than go on with an abbreviation."""
    match = _WORD.match(text, start, end)
    if match is None:
        return False
    word = match.group()
    if word in STARTERS:
        after = text[match.end() : match.end() + 2]
        return len(word) > 1 or (after[:1].isspace() and (word == "I" or after[1:].islower()))
    named = _NAME_AND_VERB.match(text, start, min(end, start + 80))
    return named is not None and not AFTER_COUNTRY.intersection(named.groups())
