"""A locale's tag to what checks of translations need to know of it: one of the modules that know Babel."""

from functools import lru_cache

from babel.core import Locale, UnknownLocaleError

from pact_author.locales.names import is_country, likely_script
from pact_author.model.translation import LocaleFacts

_SCRIPTS = {
    "Latn": "LATIN FEMININE MASCULINE",
    "Arab": "ARABIC",
    "Deva": "DEVANAGARI",
    "Jpan": "HIRAGANA KATAKANA CJK KATAKANA-HIRAGANA IDEOGRAPHIC HALFWIDTH FULLWIDTH",
    "Hans": "CJK BOPOMOFO IDEOGRAPHIC FULLWIDTH",
    "Hant": "CJK BOPOMOFO IDEOGRAPHIC FULLWIDTH",
    "Kore": "HANGUL CJK FULLWIDTH HALFWIDTH",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Hebr": "HEBREW",
    "Armn": "ARMENIAN",
    "Geor": "GEORGIAN",
    "Ethi": "ETHIOPIC",
    "Beng": "BENGALI",
    "Guru": "GURMUKHI",
    "Gujr": "GUJARATI",
    "Orya": "ORIYA",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
    "Knda": "KANNADA",
    "Mlym": "MALAYALAM",
    "Sinh": "SINHALA",
    "Thai": "THAI",
    "Laoo": "LAO",
    "Khmr": "KHMER",
    "Mymr": "MYANMAR",
    "Tibt": "TIBETAN",
    "Mong": "MONGOLIAN",
    "Tfng": "TIFINAGH",
    "Cher": "CHEROKEE",
    "Nkoo": "NKO",
    "Adlm": "ADLAM",
}
"""Script of ISO 15924 → the first words of its letters' names in Unicode. A script that is not here is not checked."""


def usual_tag(tag: str) -> str | None:
    """The one tag by which CLDR knows a locale, or None where it knows none: pt-br → pt-BR, iw → he, xx → None.

    Babel mends a good deal in silence, so a tag is right where it is what comes back.
    """
    if tag.startswith("und"):  # no language, and en-US to Babel
        return None
    try:
        found = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    told = str(found).replace("_", "-")
    return told if "-" in tag else told.partition("-")[0]


@lru_cache
def locale_facts(tag: str, role_forms: tuple[str, ...] = (), place_forms: tuple[str, ...] = ()) -> LocaleFacts | None:
    """What is known of a locale, or None where the tag is not the usual one."""
    if usual_tag(tag) != tag:
        return None
    locale = Locale.parse(tag, sep="-")
    return LocaleFacts(
        tag=tag,
        scripts=frozenset(_SCRIPTS.get(likely_script(tag), "").split()),
        direction=locale.text_direction,
        role_forms=role_forms,
        place_forms=place_forms,
        plurals=tuple(sorted({*locale.plural_form.tags, "other"})),
        countries={code: name for code, name in locale.territories.items() if is_country(code)},
    )
