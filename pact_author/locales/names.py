"""Country names and plural categories from CLDR; one of the two modules that know Babel."""

import unicodedata
from decimal import Decimal
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError, get_global

# CLDR also names groupings, exceptional reservations and test codes; they are no countries of ISO 3166-1.
NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def direction(locale: str) -> str:
    """ltr or rtl; ltr for a locale that CLDR does not know."""
    try:
        return str(_locale(locale).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def language_name(locale: str) -> str:
    """The English name of a locale, Portuguese (Brazil); the tag itself where CLDR does not know it."""
    try:
        return _locale(locale).get_display_name("en") or locale
    except (UnknownLocaleError, ValueError):
        return locale


def is_country(code: str) -> bool:
    """Whether a code is one of the 249 of ISO 3166-1 alpha-2."""
    return len(code) == 2 and code.isalpha() and code not in NOT_ISO and code in _locale("en").territories


def country_name(code: str, locale: str) -> str:
    """The name of a country in a locale, nominative. Raises KeyError for a code that is none."""
    name = _locale(locale).territories[code]
    assert isinstance(name, str)
    return name


@lru_cache
def countries(locale: str = "en") -> dict[str, str]:
    """Name of a country in small letters without accents → its code."""
    return {plain_name(name): code for code, name in _locale(locale).territories.items() if is_country(code)}


def plain_name(name: str) -> str:
    """A name as countries() has it: Côte d’Ivoire, cote d'ivoire and COTE D'IVOIRE are one."""
    bare = unicodedata.normalize("NFKD", name.replace("’", "'").replace("&", "and")).casefold()
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def plural_category(number: str, locale: str) -> str:
    """The CLDR plural category of a decimal number: zero, one, two, few, many or other."""
    return _locale(locale).plural_form(Decimal(number))


def script_of(tag: str) -> tuple[str, str]:
    """The script that a locale is written in: its code, and its name in English. Raises ValueError."""
    locale = _known(tag)
    likely = get_global("likely_subtags")
    full = str(likely.get(str(locale)) or likely.get(locale.language) or "")
    code = locale.script or next((part for part in full.split("_") if len(part) == 4), "Latn")
    return code, str(_locale("en").scripts.get(code, "Latin"))


def _known(tag: str) -> Locale:
    """A locale by its one right name: Babel would repair en-ZZ and zh-TW in silence."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError(f"{tag} is no locale") from error
    if str(locale).replace("_", "-") != tag:
        raise ValueError(f"{tag} is not how that locale is written")
    return locale
