import pytest

from pact_author.locales.names import country_name, direction, is_country, language_name, likely_script, plural_category


@pytest.mark.parametrize(
    ("code", "locale", "expected"),
    [("NO", "en", "Norway"), ("JP", "en", "Japan"), ("BR", "pt-BR", "Brasil"), ("EG", "ar", "مصر")],
)
def test_a_country_has_its_name_in_the_locale(code, locale, expected):
    assert expected == country_name(code, locale)


@pytest.mark.parametrize("code", ["NO", "GB", "TW", "PS", "AQ"])
def test_the_codes_of_iso_3166_are_countries(code):
    assert is_country(code)


@pytest.mark.parametrize("code", ["UK", "EU", "XK", "ZZ", "UN", "no", "N", "NOR", "01", "", "150"])
def test_other_codes_are_none(code):
    assert not is_country(code)


def test_there_are_249_countries():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    assert 249 == sum(is_country(first + second) for first in letters for second in letters)


def test_a_plural_category_is_cldr_s():
    assert ["one", "few", "many"] == [plural_category(number, "pl") for number in ("1", "3", "5")]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        *[("en", "Latn"), ("ja", "Jpan"), ("ar", "Arab"), ("hi", "Deva"), ("pt-BR", "Latn"), ("ha-NG", "Latn")],
        *[("zh-Hant", "Hant"), ("zh", "Hans"), ("zh-TW", "Hant"), ("sr-Latn", "Latn"), ("sr", "Cyrl"), ("ko", "Kore")],
    ],
)
def test_a_locale_has_its_script(locale, expected):
    assert expected == likely_script(locale)


@pytest.mark.parametrize(
    ("locale", "expected"), [("ar", "rtl"), ("he", "rtl"), ("ja", "ltr"), ("pt-BR", "ltr"), ("xx", "ltr"), ("", "ltr")]
)
def test_a_locale_is_read_in_its_direction(locale, expected):
    assert expected == direction(locale)


@pytest.mark.parametrize(("locale", "expected"), [("pt-BR", "Portuguese (Brazil)"), ("xx", "xx")])
def test_a_locale_has_a_name_or_is_called_by_its_tag(locale, expected):
    assert expected == language_name(locale)
