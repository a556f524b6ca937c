import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.locales.direction import FSI, PDI, isolate, person_name
from pact_author.model.names import Name, NameList

HIMARI = Name("JP-f-01", "JP", NameList.FEMALE, "Himari", "陽葵", "Jpan", "office")
DAVID = Name("IL-m-01", "IL", NameList.MALE, "David", "דוד", "Hebr", "office")


@pytest.mark.parametrize(
    ("text", "direction"),
    [("David", "ltr"), ("陽葵", "ltr"), ("דוד", "rtl"), ("مريم", "rtl"), ("", "ltr"), ("", "rtl"), ("12", "rtl")],
)
def test_what_runs_as_the_locale_does_stays_as_it_is(text, direction):
    assert text == isolate(text, direction)


@pytest.mark.parametrize(
    ("text", "direction"), [("דוד", "ltr"), ("مريم", "ltr"), ("David", "rtl"), ("陽葵", "rtl"), ("David דוד", "ltr")]
)
def test_what_runs_the_other_way_is_isolated(text, direction):
    assert f"\u2068{text}\u2069" == isolate(text, direction)


@given(st.text(), st.sampled_from(["ltr", "rtl"]))
def test_nothing_but_the_two_isolates_is_ever_added(text, direction):
    told = isolate(text, direction)

    assert told in (text, FSI + text + PDI)
    against = {"L"} if direction == "rtl" else {"R", "AL"}
    assert (told != text) == any(unicodedata.bidirectional(char) in against for char in text)


@pytest.mark.parametrize(
    ("expected", "name", "locale"),
    [
        ("Himari", HIMARI, "en"),
        ("陽葵", HIMARI, "ja"),
        ("Himari", HIMARI, "zh-Hans"),
        ("\u2068Himari\u2069", HIMARI, "ar"),
        ("David", DAVID, "pt-BR"),
        ("דוד", DAVID, "he"),
        ("\u2068David\u2069", DAVID, "ar"),
        ("David", DAVID, "hi"),
    ],
)
def test_a_name_is_shown_in_its_own_script_where_that_is_the_locale_s_and_else_in_latin(expected, name, locale):
    assert expected == person_name(name, locale)
