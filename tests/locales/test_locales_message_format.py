import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from pact_author.locales.message_format import format_message
from pact_author.reading.message_text import parse_message


def say(source, locale="en", **values):
    message, faults = parse_message(source)
    assert not faults
    return format_message(message, values, locale)


@pytest.mark.parametrize(
    ("source", "values", "expected"),
    [
        ("No names.", {}, "No names."),
        ("{actor} bows.", {"actor": "the guest"}, "the guest bows."),
        ("{a} and {a}", {"a": "x"}, "x and x"),
        ("{g, select, female {her} male {his} other {their}} coat", {"g": "female"}, "her coat"),
        ("{g, select, female {her} male {his} other {their}} coat", {"g": "nonbinary"}, "their coat"),
        ("{g, select, female {{who} smiles} other {nobody}}", {"g": "female", "who": "Ann"}, "Ann smiles"),
        ("{n, plural, one {# cup} other {# cups}}", {"n": "1"}, "1 cup"),
        ("{n, plural, one {# cup} other {# cups}}", {"n": "2"}, "2 cups"),
        ("{n, plural, =0 {no cup} one {# cup} other {# cups}}", {"n": "0"}, "no cup"),
    ],
)
def test_values_take_their_places(source, values, expected):
    assert expected == say(source, **values)


@given(st.sampled_from(["ar", "cy", "en", "lt", "pl", "ru"]), st.integers(0, 120))
def test_plurals_follow_the_rules_of_the_locale(locale, number):
    categories = ("zero", "one", "two", "few", "many", "other")
    source = "{n, plural, " + " ".join(f"{name} {{{name}}}" for name in categories) + "}"

    assert Locale.parse(locale).plural_form(number) == say(source, locale, n=str(number))


@pytest.mark.parametrize("value", ["{actor}", "{0.__class__}", "%s", "'{'", "\\n"])
def test_a_value_is_never_read_as_a_message(value):
    assert f"<{value}>" == say("<{actor}>", actor=value)


def test_a_name_without_a_value_is_our_fault_and_says_which():
    with pytest.raises(ValueError, match=r"\{actor\}"):
        say("{actor}")
