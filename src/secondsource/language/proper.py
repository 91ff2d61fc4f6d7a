"""Words that tell what a proper name names, and capitalised words that are no names."""

from __future__ import annotations

from secondsource.language.lists import words

# What newspapers are called, and called by alone ("the Herald").
MEDIA_HEADS = words(
    """
    chronicle courier daily dispatch examiner gazette globe herald inquirer journal magazine mirror monitor observer
    post register review sentinel telegram telegraph times tribune
    """
)
ORGANISATION_HEADS = MEDIA_HEADS | words(
    """
    academy administration agency airlines airways alliance army assembly associates association authority bank
    board brigade brigades broadcasting brothers bureau cabinet campaign center centre chamber church club coalition
    college command commission committee community company conference confederation congress corp corporation corps
    convention council court department directorate electric embassy enterprises exchange federation force forces
    forum foundation front fund group guard guards hospital house inc industries initiative institute institution
    international laboratories league legion llc ltd media ministry mission mosque motors movement museum navy
    network news office organisation organization parliament partners partnership party police press radio records
    research school secretariat senate service services society squad studios syndicate systems taliban team
    television temple tribunal trust union university watch works workshop administrations aerospace airline
    artillery assemblies athletic aviation battalion bancorp band bloc brotherhood caliphate cavalry chemicals choir
    communications confederacy conservatory constabulary consulate consulting courts division electronics ensemble
    entertainment faculty films fleet guild headquarters holdings infantry insurance jihad junta labs legislature
    militia ministries observatory opera orchestra patrol peshmerga petroleum pharma pharmaceuticals philharmonic
    pictures platoon polytechnic politburo productions project prosecutors publishers publishing quartet railroad
    railway railways regiment reporters rovers securities seminary shipping soccer software squadron startup
    symphony taskforce teamsters technologies technology telecom theater theatre treasury troupe unions universities
    ventures wanderers wing wireless
    """
)
PLACE_HEADS = words(
    """
    archipelago basin borough duchy emirate empire fault fjord glacier kingdom parish peak principality rift
    sultanate airport avenue base bay beach boulevard bridge canal city coast county creek delta desert district
    east falls garden gardens gulf harbor harbour heights hill hills island islands isle lake mountain mountains
    north ocean park peninsula plaza port prefecture province region republic ridge river road sea shore south
    springs square state states strait street territory town tower valley village west woods abbey acres arena cape
    castle cathedral cave caves cemetery circuit cliffs dam forest freeway gorge governorate hall highway hotel
    junction lakes lane lowlands mall mill mills monastery monument municipality oasis palace passage pass pier
    plain plains plateau pond prairie prison quarter reef reservoir rivers sands seas shrine stadium station suburb
    swamp terminal terrace trail turnpike tunnel valleys volcano walls waterfront wharf
    """
)
OTHER_HEADS = words(
    """
    accord accords act action affair agreement amendment attack award awards battle bill bowl championship
    championships code constitution crisis cup day deal declaration doctrine festival games holocaust initiative
    intifada law massacre medal memorandum olympics open pact plan prize protocol reform report resolution
    revolt revolution rule scandal series show spring summit tour treaty trial uprising war week age ages album anthem
    archives bible bombing book campaign campaigns cancer catalogue census century chronicles classic covenant
    depression derby disease earthquake edition enlightenment era exhibition famine finals flu game guide
    hurricane index journals marathon method migration mission motion movie novel operation oscar period play prix
    problem race reformation renaissance riots road rules season sonata song statement strategy style syndrome
    system test theorem theory tornado trophy typhoon virus
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
    foreign economy culture navy army air force and staff home environment trade oil sports tourism planning information
    science technology water power immigration
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
    would can could should may might must us me him them including against per via bc ad bce ce near members
    """
)
# Abbreviations of common nouns: written in capitals, but no names.
COMMON_ABBREVIATIONS = frozenset(
    """
    A.D. A.M. ADHD AI AIDS AKA AM ATM B.C.E. BCE BMI C.E. CCTV CD CE CEO CEOs CFO COO COVID CPR CT CTO D.A. DA DJ
    DNA DUI DVD DVDs DVR DWI EP EPs ER ETA EV EVs FAQ FM G.D.P. G.N.P. GDP GMO GMOs GNP GPA GPS H.I.V. HDTV HIV HPV HQ
    HTML HTTP ICU ID IDs IED IEDs IPO IPOs IQ IT IVF KO KOs LED LGBT LGBTQ LP LPs MBA MC MP MPs MEP MEPs MERS MRI MVP
    NGO NGOs P.M. P.S. PC PCs PDF PhD PIN PM POW POWs PR PTSD Q&A R&D RBI RBIs RNA RPM RSS RSVP SARS SAT SMS SUV SUVs
    TB TV TVs UAV UAVs UFO UFOs URL USB VBIED VBIEDs VCR VIP VIPs VP VR WMD WMDs WWI WWII
    """.split()
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
    californians northern southern eastern persian english aboriginal aborigines afrikaner afrikaners alawite
    alawites alevi alevis amazigh amish anglican anglicans anglo-saxon apache ashkenazi assyrian assyrians athenian
    athenians aztec aztecs babylonian babylonians baptist baptists basque basques bedouin bedouins bengali bengalis
    berber berbers boer boers bosniak bosniaks breton bretons byzantine byzantines calvinist calvinists canaanite
    canaanites catalan catalans caucasian caucasians celts chechen chechens cherokee circassian confederate
    confederates coptic copts cossack cossacks creole crusaders druze easterner easterners etruscan etruscans fulani
    germanic goths greco-roman gypsies gypsy hasidic hausa hebrew hellenic huguenot huguenots hutu hutus iberian
    igbo inca incas inuit ismaili jesuit jesuits kashmiri kashmiris latin lutheran lutherans macedonians manchu
    manchus mandarin maori maoris mayan mayans methodist methodists mongol mongols moorish moors navajo neolithic
    nordic normans norse orthodox ottoman palestinian palestinians pashtun pashtuns phoenician phoenicians poles
    polynesian prussian prussians punjabi quaker quakers romanesque romani romans rohingya saxon saxons scandinavian
    scandinavians scots sephardic serb serbs sikh sikhs sinhalese sioux slav slavic slavs spartans sumerian
    sumerians swahili tamil tamils tatar tatars teutonic tibetan tibetans tuareg turkic turkmen tutsi tutsis uighur
    uighurs uyghur uyghurs viking vikings visigoths wahhabi yankee yazidi yazidis yezidi yezidis yiddish yoruba
    zionist zionists zulu zulus mesoamerican dominican dominicans ottomans
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
