"""Words that tell what a proper name names, and capitalised words that are no names."""

from __future__ import annotations

from secondsource.language.lists import words

ORGANISATION_HEADS = words(
    """
    academy administration agency airlines airways alliance army assembly associates association authority bank
    board brigade brigades broadcasting brothers bureau cabinet campaign center centre chamber church club coalition
    college command commission committee community company conference confederation congress corp corporation corps
    convention council court department directorate electric embassy enterprises exchange federation force forces forum
    foundation front fund group guard guards hospital house inc industries initiative institute institution
    international journal laboratories league legion llc ltd media ministry mission mosque motors movement museum
    navy network news office organisation organization parliament partners partnership party police post press radio
    records research school secretariat senate service services society squad studios syndicate systems taliban team
    television temple times tribune tribunal trust union university watch works workshop
    """
)
PLACE_HEADS = words(
    """
    archipelago basin borough duchy emirate empire fault fjord glacier kingdom parish peak principality rift sultanate
    airport avenue base bay beach boulevard bridge canal city coast county creek delta desert district east falls
    garden gardens gulf harbor harbour heights hill hills island islands isle lake mountain mountains north ocean
    park peninsula plaza port prefecture province region republic ridge river road sea shore south springs square
    state states strait street territory town tower valley village west woods
    """
)
OTHER_HEADS = words(
    """
    accord accords act action affair agreement amendment attack award awards battle bill bowl championship
    championships code constitution crisis cup day deal declaration doctrine festival games holocaust initiative
    intifada law massacre medal memorandum olympics open pact plan prize protocol reform report resolution
    revolution rule scandal series show spring summit tour treaty trial uprising war week
    """
)
PLACE_OPENERS = words("mount lake fort port cape camp isle bay gulf strait río rio san santa saint st st.")
# Heads that a complement follows ("Ministry of Foreign Affairs", "Gulf of Mexico").
BEFORE_OF = (
    ORGANISATION_HEADS | PLACE_HEADS | OTHER_HEADS | frozenset(["bank", "daughters", "sons", "guardians", "hall"])
) - frozenset(
    ["east", "west", "north", "south", "city", "office", "day", "week", "attack", "trial", "report", "rule", "court"]
) | frozenset(["court", "city"])
# What a minister or secretary is the minister or secretary of.
DEPARTMENTS = words(
    """
    state defense defence treasury commerce interior energy labor labour education agriculture transportation
    transport homeland security health human services housing urban development veterans affairs war justice finance
    foreign economy culture navy army air force and staff
    """
)
STATES = words(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana
    Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana
    Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming
    Ontario Quebec England Scotland Wales Europe Africa Asia Antarctica Bavaria Catalonia Crimea Gaza Kashmir
    Chechnya Tibet Siberia Manhattan Brooklyn
    """
) | frozenset(
    [
        "New Hampshire",
        "New Jersey",
        "New Mexico",
        "New York",
        "New York City",
        "North Carolina",
        "North Dakota",
        "Rhode Island",
        "South Carolina",
        "South Dakota",
        "West Virginia",
        "British Columbia",
        "Northern Ireland",
        "Hong Kong",
        "Middle East",
        "Latin America",
        "South America",
        "North America",
        "Central America",
        "West Bank",
        "Gaza Strip",
        "Los Angeles",
        "San Francisco",
        "Puerto Rico",
        "Guantanamo Bay",
        "Silicon Valley",
        "Capitol Hill",
    ]
)
BODIES = frozenset(
    """White House|Congress|Senate|Pentagon|Kremlin|Capitol|Supreme Court|United Nations|UN|U.N.|EU|E.U.|European Union|
    NATO|FBI|F.B.I.|CIA|C.I.A.|NSA|N.S.A.|GOP|G.O.P.|NAACP|N.A.A.C.P.|ISIS|Hamas|Hezbollah|Taliban|Al Qaeda|al Qaeda|
    al-Qaeda|Islamic State|House|House of Representatives|Parliament|State Department|Justice Department|
    Treasury|Interpol|OPEC|IMF|WHO|BBC|CNN|NBC|ABC|CBS|MSNBC|NPR|Fox News|New York Times|
    Washington Post|Wall Street Journal|Reuters|Associated Press|AP|AFP|Twitter|Facebook|Google|Microsoft|Apple|
    Amazon|YouTube|Secret Service|Homeland Security|Tea Party|Black Lives Matter|Knesset|Bundestag|Duma|
    Downing Street|Democratic Party|Republican Party|DNC|RNC|ACLU|A.C.L.U.|NRA|N.R.A.|IRS|EPA|E.P.A.|FEMA|
    World Bank|World Health Organization|Red Cross|Amnesty International|Human Rights Watch""".replace(
        "\n    ", ""
    ).split("|")
)
CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs
    fri sat sun christmas easter thanksgiving ramadan am pm gmt est edt pst utc
    """
)
NOT_NAMES = words(
    """
    i i'm i've i'll i'd mr mrs ms dr a an the this that these those he she it they we you my our his her its their
    your in on at by for with from to of as but and or nor so if when while where what who whom whose why how which
    although though because since before after during despite however moreover meanwhile also then there here not no
    yes now once until unless yet still even just only some many most more all each every both few several other
    another one two three four five six seven eight nine ten under over about against between among through without
    within according earlier later last next first second third speaking asked following referring additionally
    currently overall instead thus therefore indeed perhaps maybe let please ok okay oh well internet web god lord
    tv pdf amid amidst despite given like unlike such whether is are was were be been has have had do does did will
    would can could should may might must us me him them including against per via bc ad bce ce
    """
)
# Group words that are capitalised in English without naming a body: people of a party, faith or origin.
PEOPLE = words(
    """
    republican republicans democrat democrats democratic christian christians muslim muslims jew jews jewish islamic
    islam islamist islamists catholic catholics protestant protestants evangelical evangelicals sunni sunnis shiite
    shiites shia hindu hindus buddhist buddhists mormon mormons african-american hispanic hispanics latino latinos
    asian asians african africans european europeans arab arabs western westerners black white liberal liberals
    conservative conservatives tory tories labour communist communists nazi nazis marxist socialist socialists
    libertarian libertarians independent independents kurd kurds kurdish native americans texan texans californian
    californians northern southern eastern persian english
    """
)
SAYING = words(
    """
    said says say told tells added adds wrote writes asked asks replied replies argued argues tweeted tweets noted
    notes insisted insists claimed claims warned warns explained explains announced announces declared declares
    stated states responded responds testified recalled vowed acknowledged admitted suggested confirmed denied joked
    quipped continued concluded remarked commented told believes thinks thought
    """
)
CONNECTORS = words(
    """
    of for and the & de da do dos das del della las los di du der den van von la le bin ibn ben al el
    """
)
PARTICLES = CONNECTORS - words("of for and the &")
