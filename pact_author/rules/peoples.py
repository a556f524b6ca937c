"""Countries and their people by their English names, so that rules can see when a text speaks of them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Code: names of the country, a bar, words for its people and things, for some a bar and large cities. Written by hand
# from everyday English; a country that goes by several names has them all. Words that mean something else with a small
# letter (turkey, china) are safe, because only words with a capital are looked at.
_TABLE = """
AD Andorra|Andorran
AE United Arab Emirates,UAE,Emirates,Dubai|Emirati
AF Afghanistan|Afghan
AG Antigua,Barbuda|Antiguan
AL Albania|Albanian
AM Armenia|Armenian
AO Angola|Angolan
AR Argentina|Argentine,Argentinian,Argentinean|Buenos Aires
AT Austria|Austrian
AU Australia|Australian,Aussie|Sydney,Melbourne
AZ Azerbaijan|Azerbaijani,Azeri
BA Bosnia,Herzegovina|Bosnian
BB Barbados|Barbadian
BD Bangladesh|Bangladeshi,Bengali|Dhaka
BE Belgium|Belgian
BF Burkina Faso|Burkinabe
BG Bulgaria|Bulgarian
BH Bahrain|Bahraini
BI Burundi|Burundian
BJ Benin|Beninese
BN Brunei|Bruneian
BO Bolivia|Bolivian
BR Brazil,Brasil|Brazilian|Rio de Janeiro,São Paulo
BS Bahamas|Bahamian
BT Bhutan|Bhutanese
BW Botswana|Motswana,Batswana,Botswanan
BY Belarus|Belarusian
BZ Belize|Belizean
CA Canada|Canadian|Toronto,Montreal,Québec,Quebec
CD Congo,DRC|Congolese
CF Central African Republic|Central African
CG Congo|Congolese
CH Switzerland|Swiss
CI Côte d'Ivoire,Ivory Coast|Ivorian
CL Chile|Chilean|Santiago
CM Cameroon|Cameroonian
CN China|Chinese|Beijing,Shanghai
CO Colombia|Colombian|Bogotá,Bogota
CR Costa Rica|Costa Rican
CU Cuba|Cuban
CV Cape Verde,Cabo Verde|Cape Verdean
CY Cyprus|Cypriot
CZ Czechia,Czech Republic|Czech
DE Germany|German|Berlin,Munich
DJ Djibouti|Djiboutian
DK Denmark|Danish,Dane
DM Dominica|Dominican
DO Dominican Republic|Dominican
DZ Algeria|Algerian
EC Ecuador|Ecuadorian
EE Estonia|Estonian
EG Egypt|Egyptian|Cairo
ER Eritrea|Eritrean
ES Spain|Spanish,Spaniard|Madrid,Barcelona
ET Ethiopia|Ethiopian|Addis Ababa
FI Finland|Finnish,Finn
FJ Fiji|Fijian
FM Micronesia|Micronesian
FR France|French,Frenchman,Frenchwoman|Paris
GA Gabon|Gabonese
GB United Kingdom,UK,Britain,England,Scotland,Wales|British,English,Scottish,Welsh,Brit,Scot|London,Edinburgh
GD Grenada|Grenadian
GE Georgia|Georgian
GH Ghana|Ghanaian|Accra
GM Gambia|Gambian
GN Guinea|Guinean
GR Greece|Greek|Athens
GT Guatemala|Guatemalan
GY Guyana|Guyanese
HK Hong Kong|Hongkonger
HN Honduras|Honduran
HR Croatia|Croatian,Croat
HT Haiti|Haitian
HU Hungary|Hungarian
ID Indonesia,Java,Bali|Indonesian,Javanese,Balinese|Jakarta
IE Ireland|Irish,Irishman
IL Israel|Israeli
IN India|Indian,Hindi|Delhi,Mumbai
IQ Iraq|Iraqi
IR Iran|Iranian,Persian|Tehran
IS Iceland|Icelandic,Icelander
IT Italy|Italian|Rome,Milan
JM Jamaica|Jamaican
JO Jordan|Jordanian|Amman
JP Japan,Nippon|Japanese|Tokyo,Kyoto,Osaka
KE Kenya|Kenyan,Swahili|Nairobi
KG Kyrgyzstan|Kyrgyz
KH Cambodia|Cambodian,Khmer
KI Kiribati|I-Kiribati
KR Korea,South Korea|Korean,South Korean|Seoul
KP North Korea|North Korean
KW Kuwait|Kuwaiti
KZ Kazakhstan|Kazakh
LA Laos|Lao,Laotian
LB Lebanon|Lebanese|Beirut
LK Sri Lanka|Sri Lankan,Sinhalese
LR Liberia|Liberian
LS Lesotho|Basotho
LT Lithuania|Lithuanian
LU Luxembourg|Luxembourgish,Luxembourger
LV Latvia|Latvian
LY Libya|Libyan
MA Morocco|Moroccan|Casablanca,Marrakech,Rabat
MC Monaco|Monegasque
MD Moldova|Moldovan
ME Montenegro|Montenegrin
MG Madagascar|Malagasy
MK North Macedonia,Macedonia|Macedonian
ML Mali|Malian
MM Myanmar,Burma|Burmese
MN Mongolia|Mongolian
MR Mauritania|Mauritanian
MT Malta|Maltese
MU Mauritius|Mauritian
MV Maldives|Maldivian
MW Malawi|Malawian
MX Mexico|Mexican|Mexico City
MY Malaysia|Malaysian,Malay|Kuala Lumpur
MZ Mozambique|Mozambican
NA Namibia|Namibian
NE Niger|Nigerien
NG Nigeria|Nigerian,Yoruba,Igbo,Hausa|Lagos
NI Nicaragua|Nicaraguan
NL Netherlands,Holland|Dutch,Dutchman|Amsterdam
NO Norway|Norwegian
NP Nepal|Nepali,Nepalese|Kathmandu
NZ New Zealand,Aotearoa|New Zealander,Kiwi,Māori,Maori|Auckland,Wellington
OM Oman|Omani
PA Panama|Panamanian
PE Peru|Peruvian|Lima
PG Papua New Guinea|Papua New Guinean,Papuan
PH Philippines|Filipino,Filipina,Philippine|Manila
PK Pakistan|Pakistani|Karachi,Lahore
PL Poland|Polish,Pole|Warsaw,Kraków
PR Puerto Rico|Puerto Rican
PS Palestine|Palestinian
PT Portugal|Portuguese
PY Paraguay|Paraguayan
QA Qatar|Qatari
RO Romania|Romanian|Bucharest
RS Serbia|Serbian,Serb
RU Russia|Russian|Moscow
RW Rwanda|Rwandan
SA Saudi Arabia|Saudi,Saudi Arabian|Riyadh,Jeddah
SB Solomon Islands|Solomon Islander
SD Sudan|Sudanese
SE Sweden|Swedish,Swede|Stockholm
SG Singapore|Singaporean
SI Slovenia|Slovenian,Slovene
SK Slovakia|Slovak,Slovakian
SL Sierra Leone|Sierra Leonean
SN Senegal|Senegalese,Wolof|Dakar
SO Somalia|Somali
SR Suriname|Surinamese
SS South Sudan|South Sudanese
SV El Salvador|Salvadoran
SY Syria|Syrian
SZ Eswatini,Swaziland|Swazi
TD Chad|Chadian
TG Togo|Togolese
TH Thailand|Thai|Bangkok
TJ Tajikistan|Tajik
TL East Timor,Timor-Leste|Timorese
TM Turkmenistan|Turkmen
TN Tunisia|Tunisian
TO Tonga|Tongan
TR Turkey,Türkiye|Turkish,Turk|Istanbul,Ankara
TT Trinidad,Tobago|Trinidadian
TW Taiwan|Taiwanese
TZ Tanzania,Zanzibar|Tanzanian
UA Ukraine|Ukrainian|Kyiv,Kiev
UG Uganda|Ugandan
US United States,USA,America|American|U.S.,New York,California
UY Uruguay|Uruguayan
UZ Uzbekistan|Uzbek
VE Venezuela|Venezuelan
VN Vietnam,Viet Nam|Vietnamese|Hanoi,Saigon
VU Vanuatu|Ni-Vanuatu
WS Samoa|Samoan
YE Yemen|Yemeni
ZA South Africa|South African,Zulu,Xhosa|Johannesburg,Cape Town
ZM Zambia|Zambian
ZW Zimbabwe|Zimbabwean,Shona
"""

# What countries are called in titles and addresses of their own, where the letters differ; without accents.
_AT_HOME = """
AE الإمارات; AL shqip; AR argentino; AT osterreich; BD বাংলাদেশ; BE belgique,belgie;
BR brasileir; CH schweiz,suisse,svizzera; CN 中国,中國; CZ cesk; DE deutsch,allemagne;
DK danmark,dansk; DZ algerie,الجزائر; EG مصر; ES espan; ET amhar,oromo,tigray,ኢትዮጵያ;
FI suomi,suomalai; FR france,francais; GR ελλαδα,ελλην; HK 香港; HU magyar; IN भारत;
IQ العراق; IR ایران; IT italia; JP 日本,japon; KH កម្ពុជា; KR 한국,대한민국; LB لبنان,liban;
MA maroc,المغرب; MM မြန်မာ; NL nederland; NO norge,norsk; NP नेपाल; PH pilipin;
PK پاکستان; PL polsk; RU росси,русск; SA السعودية; SE sverige,svensk; SN senegalais;
TH ไทย; TN tunisie,تونس; TR turkiye,turk; TW 台灣,臺灣; UA украин;
"""
_OWN = {each[:2]: tuple(each[3:].split(",")) for each in _AT_HOME.replace("\n", " ").strip(" ;").split("; ")}

NAMES: dict[str, tuple[str, ...]] = {}
"""Code → names of the country."""
PEOPLES: dict[str, tuple[str, ...]] = {}
"""Code → words for its people and things."""
CITIES: dict[str, tuple[str, ...]] = {}
"""Code → large cities, of some countries."""
for _line in _TABLE.strip().splitlines():
    for _table, _words in zip((NAMES, PEOPLES, CITIES), _line[3:].split("|"), strict=False):
        _table[_line[:2]] = tuple(_words.split(","))

_ODD = re.compile(r"[^a-z0-9]")

# The word begins there: that is asked second, because letters are quicker to look for than places between them.
_CAPITAL = re.compile(r"[A-ZÀ-ÞĀ-Ž](?<!\w.)[\w'’-]*(?: (?:d['’])?[A-ZÀ-ÞĀ-Ž][\w'’-]*){0,3}")


_ACCENT = re.compile("[\u0300-\u036f]")


@lru_cache
def _wanted(words: str) -> frozenset[str]:
    table = NAMES if words == "names" else PEOPLES
    return frozenset(word for each in table.values() for word in each)


def named(text: str, words: str = "names") -> Iterator[str]:
    """Every name of a country in a text, or (words="peoples") every word for a people, in order; the longest each."""
    wanted = _wanted(words)
    for run in _CAPITAL.finditer(text):
        parts = run[0].split(" ")
        at = 0
        while at < len(parts):
            for size in range(len(parts) - at, 0, -1):
                word = " ".join(parts[at : at + size])
                word = word if word in wanted else re.sub(r"['’]s$|['’]$", "", word)
                if word in wanted or (words == "peoples" and word.removesuffix("s") in wanted):
                    yield word
                    at += size - 1
                    break
            at += 1


@lru_cache(4096)
def _without_accents(text: str) -> str:
    """In small letters, each without its accent: Perú is Peru."""
    low = text.lower()
    return low if low.isascii() else _ACCENT.sub("", unicodedata.normalize("NFD", low))


def mentions(text: str, country: str) -> bool:
    """Whether a text (a web address too, in any case) speaks of a country; true for one that is not in the table."""
    words = _words_of(country)
    if not words:
        return True
    low = _without_accents(text)
    if any(word in low and re.search(rf"(?<![a-z]){re.escape(word)}", low) for word in words):
        return True
    squeezed = _ODD.sub("", low)
    top = {"GB": ".uk", "US": ".edu"}.get(country, f".{country.lower()}")
    return (
        any(len(word) > 5 and word.isascii() and _ODD.sub("", word) in squeezed for word in words)
        or re.search(rf"https?://[^/\s]*{re.escape(top)}(?=[/:\s]|$)", low) is not None
    )


@lru_cache
def _words_of(country: str) -> tuple[str, ...]:
    words = (*NAMES.get(country, ()), *PEOPLES.get(country, ()), *CITIES.get(country, ()))
    return tuple(map(_without_accents, (*words, *_OWN.get(country, ())))) if words else ()
