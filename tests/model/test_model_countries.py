import pytest

from pact_author.locales.names import NOT_ISO, is_country
from pact_author.model.countries import COUNTRIES, OTHERS, why_not

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_the_codes_are_those_of_cldr_without_its_own():
    assert {a + b for a in LETTERS for b in LETTERS if is_country(a + b)} == COUNTRIES
    assert 249 == len(COUNTRIES)


def test_what_is_said_of_other_codes_is_said_of_no_country():
    assert set() == set(OTHERS) & COUNTRIES


def test_each_code_that_cldr_adds_is_explained():
    assert set() == NOT_ISO - set(OTHERS)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("UK", "write GB"),
        ("SU", "no more"),
        ("XK", "no code"),
        ("EU", "no country"),
        ("QX", "no country has that code"),
    ],
)
def test_a_code_of_no_country_is_answered_with_what_to_write(code, said):
    assert said in why_not(code)


def test_nothing_is_said_of_a_country():
    assert None is why_not("GB")


def test_what_to_write_instead_is_a_country():
    written = {word.strip(",") for told in OTHERS.values() for word in told.partition("write ")[2].split()}

    assert {"GB", "RU", "SH"} <= {word for word in written if len(word) == 2 and word.isupper()} <= COUNTRIES
