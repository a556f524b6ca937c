"""Country names and plural categories from CLDR; one of the two modules that know Babel."""

from decimal import Decimal
from functools import lru_cache

from babel.core import Locale

# CLDR also names groupings, exceptional reservations and test codes; they are no countries of ISO 3166-1.
NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def is_country(code: str) -> bool:
    """Whether a code is one of the 249 of ISO 3166-1 alpha-2."""
    return len(code) == 2 and code.isalpha() and code not in NOT_ISO and code in _locale("en").territories


def country_name(code: str, locale: str) -> str:
    """The name of a country in a locale, nominative. Raises KeyError for a code that is none."""
    name = _locale(locale).territories[code]
    assert isinstance(name, str)
    return name


def plural_category(number: str, locale: str) -> str:
    """The CLDR plural category of a decimal number: zero, one, two, few, many or other."""
    return _locale(locale).plural_form(Decimal(number))
