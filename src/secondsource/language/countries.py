"""Countries with their ISO 3166 codes, other names, demonyms and capitals."""

from __future__ import annotations

from types import MappingProxyType

import msgspec

# code | name | other names | adjectives and demonyms (singular) | capital
_TABLE = """
AFG|Afghanistan||Afghan|Kabul
ALB|Albania||Albanian|Tirana
DZA|Algeria||Algerian|Algiers
AGO|Angola||Angolan|Luanda
ARG|Argentina||Argentine,Argentinian|Buenos Aires
ARM|Armenia||Armenian|Yerevan
AUS|Australia||Australian|Canberra
AUT|Austria||Austrian|Vienna
AZE|Azerbaijan||Azerbaijani,Azeri|Baku
BHS|Bahamas||Bahamian|Nassau
BHR|Bahrain||Bahraini|Manama
BGD|Bangladesh||Bangladeshi|Dhaka
BLR|Belarus||Belarusian|Minsk
BEL|Belgium||Belgian|Brussels
BEN|Benin||Beninese|Porto-Novo
BOL|Bolivia||Bolivian|La Paz
BIH|Bosnia|Bosnia and Herzegovina,Bosnia-Herzegovina|Bosnian|Sarajevo
BWA|Botswana||Botswanan|Gaborone
BRA|Brazil||Brazilian|Brasilia
BGR|Bulgaria||Bulgarian|Sofia
BFA|Burkina Faso||Burkinabe|Ouagadougou
BDI|Burundi||Burundian|Bujumbura
KHM|Cambodia||Cambodian|Phnom Penh
CMR|Cameroon||Cameroonian|Yaounde
CAN|Canada||Canadian|Ottawa
CAF|Central African Republic|||Bangui
TCD|Chad||Chadian|N'Djamena
CHL|Chile||Chilean|Santiago
CHN|China|People's Republic of China,PRC|Chinese|Beijing
COL|Colombia||Colombian|Bogota
COG|Congo|||Brazzaville
COD|Democratic Republic of Congo|Democratic Republic of the Congo,DRC|Congolese|Kinshasa
CRI|Costa Rica||Costa Rican|San Jose
HRV|Croatia||Croatian,Croat|Zagreb
CUB|Cuba||Cuban|Havana
CYP|Cyprus||Cypriot|Nicosia
CZE|Czech Republic|Czechia|Czech|Prague
DNK|Denmark||Danish,Dane|Copenhagen
DJI|Djibouti||Djiboutian|
DOM|Dominican Republic|||Santo Domingo
ECU|Ecuador||Ecuadorian,Ecuadorean|Quito
EGY|Egypt||Egyptian|Cairo
SLV|El Salvador||Salvadoran,Salvadorean|San Salvador
ERI|Eritrea||Eritrean|Asmara
EST|Estonia||Estonian|Tallinn
ETH|Ethiopia||Ethiopian|Addis Ababa
FJI|Fiji||Fijian|Suva
FIN|Finland||Finnish,Finn|Helsinki
FRA|France||French,Frenchman,Frenchwoman|Paris
GAB|Gabon||Gabonese|Libreville
GMB|Gambia||Gambian|Banjul
GEO|Georgia||Georgian|Tbilisi
DEU|Germany|West Germany,Federal Republic of Germany|German|Berlin
GHA|Ghana||Ghanaian|Accra
GRC|Greece||Greek|Athens
GTM|Guatemala||Guatemalan|Guatemala City
GIN|Guinea||Guinean|Conakry
GUY|Guyana||Guyanese|Georgetown
HTI|Haiti||Haitian|Port-au-Prince
HND|Honduras||Honduran|Tegucigalpa
HUN|Hungary||Hungarian|Budapest
ISL|Iceland||Icelandic,Icelander|Reykjavik
IND|India||Indian|New Delhi,Delhi
IDN|Indonesia||Indonesian|Jakarta
IRN|Iran|Islamic Republic of Iran,Islamic Republic|Iranian|Tehran,Teheran
IRQ|Iraq||Iraqi|Baghdad
IRL|Ireland|Republic of Ireland|Irish,Irishman|Dublin
ISR|Israel||Israeli|Jerusalem,Tel Aviv
ITA|Italy||Italian|Rome
CIV|Ivory Coast|Côte d'Ivoire|Ivorian|Abidjan
JAM|Jamaica||Jamaican|Kingston
JPN|Japan||Japanese|Tokyo
JOR|Jordan||Jordanian|Amman
KAZ|Kazakhstan||Kazakh|Astana
KEN|Kenya||Kenyan|Nairobi
XKX|Kosovo||Kosovar|Pristina
KWT|Kuwait||Kuwaiti|Kuwait City
KGZ|Kyrgyzstan||Kyrgyz|Bishkek
LAO|Laos||Laotian,Lao|Vientiane
LVA|Latvia||Latvian|Riga
LBN|Lebanon||Lebanese|Beirut
LBR|Liberia||Liberian|Monrovia
LBY|Libya||Libyan|Tripoli
LTU|Lithuania||Lithuanian|Vilnius
LUX|Luxembourg||Luxembourgish|
MDG|Madagascar||Malagasy|Antananarivo
MWI|Malawi||Malawian|Lilongwe
MYS|Malaysia||Malaysian|Kuala Lumpur
MDV|Maldives||Maldivian|Male
MLI|Mali||Malian|Bamako
MLT|Malta||Maltese|Valletta
MRT|Mauritania||Mauritanian|Nouakchott
MUS|Mauritius||Mauritian|Port Louis
MEX|Mexico||Mexican|Mexico City
MDA|Moldova||Moldovan|Chisinau
MNG|Mongolia||Mongolian|Ulaanbaatar
MNE|Montenegro||Montenegrin|Podgorica
MAR|Morocco||Moroccan|Rabat
MOZ|Mozambique||Mozambican|Maputo
MMR|Myanmar|Burma|Burmese|Naypyidaw
NAM|Namibia||Namibian|Windhoek
NPL|Nepal||Nepalese,Nepali|Kathmandu
NLD|Netherlands|Holland|Dutch,Dutchman|The Hague,Amsterdam
NZL|New Zealand||New Zealander|Wellington
NIC|Nicaragua||Nicaraguan|Managua
NER|Niger||Nigerien|Niamey
NGA|Nigeria||Nigerian|Abuja
PRK|North Korea|DPRK|North Korean|Pyongyang
MKD|North Macedonia|Macedonia|Macedonian|Skopje
NOR|Norway||Norwegian|Oslo
OMN|Oman||Omani|Muscat
PAK|Pakistan||Pakistani|Islamabad
PSE|Palestine|Palestinian Authority|Palestinian|Ramallah
PAN|Panama||Panamanian|Panama City
PNG|Papua New Guinea|||Port Moresby
PRY|Paraguay||Paraguayan|Asuncion
PER|Peru||Peruvian|Lima
PHL|Philippines||Philippine,Filipino,Filipina|Manila
POL|Poland||Polish,Pole|Warsaw
PRT|Portugal||Portuguese|Lisbon
QAT|Qatar||Qatari|Doha
ROU|Romania||Romanian|Bucharest
RUS|Russia|Russian Federation|Russian|Moscow
RWA|Rwanda||Rwandan|Kigali
SAU|Saudi Arabia||Saudi,Saudi Arabian|Riyadh
SEN|Senegal||Senegalese|Dakar
SRB|Serbia||Serbian,Serb|Belgrade
SLE|Sierra Leone||Sierra Leonean|Freetown
SGP|Singapore||Singaporean|
SVK|Slovakia||Slovak,Slovakian|Bratislava
SVN|Slovenia||Slovenian,Slovene|Ljubljana
SOM|Somalia||Somali|Mogadishu
ZAF|South Africa||South African|Pretoria
KOR|South Korea|Republic of Korea|South Korean|Seoul
SSD|South Sudan||South Sudanese|Juba
SUN|Soviet Union|USSR|Soviet|
ESP|Spain||Spanish,Spaniard|Madrid
LKA|Sri Lanka||Sri Lankan|Colombo
SDN|Sudan||Sudanese|Khartoum
SWE|Sweden||Swedish,Swede|Stockholm
CHE|Switzerland||Swiss|Bern,Geneva
SYR|Syria||Syrian|Damascus
TWN|Taiwan||Taiwanese|Taipei
TJK|Tajikistan||Tajik|Dushanbe
TZA|Tanzania||Tanzanian|Dodoma
THA|Thailand||Thai|Bangkok
TLS|East Timor|Timor-Leste|Timorese|Dili
TGO|Togo||Togolese|Lome
TTO|Trinidad and Tobago||Trinidadian|Port of Spain
TUN|Tunisia||Tunisian|Tunis
TUR|Turkey|Türkiye|Turkish,Turk|Ankara
TKM|Turkmenistan||Turkmen|Ashgabat
UGA|Uganda||Ugandan|Kampala
UKR|Ukraine||Ukrainian|Kyiv,Kiev
ARE|United Arab Emirates|UAE,Emirates,U.A.E.|Emirati|Abu Dhabi
GBR|United Kingdom|UK,U.K.,Britain,Great Britain|British,Briton|London
USA|United States|US,U.S.,USA,U.S.A.,America,United States of America|American|Washington,Washington D.C.
URY|Uruguay||Uruguayan|Montevideo
UZB|Uzbekistan||Uzbek|Tashkent
VAT|Vatican|Holy See,Vatican City||
VEN|Venezuela||Venezuelan|Caracas
VNM|Vietnam||Vietnamese|Hanoi
YEM|Yemen||Yemeni|Sanaa,Sana'a
ZMB|Zambia||Zambian|Lusaka
ZWE|Zimbabwe||Zimbabwean|Harare
"""


class Country(msgspec.Struct, frozen=True, gc=False):
    """A country: ISO 3166-1 alpha-3 code, common name, other names, demonyms with plurals, capitals."""

    code: str
    name: str
    others: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


def _split(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split(",") if part)


def _plurals(demonyms: tuple[str, ...]) -> tuple[str, ...]:
    """Add the plural where one is formed with -s."""
    fixed = ("ese", "ish", "ch", "ss", "man")
    return (*demonyms, *(f"{word}s" for word in demonyms if not word.endswith(fixed)))


def _read(line: str) -> Country:
    code, name, others, demonyms, capitals = line.split("|")
    return Country(code, name, _split(others), _plurals(_split(demonyms)), _split(capitals))


COUNTRIES = tuple(_read(line) for line in _TABLE.strip().splitlines())
_BY_NAME = MappingProxyType({key: c for c in COUNTRIES for key in (c.name, *c.others)})
_BY_DEMONYM = MappingProxyType({key: c for c in COUNTRIES for key in c.demonyms})
_BY_CAPITAL = MappingProxyType({key: c for c in COUNTRIES for key in c.capitals})


def country_named(name: str) -> Country | None:
    """Return the country with exactly this name ("Iran", "U.S.")."""
    return _BY_NAME.get(name)


def country_of_demonym(word: str) -> Country | None:
    """Return the country of an adjective or demonym ("Iranian", "Britons")."""
    return _BY_DEMONYM.get(word)


def country_of_capital(name: str) -> Country | None:
    """Return the country whose capital, or seat of government, has this name."""
    return _BY_CAPITAL.get(name)


def country_of(words: str) -> Country | None:
    """Return the country meant by a name, demonym or capital ("Tehran" for Iran)."""
    return _BY_NAME.get(words) or _BY_DEMONYM.get(words) or _BY_CAPITAL.get(words)
