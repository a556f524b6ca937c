import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_samples import material

from pact_author.review.material import Material, Text
from pact_author.review.quotes import find_quote

SHOWN = Material(
    "x",
    "x.yaml",
    (Text("norm", "Guests — “all” of them — take off\n their shoes.", "/norm"),),
    (("setting", "a home"),),
)


@pytest.mark.parametrize(
    "quote",
    [
        "take off their shoes",
        "TAKE  OFF",
        'Guests - "all" of them',
        "Guests … their shoes.",
        "Guests ... take ... shoes",
    ],
)
def test_blanks_capitals_marks_and_gaps_may_differ(quote):
    assert "/norm" == find_quote(quote, SHOWN)[0]


def test_the_words_are_given_as_they_stand():
    assert "take off\n their" == find_quote("take off their", SHOWN)[1]


@pytest.mark.parametrize("quote", ["put on their shoes", "shoes … Guests", "their feet", "a … b … c … d … e … f"])
def test_what_is_not_there_is_not_found(quote):
    assert None is find_quote(quote, SHOWN)


@pytest.mark.parametrize("quote", ["", "…", '""', "a", "  -- "])
def test_no_words_are_no_quote(quote):
    assert ("", "") == find_quote(quote, SHOWN)


def test_a_fact_is_shown_too():
    assert ("", "a home") == find_quote("a home", SHOWN)


def test_only_what_the_question_shows_can_be_quoted():
    assert None is find_quote("stands upright, says thank you", material("R601"))
    assert "/options/allow_preference" == find_quote("stands upright, says thank you", material("R605"))[0]


@given(st.text(max_size=200))
def test_any_text_can_be_looked_for(quote):
    find_quote(quote, SHOWN)


@given(st.integers(0, 60), st.integers(4, 60))
def test_every_stretch_of_a_text_is_found_in_it(start, length):
    told = material("R601").texts[0].text
    stretch = told[start : start + length].strip()

    assert find_quote(stretch, material("R601")) in (("/norm/statement", stretch), ("", ""))


def test_a_hostile_quote_takes_no_time():
    began = time.monotonic()
    long = Material("x", "x", (Text("norm", "a " * 20_000, "/norm"),))
    find_quote("a … a … a … ab", long)

    assert time.monotonic() - began < 3
